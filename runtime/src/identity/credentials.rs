//! Who makes a call.

use std::{fmt, sync::Arc, time::SystemTime};

use crate::wire::percent;

/// What a client signs its calls with, or sends instead of a signature. Cloning is cheap.
///
/// `Debug` shows the end of the access key id, and never a secret or a token. Values are validated when a
/// [`Config`](crate::Config) is built.
#[derive(Clone)]
pub struct Credentials {
    kind: Arc<Kind>,
    expiration: Option<SystemTime>,
}

pub(crate) enum Kind {
    AccessKey { id: String, secret: String, token: Option<String> },
    Bearer { token: String },
    Anonymous,
}

impl Credentials {
    /// Creates credentials with a long-lived access key.
    pub fn access_key(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::new(Kind::AccessKey { id: id.into(), secret: secret.into(), token: None })
    }

    /// Creates credentials with a temporary access key and its security token.
    pub fn sts(id: impl Into<String>, secret: impl Into<String>, token: impl Into<String>) -> Self {
        Self::new(Kind::AccessKey { id: id.into(), secret: secret.into(), token: Some(token.into()) })
    }

    /// Creates credentials with a bearer token. Calls are not signed.
    pub fn bearer(token: impl Into<String>) -> Self {
        Self::new(Kind::Bearer { token: token.into() })
    }

    /// Creates anonymous credentials. Calls are not signed, and few APIs accept them.
    pub fn anonymous() -> Self {
        Self::new(Kind::Anonymous)
    }

    fn new(kind: Kind) -> Self {
        Self { kind: Arc::new(kind), expiration: None }
    }

    /// Sets when the credentials expire. Those without an expiration are used indefinitely.
    #[must_use]
    pub fn expiring(self, at: SystemTime) -> Self {
        Self { expiration: Some(at), ..self }
    }

    /// When the credentials expire, if known.
    pub fn expiration(&self) -> Option<SystemTime> {
        self.expiration
    }

    pub(crate) fn kind(&self) -> &Kind {
        &self.kind
    }

    pub(crate) fn is_anonymous(&self) -> bool {
        matches!(self.kind(), Kind::Anonymous)
    }

    /// `text` without secrets and tokens. When a signature does not match, services repeat what they expected to be signed,
    /// and security tokens are part of that, encoded once or twice.
    pub(crate) fn redact(&self, text: &str) -> String {
        let secrets = match self.kind() {
            Kind::AccessKey { secret, token, .. } => vec![secret, token.as_ref().unwrap_or(secret)],
            Kind::Bearer { token } => vec![token],
            Kind::Anonymous => vec![],
        };
        let mut text = text.to_owned();
        // A few characters occur anywhere; no real secret is that short.
        for secret in secrets.into_iter().filter(|secret| secret.len() >= 8) {
            let once = percent::text(secret);
            for form in [&percent::text(&once), &once, secret] {
                text = text.replace(form.as_str(), "***");
            }
        }
        text
    }

    /// Whether both are the ones that were given at one time.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.kind, &other.kind)
    }

    /// Refuses what cannot be used, without repeating it.
    pub(crate) fn check_parts(&self) -> Result<(), UnusablePart> {
        match self.kind() {
            Kind::AccessKey { id, secret, token } => {
                check_part("access key id", id)?;
                check_part("access key secret", secret)?;
                token.as_deref().map_or(Ok(()), |token| check_part("security token", token))
            }
            Kind::Bearer { token } => check_part("bearer token", token),
            Kind::Anonymous => Ok(()),
        }
    }
}

/// A part of credentials that cannot be used. The part itself is not repeated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnusablePart {
    pub(crate) part: &'static str,
    pub(crate) problem: &'static str,
}

impl fmt::Display for UnusablePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} {}", self.part, self.problem)
    }
}

/// A secret does not travel, but a line break copied along with it is as certain a mistake as in the rest.
fn check_part(part: &'static str, value: &str) -> Result<(), UnusablePart> {
    let problem = if value.is_empty() {
        "is empty"
    } else if !value.bytes().all(|byte| byte.is_ascii_graphic()) {
        "contains white space, control or non-ASCII characters; was a line break copied with it?"
    } else {
        return Ok(());
    };
    Err(UnusablePart { part, problem })
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            Kind::AccessKey { id, token, .. } => {
                let name = if token.is_some() { "Sts" } else { "AccessKey" };
                write!(f, "Credentials::{name}({})", masked(id))
            }
            Kind::Bearer { .. } => f.write_str("Credentials::Bearer(***)"),
            Kind::Anonymous => f.write_str("Credentials::Anonymous"),
        }
    }
}

/// The last four characters, unless they would be a good part of the whole.
fn masked(id: &str) -> String {
    let shown = id.char_indices().rev().nth(3).map_or(0, |(start, _)| start);
    if shown < 8 { "***".to_owned() } else { format!("***{}", &id[shown..]) }
}
