//! What can be wrong with a configuration.

use std::fmt;

use crate::{identity::UnusablePart, model::Primitive};

/// A configuration that cannot work, or not for this call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigError {
    /// A part of the credentials cannot be used. The part itself is not repeated.
    Credentials {
        /// Which part.
        part: &'static str,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The endpoint is not a host with an optional scheme and port. The endpoint itself is not repeated, since it may
    /// contain a password.
    Endpoint {
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The region of the client or of the request is not a region id, and could not become part of a host name.
    Region {
        /// The region.
        region: String,
    },
    /// A timeout of zero.
    ZeroTimeout {
        /// Which timeout.
        timeout: &'static str,
    },
    /// The addition to the user agent contains characters that cannot stand in a header.
    UserAgent,
    /// No transport was given, and the crate was built without one of its own (feature `hyper`).
    NoTransport,
    /// The clock of the client cannot wait, which waiting for a state needs: there is no Tokio runtime, or the crate was
    /// built without the feature `tokio`.
    NoTimer,
    /// The operation needs a region, and neither the request nor the client has one.
    RegionRequired {
        /// Name of the operation.
        operation: &'static str,
    },
    /// The service signs in a way of its own, which is not supported.
    OwnSigning {
        /// Code of the service.
        service: &'static str,
    },
    /// The operating system has no random numbers, which every signed call needs.
    NoRandomness,
    /// A call that blocks its thread was made on a thread of a Tokio runtime.
    #[cfg(feature = "blocking")]
    BlockingInAsync,
    /// The runtime that calls that block their thread are made with cannot be started.
    #[cfg(feature = "blocking")]
    BlockingRuntime {
        /// What the operating system says.
        problem: String,
    },
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Credentials { part, problem } => UnusablePart { part, problem }.fmt(f),
            Self::Endpoint { problem } => write!(f, "the endpoint {problem}"),
            Self::Region { region } => write!(
                f,
                "{} is not a region id: at most 63 lowercase letters, digits and hyphens, beginning with a letter and not \
                 ending in a hyphen, such as cn-hangzhou",
                Primitive::Text(region).shown()
            ),
            Self::ZeroTimeout { timeout } => write!(f, "the {timeout} is zero, so that no call could succeed"),
            Self::UserAgent => f.write_str("the user agent suffix has characters that cannot stand in a header"),
            Self::NoTransport => {
                f.write_str("no transport: enable the feature `hyper` of alicloud-runtime or give a transport")
            }
            Self::NoTimer => f.write_str(
                "the clock cannot wait: call within a Tokio runtime with the feature `tokio`, or give a clock that can",
            ),
            Self::RegionRequired { operation } => {
                write!(f, "{operation} needs a region: set one in the configuration or in the request")
            }
            Self::OwnSigning { service } => write!(
                f,
                "{service} wants requests signed in a way of its own, which is not supported; \
                 only anonymous credentials can call it"
            ),
            Self::NoRandomness => f.write_str("the operating system has no random numbers"),
            #[cfg(feature = "blocking")]
            Self::BlockingInAsync => f.write_str(
                "a blocking call was made within a Tokio runtime: await the call, or make it on another thread",
            ),
            #[cfg(feature = "blocking")]
            Self::BlockingRuntime { problem } => write!(f, "no runtime for blocking calls can be started: {problem}"),
        }
    }
}

impl std::error::Error for ConfigError {}

impl From<UnusablePart> for ConfigError {
    fn from(UnusablePart { part, problem }: UnusablePart) -> Self {
        Self::Credentials { part, problem }
    }
}
