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
    Call, Cursor, DecodeError, Error, Items, Pages, Paginated, Paging, Reply, ServiceError, Wait, WaitError,
    WaitProblem, Waiter, WaiterFacts,
};
pub use client::{
    Client, Clock, Config, ConfigBuilder, ConfigError, CredentialsError, EndpointError, Network, ProvideCredentials,
    ProviderContext, ResponseFormat, RetryPolicy, SystemClock,
};
pub use http;
pub use identity::{Credentials, SigningVersion, is_secret_header, is_secret_name};
pub use model::{
    Access, ApiStyle, Constraint, Item, Json, Map, Method, Nested, OpenEnum, Operation, Primitive, Record,
    RegionEndpoint, Repeatable, Request, Rule, Scalar, Service, ServiceSigning, Shape, Slot, UnknownValue,
    ValidationError, View, Violation, Wire, operation, record, shape, validate, validate_strictly,
};
pub use transport::{TimeoutError, TransportError};
pub use wire::EncodeError;
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
        client::{CredentialsError, ProvideCredentials, ProviderContext},
        identity::Credentials,
        providers::{
            AssumeRoleProvider, CliProfileProvider, DefaultCredentialsChain, EcsRamRoleProvider, EnvironmentProvider,
            ExternalProvider, IniProfileProvider, OidcRoleProvider, UriProvider,
        },
    };
}
