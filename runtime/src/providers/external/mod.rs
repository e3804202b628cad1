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

/// Runs a program that prints credentials in the form of a CLI profile:
///
/// ```json
/// {"mode": "StsToken", "access_key_id": "…", "access_key_secret": "…", "sts_token": "…", "expiration": "2026-01-02T03:04:05Z"}
/// ```
///
/// `mode` is `AK`, `StsToken` or `BearerToken` (with `bearer_token`). Without an `expiration`, the program is run
/// again after about ten minutes for a token, and once the service has refused it for a long-lived key.
///
/// The program gets no input, its standard error is discarded, and it is killed when no call waits for it any more.
/// Running it requires the feature `tokio` and a Tokio runtime with I/O and time. Errors and `Debug` show only the
/// program of the command, since arguments may be secrets.
#[derive(Clone)]
#[must_use = "a provider does nothing until a client uses it"]
pub struct ExternalProvider {
    command: String,
    limit: Duration,
}

impl ExternalProvider {
    /// Creates a provider that runs this command, such as `my-login --account "my account"`. It is split into words as
    /// a shell does, including quotes, but run without a shell: there are no variables, pipes or wildcards.
    pub fn new(command: impl Into<String>) -> Self {
        Self { command: command.into(), limit: LIMIT }
    }

    /// Sets how long the program may take. Defaults to 60 seconds.
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
        let message = "cannot run programs: enable the feature `tokio` of alicloud-runtime";
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
