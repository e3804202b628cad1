//! The keys of a schema, one row each, for everything that treats all of them alike: checks, merging, settling, counting,
//! comparing.

pub use super::constraint::ConstraintKind;
use super::ordered_map::OrderedMap;
use super::schema::{Schema, SchemaType};
use Agreement::{Closed, Open, Shown, Silent, Value};
use ConstraintKind::{
    Characters, Conditional, Default, Enumeration, Format, Length, ListBound, Other, Range, Separator,
};

/// One key of a schema.
pub struct Keyword {
    /// How a spec writes it.
    pub name: &'static str,
    /// The types of values that it is for; all if there are none.
    pub types: &'static [SchemaType],
    /// Who has the say where a schema refers to a component.
    pub origin: Origin,
    /// Whether the schema is one all the same without it.
    pub is_optional: bool,
    /// Whether it says something of the value that other sources can be held against: no prose, no name of ours, no structure.
    pub is_fact: bool,
    /// What two sources that both state it have to agree in.
    pub agreement: Agreement,
    /// What kind of constraint it is.
    pub constraint: Option<ConstraintKind>,
    /// What it says, in words, where `{}` stands for its value.
    pub words: Option<&'static str>,
    /// Whether a schema has it.
    pub is_stated: fn(&Schema) -> bool,
    /// Takes it over from another schema.
    pub copy: fn(&mut Schema, &Schema),
}

/// Who says what a key is, where a schema refers to a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The component alone.
    Component,
    /// The place alone.
    Place,
    /// The place, or the component where the place says nothing.
    Either,
    /// Both: what they say holds together.
    Both,
    /// It belongs to the schema that it stands in.
    Own,
}

/// What two sources of one value have to agree in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// In nothing, whatever their types are: the first counts in silence.
    Silent,
    /// In nothing, if they have one type: the first counts in silence.
    Shown,
    /// In the value.
    Value,
    /// In all elements: two lists must be parts of each other.
    Closed,
    /// The second may add elements.
    Open,
    /// It is not compared by itself: its structure is, or something else settles it.
    Apart,
}

impl Keyword {
    /// The key that a spec writes so.
    pub fn named(name: &str) -> Option<&'static Self> {
        KEYWORDS.iter().find(|keyword| keyword.name == name)
    }

    /// The keys that a schema has.
    pub fn stated(schema: &Schema) -> impl Iterator<Item = &'static Self> {
        KEYWORDS.iter().filter(|keyword| (keyword.is_stated)(schema))
    }

    /// Whether it has a meaning for values of that type.
    pub fn is_for(&self, kind: SchemaType) -> bool {
        self.types.is_empty() || self.types.contains(&kind)
    }

    const fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }

    const fn fact(self) -> Self {
        Self { is_fact: true, ..self }
    }

    const fn agrees(self, agreement: Agreement) -> Self {
        Self { agreement, ..self }
    }

    const fn constrains(self, kind: ConstraintKind) -> Self {
        Self { constraint: Some(kind), ..self }
    }

    const fn says(self, words: &'static str) -> Self {
        Self { words: Some(words), ..self }
    }
}

/// What a schema may lack.
trait Stated {
    fn is_stated(&self) -> bool;
}

impl Stated for bool {
    fn is_stated(&self) -> bool {
        *self
    }
}

impl<T> Stated for Option<T> {
    fn is_stated(&self) -> bool {
        self.is_some()
    }
}

impl<T> Stated for Vec<T> {
    fn is_stated(&self) -> bool {
        !self.is_empty()
    }
}

impl<T> Stated for OrderedMap<T> {
    fn is_stated(&self) -> bool {
        !self.is_empty()
    }
}

/// A row: the field of [`Schema`], the key, the types that it is for, who says it beside a reference.
macro_rules! keyword {
    ($field:ident, $name:literal, $types:expr, $origin:ident) => {
        Keyword {
            name: $name,
            types: $types,
            origin: Origin::$origin,
            is_optional: false,
            is_fact: false,
            agreement: Agreement::Apart,
            constraint: None,
            words: None,
            is_stated: |schema| schema.$field.is_stated(),
            copy: |to, from| to.$field = from.$field.clone(),
        }
    };
}

const ALL: &[SchemaType] = &[];
const TEXT: &[SchemaType] = &[SchemaType::String];
const NUMBER: &[SchemaType] = &[SchemaType::Integer, SchemaType::Number];
const SCALAR: &[SchemaType] = &[SchemaType::String, SchemaType::Integer, SchemaType::Number, SchemaType::Boolean];
const LIST: &[SchemaType] = &[SchemaType::Array];
const OBJECT: &[SchemaType] = &[SchemaType::Object];
const COMPOSITE: &[SchemaType] = &[SchemaType::Array, SchemaType::Object, SchemaType::Any];
const NOT_TEXT: &[SchemaType] = &[
    SchemaType::Integer,
    SchemaType::Number,
    SchemaType::Boolean,
    SchemaType::Array,
    SchemaType::Object,
    SchemaType::Any,
];
const NAMED: &[SchemaType] = &[SchemaType::Object, SchemaType::String];

