//! The Security Token Service as providers call it: by the machinery of any other call.

mod records;

use std::{sync::Arc, time::Duration};

use records::Answer;
pub(super) use records::{AssumeRole, AssumeRoleWithOidc};

use super::variables::{ROLE_SESSION_NAME, STS_REGION, VPC_ENDPOINT_ENABLED, Variables};
use crate::{
    call::Error,
    client::{
        Client, Config, ConfigError, CredentialsError, Endpoint, Network, ProvideCredentials, ProviderContext,
        check_region,
    },
    identity::Credentials,
    model::Request,
};

/// How long a role is assumed for unless configured otherwise.
pub(super) const DURATION: Duration = Duration::from_secs(3600);

/// Less is refused by the service.
const SHORTEST: Duration = Duration::from_secs(900);

/// Which host of the service is called, and what is the same in every way to assume a role.
#[derive(Clone, Default)]
pub(super) struct Settings {
    pub(super) session_name: Option<String>,
    pub(super) duration: Option<Duration>,
    pub(super) policy: Option<String>,
    pub(super) region: Option<String>,
    pub(super) network: Option<Network>,
    pub(super) endpoint: Option<String>,
}

/// The setters of a provider that assumes a role, for its `settings`.
macro_rules! session_settings {
    () => {
        /// Sets the name of the session in audit logs: 2 to 64 letters, digits, `.`, `@`, `-` and `_`. Defaults to
        /// `ALIBABA_CLOUD_ROLE_SESSION_NAME`, or else to a name made from the time.
        pub fn session_name(mut self, name: impl Into<String>) -> Self {
            self.settings.session_name = Some(name.into());
            self
        }

        /// Sets how long a session lasts, from 15 minutes to what the role allows. Defaults to one hour.
        pub fn duration(mut self, duration: std::time::Duration) -> Self {
            self.settings.duration = Some(duration);
            self
        }

        /// Sets a policy, as JSON text: the session has only permissions that both the policy and the role grant.
        pub fn policy(mut self, policy: impl Into<String>) -> Self {
            self.settings.policy = Some(policy.into());
            self
        }

        /// Sets the region whose host of the service is called. Defaults to `ALIBABA_CLOUD_STS_REGION`; without it,
        /// the central host is called.
        pub fn sts_region(mut self, region: impl Into<String>) -> Self {
            self.settings.region = Some(region.into());
            self
        }

        /// Sets the network on which the host of the region is called. Defaults to the public network, unless
        /// `ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED` is `true`.
        pub fn sts_network(mut self, network: crate::client::endpoint::Network) -> Self {
            self.settings.network = Some(network);
            self
        }

        /// Sets the host to call, regardless of the region, in the forms of
        /// [`ConfigBuilder::endpoint`](crate::ConfigBuilder::endpoint).
        pub fn sts_endpoint(mut self, endpoint: impl Into<String>) -> Self {
            self.settings.endpoint = Some(endpoint.into());
            self
        }
    };
}

pub(super) use session_settings;

impl Settings {
    /// Checks what can be checked before credentials are requested.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        if self.duration.is_some_and(|duration| duration < SHORTEST) {
            return Err(ConfigError::Credentials { part: "session duration", problem: "is less than 15 minutes" });
        }
        self.region.clone().map(check_region).transpose()?;
        let endpoint = self.endpoint.as_deref().map(Endpoint::parse).transpose();
        endpoint.map(drop).map_err(|problem| ConfigError::Endpoint { problem })
    }

    /// In whole seconds.
    pub(super) fn seconds(&self) -> i64 {
        i64::try_from(self.duration.unwrap_or(DURATION).as_secs()).unwrap_or(i64::MAX)
    }

    /// The session name that was given, or that of the environment, or else one that tells when it was made.
    pub(super) fn session_name(
        &self,
        provider: &'static str,
        variables: &Variables,
        context: &ProviderContext,
    ) -> Result<String, CredentialsError> {
        if let Some(name) = &self.session_name {
            return Ok(name.clone());
        }
        let since = || context.clock().now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let name = variables.text(provider, ROLE_SESSION_NAME)?;
        Ok(name.unwrap_or_else(|| format!("alicloud-rust-{}", since().as_secs())))
    }

    /// The endpoint that was given, or the host of the region, or else the central one.
    fn endpoint(&self, provider: &'static str, variables: &Variables) -> Result<String, CredentialsError> {
        if let Some(endpoint) = &self.endpoint {
            return Ok(endpoint.clone());
        }
        let of_environment = || variables.text(provider, STS_REGION);
        let Some(region) = self.region.clone().map_or_else(of_environment, |region| Ok(Some(region)))? else {
            return Ok("sts.aliyuncs.com".to_owned());
        };
        let region = check_region(region).map_err(|error| CredentialsError::failed(provider, error.to_string()))?;
        let is_vpc = match self.network {
            Some(network) => network == Network::Vpc,
            None => variables.is_true(provider, VPC_ENDPOINT_ENABLED)?,
        };
        let prefix = if is_vpc { "sts-vpc" } else { "sts" };
        Ok(format!("{prefix}.{region}.aliyuncs.com"))
    }

    /// A client that makes calls as `source`, with transport and clock of the client that credentials are for.
    fn client(
        &self,
        provider: &'static str,
        source: Arc<dyn ProvideCredentials>,
        variables: &Variables,
        context: &ProviderContext,
    ) -> Result<Client, CredentialsError> {
        let config = Config::builder()
            .credentials(source)
            .endpoint(self.endpoint(provider, variables)?)
            .transport(Arc::clone(context.transport()))
            .clock(Arc::clone(context.clock()))
            .build();
        let config = config.map_err(|error| CredentialsError::failed(provider, error.to_string()))?;
        Ok(Client::new(&records::SERVICE, &config))
    }

    /// Assumes a role.
    ///
    /// # Errors
    /// The role cannot be assumed, or the answer is not complete. Nothing of a successful answer is repeated.
    pub(super) async fn assume<R: Request<Response = Answer>>(
        &self,
        provider: &'static str,
        source: Arc<dyn ProvideCredentials>,
        variables: &Variables,
        context: &ProviderContext,
        request: R,
    ) -> Result<Credentials, Failure> {
        let client = self.client(provider, source, variables, context).map_err(Failure::Known)?;
        let answer = client.call(request).await.map_err(|error| Failure::Call(without_excerpt(error)))?;
        let session = answer.credentials.unwrap_or_default();
        session.complete().map_err(|problem| Failure::Known(CredentialsError::failed(provider, problem)))
    }
}

/// Why a role was not assumed.
pub(super) enum Failure {
    /// In the words of the provider.
    Known(CredentialsError),
    /// In those of the call, which may repeat parts of the request.
    Call(Error),
}

/// What succeeded contains a key, even if it cannot be read as JSON.
fn without_excerpt(error: Error) -> Error {
    match error {
        Error::Decode(mut error) => {
            error.excerpt = None;
            Error::Decode(error)
        }
        error => error,
    }
}
