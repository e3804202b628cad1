//! What TLS needs: certificates to trust, and perhaps one to show.

use std::{
    io,
    sync::{Arc, OnceLock},
};

use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    sign::{CertifiedKey, SingleCertAndKey},
};

use super::HyperConfigError;

/// The settings of TLS, turned into a configuration at the first `https` URI, so that a machine without root certificates
/// can still use `http`.
pub(super) struct Tls {
    trust: Trust,
    identity: Option<Arc<CertifiedKey>>,
    config: OnceLock<Arc<ClientConfig>>,
}

/// Whose certificates are accepted.
pub(super) struct Trust {
    /// Those that the machine trusts.
    pub(super) system: bool,
    /// Further ones.
    pub(super) extra: Vec<CertificateDer<'static>>,
}

impl Tls {
    pub(super) fn new(trust: Trust, identity: Option<Arc<CertifiedKey>>) -> Self {
        Self { trust, identity, config: OnceLock::new() }
    }

    /// The configuration. A failure is not kept: the next call may find the certificates.
    pub(super) fn config(&self) -> io::Result<Arc<ClientConfig>> {
        if let Some(config) = self.config.get() {
            return Ok(Arc::clone(config));
        }
        let roots = self.trust.roots()?;
        // The provider is named, since a default is ambiguous once another crate enables a second one.
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_root_certificates(roots);
        let config = match &self.identity {
            Some(identity) => config.with_client_cert_resolver(Arc::new(SingleCertAndKey::from(Arc::clone(identity)))),
            None => config.with_no_client_auth(),
        };
        Ok(Arc::clone(self.config.get_or_init(|| Arc::new(config))))
    }
}

impl Trust {
    fn roots(&self) -> io::Result<RootCertStore> {
        let mut roots = RootCertStore::empty();
        // They were looked at when the transport was built.
        roots.add_parsable_certificates(self.extra.iter().cloned());
        if self.system {
            let native = rustls_native_certs::load_native_certs();
            roots.add_parsable_certificates(native.certs);
            if roots.is_empty() {
                let reason = native.errors.first().map_or_else(|| "there are none".to_owned(), ToString::to_string);
                return Err(io::Error::other(format!("none of the system's root certificates can be used: {reason}")));
            }
        }
        Ok(roots)
    }
}

/// All certificates in `pem`, each of which can be a root.
pub(super) fn root_certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, HyperConfigError> {
    let failed = |problem| HyperConfigError::RootCertificates { problem };
    let certificates = certificates(pem).map_err(failed)?;
    let mut roots = RootCertStore::empty();
    for certificate in &certificates {
        roots.add(certificate.clone()).map_err(|_| failed("contain one that cannot be read"))?;
    }
    Ok(certificates)
}

/// A chain, that of the client first, with the key of its first certificate.
pub(super) fn identity(chain: &[u8], key: &[u8]) -> Result<Arc<CertifiedKey>, HyperConfigError> {
    let failed = |problem| HyperConfigError::ClientIdentity { problem };
    let chain = certificates(chain).map_err(|problem| HyperConfigError::ClientCertificates { problem })?;
    let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| failed("has no private key in PEM"))?;
    match CertifiedKey::from_der(chain, key, &ring::default_provider()) {
        Ok(identity) => Ok(Arc::new(identity)),
        Err(rustls::Error::InconsistentKeys(_)) => Err(failed("has a key that does not belong to its certificate")),
        Err(_) => Err(failed("cannot be used: its key is of an unknown kind or its certificate cannot be read")),
    }
}

/// What is wrong is said without what is in the file, which may be a key in the wrong place.
fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, &'static str> {
    let certificates = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>();
    match certificates {
        Ok(certificates) if certificates.is_empty() => Err("contain no certificate in PEM"),
        Ok(certificates) => Ok(certificates),
        Err(_) => Err("are not PEM"),
    }
}
