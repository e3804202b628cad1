//! Examples of a page: requests, JSON and XML, repaired where they are broken.

mod head;
pub(crate) mod json;
mod record;
pub(crate) mod request;
pub(crate) mod shown;
pub(crate) mod xml;

use serde_json::Value;

/// What was mended in an example so that it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Repair {
    /// Line of the page.
    pub(crate) line: u32,
    pub(crate) kind: RepairKind,
    /// The text that was mended, cut short.
    pub(crate) says: String,
}

/// Why an example cannot be read, whatever one mends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub(crate) line: u32,
    pub(crate) reason: String,
}

/// A JSON value as read, and what was mended.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Json {
    pub(crate) value: Value,
    pub(crate) repairs: Vec<Repair>,
}

/// An XML document as read, and what was mended.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Xml {
    pub(crate) root: Element,
    pub(crate) repairs: Vec<Repair>,
}

/// An element of XML.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) line: u32,
    pub(crate) children: Vec<Element>,
    /// Its text, trimmed and with entities replaced; empty if it has children.
    pub(crate) text: String,
}

/// A request as read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Request {
    /// HTTP method, where one stands before the address.
    pub(crate) method: Option<String>,
    /// Host, unless it is a placeholder.
    pub(crate) host: Option<String>,
    /// Path without the query.
    pub(crate) path: String,
    /// Parameters of the query, decoded, without the place of the common ones (`<CommonParameters>`).
    pub(crate) query: Vec<(String, String)>,
    /// Lines of headers.
    pub(crate) headers: Vec<(String, String)>,
    /// What follows the headers, if it reads as JSON.
    pub(crate) body: Option<Value>,
    pub(crate) repairs: Vec<Repair>,
}

crate::kinds::kinds! {
    /// Ways to mend an example.
    pub(crate) RepairKind;

    TrailingComma = "trailing-comma", "A comma after the last element was removed.";
    MissingComma = "missing-comma", "A comma between two elements was added.";
    ExtraComma = "extra-comma", "A comma with nothing before it was removed.";
    WrongSeparator = "wrong-separator", "What stands for a comma, a colon or an ampersand was taken for one.";
    MissingColon = "missing-colon", "A colon between a name and its value was added.";
    MissingValue = "missing-value", "A name without a value got `null`.";
    NamelessValue = "nameless-value", "A value without a name, in an object, was left out.";
    SingleQuotes = "single-quotes", "Single quotes became double ones.";
    CurlyQuotes = "curly-quotes", "Typographic quotes became plain ones.";
    FullWidth = "full-width", "Full-width punctuation became plain.";
    MissingQuote = "missing-quote", "A quote that was never opened, or never closed, was added.";
    StrayQuote = "stray-quote", "A doubled quote was removed.";
    InnerQuote = "inner-quote", "A quote inside of a text was escaped.";
    EscapedQuotes = "escaped-quotes", "The whole text was escaped once too often.";
    QuotedDocument = "quoted-document", "Quotes around the whole document were removed.";
    BareName = "bare-name", "A name without quotes got them.";
    BareWord = "bare-word", "A word without quotes became text.";
    MaskedValue = "masked-value", "A masked value without quotes became text.";
    LiteralSpelling = "literal-spelling", "`true`, `false` or `null` was spelt otherwise.";
    LeadingZeros = "leading-zeros", "A number with leading zeros became text.";
    HugeNumber = "huge-number", "A number that 64 bits do not hold became text.";
    NameSpaces = "name-spaces", "Spaces in or around a name were removed.";
    DuplicateName = "duplicate-name", "A name stands twice in one object; the first value that is not empty counts.";
    MarkdownEscape = "markdown-escape", "An escape left over from Markdown was removed.";
    InvalidEscape = "invalid-escape", "A backslash that begins no escape was taken as it is.";
    Entities = "entities", "Entities of HTML were replaced.";
    ControlCharacter = "control-character", "A control character in a text was escaped.";
    LineBreak = "line-break", "A line break in a text was escaped.";
    OddBlank = "odd-blank", "An invisible character, or a tag for a line break, was taken for a blank.";
    Comment = "comment", "A comment was removed.";
    Ellipsis = "ellipsis", "Dots that stand for more of the same were removed.";
    MissingBracket = "missing-bracket", "A closing bracket was added.";
    SurplusBracket = "surplus-bracket", "A closing bracket that closes nothing was removed.";
    WrongBracket = "wrong-bracket", "A closing bracket of the wrong kind was taken for the right one.";
    MissingBraces = "missing-braces", "Members without braces became an object.";
    ListInBraces = "list-in-braces", "Braces around values without names were taken for those of a list.";
    HttpLines = "http-lines", "Lines of an HTTP message before the body were passed over.";
    TextBefore = "text-before", "Text before the document was passed over.";
    TextAfter = "text-after", "Text after the document was passed over.";
    StrayText = "stray-text", "Text where none can stand was left out.";
    SeveralDocuments = "several-documents", "Of several documents the first one counts.";
    Declaration = "declaration", "An XML declaration that is misspelt or misplaced was passed over.";
    BareAmpersand = "bare-ampersand", "A bare `&` was escaped.";
    BareAngle = "bare-angle", "A bare `<` was escaped.";
    MissingAngle = "missing-angle", "The end of a tag, `>`, was added.";
    TagSpaces = "tag-spaces", "Spaces inside of a tag were removed.";
    UnclosedElement = "unclosed-element", "An end tag was added.";
    MismatchedEnd = "mismatched-end", "A tag was taken for the end of the element that is open.";
    MismatchedStart = "mismatched-start", "An end tag was taken for a start tag.";
    StrayEnd = "stray-end", "An end tag that ends nothing was removed.";
    SeveralRoots = "several-roots", "Elements without one around them were gathered under one.";
    UnclosedValue = "unclosed-value", "A value of a request whose brackets are never closed ends where the next parameter begins.";
}
