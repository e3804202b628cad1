//! A local gateway for tests and demonstrations: it speaks the protocol of the real one, checks what it is sent, and
//! answers what the specs document.
//!
//! A [`Gateway`] listens on the loopback interface. For each request it
//!
//! 1. verifies the signature, version 1 of RPC-style APIs or version 3, with code of its own;
//! 2. compares the parameters with the spec of the API: names, types, limits, rules;
//! 3. answers with the first documented example in the wanted format, or refuses as a real gateway does.
//!
//! It serves RPC-style APIs. Every request is kept for the caller to look at, whatever came of it.

mod answer;
mod parameters;
mod percent;
mod request;
mod server;
mod service;
mod signature;

use std::io;
use std::sync::Arc;

use alicloud_codegen::spec::Catalogue;

pub use request::Received;

use server::Server;
use service::Service;
use signature::{AccessKey, Verifier};

/// The callers that a gateway knows. It refuses all others, so there should be one at least.
#[derive(Debug, Clone, Default)]
pub struct Options {
    keys: Vec<AccessKey>,
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
        let service = Arc::new(Service::new(catalogue, Verifier::new(options.keys)));
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
