//! Files that credentials are in, read without blocking an executor.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use crate::client::CredentialsError;

/// No file of credentials is that long, and a device that never ends must not fill the memory.
const LIMIT: u64 = 1 << 20;

/// The text of a file.
///
/// # Errors
/// It cannot be read, is not Unicode, or is longer than 1 MiB. What it contains is not repeated.
pub(super) async fn read(path: &Path) -> io::Result<String> {
    let path = path.to_owned();
    #[cfg(feature = "tokio")]
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        // Whoever stops waiting leaves a thread that reads one file to its end, and nothing else.
        return runtime
            .spawn_blocking(move || read_now(path))
            .await
            .unwrap_or_else(|error| Err(io::Error::other(error)));
    }
    read_now(path)
}

fn read_now(path: PathBuf) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 1 MiB"));
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))?;
    // Editors of one system begin files with a mark that no reader of another wants.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Whether there is no such file; the folder that it should be in may be a file itself.
pub(super) fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// A file that could not be read, as the error of a provider. One that is not there was not configured, unless it `is_named`
/// by somebody.
pub(super) fn error(provider: &'static str, path: &Path, error: io::Error, is_named: bool) -> CredentialsError {
    if is_missing(&error) && !is_named {
        return CredentialsError::not_configured(provider, format!("{} does not exist", path.display()));
    }
    CredentialsError::failed(provider, format!("{} cannot be read", path.display())).with_source(error)
}
