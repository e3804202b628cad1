//! What specs become: each test writes a minimal spec of one feature, and its snapshot is what a user will read of it.
//! Every crate that is emitted here is also parsed, and compared with what rustfmt makes of it.

mod answers;
mod bodies;
mod components;
mod constraints;
mod determinism;
mod docs;
mod enums;
mod error_codes;
mod examples;
mod fields;
mod hostile;
mod layout;
mod names;
mod operations;
mod overlays;
mod pagination;
mod phrases;
mod repetition;
mod selection;
mod specs;
mod stated_names;
mod types;
mod versions;
mod waiters;
mod wire;
