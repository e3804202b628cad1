//! What tells the time, and waits.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use crate::transport::BoxFuture;

/// Tells the time and sleeps. The feature `tokio`, which `hyper` and `reqwest` enable, provides one that can sleep.
/// Without it, a client needs a custom clock to wait: it does not repeat calls that need a delay.
pub trait Clock: Send + Sync {
    /// The time of day.
    fn now(&self) -> SystemTime;

    /// The time since a fixed moment; it never decreases.
    fn monotonic(&self) -> Duration;

    /// Sleeps, or returns `None` if this clock cannot.
    fn sleep(&self, duration: Duration) -> Option<BoxFuture<'static, ()>>;
}

impl<T: Clock + ?Sized> Clock for Arc<T> {
    fn now(&self) -> SystemTime {
        (**self).now()
    }

    fn monotonic(&self) -> Duration {
        (**self).monotonic()
    }

    fn sleep(&self, duration: Duration) -> Option<BoxFuture<'static, ()>> {
        (**self).sleep(duration)
    }
}

/// The clock of the operating system. It can sleep only within a Tokio runtime.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct SystemClock;

impl SystemClock {
    /// The clock.
    pub fn new() -> Self {
        Self
    }
}

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn monotonic(&self) -> Duration {
        use std::{sync::LazyLock, time::Instant};
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        START.elapsed()
    }

    #[cfg(feature = "tokio")]
    fn sleep(&self, duration: Duration) -> Option<BoxFuture<'static, ()>> {
        let runtime = tokio::runtime::Handle::try_current();
        runtime.is_ok().then(|| Box::pin(tokio::time::sleep(duration)) as BoxFuture<'static, ()>)
    }

    #[cfg(not(feature = "tokio"))]
    fn sleep(&self, _: Duration) -> Option<BoxFuture<'static, ()>> {
        None
    }
}
