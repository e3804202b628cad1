//! What the structs and enums of a module are called.
//!
//! All of them are looked at before any has a name, so that the order in which they are documented decides nothing: a stated
//! name stays, the type that is nearest to the request or the answer has the short one, and others with the same are called
//! after what holds them, too.

pub mod keep;
mod walk;

use std::collections::{HashMap, HashSet};

use crate::components::Components;
use crate::naming;
use crate::naming::apart::{self, Wanted};
use crate::spec::{Api, Schema, plain_text};
use walk::Walk;

/// Name of the field that holds an answer which has no fields itself.
pub const WHOLE_ANSWER: &str = "body";

/// Which way a struct travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Users make it; required values must be given, constraints are checked.
    Request,
    /// The service makes it: every value may be absent.
    Response,
    /// Both: no value is required by type, and there are setters.
    Shared,
}

/// A documented value of an enum, and the variant that it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedValue {
    /// Rust name of the variant.
    pub name: String,
    /// The value as it is written in the spec.
    pub value: String,
    /// What it means, if the spec says so.
    pub meaning: Option<String>,
}

/// A type that wants a name.
#[derive(Debug)]
pub struct Slot<'s> {
    /// The names on the way to its field, as in `/request/Tags/Type`.
    pub place: String,
    /// Whether it is an enum, and whether lists of it are what the field holds.
    kind: Kind,
    /// Whether its schema stands where it is used, and not in a component that others may refer to.
    pub is_own: bool,
    schema: &'s Schema,
    /// Names, the first of which that is free it has.
    names: Vec<String>,
    /// What the name of an enum is made of: those of the same origin are one.
    origin: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Kind {
    is_enum: bool,
    is_listed: bool,
}

/// Names that types and values were given earlier.
#[derive(Debug, Default)]
pub struct Given {
    types: HashMap<(String, Kind), String>,
    /// By the name of the enum and the value.
    variants: HashMap<(String, String), String>,
}

impl Given {
    /// The names of a module as it is.
    pub fn of(slots: &Slots<'_>) -> Self {
        let names = slots.names(&Self::default());
        let type_of = |slot: &Slot<'_>| Some((slot.identity(), names.at(&slot.place)?.to_owned()));
        let variants = names.variants.iter().flat_map(|(name, variants)| {
            variants.iter().map(|variant| ((name.clone(), variant.value.clone()), variant.name.clone()))
        });
        Self { types: slots.iter().filter_map(type_of).collect(), variants: variants.collect() }
    }
}

impl Slot<'_> {
    /// What makes it the same type in another edition of a spec.
    fn identity(&self) -> (String, Kind) {
        (self.place.clone(), self.kind)
    }

    /// Whether it is an enum.
    pub fn is_enum(&self) -> bool {
        self.kind.is_enum
    }
}

/// The types of a module, in documented order.
pub struct Slots<'s> {
    slots: Vec<Slot<'s>>,
    /// Names that are none of theirs.
    taken: HashSet<String>,
}

/// What the types of a module are called.
#[derive(Debug, Default)]
pub struct TypeNames {
    by_place: HashMap<String, String>,
    variants: HashMap<String, Vec<NamedValue>>,
}

impl TypeNames {
    /// The name of the type of the field at a place.
    pub fn at(&self, place: &str) -> Option<&str> {
        self.by_place.get(place).map(String::as_str)
    }

    /// The values of an enum.
    pub fn variants(&self, name: &str) -> &[NamedValue] {
        self.variants.get(name).map_or(&[], Vec::as_slice)
    }
}

impl<'s> Slots<'s> {
    /// Those of an operation.
    pub fn of_api(api: &'s Api, stem: &str, components: &'s Components<'s>) -> Self {
        let mut walk = Walk::new(components);
        let parameters = api.parameters.iter().map(|parameter| (parameter.name.as_str(), &parameter.schema));
        walk.at("request", |walk| walk.fields(parameters, Side::Request));
        if let Some(response) = &api.response {
            let answer = components.follow(response);
            walk.is_own = response.reference.is_none();
            walk.at("response", |walk| match answer.properties.is_empty() {
                true => walk.fields(std::iter::once((WHOLE_ANSWER, response)), Side::Response),
                false => walk.fields(answer.properties.iter(), Side::Response),
            });
        }
        walk.into_slots([format!("{stem}Request"), format!("{stem}Response")])
    }

    /// Those in components that are structs.
    pub fn of_components(schemas: impl Iterator<Item = (&'s str, &'s Schema)>, components: &'s Components<'s>) -> Self {
        let mut walk = Walk::new(components);
        for (name, schema) in schemas {
            let Some(type_name) = components.type_name(name) else { continue };
            walk.within.push(type_name.to_owned());
            walk.at(name, |walk| walk.fields(schema.properties.iter(), Side::Shared));
            walk.within.clear();
        }
        walk.into_slots(components.type_names().cloned())
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Slot<'s>> {
        self.slots.iter()
    }

