//! The APIs that the gateway serves.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use alicloud_codegen::spec::{Api, Catalogue, OrderedMap, Schema};
use bytes::Bytes;
use http::Response;
use http_body_util::Full;

use crate::answer::{self, Format, Refusal};
use crate::parameters;
use crate::request::Received;
use crate::server::Handler;
use crate::signature::Verifier;

/// Checks and answers requests, and remembers them.
#[derive(Debug)]
pub(crate) struct Service {
    verifier: Verifier,
    /// By name and version of the product.
    apis: HashMap<(String, String), Entry>,
    received: Mutex<Vec<Received>>,
    count: AtomicU64,
}

#[derive(Debug)]
struct Entry {
    api: Api,
    components: Arc<OrderedMap<Schema>>,
}

impl Service {
    pub(crate) fn new(catalogue: &Catalogue, verifier: Verifier) -> Self {
        let mut apis = HashMap::new();
        for product in &catalogue.products {
            let components = Arc::new(product.product.value.components.clone());
            for api in &product.apis {
                let name = (api.value.api.clone(), product.product.value.version.clone());
                apis.insert(name, Entry { api: api.value.clone(), components: Arc::clone(&components) });
            }
        }
        Self { verifier, apis, received: Mutex::default(), count: AtomicU64::new(1) }
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn checked(&self, received: &Received) -> Result<&Api, Refusal> {
        let call = self.verifier.verify(received)?;
        let Some(entry) = self.apis.get(&(call.action.clone(), call.version.clone())) else {
            let message = format!("Specified api is not found: {} of version {}.", call.action, call.version);
            return Err(Refusal::not_found("InvalidAction.NotFound", message));
        };
        parameters::check(&entry.api, &entry.components, received, call.common)?;
        Ok(&entry.api)
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
