//! The parts of a reference page: its sections and tables, what the columns of those hold, and the rows with what their cells
//! say.

pub(crate) mod columns;
mod listing;
pub(crate) mod origin;
pub(crate) mod parts;
pub(crate) mod reader;
pub(crate) mod required;
mod row_name;
pub(crate) mod rows;
pub(crate) mod section;
pub(crate) mod types;
