//! Where the decoder is, for the error that ends it.

use std::{fmt, mem};

use serde::de::Error;

use super::Failure;
use crate::model::{Primitive, Shape, record::path};

/// How deep objects and lists may nest, those in texts inside of texts included; serde_json draws the same line in one
/// text.
pub(super) const DEEPEST: usize = 128;

/// What is wrong, and where. The way there is only noted once something is, on the way back: nearly always nothing is.
#[derive(Default)]
pub(super) struct Trace {
    /// The way from the document to the value that is wrong, the last step first.
    segments: Vec<Segment>,
    depth: usize,
    is_of_request: bool,
    /// Whether the value that was read last is none. Kept here because a result with a flag takes the decoder a tenth more
    /// time than one without.
    is_unset: bool,
    problem: Option<Problem>,
}

enum Problem {
    Known(String),
    /// A value, as a message would show it. Whether one may is known at the end of the way back.
    Unexpected {
        expected: String,
        found: String,
    },
    /// Fields of a structure, by index, that must be given.
    Missing(&'static Shape, Vec<usize>),
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
    /// For what a caller gives, which must be complete. What a service answers need not be.
    pub(super) fn of_request() -> Self {
        Self { is_of_request: true, ..Self::default() }
    }

    pub(super) fn is_of_request(&self) -> bool {
        self.is_of_request
    }

    /// Does something one step further in. After a failure, the step is part of the path to it.
    pub(super) fn within<T, E>(
        &mut self,
        segment: impl FnOnce() -> Segment,
        step: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let done = step(self);
        if done.is_err() {
            self.segments.push(segment());
        }
        done
    }

    /// Notes that there is no value at the present place.
    pub(super) fn unset<E>(&mut self) -> Result<(), E> {
        self.is_unset = true;
        Ok(())
    }

    /// Whether there was no value, which is noted no longer.
    pub(super) fn takes_unset(&mut self) -> bool {
        mem::take(&mut self.is_unset)
    }

    /// Begins an object or a list, unless that is one too many inside each other.
    pub(super) fn enter<E: Error>(&mut self) -> Result<(), E> {
        if self.depth == DEEPEST {
            return Err(self.end_with(Problem::Known(format!("objects and lists are nested more than {DEEPEST} deep"))));
        }
        self.depth += 1;
        Ok(())
    }

    /// Ends an object or a list.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Records that something of another kind than expected is at the present place.
    pub(super) fn unexpected_kind<E: Error>(&mut self, expected: &str, found: &str) -> E {
        self.end_with(Problem::Known(unexpected(expected, found)))
    }

    /// Records that another value than expected is at the present place. A sensitive one is not shown.
    pub(super) fn unexpected_value<E: Error>(&mut self, expected: &str, value: Primitive<'_>) -> E {
        self.unexpected_content(expected, value.shown())
    }

    /// The same of what is no single value, and what a message would show as `found`.
    pub(super) fn unexpected_content<E: Error>(&mut self, expected: &str, found: String) -> E {
        self.end_with(Problem::Unexpected { expected: expected.to_owned(), found })
    }

    /// Records that the structure at the present place lacks some of its fields.
    pub(super) fn missing<E: Error>(&mut self, shape: &'static Shape, fields: Vec<usize>) -> E {
        self.end_with(Problem::Missing(shape, fields))
    }

    /// Records that the text at the present place does not hold the JSON that it should, unless something more exact is
    /// known.
    pub(super) fn not_json<E: Error>(&mut self, error: serde_json::Error) -> E {
        self.problem.get_or_insert_with(|| Problem::Known(format!("the text is not JSON: {error}")));
        E::custom(error)
    }

    /// What serde is told is not what the caller is.
    fn end_with<E: Error>(&mut self, problem: Problem) -> E {
        self.problem = Some(problem);
        E::custom("stopped")
    }

    /// The failure that `error` means: what was recorded, or else that the document is broken.
    pub(super) fn failure(self, error: impl fmt::Display) -> Failure {
        let path = self.to_string();
        let message = match self.problem {
            Some(Problem::Known(message)) => message,
            Some(Problem::Missing(shape, fields)) => return missing(&path, shape, &fields),
            Some(Problem::Unexpected { expected, .. }) if self.segments.iter().any(Segment::is_sensitive) => {
                unexpected(&expected, "***")
            }
            Some(Problem::Unexpected { expected, found }) => unexpected(&expected, &found),
            None => format!("not JSON: {error}"),
        };
        Failure { path, message }
    }
}

/// Names all of the fields, each with its path.
fn missing(path: &str, shape: &'static Shape, fields: &[usize]) -> Failure {
    let names = fields.iter().filter_map(|index| shape.fields.get(*index));
    let mut paths = names.map(|name| path::member(path, name));
    let first = paths.next().unwrap_or_default();
    let mut others: Vec<String> = paths.collect();
    let message = match (others.pop(), others.as_slice()) {
        (None, _) => "must be set".to_owned(),
        (Some(last), []) => format!("must be set, and so must {last}"),
        (Some(last), others) => format!("must be set, and so must {} and {last}", others.join(", ")),
    };
    Failure { path: first, message }
}

fn unexpected(expected: &str, found: &str) -> String {
    format!("expected {expected}, found {found}")
}

/// The path. Keys of a sensitive map are as sensitive as its values.
impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut is_sensitive = false;
        for (depth, segment) in self.segments.iter().rev().enumerate() {
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
