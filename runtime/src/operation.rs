//! What the generated crate says about a service and its operations, as static data.

/// A product in one version.
#[derive(Debug)]
pub struct Service {
    /// Product code as the gateway knows it, such as `Slb`.
    pub code: &'static str,
    /// API version, a date such as `2014-05-15`.
    pub version: &'static str,
    /// Host without region, for regions that have none of their own.
    pub central_endpoint: Option<&'static str>,
    /// Hosts by region, sorted by region.
    pub regions: &'static [RegionEndpoint],
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
    /// Path template; `/` for RPC style.
    pub path: &'static str,
    /// Its reference page.
    pub documentation: &'static str,
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
        }
    }
}
