//! Bodies of requests.

use super::*;
use crate::records::server;

/// The request is sent with this media type and this body.
async fn check(request: Put, media_type: &str, body: &str) {
    for version in [SigningVersion::V3, SigningVersion::V1] {
        let sent = sent(request.clone(), |config| config.signing(version)).await;
        has_line(&sent, &format!("content-type: {media_type}"));
        has_line(&sent, &format!("content-length: {}", body.len()));
        assert_eq!(sent.split_once("\r\n\r\n").map(|(_, body)| body), Some(body));
        assert_eq!(sent.contains("SignedHeaders=content-type;"), version == SigningVersion::V3);
    }
}

#[tokio::test]
async fn structures_are_json() {
    let request = Put { json: Some(server("中")), ..Put::default() };
    check(request, "application/json; charset=utf-8", r#"{"ServerId":"中"}"#).await;
}

#[tokio::test]
async fn or_xml() {
    let request = Put { xml: Some(Reply { id: Some("<".to_owned()) }), ..Put::default() };
    check(request, "application/xml", r#"<?xml version="1.0" encoding="UTF-8"?><Id>&lt;</Id>"#).await;
}

#[tokio::test]
async fn texts_are_sent_as_they_stand() {
    let text = |text: &str| Put { text: Some(text.to_owned()), ..Put::default() };
    check(text("[1, 2]"), "application/json; charset=utf-8", "[1, 2]").await;
    check(text("key = 值"), "text/plain; charset=utf-8", "key = 值").await;
    check(text(""), "text/plain; charset=utf-8", "").await;
}

#[tokio::test]
async fn bytes_are_sent_as_they_are() {
    let request = Put { bytes: Some(Bytes::from_static(b"\0raw")), ..Put::default() };
    check(request, "application/octet-stream", "\0raw").await;
}

#[tokio::test]
async fn forms_are_url_encoded() {
    let request = Put { form: Some("a b+中".to_owned()), ..Put::default() };
    check(request, "application/x-www-form-urlencoded", "Form=a+b%2B%E4%B8%AD").await;
}

#[tokio::test]
async fn no_body_has_a_length_but_no_type() {
    let sent = sent(Put::default(), |config| config).await;
    has_line(&sent, "content-length: 0");
    has_no_header(&sent, "content-type");
}

#[tokio::test]
async fn a_form_beside_another_body_is_an_error() {
    let request = Put { form: Some("f".to_owned()), text: Some("t".to_owned()), ..Put::default() };
    let error = unsent(request).await;
    assert!(matches!(&error, Error::Encode(error) if error.path == "Form"), "{error}");
}
