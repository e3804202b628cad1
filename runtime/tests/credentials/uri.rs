//! Credentials URIs.

use alicloud_runtime::{Config, credentials::UriProvider};

use crate::support::{Server, context, end, given, refused, session};

#[tokio::test]
async fn a_uri_gives_credentials_that_expire() {
    let server = Server::answering(200, session("the-key-of-a-uri")).await;
    let provider = UriProvider::new(format!("{}/who?key=hunter2", server.url()));
    let (shown, credentials) = given(&provider, &context()).await;
    assert_eq!((shown.as_str(), credentials.expiration()), ("Credentials::Sts(***-uri)", Some(end())));
    assert_eq!(server.lines(), ["GET /who?key=hunter2"]);
}

#[tokio::test]
async fn whatever_else_a_uri_answers_is_a_failure_that_names_the_host_alone() {
    for (status, body, message) in [
        (200, "hunter2".to_owned(), "the response is not JSON"),
        (200, session("i").replace("Expiration", "hunter2"), "the response has no Expiration"),
        (200, session("i").replace("Success", "NoSuchRole"), "the response has the code NoSuchRole"),
        (404, session("i"), "returned HTTP 404"),
        (302, session("i"), "returned HTTP 302"),
    ] {
        let server = Server::answering(status, body).await;
        let uri = format!("http://user:hunter2@{}/hunter3?key=hunter4", server.address);
        let error = refused(&UriProvider::new(uri), &context()).await;
        assert!(error.starts_with(&format!("credentials URI: {}", server.address)), "{error}");
        assert!(error.ends_with(message), "{error}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_failure() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let error = refused(&UriProvider::new(format!("http://{address}/hunter2")), &context()).await;
    let start = format!("credentials URI: no response: cannot connect ({address})");
    assert!(error.starts_with(&start), "{error}");
}

#[tokio::test]
async fn a_configuration_refuses_what_is_no_uri() {
    for uri in ["", "/hunter2", "ftp://hunter2/", "http://", "http://a b/hunter2", "localhost/hunter2"] {
        let error = Config::builder().credentials(UriProvider::new(uri)).build().expect_err(uri).to_string();
        assert_eq!(error, "the credentials URI is not a URI that starts with http:// or https://");
        let error = refused(&UriProvider::new(uri), &context()).await;
        assert_eq!(error, "credentials URI: it is not a URI that starts with http:// or https://");
    }
}
