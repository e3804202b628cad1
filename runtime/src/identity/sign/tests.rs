//! Signatures are those of the official SDKs.

use std::collections::BTreeMap;
#[cfg(not(feature = "sm3"))]
use std::io::Write as _;
use std::time::{Duration, UNIX_EPOCH};

use serde::Deserialize;

use super::*;
use crate::{
    identity::credentials::Kind,
    wire::{encode::Parameters, percent},
};

const FIXTURE: &str = include_str!("../../../tests/fixtures/signing.json");

#[derive(Deserialize)]
struct Fixture {
    common: Common,
    credentials: BTreeMap<String, Key>,
    cases: Vec<Case>,
}

#[derive(Deserialize, Clone)]
struct Common {
    method: String,
    host: String,
    action: String,
    version: String,
    format: String,
    timestamp: String,
    nonce: String,
}

#[derive(Deserialize)]
struct Key {
    id: Option<String>,
    secret: Option<String>,
    token: Option<String>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    /// `roa`, or RPC if there is none.
    style: Option<String>,
    signing: String,
    credentials: String,
    method: Option<String>,
    path: Option<String>,
    host: Option<String>,
    action: Option<String>,
    version: Option<String>,
    format: Option<String>,
    timestamp: Option<String>,
    nonce: Option<String>,
    query: BTreeMap<String, String>,
    form: Option<BTreeMap<String, String>>,
    /// The text of a JSON body.
    json: Option<String>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    expected: Expected,
}

#[derive(Deserialize)]
struct Expected {
    canonical_query: Option<String>,
    canonical_request: Option<String>,
    canonical_request_with_raw_key: Option<String>,
    string_to_sign: Option<String>,
    signature: Option<String>,
    authorization: Option<String>,
    authorization_with_raw_key: Option<String>,
    /// The whole query of a request that is not signed.
    query: Option<String>,
    /// All `x-acs-*` headers of a request that is not signed.
    headers: Option<BTreeMap<String, String>>,
    body: Option<String>,
}

fn fixture() -> Fixture {
    serde_json::from_str(FIXTURE).expect("the fixture is well-formed")
}

impl Fixture {
    fn common(&self, case: &Case) -> Common {
        let or = |own: &Option<String>, common: &String| own.clone().unwrap_or_else(|| common.clone());
        Common {
            method: or(&case.method, &self.common.method),
            host: or(&case.host, &self.common.host),
            action: or(&case.action, &self.common.action),
            version: or(&case.version, &self.common.version),
            format: or(&case.format, &self.common.format),
            timestamp: or(&case.timestamp, &self.common.timestamp),
            nonce: or(&case.nonce, &self.common.nonce),
        }
    }

    fn credentials(&self, case: &Case) -> Credentials {
        let Key { id, secret, token } = &self.credentials[&case.credentials];
        match (id, secret, token) {
            (Some(id), Some(secret), Some(token)) => Credentials::sts(id, secret, token),
            (Some(id), Some(secret), None) => Credentials::access_key(id, secret),
            (_, _, Some(token)) => Credentials::bearer(token),
            _ => Credentials::anonymous(),
        }
    }
}

/// Calls `check` with the inputs of a case as the signers take them.
fn with_inputs(fixture: &Fixture, case: &Case, check: impl FnOnce(&Unsigned<'_>, &Credentials, &Moment)) {
    let common = fixture.common(case);
    let method = common.method.parse().expect("a method");
    let owned = |map: &BTreeMap<String, String>| map.iter().collect::<Parameters>();
    let (query, headers, form) = (owned(&case.query), owned(&case.headers), case.form.as_ref().map(owned));
    let request = Unsigned {
        style: if case.style.is_some() { ApiStyle::Roa } else { ApiStyle::Rpc },
        method: &method,
        host: &common.host.parse().expect("a header"),
        path: case.path.as_deref().unwrap_or("/"),
        action: common.action.clone().leak(),
        version: common.version.clone().leak(),
        format: &common.format,
        accept: "application/json",
        query: &query,
        headers: &headers,
        content: content(case, form.as_ref()),
    };
    let clock = humantime::parse_rfc3339(&common.timestamp).expect("a timestamp");
    check(&request, &fixture.credentials(case), &Moment::new(clock, common.nonce.clone()));
}

fn content<'a>(case: &Case, form: Option<&'a Parameters>) -> Content<'a> {
    match (form, &case.json) {
        (Some(form), _) => Content::Form(form),
        (None, Some(json)) => Content::Whole("application/json; charset=utf-8", json.clone().into()),
        (None, None) => Content::Empty,
    }
}

