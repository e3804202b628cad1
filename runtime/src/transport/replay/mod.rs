//! Exchanges that are kept once and answered from ever after: tests of one's own code without a network.
//!
//! A [`Recorder`] stands around the transport that really sends, and keeps what went over it. The [`Recording`] is saved
//! as JSON text, to be looked at and to lie beside the tests. A [`Replay`] is a transport that answers from it.
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
//! Of a request: method, host, path, operation, query and body. Whatever identifies the caller is left out: signature,
//! nonce, time, access key id, tokens, and all headers. Parameters that are secrets by their name, such as those that end
//! in `Password`, are [redacted](REDACTED).
//!
//! Of a response: status, headers but for cookies and tokens, and the body **as it is**. An answer may hold secrets: that
//! of `AssumeRole` holds credentials, that of `CreateAccessKey` a key. [`Recorder::redacting`] takes them out.

mod matching;
mod recorder;
mod recording;
mod replayed;
mod request;

pub use recorder::Recorder;
pub use recording::{Exchange, RecordedBody, RecordedRequest, RecordedResponse, Recording, RecordingError};
pub use replayed::Replay;
pub use request::REDACTED;
