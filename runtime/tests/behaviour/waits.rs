//! Waiting for a resource to get into a state.

use std::time::Duration;

use alicloud_runtime::{
    Client, Config, ConfigError, Credentials, Error, Operation, Repeatable, Request, WaitProblem, Waiter, WaiterFacts,
};

use super::{
    clock::FastClock,
    lamp::{SERVICE, operation},
    records::record,
    server::{Act, Server, response},
};

record! {
    DescribeLamps {}
}

record! {
    Lamps {
        request_id: Scalar(Option<String>) = "RequestId",
        lamps: List(Vec<Lamp>) = "Lamps",
    }
}

record! {
    Lamp {
        status: Scalar(Option<String>) = "Status",
    }
}

impl Request for DescribeLamps {
    type Response = Lamps;
    const OPERATION: &'static Operation = &operation("DescribeLamps", Repeatable::Always);
}

const LIT: Waiter<DescribeLamps> = Waiter::new(&WaiterFacts {
    name: "lit",
    state: &["Lamps", "Status"],
    reached: &["On"],
    failed: &["Broken"],
    reached_by_error: &[],
    pending_errors: &["InvalidLampId.NotFound"],
    reached_if_empty: false,
    interval: Duration::from_secs(2),
    timeout: Duration::from_secs(10),
});

const GONE: Waiter<DescribeLamps> = Waiter::new(&WaiterFacts {
    name: "gone",
    state: &["Lamps", "Status"],
    reached: &[],
    failed: &[],
    reached_by_error: &["InvalidLampId.NotFound"],
    pending_errors: &[],
    reached_if_empty: true,
    interval: Duration::from_secs(2),
    timeout: Duration::from_secs(10),
});

fn lamps(states: &[&str]) -> Act {
    let lamps: Vec<_> = states.iter().map(|state| format!(r#"{{"Status":"{state}"}}"#)).collect();
    Act::Answer(response("200 OK", "", &format!(r#"{{"RequestId":"R-1","Lamps":[{}]}}"#, lamps.join(","))))
}

fn not_found() -> Act {
    Act::Answer(response("404 Not Found", "", r#"{"Code":"InvalidLampId.NotFound"}"#))
}

fn client(server: &Server, clock: &FastClock) -> Client {
    let config = Config::builder()
        .credentials(Credentials::access_key("test-key-id", "test-secret"))
        .endpoint(format!("http://{}", server.address))
        .clock(clock.clone())
        .build();
    Client::new(&SERVICE, &config.expect("a complete configuration"))
}

#[tokio::test]
async fn a_wait_ends_when_all_resources_are_in_the_state() {
    let server =
        Server::start([not_found(), lamps(&[]), lamps(&["Off", "On"]), lamps(&["On", "Off"]), lamps(&["On", "On"])]);
    let (server, clock) = (server.await, FastClock::default());
    let answer = client(&server, &clock).call(DescribeLamps::default()).wait_until(LIT).await.expect("light");
    assert_eq!(answer.map(|lamps| lamps.lamps.len()), Some(2));
    assert_eq!(clock.waits(), [Duration::from_secs(2); 4]);
}

#[tokio::test]
async fn a_state_that_leads_nowhere_ends_it_at_once() {
    let server = Server::start([lamps(&["On", "Broken"])]).await;
    let clock = FastClock::default();
    let error =
        client(&server, &clock).call(DescribeLamps::default()).wait_until(LIT).await.map(drop).expect_err("no light");
    let Error::Wait(wait) = &error else { unreachable!("{error:?}") };
    assert_eq!((wait.problem, wait.state.as_deref()), (WaitProblem::Unreachable, Some("Broken")));
    assert_eq!(error.to_string(), "DescribeLamps did not become lit, and will not: it is \"Broken\" (request id R-1)");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_wait_has_a_limit_that_the_caller_can_set() {
    let server = Server::start([lamps(&["Off"])]).await;
    let clock = FastClock::default();
    let wait = client(&server, &clock).call(DescribeLamps::default()).wait_until(LIT);
    let wait = wait.interval(Duration::from_secs(3)).timeout(Duration::from_secs(9));
    let error = wait.await.map(drop).expect_err("no light");
    assert_eq!(clock.waits(), [Duration::from_secs(3); 3]);
    let text = error.to_string();
    assert_eq!(text, "DescribeLamps did not become lit within 9s: it is \"Off\" (request id R-1)");
}

#[tokio::test]
async fn what_is_gone_is_known_by_an_error_or_by_an_empty_list() {
    for last in [not_found(), lamps(&[])] {
        let server = Server::start([lamps(&["On"]), last]).await;
        let clock = FastClock::default();
        let gone = client(&server, &clock).call(DescribeLamps::default()).wait_until(GONE).await.expect("darkness");
        assert!(gone.is_none_or(|lamps| lamps.lamps.is_empty()));
        assert_eq!(server.received().len(), 2);
    }
}

#[tokio::test]
async fn any_other_error_ends_it() {
    let server = Server::start([Act::Answer(response("403 Forbidden", "", r#"{"Code":"Forbidden.RAM"}"#))]).await;
    let clock = FastClock::default();
    let error =
        client(&server, &clock).call(DescribeLamps::default()).wait_until(LIT).await.map(drop).expect_err("no light");
    assert_eq!(error.code(), Some("Forbidden.RAM"));
}

/// A clock that cannot wait.
struct Still;

impl alicloud_runtime::Clock for Still {
    fn now(&self) -> std::time::SystemTime {
        std::time::SystemTime::now()
    }

    fn monotonic(&self) -> Duration {
        Duration::ZERO
    }

    fn sleep(&self, _: Duration) -> Option<alicloud_runtime::transport::BoxFuture<'static, ()>> {
        None
    }
}

#[tokio::test]
async fn without_a_clock_that_waits_it_is_an_error_that_says_so() {
    let server = Server::start([lamps(&["Off"])]).await;
    let config = Config::builder()
        .credentials(Credentials::access_key("test-key-id", "test-secret"))
        .endpoint(format!("http://{}", server.address))
        .clock(Still);
    let client = Client::new(&SERVICE, &config.build().expect("a complete configuration"));
    let error = client.call(DescribeLamps::default()).wait_until(LIT).await.map(drop).expect_err("no timer");
    assert!(matches!(&error, Error::Config(error) if **error == ConfigError::NoTimer), "{error:?}");
}
