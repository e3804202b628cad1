//! Calls over real sockets: what reaches the server, and what each kind of answer becomes.

#![cfg(feature = "hyper")]

mod support;

use std::{sync::Arc, time::Duration};

use alicloud_runtime::{Bytes, http};
use alicloud_runtime::{
    Client, ConfigError, Credentials, Error, ResponseFormat, SigningVersion, TransportError,
    transport::{BoxFuture, HyperTransport, TimeoutPhase, Timeouts, Transport, TransportErrorKind},
};
use support::{End, Server, client_at, config, request};
use tokio::io::AsyncWriteExt;

const JSON: &str = "content-type: application/json\r\nx-acs-request-id: from-header\r\n";
const XML: &str = "content-type: text/xml\r\n";

/// The error of a call that gets this answer.
async fn error_of(status: &str, headers: &str, body: &str) -> Error {
    let server = Server::answering(status, headers, body).await;
    client_at(server.address).call(request()).await.expect_err("a failure")
}

fn kind_of(error: &Error) -> Option<TransportErrorKind> {
    match error {
        Error::Transport(error) => Some(error.kind()),
        _ => None,
    }
}

#[tokio::test]
async fn a_json_answer_is_decoded() {
    let server = Server::answering("200 OK", JSON, r#"{"RequestId":"R-1","Brightness":"80"}"#).await;
    let lamp = client_at(server.address).call(request()).await.expect("an answer");
    assert_eq!((lamp.request_id.as_deref(), lamp.brightness), (Some("R-1"), Some(80)));
}

#[tokio::test]
async fn an_xml_answer_is_decoded_even_if_it_is_called_json() {
    let body = "<?xml version='1.0'?><DescribeLampResponse><RequestId>R-2</RequestId>\
                <Brightness>70</Brightness></DescribeLampResponse>";
    for headers in [XML, JSON, ""] {
        let server = Server::answering("200 OK", headers, body).await;
        let lamp = client_at(server.address).call(request()).await.expect("an answer");
        assert_eq!((lamp.request_id.as_deref(), lamp.brightness), (Some("R-2"), Some(70)));
    }
}

#[tokio::test]
async fn a_json_answer_that_is_called_html_or_begins_with_a_byte_order_mark_is_decoded() {
    let server = Server::answering("200 OK", "content-type: text/html\r\n", "\u{feff} {\"Brightness\":1}").await;
    let lamp = client_at(server.address).call(request()).await.expect("an answer");
    assert_eq!(lamp.brightness, Some(1));
}

#[tokio::test]
async fn metadata_comes_with_the_answer_on_request() {
    let server = Server::answering("200 OK", JSON, r#"{"Brightness":80}"#).await;
    let reply = client_at(server.address).call(request()).send_with_metadata().await.expect("an answer");
    assert_eq!(reply.body.brightness, Some(80));
    assert_eq!(reply.status, http::StatusCode::OK);
    assert_eq!(reply.request_id.as_deref(), Some("from-header"));
    assert!(reply.headers.contains_key("content-type"));
}

#[tokio::test]
async fn a_v3_call_is_a_post_with_parameters_in_the_query_and_the_signature_in_headers() {
    let server = Server::answering("200 OK", JSON, "{}").await;
    client_at(server.address).call(request()).await.expect("an answer");
    let sent = server.received().join("");
    assert!(sent.starts_with("POST /?LampId=lamp%201&RegionId=cn-hangzhou HTTP/1.1\r\n"), "{sent}");
    for line in [
        format!("host: {}", server.address),
        "accept: application/json".to_owned(),
        "x-acs-action: DescribeLamp".to_owned(),
        "x-acs-version: 2020-01-01".to_owned(),
        "content-length: 0".to_owned(),
        "authorization: ACS3-HMAC-SHA256 Credential=test-key-id,SignedHeaders=host;x-acs-action;".to_owned(),
        "user-agent: AlibabaCloud (".to_owned(),
    ] {
        assert!(sent.contains(&format!("\r\n{line}")), "{line} in {sent}");
    }
}

#[tokio::test]
async fn a_v1_call_carries_everything_in_the_query() {
    let server = Server::answering("200 OK", XML, "<R/>").await;
    let config = config().endpoint(format!("http://{}", server.address)).signing(SigningVersion::V1);
    let config = config.response_format(ResponseFormat::Xml).build().expect("a complete configuration");
    Client::new(&support::SERVICE, &config).call(request()).await.expect("an answer");
    let sent = server.received().join("");
    for part in
        ["AccessKeyId=test-key-id&", "&Action=DescribeLamp&", "&Format=XML&", "&Signature=", "&Version=2020-01-01"]
    {
        assert!(sent.contains(part), "{part} in {sent}");
    }
    assert!(!sent.contains("x-acs-"), "{sent}");
}

#[tokio::test]
async fn a_region_in_the_request_is_kept() {
    let server = Server::answering("200 OK", JSON, "{}").await;
    let mut request = request();
    request.region_id = Some("cn-beijing".to_owned());
    client_at(server.address).call(request).await.expect("an answer");
    assert!(server.received().join("").contains("RegionId=cn-beijing"));
}

#[tokio::test]
async fn a_missing_region_is_an_error_before_anything_is_sent() {
    let server = Server::answering("200 OK", JSON, "{}").await;
    let config = alicloud_runtime::Config::builder().credentials(Credentials::anonymous());
    let config = config.endpoint(format!("http://{}", server.address)).build().expect("a complete configuration");
    let error = Client::new(&support::SERVICE, &config).call(request()).await.expect_err("no region");
    assert!(
        matches!(&error, Error::Config(error) if **error == ConfigError::RegionRequired { operation: "DescribeLamp" })
    );
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_request_is_checked_before_it_is_sent_unless_the_call_says_otherwise() {
    let server = Server::answering("200 OK", JSON, "{}").await;
    let client = client_at(server.address);
    let wrong = || support::DescribeLamp { lamp_id: "far too long".to_owned(), ..support::DescribeLamp::default() };
    let error = client.call(wrong()).await.expect_err("a violation");
    assert_eq!(error.as_validation().map(|error| error.violations.len()), Some(1));
    assert!(server.received().is_empty());
    client.call(wrong()).validation(false).await.expect("an answer");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn an_undocumented_value_is_sent_unless_the_client_or_the_call_is_strict() {
    let server = Server::answering("200 OK", JSON, "{}").await;
    let new = || support::DescribeLamp { colour: Some("mauve".to_owned()), ..request() };
    let client = client_at(server.address);
    client.call(new()).await.expect("an answer");
    assert!(server.received().join("").contains("Colour=mauve"));
    let strict = config().endpoint(format!("http://{}", server.address)).strict_enums(true).build();
    let strict = Client::new(&support::SERVICE, &strict.expect("a complete configuration"));
    for call in [client.call(new()).strict_enums(true), strict.call(new())] {
        let error = call.await.expect_err("a violation");
        assert!(error.to_string().contains("Colour: must be one of red, green, but is \"mauve\""), "{error}");
    }
    assert_eq!(server.received().len(), 1);
    for call in [strict.call(new()).strict_enums(false), strict.call(new()).validation(false)] {
        call.await.expect("an answer");
    }
}

#[tokio::test]
async fn service_errors_are_read_from_json_and_xml_whatever_they_are_called() {
    let json = r#"{"Code":"LampNotFound","Message":"No such lamp.","RequestId":"R-3"}"#;
    let xml = "<Error><RequestId>R-3</RequestId><Code>LampNotFound</Code><Message>No such lamp.</Message></Error>";
    for (headers, body) in [(JSON, json), (XML, json), ("", json), (XML, xml), (JSON, xml)] {
        let error = error_of("404 Not Found", headers, body).await;
        assert_eq!(error.code(), Some("LampNotFound"), "{error}");
        assert_eq!(error.request_id(), Some("R-3"), "{error}");
        assert_eq!(error.status(), Some(http::StatusCode::NOT_FOUND));
        let message = error.as_service().and_then(|error| error.message.as_deref());
        assert_eq!(message, Some("No such lamp."));
    }
}

#[tokio::test]
async fn the_page_of_a_proxy_is_an_error_with_status_request_id_and_excerpt() {
    for status in ["503 Service Unavailable", "200 OK", "302 Found"] {
        let headers = "content-type: text/html\r\nx-acs-request-id: R-4\r\nlocation: /\r\n";
        let error = error_of(status, headers, "<HTML><body>Busy<br></body></HTML>").await;
        assert_eq!(error.status().map(|status| status.as_u16()), status[..3].parse().ok());
        assert_eq!(error.request_id(), Some("R-4"));
        assert!(error.to_string().contains("the body starts with \"<HTML><body>Busy"), "{error}");
    }
}

#[tokio::test]
async fn an_empty_body_is_an_error_with_status_and_request_id() {
    for status in ["200 OK", "201 Created", "500 Internal Server Error"] {
        let error = error_of(status, JSON, "").await;
        assert_eq!(error.status().map(|status| status.as_u16()), status[..3].parse().ok(), "{error}");
        assert_eq!(error.request_id(), Some("from-header"), "{error}");
    }
}

#[tokio::test]
async fn a_field_of_the_wrong_type_is_named_along_with_the_request_id() {
    let error = error_of("200 OK", JSON, r#"{"Brightness":"bright","RequestId":"R-5"}"#).await;
    assert!(
        matches!(&error, Error::Decode(error) if error.path == "Brightness" && error.excerpt.is_none()),
        "{error:?}"
    );
    assert_eq!(error.request_id(), Some("R-5"));
}

#[tokio::test]
async fn data_that_breaks_off_is_an_error_that_does_not_repeat_it() {
    for body in [r#"{"Brightness":80,"Password":"hunter2"#, "<R><Password>hunter2</Password>"] {
        let error = error_of("200 OK", JSON, body).await;
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
        assert_eq!(error.request_id(), Some("from-header"));
    }
}

#[tokio::test]
async fn a_connection_that_breaks_off_is_an_io_error() {
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"Brightness\":";
    for answer in [answer, "HTTP/1.1 200", "not HTTP at all\r\n\r\n", ""] {
        let server = Server::start(answer.to_owned(), End::Close).await;
        let error = client_at(server.address).call(request()).await.expect_err("a failure");
        assert_eq!(kind_of(&error), Some(TransportErrorKind::Io), "{error:?}");
    }
}

#[tokio::test]
async fn a_refused_connection_is_a_connect_error_that_names_the_host() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let error = client_at(address).call(request()).await.expect_err("a failure");
    assert_eq!(kind_of(&error), Some(TransportErrorKind::Connect), "{error:?}");
    assert!(error.to_string().contains(&address.to_string()), "{error}");
}

#[tokio::test]
async fn a_server_that_says_nothing_or_never_finishes_is_a_timeout() {
    for answer in ["", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"] {
        let server = Server::start(answer.to_owned(), End::Stall).await;
        let limit = Duration::from_millis(100);
        let error = client_at(server.address).call(request()).attempt_timeout(limit).await.expect_err("a failure");
        assert!(
            matches!(&error, Error::Timeout(error) if error.phase == TimeoutPhase::Attempt && error.limit == limit)
        );
    }
}

#[tokio::test]
async fn a_handshake_that_stalls_is_a_connect_timeout() {
    let server = Server::start(String::new(), End::Stall).await;
    let limit = Duration::from_millis(100);
    let config = config().endpoint(format!("https://{}", server.address)).connect_timeout(limit).build();
    let client = Client::new(&support::SERVICE, &config.expect("a complete configuration"));
    match client.call(request()).await.expect_err("a failure") {
        Error::Timeout(error) => assert_eq!((error.phase, error.limit), (TimeoutPhase::Connect, limit)),
        // Where there are no root certificates, the handshake does not begin.
        error => assert!(error.to_string().contains("root certificates"), "{error:?}"),
    }
}

#[tokio::test]
async fn tls_with_a_server_that_has_none_is_a_connect_error() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    });
    let config = config().endpoint(format!("https://{address}")).build().expect("a complete configuration");
    let error = Client::new(&support::SERVICE, &config).call(request()).await.expect_err("a failure");
    assert_eq!(kind_of(&error), Some(TransportErrorKind::Connect), "{error:?}");
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_not_kept() {
    let body = format!(r#"{{"RequestId":"{}"}}"#, "x".repeat(2000));
    let with_length = support::response("200 OK", JSON, &body);
    let without_length = format!("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{body}");
    for answer in [with_length, without_length] {
        let server = Server::start(answer, End::Close).await;
        let config = config().endpoint(format!("http://{}", server.address));
        let config = config.transport(HyperTransport::new().response_limit(1000)).build();
        let client = Client::new(&support::SERVICE, &config.expect("a complete configuration"));
        let error = client.call(request()).await.expect_err("too long");
        assert_eq!(kind_of(&error), Some(TransportErrorKind::BodyTooLarge { limit: 1000 }), "{error:?}");
    }
}

#[tokio::test]
async fn a_request_that_http_cannot_carry_is_an_error() {
    let server = Server::answering("200 OK", JSON, "{}").await;
    let mut request = request();
    request.lamp_id = "x".repeat(70_000);
    let error = client_at(server.address).call(request).validation(false).await.expect_err("too long");
    assert_eq!(kind_of(&error), Some(TransportErrorKind::InvalidRequest), "{error:?}");
}

#[test]
fn a_call_outside_a_runtime_is_an_error() {
    let client = client_at(([127, 0, 0, 1], 9).into());
    let mut call = client.call(request()).into_future();
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Err(error)) = call.as_mut().poll(&mut context) else {
        unreachable!("nothing to wait for");
    };
    assert_eq!(kind_of(&error), Some(TransportErrorKind::NoRuntime));
}

/// Answers every request with its own URI.
struct Echo;

impl Transport for Echo {
    fn send(
        &self,
        request: http::Request<Bytes>,
        timeouts: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        assert_eq!(timeouts.connect, Duration::from_secs(5));
        let shown = format!("{request:?}");
        assert!(!shown.contains("test-token") && !shown.contains("Signature="), "{shown}");
        let body = format!(r#"{{"RequestId":"{}"}}"#, request.uri());
        Box::pin(async { Ok(http::Response::new(body.into())) })
    }
}

#[tokio::test]
async fn a_transport_of_ones_own_carries_calls() {
    let shared: Arc<dyn Transport> = Arc::new(Echo);
    let credentials = Credentials::sts("test-key-id", "test-secret", "test-token");
    let config = config().credentials(credentials).transport(shared).build().expect("a complete configuration");
    let lamp = Client::new(&support::SERVICE, &config).call(request()).await.expect("an answer");
    let uri = "https://lamp.aliyuncs.com/?LampId=lamp%201&RegionId=cn-hangzhou";
    assert_eq!(lamp.request_id.as_deref(), Some(uri));
}

#[tokio::test]
async fn debug_shows_neither_secrets_nor_tokens() {
    let body = "<html>test-token-0123 test-secret</html>";
    let server = Server::answering("403 Forbidden", "", body).await;
    let credentials = Credentials::sts("test-key-id", "test-secret", "test-token-0123");
    let config = config().credentials(credentials.clone()).endpoint(format!("http://{}", server.address));
    let config = config.build().expect("a complete configuration");
    let client = Client::new(&support::SERVICE, &config);
    let error = client.call(request()).await.expect_err("a failure");
    let shown = format!("{credentials:?} {config:?} {client:?} {error:?} {error}");
    assert!(!shown.contains("test-secret") && !shown.contains("test-token"), "{shown}");
    assert!(!shown.contains("test-key-id"), "{shown}");
}

#[tokio::test]
async fn calls_share_connections() {
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
    let server = Server::start(answer.to_owned(), End::Next).await;
    let client = client_at(server.address);
    for _ in 0..3 {
        client.call(request()).await.expect("an answer");
    }
    let other = Client::new(&support::SERVICE, client.config());
    other.call(request()).await.expect("an answer");
    assert_eq!((server.received().len(), server.connections()), (4, 1));
}

#[tokio::test]
async fn calls_move_between_threads() {
    let server = Server::answering("200 OK", JSON, r#"{"Brightness":3}"#).await;
    let client = client_at(server.address);
    let lamp = tokio::spawn(async move { client.call(request()).await }).await.expect("no panic").expect("an answer");
    assert_eq!(lamp.brightness, Some(3));
}
