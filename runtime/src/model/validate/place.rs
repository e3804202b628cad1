//! Where a value is, written out only where it does not meet a condition: nearly all do.

use std::fmt::Write;

use crate::model::{record::View, shape::Shape};

/// One step from the place of what is around the value.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    around: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Request,
    Field(&'static Shape, &'static str),
    Element(usize),
    Entry(&'p str),
}

impl Place<'_> {
    /// That of the whole request.
    pub(super) const REQUEST: Self = Self { around: None, step: Step::Request };
}

impl<'p> Place<'p> {
    pub(super) fn field(&'p self, shape: &'static Shape, name: &'static str) -> Self {
        self.with(Step::Field(shape, name))
    }

    pub(super) fn element(&'p self, index: usize) -> Self {
        self.with(Step::Element(index))
    }

    pub(super) fn entry(&'p self, key: &'p str) -> Self {
        self.with(Step::Entry(key))
    }

    /// Whether this is the request as a whole, whose fields are parameters.
    pub(super) fn is_request(&self) -> bool {
        matches!(self.step, Step::Request)
    }

    fn with(&'p self, step: Step<'p>) -> Self {
        Self { around: Some(self), step }
    }

    /// The path, such as `BackendServers[1].Port`.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        self.write(&mut path);
        path
    }

    fn write(&self, path: &mut String) {
        if let Some(around) = self.around {
            around.write(path);
        }
        let member = match self.step {
            Step::Request => return,
            Step::Element(index) => {
                // Writing to a text does not fail.
                let _ = write!(path, "[{index}]");
                return;
            }
            Step::Field(_, name) => name,
            // Keys of a sensitive map are as sensitive as its values.
            Step::Entry(_) if self.is_sensitive() => "***",
            Step::Entry(key) => key,
        };
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(member);
    }

    /// A scalar as a message shows it.
    pub(super) fn shown(&self, view: &View<'_>) -> Option<String> {
        let View::Scalar(scalar) = view else { return None };
        let value = scalar.get()?;
        Some(if self.is_sensitive() { "***".to_owned() } else { value.shown() })
    }

    /// Whether the field, or one around it, must not be shown.
    fn is_sensitive(&self) -> bool {
        let is_sensitive = matches!(self.step, Step::Field(shape, name) if shape.is_sensitive(name));
        is_sensitive || self.around.is_some_and(Place::is_sensitive)
    }
}
