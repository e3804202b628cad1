//! What a generated struct knows about its fields, as static data.

/// Names, constraints and wire forms of the fields of one struct.
///
/// Only existing facts are listed, by wire name, which keeps the tables of a large crate small.
#[derive(Debug)]
pub struct Shape {
    /// Rust name of the struct.
    pub name: &'static str,
    /// Wire names of the fields, by index.
    pub fields: &'static [&'static str],
    /// Constraints on the values of fields.
    pub constraints: &'static [(&'static str, Constraint)],
    /// Wire forms that differ from the default of their place.
    pub wire: &'static [(&'static str, Wire)],
    /// Rules between fields.
    pub rules: &'static [Rule],
}

/// A condition on one field. For a list or a map, all but `Required`, `RequiredInRequest` and `Items` apply to each
/// value in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Constraint {
    /// A value must be present; strings and lists must not be empty. When a request is deserialized, a missing value
    /// that would have to be made up is an error.
    Required,
    /// Like `Required`, in a structure that also occurs in responses, where the value may be missing.
    RequiredInRequest,
    /// An integer between the inclusive bounds. An open end is `i64::MIN` or `i64::MAX`.
    Range(i64, i64),
    /// A number between the inclusive bounds. An open end is an infinity.
    FloatRange(f64, f64),
    /// The minimum and maximum number of characters, inclusive.
    Length(u32, u32),
    /// The minimum and maximum number of elements, inclusive. An absent list satisfies it.
    Items(u32, u32),
    /// One of these wire values.
    OneOf(&'static [&'static str]),
    /// Text that this regular expression matches.
    Pattern(&'static str),
    /// Text that starts with none of these.
    ForbiddenPrefixes(&'static [&'static str]),
    /// Text that contains none of these.
    ForbiddenTexts(&'static [&'static str]),
}

/// The wire form of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// In the URL-encoded body.
    Form,
    /// As the body itself. In a response, the only field of a struct that represents the whole body.
    Body,
    /// In addition to [`Body`](Self::Body): the body is an XML document.
    Xml,
    /// As a member of the JSON body.
    BodyMember,
    /// In the header of this name. A map whose name ends in `*` is one header per entry, named by the prefix before
    /// the asterisk and the key.
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
    /// As a JSON string, although it is a number or a boolean.
    Quoted,
    /// A list that responses put inside a wrapper object, under one of these names. Requests have no wrappers.
    Items(&'static [&'static str]),
    /// What the service assumes if the field is omitted. Rules count it; it is not sent.
    Assumed(&'static str),
    /// The region; defaults to the client's region.
    Region,
    /// Never shown in `Debug`, logs or errors.
    Sensitive,
}

/// A condition on several fields, or on the elements of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Between `min` and `max` elements of a non-empty list have `value` in `field`.
    ElementCount {
        /// The list.
        list: &'static str,
        /// The field of each element.
        field: &'static str,
        /// The value that counts.
        value: &'static str,
        /// The minimum count.
        min: u32,
        /// The maximum count.
        max: u32,
    },
    /// No two elements of a list are equal in all of these fields.
    UniqueElements {
        /// The list.
        list: &'static str,
        /// The fields compared.
        fields: &'static [&'static str],
    },
    /// If a field is present (and has `value`, if any), `required` is present, too.
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

    /// Names of the elements of a wrapped list, the usual one first; empty if the list is not wrapped.
    pub fn item_names_of(&self, name: &str) -> &'static [&'static str] {
        self.wire_of(name)
            .find_map(|wire| match wire {
                Wire::Items(names) => Some(names),
                _ => None,
            })
            .unwrap_or(&[])
    }

    /// Whether the field is sent as a JSON string, although it is a number or a boolean.
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
