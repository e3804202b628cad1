//! The chain that a configuration without credentials uses, in processes whose environment is real.

use std::{fs, path::Path, process::Command};

use alicloud_runtime::{Client, Config};
use tempfile::TempDir;

use crate::{
    lamp,
    support::{Received, Redirect, Response, Server, assert_harmless, assumed, session},
};

/// Where the process that a test starts sends everything.
const SERVER: &str = "TEST_SERVER";

/// Makes a call with nothing but defaults, and says how it went.
#[tokio::test]
#[ignore = "the other tests run it, each in a process with an environment of its own"]
async fn child() {
    let address = std::env::var(SERVER).expect("an address").parse().expect("an address");
    let config = Config::builder().region("cn-hangzhou").transport(Redirect::to(address)).build().expect("defaults");
    let outcome = Client::new(&lamp::SERVICE, &config).call(lamp::request()).await;
    let shown = outcome.as_ref().map_or_else(|error| error.to_string(), |_| "done".to_owned());
    println!("\noutcome: {shown}\n{config:?} {outcome:?}");
}

/// A home directory, an environment, and a server that is everything that can be called.
struct World {
    home: TempDir,
    server: Server,
    variables: Vec<(String, String)>,
}

impl World {
    async fn new(server: fn(&Received) -> Response) -> Self {
        let home = TempDir::new().expect("a folder");
        Self { home, server: Server::start(server).await, variables: Vec::new() }
    }

    fn home(&self) -> &Path {
        self.home.path()
    }

    fn set(&mut self, name: &str, value: impl AsRef<Path>) {
        let value = value.as_ref().to_str().expect("Unicode").to_owned();
        self.variables.push((format!("ALIBABA_CLOUD_{name}"), value));
    }

    fn unset(&mut self, names: &[&str]) {
        self.variables.retain(|(set, _)| !names.iter().any(|name| *set == format!("ALIBABA_CLOUD_{name}")));
    }

