//! The transports that are tested, and requests to send with them.

use std::{sync::Arc, time::Duration};

use alicloud_runtime::{
    Bytes, TransportError, http,
    transport::{HyperTransport, Proxy, Timeouts, Transport},
};

/// What a test sets.
#[derive(Default)]
pub(crate) struct Setup {
    /// The one authority that is trusted.
    pub(crate) root: Option<String>,
    /// Certificate and key.
    pub(crate) identity: Option<(String, String)>,
    pub(crate) proxy: Option<String>,
    pub(crate) response_limit: Option<usize>,
}

/// Makes a transport.
pub(crate) type Make = fn(Setup) -> Arc<dyn Transport>;

pub(crate) fn hyper(setup: Setup) -> Arc<dyn Transport> {
    let mut builder = HyperTransport::builder().no_proxy();
    if let Some(root) = setup.root {
        builder = builder.system_certificates(false).root_certificates(root);
    }
    if let Some((chain, key)) = setup.identity {
        builder = builder.client_identity(chain, key);
    }
    if let Some(proxy) = setup.proxy {
        builder = builder.proxy(Proxy::new(proxy));
    }
    if let Some(limit) = setup.response_limit {
        builder = builder.response_limit(limit);
    }
    Arc::new(builder.build().expect("settings that work"))
}

#[cfg(feature = "reqwest")]
pub(crate) fn reqwest(setup: Setup) -> Arc<dyn Transport> {
    use alicloud_runtime::transport::ReqwestTransport;
    use reqwest::{Certificate, Client, Identity, Proxy, redirect::Policy};

    // Another test may have been faster.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = Client::builder().redirect(Policy::none()).no_proxy();
    if let Some(root) = setup.root {
        builder = builder.tls_certs_only([Certificate::from_pem(root.as_bytes()).expect("a certificate")]);
    }
    if let Some((chain, key)) = setup.identity {
        builder = builder.identity(Identity::from_pem((chain + &key).as_bytes()).expect("an identity"));
    }
    if let Some(proxy) = setup.proxy {
        builder = builder.proxy(Proxy::all(proxy).expect("a proxy"));
    }
    let transport = ReqwestTransport::new(builder.build().expect("a client"));
    Arc::new(match setup.response_limit {
        Some(limit) => transport.response_limit(limit),
        None => transport,
    })
}

/// Long enough for anything that does happen.
pub(crate) fn patient() -> Timeouts {
    Timeouts::new(Duration::from_secs(60), Duration::from_secs(60))
}

pub(crate) fn get(uri: impl AsRef<str>) -> http::Request<Bytes> {
    http::Request::get(uri.as_ref()).body(Bytes::new()).expect("a request")
}

/// The body of the response.
pub(crate) async fn body_at(transport: &dyn Transport, uri: impl AsRef<str>) -> Result<String, TransportError> {
    let response = transport.send(get(uri), &patient()).await?;
    Ok(String::from_utf8(response.into_body().into()).expect("text"))
}

/// The error of a call that gets no response.
pub(crate) async fn error_at(transport: &dyn Transport, uri: impl AsRef<str>) -> TransportError {
    body_at(transport, uri).await.expect_err("a failure")
}
