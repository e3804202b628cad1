//! Documented values as Rust expressions, and documented requests and answers as test data.

mod honest;
mod lists;
mod names;
mod request;
mod rules;

use alicloud_format::spec::{self, Api, OrderedMap, Parameter, Role, plain_text, wire_text};
use serde_json::{Map, Value};

use super::types::{FieldType, OpenEnum, Struct};

pub(super) use honest::is_honest;
pub use names::own;
pub(super) use request::request;

/// An expression to write in documentation.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A string literal.
    Text(String),
    /// An integer literal.
    Integer(i64),
    /// A floating-point literal.
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A variant of an open enum.
    Variant(TypeName, String),
    /// An undocumented value of an open enum.
    UnknownVariant(TypeName, String),
    /// A list.
    List(Vec<Expression>),
    /// A map, by keys that are texts.
    Map(Vec<(Expression, Expression)>),
    /// A value that the reader has.
    Variable(Variable),
    /// A struct: its name, arguments of `new`, and calls of setters.
    Build(TypeName, Vec<Expression>, Vec<(String, Expression)>),
}

impl Expression {
    /// Visits the expression and all that it is made of, in the order in which they are written.
    pub fn each<'e>(&'e self, visit: &mut impl FnMut(&'e Self)) {
        visit(self);
        match self {
            Self::List(values) => values.iter().for_each(|value| value.each(visit)),
            Self::Map(entries) => {
                entries.iter().flat_map(|(key, value)| [key, value]).for_each(|part| part.each(visit));
            }
            Self::Build(_, arguments, setters) => {
                arguments.iter().chain(setters.iter().map(|(_, value)| value)).for_each(|value| value.each(visit));
            }
            Self::Text(_)
            | Self::Integer(_)
            | Self::Float(_)
            | Self::Boolean(_)
            | Self::Variant(..)
            | Self::UnknownVariant(..)
            | Self::Variable(_) => {}
        }
    }
}

/// A value that the reader has, and no document shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its name in Rust, raw where it must be; no other of the example has it.
    pub name: String,
    /// Its type, which is neither a struct, a list nor a map.
    pub ty: FieldType,
}

/// A type that an expression uses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TypeName {
    /// Whether it stands in the module of shared structs, not in that of the operation.
    pub is_shared: bool,
    /// Its name there.
    pub name: String,
}

/// A documented request and answer, as the texts of files.
#[derive(Debug, Clone)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// The request as JSON under wire names.
    pub request: Option<String>,
    /// Parameters as the request carries them, as JSON.
    pub wire: Option<String>,
    /// The answer in JSON.
    pub json: Option<String>,
    /// The answer in XML.
    pub xml: Option<String>,
}

/// The types of one module.
#[derive(Clone, Copy)]
pub(super) struct Types<'a> {
    pub(super) structs: &'a [Struct],
    pub(super) enums: &'a [OpenEnum],
}

/// Types that expressions can refer to.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// Those of the operation.
    pub(super) own: Types<'a>,
    /// Those that operations share.
    pub(super) shared: Types<'a>,
}

/// A scalar of that type, where enums are those of the same module.
pub(super) fn value(value: &Value, ty: &FieldType, enums: &[OpenEnum]) -> Option<Expression> {
    let shared = Some(Types { structs: &[], enums: &[] });
    Module { types: Types { structs: &[], enums }, shared }.scalar(value, ty)
}

/// The module that names are looked up in.
#[derive(Clone, Copy)]
struct Module<'a> {
    types: Types<'a>,
    /// The shared types, as long as they are those of another module.
    shared: Option<Types<'a>>,
}

impl<'a> Module<'a> {
    fn scalar(self, value: &Value, ty: &FieldType) -> Option<Expression> {
        let text = plain_text(value)?;
        Some(match ty {
            FieldType::String => Expression::Text(text),
            FieldType::Boolean => Expression::Boolean(text.parse().ok()?),
            FieldType::Int32 => Expression::Integer(text.parse::<i32>().ok()?.into()),
            FieldType::Int64 => Expression::Integer(text.parse().ok()?),
            FieldType::Double => Expression::Float(text.parse().ok().filter(|value: &f64| value.is_finite())?),
            FieldType::Json => match value {
                Value::Bool(value) => Expression::Boolean(*value),
                Value::Number(_) => Expression::Integer(text.parse::<i32>().ok()?.into()),
                _ => Expression::Text(text),
            },
            FieldType::Enum(name) => {
                let known = self.types.enums.iter().find(|known| known.name == *name)?;
                match known.variants.iter().find(|variant| variant.value == text) {
                    Some(variant) => Expression::Variant(self.type_name(name), variant.name.clone()),
                    None => Expression::UnknownVariant(self.type_name(name), text),
                }
            }
            _ => return None,
        })
    }

    /// The text that a scalar travels as.
    fn text(self, value: &Expression) -> Option<String> {
        match value {
            Expression::Text(text) | Expression::UnknownVariant(_, text) => Some(text.clone()),
            Expression::Integer(value) => wire_text(&(*value).into()),
            Expression::Float(value) => wire_text(&(*value).into()),
            Expression::Boolean(value) => wire_text(&(*value).into()),
            Expression::Variant(ty, name) => {
                let known = self.types.enums.iter().find(|known| known.name == ty.name)?;
                known.variants.iter().find(|variant| variant.name == *name).map(|variant| variant.value.clone())
            }
            Expression::List(_) | Expression::Map(_) | Expression::Variable(_) | Expression::Build(..) => None,
        }
    }

    /// The struct of that type, and the module that it stands in.
    fn find(self, ty: &FieldType) -> Option<(Module<'a>, &'a Struct)> {
        let (module, name) = match (ty, self.shared) {
            (FieldType::Component(name), Some(types)) => (Module { types, shared: None }, name),
            (FieldType::Struct(name) | FieldType::Component(name), _) => (self, name),
            _ => return None,
        };
        let object = module.types.structs.iter().find(|object| object.name == *name)?;
        Some((module, object))
    }

    fn type_name(self, name: &str) -> TypeName {
        TypeName { is_shared: self.shared.is_none(), name: name.to_owned() }
    }
}

/// The documented request and answer as texts.
pub(super) fn documented(api: &Api, example: &spec::Example) -> Example {
    let pretty = |value: &Value| serde_json::to_string_pretty(value).ok();
    let request = example.request.as_ref().map(|request| Value::Object(as_sent(api, request)));
    let wire: Value = example.wire.iter().map(|(name, value)| (name, value.clone())).collect();
    Example {
        title: example.title.clone(),
        request: request.as_ref().and_then(pretty),
        wire: pretty(&wire).filter(|_| !example.wire.is_empty()),
        json: example.json.as_ref().and_then(pretty),
        xml: (!example.xml.is_empty()).then(|| example.xml.join("\n")),
    }
}

/// The request as a client sends it: with a region and a token, where the document leaves them to the client.
fn as_sent(api: &Api, request: &OrderedMap<Value>) -> Map<String, Value> {
    let mut sent: Map<String, Value> = request.clone().into_iter().collect();
    let is_region = |parameter: &&Parameter| parameter.schema.required && parameter.schema.role == Some(Role::Region);
    for region in api.parameters.iter().filter(is_region) {
        let example = || region.schema.example.clone().unwrap_or_else(|| "cn-hangzhou".into());
        sent.entry(region.name.clone()).or_insert_with(example);
    }
    if let Some(token) = api.idempotency_token().filter(|token| token.schema.required) {
        sent.entry(token.name.clone()).or_insert_with(|| "token".into());
    }
    sent
}
