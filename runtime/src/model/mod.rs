//! What requests and answers are, apart from how they travel: records and their facts, operations, and what a request must
//! meet.

pub mod operation;
pub mod record;
pub(crate) mod request;
pub mod shape;
pub(crate) mod validate;
