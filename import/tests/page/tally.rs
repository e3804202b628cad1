//! What agrees and what does not, counted and listed.

use std::fmt;

/// A fact that is not as expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Where it is about.
    pub(crate) path: String,
    /// What should be there.
    pub(crate) expected: String,
    /// What is there; nothing if it is missed.
    pub(crate) got: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, expected, got } = self;
        match got {
            Some(got) => write!(f, "  wrong  {path}: expected {expected}, got {got}"),
            None => write!(f, "  missed {path}: expected {expected}"),
        }
    }
}

/// Facts looked at.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// How many are as expected.
    pub(crate) found: usize,
    /// The others, in the order in which they were looked at.
    pub(crate) differences: Vec<Difference>,
}

impl Tally {
    /// Counts a fact: as expected, or else what there is instead.
    pub(crate) fn count(&mut self, path: &str, agrees: bool, expected: impl fmt::Display, got: Option<String>) {
        if agrees {
            self.found += 1;
            return;
        }
        self.differences.push(Difference { path: path.to_owned(), expected: expected.to_string(), got });
    }

    /// How many facts were looked at.
    pub(crate) fn all(&self) -> usize {
        self.found + self.differences.len()
    }

    /// How many are not there at all.
    pub(crate) fn missed(&self) -> usize {
        self.differences.iter().filter(|difference| difference.got.is_none()).count()
    }

    /// How many are there and not as expected.
    pub(crate) fn wrong(&self) -> usize {
        self.differences.len() - self.missed()
    }

    /// Whether so many of a hundred are as expected, and there was something to look at.
    pub(crate) fn reaches(&self, percent: usize) -> bool {
        self.all() > 0 && self.found * 100 >= self.all() * percent
    }

    /// The figures in one line.
    pub(crate) fn summary(&self) -> String {
        let (found, all) = (self.found, self.all());
        let permille = (found * 1000).checked_div(all).unwrap_or_default();
        let (missed, wrong) = (self.missed(), self.wrong());
        format!("{found} of {all} ({}.{} %), {missed} missed, {wrong} wrong", permille / 10, permille % 10)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.summary())?;
        self.differences.iter().try_for_each(|difference| write!(f, "\n{difference}"))
    }
}

#[test]
fn a_goal_is_a_part_of_a_hundred_of_what_was_looked_at() {
    let mut tally = Tally::default();
    assert!(!tally.reaches(0), "there was nothing to look at");
    (0..19).for_each(|_| tally.count("a", true, "x", None));
    tally.count("b", false, "x", None);
    assert!(tally.reaches(95) && !tally.reaches(96), "{tally}");
}
