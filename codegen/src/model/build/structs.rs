//! Structs and enums of one module, in documented order.

use std::collections::HashMap;

use alicloud_format::components::{Components, Target};
use alicloud_format::spec::{Format, Schema, SchemaType};
use alicloud_format::type_names::{NamedValue, Segments, Side, TypeNames, item_name};
use alicloud_format::{naming, pointer};

use super::{facts, roles};
use crate::model::doc;
use crate::model::types::{Field, FieldRole, FieldType, OpenEnum, Presence, Struct, Variant, Wire};

/// Collects the types of one module.
pub(super) struct Structs<'c> {
    components: &'c Components<'c>,
    names: &'c TypeNames,
    /// The names on the way to the present field, by which its type is named.
    place: String,
    structs: Vec<Struct>,
    enums: Vec<OpenEnum>,
    /// The component being built, to find out whether it contains itself.
    within: Option<String>,
    /// Components that are written out where they are referred to, from the outermost to the present one.
    written_out: Vec<String>,
}

/// A struct to build: what it is called and where it stands.
pub(super) struct Plan {
    pub(super) name: String,
    pub(super) doc: Vec<String>,
    pub(super) side: Side,
}

/// A field to build, and what follows from where it stands.
pub(super) struct Member<'s> {
    pub(super) wire_name: &'s str,
    pub(super) schema: &'s Schema,
    pub(super) wire: Vec<Wire>,
    /// The part that it plays, if more than its name is known to tell.
    pub(super) role: Option<FieldRole>,
}

impl<'c> Structs<'c> {
    pub(super) fn new(components: &'c Components<'c>, names: &'c TypeNames) -> Self {
        Self {
            components,
            names,
            place: String::new(),
            structs: Vec::new(),
            enums: Vec::new(),
            within: None,
            written_out: Vec::new(),
        }
    }

    /// Adds a component, if it is one that becomes a struct.
    pub(super) fn component(&mut self, name: &str, schema: &Schema) {
        let Some(type_name) = self.components.type_name(name) else { return };
        self.within = Some(name.to_owned());
        let doc = doc::described(schema.description.as_deref(), || {
            format!("{}, shared by several operations.", doc::code(name))
        });
        let plan = Plan { name: type_name.to_owned(), doc, side: Side::Shared };
        self.at(name, |structs| structs.object(plan, properties(schema), &schema.rules));
    }

    /// What has been collected so far, structs in order of appearance, outer before inner.
    pub(super) fn finish(self) -> (Vec<Struct>, Vec<OpenEnum>) {
        (self.structs, self.enums)
    }

    /// Goes to a field, and back.
    pub(super) fn at<T>(&mut self, segment: &str, visit: impl FnOnce(&mut Self) -> T) -> T {
        let length = pointer::push(&mut self.place, segment);
        let result = visit(self);
        self.place.truncate(length);
        result
    }

    pub(super) fn take_structs(&mut self) -> Vec<Struct> {
        std::mem::take(&mut self.structs)
    }

