//! The provider that a profile describes.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use super::{
    AssumeRoleProvider, EcsRamRoleProvider, ExternalProvider, OidcRoleProvider, UriProvider,
    profile::{Mode, Profile, ROLE},
    sts,
    variables::Variables,
};
use crate::{
    client::{Network, ProvideCredentials},
    identity::Credentials,
};

pub(super) type Provider = Arc<dyn ProvideCredentials>;

impl Profile {
    /// What gives the credentials that the profile describes. `source` finds the profile that it builds on.
    ///
    /// # Errors
    /// What is missing or cannot be done, as a sentence about the profile without any value that may be a secret.
    pub(super) fn provider(
        &self,
        now: SystemTime,
        variables: &Variables,
        source: impl FnOnce(&str) -> Result<Provider, String>,
    ) -> Result<Provider, String> {
        let provider: Provider = match self.mode()? {
            mode @ (Mode::AccessKey | Mode::Sts | Mode::Bearer) => Arc::new(self.own(mode, now)?),
            Mode::Anonymous => Arc::new(Credentials::anonymous()),
            Mode::Login(mode) => Arc::new(self.left_by_login(mode, now)?),
            Mode::Role => self.role(Arc::new(self.key(now)?), variables)?,
            Mode::RoleOfInstance => self.role(self.instance(variables), variables)?,
            Mode::ChainedRole => self.role(source(&self.required(&["source_profile"])?)?, variables)?,
            Mode::Instance => self.instance(variables),
            Mode::Oidc => self.oidc(variables)?,
            Mode::Uri => match self.text(&["credentials_uri"]) {
                Some(uri) => Arc::new(UriProvider::new(uri)),
                None => Arc::new(UriProvider::from_environment().with_variables(variables.clone())),
            },
            Mode::External => Arc::new(ExternalProvider::new(self.required(&["process_command"])?)),
        };
        provider.check().map_err(|error| error.to_string())?;
        Ok(provider)
    }

    fn instance(&self, variables: &Variables) -> Provider {
        let provider = EcsRamRoleProvider::new().with_variables(variables.clone());
        match self.text(&["ram_role_name", "role_name"]) {
            Some(name) => Arc::new(provider.role_name(name)),
            None => Arc::new(provider),
        }
    }

    fn role(&self, source: Provider, variables: &Variables) -> Result<Provider, String> {
        let role = AssumeRoleProvider::new(source, self.required(ROLE)?);
        let role =
            self.text(&["external_id"]).map(str::to_owned).into_iter().fold(role, AssumeRoleProvider::external_id);
        Ok(Arc::new(role.with_settings(self.settings()?, variables.clone())))
    }

    fn oidc(&self, variables: &Variables) -> Result<Provider, String> {
        let file = self.required(&["oidc_token_file", "oidc_token_file_path"])?;
        let provider = OidcRoleProvider::new(self.required(ROLE)?, self.required(&["oidc_provider_arn"])?, file);
        Ok(Arc::new(provider.with_settings(self.settings()?, variables.clone())))
    }

    fn settings(&self) -> Result<sts::Settings, String> {
        let owned = |names: &[&str]| self.text(names).map(str::to_owned);
        let seconds = self.seconds(&["expired_seconds", "duration_seconds"])?.filter(|seconds| *seconds > 0);
        Ok(sts::Settings {
            session_name: owned(&["ram_session_name", "role_session_name"]),
            duration: seconds.map(Duration::from_secs),
            policy: owned(&["policy"]),
            region: owned(&["sts_region"]),
            network: self.is_true("enable_vpc").then_some(Network::Vpc),
            endpoint: owned(&["sts_endpoint"]),
        })
    }
}
