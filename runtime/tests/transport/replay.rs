//! Recordings: what is in them, and what is answered from them.

mod answers;
mod kept;
mod round_trip;

use alicloud_runtime::{
    Bytes, TransportError, http,
    transport::{
        BoxFuture, Timeouts, Transport,
        replay::{Recorder, Recording},
    },
};

use crate::client::patient;

/// A service that answers everything with the same.
struct Service {
    status: u16,
    headers: &'static [(&'static str, &'static str)],
    body: &'static [u8],
}

impl Service {
    fn saying(body: &'static [u8]) -> Self {
        Self { status: 200, headers: &[("content-type", "application/json")], body }
    }
}

impl Transport for Service {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let mut response = http::Response::builder().status(self.status);
        for (name, value) in self.headers {
            response = response.header(*name, *value);
        }
        let response = response.body(Bytes::from_static(self.body)).expect("a response");
        Box::pin(std::future::ready(Ok(response)))
    }
}

/// A request with the headers that version 3 of the signature gives it.
fn request(action: &str, target: &str, media_type: &str, body: &'static [u8]) -> http::Request<Bytes> {
    http::Request::post(format!("https://lamp.aliyuncs.com{target}"))
        .header("authorization", "ACS3-HMAC-SHA256 Credential=the-key-id,Signature=the-signature")
        .header("x-acs-action", action)
        .header("x-acs-version", "2020-01-01")
        .header("x-acs-accesskey-id", "the-key-id")
        .header("x-acs-security-token", "the-token")
        .header("x-acs-signature-nonce", "the-nonce")
        .header("content-type", media_type)
        .body(Bytes::from_static(body))
        .expect("a request")
}

fn query(action: &str, target: &str) -> http::Request<Bytes> {
    request(action, target, "application/json", b"")
}

async fn send(
    transport: &dyn Transport,
    request: http::Request<Bytes>,
) -> Result<http::Response<Bytes>, TransportError> {
    transport.send(request, &patient()).await
}

/// What a recorder keeps of these requests to a service.
async fn recording_of(recorder: Recorder<Service>, requests: Vec<http::Request<Bytes>>) -> Recording {
    for request in requests {
        send(&recorder, request).await.expect("a response");
    }
    recorder.recording()
}
