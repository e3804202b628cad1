//! Path, query, headers and host.

use std::sync::{Arc, Mutex};

use alicloud_runtime::{
    TransportError, http,
    transport::{BoxFuture, Timeouts, Transport},
};

use super::*;
use crate::records::map;

fn get_node() -> GetNode {
    GetNode { cluster: Some("c/1 中+*".to_owned()), key: Some("a b/中/?".to_owned()), ..GetNode::default() }
}

const PATH: &str = "/clusters/c%2F1%20%E4%B8%AD%2B%2A/nodes/a%20b/%E4%B8%AD/%3F";

#[tokio::test]
async fn a_v3_call_has_its_parameters_in_the_path_and_the_query() {
    let request = GetNode { query: Some("x y+".to_owned()), list: vec![1, 2], ..get_node() };
    let sent = sent(request, |config| config).await;
    let query = "List.1=1&List.2=2&Query=x%20y%2B&acl=&type=2";
    assert!(sent.starts_with(&format!("GET {PATH}?{query} HTTP/1.1\r\n")), "{sent}");
    has_line(&sent, "x-acs-action: GetNode");
    has_line(&sent, "x-acs-version: 2015-12-15");
    has_line(&sent, "authorization: ACS3-HMAC-SHA256 Credential=test-key-id,SignedHeaders=host;x-acs-action;");
    has_no_header(&sent, "content-type");
    has_no_header(&sent, "content-length");
}

#[tokio::test]
async fn a_v1_call_has_its_signature_in_a_header() {
    let sent = sent(get_node(), |config| config.signing(SigningVersion::V1)).await;
    assert!(sent.starts_with(&format!("GET {PATH}?acl=&type=2 HTTP/1.1\r\n")), "{sent}");
    for line in [
        "accept: application/json",
        "date: ",
        "x-acs-action: GetNode",
        "x-acs-version: 2015-12-15",
        "x-acs-signature-method: HMAC-SHA1",
        "x-acs-signature-version: 1.0",
        "x-acs-signature-nonce: ",
        "authorization: acs test-key-id:",
    ] {
        has_line(&sent, line);
    }
}

#[tokio::test]
async fn headers_are_sent_and_signed() {
    let meta = map([("Colour", "warm white".to_owned()), ("level", "3".to_owned())]);
    let request = || GetNode { zone: Some("z 1".to_owned()), meta: meta.clone(), ..get_node() };
    for version in [SigningVersion::V3, SigningVersion::V1] {
        let sent = sent(request(), |config| config.signing(version)).await;
        has_line(&sent, "x-acs-zone: z 1");
        has_line(&sent, "x-lamp-meta-colour: warm white");
        has_line(&sent, "x-lamp-meta-level: 3");
        assert_eq!(sent.contains(";x-acs-zone"), version == SigningVersion::V3);
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_an_error_that_names_the_field() {
    for (request, beginning) in [
        (GetNode { cluster: None, ..get_node() }, "ClusterId: is part of the path"),
        (GetNode { cluster: Some(String::new()), ..get_node() }, "ClusterId: is part of the path"),
        (GetNode { key: Some("a/../../b".to_owned()), ..get_node() }, "Key: is part of the path"),
        (GetNode { zone: Some("a\nb".to_owned()), ..get_node() }, "X-Acs-Zone: is sent in a header"),
        (GetNode { meta: map([("a b", String::new())]), ..get_node() }, "x-lamp-meta-a b: is a header, whose name"),
        (GetNode { bucket: Some("a/b".to_owned()), ..get_node() }, "Bucket: is part of the host name"),
    ] {
        let error = unsent(request).await;
        assert!(matches!(&error, Error::Encode(error) if error.to_string().starts_with(beginning)), "{error}");
    }
}

#[tokio::test]
async fn below_an_address_the_prefix_of_the_host_is_in_the_header_alone() {
    let server = Server::answering("200 OK", "", "{}").await;
    let request = GetNode { bucket: Some("my-bucket".to_owned()), ..get_node() };
    client(config(&server)).call(request).await.expect("an answer");
    has_line(&server.received().join(""), &format!("host: my-bucket.{}", server.address));
}

/// Keeps the last request.
#[derive(Clone, Default)]
struct Keeper(Arc<Mutex<Option<http::Request<Bytes>>>>);

impl Transport for Keeper {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        *self.0.lock().expect("no panic") = Some(request);
        Box::pin(async { Ok(http::Response::new("{}".into())) })
    }
}

#[tokio::test]
async fn the_prefix_of_the_host_stands_before_any_endpoint() {
    for (endpoint, host) in [
        (None, "a.b.cs.aliyuncs.com"),
        (Some("https://own.example.com:8443"), "a.b.own.example.com:8443"),
        (Some("localhost:80"), "a.b.localhost:80"),
    ] {
        let keeper = Keeper::default();
        let mut config = support::config().transport(keeper.clone());
        if let Some(endpoint) = endpoint {
            config = config.endpoint(endpoint);
        }
        let request = GetNode { bucket: Some("a.b".to_owned()), ..get_node() };
        client(config).call(request).await.expect("an answer");
        let sent = keeper.0.lock().expect("no panic").take().expect("a request");
        assert_eq!(sent.uri().authority().map(http::uri::Authority::as_str), Some(host));
        assert_eq!(sent.headers().get("host").and_then(|value| value.to_str().ok()), Some(host));
    }
}

#[tokio::test]
async fn rpc_apis_may_have_paths_too() {
    let request = || Cancel { id: Some("s 1".to_owned()) };
    let v3 = sent(request(), |config| config).await;
    assert!(v3.starts_with("POST /V2/CancelUpdateStack?Id=s%201 HTTP/1.1\r\n"), "{v3}");
    has_line(&v3, "x-acs-action: Cancel");
    has_line(&v3, "content-length: 0");
    let v1 = sent(request(), |config| config.signing(SigningVersion::V1)).await;
    assert!(v1.starts_with("POST /V2/CancelUpdateStack?AccessKeyId=test-key-id&Action=Cancel&"), "{v1}");
    assert!(v1.contains("&Signature="), "{v1}");
}

#[tokio::test]
async fn options_is_a_method() {
    let sent = sent(Options::default(), |config| config).await;
    assert!(sent.starts_with("OPTIONS /things HTTP/1.1\r\n"), "{sent}");
}
