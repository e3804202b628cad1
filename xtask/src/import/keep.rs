//! What an import keeps of the specs that it replaces: all that its source does not speak of.

use std::collections::BTreeMap;

use alicloud_format::spec::{Api, OrderedMap, Product, Source};
use alicloud_import::{Imported, keep_hosts};

use super::existing::{Existing, PRODUCT};

/// How many regions are named.
const NAMED: usize = 5;

/// Completes what was imported with what only the files say that it replaces. Returns what that is, for people.
pub(super) fn earlier(imported: &mut Imported, existing: &BTreeMap<String, Existing>) -> Vec<String> {
    let mut kept = Vec::new();
    let mut editions: BTreeMap<String, usize> = BTreeMap::new();
    let product = existing.get(PRODUCT).filter(|current| current.imported_from().is_some());
    if let Some(earlier) = product.and_then(Existing::decoded::<Product>) {
        kept.extend(of_product(&mut imported.product, &earlier));
        note(&mut editions, edition(&mut imported.product.sources, &earlier.sources));
    }
    for api in &mut imported.apis {
        let current = existing.get(&format!("{}.json", api.api)).filter(|current| current.imported_from().is_some());
        if let Some(earlier) = current.and_then(Existing::decoded::<Api>) {
            note(&mut editions, edition(&mut api.sources, &earlier.sources));
        }
    }
    kept.extend(editions.into_iter().map(|(edition, files)| format!("edition `{edition}` of {files} files")));
    kept
}

fn of_product(product: &mut Product, earlier: &Product) -> Vec<String> {
    let mut kept = Vec::new();
    let hosts = keep_hosts(product, &earlier.endpoints);
    if !hosts.is_empty() {
        let named: Vec<&str> = hosts.iter().take(NAMED).map(String::as_str).collect();
        let more = hosts.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        kept.push(format!("hosts of {}{more}", named.join(", ")));
    }
    // A source without a title gives the code in its place.
    if product.title == product.product && earlier.title != product.title {
        product.title.clone_from(&earlier.title);
        kept.push(format!("title `{}`", product.title));
    }
    if product.description.is_none() && earlier.description.is_some() {
        product.description.clone_from(&earlier.description);
        kept.push("description".to_owned());
    }
    if product.location_service_code.is_none() && earlier.location_service_code.is_some() {
        product.location_service_code.clone_from(&earlier.location_service_code);
        kept.push("name in the location service".to_owned());
    }
    kept
}

/// The edition of a source is given by whoever imports it, who may not know it any more.
fn edition(sources: &mut OrderedMap<Source>, earlier: &OrderedMap<Source>) -> Option<String> {
    let mut kept = None;
    for (name, source) in sources.iter_mut() {
        let known = earlier.get(name).and_then(|earlier| earlier.edition.clone());
        if source.edition.is_none() && known.is_some() {
            kept.clone_from(&known);
            source.edition = known;
        }
    }
    kept
}

fn note(editions: &mut BTreeMap<String, usize>, edition: Option<String>) {
    if let Some(edition) = edition {
        *editions.entry(edition).or_default() += 1;
    }
}
