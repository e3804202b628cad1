//! What is behind the errors of hyper, on which both transports stand.

use std::error::Error as StdError;

use hyper_util::client::legacy;

/// The cause of type `T`, however deep it is.
pub(super) fn cause<'a, T: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a T> {
    std::iter::successors(Some(error), |&error| error.source()).find_map(|error| error.downcast_ref())
}

/// Whether a request failed before any of it was written.
pub(super) fn is_unsent(error: &(dyn StdError + 'static)) -> bool {
    // Only an error that a connection met with a request in hand says which connection it was.
    let without_connection = cause::<legacy::Error>(error)
        .is_some_and(|error| error.is_connect() || (error.connect_info().is_none() && error.source().is_some()));
    // Such an error is made only together with giving the request back as it was.
    without_connection || cause::<hyper::Error>(error).is_some_and(hyper::Error::is_canceled)
}

#[cfg(all(test, feature = "hyper"))]
mod tests {
    use std::{
        io,
        pin::Pin,
        task::{Context, Poll},
    };

    use bytes::Bytes;
    use http_body_util::Full;
    use hyper_util::rt::{TokioExecutor, TokioIo};
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::{TcpListener, TcpStream},
    };
    use tower_service::Service;

    use super::*;

    /// A connection whose other end has left, which this end can see.
    async fn abandoned() -> io::Result<TokioIo<TcpStream>> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let stream = TcpStream::connect(listener.local_addr()?).await?;
        drop(listener.accept().await?);
        stream.peek(&mut [0]).await?;
        Ok(TokioIo::new(stream))
    }

    /// Makes nothing but such connections.
    #[derive(Clone)]
    struct Abandoned;

    impl Service<http::Uri> for Abandoned {
        type Response = TokioIo<TcpStream>;
        type Error = io::Error;
        type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: http::Uri) -> Self::Future {
            Box::pin(abandoned())
        }
    }

    fn request() -> http::Request<Full<Bytes>> {
        http::Request::get("http://lamp.example/").body(Full::default()).expect("a request")
    }

    #[tokio::test]
    async fn a_connection_that_ends_before_it_is_used_has_sent_nothing() {
        let client = legacy::Client::builder(TokioExecutor::new()).build(Abandoned);
        let error = client.request(request()).await.expect_err("nobody is there");
        assert!(!error.is_connect(), "hyper takes it for connected");
        assert!(is_unsent(&error), "{error:?}");
    }

    #[tokio::test]
    async fn a_request_that_comes_too_late_is_not_sent() {
        let stream = abandoned().await.expect("a connection");
        let (mut sender, connection) = hyper::client::conn::http1::handshake(stream).await.expect("a connection");
        drop(connection);
        let error = sender.send_request(request()).await.expect_err("nobody is there");
        assert!(is_unsent(&error), "{error:?}");
    }

    #[tokio::test]
    async fn a_request_that_was_read_was_sent() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let _ = stream.read_u8().await;
            stream.shutdown().await
        });
        let client = legacy::Client::builder(TokioExecutor::new()).build_http();
        let request = http::Request::get(format!("http://{address}/")).body(Full::<Bytes>::default());
        let error = client.request(request.expect("a request")).await.expect_err("no answer");
        assert!(!is_unsent(&error), "{error:?}");
    }
}
