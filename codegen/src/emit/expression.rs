//! Expressions of documented values.

use proc_macro2::{Literal, Span};
use syn::{Expr, Lit, LitBool};

use super::layout::Layout;
use super::{syntax, text};
use crate::model::{Expression, FieldType, TypeName, Variable};

/// A scalar, for a constructor that fills it in.
pub(super) fn scalar(expression: &Expression) -> Layout<'_> {
    match expression {
        Expression::Text(value) => Layout::Chain { root: text::literal(value).into(), calls: &[".to_owned()"] },
        Expression::Integer(value) => value.to_string().into(),
        Expression::Float(value) => format!("{value:?}").into(),
        Expression::Boolean(value) => value.to_string().into(),
        Expression::Variant(ty, variant) => [&ty.name, "::", variant].concat().into(),
        Expression::UnknownVariant(ty, value) => [&ty.name, "::from(", &text::literal(value), ")"].concat().into(),
        Expression::List(_) | Expression::Map(_) | Expression::Build(..) | Expression::Variable(_) => {
            "Default::default()".into()
        }
    }
}

/// What a constructor or a setter takes: they convert texts, and the elements of lists and maps that are texts.
pub(super) fn argument(expression: &Expression) -> Expr {
    match expression {
        Expression::List(values) => syntax::array(values.iter().map(element)),
        Expression::Map(entries) => {
            syntax::array(entries.iter().map(|(key, value)| syntax::tuple([element(key), element(value)])))
        }
        _ => element(expression),
    }
}

fn element(expression: &Expression) -> Expr {
    match expression {
        Expression::Text(text) => syntax::text(text),
        Expression::Variable(Variable { name, .. }) => syntax::path([name.as_str()]),
        _ => value(expression),
    }
}

/// A value of just the type.
fn value(expression: &Expression) -> Expr {
    match expression {
        Expression::Text(text) => converted(syntax::text(text)),
        Expression::Variable(Variable { ty: FieldType::String, .. }) => converted(element(expression)),
        Expression::Variable(_) => element(expression),
        Expression::Integer(value) => number(Literal::u64_unsuffixed(value.unsigned_abs()), *value < 0),
        Expression::Float(value) => number(Literal::f64_unsuffixed(value.abs()), value.is_sign_negative()),
        Expression::Boolean(value) => syntax::literal(Lit::Bool(LitBool::new(*value, Span::call_site()))),
        Expression::Variant(ty, variant) => path(ty, variant),
        Expression::UnknownVariant(ty, value) => syntax::call(path(ty, "from"), [syntax::text(value)]),
        Expression::List(values) => syntax::vector(values.iter().map(value)),
        Expression::Map(entries) => {
            let entry = |(key, entry): &(Expression, Expression)| syntax::tuple([value(key), value(entry)]);
            converted(syntax::array(entries.iter().map(entry)))
        }
        Expression::Build(ty, arguments, setters) => {
            let new = syntax::call(path(ty, "new"), arguments.iter().map(argument));
            setters.iter().fold(new, |built, (setter, value)| syntax::method_call(built, setter, [argument(value)]))
        }
    }
}

/// The path of what belongs to a type, under the imports that documentation has.
fn path(ty: &TypeName, item: &str) -> Expr {
    let module = ty.is_shared.then_some("types");
    syntax::path(module.into_iter().chain([ty.name.as_str(), item]))
}

fn converted(value: Expr) -> Expr {
    syntax::method_call(value, "into", [])
}

fn number(literal: Literal, is_negative: bool) -> Expr {
    let number = syntax::literal(Lit::new(literal));
    if is_negative { syntax::negative(number) } else { number }
}