fn header<'a>(signed: &'a Signed, name: &str) -> Option<&'a str> {
    signed.headers.get(name).map(headers::text)
}

fn signed(version: SigningVersion, request: &Unsigned<'_>, credentials: &Credentials, moment: &Moment) -> Signed {
    sign(version, request, credentials, moment.clone()).expect("headers that HTTP can carry")
}

fn check_v1(case: &Case, request: &Unsigned<'_>, credentials: &Credentials, moment: &Moment) {
    let expected = &case.expected;
    let signed = signed(SigningVersion::V1, request, credentials, moment);
    let query = v1_rpc::parameters(request, credentials, moment);
    let canonical = v1_rpc::canonical_query(&query, &request.content);
    assert_eq!(Some(&canonical), expected.canonical_query.as_ref(), "{}", case.name);
    let text = v1_rpc::string_to_sign(request.method, &canonical);
    assert_eq!(Some(&text), expected.string_to_sign.as_ref(), "{}", case.name);
    let signature = expected.signature.as_deref().expect("a signed case");
    let sent = format!("/?{}&Signature={}", percent::query(&query), percent::text(signature));
    assert_eq!(signed.target, sent, "{}", case.name);
}

fn check_v1_roa(case: &Case, request: &Unsigned<'_>, credentials: &Credentials, moment: &Moment) {
    let expected = &case.expected;
    let headers = v1_roa::headers(request, credentials, moment).expect("headers");
    let text = v1_roa::string_to_sign(request, &headers);
    assert_eq!(Some(&text), expected.string_to_sign.as_ref(), "{}", case.name);
    let signed = signed(SigningVersion::V1, request, credentials, moment);
    assert_eq!(header(&signed, "authorization"), expected.authorization.as_deref(), "{}", case.name);
    // The wire has the query sorted and encoded.
    let mut query: Vec<_> = request.query.iter().collect();
    query.sort_unstable();
    assert_eq!(signed.target, percent::target(request.path, &query), "{}", case.name);
}

fn check_v3(algorithm: Algorithm, case: &Case, request: &Unsigned<'_>, credentials: &Credentials, moment: &Moment) {
    let Kind::AccessKey { id, secret, .. } = credentials.kind() else {
        unreachable!("{} signs", case.name);
    };
    let expected = &case.expected;
    let query = percent::query(&v3::query(request, credentials));
    let body_hash = v3::BodyHash::of(algorithm, &request.content.bytes());
    let headers = v3::headers(request, credentials, moment.clone(), &body_hash).expect("headers");
    let signed_headers = v3::SignedHeaders::of(&headers);
    let canonical: String = v3::canonical_request(request, &query, &signed_headers, body_hash.as_str()).collect();
    if let Some(raw) = &expected.canonical_request_with_raw_key {
        // Other SDKs sign query keys as they are although they send them encoded. We sign what we send, so that only this
        // key differs, and with it the signature: theirs follows from their text.
        assert_eq!(canonical, raw.replace("Meta.#3#a b=", "Meta.%233%23a%20b="), "{}", case.name);
        let theirs = v3::authorization(algorithm, id, secret, &signed_headers, [raw.as_str()].into_iter());
        assert_eq!(Some(theirs), expected.authorization_with_raw_key, "{}", case.name);
        return;
    }
    assert_eq!(Some(&canonical), expected.canonical_request.as_ref(), "{}", case.name);
    if let Some(text) = &expected.string_to_sign {
        let hash = algorithm.hash(canonical.as_bytes());
        assert_eq!(v3::string_to_sign(algorithm, &hash).concat(), *text, "{}", case.name);
    }
    let signed = v3::sign(algorithm, request, credentials, moment.clone()).expect("headers");
    assert_eq!(header(&signed, "authorization"), expected.authorization.as_deref(), "{}", case.name);
    assert_eq!(signed.target, format!("{}?{query}", request.path), "{}", case.name);
}

