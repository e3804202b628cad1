//! Where credentials come from.

use std::{fmt, sync::Arc};

use super::CredentialsError;
use crate::{
    client::{clock::Clock, error::ConfigError},
    identity::Credentials,
    transport::{BoxFuture, Transport},
};

/// Gives the credentials that calls are made with.
///
/// A client asks once and keeps the answer until it is about to [expire](Credentials::expiration), so that an implementation
/// has nothing to remember. However many calls wait, it is asked by one at a time.
///
/// `Debug` names the provider, and shows neither a secret nor a token.
pub trait ProvideCredentials: fmt::Debug + Send + Sync {
    /// Credentials that are valid now.
    ///
    /// # Errors
    /// There are none, or none could be had.
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>>;

    /// What can be known to be wrong before anything is asked.
    ///
    /// # Errors
    /// It cannot work.
    fn check(&self) -> Result<(), ConfigError> {
        Ok(())
    }
}

/// What a provider can use of the client that it works for. Cheap to clone.
#[derive(Clone)]
pub struct ProviderContext {
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
}

impl ProviderContext {
    /// A context of its own, for a provider that is used without a client.
    pub fn new(transport: Arc<dyn Transport>, clock: Arc<dyn Clock>) -> Self {
        Self { transport, clock }
    }

    /// What carries requests.
    pub fn transport(&self) -> &Arc<dyn Transport> {
        &self.transport
    }

    /// What tells the time.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }
}

/// Credentials that are always the same.
impl ProvideCredentials for Credentials {
    fn provide<'a>(&'a self, _: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }

    fn check(&self) -> Result<(), ConfigError> {
        Ok(self.check_parts()?)
    }
}

impl<T: ProvideCredentials + ?Sized> ProvideCredentials for Arc<T> {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        (**self).provide(context)
    }

    fn check(&self) -> Result<(), ConfigError> {
        (**self).check()
    }
}
