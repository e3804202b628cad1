//! What the implementations do: the same as the wire formats, by way of [`Record`].

use serde::de::Error as _;
use serde::{Deserializer, Serializer};

use crate::{
    model::{Item, Record, Scalar, Slot},
    wire::{
        decode::{Failure, Target, fill, fill_request},
        encode,
    },
};

/// Writes a record nearly as [`to_json`](crate::wire::to_json) does: under wire names, without what is absent or empty.
/// Secrets are written, too. What is read again is the same value, for which there are three differences. A number that
/// is not finite is a text in formats for people, which have no number for it: `NaN`, `Infinity`, `-Infinity`. A list or
/// map that must be given is written even if it is empty. JSON that has no type is itself, and no text with JSON in it.
///
/// # Errors
/// Those of the format.
pub fn serialize<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    encode::kept(record, serializer)
}

/// Reads a record as an answer is read: what is not known is passed over, what is missing stays blank, and numbers may be
/// texts. Only of a request, nothing may be missing that its constructor asks for.
///
/// # Errors
/// Those of the format, and the first field that cannot be decoded; or those that are missing from the first structure
/// that lacks what must be given.
pub fn deserialize<'de, R: Record, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let mut record = R::blank();
    fill_request(deserializer, Target::Document(&mut record)).map_err(custom)?;
    Ok(record)
}

/// Reads a scalar, which must be there.
///
/// # Errors
/// Those of the format, and a value that the scalar cannot hold.
pub fn deserialize_scalar<'de, T: Scalar + Item, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value: Option<T> = None;
    fill(deserializer, Target::Slot(Slot::Scalar(&mut value))).map_err(custom)?;
    value.ok_or_else(|| D::Error::custom("there is no value"))
}

fn custom<E: serde::de::Error>(failure: Failure) -> E {
    E::custom(failure)
}
