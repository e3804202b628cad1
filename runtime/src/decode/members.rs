//! The members of an object, as the fields of a record or the entries of a map.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::fill::{Fill, Target};
use super::list::{self, Around, Object};
use super::required::required;
use super::trace::{Segment, Trace};
use crate::record::{Json, Map, Record};
use crate::shape::Shape;

/// What was found in an object that stands in a list.
pub(super) struct Found {
    /// Whether any field has a value now.
    pub(super) is_known: bool,
    /// The elements, if it is another wrapper.
    pub(super) wrapped: Option<Vec<Json>>,
}

/// Reads the fields of a record. Of an element of a list, for which `wrappers` is there, members that are no fields are kept
/// as long as no field is known, for it may be that the object is no such record.
pub(super) fn members<'de, A: MapAccess<'de>>(
    trace: &mut Trace,
    record: &mut dyn Record,
    wrappers: Option<&'static [&'static str]>,
    mut map: A,
) -> Result<Found, A::Error> {
    let shape = record.shape();
    let mut missing = if trace.is_of_request() { required(record) } else { Vec::new() };
    let mut found = Found { is_known: false, wrapped: None };
    let mut unknown = Object::new();
    let mut expected = 0;
    while let Some(member) =
        map.next_key_seed(MemberKey { shape, expected, is_kept: wrappers.is_some() && !found.is_known })?
    {
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
        let slot = record.slot(index);
        trace.within(
            || Segment::Field(shape, index),
            |trace| map.next_value_seed(Fill::field(trace, slot, Around::Field(shape, index))),
        )?;
        if !trace.takes_unset() {
            missing.retain(|field| *field != index);
            found.is_known = true;
        }
        expected = index + 1;
    }
    if !found.is_known && !unknown.is_empty() {
        found.wrapped = list::wrapped(unknown, wrappers.unwrap_or(&[]), shape);
    }
    if missing.is_empty() || found.wrapped.is_some() { Ok(found) } else { Err(trace.missing(shape, missing)) }
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
