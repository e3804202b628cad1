//! What spans tell, and what they never tell.

#![cfg(all(feature = "hyper", feature = "tracing"))]

#[allow(dead_code, reason = "not every test file uses everything")]
#[path = "../behaviour/clock.rs"]
mod clock;
#[path = "../behaviour/lamp.rs"]
mod lamp;
#[path = "../records/mod.rs"]
mod records;
#[allow(dead_code, reason = "not every test file uses everything")]
#[path = "../behaviour/server.rs"]
mod server;

use std::{cell::RefCell, io, sync::Once};

use alicloud_runtime::{Client, Config, Credentials, Request, SigningVersion};
use clock::FastClock;
use lamp::{CreateLamp, DescribeLamp, SERVICE, SwitchLamp};
use server::{Act, Server, response};
use tracing_subscriber::fmt::format::FmtSpan;

thread_local! {
    /// What was told on this thread, which is that of one test.
    static TOLD: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Writes what is told on a thread to the log of the thread.
struct Log;

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        TOLD.with_borrow_mut(|told| told.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Listens to everything, for all tests: whether somebody listens is remembered beyond the end of a test.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(FmtSpan::FULL)
            .with_ansi(false)
            .with_writer(|| Log)
            .init();
    });
}

const SECRETS: [&str; 3] = ["secret-of-the-key", "token-of-the-session", "name-of-the-lamp"];

/// What everything that listens to everything is told about a call that is answered like this.
async fn told(request: impl Request, script: Vec<Act>, signing: SigningVersion) -> String {
    listen();
    let server = Server::start(script).await;
    let config = Config::builder()
        .region("cn-hangzhou")
        .credentials(Credentials::sts("id-of-the-key", SECRETS[0], SECRETS[1]))
        .endpoint(format!("http://{}", server.address))
        .signing(signing)
        .clock(FastClock::default())
        .build()
        .expect("a complete configuration");
    let _ = Client::new(&SERVICE, &config).call(request).await;
    String::from_utf8(TOLD.take()).expect("text")
}

fn describe() -> DescribeLamp {
    DescribeLamp { lamp_id: Some(SECRETS[2].to_owned()), ..DescribeLamp::default() }
}

fn create() -> CreateLamp {
    CreateLamp { lamp_id: Some(SECRETS[2].to_owned()), ..CreateLamp::default() }
}

fn switch() -> SwitchLamp {
    SwitchLamp { lamp_id: Some(SECRETS[2].to_owned()), ..SwitchLamp::default() }
}

fn busy() -> Act {
    let body = format!(r#"{{"Code":"ServiceUnavailable","Message":"{}","RequestId":"R-1"}}"#, SECRETS[2]);
    Act::Answer(response("503 Busy", "", &body))
}

fn good() -> Act {
    Act::Answer(response("200 OK", "x-acs-request-id: R-2\r\n", r#"{"Brightness":80}"#))
}

#[tokio::test]
async fn a_call_has_a_span_and_each_attempt_has_one_inside() {
    let text = told(describe(), vec![busy(), good()], SigningVersion::V3).await;
    let closed: Vec<_> = text.lines().filter(|line| line.contains("alicloud_") && line.contains("close")).collect();
    let [first, second, call] = closed.as_slice() else { unreachable!("{text}") };
    for part in ["attempt=1", "status=503", "code=\"ServiceUnavailable\"", "request_id=\"R-1\"", "error=\"service\""] {
        assert!(first.contains(part), "{part} is not in {first}");
    }
    for part in ["attempt=2", "status=200", "request_id=\"R-2\"", "latency_ms="] {
        assert!(second.contains(part), "{part} is not in {second}");
    }
    for part in [
        "service=\"Lamp\"",
        "version=\"2020-01-01\"",
        "operation=\"DescribeLamp\"",
        "region=\"cn-hangzhou\"",
        "host=\"127.0.0.1:",
        "attempts=2",
        "status=200",
        "request_id=\"R-2\"",
        "latency_ms=",
    ] {
        assert!(call.contains(part), "{part} is not in {call}");
    }
}

#[tokio::test]
async fn a_call_without_an_answer_tells_the_kind_of_failure() {
    let text = told(switch(), vec![Act::Answer(String::new())], SigningVersion::V3).await;
    assert!(text.lines().any(|line| line.contains("alicloud_call") && line.contains("error=\"transport\"")), "{text}");
}

/// Whatever listens: those of the HTTP client included.
#[tokio::test]
async fn no_span_and_no_event_tells_a_secret_or_a_parameter() {
    for signing in [SigningVersion::V3, SigningVersion::V1] {
        let text = [
            told(describe(), vec![busy(), good()], signing).await,
            told(create(), vec![Act::Reset(String::new()), good()], signing).await,
            told(switch(), vec![Act::Answer("no HTTP\r\n\r\n".to_owned())], signing).await,
        ]
        .concat();
        assert!(text.contains("alicloud_attempt"), "{text}");
        for secret in SECRETS.into_iter().chain(["Signature", "ClientToken=", "LampId", "Authorization", "ACS3"]) {
            let line = text.lines().find(|line| line.contains(secret));
            assert_eq!(line, None, "{secret}");
        }
    }
}
