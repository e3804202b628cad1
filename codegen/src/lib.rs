//! Specs to Rust source, in stages that read downwards: [`select`] takes a part, [`model`] decides, [`emit`] writes text,
//! [`output`] writes files. [`pipeline`] runs them all, from reading and checking the specs on.

pub mod emit;
pub mod model;
pub mod output;
pub mod pipeline;
pub mod select;
