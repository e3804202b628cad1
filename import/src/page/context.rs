//! What the assembly of a spec carries along.

use std::collections::BTreeMap;

use alicloud_format::pointer;
use alicloud_format::spec::Erratum;

use super::counts::{ConstraintKind, Counts};
use super::finding::{FindingKind, Findings, Severity};
use super::outcome::PageOptions;
use crate::facts::{KeywordWriter, Remark, RemarkKind, Target};

/// The state of an assembly.
pub(super) struct PageContext<'a> {
    pub(super) options: &'a PageOptions,
    pub(super) findings: Findings,
    pub(super) errata: Vec<Erratum>,
    pub(super) lines: BTreeMap<String, u32>,
    pub(super) counts: Counts,
    /// Lines and fields of numbers and booleans that examples show in quotes.
    pub(super) quoted: Vec<(u32, String)>,
    /// Count of lines of the page.
    pub(super) length: u32,
}

/// A value of the spec that is being written.
#[derive(Debug, Clone)]
pub(super) struct FieldSpot {
    /// JSON pointer to its schema.
    pub(super) pointer: String,
    /// Its names, such as `request/Tag/Key`.
    pub(super) field: String,
    pub(super) line: u32,
    pub(super) is_request: bool,
}

impl FieldSpot {
    /// The same below a key of the spec.
    pub(super) fn key(&self, key: &str) -> Self {
        Self { pointer: format!("{}/{key}", self.pointer), ..self.clone() }
    }

    /// A field of it.
    pub(super) fn property(&self, name: &str, line: u32) -> Self {
        Self {
            pointer: pointer::join(&format!("{}/properties", self.pointer), name),
            field: format!("{}/{name}", self.field),
            line: if line == 0 { self.line } else { line },
            is_request: self.is_request,
        }
    }
}

impl<'a> PageContext<'a> {
    pub(super) fn new(options: &'a PageOptions) -> Self {
        Self {
            options,
            findings: Findings::default(),
            errata: Vec::new(),
            lines: BTreeMap::new(),
            counts: Counts::default(),
            quoted: Vec::new(),
            length: 1,
        }
    }

    pub(super) fn at(&mut self, spot: &FieldSpot) {
        self.lines.entry(spot.pointer.clone()).or_insert(spot.line);
    }

    pub(super) fn count(&mut self, kind: ConstraintKind) {
        *self.counts.constraints.entry(kind).or_default() += 1;
    }

    pub(super) fn warn(&mut self, kind: FindingKind, spot: &FieldSpot, says: &str, done: impl Into<String>) {
        self.findings.add(Severity::Warning, kind, spot.line, &spot.field, says, done);
    }

    pub(super) fn note(&mut self, kind: FindingKind, spot: &FieldSpot, says: &str, done: impl Into<String>) {
        self.findings.add(Severity::Note, kind, spot.line, &spot.field, says, done);
    }

    /// Records a place where the page is wrong or contradicts itself, in the spec and as a warning.
    pub(super) fn erratum(&mut self, kind: FindingKind, spot: &FieldSpot, says: String, records: &str, because: &str) {
        self.findings.add(Severity::Warning, kind, spot.line, &spot.field, &says, records);
        self.correct(spot, &says, records, because);
    }

    /// Records such a place in the spec only.
    pub(super) fn correct(&mut self, spot: &FieldSpot, says: &str, records: &str, because: &str) {
        self.errata.push(Erratum {
            at: spot.pointer.clone(),
            source: None,
            says: stated(says),
            records: stated(records),
            because: because.to_owned(),
        });
    }

    /// Writes facts into the schema at a spot, and keeps what there is to say of them.
    pub(super) fn keywords<T>(&mut self, spot: &FieldSpot, write: impl FnOnce(&mut KeywordWriter<'_>) -> T) -> T {
        let is_element = spot.pointer.ends_with("/items");
        let target = Target { field: &spot.field, line: spot.line, is_request: spot.is_request, is_element };
        let mut writer = KeywordWriter::new(target, self.options.with_descriptions);
        let written = write(&mut writer);
        let (remarks, counted) = writer.finish();
        for Remark { kind, line, says, done } in remarks {
            let (severity, kind) = told(kind);
            self.findings.add(severity, kind, line, &spot.field, &says, done);
        }
        counted.into_iter().for_each(|kind| self.count(kind));
        written
    }

    /// The line of a value, or of what it is in.
    pub(super) fn line_of(&self, pointer: &str) -> u32 {
        line_of(&self.lines, pointer)
    }

    /// Notes that a value and all in it stand elsewhere now.
    pub(super) fn moved(&mut self, from: &str, to: &str) {
        let inside = |pointer: &str| {
            pointer.strip_prefix(from).filter(|rest| rest.is_empty() || rest.starts_with('/')).map(str::to_owned)
        };
        let lines = std::mem::take(&mut self.lines);
        let moved =
            |(pointer, line): (String, u32)| (inside(&pointer).map_or(pointer, |rest| format!("{to}{rest}")), line);
        self.lines = lines.into_iter().map(moved).collect();
        for erratum in &mut self.errata {
            if let Some(rest) = inside(&erratum.at) {
                erratum.at = format!("{to}{rest}");
            }
        }
    }
}

/// The line of a value, or of what it is in.
pub(super) fn line_of(lines: &BTreeMap<String, u32>, pointer: &str) -> u32 {
    let mut pointer = pointer;
    loop {
        if let Some(line) = lines.get(pointer) {
            return *line;
        }
        match pointer.rsplit_once('/') {
            Some((parent, _)) => pointer = parent,
            None => return 1,
        }
    }
}

/// What a remark on a fact is among the findings of a page.
fn told(remark: RemarkKind) -> (Severity, FindingKind) {
    match remark {
        RemarkKind::BoundUnreadable => (Severity::Warning, FindingKind::BoundUnreadable),
        RemarkKind::DefaultUnreadable => (Severity::Warning, FindingKind::DefaultUnreadable),
        RemarkKind::RuleLeftOut => (Severity::Note, FindingKind::RuleLeftOut),
        RemarkKind::SeveralRanges => (Severity::Warning, FindingKind::SeveralRanges),
        RemarkKind::UpsideDown => (Severity::Warning, FindingKind::UpsideDown),
        RemarkKind::ValuesUnreadable => (Severity::Warning, FindingKind::ValuesUnreadable),
    }
}

/// A sentence without what cannot be seen.
fn stated(text: &str) -> String {
    crate::text::clean(text, false)
}
