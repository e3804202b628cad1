//! Credentials by the ini file that the SDKs share: `~/.alibabacloud/credentials`.

mod ini;

use std::{fmt, path::PathBuf};

use super::{
    file,
    profile::Profile,
    variables::{CREDENTIALS_FILE, PROFILE, Variables},
};
use crate::{
    client::{CredentialsError, ProvideCredentials, ProviderContext},
    identity::Credentials,
    transport::BoxFuture,
};

const NAME: &str = "credentials file";

/// Reads a section of the file that the SDKs share, such as
///
/// ```ini
/// [default]
/// type = access_key
/// access_key_id = …
/// access_key_secret = …
/// ```
///
/// Types are `access_key`, `sts`, `ram_role_arn`, `oidc_role_arn`, `ecs_ram_role`, `bearer` and `credentials_uri`; key pairs
/// (`rsa_key_pair`) are not supported. The file is that of `ALIBABA_CLOUD_CREDENTIALS_FILE`, or else
/// `~/.alibabacloud/credentials`, or else `~/.alibabacloud/credentials.ini`. The section is that of
/// `ALIBABA_CLOUD_PROFILE`, or else `default`. The file is read again whenever credentials are renewed.
#[derive(Clone, Default)]
#[must_use = "a provider does nothing until a client uses it"]
pub struct IniProfileProvider {
    file: Option<PathBuf>,
    profile: Option<String>,
    variables: Variables,
}

impl IniProfileProvider {
    /// Creates a provider with the file and the section that the environment names, or the default ones.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the file.
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(path.into());
        self
    }

    /// Sets the name of the section.
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    pub(super) fn with_variables(self, variables: Variables) -> Self {
        Self { variables, ..self }
    }

    async fn read(&self, context: &ProviderContext) -> Result<Credentials, CredentialsError> {
        let named = match &self.profile {
            Some(name) => Some(name.clone()),
            None => self.variables.text(NAME, PROFILE)?,
        };
        let is_named = named.is_some();
        let name = named.unwrap_or_else(|| "default".to_owned());
        let (path, text) = self.load().await.map_err(|error| if is_named { demanded(error, &name) } else { error })?;
        let failed = |problem: String| CredentialsError::failed(NAME, format!("{}: {problem}", path.display()));
        let section =
            ini::section(&text, &name).map_err(|line| failed(format!("line {line} is not `name = value`")))?;
        // Who names a profile does not want to be whoever comes next in a chain.
        let absent = if is_named { CredentialsError::failed } else { CredentialsError::not_configured };
        let missing = || absent(NAME, format!("{} has no section [{name}]", path.display()));
        let profile = Profile::new(section.ok_or_else(missing)?);
        if profile.is_unused() {
            let message = format!("section [{name}] of {} is not filled in or not enabled", path.display());
            return Err(absent(NAME, message));
        }
        let source = |_: &str| Err("profiles in this file cannot refer to each other".to_owned());
        let provider = profile.provider(context.clock().now(), &self.variables, source);
        let provider = provider.map_err(|problem| failed(format!("section [{name}]: {problem}")))?;
        let given = provider.provide(context).await;
        given.map_err(|error| failed(format!("section [{name}]")).with_source(error))
    }

    /// The file and what is in it.
    async fn load(&self) -> Result<(PathBuf, String), CredentialsError> {
        let named = match &self.file {
            Some(path) => Some(path.clone()),
            None => self.variables.text(NAME, CREDENTIALS_FILE)?.map(PathBuf::from),
        };
        if let Some(path) = named {
            let text = file::read(&path).await.map_err(|error| file::error(NAME, &path, error, true))?;
            return Ok((path, text));
        }
        let usual = |name| self.variables.below_home(&[".alibabacloud", name]);
        let (Some(first), Some(second)) = (usual("credentials"), usual("credentials.ini")) else {
            return Err(CredentialsError::not_configured(NAME, "no home directory"));
        };
        match file::read(&first).await {
            Ok(text) => return Ok((first, text)),
            Err(error) if file::is_missing(&error) => {}
            Err(error) => return Err(file::error(NAME, &first, error, false)),
        }
        match file::read(&second).await {
            Ok(text) => Ok((second, text)),
            Err(error) if file::is_missing(&error) => {
                let message = format!("neither {} nor {} exists", first.display(), second.display());
                Err(CredentialsError::not_configured(NAME, message))
            }
            Err(error) => Err(file::error(NAME, &second, error, false)),
        }
    }
}

/// A file that is not there, although somebody names a profile that should be in it.
fn demanded(error: CredentialsError, profile: &str) -> CredentialsError {
    if error.is_configured() {
        return error;
    }
    CredentialsError::failed(NAME, format!("there is no profile {profile:?}")).with_source(error)
}

impl ProvideCredentials for IniProfileProvider {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.read(context))
    }
}

impl fmt::Debug for IniProfileProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IniProfileProvider").field("profile", &self.profile).finish_non_exhaustive()
    }
}
