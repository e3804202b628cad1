//! What prose says: texts to facts, in two languages.
//!
//! The parts in their order: `text` is what is read, `language` its words, numbers and clauses, `phrases` the ways to say
//! something, `meaning` what each of them yields; `search` looks for all of them, and `settle` brings together what was found.
//! Nothing here knows which document a text is from, nor what becomes of a fact.

mod bullets;
mod fact;
mod introduction;
mod language;
mod meaning;
mod phrases;
mod search;
mod settle;
mod subject;
mod text;

#[cfg(test)]
mod tests;

pub(crate) use bullets::{BulletField, bullet_fields};
pub(crate) use fact::limit::Limit;
pub(crate) use fact::number::{Number, Quantity};
pub(crate) use fact::{Fact, Found, NamedValue};
pub(crate) use introduction::introduction;
pub(crate) use search::facts;
pub(crate) use subject::Subject;
pub(crate) use text::Prose;
pub(crate) use text::inline::{plain, text as without_markup};
