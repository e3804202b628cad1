//! How many connections the built-in transport keeps, and for how long.

use std::time::Duration;

use alicloud_runtime::transport::{
    HyperTransport, HyperTransportBuilder, Proxy, TimeoutError, TimeoutPhase, Timeouts, Transport, TransportErrorKind,
};
use futures_util::FutureExt;

use crate::{
    client::{body_at, get, patient},
    proxy_server::{ProxyServer, Rule},
    server::{Script, Server, Then, response, until},
};

fn transport(settings: impl FnOnce(HyperTransportBuilder) -> HyperTransportBuilder) -> HyperTransport {
    settings(HyperTransport::builder().no_proxy()).build().expect("settings that work")
}

#[tokio::test]
async fn no_more_idle_connections_are_kept_than_allowed() {
    let script = Script { together: 2, ..Script::new(response("200 OK", "", "fine"), Then::Next) };
    let server = Server::start(script).await;
    let transport = transport(|builder| builder.max_idle_connections(1));
    let uri = format!("http://{}/", server.address);
    for connections in [2, 3] {
        // Nobody is answered before both have asked, so each has a connection.
        let (first, second) = tokio::join!(body_at(&transport, &uri), body_at(&transport, &uri));
        assert_eq!((first.expect("a response"), second.expect("a response")), ("fine".to_owned(), "fine".to_owned()));
        until("one of the two is closed", || server.open() == 1).await;
        assert_eq!(server.connections(), connections);
    }
}

#[tokio::test]
async fn connections_can_be_closed_after_every_call() {
    let server = Server::fine().await;
    let transport = transport(|builder| builder.max_idle_connections(0));
    for connections in [1, 2] {
        body_at(&transport, format!("http://{}/", server.address)).await.expect("a response");
        until("the connection is closed", || server.open() == 0).await;
        assert_eq!(server.connections(), connections);
    }
}

#[tokio::test]
async fn a_connection_that_nobody_uses_is_closed() {
    let server = Server::fine().await;
    let transport = transport(|builder| builder.idle_timeout(Duration::from_millis(1)));
    body_at(&transport, format!("http://{}/", server.address)).await.expect("a response");
    until("the connection is closed", || server.open() == 0).await;
}

#[tokio::test]
async fn the_last_clone_closes_all_connections() {
    let server = Server::fine().await;
    let transport = transport(|builder| builder.idle_timeout(None).tcp_keepalive(Duration::from_secs(30)));
    let clone = transport.clone();
    body_at(&transport, format!("http://{}/", server.address)).await.expect("a response");
    drop(transport);
    body_at(&clone, format!("http://{}/", server.address)).await.expect("a response");
    assert_eq!((server.connections(), server.open()), (1, 1));
    drop(clone);
    until("the connection is closed", || server.open() == 0).await;
}

#[tokio::test]
async fn a_proxy_that_says_nothing_is_given_up_while_connecting() {
    let server = Server::fine().await;
    let proxy = ProxyServer::start(server.address, Rule::Silent).await;
    let proxy = Proxy::new(format!("http://{}", proxy.address));
    let transport = transport(|builder| builder.proxy(proxy));
    let limit = Duration::from_millis(200);
    let timeouts = Timeouts::new(limit, Duration::from_secs(60));
    let error = transport.send(get("https://lamp.example/"), &timeouts).await.expect_err("no connection");
    let timeout = TimeoutError::new(TimeoutPhase::Connect, limit);
    assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Timeout(timeout), false));
}

#[test]
fn outside_a_runtime_nothing_is_sent() {
    let answer = transport(|builder| builder).send(get("http://127.0.0.1:1/"), &patient()).now_or_never();
    let error = answer.expect("an answer at once").expect_err("no runtime");
    assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::NoRuntime, false));
}
