//! Finds phrases in prose, and asks for what they mean.

use std::ops::Range;

use regex::Captures;

use super::cases::{self, Cases};
use super::phrases::{Makes, Phrase, SEARCH};
use super::words::{Shape, cut, shape_of};
use super::{
    Fact, Found, Prose, Subject, Text, bullets, clauses, counts, defaults, domain, sets, settle, standing, unlabelled,
};

/// So often is a phrase looked for in a sentence.
const MOST_MATCHES: usize = 6;

/// Where a phrase was found, and whose prose it is.
pub(super) struct Place<'a> {
    pub(super) prose: &'a Prose,
    /// Which block it is.
    pub(super) index: usize,
    pub(super) text: &'a Text,
    /// By bytes of the text.
    pub(super) sentence: Range<usize>,
    pub(super) matched: Range<usize>,
    pub(super) groups: &'a Captures<'a>,
    pub(super) subject: &'a Subject<'a>,
    pub(super) shape: Shape,
}

impl<'a> Place<'a> {
    /// The first of these groups that took part.
    pub(super) fn group(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| Some(self.groups.name(name)?.as_str()))
    }

    pub(super) fn said(&self) -> &'a str {
        self.text.plain.get(self.sentence.clone()).unwrap_or_default()
    }

    /// What stands before the phrase in its sentence.
    pub(super) fn before(&self) -> &'a str {
        self.text.plain.get(self.sentence.start..self.matched.start).unwrap_or_default()
    }

    /// What follows the phrase in its sentence.
    pub(super) fn after(&self) -> &'a str {
        self.text.plain.get(self.matched.end..self.sentence.end).unwrap_or_default()
    }
}

/// What a phrase yields, and which blocks are told with it.
#[derive(Default)]
pub(super) struct Yield {
    pub(super) facts: Vec<Fact>,
    pub(super) told: Vec<usize>,
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

/// The facts of a prose. Bullets that are fields, by what they say themselves, are not read.
pub(crate) fn facts(prose: &Prose, subject: &Subject<'_>) -> Vec<Found> {
    let mut reader = Reader { subject, shape: shape_of(subject), told: bullets::told(prose), found: Vec::new() };
    reader.unlabelled(prose);
    let mut cases = Cases::default();
    for (index, block) in prose.blocks.iter().enumerate() {
        cases.enter(block.depth, &block.text);
        reader.block(prose, index, cases.current());
    }
    settle::settled(reader.found, reader.shape)
}

struct Reader<'a> {
    subject: &'a Subject<'a>,
    shape: Shape,
    /// Blocks that are a part of a fact already, such as values.
    told: Vec<bool>,
    found: Vec<Found>,
}

