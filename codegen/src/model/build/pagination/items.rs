//! The list of an answer that comes in pages, and what stands beside it.

use alicloud_format::components::Components;
use alicloud_format::naming;
use alicloud_format::spec::{Api, Schema, SchemaType};

use super::super::roles::is_plain;
use super::{fields, names};

/// Lists that are deeper inside are parts of something.
const DEEPEST: usize = 3;

/// What an API answers.
pub(super) struct Answer<'a> {
    api: &'a Api,
    components: &'a Components<'a>,
    /// All objects that lists may stand in, outer before inner.
    objects: Vec<Object<'a>>,
}

/// The answer, or an object inside of it.
struct Object<'a> {
    /// Names on the way to it.
    path: Vec<&'a str>,
    fields: Vec<(&'a str, &'a Schema)>,
}

/// A list that may be what the pages list.
#[derive(Clone)]
struct Candidate<'a> {
    path: Vec<&'a str>,
    /// Whether its elements have fields.
    is_of_structures: bool,
    /// Whether the object that it stands in counts something as well.
    is_beside_total: bool,
}

impl<'a> Answer<'a> {
    pub(super) fn of(api: &'a Api, components: &'a Components<'a>) -> Option<Self> {
        let mut objects = vec![Object { path: Vec::new(), fields: fields(api, components)? }];
        let mut next = 0;
        while let Some(Object { path, fields }) = objects.get(next) {
            let mut inner = Vec::new();
            for (name, schema) in fields.iter().filter(|_| path.len() + 1 < DEEPEST) {
                let schema = components.follow(schema);
                if schema.kind == Some(SchemaType::Object) && !schema.properties.is_empty() {
                    let path = path.iter().copied().chain([*name]).collect();
                    inner.push(Object { path, fields: schema.properties.iter().collect() });
                }
            }
            objects.extend(inner);
            next += 1;
        }
        Some(Self { api, components, objects })
    }

    /// The only list that can be meant: of several, those beside a total before others, lists of structures before others,
    /// and what is called like the API before what is not.
    pub(super) fn items(&self) -> Option<Vec<&'a str>> {
        let mut candidates = self.candidates();
        let filters: [&dyn Fn(&Candidate<'a>) -> bool; 4] = [
            &|list| list.is_beside_total,
            &|list| list.is_of_structures,
            &|list| self.is_called_alike(list, |noun, stem| noun == stem),
            &|list| self.is_called_alike(list, |noun, stem| noun.ends_with(stem)),
        ];
        for filter in filters {
            if candidates.len() > 1 && candidates.iter().any(filter) {
                candidates.retain(filter);
            }
        }
        match <[Candidate<'a>; 1]>::try_from(candidates) {
            Ok([list]) => Some(list.path),
            Err(_) => None,
        }
    }

    fn candidates(&self) -> Vec<Candidate<'a>> {
        let mut candidates = Vec::new();
        for object in &self.objects {
            let is_beside_total = self.field(object, &names::TOTALS, names::is_count).is_some();
            for (name, schema) in &object.fields {
                let schema = self.components.effective(schema);
                if schema.kind != Some(SchemaType::Array) {
                    continue;
                }
                let items = schema.items.as_deref().map(|items| self.components.follow(items));
                let is_of_structures = items.is_some_and(|items| !items.properties.is_empty());
                let path = object.path.iter().copied().chain([*name]).collect();
                candidates.push(Candidate { path, is_of_structures, is_beside_total });
            }
        }
        candidates
    }

    /// Whether a list is called like what the API lists: `Vpcs`, `VpcList` or `VpcSet` of `DescribeVpcs`.
    fn is_called_alike(&self, list: &Candidate<'_>, is_alike: fn(&str, &str) -> bool) -> bool {
        let verbs = ["Describe", "List", "Get", "Query", "Search"];
        let Some(noun) = verbs.iter().find_map(|verb| self.api.api.strip_prefix(verb)) else { return false };
        let stem = |name: &str| {
            let name = ["List", "Set", "Infos", "Info"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
            names::plain(&naming::singular(name))
        };
        list.path.last().is_some_and(|name| is_alike(&stem(noun), &stem(name)))
    }

    /// The count of all items of a list.
    pub(super) fn total(&self, items: &[&str]) -> Option<String> {
        self.beside(items, &names::TOTALS, names::is_count)
    }

    /// The path of a field of one of these names in the object that a list stands in, or in one around that; or in the only
    /// object beside the list that has one.
    pub(super) fn beside(&self, items: &[&str], wanted: &[&str], is_right: fn(SchemaType) -> bool) -> Option<String> {
        let contains_list = |object: &&Object<'_>| items.starts_with(&object.path);
        let found = |object: &Object<'a>| self.field(object, wanted, is_right).map(|name| joined(&object.path, name));
        let around = self.objects.iter().rev().filter(contains_list).find_map(found);
        around.or_else(|| {
            let mut others = self.objects.iter().filter(|object| !contains_list(object)).filter_map(found);
            let first = others.next()?;
            others.next().is_none().then_some(first)
        })
    }

    /// The field of the first of these names that an object has, in any spelling.
    fn field(&self, object: &Object<'a>, wanted: &[&str], is_right: fn(SchemaType) -> bool) -> Option<&'a str> {
        let mut fields = object.fields.iter().map(|(name, schema)| (*name, self.components.effective(schema)));
        let right: Vec<&str> =
            fields.by_ref().filter(|(_, schema)| is_plain(schema, is_right)).map(|(name, _)| name).collect();
        wanted.iter().find_map(|wanted| right.iter().copied().find(|name| names::plain(name) == *wanted))
    }
}

fn joined(path: &[&str], name: &str) -> String {
    path.iter().copied().chain([name]).collect::<Vec<_>>().join("/")
}
