//! The file that the SDKs share, as real files.

use std::{fs, path::PathBuf};

use alicloud_runtime::{ProviderContext, credentials::IniProfileProvider};
use tempfile::TempDir;

use crate::support::{Server, absent, assumed, context, given, refused, session};

const FILE: &str = "\
# Written by hand.
[default]                  ; the one that is used
enable = true
type = access_key          # a key of its own
access_key_id = key-of-a-section
access_key_secret = hunter-section-secret

[sts]
type = sts
access_key_id = key-of-a-section
access_key_secret = hunter-section-secret
security_token = hunter-token

[role]
type = ram_role_arn
access_key_id = key-of-a-section
access_key_secret = hunter-section-secret
role_arn = acs:ram::1:role/r
role_session_name = alice
policy = {\"Version\": \"1\"}

[instance]
type = ecs_ram_role
role_name = my-role

[bearer]
type = bearer
bearer_token = hunter-bearer

[uri]
type = credentials_uri
credentials_uri = http://localhost/who

[pair]
type = rsa_key_pair
public_key_id = hunter2

[off]
enable = false
type = access_key
access_key_id = i
access_key_secret = hunter2

[half]
type = access_key
access_key_id = i

[empty]
";

struct File {
    folder: TempDir,
}

impl File {
    fn new(text: &str) -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("credentials"), text).expect("a file");
        Self { folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("credentials")
    }

    fn provider(&self) -> IniProfileProvider {
        IniProfileProvider::new().file(self.path())
    }

    async fn given(&self, name: &str, context: &ProviderContext) -> String {
        given(&self.provider().profile(name), context).await.0
    }
}

#[tokio::test]
async fn sections_that_hold_credentials_give_them() {
    let file = File::new(FILE);
    assert_eq!(given(&file.provider(), &context()).await.0, "Credentials::AccessKey(***tion)");
    assert_eq!(file.given("sts", &context()).await, "Credentials::Sts(***tion)");
    assert_eq!(file.given("bearer", &context()).await, "Credentials::Bearer(***)");
}

#[tokio::test]
async fn sections_that_lead_elsewhere_are_followed() {
    let server = Server::start(|request| match request.line.as_str() {
        "PUT /latest/api/token" => (200, "hunter-metadata-token".to_owned()),
        "GET /latest/meta-data/ram/security-credentials/my-role" => (200, session("instance-key-id")),
        "GET /who" => (200, session("the-key-of-a-uri")),
        _ => (200, assumed("the-key-of-a-role")),
    });
    let (file, server) = (File::new(FILE), server.await);
    assert_eq!(file.given("instance", &server.context()).await, "Credentials::Sts(***y-id)");
    assert_eq!(file.given("uri", &server.context()).await, "Credentials::Sts(***-uri)");
    assert_eq!(file.given("role", &server.context()).await, "Credentials::Sts(***role)");
    let request = server.received().pop().expect("a request");
    assert_eq!(
        request.line,
        "POST /?DurationSeconds=3600&Policy=%7B%22Version%22%3A%20%221%22%7D\
         &RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr&RoleSessionName=alice"
    );
    assert!(request.header("authorization").is_some_and(|text| text.contains("Credential=key-of-a-section,")));
}

#[tokio::test]
async fn a_token_assumes_the_role_of_a_section() {
    let server = Server::answering(200, assumed("the-key-of-a-pod")).await;
    let token = File::new("hunter-token");
    let text = format!(
        "[default]\ntype = oidc_role_arn\nrole_arn = r\noidc_provider_arn = p\noidc_token_file_path = {}\n\
         role_session_name = me\n",
        token.path().display()
    );
    assert_eq!(given(&File::new(&text).provider(), &server.context()).await.0, "Credentials::Sts(***-pod)");
    assert!(server.received().pop().expect("a request").body.contains("OIDCToken=hunter-token&"));
}

#[tokio::test]
async fn what_cannot_be_used_is_named_with_its_section() {
    let file = File::new(FILE);
    for (name, problem) in [
        (
            "pair",
            ": section [pair]: its mode rsa_key_pair is not supported: key pairs are outdated; use an access key or a RAM role",
        ),
        ("half", ": section [half]: access_key_secret is missing"),
        ("missing", " has no section [missing]"),
    ] {
        let error = refused(&file.provider().profile(name), &context()).await;
        assert_eq!(error, format!("credentials file: {}{problem}", file.path().display()));
    }
    for name in ["off", "empty"] {
        let error = refused(&file.provider().profile(name), &context()).await;
        let expected = format!("section [{name}] of {} is not filled in or not enabled", file.path().display());
        assert_eq!(error, format!("credentials file: {expected}"));
    }
}

#[tokio::test]
async fn a_file_without_a_default_section_is_not_configured_and_no_file_at_all_is_a_failure() {
    let file = File::new("[other]\ntype = access_key\n");
    let error = absent(&file.provider(), &context()).await;
    assert_eq!(error, format!("credentials file: {} has no section [default]", file.path().display()));
    let error = absent(&File::new("[default]\n").provider(), &context()).await;
    assert!(error.ends_with("is not filled in or not enabled"), "{error}");
    for text in ["", " \n\t\r\n", "\u{feff}", "\u{feff}\n", "# nothing yet\n; and here\n", "[default]\ntype =\n"] {
        let error = absent(&File::new(text).provider(), &context()).await;
        assert!(error.contains("[default]"), "{error}");
        refused(&File::new(text).provider().profile("mine"), &context()).await;
    }
    let missing = IniProfileProvider::new().file(file.folder.path().join("missing"));
    assert!(refused(&missing, &context()).await.contains("cannot be read: "));
}

#[tokio::test]
async fn garbage_is_refused_with_its_line() {
    let file = File::new("[default]\ntype = access_key\nhunter2\n");
    let error = refused(&file.provider(), &context()).await;
    assert_eq!(error, format!("credentials file: {}: line 3 is not `name = value`", file.path().display()));
    fs::write(file.path(), b"[default]\n\xff\xfe").expect("a file");
    assert!(refused(&file.provider(), &context()).await.ends_with("cannot be read: it is not UTF-8"));
    fs::write(file.path(), "#".repeat((1 << 20) + 1)).expect("a file");
    assert!(refused(&file.provider(), &context()).await.ends_with("cannot be read: it is larger than 1 MiB"));
}
