//! A part of the specs: just the operations that somebody needs, and what these need.

use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::str::FromStr;

use alicloud_format::diagnostic::{Quoted, did_you_mean};
use alicloud_format::spec::{Api, Catalogue, ProductVersion, Schema, version_folder};
use alicloud_format::type_names::keep;

/// Which operations to generate: `slb:CreateVServerGroup,sts`, where a product stands for all of its operations and
/// `slb/2014-05-15:CreateVServerGroup` for those of one version. Without a version, the newest one that has the operation
/// is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection(Vec<Wanted>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Wanted {
    product: String,
    /// Its folder.
    version: Option<String>,
    api: Option<String>,
}

/// A selection that means nothing, or something that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectionError(String);

impl fmt::Display for SelectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SelectionError {}

impl FromStr for Selection {
    type Err = SelectionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wanted = text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(Wanted::parse);
        let wanted: Vec<Wanted> = wanted.collect::<Result<_, _>>()?;
        if wanted.is_empty() {
            return Err(SelectionError("nothing is selected; write, for example, `slb:CreateVServerGroup`".to_owned()));
        }
        Ok(Self(wanted))
    }
}

impl Wanted {
    fn parse(text: &str) -> Result<Self, SelectionError> {
        let (place, api) = text.split_once(':').map_or((text, None), |(place, api)| (place, Some(api)));
        let (product, version) =
            place.split_once('/').map_or((place, None), |(product, version)| (product, Some(version)));
        if [Some(product), version, api].into_iter().flatten().any(str::is_empty) {
            let form = "write `product`, `product:Operation` or `product/version:Operation`";
            return Err(SelectionError(format!("{} is not a selection; {form}", Quoted(text))));
        }
        Ok(Self { product: product.to_owned(), version: version.map(version_folder), api: api.map(str::to_owned) })
    }

    /// Whether an operation of the version is wanted, as far as the operation goes.
    fn has(&self, version: &ProductVersion) -> bool {
        let is_version = self.version.as_ref().is_none_or(|wanted| *wanted == version.version_directory);
        let is_there = |api: &String| version.apis.iter().any(|known| known.value.api == *api);
        is_version && self.api.as_ref().is_none_or(is_there)
    }
}

impl Selection {
    /// Whether anything of a product is wanted.
    pub fn includes(&self, product: &str) -> bool {
        self.0.iter().any(|wanted| wanted.product == product)
    }

    /// Refuses products that are not there.
    ///
    /// # Errors
    /// The first product that is not among `products`.
    pub fn check_products(&self, products: &[&str]) -> Result<(), SelectionError> {
        match self.0.iter().find(|wanted| !products.contains(&wanted.product.as_str())) {
            Some(wanted) => Err(missing("product", &wanted.product, products)),
            None => Ok(()),
        }
    }

    /// Leaves in the specs of one product only what is wanted of it, and the components that this needs.
    ///
    /// # Errors
    /// The first version or operation that is not there.
    pub fn apply(&self, catalogue: &mut Catalogue) -> Result<(), SelectionError> {
        let mut kept: HashSet<(usize, String)> = HashSet::new();
        for (index, version) in catalogue.products.iter().enumerate() {
            for wanted in self.0.iter().filter(|wanted| wanted.product == version.directory && wanted.has(version)) {
                if wanted.api.is_none() || newest(catalogue, wanted) == Some(index) {
                    let names = version.apis.iter().map(|api| api.value.api.clone());
                    let named = names.filter(|name| wanted.api.as_ref().is_none_or(|api| api == name));
                    kept.extend(named.map(|name| (index, name)));
                }
            }
        }
        self.check_found(catalogue)?;
        for (index, version) in catalogue.products.iter_mut().enumerate() {
            version.apis.retain(|api| kept.contains(&(index, api.value.api.clone())));
            prune(version);
        }
        catalogue.products.retain(|version| !version.apis.is_empty());
        Ok(())
    }

    fn check_found(&self, catalogue: &Catalogue) -> Result<(), SelectionError> {
        for wanted in &self.0 {
            let mut versions =
                catalogue.products.iter().filter(|version| version.directory == wanted.product).peekable();
            // The specs of other products are looked through in their turn.
            if versions.peek().is_none() || versions.any(|version| wanted.has(version)) {
                continue;
            }
            return Err(self.not_found(catalogue, wanted));
        }
        Ok(())
    }

    fn not_found(&self, catalogue: &Catalogue, wanted: &Wanted) -> SelectionError {
        let versions = || catalogue.products.iter().filter(|version| version.directory == wanted.product);
        let names: Vec<&str> = versions().map(|version| version.version_directory.as_str()).collect();
        match (&wanted.version, &wanted.api) {
            (Some(version), _) if !names.contains(&version.as_str()) => missing("version", version, &names),
            (_, Some(api)) => {
                let is_meant = |name: &str| wanted.version.as_ref().is_none_or(|version| version == name);
                let versions = versions().filter(|version| is_meant(&version.version_directory));
                let names: BTreeSet<&str> =
                    versions.flat_map(|version| &version.apis).map(|api| api.value.api.as_str()).collect();
                missing("operation", api, &names.into_iter().collect::<Vec<_>>())
            }
            (_, None) => missing("product", &wanted.product, &[]),
        }
    }
}

fn missing(what: &str, name: &str, known: &[&str]) -> SelectionError {
    let help = did_you_mean(name, known).map_or_else(String::new, |help| format!("; {help}"));
    SelectionError(format!("there is no {what} {}{help}", Quoted(name)))
}

/// The newest version in which the wanted operation is. Versions are dates, and stand in their order.
fn newest(catalogue: &Catalogue, wanted: &Wanted) -> Option<usize> {
    let versions = catalogue.products.iter().enumerate();
    versions
        .rev()
        .find(|(_, version)| version.directory == wanted.product && wanted.has(version))
        .map(|(index, _)| index)
}

/// Takes away the components that no API of the version needs. What is in the others is called as if all were there.
fn prune(version: &mut ProductVersion) {
    let components = &mut version.product.value.components;
    let mut needed = HashSet::new();
    let mut open = Vec::new();
    for api in &version.apis {
        let Api { parameters, response, .. } = &api.value;
        let schemas = parameters.iter().map(|parameter| &parameter.schema).chain(response);
        schemas.for_each(|schema| references(schema, &mut open));
    }
    while let Some(name) = open.pop() {
        if let Some(component) = components.get(&name)
            && needed.insert(name)
        {
            references(component, &mut open);
        }
    }
    let all = components.clone();
    components.retain(|name| needed.contains(name));
    keep::components(components, &all);
}

/// Names of the components that a schema refers to. Schemas are as deep as their JSON, which is bounded.
fn references(schema: &Schema, names: &mut Vec<String>) {
    let name = schema.reference.as_deref().and_then(|reference| reference.strip_prefix("#/components/"));
    names.extend(name.map(str::to_owned));
    let inner = schema.items.as_deref().into_iter().chain(schema.additional_properties.as_deref());
    inner.for_each(|inner| references(inner, names));
    schema.properties.iter().for_each(|(_, property)| references(property, names));
}
