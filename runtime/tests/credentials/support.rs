//! A server that answers by request, a transport that leads everything to it, and what tests say about outcomes.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::SystemTime,
};

use alicloud_runtime::{
    Bytes, Credentials, CredentialsError, ProvideCredentials, ProviderContext, SystemClock, TransportError, http,
    transport::{BoxFuture, HyperTransport, Timeouts, Transport},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    /// Method and target, such as `GET /`.
    pub(crate) line: String,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Received {
    /// A header, by its name in lowercase.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// Status and body.
pub(crate) type Response = (u16, String);

type Answer = dyn Fn(&Received) -> Response + Send + Sync;

/// A server that answers each request as a function says.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    pub(crate) async fn start(answer: impl Fn(&Received) -> Response + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let received = Arc::new(Mutex::new(Vec::new()));
        let (log, answer): (_, Arc<Answer>) = (Arc::clone(&received), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&answer), Arc::clone(&log)));
            }
        });
        Self { address, received }
    }

    /// A server that answers everything the same.
    pub(crate) async fn answering(status: u16, body: impl Into<String>) -> Self {
        let body = body.into();
        Self::start(move |_| (status, body.clone())).await
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().expect("no panic").clone()
    }

    /// The first lines of the requests so far.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.received().into_iter().map(|request| request.line).collect()
    }

    /// A context whose every request ends up here, whatever host it is for.
    pub(crate) fn context(&self) -> ProviderContext {
        context_with(Redirect::to(self.address))
    }
}

async fn serve(mut stream: TcpStream, answer: Arc<Answer>, log: Arc<Mutex<Vec<Received>>>) {
    if let Some(request) = read(&mut stream).await {
        let (status, body) = answer(&request);
        log.lock().expect("no panic").push(request);
        let length = body.len();
        let text = format!("HTTP/1.1 {status} Status\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}");
        let _ = stream.write_all(text.as_bytes()).await;
        let _ = stream.shutdown().await;
    }
}

async fn read(stream: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
            if body.len() >= length.parse().ok()? {
                let line = head.lines().next()?.trim_end_matches(" HTTP/1.1").to_owned();
                return Some(Received { line, head: head.to_owned(), body: body.to_owned() });
            }
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
}

/// Sends what is for any host to one server. The `host` header of a signed call stays.
pub(crate) struct Redirect {
    address: SocketAddr,
    transport: HyperTransport,
}

impl Redirect {
    pub(crate) fn to(address: SocketAddr) -> Self {
        Self { address, transport: HyperTransport::new() }
    }
}

impl Transport for Redirect {
    fn send(
        &self,
        mut request: http::Request<Bytes>,
        timeouts: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
        let uri = format!("http://{}{target}", self.address);
        *request.uri_mut() = uri.parse().expect("a URI");
        self.transport.send(request, timeouts)
    }
}

/// A context with the built-in transport and nothing that leads elsewhere.
pub(crate) fn context() -> ProviderContext {
    context_with(HyperTransport::new())
}

/// A context with that transport. Providers look at the environment of this process, which must not decide a test.
pub(crate) fn context_with(transport: impl Transport + 'static) -> ProviderContext {
    let set: Vec<_> = std::env::vars_os().map(|(name, _)| name.to_string_lossy().into_owned()).collect();
    let set: Vec<_> = set.into_iter().filter(|name| name.starts_with("ALIBABA_CLOUD_")).collect();
    assert!(set.is_empty(), "these tests want {} unset", set.join(", "));
    ProviderContext::new(Arc::new(transport), Arc::new(SystemClock::new()))
}

/// An end that the clock of this machine has not reached.
pub(crate) const END: &str = "2999-01-02T03:04:05Z";

/// That end, as a time.
pub(crate) fn end() -> SystemTime {
    SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(32_472_241_445)
}

/// What instance metadata and credentials URIs answer.
pub(crate) fn session(id: &str) -> String {
    format!(
        r#"{{"Code":"Success","AccessKeyId":"{id}","AccessKeySecret":"hunter-session-secret",
        "SecurityToken":"hunter-session-token","Expiration":"{END}"}}"#
    )
}

/// What the Security Token Service answers.
pub(crate) fn assumed(id: &str) -> String {
    format!(
        r#"{{"RequestId":"R-1","AssumedRoleUser":{{"Arn":"a","AssumedRoleId":"i"}},"Credentials":{{
        "AccessKeyId":"{id}","AccessKeySecret":"hunter-role-secret","SecurityToken":"hunter-role-token",
        "Expiration":"{END}"}}}}"#
    )
}

/// The credentials of a provider, as `Debug` shows them, after a search for secrets.
pub(crate) async fn given(provider: &dyn ProvideCredentials, context: &ProviderContext) -> (String, Credentials) {
    let credentials = provider.provide(context).await.expect("credentials");
    let shown = format!("{credentials:?}");
    assert_harmless(&format!("{shown} {provider:?}"));
    (shown, credentials)
}

/// The message of a provider that fails, after a search for secrets in all that can be shown of it.
pub(crate) async fn refused(provider: &dyn ProvideCredentials, context: &ProviderContext) -> String {
    let error = failure(provider, context).await;
    assert!(error.is_configured(), "{error}");
    error.to_string()
}

/// The message of a provider that there is nothing for.
pub(crate) async fn absent(provider: &dyn ProvideCredentials, context: &ProviderContext) -> String {
    let error = failure(provider, context).await;
    assert!(!error.is_configured(), "{error}");
    error.to_string()
}

async fn failure(provider: &dyn ProvideCredentials, context: &ProviderContext) -> CredentialsError {
    let error = provider.provide(context).await.expect_err("a failure");
    let mut shown = format!("{error} {error:?} {error:#?} {provider:?} {provider:#?}");
    let mut cause = std::error::Error::source(&error);
    while let Some(inner) = cause {
        shown.push_str(&format!(" {inner} {inner:?}"));
        cause = inner.source();
    }
    assert_harmless(&shown);
    error
}

/// Whether a text is free of the secrets of these tests.
pub(crate) fn assert_harmless(text: &str) {
    assert!(!text.contains("hunter"), "{text}");
}
