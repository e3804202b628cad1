//! What a generated struct knows about its fields, as static data.

/// Names, constraints and wire forms of the fields of one struct.
///
/// Facts are listed by wire name and only where there is one, which keeps the tables of a large crate small.
#[derive(Debug)]
pub struct Shape {
    /// Rust name of the struct.
    pub name: &'static str,
    /// Wire names of the fields, by index.
    pub fields: &'static [&'static str],
    /// What the value of a field must satisfy.
    pub constraints: &'static [(&'static str, Constraint)],
    /// How a field travels where that is not the default of its place.
    pub wire: &'static [(&'static str, Wire)],
    /// What fields must satisfy together.
    pub rules: &'static [Rule],
}

/// A condition on one field; of a list or a map, all but `Required`, `RequiredInRequest` and `Items` are conditions on each value
/// in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Constraint {
    /// A value must be there; for strings and lists, not an empty one. Of a request that is read from elsewhere, one that is
    /// missing and would have to be made up is an error.
    Required,
    /// As `Required`, in a structure that answers have, too, where it may be missing.
    RequiredInRequest,
    /// An integer between both bounds, inclusive. An open end is `i64::MIN` or `i64::MAX`.
    Range(i64, i64),
    /// A number between both bounds, inclusive. An open end is an infinity.
    FloatRange(f64, f64),
    /// Between that many and that many characters, inclusive.
    Length(u32, u32),
    /// Between that many and that many elements, inclusive. An absent list satisfies it.
    Items(u32, u32),
    /// One of these wire values.
    OneOf(&'static [&'static str]),
    /// Text that this regular expression matches.
    Pattern(&'static str),
    /// Text that begins with none of these.
    ForbiddenPrefixes(&'static [&'static str]),
    /// Text that contains none of these.
    ForbiddenTexts(&'static [&'static str]),
}

/// How a field travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// In the URL-encoded body.
    Form,
    /// As the body itself. In a response, the only field of a struct that stands for the whole body.
    Body,
    /// Beside [`Body`](Self::Body): the body is an XML document.
    Xml,
    /// As a member of the JSON body.
    BodyMember,
    /// In the header of that name. A map whose name ends in `*` is a header for each entry, named by what stands before the
    /// asterisk and the key.
    Header,
    /// In the path, where the template names it.
    Path,
    /// As a prefix of the host name, with a dot between.
    Host,
    /// As JSON text in one parameter.
    Json,
    /// As one parameter, elements separated by commas.
    Comma,
    /// As one parameter, elements separated by spaces.
    Space,
    /// As one parameter, elements separated by `|`.
    Pipe,
    /// As a JSON string although it is a number or a boolean.
    Quoted,
    /// A list that answers put inside a wrapper object, under one of these names. Requests have no wrappers.
    Items(&'static [&'static str]),
    /// What the service takes the field for where it is left out. Rules count it; it is not sent.
    Assumed(&'static str),
    /// The region, taken from the client if the caller gave none.
    Region,
    /// Never shown in `Debug`, logs or errors.
    Sensitive,
}

/// A condition on several fields, or on the elements of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Among the elements of a list that is not empty, between `min` and `max` have `value` in `field`.
    ElementCount {
        /// The list.
        list: &'static str,
        /// The field of each element.
        field: &'static str,
        /// The value that counts.
        value: &'static str,
        /// The least count.
        min: u32,
        /// The greatest count.
        max: u32,
    },
    /// No two elements of a list agree in all of these fields.
    UniqueElements {
        /// The list.
        list: &'static str,
        /// The fields compared.
        fields: &'static [&'static str],
    },
    /// If a field is present (and has `value`, where one is given), `required` is present too.
    DependentRequired {
        /// The field that triggers the rule.
        field: &'static str,
        /// The value that triggers it; any if `None`.
        value: Option<&'static str>,
        /// The field that must then be present.
        required: &'static str,
    },
    /// At most one of these fields is present.
    AtMostOne(&'static [&'static str]),
    /// At least one of these fields is present.
    AtLeastOne(&'static [&'static str]),
    /// Either all of these fields are present, or none.
    AllOrNone(&'static [&'static str]),
}

impl Shape {
    /// Index of the field with that wire name. The search begins at `expected`, since fields mostly arrive in order, and
    /// goes on behind it, since some are left out.
    pub fn index_of(&self, name: &str, expected: usize) -> Option<usize> {
        let (before, after) = self.fields.split_at_checked(expected).unwrap_or((self.fields, &[]));
        let position = |fields: &[&str]| fields.iter().position(|field| *field == name);
        position(after).map(|index| before.len() + index).or_else(|| position(before))
    }

    /// Constraints of the field with that wire name.
    pub fn constraints_of(&self, name: &str) -> impl Iterator<Item = Constraint> {
        facts_of(self.constraints, name)
    }

    /// Wire forms of the field with that wire name.
    pub fn wire_of(&self, name: &str) -> impl Iterator<Item = Wire> {
        facts_of(self.wire, name)
    }

    /// Names that the elements of a wrapped list go by, the usual one first; empty if the list is not wrapped.
    pub fn item_names_of(&self, name: &str) -> &'static [&'static str] {
        self.wire_of(name)
            .find_map(|wire| match wire {
                Wire::Items(names) => Some(names),
                _ => None,
            })
            .unwrap_or(&[])
    }

    /// Whether the field travels as a JSON string although it is a number or a boolean.
    pub fn is_quoted(&self, name: &str) -> bool {
        self.wire_of(name).any(|wire| wire == Wire::Quoted)
    }

    /// Whether the field must never be shown.
    pub fn is_sensitive(&self, name: &str) -> bool {
        self.wire_of(name).any(|wire| wire == Wire::Sensitive)
    }
}

fn facts_of<T: Copy>(facts: &'static [(&'static str, T)], name: &str) -> impl Iterator<Item = T> {
    facts.iter().filter(move |(field, _)| *field == name).map(|(_, fact)| *fact)
}
