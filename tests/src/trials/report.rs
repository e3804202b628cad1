//! What a test has to say when it is done.

use std::fmt::Display;

/// Figures, and everything that is not as it should be.
#[derive(Debug, Default)]
pub struct Report {
    /// Figures, a line each, that are always shown.
    pub figures: Vec<String>,
    /// What disagrees, which is shown if a goal is missed, or on request.
    pub details: Vec<String>,
    /// The goals that were missed; none if the test has passed.
    pub missed: Vec<String>,
}

impl Report {
    /// A line of figures.
    pub fn figure(&mut self, figure: impl Display) {
        self.figures.push(figure.to_string());
    }

    /// What has to hold.
    pub fn goal(&mut self, is_reached: bool, goal: impl Display) {
        if !is_reached {
            self.missed.push(goal.to_string());
        }
    }
}
