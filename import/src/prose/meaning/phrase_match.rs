//! A phrase that was found in prose, and what it yields.

use std::ops::Range;

use regex::Captures;

use crate::prose::fact::Fact;
use crate::prose::subject::{Subject, ValueShape};
use crate::prose::text::{Prose, Text};

/// Where a phrase was found, and whose prose it is.
pub(crate) struct PhraseMatch<'a> {
    pub(crate) prose: &'a Prose,
    /// Which block it is.
    pub(crate) index: usize,
    pub(crate) text: &'a Text,
    /// By bytes of the text.
    pub(crate) sentence: Range<usize>,
    pub(crate) matched: Range<usize>,
    pub(crate) groups: &'a Captures<'a>,
    pub(crate) subject: &'a Subject<'a>,
    pub(crate) shape: ValueShape,
}

impl<'a> PhraseMatch<'a> {
    /// The first of these groups that took part.
    pub(crate) fn group(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| Some(self.groups.name(name)?.as_str()))
    }

    pub(crate) fn said(&self) -> &'a str {
        self.text.plain.get(self.sentence.clone()).unwrap_or_default()
    }

    /// What stands before the phrase in its sentence.
    pub(crate) fn before(&self) -> &'a str {
        self.text.plain.get(self.sentence.start..self.matched.start).unwrap_or_default()
    }

    /// What follows the phrase in its sentence.
    pub(crate) fn after(&self) -> &'a str {
        self.text.plain.get(self.matched.end..self.sentence.end).unwrap_or_default()
    }
}

/// What a phrase yields, and which blocks are told with it.
#[derive(Default)]
pub(crate) struct Yield {
    pub(crate) facts: Vec<Fact>,
    pub(crate) told: Vec<usize>,
}

impl From<Vec<Fact>> for Yield {
    fn from(facts: Vec<Fact>) -> Self {
        Self { facts, told: Vec::new() }
    }
}

impl From<Option<Fact>> for Yield {
    fn from(fact: Option<Fact>) -> Self {
        Self { facts: fact.into_iter().collect(), told: Vec::new() }
    }
}
