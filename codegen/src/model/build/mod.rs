//! From a checked catalogue to the model.

mod components;
mod error_codes;
mod facts;
mod operation;
mod pagination;
mod roles;
mod shown;
mod structs;
mod type_names;
mod waiters;

use std::collections::{BTreeMap, HashSet};

use super::{Crate, Operation, Product, Region, Version, doc, naming};
use crate::spec::{Api, Catalogue, OrderedMap, ProductVersion, RegionHosts};
use operation::Shared;
use structs::Structs;

pub(crate) use components::{Components, has_fields};
pub(super) use type_names::{Given, Segments, Slots, TypeNames, variants};

/// Builds the model of everything in the catalogue, which must be free of errors: what has no usable name is left out.
pub fn build(catalogue: &Catalogue) -> Crate {
    let mut folders: BTreeMap<&str, Vec<&ProductVersion>> = BTreeMap::new();
    for version in &catalogue.products {
        folders.entry(&version.directory).or_default().push(version);
    }
    let mut products: Vec<Product> = folders.into_values().filter_map(product).collect();
    products.sort_by(|left, right| left.module.cmp(&right.module));
    Crate { products }
}

/// Builds the model of one product from its versions, those without operations aside; none if that leaves nothing.
pub fn product<'v>(versions: impl IntoIterator<Item = &'v ProductVersion>) -> Option<Product> {
    let mut sources = versions.into_iter().peekable();
    let module = naming::module_name(&sources.peek()?.directory)?;
    let mut versions: Vec<Version> =
        sources.filter_map(version).filter(|version| !version.operations.is_empty()).collect();
    versions.sort_by(|left, right| left.version.cmp(&right.version));
    set_apart(&mut versions);
    let title = versions.last()?.title.clone();
    Some(Product { feature: naming::unraw(&module).to_owned(), module, title, versions })
}

/// Versions that differ in punctuation only would share a module.
fn set_apart(versions: &mut [Version]) {
    let mut taken = HashSet::new();
    for version in versions {
        version.module = naming::numbered(&version.module, |name| taken.contains(name));
        taken.insert(version.module.clone());
    }
}

fn version(source: &ProductVersion) -> Option<Version> {
    let product = &source.product.value;
    let components = Components::new(&product.components);
    let names = Slots::of_components(product.components.iter(), &components).names(&Given::default());
    let mut shared = Structs::new(&components, &names);
    for (name, schema) in product.components.iter() {
        shared.component(name, schema);
    }
    let (structs, enums) = shared.finish();
    let named = source.apis.iter().filter_map(|api| Some((api.value.api.as_str(), api.value.rust_name.as_deref()?)));
    let shared = Shared { components: &components, structs: &structs, enums: &enums, stated: named.collect() };
    let operations = operations(source, &shared);
    Some(Version {
        module: naming::version_module(&product.version)?,
        code: product.product.clone(),
        version: product.version.clone(),
        style: product.style,
        signing: product.signing,
        title: product.title.clone(),
        description: doc::paragraphs(product.description.as_deref()),
        documentation: product.documentation.clone(),
        central_endpoint: product.endpoints.central.clone(),
        regions: regions(&product.endpoints.regions),
        components: structs,
        component_enums: enums,
        error_codes: error_codes::all(&operations, &product.error_code_names),
        operations,
    })
}

/// The operations by name. All their requests and responses are exported from one module.
fn operations(source: &ProductVersion, shared: &Shared<'_>) -> Vec<Operation> {
    let mut apis: Vec<_> = source.apis.iter().map(|api| &api.value).collect();
    apis.sort_by(|left, right| left.api.cmp(&right.api));
    let operations = apis.into_iter().filter_map(|api| {
        let stem = type_stem(api)?;
        operation::operation(api, &stem, source.product.value.style, shared)
    });
    operations.collect()
}

/// What the names of the request and the response of an API begin with.
pub(super) fn type_stem(api: &Api) -> Option<String> {
    naming::operation(&api.api, api.rust_name.as_deref()).map(|method| naming::types_of_method(&method))
}

fn regions(hosts: &OrderedMap<RegionHosts>) -> Vec<Region> {
    let mut regions: Vec<Region> = hosts
        .iter()
        .map(|(id, hosts)| Region { id: id.to_owned(), public: hosts.public.clone(), vpc: hosts.vpc.clone() })
        .collect();
    regions.sort_by(|left, right| left.id.cmp(&right.id));
    regions
}
