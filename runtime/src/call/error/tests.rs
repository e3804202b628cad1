use std::time::Duration;

use bytes::Bytes;

use super::*;
use crate::{identity::Credentials, transport::TimeoutPhase};

fn service_error(status: u16, headers: &[(&str, &str)], body: &str) -> ServiceError {
    read(status, headers, body, &Credentials::anonymous())
}

fn read(status: u16, headers: &[(&str, &str)], body: &str, credentials: &Credentials) -> ServiceError {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let response = response.body(Bytes::copy_from_slice(body.as_bytes())).expect("a response");
    ServiceError::new("DescribeRegions", &response, credentials)
}

#[test]
fn errors_are_small_and_travel_between_threads() {
    fn is_thread_safe<T: StdError + Send + Sync + 'static>() {}
    is_thread_safe::<Error>();
    assert!(size_of::<Error>() <= 16);
}

#[test]
fn json_errors_are_read_whatever_the_case_of_their_names() {
    let body = r#"{"requestid":"R-1","code":"Forbidden.RAM","message":"No.","HostId":"slb.aliyuncs.com",
        "Recommend":"https://example.com/help","AccessDeniedDetail":{"AuthAction":"slb:Describe"}}"#;
    let error = service_error(403, &[("content-type", "text/html")], body);
    assert_eq!(error.code.as_deref(), Some("Forbidden.RAM"));
    assert_eq!(error.request_id.as_deref(), Some("R-1"));
    assert_eq!(error.host_id.as_deref(), Some("slb.aliyuncs.com"));
    assert!(error.access_denied_detail.is_some());
    let text = Error::from(error).to_string();
    for part in ["DescribeRegions", "Forbidden.RAM: No.", "HTTP 403", "request id R-1", "https://example.com/help"] {
        assert!(text.contains(part), "{text}");
    }
}

#[test]
fn xml_errors_are_read_under_any_root() {
    for root in ["Error", "DescribeRegionsResponse"] {
        let body = format!(
            "<?xml version='1.0' encoding='UTF-8'?><{root}><RequestId>R-2</RequestId><HostId>h</HostId>\
             <Code>Throttling.User</Code><Message>Slow &amp; steady</Message></{root}>"
        );
        let error = service_error(400, &[("content-type", "application/json")], &body);
        assert_eq!(error.code.as_deref(), Some("Throttling.User"));
        assert_eq!(error.message.as_deref(), Some("Slow & steady"));
        assert_eq!(error.request_id.as_deref(), Some("R-2"));
        assert!(error.is_throttling());
        assert_eq!(error.excerpt, None);
    }
}

#[test]
fn an_error_object_may_be_wrapped_and_its_code_a_number() {
    let error = service_error(500, &[], r#"{"RequestId":"R-3","Error":{"Code":1001,"Message":"m"}}"#);
    assert_eq!(error.code.as_deref(), Some("1001"));
    assert_eq!(error.request_id.as_deref(), Some("R-3"));
    let error = service_error(500, &[], r#"{"error":{"code":"X","requestId":"R-4"}}"#);
    assert_eq!(error.request_id.as_deref(), Some("R-4"));
}

#[test]
fn headers_tell_what_the_body_does_not() {
    let headers = [("x-acs-request-id", "R-5"), ("x-acs-trace-id", "T-5")];
    for body in ["", "<html>busy</html>", "[]", "{", "null"] {
        let error = service_error(503, &headers, body);
        assert_eq!(error.request_id.as_deref(), Some("R-5"), "{body}");
        assert_eq!(error.trace_id.as_deref(), Some("T-5"), "{body}");
        assert_eq!(error.excerpt.as_deref(), (!body.is_empty()).then_some(body));
    }
}

#[test]
fn excerpts_are_short_and_never_split_a_character() {
    let error = service_error(502, &[], &"\u{4e2d}".repeat(20_000));
    assert_eq!(error.excerpt.map(|excerpt| excerpt.chars().count()), Some(256));
}

#[test]
fn tokens_that_the_service_repeats_are_withheld() {
    let credentials = Credentials::sts("id", "secret-secret", "token+/token=");
    let body = r#"{"Code":"SignatureDoesNotMatch","Message":"signed: token+/token= token%2B%2Ftoken%3D token%252B%252Ftoken%253D"}"#;
    let error = read(400, &[], body, &credentials);
    assert_eq!(error.message.as_deref(), Some("signed: *** *** ***"));
    let error = read(400, &[], "upstream said secret-secret", &credentials);
    assert_eq!(error.excerpt.as_deref(), Some("upstream said ***"));
}

#[test]
fn timeouts_of_a_transport_are_timeouts_of_the_call() {
    let timeout = TimeoutError::new(TimeoutPhase::Attempt, Duration::from_secs(3));
    let error = Error::from(TransportError::new(TransportErrorKind::Timeout(timeout)));
    assert!(error.is_timeout());
    assert_eq!(error.to_string(), "no complete response within 3s");
}

#[test]
fn transport_errors_tell_host_and_cause() {
    let cause = std::io::Error::new(std::io::ErrorKind::ConnectionRefused, "refused");
    let error = TransportError::with_source(TransportErrorKind::Connect, cause).at("slb.aliyuncs.com");
    let error = Error::from(error);
    assert_eq!(error.to_string(), "cannot connect (slb.aliyuncs.com): refused");
    assert!(error.source().is_some());
    assert_eq!((error.status(), error.request_id(), error.code()), (None, None, None));
}
