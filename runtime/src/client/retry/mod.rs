//! Whether, when and how often a call is repeated.

mod budget;

use std::time::Duration;

pub(crate) use budget::RetryBudget;

use crate::identity::random;

/// How often a failed call is retried, and after what delay.
///
/// A call is retried only if that is safe: if the request was not sent, if the service throttled it, or if the
/// operation may be called twice, because it only reads or because a token tells the service that it is the same call
/// ([`Repeatable`](crate::Repeatable)). With a token, it is also retried while the service reports that it is still
/// processing the first request. Every attempt is signed anew. In addition to the number of attempts, each client has
/// a retry budget, so that an outage does not multiply the number of calls: retries use it up, and successful calls
/// refill it.
///
/// The delay before attempt *n* + 1 is random between zero and `base_delay` × 2ⁿ⁻¹, at most `max_delay`; if the
/// service says how long to wait, the call waits that long, plus some of the random delay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// Attempts per call, including the first. Defaults to 3.
    pub max_attempts: u32,
    /// Maximum delay before the second attempt. Defaults to 200 milliseconds.
    pub base_delay: Duration,
    /// Maximum delay before any attempt, unless the service asks for more. Defaults to 20 seconds.
    pub max_delay: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { max_attempts: 3, base_delay: Duration::from_millis(200), max_delay: Duration::from_secs(20) }
    }
}

impl RetryPolicy {
    /// Creates the default policy.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a policy with one attempt per call.
    pub fn off() -> Self {
        Self::default().max_attempts(1)
    }

    /// Sets the number of attempts per call, including the first. Zero means one.
    #[must_use]
    pub fn max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: attempts.max(1), ..self }
    }

    /// Sets the maximum delay before the second attempt; it doubles with each further attempt.
    #[must_use]
    pub fn base_delay(self, delay: Duration) -> Self {
        Self { base_delay: delay, ..self }
    }

    /// Sets the maximum delay before any attempt, unless the service asks for more.
    #[must_use]
    pub fn max_delay(self, delay: Duration) -> Self {
        Self { max_delay: delay, ..self }
    }

    /// The time to wait after attempt number `attempt`, of which the service wants to have `hint`.
    pub(crate) fn delay(&self, attempt: u32, hint: Option<Duration>) -> Duration {
        let doubled =
            1_u32.checked_shl(attempt.saturating_sub(1)).and_then(|factor| self.base_delay.checked_mul(factor));
        let longest = doubled.unwrap_or(self.max_delay).min(self.max_delay);
        hint.unwrap_or_default().saturating_add(longest.mul_f64(random::fraction()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_the_longest() {
        let policy = RetryPolicy::new().base_delay(Duration::from_secs(1)).max_delay(Duration::from_secs(5));
        for (attempt, longest) in [(1, 1), (2, 2), (3, 4), (4, 5), (60, 5), (u32::MAX, 5)] {
            let longest = Duration::from_secs(longest);
            assert!((0..100).all(|_| policy.delay(attempt, None) <= longest), "attempt {attempt}");
        }
    }

    #[test]
    fn delays_are_spread_over_the_whole_range() {
        let policy = RetryPolicy::new().base_delay(Duration::from_secs(1));
        let delays: Vec<_> = (0..200).map(|_| policy.delay(1, None)).collect();
        assert!(delays.iter().any(|delay| *delay < Duration::from_millis(300)), "{delays:?}");
        assert!(delays.iter().any(|delay| *delay > Duration::from_millis(700)), "{delays:?}");
    }

    #[test]
    fn a_service_that_asks_for_time_gets_it() {
        let hint = Duration::from_secs(7);
        let policy = RetryPolicy::new().max_delay(Duration::from_secs(1));
        let delay = policy.delay(3, Some(hint));
        assert!(delay >= hint && delay <= hint + Duration::from_secs(1), "{delay:?}");
    }

    #[test]
    fn there_is_one_attempt_at_least() {
        assert_eq!(RetryPolicy::new().max_attempts(0).max_attempts, 1);
        assert_eq!(RetryPolicy::off().max_attempts, 1);
    }
}
