//! A request of any shape: that of a generated one, with the values of a table.

use std::collections::BTreeMap;

use alicloud::runtime as rt;
use alicloud_codegen::model::{self, Expression, FieldType, Presence, Struct, Version};
use rt::{Item, Json, Map, Nested, Record, Scalar, Shape, Slot, View};
use serde_json::Value;

pub(crate) static SERVICE: rt::Service = rt::Service {
    code: "Web",
    version: "2024-01-01",
    style: rt::ApiStyle::Rpc,
    signing: rt::ServiceSigning::Standard,
    central_endpoint: Some("web.example.com"),
    regions: &[],
};

static OPERATION: rt::Operation = rt::Operation {
    service: &SERVICE,
    name: "CreateSite",
    method: rt::Method::Post,
    path: "/",
    access: rt::Access::Signed,
    repeatable: rt::Repeatable::WithToken("ClientToken"),
    documentation: "https://help.example.com/create",
};

static BLANK: Shape = Shape { name: "Blank", fields: &[], constraints: &[], wire: &[], rules: &[] };

/// A structure, or the request itself.
pub(crate) struct Sent {
    shape: &'static Shape,
    fields: Vec<Cell>,
}

/// A field.
enum Cell {
    Text(Option<String>),
    Integer(Option<i64>),
    Float(Option<f64>),
    Flag(Option<bool>),
    Structure(Option<Sent>),
    /// A structure in a list or a map, where it cannot be absent.
    Element(Sent),
    List(Vec<Cell>),
    Map(BTreeMap<String, Cell>),
    Json(Json),
}

impl rt::Request for Sent {
    type Response = Sent;

    const OPERATION: &'static rt::Operation = &OPERATION;
}

impl Sent {
    /// The request of the only API, with these values.
    pub(crate) fn new(version: &Version, values: &Value) -> Self {
        let operation = version.operations.first().expect("an operation");
        let types = Types { own: &operation.request, shared: &version.components };
        types.structure(types.own, types.own.first().expect("a request"), values)
    }
}

/// Where structs are found.
#[derive(Clone, Copy)]
struct Types<'t> {
    own: &'t [Struct],
    shared: &'t [Struct],
}

impl<'t> Types<'t> {
    fn structure(self, module: &'t [Struct], object: &Struct, values: &Value) -> Sent {
        let field = |field: &model::Field| {
            let default = match &field.presence {
                Presence::Filled(Expression::Text(text)) => Value::from(text.as_str()),
                Presence::Filled(Expression::Integer(number)) => Value::from(*number),
                Presence::Filled(Expression::Boolean(value)) => Value::from(*value),
                Presence::Filled(Expression::Variant(_, name)) => Value::from(name.as_str()),
                _ => Value::Null,
            };
            let value = values.get(&field.wire_name).unwrap_or(&default);
            self.cell(module, &field.ty, value)
        };
        Sent { shape: shape(object), fields: object.fields.iter().map(field).collect() }
    }

    fn cell(self, module: &'t [Struct], ty: &FieldType, value: &Value) -> Cell {
        let find = |module: &'t [Struct], name: &String| {
            let object = module.iter().find(|object| object.name == *name).expect("a struct");
            Cell::Structure((!value.is_null()).then(|| self.structure(module, object, value)))
        };
        let element = |ty: &FieldType, value: &Value| match self.cell(module, ty, value) {
            Cell::Structure(Some(structure)) => Cell::Element(structure),
            cell => cell,
        };
        match ty {
            FieldType::String | FieldType::Enum(_) | FieldType::Binary => Cell::Text(value.as_str().map(str::to_owned)),
            FieldType::Boolean => Cell::Flag(value.as_bool()),
            FieldType::Int32 | FieldType::Int64 => Cell::Integer(value.as_i64()),
            FieldType::Double => Cell::Float(value.as_f64()),
            FieldType::Json => Cell::Json(value.clone()),
            FieldType::Struct(name) => find(module, name),
            FieldType::Component(name) => find(self.shared, name),
            FieldType::List(items) => {
                Cell::List(value.as_array().into_iter().flatten().map(|value| element(items, value)).collect())
            }
            FieldType::Map(items) => {
                let entries = value.as_object().into_iter().flatten();
                Cell::Map(entries.map(|(key, value)| (key.clone(), element(items, value))).collect())
            }
        }
    }
}

