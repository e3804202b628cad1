//! Whether tokens lead on.

use std::hash::{DefaultHasher, Hash, Hasher};

/// Tells tokens that lead in a circle, however long, in the space of one token: each is compared with one that is kept, and the
/// kept one is replaced after one, two, four … tokens (Brent's method).
#[derive(Debug, Default)]
pub(super) struct Tokens {
    kept: Option<u64>,
    /// Tokens since then.
    since: u64,
    /// After so many the next one is kept.
    limit: u64,
}

impl Tokens {
    /// Whether `token` is known to have come before.
    pub(super) fn has_come(&mut self, token: &str) -> bool {
        let token = Some(hash(token));
        if token == self.kept {
            return true;
        }
        self.since += 1;
        if self.since > self.limit {
            (self.kept, self.since, self.limit) = (token, 0, (self.limit * 2).max(1));
        }
        false
    }
}

/// The same for equal texts.
pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
