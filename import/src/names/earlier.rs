//! The specs that are there when a version is imported: some are replaced, others stay.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use alicloud_format::spec::{Api, Product};

use crate::{OPENMETA, Refused, references};

/// The specs of a version that are there already. Names that they gave stay.
#[derive(Debug, Clone, Default)]
pub struct Earlier {
    /// `product.json`.
    pub product: Option<Product>,
    /// APIs by name.
    pub apis: BTreeMap<String, Api>,
    /// Whether APIs stay that are not imported now.
    pub is_partial: bool,
}

impl Earlier {
    /// The APIs whose specs stay as they are beside those that are imported: what people wrote, what is from elsewhere or was
    /// refused, and all that is not imported now if only some are.
    pub fn staying<'e>(&'e self, apis: &[Api], refused: &[Refused]) -> Vec<&'e Api> {
        let new: HashSet<&str> = apis.iter().map(|api| api.api.as_str()).collect();
        let refused: HashSet<&str> = refused.iter().map(|refused| refused.api.as_str()).collect();
        let stays = |api: &&Api| match api.imported_from.as_deref() {
            None => true,
            Some(_) if new.contains(api.api.as_str()) => false,
            Some(source) => self.is_partial || source != OPENMETA || refused.contains(api.api.as_str()),
        };
        self.apis.values().filter(stays).collect()
    }

    /// The shared structures that stay for these APIs, which are those that stay: what they refer to, directly or by others.
    /// If only some APIs are imported, all stay.
    pub fn staying_components(&self, apis: &[&Api]) -> BTreeSet<&str> {
        let Some(product) = &self.product else { return BTreeSet::new() };
        if self.is_partial {
            return product.components.iter().map(|(name, _)| name).collect();
        }
        let known: BTreeMap<&str, _> = product.components.iter().collect();
        let mut needed = BTreeSet::new();
        let mut open: Vec<serde_json::Value> = apis.iter().filter_map(|api| serde_json::to_value(api).ok()).collect();
        while let Some(value) = open.pop() {
            let named =
                references::all(&value).into_iter().filter_map(|reference| reference.strip_prefix("#/components/"));
            for (name, schema) in named.filter_map(|name| known.get_key_value(name)) {
                if needed.insert(*name) {
                    open.extend(serde_json::to_value(schema).ok());
                }
            }
        }
        needed
    }
}
