//! Regular expressions that stand in the source. One that is mistyped fails the test of its module, rather than reading
//! nothing.

use regex::Regex;

/// A regular expression of the source.
pub(crate) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern in the source is a regular expression")
}

/// Several of them.
pub(crate) fn regexes(patterns: &[String]) -> Vec<Regex> {
    patterns.iter().map(|pattern| regex(pattern)).collect()
}

/// Declares what is compiled once, when it is first used, and a test that compiles all of it. Once a module.
macro_rules! patterns {
    ($($(#[$doc:meta])* $visibility:vis static $name:ident: $ty:ty = $value:expr;)+) => {
        $($(#[$doc])* $visibility static $name: std::sync::LazyLock<$ty> = std::sync::LazyLock::new(|| $value);)+

        #[cfg(test)]
        #[test]
        fn patterns_of_this_module_compile() {
            $(_ = std::sync::LazyLock::force(&$name);)+
        }
    };
}
pub(crate) use patterns;
