//! Credentials from an address that gives them.

use std::{fmt, time::Duration};

use http::{Method, Uri};

use super::{
    fetch::{fetch, host_of},
    session,
    variables::{CREDENTIALS_URI, Variables},
};
use crate::{
    client::{ConfigError, CredentialsError, ProvideCredentials, ProviderContext},
    identity::Credentials,
    transport::{BoxFuture, Timeouts},
};

const NAME: &str = "credentials URI";

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const TIMEOUT: Duration = Duration::from_secs(10);

/// Gets temporary credentials from a URI. The response is JSON: `Code` is `Success`, and `AccessKeyId`,
/// `AccessKeySecret`, `SecurityToken` and `Expiration` (such as `2026-01-02T03:04:05Z`) are the credentials.
///
/// Errors and `Debug` show only the host of the URI, since the rest may be a secret.
#[derive(Clone, Default)]
#[must_use = "a provider does nothing until a client uses it"]
pub struct UriProvider {
    uri: Option<String>,
    variables: Variables,
}

impl UriProvider {
    /// Creates a provider for the URI in `ALIBABA_CLOUD_CREDENTIALS_URI`.
    pub fn from_environment() -> Self {
        Self::default()
    }

    /// Creates a provider for this URI, with `http` or `https`.
    pub fn new(uri: impl Into<String>) -> Self {
        Self { uri: Some(uri.into()), ..Self::default() }
    }

    pub(super) fn with_variables(self, variables: Variables) -> Self {
        Self { variables, ..self }
    }

    async fn get(&self, context: &ProviderContext) -> Result<Credentials, CredentialsError> {
        let given = self.uri.clone().map_or_else(|| self.variables.text(NAME, CREDENTIALS_URI), |uri| Ok(Some(uri)))?;
        let not_set = || CredentialsError::not_configured(NAME, format!("{CREDENTIALS_URI} is not set"));
        let text = given.ok_or_else(not_set)?;
        let failed = |problem: String| CredentialsError::failed(NAME, problem);
        let uri = parse(&text).ok_or_else(|| failed(format!("it {NOT_A_URI}")))?;
        let timeouts = Timeouts::new(CONNECT_TIMEOUT, TIMEOUT);
        let response = fetch(context, Method::GET, &text, None, timeouts).await;
        let response = response.map_err(|error| failed("no response".to_owned()).with_source(error))?;
        let (host, status) = (host_of(&uri), response.status());
        if !status.is_success() {
            return Err(failed(format!("{host} returned HTTP {}", status.as_u16())));
        }
        session::read(response.body()).map_err(|problem| failed(format!("{host}: {problem}")))
    }
}

const NOT_A_URI: &str = "is not a URI that starts with http:// or https://";

/// A URI with a host that can be connected to.
fn parse(text: &str) -> Option<Uri> {
    let uri: Uri = text.parse().ok()?;
    let is_http = matches!(uri.scheme_str(), Some("http" | "https"));
    (is_http && uri.host().is_some_and(|host| !host.is_empty())).then_some(uri)
}

impl ProvideCredentials for UriProvider {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.get(context))
    }

    fn check(&self) -> Result<(), ConfigError> {
        let is_good = self.uri.as_deref().is_none_or(|text| parse(text).is_some());
        let refused = ConfigError::Credentials { part: "credentials URI", problem: NOT_A_URI };
        if is_good { Ok(()) } else { Err(refused) }
    }
}

impl fmt::Debug for UriProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.uri.as_deref().and_then(parse).map(|uri| host_of(&uri));
        f.debug_struct("UriProvider").field("host", &host).finish_non_exhaustive()
    }
}
