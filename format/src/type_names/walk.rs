//! The types of a module, found by walking along its fields.

use super::{Kind, Segments, Side, Slot, Slots, item_name};
use crate::components::{Components, Target};
use crate::naming;
use crate::pointer;
use crate::spec::{Schema, SchemaType, plain_text};

pub(super) struct Walk<'s> {
    components: &'s Components<'s>,
    place: String,
    /// The present field, whose elements may be called differently.
    field: &'s str,
    /// What types are called after that are further inside, from the outermost on.
    pub(super) within: Vec<String>,
    pub(super) is_own: bool,
    /// Components that are written out where they are referred to, from the outermost to the present one.
    written_out: Vec<&'s str>,
    slots: Vec<Slot<'s>>,
}

impl<'s> Walk<'s> {
    pub(super) fn new(components: &'s Components<'s>) -> Self {
        let (written_out, slots) = (Vec::new(), Vec::new());
        Self { components, place: String::new(), field: "", within: Vec::new(), is_own: true, written_out, slots }
    }

    pub(super) fn into_slots(self, taken: impl IntoIterator<Item = String>) -> Slots<'s> {
        Slots { slots: self.slots, taken: taken.into_iter().collect() }
    }

    pub(super) fn at(&mut self, segment: &str, visit: impl FnOnce(&mut Self)) {
        let length = pointer::push(&mut self.place, segment);
        visit(self);
        self.place.truncate(length);
    }

    pub(super) fn fields(&mut self, fields: impl Iterator<Item = (&'s str, &'s Schema)>, side: Side) {
        let mut segments = Segments::default();
        for (name, schema) in fields {
            self.field = name;
            self.at(&segments.next(name), |walk| walk.value(name.to_owned(), schema, side, false));
        }
    }

    fn value(&mut self, name: String, schema: &'s Schema, side: Side, is_listed: bool) {
        match self.components.target(schema) {
            None => self.own(name, schema, side, is_listed),
            Some(Target::Other(name, component)) if !self.written_out.contains(&name) => {
                self.written_out.push(name);
                let (is_own, within) = (self.is_own, std::mem::take(&mut self.within));
                self.is_own = false;
                self.own(name.to_owned(), component, side, is_listed);
                (self.is_own, self.within) = (is_own, within);
                self.written_out.pop();
            }
            Some(_) => {}
        }
    }

    fn own(&mut self, name: String, schema: &'s Schema, side: Side, is_listed: bool) {
        match schema.kind {
            Some(SchemaType::String) => self.enumeration(&name, schema, is_listed),
            Some(SchemaType::Array) => {
                if let Some(items) = &schema.items {
                    self.value(item_name(&name, schema), items, side, true);
                }
            }
            Some(SchemaType::Object) => match &schema.additional_properties {
                Some(values) => self.value(naming::singular(&name), values, side, is_listed),
                None => self.structure(&name, schema, side, is_listed),
            },
            _ => {}
        }
    }

    fn structure(&mut self, name: &str, schema: &'s Schema, side: Side, is_listed: bool) {
        if schema.properties.is_empty() {
            return;
        }
        let suffix = if side == Side::Request { "Input" } else { "" };
        let stated = schema.rust_name.as_deref();
        let compose = |prefix: &str, suffix: &str| match stated {
            Some(stated) => Some(format!("{prefix}{}", naming::rust_type(name, Some(stated))?)),
            None => naming::composed_type_name(prefix, name, suffix),
        };
        // Elements of `Tags` beside those of `Tag`.
        let of_field = stated.is_none().then(|| naming::composed_type_name("", self.field, suffix)).flatten();
        let (Some(below), Some(short)) = (compose("", ""), compose("", suffix)) else { return };
        let longer = (0..self.within.len())
            .rev()
            .filter_map(|from| compose(&self.within.get(from..).unwrap_or_default().concat(), suffix));
        let names = std::iter::once(short).chain(longer).chain(of_field).collect();
        self.slot(schema, names, Kind { is_enum: false, is_listed }, String::new());
        self.within.push(naming::singular(&below));
        self.fields(schema.properties.iter(), side);
        self.within.pop();
    }

    /// A word that says little outside its parent, such as `Type`, is prefixed with it.
    fn enumeration(&mut self, name: &str, schema: &'s Schema, is_listed: bool) {
        if schema.values.is_empty() || schema.values.iter().any(|value| plain_text(value).is_none()) {
            return;
        }
        let base = self.within.last().map_or("", String::as_str);
        let (type_name, origin) = match schema.rust_name.as_deref() {
            Some(stated) => (naming::rust_type(name, Some(stated)), stated),
            None if naming::is_single_word(name) => (naming::composed_type_name(base, name, ""), name),
            None => (naming::type_name(name), name),
        };
        let Some(type_name) = type_name else { return };
        self.slot(schema, vec![type_name], Kind { is_enum: true, is_listed }, origin.to_owned());
    }

    fn slot(&mut self, schema: &'s Schema, names: Vec<String>, kind: Kind, origin: String) {
        let place = self.place.clone();
        self.slots.push(Slot { place, kind, is_own: self.is_own, schema, names, origin });
    }
}
