//! From a checked catalogue to the model.

mod components;
mod facts;
mod operation;
mod structs;

use std::collections::{BTreeMap, HashSet};

use super::{Crate, Operation, Product, Region, Version, doc, naming};
use crate::spec::{Catalogue, OrderedMap, ProductVersion, RegionHosts};
use components::Components;
use operation::Shared;
use structs::Structs;

/// Builds the model of everything in the catalogue, which must be free of errors: what has no usable name is left out.
pub fn build(catalogue: &Catalogue) -> Crate {
    let mut products: BTreeMap<String, Product> = BTreeMap::new();
    for source in &catalogue.products {
        let Some(module) = naming::module_name(&source.directory) else { continue };
        let product = products.entry(module.clone()).or_insert_with(|| Product {
            feature: naming::unraw(&module).to_owned(),
            module,
            title: source.product.value.title.clone(),
            versions: Vec::new(),
        });
        product.versions.extend(version(source));
    }
    for product in products.values_mut() {
        product.versions.sort_by(|left, right| left.version.cmp(&right.version));
        set_apart(&mut product.versions);
        if let Some(newest) = product.versions.last() {
            product.title.clone_from(&newest.title);
        }
    }
    products.retain(|_, product| !product.versions.is_empty());
    Crate { products: products.into_values().collect() }
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
    let mut shared = Structs::of_components(&components);
    for (name, schema) in product.components.iter() {
        shared.component(name, schema);
    }
    let (structs, enums) = shared.finish();
    let operations = operations(source, &Shared { components: &components, structs: &structs, enums: &enums });
    Some(Version {
        module: naming::version_module(&product.version)?,
        code: product.product.clone(),
        version: product.version.clone(),
        title: product.title.clone(),
        description: doc::paragraphs(product.description.as_deref()),
        documentation: product.documentation.clone(),
        central_endpoint: product.endpoints.central.clone(),
        regions: regions(&product.endpoints.regions),
        components: structs,
        component_enums: enums,
        operations,
    })
}

/// The operations by name. All their requests and responses are exported from one module.
fn operations(source: &ProductVersion, shared: &Shared<'_>) -> Vec<Operation> {
    let mut apis: Vec<_> = source.apis.iter().map(|api| &api.value).collect();
    apis.sort_by(|left, right| left.api.cmp(&right.api));
    let mut taken = HashSet::new();
    let mut operations = Vec::with_capacity(apis.len());
    for api in apis {
        let Some(stem) = naming::type_stem(&api.api) else { continue };
        let stem = naming::numbered(&stem, |name| taken.contains(name));
        operations.extend(operation::operation(api, &stem, shared));
        taken.insert(stem);
    }
    operations
}

fn regions(hosts: &OrderedMap<RegionHosts>) -> Vec<Region> {
    let mut regions: Vec<Region> = hosts
        .iter()
        .map(|(id, hosts)| Region { id: id.to_owned(), public: hosts.public.clone(), vpc: hosts.vpc.clone() })
        .collect();
    regions.sort_by(|left, right| left.id.cmp(&right.id));
    regions
}
