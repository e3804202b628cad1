//! The phrases by which facts are found. They are data: a phrase has a pattern, says what to make of the groups in it, and
//! has an example with what it yields, which a test holds it to. A new way to say something is a new entry.

mod bounds;
mod characters;
mod domains;
mod layouts;
mod presence;
mod relations;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::Regex;

use super::language::pattern::regex;

/// In which language a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    Chinese,
    /// Signs that both of them use.
    Both,
}

/// What to make of a match. Groups are in angle brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Makes {
    /// What follows is the values or the range: of `<of>`, if it says so.
    Domain,
    /// The range of `<min>` and `<max>`, or one of them.
    Range,
    /// So many characters: `<min>`, `<max>` or exactly `<exact>`; `<open>` and `<close>` if they do not include the ends.
    Length,
    /// So few characters.
    MinLength(u32),
    /// So many elements: `<min>`, `<max>`; only where the value has elements.
    Items,
    /// So many elements, as `<noun>` is one that only lists are of.
    CertainItems,
    /// What follows holds if nothing is given.
    Default,
    /// Nothing holds if nothing is given.
    NoDefault,
    /// What follows are characters.
    Characters,
    /// Any characters of ASCII.
    Ascii,
    /// It begins with `<first>`.
    FirstCharacter,
    /// It does not begin with `<texts>`.
    ForbiddenPrefixes,
    /// It does not contain `<texts>`.
    ForbiddenTexts,
    /// It is laid out as `<layout>`.
    Layout,
    /// It is laid out as what follows, if that is marked.
    MarkedLayout,
    /// A separator, in words: `<separator>`.
    Separator,
    /// It must be there if `<condition>`; of `<of>`, if it says so.
    Condition,
    /// What happens without it: `<what>`; of `<of>`, if it says so.
    IfOmitted,
    Required,
    Optional,
    /// The fields that the sentence names exclude each other.
    Exclusion,
    /// One of the fields that the sentence names must be there.
    AtLeastOne,
    /// The fields that the sentence names are there together.
    Together,
    /// It is later than `<earlier>`.
    After,
    /// `<field>` has `<value>` if `<condition>`.
    Setting,
    /// It is no longer to be used, but `<replacement>`.
    Deprecated,
    Json {
        is_list: bool,
    },
    MayBeAbsent,
}

/// One way to say something.
pub(crate) struct Phrase {
    pub(crate) name: &'static str,
    #[cfg_attr(not(test), allow(dead_code, reason = "tables are sorted by it for people"))]
    pub(crate) language: Language,
    /// One of these must be in a sentence, in small or large letters, for its pattern to be tried.
    pub(crate) anchors: &'static [&'static str],
    pub(crate) pattern: &'static str,
    pub(crate) makes: Makes,
    #[cfg_attr(not(test), allow(dead_code, reason = "held to by a test"))]
    pub(crate) example: Example,
}

/// A sentence, and what is found in it.
#[cfg_attr(not(test), allow(dead_code, reason = "held to by a test"))]
pub(crate) struct Example {
    /// Name, type and the names beside it: `EndTime String StartTime`.
    pub(crate) subject: &'static str,
    pub(crate) says: &'static str,
    pub(crate) yields: &'static str,
}

impl Phrase {
    const fn new(
        name: &'static str,
        language: Language,
        anchors: &'static [&'static str],
        pattern: &'static str,
        makes: Makes,
        (subject, says, yields): (&'static str, &'static str, &'static str),
    ) -> Self {
        Self { name, language, anchors, pattern, makes, example: Example { subject, says, yields } }
    }
}

/// The tables; where two phrases say the same of one here, the first one counts.
const TABLES: [&[Phrase]; 10] = [
    domains::ENGLISH,
    domains::CHINESE,
    bounds::ENGLISH,
    bounds::CHINESE,
    characters::ENGLISH,
    characters::CHINESE,
    layouts::PHRASES,
    presence::ENGLISH,
    presence::CHINESE,
    relations::PHRASES,
];

pub(crate) fn all() -> impl Iterator<Item = &'static Phrase> {
    TABLES.iter().flat_map(|table| table.iter())
}

/// The phrases, ready to be searched for.
pub(crate) struct Search {
    pub(crate) phrases: Vec<(&'static Phrase, Regex)>,
    anchors: AhoCorasick,
    /// Which phrases an anchor belongs to.
    owners: Vec<Vec<usize>>,
}

pub(crate) static SEARCH: LazyLock<Search> = LazyLock::new(|| {
    let phrases: Vec<(&Phrase, Regex)> = all().map(|phrase| (phrase, regex(phrase.pattern))).collect();
    let mut anchors: Vec<&str> = Vec::new();
    let mut owners: Vec<Vec<usize>> = Vec::new();
    for (index, (phrase, _)) in phrases.iter().enumerate() {
        for anchor in phrase.anchors {
            match anchors.iter().position(|known| known == anchor) {
                Some(known) => owners[known].push(index),
                None => {
                    anchors.push(anchor);
                    owners.push(vec![index]);
                }
            }
        }
    }
    let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(anchors);
    Search { phrases, anchors: automaton.expect("the anchors of all phrases fit into one automaton"), owners }
});

impl Search {
    /// The phrases that a sentence may hold, in the order of the tables.
    pub(crate) fn candidates(&self, sentence: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for matched in self.anchors.find_overlapping_iter(sentence) {
            found.extend(self.owners.get(matched.pattern().as_usize()).into_iter().flatten().copied());
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
