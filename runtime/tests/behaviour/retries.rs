//! When calls are repeated, how often and after what time.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime},
};

use alicloud_runtime::{
    Client, Config, ConfigBuilder, Credentials, CredentialsError, Error, ProvideCredentials, ProviderContext,
    RetryPolicy,
    transport::{BoxFuture, TimeoutPhase, TransportErrorKind},
};
use tokio::net::TcpListener;

use super::{
    clock::FastClock,
    lamp::{CreateLamp, DescribeLamp, SERVICE, SwitchLamp},
    server::{Act, Server, response},
};

fn answer(status: &str, headers: &str, body: &str) -> Act {
    Act::Answer(response(status, headers, body))
}

fn good() -> Act {
    answer("200 OK", "", r#"{"Brightness":80}"#)
}

fn throttled(headers: &str) -> Act {
    answer("400 Bad Request", headers, r#"{"Code":"Throttling.User","RequestId":"R-1"}"#)
}

fn config(address: std::net::SocketAddr, clock: &FastClock) -> ConfigBuilder {
    Config::builder()
        .credentials(Credentials::access_key("test-key-id", "test-secret"))
        .endpoint(format!("http://{address}"))
        .clock(clock.clone())
}

fn client(config: ConfigBuilder) -> Client {
    Client::new(&SERVICE, &config.build().expect("a complete configuration"))
}

#[tokio::test]
async fn there_are_three_attempts_and_the_error_counts_them() {
    let server = Server::start([answer("503 Busy", "", r#"{"Code":"ServiceUnavailable"}"#)]).await;
    let clock = FastClock::default();
    let error = client(config(server.address, &clock)).call(DescribeLamp::default()).await.expect_err("a failure");
    assert_eq!((error.attempts(), server.received().len()), (3, 3));
    assert!(error.to_string().contains("3 attempts"), "{error}");
    let waits = clock.waits();
    assert_eq!(waits.len(), 2);
    assert!(waits[0] <= Duration::from_millis(200) && waits[1] <= Duration::from_millis(400), "{waits:?}");
}

#[tokio::test]
async fn a_host_that_refuses_is_tried_three_times_whatever_the_operation() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let clock = FastClock::default();
    let error = client(config(address, &clock)).call(SwitchLamp::default()).await.expect_err("a failure");
    let Error::Transport(transport) = &error else { unreachable!("{error:?}") };
    assert_eq!((transport.kind(), transport.attempts()), (TransportErrorKind::Connect, 3));
    assert!(error.to_string().contains("in 3 attempts"), "{error}");
}

#[tokio::test]
async fn a_service_that_says_how_long_to_wait_is_left_alone_for_that_long() {
    for (header, hint) in [("x-acs-retry-after: 1500\r\n", 1_500), ("retry-after: 2\r\n", 2_000)] {
        let server = Server::start([throttled(header), good()]).await;
        let clock = FastClock::default();
        client(config(server.address, &clock)).call(SwitchLamp::default()).await.expect("an answer");
        let (hint, waits) = (Duration::from_millis(hint), clock.waits());
        assert!(waits.len() == 1 && waits[0] >= hint && waits[0] <= hint + Duration::from_millis(200), "{waits:?}");
    }
}

#[tokio::test]
async fn a_wait_that_the_call_has_no_time_for_is_not_begun() {
    let server = Server::start([throttled("x-acs-retry-after: 90000\r\n")]).await;
    let clock = FastClock::default();
    let error = client(config(server.address, &clock)).call(DescribeLamp::default()).await.expect_err("a failure");
    assert_eq!((clock.waits(), server.received().len()), (Vec::new(), 1));
    assert!(error.is_throttling());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(90)));
}

#[tokio::test]
async fn a_policy_of_a_client_or_of_a_call_says_how_many_attempts() {
    let server = Server::start([throttled("")]).await;
    let clock = FastClock::default();
    let client = client(config(server.address, &clock).retries(RetryPolicy::off()));
    assert_eq!(client.call(DescribeLamp::default()).await.expect_err("a failure").attempts(), 1);
    let call = client.call(DescribeLamp::default()).retries(RetryPolicy::new().max_attempts(5));
    assert_eq!(call.await.expect_err("a failure").attempts(), 5);
}

#[tokio::test]
async fn an_outage_is_not_answered_by_several_times_the_calls() {
    let server = Server::start([answer("503 Busy", "", "")]).await;
    let clock = FastClock::default();
    let client = client(config(server.address, &clock));
    for _ in 0..200 {
        client.clone().call(DescribeLamp::default()).await.expect_err("a failure");
    }
    assert_eq!(server.received().len(), 200 + 50, "fifty attempts are the budget of a client");
}

#[tokio::test]
async fn a_token_that_the_caller_gave_is_the_one_that_is_sent() {
    let server = Server::start([answer("500 Oops", "", ""), good()]).await;
    let clock = FastClock::default();
    let request = CreateLamp { client_token: Some("mine".to_owned()), ..CreateLamp::default() };
    client(config(server.address, &clock)).call(request).await.expect("an answer");
    let tokens: Vec<_> = server.received().iter().map(|it| it.parameter("ClientToken").map(str::to_owned)).collect();
    assert_eq!(tokens, [Some("mine".to_owned()), Some("mine".to_owned())]);
}

#[tokio::test]
async fn a_call_whose_first_attempt_is_still_being_worked_on_is_repeated_with_its_token_and_pauses() {
    let at_work = answer("403 Forbidden", "", r#"{"Code":"LastTokenProcessing"}"#);
    let script = || [Act::Reset(String::new()), at_work.clone(), good()];
    let server = Server::start(script()).await;
    let clock = FastClock::default();
    // An empty token would be none.
    let request = CreateLamp { client_token: Some(String::new()), ..CreateLamp::default() };
    client(config(server.address, &clock)).call(request).await.expect("an answer");
    let tokens: Vec<_> = server.received().iter().map(|it| it.parameter("ClientToken").map(str::to_owned)).collect();
    assert_eq!(tokens.len(), 3);
    assert!(tokens.iter().all(|token| token == &tokens[0] && token.as_ref().is_some_and(|token| token.len() == 32)));
    assert!(clock.waits()[1] >= Duration::from_secs(1), "{:?}", clock.waits());
    // A hint of less than a second does not make it shorter.
    for (header, most) in [("x-acs-retry-after: 50\r\n", 1_400), ("x-acs-retry-after: 3000\r\n", 3_400)] {
        let at_work = answer("403 Forbidden", header, r#"{"Code":"LastTokenProcessing"}"#);
        let server = Server::start([at_work, good()]).await;
        let clock = FastClock::default();
        client(config(server.address, &clock)).call(CreateLamp::default()).await.expect("an answer");
        let (least, most) =
            (Duration::from_millis(if most > 3_000 { 3_000 } else { 1_000 }), Duration::from_millis(most));
        assert!(clock.waits()[0] >= least && clock.waits()[0] <= most, "{:?}", clock.waits());
    }
    // Without a token, nobody knows whether it is the same call.
    let server = Server::start([at_work.clone(), good()]).await;
    let error = client(config(server.address, &clock)).call(SwitchLamp::default()).await.expect_err("a failure");
    assert_eq!((error.attempts(), error.code()), (1, Some("LastTokenProcessing")));
    // It does not go on for ever.
    let server = Server::start([at_work]).await;
    let error = client(config(server.address, &clock)).call(CreateLamp::default()).await.expect_err("a failure");
    assert_eq!((error.attempts(), error.is_throttling()), (3, false));
}

#[tokio::test]
async fn tokens_of_two_calls_differ() {
    let server = Server::start([good()]).await;
    let clock = FastClock::default();
    let client = client(config(server.address, &clock));
    for _ in 0..2 {
        client.call(CreateLamp::default()).await.expect("an answer");
    }
    let received = server.received();
    assert_ne!(received[0].parameter("ClientToken"), received[1].parameter("ClientToken"));
    assert_eq!(received[0].parameter("ClientToken").map(str::len), Some(32));
}

#[tokio::test]
async fn a_wrong_clock_is_corrected_once_and_remembered() {
    let refused = r#"{"Code":"InvalidTimeStamp.Expired"}"#;
    let date = format!("date: {}\r\n", httpdate::fmt_http_date(SystemTime::now()));
    let server = Server::start([answer("400 Bad Request", &date, refused), good()]).await;
    let clock = FastClock::ahead_by(Duration::from_secs(7_200));
    let client = client(config(server.address, &clock));
    client.call(SwitchLamp::default()).await.expect("an answer");
    client.call(SwitchLamp::default()).await.expect("an answer");
    let dates: Vec<_> = server.received().iter().map(|it| it.header("x-acs-date").map(str::to_owned)).collect();
    let signed_at = |index: usize| {
        let date = dates[index].as_deref().expect("a date");
        humantime::parse_rfc3339(date).expect("a timestamp")
    };
    let now = SystemTime::now();
    assert!(signed_at(0) > now + Duration::from_secs(7_000), "{dates:?}");
    for corrected in [signed_at(1), signed_at(2)] {
        assert!(corrected < now + Duration::from_secs(60) && corrected > now - Duration::from_secs(600), "{dates:?}");
    }
    assert_eq!((dates.len(), clock.waits()), (3, Vec::new()));
}

#[tokio::test]
async fn a_clock_that_is_right_is_not_corrected_for_ever() {
    let refused = r#"{"Code":"InvalidTimeStamp.Expired"}"#;
    let off = SystemTime::now() - Duration::from_secs(7_200);
    let date = format!("date: {}\r\n", httpdate::fmt_http_date(off));
    for (date, attempts) in [(date.as_str(), 2), ("", 1)] {
        let server = Server::start([answer("400 Bad Request", date, refused)]).await;
        let clock = FastClock::default();
        let error = client(config(server.address, &clock)).call(DescribeLamp::default()).await.expect_err("a failure");
        assert_eq!((error.attempts(), error.code()), (attempts, Some("InvalidTimeStamp.Expired")));
    }
}

/// Gives another token each time.
#[derive(Debug, Default)]
pub(crate) struct Tokens(AtomicUsize);

impl ProvideCredentials for Tokens {
    fn provide<'a>(&'a self, _: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        let number = self.0.fetch_add(1, Ordering::SeqCst);
        let credentials = Credentials::sts("test-key-id", "test-secret", format!("token-{number}"));
        let expiring = credentials.expiring(SystemTime::now() + Duration::from_secs(3_600));
        Box::pin(std::future::ready(Ok(expiring)))
    }
}

#[tokio::test]
async fn a_token_that_the_service_takes_no_more_is_renewed_once() {
    let expired = answer("403 Forbidden", "", r#"{"Code":"InvalidSecurityToken.Expired"}"#);
    for (script, attempts) in [(vec![expired.clone(), good()], 2), (vec![expired.clone()], 2)] {
        let server = Server::start(script).await;
        let clock = FastClock::default();
        let provider = Arc::new(Tokens::default());
        let client = client(config(server.address, &clock).credentials(Arc::clone(&provider)));
        let outcome = client.call(SwitchLamp::default()).send_with_metadata().await;
        assert_eq!(outcome.map_or_else(|error| error.attempts(), |reply| reply.attempts), attempts);
        let received = server.received();
        let tokens: Vec<_> = received.iter().map(|it| it.header("x-acs-security-token")).collect();
        assert_eq!(tokens, [Some("token-0"), Some("token-1")]);
    }
}

#[tokio::test]
async fn credentials_that_cannot_be_renewed_are_not_tried_again() {
    let server = Server::start([answer("403 Forbidden", "", r#"{"Code":"InvalidSecurityToken.Expired"}"#)]).await;
    let clock = FastClock::default();
    let credentials = Credentials::sts("test-key-id", "test-secret", "test-token");
    let client = client(config(server.address, &clock).credentials(credentials));
    assert_eq!(client.call(DescribeLamp::default()).await.expect_err("a failure").attempts(), 1);
}

#[tokio::test]
async fn a_call_has_one_limit_for_all_its_attempts() {
    let server = Server::start([Act::Stall(String::new())]).await;
    let limit = Duration::from_millis(300);
    let config = Config::builder()
        .credentials(Credentials::access_key("test-key-id", "test-secret"))
        .endpoint(format!("http://{}", server.address));
    let error = client(config.timeout(limit)).call(DescribeLamp::default()).await.expect_err("a failure");
    let Error::Timeout(timeout) = &error else { unreachable!("{error:?}") };
    assert_eq!((timeout.phase, timeout.limit, timeout.attempts), (TimeoutPhase::Total, limit, 1));
}

/// Never gives anything.
#[derive(Debug)]
struct Stuck;

impl ProvideCredentials for Stuck {
    fn provide<'a>(&'a self, _: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn waiting_for_credentials_counts() {
    let limit = Duration::from_millis(50);
    let config = Config::builder().credentials(Stuck).endpoint("http://127.0.0.1:1").timeout(limit);
    let error = client(config).call(DescribeLamp::default()).await.expect_err("a failure");
    assert!(matches!(&error, Error::Timeout(timeout) if timeout.phase == TimeoutPhase::Total), "{error:?}");
}

#[tokio::test]
async fn a_connection_that_was_closed_while_idle_costs_no_attempt() {
    let kept = Act::KeepAlive(response("200 OK", "", r#"{"Brightness":80}"#));
    let server = Server::start([kept.clone(), Act::Answer(response("200 OK", "", r#"{"Brightness":80}"#)), kept]).await;
    let clock = FastClock::default();
    let client = client(config(server.address, &clock));
    for _ in 0..6 {
        let reply = client.call(SwitchLamp::default()).send_with_metadata().await.expect("an answer");
        assert_eq!(reply.attempts, 1);
    }
    assert_eq!(server.received().len(), 6, "each was sent once");
}
