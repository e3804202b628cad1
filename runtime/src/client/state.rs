//! What a client knows, and shares with its clones and its calls.

use super::{config::Config, retry::RetryBudget};
use crate::{identity::skew::ClockSkew, model::Service};

/// A service, how to talk to it, and what was learned about that.
pub(crate) struct ClientState {
    pub(crate) service: &'static Service,
    pub(crate) config: Config,
    pub(crate) budget: RetryBudget,
    pub(crate) skew: ClockSkew,
}
