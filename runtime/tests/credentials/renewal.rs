//! Many calls at once with credentials that come from a real server and end.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, SystemTime},
};

use alicloud_runtime::{
    Bytes, Client, Clock, Config, TransportError,
    credentials::UriProvider,
    http,
    transport::{BoxFuture, HyperTransport, Timeouts, Transport},
};

use crate::{
    lamp,
    support::{END, Server, assert_harmless, end, session},
};

/// A clock that stands still until it is moved.
#[derive(Clone, Default)]
struct Hand(Arc<Mutex<Duration>>);

impl Hand {
    fn pass(&self, duration: Duration) {
        *self.0.lock().expect("no panic") += duration;
    }
}

/// One hour before the end.
impl Clock for Hand {
    fn now(&self) -> SystemTime {
        end() - Duration::from_secs(3600) + self.monotonic()
    }

    fn monotonic(&self) -> Duration {
        *self.0.lock().expect("no panic")
    }

    fn sleep(&self, _: Duration) -> Option<BoxFuture<'static, ()>> {
        None
    }
}

/// Asks the server for credentials, and answers calls itself with the key that signed them: a thousand connections are
/// more than some systems allow.
#[derive(Clone)]
struct Answering {
    transport: HyperTransport,
    /// A key whose token is not taken any more.
    refused: Arc<Mutex<&'static str>>,
}

impl Answering {
    fn new() -> Self {
        Self { transport: HyperTransport::new(), refused: Arc::default() }
    }
}

impl Transport for Answering {
    fn send(
        &self,
        request: http::Request<Bytes>,
        timeouts: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        if request.uri().path() == "/who" {
            return self.transport.send(request, timeouts);
        }
        let id = request.headers().get("x-acs-accesskey-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
        let mut response = http::Response::new(format!(r#"{{"RequestId":"{id}"}}"#).into());
        if id == *self.refused.lock().expect("no panic") {
            *response.status_mut() = http::StatusCode::FORBIDDEN;
            *response.body_mut() = r#"{"Code":"InvalidSecurityToken.Expired"}"#.into();
        }
        Box::pin(async { Ok(response) })
    }
}

fn client(server: &Server, clock: &Hand) -> Client {
    client_over(Answering::new(), server, clock)
}

fn client_over(transport: Answering, server: &Server, clock: &Hand) -> Client {
    let provider = UriProvider::new(format!("{}/who", server.url()));
    let config = Config::builder().region("cn-hangzhou").credentials(provider).clock(clock.clone());
    let config = config.transport(transport).build().expect("a complete configuration");
    Client::new(&lamp::SERVICE, &config)
}

/// Makes a thousand calls at once, and gives what becomes of each.
async fn thousand(client: &Client) -> Vec<Result<String, String>> {
    let calls: Vec<_> = (0..1000)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.call(lamp::request()).await })
        })
        .collect();
    let mut outcomes = Vec::new();
    for call in calls {
        let outcome = call.await.expect("no panic");
        outcomes.push(
            outcome.map(|lamp| lamp.request_id.unwrap_or_default()).map_err(|error| format!("{error} {error:?}")),
        );
    }
    outcomes
}

/// A server that gives `key-1`, and from then on `key-2`, which lasts longer.
async fn two_keys() -> Server {
    let is_first = AtomicBool::new(true);
    let server = Server::start(move |_| {
        let later = END.replace("03:04:05", "04:04:05");
        let is_first = is_first.swap(false, Ordering::SeqCst);
        (200, if is_first { session("key-1") } else { session("key-2").replace(END, &later) })
    });
    server.await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_calls_ask_for_credentials_once_and_renew_them_once() {
    let server = two_keys().await;
    let clock = Hand::default();
    let client = client(&server, &clock);
    assert!(thousand(&client).await.iter().all(|outcome| outcome.as_deref() == Ok("key-1")));
    assert_eq!(server.received().len(), 1);
    clock.pass(Duration::from_secs(56 * 60));
    let outcomes = thousand(&client).await;
    // Whoever comes while one call renews takes what is still valid.
    assert!(outcomes.iter().all(|outcome| matches!(outcome.as_deref(), Ok("key-1" | "key-2"))), "{outcomes:?}");
    assert_eq!(server.received().len(), 2);
    assert!(thousand(&client).await.iter().all(|outcome| outcome.as_deref() == Ok("key-2")));
    assert_eq!(server.received().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_calls_whose_token_is_refused_replace_it_once_and_succeed() {
    let (server, transport) = (two_keys().await, Answering::new());
    let client = client_over(transport.clone(), &server, &Hand::default());
    assert!(thousand(&client).await.iter().all(|outcome| outcome.as_deref() == Ok("key-1")));
    *transport.refused.lock().expect("no panic") = "key-1";
    let outcomes = thousand(&client).await;
    assert!(outcomes.iter().all(|outcome| outcome.as_deref() == Ok("key-2")), "{outcomes:?}");
    assert_eq!(server.received().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_calls_do_not_make_a_thousand_failures() {
    let server = Server::answering(500, "hunter2").await;
    let outcomes = thousand(&client(&server, &Hand::default())).await;
    let expected = format!("no credentials: credentials URI: {} returned HTTP 500", server.address);
    for outcome in outcomes {
        let error = outcome.expect_err("a failure");
        assert_harmless(&error);
        assert!(error.starts_with(&expected), "{error}");
    }
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn what_has_ended_already_is_not_used() {
    let server = Server::answering(200, session("key-1")).await;
    let clock = Hand::default();
    clock.pass(Duration::from_secs(3600));
    let error = client(&server, &clock).call(lamp::request()).await.expect_err("a failure").to_string();
    let expected = format!("no credentials: credentials: they expired at {END}, and it is {END}; is the clock of");
    assert!(error.starts_with(&expected), "{error}");
}
