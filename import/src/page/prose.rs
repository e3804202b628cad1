//! What the text of a cell says: its paragraphs and bullets, and the facts in them.

mod below;
mod blocks;
mod bullets;
mod cases;
mod clauses;
mod conditions;
mod counts;
mod defaults;
mod domain;
mod facts;
mod inline;
mod introduction;
mod names;
mod numbers;
mod pattern;
mod phrases;
mod required;
mod sets;
mod settle;
mod signs;
mod standing;
mod unlabelled;
mod values;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub(crate) use bullets::bullet_fields;
pub(crate) use facts::facts;
pub(crate) use inline::plain;
pub(crate) use introduction::introduction;
pub(crate) use required::{Requirement, required};

/// A cell without its markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Prose {
    pub(crate) blocks: Vec<Block>,
}

/// A paragraph or a bullet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    /// Line of the page.
    pub(crate) line: u32,
    /// 0 for a paragraph, 1 for a bullet, 2 for a bullet below one.
    pub(crate) depth: u8,
    pub(crate) text: Text,
}

/// Text without markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) plain: String,
    /// What was set in bold or as code, by bytes of `plain`.
    pub(crate) marked: Vec<Range<usize>>,
}

/// Whose text it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a> {
    /// Wire name of the field, without what stands before it: `Key` of `Tag.N.Key`.
    pub(crate) name: &'a str,
    /// Its type as documented, such as `Integer`, `Array of Rule` or nothing.
    pub(crate) documented_type: &'a str,
    /// Names of the fields beside it, which conditions may be about.
    pub(crate) siblings: &'a [&'a str],
    /// Whether it belongs to a request.
    pub(crate) is_request: bool,
    /// Its example value; empty if there is none.
    pub(crate) example: &'a str,
}

/// A fact and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) line: u32,
    /// Name of the phrase that it was found by.
    pub(crate) phrase: &'static str,
    /// The words of the page, cut short.
    pub(crate) says: String,
    pub(crate) fact: Fact,
}

/// What prose says of a value. Texts are as on the page, without markup, unless stated.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fact {
    /// The only values, in order.
    Values(Vec<NamedValue>),
    /// The least number, without separators of thousands: `604800`, `0.5`, `-1`.
    Minimum(String),
    /// The greatest number.
    Maximum(String),
    /// The least count of characters.
    MinLength(u32),
    /// The greatest count of characters.
    MaxLength(u32),
    /// The least count of elements; also of `N` in `Tag.N.Key`, unless that is 0 or 1.
    MinItems(u32),
    /// The greatest count of elements; also of `N` in `Tag.N.Key`.
    MaxItems(u32),
    /// What holds if it is left out.
    Default(String),
    /// That nothing holds if it is left out: `Default value: null`.
    NoDefault,
    /// Texts that the value must not begin with.
    ForbiddenPrefixes(Vec<String>),
    /// Texts that it must not contain.
    ForbiddenTexts(Vec<String>),
    /// What it must begin with, in words of ours: `letter`, `lower-case letter or digit`.
    FirstCharacter(String),
    /// The characters it may consist of, in words of ours: `letters digits . _ -`.
    Characters(String),
    /// How it is laid out: `yyyy-MM-ddTHH:mm:ssZ`, `integer[unit]`.
    Layout(String),
    /// A range with units, in short form: `6h` and `8760h`.
    MeasuredRange { minimum: Option<String>, maximum: Option<String> },
    /// What stands between several values in one text.
    Separator(char),
    /// It must be there when another field has a value, or is there at all.
    RequiredIf { field: String, value: Option<String> },
    /// It must be there under a condition, the clause as on the page.
    RequiredWhen(String),
    /// What happens without it, the clause as on the page. It may be left out, then.
    IfOmitted(String),
    /// It must be there, says the prose.
    Required,
    /// It may be left out, says the prose.
    Optional,
    /// At most one of it and these may be there.
    ExcludedBy(Vec<String>),
    /// At least one of it and these must be there.
    AtLeastOneWith(Vec<String>),
    /// It must be there if, and only if, these are.
    TogetherWith(Vec<String>),
    /// It must be later, or greater, than another field.
    After(String),
    /// It should no longer be used; what replaces it.
    Deprecated { replacement: Option<String> },
    /// The text is JSON: a list, or an object.
    Json { is_list: bool },
    /// It is only returned under a condition, or may be missing from the answer.
    MayBeAbsent,
    /// There is a range for each of several cases, or one that only holds in a case: none of them is reported.
    SeveralRanges,
    /// There are exactly so many elements.
    ExactlyItems(u32),
    /// There is exactly one element of each of these roles, in the spelling of specs: `Master`, `Slave`.
    OneOfEach(Vec<String>),
    /// A limit that no other fact states, in words of ours.
    Limit(String),
    /// What holds in a case if it is left out, the sentence as on the page: it ends up in `IfOmitted`.
    DefaultInCase(String),
    /// A regular expression that the whole value matches.
    Pattern(String),
}

/// A documented value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedValue {
    pub(crate) value: String,
    /// What it means, as on the page; may be empty.
    pub(crate) meaning: String,
}

/// A field that is documented by a bullet inside the cell of the field that holds it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BulletField {
    pub(crate) line: u32,
    pub(crate) name: String,
    /// Its type as documented; empty if not.
    pub(crate) documented_type: String,
    pub(crate) required: Option<bool>,
    /// What is said of it, without its name.
    pub(crate) prose: Prose,
    /// Fields in bullets below.
    pub(crate) fields: Vec<BulletField>,
}
