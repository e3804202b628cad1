//! Spans of calls and attempts, for those who enable the feature `tracing`. Without it, nothing is left of this.
//!
//! What a span tells is listed here, once: names, places, numbers and codes. No parameter, no header, no message of a
//! service and no URI is among it, so nothing that is secret.

use std::time::Duration;

use super::{answer::Answer, error::Error, prepare::Prepared};

/// A call, from its first attempt to its last.
pub(crate) struct CallSpan {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

/// One attempt of a call.
pub(crate) struct AttemptSpan {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

#[cfg(not(feature = "tracing"))]
mod disabled {
    use super::{Answer, AttemptSpan, CallSpan, Duration, Error, Prepared};

    impl CallSpan {
        pub(crate) fn new(_: &Prepared) -> Self {
            Self {}
        }

        pub(crate) fn within<F: Future>(&self, call: F) -> F {
            call
        }

        pub(crate) fn record(&self, _: u32, _: Duration, _: Result<&Answer, &Error>) {}
    }

    impl AttemptSpan {
        pub(crate) fn new(_: u32) -> Self {
            Self {}
        }

        pub(crate) fn within<F: Future>(&self, attempt: F) -> F {
            attempt
        }

        pub(crate) fn record(&self, _: Duration, _: Result<&Answer, &Error>) {}
    }
}

#[cfg(feature = "tracing")]
mod enabled {
    use tracing::{Instrument, Span, field::Empty, instrument::Instrumented};

    use super::{Answer, AttemptSpan, CallSpan, Duration, Error, Prepared};

    impl CallSpan {
        pub(crate) fn new(call: &Prepared) -> Self {
            let service = call.operation.service;
            let span = tracing::info_span!(
                "alicloud_call",
                service = service.code,
                version = service.version,
                operation = call.operation.name,
                region = call.region.as_deref(),
                host = call.endpoint.host().to_str().ok(),
                attempts = Empty,
                status = Empty,
                code = Empty,
                request_id = Empty,
                error = Empty,
                latency_ms = Empty,
            );
            Self { span }
        }

        pub(crate) fn within<F: Future>(&self, call: F) -> Instrumented<F> {
            call.instrument(self.span.clone())
        }

        pub(crate) fn record(&self, attempts: u32, latency: Duration, outcome: Result<&Answer, &Error>) {
            self.span.record("attempts", attempts);
            record(&self.span, latency, outcome);
        }
    }

    impl AttemptSpan {
        pub(crate) fn new(attempt: u32) -> Self {
            let span = tracing::debug_span!(
                "alicloud_attempt",
                attempt,
                status = Empty,
                code = Empty,
                request_id = Empty,
                error = Empty,
                latency_ms = Empty,
            );
            Self { span }
        }

        pub(crate) fn within<F: Future>(&self, attempt: F) -> Instrumented<F> {
            attempt.instrument(self.span.clone())
        }

        pub(crate) fn record(&self, latency: Duration, outcome: Result<&Answer, &Error>) {
            record(&self.span, latency, outcome);
        }
    }

    fn record(span: &Span, latency: Duration, outcome: Result<&Answer, &Error>) {
        if span.is_disabled() {
            return;
        }
        span.record("latency_ms", latency.as_secs_f64() * 1_000.0);
        match outcome {
            Ok(answer) => {
                span.record("status", answer.response.status().as_u16());
                span.record("request_id", answer.request_id());
            }
            Err(error) => {
                span.record("error", error.kind_name());
                span.record("status", error.status().map(|status| status.as_u16()));
                span.record("code", error.code());
                span.record("request_id", error.request_id());
            }
        }
    }
}
