//! What a test has to say when it is done.

use std::fmt::Display;

use crate::tally::Tally;

/// Figures, and everything that is not as it should be.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Figures, a line each, that are always shown.
    pub(crate) figures: Vec<String>,
    /// What disagrees, which is shown if a goal is missed, or on request.
    pub(crate) details: Vec<String>,
    /// The goals that were missed; none if the test has passed.
    pub(crate) missed: Vec<String>,
}

impl Report {
    /// A line of figures.
    pub(crate) fn figure(&mut self, figure: impl Display) {
        self.figures.push(figure.to_string());
    }

    /// The figures of a tally, and what disagrees in it.
    pub(crate) fn tally(&mut self, name: &str, tally: &Tally) {
        self.figure(format_args!("{name}: {}", tally.summary()));
        self.details.extend(tally.differences.iter().map(|difference| format!("{name}: {difference}")));
    }

    /// What has to hold.
    pub(crate) fn goal(&mut self, is_reached: bool, goal: impl Display) {
        if !is_reached {
            self.missed.push(goal.to_string());
        }
    }
}
