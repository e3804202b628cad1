//! An authority, and certificates of servers and clients that it vouches for.

use std::sync::Arc;

use rcgen::{BasicConstraints, Certificate, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::{
    RootCertStore, ServerConfig,
    crypto::ring::default_provider,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    server::{WebPkiClientVerifier, danger::ClientCertVerifier},
};

/// The names of every server.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "lamp.example"];

/// Somebody who vouches for others.
pub(crate) struct Authority {
    certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.self_signed(&key).expect("a certificate");
        Self { certificate, issuer: Issuer::new(params, key) }
    }

    /// Its own certificate, which clients have to trust.
    pub(crate) fn pem(&self) -> String {
        self.certificate.pem()
    }

    fn vouch(&self, names: &[&str]) -> (Certificate, KeyPair) {
        let names: Vec<_> = names.iter().map(|&name| name.to_owned()).collect();
        let key = KeyPair::generate().expect("a key");
        let params = CertificateParams::new(names).expect("names");
        (params.signed_by(&key, &self.issuer).expect("a certificate"), key)
    }

    /// The certificate and the key of a client, in PEM.
    pub(crate) fn client(&self) -> (String, String) {
        let (certificate, key) = self.vouch(&["client.example"]);
        (certificate.pem(), key.serialize_pem())
    }

    /// A server that this authority vouches for.
    pub(crate) fn server(&self) -> Arc<ServerConfig> {
        self.server_of(&NAMES, None)
    }

    /// A server of another name than those that are called.
    pub(crate) fn misplaced_server(&self) -> Arc<ServerConfig> {
        self.server_of(&["elsewhere.example"], None)
    }

    /// A server that answers only clients whom this authority vouches for.
    pub(crate) fn demanding_server(&self) -> Arc<ServerConfig> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.der().clone()).expect("a root");
        let provider = Arc::new(default_provider());
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
        self.server_of(&NAMES, Some(verifier.expect("a verifier")))
    }

    fn server_of(&self, names: &[&str], verifier: Option<Arc<dyn ClientCertVerifier>>) -> Arc<ServerConfig> {
        let (certificate, key) = self.vouch(names);
        let chain: Vec<CertificateDer<'static>> = vec![certificate.der().clone()];
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let builder = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions of TLS");
        let builder = match verifier {
            Some(verifier) => builder.with_client_cert_verifier(verifier),
            None => builder.with_no_client_auth(),
        };
        Arc::new(builder.with_single_cert(chain, key).expect("a server"))
    }
}
