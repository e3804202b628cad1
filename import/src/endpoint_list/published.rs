//! A list as it is published: an entry a version, in any order.

use std::collections::BTreeMap;

use serde_json::Value;

use super::list::{EndpointList, Listed};

/// What has no code is passed over; of two entries of one version, the first counts.
pub(super) fn read(entries: &[Value]) -> EndpointList {
    let mut products: BTreeMap<String, BTreeMap<String, Listed>> = BTreeMap::new();
    for entry in entries {
        let Some(code) = text(entry, "code") else { continue };
        let version = text(entry, "version").unwrap_or_default();
        // Codes differ in nothing but case now and then.
        let known = products.keys().find(|known| known.eq_ignore_ascii_case(&code)).cloned();
        products.entry(known.unwrap_or(code)).or_default().entry(version).or_insert_with(|| listed(entry));
    }
    EndpointList { source: None, products }
}

fn listed(entry: &Value) -> Listed {
    let code = text(entry, "location_service_code").filter(|code| code.chars().all(|c| c.is_ascii_graphic()));
    Listed {
        location_service_code: code,
        central: text(entry, "global_endpoint"),
        public: hosts(entry, "regional_endpoints"),
        vpc: hosts(entry, "regional_vpc_endpoints"),
    }
}

fn text(entry: &Value, key: &str) -> Option<String> {
    entry.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// As they are written: whoever imports them says what is wrong with them.
fn hosts(entry: &Value, key: &str) -> BTreeMap<String, String> {
    let regions = entry.get(key).and_then(Value::as_object).into_iter().flatten();
    let hosts = regions.filter_map(|(region, host)| Some((region.clone(), host.as_str()?.to_owned())));
    hosts.filter(|(_, host)| !host.trim().is_empty()).collect()
}
