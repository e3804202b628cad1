//! APIs with paths, called by the client over a socket: what one side says, the other understands.

#[path = "../../../runtime/tests/records/mod.rs"]
mod records;
mod refusals;
mod specs;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;

use alicloud_mock::{Gateway, Options, Received};
use alicloud_runtime::{
    Access, ApiStyle, Bytes, Client, Config, Credentials, Error, Method, Operation, Repeatable, Request, Service,
    ServiceSigning, SigningVersion, Wire,
};
use records::{map, record};

const VERSIONS: [SigningVersion; 2] = [SigningVersion::V3, SigningVersion::V1];

const fn service(style: ApiStyle) -> Service {
    Service {
        code: "Cs",
        version: "2015-12-15",
        style,
        signing: ServiceSigning::Standard,
        central_endpoint: None,
        regions: &[],
    }
}

static ROA: Service = service(ApiStyle::Roa);
static RPC: Service = service(ApiStyle::Rpc);

macro_rules! operation {
    ($request:ident: $service:ident $access:ident $method:ident $path:literal -> $response:ty) => {
        impl Request for $request {
            type Response = $response;
            const OPERATION: &'static Operation = &Operation {
                service: &$service,
                name: stringify!($request),
                method: Method::$method,
                path: $path,
                access: Access::$access,
                repeatable: Repeatable::Never,
                documentation: "",
            };
        }
    };
}

record! { Answer { request_id: Scalar(Option<String>) = "RequestId", } }
record! {
    Node {
        id: Scalar(Option<String>) = "Id",
        port: Scalar(Option<i32>) = "Port",
    }
}

record! {
    GetNode {
        cluster: Scalar(Option<String>) = "ClusterId",
        key: Scalar(Option<String>) = "Key",
        bucket: Scalar(Option<String>) = "Bucket",
        query: Scalar(Option<String>) = "Query",
        numbers: List(Vec<i32>) = "Numbers",
        zone: Scalar(Option<String>) = "X-Zone",
        node: Optional(Option<Node>) = "X-Node",
        meta: Map(BTreeMap<String, String>) = "x-lamp-meta-*",
    }
    wire: &[
        ("ClusterId", Wire::Path),
        ("Key", Wire::Path),
        ("Bucket", Wire::Host),
        ("X-Zone", Wire::Header),
        ("X-Node", Wire::Header),
        ("x-lamp-meta-*", Wire::Header),
    ],
}
operation!(GetNode: ROA Signed Get "/clusters/{ClusterId}/nodes/{Key*}?acl&type=2" -> Answer);

record! {
    PutNode { body: Optional(Option<Node>) = "body", }
    wire: &[("body", Wire::Body)],
}
operation!(PutNode: ROA Signed Put "/node" -> Answer);
record! {
    PutText { body: Scalar(Option<String>) = "body", }
    wire: &[("body", Wire::Body)],
}
operation!(PutText: ROA Signed Put "/text" -> Answer);
record! {
    PutBytes { body: Scalar(Option<Bytes>) = "body", }
    wire: &[("body", Wire::Body)],
}
operation!(PutBytes: ROA Signed Put "/bytes" -> Answer);
record! {
    PostForm { name: Scalar(Option<String>) = "Name", }
    wire: &[("Name", Wire::Form)],
}
operation!(PostForm: ROA Signed Post "/form" -> Answer);
record! {
    Nodes { body: List(Vec<Node>) = "body", }
    wire: &[("body", Wire::Body)],
}
record! { ListNodes {} }
operation!(ListNodes: ROA Signed Get "/nodes" -> Nodes);
record! { DeleteNode {} }
operation!(DeleteNode: ROA Signed Delete "/node" -> Answer);
record! { HeadNode {} }
operation!(HeadNode: ROA Signed Head "/node" -> Answer);
record! { Open {} }
operation!(Open: ROA Anonymous Get "/open" -> Answer);
record! { AssumeRoleWithOIDC {} }
operation!(AssumeRoleWithOIDC: RPC Anonymous Post "/" -> Answer);
record! { CancelUpdateStack { id: Scalar(Option<String>) = "Id", } }
operation!(CancelUpdateStack: RPC Signed Post "/V2/CancelUpdateStack" -> Answer);
record! { Renew { id: Scalar(Option<String>) = "Id", } }
operation!(Renew: RPC Signed Post "/" -> Answer);

fn gateway() -> Gateway {
    let options = Options::default().access_key("id", "secret").sts("sts-id", "sts-secret", "CAIS+/=_token");
    Gateway::start(&specs::catalogue(), options.bearer("bearer+/=token")).expect("a port and a thread")
}

fn client(gateway: &Gateway, version: SigningVersion, credentials: Credentials) -> Client {
    let config = Config::builder().endpoint(gateway.endpoint()).signing(version).credentials(credentials);
    Client::new(&ROA, &config.build().expect("a complete configuration"))
}

fn key() -> Credentials {
    Credentials::access_key("id", "secret")
}

