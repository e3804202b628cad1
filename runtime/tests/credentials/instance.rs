//! The metadata service of an instance.

use alicloud_runtime::{
    Bytes, Config, TimeoutError, TransportError,
    credentials::EcsRamRoleProvider,
    http,
    transport::{BoxFuture, TimeoutPhase, Timeouts, Transport, TransportErrorKind},
};

use crate::support::{END, Received, Response, Server, absent, context, context_with, end, given, refused, session};

const TOKEN: &str = "PUT /latest/api/token";
const ROLES: &str = "GET /latest/meta-data/ram/security-credentials/";
const ROLE: &str = "GET /latest/meta-data/ram/security-credentials/my-role";

/// An instance with the role `my-role`, which wants a token for everything.
fn version_2(request: &Received) -> Response {
    let has_token = request.header("x-aliyun-ecs-metadata-token") == Some("hunter-metadata-token");
    match request.line.as_str() {
        TOKEN if request.header("x-aliyun-ecs-metadata-token-ttl-seconds") == Some("21600") => {
            (200, "hunter-metadata-token".to_owned())
        }
        ROLES if has_token => (200, "my-role\n".to_owned()),
        ROLE if has_token => (200, session("instance-key-v2id")),
        _ => (403, String::new()),
    }
}

/// An instance that knows nothing of tokens.
fn version_1(request: &Received) -> Response {
    match request.line.as_str() {
        ROLES => (200, "my-role".to_owned()),
        ROLE => (200, session("instance-key-v1id")),
        _ => (404, String::new()),
    }
}

fn at(server: &Server) -> EcsRamRoleProvider {
    EcsRamRoleProvider::new().address(server.url())
}

#[tokio::test]
async fn a_token_opens_the_way_to_the_role_and_its_credentials() {
    let server = Server::start(version_2).await;
    let (shown, credentials) = given(&at(&server), &context()).await;
    assert_eq!(shown, "Credentials::Sts(***v2id)");
    assert_eq!(credentials.expiration(), Some(end()), "{END}");
    assert_eq!(server.lines(), [TOKEN, ROLES, ROLE]);
}

#[tokio::test]
async fn the_name_of_a_role_saves_asking_for_it() {
    let server = Server::start(version_2).await;
    given(&at(&server).role_name("my-role"), &context()).await;
    assert_eq!(server.lines(), [TOKEN, ROLE]);
}

#[tokio::test]
async fn where_there_are_no_tokens_version_1_does_unless_it_is_switched_off() {
    let server = Server::start(version_1).await;
    let (shown, _) = given(&at(&server), &context()).await;
    assert_eq!(shown, "Credentials::Sts(***v1id)");
    let error = refused(&at(&server).version_1(false), &context()).await;
    assert_eq!(error, "ECS role: the metadata service returned HTTP 404 when asked for a token");
    assert_eq!(server.lines(), [TOKEN, ROLES, ROLE, TOKEN]);
}

/// An instance that hands out tokens and refuses them, as metadata behind a proxy of the machine may do. `status` is what it
/// says to a token, `refused` for which requests.
fn forgetful(status: u16, refused: &'static [&'static str]) -> impl Fn(&Received) -> Response {
    move |request| match request.line.as_str() {
        TOKEN => (200, "hunter-metadata-token".to_owned()),
        line if request.header("x-aliyun-ecs-metadata-token").is_some() && refused.contains(&line) => {
            (status, "hunter".to_owned())
        }
        _ => version_1(request),
    }
}

#[tokio::test]
async fn where_a_token_is_not_taken_version_1_does_unless_it_is_switched_off() {
    for status in [400, 401, 403] {
        let server = Server::start(forgetful(status, &[ROLES, ROLE])).await;
        let (shown, _) = given(&at(&server), &context()).await;
        assert_eq!(shown, "Credentials::Sts(***v1id)");
        // Once is enough to know that the token is not taken.
        assert_eq!(server.lines(), [TOKEN, ROLES, ROLES, ROLE]);
        let error = refused(&at(&server).version_1(false), &context()).await;
        let expected = format!("HTTP {status} when asked for the name of the role");
        assert_eq!(error, format!("ECS role: the metadata service returned {expected}"));
        assert_eq!(server.lines()[4..], [TOKEN, ROLES]);
    }
    let server = Server::start(forgetful(403, &[ROLE])).await;
    assert_eq!(given(&at(&server), &context()).await.0, "Credentials::Sts(***v1id)");
    assert_eq!(server.lines(), [TOKEN, ROLES, ROLE, ROLE]);
    let server = Server::start(forgetful(401, &[ROLE])).await;
    assert_eq!(given(&at(&server).role_name("my-role"), &context()).await.0, "Credentials::Sts(***v1id)");
    assert_eq!(server.lines(), [TOKEN, ROLE, ROLE]);
}