fn check_unsigned(case: &Case, request: &Unsigned<'_>, credentials: &Credentials, moment: &Moment) {
    let version = if case.signing == "v1" { SigningVersion::V1 } else { SigningVersion::V3 };
    let sent = signed(version, request, credentials, moment);
    assert_eq!(sent.target.strip_prefix("/?"), case.expected.query.as_deref(), "{}", case.name);
    assert_eq!(header(&sent, "authorization"), None, "{}", case.name);
    let special: BTreeMap<_, _> = sent
        .headers
        .iter()
        .filter(|(name, _)| name.as_str().starts_with("x-acs-"))
        .map(|(name, value)| (name.to_string(), headers::text(value).to_owned()))
        .collect();
    assert_eq!(Some(special), case.expected.headers, "{}", case.name);
}

fn check(case: &Case, request: &Unsigned<'_>, credentials: &Credentials, moment: &Moment) {
    if let Some(body) = &case.expected.body {
        assert_eq!(request.content.bytes(), body.as_bytes(), "{}", case.name);
    }
    match case.signing.as_str() {
        _ if case.expected.query.is_some() => check_unsigned(case, request, credentials, moment),
        "v1" if case.style.is_some() => check_v1_roa(case, request, credentials, moment),
        "v1" => check_v1(case, request, credentials, moment),
        "v3" => check_v3(Algorithm::Sha256, case, request, credentials, moment),
        #[cfg(feature = "sm3")]
        "v3-sm3" => check_v3(Algorithm::Sm3, case, request, credentials, moment),
        #[cfg(not(feature = "sm3"))]
        "v3-sm3" => {
            // Written past the capture of test output, so that the gap is seen.
            let _ = writeln!(std::io::stderr(), "SKIPPED {}: the crate is built without feature `sm3`", case.name);
        }
        other => unreachable!("no signing version {other}"),
    }
}

#[test]
fn requests_are_signed_as_the_official_sdks_sign_them() {
    let fixture = fixture();
    assert_eq!(fixture.cases.len(), 22);
    for case in &fixture.cases {
        with_inputs(&fixture, case, |request, credentials, moment| check(case, request, credentials, moment));
    }
}

#[test]
fn json_bodies_are_signed_with_their_content_type() {
    let fixture = fixture();
    let case = fixture.cases.iter().find(|case| case.name.starts_with("v3 json")).expect("such a case");
    with_inputs(&fixture, case, |request, credentials, moment| {
        let request = Unsigned {
            content: Content::Whole("application/json; charset=utf-8", "{\"a\":\"中\"}".into()),
            ..*request
        };
        let signed = signed(SigningVersion::V3, &request, credentials, moment);
        assert_eq!(signed.body, "{\"a\":\"中\"}");
        assert_eq!(header(&signed, "content-type"), Some("application/json; charset=utf-8"));
        let authorization = header(&signed, "authorization").expect("a signature");
        assert!(authorization.contains("SignedHeaders=content-type;host;"), "{authorization}");
    });
}

#[test]
fn headers_of_the_request_are_lowercase_trimmed_and_win() {
    let fixture = fixture();
    let case = fixture.cases.iter().find(|case| case.name.starts_with("v3 json")).expect("such a case");
    with_inputs(&fixture, case, |request, credentials, moment| {
        let extra = Parameters::from_iter([("X-Acs-Zone", " z1 "), ("Accept", "text/plain")]);
        let request = Unsigned { headers: &extra, content: Content::Empty, ..*request };
        let headers = v3::headers(&request, credentials, moment.clone(), &v3::BodyHash::of(Algorithm::Sha256, b""))
            .expect("headers");
        assert_eq!(headers.get_all("accept").iter().collect::<Vec<_>>(), ["text/plain"]);
        assert!(v3::SignedHeaders::of(&headers).0.contains(&("x-acs-zone", "z1")));
    });
}

#[test]
fn a_parameter_of_the_request_stands_for_the_common_one_of_that_name() {
    let fixture = fixture();
    let case = fixture.cases.iter().find(|case| case.name.starts_with("v1 json")).expect("such a case");
    with_inputs(&fixture, case, |request, credentials, moment| {
        let query = Parameters::from_iter([("Format", "CSV")]);
        let request = Unsigned { query: &query, content: Content::Empty, ..*request };
        let parameters = v1_rpc::parameters(&request, credentials, moment);
        let formats: Vec<_> = parameters.iter().filter(|(name, _)| *name == "Format").collect();
        assert_eq!(formats, [&("Format", "CSV")]);
    });
}

