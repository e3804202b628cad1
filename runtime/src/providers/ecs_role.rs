//! Credentials of the RAM role of an instance, from its metadata service.

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Response, StatusCode};

use super::{
    fetch::fetch,
    session,
    variables::{ECS_METADATA, ECS_METADATA_DISABLED, IMDSV1_DISABLED, Variables},
};
use crate::{
    client::{ConfigError, CredentialsError, Endpoint, ProvideCredentials, ProviderContext},
    identity::Credentials,
    transport::{BoxFuture, TimeoutPhase, Timeouts, TransportError, TransportErrorKind},
};

const NAME: &str = "ECS role";

/// The metadata service as instances see it.
const ADDRESS: &str = "http://100.100.100.200";

const ROLES: &str = "/latest/meta-data/ram/security-credentials/";

/// It is a hop away, or it is not there. An attempt has a second beyond that of connecting, which tells the one from the
/// other.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(1);
const TIMEOUT: Duration = Duration::from_secs(2);

/// How long a token for the metadata service is asked for, in seconds: as long as there can be one.
const TOKEN_LIFETIME: HeaderValue = HeaderValue::from_static("21600");

/// Gets the credentials of the RAM role attached to the ECS instance from its metadata service.
///
/// It uses version 2 of the service, which requires a token, and falls back to version 1 if tokens are not available
/// or not accepted, unless version 1 is disabled. Each request has one second to connect and another for the response.
/// `ALIBABA_CLOUD_ECS_METADATA_DISABLED=true` disables the provider.
#[derive(Clone, Default)]
#[must_use = "a provider does nothing until a client uses it"]
pub struct EcsRamRoleProvider {
    role_name: Option<String>,
    address: Option<String>,
    version_1: Option<bool>,
    variables: Variables,
}

impl EcsRamRoleProvider {
    /// Creates a provider for the role attached to this instance.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name of the role. Defaults to `ALIBABA_CLOUD_ECS_METADATA`, or else to the name that the metadata
    /// service returns.
    pub fn role_name(mut self, name: impl Into<String>) -> Self {
        self.role_name = Some(name.into());
        self
    }

    /// Sets whether version 1 may be used if tokens are not available or not accepted. On by default, unless
    /// `ALIBABA_CLOUD_IMDSV1_DISABLED` is `true`.
    pub fn version_1(mut self, enabled: bool) -> Self {
        self.version_1 = Some(enabled);
        self
    }

    /// Sets the address of the metadata service, such as `http://127.0.0.1:8080`. Defaults to
    /// `http://100.100.100.200`.
    pub fn address(mut self, address: impl Into<String>) -> Self {
        self.address = Some(address.into());
        self
    }

    pub(super) fn with_variables(self, variables: Variables) -> Self {
        Self { variables, ..self }
    }

    fn endpoint(&self) -> Result<Endpoint, &'static str> {
        Endpoint::parse(self.address.as_deref().unwrap_or(ADDRESS).trim_end_matches('/'))
    }

    async fn ask(&self, context: &ProviderContext) -> Result<Credentials, CredentialsError> {
        if self.variables.is_true(NAME, ECS_METADATA_DISABLED)? {
            return Err(CredentialsError::not_configured(NAME, format!("{ECS_METADATA_DISABLED} is true")));
        }
        let service = Service {
            context,
            address: self
                .endpoint()
                .map_err(|problem| CredentialsError::failed(NAME, format!("the address {problem}")))?,
            has_version_1: match self.version_1 {
                Some(enabled) => enabled,
                None => !self.variables.is_true(NAME, IMDSV1_DISABLED)?,
            },
        };
        let given = match &self.role_name {
            Some(name) => Some(name.clone()),
            None => self.variables.text(NAME, ECS_METADATA)?,
        };
        // Without a name, nobody said that this is an instance with a role.
        let is_expected = given.is_some();
        let mut token = service.token().await.map_err(|error| error.told(is_expected))?;
        let role = match given {
            Some(name) if is_role_name(&name) => name,
            Some(name) => return Err(CredentialsError::failed(NAME, format!("{name:?} is not the name of a role"))),
            None => service.role(&mut token).await.map_err(|error| error.told(false))?,
        };
        service.credentials(&role, &mut token).await.map_err(|error| error.told(true))
    }
}

/// The metadata service of this instance.
struct Service<'a> {
    context: &'a ProviderContext,
    address: Endpoint,
    has_version_1: bool,
}

