//! Pages as these tests read them.

use alicloud_import::page::{self, Page, PageOptions};
use serde_json::Value;

/// Reads a page with everything that it says.
pub(crate) fn read(bytes: &[u8]) -> Page {
    page::read(bytes, &PageOptions { with_descriptions: true, ..PageOptions::default() })
}

/// The API of a page as a spec file has it, if there is one.
pub(crate) fn api(page: &Page) -> Option<Value> {
    page.api.as_ref().map(|api| serde_json::to_value(api).expect("specs are JSON"))
}
