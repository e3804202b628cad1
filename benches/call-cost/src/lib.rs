//! The same calls twice: by the generated client, and as a person would write them by hand over the same HTTP library.

pub mod answers;
pub mod by_hand;
pub mod input;
pub mod measure;
pub mod sdk;
pub mod server;
pub mod unsent;

/// Any error: a bench ends with the first.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
