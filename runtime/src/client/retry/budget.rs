//! How many calls of a client may be repeated.

use std::sync::atomic::{AtomicU32, Ordering};

/// What repeating a call takes from the budget.
const COST: u32 = 10;
/// What a call that succeeds gives back: once the reserve is used up, one call in ten can be repeated.
const REFUND: u32 = 1;
/// A full budget. It is enough for fifty calls in a row, so that a short interruption costs nobody an error.
const FULL: u32 = 50 * COST;

/// What is left for repeating calls. When a service is down for all, this is what keeps clients from calling it more often
/// than ever.
#[derive(Debug)]
pub(crate) struct RetryBudget(AtomicU32);

impl Default for RetryBudget {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

impl RetryBudget {
    /// Takes what repeating one call costs. `false` if there is not that much.
    pub(crate) fn withdraw(&self) -> bool {
        let taken = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(COST));
        taken.is_ok()
    }

    /// Gives back a part, since a call has succeeded.
    pub(crate) fn refund(&self) {
        // Most calls find the budget full and leave it unwritten, so that no processor waits for another.
        if self.0.load(Ordering::Relaxed) < FULL {
            let filled = |left: u32| Some(left.saturating_add(REFUND).min(FULL));
            let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, filled);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_calls_in_a_row_can_be_repeated_and_then_one_in_ten() {
        let budget = RetryBudget::default();
        assert_eq!((0..1_000).filter(|_| budget.withdraw()).count(), 50);
        let repeated = (0..1_000).filter(|_| {
            budget.refund();
            budget.withdraw()
        });
        assert_eq!(repeated.count(), 100);
    }

    #[test]
    fn a_budget_holds_no_more_than_when_it_was_new() {
        let budget = RetryBudget::default();
        (0..10_000).for_each(|_| budget.refund());
        assert_eq!((0..1_000).filter(|_| budget.withdraw()).count(), 50);
    }
}
