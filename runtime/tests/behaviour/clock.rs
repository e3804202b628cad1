//! A clock on which waiting takes no time.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, SystemTime},
};

use alicloud_runtime::{Clock, transport::BoxFuture};

/// Runs with the time of day, and ahead of it by everything that was waited for.
#[derive(Clone, Default)]
pub(crate) struct FastClock {
    waits: Arc<Mutex<Vec<Duration>>>,
    ahead: Duration,
}

impl FastClock {
    /// A clock that is wrong by that much.
    pub(crate) fn ahead_by(ahead: Duration) -> Self {
        Self { ahead, ..Self::default() }
    }

    /// The waits so far.
    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.waits.lock().expect("no panic").clone()
    }

    fn waited(&self) -> Duration {
        self.waits().iter().sum()
    }
}

impl Clock for FastClock {
    fn now(&self) -> SystemTime {
        SystemTime::now() + self.ahead + self.waited()
    }

    fn monotonic(&self) -> Duration {
        self.waited()
    }

    fn sleep(&self, duration: Duration) -> Option<BoxFuture<'static, ()>> {
        self.waits.lock().expect("no panic").push(duration);
        Some(Box::pin(std::future::ready(())))
    }
}
