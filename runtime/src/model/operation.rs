//! What the generated crate says about a service and its operations, as static data.

use super::shape::{Shape, Wire};

/// A product in one version.
#[derive(Debug)]
pub struct Service {
    /// Product code as the gateway knows it, such as `Slb`.
    pub code: &'static str,
    /// API version, a date such as `2014-05-15`.
    pub version: &'static str,
    /// How its operations are called.
    pub style: ApiStyle,
    /// How its calls are signed.
    pub signing: ServiceSigning,
    /// Host without region, for regions that have none of their own.
    pub central_endpoint: Option<&'static str>,
    /// Hosts by region, sorted by region.
    pub regions: &'static [RegionEndpoint],
}

/// How the operations of a service are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApiStyle {
    /// The action is named in a parameter or a header; the path is mostly `/`.
    Rpc,
    /// Resources have paths, and the body is mostly JSON.
    Roa,
}

/// How the calls of a service are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceSigning {
    /// As nearly all services want it: see [`SigningVersion`](crate::SigningVersion).
    Standard,
    /// In a way of its own, which clients cannot do yet: only anonymous calls reach such a service.
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
    /// The service it belongs to.
    pub service: &'static Service,
    /// API name, such as `CreateVServerGroup`.
    pub name: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path template. `{Name}` stands for a path parameter, and `{Name*}` for one whose value keeps its slashes. A query at
    /// the end, as in `/?acl&list-type=2`, is part of every request.
    pub path: &'static str,
    /// Whether a caller has to say who it is.
    pub access: Access,
    /// Whether it may be called again when nobody knows whether the first call did something.
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

/// Whether an operation may be called again when nobody knows whether the first call did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeatable {
    /// It only reads.
    Always,
    /// It changes something, once for each value of this parameter, by wire name. Calls that give none get a random one,
    /// which stays the same when the call is repeated.
    WithToken(&'static str),
    /// It may change something each time.
    Never,
}

/// Whether a caller has to say who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Calls are signed, or carry a token.
    Signed,
    /// Calls are never signed and carry no credentials, whatever those of the client are.
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
