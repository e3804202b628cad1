//! The providers that are asked where nobody says who makes the calls.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use super::{
    CliProfileProvider, Credentials, CredentialsError, EcsRamRoleProvider, EnvironmentProvider, IniProfileProvider,
    OidcRoleProvider, ProvideCredentials, ProviderContext, UriProvider, variables::Variables,
};
use crate::transport::BoxFuture;

const NAME: &str = "default chain";

const REMEDY: &str = "set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, run `aliyun configure`, attach a \
                      RAM role to the instance, or give credentials to the configuration";

/// Takes credentials from where they are usually found. It is what a configuration uses that is given none.
///
/// 1. [`EnvironmentProvider`]: an access key in the environment
/// 2. [`OidcRoleProvider`]: the role of a pod
/// 3. [`CliProfileProvider`]: a profile of the CLI
/// 4. [`IniProfileProvider`]: a section of the file that the SDKs share
/// 5. [`EcsRamRoleProvider`]: the role of the instance
/// 6. [`UriProvider`]: a credentials URI in the environment
///
/// The first for which there is anything decides. If it fails, the call fails: the next one would make it as somebody else.
/// A provider that has given credentials once is the only one that is asked from then on.
#[derive(Clone)]
pub struct DefaultCredentialsChain {
    providers: Arc<[Arc<dyn ProvideCredentials>]>,
    chosen: Arc<OnceLock<Arc<dyn ProvideCredentials>>>,
}

impl DefaultCredentialsChain {
    /// The chain, by the environment of the process.
    pub fn new() -> Self {
        Self::with_variables(&Variables::Process)
    }

    pub(super) fn with_variables(variables: &Variables) -> Self {
        let own = || variables.clone();
        Self::of([
            Arc::new(EnvironmentProvider::with_variables(own())),
            Arc::new(OidcRoleProvider::from_environment().with_variables(own())),
            Arc::new(CliProfileProvider::new().with_variables(own())),
            Arc::new(IniProfileProvider::new().with_variables(own())),
            Arc::new(EcsRamRoleProvider::new().with_variables(own())),
            Arc::new(UriProvider::from_environment().with_variables(own())),
        ])
    }

    fn of<const N: usize>(providers: [Arc<dyn ProvideCredentials>; N]) -> Self {
        Self { providers: Arc::new(providers), chosen: Arc::default() }
    }

    async fn ask(&self, context: &ProviderContext) -> Result<Credentials, CredentialsError> {
        if let Some(chosen) = self.chosen.get() {
            return chosen.provide(context).await.map_err(CredentialsError::configured);
        }
        let mut problems = Vec::with_capacity(self.providers.len());
        for provider in self.providers.iter() {
            match provider.provide(context).await {
                Ok(credentials) => {
                    // Of two that were asked at once, the first to answer stays.
                    self.chosen.get_or_init(|| Arc::clone(provider));
                    return Ok(credentials);
                }
                Err(error) if error.is_configured() => return Err(error),
                Err(error) => problems.push(error.to_string()),
            }
        }
        let message = format!("nothing is configured ({}); {REMEDY}", problems.join("; "));
        Err(CredentialsError::not_configured(NAME, message))
    }
}

impl Default for DefaultCredentialsChain {
    fn default() -> Self {
        Self::new()
    }
}

impl ProvideCredentials for DefaultCredentialsChain {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.ask(context))
    }
}

impl fmt::Debug for DefaultCredentialsChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DefaultCredentialsChain").field("chosen", &self.chosen.get()).finish_non_exhaustive()
    }
}
