//! Lists, optional structures and maps.

use std::collections::BTreeMap;

use super::{Item, Slot, View};

/// A list, or a structure that may be absent: elements are read by position and appended.
pub trait Nested {
    /// Element `index`, or `None` past the end.
    fn at(&self, index: usize) -> Option<View<'_>>;
    /// The number of elements.
    fn len(&self) -> usize;
    /// Whether there are no elements.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// A new blank element to fill. An optional structure has one element: adding again fills the same one.
    fn add(&mut self) -> Slot<'_>;
    /// Removes the last element.
    fn remove_last(&mut self);
}

impl dyn Nested + '_ {
    /// The elements in order.
    pub fn iter(&self) -> impl Iterator<Item = View<'_>> {
        (0..).map_while(|index| self.at(index))
    }
}

impl<T: Item> Nested for Vec<T> {
    fn at(&self, index: usize) -> Option<View<'_>> {
        self.get(index).map(T::view)
    }

    fn len(&self) -> usize {
        self.len()
    }

    fn add(&mut self) -> Slot<'_> {
        self.push(T::blank());
        match self.last_mut() {
            Some(element) => element.slot(),
            None => Slot::Ignored,
        }
    }

    fn remove_last(&mut self) {
        self.pop();
    }
}

impl<T: Item> Nested for Option<T> {
    fn at(&self, index: usize) -> Option<View<'_>> {
        match self {
            Some(value) if index == 0 => Some(value.view()),
            _ => None,
        }
    }

    fn len(&self) -> usize {
        usize::from(self.is_some())
    }

    fn add(&mut self) -> Slot<'_> {
        self.get_or_insert_with(T::blank).slot()
    }

    fn remove_last(&mut self) {
        *self = None;
    }
}

impl<T: Item> Item for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }

    fn blank() -> Self {
        Vec::new()
    }
}

/// A map with string keys, in key order.
pub trait Map {
    /// The entries in key order.
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, View<'_>)> + '_>;
    /// The place for the value of `key`, blank if it did not exist.
    fn entry(&mut self, key: &str) -> Slot<'_>;
    /// Removes the entry of `key`.
    fn remove(&mut self, key: &str);
}

impl<T: Item> Map for BTreeMap<String, T> {
    fn entries(&self) -> Box<dyn Iterator<Item = (&str, View<'_>)> + '_> {
        Box::new(self.iter().map(|(key, value)| (key.as_str(), value.view())))
    }

    fn entry(&mut self, key: &str) -> Slot<'_> {
        self.entry(key.to_owned()).or_insert_with(T::blank).slot()
    }

    fn remove(&mut self, key: &str) {
        self.remove(key);
    }
}

impl<T: Item> Item for BTreeMap<String, T> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }

    fn blank() -> Self {
        BTreeMap::new()
    }
}
