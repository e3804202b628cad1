use super::*;
use crate::{client::error::ConfigError, identity::Credentials, transport::NoTransport};

fn complete() -> ConfigBuilder {
    Config::builder()
        .credentials(Credentials::access_key("LTAI5tExampleKeyId", "example-secret"))
        .transport(NoTransport)
}

#[test]
fn everything_has_a_default() {
    let config = Config::builder().transport(NoTransport).build().expect("defaults");
    assert!(format!("{config:?}").contains("credentials: DefaultCredentialsChain"), "{config:?}");
    let config = complete().build().expect("a complete configuration");
    assert_eq!(config.timeouts(), Timeouts { connect: Duration::from_secs(5), attempt: Duration::from_secs(20) });
    assert!(config.validation());
    assert_eq!(config.signing(), SigningVersion::V3);
}

#[test]
fn unusable_credentials_are_refused_without_being_repeated() {
    for (credentials, part) in [
        (Credentials::access_key("", "s"), "access key id"),
        (Credentials::access_key("id", ""), "access key secret"),
        (Credentials::access_key("id\u{e9}", "s"), "access key id"),
        (Credentials::access_key("id", "hunter2\n"), "access key secret"),
        (Credentials::sts("id", "s", ""), "security token"),
        (Credentials::sts("id", "s", "hunter2 hunter2"), "security token"),
        (Credentials::bearer("hunter2\r\nx-acs-evil: 1"), "bearer token"),
    ] {
        let error = complete().credentials(credentials).build().expect_err(part).to_string();
        assert!(error.contains(part) && !error.contains("hunter2"), "{error}");
    }
}

#[test]
fn settings_that_cannot_work_are_refused() {
    let refused = |builder: ConfigBuilder| builder.build().expect_err("cannot work");
    assert_eq!(refused(complete().region("")), ConfigError::Region { region: String::new() });
    assert!(matches!(refused(complete().region("cn hangzhou")), ConfigError::Region { .. }));
    assert!(matches!(refused(complete().timeout(Duration::ZERO)), ConfigError::ZeroTimeout { timeout: "timeout" }));
    assert!(matches!(refused(complete().connect_timeout(Duration::ZERO)), ConfigError::ZeroTimeout { .. }));
    assert_eq!(refused(complete().user_agent("tool\r\nx: y")), ConfigError::UserAgent);
    let error = refused(complete().endpoint("https://user:hunter2@host")).to_string();
    assert!(error.contains("user information") && !error.contains("hunter2"), "{error}");
}

#[cfg(not(feature = "hyper"))]
#[test]
fn without_a_transport_there_is_no_configuration() {
    let error = Config::builder().credentials(Credentials::anonymous()).build().expect_err("no transport");
    assert_eq!(error, ConfigError::NoTransport);
    assert!(error.to_string().contains("feature `hyper`"), "{error}");
}

#[cfg(feature = "hyper")]
#[test]
fn the_built_in_transport_needs_no_runtime_until_it_is_used() {
    assert!(Config::builder().credentials(Credentials::anonymous()).build().is_ok());
}

#[test]
fn the_user_agent_ends_with_the_suffix() {
    let config = complete().user_agent("my-tool/1.2").build().expect("a complete configuration");
    let text = config.user_agent().to_str().expect("ASCII");
    assert!(text.starts_with("AlibabaCloud (") && text.ends_with(" my-tool/1.2"), "{text}");
}

#[test]
fn debug_shows_no_secrets() {
    let sts = Credentials::sts("LTAI5tExampleKeyId", "example-secret", "example-token");
    for (credentials, shown) in [
        (sts, "Sts(***eyId)"),
        (Credentials::access_key("LTAI5tExampleKeyId", "example-secret"), "AccessKey(***eyId)"),
        (Credentials::access_key("shortid", "example-secret"), "AccessKey(***)"),
        (Credentials::bearer("example-token"), "Bearer(***)"),
        (Credentials::anonymous(), "Anonymous"),
    ] {
        let text = format!("{:?}", complete().credentials(credentials).build().expect("a complete configuration"));
        assert!(text.contains(shown), "{text}");
        assert!(!text.contains("example-secret") && !text.contains("example-token"), "{text}");
    }
}
