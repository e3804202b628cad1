//! Names of types and values that stay when a spec changes.
//!
//! What types are called depends on what else there is: the second `Tag` of an operation is called after what holds it. So
//! that nothing that comes or goes changes a name that users have in their code, names that would change are stated.

use std::collections::HashMap;

use super::{Given, NamedValue, Segments, Slots, TypeNames, stem, variants};
use crate::components::{Components, has_fields};
use crate::json::MAX_DEPTH;
use crate::naming;
use crate::pointer;
use crate::spec::{Api, OrderedMap, Schema};

/// Structures that APIs share.
type Shared = OrderedMap<Schema>;

/// A name that was stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The names on the way to its field, as in `/request/Tags/Type`.
    pub place: String,
    /// The value, where it is the name of a variant.
    pub value: Option<String>,
    /// The name.
    pub name: String,
}

/// States the names of types in an API that would not be those of the earlier edition of its spec, and those of all values
/// that need one.
pub fn api(api: &mut Api, components: &Shared, earlier: Option<(&Api, &Shared)>) -> Vec<Stated> {
    let given = earlier.map(|(api, components)| {
        let components = Components::new(components);
        Given::of(&Slots::of_api(api, &stem(api).unwrap_or_default(), &components))
    });
    let components = Components::new(components);
    let mut edition = ApiEdition { api, components };
    settle(&mut edition, &given.unwrap_or_default())
}

/// The same for the structures that APIs share.
pub fn components(components: &mut Shared, earlier: &Shared) -> Vec<Stated> {
    let known = Components::new(earlier);
    let given = Given::of(&Slots::of_components(earlier.iter(), &known));
    let mut stated = settle(&mut SharedEdition(components), &given);
    // Those that are no structs are written out where they are used, but their values are theirs.
    for (name, schema) in components.iter_mut().filter(|(_, schema)| !has_fields(schema)) {
        let mut known: HashMap<String, String> = HashMap::new();
        if let Some(earlier) = earlier.get(name).map(held) {
            known.extend(variants(&[earlier], |_| None).into_iter().map(|variant| (variant.value, variant.name)));
        }
        with(schema, &[], &mut |schema| {
            let named = variants(&[&*schema], |value| known.get(value).map(String::as_str));
            stated.extend(name_values(schema, &named, &pointer::join("", name)));
        });
    }
    stated
}

/// A spec whose types have names.
trait Edition {
    /// What is made of its types.
    fn look<T>(&self, look: impl FnOnce(&Slots<'_>) -> T) -> T;

    /// Changes the schema at a place.
    fn change(&mut self, place: &str, change: &mut dyn FnMut(&mut Schema));
}

struct ApiEdition<'a> {
    api: &'a mut Api,
    components: Components<'a>,
}

impl Edition for ApiEdition<'_> {
    fn look<T>(&self, look: impl FnOnce(&Slots<'_>) -> T) -> T {
        let stem = stem(self.api).unwrap_or_default();
        look(&Slots::of_api(self.api, &stem, &self.components))
    }

    fn change(&mut self, place: &str, change: &mut dyn FnMut(&mut Schema)) {
        let segments: Vec<String> = pointer::segments(place).map(|segment| segment.into_owned()).collect();
        let Some(([side, name], below)) = segments.split_first_chunk() else { return };
        match (side.as_str(), &mut self.api.response) {
            ("request", _) => {
                let parameters = self.api.parameters.iter_mut();
                let fields = parameters.map(|parameter| (parameter.name.as_str(), &mut parameter.schema));
                named(fields, name, |schema| with(schema, below, change));
            }
            (_, Some(response)) if response.properties.is_empty() => with(response, below, change),
            (_, Some(response)) => named(response.properties.iter_mut(), name, |schema| with(schema, below, change)),
            _ => {}
        }
    }
}

struct SharedEdition<'a>(&'a mut Shared);

