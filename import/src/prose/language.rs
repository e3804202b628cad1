//! Words, numbers, names and clauses, in English and Chinese.

pub(crate) mod clauses;
pub(crate) mod conditions;
pub(crate) mod names;
pub(crate) mod numbers;
pub(crate) mod pattern;
pub(crate) mod signs;
pub(crate) mod words;
