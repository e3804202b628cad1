//! Settings of the built-in transport that cannot work, and what is shown of those that can.

use alicloud_runtime::transport::{HyperConfigError, HyperTransport, Proxy};

use crate::{
    certificates::Authority,
    client::{body_at, error_at},
    server::Server,
};

#[test]
fn certificates_that_cannot_be_used_are_found_before_the_first_call() {
    let (_, key) = Authority::new().client();
    let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for (pem, problem) in [
        ("", "the root certificates contain no certificate in PEM"),
        ("some text", "the root certificates contain no certificate in PEM"),
        (&*key, "the root certificates contain no certificate in PEM"),
        (&broken[..40], "the root certificates are not PEM"),
        (broken, "the root certificates contain one that cannot be read"),
    ] {
        let error = HyperTransport::builder().root_certificates(pem).build().expect_err(problem);
        assert!(matches!(error, HyperConfigError::RootCertificates { .. }));
        assert_eq!(error.to_string(), problem);
    }
    let error = HyperTransport::builder().system_certificates(false).build().expect_err("nobody to trust");
    assert_eq!(error.to_string(), "the root certificates are missing, and the system's are off");
}

#[test]
fn an_identity_is_a_certificate_with_its_key() {
    let authority = Authority::new();
    let ((chain, key), (_, other_key)) = (authority.client(), authority.client());
    for (chain, key, problem) in [
        ("", &*key, "the certificates of the client contain no certificate in PEM"),
        (&chain, &chain, "the identity of the client has no private key in PEM"),
        (&chain, &other_key, "the identity of the client has a key that does not belong to its certificate"),
    ] {
        let error = HyperTransport::builder().client_identity(chain, key).build().expect_err(problem);
        assert_eq!(error.to_string(), problem);
    }
    let both = chain + &key;
    HyperTransport::builder().client_identity(both.as_str(), both.as_str()).build().expect("one text for both");
}

#[test]
fn neither_keys_nor_passwords_are_shown() {
    let (chain, key) = Authority::new().client();
    let builder = HyperTransport::builder()
        .client_identity(chain, key.as_str())
        .proxy(Proxy::new("http://user:hunter2@proxy.example"));
    let shown = format!("{builder:?} {:?}", builder.clone().build().expect("settings that work"));
    assert!(shown.contains("client_identity: true"), "{shown}");
    let secret = key.lines().nth(1).expect("a key");
    assert!(!shown.contains("hunter2") && !shown.contains(secret), "{shown}");
    // Nor as the bytes that they are made of.
    assert!(!shown.contains(&format!("{:?}", &secret.as_bytes()[..8]).trim_matches(['[', ']']).to_owned()), "{shown}");
}

#[tokio::test]
async fn further_roots_stand_beside_those_of_the_machine_or_alone() {
    let (authority, other) = (Authority::new(), Authority::new());
    let server = Server::over_tls(authority.server()).await;
    let uri = format!("https://{}/", server.address);
    for system in [true, false] {
        let builder = HyperTransport::builder().no_proxy().system_certificates(system).root_certificates(other.pem());
        let transport = builder.clone().build().expect("settings that work");
        let error = error_at(&transport, &uri).await;
        assert!(error.to_string().contains("certificate"), "{error}");
        let transport = builder.root_certificates(authority.pem()).build().expect("settings that work");
        assert_eq!(body_at(&transport, &uri).await.expect("a response"), "fine");
    }
}
