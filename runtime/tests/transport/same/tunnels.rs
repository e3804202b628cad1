//! HTTP proxies. The host that is called exists for the proxy alone.

use alicloud_runtime::transport::TransportErrorKind;

use crate::{
    certificates::Authority,
    client::{Make, Setup, body_at, error_at, get, patient},
    proxy_server::{ProxyServer, Rule},
    server::Server,
};

/// `user:hunter2` as proxies are told it.
const SECRET: &str = "Basic dXNlcjpodW50ZXIy";

fn setup(authority: &Authority, proxy: String) -> Setup {
    Setup { root: Some(authority.pem()), proxy: Some(proxy), ..Setup::default() }
}

pub(super) async fn https_goes_through_a_tunnel(make: Make) {
    let authority = Authority::new();
    let server = Server::over_tls(authority.server()).await;
    let proxy = ProxyServer::start(server.address, Rule::Anyone).await;
    let transport = make(setup(&authority, format!("http://{}", proxy.address)));
    for _ in 0..2 {
        let body = body_at(&transport, "https://lamp.example/lamps").await;
        assert_eq!(body.expect("a response"), "fine");
    }
    let heads = proxy.heads();
    let head = heads.first().expect("the proxy was asked");
    assert_eq!(heads.len(), 1, "the tunnel is used again");
    assert!(head.starts_with("CONNECT lamp.example:443 HTTP/1.1\r\n"), "{head}");
    assert!(!head.to_lowercase().contains("authorization"), "{head}");
    assert!(server.received().iter().all(|request| request.starts_with("GET /lamps HTTP/1.1\r\n")));
}

pub(super) async fn the_password_of_a_proxy_goes_to_the_proxy_alone(make: Make) {
    let authority = Authority::new();
    let server = Server::over_tls(authority.server()).await;
    let proxy = ProxyServer::start(server.address, Rule::Only(SECRET)).await;
    let transport = make(setup(&authority, format!("http://user:hunter2@{}", proxy.address)));
    let body = body_at(&transport, "https://lamp.example/").await;
    assert_eq!(body.expect("a response"), "fine");
    assert!(!server.received().concat().to_lowercase().contains("authorization"));
    for user in ["", "user:hunter3@"] {
        let transport = make(setup(&authority, format!("http://{user}{}", proxy.address)));
        let error = error_at(&transport, "https://lamp.example/").await;
        assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Connect, false), "{error}");
        assert!(error.to_string().contains("proxy authorization required"), "{error}");
        assert!(!format!("{error} {error:?}").contains("hunter3"), "{error:?}");
    }
    assert_eq!(server.received().len(), 1);
}

pub(super) async fn a_proxy_that_refuses_is_no_connection(make: Make) {
    let authority = Authority::new();
    let server = Server::over_tls(authority.server()).await;
    for status in ["403 Forbidden", "502 Bad Gateway", "302 Found"] {
        let proxy = ProxyServer::start(server.address, Rule::Refuse(status)).await;
        let transport = make(setup(&authority, format!("http://{}", proxy.address)));
        let error = error_at(&transport, "https://lamp.example/").await;
        assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Connect, false), "{error}");
        assert!(error.to_string().contains("tunnel"), "{error}");
    }
    assert_eq!(server.connections(), 0);
}

pub(super) async fn plain_http_is_handed_to_the_proxy(make: Make) {
    let server = Server::fine().await;
    let proxy = ProxyServer::start(server.address, Rule::Only(SECRET)).await;
    let proxy_url = format!("http://user:hunter2@{}", proxy.address);
    let transport = make(Setup { proxy: Some(proxy_url), ..Setup::default() });
    let body = body_at(&transport, "http://lamp.example/lamps?A=1").await;
    assert_eq!(body.expect("a response"), "fine");
    let heads = proxy.heads().concat();
    assert!(heads.starts_with("GET http://lamp.example/lamps?A=1 HTTP/1.1\r\n"), "{heads}");
    assert!(heads.contains("host: lamp.example\r\n"), "{heads}");
    assert!(server.received().concat().starts_with("GET /lamps?A=1 HTTP/1.1\r\n"));
    // What the proxy says to a request that it does not pass on is an answer like any other.
    let transport = make(Setup { proxy: Some(format!("http://{}", proxy.address)), ..Setup::default() });
    let response = transport.send(get("http://lamp.example/"), &patient()).await.expect("a response");
    assert_eq!(response.status(), 407);
}
