//! What prose can say of a value, and where it says it.

pub(crate) mod characters;
pub(crate) mod limit;
pub(crate) mod number;

use characters::{CharacterSet, FirstCharacter};
use limit::Limit;
use number::{Number, Quantity};

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
    /// The least number.
    Minimum(Number),
    /// The greatest number.
    Maximum(Number),
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
    /// What it must begin with.
    FirstCharacter(FirstCharacter),
    /// The characters it may consist of.
    Characters(CharacterSet),
    /// How it is laid out: `yyyy-MM-ddTHH:mm:ssZ`, `integer[unit]`.
    Layout(String),
    /// A range with units: `6h` and `8760h`.
    MeasuredRange { minimum: Quantity, maximum: Quantity },
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
    /// A limit that no other fact states.
    Limit(Limit),
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