    /// Adds a struct with these fields.
    pub(super) fn object<'s>(
        &mut self,
        plan: Plan,
        fields: impl Iterator<Item = Member<'s>>,
        rules: &[alicloud_format::spec::Rule],
    ) {
        let place = self.structs.len();
        let is_input = plan.side != Side::Response;
        let Plan { name, doc, side } = plan;
        let rules = if side == Side::Response { Vec::new() } else { rules.to_vec() };
        self.structs.push(Struct { name, doc, fields: Vec::new(), rules, is_input });
        let fields: Vec<_> = fields.collect();
        let stated =
            fields.iter().filter_map(|member| Some((member.wire_name, member.schema.rust_field_name.as_deref()?)));
        let siblings: HashMap<&str, &str> = stated.collect();
        let schemas: HashMap<&str, &Schema> = fields.iter().map(|member| (member.wire_name, member.schema)).collect();
        let mut segments = Segments::default();
        let fields = fields.into_iter().filter_map(|member| {
            let schema = member.schema;
            let segment = segments.next(member.wire_name);
            let mut field = self.at(&segment, |structs| structs.field(member, side))?;
            // What replaces it may be of another struct, whose names are not known here.
            let name_of = |name: &str| naming::field(name, siblings.get(name).copied());
            field.deprecated = doc::deprecation(self.components.effective(schema).deprecated.as_ref(), name_of);
            Some(field)
        });
        let fields: Vec<Field> = fields.collect();
        if let Some(object) = self.structs.get_mut(place) {
            object.fields = fields;
        }
        if side == Side::Request {
            self.say_what_is_assumed(place, &schemas);
        }
    }

    /// Says of fields that the rules of a struct compare what they are where an element leaves them out. Shared structs say it
    /// anyway, since rules of any operation may be about them.
    fn say_what_is_assumed(&mut self, place: usize, schemas: &HashMap<&str, &Schema>) {
        let Some(object) = self.structs.get(place) else { return };
        let mut assumed = Vec::new();
        for (list, compared) in object.rules.iter().filter_map(facts::compared) {
            let ty = object.fields.iter().find(|field| field.wire_name == *list).map(|field| &field.ty);
            let Some(FieldType::List(items)) = ty else { continue };
            let (FieldType::Struct(name), Some(schema)) = (&**items, schemas.get(list.as_str())) else { continue };
            let schema = self.components.effective(schema);
            let Some(items) = schema.items.as_deref().map(|items| self.components.follow(items)) else { continue };
            for field in compared {
                let property = items.properties.get(field).map(|property| self.components.effective(property));
                let fact = property.and_then(|property| facts::assumed(&property));
                assumed.extend(fact.map(|fact| (name.clone(), field.clone(), fact)));
            }
        }
        for (name, field, fact) in assumed {
            let object = self.structs.iter_mut().find(|object| object.name == name);
            let field = object.and_then(|object| object.fields.iter_mut().find(|known| known.wire_name == field));
            if let Some(field) = field.filter(|field| !field.wire.contains(&fact)) {
                field.wire.push(fact);
            }
        }
    }

    fn field(&mut self, member: Member<'_>, side: Side) -> Option<Field> {
        let Member { wire_name, schema, mut wire, role } = member;
        let name = naming::field(wire_name, schema.rust_field_name.as_deref())?;
        let boxed = self.is_recursive(schema);
        let ty = self.field_type(wire_name, schema, side);
        let schema = &*self.components.effective(schema);
        let elements = self.components.elements(schema);
        let role = match side {
            Side::Request | Side::Shared => role.or_else(|| roles::named(wire_name, schema.kind)),
            Side::Response => None,
        };
        wire.extend(facts::wire(schema, elements.as_deref(), role));
        if side == Side::Shared {
            wire.extend(facts::assumed(schema));
        }
        if self.components.is_sensitive(schema) {
            wire.push(Wire::Sensitive);
        }
        let presence = match side {
            Side::Request => facts::presence(schema, &ty, &self.enums, role),
            Side::Response | Side::Shared => Presence::Optional,
        };
        let constraints = if side == Side::Response {
            Vec::new()
        } else {
            facts::constraints(schema, self.components.held(schema).as_deref(), &presence, side)
        };
        Some(Field {
            setter: naming::setter_name(&name),
            name,
            wire_name: wire_name.to_owned(),
            doc: doc::field(
                wire_name,
                schema,
                elements.as_deref(),
                (side != Side::Response).then_some(&presence),
                &wire,
                role,
            ),
            role,
            boxed,
            deprecated: None,
            ty,
            presence,
            constraints,
            wire,
        })
    }

    fn is_recursive(&self, schema: &Schema) -> bool {
        self.within.as_deref().is_some_and(|name| self.components.contains(schema, name))
    }

    fn field_type(&mut self, wire_name: &str, schema: &Schema, side: Side) -> FieldType {
        match self.components.target(schema) {
            None => self.own_type(wire_name, schema, side),
            Some(Target::Struct(name)) => FieldType::Component(name.to_owned()),
            Some(Target::Other(name, component)) => self.written_out(name, component, side),
            Some(Target::Nothing) => FieldType::Json,
        }
    }

    /// The type of a component that is no struct, such as a list. One that contains itself has no type in Rust.
    fn written_out(&mut self, name: &str, component: &Schema, side: Side) -> FieldType {
        if self.written_out.iter().any(|outer| outer == name) {
            return FieldType::Json;
        }
        self.written_out.push(name.to_owned());
        let ty = self.own_type(name, component, side);
        self.written_out.pop();
        ty
    }

    fn own_type(&mut self, wire_name: &str, schema: &Schema, side: Side) -> FieldType {
        match schema.kind.unwrap_or(SchemaType::Any) {
            SchemaType::String => self.text(wire_name, schema),
            SchemaType::Boolean => FieldType::Boolean,
            SchemaType::Integer if schema.format == Some(Format::Int64) => FieldType::Int64,
            SchemaType::Integer => FieldType::Int32,
            SchemaType::Number => FieldType::Double,
            SchemaType::Binary => FieldType::Binary,
            SchemaType::Any => FieldType::Json,
            SchemaType::Array => match &schema.items {
                Some(items) => FieldType::List(Box::new(self.field_type(&item_name(wire_name, schema), items, side))),
                None => FieldType::List(Box::new(FieldType::Json)),
            },
            SchemaType::Object => self.object_type(wire_name, schema, side),
        }
    }

    fn object_type(&mut self, wire_name: &str, schema: &Schema, side: Side) -> FieldType {
        if let Some(values) = &schema.additional_properties {
            let value_name = naming::singular(wire_name);
            return FieldType::Map(Box::new(self.field_type(&value_name, values, side)));
        }
        let Some(name) = self.names.at(&self.place).filter(|_| !schema.properties.is_empty()) else {
            return FieldType::Json;
        };
        let doc =
            doc::described(schema.description.as_deref(), || format!("The contents of {}.", doc::code(wire_name)));
        self.object(Plan { name: name.to_owned(), doc, side }, properties(schema), &schema.rules);
        FieldType::Struct(name.to_owned())
    }

    /// A text, or one of an enumeration. Fields of the same name in one operation have one enum, with the values of all.
    fn text(&mut self, wire_name: &str, schema: &Schema) -> FieldType {
        let Some(name) = self.names.at(&self.place).filter(|_| !schema.values.is_empty()) else {
            return FieldType::String;
        };
        if !self.enums.iter().any(|known| known.name == *name) {
            let doc =
                doc::described(schema.description.as_deref(), || format!("The values of {}.", doc::code(wire_name)));
            let variants = self.names.variants(name).iter().map(variant).collect();
            self.enums.push(OpenEnum { name: name.to_owned(), doc, variants });
        }
        FieldType::Enum(name.to_owned())
    }
}

fn variant(named: &NamedValue) -> Variant {
    let NamedValue { name, value, meaning } = named.clone();
    let doc = meaning.unwrap_or_else(|| doc::code(&value));
    Variant { name, value, doc }
}

/// The fields of an object, whose place says nothing about how they travel.
pub(super) fn properties(schema: &Schema) -> impl Iterator<Item = Member<'_>> {
    let properties = schema.properties.iter();
    properties.map(|(wire_name, schema)| Member { wire_name, schema, wire: Vec::new(), role: None })
}
