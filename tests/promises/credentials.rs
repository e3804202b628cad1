//! What reading credentials promises of any file and any answer.

use std::{
    fs,
    path::PathBuf,
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use alicloud_runtime::{
    Bytes, Credentials, CredentialsError, ProvideCredentials, ProviderContext, SystemClock, TransportError,
    credentials::{CliProfileProvider, EcsRamRoleProvider, IniProfileProvider, UriProvider},
    http, is_secret_name,
    transport::{BoxFuture, Timeouts, Transport},
};
use serde_json::Value;
use tempfile::TempDir;

/// Every secret of the seeds begins like this, and nothing else does.
const MARK: &str = "hunter";

/// A folder for the files that are read.
pub(crate) struct Files {
    folder: TempDir,
}

impl Files {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    /// Reads bytes as each kind of file and answer, and holds what comes of it against what always has to hold.
    ///
    /// # Errors
    /// What does not hold.
    pub(crate) fn hold(&self, bytes: &[u8]) -> Result<bool, String> {
        let path: PathBuf = self.folder.path().join("credentials");
        fs::write(&path, bytes).expect("a file");
        let is_told_apart = only_secrets_are_marked(bytes);
        let context = ProviderContext::new(Arc::new(Answer(bytes.to_vec())), Arc::new(SystemClock::new()));
        let providers: [&dyn ProvideCredentials; 6] = [
            &CliProfileProvider::new().file(&path),
            &CliProfileProvider::new().file(&path).profile("other"),
            &IniProfileProvider::new().file(&path),
            &IniProfileProvider::new().file(&path).profile("other"),
            &UriProvider::new("http://localhost/who"),
            &EcsRamRoleProvider::new().role_name("my-role"),
        ];
        let mut read = false;
        for provider in providers {
            let (first, second) = (ask(provider, &context)?, ask(provider, &context)?);
            let shown = match (&first, &second) {
                (Ok(first), Ok(second)) if shown(first) == shown(second) => {
                    read = true;
                    first.check().map_err(|error| format!("{provider:?} gives what cannot be used: {error}"))?;
                    shown(first)
                }
                (Err(first), Err(second)) if first.to_string() == second.to_string() => format!("{first} {first:?}"),
                other => return Err(format!("{provider:?} gives {other:?}")),
            };
            if is_told_apart && (shown.contains(MARK) || format!("{provider:?}").contains(MARK)) {
                return Err(format!("{provider:?} shows a secret: {shown}"));
            }
        }
        Ok(read)
    }
}

/// Credentials as they are shown. An end that nobody told is some time after now.
fn shown(credentials: &Credentials) -> String {
    format!("{credentials:?} {}", credentials.expiration().is_some())
}

/// What a provider answers without waiting for anything.
fn ask(
    provider: &dyn ProvideCredentials,
    context: &ProviderContext,
) -> Result<Result<Credentials, CredentialsError>, String> {
    let answer = pin!(provider.provide(context)).poll(&mut Context::from_waker(Waker::noop()));
    if let Poll::Ready(answer) = answer { Ok(answer) } else { Err(format!("{provider:?} waits for something")) }
}

/// Answers every request with the same bytes.
struct Answer(Vec<u8>);

impl Transport for Answer {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(std::future::ready(Ok(http::Response::new(Bytes::from(self.0.clone())))))
    }
}

/// Whether whatever is marked is a secret by its name. A change may have moved the mark into a name, which is shown.
fn only_secrets_are_marked(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    match serde_json::from_str(&text) {
        Ok(json) => is_marked_in_secrets_only(&json),
        Err(_) => text.lines().filter(|line| line.contains(MARK)).all(|line| {
            let name = line.split(['=', ':']).next().unwrap_or_default();
            is_secret_name(name.trim()) && line.matches(['=', ':']).count() == 1
        }),
    }
}

fn is_marked_in_secrets_only(json: &Value) -> bool {
    match json {
        Value::Object(members) => members.iter().all(|(name, value)| {
            let is_secret = is_secret_name(name) && value.is_string();
            !name.contains(MARK) && (is_secret || is_marked_in_secrets_only(value))
        }),
        Value::Array(elements) => elements.iter().all(is_marked_in_secrets_only),
        Value::String(text) => !text.contains(MARK),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}
