//! The Markdown of a page: bytes to lines, lines to blocks. What is inside of a cell is prose, whose marks `prose` reads, as
//! descriptions have them wherever they come from.

pub(crate) mod block;
mod heading;
pub(crate) mod lines;
pub(crate) mod table;
