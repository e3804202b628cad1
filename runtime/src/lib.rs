//! The runtime of the generated `alicloud` crate: everything that is not specific to one API, written once.
//!
//! Most users reach it through `alicloud`, which re-exports what they need. Generated code builds on the modules
//! [`record`], [`shape`] and [`operation`].

mod answer;
mod attempt;
#[cfg(feature = "blocking")]
mod blocking;
mod call;
mod client;
mod client_state;
mod clock;
mod config;
mod config_error;
pub mod credentials;
mod deadline;
mod decode;
mod encode;
mod endpoint;
mod error;
mod exchange;
mod filled;
pub mod operation;
mod paging;
mod prepare;
mod random;
pub mod record;
mod request;
mod response;
mod retry;
mod secret;
#[doc(hidden)]
pub mod serde_support;
pub mod shape;
mod sign;
mod skew;
mod target;
mod trace;
pub mod transport;
mod validate;
mod waiter;
pub mod wire;

pub use bytes::Bytes;
pub use call::{Call, Reply};
pub use client::Client;
pub use clock::{Clock, SystemClock};
pub use config::{Config, ConfigBuilder, ResponseFormat};
pub use config_error::ConfigError;
pub use credentials::{Credentials, CredentialsError, ProvideCredentials, ProviderContext};
pub use encode::EncodeError;
pub use endpoint::{EndpointError, Network};
pub use error::{DecodeError, Error, ServiceError, WaitError, WaitProblem};
pub use http;
pub use operation::{Access, ApiStyle, Method, Operation, RegionEndpoint, Repeatable, Service, ServiceSigning};
pub use paging::{Cursor, Items, Pages, Paginated, Paging};
pub use record::{Item, Json, Map, Nested, OpenEnum, Primitive, Record, Scalar, Slot, UnknownValue, View};
pub use request::Request;
pub use retry::RetryPolicy;
pub use secret::{is_secret_header, is_secret_name};
pub use shape::{Constraint, Rule, Shape, Wire};
pub use sign::SigningVersion;
pub use transport::{TimeoutError, TransportError};
pub use validate::{ValidationError, Violation, validate, validate_strictly};
pub use waiter::{Wait, Waiter, WaiterFacts};
