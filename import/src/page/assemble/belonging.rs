//! Where a page belongs, as far as its requests and the command line tell it.

use super::request::RequestPart;
use crate::page::document::origin::{self, Origin};
use crate::page::example::shown::Shown;
use crate::page::finding::{FindingKind, Findings};
use crate::page::outcome::PageOptions;

/// What the request and the command line say of where a page belongs, where the page itself does not.
pub(super) fn complete(
    origin: &mut Origin,
    request: &RequestPart,
    shown: &Shown,
    options: &PageOptions,
    findings: &mut Findings,
) {
    let of_query = |name: &str| {
        let values =
            shown.requests.iter().flat_map(|(line, request)| request.query.iter().map(move |pair| (*line, pair)));
        values.filter(|(_, (known, _))| known == name).map(|(line, (_, value))| (line, value.trim().to_owned())).next()
    };
    if origin.api.is_none() {
        origin.api = request.action.clone().or_else(|| of_query("Action").filter(|(_, name)| origin::is_api(name)));
    }
    let dated = of_query("Version").map(|(_, version)| version).filter(|version| origin::is_date(version));
    origin.version =
        origin.version.take().or_else(|| request.version.clone()).or(dated).or_else(|| options.version.clone());
    origin.product = origin.product.take().or_else(|| options.product.clone());
    if origin.product.is_none() {
        origin.product = hosts(shown).iter().find_map(|host| origin::product_of_host(host));
        if let Some(product) = &origin.product {
            let done = format!(
                "taken for `{product}`, by which its host is called; if that is not its code, give it with `--product`"
            );
            findings.warning(FindingKind::ProductByHost, 1, "", done);
        }
    }
}

/// Hosts that requests go to.
pub(super) fn hosts(shown: &Shown) -> Vec<String> {
    let mut hosts: Vec<String> = shown.requests.iter().filter_map(|(_, request)| request.host.clone()).collect();
    hosts.sort();
    hosts.dedup();
    hosts
}
