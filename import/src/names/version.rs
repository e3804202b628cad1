//! Names in Rust for everything in a version of a product, beside those that were given earlier.
//!
//! This goes last, when all is converted: what something is called depends on what else there is, and on what the specs say
//! that are replaced. The order of the source decides nothing.

use std::collections::{BTreeMap, BTreeSet};

use alicloud_format::naming;
use alicloud_format::naming::apart::{self, Wanted};
use alicloud_format::spec::{Api, OrderedMap, Parameter, Product, Schema};
use alicloud_format::type_names::keep;

use super::earlier::Earlier;
use super::twins;
use crate::Refused;
use crate::decision::DecisionKind;

/// That something has a name of its own, or was left out for its name.
pub(crate) struct Named {
    /// The API, or none for `product.json`.
    pub(crate) api: Option<String>,
    pub(crate) kind: DecisionKind,
    /// What it is called on the wire.
    pub(crate) says: String,
    pub(crate) done: String,
}

/// Names everything.
pub(crate) fn version(product: &mut Product, apis: &mut [Api], refused: &[Refused], earlier: &Earlier) -> Vec<Named> {
    let stay = earlier.staying(apis, refused);
    let none = OrderedMap::default();
    let before = earlier.product.as_ref().map_or(&none, |product| &product.components);
    let mut names = Names { named: Vec::new(), api: None, before, leaves_out: true };
    names.methods(apis, &stay, earlier);
    names.components(product, &earlier.staying_components(&stay));
    for api in apis.iter_mut() {
        names.api = Some(api.api.clone());
        names.api(api, &product.components, earlier.apis.get(&api.api));
    }
    names.api = None;
    names.codes(product, apis, &stay, earlier);
    names.named
}

/// Gives an API and what is in it the names that an earlier edition of its spec gave. New names are told apart from them.
pub fn keep_names(api: &mut Api, components: &OrderedMap<Schema>, earlier: &Api) {
    // There is nobody to tell of what would be left out.
    let mut names = Names { named: Vec::new(), api: None, before: components, leaves_out: false };
    names.api(api, components, Some(earlier));
    api.rust_name.clone_from(&earlier.rust_name);
}

/// Names for the constants of error codes, where the derived ones will not do. Those of `earlier` stay, also of codes that
/// no API documents any more.
pub fn error_code_names<'a>(
    apis: impl IntoIterator<Item = &'a Api>,
    earlier: &OrderedMap<String>,
    documented_earlier: impl IntoIterator<Item = &'a Api>,
) -> OrderedMap<String> {
    let stated: BTreeMap<&str, &str> = earlier.iter().map(|(code, name)| (code, name.as_str())).collect();
    let known: BTreeSet<&str> = documented_earlier.into_iter().flat_map(codes).collect();
    let mut counts: BTreeMap<&str, usize> = stated.keys().map(|code| (*code, 0)).collect();
    for api in apis {
        for code in codes(api) {
            *counts.entry(code).or_default() += 1;
        }
    }
    let given: BTreeMap<&str, String> = counts
        .keys()
        .filter(|code| known.contains(*code) || stated.contains_key(*code))
        .filter_map(|code| Some((*code, naming::constant(code, stated.get(code).copied())?)))
        .collect();
    let wanted = counts.iter().map(|(wire, places)| {
        let given = given.get(wire).map(String::as_str);
        Wanted { wire, given, places: *places, ..Wanted::default() }
    });
    let names = apart::apart(&wanted.collect::<Vec<_>>(), apart::CONSTANT);
    counts.keys().zip(names).filter_map(|(code, name)| Some(((*code).to_owned(), name?))).collect()
}

/// The codes that an API documents, each once.
fn codes(api: &Api) -> BTreeSet<&str> {
    api.errors.iter().map(|error| error.code.as_str()).collect()
}

struct Names<'e> {
    named: Vec<Named>,
    api: Option<String>,
    /// The components of the earlier version.
    before: &'e OrderedMap<Schema>,
    /// Whether fields of requests are left out that say what others say.
    leaves_out: bool,
}

impl<'e> Names<'e> {
    fn tell(&mut self, kind: DecisionKind, says: &str, done: String) {
        self.named.push(Named { api: self.api.clone(), kind, says: says.to_owned(), done });
    }

