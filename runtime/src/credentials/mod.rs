//! Credentials, and the providers that find them.
//!
//! [`Credentials`] are set directly, or returned by a provider when needed:
//!
//! | provider | source of credentials |
//! |---|---|
//! | [`DefaultCredentialsChain`] | the usual places; the default of a configuration |
//! | [`EnvironmentProvider`] | environment variables |
//! | [`OidcRoleProvider`] | a RAM role, for the token of an identity provider, such as in pods |
//! | [`CliProfileProvider`] | a profile of the CLI, in `~/.aliyun/config.json` |
//! | [`IniProfileProvider`] | a section of `~/.alibabacloud/credentials` |
//! | [`EcsRamRoleProvider`] | the role of the ECS instance |
//! | [`UriProvider`] | a URI that returns them |
//! | [`AssumeRoleProvider`] | a RAM role, assumed with the credentials of another provider |
//! | [`ExternalProvider`] | a program that prints them |
//!
//! For others, implement [`ProvideCredentials`]. A client asks its provider once, and renews credentials from five
//! minutes before they expire, one request at a time, while calls continue to use those that are still valid. Neither
//! errors nor `Debug` show secrets or tokens.
//!
//! Providers read the environment and files when asked for credentials, not when created. Within a Tokio runtime
//! (feature `tokio`), files are read on blocking threads; elsewhere, on the current thread.

mod assume_role;
mod cache;
mod chain;
mod cli_profile;
mod ecs_role;
mod environment;
mod error;
mod external;
mod fetch;
mod file;
mod ini_profile;
mod oidc;
mod profile;
mod provider;
mod session;
mod sts;
mod uri;
mod variables;

use std::{fmt, sync::Arc, time::SystemTime};

use crate::{config_error::ConfigError, sign::percent};

pub use assume_role::AssumeRoleProvider;
pub(crate) use cache::CredentialsCache;
pub use chain::DefaultCredentialsChain;
pub use cli_profile::CliProfileProvider;
pub use ecs_role::EcsRamRoleProvider;
pub use environment::EnvironmentProvider;
pub use error::CredentialsError;
pub use external::ExternalProvider;
pub use ini_profile::IniProfileProvider;
pub use oidc::OidcRoleProvider;
pub use provider::{ProvideCredentials, ProviderContext};
pub use uri::UriProvider;

/// What a client signs its calls with, or sends instead of a signature. Cloning is cheap.
///
/// `Debug` shows the end of the access key id, and never a secret or a token. Values are validated when a
/// [`Config`](crate::Config) is built.
#[derive(Clone)]
pub struct Credentials {
    kind: Arc<Kind>,
    expiration: Option<SystemTime>,
}

pub(crate) enum Kind {
    AccessKey { id: String, secret: String, token: Option<String> },
    Bearer { token: String },
    Anonymous,
}

impl Credentials {
    /// Creates credentials with a long-lived access key.
    pub fn access_key(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::new(Kind::AccessKey { id: id.into(), secret: secret.into(), token: None })
    }

    /// Creates credentials with a temporary access key and its security token.
    pub fn sts(id: impl Into<String>, secret: impl Into<String>, token: impl Into<String>) -> Self {
        Self::new(Kind::AccessKey { id: id.into(), secret: secret.into(), token: Some(token.into()) })
    }

    /// Creates credentials with a bearer token. Calls are not signed.
    pub fn bearer(token: impl Into<String>) -> Self {
        Self::new(Kind::Bearer { token: token.into() })
    }

    /// Creates anonymous credentials. Calls are not signed, and few APIs accept them.
    pub fn anonymous() -> Self {
        Self::new(Kind::Anonymous)
    }

    fn new(kind: Kind) -> Self {
        Self { kind: Arc::new(kind), expiration: None }
    }

    /// Sets when the credentials expire. Those without an expiration are used indefinitely.
    #[must_use]
    pub fn expiring(self, at: SystemTime) -> Self {
        Self { expiration: Some(at), ..self }
    }

    /// When the credentials expire, if known.
    pub fn expiration(&self) -> Option<SystemTime> {
        self.expiration
    }

    pub(crate) fn kind(&self) -> &Kind {
        &self.kind
    }

    pub(crate) fn is_anonymous(&self) -> bool {
        matches!(self.kind(), Kind::Anonymous)
    }

    /// `text` without secrets and tokens. When a signature does not match, services repeat what they expected to be signed,
    /// and security tokens are part of that, encoded once or twice.
    pub(crate) fn redact(&self, text: &str) -> String {
        let secrets = match self.kind() {
            Kind::AccessKey { secret, token, .. } => vec![secret, token.as_ref().unwrap_or(secret)],
            Kind::Bearer { token } => vec![token],
            Kind::Anonymous => vec![],
        };
        let mut text = text.to_owned();
        // A few characters occur anywhere; no real secret is that short.
        for secret in secrets.into_iter().filter(|secret| secret.len() >= 8) {
            let once = percent::text(secret);
            for form in [&percent::text(&once), &once, secret] {
                text = text.replace(form.as_str(), "***");
            }
        }
        text
    }

    /// Refuses what cannot be used, without repeating it.
    pub(crate) fn check_parts(&self) -> Result<(), ConfigError> {
        match self.kind() {
            Kind::AccessKey { id, secret, token } => {
                check_part("access key id", id)?;
                check_part("access key secret", secret)?;
                token.as_deref().map_or(Ok(()), |token| check_part("security token", token))
            }
            Kind::Bearer { token } => check_part("bearer token", token),
            Kind::Anonymous => Ok(()),
        }
    }
}

/// A secret does not travel, but a line break copied along with it is as certain a mistake as in the rest.
fn check_part(part: &'static str, value: &str) -> Result<(), ConfigError> {
    let problem = if value.is_empty() {
        "is empty"
    } else if !value.bytes().all(|byte| byte.is_ascii_graphic()) {
        "contains white space, control or non-ASCII characters; was a line break copied with it?"
    } else {
        return Ok(());
    };
    Err(ConfigError::Credentials { part, problem })
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            Kind::AccessKey { id, token, .. } => {
                let name = if token.is_some() { "Sts" } else { "AccessKey" };
                write!(f, "Credentials::{name}({})", masked(id))
            }
            Kind::Bearer { .. } => f.write_str("Credentials::Bearer(***)"),
            Kind::Anonymous => f.write_str("Credentials::Anonymous"),
        }
    }
}

/// The last four characters, unless they would be a good part of the whole.
fn masked(id: &str) -> String {
    let shown = id.char_indices().rev().nth(3).map_or(0, |(start, _)| start);
    if shown < 8 { "***".to_owned() } else { format!("***{}", &id[shown..]) }
}
