//! What an import decided: every repair, omission and refusal, with the place that it is about.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use crate::kinds::kinds;

/// How much of what the source says is quoted.
const QUOTED: usize = 80;

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// What kind of decision it is.
    pub kind: DecisionKind,
    /// Code of the product.
    pub product: String,
    /// Version of the product.
    pub version: String,
    /// The API; none where the decision is about the product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api: Option<String>,
    /// JSON pointer into the source.
    pub pointer: String,
    /// What the source says, cut short.
    pub says: String,
    /// What became of it.
    pub done: Cow<'static, str>,
}

kinds! {
    /// Kinds of decisions.
    pub DecisionKind;

    WrongType = "wrong-type", "A value of the wrong JSON type was taken for absent.";
    UnknownKey = "unknown-key", "A key that this importer does not know was passed over.";
    FactLeftOut = "fact-left-out", "A fact that the spec format cannot state was left out.";
    DuplicateKey = "duplicate-key", "A key stands twice in one object; the first counts.";
    TooDeep = "too-deep", "What nests deeper than specs may was cut to `any`.";
    NameTrimmed = "name-trimmed", "Spaces around a name were removed.";
    NameUnusable = "name-unusable", "Something without a usable name was left out.";
    FolderName = "folder-name", "The name of a folder was made of a name that cannot be one.";
    UnknownStyle = "unknown-style", "The style of the product is not known; it was told by whether its APIs have paths.";
    StyleFromPaths = "style-from-paths", "A style that says nothing of paths was taken for RPC or ROA by the paths of the APIs.";
    HostRepaired = "host-repaired", "Spaces, a scheme or capitals were removed from a host.";
    HostLeftOut = "host-left-out", "A host that is none, or stands under no region, was left out.";
    HostConflict = "host-conflict", "Two lists give different hosts for a region; that of the metadata counts.";
    CentralHost = "central-host", "A host listed under no real region, or under all, became the central one.";
    ComponentUnreferenced = "component-unreferenced", "A shared structure that no imported API refers to was left out.";
    ComponentRenamed = "component-renamed", "A shared structure has a name of its own, because the derived one cannot be used or is taken, or an earlier spec gave another.";
    ApiRefused = "api-refused", "An API could not be imported.";
    ApiRenamed = "api-renamed", "The method of an API has a name of its own, because the derived one is taken or an earlier spec gave another.";
    FileNameCase = "file-name-case", "Two APIs differ only by case, and so do their files, which some disks cannot tell apart.";
    SeveralMethods = "several-methods", "An API takes several HTTP methods; one was chosen.";
    NoMethod = "no-method", "An API states no HTTP method; the usual one was chosen.";
    UnsupportedMethod = "unsupported-method", "An HTTP method that specs cannot state was passed over.";
    NoAuth = "no-auth", "An API does not say how callers identify themselves; an access key was assumed.";
    ReplacementElsewhere = "replacement-elsewhere", "What replaces a deprecated API is not among those of this version.";
    UnknownOperationType = "unknown-operation-type", "What an API does is told by an unknown word, which was left out.";
    ReadDoubted = "read-doubted", "An API is said to read, but is called like one that changes something; it is not taken to read.";
    CallbackLeftOut = "callback-left-out", "An API that should tell how far another one is does not exist, or is that other one.";
    CallbackInterval = "callback-interval", "An advised interval was taken for milliseconds, or left out.";
    MediaType = "media-type", "A media type was not expected, and has no effect.";
    NoHttps = "no-https", "An API is listed without HTTPS, which is used all the same.";
    PathMissing = "path-missing", "An API of resources has no path; `/` was assumed.";
    PathRepaired = "path-repaired", "A path was brought into the form of a template.";
    PathCatchAll = "path-catch-all", "The `*` of a path was bound to a parameter whose value may have slashes.";
    PathParameterAdded = "path-parameter-added", "A place of a path has no parameter; one was added.";
    PathParameterMoved = "path-parameter-moved", "A parameter moved into the path or out of it, as the template wants it.";
    PlaceholderRenamed = "placeholder-renamed", "A place of a path was spelt like its parameter.";
    DuplicateParameter = "duplicate-parameter", "A parameter is listed twice; the first was kept.";
    ParameterTwice = "parameter-in-two-places", "A parameter is listed in two positions; one was kept.";
    UnknownPosition = "unknown-position", "A parameter travels in a position that does not exist.";
    CommonParameter = "common-parameter", "A parameter that every request has, or that no request can set, was left out.";
    StyleLeftOut = "style-left-out", "A style of serialisation is unknown, or has no effect on values of the type.";
    BodyStyle = "body-style", "A whole body with the style of a query became JSON.";
    WholePathType = "path-type", "A parameter of the path that is no scalar became text.";
    FieldRenamed = "field-renamed", "A field has a name of its own, because the derived one is taken or empty, or an earlier spec gave another.";
    TypeInferred = "type-inferred", "A type that is missing or unknown was inferred.";
    TypeUnknown = "type-unknown", "Nothing says of what type a value is; it became `any`.";
    FormatLeftOut = "format-left-out", "A format that does not fit the type was left out.";
    ReferenceDangling = "reference-dangling", "A reference that leads nowhere became `any`.";
    ReferenceCycle = "reference-cycle", "References that only lead to each other became `any`.";
    BesideReference = "beside-reference", "A keyword beside a reference has no effect and was left out.";
    PropertiesAndMore = "properties-and-more", "An object has fields and free names; the fields were kept.";
    ItemsMissing = "items-missing", "A list does not say what it holds; `any` was assumed.";
    KeywordMisplaced = "keyword-misplaced", "A keyword that has no effect on values of the type was left out.";
    BoundUnreadable = "bound-unreadable", "A bound that is no number, or cannot be one, was left out.";
    BoundMeaningless = "bound-meaningless", "A bound that every value keeps, or none, was left out.";
    BoundRepaired = "bound-repaired", "A bound with a fraction was rounded to what it means.";
    BoundContradicted = "bound-contradicted", "A bound that documented values break was left out.";
    ExclusiveBound = "exclusive-bound", "An exclusive bound was moved by one, or kept as inclusive.";
    UpsideDown = "upside-down-range", "A range whose end is before its start was left out.";
    Widened = "widened", "An integer whose documented values exceed 32 bits got 64.";
    PatternLeftOut = "pattern-left-out", "A pattern that is empty, too long or contradicted was left out.";
    PatternRepaired = "pattern-repaired", "The slashes around a pattern, which are those of another language, were removed.";
    EnumLeftOut = "enum-left-out", "A list of values that is empty or says nothing of the type was left out.";
    EnumValueLeftOut = "enum-value-left-out", "A value that is empty, there twice, prose or of the wrong type was left out.";
    EnumMoved = "enum-moved", "The values of a list were moved to its elements.";
    EnumNamed = "enum-named", "A value got a name of its own, since the derived one is taken.";
    TypeNamed = "type-named", "A type keeps the name that it was given earlier, although it would be called differently now.";
    ErrorNamed = "error-named", "An error code got a name of its own, since the derived one is that of another code.";
    OldSpelling = "old-spelling", "A field was left out because another of the same type differs from it only in the case of its first letter.";
    ValuesOnlyTitled = "values-only-titled", "Values are titled but not listed, which makes them prose.";
    DefaultLeftOut = "default-left-out", "A default that is prose, unreadable or outside of its own limits was left out.";
    DefaultInResponse = "default-in-response", "A default in a response means nothing and was left out.";
    ExampleLeftOut = "example-left-out", "An example that is prose, secret, not a scalar or outside of its limits was left out.";
    DocumentedRequired = "documented-required", "What documents require and the gateway does not stayed optional.";
    SeveralResponses = "several-responses", "Several successes have structures of their own; they were merged, or the first was kept.";
    StatusUnusable = "status-unusable", "A response without a usable HTTP status was left out.";
    ErrorSchema = "error-schema", "The structure of an error was left out: errors have one type.";
    HeaderLeftOut = "header-left-out", "A response header without a usable name was left out.";
    ErrorStatus = "error-status", "The HTTP status of an error is none, and was left out.";
    ErrorLeftOut = "error-left-out", "An error without a usable code, or listed twice, was left out.";
}

/// A value as a decision quotes it.
pub(crate) fn quoted(value: &Value) -> String {
    match value {
        Value::String(text) => cut(text),
        Value::Array(elements) => format!("a list of {}", elements.len()),
        Value::Object(members) => format!("an object of {}", members.len()),
        scalar => scalar.to_string(),
    }
}

/// A text as a decision quotes it: its beginning, in one line.
pub(crate) fn cut(text: &str) -> String {
    let mut characters = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut cut: String = characters.by_ref().take(QUOTED).collect();
    if characters.next().is_some() {
        cut.push('…');
    }
    cut
}
