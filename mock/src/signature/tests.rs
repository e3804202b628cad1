//! Requests as the official SDKs signed them, with their clock and nonce fixed.

mod paths;

use super::*;
use crate::percent;

const SECRET: &str = "testAccessKeySecret";
const NONCE: &str = "0123456789abcdef0123456789abcdef";
const EMPTY_BODY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// Every character that the two sides could disagree on, as the SDK put it into the URL.
const SPECIAL: &str = "LoadBalancerId=lb-bp1&RegionId=cn-hangzhou&Special=a+b%2Bc%2Ad~e%2Ff%3Fg%3Dh%26i%25j%27k%28l%29m%21n%2Co%3A\
    p%3Bq%40r%24s%23t%5Bu%5Dv%22w%5Cx%7Cy%5Ez%60%7B%7D%3C%3E-_.&Unicode=%E4%B8%AD%E6%96%87-%C3%A9-%F0%9F%98%80&Empty=&\
    Newline=l1%0Al2%09tab&Plus=%2B&Tilde=~";
const SERVERS: &str = "BackendServers=%5B%7B%22ServerId%22%3A%22vm-233%22%2C%22Port%22%3A%2280%22%2C%22Weight%22%3A%22100%22%7D\
    %2C%7B%22ServerId%22%3A%22vm-232%22%2C%22Port%22%3A%2290%22%2C%22Weight%22%3A%22100%22%7D%5D";
const V1_COMMON: &str = "Action=CreateVServerGroup&Format=json&Version=2014-05-15&Timestamp=2026-01-02T03%3A04%3A05Z&\
    SignatureNonce=0123456789abcdef0123456789abcdef&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&\
    AccessKeyId=testAccessKeyId";

fn received(query: &str, headers: &[(&str, &str)], form: &str) -> Received {
    Received {
        method: "POST".to_owned(),
        path: "/".to_owned(),
        query: percent::pairs(query).expect("a query"),
        headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        form: percent::pairs(form).expect("a form"),
        body: form.as_bytes().to_vec(),
    }
}

fn verifier(token: Option<&str>) -> Verifier {
    let (id, secret) = ("testAccessKeyId".to_owned(), SECRET.to_owned());
    let tokens = vec![BearerToken("a token".to_owned())];
    Verifier::new(vec![AccessKey { id, secret, token: token.map(str::to_owned) }], tokens)
}

fn code(result: Result<Call, Refusal>) -> &'static str {
    result.expect_err("a refusal").code
}

fn v1(parameters: &str, form: &str, signature: &str) -> Received {
    received(&format!("{V1_COMMON}&{parameters}&Signature={signature}"), &[], form)
}

fn v3<'a>(extra: &[(&'a str, &'a str)], authorization: &'a str, body_hash: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut headers = vec![
        ("host", "slb.aliyuncs.com"),
        ("user-agent", "vector-ua/1"),
        ("accept", "application/json"),
        ("x-acs-action", "CreateVServerGroup"),
        ("x-acs-version", "2014-05-15"),
        ("x-acs-date", "2026-01-02T03:04:05Z"),
        ("x-acs-signature-nonce", NONCE),
        ("x-acs-content-sha256", body_hash),
        ("authorization", authorization),
    ];
    headers.extend(extra);
    headers
}

#[test]
fn v1_of_special_characters() {
    let request = v1(SPECIAL, "", "uxY27CnS88QKX7XI6k6B2USvdds%3D");
    let call = verifier(None).verify(&request).expect("a good signature");
    assert_eq!((call.action.as_deref(), call.version.as_str()), (Some("CreateVServerGroup"), "2014-05-15"));
}

#[test]
fn v1_covers_the_form() {
    let form = format!("{SERVERS}&Desc=a+b%2Bc~%E4%B8%AD&E=&Tag.1.Key=k&Tag.1.Value=v");
    let request = v1("RegionId=cn-hangzhou", &form, "KCu0iR60Ywz6zx5UgBiZg2cPa6Q%3D");
    verifier(None).verify(&request).expect("a good signature");
    let changed = v1("RegionId=cn-hangzhou", &form.replace("Desc=a", "Desc=b"), "KCu0iR60Ywz6zx5UgBiZg2cPa6Q%3D");
    assert_eq!(code(verifier(None).verify(&changed)), "SignatureDoesNotMatch");
}

#[test]
fn v1_with_a_token() {
    let parameters = format!(
        "RegionId=cn-hangzhou&LoadBalancerId=lb-bp1qjwo61pqz3ahltv0mw&VServerGroupName=Group1&{SERVERS}&\
         SecurityToken=CAIS%2Btoken%2Fwith%3Dspecial%26chars"
    );
    let request = v1(&parameters, "", "ocUryGWrPh1zk7QLiyL%2Brm4gZI8%3D");
    verifier(Some("CAIS+token/with=special&chars")).verify(&request).expect("a good signature");
    assert_eq!(code(verifier(Some("other")).verify(&request)), "InvalidSecurityToken.MismatchWithAccessKey");
    assert_eq!(code(verifier(None).verify(&request)), "InvalidSecurityToken.MismatchWithAccessKey");
}

