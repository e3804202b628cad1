//! The state of a merging.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use alicloud_format::pointer;
use serde_json::{Map, Value};

use super::sources::SourceKeys;
use crate::page::context::line_of;
use crate::page::finding::{FindingKind, Severity};

/// The members of an object of a spec.
pub(super) type SpecObject = Map<String, Value>;

/// A place that both pages may have something at.
#[derive(Debug, Clone)]
pub(super) struct PlaceInBoth {
    /// JSON pointer into the merged spec.
    pub(super) ours: String,
    /// JSON pointer into the spec of the second page.
    pub(super) theirs: String,
    /// The field, such as `request/Tag/Key`.
    pub(super) field: String,
}

impl PlaceInBoth {
    pub(super) fn new(pointer: &str, field: &str) -> Self {
        Self { ours: pointer.to_owned(), theirs: pointer.to_owned(), field: field.to_owned() }
    }

    /// A key of it.
    pub(super) fn key(&self, key: &str) -> Self {
        self.at(key, key)
    }

    /// A field of it.
    pub(super) fn property(&self, name: &str) -> Self {
        let below = self.key(&pointer::join("properties", name));
        Self { field: format!("{}/{name}", self.field), ..below }
    }

    /// An element of a list, or a key, that has not the same place in both.
    pub(super) fn at(&self, ours: impl std::fmt::Display, theirs: impl std::fmt::Display) -> Self {
        Self {
            ours: format!("{}/{ours}", self.ours),
            theirs: format!("{}/{theirs}", self.theirs),
            field: self.field.clone(),
        }
    }
}

/// What is not to be taken over.
#[derive(Debug, Default)]
pub(super) struct NotTaken {
    /// Pointers into the spec of the second page.
    pub(super) places: BTreeSet<String>,
    pub(super) is_all: bool,
}

/// An erratum about the second page, and what is to be said with it.
pub(super) struct ErratumOfMerge {
    pub(super) at: String,
    pub(super) says: String,
    pub(super) records: String,
    pub(super) because: &'static str,
    pub(super) finding: Option<(Severity, FindingKind)>,
    pub(super) field: String,
    pub(super) line: u32,
}

pub(super) struct Merger<'a> {
    lines: &'a BTreeMap<String, u32>,
    pub(super) keys: &'a SourceKeys,
    refused: &'a NotTaken,
    pub(super) remarks: Vec<ErratumOfMerge>,
    /// Findings that no erratum goes with: severity, kind, line, field, what the page says, what became of it.
    pub(super) found: Vec<(Severity, FindingKind, u32, String, String, String)>,
    /// What was taken over: from pointers into the merged spec to those into the spec of the second page.
    pub(super) additions: BTreeMap<String, String>,
    /// Elements of lists that have another place now: pointers as above, the other way round.
    pub(super) moved: HashMap<String, String>,
    pub(super) is_changed: bool,
}

pub(super) const FIRST_COUNTS: &str = "Where two pages contradict each other, the one that was read first counts.";
const ONLY_SECOND: &str = "The other page says nothing of it.";
const DOES_NOT_FIT: &str = "It does not go with what the page that was read first says, which counts.";

impl<'a> Merger<'a> {
    pub(super) fn new(lines: &'a BTreeMap<String, u32>, keys: &'a SourceKeys, refused: &'a NotTaken) -> Self {
        Self {
            lines,
            keys,
            refused,
            remarks: Vec::new(),
            found: Vec::new(),
            additions: BTreeMap::new(),
            moved: HashMap::new(),
            is_changed: keys.adds_source,
        }
    }

    /// The line of the second page that a place of its spec is from.
    pub(super) fn line(&self, theirs: &str) -> u32 {
        // Of an example, only its parts have lines.
        let start = format!("{theirs}/");
        let inside = self.lines.range(start.clone()..).take_while(|(pointer, _)| pointer.starts_with(&start)).next();
        match inside.filter(|_| !self.lines.contains_key(theirs)) {
            Some((_, line)) => *line,
            None => line_of(self.lines, theirs),
        }
    }

    pub(super) fn is_refused(&self, place: &PlaceInBoth) -> bool {
        self.refused.is_all || self.refused.places.contains(&place.theirs)
    }

    /// Whether something may be taken over, which is noted. What is refused is left to the caller to tell of.
    pub(super) fn takes(&mut self, place: &PlaceInBoth) -> bool {
        if self.is_refused(place) {
            return false;
        }
        self.is_changed = true;
        self.additions.insert(place.ours.clone(), place.theirs.clone());
        true
    }