impl Service<'_> {
    /// A token for the other requests; none where version 1 has to do.
    async fn token(&self) -> Result<Option<HeaderValue>, Failure> {
        let lifetime = HeaderName::from_static("x-aliyun-ecs-metadata-token-ttl-seconds");
        let problem = match self.send(Method::PUT, "/latest/api/token", Some((lifetime, TOKEN_LIFETIME))).await {
            Ok(response) if response.status().is_success() => match as_token(response.body()) {
                Some(token) => return Ok(Some(token)),
                None => Failure::Answer("the token of the metadata service is invalid".to_owned()),
            },
            Ok(response) => Failure::Answer(refused("a token", response.status())),
            Err(error) if is_absent(&error) => return Err(Failure::Absent(error)),
            // The hop limit of an instance may keep the answer to this one request from its containers.
            Err(error) => Failure::Transport(error),
        };
        if self.has_version_1 { Ok(None) } else { Err(problem) }
    }

    /// The name of the role that is attached to the instance.
    async fn role(&self, token: &mut Option<HeaderValue>) -> Result<String, Failure> {
        let response = self.get(ROLES, token).await?;
        match response.status() {
            StatusCode::NOT_FOUND => return Err(Failure::NoRole),
            status if !status.is_success() => return Err(Failure::Answer(refused("the name of the role", status))),
            _ => {}
        }
        match String::from_utf8_lossy(response.body()).trim() {
            "" => Err(Failure::NoRole),
            name if is_role_name(name) => Ok(name.to_owned()),
            _ => Err(Failure::Answer("the metadata service did not return the name of a role".to_owned())),
        }
    }

    async fn credentials(&self, role: &str, token: &mut Option<HeaderValue>) -> Result<Credentials, Failure> {
        let response = self.get(&format!("{ROLES}{role}"), token).await?;
        if !response.status().is_success() {
            return Err(Failure::Answer(refused(&format!("credentials of the role {role:?}"), response.status())));
        }
        let read = session::read(response.body());
        read.map_err(|problem| Failure::Answer(format!("credentials of the role {role:?}: {problem}")))
    }

    /// What is at a path. A token that is not taken gives way to version 1, if that answers, and is not shown again.
    async fn get(&self, path: &str, token: &mut Option<HeaderValue>) -> Result<Response<Bytes>, Failure> {
        let header = HeaderName::from_static("x-aliyun-ecs-metadata-token");
        let sent = self.send(Method::GET, path, token.clone().map(|token| (header, token))).await;
        let told = |error| if is_absent(&error) { Failure::Absent(error) } else { Failure::Transport(error) };
        let response = sent.map_err(told)?;
        if token.is_some() && self.has_version_1 && refuses_token(response.status()) {
            // Metadata that a proxy of the machine serves may hand out tokens and not know them again.
            if let Ok(other) = self.send(Method::GET, path, None).await
                && !refuses_token(other.status())
            {
                *token = None;
                return Ok(other);
            }
        }
        Ok(response)
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        header: Option<(HeaderName, HeaderValue)>,
    ) -> Result<Response<Bytes>, TransportError> {
        let uri = format!("{}://{}{path}", self.address.scheme, self.address.authority);
        fetch(self.context, method, &uri, header, Timeouts::new(CONNECT_TIMEOUT, TIMEOUT)).await
    }
}

fn as_token(body: &[u8]) -> Option<HeaderValue> {
    let mut token = HeaderValue::from_bytes(body.trim_ascii()).ok().filter(|token| !token.is_empty())?;
    token.set_sensitive(true);
    Some(token)
}

/// Whether a status is about the token, and not about what was asked for.
fn refuses_token(status: StatusCode) -> bool {
    matches!(status, StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
}

/// Whether a text names a role, and thereby nothing but a role when it stands in a path.
fn is_role_name(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
    (1..=64).contains(&text.len()) && text.bytes().all(is_part) && !text.starts_with('.')
}

fn refused(what: &str, status: StatusCode) -> String {
    format!("the metadata service returned HTTP {} when asked for {what}", status.as_u16())
}

/// Whether nothing listens there, so that this is probably no instance.
fn is_absent(error: &TransportError) -> bool {
    match error.kind() {
        TransportErrorKind::Connect => true,
        TransportErrorKind::Timeout(timeout) => timeout.phase == TimeoutPhase::Connect,
        _ => false,
    }
}

/// Why the metadata service gave nothing.
enum Failure {
    Absent(TransportError),
    NoRole,
    Transport(TransportError),
    Answer(String),
}

impl Failure {
    /// As an error of the provider. What does not answer, or has no role, was not configured, unless it `is_expected`.
    fn told(self, is_expected: bool) -> CredentialsError {
        let error = if is_expected { CredentialsError::failed } else { CredentialsError::not_configured };
        match self {
            Self::Absent(cause) => error(NAME, "no metadata service".to_owned()).with_source(cause),
            Self::NoRole => error(NAME, "no role is attached to this instance".to_owned()),
            Self::Transport(cause) => {
                error(NAME, "no response from the metadata service".to_owned()).with_source(cause)
            }
            Self::Answer(problem) => CredentialsError::failed(NAME, problem),
        }
    }
}

impl ProvideCredentials for EcsRamRoleProvider {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.ask(context))
    }

    fn check(&self) -> Result<(), ConfigError> {
        if self.role_name.as_deref().is_some_and(|name| !is_role_name(name)) {
            let problem = "is not 1 to 64 letters, digits, `.`, `-` and `_`";
            return Err(ConfigError::Credentials { part: "name of the role", problem });
        }
        self.endpoint().map(drop).map_err(|problem| ConfigError::Endpoint { problem })
    }
}

impl fmt::Debug for EcsRamRoleProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EcsRamRoleProvider").field("role_name", &self.role_name).finish_non_exhaustive()
    }
}
