//! Credentials that a program prints.

#[cfg(feature = "tokio")]
mod program;

use std::{fmt, time::Duration};

use crate::{
    client::{ConfigError, CredentialsError, ProvideCredentials, ProviderContext},
    identity::Credentials,
    transport::BoxFuture,
};

pub(super) const NAME: &str = "external";

/// How long a program may take unless configured otherwise.
const LIMIT: Duration = Duration::from_secs(60);

/// Runs a program that prints credentials as a profile of the CLI:
///
/// ```json
/// {"mode": "StsToken", "access_key_id": "…", "access_key_secret": "…", "sts_token": "…", "expiration": "2026-01-02T03:04:05Z"}
/// ```
///
/// `mode` is `AK`, `StsToken` or `BearerToken` (with `bearer_token`). Without an `expiration`, the program is asked again
/// for a token after about ten minutes, and for a long-lived key once the service has refused it.
///
/// The program gets no input, what it says on its standard error is dropped, and it is killed when nobody waits for it any
/// more. It is run within a Tokio runtime with I/O and time, by the feature `tokio`. Of the command, errors and `Debug` show
/// the program alone, since arguments may be secrets.
#[derive(Clone)]
#[must_use = "a provider does nothing until a client uses it"]
pub struct ExternalProvider {
    command: String,
    limit: Duration,
}

impl ExternalProvider {
    /// The command, such as `my-login --account "my account"`. It is split into words as a shell does it, quotes included,
    /// and run without one: there are no variables, no pipes and no wildcards.
    pub fn new(command: impl Into<String>) -> Self {
        Self { command: command.into(), limit: LIMIT }
    }

    /// How long the program may take. 60 seconds by default.
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// The first word, without what may be the value of a variable.
    fn program(&self) -> Option<&str> {
        self.command.split_whitespace().next()?.split('=').next()
    }

    #[cfg(feature = "tokio")]
    async fn run(&self, context: &ProviderContext) -> Result<Credentials, CredentialsError> {
        program::run(&self.command, self.limit, context.clock().now()).await
    }

    #[cfg(not(feature = "tokio"))]
    async fn run(&self, _: &ProviderContext) -> Result<Credentials, CredentialsError> {
        let message = "programs cannot be run: enable the feature `tokio` of alicloud-runtime";
        Err(CredentialsError::failed(NAME, message))
    }
}

impl ProvideCredentials for ExternalProvider {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.run(context))
    }

    fn check(&self) -> Result<(), ConfigError> {
        if self.limit.is_zero() {
            return Err(ConfigError::ZeroTimeout { timeout: "time limit of the program" });
        }
        let is_empty = || ConfigError::Credentials { part: "command of the program", problem: "is empty" };
        self.program().map(drop).ok_or_else(is_empty)
    }
}

impl fmt::Debug for ExternalProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExternalProvider").field("program", &self.program()).finish_non_exhaustive()
    }
}
