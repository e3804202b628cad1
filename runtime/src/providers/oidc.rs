//! Credentials of a RAM role for the token of an identity provider, as pods with RRSA have one.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    file,
    sts::{AssumeRoleWithOidc, Failure, Settings, session_settings},
    variables::{OIDC_PROVIDER_ARN, OIDC_TOKEN_FILE, ROLE_ARN, Variables},
};
use crate::{
    client::{ConfigError, CredentialsError, ProvideCredentials, ProviderContext},
    identity::Credentials,
    transport::BoxFuture,
};

const NAME: &str = "OIDC role";

/// Assumes a RAM role with the token of an identity provider (`AssumeRoleWithOIDC` of the Security Token Service). The
/// token is read from its file each time, since the issuer renews it there.
#[derive(Clone, Default)]
#[must_use = "a provider does nothing until a client uses it"]
pub struct OidcRoleProvider {
    role: Option<Role>,
    settings: Settings,
    variables: Variables,
}

#[derive(Clone)]
struct Role {
    arn: String,
    provider_arn: String,
    token_file: PathBuf,
}

impl OidcRoleProvider {
    /// Creates a provider for the role in `ALIBABA_CLOUD_ROLE_ARN`, the identity provider in
    /// `ALIBABA_CLOUD_OIDC_PROVIDER_ARN` and the token in the file `ALIBABA_CLOUD_OIDC_TOKEN_FILE`. Pods with RAM
    /// roles for service accounts (RRSA) have these variables.
    pub fn from_environment() -> Self {
        Self::default()
    }

    /// Creates a provider for the role and the identity provider with these ARNs, and the token in this file.
    pub fn new(role_arn: impl Into<String>, provider_arn: impl Into<String>, token_file: impl Into<PathBuf>) -> Self {
        let (arn, provider_arn, token_file) = (role_arn.into(), provider_arn.into(), token_file.into());
        Self { role: Some(Role { arn, provider_arn, token_file }), ..Self::default() }
    }

    session_settings!();

    pub(super) fn with_variables(self, variables: Variables) -> Self {
        Self { variables, ..self }
    }

    pub(super) fn with_settings(self, settings: Settings, variables: Variables) -> Self {
        Self { settings, variables, ..self }
    }

    fn role(&self) -> Result<Role, CredentialsError> {
        if let Some(role) = &self.role {
            return Ok(role.clone());
        }
        let text = |name| Ok((name, self.variables.text(NAME, name)?));
        let values = [text(ROLE_ARN)?, text(OIDC_PROVIDER_ARN)?, text(OIDC_TOKEN_FILE)?];
        let unset = values.iter().filter(|(_, value)| value.is_none()).map(|(name, _)| *name).collect::<Vec<_>>();
        let unset = format!("{} not set", unset.join(", "));
        match values.map(|(_, value)| value) {
            [Some(arn), Some(provider_arn), Some(token_file)] => {
                Ok(Role { arn, provider_arn, token_file: token_file.into() })
            }
            // A role alone may be meant for something else.
            [_, None, None] => Err(CredentialsError::not_configured(NAME, unset)),
            _ => Err(CredentialsError::failed(NAME, unset)),
        }
    }

    async fn assume(&self, context: &ProviderContext) -> Result<Credentials, CredentialsError> {
        let Role { arn, provider_arn, token_file } = self.role()?;
        let token = token(&token_file).await?;
        // Whatever the service says about the token, it is not repeated.
        let secret = Credentials::bearer(&token);
        let request = AssumeRoleWithOidc {
            role_arn: arn.clone(),
            provider_arn,
            token,
            session_name: self.settings.session_name(NAME, &self.variables, context)?,
            seconds: self.settings.seconds(),
            policy: self.settings.policy.clone(),
        };
        let nobody = Arc::new(Credentials::anonymous());
        let assumed = self.settings.assume(NAME, nobody, &self.variables, context, request).await;
        assumed.map_err(|failure| match failure {
            Failure::Known(error) => error,
            Failure::Call(error) => {
                let error = secret.redact(&error.to_string());
                CredentialsError::failed(NAME, format!("cannot assume the role {arn}: {error}"))
            }
        })
    }
}

/// The token in a file, without the line end that may follow it.
async fn token(path: &Path) -> Result<String, CredentialsError> {
    let failed =
        |problem: String| CredentialsError::failed(NAME, format!("the token file {} {problem}", path.display()));
    let text = file::read(path).await.map_err(|error| failed(format!("cannot be read: {error}")))?;
    let token = text.trim();
    if token.is_empty() { Err(failed("is empty".to_owned())) } else { Ok(token.to_owned()) }
}

impl ProvideCredentials for OidcRoleProvider {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.assume(context))
    }

    fn check(&self) -> Result<(), ConfigError> {
        let is_empty = |part| Err(ConfigError::Credentials { part, problem: "is empty" });
        match &self.role {
            Some(role) if role.arn.is_empty() => is_empty("role ARN"),
            Some(role) if role.provider_arn.is_empty() => is_empty("ARN of the OIDC provider"),
            Some(role) if role.token_file.as_os_str().is_empty() => is_empty("path of the token file"),
            _ => self.settings.check(),
        }
    }
}

impl fmt::Debug for OidcRoleProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("OidcRoleProvider");
        if let Some(role) = &self.role {
            shown.field("role_arn", &role.arn).field("token_file", &role.token_file);
        }
        shown.finish_non_exhaustive()
    }
}
