//! Providers of credentials over real sockets, files and processes.
//!
//! Every secret in these tests contains `hunter`, and whatever is shown is searched for that.

#![cfg(feature = "hyper")]

mod chain;
mod cli_profiles;
mod external;
mod ini_profiles;
mod instance;
#[path = "../support/mod.rs"]
mod lamp;
mod renewal;
mod roles;
mod support;
mod uri;
