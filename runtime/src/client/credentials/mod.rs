//! How a client comes by its credentials: what it asks of a provider, and how it keeps what that gave.

mod cache;
mod error;
mod provider;

pub(crate) use cache::CredentialsCache;
pub use error::CredentialsError;
pub use provider::{ProvideCredentials, ProviderContext};
