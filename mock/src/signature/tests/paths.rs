//! APIs with paths, and callers that do not sign.

use super::*;

fn call(method: &str, target: &str, headers: &[(&str, &str)], body: &str) -> Received {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let common = [("host", "slb.aliyuncs.com"), ("accept", "application/json"), ("x-acs-version", "2015-12-15")];
    let mut received = received(query, &[&common[..], headers].concat(), "");
    received.method = method.to_owned();
    received.path = path.to_owned();
    received.body = body.as_bytes().to_vec();
    received
}

const DATE: (&str, &str) = ("date", "Fri, 02 Jan 2026 03:04:05 GMT");
const METHOD: (&str, &str) = ("x-acs-signature-method", "HMAC-SHA1");
const VERSION: (&str, &str) = ("x-acs-signature-version", "1.0");
const FIXED_NONCE: (&str, &str) = ("x-acs-signature-nonce", NONCE);
const PROVIDER: (&str, &str) = ("x-acs-credentials-provider", "static_ak");
const NODES: &str = "/clusters/c1/nodes?b=x+y&a=&c=%E4%B8%AD&flag=~%2A";

fn nodes_v1() -> Received {
    let authorization = ("authorization", "acs testAccessKeyId:IoQmIftQrdbK0UNKeGBwgoM1N+4=");
    let action = ("x-acs-action", "DescribeNodes");
    call("GET", NODES, &[DATE, METHOD, VERSION, FIXED_NONCE, PROVIDER, action, authorization], "")
}

#[test]
fn v1_covers_path_and_query() {
    let known = verifier(None).verify(&nodes_v1()).expect("a good signature");
    assert_eq!((known.identity, known.action.as_deref()), (Identity::Key, Some("DescribeNodes")));
    assert_eq!(known.version, "2015-12-15");
    let mut changed = nodes_v1();
    changed.path = "/clusters/c2/nodes".to_owned();
    assert_eq!(code(verifier(None).verify(&changed)), "SignatureDoesNotMatch");
    let mut changed = nodes_v1();
    changed.query.pop();
    assert_eq!(code(verifier(None).verify(&changed)), "SignatureDoesNotMatch");
}

#[test]
fn v1_covers_the_media_type_of_a_body() {
    let request = |media_type| {
        let authorization = ("authorization", "acs testAccessKeyId:bNvdvpA8R8zCTEwje3ugvY/RWwY=");
        let headers = [
            DATE,
            METHOD,
            VERSION,
            FIXED_NONCE,
            PROVIDER,
            ("x-acs-action", "CreateCluster"),
            ("content-type", media_type),
            authorization,
        ];
        call("POST", "/clusters", &headers, "b=True&name=a+b&tags.1.key=k")
    };
    verifier(None).verify(&request("application/x-www-form-urlencoded")).expect("a good signature");
    assert_eq!(code(verifier(None).verify(&request("text/plain"))), "SignatureDoesNotMatch");
}

#[test]
fn v1_names_what_is_missing_or_wrong() {
    for name in ["date", "x-acs-version", "x-acs-signature-nonce", "x-acs-signature-method", "x-acs-signature-version"]
    {
        let mut without = nodes_v1();
        without.headers.retain(|(candidate, _)| candidate != name);
        assert_eq!(verifier(None).verify(&without), Err(Refusal::missing(name)));
    }
    let with = |name: &str, value: &str| {
        let mut changed = nodes_v1();
        changed.headers.retain(|(candidate, _)| candidate != name);
        changed.headers.push((name.to_owned(), value.to_owned()));
        code(verifier(None).verify(&changed))
    };
    assert_eq!(with("date", "2026-01-02T03:04:05Z"), "InvalidTimeStamp.Format");
    assert_eq!(with("x-acs-signature-method", "HMAC-MD5"), "InvalidParameter");
    assert_eq!(with("authorization", "acs testAccessKeyId"), "IncompleteSignature");
    assert_eq!(with("x-acs-security-token", "t"), "InvalidSecurityToken.MismatchWithAccessKey");
}

