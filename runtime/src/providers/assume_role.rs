//! Credentials of a RAM role that somebody else assumes.

use std::{fmt, sync::Arc};

use super::{
    sts::{AssumeRole, Failure, Settings, session_settings},
    variables::Variables,
};
use crate::{
    client::{ConfigError, CredentialsError, ProvideCredentials, ProviderContext},
    identity::Credentials,
    transport::BoxFuture,
};

const NAME: &str = "assume role";

/// Assumes a RAM role with the credentials of another provider (`AssumeRole` of the Security Token Service). The
/// source is asked each time the role is assumed, about once per session; it can be another `AssumeRoleProvider`.
///
/// ```
/// use alicloud_runtime::{Config, credentials::{AssumeRoleProvider, EnvironmentProvider}};
///
/// # #[cfg(feature = "hyper")]
/// let config = Config::builder()
///     .credentials(AssumeRoleProvider::new(EnvironmentProvider::new(), "acs:ram::123456789012:role/reader"))
///     .build()?;
/// # Ok::<(), alicloud_runtime::ConfigError>(())
/// ```
#[derive(Clone)]
#[must_use = "a provider does nothing until a client uses it"]
pub struct AssumeRoleProvider {
    source: Arc<dyn ProvideCredentials>,
    role_arn: String,
    external_id: Option<String>,
    settings: Settings,
    variables: Variables,
}

impl AssumeRoleProvider {
    /// Creates a provider that assumes the role with this ARN, such as `acs:ram::123456789012:role/reader`, with the
    /// credentials of `source`.
    pub fn new(source: impl ProvideCredentials + 'static, role_arn: impl Into<String>) -> Self {
        Self {
            source: Arc::new(source),
            role_arn: role_arn.into(),
            external_id: None,
            settings: Settings::default(),
            variables: Variables::default(),
        }
    }

    session_settings!();

    /// Sets the external id that the trust policy of the role checks.
    pub fn external_id(mut self, id: impl Into<String>) -> Self {
        self.external_id = Some(id.into());
        self
    }

    pub(super) fn with_settings(self, settings: Settings, variables: Variables) -> Self {
        Self { settings, variables, ..self }
    }

    async fn assume(&self, context: &ProviderContext) -> Result<Credentials, CredentialsError> {
        let request = AssumeRole {
            role_arn: self.role_arn.clone(),
            session_name: self.settings.session_name(NAME, &self.variables, context)?,
            seconds: self.settings.seconds(),
            policy: self.settings.policy.clone(),
            external_id: self.external_id.clone(),
        };
        let assumed = self.settings.assume(NAME, Arc::clone(&self.source), &self.variables, context, request).await;
        assumed.map_err(|failure| match failure {
            Failure::Known(error) => error,
            Failure::Call(error) => {
                let message = format!("cannot assume the role {}", self.role_arn);
                CredentialsError::failed(NAME, message).with_source(error)
            }
        })
    }
}

impl ProvideCredentials for AssumeRoleProvider {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.assume(context))
    }

    fn check(&self) -> Result<(), ConfigError> {
        self.source.check()?;
        if self.role_arn.is_empty() {
            return Err(ConfigError::Credentials { part: "role ARN", problem: "is empty" });
        }
        self.settings.check()
    }
}

impl fmt::Debug for AssumeRoleProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AssumeRoleProvider").field("role_arn", &self.role_arn).field("source", &self.source).finish()
    }
}
