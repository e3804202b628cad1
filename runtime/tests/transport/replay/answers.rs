//! What a replay answers.

use alicloud_runtime::{
    Bytes, TransportError, http,
    transport::{
        TransportErrorKind,
        replay::{REDACTED, RecordedBody, Recorder, Recording, Replay},
    },
};

use super::{Service, query, recording_of, request, send};

const FORM: &str = "application/x-www-form-urlencoded";

async fn recorded(requests: Vec<http::Request<Bytes>>) -> Recording {
    recording_of(Recorder::new(Service::saying(b"{}")), requests).await
}

/// The error of this request where another one was recorded.
async fn mismatch(recorded_one: http::Request<Bytes>, came: http::Request<Bytes>) -> TransportError {
    let replay = Replay::new(recorded(vec![recorded_one]).await);
    let error = send(&replay, came).await.expect_err("another request");
    assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::NotRecorded, false));
    assert_eq!(replay.remaining(), 1);
    error
}

#[tokio::test]
async fn requests_are_answered_in_the_order_of_the_recording() {
    let recording =
        recorded(vec![query("DescribeLamp", "/"), query("ChangeLamp", "/"), query("DescribeLamp", "/")]).await;
    let replay = Replay::new(recording);
    let error = send(&replay, query("ChangeLamp", "/")).await.expect_err("it comes second");
    let expected = "the recording has no response: got ChangeLamp (POST lamp.aliyuncs.com/), but request 1 is \
                    DescribeLamp (POST lamp.aliyuncs.com/): the operation is `ChangeLamp` instead of `DescribeLamp`";
    assert_eq!(error.to_string(), expected);
    for (action, remaining) in [("DescribeLamp", 2), ("ChangeLamp", 1), ("DescribeLamp", 0)] {
        send(&replay, query(action, "/")).await.expect("the recorded answer");
        assert_eq!(replay.remaining(), remaining);
    }
    let error = send(&replay, query("DescribeLamp", "/")).await.expect_err("there is no more");
    let expected = "the recording has no response: all 3 recorded requests were made, followed by \
                    DescribeLamp (POST lamp.aliyuncs.com/)";
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn the_order_of_parameters_does_not_matter() {
    let replay = Replay::new(recorded(vec![query("DescribeLamp", "/?A=1&B=2&B=3")]).await);
    send(&replay, query("DescribeLamp", "/?B=2&A=1&B=3")).await.expect("the recorded answer");
}

#[tokio::test]
async fn differences_are_told_without_values() {
    let recorded_one = query("DescribeLamp", "/?A=hunter1&B=hunter2&C=1&C=2");
    let error = mismatch(recorded_one, query("DescribeLamp", "/?A=hunter3&D=hunter4&C=1")).await.to_string();
    for part in [
        "the query parameter `A` has a different value",
        "the query parameter `B` is missing",
        "the query parameter `C` has a different number of values",
        "the query parameter `D` was not recorded",
    ] {
        assert!(error.contains(part), "{part}: {error}");
    }
    assert!(!error.contains("hunter"), "{error}");
    let (recorded_one, came) = (request("A", "/", FORM, b"K=1"), request("A", "/", FORM, b"K=2"));
    let error = mismatch(recorded_one, came).await.to_string();
    assert!(error.ends_with(": the form parameter `K` has a different value"), "{error}");
    let (recorded_one, came) = (request("A", "/", FORM, b"K=1"), request("A", "/", "application/json", b"{}"));
    let error = mismatch(recorded_one, came).await.to_string();
    assert!(error.ends_with(": the body is different"), "{error}");
}

#[tokio::test]
async fn method_path_and_version_have_to_be_the_same() {
    let with = |change: fn(&mut http::Request<Bytes>)| {
        let mut request = query("DescribeLamp", "/a");
        change(&mut request);
        request
    };
    let other_version = with(|request| {
        request.headers_mut().insert("x-acs-version", http::HeaderValue::from_static("2021-01-01"));
    });
    let other_method = with(|request| *request.method_mut() = http::Method::GET);
    for (came, part) in [
        (query("DescribeLamp", "/b"), "the path is `/b` instead of `/a`"),
        (other_version, "the version is `2021-01-01` instead of `2020-01-01`"),
        (other_method, "the method is `GET` instead of `POST`"),
    ] {
        let error = mismatch(query("DescribeLamp", "/a"), came).await.to_string();
        assert!(error.ends_with(part), "{error}");
    }
}

#[tokio::test]
async fn the_host_matters_unless_it_is_said_not_to() {
    let elsewhere = || {
        let mut request = query("DescribeLamp", "/");
        *request.uri_mut() = http::Uri::from_static("https://lamp.eu-central-1.aliyuncs.com/");
        request
    };
    let error = mismatch(query("DescribeLamp", "/"), elsewhere()).await.to_string();
    let part = "the host is `lamp.eu-central-1.aliyuncs.com` instead of `lamp.aliyuncs.com`";
    assert!(error.ends_with(part), "{error}");
    let replay = Replay::new(recorded(vec![query("DescribeLamp", "/")]).await).any_host();
    send(&replay, elsewhere()).await.expect("the recorded answer");
}

#[tokio::test]
async fn json_is_compared_by_what_it_says() {
    let json = |body: &'static [u8]| request("ChangeLamp", "/", "application/json", body);
    let recording = recorded(vec![json(br#"{"A":[1,{"Password":"hunter2"}],"B":null}"#)]).await;
    let same = json(br#"{ "B": null, "A": [1, {"Password": "hunter3"}] }"#);
    send(&Replay::new(recording.clone()), same).await.expect("the recorded answer");
    for other in [
        &br#"{"A":[1,{"Password":"hunter2"}]}"#[..],
        br#"{"A":[1,{"Password":"hunter2"}],"B":0}"#,
        br#"{"A":[1,{"Password":"hunter2"},2],"B":null}"#,
        br#"{"A":[1,{"Word":"hunter2"}],"B":null}"#,
        b"{",
    ] {
        send(&Replay::new(recording.clone()), json(other)).await.expect_err("another request");
    }
}

#[tokio::test]
async fn what_is_redacted_in_a_request_equals_anything() {
    let redact_all = |recorder: Recorder<Service>| {
        recorder.redacting(|exchange| {
            exchange.request.query.iter_mut().for_each(|(_, value)| *value = REDACTED.to_owned());
            exchange.request.body = RecordedBody::Text(REDACTED.to_owned());
        })
    };
    let recorder = redact_all(Recorder::new(Service::saying(b"{}")));
    let recording = recording_of(recorder, vec![request("ChangeLamp", "/?Name=1", FORM, b"A=1")]).await;
    let replay = Replay::new(recording.clone());
    send(&replay, request("ChangeLamp", "/?Name=2", "application/json", b"[]")).await.expect("the recorded answer");
    let replay = Replay::new(recording);
    send(&replay, query("ChangeLamp", "/")).await.expect_err("the parameter itself has to be there");
}

#[tokio::test]
async fn a_recording_that_was_made_when_fewer_names_were_secrets_still_answers() {
    for (was, came) in [
        (r#"{"A":1,"Password":"hunter2"}"#, r#"{"A":1,"Password":"hunter3"}"#),
        (r#"{"A":"{\"Pwd\":7}"}"#, r#"{"A":"{\"Pwd\": 8}"}"#),
        ("<A><Password>hunter2</Password></A>", "<A><Password>hunter3</Password></A>"),
        ("https://b.example/?Signature=hunter2", "https://b.example/?Signature=hunter3"),
    ] {
        for (media_type, before) in [("application/json", ""), (FORM, "A="), (FORM, "Password=x&A=")] {
            let body = |text: &str| -> &'static [u8] {
                let escaped: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
                format!("{before}{}", if before.is_empty() { text } else { &escaped }).leak().as_bytes()
            };
            let mut recording = recorded(vec![request("ChangeLamp", "/", media_type, body(was))]).await;
            let kept = &mut recording.exchanges[0].request.body;
            match kept {
                RecordedBody::Form(form) => was.clone_into(&mut form.last_mut().expect("a parameter").1),
                other => *other = RecordedBody::Text(was.to_owned()),
            }
            let replay = Replay::new(recording);
            send(&replay, request("ChangeLamp", "/", media_type, body(came))).await.expect(was);
            let replay = Replay::new(recorded(vec![request("ChangeLamp", "/", media_type, body(was))]).await);
            send(&replay, request("ChangeLamp", "/", media_type, body("{}"))).await.expect_err("another request");
        }
    }
}

#[tokio::test]
async fn a_response_that_is_none_is_an_error() {
    let mut recording = recorded(vec![query("DescribeLamp", "/")]).await;
    recording.exchanges[0].response.status = 7;
    let json = recording.to_json().expect("JSON");
    let error = Recording::from_json(&json).expect_err("no status");
    let problem = "the response of exchange 1 has an invalid status";
    assert_eq!(error.to_string(), format!("the recording cannot be used: {problem}"));
    let error = send(&Replay::new(recording), query("DescribeLamp", "/")).await.expect_err("no status");
    assert!(error.to_string().ends_with("the recorded response 1 has an invalid status"), "{error}");
}

#[test]
fn text_that_is_no_recording_is_an_error() {
    for (json, problem) in [
        ("", "EOF while parsing"),
        (r#"{"version":1}"#, "missing field `exchanges`"),
        (r#"{"version":2,"exchanges":[]}"#, "it has version 2, but only version 1 is supported"),
        (
            r#"{"version":1,"exchanges":[{"request":{"method":"GET","host":"h","path":"/"},
                "response":{"status":200,"body":{"base64":"hunter2!"}}}]}"#,
            "a body is not Base64",
        ),
        (
            r#"{"version":1,"exchanges":[{"request":{"method":"GET","host":"h","path":"/","body":"hunter2"}}]}"#,
            "unexpected data before line 1, column 91",
        ),
    ] {
        let error = Recording::from_json(json).expect_err(problem).to_string();
        assert!(error.contains(problem) && !error.contains("hunter2"), "{error}");
    }
}
