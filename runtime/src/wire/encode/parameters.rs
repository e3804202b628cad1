//! Named values as requests carry them.

use std::fmt;

/// Names and values in order, not yet escaped.
///
/// All of them are in one text, since a request may have many and they are only read after that.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    text: String,
    /// Where each of them is in the text.
    places: Vec<Place>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    name: usize,
    value: usize,
    end: usize,
}

impl Parameters {
    /// Adds one at the end.
    pub fn push(&mut self, name: &str, value: &str) {
        let Ok(()) = self.push_with(name, |text| {
            text.push_str(value);
            Ok::<_, std::convert::Infallible>(())
        });
    }

    /// Adds one whose value `write` appends to a text. If that fails, nothing is added.
    pub(super) fn push_with<E>(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut String) -> Result<(), E>,
    ) -> Result<(), E> {
        // What a request of a good dozen parameters needs.
        const TEXT: usize = 768;
        const COUNT: usize = 16;
        if self.places.is_empty() {
            self.text.reserve(TEXT);
            self.places.reserve(COUNT);
        }
        let start = self.text.len();
        self.text.push_str(name);
        let value = self.text.len();
        if let Err(error) = write(&mut self.text) {
            self.text.truncate(start);
            return Err(error);
        }
        self.places.push(Place { name: start, value, end: self.text.len() });
        Ok(())
    }

    /// Names and values in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &str)> {
        let part = |start, end| self.text.get(start..end).unwrap_or_default();
        self.places.iter().map(move |place| (part(place.name, place.value), part(place.value, place.end)))
    }

    /// The first of them.
    pub fn first(&self) -> Option<(&str, &str)> {
        self.iter().next()
    }

    /// The value of the first one of that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(other, _)| *other == name).map(|(_, value)| value)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

impl fmt::Debug for Parameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<N: AsRef<str>, V: AsRef<str>> FromIterator<(N, V)> for Parameters {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut parameters = Self::default();
        parameters.extend(pairs);
        parameters
    }
}

impl<N: AsRef<str>, V: AsRef<str>> Extend<(N, V)> for Parameters {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, pairs: I) {
        for (name, value) in pairs {
            self.push(name.as_ref(), value.as_ref());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_kept_apart_and_in_order() {
        let pairs = [("b", "1"), ("", ""), ("a", "中"), ("b", "2")];
        let parameters = Parameters::from_iter(pairs);
        assert!(parameters.iter().eq(pairs));
        assert!(parameters.iter().rev().eq(pairs.into_iter().rev()));
        assert_eq!((parameters.len(), parameters.is_empty(), parameters.first()), (4, false, Some(("b", "1"))));
        assert_eq!((parameters.get("b"), parameters.get("中")), (Some("1"), None));
        assert_eq!(format!("{parameters:?}"), r#"[("b", "1"), ("", ""), ("a", "中"), ("b", "2")]"#);
        assert_ne!(Parameters::from_iter([("ab", "c")]), Parameters::from_iter([("a", "bc")]));
    }

    #[test]
    fn a_value_that_cannot_be_written_adds_nothing() {
        let mut parameters = Parameters::from_iter([("a", "1")]);
        let failed = parameters.push_with("b", |text| {
            text.push_str("half");
            Err("no")
        });
        assert_eq!(failed, Err("no"));
        assert_eq!(parameters, Parameters::from_iter([("a", "1")]));
    }
}