/// What arrives at the gateway, which has to accept it.
async fn accepted<R: Request + Clone>(request: R, credentials: Credentials) -> Vec<Received> {
    let gateway = gateway();
    for version in VERSIONS {
        let answer = client(&gateway, version, credentials.clone()).call(request.clone()).await;
        assert!(answer.is_ok(), "{version:?}: {:?}", answer.err());
    }
    gateway.requests()
}

fn get_node() -> GetNode {
    GetNode {
        cluster: Some("c/1 中+*".to_owned()),
        key: Some("a b/中//?&=%2F".to_owned()),
        bucket: Some("my.bucket".to_owned()),
        zone: Some("z 1".to_owned()),
        ..GetNode::default()
    }
}

#[tokio::test]
async fn parameters_are_understood_wherever_they_are() {
    let request = GetNode {
        query: Some("a b+&=中*~".to_owned()),
        numbers: vec![1, 2],
        node: Some(Node { id: Some("n".to_owned()), port: Some(80) }),
        meta: map([("colour", "warm white".to_owned()), ("level", "3".to_owned())]),
        ..get_node()
    };
    for credentials in [key(), Credentials::sts("sts-id", "sts-secret", "CAIS+/=_token")] {
        for received in accepted(request.clone(), credentials).await {
            assert_eq!(received.path, "/clusters/c%2F1%20%E4%B8%AD%2B%2A/nodes/a%20b/%E4%B8%AD//%3F%26%3D%252F");
            assert_eq!((received.parameter("acl"), received.parameter("type")), (Some(""), Some("2")));
            assert_eq!(received.parameter("Query"), Some("a b+&=中*~"));
            assert_eq!(received.header("x-lamp-meta-colour"), Some("warm white"));
            assert!(received.header("host").is_some_and(|host| host.starts_with("my.bucket.127.0.0.1:")));
            assert!(received.body.is_empty() && received.header("content-type").is_none());
        }
    }
    accepted(get_node(), key()).await;
}

#[tokio::test]
async fn bodies_of_every_kind_are_understood() {
    let node = Node { id: Some("中".to_owned()), port: Some(80) };
    for received in accepted(PutNode { body: Some(node) }, key()).await {
        assert_eq!(received.body, r#"{"Id":"中","Port":80}"#.as_bytes());
    }
    for text in ["plain 中", "[1]"] {
        for received in accepted(PutText { body: Some(text.to_owned()) }, key()).await {
            assert_eq!(received.body, text.as_bytes());
        }
    }
    for received in accepted(PutBytes { body: Some(Bytes::from_static(b"\xFF\0")) }, key()).await {
        assert_eq!(received.body, b"\xFF\0");
    }
    for received in accepted(PostForm { name: Some("a b+中".to_owned()) }, key()).await {
        assert_eq!(received.parameter("Name"), Some("a b+中"));
    }
}

#[tokio::test]
async fn answers_that_are_lists_or_nothing_are_understood() {
    let gateway = gateway();
    for version in VERSIONS {
        let client = client(&gateway, version, key());
        let nodes = client.call(ListNodes::default()).await.expect("an answer").body;
        assert_eq!(
            nodes.iter().map(|node| (node.id.as_deref(), node.port)).collect::<Vec<_>>(),
            [(Some("a"), None), (Some("b"), Some(80))]
        );
        let reply = client.call(DeleteNode::default()).send_with_metadata().await.expect("an answer");
        assert_eq!((reply.status.as_u16(), reply.body), (204, Answer::default()));
        assert!(reply.request_id.is_some());
        assert_eq!(client.call(HeadNode::default()).await.expect("an answer"), Answer::default());
    }
}

#[tokio::test]
async fn rpc_apis_with_paths_are_served_too() {
    for received in accepted(CancelUpdateStack { id: Some("s 1".to_owned()) }, key()).await {
        assert_eq!(received.path, "/V2/CancelUpdateStack");
    }
}

#[tokio::test]
async fn bearers_are_known_by_their_token() {
    let bearer = Credentials::bearer("bearer+/=token");
    accepted(DeleteNode::default(), bearer.clone()).await;
    accepted(HeadNode::default(), bearer.clone()).await;
    accepted(Renew { id: Some("1".to_owned()) }, bearer).await;
}

#[tokio::test]
async fn what_anybody_can_call_nobody_signs() {
    for credentials in [key(), Credentials::bearer("another-token"), Credentials::anonymous()] {
        let received = [
            accepted(Open::default(), credentials.clone()).await,
            accepted(AssumeRoleWithOIDC::default(), credentials).await,
        ];
        for received in received.iter().flatten() {
            assert_eq!((received.header("authorization"), received.parameter("Signature")), (None, None));
        }
    }
}

#[test]
fn a_path_names_its_api_where_nothing_else_does() {
    let gateway = gateway();
    let address = gateway.endpoint().trim_start_matches("http://").to_owned();
    for (path, status) in [("/open", "200"), ("/closed", "400")] {
        let mut stream = TcpStream::connect(&address).expect("a connection");
        let head =
            format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nx-acs-version: 2015-12-15\r\nconnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("a request that is sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer in UTF-8");
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
    }
}
