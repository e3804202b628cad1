//! What the generated crate says about a service and its operations, as static data.

use super::shape::{Shape, Wire};

/// One version of a product.
#[derive(Debug)]
pub struct Service {
    /// Product code as the gateway knows it, such as `Slb`.
    pub code: &'static str,
    /// API version, a date such as `2014-05-15`.
    pub version: &'static str,
    /// The style of its APIs.
    pub style: ApiStyle,
    /// How calls are signed.
    pub signing: ServiceSigning,
    /// The central host, for regions without their own.
    pub central_endpoint: Option<&'static str>,
    /// Hosts by region, sorted by region.
    pub regions: &'static [RegionEndpoint],
}

/// The style of the APIs of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiStyle {
    /// The action is a parameter or a header; the path is usually `/`.
    Rpc,
    /// Resources have paths, and the body is usually JSON.
    Roa,
}

/// How calls of a service are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceSigning {
    /// The method of nearly all services: see [`SigningVersion`](crate::SigningVersion).
    Standard,
    /// The service's own method, which clients do not support yet: only anonymous calls can be made.
    Own,
}

/// Hosts of a service in one region.
#[derive(Debug)]
pub struct RegionEndpoint {
    /// Region id, such as `cn-hangzhou`.
    pub region: &'static str,
    /// Host for the public network.
    pub public: Option<&'static str>,
    /// Host for callers inside a VPC.
    pub vpc: Option<&'static str>,
}

/// One API of a service.
#[derive(Debug)]
pub struct Operation {
    /// The service that it belongs to.
    pub service: &'static Service,
    /// API name, such as `CreateVServerGroup`.
    pub name: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path template. `{Name}` stands for a path parameter, and `{Name*}` for one whose value keeps its slashes. A query at
    /// the end, as in `/?acl&list-type=2`, is part of every request.
    pub path: &'static str,
    /// Whether callers must authenticate.
    pub access: Access,
    /// Whether it may be called again if it is unknown whether the first call took effect.
    pub repeatable: Repeatable,
    /// Its reference page.
    pub documentation: &'static str,
}

impl Operation {
    /// Whether a client gives the field of that name a value if the request has none.
    pub(crate) fn is_filled_in(&self, shape: &Shape, name: &str) -> bool {
        let is_token = matches!(self.repeatable, Repeatable::WithToken(token) if token == name);
        is_token || shape.wire_of(name).any(|wire| wire == Wire::Region)
    }
}

/// Whether an operation may be called again if it is unknown whether the first call took effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeatable {
    /// It only reads.
    Always,
    /// It changes something once for each value of this parameter, given by wire name. If not set, a random value is
    /// sent, and retries keep it.
    WithToken(&'static str),
    /// It may change something each time.
    Never,
}

/// Whether callers must authenticate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Calls are signed, or carry a token.
    Signed,
    /// Calls are never signed and carry no credentials, regardless of the client's.
    Anonymous,
}

/// HTTP methods that APIs use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `DELETE`
    Delete,
    /// `PATCH`
    Patch,
    /// `HEAD`
    Head,
    /// `OPTIONS`
    Options,
}

impl From<Method> for http::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Delete => Self::DELETE,
            Method::Patch => Self::PATCH,
            Method::Head => Self::HEAD,
            Method::Options => Self::OPTIONS,
        }
    }
}
