//! Who trusts whom.

use alicloud_runtime::transport::TransportErrorKind;

use crate::{
    certificates::Authority,
    client::{Make, Setup, body_at, error_at},
    server::Server,
};

pub(super) async fn an_authority_that_is_trusted_vouches_for_a_server(make: Make) {
    let authority = Authority::new();
    let server = Server::over_tls(authority.server()).await;
    let transport = make(Setup { root: Some(authority.pem()), ..Setup::default() });
    for host in ["127.0.0.1", "localhost"] {
        let body = body_at(&transport, format!("https://{host}:{}/lamps", server.address.port())).await;
        assert_eq!(body.expect("a response"), "fine");
    }
    assert!(server.received().iter().all(|request| request.starts_with("GET /lamps HTTP/1.1\r\n")));
}

pub(super) async fn an_unknown_authority_does_not(make: Make) {
    let server = Server::over_tls(Authority::new().server()).await;
    // Neither another one nor any that the machine knows.
    for root in [Some(Authority::new().pem()), None] {
        let transport = make(Setup { root, ..Setup::default() });
        let error = error_at(&transport, format!("https://{}/", server.address)).await;
        assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Connect, false), "{error}");
        assert!(error.to_string().contains("certificate"), "{error}");
    }
    assert!(server.received().is_empty());
}

pub(super) async fn a_certificate_of_another_host_is_refused(make: Make) {
    let authority = Authority::new();
    let server = Server::over_tls(authority.misplaced_server()).await;
    let transport = make(Setup { root: Some(authority.pem()), ..Setup::default() });
    let error = error_at(&transport, format!("https://{}/", server.address)).await;
    assert_eq!(error.kind(), TransportErrorKind::Connect, "{error}");
    assert!(server.received().is_empty());
}

pub(super) async fn a_client_shows_who_it_is(make: Make) {
    let authority = Authority::new();
    let server = Server::over_tls(authority.demanding_server()).await;
    let identity = Some(authority.client());
    let transport = make(Setup { root: Some(authority.pem()), identity, ..Setup::default() });
    let body = body_at(&transport, format!("https://{}/", server.address)).await;
    assert_eq!(body.expect("a response"), "fine");
}

pub(super) async fn a_client_that_does_not_is_not_answered(make: Make) {
    let authority = Authority::new();
    let server = Server::over_tls(authority.demanding_server()).await;
    for identity in [None, Some(Authority::new().client())] {
        let transport = make(Setup { root: Some(authority.pem()), identity, ..Setup::default() });
        // To the client the handshake looks complete before the server has said no, so that a part of the request may
        // have been written.
        error_at(&transport, format!("https://{}/", server.address)).await;
    }
    assert!(server.received().is_empty());
}