    /// Names for all of them. Those that were given come first, then those that the specs state.
    pub fn names(&self, given: &Given) -> TypeNames {
        let mut order: Vec<(Option<&String>, &Slot<'s>)> = Vec::with_capacity(self.slots.len());
        order.extend(self.slots.iter().map(|slot| (given.types.get(&slot.identity()), slot)));
        order.sort_by_cached_key(|(given, slot)| {
            let depth = slot.place.matches('/').count();
            (given.is_none(), slot.schema.rust_name.is_none(), depth, slot.place.clone())
        });
        let mut taken = Taken { structs: self.taken.clone(), enums: HashMap::new() };
        let mut by_place = HashMap::with_capacity(order.len());
        for (given, slot) in order {
            let given = given.filter(|name| taken.take(slot, name)).cloned();
            by_place.insert(slot.place.clone(), given.unwrap_or_else(|| taken.first_free(slot)));
        }
        let variants = self.variants(&by_place, given);
        TypeNames { by_place, variants }
    }

    /// The values of all enums. Fields of the same name in one operation have one enum, with the values of all.
    fn variants(&self, by_place: &HashMap<String, String>, given: &Given) -> HashMap<String, Vec<NamedValue>> {
        let mut schemas: HashMap<&str, Vec<&Schema>> = HashMap::new();
        for slot in self.slots.iter().filter(|slot| slot.kind.is_enum) {
            let Some(name) = by_place.get(&slot.place) else { continue };
            schemas.entry(name).or_default().push(slot.schema);
        }
        let named = |(name, schemas): (&str, Vec<&Schema>)| {
            let given = |value: &str| given.variants.get(&(name.to_owned(), value.to_owned())).map(String::as_str);
            (name.to_owned(), variants(&schemas, given))
        };
        schemas.into_iter().map(named).collect()
    }
}

/// The variants of an enum whose values some schemas list.
pub fn variants<'g>(schemas: &[&'g Schema], given: impl Fn(&str) -> Option<&'g str>) -> Vec<NamedValue> {
    let mut values: Vec<(String, Option<&str>, Option<String>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for schema in schemas {
        for value in schema.values.iter().filter_map(plain_text) {
            let stated = given(&value).or_else(|| schema.enum_names.get(&value).map(String::as_str));
            if let Some((_, known, _)) = known.get(&value).and_then(|index| values.get_mut(*index)) {
                *known = known.or(stated);
                continue;
            }
            let meaning = schema.enum_descriptions.get(&value).cloned();
            known.insert(value.clone(), values.len());
            values.push((value, stated, meaning));
        }
    }
    let wanted = values.iter().map(|(wire, given, _)| Wanted { wire, given: *given, ..Wanted::default() });
    let names = apart::apart(&wanted.collect::<Vec<_>>(), apart::VARIANT);
    let named = values.into_iter().zip(names).filter_map(|((value, _, meaning), name)| {
        let name = naming::variant(&value, name.as_deref())?;
        Some(NamedValue { name, value, meaning })
    });
    named.collect()
}

/// Names that are taken.
struct Taken {
    structs: HashSet<String>,
    /// By name, what it is made of.
    enums: HashMap<String, String>,
}

impl Taken {
    /// Takes a name, if the type can have it.
    fn take(&mut self, slot: &Slot<'_>, name: &str) -> bool {
        let is_free = !self.structs.contains(name)
            && self.enums.get(name).is_none_or(|origin| slot.kind.is_enum && *origin == slot.origin);
        if is_free && slot.kind.is_enum {
            self.enums.insert(name.to_owned(), slot.origin.clone());
        } else if is_free {
            self.structs.insert(name.to_owned());
        }
        is_free
    }

    fn first_free(&mut self, slot: &Slot<'_>) -> String {
        if let Some(name) = slot.names.iter().find(|name| self.take(slot, name)) {
            return name.clone();
        }
        let mut name = slot.names.last().cloned().unwrap_or_default();
        if !slot.kind.is_enum {
            return naming::numbered(&name, |name| !self.take(slot, name));
        }
        while !self.take(slot, &name) {
            name += "Value";
        }
        name
    }
}

/// What the fields of an object are called in places: by name, and a second one of the same name, in another position of a
/// request, with a mark.
#[derive(Default)]
pub struct Segments<'s>(HashMap<&'s str, usize>);

impl<'s> Segments<'s> {
    /// The segment of the next field.
    pub fn next(&mut self, name: &'s str) -> String {
        let count = self.0.entry(name).or_default();
        *count += 1;
        if *count == 1 { name.to_owned() } else { format!("{name}#{count}") }
    }
}

/// What an element of the list is called: as its wrapper says, if that is not just the list's name again.
pub fn item_name(list: &str, schema: &Schema) -> String {
    schema.item_names.iter().find(|name| *name != list).cloned().unwrap_or_else(|| naming::singular(list))
}

/// What the names of the types of an operation begin with; `None` if its name has no letter.
pub fn stem(api: &Api) -> Option<String> {
    naming::operation(&api.api, api.rust_name.as_deref()).map(|method| naming::types_of_method(&method))
}