/// The table that generated code would have. It is never freed, as that of generated code.
fn shape(object: &Struct) -> &'static Shape {
    let facts = |of: &dyn Fn(&model::Field) -> Vec<rt::Wire>| -> Vec<(&'static str, rt::Wire)> {
        let fields = object.fields.iter();
        fields.flat_map(|field| of(field).into_iter().map(|fact| (text(&field.wire_name), fact))).collect()
    };
    let required = object.fields.iter().filter(|field| {
        let is_required = |constraint: &model::Constraint| {
            matches!(constraint, model::Constraint::Required | model::Constraint::RequiredInRequest)
        };
        field.constraints.iter().any(is_required)
    });
    Box::leak(Box::new(Shape {
        name: text(&object.name),
        fields: texts(object.fields.iter().map(|field| &field.wire_name)),
        constraints: required
            .map(|field| (text(&field.wire_name), rt::Constraint::Required))
            .collect::<Vec<_>>()
            .leak(),
        wire: facts(&|field| field.wire.iter().map(wire).collect()).leak(),
        rules: object.rules.iter().map(rule).collect::<Vec<_>>().leak(),
    }))
}

fn wire(fact: &model::Wire) -> rt::Wire {
    match fact {
        model::Wire::Json => rt::Wire::Json,
        model::Wire::Region => rt::Wire::Region,
        model::Wire::Quoted => rt::Wire::Quoted,
        model::Wire::Assumed(value) => rt::Wire::Assumed(text(value)),
        other => unreachable!("no case of the table has {other:?}"),
    }
}

fn rule(rule: &model::Rule) -> rt::Rule {
    match rule {
        model::Rule::ElementCount { list, field, value, minimum, maximum } => rt::Rule::ElementCount {
            list: text(list),
            field: text(field),
            value: text(value),
            min: minimum.unwrap_or(0),
            max: maximum.unwrap_or(u32::MAX),
        },
        model::Rule::UniqueElements { list, fields } => {
            rt::Rule::UniqueElements { list: text(list), fields: texts(fields) }
        }
        model::Rule::DependentRequired { field, value, required } => rt::Rule::DependentRequired {
            field: text(field),
            value: value.as_deref().map(text),
            required: text(required),
        },
        model::Rule::AtMostOne { fields } => rt::Rule::AtMostOne(texts(fields)),
        model::Rule::AtLeastOne { fields } => rt::Rule::AtLeastOne(texts(fields)),
        model::Rule::AllOrNone { fields } => rt::Rule::AllOrNone(texts(fields)),
    }
}

fn text(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn texts<'a>(names: impl IntoIterator<Item = &'a String>) -> &'static [&'static str] {
    names.into_iter().map(|name| text(name)).collect::<Vec<_>>().leak()
}

impl Record for Sent {
    fn shape(&self) -> &'static Shape {
        self.shape
    }

    fn view(&self, index: usize) -> View<'_> {
        self.fields.get(index).map_or(View::Absent, Cell::view)
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        self.fields.get_mut(index).map_or(Slot::Ignored, Cell::slot)
    }

    fn blank() -> Self {
        Self { shape: &BLANK, fields: Vec::new() }
    }
}

impl Item for Cell {
    fn view(&self) -> View<'_> {
        match self {
            Cell::Text(value) => View::Scalar(value as &dyn Scalar),
            Cell::Integer(value) => View::Scalar(value),
            Cell::Float(value) => View::Scalar(value),
            Cell::Flag(value) => View::Scalar(value),
            Cell::Structure(value) => View::Optional(value as &dyn Nested),
            Cell::Element(value) => View::Record(value),
            Cell::List(value) => View::List(value),
            Cell::Map(value) => View::Map(value as &dyn Map),
            Cell::Json(value) => View::Json(value),
        }
    }

    fn slot(&mut self) -> Slot<'_> {
        match self {
            Cell::Text(value) => Slot::Scalar(value),
            _ => Slot::Ignored,
        }
    }

    fn blank() -> Self {
        Cell::Json(Json::Null)
    }
}
