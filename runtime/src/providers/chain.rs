//! The providers that are asked where nobody says who makes the calls.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

use super::{
    CliProfileProvider, EcsRamRoleProvider, EnvironmentProvider, IniProfileProvider, OidcRoleProvider, UriProvider,
    variables::Variables,
};
use crate::{
    client::{Config, ConfigBuilder, ConfigError, CredentialsError, ProvideCredentials, ProviderContext},
    identity::Credentials,
    transport::BoxFuture,
};

const NAME: &str = "default chain";

const REMEDY: &str = "set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, run `aliyun configure`, attach a \
                      RAM role to the instance, or give credentials to the configuration";

/// Searches for credentials in the usual places. It is the default of a configuration.
///
/// 1. [`EnvironmentProvider`]: an access key in the environment
/// 2. [`OidcRoleProvider`]: the role of a pod
/// 3. [`CliProfileProvider`]: a profile of the CLI
/// 4. [`IniProfileProvider`]: a section of the file that the SDKs share
/// 5. [`EcsRamRoleProvider`]: the role of the instance
/// 6. [`UriProvider`]: a credentials URI in the environment
///
/// The first provider that is configured decides. If it fails, the call fails: the next one could be a different
/// identity. Once a provider has returned credentials, only that one is asked.
#[derive(Clone)]
pub struct DefaultCredentialsChain {
    providers: Arc<[Arc<dyn ProvideCredentials>]>,
    chosen: Arc<OnceLock<Arc<dyn ProvideCredentials>>>,
}

impl DefaultCredentialsChain {
    /// Creates the chain, with the environment of the process.
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

impl ConfigBuilder {
    /// Validates everything that can be checked without a call, and builds the configuration.
    ///
    /// # Errors
    /// The first invalid setting.
    pub fn build(self) -> Result<Config, ConfigError> {
        self.build_with(DefaultCredentialsChain::new)
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

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::{client::SystemClock, transport::NoTransport};

    /// Does what it was last told, and notes that it was asked.
    #[derive(Clone, Debug)]
    struct Told {
        outcome: Arc<Mutex<Outcome>>,
        asked: Arc<Mutex<usize>>,
    }

    #[derive(Clone, Copy, Debug)]
    enum Outcome {
        Given,
        NotConfigured,
        Failed,
    }

    impl Told {
        fn new(outcome: Outcome) -> Self {
            Self { outcome: Arc::new(Mutex::new(outcome)), asked: Arc::default() }
        }

        fn tell(&self, outcome: Outcome) {
            *self.outcome.lock().expect("no panic") = outcome;
        }

        fn asked(&self) -> usize {
            *self.asked.lock().expect("no panic")
        }
    }

    impl ProvideCredentials for Told {
        fn provide<'a>(&'a self, _: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
            *self.asked.lock().expect("no panic") += 1;
            let outcome = match *self.outcome.lock().expect("no panic") {
                Outcome::Given => Ok(Credentials::anonymous()),
                Outcome::NotConfigured => Err(CredentialsError::not_configured("told", "nothing")),
                Outcome::Failed => Err(CredentialsError::failed("told", "broken")),
            };
            Box::pin(std::future::ready(outcome))
        }
    }

    fn ask(chain: &DefaultCredentialsChain) -> Result<Credentials, CredentialsError> {
        let context = ProviderContext::new(Arc::new(NoTransport), Arc::new(SystemClock::new()));
        let outcome = futures_util::FutureExt::now_or_never(chain.provide(&context));
        outcome.expect("nothing to wait for")
    }

    #[test]
    fn whoever_has_given_credentials_is_the_only_one_that_is_asked() {
        let (first, second) = (Told::new(Outcome::NotConfigured), Told::new(Outcome::Given));
        let chain = DefaultCredentialsChain::of([Arc::new(first.clone()), Arc::new(second.clone())]);
        ask(&chain).expect("credentials");
        first.tell(Outcome::Given);
        ask(&chain).expect("credentials");
        ask(&chain.clone()).expect("credentials");
        assert_eq!((first.asked(), second.asked()), (1, 3));
        second.tell(Outcome::NotConfigured);
        let error = ask(&chain).expect_err("a failure");
        assert_eq!((error.to_string().as_str(), error.is_configured()), ("told: nothing", true));
        assert_eq!(first.asked(), 1);
    }

    #[test]
    fn a_failure_ends_the_chain_and_is_not_remembered() {
        let (first, second) = (Told::new(Outcome::Failed), Told::new(Outcome::Given));
        let chain = DefaultCredentialsChain::of([Arc::new(first.clone()), Arc::new(second.clone())]);
        assert_eq!(ask(&chain).expect_err("a failure").to_string(), "told: broken");
        assert_eq!(second.asked(), 0);
        first.tell(Outcome::NotConfigured);
        ask(&chain).expect("credentials");
        assert_eq!((first.asked(), second.asked()), (2, 1));
    }

    #[test]
    fn what_nobody_has_is_told_once_each() {
        let told = || Arc::new(Told::new(Outcome::NotConfigured));
        let error = ask(&DefaultCredentialsChain::of([told(), told()])).expect_err("nothing");
        assert!(!error.is_configured());
        let expected = format!("default chain: nothing is configured (told: nothing; told: nothing); {REMEDY}");
        assert_eq!(error.to_string(), expected);
    }
}
