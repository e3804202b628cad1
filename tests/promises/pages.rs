//! What reading a reference page promises of any bytes.

use alicloud_format::spec::Product;
use alicloud_import::page::{self, PageOptions};

use crate::sound;

/// Reads a page in every way, and holds the spec against what always has to hold.
///
/// # Errors
/// What does not hold.
pub(crate) fn hold(bytes: &[u8]) -> Result<bool, String> {
    let mut read = false;
    for with_descriptions in [false, true] {
        let page = page::read(bytes, &PageOptions { with_descriptions, ..PageOptions::default() });
        let Some(api) = &page.api else {
            if page.findings.is_empty() {
                return Err("neither an API nor a finding".to_owned());
            }
            continue;
        };
        let text = sound::written(api)?;
        let json: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        if let Some(pointer) = page.lines.keys().find(|pointer| json.pointer(pointer).is_none()) {
            return Err(format!("{pointer} has a line and is not in the spec"));
        }
        let product: Product = serde_json::from_value(serde_json::json!({
            "$schema": "../../spec.schema.json", "product": "Demo", "version": "2020-01-01", "title": "Demo",
            "documentation": "https://example.com/demo", "endpoints": { "central": "demo.example.com" },
            "style": "RPC", "sources": { "page": { "title": "A page" } },
        }))
        .map_err(|error| error.to_string())?;
        sound::passes("demo", "2020-01-01", &product, std::slice::from_ref(api))?;
        read = true;
    }
    Ok(read)
}