#[tokio::test]
async fn what_is_refused_with_a_token_and_without_one_is_a_failure() {
    let server = Server::start(|request: &Received| match request.line.as_str() {
        TOKEN => (200, "hunter-metadata-token".to_owned()),
        _ if request.header("x-aliyun-ecs-metadata-token").is_some() => (401, "hunter".to_owned()),
        _ => (403, "hunter".to_owned()),
    });
    let server = server.await;
    let error = refused(&at(&server), &context()).await;
    assert_eq!(error, "ECS role: the metadata service returned HTTP 401 when asked for the name of the role");
    assert_eq!(server.lines(), [TOKEN, ROLES, ROLES]);
}

#[tokio::test]
async fn an_instance_without_a_role_has_nothing_configured() {
    for (status, body) in [(404, "<html>"), (200, "\n")] {
        let server = Server::start(move |request| match request.line.as_str() {
            TOKEN => (200, "hunter-metadata-token".to_owned()),
            _ => (status, body.to_owned()),
        });
        let error = absent(&at(&server.await), &context()).await;
        assert_eq!(error, "ECS role: no role is attached to this instance");
    }
}

#[tokio::test]
async fn no_metadata_service_is_not_configured_unless_a_role_is_named() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    let provider = EcsRamRoleProvider::new().address(format!("http://{address}"));
    let error = absent(&provider, &context()).await;
    assert!(error.starts_with(&format!("ECS role: no metadata service: cannot connect ({address})")), "{error}");
    let error = refused(&provider.role_name("my-role"), &context()).await;
    assert!(error.starts_with("ECS role: no metadata service"), "{error}");
}

/// Connects to everything and never answers, as some networks do.
struct Mute;

impl Transport for Mute {
    fn send(
        &self,
        _: http::Request<Bytes>,
        timeouts: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let timeout = TimeoutError::new(TimeoutPhase::Attempt, timeouts.attempt);
        Box::pin(async move { Err(TransportError::new(TransportErrorKind::Timeout(timeout))) })
    }
}

#[tokio::test]
async fn a_network_that_accepts_and_never_answers_is_no_instance_unless_a_role_is_named() {
    let context = context_with(Mute);
    let message = "ECS role: no response from the metadata service: no complete response within 2s (100.100.100.200)";
    assert_eq!(absent(&EcsRamRoleProvider::new(), &context).await, message);
    assert_eq!(absent(&EcsRamRoleProvider::new().version_1(false), &context).await, message);
    assert_eq!(refused(&EcsRamRoleProvider::new().role_name("my-role"), &context).await, message);
}

#[tokio::test]
async fn whatever_else_it_answers_is_a_failure() {
    for (status, body, message) in [
        (500, "hunter2", "the metadata service returned HTTP 500 when asked for credentials of the role"),
        (404, "hunter2", "the metadata service returned HTTP 404 when asked for credentials of the role"),
        (200, "hunter2", "credentials of the role \"my-role\": the response is not JSON"),
        (200, "", "the response is not JSON"),
        (200, r#"{"Code":"Failed","AccessKeySecret":"hunter2"}"#, "the response has the code Failed"),
        (200, r#"{"Code":"Success","AccessKeyId":"hunter2"}"#, "the response has no AccessKeySecret"),
    ] {
        let server = Server::start(move |request| match request.line.as_str() {
            ROLE => (status, body.to_owned()),
            _ => version_2(request),
        });
        let error = refused(&at(&server.await), &context()).await;
        assert!(error.contains(message), "{error}");
    }
}

#[tokio::test]
async fn an_answer_that_names_no_role_is_never_part_of_a_path() {
    for name in ["../../user-data", "a b", "<html>hunter2</html>", "a?b"] {
        let server = Server::start(move |request| match request.line.as_str() {
            ROLES => (200, name.to_owned()),
            _ => version_2(request),
        });
        let server = server.await;
        let error = refused(&at(&server), &context()).await;
        assert!(error.ends_with("did not return the name of a role"), "{error}");
        assert_eq!(server.lines(), [TOKEN, ROLES]);
    }
    let server = Server::start(version_2).await;
    let error = refused(&at(&server).role_name("../x"), &context()).await;
    assert_eq!(error, "ECS role: \"../x\" is not the name of a role");
}

#[test]
fn a_configuration_refuses_what_cannot_work() {
    for (provider, message) in [
        (
            EcsRamRoleProvider::new().role_name(""),
            "the name of the role is not 1 to 64 letters, digits, `.`, `-` and `_`",
        ),
        (EcsRamRoleProvider::new().address("http://user:hunter2@host"), "the endpoint contains user information"),
    ] {
        let error = Config::builder().credentials(provider).build().expect_err(message).to_string();
        assert!(error.starts_with(message) && !error.contains("hunter"), "{error}");
    }
}
