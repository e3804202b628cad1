//! What requests and answers are, apart from how they travel: records and their facts, operations, and what a request must
//! meet.

pub mod operation;
pub mod record;
mod request;
pub mod shape;
pub(crate) mod validate;

pub use operation::{Access, ApiStyle, Method, Operation, RegionEndpoint, Repeatable, Service, ServiceSigning};
pub use record::{Item, Json, Map, Nested, OpenEnum, Primitive, Record, Scalar, Slot, UnknownValue, View};
pub use request::Request;
pub use shape::{Constraint, Rule, Shape, Wire};
pub use validate::{ValidationError, Violation, validate, validate_strictly};
