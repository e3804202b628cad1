//! Fills a record from JSON, through serde's data model, with nothing instantiated per type.

use serde::de::{DeserializeSeed, Deserializer};

use super::{
    Failure,
    fill::{Fill, Target},
    list::Around,
    trace::{Segment, Trace},
    whole,
};
use crate::model::Record;

/// Fills `record` from a JSON object or, if its only field stands for the whole body, from JSON of any kind.
///
/// # Errors
/// The first field that cannot be decoded.
pub fn json(body: &[u8], record: &mut dyn Record) -> Result<(), Failure> {
    if whole::is_whole_scalar(record) {
        return whole::scalar(body, record);
    }
    document(body, |deserializer| {
        if whole::is_whole(record.shape()) {
            fill_whole(deserializer, record)
        } else {
            fill(deserializer, Target::Document(record))
        }
    })
}

/// Fills a request from a JSON object of its fields. What must be given must be there.
pub(super) fn request(body: &[u8], record: &mut dyn Record) -> Result<(), Failure> {
    document(body, |deserializer| fill_request(deserializer, Target::Document(record)))
}

type TextDeserializer<'de> = serde_json::Deserializer<serde_json::de::StrRead<'de>>;

fn document(body: &[u8], fill: impl FnOnce(&mut TextDeserializer<'_>) -> Result<(), Failure>) -> Result<(), Failure> {
    // One check of the whole text is faster than one for every string.
    let text = std::str::from_utf8(body)
        .map_err(|error| Failure { path: String::new(), message: format!("not UTF-8: {error}") })?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    fill(&mut deserializer)?;
    deserializer.end().map_err(|error| Failure { path: String::new(), message: format!("not JSON: {error}") })
}

/// Fills from anything serde can deserialize that describes itself.
pub(crate) fn fill<'de, D: Deserializer<'de>>(deserializer: D, target: Target<'_>) -> Result<(), Failure> {
    fill_with(Trace::default(), deserializer, target)
}

/// The same for what a caller gives: a value that is missing and cannot be, wherever it is, is an error.
pub(crate) fn fill_request<'de, D: Deserializer<'de>>(deserializer: D, target: Target<'_>) -> Result<(), Failure> {
    fill_with(Trace::of_request(), deserializer, target)
}

fn fill_with<'de, D: Deserializer<'de>>(mut trace: Trace, deserializer: D, target: Target<'_>) -> Result<(), Failure> {
    let filled = Fill::target(&mut trace, target).deserialize(deserializer);
    filled.map_err(|error| trace.failure(error))
}

/// Fills the only field of `record` from all there is.
pub(super) fn fill_whole<'de, D: Deserializer<'de>>(deserializer: D, record: &mut dyn Record) -> Result<(), Failure> {
    let shape = record.shape();
    let slot = record.slot(0);
    let mut trace = Trace::default();
    let filled = trace.within(
        || Segment::Field(shape, 0),
        |trace| Fill::field(trace, slot, Around::Field(shape, 0)).deserialize(deserializer),
    );
    filled.map_err(|error| trace.failure(error))
}
