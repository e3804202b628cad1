//! What is a host and what a region, and when one host serves all regions.

use std::collections::BTreeMap;

use alicloud_format::spec::{Endpoints, OrderedMap, Position, Product, RegionHosts, Schema, SchemaType, is_region_id};

/// Lists have entries under these names that are no regions: their hosts serve regions that have none of their own.
const CENTRAL: [&str; 5] = ["public", "center", "central", "default", "global"];

/// How a host is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Network {
    Public,
    Vpc,
}

/// What a host serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Served {
    /// Regions without a host of their own.
    Others,
    /// One region.
    Region(String),
}

/// What a host serves that is listed under a name; none if the name is that of no region. Only public hosts serve regions that
/// are not listed: a VPC is in one.
pub(crate) fn served(name: &str, network: Network) -> Option<Served> {
    let name = name.trim().to_ascii_lowercase();
    match (CENTRAL.contains(&name.as_str()), network) {
        (true, Network::Public) => Some(Served::Others),
        (true, Network::Vpc) => None,
        (false, _) => is_region_id(&name).then_some(Served::Region(name)),
    }
}

/// Whether the client is asked for the value of a parameter if the caller gives none: its region, which is a free text that
/// travels beside others.
pub(crate) fn is_region_parameter(name: &str, is_rpc: bool, position: Position, schema: &Schema) -> bool {
    let is_named = name == "RegionId" || name == "regionId" && !is_rpc;
    let is_free_text = schema.kind == Some(SchemaType::String) && schema.values.is_empty();
    is_named && is_free_text && !matches!(position, Position::Path | Position::Body)
}

/// From how many regions on it is no coincidence that all have the same host.
const FEWEST: usize = 5;

/// The public host that all of at least five regions share. Where no central one is known, it serves regions that no list
/// names, too: there is no other place that a call could go to, so that not even a misspelt region leads to a wrong one.
pub(crate) fn shared(regions: &OrderedMap<RegionHosts>) -> Option<&str> {
    let mut hosts = regions.iter().filter_map(|(_, hosts)| hosts.public.as_deref());
    let first = hosts.next()?;
    let mut count = 1;
    for host in hosts {
        if host != first {
            return None;
        }
        count += 1;
    }
    (count >= FEWEST).then_some(first)
}

/// Adds the hosts of the earlier spec for regions and networks that the new source does not list, and returns which these are.
pub fn keep_hosts(product: &mut Product, earlier: &Endpoints) -> Vec<String> {
    let mut kept = Vec::new();
    let endpoints = &mut product.endpoints;
    let is_derived =
        |central: &str, regions: &OrderedMap<RegionHosts>| shared(regions).is_some_and(|shared| shared == central);
    let central = endpoints.central.take();
    let is_new_derived = central.as_ref().is_some_and(|central| is_derived(central, &endpoints.regions));
    let mut regions: BTreeMap<_, _> = std::mem::take(&mut endpoints.regions).into_iter().collect();
    for (region, hosts) in earlier.regions.iter() {
        let known = regions.entry(region.to_owned()).or_default();
        for (network, known, earlier) in
            [("public", &mut known.public, &hosts.public), ("VPC", &mut known.vpc, &hosts.vpc)]
        {
            if known.is_none() && earlier.is_some() {
                known.clone_from(earlier);
                kept.push(format!("{region} ({network})"));
            }
        }
    }
    endpoints.regions = regions.into_iter().collect();
    // What the regions of one side alone seemed to share is shared no longer if one of the others has another host.
    let holds = |central: &String, was_derived: bool| !was_derived || is_derived(central, &endpoints.regions);
    let central = central.filter(|central| holds(central, is_new_derived));
    let known = earlier.central.as_ref().filter(|central| holds(central, is_derived(central, &earlier.regions)));
    if central.is_none() && known.is_some() {
        kept.push("central".to_owned());
    }
    endpoints.central = central.or(known.cloned());
    kept
}
