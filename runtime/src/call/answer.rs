//! A successful response, and what becomes of it.

use bytes::Bytes;
use http::StatusCode;

use super::error::{DecodeError, Error, ServiceError};
use crate::{
    identity::Credentials,
    model::{Method, Operation, Record},
    wire::{
        decode::{self, Failure},
        response::{Format, excerpt, format_of, reports_failure, request_id, value},
    },
};

/// A successful response.
pub(crate) struct Answer {
    pub(crate) operation: &'static Operation,
    pub(crate) response: http::Response<Bytes>,
    /// Those of the call: what may have to be withheld.
    pub(crate) credentials: Credentials,
    /// The number of attempts, including the successful one.
    pub(crate) attempts: u32,
}

impl Answer {
    /// Fills `record` from the body.
    ///
    /// # Errors
    /// The body is missing or not what the record expects. An operation that returns nothing may answer anything.
    pub(crate) fn decode(&self, record: &mut dyn Record) -> Result<(), Error> {
        let whole_body = self.response.body();
        let (format, body) = format_of(whole_body);
        let (shape, is_scalar) = (record.shape(), decode::is_whole_scalar(record));
        let is_whole = decode::is_whole(shape);
        let format = if is_whole && format == Format::Other && decode::is_json(body) { Format::Json } else { format };
        let decoded = match format {
            _ if shape.fields.is_empty() => Ok(()),
            _ if is_scalar => decode::json(whole_body, record),
            Format::Json => decode::json(body, record),
            Format::Xml => decode::xml(body, record),
            Format::Empty if is_whole || self.may_be_empty() => Ok(()),
            Format::Empty => Err(failure("there is no body")),
            Format::Other => Err(failure("the body is neither JSON nor XML")),
        };
        decoded.map_err(|failure| self.decode_error(format, failure).into())
    }

    /// The same answer after that many attempts.
    pub(crate) fn after(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// The request id that the headers give.
    #[cfg(feature = "tracing")]
    pub(crate) fn request_id(&self) -> Option<&str> {
        self.response.headers().get(crate::wire::response::REQUEST_ID)?.to_str().ok()
    }

    /// What the service says in an answer whose status is a success: that it is none.
    pub(crate) fn reported_failure(&self) -> Option<ServiceError> {
        let body = self.response.body();
        // Few answers have such a member at all, and reading one takes as long as decoding it.
        if !contains(body, b"success") {
            return None;
        }
        reports_failure(&value(body)?).then(|| ServiceError {
            attempts: self.attempts,
            ..ServiceError::new(self.operation.name, &self.response, &self.credentials)
        })
    }

    /// Whether HTTP has no body for such an answer.
    fn may_be_empty(&self) -> bool {
        self.operation.method == Method::Head || self.response.status() == StatusCode::NO_CONTENT
    }

    fn decode_error(&self, format: Format, failure: Failure) -> DecodeError {
        let (headers, body) = (self.response.headers(), self.response.body());
        let is_text = format == Format::Other;
        DecodeError {
            operation: self.operation.name,
            path: failure.path,
            message: failure.message,
            status: self.response.status(),
            attempts: self.attempts,
            request_id: request_id(headers, value(body).as_ref()),
            excerpt: if is_text { excerpt(body, |text| self.credentials.redact(text)) } else { None },
        }
    }
}

/// Whether a text contains `word`, which is in lowercase, in any case.
fn contains(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

fn failure(message: &str) -> Failure {
    Failure { path: String::new(), message: message.to_owned() }
}
