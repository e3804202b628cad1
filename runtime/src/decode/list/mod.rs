//! Lists, which services write in many forms: bare, in a wrapper object, as their only element, in a text. This module
//! decides which is which, for every format. `ARCHITECTURE.md` has the table of it.

mod scalar;
mod stated;
mod text;
mod wrapper;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess};

use super::fill::{self, Fill};
use super::members::members;
use super::trace::{Segment, Trace};
use crate::record::{Json, Nested, Slot};
use crate::shape::{Shape, Wire};
use stated::{Elements, Key, WrapperKey};
use wrapper::{Object, Reading};

pub(super) use scalar::from_scalar;
pub(super) use wrapper::has_content;

/// What may stand around the elements of a list.
#[derive(Clone, Copy)]
pub(super) enum Around {
    /// What the facts of that field say, which are only looked up where there is a list.
    Field(&'static Shape, usize),
    /// An object with the elements under one of these names, or under another that is no field of theirs.
    Names(&'static [&'static str]),
    /// Nothing more: the wrapper is open.
    Nothing,
}

impl Around {
    /// Where nothing is known of a wrapper.
    pub(super) const UNNAMED: Self = Self::Names(&[]);

    /// The same, looked up.
    pub(super) fn with_names(self) -> Self {
        Self::Names(self.names())
    }

    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Field(shape, index) => shape.fields.get(index).map_or(&[], |name| shape.item_names_of(name)),
            Self::Names(names) => names,
            Self::Nothing => &[],
        }
    }

    /// What parts the elements of a list that travels as one text.
    fn separator(self) -> Option<char> {
        let Self::Field(shape, index) = self else { return None };
        shape.wire_of(shape.fields.get(index)?).find_map(|wire| match wire {
            Wire::Comma => Some(','),
            Wire::Space => Some(' '),
            Wire::Pipe => Some('|'),
            _ => None,
        })
    }
}

/// What the elements of a list are.
enum Element {
    Structure(&'static Shape),
    Map,
    Scalar,
    List,
    Json,
}

impl Element {
    fn of(list: &mut dyn Nested) -> Self {
        let element = match list.add() {
            Slot::Record(record) => Self::Structure(record.shape()),
            Slot::Map(_) => Self::Map,
            Slot::List(_) => Self::List,
            Slot::Json(_) => Self::Json,
            Slot::Scalar(_) | Slot::Optional(_) | Slot::Ignored => Self::Scalar,
        };
        list.remove_last();
        element
    }
}

/// An object in a list: an element or, if nothing of an element is in it, another wrapper.
pub(super) fn element_from_object<'de, A: MapAccess<'de>>(
    trace: &mut Trace,
    list: &mut dyn Nested,
    around: Around,
    map: A,
) -> Result<bool, A::Error> {
    let found = match list.add() {
        Slot::Record(record) => members(trace, record, around.names(), map)?,
        slot => return fill::from_object(trace, slot, Around::UNNAMED, map),
    };
    match found.wrapped {
        Some(elements) if !found.is_known => {
            list.remove_last();
            Fill::unwrapped(trace, list).deserialize(elements).map_err(A::Error::custom)
        }
        _ => Ok(true),
    }
}

/// An object where a list is expected: the wrapper of the list, or its only element.
pub(super) fn from_object<'de, A: MapAccess<'de>>(
    trace: &mut Trace,
    list: &mut dyn Nested,
    around: Around,
    mut map: A,
) -> Result<(), A::Error> {
    if let Around::Nothing = around {
        let element = |trace: &mut Trace| Fill::element(trace, list, Around::UNNAMED).object(map);
        return trace.within(|| Segment::Index(0), element).map(drop);
    }
    let names = around.names();
    let mut is_read = false;
    let mut object = Object::new();
    while let Some(key) = map.next_key_seed(WrapperKey(names))? {
        match key {
            // A list under the name that it should have is the list, whatever else is there. It need not be kept.
            Key::Stated(name) if names.len() == 1 => match map.next_value_seed(Elements { trace, list })? {
                None => is_read = true,
                Some(value) => {
                    object.insert(name.to_owned(), value);
                }
            },
            Key::Stated(name) => {
                object.insert(name.to_owned(), map.next_value()?);
            }
            Key::Other(_) if is_read => {
                map.next_value::<IgnoredAny>()?;
            }
            Key::Other(name) => {
                object.insert(name, map.next_value()?);
            }
        }
    }
    if is_read { Ok(()) } else { from_members(trace, list, names, object).map_err(A::Error::custom) }
}

/// An object that is not known to be a wrapper before all of it has been seen.
fn from_members(
    trace: &mut Trace,
    list: &mut dyn Nested,
    names: &[&str],
    mut object: Object,
) -> Result<(), serde_json::Error> {
    match wrapper::read(&object, names, &Element::of(list)) {
        Reading::Wrapper(names) => {
            for value in names.iter().filter_map(|name| object.remove(name)) {
                Fill::unwrapped(trace, list).deserialize(value)?;
            }
            Ok(())
        }
        Reading::Element => {
            let element =
                |trace: &mut Trace| Fill::element(trace, list, Around::UNNAMED).deserialize(Json::Object(object));
            trace.within(|| Segment::Index(0), element).map(drop)
        }
        Reading::Nothing => Ok(()),
        Reading::Unclear(one, other) => {
            Err(trace.unfit("a list", format!("an object in which {one} and {other} may be it")))
        }
    }
}
