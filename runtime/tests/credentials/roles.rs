//! Roles that are assumed, with the credentials of somebody else or with a token.

use std::{fs, time::Duration};

use alicloud_runtime::{
    Config, Credentials, Network,
    credentials::{AssumeRoleProvider, OidcRoleProvider},
};
use tempfile::TempDir;

use crate::support::{Received, Server, assumed, context, end, given, refused};

const ROLE: &str = "acs:ram::123456789012:role/reader";
const IDENTITY_PROVIDER: &str = "acs:ram::123456789012:oidc-provider/cluster";

fn source() -> Credentials {
    Credentials::sts("source-key-id", "hunter-source-secret", "hunter-source-token")
}

fn role_at(server: &Server) -> AssumeRoleProvider {
    AssumeRoleProvider::new(source(), ROLE).sts_endpoint(server.url()).session_name("alice")
}

/// The only request that arrived.
fn sole(server: &Server) -> Received {
    let mut received = server.received();
    assert_eq!(received.len(), 1, "{received:?}");
    received.remove(0)
}

fn file(folder: &TempDir, text: &str) -> std::path::PathBuf {
    let path = folder.path().join("token");
    fs::write(&path, text).expect("a file");
    path
}

#[tokio::test]
async fn a_role_is_assumed_with_a_call_that_the_source_signs() {
    let server = Server::answering(200, assumed("the-key-of-a-role")).await;
    let provider = role_at(&server).duration(Duration::from_secs(900)).policy("{\"Version\":\"1\"}").external_id("x y");
    let (shown, credentials) = given(&provider, &context()).await;
    assert_eq!((shown.as_str(), credentials.expiration()), ("Credentials::Sts(***role)", Some(end())));
    let request = sole(&server);
    assert_eq!(
        request.line,
        "POST /?DurationSeconds=900&ExternalId=x%20y&Policy=%7B%22Version%22%3A%221%22%7D\
         &RoleArn=acs%3Aram%3A%3A123456789012%3Arole%2Freader&RoleSessionName=alice"
    );
    let authorization = request.header("authorization").expect("a signature");
    assert!(authorization.starts_with("ACS3-HMAC-SHA256 Credential=source-key-id,SignedHeaders="), "{authorization}");
    assert_eq!(request.header("x-acs-security-token"), Some("hunter-source-token"));
    assert_eq!(request.header("x-acs-action"), Some("AssumeRole"));
    assert_eq!(request.header("x-acs-version"), Some("2015-04-01"));
}

#[tokio::test]
async fn a_session_lasts_an_hour_and_has_a_name_unless_told_otherwise() {
    let server = Server::answering(200, assumed("the-key-of-a-role")).await;
    given(&AssumeRoleProvider::new(source(), ROLE).sts_endpoint(server.url()), &context()).await;
    let line = sole(&server).line;
    assert!(line.contains("DurationSeconds=3600&") && line.contains("&RoleSessionName=alicloud-rust-"), "{line}");
}

#[tokio::test]
async fn a_role_can_be_the_source_of_another() {
    let server = Server::start(|request| {
        let is_first = request.line.contains("reader");
        (200, assumed(if is_first { "key-of-the-first" } else { "key-of-the-second" }))
    });
    let server = server.await;
    let second = "acs:ram::123456789012:role/writer";
    let provider = AssumeRoleProvider::new(role_at(&server), second).sts_endpoint(server.url());
    let (shown, _) = given(&provider, &context()).await;
    assert_eq!(shown, "Credentials::Sts(***cond)");
    let received = server.received();
    let signer = |index: usize| received[index].header("authorization").unwrap_or("").to_owned();
    assert!(signer(0).contains("Credential=source-key-id,"), "{received:?}");
    assert!(signer(1).contains("Credential=key-of-the-first,"), "{received:?}");
    assert_eq!(received.len(), 2);
}

#[tokio::test]
async fn the_host_is_that_of_the_region_and_the_network() {
    let server = Server::answering(200, assumed("the-key-of-a-role")).await;
    let role = AssumeRoleProvider::new(source(), ROLE);
    let hosts = [
        (role.clone(), "sts.aliyuncs.com"),
        (role.clone().sts_network(Network::Vpc), "sts.aliyuncs.com"),
        (role.clone().sts_region("cn-beijing"), "sts.cn-beijing.aliyuncs.com"),
        (role.clone().sts_region("cn-beijing").sts_network(Network::Vpc), "sts-vpc.cn-beijing.aliyuncs.com"),
        (role.sts_region("cn-beijing").sts_endpoint("sts.example.com"), "sts.example.com"),
    ];
    for (provider, _) in &hosts {
        given(provider, &server.context()).await;
    }
    let called: Vec<_> = server.received().iter().map(|it| it.header("host").unwrap_or("").to_owned()).collect();
    assert_eq!(called, hosts.map(|(_, host)| host));
}

#[tokio::test]
async fn what_the_service_refuses_is_told_without_what_it_repeats() {
    let body = r#"{"Code":"NoPermission","Message":"hunter-source-token may not.","RequestId":"R-7"}"#;
    let server = Server::answering(403, body).await;
    let error = refused(&role_at(&server), &context()).await;
    let expected = "assume role: cannot assume the role acs:ram::123456789012:role/reader: AssumeRole failed: \
                    NoPermission: *** may not. (HTTP 403, request id R-7)";
    assert!(error.starts_with(expected), "{error}");
}

