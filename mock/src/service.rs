//! The APIs that the gateway serves.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use alicloud_format::spec::{Api, ApiStyle, Catalogue, OrderedMap, Schema};
use bytes::Bytes;
use http::Response;
use http_body_util::Full;

use crate::access;
use crate::answer::{self, Format, Refusal};
use crate::parameters::{self, Request};
use crate::request::Received;
use crate::route::Route;
use crate::server::Handler;
use crate::signature::{Call, Identity, Verifier};

/// Checks and answers requests, and remembers them.
#[derive(Debug)]
pub(crate) struct Service {
    verifier: Verifier,
    strict_enums: bool,
    /// By name and version of the product.
    apis: HashMap<(String, String), Entry>,
    received: Mutex<Vec<Received>>,
    count: AtomicU64,
}

#[derive(Debug)]
struct Entry {
    api: Api,
    style: ApiStyle,
    route: Route,
    components: Arc<OrderedMap<Schema>>,
}

impl Service {
    pub(crate) fn new(catalogue: &Catalogue, verifier: Verifier, strict_enums: bool) -> Self {
        let mut apis = HashMap::new();
        for product in &catalogue.products {
            let (style, version) = (product.product.value.style, &product.product.value.version);
            let components = Arc::new(product.product.value.components.clone());
            for api in &product.apis {
                let api = api.value.clone();
                let name = (api.api.clone(), version.clone());
                let route = Route::new(&api, style);
                apis.insert(name, Entry { api, style, route, components: Arc::clone(&components) });
            }
        }
        Self { verifier, strict_enums, apis, received: Mutex::default(), count: AtomicU64::new(1) }
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn checked(&self, received: &Received) -> Result<&Api, Refusal> {
        let call = self.verifier.verify(received)?;
        let entry = self.entry(&call, received);
        // Who says nothing of an identity learns nothing of APIs either.
        let entry = if call.identity == Identity::Nobody {
            entry.map_err(|_| Refusal::missing("AccessKeyId"))?
        } else {
            entry?
        };
        access::check(&entry.api, call.identity)?;
        let Some(path) = entry.route.values(received) else {
            let message = format!("{} is not called by {} {}.", entry.api.api, received.method, received.path);
            return Err(Refusal::not_found("InvalidAction.NotFound", message));
        };
        let mut common = call.common.to_vec();
        common.extend(entry.route.query.iter().map(|(name, _)| name.as_str()));
        let request = Request { received, path: &path, common: &common, strict_enums: self.strict_enums };
        parameters::check(&entry.api, entry.style, &entry.components, &request)?;
        Ok(&entry.api)
    }

    /// The API that a request names or, where it names none, the one that its path belongs to.
    fn entry(&self, call: &Call, received: &Received) -> Result<&Entry, Refusal> {
        let Call { action, version, .. } = call;
        let found = match action {
            Some(action) => self.apis.get(&(action.clone(), version.clone())),
            None => {
                let of_version = self.apis.iter().filter(|((_, other), _)| other == version).map(|(_, entry)| entry);
                of_version
                    .filter(|entry| entry.route.values(received).is_some())
                    .max_by_key(|entry| entry.route.precision())
            }
        };
        found.ok_or_else(|| {
            let action = action.as_ref().unwrap_or(&received.path);
            let message = format!("Specified api is not found: {action} of version {version}.");
            Refusal::not_found("InvalidAction.NotFound", message)
        })
    }
}

impl Handler for Service {
    fn answer(&self, head: &http::request::Parts, body: Option<Vec<u8>>) -> Response<Full<Bytes>> {
        let request_id = format!("00000000-0000-4000-8000-{:012X}", self.count.fetch_add(1, Ordering::Relaxed));
        let Some(received) = body.and_then(|body| Received::new(head, body)) else {
            let refusal = Refusal::new("InvalidRequest", "The URL, a header or the body cannot be read.");
            return answer::refusal(&refusal, Format::Xml, &request_id, "");
        };
        let format = Format::wanted(&received);
        let answer = match self.checked(&received) {
            Ok(api) => answer::success(api, format, &request_id),
            Err(refusal) => answer::refusal(&refusal, format, &request_id, received.header("host").unwrap_or_default()),
        };
        self.received.lock().unwrap_or_else(PoisonError::into_inner).push(received);
        answer
    }
}
