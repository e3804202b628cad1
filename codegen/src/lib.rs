//! Specs to Rust source, in stages that read downwards: [`spec`] loads, [`check`] finds fault, [`model`] decides, [`emit`]
//! writes text, [`output`] writes files.

pub mod check;
pub mod diagnostic;
pub mod emit;
pub mod model;
pub mod output;
pub mod spec;