    fn file(&self, path: &str, text: &str) {
        let path = self.home().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// What a call in a process of its own comes to: who signed it, or why it failed.
    async fn outcome(&self) -> String {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.args(["--exact", "chain::child", "--ignored", "--nocapture"]).env_clear();
        command.env("HOME", self.home()).env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command
            .env(SERVER, self.server.address.to_string())
            .envs(self.variables.iter().map(|(name, value)| (name, value)));
        let before = self.server.received().len();
        let output = tokio::task::spawn_blocking(move || command.output()).await.expect("no panic").expect("a process");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_harmless(&text);
        assert!(output.status.success(), "{text} {}", String::from_utf8_lossy(&output.stderr));
        let outcome = text.lines().find_map(|line| line.strip_prefix("outcome: ")).expect("an outcome");
        if outcome != "done" {
            return outcome.to_owned();
        }
        let received = self.server.received().split_off(before);
        let call = received.iter().find(|request| request.line.contains("LampId")).expect("a call");
        let authorization = call.header("authorization").expect("a signature");
        let id = authorization.split_once("Credential=").and_then(|(_, rest)| rest.split_once(','));
        id.expect("a key").0.to_owned()
    }
}

/// The metadata service of an instance without a role, the Security Token Service, a credentials URI, and the called API.
fn without_instance(request: &Received) -> Response {
    match request.line.as_str() {
        "PUT /latest/api/token" => (200, "hunter-metadata-token".to_owned()),
        "POST /?Format=JSON" => (200, assumed("key-of-the-pod")),
        "GET /who" => (200, session("key-of-the-uri")),
        line if line.contains("LampId=") => (200, "{}".to_owned()),
        _ => (404, String::new()),
    }
}

/// The same with a role.
fn with_instance(request: &Received) -> Response {
    match request.line.as_str() {
        "GET /latest/meta-data/ram/security-credentials/" => (200, "my-role".to_owned()),
        "GET /latest/meta-data/ram/security-credentials/my-role" => (200, session("key-of-the-instance")),
        _ => without_instance(request),
    }
}

fn cli_profile(name: &str, id: &str) -> String {
    format!(r#"{{"name":"{name}","mode":"AK","access_key_id":"{id}","access_key_secret":"hunter-cli-secret"}}"#)
}

fn config(current: &str, profiles: &[String]) -> String {
    format!(r#"{{"current":"{current}","profiles":[{}]}}"#, profiles.join(","))
}

fn section(name: &str, id: &str) -> String {
    format!("[{name}]\ntype = access_key\naccess_key_id = {id}\naccess_key_secret = hunter-ini-secret\n")
}

#[tokio::test]
async fn the_first_that_is_configured_decides() {
    let mut world = World::new(with_instance).await;
    world.set("ACCESS_KEY_ID", "key-of-the-environment");
    world.set("ACCESS_KEY_SECRET", "hunter-environment-secret");
    world.set("ROLE_ARN", "acs:ram::1:role/pod");
    world.set("OIDC_PROVIDER_ARN", "acs:ram::1:oidc-provider/cluster");
    world.file("token", "hunter-token");
    world.set("OIDC_TOKEN_FILE", world.home().join("token"));
    world.file(".aliyun/config.json", &config("mine", &[cli_profile("mine", "key-of-the-cli")]));
    world.file(".alibabacloud/credentials", &section("default", "key-of-the-ini-file"));
    world.set("CREDENTIALS_URI", "http://localhost/who");
    assert_eq!(world.outcome().await, "key-of-the-environment");
    world.unset(&["ACCESS_KEY_ID", "ACCESS_KEY_SECRET"]);
    assert_eq!(world.outcome().await, "key-of-the-pod");
    world.unset(&["OIDC_PROVIDER_ARN", "OIDC_TOKEN_FILE"]);
    assert_eq!(world.outcome().await, "key-of-the-cli");
    fs::remove_file(world.home().join(".aliyun/config.json")).expect("a file");
    assert_eq!(world.outcome().await, "key-of-the-ini-file");
    fs::remove_file(world.home().join(".alibabacloud/credentials")).expect("a file");
    assert_eq!(world.outcome().await, "key-of-the-instance");
    world.set("ECS_METADATA_DISABLED", "true");
    assert_eq!(world.outcome().await, "key-of-the-uri");
}

#[tokio::test]
async fn when_nothing_is_configured_the_error_says_what_each_was_missing() {
    let world = World::new(without_instance).await;
    let home = world.home().display();
    let expected = format!(
        "no credentials: default chain: nothing is configured (environment: ALIBABA_CLOUD_ACCESS_KEY_ID is not set; \
         OIDC role: ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_OIDC_TOKEN_FILE not set; \
         CLI profile: {home}/.aliyun/config.json does not exist; \
         credentials file: neither {home}/.alibabacloud/credentials nor {home}/.alibabacloud/credentials.ini exists; \
         ECS role: no role is attached to this instance; \
         credentials URI: ALIBABA_CLOUD_CREDENTIALS_URI is not set); \
         set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, run `aliyun configure`, attach a RAM role \
         to the instance, or give credentials to the configuration"
    );
    assert_eq!(world.outcome().await, expected);
}

#[tokio::test]
async fn files_that_configure_nothing_are_passed_over() {
    let mut world = World::new(with_instance).await;
    for text in [
        "",
        "\u{feff}\n",
        "{}",
        "[]",
        r#"{"current":"default","profiles":[]}"#,
        r#"{"current":"x","profiles":null}"#,
        r#"{"profiles":{}}"#,
        r#"{"profiles":""}"#,
        r#"{"profiles":[{"name":"default","mode":"StsToken","access_key_id":"","sts_token":""}]}"#,
        r#"{"profiles":[{"name":"default","mode":"RamRoleArn","region_id":"cn-hangzhou"}]}"#,
    ] {
        world.file(".aliyun/config.json", text);
        assert_eq!(world.outcome().await, "key-of-the-instance", "{text}");
    }
    world.file(".alibabacloud/credentials", " \n");
    assert_eq!(world.outcome().await, "key-of-the-instance");
    world.file("mine.json", r#"{"profiles":[]}"#);
    world.set("CONFIG_FILE", world.home().join("mine.json"));
    assert_eq!(world.outcome().await, "key-of-the-instance");
    world.unset(&["CONFIG_FILE"]);
    world.set("PROFILE", "mine");
    let error = world.outcome().await;
    assert!(error.ends_with("/.alibabacloud/credentials has no section [mine]"), "{error}");
}

#[tokio::test]
async fn a_file_in_place_of_a_folder_has_no_configuration_in_it() {
    let world = World::new(with_instance).await;
    world.file(".aliyun", "");
    world.file(".alibabacloud", "");
    assert_eq!(world.outcome().await, "key-of-the-instance");
}

#[tokio::test]
async fn what_is_configured_and_fails_is_not_replaced_by_somebody_else() {
    let mut world = World::new(with_instance).await;
    world.file(".alibabacloud/credentials", &section("default", "key-of-the-ini-file"));
    world.set("ACCESS_KEY_SECRET", "hunter2");
    let error = world.outcome().await;
    let half =
        "no credentials: environment: ALIBABA_CLOUD_ACCESS_KEY_SECRET is set, but ALIBABA_CLOUD_ACCESS_KEY_ID is not";
    assert_eq!(error, half);
    world.unset(&["ACCESS_KEY_SECRET"]);
    world.set("OIDC_TOKEN_FILE", "/token");
    let error = world.outcome().await;
    let unset = "ALIBABA_CLOUD_ROLE_ARN, ALIBABA_CLOUD_OIDC_PROVIDER_ARN not set";
    assert_eq!(error, format!("no credentials: OIDC role: {unset}"));
    world.unset(&["OIDC_TOKEN_FILE"]);
    world.file(".aliyun/config.json", "hunter2");
    let error = world.outcome().await;
    assert!(error.ends_with("/.aliyun/config.json is not JSON (line 1, column 1)"), "{error}");
    world.set("CONFIG_FILE", world.home().join("missing.json"));
    let error = world.outcome().await;
    assert!(error.contains("CLI profile: ") && error.contains("missing.json cannot be read: "), "{error}");
}

#[tokio::test]
async fn a_profile_of_the_environment_is_looked_for_in_both_files_and_nowhere_else() {
    let mut world = World::new(with_instance).await;
    let profiles = [cli_profile("mine", "key-of-mine"), cli_profile("other", "key-of-the-other")];
    world.file(".aliyun/config.json", &config("mine", &profiles));
    world.file(".alibabacloud/credentials.ini", &section("third", "key-of-the-third"));
    world.set("PROFILE", "other");
    assert_eq!(world.outcome().await, "key-of-the-other");
    world.unset(&["PROFILE"]);
    world.set("PROFILE", "third");
    assert_eq!(world.outcome().await, "key-of-the-third");
    world.unset(&["PROFILE"]);
    world.set("PROFILE", "fourth");
    let error = world.outcome().await;
    assert!(error.ends_with("/.alibabacloud/credentials.ini has no section [fourth]"), "{error}");
    fs::remove_dir_all(world.home().join(".alibabacloud")).expect("a folder");
    let error = world.outcome().await;
    assert!(error.starts_with("no credentials: credentials file: there is no profile \"fourth\": "), "{error}");
}

#[tokio::test]
async fn variables_name_other_files_and_switch_providers_off() {
    let mut world = World::new(with_instance).await;
    world.file(".aliyun/config.json", &config("mine", &[cli_profile("mine", "key-of-the-cli")]));
    world.file("elsewhere.json", &config("mine", &[cli_profile("mine", "key-of-another-cli")]));
    world.file("elsewhere.ini", &section("default", "key-of-another-ini-file"));
    world.set("CONFIG_FILE", world.home().join("elsewhere.json"));
    assert_eq!(world.outcome().await, "key-of-another-cli");
    world.set("CLI_PROFILE_DISABLED", "TRUE");
    assert_eq!(world.outcome().await, "key-of-the-instance");
    world.set("CREDENTIALS_FILE", world.home().join("elsewhere.ini"));
    assert_eq!(world.outcome().await, "key-of-another-ini-file");
}

#[tokio::test]
async fn variables_say_where_and_how_a_role_is_assumed() {
    let mut world = World::new(with_instance).await;
    world.set("ROLE_ARN", "acs:ram::1:role/pod");
    world.set("OIDC_PROVIDER_ARN", "acs:ram::1:oidc-provider/cluster");
    world.file("token", "hunter-token");
    world.set("OIDC_TOKEN_FILE", world.home().join("token"));
    world.set("ROLE_SESSION_NAME", "from-the-environment");
    world.set("STS_REGION", "cn-beijing");
    world.set("VPC_ENDPOINT_ENABLED", "true");
    assert_eq!(world.outcome().await, "key-of-the-pod");
    let request = world.server.received().remove(0);
    assert_eq!(request.header("host"), Some("sts-vpc.cn-beijing.aliyuncs.com"));
    assert!(request.body.contains("RoleSessionName=from-the-environment&"), "{}", request.body);
}

#[tokio::test]
async fn variables_say_how_an_instance_is_asked() {
    let mut world = World::new(with_instance).await;
    world.set("ECS_METADATA", "my-role");
    assert_eq!(world.outcome().await, "key-of-the-instance");
    let asked = "GET /latest/meta-data/ram/security-credentials/my-role";
    assert_eq!(world.server.lines()[..2], ["PUT /latest/api/token", asked]);
    let world = World::new(|request| match request.line.as_str() {
        "PUT /latest/api/token" => (404, String::new()),
        _ => with_instance(request),
    });
    let mut world = world.await;
    assert_eq!(world.outcome().await, "key-of-the-instance");
    world.set("IMDSV1_DISABLED", "true");
    let error = world.outcome().await;
    assert!(error.ends_with("ECS role: the metadata service returned HTTP 404 when asked for a token"), "{error}");
}
