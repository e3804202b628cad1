//! Hosts of a product.

use std::collections::BTreeMap;

use alicloud_format::spec::{Endpoints, RegionHosts, host_of, is_host_name};
use serde_json::Value;

use crate::decision::{DecisionKind, quoted};
use crate::endpoint_list::Listed;
use crate::hosts::{self, Network, Served};
use crate::openmeta::context::Context;
use crate::openmeta::keys;
use crate::openmeta::source::Object;

/// Hosts that are being put together.
#[derive(Default)]
struct Hosts {
    central: Option<String>,
    /// In alphabetical order, as specs have them.
    regions: BTreeMap<String, RegionHosts>,
}

/// The hosts that the metadata and the list give, and the name that the location service has for the product.
pub(super) fn all(context: &mut Context<'_>, root: &Object) -> (Endpoints, Option<String>) {
    let mut hosts = Hosts::default();
    let listed = context.list(root, "endpoints");
    context.at("endpoints", |context| {
        for (index, entry) in listed.iter().enumerate() {
            context.at(index, |context| match entry.as_object() {
                Some(entry) => hosts.entry(context, entry),
                None => context.decide(DecisionKind::WrongType, &quoted(entry), "left out: not an endpoint"),
            });
        }
    });
    let options = context.options;
    let list = options.endpoints.as_ref();
    let more = list.and_then(|list| list.find(&context.product, &context.version));
    let code = more.map(|more| hosts.more(context, more));
    let mut endpoints = Endpoints { central: hosts.central, regions: hosts.regions.into_iter().collect() };
    let shared = hosts::shared(&endpoints.regions).filter(|_| endpoints.central.is_none());
    if let Some(host) = shared.map(str::to_owned) {
        context.at("endpoints", |context| {
            context.decide(DecisionKind::CentralHost, &host, "serves regions that are not listed: all others have it");
        });
        endpoints.central = Some(host);
    }
    (endpoints, code.flatten())
}

impl Hosts {
    fn entry(&mut self, context: &mut Context<'_>, entry: &Object) {
        keys::check(context, entry, &keys::ENDPOINT);
        let region = context.text(entry, "regionId").unwrap_or_default();
        for (key, network) in [("endpoint", Network::Public), ("public", Network::Public), ("vpc", Network::Vpc)] {
            if context.text(entry, key).is_some() {
                let host = entry.get(key).and_then(Value::as_str).unwrap_or_default();
                context.at(key, |context| self.add(context, region, host, network));
            }
        }
    }

    /// Takes over what another list has more.
    fn more(&mut self, context: &mut Context<'_>, more: &Listed) -> Option<String> {
        let public = more.public.iter().map(|entry| (entry, Network::Public));
        let vpc = more.vpc.iter().map(|entry| (entry, Network::Vpc));
        context.at("endpoints", |context| {
            for ((region, host), network) in public.chain(vpc) {
                self.add(context, region, host, network);
            }
            if let Some(host) = &more.central {
                self.add(context, "global", host, Network::Public);
            }
        });
        more.location_service_code.clone()
    }

    fn add(&mut self, context: &mut Context<'_>, region: &str, stated: &str, network: Network) {
        let host = host_of(stated);
        if !is_host_name(&host) {
            return context.decide(DecisionKind::HostLeftOut, stated, "left out: not a host");
        }
        if host != stated {
            context.decide(DecisionKind::HostRepaired, stated, format!("written as {host}"));
        }
        let slot = match hosts::served(region, network) {
            Some(Served::Others) => {
                context.decide(DecisionKind::CentralHost, region, "serves regions without a host of their own");
                &mut self.central
            }
            Some(Served::Region(region)) => {
                let hosts = self.regions.entry(region).or_default();
                match network {
                    Network::Public => &mut hosts.public,
                    Network::Vpc => &mut hosts.vpc,
                }
            }
            None => return context.decide(DecisionKind::HostLeftOut, region, "left out: not a region"),
        };
        match slot {
            Some(known) if *known != host => {
                context.decide(DecisionKind::HostConflict, &host, format!("{known} was kept"));
            }
            slot => *slot = Some(host),
        }
    }
}
