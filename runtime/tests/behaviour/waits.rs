//! Waiting for a resource to get into a state.

use std::time::Duration;

use super::clock::FastClock;
use super::server::{Act, Server, response};
use alicloud_runtime::{
    Access, ApiStyle, Client, Config, ConfigError, Credentials, Error, Item, Method, Operation, Record, Repeatable,
    Request, Service, ServiceSigning, Shape, Slot, View, WaitProblem, Waiter, WaiterFacts,
};

static SERVICE: Service = Service {
    code: "Lamp",
    version: "2020-01-01",
    style: ApiStyle::Rpc,
    signing: ServiceSigning::Standard,
    central_endpoint: None,
    regions: &[],
};

static OPERATION: Operation = Operation {
    service: &SERVICE,
    name: "DescribeLamps",
    method: Method::Post,
    path: "/",
    access: Access::Signed,
    repeatable: Repeatable::Always,
    documentation: "https://example.com/DescribeLamps",
};

static REQUEST: Shape = Shape { name: "DescribeLamps", fields: &[], constraints: &[], wire: &[], rules: &[] };
static RESPONSE: Shape =
    Shape { name: "Lamps", fields: &["RequestId", "Lamps"], constraints: &[], wire: &[], rules: &[] };
static LAMP: Shape = Shape { name: "Lamp", fields: &["Status"], constraints: &[], wire: &[], rules: &[] };

struct DescribeLamps;

#[derive(Default)]
struct Lamps {
    request_id: Option<String>,
    lamps: Vec<Lamp>,
}

#[derive(Default)]
struct Lamp {
    status: Option<String>,
}

impl Record for DescribeLamps {
    fn shape(&self) -> &'static Shape {
        &REQUEST
    }

    fn view(&self, _: usize) -> View<'_> {
        View::Absent
    }

    fn slot(&mut self, _: usize) -> Slot<'_> {
        Slot::Ignored
    }

    fn blank() -> Self {
        Self
    }
}

impl Record for Lamps {
    fn shape(&self) -> &'static Shape {
        &RESPONSE
    }

    fn view(&self, index: usize) -> View<'_> {
        match index {
            0 => View::Scalar(&self.request_id),
            1 => self.lamps.view(),
            _ => View::Absent,
        }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Slot::Scalar(&mut self.request_id),
            1 => self.lamps.slot(),
            _ => Slot::Ignored,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl Record for Lamp {
    fn shape(&self) -> &'static Shape {
        &LAMP
    }

    fn view(&self, index: usize) -> View<'_> {
        if index == 0 { View::Scalar(&self.status) } else { View::Absent }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        if index == 0 { Slot::Scalar(&mut self.status) } else { Slot::Ignored }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl Request for DescribeLamps {
    type Response = Lamps;
    const OPERATION: &'static Operation = &OPERATION;
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
    let answer = client(&server, &clock).call(DescribeLamps).wait_until(LIT).await.expect("light");
    assert_eq!(answer.map(|lamps| lamps.lamps.len()), Some(2));
    assert_eq!(clock.waits(), [Duration::from_secs(2); 4]);
}

#[tokio::test]
async fn a_state_that_leads_nowhere_ends_it_at_once() {
    let server = Server::start([lamps(&["On", "Broken"])]).await;
    let clock = FastClock::default();
    let error = client(&server, &clock).call(DescribeLamps).wait_until(LIT).await.map(drop).expect_err("no light");
    let Error::Wait(wait) = &error else { unreachable!("{error:?}") };
    assert_eq!((wait.problem, wait.state.as_deref()), (WaitProblem::Unreachable, Some("Broken")));
    assert_eq!(error.to_string(), "DescribeLamps did not become lit, and will not: it is \"Broken\" (request id R-1)");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_wait_has_a_limit_that_the_caller_can_set() {
    let server = Server::start([lamps(&["Off"])]).await;
    let clock = FastClock::default();
    let wait = client(&server, &clock).call(DescribeLamps).wait_until(LIT);
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
        let gone = client(&server, &clock).call(DescribeLamps).wait_until(GONE).await.expect("darkness");
        assert!(gone.is_none_or(|lamps| lamps.lamps.is_empty()));
        assert_eq!(server.received().len(), 2);
    }
}

#[tokio::test]
async fn any_other_error_ends_it() {
    let server = Server::start([Act::Answer(response("403 Forbidden", "", r#"{"Code":"Forbidden.RAM"}"#))]).await;
    let clock = FastClock::default();
    let error = client(&server, &clock).call(DescribeLamps).wait_until(LIT).await.map(drop).expect_err("no light");
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
    let error = client.call(DescribeLamps).wait_until(LIT).await.map(drop).expect_err("no timer");
    assert!(matches!(&error, Error::Config(error) if **error == ConfigError::NoTimer), "{error:?}");
}
