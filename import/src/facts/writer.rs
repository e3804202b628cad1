//! What facts are written with: of which value they are, and what there is to say of them.

use alicloud_format::spec::keyword::ConstraintKind;

/// The value that facts are of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'a> {
    /// Its names, such as `request/Tag/Key`.
    pub(crate) field: &'a str,
    /// Where it is documented, as the importer counts lines.
    pub(crate) line: u32,
    pub(crate) is_request: bool,
    /// Whether it is an element of a list.
    pub(crate) is_element: bool,
}

/// Why a fact did not become a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RemarkKind {
    /// A bound is not a number that the type can have.
    BoundUnreadable,
    /// A default is not of the type.
    DefaultUnreadable,
    /// A relation between fields could not be stated as a rule.
    RuleLeftOut,
    /// There is a range for each of several cases.
    SeveralRanges,
    /// A range ends before it starts.
    UpsideDown,
    /// Values are not of the type.
    ValuesUnreadable,
}

/// What there is to say of a fact.
#[derive(Debug)]
pub(crate) struct Remark {
    pub(crate) kind: RemarkKind,
    pub(crate) line: u32,
    /// What the document says.
    pub(crate) says: String,
    /// What became of it.
    pub(crate) done: &'static str,
}

/// Writes the facts of a value into the keywords of its schema.
#[derive(Debug)]
pub(crate) struct KeywordWriter<'a> {
    pub(super) target: Target<'a>,
    /// Whether sentences are taken over, which are someone's prose.
    pub(super) with_descriptions: bool,
    remarks: Vec<Remark>,
    counted: Vec<ConstraintKind>,
}

impl<'a> KeywordWriter<'a> {
    pub(crate) fn new(target: Target<'a>, with_descriptions: bool) -> Self {
        Self { target, with_descriptions, remarks: Vec::new(), counted: Vec::new() }
    }

    /// What there is to say, in the order of the facts, and the constraints that were written.
    pub(crate) fn finish(self) -> (Vec<Remark>, Vec<ConstraintKind>) {
        (self.remarks, self.counted)
    }

    pub(super) fn count(&mut self, kind: ConstraintKind) {
        self.counted.push(kind);
    }

    pub(super) fn tell(&mut self, kind: RemarkKind, line: u32, says: &str, done: &'static str) {
        self.remarks.push(Remark { kind, line, says: says.to_owned(), done });
    }
}
