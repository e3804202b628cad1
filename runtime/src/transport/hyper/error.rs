//! Settings that cannot be used.

use std::fmt;

/// An invalid setting of a [`HyperTransport`](super::HyperTransport). The error repeats neither keys nor URLs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum HyperConfigError {
    /// Root certificates.
    RootCertificates {
        /// What is wrong with them.
        problem: &'static str,
    },
    /// The certificates of the client.
    ClientCertificates {
        /// What is wrong with them.
        problem: &'static str,
    },
    /// The client's certificates and key together.
    ClientIdentity {
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The proxy.
    Proxy {
        /// What is wrong with it.
        problem: &'static str,
    },
}

impl fmt::Display for HyperConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RootCertificates { problem } => write!(f, "the root certificates {problem}"),
            Self::ClientCertificates { problem } => write!(f, "the certificates of the client {problem}"),
            Self::ClientIdentity { problem } => write!(f, "the identity of the client {problem}"),
            Self::Proxy { problem } => write!(f, "the proxy {problem}"),
        }
    }
}

impl std::error::Error for HyperConfigError {}
