//! The configuration of the CLI, as real files.

use std::{fs, path::PathBuf};

use alicloud_runtime::{ProviderContext, credentials::CliProfileProvider};
use tempfile::TempDir;

use crate::support::{END, Server, absent, assumed, context, end, given, refused, session};

/// A file with profiles, each given by its name and its other members.
struct Profiles {
    folder: TempDir,
}

impl Profiles {
    fn new(current: &str, profiles: &[(&str, &str)]) -> Self {
        let entry =
            |(name, members): &(&str, &str)| format!(r#"{{"name":"{name}","region_id":"cn-hangzhou",{members}}}"#);
        let profiles: Vec<_> = profiles.iter().map(entry).collect();
        Self::text(&format!(r#"{{"current":"{current}","profiles":[{}],"meta_path":""}}"#, profiles.join(",")))
    }

    fn text(text: &str) -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("config.json"), text).expect("a file");
        Self { folder }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("config.json")
    }

    fn provider(&self) -> CliProfileProvider {
        CliProfileProvider::new().file(self.path())
    }

    /// The credentials of a profile, as they are shown.
    async fn given(&self, name: &str, context: &ProviderContext) -> String {
        given(&self.provider().profile(name), context).await.0
    }

    /// Why there are none for a profile.
    async fn problem(&self, name: &str) -> String {
        let error = refused(&self.provider().profile(name), &context()).await;
        let about = format!("CLI profile: profile {name:?} in {}: ", self.path().display());
        error.strip_prefix(&about).unwrap_or(&error).to_owned()
    }
}

const KEY: &str = r#""access_key_id":"key-of-a-profile","access_key_secret":"hunter-profile-secret""#;

#[tokio::test]
async fn profiles_that_hold_credentials_give_them() {
    let ak = format!(r#""mode":"AK",{KEY},"sts_token":"""#);
    let sts = format!(r#""mode":"StsToken",{KEY},"sts_token":"hunter-token","sts_expiration":0"#);
    let profiles = Profiles::new(
        "ak",
        &[
            ("ak", &ak),
            ("sts", &sts),
            ("any case", &ak.replace("AK", "ak")),
            ("no mode", &ak.replace("AK", "")),
            ("no mode but a token", &sts.replace("StsToken", "")),
            ("bearer", r#""mode":"BearerToken","bearer_token":"hunter-bearer""#),
            ("nobody", r#""mode":"Anonymous""#),
        ],
    );
    assert_eq!(given(&profiles.provider(), &context()).await.0, "Credentials::AccessKey(***file)");
    for (name, shown) in [
        ("ak", "Credentials::AccessKey(***file)"),
        ("sts", "Credentials::Sts(***file)"),
        ("any case", "Credentials::AccessKey(***file)"),
        ("no mode", "Credentials::AccessKey(***file)"),
        ("no mode but a token", "Credentials::Sts(***file)"),
        ("bearer", "Credentials::Bearer(***)"),
        ("nobody", "Credentials::Anonymous"),
    ] {
        assert_eq!(profiles.given(name, &context()).await, shown);
    }
}

#[tokio::test]
async fn a_token_ends_when_the_profile_says() {
    let token = |more: &str| format!(r#""mode":"StsToken",{KEY},"sts_token":"hunter-token",{more}"#);
    let seconds = end().duration_since(std::time::UNIX_EPOCH).expect("later").as_secs();
    let seconds = token(&format!(r#""sts_expiration":{seconds}"#));
    let text = token(&format!(r#""expiration":"{END}""#));
    let profiles = Profiles::new(
        "",
        &[("seconds", &seconds), ("text", &text), ("over", &token(r#""sts_expiration":1577836800"#))],
    );
    for name in ["seconds", "text"] {
        let (_, credentials) = given(&profiles.provider().profile(name), &context()).await;
        assert_eq!(credentials.expiration(), Some(end()));
    }
    let problem = profiles.problem("over").await;
    assert_eq!(problem, "its security token has expired: renew it, for example with `aliyun configure`");
}

#[tokio::test]
async fn a_role_is_assumed_with_the_key_of_its_profile() {
    let server = Server::answering(200, assumed("the-key-of-a-role")).await;
    let members = format!(
        r#""mode":"RamRoleArn",{KEY},"sts_token":"hunter-token","ram_role_arn":"acs:ram::1:role/r",
        "ram_session_name":"alice","expired_seconds":900,"sts_region":"cn-beijing","external_id":"x","policy":"p""#
    );
    let profiles = Profiles::new("", &[("role", &members)]);
    assert_eq!(profiles.given("role", &server.context()).await, "Credentials::Sts(***role)");
    let request = server.received().remove(0);
    let parameters =
        "DurationSeconds=900&ExternalId=x&Policy=p&RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr&RoleSessionName=alice";
    assert_eq!(request.line, format!("POST /?{parameters}"));
    assert_eq!(request.header("host"), Some("sts.cn-beijing.aliyuncs.com"));
    assert_eq!(request.header("x-acs-security-token"), Some("hunter-token"));
    assert!(request.header("authorization").is_some_and(|text| text.contains("Credential=key-of-a-profile,")));
}

#[tokio::test]
async fn roles_build_on_other_profiles() {
    let server = Server::start(|request| {
        let is_first = request.line.contains("first");
        (200, assumed(if is_first { "key-of-the-first" } else { "key-of-the-second" }))
    });
    let server = server.await;
    let base = format!(r#""mode":"AK",{KEY}"#);
    let chained = |source: &str, role: &str| {
        format!(
            r#""mode":"ChainableRamRoleArn","source_profile":"{source}","ram_role_arn":"{role}","ram_session_name":"me""#
        )
    };
    let (first, second) = (chained("base", "first"), chained("first", "second"));
    let profiles = Profiles::new("", &[("second", &second), ("first", &first), ("base", &base)]);
    assert_eq!(profiles.given("second", &server.context()).await, "Credentials::Sts(***cond)");
    let received = server.received();
    let signer = |index: usize| received[index].header("authorization").unwrap_or("").to_owned();
    assert!(signer(0).contains("=key-of-a-profile,") && signer(1).contains("=key-of-the-first,"), "{received:?}");
    assert_eq!(received.len(), 2);
}

#[tokio::test]
async fn source_profiles_that_lead_back_or_nowhere_are_found_out() {
    let chained = |source: &str| {
        format!(
            r#""mode":"ChainableRamRoleArn","source_profile":"{source}","ram_role_arn":"r","ram_session_name":"me""#
        )
    };
    let (a, b, c, d) = (chained("b"), chained("a"), chained("missing"), chained("broken"));
    let profiles = Profiles::new(
        "",
        &[("a", &a), ("b", &b), ("self", &chained("self")), ("c", &c), ("d", &d), ("broken", r#""mode":"AK""#)],
    );
    assert_eq!(profiles.problem("a").await, "its source profiles form a cycle: a -> b -> a");
    assert_eq!(profiles.problem("self").await, "its source profiles form a cycle: self -> self");
    assert_eq!(profiles.problem("c").await, "its source profile \"missing\" is missing");
    assert_eq!(profiles.problem("d").await, "its source profile \"broken\": access_key_id is missing");
}

#[tokio::test]
async fn the_role_of_the_instance_serves_as_it_is_and_as_a_source() {
    let server = Server::start(|request| match request.line.as_str() {
        "PUT /latest/api/token" => (200, "hunter-metadata-token".to_owned()),
        "GET /latest/meta-data/ram/security-credentials/my-role" => (200, session("instance-key-id")),
        line if line.starts_with("POST /?") => (200, assumed("the-key-of-a-role")),
        _ => (404, String::new()),
    });
    let server = server.await;
    let role =
        r#""mode":"RamRoleArnWithRoleName","ram_role_name":"my-role","ram_role_arn":"r","ram_session_name":"me""#;
    let profiles =
        Profiles::new("", &[("instance", r#""mode":"EcsRamRole","ram_role_name":"my-role""#), ("role", role)]);
    assert_eq!(profiles.given("instance", &server.context()).await, "Credentials::Sts(***y-id)");
    assert_eq!(profiles.given("role", &server.context()).await, "Credentials::Sts(***role)");
    let signature = server.received().pop().expect("a request").header("authorization").unwrap_or("").to_owned();
    assert!(signature.contains("Credential=instance-key-id,"), "{signature}");
}

#[tokio::test]
async fn tokens_uris_and_programs_serve_as_profiles() {
    let server = Server::start(|request| match request.line.as_str() {
        "POST /?Format=JSON" if request.body.contains("OIDCToken=hunter-token&") => (200, assumed("the-key-of-a-pod")),
        "GET /who" => (200, session("the-key-of-a-uri")),
        _ => (404, String::new()),
    });
    let server = server.await;
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("token");
    fs::write(&file, "hunter-token").expect("a file");
    let oidc = format!(
        r#""mode":"OIDC","oidc_provider_arn":"p","oidc_token_file":"{}","ram_role_arn":"r","ram_session_name":"me""#,
        file.display()
    );
    let profiles = Profiles::new(
        "",
        &[
            ("oidc", &oidc),
            ("uri", r#""mode":"CredentialsURI","credentials_uri":"http://localhost/who""#),
            (
                "program",
                r#""mode":"External","process_command":"printf '{\"access_key_id\":\"key-of-a-program\",\"access_key_secret\":\"hunter2\"}'""#,
            ),
        ],
    );
    assert_eq!(profiles.given("oidc", &server.context()).await, "Credentials::Sts(***-pod)");
    assert_eq!(profiles.given("uri", &server.context()).await, "Credentials::Sts(***-uri)");
    assert_eq!(profiles.given("program", &server.context()).await, "Credentials::AccessKey(***gram)");
}

#[tokio::test]
async fn what_a_login_by_the_cli_left_is_used_until_it_ends() {
    let seconds = end().duration_since(std::time::UNIX_EPOCH).expect("later").as_secs();
    for (mode, shown_mode) in
        [("CloudSSO", "CloudSSO"), ("OAuth", "OAuth"), ("cloudsso", "CloudSSO"), ("oauth", "OAuth")]
    {
        let login = |more: &str| format!(r#""mode":"{mode}","access_token":"hunter2"{more}"#);
        let token = format!(r#",{KEY},"sts_token":"hunter-token""#);
        let cases = [
            ("valid", login(&format!(r#"{token},"sts_expiration":{seconds}"#))),
            ("valid as text", login(&format!(r#"{token},"sts_expiration":"{seconds}""#))),
            ("over", login(&format!(r#"{token},"sts_expiration":1577836800"#))),
            ("no end", login(&format!(r#"{token},"sts_expiration":0"#))),
            ("no token", login(&format!(r#",{KEY},"sts_token":"","sts_expiration":{seconds}"#))),
            ("never", login("")),
        ];
        let borrowed: Vec<(&str, &str)> = cases.iter().map(|(name, members)| (*name, members.as_str())).collect();
        let profiles = Profiles::new("valid", &borrowed);
        for name in ["valid", "valid as text"] {
            let (shown, credentials) = given(&profiles.provider().profile(name), &context()).await;
            assert_eq!((&*shown, credentials.expiration()), ("Credentials::Sts(***file)", Some(end())));
        }
        for (name, problem) in [
            ("over", "the token of its last login has expired".to_owned()),
            ("no end", "the expiration of its last login is unknown, since sts_expiration is missing".to_owned()),
            ("no token", format!("its mode {shown_mode} requires a login that only the CLI can do")),
            ("never", format!("its mode {shown_mode} requires a login that only the CLI can do")),
        ] {
            let expected = format!(
                "{problem}: log in by `aliyun configure --mode {shown_mode} --profile {name:?}`, or use a profile of mode \
                 External whose program prints the credentials"
            );
            assert_eq!(profiles.problem(name).await, expected);
        }
    }
}

#[tokio::test]
async fn a_login_serves_as_the_source_of_a_role() {
    let seconds = end().duration_since(std::time::UNIX_EPOCH).expect("later").as_secs();
    let login = format!(r#""mode":"CloudSSO",{KEY},"sts_token":"hunter-token","sts_expiration":{seconds}"#);
    let role = r#""mode":"ChainableRamRoleArn","source_profile":"login","ram_role_arn":"r","ram_session_name":"me""#;
    let server = Server::answering(200, assumed("the-key-of-a-role")).await;
    let profiles = Profiles::new("role", &[("login", &login), ("role", role)]);
    assert_eq!(profiles.given("role", &server.context()).await, "Credentials::Sts(***role)");
    assert_eq!(server.received().remove(0).header("x-acs-security-token"), Some("hunter-token"));
}

#[tokio::test]
async fn modes_that_are_not_supported_are_refused_with_a_remedy() {
    let profiles =
        Profiles::new("", &[("RsaKeyPair", r#""mode":"RsaKeyPair""#), ("Telepathy", r#""mode":"Telepathy""#)]);
    assert!(profiles.problem("RsaKeyPair").await.contains("use an access key or a RAM role"));
    assert_eq!(profiles.problem("Telepathy").await, "its mode \"Telepathy\" is unknown");
}

#[tokio::test]
async fn what_is_missing_or_wrong_in_a_profile_is_named() {
    let profiles = Profiles::new(
        "",
        &[
            ("no secret", r#""mode":"AK","access_key_id":"i""#),
            ("no token", &format!(r#""mode":"StsToken",{KEY}"#)),
            ("line break", r#""mode":"AK","access_key_id":"i","access_key_secret":"hunter 2""#),
            ("no role", &format!(r#""mode":"RamRoleArn",{KEY}"#)),
            ("seconds", &format!(r#""mode":"RamRoleArn",{KEY},"ram_role_arn":"r","expired_seconds":"hunter""#)),
            ("too short", &format!(r#""mode":"RamRoleArn",{KEY},"ram_role_arn":"r","expired_seconds":60"#)),
            ("no command", r#""mode":"External""#),
            ("no source", r#""mode":"ChainableRamRoleArn","ram_role_arn":"r""#),
            ("no file", r#""mode":"OIDC","ram_role_arn":"r","oidc_provider_arn":"p""#),
        ],
    );
    for (name, problem) in [
        ("no secret", "access_key_secret is missing"),
        ("no token", "sts_token is missing"),
        (
            "line break",
            "the access key secret contains white space, control or non-ASCII characters; was a line break copied with it?",
        ),
        ("no role", "ram_role_arn is missing"),
        ("seconds", "expired_seconds is not a number of seconds"),
        ("too short", "the session duration is less than 15 minutes"),
        ("no command", "process_command is missing"),
        ("no source", "source_profile is missing"),
        ("no file", "oidc_token_file is missing"),
    ] {
        assert_eq!(profiles.problem(name).await, problem, "{name}");
    }
    assert!(profiles.problem("missing").await.ends_with("has no profile \"missing\""));
}

#[tokio::test]
async fn a_profile_that_nobody_filled_in_is_not_configured() {
    for members in [r#""mode":"AK","access_key_id":"","access_key_secret":"""#, r#""mode":"""#] {
        let profiles = Profiles::new("default", &[("default", members)]);
        let message = format!("CLI profile: profile \"default\" in {} is not filled in", profiles.path().display());
        assert_eq!(absent(&profiles.provider(), &context()).await, message);
        assert_eq!(refused(&profiles.provider().profile("default"), &context()).await, message);
    }
}

#[tokio::test]
async fn a_file_that_configures_nothing_is_not_configured_unless_a_profile_is_named() {
    for (text, name) in [
        ("", "default"),
        (" \n\t\r\n", "default"),
        ("\u{feff}", "default"),
        ("\u{feff} \n", "default"),
        ("null", "default"),
        ("{}", "default"),
        (r#"{"profiles":[]}"#, "default"),
        (r#"{"profiles":null,"current":null}"#, "default"),
        (r#"{"current":"","profiles":[]}"#, "default"),
        (r#"{"current":"default","profiles":[]}"#, "default"),
        (r#"{"current":"mine","profiles":null}"#, "mine"),
        ("\u{feff}{\"current\":\"mine\"}\n", "mine"),
        (r#"{"current":"x","profiles":["hunter2",null,{"name":"y"},{}]}"#, "x"),
        (r#"{"profiles":[{"name":"y"}]}"#, "default"),
    ] {
        let profiles = Profiles::text(text);
        let error = absent(&profiles.provider(), &context()).await;
        assert_eq!(error, format!("CLI profile: {} has no profile {name:?}", profiles.path().display()), "{text}");
        let error = refused(&profiles.provider().profile("mine"), &context()).await;
        assert_eq!(error, format!("CLI profile: {} has no profile \"mine\"", profiles.path().display()), "{text}");
    }
}

#[tokio::test]
async fn files_that_are_missing_or_no_configuration_are_failures() {
    for (text, problem) in [
        ("{", "is not JSON (line 1, column 1)"),
        ("\0", "is not JSON (line 1, column 1)"),
        ("hunter2", "is not JSON (line 1, column 1)"),
        (r#"{"current":"hunter2","profiles":[{"name":"x" "hunter2"}]}"#, "is not JSON (line 1, column 46)"),
        (r#"["hunter2"]"#, "is not a JSON object"),
        (r#""hunter2""#, "is not a JSON object"),
        (r#"{"profiles":{"hunter2":1}}"#, "has `profiles` that are not a list"),
        (r#"{"profiles":"hunter2"}"#, "has `profiles` that are not a list"),
    ] {
        let profiles = Profiles::text(text);
        let error = refused(&profiles.provider(), &context()).await;
        assert_eq!(error, format!("CLI profile: {} {problem}", profiles.path().display()));
    }
    let missing = TempDir::new().expect("a folder").path().join("config.json");
    let error = refused(&CliProfileProvider::new().file(&missing), &context()).await;
    assert!(error.starts_with(&format!("CLI profile: {} cannot be read: ", missing.display())), "{error}");
}
