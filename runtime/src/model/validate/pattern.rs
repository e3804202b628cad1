//! Regular expressions, each compiled once a process.

use std::{
    collections::HashMap,
    sync::{LazyLock, PoisonError, RwLock},
};

use regex_lite::Regex;

/// By pattern; `None` for one that does not compile.
#[derive(Default)]
struct Compiled(RwLock<HashMap<&'static str, Option<Regex>>>);

/// Those of all requests.
static COMPILED: LazyLock<Compiled> = LazyLock::new(Compiled::default);

/// Whether the pattern is found in `text`. A pattern that does not compile, which generation rules out, holds nobody up.
pub(super) fn matches(pattern: &'static str, text: &str) -> bool {
    COMPILED.get(pattern).is_none_or(|regex| regex.is_match(text))
}

impl Compiled {
    /// The expression, which shares its program with all others of its pattern. Locks are held for as long as it takes to look
    /// it up: it is compiled, and it matches, while nobody waits.
    fn get(&self, pattern: &'static str) -> Option<Regex> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(regex) = known.get(pattern) {
            return regex.clone();
        }
        drop(known);
        let compiled = Regex::new(pattern).ok();
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have been faster, and one program is enough.
        known.entry(pattern).or_insert(compiled).clone()
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Barrier, thread};

    use super::*;

    #[test]
    fn nothing_is_locked_while_an_expression_is_in_use() {
        let compiled = Compiled::default();
        let in_use = compiled.get("^a+$").expect("an expression");
        assert!(compiled.0.try_write().is_ok(), "nobody waits for those who match");
        assert!(in_use.is_match("aa"));
    }

    #[test]
    fn threads_share_what_one_of_them_compiled() {
        let (compiled, start) = (Compiled::default(), Barrier::new(8));
        thread::scope(|scope| {
            let threads = (0..8).map(|_| {
                scope.spawn(|| {
                    start.wait();
                    (0..100).all(|_| {
                        let found = ["^a+$", "^b+$", "("].map(|pattern| compiled.get(pattern));
                        let [a, b, none] = found.map(|regex| regex.is_none_or(|regex| regex.is_match("aa")));
                        a && !b && none
                    })
                })
            });
            let threads: Vec<_> = threads.collect();
            assert!(threads.into_iter().all(|thread| thread.join().expect("no panic")));
        });
        let known = compiled.0.read().expect("no panic");
        assert_eq!(known.len(), 3);
    }
}
