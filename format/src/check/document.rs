//! What checks look at: one version of a product, and one file of it.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use serde_json::Value;

use crate::diagnostic::Finding;
use crate::pointer;
use crate::spec::{Api, Catalogue, Located, OrderedMap, Product, Schema, Source};

/// A chain of components that only refer to each other is not followed further than this.
const LONGEST_CHAIN: usize = 32;

/// One version of a product.
pub(super) struct Scope<'a> {
    pub(super) directory: &'a str,
    pub(super) version_directory: &'a str,
    /// None if `product.json` is missing or faulty: then nothing can be said about components.
    pub(super) product: Option<&'a Located<Product>>,
    pub(super) apis: &'a [Located<Api>],
    /// Names of all APIs, also of those whose files are faulty.
    api_names: HashSet<&'a str>,
    components: HashMap<&'a str, &'a Schema>,
}

/// One file.
pub(super) struct Document<'a> {
    pub(super) path: &'a Path,
    pub(super) text: &'a str,
    /// Pointers to faulty values that were left out.
    pub(super) damaged: &'a [String],
    pub(super) sources: &'a OrderedMap<Source>,
    pub(super) content: Content<'a>,
    /// The file as JSON, for the few checks that need it.
    json: OnceCell<Option<Value>>,
}

#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    Product(&'a Product),
    Api(&'a Api),
}

/// A schema, and where it stands.
#[derive(Clone)]
pub(super) struct Spot<'a> {
    pub(super) schema: &'a Schema,
    pub(super) file: &'a Path,
    pub(super) pointer: String,
}

impl<'a> Scope<'a> {
    /// The versions of a catalogue, also those without a usable `product.json`.
    pub(super) fn all(catalogue: &'a Catalogue) -> Vec<Self> {
        let complete = catalogue.products.iter().map(|version| {
            let folders = (version.directory.as_str(), version.version_directory.as_str());
            Self::new(folders, Some(&version.product), &version.apis, &version.faulty)
        });
        let incomplete = catalogue.incomplete.iter().map(|version| {
            let folders = (version.directory.as_str(), version.version_directory.as_str());
            Self::new(folders, None, &version.apis, &version.faulty)
        });
        complete.chain(incomplete).collect()
    }

    fn new(
        (directory, version_directory): (&'a str, &'a str),
        product: Option<&'a Located<Product>>,
        apis: &'a [Located<Api>],
        faulty: &'a [String],
    ) -> Self {
        let names = apis.iter().map(|api| api.value.api.as_str()).chain(faulty.iter().map(String::as_str));
        let components = product.into_iter().flat_map(|product| product.value.components.iter());
        Self {
            directory,
            version_directory,
            product,
            apis,
            api_names: names.collect(),
            components: components.collect(),
        }
    }

