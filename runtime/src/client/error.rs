//! What can be wrong with a configuration.

use std::fmt;

use crate::{identity::UnusablePart, model::Primitive};

/// A configuration that is invalid, or cannot be used for this call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigError {
    /// A part of the credentials is invalid. The error does not repeat it.
    Credentials {
        /// Which part.
        part: &'static str,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The endpoint is not a host with an optional scheme and port. The error does not repeat it, since it may contain
    /// a password.
    Endpoint {
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The region of the client or the request is not a valid region id, so it cannot be part of a host name.
    Region {
        /// The region.
        region: String,
    },
    /// A timeout of zero.
    ZeroTimeout {
        /// Which timeout.
        timeout: &'static str,
    },
    /// The user agent suffix contains characters that are not allowed in a header.
    UserAgent,
    /// No transport was set, and the crate was built without the built-in one (feature `hyper`).
    NoTransport,
    /// The clock of the client cannot sleep, which waiting for a state requires: there is no Tokio runtime, or the
    /// crate was built without the feature `tokio`.
    NoTimer,
    /// The operation needs a region, and neither the request nor the client has one.
    RegionRequired {
        /// Name of the operation.
        operation: &'static str,
    },
    /// The service uses its own signing method, which is not supported.
    OwnSigning {
        /// Code of the service.
        service: &'static str,
    },
    /// The operating system provides no random numbers, which every signed call needs.
    NoRandomness,
    /// A blocking call was made on a thread of a Tokio runtime.
    #[cfg(feature = "blocking")]
    BlockingInAsync,
    /// The runtime for blocking calls cannot be started.
    #[cfg(feature = "blocking")]
    BlockingRuntime {
        /// The error of the operating system.
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
                "{} is not a valid region id: use at most 63 lowercase letters, digits and hyphens, starting with a letter \
                 and not ending in a hyphen, such as cn-hangzhou",
                Primitive::Text(region).shown()
            ),
            Self::ZeroTimeout { timeout } => write!(f, "the {timeout} is zero, so no call could succeed"),
            Self::UserAgent => {
                f.write_str("the user agent suffix contains characters that are not allowed in a header")
            }
            Self::NoTransport => {
                f.write_str("no transport: enable the feature `hyper` of alicloud-runtime, or set a transport")
            }
            Self::NoTimer => f.write_str(
                "the clock cannot sleep: call within a Tokio runtime with the feature `tokio`, or set a clock that can",
            ),
            Self::RegionRequired { operation } => {
                write!(f, "{operation} needs a region: set one in the configuration or in the request")
            }
            Self::OwnSigning { service } => write!(
                f,
                "{service} uses its own signing method, which is not supported; \
                 only anonymous credentials can call it"
            ),
            Self::NoRandomness => f.write_str("the operating system provides no random numbers"),
            #[cfg(feature = "blocking")]
            Self::BlockingInAsync => {
                f.write_str("a blocking call was made within a Tokio runtime: await it, or make it on another thread")
            }
            #[cfg(feature = "blocking")]
            Self::BlockingRuntime { problem } => write!(f, "cannot start the runtime for blocking calls: {problem}"),
        }
    }
}

impl std::error::Error for ConfigError {}

impl From<UnusablePart> for ConfigError {
    fn from(UnusablePart { part, problem }: UnusablePart) -> Self {
        Self::Credentials { part, problem }
    }
}
