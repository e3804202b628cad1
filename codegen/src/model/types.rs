//! Structs, fields and enums as they will appear in Rust.

/// A struct to generate.
#[derive(Debug, Clone)]
pub struct Struct {
    /// Rust name.
    pub name: String,
    /// Paragraphs.
    pub doc: Vec<String>,
    /// Fields in documented order.
    pub fields: Vec<Field>,
    /// Conditions that span fields.
    pub rules: Vec<Rule>,
    /// Whether users make values of it, and so need a constructor and setters.
    pub is_input: bool,
}

impl Struct {
    /// Whether every field has a default value, so that the struct can have one too.
    pub fn has_default(&self) -> bool {
        self.fields.iter().all(|field| field.is_defaulted())
    }

    /// Fields that a caller must give.
    pub fn required(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.presence == Presence::Required)
    }
}

/// A field to generate.
#[derive(Debug, Clone)]
pub struct Field {
    /// Wire name.
    pub wire_name: String,
    /// Rust name, raw where it must be.
    pub name: String,
    /// Name of the method that sets it.
    pub setter: String,
    /// Paragraphs; the facts are the last.
    pub doc: Vec<String>,
    /// What it holds.
    pub ty: FieldType,
    /// Whether it is there.
    pub presence: Presence,
    /// Whether the value must be boxed, because its type contains itself.
    pub boxed: bool,
    /// Conditions on the value.
    pub constraints: Vec<Constraint>,
    /// How it travels.
    pub wire: Vec<Wire>,
    /// The part that it plays, if it is one of a request.
    pub role: Option<FieldRole>,
    /// What to say to those who still use it.
    pub deprecated: Option<String>,
}

impl Field {
    /// Whether the field's Rust type has a default value that means "nothing given".
    fn is_defaulted(&self) -> bool {
        self.presence == Presence::Optional || (self.ty.is_container() && self.presence != Presence::Required)
    }
}

/// The part that a field of a request plays, beyond the value that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldRole {
    /// The region, which is that of the client where none is given.
    Region,
    /// What tells the service that two requests are one, filled in where none is given.
    IdempotencyToken,
    /// Any other token, which was given to the caller and means nothing to anybody else.
    Token,
    /// Which page is wanted: its number, what to leave out, or a text that the page before gave.
    Cursor,
    /// How many items a page may have.
    PageSize,
    /// That nothing is to be done but to look whether it could be.
    DryRun,
}

/// Whether a field is there.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// The caller must give it.
    Required,
    /// It starts out with this value and is always sent.
    Filled(super::Expression),
    /// It may be absent.
    Optional,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldType {
    /// `String`
    String,
    /// `bool`
    Boolean,
    /// `i32`
    Int32,
    /// `i64`
    Int64,
    /// `f64`
    Double,
    /// Bytes.
    Binary,
    /// Arbitrary JSON.
    Json,
    /// An open enum of the same module.
    Enum(String),
    /// A struct of the same module.
    Struct(String),
    /// A shared struct.
    Component(String),
    /// `Vec`
    List(Box<FieldType>),
    /// `BTreeMap<String, _>`
    Map(Box<FieldType>),
}

impl FieldType {
    /// Lists, maps and JSON say "nothing given" without an `Option` around them.
    pub fn is_container(&self) -> bool {
        matches!(self, Self::List(_) | Self::Map(_) | Self::Json)
    }

    /// Strings, numbers, booleans, bytes and enums.
    pub fn is_scalar(&self) -> bool {
        !self.is_container() && !self.is_struct()
    }

    /// Structs of any module.
    pub fn is_struct(&self) -> bool {
        matches!(self, Self::Struct(_) | Self::Component(_))
    }
}

/// A condition on one field, as the runtime knows it.
#[derive(Debug, Clone, PartialEq)]
pub enum Constraint {
    /// It must be given.
    Required,
    /// It must be given in a request, but answers have the same structure and may lack it.
    RequiredInRequest,
    /// The least and the greatest integer.
    Range(i64, i64),
    /// The least and the greatest number.
    FloatRange(f64, f64),
    /// The least and the greatest count of characters.
    Length(u32, u32),
    /// The least and the greatest count of elements.
    Items(u32, u32),
    /// One of these wire values.
    OneOf(Vec<String>),
    /// A text that this regular expression matches.
    Pattern(String),
    /// A text that begins with none of these.
    ForbiddenPrefixes(Vec<String>),
    /// A text that contains none of these.
    ForbiddenTexts(Vec<String>),
}

/// How a field travels, as the runtime knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wire {
    /// In the URL-encoded body.
    Form,
    /// As the body.
    Body,
    /// As a member of the JSON body.
    BodyMember,
    /// In a body that is XML.
    Xml,
    /// In a header.
    Header,
    /// In the path.
    Path,
    /// In front of the host name.
    Host,
    /// As JSON text.
    Json,
    /// As one text, separated by commas.
    Comma,
    /// As one text, separated by spaces.
    Space,
    /// As one text, separated by `|`.
    Pipe,
    /// As a JSON string although it is none.
    Quoted,
    /// In a wrapper whose elements go by one of these names.
    Items(Vec<String>),
    /// What the service assumes where it is left out, for the rules that compare it.
    Assumed(String),
    /// Taken from the client where none is given.
    Region,
    /// Never shown.
    Sensitive,
}

/// A condition that spans fields, as the runtime knows it.
pub use alicloud_format::spec::Rule;

/// An open enum to generate.
#[derive(Debug, Clone)]
pub struct OpenEnum {
    /// Rust name.
    pub name: String,
    /// Paragraphs.
    pub doc: Vec<String>,
    /// Documented values.
    pub variants: Vec<Variant>,
}

/// A documented value of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Rust name.
    pub name: String,
    /// Wire value.
    pub value: String,
    /// What it means.
    pub doc: String,
}
