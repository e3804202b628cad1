//! Lists, which services write in many forms: bare, in a wrapper object, as their only element, in a text. This module
//! decides which is which, for every format. `ARCHITECTURE.md` has the table of it.

mod scalar;
mod stated;
mod text;
mod wrapper;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess};

use super::{
    fill::{self, Fill, Target},
    members::members,
    trace::{Segment, Trace},
};
use crate::{
    model::{Json, Nested, Shape, Slot, Wire},
    wire::encode,
};
use stated::{Elements, Key, WrapperKey};
use wrapper::Reading;

pub(super) use scalar::from_scalar;
pub(super) use wrapper::{Object, is_of_element, wrapped};

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
    /// With those of the names of the wrapper that are lists in it.
    Structure(&'static Shape, Vec<&'static str>),
    Map,
    Scalar,
    List,
    Json,
}

impl Element {
    fn of(list: &mut dyn Nested, names: &[&'static str]) -> Self {
        let element = match list.add() {
            Slot::Record(record) => {
                let shape = record.shape();
                let mut is_list =
                    |name: &&str| shape.index_of(name, 0).is_some_and(|at| matches!(record.slot(at), Slot::List(_)));
                Self::Structure(shape, names.iter().copied().filter(|name| is_list(name)).collect())
            }
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
) -> Result<(), A::Error> {
    let wrapped = match list.add() {
        Slot::Record(record) => members(trace, record, Some(around.names()), map)?,
        slot => return fill::from_object(trace, slot, Around::UNNAMED, map),
    };
    let Some(wrapped) = wrapped else { return Ok(()) };
    list.remove_last();
    let unwrap = |elements| Fill::unwrapped(&mut *trace, &mut *list).deserialize(elements);
    wrapped.into_iter().try_for_each(unwrap).map_err(A::Error::custom)
}

/// A list in a list: an element, or, in a list of what is no list itself, further elements.
pub(super) fn element_from_list<'de, A: SeqAccess<'de>>(
    trace: &mut Trace,
    list: &mut dyn Nested,
    elements: A,
) -> Result<(), A::Error> {
    match Element::of(list, &[]) {
        Element::Scalar | Element::Structure(..) => fill::from_list(trace, Slot::List(list), Around::UNNAMED, elements),
        Element::Map | Element::List | Element::Json => {
            Target::Element(list).put(trace, |trace, slot| fill::from_list(trace, slot, Around::UNNAMED, elements))
        }
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
        return trace.within(|| Segment::Index(0), element);
    }
    let names = around.names();
    let mut read_under = None;
    let mut object = Object::new();
    while let Some(key) = map.next_key_seed(WrapperKey(names))? {
        match key {
            // What is under a name that it should have is the list, whatever else is there. It need not be kept.
            Key::Stated(name) => {
                let before = if read_under.is_some_and(|other| other != name) { list.len() } else { 0 };
                match map.next_value_seed(Elements { trace, list, name })? {
                    None => {
                        drop_repeated(list, before);
                        read_under = Some(name);
                    }
                    Some(value) => {
                        object.insert(name.to_owned(), value);
                    }
                }
            }
            Key::Other(_) if read_under.is_some() => {
                map.next_value::<IgnoredAny>()?;
            }
            Key::Other(name) => {
                object.insert(name, map.next_value()?);
            }
        }
    }
    if read_under.is_some() {
        // What stands beside the list under another of its names may hold elements, too.
        object.retain(|name, _| names.contains(&name.as_str()));
        if object.is_empty() {
            return Ok(());
        }
    }
    match wrapper::read(&object, names, &Element::of(list, names)) {
        reading @ Reading::Wrapper(_) => take(trace, list, reading, object),
        _ if read_under.is_some() => Ok(()),
        reading => take(trace, list, reading, object),
    }
    .map_err(A::Error::custom)
}

/// Takes from an object that was kept what it is read as.
fn take(
    trace: &mut Trace,
    list: &mut dyn Nested,
    reading: Reading,
    mut object: Object,
) -> Result<(), serde_json::Error> {
    match reading {
        Reading::Wrapper(names) => {
            for value in names.iter().filter_map(|name| object.remove(name)) {
                let before = list.len();
                Fill::unwrapped(trace, list).deserialize(value)?;
                drop_repeated(list, before);
            }
            // A wrapper in which nothing is stands for an empty list, which is something.
            trace.takes_unset();
            Ok(())
        }
        Reading::Element => {
            let element =
                |trace: &mut Trace| Fill::element(trace, list, Around::UNNAMED).deserialize(Json::Object(object));
            trace.within(|| Segment::Index(0), element)
        }
        Reading::Nothing => Ok(()),
        Reading::Unclear(one, other) => {
            Err(trace
                .unexpected_content("a list", format!("an object in which either {one} or {other} could be the list")))
        }
    }
}

/// Takes the elements from `before` on away again if they are those before: services write one list under an old name and
/// a new one.
fn drop_repeated(list: &mut dyn Nested, before: usize) {
    if before == 0 || list.len() != 2 * before {
        return;
    }
    let text = |index| list.at(index).and_then(|element| encode::view_text(&element));
    if (0..before).all(|index| text(index).is_some_and(|first| text(before + index) == Some(first))) {
        (0..before).for_each(|_| list.remove_last());
    }
}