#[test]
fn v3_of_special_characters() {
    let authorization = "ACS3-HMAC-SHA256 Credential=testAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;\
        x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-acs-version,\
        Signature=136dccedae72215065ea59e341d0293445dcb03b31fb99ebd2a4f775942f4676";
    let request = received(SPECIAL, &v3(&[("x-acs-credentials-provider", "static_ak")], authorization, EMPTY_BODY), "");
    let call = verifier(None).verify(&request).expect("a good signature");
    assert_eq!((call.action.as_deref(), call.common), (Some("CreateVServerGroup"), &[][..]));
}

#[test]
fn v3_that_covers_more_headers_than_it_must() {
    let authorization = "ACS3-HMAC-SHA256 Credential=testAccessKeyId,SignedHeaders=accept;host;user-agent;x-acs-action;\
        x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-acs-version,\
        Signature=0d0798feca45c6645cc3e0852a6f71b846bf4c286b99b103f828e519590dde2f";
    let request = received(SPECIAL, &v3(&[("x-acs-credentials-provider", "static_ak")], authorization, EMPTY_BODY), "");
    verifier(None).verify(&request).expect("a good signature");
}

#[test]
fn v3_covers_the_form_by_its_digest() {
    let form = format!("{SERVERS}&Desc=a+b%2Bc~%E4%B8%AD%2A&E=&Tag.1.Key=k&Tag.1.Value=v");
    let hash = "6707908d03216528d03e3f376317e48ec706f62997100c00102cbb30a7bc3b41";
    let authorization = "ACS3-HMAC-SHA256 Credential=testAccessKeyId,SignedHeaders=content-type;host;x-acs-action;\
        x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-signature-nonce;x-acs-version,\
        Signature=2fa438c56b6445b5e38f313f0ea9c40e55a8e5982f4fb1b0cbe9ce74757ece4e";
    let extra = [("x-acs-credentials-provider", "static_ak"), ("content-type", "application/x-www-form-urlencoded")];
    let headers = v3(&extra, authorization, hash);
    verifier(None).verify(&received("RegionId=cn-hangzhou", &headers, &form)).expect("a good signature");
    let changed = received("RegionId=cn-hangzhou", &headers, "Desc=b");
    assert_eq!(code(verifier(None).verify(&changed)), "InvalidContentSha256");
}

#[test]
fn v3_with_a_token() {
    let authorization = "ACS3-HMAC-SHA256 Credential=testAccessKeyId,SignedHeaders=host;x-acs-accesskey-id;x-acs-action;\
        x-acs-content-sha256;x-acs-credentials-provider;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version,\
        Signature=da664786c019a779776c3c3d1ebcee14a7ed72076f2eea6b3a924e2301dcfb74";
    let extra = [
        ("x-acs-credentials-provider", "static_sts"),
        ("x-acs-accesskey-id", "testAccessKeyId"),
        ("x-acs-security-token", "CAIS+token/with=special&chars"),
    ];
    let query =
        format!("RegionId=cn-hangzhou&LoadBalancerId=lb-bp1qjwo61pqz3ahltv0mw&VServerGroupName=Group1&{SERVERS}");
    let request = received(&query, &v3(&extra, authorization, EMPTY_BODY), "");
    verifier(Some("CAIS+token/with=special&chars")).verify(&request).expect("a good signature");
}

#[test]
fn a_request_is_good_for_one_time() {
    let request = v1(SPECIAL, "", "uxY27CnS88QKX7XI6k6B2USvdds%3D");
    let verifier = verifier(None);
    verifier.verify(&request).expect("a good signature");
    assert_eq!(code(verifier.verify(&request)), "SignatureNonceUsed");
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    let request = v1(SPECIAL, "", "uxY27CnS88QKX7XI6k6B2USvdds%3D");
    let without = |name: &str| {
        let mut request = request.clone();
        request.query.retain(|(candidate, _)| candidate != name);
        request
    };
    for name in ["Action", "Version", "Timestamp", "SignatureNonce", "SignatureMethod", "AccessKeyId", "Signature"] {
        let refusal = verifier(None).verify(&without(name)).expect_err("a refusal");
        assert_eq!(refusal.code, "MissingParameter");
        assert!(refusal.message.contains(name), "{}", refusal.message);
    }
    assert_eq!(code(Verifier::new(Vec::new(), Vec::new()).verify(&request)), "InvalidAccessKeyId.NotFound");
    assert_eq!(code(verifier(None).verify(&without("Tilde"))), "SignatureDoesNotMatch");
}

#[test]
fn v3_has_to_cover_what_it_depends_on() {
    let authorization = "ACS3-HMAC-SHA256 Credential=testAccessKeyId,SignedHeaders=host;x-acs-action,Signature=00";
    let headers = v3(&[], authorization, EMPTY_BODY);
    assert_eq!(code(verifier(None).verify(&received("", &headers, ""))), "IncompleteSignature");
    let without: Vec<_> = headers.into_iter().filter(|(name, _)| *name != "x-acs-date").collect();
    assert_eq!(code(verifier(None).verify(&received("", &without, ""))), "MissingParameter");
    assert_eq!(
        code(verifier(None).verify(&received("", &[("authorization", "Basic a:b")], ""))),
        "IncompleteSignature"
    );
}

#[test]
fn timestamps_have_one_form() {
    assert!(is_timestamp("2026-01-02T03:04:05Z"));
    for text in ["", "2026-01-02T03:04:05", "2026-13-02T03:04:05Z", "2026-01-02 03:04:05Z", "2026-01-02T24:00:00Z"] {
        assert!(!is_timestamp(text), "{text}");
    }
}
