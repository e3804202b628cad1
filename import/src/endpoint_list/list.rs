//! What a list says, however it is written.

use std::collections::BTreeMap;

use alicloud_format::spec::{Endpoints, Source, host_of, is_host_name};

use crate::hosts::{self, Network, Served};

/// Hosts of many products, for regions and networks that other sources do not list.
#[derive(Debug, Clone, Default)]
pub struct EndpointList {
    /// Where the hosts are from.
    pub source: Option<Source>,
    /// By product code and version.
    pub(super) products: BTreeMap<String, BTreeMap<String, Listed>>,
}

/// Hosts of a version as a list has them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Listed {
    /// Name of the product in the location service.
    pub(crate) location_service_code: Option<String>,
    pub(crate) central: Option<String>,
    /// By region.
    pub(crate) public: BTreeMap<String, String>,
    /// By region.
    pub(crate) vpc: BTreeMap<String, String>,
}

impl EndpointList {
    /// The entry of a product: that of the version, or else of its newest.
    pub(crate) fn find(&self, product: &str, version: &str) -> Option<&Listed> {
        let mut products = self.products.iter();
        let (_, versions) = products.find(|(code, _)| code.eq_ignore_ascii_case(product))?;
        versions.get(version).or_else(|| versions.values().next_back())
    }

    /// Adds what the list knows of a product to hosts that are known already.
    pub fn complete(&self, product: &str, version: &str, endpoints: &mut Endpoints) {
        let Some(listed) = self.find(product, version) else { return };
        let mut regions: BTreeMap<_, _> = std::mem::take(&mut endpoints.regions).into_iter().collect();
        for (region, host) in &listed.public {
            regions.entry(region.clone()).or_default().public.get_or_insert_with(|| host.clone());
        }
        for (region, host) in &listed.vpc {
            regions.entry(region.clone()).or_default().vpc.get_or_insert_with(|| host.clone());
        }
        endpoints.regions = regions.into_iter().collect();
        endpoints.central = endpoints.central.take().or_else(|| listed.central.clone());
        if endpoints.central.is_none() {
            endpoints.central = hosts::shared(&endpoints.regions).map(str::to_owned);
        }
    }

    /// The name that the location service has for a product.
    #[must_use]
    pub fn location_service_code(&self, product: &str, version: &str) -> Option<&str> {
        self.find(product, version)?.location_service_code.as_deref()
    }

    /// The list without what is no host or stands under no region, the rest as specs write it, and a line for each host that was
    /// repaired or left out.
    #[must_use]
    pub fn cleaned(mut self) -> (Self, Vec<String>) {
        let mut said = Vec::new();
        for (code, versions) in &mut self.products {
            for (version, listed) in versions.iter_mut() {
                listed.clean(&mut |what: String| said.push(format!("{code} {version}: {what}")));
            }
            versions.retain(|_, listed| !listed.is_empty());
        }
        self.products.retain(|_, versions| !versions.is_empty());
        (self, said)
    }

    /// How many versions of products it has, and how many hosts.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let listed = || self.products.values().flat_map(BTreeMap::values);
        let hosts = |listed: &Listed| listed.public.len() + listed.vpc.len() + usize::from(listed.central.is_some());
        (listed().count(), listed().map(hosts).sum())
    }
}

impl Listed {
    fn is_empty(&self) -> bool {
        let Self { location_service_code, central, public, vpc } = self;
        location_service_code.is_none() && central.is_none() && public.is_empty() && vpc.is_empty()
    }

    fn clean(&mut self, say: &mut impl FnMut(String)) {
        let public = std::mem::take(&mut self.public).into_iter().map(|entry| (entry, Network::Public));
        let vpc = std::mem::take(&mut self.vpc).into_iter().map(|entry| (entry, Network::Vpc));
        // What stands under no region goes before what is said to serve all.
        let central = self.central.take().map(|host| (("global".to_owned(), host), Network::Public));
        for ((region, stated), network) in public.chain(vpc).chain(central) {
            let host = host_of(&stated);
            let served = hosts::served(&region, network).filter(|_| is_host_name(&host));
            let known = match served {
                Some(Served::Others) => self.central.get_or_insert_with(|| host.clone()),
                Some(Served::Region(region)) => match network {
                    Network::Public => self.public.entry(region).or_insert_with(|| host.clone()),
                    Network::Vpc => self.vpc.entry(region).or_insert_with(|| host.clone()),
                },
                None => {
                    say(format!("{stated:?} of {region:?} was left out: not a host of a region"));
                    continue;
                }
            };
            if *known != host {
                say(format!("{stated:?} of {region:?} was left out: {known} was kept"));
            } else if host != stated {
                say(format!("{stated:?} of {region} is written as {host}"));
            }
        }
    }
}
