//! Reads any bytes as a reference page. Whatever they are, there is an API or a finding, and the API is a spec file.

#![no_main]

use alicloud_import::page::{PageOptions, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let page = read(bytes, &PageOptions { with_descriptions: true, ..PageOptions::default() });
    assert!(page.api.is_some() || !page.findings.is_empty(), "nothing is said of the page");
    if let Some(api) = page.api {
        serde_json::to_string(&api).expect("an API is JSON");
    }
});
