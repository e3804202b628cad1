//! Credentials in environment variables.

use super::variables::{ACCESS_KEY_ID, ACCESS_KEY_SECRET, SECURITY_TOKEN, Variables};
use crate::{
    client::{CredentialsError, ProvideCredentials, ProviderContext},
    identity::Credentials,
    transport::BoxFuture,
};

const NAME: &str = "environment";

/// Reads `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET` and, for a temporary access key,
/// `ALIBABA_CLOUD_SECURITY_TOKEN`. Empty variables count as unset.
#[derive(Clone, Default)]
pub struct EnvironmentProvider {
    variables: Variables,
}

impl EnvironmentProvider {
    /// Creates a provider that reads the variables of the process.
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn with_variables(variables: Variables) -> Self {
        Self { variables }
    }

    fn read(&self) -> Result<Credentials, CredentialsError> {
        let text = |name| self.variables.text(NAME, name);
        let lacking = |set, unset| CredentialsError::failed(NAME, format!("{set} is set, but {unset} is not"));
        match (text(ACCESS_KEY_ID)?, text(ACCESS_KEY_SECRET)?, text(SECURITY_TOKEN)?) {
            (Some(id), Some(secret), Some(token)) => Ok(Credentials::sts(id, secret, token)),
            (Some(id), Some(secret), None) => Ok(Credentials::access_key(id, secret)),
            (Some(_), None, _) => Err(lacking(ACCESS_KEY_ID, ACCESS_KEY_SECRET)),
            (None, Some(_), _) => Err(lacking(ACCESS_KEY_SECRET, ACCESS_KEY_ID)),
            (None, None, _) => Err(CredentialsError::not_configured(NAME, format!("{ACCESS_KEY_ID} is not set"))),
        }
    }
}

impl ProvideCredentials for EnvironmentProvider {
    fn provide<'a>(&'a self, _: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(std::future::ready(self.read()))
    }
}

impl std::fmt::Debug for EnvironmentProvider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EnvironmentProvider")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome<const N: usize>(pairs: [(&str, &str); N]) -> String {
        let provider = EnvironmentProvider::with_variables(Variables::fixed(pairs));
        match provider.read() {
            Ok(credentials) => format!("{credentials:?}"),
            Err(error) => format!("{error}; configured: {}", error.is_configured()),
        }
    }

    #[test]
    fn a_token_makes_an_access_key_temporary() {
        let (id, secret) = ((ACCESS_KEY_ID, "environment-id"), (ACCESS_KEY_SECRET, "s"));
        assert_eq!(outcome([id, secret]), "Credentials::AccessKey(***t-id)");
        assert_eq!(outcome([id, secret, (SECURITY_TOKEN, "t")]), "Credentials::Sts(***t-id)");
        assert_eq!(outcome([id, secret, (SECURITY_TOKEN, "")]), "Credentials::AccessKey(***t-id)");
    }

    #[test]
    fn nothing_is_not_configured_and_half_of_a_key_is_a_failure() {
        let missing = "environment: ALIBABA_CLOUD_ACCESS_KEY_ID is not set; configured: false";
        assert_eq!(outcome([]), missing);
        assert_eq!(outcome([(ACCESS_KEY_ID, ""), (SECURITY_TOKEN, "t")]), missing);
        let half = outcome([(ACCESS_KEY_ID, "id")]);
        assert!(half.contains("SECRET is not") && half.ends_with("configured: true"), "{half}");
        let half = outcome([(ACCESS_KEY_SECRET, "hunter2")]);
        assert!(half.contains("ID is not") && half.ends_with("configured: true"), "{half}");
        assert!(!half.contains("hunter2"), "{half}");
    }
}
