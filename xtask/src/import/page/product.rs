//! `product.json` of a version that has none, made of what the pages of its APIs say.

use std::collections::{BTreeMap, BTreeSet};

use alicloud_format::spec::{
    ApiStyle, Endpoints, OrderedMap, Product, RegionHosts, SCHEMA_PATH, Signing, is_region_id,
};
use alicloud_import::{EndpointList, documentation_of};

use super::group::Group;

/// The product of pages, of which there is at least one. `hosts` adds those that they do not name.
pub(super) fn of(groups: &[Group], hosts: &EndpointList) -> Option<Product> {
    let first = groups.first()?;
    let api = first.api()?;
    let mut endpoints = endpoints(groups);
    hosts.complete(&first.product, &first.version, &mut endpoints);
    Some(Product {
        schema: SCHEMA_PATH.to_owned(),
        product: first.product.clone(),
        version: first.version.clone(),
        imported_from: api.imported_from.clone(),
        title: first.product.clone(),
        style: groups.iter().find_map(|group| group.page.style).unwrap_or(ApiStyle::Rpc),
        signing: Signing::default(),
        description: None,
        documentation: documentation_of(&first.product, &first.version),
        location_service_code: hosts.location_service_code(&first.product, &first.version).map(str::to_owned),
        endpoints,
        components: OrderedMap::default(),
        error_code_names: OrderedMap::default(),
        sources: api.sources.clone(),
    })
}

/// The hosts that pages call, where there is no doubt what they serve: `slb.aliyuncs.com` serves all regions if no other
/// host does, `slb.cn-hangzhou.aliyuncs.com` one. What else there is belongs to a bucket, an instance or an example.
fn endpoints(groups: &[Group]) -> Endpoints {
    let hosts: BTreeSet<&str> = groups.iter().flat_map(|group| &group.page.hosts).map(String::as_str).collect();
    let central: Vec<&str> = hosts.iter().copied().filter(|host| is_central(host)).collect();
    let central = match central.as_slice() {
        [host] => Some((*host).to_owned()),
        _ => None,
    };
    let mut regions: BTreeMap<String, RegionHosts> = BTreeMap::new();
    for host in hosts {
        let Some((region, is_vpc)) = region(host) else { continue };
        let known = regions.entry(region.to_owned()).or_default();
        let place = if is_vpc { &mut known.vpc } else { &mut known.public };
        place.get_or_insert_with(|| host.to_owned());
    }
    Endpoints { central, regions: regions.into_iter().collect() }
}

fn is_central(host: &str) -> bool {
    let mut labels = host.split('.');
    let is_product =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    labels.next().is_some_and(is_product) && labels.eq(["aliyuncs", "com"])
}

/// The region that a host names, and whether it is for callers inside of a VPC.
fn region(host: &str) -> Option<(&str, bool)> {
    let mut labels = host.split('.');
    let (service, region) = (labels.next()?, labels.next()?);
    let is_host =
        is_region_id(service) && is_region_id(region) && region.contains('-') && labels.eq(["aliyuncs", "com"]);
    is_host.then_some((region, service.ends_with("-vpc")))
}

#[cfg(test)]
mod tests {
    use super::{is_central, region};

    #[test]
    fn hosts_tell_whether_they_serve_one_region() {
        assert!(is_central("slb.aliyuncs.com"));
        for other in ["slb.cn-hangzhou.aliyuncs.com", "oss-cn-hangzhou.aliyuncs.com", "aliyuncs.com", "slb.example.com"]
        {
            assert!(!is_central(other), "{other}");
        }
        assert_eq!(region("slb.cn-hangzhou.aliyuncs.com"), Some(("cn-hangzhou", false)));
        assert_eq!(region("slb-vpc.eu-west-1.aliyuncs.com"), Some(("eu-west-1", true)));
        for other in ["slb.aliyuncs.com", "a.b.c.d", "..", "", "x.-a.aliyuncs.com", "x.Cn-a.aliyuncs.com"] {
            assert_eq!(region(other), None, "{other}");
        }
    }
}
