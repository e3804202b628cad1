//! Hosts and regions.

use crate::diagnostic::{Finding, Place, Quoted};
use crate::pointer;
use crate::spec::{Located, Product};

/// The endpoints of a product.
pub(super) fn product(located: &Located<Product>, findings: &mut Vec<Finding>) {
    let endpoints = &located.value.endpoints;
    if let Some(central) = &endpoints.central {
        host(located, "/endpoints/central".to_owned(), central, findings);
    }
    for (region, hosts) in endpoints.regions.iter() {
        let at = pointer::join("/endpoints/regions", region);
        if !is_region(region) {
            findings.push(
                Finding::error(
                    "invalid-region",
                    &located.path,
                    at.clone(),
                    format!("{} is no region id", Quoted(region)),
                )
                .at(Place::Key)
                .label("not an id such as `cn-hangzhou`")
                .help("write small letters, digits and hyphens"),
            );
        }
        for (kind, name) in [("public", &hosts.public), ("vpc", &hosts.vpc)] {
            if let Some(name) = name {
                host(located, pointer::join(&at, kind), name, findings);
            }
        }
        if hosts.public.is_none() && hosts.vpc.is_none() {
            findings.push(
                Finding::error("empty-region", &located.path, at, format!("the region {} has no host", Quoted(region)))
                    .at(Place::Key)
                    .label("neither `public` nor `vpc`")
                    .help("add `\"public\": …`, or leave out the region"),
            );
        }
    }
}

fn host(located: &Located<Product>, at: String, name: &str, findings: &mut Vec<Finding>) {
    if is_host(name) {
        return;
    }
    let finding = Finding::error("invalid-host", &located.path, at, format!("{} is no host name", Quoted(name)))
        .label("not a plain host name");
    let plain = plain(name);
    findings.push(if is_host(&plain) {
        finding.help(format!("write \"{plain}\""))
    } else {
        finding.help("write a name such as `slb.cn-hangzhou.aliyuncs.com`, without scheme, port and path")
    });
}

/// The host of what may be a URL, or have spaces around it.
fn plain(name: &str) -> String {
    let name = name.trim();
    let name = name.split_once("://").map_or(name, |(_, rest)| rest);
    let end = name.find(['/', ':', '?', '#']).unwrap_or(name.len());
    name.get(..end).unwrap_or_default().to_ascii_lowercase()
}

fn is_host(name: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len()) && is_word(label) && !label.starts_with('-') && !label.ends_with('-')
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(label)
}

fn is_region(id: &str) -> bool {
    id.len() <= 63 && id.starts_with(|c: char| c.is_ascii_lowercase()) && is_word(id) && !id.ends_with('-')
}

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