/// All keys, in the order of the fields of [`Schema`].
pub static KEYWORDS: &[Keyword] = &[
    keyword!(kind, "type", ALL, Component).fact(),
    keyword!(format, "format", NUMBER, Component).fact().says("A number of the width {}."),
    keyword!(reference, "$ref", ALL, Own),
    keyword!(description, "description", ALL, Either).optional().agrees(Silent),
    keyword!(required, "required", ALL, Place).fact(),
    keyword!(required_when, "requiredWhen", ALL, Either).optional().constrains(Conditional),
    keyword!(default, "default", ALL, Either)
        .optional()
        .fact()
        .agrees(Value)
        .constrains(Default)
        .says("The default is {}."),
    keyword!(when_omitted, "whenOmitted", ALL, Either).optional(),
    keyword!(example, "example", ALL, Either).optional().agrees(Shown),
    keyword!(values, "enum", SCALAR, Component)
        .optional()
        .fact()
        .agrees(Closed)
        .constrains(Enumeration)
        .says("The values are {}."),
    keyword!(enum_descriptions, "enumDescriptions", SCALAR, Own).optional(),
    keyword!(enum_names, "enumNames", TEXT, Own).optional(),
    keyword!(minimum, "minimum", NUMBER, Component)
        .optional()
        .fact()
        .agrees(Value)
        .constrains(Range)
        .says("The least number is {}."),
    keyword!(maximum, "maximum", NUMBER, Component)
        .optional()
        .fact()
        .agrees(Value)
        .constrains(Range)
        .says("The greatest number is {}."),
    keyword!(min_length, "minLength", TEXT, Component)
        .optional()
        .fact()
        .agrees(Value)
        .constrains(Length)
        .says("At least {} characters."),
    keyword!(max_length, "maxLength", TEXT, Component)
        .optional()
        .fact()
        .agrees(Value)
        .constrains(Length)
        .says("At most {} characters."),
    keyword!(pattern, "pattern", TEXT, Component)
        .fact()
        .agrees(Value)
        .constrains(Characters)
        .says("The pattern is {}."),
    keyword!(forbidden_prefixes, "forbiddenPrefixes", TEXT, Component)
        .optional()
        .fact()
        .agrees(Open)
        .constrains(Characters)
        .says("It must not begin with {}."),
    keyword!(forbidden_texts, "forbiddenTexts", TEXT, Component)
        .optional()
        .fact()
        .agrees(Open)
        .constrains(Characters)
        .says("It must not contain {}."),
    keyword!(characters, "characters", TEXT, Component)
        .optional()
        .fact()
        .agrees(Value)
        .constrains(Characters)
        .says("It consists of {}."),
    keyword!(first_character, "firstCharacter", TEXT, Component)
        .optional()
        .fact()
        .agrees(Value)
        .constrains(Characters)
        .says("It begins with {}."),
    keyword!(layout, "layout", TEXT, Component)
        .optional()
        .fact()
        .agrees(Value)
        .constrains(Format)
        .says("It is laid out as {}."),
    keyword!(separator, "separator", TEXT, Component)
        .optional()
        .fact()
        .agrees(Value)
        .constrains(Separator)
        .says("Values are separated by {}."),
    keyword!(limits, "limits", ALL, Both).optional().fact().agrees(Closed).constrains(Other).says("It is bound by {}."),
    keyword!(min_items, "minItems", LIST, Component)
        .optional()
        .fact()
        .agrees(Value)
        .constrains(ListBound)
        .says("At least {} elements."),
    keyword!(max_items, "maxItems", LIST, Component)
        .optional()
        .fact()
        .agrees(Value)
        .constrains(ListBound)
        .says("At most {} elements."),
    keyword!(items, "items", LIST, Component),
    keyword!(item_names, "itemNames", LIST, Component).optional().agrees(Open).says("The elements are wrapped in {}."),
    keyword!(properties, "properties", OBJECT, Own),
    keyword!(additional_properties, "additionalProperties", OBJECT, Component),
    keyword!(style, "style", COMPOSITE, Either).optional().fact().says("It is written in the style {}."),
    keyword!(wire_type, "wireType", NOT_TEXT, Either).optional().agrees(Value).says("It travels as a string."),
    keyword!(documented_type, "documentedType", ALL, Own),
    keyword!(role, "role", TEXT, Own).optional().agrees(Value).says("Its part for the client is {}."),
    keyword!(sensitive, "sensitive", ALL, Either).agrees(Silent),
    keyword!(deprecated, "deprecated", ALL, Either).optional().agrees(Silent),
    keyword!(rust_name, "rustName", NAMED, Own),
    keyword!(rust_field_name, "rustFieldName", ALL, Own).optional(),
    keyword!(rules, "rules", ALL, Own),
    keyword!(source, "source", ALL, Own),
];
