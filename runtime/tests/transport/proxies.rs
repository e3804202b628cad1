//! What only the built-in transport knows about proxies: exceptions, SOCKS, and hosts that need none.

use std::time::Duration;

use alicloud_runtime::transport::{HyperTransport, Proxy, Timeouts, Transport, TransportErrorKind};

use crate::{
    certificates::Authority,
    client::{body_at, error_at, get},
    proxy_server::{ProxyServer, Rule},
    server::Server,
    socks_server::SocksServer,
};

fn through(proxy: Proxy) -> HyperTransport {
    HyperTransport::builder().proxy(proxy).build().expect("settings that work")
}

#[tokio::test]
async fn exceptions_go_past_the_proxy() {
    let server = Server::fine().await;
    let proxy_server = ProxyServer::start(server.address, Rule::Refuse("403 Forbidden")).await;
    let proxy = Proxy::new(format!("http://{}", proxy_server.address));
    let uri = format!("http://{}/", server.address);
    let with_port = server.address.to_string();
    for hosts in ["127.0.0.1", "lamp.example, 127.0.0.0/8", "*.example,127.0.0.1", &with_port] {
        let body = body_at(&through(proxy.clone().except(hosts)), &uri).await;
        assert_eq!(body.expect("a response"), "fine", "{hosts}");
    }
    assert!(proxy_server.heads().is_empty());
    // Without an exception, a proxy that was given is asked even for this machine.
    for hosts in ["", "127.0.0.1:1", "[::1]:80"] {
        let body = body_at(&through(proxy.clone().except(hosts)), &uri).await;
        assert_eq!(body.expect("a response of the proxy"), "", "{hosts}");
    }
    assert_eq!(proxy_server.heads().len(), 3);
}

#[tokio::test]
async fn the_metadata_of_the_machine_is_never_asked_for_through_a_proxy() {
    let server = Server::fine().await;
    let proxy = ProxyServer::start(server.address, Rule::Anyone).await;
    let transport = through(Proxy::new(format!("http://{}", proxy.address)));
    // What comes of it depends on the machine; the proxy would have answered.
    let timeouts = Timeouts::new(Duration::from_millis(200), Duration::from_millis(400));
    let _ = transport.send(get("http://100.100.100.200/latest/meta-data/"), &timeouts).await;
    assert!(proxy.heads().is_empty());
    body_at(&transport, "http://lamp.example/").await.expect("a response");
    assert_eq!(proxy.heads().len(), 1);
}

#[tokio::test]
async fn a_socks_proxy_connects_to_names_of_its_own() {
    let authority = Authority::new();
    let (plain, tls) = (Server::fine().await, Server::over_tls(authority.server()).await);
    for (server, uri, asked) in [
        (&plain, "http://lamp.example/", "lamp.example:80"),
        (&plain, "http://lamp.example:8080/", "lamp.example:8080"),
        (&tls, "https://lamp.example/", "lamp.example:443"),
    ] {
        let proxy = SocksServer::start(server.address, "user:hunter@2").await;
        let transport = HyperTransport::builder()
            .proxy(Proxy::new(format!("socks5://user:hunter%402@{}", proxy.address)))
            .root_certificates(authority.pem())
            .build()
            .expect("settings that work");
        assert_eq!(body_at(&transport, uri).await.expect("a response"), "fine");
        assert_eq!(proxy.asked(), [asked]);
    }
}

#[tokio::test]
async fn a_socks_proxy_that_refuses_is_no_connection() {
    let server = Server::fine().await;
    let proxy = SocksServer::start(server.address, "user:hunter2").await;
    let transport = through(Proxy::new(format!("socks5h://user:hunter3@{}", proxy.address)));
    let error = error_at(&transport, "http://lamp.example/").await;
    assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Connect, false), "{error}");
    assert!(error.to_string().contains(&format!("the proxy {}", proxy.address)), "{error}");
    assert!(!format!("{error} {error:?}").contains("hunter3"), "{error:?}");
}

#[tokio::test]
async fn an_error_names_the_proxy_and_what_happened_to_it() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    for uri in ["http://lamp.example/", "https://lamp.example/"] {
        let error = error_at(&through(Proxy::new(format!("http://user:hunter2@{address}"))), uri).await;
        assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Connect, false), "{error}");
        let text = error.to_string();
        assert!(text.contains(&format!("no connection through the proxy {address}: ")), "{text}");
        assert!(text.to_lowercase().contains("refused"), "{text}");
        assert!(!format!("{error:?}{text}").contains("hunter2"), "{error:?}");
    }
}