    fn methods(&mut self, apis: &mut [Api], stay: &[&Api], earlier: &Earlier) {
        let mut all: BTreeMap<String, (Option<String>, bool)> = BTreeMap::new();
        let given = |api: &Api| naming::operation(&api.api, api.rust_name.as_deref());
        for api in apis.iter() {
            let given = earlier.apis.get(&api.api).and_then(given);
            all.insert(api.api.clone(), (given, api.deprecated.is_some()));
        }
        for api in stay {
            all.entry(api.api.clone()).or_insert_with(|| (given(api), false));
        }
        let wanted = all.iter().map(|(wire, (given, is_deprecated))| Wanted {
            wire,
            given: given.as_deref(),
            is_deprecated: *is_deprecated,
            ..Wanted::default()
        });
        let names = apart::apart(&wanted.collect::<Vec<_>>(), apart::METHOD);
        let mut names: BTreeMap<&str, String> =
            all.keys().zip(names).filter_map(|(api, name)| Some((api.as_str(), name?))).collect();
        for api in apis {
            api.rust_name = names.remove(api.api.as_str());
            if let Some(name) = &api.rust_name {
                self.api = Some(api.api.clone());
                self.tell(DecisionKind::ApiRenamed, &api.api, format!("the method is called `{name}`"));
            }
        }
        self.api = None;
    }

    fn components(&mut self, product: &mut Product, stay: &BTreeSet<&str>) {
        let before = self.before;
        let given = |name: &str| {
            let earlier = before.get(name).filter(|schema| !schema.properties.is_empty())?;
            naming::rust_type(name, earlier.rust_name.as_deref())
        };
        let is_struct = |(_, schema): &(&str, &Schema)| !schema.properties.is_empty();
        let new = product.components.iter().filter(is_struct).map(|(name, _)| name.to_owned());
        let stay =
            before.iter().filter(|(name, _)| stay.contains(name)).filter(is_struct).map(|(name, _)| name.to_owned());
        let all: BTreeMap<String, Option<String>> = new.chain(stay).map(|name| (name.clone(), given(&name))).collect();
        let wanted = all.iter().map(|(wire, given)| Wanted { wire, given: given.as_deref(), ..Wanted::default() });
        let names = apart::apart(&wanted.collect::<Vec<_>>(), apart::TYPE);
        let mut names: BTreeMap<&str, String> =
            all.keys().zip(names).filter_map(|(component, name)| Some((component.as_str(), name?))).collect();
        for (name, schema) in product.components.iter_mut() {
            schema.rust_name = names.remove(name);
            if let Some(rust_name) = &schema.rust_name {
                self.tell(DecisionKind::ComponentRenamed, name, format!("the type is called `{rust_name}`"));
            }
            let place = format!("components/{name}");
            self.object(schema, before.get(name), &place, false);
        }
        let stated = keep::components(&mut product.components, before);
        self.types(stated, "components");
    }

    fn api(&mut self, api: &mut Api, components: &OrderedMap<Schema>, earlier: Option<&Api>) {
        self.parameters(&mut api.parameters, earlier);
        if let Some(response) = &mut api.response {
            self.object(response, earlier.and_then(|earlier| earlier.response.as_ref()), "response", false);
        }
        let earlier = earlier.map(|earlier| (earlier, self.before));
        let stated = keep::api(api, components, earlier);
        self.types(stated, "");
    }

    fn types(&mut self, stated: Vec<keep::Stated>, below: &str) {
        for keep::Stated { place, value, name } in stated {
            let place = format!("{below}{place}");
            let place = place.trim_start_matches('/');
            match value {
                Some(value) => {
                    let done = format!("the variant is called `{name}`, in {place}");
                    self.tell(DecisionKind::EnumNamed, &value, done);
                }
                None => self.tell(DecisionKind::TypeNamed, place, format!("the type is still called `{name}`")),
            }
        }
    }

    fn parameters(&mut self, parameters: &mut Vec<Parameter>, earlier: Option<&Api>) {
        let before = |name: &str| {
            let mut parameters = earlier.into_iter().flat_map(|earlier| &earlier.parameters);
            Some(&parameters.find(|parameter| parameter.name == name)?.schema)
        };
        let given: Vec<Option<String>> =
            parameters.iter().map(|parameter| given(&parameter.name, before(&parameter.name))).collect();
        let fields = || parameters.iter().map(|parameter| (parameter.name.as_str(), &parameter.schema));
        let mut names = field_names(fields(), &given);
        let mut twins = Vec::new();
        if self.leaves_out {
            twins = twins::among(&fields().collect::<Vec<_>>(), &given, &names);
            // What stands elsewhere is something else: a region in the path is not that of the query.
            let position = |name: &str| Some(parameters.iter().find(|known| known.name == name)?.position);
            twins.retain(|twin| position(&twin.name) == position(&twin.of));
        }
        self.leave_out(twins, "request", &mut names, |keep| {
            let mut keep = keep.iter();
            parameters.retain(|_| keep.next().copied().unwrap_or(true));
        });
        for (parameter, name) in parameters.iter_mut().zip(names) {
            let Parameter { name: wire, schema, .. } = parameter;
            self.field(wire, schema, name, "request");
            let place = format!("request/{wire}");
            self.object(schema, before(wire), &place, self.leaves_out);
        }
    }