impl Edition for SharedEdition<'_> {
    fn look<T>(&self, look: impl FnOnce(&Slots<'_>) -> T) -> T {
        let components = Components::new(self.0);
        look(&Slots::of_components(self.0.iter(), &components))
    }

    fn change(&mut self, place: &str, change: &mut dyn FnMut(&mut Schema)) {
        let segments: Vec<String> = pointer::segments(place).map(|segment| segment.into_owned()).collect();
        let Some((name, below)) = segments.split_first() else { return };
        named(self.0.iter_mut(), name, |schema| with(schema, below, change));
    }
}

/// States what is needed for the types and values of a spec to have the names that they were given.
fn settle(edition: &mut impl Edition, given: &Given) -> Vec<Stated> {
    let wanted = edition.look(|slots| slots.names(given));
    let mut stated = Vec::new();
    // What is stated for a type changes what those in it are called after, and these are stated in the next round.
    for _ in 0..MAX_DEPTH {
        let moved = edition.look(|slots| moved(slots, &wanted));
        if moved.is_empty() {
            break;
        }
        for (place, name) in moved {
            edition.change(&place, &mut |schema| schema.rust_name = Some(name.clone()));
            stated.push(Stated { place, value: None, name });
        }
    }
    for (place, enum_name) in edition.look(|slots| enums(slots, &wanted)) {
        let variants = wanted.variants(&enum_name);
        edition.change(&place, &mut |schema| stated.extend(name_values(schema, variants, &place)));
    }
    stated
}

/// Types whose names are not those that are wanted, with these.
fn moved(slots: &Slots<'_>, wanted: &TypeNames) -> Vec<(String, String)> {
    let names = slots.names(&Given::default());
    let own = slots.iter().filter(|slot| slot.is_own);
    let moved = own.filter_map(|slot| {
        let wanted = wanted.at(&slot.place)?;
        (names.at(&slot.place) != Some(wanted)).then(|| (slot.place.clone(), wanted.to_owned()))
    });
    moved.collect()
}

fn enums(slots: &Slots<'_>, wanted: &TypeNames) -> Vec<(String, String)> {
    let own = slots.iter().filter(|slot| slot.is_own && slot.is_enum());
    own.filter_map(|slot| Some((slot.place.clone(), wanted.at(&slot.place)?.to_owned()))).collect()
}

/// States the names of values whose derived ones are others.
fn name_values(schema: &mut Schema, variants: &[NamedValue], place: &str) -> Vec<Stated> {
    let names: HashMap<&str, &str> =
        variants.iter().map(|variant| (variant.value.as_str(), variant.name.as_str())).collect();
    let mut stated = Vec::new();
    for value in schema.values.iter().filter_map(|value| value.as_str()) {
        let Some(name) = names.get(value).filter(|name| naming::variant_name(value).as_deref() != Some(name)) else {
            continue;
        };
        stated.push(Stated { place: place.to_owned(), value: Some(value.to_owned()), name: (*name).to_owned() });
    }
    let named = stated.iter().filter_map(|stated| Some((stated.value.clone()?, stated.name.clone())));
    schema.enum_names = named.collect();
    stated
}

/// Changes the field of that name in places; see [`Segments`].
fn named<'f>(fields: impl Iterator<Item = (&'f str, &'f mut Schema)>, segment: &str, change: impl FnOnce(&mut Schema)) {
    let mut segments = Segments::default();
    let mut fields = fields.map(|(name, schema)| (segments.next(name), schema));
    if let Some((_, schema)) = fields.find(|(name, _)| name == segment) {
        change(schema);
    }
}

/// Changes what lists and maps hold in the end, or a field of it.
fn with(schema: &mut Schema, below: &[String], change: &mut dyn FnMut(&mut Schema)) {
    if let Some(held) = schema.items.as_deref_mut().or(schema.additional_properties.as_deref_mut()) {
        return with(held, below, change);
    }
    match below.split_first() {
        None => change(schema),
        Some((name, below)) => named(schema.properties.iter_mut(), name, |schema| with(schema, below, change)),
    }
}

/// What lists and maps hold in the end.
pub fn held(schema: &Schema) -> &Schema {
    schema.items.as_deref().or(schema.additional_properties.as_deref()).map_or(schema, held)
}
