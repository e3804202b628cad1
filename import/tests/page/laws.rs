//! What always has to hold of an answer of the importer, whatever the pages say.

use std::path::PathBuf;

use alicloud_format::check;
use alicloud_format::diagnostic::Severity;
use alicloud_format::spec::{
    Api, ApiStyle, Catalogue, Endpoints, Located, OrderedMap, Product, ProductVersion, SCHEMA_PATH, Signing,
    version_folder,
};
use alicloud_import::page::{Page, merge};
use alicloud_import::product_folder;
use serde_json::Value;

/// What the spec of a page is refused for, once it is written: it cannot be read again, or does not pass the checks.
pub(crate) fn unfit(page: &Page) -> Option<String> {
    let api = page.api.as_ref()?;
    let text = serde_json::to_string(api).expect("specs are JSON");
    let again: Api = match serde_json::from_str(&text) {
        Ok(again) => again,
        Err(error) => return Some(format!("cannot be read again: {error}, in {text}")),
    };
    if spec(Some(&again)) != spec(Some(api)) {
        return Some(format!("is another one when it is read again: {text}"));
    }
    let product = product(page);
    let folder = PathBuf::from(product_folder(&product.product)).join(version_folder(&product.version));
    let path = folder.join(format!("{}.json", api.api));
    let version = ProductVersion {
        directory: product_folder(&product.product),
        version_directory: product.version.clone(),
        product: Located {
            path: folder.join("product.json"),
            text: serde_json::to_string(&product).expect("specs are JSON"),
            value: product,
            damaged: Vec::new(),
        },
        apis: vec![Located { path, text: text.clone(), value: again, damaged: Vec::new() }],
        faulty: Vec::new(),
    };
    let catalogue = Catalogue { products: vec![version], ..Catalogue::default() };
    let error = check::check(&catalogue).into_iter().find(|finding| finding.severity == Severity::Error)?;
    Some(format!("does not pass the checks: {} at {}: {}, in {text}", error.code, error.pointer, error.message))
}

/// A product of which nothing is known but what a page says.
fn product(page: &Page) -> Product {
    let said = |text: &Option<String>, otherwise: &str| text.clone().unwrap_or_else(|| otherwise.to_owned());
    let code = said(&page.product, "Demo");
    Product {
        schema: SCHEMA_PATH.to_owned(),
        title: code.clone(),
        product: code,
        version: said(&page.version, "2020-01-01"),
        imported_from: None,
        style: page.style.unwrap_or(ApiStyle::Rpc),
        signing: Signing::Standard,
        description: None,
        documentation: "https://example.com".to_owned(),
        location_service_code: None,
        endpoints: Endpoints::default(),
        components: OrderedMap::default(),
        error_code_names: OrderedMap::default(),
        sources: OrderedMap::default(),
    }
}

fn spec(api: Option<&Api>) -> Value {
    serde_json::to_value(api).expect("specs are JSON")
}

/// A line of something that is not in the spec.
pub(crate) fn dangling(page: &Page) -> Option<String> {
    let spec = spec(page.api.as_ref());
    let mut pointers = page.lines.keys();
    let pointer = match &page.api {
        Some(_) => pointers.find(|pointer| spec.pointer(pointer).is_none()),
        None => pointers.next(),
    };
    pointer.map(|pointer| format!("{pointer:?} has a line and is not in the spec"))
}

/// In what two pages differ.
fn difference(page: &Page, other: &Page) -> Option<String> {
    let lines = |page: &Page| -> Vec<String> {
        let api = format!("{:#}", serde_json::to_value(&page.api).expect("specs are JSON"));
        let beside = (&page.product, &page.version, page.style, &page.hosts, &page.lines, &page.findings, &page.counts);
        api.lines().map(str::to_owned).chain(format!("{beside:#?}").lines().map(str::to_owned)).collect()
    };
    let (own, others) = (lines(page), lines(other));
    let at = (0..own.len().max(others.len())).find(|at| own.get(*at) != others.get(*at))?;
    let around =
        |lines: &[String]| lines.iter().skip(at.saturating_sub(4)).take(9).cloned().collect::<Vec<_>>().join("\n");
    Some(format!("{}\nbecomes\n{}", around(&own), around(&others)))
}

/// A law that a merging breaks.
pub(crate) fn broken(first: &Page, second: &Page, together: &Page) -> Option<String> {
    for page in [first, second, together] {
        let itself = merge(page.clone(), page.clone());
        if let Some(difference) = difference(page, &itself) {
            return Some(format!("changes if it is merged with itself: {difference}"));
        }
    }
    if let Some(difference) = difference(together, &merge(together.clone(), second.clone())) {
        return Some(format!("changes if it is merged again: {difference}"));
    }
    if together.api.is_none() {
        return first.api.is_some().then(|| "the API was lost".to_owned());
    }
    let (before, after) = (spec(first.api.as_ref()), spec(together.api.as_ref()));
    let dangles = |pointer: &&String| after.pointer(pointer).is_none() && !first.lines.contains_key(*pointer);
    if let Some(dangling) = together.lines.keys().find(dangles) {
        return Some(format!("{dangling} has a line and leads nowhere"));
    }
    let mut own = first.lines.iter().filter(|(pointer, _)| before.pointer(pointer).is_some());
    if own.any(|(pointer, line)| together.lines.get(pointer) != Some(line)) {
        return Some("a line of the first page has changed".to_owned());
    }
    let passes = unfit(first).is_none() && unfit(second).is_none();
    unfit(together).filter(|_| passes)
}
