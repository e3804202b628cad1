//! Credentials by the configuration of the CLI: `~/.aliyun/config.json`.

use std::{
    fmt,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{
    file,
    from_profile::Provider,
    profile::Profile,
    variables::{CLI_PROFILE_DISABLED, CONFIG_FILE, PROFILE, Variables},
};
use crate::{
    client::{CredentialsError, ProvideCredentials, ProviderContext},
    identity::Credentials,
    model::{Json, record::has_content},
    transport::BoxFuture,
};

const NAME: &str = "CLI profile";

/// Reads a profile that `aliyun configure` wrote. For CLI logins (CloudSSO, OAuth), the temporary access key in the
/// file is used until it expires; logging in again requires the CLI.
///
/// The file is that of `ALIBABA_CLOUD_CONFIG_FILE`, or else `~/.aliyun/config.json`. The profile is that of
/// `ALIBABA_CLOUD_PROFILE`, or else the current one. `ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true` disables the provider.
/// The file is read again whenever credentials are renewed.
///
/// A file that configures nothing (it is empty, has no profiles, or lacks the current one) counts as missing. A
/// profile selected by [`profile`](Self::profile) must exist.
#[derive(Clone, Default)]
#[must_use = "a provider does nothing until a client uses it"]
pub struct CliProfileProvider {
    file: Option<PathBuf>,
    profile: Option<String>,
    variables: Variables,
}

impl CliProfileProvider {
    /// Creates a provider with the file and the profile that the environment names, or the default ones.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the file.
    pub fn file(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(path.into());
        self
    }

    /// Sets the name of the profile.
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    pub(super) fn with_variables(self, variables: Variables) -> Self {
        Self { variables, ..self }
    }

    async fn read(&self, context: &ProviderContext) -> Result<Credentials, CredentialsError> {
        if self.variables.is_true(NAME, CLI_PROFILE_DISABLED)? {
            return Err(CredentialsError::not_configured(NAME, format!("{CLI_PROFILE_DISABLED} is true")));
        }
        let (path, profiles) = self.load().await?;
        let name = self.name(&path, &profiles)?;
        let provider = profiles.provider(&name, context.clock().now(), &self.variables, &mut Vec::new());
        let about = || format!("profile {name:?} in {}", path.display());
        let provider = provider.map_err(|problem| CredentialsError::failed(NAME, format!("{}: {problem}", about())))?;
        provider.provide(context).await.map_err(|error| CredentialsError::failed(NAME, about()).with_source(error))
    }

    async fn load(&self) -> Result<(PathBuf, Profiles), CredentialsError> {
        let named = match &self.file {
            Some(path) => Some(path.clone()),
            None => self.variables.text(NAME, CONFIG_FILE)?.map(PathBuf::from),
        };
        let is_named = named.is_some();
        let usual = || self.variables.below_home(&[".aliyun", "config.json"]);
        let homeless = || CredentialsError::not_configured(NAME, "no home directory");
        let path = named.or_else(usual).ok_or_else(homeless)?;
        let text = file::read(&path).await.map_err(|error| file::error(NAME, &path, error, is_named))?;
        let profiles = Profiles::parse(&text);
        let profiles =
            profiles.map_err(|problem| CredentialsError::failed(NAME, format!("{} {problem}", path.display())))?;
        Ok((path, profiles))
    }

    /// The name of the profile to use, which is there and filled in.
    fn name(&self, path: &Path, profiles: &Profiles) -> Result<String, CredentialsError> {
        let of_environment = self.variables.text(NAME, PROFILE)?;
        // The profile that the environment names may be one of the ini file, which fails if it is not. The current one is
        // what the CLI was last told, and says nothing of this program.
        let error = if self.profile.is_some() { CredentialsError::failed } else { CredentialsError::not_configured };
        let chosen = self.profile.clone().or(of_environment).or_else(|| profiles.current.clone());
        let name = chosen.unwrap_or_else(|| "default".to_owned());
        match profiles.find(&name) {
            None => Err(error(NAME, format!("{} has no profile {name:?}", path.display()))),
            Some(profile) if profile.is_unused() => {
                Err(error(NAME, format!("profile {name:?} in {} is not filled in", path.display())))
            }
            Some(_) => Ok(name),
        }
    }
}

/// What the file says.
#[derive(Default)]
struct Profiles {
    current: Option<String>,
    all: Vec<Profile>,
}

impl Profiles {
    /// The profiles of a file, none if it says nothing.
    ///
    /// # Errors
    /// It says something else, as the end of a sentence that repeats nothing of it.
    fn parse(text: &str) -> Result<Self, String> {
        // What a program left behind that made the file and did not get to write it.
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let file: Json = serde_json::from_str(text)
            .map_err(|error| format!("is not JSON (line {}, column {})", error.line(), error.column()))?;
        let members = match &file {
            Json::Object(members) => members,
            nothing if !has_content(nothing) => return Ok(Self::default()),
            _ => return Err("is not a JSON object".to_owned()),
        };
        let current = members.get("current").and_then(Json::as_str).filter(|name| !name.is_empty());
        let profiles = match members.get("profiles") {
            Some(Json::Array(profiles)) => profiles,
            None => &[][..],
            Some(nothing) if !has_content(nothing) => &[],
            Some(_) => return Err("has `profiles` that are not a list".to_owned()),
        };
        let all = profiles.iter().filter_map(Profile::from_json).collect();
        Ok(Self { current: current.map(str::to_owned), all })
    }

    fn find(&self, name: &str) -> Option<&Profile> {
        self.all.iter().find(|profile| profile.text(&["name"]) == Some(name))
    }

    /// What gives the credentials of a profile. `above` are the profiles that build on it.
    fn provider(
        &self,
        name: &str,
        now: SystemTime,
        variables: &Variables,
        above: &mut Vec<String>,
    ) -> Result<Provider, String> {
        let is_cycle = above.iter().any(|other| other == name);
        above.push(name.to_owned());
        if is_cycle {
            return Err(format!("its source profiles form a cycle: {}", above.join(" -> ")));
        }
        let profile = self.find(name).ok_or_else(|| format!("its source profile {name:?} is missing"))?;
        profile.provider(now, variables, |source| {
            let provider = self.provider(source, now, variables, above);
            provider.map_err(|problem| match self.find(source) {
                Some(_) if !problem.starts_with("its source") => format!("its source profile {source:?}: {problem}"),
                _ => problem,
            })
        })
    }
}

impl ProvideCredentials for CliProfileProvider {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.read(context))
    }
}

impl fmt::Debug for CliProfileProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CliProfileProvider").field("profile", &self.profile).finish_non_exhaustive()
    }
}
