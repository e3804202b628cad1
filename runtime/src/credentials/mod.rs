//! Who makes a call, and where that is found out.
//!
//! [`Credentials`] are given as they are, or by a provider when they are needed:
//!
//! | provider | takes credentials from |
//! |---|---|
//! | [`DefaultCredentialsChain`] | where they usually are; what a configuration uses that is given none |
//! | [`EnvironmentProvider`] | environment variables |
//! | [`OidcRoleProvider`] | a RAM role, for the token of an identity provider, as pods have one |
//! | [`CliProfileProvider`] | a profile of the CLI, in `~/.aliyun/config.json` |
//! | [`IniProfileProvider`] | a section of `~/.alibabacloud/credentials` |
//! | [`EcsRamRoleProvider`] | the role of the ECS instance |
//! | [`UriProvider`] | an address that gives them |
//! | [`AssumeRoleProvider`] | a RAM role, assumed as whom another provider says |
//! | [`ExternalProvider`] | a program that prints them |
//!
//! Others are implementations of [`ProvideCredentials`]. A client asks its provider once and renews what ends from five
//! minutes before, one request at a time, while calls go on with what is still valid. No error and no `Debug` shows a secret
//! or a token.
//!
//! Providers read environment and files when they are asked, not when they are made. Files are read on threads for that
//! within a Tokio runtime (feature `tokio`), and where they are asked elsewhere.

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

/// What a client signs its calls with, or shows instead of a signature. Cheap to clone.
///
/// `Debug` shows the end of the access key id and never a secret or a token. Values are checked when a
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
    /// A long-lived access key.
    pub fn access_key(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::new(Kind::AccessKey { id: id.into(), secret: secret.into(), token: None })
    }

    /// A temporary access key, with the security token that came with it.
    pub fn sts(id: impl Into<String>, secret: impl Into<String>, token: impl Into<String>) -> Self {
        Self::new(Kind::AccessKey { id: id.into(), secret: secret.into(), token: Some(token.into()) })
    }

    /// A bearer token. Calls are not signed.
    pub fn bearer(token: impl Into<String>) -> Self {
        Self::new(Kind::Bearer { token: token.into() })
    }

    /// No identity. Calls are not signed, and few APIs answer them.
    pub fn anonymous() -> Self {
        Self::new(Kind::Anonymous)
    }

    fn new(kind: Kind) -> Self {
        Self { kind: Arc::new(kind), expiration: None }
    }

    /// The same credentials, which the service takes until then. Those without expiration are used for good.
    #[must_use]
    pub fn expiring(self, at: SystemTime) -> Self {
        Self { expiration: Some(at), ..self }
    }

    /// When the service stops taking them, if that is known.
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
        "contains white space, control or non-ASCII characters; was a line break copied along?"
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
