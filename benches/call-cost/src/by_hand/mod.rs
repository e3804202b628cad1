//! The calls as a person would write them by hand: the pooled client of hyper-util, a signature, serde derives.
//!
//! It does what the generated client does, and no more: the query, the nonce, the time and the signature are those of each
//! call, a call has a time limit and an answer a size limit, and the whole answer is parsed into types. Text is borrowed
//! where it can be.

mod answer;
mod sign;

use std::{borrow::Cow, time::Duration};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request, Response, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use serde::{Serialize, de::DeserializeOwned};

pub use self::answer::{CreateVServerGroup, DescribeLoadBalancers};
pub use self::sign::signature_of;
use crate::{
    Error,
    input::{Filter, Group, KEY_ID, REGION, SECRET},
};

const TIMEOUT: Duration = Duration::from_secs(20);
const LARGEST_ANSWER: usize = 64 << 20;
const USER_AGENT: HeaderValue = HeaderValue::from_static("AlibabaCloud (linux; x86_64) by-hand/0.1.0");

type Query<'a> = Vec<(Cow<'static, str>, Cow<'a, str>)>;

/// A client of one endpoint.
pub struct ByHand {
    client: Client<HttpConnector, Full<Bytes>>,
    /// As the `host` header says it.
    host: String,
}

impl ByHand {
    pub fn new(host: String) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let client = Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector);
        Self { client, host }
    }

    /// # Errors
    /// There is no such answer.
    pub async fn create_v_server_group(&self, group: &Group) -> Result<CreateVServerGroup, Error> {
        self.send(self.create_v_server_group_request(group)?).await
    }

    /// # Errors
    /// There is no such answer.
    pub async fn describe_load_balancers(&self, filter: &Filter) -> Result<DescribeLoadBalancers, Error> {
        self.send(self.describe_load_balancers_request(filter)?).await
    }

    /// The signed request of such a call.
    ///
    /// # Errors
    /// HTTP cannot carry it.
    pub fn create_v_server_group_request(&self, group: &Group) -> Result<Request<Full<Bytes>>, Error> {
        let servers: Vec<ServerInput> = group.servers.iter().map(ServerInput::from).collect();
        let mut query: Query = vec![
            ("RegionId".into(), REGION.into()),
            ("LoadBalancerId".into(), group.load_balancer.into()),
            ("VServerGroupName".into(), group.name.into()),
            ("BackendServers".into(), serde_json::to_string(&servers)?.into()),
        ];
        add_tags(&mut query, &group.tags);
        self.request("CreateVServerGroup", query)
    }

    /// The signed request of such a call.
    ///
    /// # Errors
    /// HTTP cannot carry it.
    pub fn describe_load_balancers_request(&self, filter: &Filter) -> Result<Request<Full<Bytes>>, Error> {
        let mut query: Query = vec![
            ("RegionId".into(), REGION.into()),
            ("AddressType".into(), "intranet".into()),
            ("LoadBalancerStatus".into(), "active".into()),
            ("NetworkType".into(), "vpc".into()),
            ("VpcId".into(), filter.vpc.into()),
            ("VSwitchId".into(), filter.v_switch.into()),
            ("ResourceGroupId".into(), filter.resource_group.into()),
            ("MasterZoneId".into(), filter.zone.into()),
            ("PageNumber".into(), filter.page.to_string().into()),
            ("PageSize".into(), filter.page_size.to_string().into()),
        ];
        add_tags(&mut query, &filter.tags);
        self.request("DescribeLoadBalancers", query)
    }

    fn request(&self, action: &'static str, mut query: Query<'_>) -> Result<Request<Full<Bytes>>, Error> {
        query.sort_unstable();
        let query = sign::encoded(&query);
        let headers = sign::Headers::now(&self.host, action)?;
        let authorization = headers.authorization(KEY_ID, SECRET, &query);
        let mut request = Request::post(format!("http://{}/?{query}", self.host)).body(Full::default())?;
        let map = request.headers_mut();
        map.insert(header::HOST, HeaderValue::from_str(&self.host)?);
        map.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        map.insert(header::USER_AGENT, USER_AGENT);
        map.insert(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
        map.insert(HeaderName::from_static("x-acs-action"), HeaderValue::from_static(action));
        map.insert(HeaderName::from_static("x-acs-version"), HeaderValue::from_static(sign::VERSION));
        map.insert(HeaderName::from_static("x-acs-date"), HeaderValue::try_from(headers.date)?);
        map.insert(HeaderName::from_static("x-acs-signature-nonce"), HeaderValue::try_from(headers.nonce)?);
        map.insert(HeaderName::from_static("x-acs-content-sha256"), HeaderValue::from_static(sign::EMPTY_HASH));
        let mut authorization = HeaderValue::try_from(authorization)?;
        authorization.set_sensitive(true);
        map.insert(header::AUTHORIZATION, authorization);
        Ok(request)
    }

    async fn send<T: DeserializeOwned>(&self, request: Request<Full<Bytes>>) -> Result<T, Error> {
        let response = tokio::time::timeout(TIMEOUT, self.exchange(request)).await??;
        if !response.status().is_success() {
            return Err(format!("the service answered {}", response.status()).into());
        }
        Ok(serde_json::from_slice(response.body())?)
    }

    async fn exchange(&self, request: Request<Full<Bytes>>) -> Result<Response<Bytes>, Error> {
        let (head, body) = self.client.request(request).await?.into_parts();
        let body = Limited::new(body, LARGEST_ANSWER).collect().await?.to_bytes();
        Ok(Response::from_parts(head, body))
    }
}

fn add_tags(query: &mut Query<'_>, tags: &[(&'static str, &'static str)]) {
    for (number, (key, value)) in (1..).zip(tags) {
        query.push((format!("Tag.{number}.Key").into(), (*key).into()));
        query.push((format!("Tag.{number}.Value").into(), (*value).into()));
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct ServerInput {
    server_id: &'static str,
    port: String,
    weight: String,
    description: &'static str,
    r#type: &'static str,
}

impl From<&crate::input::Server> for ServerInput {
    fn from(server: &crate::input::Server) -> Self {
        Self {
            server_id: server.id,
            port: server.port.to_string(),
            weight: server.weight.to_string(),
            description: server.description,
            r#type: "ecs",
        }
    }
}
