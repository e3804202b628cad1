//! The credentials of a client: asked for once, renewed ahead of time by one call at a time.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use futures_util::future::{Either, FutureExt, Shared, WeakShared, select};

use super::{CredentialsError, ProvideCredentials, ProviderContext};
use crate::{client::clock::Clock, identity::Credentials, transport::BoxFuture};

/// From this long before they expire, credentials are renewed, while those that are still valid are used.
const RENEWAL: Duration = Duration::from_secs(5 * 60);

/// From this long before they expire, credentials are not used any more: a call takes time, and clocks differ.
const MARGIN: Duration = Duration::from_secs(15);

/// After it has been tried to renew ahead of time, that long passes before it is tried again, however that went: some
/// providers give the same credentials until shortly before their end, or fail for a while.
const PAUSE: Duration = Duration::from_secs(10);

/// A call that renews ahead of time waits that long, and then goes on with what is still valid.
const PATIENCE: Duration = Duration::from_secs(10);

/// After a failure, that long passes before the provider is asked again: calls that fail at once would ask it thousands of
/// times a second.
const REST: Duration = Duration::from_secs(1);

type Outcome = Result<Credentials, Arc<CredentialsError>>;
type Renewal = Shared<BoxFuture<'static, Outcome>>;

/// Keeps what a provider gave.
pub(crate) struct CredentialsCache {
    provider: Arc<dyn ProvideCredentials>,
    context: ProviderContext,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    current: Option<Credentials>,
    /// The renewal that some calls wait for, as long as one of them still does.
    renewal: Option<WeakShared<BoxFuture<'static, Outcome>>>,
    /// When renewing ahead of time may be tried again, by the monotonic clock.
    pause_until: Duration,
    /// The last failure, and until when it stands.
    failure: Option<(Arc<CredentialsError>, Duration)>,
}

/// What a call has to do for its credentials.
enum Step {
    Use(Credentials),
    Fail(Arc<CredentialsError>),
    /// Wait for the renewal; until it is done there is nothing valid.
    Wait(Renewal),
    /// See the renewal through, and use these if it fails.
    Renew(Renewal, Credentials),
}

impl CredentialsCache {
    pub(crate) fn new(provider: Arc<dyn ProvideCredentials>, context: ProviderContext) -> Self {
        Self { provider, context, state: Arc::default() }
    }

    /// Returns credentials that are valid now. A call that is dropped leaves the renewal to those that wait with it.
    ///
    /// # Errors
    /// Those of the provider. All that waited together get the same, and so do those that come right after them.
    pub(crate) async fn get(&self) -> Outcome {
        let step = self.step();
        match step {
            Step::Use(credentials) => Ok(credentials),
            Step::Fail(error) => Err(error),
            Step::Wait(renewal) => renewal.await,
            Step::Renew(renewal, valid) => Ok(self.renewed(renewal).await.unwrap_or(valid)),
        }
    }

    /// Forgets `refused`, which the service does not take any more, so that the provider is asked again. Returns whether
    /// something else is likely to be had: not for long-lived credentials, which somebody has to replace first.
    pub(crate) fn discard(&self, refused: &Credentials) -> bool {
        let mut state = lock(&self.state);
        // Another call may have renewed them meanwhile.
        if state.current.as_ref().is_some_and(|current| !current.is_same(refused)) {
            return true;
        }
        state.current = None;
        refused.expiration().is_some()
    }

    /// What a renewal ahead of time gave, if it did and soon enough.
    async fn renewed(&self, renewal: Renewal) -> Option<Credentials> {
        let Some(patience) = self.context.clock().sleep(PATIENCE) else { return renewal.await.ok() };
        match select(renewal, patience).await {
            Either::Left((outcome, _)) => outcome.ok(),
            Either::Right(_) => None,
        }
    }

    fn step(&self) -> Step {
        let mut state = lock(&self.state);
        let clock = self.context.clock();
        match state.current.clone() {
            Some(current) if is_valid(&current, clock, RENEWAL) => Step::Use(current),
            Some(current) if is_valid(&current, clock, MARGIN) => {
                let now = clock.monotonic();
                if under_way(&state).is_some() || now < state.pause_until {
                    return Step::Use(current);
                }
                // Here, too, since whoever sees it through may be dropped, and the next one would wait as well.
                state.pause_until = now.saturating_add(PAUSE);
                Step::Renew(self.renewal(&mut state), current)
            }
            _ => match &state.failure {
                Some((error, until)) if clock.monotonic() < *until => Step::Fail(Arc::clone(error)),
                _ => Step::Wait(self.renewal(&mut state)),
            },
        }
    }

    /// The renewal that is under way, or a new one.
    fn renewal(&self, state: &mut State) -> Renewal {
        under_way(state).unwrap_or_else(|| {
            let renewal = renew(Arc::clone(&self.provider), self.context.clone(), Arc::clone(&self.state));
            let renewal = (Box::pin(renewal) as BoxFuture<'static, Outcome>).shared();
            state.renewal = renewal.downgrade();
            renewal
        })
    }
}

/// The renewal that somebody waits for.
fn under_way(state: &State) -> Option<Renewal> {
    state.renewal.as_ref().and_then(WeakShared::upgrade).filter(|renewal| renewal.peek().is_none())
}

/// Asks the provider, and remembers how that went.
async fn renew(provider: Arc<dyn ProvideCredentials>, context: ProviderContext, state: Arc<Mutex<State>>) -> Outcome {
    let clock = context.clock();
    let outcome = provider.provide(&context).await.and_then(|credentials| usable(credentials, &**clock));
    let outcome = outcome.map_err(Arc::new);
    let mut state = lock(&state);
    let now = clock.monotonic();
    state.pause_until = now.saturating_add(PAUSE);
    state.failure = match &outcome {
        Ok(credentials) => {
            state.current = Some(credentials.clone());
            None
        }
        Err(error) => Some((Arc::clone(error), now.saturating_add(REST))),
    };
    outcome
}

/// Nothing panics while it holds the lock, and the state is whole at every moment.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Refuses what no request could carry, and what no service would take.
fn usable(credentials: Credentials, clock: &dyn Clock) -> Result<Credentials, CredentialsError> {
    let failed = |problem| CredentialsError::failed("credentials", problem);
    credentials.check_parts().map_err(|unusable| failed(unusable.to_string()))?;
    let now = clock.now();
    match credentials.expiration() {
        Some(end) if end <= now => Err(failed(format!(
            "they expired at {}, and it is {}; is the clock of this machine correct?",
            shown(end),
            shown(now)
        ))),
        _ => Ok(credentials),
    }
}

/// A time as people read it. Years beyond 9999 have no such form.
fn shown(time: SystemTime) -> String {
    let seconds = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    if seconds > 253_402_300_799 {
        return format!("second {seconds} of the epoch");
    }
    humantime::format_rfc3339_seconds(UNIX_EPOCH + Duration::from_secs(seconds)).to_string()
}

/// Whether the service takes them for at least that long.
fn is_valid(credentials: &Credentials, clock: &Arc<dyn Clock>, at_least: Duration) -> bool {
    let outlast = |end| clock.now().checked_add(at_least).is_some_and(|then| then < end);
    credentials.expiration().is_none_or(outlast)
}

#[cfg(test)]
mod tests;
