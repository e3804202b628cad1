//! Where the decoder is, for the error that ends it.

use std::fmt;

use serde::de::Error;

use super::Failure;
use crate::record::Primitive;
use crate::shape::Shape;

/// How deep objects and lists may nest, those in texts inside of texts included; serde_json draws the same line in one
/// text.
pub(super) const DEEPEST: usize = 128;

/// The way from the document to the present value, and what is wrong with that value.
pub(super) struct Trace {
    segments: Vec<Segment>,
    depth: usize,
    message: Option<String>,
}

pub(super) enum Segment {
    /// The field of that index.
    Field(&'static Shape, usize),
    Index(usize),
    Key(String),
}

impl Segment {
    fn is_sensitive(&self) -> bool {
        match self {
            Segment::Field(shape, index) => shape.fields.get(*index).is_some_and(|name| shape.is_sensitive(name)),
            Segment::Index(_) | Segment::Key(_) => false,
        }
    }
}

impl Trace {
    /// At the document.
    pub(super) fn new() -> Self {
        // Answers are rarely deeper.
        const DEPTH: usize = 8;
        Self { segments: Vec::with_capacity(DEPTH), depth: 0, message: None }
    }

    /// Does something one step further in. After a failure the step stays, since it is part of the path to it.
    pub(super) fn within<T, E>(
        &mut self,
        segment: Segment,
        step: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.segments.push(segment);
        let done = step(self)?;
        self.segments.pop();
        Ok(done)
    }

    /// Begins an object or a list, unless that is one too many inside each other.
    pub(super) fn enter<E: Error>(&mut self) -> Result<(), E> {
        if self.depth == DEEPEST {
            return Err(self.stop(format!("objects and lists nest more than {DEEPEST} deep")));
        }
        self.depth += 1;
        Ok(())
    }

    /// Ends an object or a list.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Records that something else than expected is at the present place.
    pub(super) fn fail<E: Error>(&mut self, expected: &str, found: &str) -> E {
        self.stop(format!("expected {expected}, found {found}"))
    }

    /// Records that another value than expected is at the present place. A sensitive one is not shown.
    pub(super) fn refuse<E: Error>(&mut self, expected: &str, value: Primitive<'_>) -> E {
        let is_sensitive = self.segments.iter().any(Segment::is_sensitive);
        let found = if is_sensitive { "***".to_owned() } else { value.shown() };
        self.fail(expected, &found)
    }

    /// Records that the text at the present place does not hold the JSON that it should, unless something more exact is
    /// known.
    pub(super) fn not_json<E: Error>(&mut self, error: serde_json::Error) -> E {
        self.message.get_or_insert_with(|| format!("the text is not JSON: {error}"));
        E::custom(error)
    }

    fn stop<E: Error>(&mut self, message: String) -> E {
        let error = E::custom(&message);
        self.message = Some(message);
        error
    }

    /// The failure that `error` means: what was recorded, or else that the document is broken.
    pub(super) fn failure(self, error: impl fmt::Display) -> Failure {
        let path = self.to_string();
        Failure { path, message: self.message.unwrap_or_else(|| format!("not JSON: {error}")) }
    }
}

/// The path. Keys of a sensitive map are as sensitive as its values.
impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut is_sensitive = false;
        for (depth, segment) in self.segments.iter().enumerate() {
            let dot = if depth == 0 { "" } else { "." };
            match segment {
                Segment::Field(shape, index) => write!(f, "{dot}{}", shape.fields.get(*index).unwrap_or(&""))?,
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Key(_) if is_sensitive => write!(f, "{dot}***")?,
                Segment::Key(key) => write!(f, "{dot}{key}")?,
            }
            is_sensitive |= segment.is_sensitive();
        }
        Ok(())
    }
}
