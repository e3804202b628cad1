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
//! nonce, time, access key id, tokens, and all headers.
//!
//! Of a response: status, headers but for cookies and secrets, and the body.
//!
//! Whatever is a secret by its [name](crate::is_secret_name), such as `Password` or `AccessKeySecret`, is
//! [redacted](REDACTED) on both sides: parameters, members of JSON, elements of XML, JSON inside texts, queries of URLs,
//! and the `Value` beside a `Key` such as `DB_PASSWORD`. A name does not tell everything: look at what is to be shared, and
//! take out by [`Recorder::redacting`] what else must not be in it.

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
