//! What specs become: each test writes a minimal spec of one feature, and its snapshot is what a user will read of it.
//! Every crate that is emitted here is also parsed, and compared with what rustfmt makes of it.

mod components;
mod constraints;
mod determinism;
mod docs;
mod enums;
mod examples;
mod fields;
mod hostile;
mod layout;
mod names;
mod operations;
mod specs;
mod types;
mod versions;
mod wire;
