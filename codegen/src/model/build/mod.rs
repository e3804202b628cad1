//! From a checked catalogue to the model.

mod facts;
mod operation;
mod structs;

use std::collections::BTreeMap;

use super::{Crate, Product, Region, Version, doc, naming};
use crate::spec::{Catalogue, OrderedMap, ProductVersion, RegionHosts, Schema};
use structs::Structs;

/// Builds the model of everything in the catalogue, which must be free of errors: what has no usable name is left out.
pub fn build(catalogue: &Catalogue) -> Crate {
    let mut products: BTreeMap<String, Product> = BTreeMap::new();
    for source in &catalogue.products {
        let Some(module) = naming::module_name(&source.directory) else { continue };
        let product = products.entry(module.clone()).or_insert_with(|| Product {
            feature: source.directory.clone(),
            module,
            title: source.product.value.title.clone(),
            versions: Vec::new(),
        });
        product.versions.extend(version(source));
    }
    for product in products.values_mut() {
        product.versions.sort_by(|left, right| left.version.cmp(&right.version));
        if let Some(newest) = product.versions.last() {
            product.title.clone_from(&newest.title);
        }
    }
    Crate { products: products.into_values().collect() }
}

fn version(source: &ProductVersion) -> Option<Version> {
    let product = &source.product.value;
    let mut components = Structs::of_components(&product.components);
    for (name, schema) in product.components.iter() {
        components.component(name, schema);
    }
    let (component_structs, component_enums) = components.finish();
    let mut operations: Vec<_> =
        source.apis.iter().filter_map(|api| operation::operation(&api.value, product)).collect();
    operations.sort_by(|left, right| left.name.cmp(&right.name));
    Some(Version {
        module: naming::version_module(&product.version)?,
        code: product.product.clone(),
        version: product.version.clone(),
        title: product.title.clone(),
        description: doc::paragraphs(product.description.as_deref()),
        documentation: product.documentation.clone(),
        central_endpoint: product.endpoints.central.clone(),
        regions: regions(&product.endpoints.regions),
        components: component_structs,
        component_enums,
        operations,
    })
}

fn regions(hosts: &OrderedMap<RegionHosts>) -> Vec<Region> {
    let mut regions: Vec<Region> = hosts
        .iter()
        .map(|(id, hosts)| Region { id: id.to_owned(), public: hosts.public.clone(), vpc: hosts.vpc.clone() })
        .collect();
    regions.sort_by(|left, right| left.id.cmp(&right.id));
    regions
}

/// The component that a `$ref` names.
fn component_name(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/components/")
}

/// Whether following `$ref`s from `schema` can lead to the component `target`, other than through lists and maps, which
/// hold their elements elsewhere anyway.
fn contains(schema: &Schema, target: &str, components: &OrderedMap<Schema>, seen: &mut Vec<String>) -> bool {
    if let Some(name) = schema.reference.as_deref().and_then(component_name) {
        if name == target {
            return true;
        }
        if seen.iter().any(|known| known == name) {
            return false;
        }
        seen.push(name.to_owned());
        return components.get(name).is_some_and(|component| contains(component, target, components, seen));
    }
    schema.properties.iter().any(|(_, property)| contains(property, target, components, seen))
}
