//! Limits that no keyword but words can state.

use std::fmt;

use super::number::{Number, Quantity};

/// A limit, which `Display` puts in words of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Limit {
    /// `6h to 8760h`.
    Range {
        low: Quantity,
        high: Quantity,
    },
    AtLeast(Number),
    AtMost(Number),
    /// How much there is of something, with one end or both: `1 to 10 days`, `at least 2 bytes`, `up to 16 KB`.
    Amount {
        low: Option<Number>,
        high: Option<Number>,
        of: &'static str,
    },
    /// `at most 5 values`.
    Count {
        most: u32,
        of: &'static str,
    },
    /// Greater than another field.
    LaterThan(String),
    /// One that holds in a case of that name: `ESSD: 20 to 2000`.
    InCase {
        case: String,
        limit: Box<Limit>,
    },
    /// One for a value of another field: ``for `PayByTraffic`: 1 to 5``.
    ForValue {
        value: String,
        limit: Box<Limit>,
    },
    /// One that holds under a condition: ``1 to 5 if `Mode` is `open` ``.
    If {
        limit: Box<Limit>,
        condition: Condition,
    },
    /// The value that a field has under a condition; the field itself if none is named.
    Setting {
        field: Option<String>,
        value: String,
        condition: Condition,
    },
}

impl Limit {
    /// The range in which it holds its value, if it is one without conditions, has that end.
    pub(crate) fn has_end(&self, end: &Number, is_upper: bool) -> bool {
        match self {
            Self::Range { low, high } => {
                let own = if is_upper { high } else { low };
                own.unit.is_none() && own.number == *end
            }
            Self::Amount { low: Some(low), high: Some(_), .. } => !is_upper && low == end,
            _ => false,
        }
    }

    /// Whether it says how many bytes there may be.
    pub(crate) fn is_most_bytes(&self) -> bool {
        matches!(self, Self::Amount { low: None, high: Some(_), of: "bytes" })
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Range { low, high } => write!(f, "{low} to {high}"),
            Self::AtLeast(least) => write!(f, "at least {least}"),
            Self::AtMost(most) => write!(f, "at most {most}"),
            Self::Amount { low: Some(low), high: Some(high), of } => write!(f, "{low} to {high} {of}"),
            Self::Amount { low: Some(low), high: None, of } => write!(f, "at least {low} {of}"),
            Self::Amount { low: None, high: Some(high), of } => write!(f, "up to {high} {of}"),
            Self::Amount { low: None, high: None, of } => write!(f, "any number of {of}"),
            Self::Count { most, of } => write!(f, "at most {most} {of}"),
            Self::LaterThan(field) => write!(f, "later than `{field}`"),
            Self::InCase { case, limit } => write!(f, "{case}: {limit}"),
            Self::ForValue { value, limit } => write!(f, "for `{value}`: {limit}"),
            Self::If { limit, condition } => write!(f, "{limit} if {condition}"),
            Self::Setting { field: Some(field), value, condition } => {
                write!(f, "`{field}` is `{value}` if {condition}")
            }
            Self::Setting { field: None, value, condition } => write!(f, "`{value}` if {condition}"),
        }
    }
}

/// What a clause says of another field, which `Display` puts in words of ours: `` `Mode` is `open` ``.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Condition {
    /// It has this value.
    Is { field: String, value: String },
    /// It is there.
    Given(String),
    /// It is not there.
    Absent(String),
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is { field, value } => write!(f, "`{field}` is `{value}`"),
            Self::Given(field) => write!(f, "`{field}` is given"),
            Self::Absent(field) => write!(f, "`{field}` is not given"),
        }
    }
}
