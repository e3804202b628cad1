//! JSON as it should be: read in one go where nothing about it is doubtful.

use serde_json::Value;

use super::DEEPEST;
use crate::json::{self, Watch};

/// Integers from here on are not exact as floats, and 64 bits do not hold them.
const BEYOND_64_BITS: f64 = 9.2e18;

/// The value, if the text is JSON that needs no second look: no name twice or with spaces, no number that is rounded, and nothing
/// that nests deeper than examples may.
pub(super) fn read(text: &str) -> Option<Value> {
    json::read(text, &mut Doubts).ok()
}

/// Ends with the first.
struct Doubts;

impl Watch for Doubts {
    fn enters(&mut self, _: &str, depth: usize) -> Result<bool, &'static str> {
        if depth < DEEPEST { Ok(true) } else { Err("nests too deep") }
    }

    fn keeps(&mut self, _: &str, name: &str, is_second: bool) -> Result<bool, &'static str> {
        match name.trim().len() == name.len() {
            true if !is_second => Ok(true),
            true => Err("a name twice"),
            false => Err("spaces around a name"),
        }
    }

    fn float(&mut self, value: f64) -> Result<(), &'static str> {
        // It may have been written as an integer, whose digits count.
        if value.abs() < BEYOND_64_BITS { Ok(()) } else { Err("a number that may have lost digits") }
    }
}
