//! Finds phrases in prose, and asks for what they mean.

use super::fact::{Fact, Found};
use super::language::clauses;
use super::language::words::cut;
use super::meaning::cases::{self, Cases};
use super::meaning::phrase_match::PhraseMatch;
use super::meaning::{self, domain, unlabelled};
use super::phrases::{Makes, Phrase, SEARCH};
use super::subject::{Subject, ValueShape, shape_of};
use super::text::Prose;
use super::{bullets, settle};

/// So often is a phrase looked for in a sentence.
const MOST_MATCHES: usize = 6;

/// The facts of a prose. Bullets that are fields, by what they say themselves, are not read.
pub(crate) fn facts(prose: &Prose, subject: &Subject<'_>) -> Vec<Found> {
    let mut reader = FactReader { subject, shape: shape_of(subject), told: bullets::told(prose), found: Vec::new() };
    reader.unlabelled(prose);
    let mut cases = Cases::default();
    for (index, block) in prose.blocks.iter().enumerate() {
        cases.enter(block.depth, &block.text);
        reader.block(prose, index, cases.current());
    }
    settle::settled(reader.found, reader.shape)
}

struct FactReader<'a> {
    subject: &'a Subject<'a>,
    shape: ValueShape,
    /// Blocks that are a part of a fact already, such as values.
    told: Vec<bool>,
    found: Vec<Found>,
}

impl FactReader<'_> {
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
                    let here = PhraseMatch { prose, index, text, sentence, matched, groups: &groups, subject, shape };
                    let is_over = self.take(phrase, &here, block.line, case);
                    if is_over {
                        break;
                    }
                }
            }
        }
    }

    /// Keeps what a phrase yields; says whether to look no further for it in this sentence.
    fn take(&mut self, phrase: &'static Phrase, here: &PhraseMatch<'_>, line: u32, case: Option<&str>) -> bool {
        let mut yielded = meaning::of(phrase, here);
        if yielded.facts == [Fact::SeveralRanges] && phrase.makes == Makes::Domain {
            yielded.facts.extend(cases::limit_of_sentence(here));
        }
        if let Some(head) = case {
            // What a bullet says of one case does not hold for the others.
            yielded.facts = cases::of_bullet(head, here, yielded.facts);
        }
        for told in yielded.told {
            if let Some(told) = self.told.get_mut(told) {
                *told = true;
            }
        }
        if yielded.facts.is_empty() {
            return false;
        }
        let says = cut(here.said());
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
