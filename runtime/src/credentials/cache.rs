//! The credentials of a client: asked for once, renewed ahead of time by one call at a time.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use futures_util::future::{FutureExt, Shared, WeakShared};

use super::{Credentials, CredentialsError, ProvideCredentials, ProviderContext};
use crate::transport::BoxFuture;

/// From this long before they expire, credentials are renewed, while those that are still valid are used.
const RENEWAL: Duration = Duration::from_secs(5 * 60);

/// From this long before they expire, credentials are not used any more: a call takes time, and clocks differ.
const MARGIN: Duration = Duration::from_secs(15);

/// After renewing ahead of time has failed, that long passes before it is tried again.
const PAUSE: Duration = Duration::from_secs(10);

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
}

/// What a call has to do for its credentials.
enum Step {
    Use(Credentials),
    /// Wait for the renewal; until it is done there is nothing valid.
    Wait(Renewal),
    /// See the renewal through, and use these if it fails.
    Renew(Renewal, Credentials),
}

impl CredentialsCache {
    pub(crate) fn new(provider: Arc<dyn ProvideCredentials>, context: ProviderContext) -> Self {
        Self { provider, context, state: Arc::default() }
    }

    /// Credentials that are valid now. A call that is dropped leaves the renewal to those that wait with it.
    ///
    /// # Errors
    /// Those of the provider. All that waited together get the same.
    pub(crate) async fn get(&self) -> Outcome {
        let step = self.step();
        match step {
            Step::Use(credentials) => Ok(credentials),
            Step::Wait(renewal) => renewal.await,
            Step::Renew(renewal, valid) => Ok(renewal.await.unwrap_or(valid)),
        }
    }

    /// Forgets `refused`, which the service does not take any more. Returns whether something else can be had.
    pub(crate) fn discard(&self, refused: &Credentials) -> bool {
        let mut state = lock(&self.state);
        match &state.current {
            // Another call has renewed them meanwhile.
            Some(current) if !current.is_same(refused) => true,
            _ if refused.expiration.is_none() => false,
            _ => {
                state.current = None;
                true
            }
        }
    }

    fn step(&self) -> Step {
        let mut state = lock(&self.state);
        let current = state.current.clone();
        let now = current.as_ref().and_then(|current| current.expiration).map(|_| self.context.clock().now());
        match (current, now) {
            (Some(current), None) => Step::Use(current),
            (Some(current), Some(now)) if current.is_valid(now, RENEWAL) => Step::Use(current),
            (Some(current), Some(now)) if current.is_valid(now, MARGIN) => {
                let is_under_way =
                    state.renewal.as_ref().and_then(WeakShared::upgrade).is_some_and(|it| it.peek().is_none());
                if is_under_way || self.context.clock().monotonic() < state.pause_until {
                    Step::Use(current)
                } else {
                    Step::Renew(self.renewal(&mut state), current)
                }
            }
            _ => Step::Wait(self.renewal(&mut state)),
        }
    }

    /// The renewal that is under way, or a new one.
    fn renewal(&self, state: &mut State) -> Renewal {
        let under_way = state.renewal.as_ref().and_then(WeakShared::upgrade).filter(|renewal| renewal.peek().is_none());
        under_way.unwrap_or_else(|| {
            let renewal = renew(Arc::clone(&self.provider), self.context.clone(), Arc::clone(&self.state));
            let renewal = (Box::pin(renewal) as BoxFuture<'static, Outcome>).shared();
            state.renewal = renewal.downgrade();
            renewal
        })
    }
}

/// Asks the provider, and remembers how that went.
async fn renew(provider: Arc<dyn ProvideCredentials>, context: ProviderContext, state: Arc<Mutex<State>>) -> Outcome {
    let outcome = provider.provide(&context).await.and_then(usable);
    let mut state = lock(&state);
    match &outcome {
        Ok(credentials) => {
            state.current = Some(credentials.clone());
            state.pause_until = Duration::ZERO;
        }
        Err(_) => state.pause_until = context.clock().monotonic() + PAUSE,
    }
    outcome.map_err(Arc::new)
}

/// Nothing panics while it holds the lock, and the state is whole at every moment.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Refuses what no request could carry.
fn usable(credentials: Credentials) -> Result<Credentials, CredentialsError> {
    match credentials.check_parts() {
        Ok(()) => Ok(credentials),
        Err(error) => Err(CredentialsError::failed("credentials", error.to_string())),
    }
}

impl Credentials {
    /// Whether the service takes them for at least that long.
    fn is_valid(&self, now: SystemTime, at_least: Duration) -> bool {
        self.expiration.is_none_or(|expiration| now + at_least < expiration)
    }

    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.kind, &other.kind)
    }
}
