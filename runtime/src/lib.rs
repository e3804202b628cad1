//! The runtime under the generated `alicloud` crate: everything that is not specific to one API, written once.
//!
//! Users meet most of it through `alicloud`, which re-exports what they need. The modules that generated code builds on
//! are [`record`], [`shape`] and [`operation`].

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
pub use identity::{Credentials, SigningVersion, is_secret_name};
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
    //! Who makes a call, and where that is found out.
    //!
    //! [`Credentials`] are given as they are, or by a provider when they are needed:
    //!
    //! | provider | takes credentials from |
    //! |---|---|
    //! | [`DefaultCredentialsChain`] | where they usually are; what a configuration uses that is given none |
    //! | [`EnvironmentProvider`] | environment variables |
    //! | [`OidcRoleProvider`] | a RAM role, for the token of an identity provider, as pods have one |
    //! | [`CliProfileProvider`] | a profile of the CLI, in `~/.aliyun/config.json` |
    //! | [`IniProfileProvider`] | a section of `~/.alibabacloud/credentials` |
    //! | [`EcsRamRoleProvider`] | the role of the ECS instance |
    //! | [`UriProvider`] | an address that gives them |
    //! | [`AssumeRoleProvider`] | a RAM role, assumed as whom another provider says |
    //! | [`ExternalProvider`] | a program that prints them |
    //!
    //! Others are implementations of [`ProvideCredentials`]. A client asks its provider once and renews what ends from five
    //! minutes before, one request at a time, while calls go on with what is still valid. No error and no `Debug` shows a secret
    //! or a token.
    //!
    //! Providers read environment and files when they are asked, not when they are made. Files are read on threads for that
    //! within a Tokio runtime (feature `tokio`), and where they are asked elsewhere.

    pub use crate::{
        client::{CredentialsError, ProvideCredentials, ProviderContext},
        identity::Credentials,
        providers::{
            AssumeRoleProvider, CliProfileProvider, DefaultCredentialsChain, EcsRamRoleProvider, EnvironmentProvider,
            ExternalProvider, IniProfileProvider, OidcRoleProvider, UriProvider,
        },
    };
}
