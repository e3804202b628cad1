//! The client of one service.

use crate::{call::Call, config::Config, operation::Service, request::Request};

/// Calls the operations of one service. Cheap to clone, and made to be kept: clients that share a [`Config`] share its
/// connections.
#[derive(Clone)]
pub struct Client {
    service: &'static Service,
    config: Config,
}

impl Client {
    /// A client for `service`.
    pub fn new(service: &'static Service, config: &Config) -> Self {
        Self { service, config: config.clone() }
    }

    /// The service.
    pub fn service(&self) -> &'static Service {
        self.service
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// A call that is made once it is awaited.
    pub fn call<R: Request>(&self, request: R) -> Call<R> {
        Call::new(self.config.clone(), request)
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Service { code, version, .. } = self.service;
        f.debug_struct("Client").field("service", code).field("version", version).field("config", &self.config).finish()
    }
}
