//! Complete exchanges, and what becomes of their connections.

use alicloud_runtime::{
    Bytes, http,
    transport::{Transport, TransportErrorKind},
};
use tokio::runtime::Handle;

use crate::{
    client::{Make, Setup, body_at, error_at, get, patient},
    proxy_server::{ProxyServer, Rule},
    server::{Script, Server, Then, response, until},
};

pub(super) async fn a_request_arrives_and_its_response_comes_back(make: Make) {
    let answer = response("418 Short And Stout", "x-acs-request-id: R-1\r\n", "tea");
    let server = Server::start(Script::new(answer, Then::Next)).await;
    let request = http::Request::put(format!("http://{}/a%2Fb/%E4%B8%AD?A=%27&B=1&B=~", server.address))
        .header("x-acs-action", "BrewTea")
        .header("content-type", "application/json")
        .body(Bytes::from_static(br#"{"Cups":2}"#))
        .expect("a request");
    let response = make(Setup::default()).send(request, &patient()).await.expect("a response");
    assert_eq!(response.status(), 418);
    assert_eq!(response.headers()["x-acs-request-id"], "R-1");
    assert_eq!(response.body(), "tea");
    let received = server.received().concat();
    assert!(received.starts_with("PUT /a%2Fb/%E4%B8%AD?A=%27&B=1&B=~ HTTP/1.1\r\n"), "{received}");
    for line in ["x-acs-action: BrewTea\r\n", "content-type: application/json\r\n", "content-length: 10\r\n"] {
        assert!(received.contains(line), "{line} is not in {received}");
    }
    assert!(received.contains(&format!("host: {}\r\n", server.address)), "{received}");
    assert!(received.ends_with("\r\n\r\n{\"Cups\":2}"), "{received}");
}

pub(super) async fn a_redirect_is_not_followed(make: Make) {
    let elsewhere = Server::fine().await;
    let location = format!("location: http://{}/\r\n", elsewhere.address);
    for status in ["301 Moved", "302 Found", "307 Temporary Redirect"] {
        let server = Server::start(Script::new(response(status, &location, "there"), Then::Next)).await;
        let request = get(format!("http://{}/", server.address));
        let response = make(Setup::default()).send(request, &patient()).await.expect("a response");
        assert!(response.status().is_redirection());
        assert_eq!(response.body(), "there");
    }
    assert_eq!(elsewhere.connections(), 0);
}

pub(super) async fn a_response_may_have_just_as_many_bytes_as_allowed(make: Make) {
    let server = Server::fine().await;
    let transport = make(Setup { response_limit: Some(4), ..Setup::default() });
    let body = body_at(&transport, format!("http://{}/", server.address)).await;
    assert_eq!(body.expect("a response"), "fine");
}

pub(super) async fn a_longer_response_is_an_error_however_its_length_is_said(make: Make) {
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n".to_owned();
    let endless = "HTTP/1.1 200 OK\r\n\r\nabcdef".to_owned();
    for answer in [endless, response("200 OK", "", "abcdef"), chunked] {
        let is_endless = !answer.contains(": ");
        let server = Server::start(Script::new(answer, Then::Stall)).await;
        let transport = make(Setup { response_limit: Some(4), ..Setup::default() });
        let error = error_at(&transport, format!("http://{}/", server.address)).await;
        assert_eq!(error.kind(), TransportErrorKind::BodyTooLarge { limit: 4 });
        assert!(error.was_sent());
        if is_endless {
            // Nobody waits for the rest of what is too long already.
            until("the connection is given up", || server.open() == 0).await;
        }
    }
}

pub(super) async fn a_connection_is_used_again(make: Make) {
    let server = Server::fine().await;
    let transport = make(Setup::default());
    for _ in 0..3 {
        let body = body_at(&transport, format!("http://{}/", server.address)).await;
        assert_eq!(body.expect("a response"), "fine");
    }
    assert_eq!((server.received().len(), server.connections()), (3, 1));
}

pub(super) async fn a_connection_that_was_closed_meanwhile_is_replaced(make: Make) {
    let server = Server::start(Script::new(response("200 OK", "", "fine"), Then::Close)).await;
    let transport = make(Setup::default());
    let alive = || Handle::current().metrics().num_alive_tasks();
    let before = alive();
    body_at(&transport, format!("http://{}/", server.address)).await.expect("a response");
    // All that may be left is what looks after the pool.
    until("the end of the connection is noticed", || alive() <= before + 1).await;
    body_at(&transport, format!("http://{}/", server.address)).await.expect("a response");
    assert_eq!(server.connections(), 2);
}

pub(super) async fn what_comes_after_a_response_is_not_taken_for_the_next(make: Make) {
    let answer = response("200 OK", "", "fine") + &response("200 OK", "", "false");
    let server = Server::start(Script::new(answer, Then::Next)).await;
    let transport = make(Setup::default());
    for _ in 0..5 {
        let body = body_at(&transport, format!("http://{}/", server.address)).await;
        assert!(body.is_ok_and(|body| body == "fine"));
    }
    assert_eq!(server.connections(), 5);
}

pub(super) async fn nothing_goes_on_after_a_call_is_dropped(make: Make) {
    let amid_the_head = Server::start(Script::new("HTTP/1.1 200 OK\r\ncontent-le", Then::Stall)).await;
    let amid_the_body = Server::start(Script::new("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfi", Then::Stall)).await;
    for server in [amid_the_head, amid_the_body] {
        let transport = make(Setup::default());
        let asked = || server.received().len() == 1;
        drop_once(&transport, &format!("http://{}/", server.address), asked).await;
        assert_eq!(server.open(), 0);
    }
    let server = Server::fine().await;
    let proxy = ProxyServer::start(server.address, Rule::Silent).await;
    let transport = make(Setup { proxy: Some(format!("http://{}", proxy.address)), ..Setup::default() });
    drop_once(&transport, "https://lamp.example/", || proxy.heads().len() == 1).await;
}

/// Drops a call at a certain point, and waits until nothing is left of it: neither here nor at the server, which runs in
/// the same runtime.
async fn drop_once(transport: &dyn Transport, uri: &str, point: impl Fn() -> bool) {
    let alive = || Handle::current().metrics().num_alive_tasks();
    let before = alive();
    let during = tokio::select! {
        _ = transport.send(get(uri), &patient()) => None,
        () = until("the call gets there", &point) => Some(alive()),
    };
    assert!(during.expect("no response") > before);
    until("nothing is left of the call", || alive() == before).await;
}
