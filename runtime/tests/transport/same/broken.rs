//! Exchanges that fail, and whether the request may have arrived.

use std::time::Duration;

use alicloud_runtime::{
    TransportError,
    transport::{TimeoutError, TimeoutPhase, Timeouts, TransportErrorKind},
};
use tokio::net::TcpListener;

use crate::{
    client::{Make, Setup, error_at, get},
    server::{Script, Server, Then},
};

pub(super) async fn what_nobody_listens_to_was_not_sent(make: Make) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    drop(listener);
    for scheme in ["http", "https"] {
        let error = error_at(&make(Setup::default()), format!("{scheme}://{address}/")).await;
        assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Connect, false), "{error}");
    }
}

/// The error of an answer like this.
async fn error_of(make: Make, answer: &str, then: Then) -> TransportError {
    let server = Server::start(Script::new(answer, then)).await;
    error_at(&make(Setup::default()), format!("http://{}/", server.address)).await
}

pub(super) async fn a_body_that_ends_early_is_a_broken_connection(make: Make) {
    let short = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf";
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n8\r\nhalf";
    let unfinished = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n";
    for answer in [short, chunked, unfinished] {
        let error = error_of(make, answer, Then::Close).await;
        assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Io, true), "{answer}: {error}");
    }
}

pub(super) async fn a_reset_amid_the_body_is_a_broken_connection(make: Make) {
    let error = error_of(make, "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf", Then::Reset).await;
    assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Io, true), "{error}");
}

pub(super) async fn a_length_that_is_no_number_is_a_broken_connection(make: Make) {
    for length in ["ten", "-1", "4, 5", "99999999999999999999"] {
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\nhalf");
        let error = error_of(make, &answer, Then::Close).await;
        assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Io, true), "{length}: {error}");
    }
}

pub(super) async fn a_request_without_an_answer_may_have_been_acted_on(make: Make) {
    for then in [Then::Close, Then::Reset] {
        let error = error_of(make, "", then).await;
        assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Io, true), "{error}");
    }
}

pub(super) async fn an_answer_that_takes_too_long_is_given_up(make: Make) {
    let limit = Duration::from_millis(200);
    let timeouts = Timeouts::new(Duration::from_secs(60), limit);
    for answer in ["", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf"] {
        let server = Server::start(Script::new(answer, Then::Stall)).await;
        let request = get(format!("http://{}/", server.address));
        let error = make(Setup::default()).send(request, &timeouts).await.expect_err("no response");
        let timeout = TimeoutError::new(TimeoutPhase::Attempt, limit);
        assert_eq!((error.kind(), error.was_sent()), (TransportErrorKind::Timeout(timeout), true));
    }
}