impl Reader<'_> {
    fn block(&mut self, prose: &Prose, index: usize, case: Option<&str>) {
        let Some(block) = prose.blocks.get(index).filter(|_| self.told.get(index) == Some(&false)) else { return };
        for fact in case.into_iter().flat_map(|head| cases::of_head(head, &block.text, self.subject, self.shape)) {
            self.found.push(Found { line: block.line, phrase: "case", says: cut(&block.text.plain), fact });
        }
        for sentence in clauses::sentences(&block.text.plain) {
            let said = block.text.plain.get(sentence.clone()).unwrap_or_default();
            for candidate in SEARCH.candidates(said) {
                let Some((phrase, pattern)) = SEARCH.phrases.get(candidate) else { continue };
                for groups in pattern.captures_iter(said).take(MOST_MATCHES) {
                    let Some(whole) = groups.get(0) else { continue };
                    let matched = sentence.start + whole.start()..sentence.start + whole.end();
                    let (sentence, text) = (sentence.clone(), &block.text);
                    let (subject, shape) = (self.subject, self.shape);
                    let place = Place { prose, index, text, sentence, matched, groups: &groups, subject, shape };
                    let is_over = self.take(phrase, &place, block.line, case);
                    if is_over {
                        break;
                    }
                }
            }
        }
    }

    /// Keeps what a phrase yields; says whether to look no further for it in this sentence.
    fn take(&mut self, phrase: &'static Phrase, place: &Place<'_>, line: u32, case: Option<&str>) -> bool {
        let mut yielded = meaning(phrase, place);
        if yielded.facts == [Fact::SeveralRanges] && phrase.makes == Makes::Domain {
            yielded.facts.extend(cases::limit_of_sentence(place));
        }
        if let Some(head) = case {
            // What a bullet says of one case does not hold for the others.
            yielded.facts = cases::of_bullet(head, place, yielded.facts);
        }
        for told in yielded.told {
            if let Some(told) = self.told.get_mut(told) {
                *told = true;
            }
        }
        if yielded.facts.is_empty() {
            return false;
        }
        let says = cut(place.said());
        let founds =
            yielded.facts.into_iter().map(|fact| Found { line, phrase: phrase.name, says: says.clone(), fact });
        self.found.extend(founds);
        !matches!(phrase.makes, Makes::Range | Makes::Length | Makes::Layout | Makes::Domain | Makes::Items)
    }

    /// Values in bullets that nothing announces but a colon, or that the value is a switch.
    fn unlabelled(&mut self, prose: &Prose) {
        let Some(found) = unlabelled::unlabelled(prose, self.shape, self.subject.example) else { return };
        let Some(block) = prose.blocks.get(found.label) else { return };
        for index in found.bullets {
            if let Some(told) = self.told.get_mut(index) {
                *told = true;
            }
        }
        let says = cut(&block.text.plain);
        let facts = domain::as_facts(found.values, self.shape);
        let founds =
            facts.into_iter().map(|fact| Found { line: block.line, phrase: "bullets", says: says.clone(), fact });
        self.found.extend(founds);
    }
}

fn meaning(phrase: &Phrase, place: &Place<'_>) -> Yield {
    match phrase.makes {
        Makes::Domain => domain::domain(place),
        Makes::Range => domain::range(place).into(),
        Makes::Default => defaults::default(place).into(),
        Makes::NoDefault => defaults::no_default(place).into(),
        Makes::Length => counts::length(place).into(),
        Makes::MinLength(count) => Some(Fact::MinLength(count)).into(),
        Makes::Items => counts::items(place).into(),
        Makes::CertainItems => counts::certain_items(place).into(),
        Makes::Characters => sets::characters(place).into(),
        Makes::Ascii => Some(Fact::Characters("ASCII".to_owned())).into(),
        Makes::FirstCharacter => sets::first_character(place).into(),
        Makes::ForbiddenPrefixes => sets::forbidden(place).map(Fact::ForbiddenPrefixes).into(),
        Makes::ForbiddenTexts => sets::forbidden(place).map(Fact::ForbiddenTexts).into(),
        Makes::Layout => sets::layout(place).into(),
        Makes::MarkedLayout => sets::marked_layout(place).into(),
        Makes::Separator => sets::separator(place).into(),
        Makes::Json { is_list } => standing::json(place, is_list).into(),
        Makes::MayBeAbsent => (!place.subject.is_request).then_some(Fact::MayBeAbsent).into(),
        Makes::Deprecated => standing::deprecated(place).into(),
        _ if !place.subject.is_request => Yield::default(),
        Makes::Condition => standing::condition(place).into(),
        Makes::IfOmitted => standing::if_omitted(place).into(),
        Makes::Required => Some(Fact::Required).into(),
        Makes::Optional => Some(Fact::Optional).into(),
        Makes::Exclusion => standing::excluded(place).map(Fact::ExcludedBy).into(),
        Makes::AtLeastOne => standing::at_least_one(place).map(Fact::AtLeastOneWith).into(),
        Makes::Together => standing::together(place).map(Fact::TogetherWith).into(),
        Makes::After => standing::after(place).into(),
        Makes::Setting => standing::setting(place).into(),
    }
}
