//! Where credentials come from.

use std::{fmt, sync::Arc};

use super::CredentialsError;
use crate::{
    client::{clock::Clock, error::ConfigError},
    identity::Credentials,
    transport::{BoxFuture, Transport},
};

/// Provides the credentials for calls.
///
/// A client asks once and caches the credentials until they are about to [expire](Credentials::expiration), so an
/// implementation need not cache them. It is asked by one call at a time, however many wait.
///
/// `Debug` must name the provider, and show neither secrets nor tokens.
pub trait ProvideCredentials: fmt::Debug + Send + Sync {
    /// Returns credentials that are valid now.
    ///
    /// # Errors
    /// There are no credentials, or they could not be obtained.
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>>;

    /// Checks what can be checked before credentials are requested.
    ///
    /// # Errors
    /// The provider cannot work.
    fn check(&self) -> Result<(), ConfigError> {
        Ok(())
    }
}

/// What a provider can use of its client. Cloning is cheap.
#[derive(Clone)]
pub struct ProviderContext {
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
}

impl ProviderContext {
    /// Creates a context, for a provider that is used without a client.
    pub fn new(transport: Arc<dyn Transport>, clock: Arc<dyn Clock>) -> Self {
        Self { transport, clock }
    }

    /// What carries requests.
    pub fn transport(&self) -> &Arc<dyn Transport> {
        &self.transport
    }

    /// The clock.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }
}

/// Static credentials.
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
