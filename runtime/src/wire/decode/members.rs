//! The members of an object, as the fields of a record or the entries of a map.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::{
    fill::{Fill, Target},
    list::{self, Around, Object},
    required::required,
    trace::{Segment, Trace},
};
use crate::model::{Json, Map, Record, Shape, Slot};

/// Reads the fields of a record. Of an element of a list, for which `wrappers` is there, members that are no fields are kept
/// as long as no field of an element is known, for it may be that the object is no such record, but another wrapper. Its
/// elements are returned then.
pub(super) fn members<'de, A: MapAccess<'de>>(
    trace: &mut Trace,
    record: &mut dyn Record,
    wrappers: Option<&'static [&'static str]>,
    mut map: A,
) -> Result<Option<Vec<Json>>, A::Error> {
    let shape = record.shape();
    let mut missing = if trace.is_of_request() { required(record) } else { Vec::new() };
    let mut is_known = wrappers.is_none();
    let wrappers = wrappers.unwrap_or(&[]);
    // A scalar field with an object or a list in it, which only a wrapper has.
    let mut misfit = None;
    let mut unknown = Object::new();
    let mut expected = 0;
    while let Some(member) = map.next_key_seed(MemberKey { shape, expected, is_kept: !is_known })? {
        let index = match member {
            Member::Field(index) => index,
            Member::Kept(name) => {
                unknown.insert(name, map.next_value()?);
                continue;
            }
            Member::Unknown => {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
        };
        if !is_known && may_be_wrapper(record, index, wrappers) {
            let value = map.next_value()?;
            if matches!(value, Json::Array(_) | Json::Object(_)) {
                misfit = Some(index);
                unknown.insert(shape.fields.get(index).map(ToString::to_string).unwrap_or_default(), value);
                continue;
            }
            field(trace, record, index, value).map_err(A::Error::custom)?;
        } else {
            let slot = record.slot(index);
            trace.within(
                || Segment::Field(shape, index),
                |trace| map.next_value_seed(Fill::field(trace, slot, Around::Field(shape, index))),
            )?;
        }
        if !trace.takes_unset() {
            missing.retain(|field| *field != index);
            is_known = is_known || is_of_element(record, index);
        }
        expected = index + 1;
    }
    let is_element = is_known || unknown.is_empty();
    let wrapped = if is_element { None } else { list::wrapped(unknown, wrappers, shape) };
    match misfit {
        _ if wrapped.is_some() => Ok(wrapped),
        Some(index) => trace.within(
            || Segment::Field(shape, index),
            |trace| Err(trace.unexpected_kind("a single value", "an object or a list")),
        ),
        None if missing.is_empty() => Ok(None),
        None => Err(trace.missing(shape, missing)),
    }
}

/// Whether the field is a scalar under the name of a wrapper: what is there may be either.
fn may_be_wrapper(record: &mut dyn Record, index: usize, wrappers: &[&str]) -> bool {
    let name = record.shape().fields.get(index);
    name.is_some_and(|name| wrappers.contains(name)) && matches!(record.slot(index), Slot::Scalar(_))
}

fn is_of_element(record: &dyn Record, index: usize) -> bool {
    record.shape().fields.get(index).is_some_and(|name| list::is_of_element(name, &record.view(index)))
}

/// Fills a field from a value that has been read.
fn field(trace: &mut Trace, record: &mut dyn Record, index: usize, value: Json) -> Result<(), serde_json::Error> {
    let (shape, slot) = (record.shape(), record.slot(index));
    let fill = |trace: &mut Trace| Fill::field(trace, slot, Around::UNNAMED).deserialize(value);
    trace.within(|| Segment::Field(shape, index), fill)
}

pub(super) fn entries<'de, A: MapAccess<'de>>(
    trace: &mut Trace,
    entries: &mut dyn Map,
    mut map: A,
) -> Result<(), A::Error> {
    while let Some(key) = map.next_key::<String>()? {
        let target = Target::Entry(entries, &key);
        trace.within(|| Segment::Key(key.clone()), |trace| map.next_value_seed(Fill::target(trace, target)))?;
        // An entry that is `null` has not been added.
        trace.takes_unset();
    }
    Ok(())
}

enum Member {
    /// The field of that index.
    Field(usize),
    /// No field, but perhaps the name of a wrapper.
    Kept(String),
    Unknown,
}

/// Finds what a key names, without owning the key unless it is kept.
struct MemberKey {
    shape: &'static Shape,
    expected: usize,
    is_kept: bool,
}

impl<'de> DeserializeSeed<'de> for MemberKey {
    type Value = Member;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Member, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for MemberKey {
    type Value = Member;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Member, E> {
        Ok(match self.shape.index_of(name, self.expected) {
            Some(index) => Member::Field(index),
            None if self.is_kept => Member::Kept(name.to_owned()),
            None => Member::Unknown,
        })
    }
}
