//! Every fault against every kind of operation: how often it is tried, what reaches the server, what the caller gets.

use std::{
    net::SocketAddr,
    time::{Duration, SystemTime},
};

use alicloud_runtime::{Client, Config, Error, Reply, Request};
use tokio::net::TcpListener;

use super::{
    clock::FastClock,
    lamp::{CreateLamp, DescribeLamp, Lamp, SERVICE, SwitchLamp},
    retries::Tokens,
    server::{Act, Received, Server, response},
};

/// A fault that goes away after the first attempt, and what is right for it.
struct Fault {
    name: &'static str,
    act: Act,
    /// How often a read reaches the server, a write with a token, and a write without.
    requests: [usize; 3],
    /// What a caller gets who is not tried again.
    failure: &'static str,
}

const JSON: &str = "content-type: application/json\r\n";
const REPEATED: [usize; 3] = [2, 2, 1];
const ALWAYS_REPEATED: [usize; 3] = [2, 2, 2];
const NEVER_REPEATED: [usize; 3] = [1, 1, 1];

fn answer(status: &str, headers: &str, body: &str) -> Act {
    Act::Answer(response(status, headers, body))
}

fn good() -> Act {
    answer("200 OK", JSON, r#"{"RequestId":"good","Brightness":80}"#)
}

fn fault(name: &'static str, act: Act, requests: [usize; 3], failure: &'static str) -> Fault {
    Fault { name, act, requests, failure }
}

fn service(name: &'static str, status: &str, body: &str, requests: [usize; 3]) -> Fault {
    fault(name, answer(status, JSON, body), requests, "service")
}

fn faults() -> Vec<Fault> {
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"RequestId\":";
    let busy = "content-type: text/html\r\n";
    vec![
        fault("closes without an answer", Act::Answer(String::new()), REPEATED, "transport"),
        fault("resets without an answer", Act::Reset(String::new()), REPEATED, "transport"),
        fault("resets in the head", Act::Reset("HTTP/1.1 200 OK\r\nconte".to_owned()), REPEATED, "transport"),
        fault("resets in the body", Act::Reset(cut.to_owned()), REPEATED, "transport"),
        fault("ends in the body", Act::Answer(cut.to_owned()), REPEATED, "transport"),
        fault("stalls without an answer", Act::Stall(String::new()), REPEATED, "timeout"),
        fault("stalls in the body", Act::Stall(cut.to_owned()), REPEATED, "timeout"),
        fault("is not HTTP", Act::Answer("SSH-2.0-OpenSSH_9.2\r\n\r\n".to_owned()), REPEATED, "transport"),
        service("500 InternalError", "500 Oops", r#"{"Code":"InternalError"}"#, REPEATED),
        service("500 without a body", "500 Oops", "", REPEATED),
        service("503 ServiceUnavailable", "503 Busy", r#"{"Code":"ServiceUnavailable"}"#, REPEATED),
        fault("502 of a proxy, in HTML", answer("502 Bad", busy, "<html>bad gateway</html>"), REPEATED, "service"),
        service("504 with half a body", "504 Slow", r#"{"Code":"Inter"#, REPEATED),
        service("429", "429 Slow down", "", ALWAYS_REPEATED),
        service("Throttling.User", "400 No", r#"{"Code":"Throttling.User"}"#, ALWAYS_REPEATED),
        fault(
            "Throttling with a hint",
            answer("400 No", "x-acs-retry-after: 1500\r\n", r#"{"Code":"Throttling"}"#),
            ALWAYS_REPEATED,
            "service",
        ),
        fault("503 with a hint", answer("503 Busy", "retry-after: 1\r\n", ""), REPEATED, "service"),
        service("expired token", "403 No", r#"{"Code":"InvalidSecurityToken.Expired"}"#, ALWAYS_REPEATED),
        fault(
            "clock that is wrong",
            answer("400 No", &two_hours_ago(), r#"{"Code":"InvalidTimeStamp.Expired"}"#),
            ALWAYS_REPEATED,
            "service",
        ),
        service("403 LastTokenProcessing", "403 No", r#"{"Code":"LastTokenProcessing"}"#, REPEATED),
        service("400 its namespaced form", "400 No", r#"{"Code":"OperationFailed.LastTokenProcessing"}"#, REPEATED),
        service("403 IdempotentProcessing", "403 No", r#"{"Code":"IdempotentProcessing"}"#, REPEATED),
        service("400 IdempotentParam…Mismatch", "400 No", r#"{"Code":"IdempotentParameterMismatch"}"#, NEVER_REPEATED),
        service("400 TaskConflict", "400 No", r#"{"Code":"TaskConflict"}"#, ALWAYS_REPEATED),
        service("400 InnerRateLimiting", "400 No", r#"{"Code":"InnerRateLimiting"}"#, ALWAYS_REPEATED),
        service("400 …TooFrequently", "400 No", r#"{"Code":"EipOperation.TooFrequently"}"#, ALWAYS_REPEATED),
        service("400 FlowControl", "400 No", r#"{"Code":"FlowControl"}"#, ALWAYS_REPEATED),
        service("400 System.LimitControl", "400 No", r#"{"Code":"System.LimitControl"}"#, ALWAYS_REPEATED),
        service("400 SystemBusy", "400 No", r#"{"Code":"SystemBusy"}"#, REPEATED),
        service("400 QuotaExceeded", "400 No", r#"{"Code":"QuotaExceeded.Lamp"}"#, NEVER_REPEATED),
        fault(
            "200 Success: 0, if an error",
            answer("200 OK", JSON, r#"{"Success":0,"Code":"Lamp.Off","Brightness":1}"#),
            NEVER_REPEATED,
            "service",
        ),
        fault(
            "200 IsSuccess: false, FlowControl",
            answer("200 OK", JSON, r#"{"IsSuccess":false,"Code":"FlowControl"}"#),
            ALWAYS_REPEATED,
            "service",
        ),
        service("400 InvalidParameter", "400 No", r#"{"Code":"InvalidParameter"}"#, NEVER_REPEATED),
        service("403 Forbidden", "403 No", r#"{"Code":"Forbidden.RAM"}"#, NEVER_REPEATED),
        service("404 NotFound", "404 No", r#"{"Code":"InvalidLampId.NotFound"}"#, NEVER_REPEATED),
        service("302 elsewhere", "302 Found", "", NEVER_REPEATED),
        fault("200 in HTML", answer("200 OK", busy, "<html>login</html>"), NEVER_REPEATED, "decode"),
        fault("200 without a body", answer("200 OK", JSON, ""), NEVER_REPEATED, "decode"),
        fault("200 that is no JSON", answer("200 OK", JSON, r#"{"RequestId":"#), NEVER_REPEATED, "decode"),
        fault(
            "200 with too short a length",
            Act::Answer("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{\"RequestId\":\"R\"}".to_owned()),
            NEVER_REPEATED,
            "decode",
        ),
    ]
}

/// A header that says so.
fn two_hours_ago() -> String {
    format!("date: {}\r\n", httpdate::fmt_http_date(SystemTime::now() - Duration::from_secs(7_200)))
}

fn client(address: SocketAddr, clock: &FastClock) -> Client {
    let config = Config::builder()
        .credentials(Tokens::default())
        .endpoint(format!("http://{address}"))
        .attempt_timeout(Duration::from_millis(300))
        .unsuccessful_as_error(true)
        .clock(clock.clone())
        .build();
    Client::new(&SERVICE, &config.expect("a complete configuration"))
}

/// Attempts, and what the caller gets.
fn judge(outcome: &Result<Reply<Lamp>, Error>) -> (u32, &'static str) {
    match outcome {
        Ok(reply) if reply.body.brightness == Some(80) => (reply.attempts, "answer"),
        Ok(reply) => (reply.attempts, "another answer"),
        Err(error) => (
            error.attempts(),
            match error {
                Error::Transport(_) => "transport",
                Error::Timeout(_) => "timeout",
                Error::Service(_) => "service",
                Error::Decode(_) => "decode",
                _ => "another error",
            },
        ),
    }
}

fn line(fault: &str, operation: &str, attempts: u32, requests: usize, outcome: &str) -> String {
    format!("{fault:33} {operation:13} {attempts:>8} {requests:>8}   {outcome}")
}

/// Lets one call meet the fault. Returns a line of the table, and what is wrong with it.
async fn meet<R: Request<Response = Lamp>>(fault: &Fault, request: R, expected: usize) -> (String, Option<String>) {
    let server = Server::start([fault.act.clone(), good()]).await;
    let clock = FastClock::default();
    let reply = client(server.address, &clock).call(request).send_with_metadata().await;
    let received = server.received();
    let (attempts, outcome) = judge(&reply);
    let line = line(fault.name, R::OPERATION.name, attempts, received.len(), outcome);
    let wanted = if expected > 1 { "answer" } else { fault.failure };
    let problem = if received.len() != expected || attempts as usize != expected || outcome != wanted {
        Some(format!("{line}, but {expected} requests and {wanted} are right"))
    } else {
        repeated_wrongly(&received).map(|problem| format!("{line}: {problem}"))
    };
    (line, problem)
}

/// Lets one call meet a host that refuses connections, so that nothing is ever sent.
async fn meet_refusal<R: Request<Response = Lamp>>(request: R) -> (String, Option<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let reply = client(address, &FastClock::default()).call(request).send_with_metadata().await;
    let (attempts, outcome) = judge(&reply);
    let line = line("refuses connections", R::OPERATION.name, attempts, 0, outcome);
    let is_right = (attempts, outcome) == (3, "transport");
    (line.clone(), (!is_right).then(|| format!("{line}, but 3 attempts and transport are right")))
}

/// What must differ between attempts, and what must not.
fn repeated_wrongly(received: &[Received]) -> Option<&'static str> {
    let [first, second] = received else {
        return None;
    };
    let differs = |header| first.header(header) != second.header(header);
    if !differs("x-acs-signature-nonce") || !differs("authorization") {
        return Some("the second attempt is not signed anew");
    }
    let token = first.parameter("ClientToken");
    if token != second.parameter("ClientToken") {
        return Some("the second attempt has another token");
    }
    let is_create = first.header("x-acs-action") == Some("CreateLamp");
    (is_create && token.is_none()).then_some("there is no token")
}

#[tokio::test]
async fn faults_are_tried_again_where_that_is_safe_and_nowhere_else() {
    println!("{:33} {:13} {:>8} {:>8}   outcome", "the server", "operation", "attempts", "requests");
    let mut lines = vec![
        meet_refusal(DescribeLamp::default()).await,
        meet_refusal(CreateLamp::default()).await,
        meet_refusal(SwitchLamp::default()).await,
    ];
    for fault in faults() {
        let [read, with_token, write] = fault.requests;
        lines.push(meet(&fault, DescribeLamp::default(), read).await);
        lines.push(meet(&fault, CreateLamp::default(), with_token).await);
        lines.push(meet(&fault, SwitchLamp::default(), write).await);
    }
    lines.iter().for_each(|(line, _)| println!("{line}"));
    let problems: Vec<_> = lines.into_iter().filter_map(|(_, problem)| problem).collect();
    assert!(problems.is_empty(), "{problems:#?}");
}