    /// All files of the version.
    pub(super) fn documents(&self) -> impl Iterator<Item = Document<'a>> {
        let product = self.product.map(|product| Document {
            path: &product.path,
            text: &product.text,
            damaged: &product.damaged,
            sources: &product.value.sources,
            content: Content::Product(&product.value),
            json: OnceCell::new(),
        });
        let apis = self.apis.iter().map(|api| Document {
            path: &api.path,
            text: &api.text,
            damaged: &api.damaged,
            sources: &api.value.sources,
            content: Content::Api(&api.value),
            json: OnceCell::new(),
        });
        product.into_iter().chain(apis)
    }

    pub(super) fn has_api(&self, name: &str) -> bool {
        self.api_names.contains(name)
    }

    pub(super) fn component_names(&self) -> Vec<&'a str> {
        self.product.into_iter().flat_map(|product| product.value.components.iter().map(|(name, _)| name)).collect()
    }

    pub(super) fn component(&self, name: &str) -> Option<&'a Schema> {
        self.components.get(name).copied()
    }

    /// The schema itself, or what it refers to; none if that leads nowhere, which is a finding of its own.
    pub(super) fn resolve(&self, schema: &'a Schema) -> Option<&'a Schema> {
        let mut schema = schema;
        for _ in 0..LONGEST_CHAIN {
            let Some(reference) = &schema.reference else { return Some(schema) };
            schema = self.component(component_name(reference)?)?;
        }
        None
    }

    /// The default that the schema states, or else what it refers to.
    pub(super) fn default(&self, schema: &'a Schema) -> Option<&'a Value> {
        let mut schema = schema;
        for _ in 0..LONGEST_CHAIN {
            if let Some(default) = &schema.default {
                return Some(default);
            }
            schema = self.component(component_name(schema.reference.as_deref()?)?)?;
        }
        None
    }

    /// Whether the schema at a place belongs to a structure that requests and answers share.
    pub(super) fn is_shared(&self, spot: &Spot<'_>) -> bool {
        let mut segments = pointer::segments(&spot.pointer);
        let is_component = segments.next().is_some_and(|first| first == "components");
        let component = segments.next().filter(|_| is_component).and_then(|name| self.component(&name));
        component.is_some_and(|component| !component.properties.is_empty())
    }

    /// The same with the place that the schema is at.
    pub(super) fn follow(&self, spot: &Spot<'a>) -> Option<Spot<'a>> {
        let mut spot = spot.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(reference) = &spot.schema.reference else { return Some(spot) };
            let name = component_name(reference)?;
            let (schema, product) = (self.component(name)?, self.product?);
            spot = Spot { schema, file: &product.path, pointer: pointer::join("/components", name) };
        }
        None
    }
}

impl<'a> Document<'a> {
    /// Whether a finding may only follow from a value that was left out: it is about that value, or about what lacks it.
    pub(super) fn follows_from_damage(&self, finding: &Finding) -> bool {
        finding.file == self.path
            && self.damaged.iter().any(|damaged| {
                let parent = damaged.rsplit_once('/').map_or("", |(parent, _)| parent);
                finding.pointer == parent || finding.pointer.starts_with(damaged.as_str())
            })
    }

    pub(super) fn api(&self) -> Option<&'a Api> {
        match self.content {
            Content::Api(api) => Some(api),
            Content::Product(_) => None,
        }
    }

    /// Whether all of it was imported, so that nobody can be asked to say more than the source does.
    pub(super) fn is_imported(&self) -> bool {
        match self.content {
            Content::Api(api) => api.imported_from.is_some(),
            Content::Product(product) => product.imported_from.is_some(),
        }
    }

    /// The file as JSON.
    pub(super) fn json(&self) -> Option<&Value> {
        let parse = || serde_json::from_str(self.text.trim_start_matches('\u{feff}')).ok();
        self.json.get_or_init(parse).as_ref()
    }

    /// What it says under `$schema`.
    pub(super) fn schema_path(&self) -> &'a str {
        match self.content {
            Content::Api(api) => &api.schema,
            Content::Product(product) => &product.schema,
        }
    }
}

impl<'a> Spot<'a> {
    /// The place of a part of the schema.
    pub(super) fn part(&self, keyword: &str) -> String {
        pointer::join(&self.pointer, keyword)
    }

    pub(super) fn items(&self) -> Option<Spot<'a>> {
        let schema = self.schema.items.as_deref()?;
        Some(Spot { schema, file: self.file, pointer: self.part("items") })
    }

    pub(super) fn property(&self, name: &str) -> Option<Spot<'a>> {
        let schema = self.schema.properties.get(name)?;
        Some(Spot { schema, file: self.file, pointer: pointer::join(&self.part("properties"), name) })
    }

    pub(super) fn additional(&self) -> Option<Spot<'a>> {
        let schema = self.schema.additional_properties.as_deref()?;
        Some(Spot { schema, file: self.file, pointer: self.part("additionalProperties") })
    }
}

/// The name in `#/components/NAME`.
pub(super) fn component_name(reference: &str) -> Option<&str> {
    let name = reference.strip_prefix("#/components/")?;
    (!name.is_empty() && !name.contains('/')).then_some(name)
}
