//! Progress of long work: shown on a terminal, silent elsewhere.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over `count` steps.
pub(crate) fn bar(count: usize, what: &'static str) -> ProgressBar {
    // It draws on the standard error, and not at all where that is no terminal.
    let bar = ProgressBar::new(count as u64).with_message(what);
    match ProgressStyle::with_template("{msg:>12} [{bar:40}] {pos}/{len}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
