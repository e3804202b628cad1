//! Hosts and regions.

use crate::diagnostic::{Finding, Place, Quoted};
use crate::pointer;
use crate::spec::{Located, Product, host_of, is_host_name, is_region_id};

/// The endpoints of a product.
pub(super) fn product(located: &Located<Product>, findings: &mut Vec<Finding>) {
    let endpoints = &located.value.endpoints;
    if let Some(central) = &endpoints.central {
        host(located, "/endpoints/central".to_owned(), central, findings);
    }
    for (region, hosts) in endpoints.regions.iter() {
        let at = pointer::join("/endpoints/regions", region);
        if !is_region_id(region) {
            findings.push(
                Finding::error(
                    "invalid-region",
                    &located.path,
                    at.clone(),
                    format!("{} is not a valid region id", Quoted(region)),
                )
                .at(Place::Key)
                .label("not an id such as `cn-hangzhou`")
                .help("use lowercase letters, digits and hyphens"),
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
                    .help("add `\"public\": …`, or remove the region"),
            );
        }
    }
}

fn host(located: &Located<Product>, at: String, name: &str, findings: &mut Vec<Finding>) {
    if is_host_name(name) {
        return;
    }
    let finding =
        Finding::error("invalid-host", &located.path, at, format!("{} is not a valid host name", Quoted(name)))
            .label("not a plain host name");
    let plain = host_of(name);
    findings.push(if is_host_name(&plain) {
        finding.help(format!("write \"{plain}\""))
    } else {
        finding.help("use a name such as `slb.cn-hangzhou.aliyuncs.com`, without a scheme, port or path")
    });
}
