//! Calls of APIs with paths over real sockets: what reaches the server, and what answers of any kind become.

#![cfg(feature = "hyper")]

mod answers;
mod bodies;
mod identity;
#[path = "../records/mod.rs"]
mod records;
mod requests;
#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use alicloud_runtime::{
    Access, ApiStyle, Bytes, Client, ConfigBuilder, Credentials, Error, Json, Method, Operation, Repeatable, Request,
    Service, ServiceSigning, SigningVersion, Wire,
};
use records::{Server as Node, record};
use support::Server;

const fn service(style: ApiStyle, signing: ServiceSigning) -> Service {
    Service {
        code: "Cs",
        version: "2015-12-15",
        style,
        signing,
        central_endpoint: Some("cs.aliyuncs.com"),
        regions: &[],
    }
}

static ROA: Service = service(ApiStyle::Roa, ServiceSigning::Standard);
static RPC: Service = service(ApiStyle::Rpc, ServiceSigning::Standard);
static OWN: Service = service(ApiStyle::Roa, ServiceSigning::Own);

/// Declares what a request calls and what it is answered.
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
                documentation: "https://example.com",
            };
        }
    };
}

record! {
    Nothing {}
}

record! {
    Reply { id: Scalar(Option<String>) = "Id", }
}

record! {
    GetNode {
        cluster: Scalar(Option<String>) = "ClusterId",
        key: Scalar(Option<String>) = "Key",
        query: Scalar(Option<String>) = "Query",
        list: List(Vec<i32>) = "List",
        bucket: Scalar(Option<String>) = "Bucket",
        zone: Scalar(Option<String>) = "X-Acs-Zone",
        meta: Map(BTreeMap<String, String>) = "x-lamp-meta-*",
    }
    wire: &[
        ("ClusterId", Wire::Path),
        ("Key", Wire::Path),
        ("Bucket", Wire::Host),
        ("X-Acs-Zone", Wire::Header),
        ("x-lamp-meta-*", Wire::Header),
    ],
}
operation!(GetNode: ROA Signed Get "/clusters/{ClusterId}/nodes/{Key*}?acl&type=2" -> Reply);

record! {
    Put {
        text: Scalar(Option<String>) = "Text",
        bytes: Scalar(Option<Bytes>) = "Bytes",
        json: Optional(Option<Node>) = "Json",
        xml: Optional(Option<Reply>) = "Xml",
        form: Scalar(Option<String>) = "Form",
    }
    wire: &[
        ("Text", Wire::Body),
        ("Bytes", Wire::Body),
        ("Json", Wire::Body),
        ("Xml", Wire::Body),
        ("Xml", Wire::Xml),
        ("Form", Wire::Form),
    ],
}
operation!(Put: ROA Signed Put "/things" -> Nothing);

record! {
    Upload { body: Scalar(Option<String>) = "body", }
    wire: &[("body", Wire::Body)],
}
operation!(Upload: ROA Signed Put "/text" -> Nothing);

record! { Head {} }
operation!(Head: ROA Signed Head "/things" -> Reply);
record! { Options {} }
operation!(Options: ROA Signed Options "/things" -> Reply);
record! { Delete {} }
operation!(Delete: ROA Signed Delete "/things" -> Reply);
record! { Cancel { id: Scalar(Option<String>) = "Id", } }
operation!(Cancel: RPC Signed Post "/V2/CancelUpdateStack" -> Nothing);
record! { Assume {} }
operation!(Assume: RPC Anonymous Post "/" -> Nothing);
record! { Open {} }
operation!(Open: ROA Anonymous Post "/open" -> Nothing);
record! { GetBucket {} }
operation!(GetBucket: OWN Signed Get "/?acl" -> Nothing);
record! { OpenBucket {} }
operation!(OpenBucket: OWN Anonymous Get "/" -> Nothing);

record! {
    Nodes { body: List(Vec<Node>) = "body", }
    wire: &[("body", Wire::Body)],
}
record! {
    Text { body: Scalar(Option<String>) = "body", }
    wire: &[("body", Wire::Body)],
}
record! {
    File { body: Scalar(Option<Bytes>) = "body", }
    wire: &[("body", Wire::Body)],
}
record! {
    Anything { body: Json(Json) = "body", }
    wire: &[("body", Wire::Body)],
}
record! { ListNodes {} }
operation!(ListNodes: ROA Signed Get "/nodes" -> Nodes);
record! { GetText {} }
operation!(GetText: ROA Signed Get "/text" -> Text);
record! { GetFile {} }
operation!(GetFile: ROA Signed Get "/file" -> File);
record! { GetAnything {} }
operation!(GetAnything: ROA Signed Get "/any" -> Anything);

fn client(builder: ConfigBuilder) -> Client {
    Client::new(&ROA, &builder.build().expect("a complete configuration"))
}

/// A configuration that calls a server.
fn config(server: &Server) -> ConfigBuilder {
    support::config().endpoint(format!("http://{}", server.address))
}

/// What a server is sent by a call that it answers with success.
async fn sent<R: Request>(request: R, configure: impl FnOnce(ConfigBuilder) -> ConfigBuilder) -> String {
    let server = Server::answering("200 OK", "", r#"{"Id":"1"}"#).await;
    if let Err(error) = client(configure(config(&server))).call(request).await {
        unreachable!("the call succeeds: {error}");
    }
    server.received().join("")
}

/// The error of a call that sends nothing.
async fn unsent<R: Request>(request: R) -> Error {
    let server = Server::answering("200 OK", "", "{}").await;
    let Err(error) = client(config(&server)).call(request).await else { unreachable!("the call fails") };
    assert!(server.received().is_empty());
    error
}

#[track_caller]
fn has_line(sent: &str, line: &str) {
    let (head, _) = sent.split_once("\r\n\r\n").expect("a head");
    assert!(head.lines().any(|other| other.starts_with(line)), "{line} in {head}");
}

#[track_caller]
fn has_no_header(sent: &str, name: &str) {
    let (head, _) = sent.split_once("\r\n\r\n").expect("a head");
    assert!(!head.lines().any(|line| line.starts_with(&format!("{name}:"))), "{name} in {head}");
}
