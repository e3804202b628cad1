//! The environment: the one place that providers read variables and the home directory from.

use std::{env, path::PathBuf};

use crate::client::CredentialsError;

pub(crate) const ACCESS_KEY_ID: &str = "ALIBABA_CLOUD_ACCESS_KEY_ID";
pub(crate) const ACCESS_KEY_SECRET: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
pub(crate) const SECURITY_TOKEN: &str = "ALIBABA_CLOUD_SECURITY_TOKEN";
pub(crate) const PROFILE: &str = "ALIBABA_CLOUD_PROFILE";
pub(crate) const CONFIG_FILE: &str = "ALIBABA_CLOUD_CONFIG_FILE";
pub(crate) const CLI_PROFILE_DISABLED: &str = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED";
pub(crate) const CREDENTIALS_FILE: &str = "ALIBABA_CLOUD_CREDENTIALS_FILE";
pub(crate) const CREDENTIALS_URI: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";
pub(crate) const ROLE_ARN: &str = "ALIBABA_CLOUD_ROLE_ARN";
pub(crate) const ROLE_SESSION_NAME: &str = "ALIBABA_CLOUD_ROLE_SESSION_NAME";
pub(crate) const OIDC_PROVIDER_ARN: &str = "ALIBABA_CLOUD_OIDC_PROVIDER_ARN";
pub(crate) const OIDC_TOKEN_FILE: &str = "ALIBABA_CLOUD_OIDC_TOKEN_FILE";
pub(crate) const STS_REGION: &str = "ALIBABA_CLOUD_STS_REGION";
pub(crate) const VPC_ENDPOINT_ENABLED: &str = "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED";
pub(crate) const ECS_METADATA: &str = "ALIBABA_CLOUD_ECS_METADATA";
pub(crate) const ECS_METADATA_DISABLED: &str = "ALIBABA_CLOUD_ECS_METADATA_DISABLED";
pub(crate) const IMDSV1_DISABLED: &str = "ALIBABA_CLOUD_IMDSV1_DISABLED";

/// Where variables come from. Tests cannot set those of their own process, since other threads read them meanwhile.
#[derive(Clone, Default)]
pub(crate) enum Variables {
    /// Those of the process, at the time they are asked for.
    #[default]
    Process,
    #[cfg(test)]
    Fixed(std::sync::Arc<std::collections::BTreeMap<String, String>>),
}

impl Variables {
    #[cfg(test)]
    pub(crate) fn fixed<const N: usize>(pairs: [(&str, &str); N]) -> Self {
        Self::Fixed(std::sync::Arc::new(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into()))
    }

    /// The value of a variable; one that is empty counts as not set.
    ///
    /// # Errors
    /// It is not Unicode. The value is not repeated.
    pub(crate) fn text(&self, provider: &'static str, name: &'static str) -> Result<Option<String>, CredentialsError> {
        let value = match self {
            Self::Process => env::var_os(name)
                .map(|value| value.into_string())
                .transpose()
                .map_err(|_| CredentialsError::failed(provider, format!("{name} is not Unicode")))?,
            #[cfg(test)]
            Self::Fixed(variables) => variables.get(name).cloned(),
        };
        Ok(value.filter(|value| !value.is_empty()))
    }

    /// Whether a variable says `true`, in any case. Anything else says no, as in the other SDKs.
    pub(crate) fn is_true(&self, provider: &'static str, name: &'static str) -> Result<bool, CredentialsError> {
        Ok(self.text(provider, name)?.is_some_and(|value| value.trim().eq_ignore_ascii_case("true")))
    }

    /// A file below the home directory, if there is one.
    pub(crate) fn below_home(&self, path: &[&str]) -> Option<PathBuf> {
        let home = match self {
            Self::Process => env::home_dir()?,
            #[cfg(test)]
            Self::Fixed(variables) => PathBuf::from(variables.get("HOME")?),
        };
        // An unset home is an empty path on some systems, and what is below it would be below the working directory.
        (!home.as_os_str().is_empty()).then(|| path.iter().fold(home, |folder, part| folder.join(part)))
    }
}
