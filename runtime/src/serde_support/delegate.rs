//! What the implementations do: the same as the wire formats, by way of [`Record`].

use serde::de::Error as _;
use serde::{Deserializer, Serializer};

use crate::decode::{Failure, Target, fill};
use crate::encode;
use crate::record::{Item, Record, Scalar, Slot};

/// Writes a record as [`to_json`](crate::wire::to_json) does: under wire names, without what is absent or empty. Secrets are
/// written, too.
///
/// # Errors
/// Those of the format, and a number that is not finite.
pub fn serialize<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    encode::members(record, serializer)
}

/// Reads a record as an answer is read: what is not known is passed over, what is missing stays blank, and numbers may be
/// texts.
///
/// # Errors
/// Those of the format, and the first field that cannot be decoded.
pub fn deserialize<'de, R: Record, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let mut record = R::blank();
    fill(deserializer, Target::Document(&mut record)).map_err(custom)?;
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
