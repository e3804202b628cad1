//! What a spec is, for everything that reads or writes one: the generator, the importers, the mock and the commands.
//!
//! The modules build on each other in this order, and none uses a later one:
//!
//! - [`mod@pointer`] and [`json`]: where in the text of a file each value stands.
//! - [`diagnostic`]: what there is to say about a spec, and how it is shown.
//! - [`spec`]: what a spec can say.
//! - [`rules`]: whether values keep the rules between them.
//! - [`naming`]: Rust identifiers for what services call things.
//! - [`components`]: what a `$ref` leads to.
//! - [`type_names`]: what the types of a spec are called, and how they keep their names.
//! - [`mod@load`]: reading a folder of specs, with overlays.
//! - [`mod@check`]: what a spec may not say.
//!
//! Three stand by themselves: [`files`], which are replaced in one step, [`lock`], by which one run at a time writes into a
//! folder, and [`parallel`], work on several things at a time.

pub mod check;
pub mod components;
pub mod diagnostic;
pub mod files;
pub mod json;
pub mod load;
pub mod lock;
pub mod naming;
pub mod parallel;
pub mod pointer;
pub mod rules;
pub mod spec;
pub mod type_names;

pub use check::check;
pub use load::load;
