//! The text of a file to values.
//!
//! Everything after this walks the values recursively, so what nests too deep is cut off here, before any recursion.

use serde_json::{Map, Value};

use crate::decision::DecisionKind;
use crate::json::{self, Watch};

/// An object of the source.
pub(super) type Object = Map<String, Value>;

/// How deep objects and lists may nest. serde_json itself stops at 128; real files go to about 60.
const DEEPEST: usize = 110;

/// What was wrong with the JSON itself.
pub(super) struct Fault {
    pub(super) kind: DecisionKind,
    pub(super) pointer: String,
    pub(super) says: &'static str,
    pub(super) done: &'static str,
}

/// Reads a file.
///
/// # Errors
/// If it is no JSON.
pub(super) fn read(text: &str) -> Result<(Value, Vec<Fault>), serde_json::Error> {
    let mut log = Log(Vec::new());
    let value = json::read(text.strip_prefix('\u{feff}').unwrap_or(text), &mut log)?;
    Ok((value, log.0))
}

struct Log(Vec<Fault>);

impl Log {
    fn fault(&mut self, kind: DecisionKind, pointer: &str, says: &'static str, done: &'static str) {
        self.0.push(Fault { kind, pointer: pointer.to_owned(), says, done });
    }
}

impl Watch for Log {
    fn enters(&mut self, place: &str, depth: usize) -> Result<bool, &'static str> {
        if depth >= DEEPEST {
            self.fault(DecisionKind::TooDeep, place, "nests too deep", "taken for absent");
        }
        Ok(depth < DEEPEST)
    }

    fn keeps(&mut self, place: &str, _: &str, is_second: bool) -> Result<bool, &'static str> {
        if is_second {
            self.fault(DecisionKind::DuplicateKey, place, "there twice", "the first counts");
        }
        Ok(!is_second)
    }
}
