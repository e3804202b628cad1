//! Running a program, and reading what it prints.

use std::{
    io,
    process::{ExitStatus, Stdio},
    time::{Duration, SystemTime},
};

use tokio::{
    io::{AsyncRead, AsyncReadExt as _},
    process::Command,
};

use super::{Credentials, CredentialsError, NAME};
use crate::{model::Json, providers::profile::Profile};

/// No profile is that long, and a program that never stops printing must not fill the memory.
const OUTPUT_LIMIT: u64 = 1 << 20;

/// Runs `command` and reads the credentials it prints.
///
/// # Errors
/// It cannot be run, fails, takes too long, or prints something else. Nothing of what it prints is repeated.
pub(super) async fn run(command: &str, limit: Duration, now: SystemTime) -> Result<Credentials, CredentialsError> {
    let words = split(command).ok_or_else(|| failed("the command has an unmatched quote"))?;
    let Some((program, arguments)) = words.split_first() else { return Err(failed("the command is empty")) };
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(failed("programs can only be run within a Tokio runtime"));
    }
    let ended = tokio::time::timeout(limit, output_of(program, arguments)).await;
    // What looks like a variable in front of the program may be a secret, too.
    let program = program.split('=').next().unwrap_or_default();
    let ended = ended.map_err(|_| failed(format!("{program} took longer than {limit:?}")))?;
    let (status, output) = ended.map_err(|error| failed(format!("cannot run {program}")).with_source(error))?;
    if !status.success() {
        return Err(failed(format!("{program} failed ({status}); run it by hand to see why")));
    }
    read(&output, now).map_err(|problem| failed(format!("{program}: {problem}")))
}

fn failed(problem: impl Into<String>) -> CredentialsError {
    CredentialsError::failed(NAME, problem)
}

/// The words of a command, or `None` if a quote is not closed.
fn split(command: &str) -> Option<Vec<String>> {
    // Where a backslash separates folders it escapes nothing.
    if cfg!(windows) { shlex::split(&command.replace('\\', r"\\")) } else { shlex::split(command) }
}

/// Runs a program to its end. It is killed if the future is dropped.
async fn output_of(program: &str, arguments: &[String]) -> io::Result<(ExitStatus, Vec<u8>)> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        // What a program complains about may well be the secret it was given.
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let output = match child.stdout.take() {
        Some(pipe) => read_limited(pipe).await?,
        None => Vec::new(),
    };
    Ok((child.wait().await?, output))
}

async fn read_limited(pipe: impl AsyncRead + Unpin) -> io::Result<Vec<u8>> {
    let mut output = Vec::new();
    pipe.take(OUTPUT_LIMIT + 1).read_to_end(&mut output).await?;
    if output.len() as u64 > OUTPUT_LIMIT {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "its output is larger than 1 MiB"));
    }
    Ok(output)
}

/// The credentials in what a program printed.
fn read(output: &[u8], now: SystemTime) -> Result<Credentials, String> {
    // Messages of a typed decoder repeat what they found, which may be a secret.
    let printed: Json = serde_json::from_slice(output).map_err(|_| "its output is not JSON")?;
    Profile::from_json(&printed).ok_or("its output is not a JSON object")?.printed(now)
}
