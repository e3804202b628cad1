//! Many calls at once with credentials that come from a real server and end.

use std::{
    sync::{Arc, Mutex},
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
struct Answering(HyperTransport);

impl Transport for Answering {
    fn send(
        &self,
        request: http::Request<Bytes>,
        timeouts: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        if request.uri().path() == "/who" {
            return self.0.send(request, timeouts);
        }
        let id = request.headers().get("x-acs-accesskey-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
        let body = format!(r#"{{"RequestId":"{id}"}}"#);
        Box::pin(async { Ok(http::Response::new(body.into())) })
    }
}

fn client(server: &Server, clock: &Hand) -> Client {
    let provider = UriProvider::new(format!("{}/who", server.url()));
    let config = Config::builder().region("cn-hangzhou").credentials(provider).clock(clock.clone());
    let config = config.transport(Answering(HyperTransport::new())).build().expect("a complete configuration");
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

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_calls_ask_for_credentials_once_and_renew_them_once() {
    let count = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&count);
    let server = Server::start(move |_| {
        let mut count = counted.lock().expect("no panic");
        *count += 1;
        let later = END.replace("03:04:05", "04:04:05");
        (200, if *count == 1 { session("key-1") } else { session("key-2").replace(END, &later) })
    });
    let (server, clock) = (server.await, Hand::default());
    let client = client(&server, &clock);
    assert!(thousand(&client).await.iter().all(|outcome| outcome.as_deref() == Ok("key-1")));
    assert_eq!(*count.lock().expect("no panic"), 1);
    clock.pass(Duration::from_secs(56 * 60));
    let outcomes = thousand(&client).await;
    // Whoever comes while one call renews takes what is still valid.
    assert!(outcomes.iter().all(|outcome| matches!(outcome.as_deref(), Ok("key-1" | "key-2"))), "{outcomes:?}");
    assert_eq!(*count.lock().expect("no panic"), 2);
    assert!(thousand(&client).await.iter().all(|outcome| outcome.as_deref() == Ok("key-2")));
    assert_eq!(server.received().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_calls_do_not_make_a_thousand_failures() {
    let server = Server::answering(500, "hunter2").await;
    let outcomes = thousand(&client(&server, &Hand::default())).await;
    let expected = format!("no credentials: credentials URI: {} answered HTTP 500", server.address);
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
