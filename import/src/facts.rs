//! Facts of prose to keywords of a schema, for every importer.
//!
//! Which document a fact is from does not matter here. What there is to say of it is a remark, which the importer takes on.

mod constraint;
mod relation;
pub(crate) mod value;
mod writer;

pub(crate) use constraint::name_variants;
pub(crate) use relation::is_relation;
pub(crate) use writer::{KeywordWriter, Remark, RemarkKind, Target};
