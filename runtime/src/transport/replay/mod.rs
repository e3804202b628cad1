//! Recording and replay of exchanges, for tests without a network.
//!
//! A [`Recorder`] wraps the transport that sends requests, and records the exchanges. The [`Recording`] is saved as
//! JSON text, to review and to store next to the tests. A [`Replay`] is a transport that responds from the recording.
//!
//! ```
//! use std::sync::Arc;
//!
//! use alicloud_runtime::{
//!     Config, ConfigError, Credentials,
//!     transport::{Transport, replay::{Recorder, Recording, RecordingError, Replay}},
//! };
//!
//! fn recorded(transport: impl Transport + 'static) -> Result<(Config, Arc<Recorder<impl Transport>>), ConfigError> {
//!     let recorder = Arc::new(Recorder::new(transport));
//!     let credentials = Credentials::access_key("my-access-key-id", "my-access-key-secret");
//!     // Make calls with it, then save what `recorder.recording()` returns.
//!     Ok((Config::builder().credentials(credentials).transport(Arc::clone(&recorder)).build()?, recorder))
//! }
//!
//! fn replayed(json: &str) -> Result<Replay, RecordingError> {
//!     Ok(Replay::new(Recording::from_json(json)?))
//! }
//! ```
//!
//! # What is in a recording
//!
//! For a request: method, host, path, operation, query and body. Anything that identifies the caller is omitted:
//! signature, nonce, time, access key id, tokens, and all headers.
//!
//! For a response: status, headers except cookies and secrets, and the body.
//!
//! Anything that is a secret by its [name](crate::is_secret_name), such as `Password` or `AccessKeySecret`, is
//! [redacted](REDACTED) on both sides: parameters, members of JSON, elements of XML, JSON inside strings, queries of
//! URLs, and the `Value` next to a `Key` such as `DB_PASSWORD`. Names do not reveal every secret: review a recording
//! before you share it, and use [`Recorder::redacting`] to remove what else must not be in it.

mod matching;
mod recorder;
mod recording;
mod replayed;
mod request;
mod secrets;

pub use recorder::Recorder;
pub use recording::{Exchange, RecordedBody, RecordedRequest, RecordedResponse, Recording, RecordingError};
pub use replayed::Replay;
pub use secrets::REDACTED;
