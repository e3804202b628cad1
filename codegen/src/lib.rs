//! Specs to Rust source, in stages that read downwards: [`spec`] loads, [`check`] finds fault, [`select`] takes a part,
//! [`model`] decides, [`emit`] writes text, [`output`] writes files. [`pipeline`] runs them all.

pub mod check;
pub mod diagnostic;
pub mod emit;
pub mod lock;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod select;
pub mod spec;
pub mod stamp;
