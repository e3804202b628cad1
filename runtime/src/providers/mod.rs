//! Where credentials are found: the providers, most of which make calls of their own, and the chain of those that a client
//! asks by default.

mod assume_role;
mod chain;
mod cli_profile;
mod ecs_role;
mod environment;
mod external;
mod fetch;
mod file;
mod from_profile;
mod ini_profile;
mod oidc;
mod profile;
mod session;
mod sts;
mod uri;
mod variables;

pub use assume_role::AssumeRoleProvider;
pub use chain::DefaultCredentialsChain;
pub use cli_profile::CliProfileProvider;
pub use ecs_role::EcsRamRoleProvider;
pub use environment::EnvironmentProvider;
pub use external::ExternalProvider;
pub use ini_profile::IniProfileProvider;
pub use oidc::OidcRoleProvider;
pub use uri::UriProvider;
