//! Comparing numbers without losing the digits of large ones.

use std::cmp::Ordering;

use serde_json::Number;

use crate::spec::Format;

/// Whether one number is less than another.
pub(in crate::check) fn less(a: &Number, b: &Number) -> bool {
    let ordering = match (a.as_i128(), b.as_i128()) {
        (Some(a), Some(b)) => Some(a.cmp(&b)),
        _ => a.as_f64().partial_cmp(&b.as_f64()),
    };
    ordering == Some(Ordering::Less)
}

/// Whether a whole number fits into the width of its field.
pub(in crate::check) fn fits(value: i128, format: Option<Format>) -> bool {
    match format {
        Some(Format::Int64) => i64::try_from(value).is_ok(),
        _ => i32::try_from(value).is_ok(),
    }
}