#[test]
fn v3_covers_path_and_query() {
    let authorization = "ACS3-HMAC-SHA256 Credential=testAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;\
        x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-acs-version,\
        Signature=f94c50939cd0b2326a914df259df648b034c059aa28d51e5f74d2e6360ca1a36";
    let headers = [
        FIXED_NONCE,
        PROVIDER,
        ("x-acs-action", "DescribeNodes"),
        ("x-acs-date", "2026-01-02T03:04:05Z"),
        ("x-acs-content-sha256", EMPTY_BODY),
        ("authorization", authorization),
    ];
    verifier(None).verify(&call("GET", NODES, &headers, "")).expect("a good signature");
    let changed = call("GET", &NODES.replace("c1", "c2"), &headers, "");
    assert_eq!(code(verifier(None).verify(&changed)), "SignatureDoesNotMatch");
}

#[test]
fn v3_covers_the_body_and_the_token() {
    let authorization = "ACS3-HMAC-SHA256 Credential=testAccessKeyId,SignedHeaders=content-type;host;x-acs-accesskey-id;\
        x-acs-action;x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-security-token;x-acs-signature-nonce;\
        x-acs-version,Signature=b9980a78701d9527f7a81f174a61ca89fa872c8cff61089c52602e5180c36a2a";
    let headers = [
        FIXED_NONCE,
        ("content-type", "application/json; charset=utf-8"),
        ("x-acs-accesskey-id", "testAccessKeyId"),
        ("x-acs-action", "ModifyCluster"),
        ("x-acs-content-sha256", "a129f1e5b3306e1b691a9c5c344908c98e7df711750cc9ea735be0cc4a3b34f3"),
        ("x-acs-credentials-provider", "static_sts"),
        ("x-acs-date", "2026-01-02T03:04:05Z"),
        ("x-acs-security-token", "CAIS+token/with=special&chars"),
        ("authorization", authorization),
    ];
    let body = r#"{"name":"中 文","tags":[{"key":"k"}],"n":1,"b":true,"nul":null}"#;
    let verifier = verifier(Some("CAIS+token/with=special&chars"));
    verifier.verify(&call("PUT", "/clusters/c%201?x=1&e=", &headers, body)).expect("a good signature");
    let changed = call("PUT", "/clusters/c%201?x=1&e=", &headers, "{}");
    assert_eq!(code(verifier.verify(&changed)), "InvalidContentSha256");
}

#[test]
fn bearers_are_known_by_their_token() {
    let kind = ("x-acs-signature-type", "BEARERTOKEN");
    let with = |headers: &[(&str, &str)]| verifier(None).verify(&call("GET", "/", headers, ""));
    assert_eq!(with(&[("x-acs-bearer-token", "a token"), kind]).map(|call| call.identity), Ok(Identity::Bearer));
    assert_eq!(code(with(&[("x-acs-bearer-token", "another"), kind])), "InvalidBearerToken");
    assert_eq!(code(with(&[("x-acs-bearer-token", "a token")])), "MissingParameter");
    assert_eq!(with(&[]).map(|call| call.identity), Ok(Identity::Nobody));
    let v1 = received("Action=A&Version=V&BearerToken=a+token&SignatureType=BEARERTOKEN", &[], "");
    let call = verifier(None).verify(&v1).expect("a good token");
    assert_eq!((call.identity, call.action.as_deref(), call.version.as_str()), (Identity::Bearer, Some("A"), "V"));
    let v1 = received("Action=A&Version=V", &[], "");
    assert_eq!(verifier(None).verify(&v1).map(|call| call.identity), Ok(Identity::Nobody));
}

#[test]
fn dates_have_one_form() {
    assert!(roa::is_date("Fri, 02 Jan 2026 03:04:05 GMT"));
    for text in ["", "2026-01-02T03:04:05Z", "Fri, 2 Jan 2026 03:04:05 GMT", "Fri, 02 Jan 2026 03:04:05 UTC"] {
        assert!(!roa::is_date(text), "{text}");
    }
}
