//! How an operation behaves beyond one request and one answer.

/// Whether an operation may be called again when nobody knows whether the first call did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeatable {
    /// It only reads.
    Always,
    /// It acts once for each value of this parameter, by wire name.
    WithToken(String),
    /// It may change something each time.
    Never,
}
