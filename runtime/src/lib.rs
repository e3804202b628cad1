//! The runtime of the generated `alicloud` crate: everything that is not specific to one API, written once.
//!
//! Most users reach it through `alicloud`, which re-exports what they need. Generated code builds on the modules
//! [`record`], [`shape`] and [`operation`].

mod call;
mod client;
mod identity;
mod model;
mod providers;
pub mod transport;
pub mod wire;

pub use bytes::Bytes;
pub use call::{
    Call, Reply,
    error::{DecodeError, Error, ServiceError, WaitError, WaitProblem},
    paging::{Cursor, Items, Pages, Paginated, Paging},
    waiter::{Wait, Waiter, WaiterFacts},
};
pub use client::{
    Client,
    clock::{Clock, SystemClock},
    config::{Config, ConfigBuilder, ResponseFormat},
    credentials::{CredentialsError, ProvideCredentials, ProviderContext},
    endpoint::{EndpointError, Network},
    error::ConfigError,
    retry::RetryPolicy,
};
pub use http;
pub use identity::{
    credentials::Credentials,
    secret::{is_secret_header, is_secret_name},
    sign::SigningVersion,
};
pub use model::{
    operation::{self, Access, ApiStyle, Method, Operation, RegionEndpoint, Repeatable, Service, ServiceSigning},
    record::{self, Item, Json, Map, Nested, OpenEnum, Primitive, Record, Scalar, Slot, UnknownValue, View},
    request::Request,
    shape::{self, Constraint, Rule, Shape, Wire},
    validate::{ValidationError, Violation, validate, validate_strictly},
};
pub use transport::{TimeoutError, TransportError};
pub use wire::encode::EncodeError;
#[doc(hidden)]
pub use wire::serde_support;

pub mod credentials {
    //! Credentials, and the providers that find them.
    //!
    //! [`Credentials`] are set directly, or returned by a provider when needed:
    //!
    //! | provider | source of credentials |
    //! |---|---|
    //! | [`DefaultCredentialsChain`] | the usual places; the default of a configuration |
    //! | [`EnvironmentProvider`] | environment variables |
    //! | [`OidcRoleProvider`] | a RAM role, for the token of an identity provider, such as in pods |
    //! | [`CliProfileProvider`] | a profile of the CLI, in `~/.aliyun/config.json` |
    //! | [`IniProfileProvider`] | a section of `~/.alibabacloud/credentials` |
    //! | [`EcsRamRoleProvider`] | the role of the ECS instance |
    //! | [`UriProvider`] | a URI that returns them |
    //! | [`AssumeRoleProvider`] | a RAM role, assumed with the credentials of another provider |
    //! | [`ExternalProvider`] | a program that prints them |
    //!
    //! For others, implement [`ProvideCredentials`]. A client asks its provider once, and renews credentials from five
    //! minutes before they expire, one request at a time, while calls continue to use those that are still valid. Neither
    //! errors nor `Debug` show secrets or tokens.
    //!
    //! Providers read the environment and files when asked for credentials, not when created. Within a Tokio runtime
    //! (feature `tokio`), files are read on blocking threads; elsewhere, on the current thread.

    pub use crate::{
        client::credentials::{CredentialsError, ProvideCredentials, ProviderContext},
        identity::credentials::Credentials,
        providers::{
            AssumeRoleProvider, CliProfileProvider, DefaultCredentialsChain, EcsRamRoleProvider, EnvironmentProvider,
            ExternalProvider, IniProfileProvider, OidcRoleProvider, UriProvider,
        },
    };
}
