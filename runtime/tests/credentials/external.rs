//! Programs that print credentials, as real processes.

#![cfg(unix)]

use std::{fs, path::PathBuf, time::Duration};

use alicloud_runtime::{Config, credentials::ExternalProvider};
use tempfile::TempDir;

use crate::support::{END, context, end, given, refused};

/// A folder with a script, and the command that runs it. The shell reads the script, so that nothing is executed that was
/// just open for writing.
fn script(text: &str) -> (TempDir, String) {
    let folder = tempfile::Builder::new().prefix("a folder ").tempdir().expect("a folder");
    let path = folder.path().join("print.sh");
    fs::write(&path, text).expect("a file");
    (folder, format!("sh '{}'", path.display()))
}

fn printing(json: &str) -> (TempDir, String) {
    script(&format!("cat <<'JSON'\n{json}\nJSON\n"))
}

#[tokio::test]
async fn a_program_prints_a_profile() {
    let key = r#""access_key_id":"key-of-a-program","access_key_secret":"hunter2""#;
    for (json, shown) in [
        (format!(r#"{{"mode":"AK",{key}}}"#), "Credentials::AccessKey(***gram)"),
        (format!(r#"{{{key}}}"#), "Credentials::AccessKey(***gram)"),
        (format!(r#"{{"mode":"StsToken",{key},"sts_token":"hunter3"}}"#), "Credentials::Sts(***gram)"),
        (r#"{"mode":"BearerToken","bearer_token":"hunter4"}"#.to_owned(), "Credentials::Bearer(***)"),
    ] {
        let (_folder, command) = printing(&json);
        assert_eq!(given(&ExternalProvider::new(command), &context()).await.0, shown);
    }
}

#[tokio::test]
async fn a_token_ends_when_the_program_says_or_is_looked_up_again() {
    let json = r#"{"mode":"StsToken","access_key_id":"i","access_key_secret":"hunter2","sts_token":"hunter3""#;
    let (_folder, command) = printing(&format!(r#"{json},"expiration":"{END}"}}"#));
    let (_, credentials) = given(&ExternalProvider::new(command), &context()).await;
    assert_eq!(credentials.expiration(), Some(end()));
    let (_folder, command) = printing(&format!("{json}}}"));
    let (_, credentials) = given(&ExternalProvider::new(command), &context()).await;
    let left = credentials.expiration().and_then(|end| end.duration_since(std::time::SystemTime::now()).ok());
    assert!(left.is_some_and(|left| left <= Duration::from_secs(900)), "{left:?}");
}

#[tokio::test]
async fn there_is_no_shell_between() {
    let (folder, command) =
        script("printf '{\"access_key_id\":\"%s\",\"access_key_secret\":\"hunter2\"}' \"$1-$2-$#\"");
    let marker = folder.path().join("marker");
    let provider = ExternalProvider::new(format!("{command} '$HOME' \"a;touch\" '{}'", marker.display()));
    let (_, credentials) = given(&provider, &context()).await;
    assert_eq!(format!("{credentials:?}"), "Credentials::AccessKey(***ch-3)");
    let quoted = ExternalProvider::new(format!("{command} 'the key' 'of words'"));
    // White space in the key shows that the words arrived whole.
    assert!(refused(&quoted, &context()).await.contains("the access key id contains white space"));
    assert!(!marker.exists());
}

#[tokio::test]
async fn a_program_that_fails_is_named_and_what_it_says_is_not_repeated() {
    let (_folder, failing) = script("echo hunter2; echo hunter3 >&2; exit 7");
    let (_folder, garbage) = script("echo hunter2");
    let (_folder, list) = printing("[\"hunter2\"]");
    let (_folder, mode) = printing(r#"{"mode":"CloudSSO","access_key_id":"hunter2"}"#);
    let (_folder, anonymous) = printing(r#"{"mode":"Anonymous"}"#);
    let (_folder, recursive) = printing(r#"{"mode":"External","process_command":"hunter2"}"#);
    let (_folder, token) = printing(r#"{"mode":"StsToken","access_key_id":"i","access_key_secret":"hunter2"}"#);
    let (_folder, over) = printing(
        r#"{"access_key_id":"i","access_key_secret":"hunter2","sts_token":"hunter3","expiration":"2020-01-01T00:00:00Z"}"#,
    );
    for (command, message) in [
        (failing, "external: sh failed (exit status: 7); run it by hand to see why"),
        (garbage, "external: sh: its output is not JSON"),
        ("sh -c 'yes hunter2'".to_owned(), "external: cannot run sh: its output is larger than 1 MiB"),
        (list, "external: sh: its output is not a JSON object"),
        (mode, "external: sh: its mode is not one of AK, StsToken and BearerToken"),
        (anonymous, "external: sh: its mode is not one of AK, StsToken and BearerToken"),
        (recursive, "external: sh: its mode is not one of AK, StsToken and BearerToken"),
        (token, "external: sh: sts_token is missing"),
        (over, "external: sh: its security token has expired"),
        ("no-such-program hunter2".to_owned(), "external: cannot run no-such-program: "),
        ("TOKEN=hunter2 sh".to_owned(), "external: cannot run TOKEN: "),
        ("sh 'hunter2".to_owned(), "external: the command has an unmatched quote"),
        ("''".to_owned(), "external: cannot run : "),
    ] {
        let error = refused(&ExternalProvider::new(command), &context()).await;
        assert!(error.starts_with(message), "{error}");
    }
}

/// Waits until a process is gone. The deadline only keeps a failing test from running for ever.
fn is_gone(pid: &str) -> bool {
    (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        let alive = std::process::Command::new("kill").args(["-0", pid]).stderr(std::process::Stdio::null()).status();
        alive.is_ok_and(|status| !status.success())
    })
}

/// A program that writes its process id and never ends.
fn endless() -> (TempDir, PathBuf, String) {
    let (folder, command) = script("echo $$ > \"$1.new\" && mv \"$1.new\" \"$1\"; exec sleep 600");
    let pid = folder.path().join("pid");
    let command = format!("{command} '{}'", pid.display());
    (folder, pid, command)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_takes_too_long_is_killed() {
    let (_folder, pid, command) = endless();
    let mut limit = Duration::from_millis(100);
    // Until the program was there to be killed, however slow the machine is.
    while !pid.exists() {
        limit *= 2;
        let provider = ExternalProvider::new(&command).time_limit(limit);
        assert_eq!(refused(&provider, &context()).await, format!("external: sh took longer than {limit:?}"));
    }
    let pid = fs::read_to_string(pid).expect("a process id");
    assert!(is_gone(pid.trim()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_nobody_waits_for_is_killed() {
    let (_folder, pid, command) = endless();
    let waiting = tokio::spawn(async move {
        let provider = ExternalProvider::new(command);
        alicloud_runtime::ProvideCredentials::provide(&provider, &context()).await.map(drop)
    });
    while !pid.exists() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    waiting.abort();
    assert!(waiting.await.expect_err("no end").is_cancelled());
    let pid = fs::read_to_string(pid).expect("a process id");
    assert!(is_gone(pid.trim()));
}

#[test]
fn a_configuration_refuses_what_cannot_work() {
    for (provider, message) in [
        (ExternalProvider::new(" "), "the command of the program is empty"),
        (ExternalProvider::new("x").time_limit(Duration::ZERO), "the time limit of the program is zero"),
    ] {
        let error = Config::builder().credentials(provider).build().expect_err(message).to_string();
        assert!(error.starts_with(message), "{error}");
    }
}
