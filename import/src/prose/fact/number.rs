//! Numbers as prose writes them.

use std::fmt;

/// A decimal number as written, without separators of thousands: `604800`, `0.5`, `-1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number(String);

impl Number {
    /// Reads a number; none if the text is something else, such as `007`.
    pub(crate) fn read(written: &str) -> Option<Self> {
        let plain: String = written.trim().replace('−', "-").chars().filter(|c| *c != ',').collect();
        let digits = plain.strip_prefix('-').unwrap_or(&plain);
        let whole = digits.split('.').next().unwrap_or_default();
        let is_number = !digits.is_empty() && digits.len() <= 30 && digits.parse::<f64>().is_ok_and(f64::is_finite);
        let is_plain = is_number && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        (is_plain && (whole.len() == 1 || !whole.starts_with('0'))).then_some(Self(plain))
    }

    /// The number where it is whole and 64 bits hold it.
    pub(crate) fn whole(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The number as a count.
    pub(crate) fn count(&self) -> Option<u32> {
        self.0.parse().ok()
    }

    /// Whether it is written with a fraction.
    pub(crate) fn has_fraction(&self) -> bool {
        self.0.contains('.')
    }

    /// The nearest number that a computer has.
    pub(crate) fn approximate(&self) -> f64 {
        self.0.parse().unwrap_or_default()
    }

    /// Whether it is not above another.
    pub(crate) fn is_at_most(&self, other: &Self) -> bool {
        self.approximate() <= other.approximate()
    }
}

impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Self(whole.to_string())
    }
}

impl From<u32> for Number {
    fn from(count: u32) -> Self {
        Self(count.to_string())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number with its unit in short form, where it has one: `6h`, `100`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quantity {
    pub(crate) number: Number,
    pub(crate) unit: Option<&'static str>,
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.number, self.unit.unwrap_or_default())
    }
}