    /// Takes over a key of a value that the first page says nothing of; tells of it if that is wanted.
    pub(super) fn fill(
        &mut self,
        place: &PlaceInBoth,
        key: &str,
        ours: &mut Map<String, Value>,
        value: &Value,
        says: String,
    ) {
        let there = place.key(key);
        if self.takes(&there) {
            ours.insert(key.to_owned(), value.clone());
            self.erratum(&there, says, "The same.".to_owned(), ONLY_SECOND, None);
        } else {
            self.refuse(&there, place, says);
        }
    }

    /// Takes over what is no limit, without a word: a description, an example.
    pub(super) fn fill_silently(
        &mut self,
        place: &PlaceInBoth,
        key: &str,
        ours: &mut Map<String, Value>,
        value: &Value,
    ) {
        if self.takes(&place.key(key)) {
            ours.insert(key.to_owned(), value.clone());
        }
    }

    /// Records that the pages contradict each other in a key, and that the first counts.
    pub(super) fn conflict(&mut self, place: &PlaceInBoth, key: &str, says: String, records: String) {
        let kind = Some((Severity::Warning, FindingKind::PageMoreThanOnce));
        self.erratum(&place.key(key), says, records, FIRST_COUNTS, kind);
    }

    /// Records that something was not taken over since it does not go with the rest.
    pub(super) fn refuse(&mut self, there: &PlaceInBoth, place: &PlaceInBoth, says: String) {
        let kind = Some((Severity::Warning, FindingKind::PageMoreThanOnce));
        let spot = PlaceInBoth { ours: place.ours.clone(), ..there.clone() };
        self.erratum(&spot, says, "Nothing of it.".to_owned(), DOES_NOT_FIT, kind);
    }

    pub(super) fn erratum(
        &mut self,
        place: &PlaceInBoth,
        says: String,
        records: String,
        because: &'static str,
        finding: Option<(Severity, FindingKind)>,
    ) {
        let line = self.line(&place.theirs);
        let (at, field) = (place.ours.clone(), place.field.clone());
        self.remarks.push(ErratumOfMerge { at, says, records, because, finding, field, line });
    }

    /// Says that something is there that the first page does not have.
    pub(super) fn tell_added(&mut self, place: &PlaceInBoth, says: String) {
        let line = self.line(&place.theirs);
        let done = "taken over: the first page does not have it".to_owned();
        self.found.push((Severity::Note, FindingKind::PageAdds, line, place.field.clone(), says, done));
    }

    /// Notes that an element of a list of the second page has another place.
    pub(super) fn moves(&mut self, place: &PlaceInBoth) {
        if place.ours != place.theirs {
            self.moved.insert(place.theirs.clone(), place.ours.clone());
        }
    }

    /// Where a pointer into the spec of the second page leads to now.
    pub(super) fn now(&self, theirs: &str) -> String {
        if self.moved.is_empty() {
            return theirs.to_owned();
        }
        // The longest part that is known to have moved tells of the parts before it as well.
        let mut length = theirs.len();
        loop {
            let (head, rest) = theirs.split_at_checked(length).unwrap_or((theirs, ""));
            if let Some(ours) = self.moved.get(head) {
                return format!("{ours}{rest}");
            }
            match head.rfind('/') {
                Some(end) => length = end,
                None => return theirs.to_owned(),
            }
        }
    }

    /// Lines of what was taken over, or of everything, by pointers into the merged spec.
    pub(super) fn new_lines(&self, is_everything: bool) -> Vec<(String, u32)> {
        let mut lines: Vec<(String, u32)> = Vec::new();
        for (pointer, line) in self.lines {
            let now = self.now(pointer);
            if is_everything || self.is_taken(&now) {
                lines.push((now, *line));
            }
        }
        // A key that was taken over alone is in the row of its field.
        lines.extend(self.additions.iter().map(|(ours, theirs)| (ours.clone(), self.line(theirs))));
        lines
    }

    /// Whether a place of the merged spec, or something around it, was taken over.
    fn is_taken(&self, ours: &str) -> bool {
        let mut pointer = ours;
        loop {
            if self.additions.contains_key(pointer) {
                return true;
            }
            match pointer.rsplit_once('/') {
                Some((parent, _)) => pointer = parent,
                None => return false,
            }
        }
    }
}