#[test]
fn where_apis_have_paths_a_bearer_says_so_in_headers() {
    let fixture = fixture();
    let case = fixture.cases.iter().find(|case| case.name == "v3 roa get").expect("such a case");
    with_inputs(&fixture, case, |request, _, moment| {
        let nothing = Parameters::default();
        let request = Unsigned { query: &nothing, content: Content::Empty, ..*request };
        for version in [SigningVersion::V1, SigningVersion::V3] {
            let sent = signed(version, &request, &Credentials::bearer("token"), moment);
            assert_eq!(sent.target, "/clusters/c1/nodes");
            assert_eq!(header(&sent, "x-acs-bearer-token"), Some("token"));
            assert_eq!(header(&sent, "x-acs-signature-type"), Some("BEARERTOKEN"));
            assert_eq!(header(&sent, "authorization"), None);
            let sent = signed(version, &request, &Credentials::anonymous(), moment);
            assert_eq!(sent.target, "/clusters/c1/nodes");
            assert_eq!((header(&sent, "authorization"), header(&sent, "x-acs-bearer-token")), (None, None));
        }
    });
}

#[test]
fn v1_with_paths_covers_the_token_and_what_is_said_of_the_body() {
    let fixture = fixture();
    let case = fixture.cases.iter().find(|case| case.name == "v3 roa json body sts").expect("such a case");
    with_inputs(&fixture, case, |request, credentials, moment| {
        let extra = Parameters::from_iter([("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==")]);
        let content = Content::Whole("application/json; charset=utf-8", "{}".into());
        let request = Unsigned { headers: &extra, content, ..*request };
        let text = v1_roa::string_to_sign(&request, &v1_roa::headers(&request, credentials, moment).expect("headers"));
        let beginning = "PUT\napplication/json\n1B2M2Y8AsgTpgAmY7PhCfg==\napplication/json; charset=utf-8\n\
                         Fri, 02 Jan 2026 03:04:05 GMT\nx-acs-accesskey-id:testAccessKeyId\nx-acs-action:";
        assert!(text.starts_with(beginning), "{text}");
        assert!(text.contains("\nx-acs-security-token:CAIS+token/with=special&chars\n"), "{text}");
        assert!(text.ends_with("\n/clusters/c%201?e&x=1"), "{text}");
    });
}

#[test]
fn signatures_and_tokens_are_marked_as_sensitive() {
    let fixture = fixture();
    let case = fixture.cases.iter().find(|case| case.name == "v3 roa json body sts").expect("such a case");
    with_inputs(&fixture, case, |request, credentials, moment| {
        let own = Parameters::from_iter([("X-Own-Token", "t"), ("x-own", "u")]);
        let request = Unsigned { headers: &own, content: Content::Empty, ..*request };
        for version in [SigningVersion::V1, SigningVersion::V3] {
            let signed = signed(version, &request, credentials, moment);
            let sensitive = signed.headers.iter().filter(|(_, value)| value.is_sensitive());
            let mut names: Vec<_> = sensitive.map(|(name, _)| name.as_str()).collect();
            names.sort_unstable();
            assert_eq!(names, ["authorization", "x-acs-security-token", "x-own-token"]);
        }
    });
}

#[test]
fn a_header_that_http_cannot_carry_is_an_error() {
    let fixture = fixture();
    let case = fixture.cases.iter().find(|case| case.name == "v3 roa get").expect("such a case");
    with_inputs(&fixture, case, |request, credentials, moment| {
        for (name, value) in [("x-own", "a\r\nb"), ("a b", "1")] {
            let own = Parameters::from_iter([(name, value)]);
            let request = Unsigned { headers: &own, content: Content::Empty, ..*request };
            assert!(sign(SigningVersion::V3, &request, credentials, moment.clone()).is_err(), "{name}");
        }
    });
}

#[test]
fn dates_are_those_of_http() {
    let date = |seconds| Moment::new(UNIX_EPOCH + Duration::from_secs(seconds), String::new()).date();
    assert_eq!(date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
    assert_eq!(date(951_826_123), "Tue, 29 Feb 2000 12:08:43 GMT");
    assert_eq!(date(253_402_300_799), "Fri, 31 Dec 9999 23:59:59 GMT");
}

#[test]
fn any_clock_gives_a_timestamp() {
    let before = UNIX_EPOCH - Duration::from_secs(1);
    assert_eq!(Moment::new(before, String::new()).timestamp, "1970-01-01T00:00:00Z");
    let after = UNIX_EPOCH + Duration::from_secs(1 << 40);
    assert_eq!(Moment::new(after, String::new()).timestamp, "9999-12-31T23:59:59Z");
}