#[tokio::test]
async fn answers_that_are_not_complete_are_refused_and_not_repeated() {
    for (body, message) in [
        (assumed("i").replace("Expiration", "hunter2"), "assume role: the response has no Expiration"),
        (assumed("i").replace("SecurityToken", "hunter2"), "assume role: the response has no SecurityToken"),
        (assumed("i").replace(crate::support::END, "hunter2"), "assume role: the Expiration in the response is not"),
        (assumed("i").replace("\"hunter-role-secret\"", "[\"hunter2\"]"), "cannot decode the response of AssumeRole"),
        (format!("hunter2 {}", assumed("i")), "cannot decode the response of AssumeRole"),
        (assumed("i").replace('}', ""), "cannot decode the response of AssumeRole"),
        ("{}".to_owned(), "assume role: the response has no AccessKeyId"),
        (String::new(), "cannot decode the response of AssumeRole"),
    ] {
        let server = Server::answering(200, body).await;
        let error = refused(&role_at(&server), &context()).await;
        assert!(error.contains(message), "{error}");
    }
}

#[tokio::test]
async fn a_name_that_the_service_would_refuse_is_refused_before_anything_is_sent() {
    let server = Server::answering(200, assumed("i")).await;
    for name in ["a", "white space", &"x".repeat(65)] {
        let error = refused(&role_at(&server).session_name(name), &context()).await;
        assert!(error.contains("RoleSessionName"), "{error}");
    }
    assert!(server.received().is_empty());
}

#[test]
fn a_configuration_refuses_what_cannot_work() {
    let role = || AssumeRoleProvider::new(source(), ROLE);
    for (provider, message) in [
        (AssumeRoleProvider::new(source(), ""), "the role ARN is empty"),
        (AssumeRoleProvider::new(Credentials::access_key("", "s"), ROLE), "the access key id is empty"),
        (role().duration(Duration::from_secs(899)), "the session duration is less than 15 minutes"),
        (role().sts_region("cn beijing"), "\"cn beijing\" is not a valid region id"),
        (role().sts_endpoint("https://user:hunter2@host"), "the endpoint contains user information"),
    ] {
        let error = Config::builder().credentials(provider).build().expect_err(message).to_string();
        assert!(error.starts_with(message) && !error.contains("hunter"), "{error}");
    }
    let error = Config::builder().credentials(OidcRoleProvider::new(ROLE, "", "/token")).build().expect_err("no ARN");
    assert_eq!(error.to_string(), "the ARN of the OIDC provider is empty");
}

#[tokio::test]
async fn a_token_assumes_a_role_without_a_signature() {
    let server = Server::answering(200, assumed("the-key-of-a-pod")).await;
    let folder = TempDir::new().expect("a folder");
    let path = file(&folder, "hunter.token+1\n");
    let provider = OidcRoleProvider::new(ROLE, IDENTITY_PROVIDER, &path).sts_endpoint(server.url());
    let (shown, credentials) = given(&provider.clone().session_name("pod"), &context()).await;
    assert_eq!((shown.as_str(), credentials.expiration()), ("Credentials::Sts(***-pod)", Some(end())));
    let request = sole(&server);
    assert_eq!(request.line, "POST /?Format=JSON");
    assert_eq!(
        request.body,
        "RoleArn=acs%3Aram%3A%3A123456789012%3Arole%2Freader\
         &OIDCProviderArn=acs%3Aram%3A%3A123456789012%3Aoidc-provider%2Fcluster\
         &OIDCToken=hunter.token%2B1&RoleSessionName=pod&DurationSeconds=3600"
    );
    assert_eq!(request.header("x-acs-action"), Some("AssumeRoleWithOIDC"));
    assert_eq!((request.header("authorization"), request.header("x-acs-security-token")), (None, None));
    fs::write(&path, "hunter.token+2").expect("a file");
    given(&provider, &context()).await;
    assert!(server.received().last().expect("a request").body.contains("OIDCToken=hunter.token%2B2&"));
}

#[tokio::test]
async fn a_token_that_the_service_repeats_is_withheld() {
    let body = r#"{"Code":"AuthenticationFail.OIDCToken.Expired","Message":"hunter.token.1 is over","RequestId":"R"}"#;
    let server = Server::answering(400, body).await;
    let folder = TempDir::new().expect("a folder");
    let provider = OidcRoleProvider::new(ROLE, IDENTITY_PROVIDER, file(&folder, "hunter.token.1"));
    let error = refused(&provider.sts_endpoint(server.url()), &context()).await;
    assert!(error.contains("AuthenticationFail.OIDCToken.Expired: *** is over (HTTP 400"), "{error}");
}

#[tokio::test]
async fn a_token_file_that_is_missing_or_empty_is_a_failure() {
    let folder = TempDir::new().expect("a folder");
    let missing = folder.path().join("missing");
    let error = refused(&OidcRoleProvider::new(ROLE, IDENTITY_PROVIDER, &missing), &context()).await;
    assert!(error.starts_with(&format!("OIDC role: the token file {} cannot be read:", missing.display())), "{error}");
    let empty = file(&folder, " \n");
    let error = refused(&OidcRoleProvider::new(ROLE, IDENTITY_PROVIDER, &empty), &context()).await;
    assert_eq!(error, format!("OIDC role: the token file {} is empty", empty.display()));
}
