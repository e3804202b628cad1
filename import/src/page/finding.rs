//! What there is to say about a page: every repair, contradiction and open question, with its line.

use std::fmt;

use serde::Serialize;

use crate::decision::cut;
use crate::kinds::kinds;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something is lost or unusable until a person decides.
    Error,
    /// The spec has what is likely; a person should look.
    Warning,
    /// Something was repaired, and there is no doubt how.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What kind of finding it is.
    pub kind: FindingKind,
    /// Line of the page, counted from 1.
    pub line: u32,
    /// The field, such as `request/Tag/Key`; empty where it is about something else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// What the page says.
    pub says: String,
    /// What became of it, or what a person has to decide.
    pub done: String,
}

kinds! {
    /// Kinds of findings.
    pub FindingKind;

    NotText = "not-text", "The page is empty, too long or not text.";
    NotUtf8 = "not-utf8", "Bytes that are not UTF-8 were replaced.";
    NoApi = "no-api", "The page does not name an API.";
    ApiNames = "api-names", "The page names several APIs.";
    NoParameters = "no-parameters", "The page has no table of parameters.";
    NoResponse = "no-response", "The page has a section on answers, and neither a table nor an example of one.";
    HeadingUnknown = "heading-unknown", "A table stands under a heading that does not say what it is about, and was passed over.";
    FenceUnclosed = "fence-unclosed", "A fenced block is not closed; it was ended at the next heading.";
    RowUnclosed = "row-unclosed", "A row of a table is not closed by a pipe; it was ended where the next one begins.";
    TableWithoutSeparator = "table-without-separator", "A table has no separator below its header, which was told by its words.";
    TooManyRows = "too-many-rows", "A table has more rows than any reference page.";
    CellTooLong = "cell-too-long", "A cell has more text than any description.";
    NameUnusable = "name-unusable", "A row names no field, and was passed over.";
    NameSpelling = "name-spelling", "Table and example spell a name in different ways; the example counts.";
    FieldTwice = "field-twice", "A field is documented twice; the first row counts.";
    TypeUnknown = "type-unknown", "A type is missing or unknown, and was told by an example or taken for text.";
    TypeContradicted = "type-contradicted", "An example shows another type than the table.";
    TypeByRange = "type-by-range", "A text has a range of numbers, and was taken for a number.";
    ItemsUnknown = "items-unknown", "Nothing tells what a list holds.";
    StructureUnknown = "structure-unknown", "Nothing tells the fields of a structure.";
    StyleUnknown = "style-unknown", "Nothing tells how a list travels.";
    DepthUnresolved = "depth-unresolved", "Nothing tells how deep a field is; it was put where it is likely.";
    TableUnplaced = "table-unplaced", "Nothing tells which structure a following table describes.";
    ExampleOnly = "example-only", "A field is in an example and not in the table.";
    WrapperFound = "wrapper-found", "An example shows an element around the elements of a list.";
    RequiredContradicted = "required-contradicted", "A field is required, and the prose says what happens without it.";
    DefaultUnreadable = "default-unreadable", "A default is not of the type, and was left out.";
    ValuesUnreadable = "values-unreadable", "Documented values are not of the type, and were left out.";
    BoundUnreadable = "bound-unreadable", "A bound is not a number that the type can have, and was left out.";
    UpsideDown = "upside-down-range", "A range ends before it starts, and was left out.";
    SeveralRanges = "several-ranges", "A field has several ranges, each for a case of its own; none was taken.";
    ExampleUnfit = "example-unfit", "An example value is not of the type or breaks a documented limit, and was left out.";
    ExampleMended = "example-mended", "An example was mended so that it could be read.";
    ExampleUnreadable = "example-unreadable", "An example cannot be read, whatever one mends.";
    ExampleLeftOut = "example-left-out", "An example contradicts the rest of the page, and was left out.";
    ExampleUnknown = "example-unknown", "An example request has a name that no parameter has.";
    ExamplesDiffer = "examples-differ", "The JSON and the XML example do not say the same; each is an example of its own.";
    ErrorStatus = "error-status", "The HTTP status of an error is none, and was left out.";
    ErrorLeftOut = "error-left-out", "A row of the errors has no usable code, and was passed over.";
    RuleLeftOut = "rule-left-out", "A relation between fields could not be stated as a rule.";
    PageMoreThanOnce = "page-conflict", "Two pages of one API contradict each other; the first counts.";
    PageAdds = "page-adds", "A second page of an API says something that the first does not.";
    CheckFailed = "check-failed", "A fact does not pass the checks of the spec, and was left out.";
    VersionUnknown = "version-unknown", "The page does not say which version of the API it describes.";
    ProductUnknown = "product-unknown", "The page does not say which product it belongs to.";
    ProductByHost = "product-by-host", "The page does not say which product it belongs to; a host does.";
    PathUnknown = "path-unknown", "Nothing tells the path of an API of resources, or where in it a parameter belongs.";
}

/// The findings of a page as they come up.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub(super) fn error(&mut self, kind: FindingKind, line: u32, field: &str, done: impl Into<String>) {
        self.add(Severity::Error, kind, line, field, "", done);
    }

    pub(super) fn warning(&mut self, kind: FindingKind, line: u32, says: &str, done: impl Into<String>) {
        self.add(Severity::Warning, kind, line, "", says, done);
    }

    pub(super) fn note(&mut self, kind: FindingKind, line: u32, says: &str, done: impl Into<String>) {
        self.add(Severity::Note, kind, line, "", says, done);
    }

    pub(super) fn add(
        &mut self,
        severity: Severity,
        kind: FindingKind,
        line: u32,
        field: &str,
        says: &str,
        done: impl Into<String>,
    ) {
        let (field, says) = (cut(field), cut(says));
        self.0.push(Finding { severity, kind, line: line.max(1), field, says, done: done.into() });
    }

    /// All of them, in the order of a page with so many lines.
    pub(super) fn sorted(mut self, lines: u32) -> Vec<Finding> {
        // What is missing at the end of a page is missing on its last line.
        self.0.iter_mut().for_each(|finding| finding.line = finding.line.min(lines.max(1)));
        self.0.sort_by_key(|finding| finding.line);
        self.0
    }
}
