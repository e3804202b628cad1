//! A local gateway for tests and demonstrations: it speaks the protocol of the real one, checks what it is sent, and
//! answers what the specs document.
//!
//! A [`Gateway`] listens on the loopback interface. For each request it
//!
//! 1. verifies the signature, version 1 or 3, or the bearer token, with code of its own, unless the API wants none;
//! 2. compares the parameters with the spec of the API: names, types, limits, rules;
//! 3. answers with the first documented example in the wanted format, or refuses as a real gateway does.
//!
//! It serves APIs of RPC and of ROA style. Every request is kept for the caller to look at, whatever came of it.

mod access;
mod answer;
mod parameters;
mod percent;
mod request;
mod route;
mod server;
mod service;
mod signature;

use std::io;
use std::sync::Arc;

use alicloud_format::spec::Catalogue;

pub use request::Received;

use server::Server;
use service::Service;
use signature::{AccessKey, BearerToken, Verifier};

/// The callers that a gateway knows, and how strict it is. It refuses all other callers, so there should be one at least.
#[derive(Debug, Clone, Default)]
pub struct Options {
    keys: Vec<AccessKey>,
    bearer_tokens: Vec<BearerToken>,
    strict_enums: bool,
}

impl Options {
    /// A caller with permanent keys.
    pub fn access_key(self, id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.key(id.into(), secret.into(), None)
    }

    /// A caller with temporary keys, which are of no use without the token.
    pub fn sts(self, id: impl Into<String>, secret: impl Into<String>, token: impl Into<String>) -> Self {
        self.key(id.into(), secret.into(), Some(token.into()))
    }

    /// A caller who shows a token instead of signing.
    pub fn bearer(mut self, token: impl Into<String>) -> Self {
        self.bearer_tokens.push(BearerToken(token.into()));
        self
    }

    /// Refuses values that an enumeration does not document. By default they are accepted, as clients send them: documents lag
    /// behind services.
    pub fn strict_enums(mut self, strict: bool) -> Self {
        self.strict_enums = strict;
        self
    }

    fn key(mut self, id: String, secret: String, token: Option<String>) -> Self {
        self.keys.push(AccessKey { id, secret, token });
        self
    }
}

/// A running gateway. It stops when it is dropped.
#[derive(Debug)]
pub struct Gateway {
    server: Server,
    service: Arc<Service>,
}

impl Gateway {
    /// Starts a gateway for the APIs of a catalogue, on a free port.
    ///
    /// # Errors
    /// If there is no port or no thread to be had.
    pub fn start(catalogue: &Catalogue, options: Options) -> io::Result<Self> {
        let verifier = Verifier::new(options.keys, options.bearer_tokens);
        let service = Arc::new(Service::new(catalogue, verifier, options.strict_enums));
        let server = Server::start(Arc::<Service>::clone(&service))?;
        Ok(Self { server, service })
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.server.address())
    }

    /// The requests so far, in the order in which they were answered.
    pub fn requests(&self) -> Vec<Received> {
        self.service.received()
    }
}
