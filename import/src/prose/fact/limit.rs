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

#[cfg(test)]
mod tests {
    use super::{Condition, Limit, Number, Quantity};

    fn number(written: &str) -> Number {
        Number::read(written).expect("a number")
    }

    fn range(low: (&str, Option<&'static str>), high: (&str, Option<&'static str>)) -> Limit {
        let quantity = |(written, unit)| Quantity { number: number(written), unit };
        Limit::Range { low: quantity(low), high: quantity(high) }
    }

    #[test]
    fn limits_have_words() {
        let bare = || Box::new(range(("1", None), ("9.50", None)));
        let amount = |low: Option<&str>, high: Option<&str>| Limit::Amount {
            low: low.map(number),
            high: high.map(number),
            of: "bytes",
        };
        let condition = || Condition::Is { field: "Mode".to_owned(), value: "open".to_owned() };
        let value = || "slow".to_owned();
        let field = Some("Pace".to_owned());
        let cases = [
            (range(("6", Some("h")), ("1,760", Some("h"))), "6h to 1760h"),
            (Limit::AtLeast(number("-1")), "at least -1"),
            (Limit::AtMost(number("0.5")), "at most 0.5"),
            (amount(Some("1"), Some("9")), "1 to 9 bytes"),
            (amount(Some("2"), None), "at least 2 bytes"),
            (amount(None, Some("9")), "up to 9 bytes"),
            (Limit::Count { most: 3, of: "values" }, "at most 3 values"),
            (Limit::LaterThan("Start".to_owned()), "later than `Start`"),
            (Limit::InCase { case: value(), limit: bare() }, "slow: 1 to 9.50"),
            (Limit::ForValue { value: value(), limit: bare() }, "for `slow`: 1 to 9.50"),
            (Limit::If { limit: bare(), condition: condition() }, "1 to 9.50 if `Mode` is `open`"),
            (
                Limit::Setting { field, value: value(), condition: Condition::Given("Mode".to_owned()) },
                "`Pace` is `slow` if `Mode` is given",
            ),
            (
                Limit::Setting { field: None, value: value(), condition: Condition::Absent("Mode".to_owned()) },
                "`slow` if `Mode` is not given",
            ),
        ];
        for (limit, words) in cases {
            assert_eq!(limit.to_string(), words);
        }
    }

    #[test]
    fn only_ranges_of_every_case_tell_an_end() {
        let one = number("1");
        let bare = || range(("1", None), ("1", None));
        assert!(bare().has_end(&one, false) && bare().has_end(&one, true));
        assert!(!range(("1", Some("h")), ("1", Some("h"))).has_end(&one, false));
        let days = Limit::Amount { low: Some(one.clone()), high: Some(one.clone()), of: "days" };
        assert!(days.has_end(&one, false) && !days.has_end(&one, true));
        assert!(!Limit::InCase { case: "slow".to_owned(), limit: Box::new(bare()) }.has_end(&one, true));
    }
}
