//! The client of one service.

mod clock;
mod config;
mod credentials;
pub(crate) mod endpoint;
mod error;
mod region;
mod retry;
mod state;

use std::sync::Arc;

use crate::{identity::skew::ClockSkew, model::Service};
use retry::RetryBudget;

pub use clock::{Clock, SystemClock};
pub use config::{Config, ConfigBuilder, ResponseFormat};
pub use credentials::{CredentialsError, ProvideCredentials, ProviderContext};
pub(crate) use endpoint::Endpoint;
pub use endpoint::{EndpointError, Network};
pub use error::ConfigError;
pub(crate) use region::check_region;
pub use retry::RetryPolicy;
pub(crate) use state::ClientState;

/// A client for one service. Cloning is cheap. Keep clients and reuse them: clients that share a [`Config`] share its
/// connections and credentials, and clones also share what the client has learned about its service.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<ClientState>);

impl Client {
    /// Creates a client for `service`.
    pub fn new(service: &'static Service, config: &Config) -> Self {
        let (budget, skew) = (RetryBudget::default(), ClockSkew::default());
        Self(Arc::new(ClientState { service, config: config.clone(), budget, skew }))
    }

    /// The service.
    pub fn service(&self) -> &'static Service {
        self.0.service
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.0.config
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Service { code, version, .. } = self.0.service;
        let mut debug = f.debug_struct("Client");
        debug.field("service", code).field("version", version).field("config", &self.0.config).finish()
    }
}