    fn field(&mut self, wire: &str, schema: &mut Schema, name: Option<String>, place: &str) {
        if let Some(name) = &name {
            self.tell(DecisionKind::FieldRenamed, wire, format!("the field is called `{name}`, in {place}"));
        }
        schema.rust_field_name = name;
    }

    /// The fields of an object, and of what is in it. Of what is sent, those are left out that say what another says. Schemas
    /// are as deep as their JSON, which is bounded.
    fn object(&mut self, schema: &mut Schema, earlier: Option<&Schema>, place: &str, is_sent: bool) {
        if let Some(held) = schema.items.as_deref_mut().or(schema.additional_properties.as_deref_mut()) {
            return self.object(held, earlier, place, is_sent);
        }
        if schema.properties.is_empty() {
            return;
        }
        let earlier = earlier.map(|earlier| self.held(earlier));
        let before = |name: &str| earlier.and_then(|earlier| earlier.properties.get(name));
        let given: Vec<Option<String>> = schema.properties.iter().map(|(name, _)| given(name, before(name))).collect();
        let mut names = field_names(schema.properties.iter(), &given);
        if is_sent {
            let twins = twins::among(&schema.properties.iter().collect::<Vec<_>>(), &given, &names);
            self.leave_out(twins, place, &mut names, |keep| {
                let mut keep = keep.iter();
                schema.properties.retain(|_| keep.next().copied().unwrap_or(true));
            });
        }
        for ((wire, field), name) in schema.properties.iter_mut().zip(names) {
            self.field(wire, field, name, place);
            self.object(field, before(wire), &format!("{place}/{wire}"), is_sent);
        }
    }

    fn leave_out(
        &mut self,
        twins: Vec<twins::Twin>,
        place: &str,
        names: &mut Vec<Option<String>>,
        retain: impl FnOnce(&[bool]),
    ) {
        if twins.is_empty() {
            return;
        }
        let mut keep = vec![true; names.len()];
        for twins::Twin { index, name, of } in twins {
            let done = format!("left out of {place}: {of:?} says the same");
            self.tell(DecisionKind::OldSpelling, &name, done);
            if let Some(keep) = keep.get_mut(index) {
                *keep = false;
            }
        }
        let mut kept = keep.iter();
        names.retain(|_| kept.next().copied().unwrap_or(true));
        retain(&keep);
    }

    /// What an earlier schema holds in the end, here or in a component.
    fn held<'s>(&self, schema: &'s Schema) -> &'s Schema
    where
        'e: 's,
    {
        let held = keep::held(schema);
        let component = held.reference.as_deref().and_then(|reference| reference.strip_prefix("#/components/"));
        component.and_then(|name| self.before.get(name)).map_or(held, keep::held)
    }

    fn codes(&mut self, product: &mut Product, apis: &[Api], stay: &[&Api], earlier: &Earlier) {
        let none = OrderedMap::default();
        let before = earlier.product.as_ref().map_or(&none, |product| &product.error_code_names);
        let stays: BTreeSet<&str> = stay.iter().map(|api| api.api.as_str()).collect();
        let replaced = apis.iter().filter(|api| !stays.contains(api.api.as_str()));
        let names = error_code_names(replaced.chain(stay.iter().copied()), before, earlier.apis.values());
        for (code, name) in names.iter() {
            self.tell(DecisionKind::ErrorNamed, code, format!("the constant is called `{name}`"));
        }
        product.error_code_names = names;
    }
}

/// The name that a field had in an earlier edition.
fn given(wire: &str, earlier: Option<&Schema>) -> Option<String> {
    naming::field(wire, earlier?.rust_field_name.as_deref())
}

/// Names in Rust for fields whose derived names are none, or one, or not those that were given earlier.
pub(crate) fn field_names<'f>(
    fields: impl Iterator<Item = (&'f str, &'f Schema)>,
    given: &[Option<String>],
) -> Vec<Option<String>> {
    let wanted = fields.enumerate().map(|(index, (wire, schema))| Wanted {
        wire,
        given: given.get(index).and_then(Option::as_deref),
        is_required: schema.required,
        is_deprecated: schema.deprecated.is_some(),
        ..Wanted::default()
    });
    apart::apart(&wanted.collect::<Vec<_>>(), apart::FIELD)
}
