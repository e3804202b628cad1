//! Documented values as Rust expressions, and documented requests and answers as test data.

use serde_json::{Map, Value};

use super::types::{Field, FieldType, OpenEnum, Presence, Struct, Wire};
use crate::spec::{self, Api, OrderedMap, Parameter, Role, Schema};

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
    /// A map with string keys.
    Map(Vec<(String, Expression)>),
    /// A struct: its name, arguments of `new`, and calls of setters.
    Build(TypeName, Vec<Expression>, Vec<(String, Expression)>),
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

/// A scalar value as text, without quotes.
pub(super) fn plain_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// A scalar of that type, where enums are those of the same module.
pub(super) fn value(value: &Value, ty: &FieldType, enums: &[OpenEnum]) -> Option<Expression> {
    let shared = Some(Types { structs: &[], enums: &[] });
    Module { types: Types { structs: &[], enums }, shared }.scalar(value, ty)
}

/// The request that documentation shows: the richest documented one, with what it lacks made up from examples of fields.
pub(super) fn request(api: &Api, scope: &Scope<'_>) -> Expression {
    let documented =
        api.examples.iter().filter_map(|example| example.request.as_ref()).max_by_key(|request| request.len());
    let values: Map<String, Value> = match documented {
        Some(request) => request.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect(),
        None => made_up(api),
    };
    match scope.own.structs.first() {
        Some(object) => Module { types: scope.own, shared: Some(scope.shared) }.build(object, &values),
        None => Expression::List(Vec::new()),
    }
}

/// Values of what is required, and of a few parameters more where that is little: an example shows how a request is made, not
/// all that it can hold.
fn made_up(api: &Api) -> Map<String, Value> {
    const ENOUGH: usize = 3;
    let required = api.parameters.iter().filter(|parameter| parameter.schema.required).count();
    let mut others = ENOUGH.saturating_sub(required);
    let is_shown = |parameter: &&Parameter| {
        let Schema { required, role, deprecated, example, .. } = &parameter.schema;
        let is_one_more = !required && role.is_none() && deprecated.is_none() && example.is_some() && others > 0;
        others -= usize::from(is_one_more);
        *required || is_one_more
    };
    let shown: Vec<&Parameter> = api.parameters.iter().filter(is_shown).collect();
    let value = |parameter: &Parameter| Some((parameter.name.clone(), parameter.schema.example.clone()?));
    shown.into_iter().filter_map(value).collect()
}

/// The module that names are looked up in.
#[derive(Clone, Copy)]
struct Module<'a> {
    types: Types<'a>,
    /// The shared types, as long as they are those of another module.
    shared: Option<Types<'a>>,
}

impl<'a> Module<'a> {
    fn build(self, object: &Struct, values: &Map<String, Value>) -> Expression {
        let mut arguments = Vec::new();
        let mut setters = Vec::new();
        for field in &object.fields {
            let given = values.get(&field.wire_name).and_then(|value| self.any(value, &field.ty));
            match (&field.presence, given) {
                (Presence::Required, Some(value)) => arguments.push(value),
                (Presence::Required, None) => arguments.push(self.placeholder(&field.ty)),
                (_, Some(value)) if is_shown(field) => setters.push((field.setter.clone(), value)),
                _ => {}
            }
        }
        Expression::Build(self.type_name(&object.name), arguments, setters)
    }

    fn any(self, given: &Value, ty: &FieldType) -> Option<Expression> {
        match (ty, given) {
            (FieldType::Struct(_) | FieldType::Component(_), Value::Object(values)) => {
                let (module, object) = self.find(ty)?;
                Some(module.build(object, values))
            }
            (FieldType::List(items), Value::Array(values)) => {
                values.iter().map(|value| self.any(value, items)).collect::<Option<_>>().map(Expression::List)
            }
            (FieldType::Map(items), Value::Object(values)) => values
                .iter()
                .map(|(key, value)| Some((key.clone(), self.any(value, items)?)))
                .collect::<Option<_>>()
                .map(Expression::Map),
            _ => self.scalar(given, ty),
        }
    }

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

    /// Something of the right type where the documents show nothing.
    fn placeholder(self, ty: &FieldType) -> Expression {
        match ty {
            FieldType::String | FieldType::Binary | FieldType::Json => Expression::Text("…".to_owned()),
            FieldType::Boolean => Expression::Boolean(true),
            FieldType::Int32 | FieldType::Int64 => Expression::Integer(1),
            FieldType::Double => Expression::Float(1.0),
            FieldType::Enum(name) => {
                let known = self.types.enums.iter().find(|known| known.name == *name);
                match known.and_then(|known| known.variants.first()) {
                    Some(variant) => Expression::Variant(self.type_name(name), variant.name.clone()),
                    None => Expression::UnknownVariant(self.type_name(name), String::new()),
                }
            }
            FieldType::Struct(_) | FieldType::Component(_) => match self.find(ty) {
                Some((module, object)) => module.build(object, &Map::new()),
                None => Expression::List(Vec::new()),
            },
            FieldType::List(items) => Expression::List(vec![self.placeholder(items)]),
            FieldType::Map(values) => Expression::Map(vec![("…".to_owned(), self.placeholder(values))]),
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

/// The region comes from the client, and what is deprecated is not for new code.
fn is_shown(field: &Field) -> bool {
    !field.wire.contains(&Wire::Region) && field.deprecated.is_none()
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
    let mut sent: Map<String, Value> = request.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect();
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
