//! What answers become.

use super::*;
use crate::records::servers;

const TEXT: &str = "content-type: text/plain\r\nx-acs-request-id: R-1\r\n";

async fn answer<R: Request + Default>(status: &str, body: &str) -> Result<R::Response, Error> {
    let server = Server::answering(status, TEXT, body).await;
    client(config(&server)).call(R::blank()).await
}

#[tokio::test]
async fn a_list_may_be_the_whole_answer() {
    let nodes = answer::<ListNodes>("200 OK", r#"[{"ServerId":"a"},{"ServerId":"b"}]"#).await.expect("an answer");
    assert_eq!(nodes.body, servers(["a", "b"]));
    let nodes = answer::<ListNodes>("200 OK", "").await.expect("an answer");
    assert_eq!(nodes, Nodes::default());
    let nodes = answer::<ListNodes>("200 OK", "<R><Node><ServerId>a</ServerId></Node></R>").await.expect("an answer");
    assert_eq!(nodes.body, servers(["a"]));
}

#[tokio::test]
async fn so_may_a_text_and_bytes_and_anything() {
    for (body, text) in [("\"a\"", "a"), ("plain, \n", "plain, \n"), ("<html>", "<html>"), ("{", "{")] {
        assert_eq!(answer::<GetText>("200 OK", body).await.expect("an answer").body.as_deref(), Some(text));
        let file = answer::<GetFile>("200 OK", body).await.expect("an answer");
        assert_eq!(file.body, Some(Bytes::copy_from_slice(body.as_bytes())));
    }
    assert_eq!(answer::<GetFile>("200 OK", "").await.expect("an answer"), File::default());
    assert_eq!(answer::<GetText>("200 OK", "").await.expect("an answer"), Text::default());
    for json in ["5", "\"a\"", "[1]", "{}", "true"] {
        let anything = answer::<GetAnything>("200 OK", json).await.expect("an answer");
        assert_eq!(anything.body, json.parse::<Json>().expect("JSON"));
    }
}

#[tokio::test]
async fn what_is_no_document_is_an_error_with_an_excerpt() {
    for body in ["plain text", "<html>busy</html>"] {
        let error = answer::<GetAnything>("200 OK", body).await.expect_err("no JSON");
        assert!(error.to_string().contains(&format!("the body starts with {body:?}")), "{error}");
        assert_eq!(error.request_id(), Some("R-1"));
    }
    let error = answer::<ListNodes>("200 OK", "\"secret\"").await.expect_err("no list");
    assert!(matches!(&error, Error::Decode(error) if error.excerpt.is_none() && error.path == "body"), "{error:?}");
}

#[tokio::test]
async fn a_list_is_no_structure() {
    let error = answer::<Delete>("200 OK", "[]").await.expect_err("no object");
    assert!(error.to_string().contains("expected an object, found a list"), "{error}");
}

#[tokio::test]
async fn answers_that_have_no_body_are_blank() {
    assert_eq!(answer::<Head>("200 OK", "").await.expect("an answer"), Reply::default());
    assert_eq!(answer::<Delete>("204 No Content", "").await.expect("an answer"), Reply::default());
    assert!(answer::<Delete>("200 OK", "").await.is_err());
    let server = Server::answering("200 OK", TEXT, "").await;
    let reply = client(config(&server)).call(Head::default()).send_with_metadata().await.expect("an answer");
    assert_eq!((reply.status.as_u16(), reply.request_id.as_deref()), (200, Some("R-1")));
    assert!(server.received().join("").starts_with("HEAD /things HTTP/1.1\r\n"));
}

#[tokio::test]
async fn an_error_without_a_body_has_status_and_request_id() {
    let error = answer::<Head>("404 Not Found", "").await.expect_err("a failure");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(error.request_id(), Some("R-1"));
}

#[tokio::test]
async fn where_nothing_is_expected_anything_will_do() {
    for body in ["", "OK", "{\"a\":1}", "[1]", "<html>", "{"] {
        assert_eq!(answer::<Open>("200 OK", body).await.expect("an answer"), Nothing::default());
    }
}

#[test]
fn requests_are_read_by_the_names_of_their_parameters() {
    let json = br#"{"Json":{"ServerId":"a"},"Text":"t"}"#;
    let put: Put = alicloud_runtime::wire::request_from_json(json).expect("a request");
    assert_eq!((put.json.and_then(|node| node.id), put.text.as_deref()), (Some("a".to_owned()), Some("t")));
    let upload: Upload = alicloud_runtime::wire::request_from_json(br#"{"body":"text"}"#).expect("a request");
    assert_eq!(upload.body.as_deref(), Some("text"));
}
