//! Hosts of a product.

use std::collections::BTreeMap;

use alicloud_codegen::spec::{Endpoints, RegionHosts};
use serde_json::Value;

use super::context::{Context, Object};
use super::keys;
use crate::decision::{DecisionKind, quoted};

/// Entries under these names are no regions: their hosts serve those that have none of their own.
const CENTRAL: [&str; 5] = ["public", "center", "central", "default", "global"];

/// Hosts of many products, from a list beside the metadata.
#[derive(Debug, Clone, Default)]
pub struct EndpointList {
    products: Vec<Value>,
}

impl EndpointList {
    /// Reads a list: an object with `products`, each with `code`, `version`, `regional_endpoints`,
    /// `regional_vpc_endpoints`, `global_endpoint` and `location_service_code`.
    ///
    /// # Errors
    /// If the text is no JSON.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let mut list: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
        let products = match list.get_mut("products").map(Value::take) {
            Some(Value::Array(products)) => products,
            _ => Vec::new(),
        };
        Ok(Self { products })
    }

    /// The entry of a product: that of the version, or else the first of the product.
    fn find(&self, product: &str, version: &str) -> Option<&Object> {
        let text = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).map(str::to_owned);
        let is_product = |entry: &&Value| text(entry, "code").is_some_and(|code| code.eq_ignore_ascii_case(product));
        let entries = || self.products.iter().filter(is_product);
        let exact = entries().find(|entry| text(entry, "version").as_deref() == Some(version));
        exact.or_else(|| entries().next())?.as_object()
    }
}

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
    let endpoints = Endpoints { central: hosts.central, regions: hosts.regions.into_iter().collect() };
    (endpoints, code.flatten())
}

#[derive(Clone, Copy)]
enum Network {
    Public,
    Vpc,
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
    fn more(&mut self, context: &mut Context<'_>, more: &Object) -> Option<String> {
        for (key, network) in [("regional_endpoints", Network::Public), ("regional_vpc_endpoints", Network::Vpc)] {
            let regions = more.get(key).and_then(Value::as_object).into_iter().flatten();
            for (region, host) in regions.filter_map(|(region, host)| Some((region, host.as_str()?))) {
                if !host.trim().is_empty() {
                    context.at("endpoints", |context| self.add(context, region, host, network));
                }
            }
        }
        let text = |key: &str| more.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
        if let Some(host) = text("global_endpoint") {
            context.at("endpoints", |context| self.add(context, "global", host, Network::Public));
        }
        text("location_service_code").filter(|code| code.chars().all(|c| c.is_ascii_graphic())).map(str::to_owned)
    }

    fn add(&mut self, context: &mut Context<'_>, region: &str, stated: &str, network: Network) {
        let host = plain(stated);
        if !is_host(&host) {
            return context.decide(DecisionKind::HostLeftOut, stated, "left out: not a host");
        }
        if host != stated {
            context.decide(DecisionKind::HostRepaired, stated, format!("written as {host}"));
        }
        let region = region.trim().to_ascii_lowercase();
        let slot = if matches!(network, Network::Public) && CENTRAL.contains(&region.as_str()) {
            context.decide(DecisionKind::CentralHost, &region, "serves regions without a host of their own");
            &mut self.central
        } else if is_region(&region) {
            let hosts = self.regions.entry(region).or_default();
            match network {
                Network::Public => &mut hosts.public,
                Network::Vpc => &mut hosts.vpc,
            }
        } else {
            return context.decide(DecisionKind::HostLeftOut, &region, "left out: not a region");
        };
        match slot {
            Some(known) if *known != host => {
                context.decide(DecisionKind::HostConflict, &host, format!("{known} was kept"));
            }
            slot => *slot = Some(host),
        }
    }
}

/// The host of what may be a URL, or have spaces around it.
fn plain(host: &str) -> String {
    let host = host.trim();
    let host = host.split_once("://").map_or(host, |(_, rest)| rest);
    let end = host.find(['/', ':', '?', '#']).unwrap_or(host.len());
    host.get(..end).unwrap_or_default().to_ascii_lowercase()
}

fn is_host(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len()) && is_word(label) && !label.starts_with('-') && !label.ends_with('-')
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(is_label)
}

fn is_region(id: &str) -> bool {
    id.len() <= 63 && id.starts_with(|c: char| c.is_ascii_lowercase()) && is_word(id) && !id.ends_with('-')
}

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
