//! How an operation behaves beyond one request and one answer.

/// An error code, and what is documented of it.
#[derive(Debug, Clone)]
pub struct ErrorCode {
    /// Name of the constant.
    pub constant: String,
    /// The code on the wire.
    pub code: String,
    /// HTTP statuses that come with it, in ascending order.
    pub statuses: Vec<u16>,
    /// What the service says with it, where that is always the same.
    pub message: Option<String>,
    /// Methods of the operations that document it, sorted by the name of the operation.
    pub methods: Vec<String>,
}

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
