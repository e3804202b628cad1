//! The HTTP server: a thread with a runtime of its own, so that callers of any kind can use it.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;

/// Larger bodies are refused: no API takes so much in a request.
const LARGEST_BODY: usize = 16 << 20;

/// What answers requests, given their head and their body; no body where it was too large or broke off.
pub(crate) trait Handler: Send + Sync + 'static {
    fn answer(&self, head: &http::request::Parts, body: Option<Vec<u8>>) -> Response<Full<Bytes>>;
}

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts on a free port of the loopback interface.
    pub(crate) fn start(handler: Arc<dyn Handler>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let listener = {
            let _guard = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let (stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new().name("alicloud-mock".to_owned()).spawn(move || {
            runtime.block_on(async {
                tokio::spawn(accept(listener, handler));
                // The error says that the sender is gone, and that is the signal.
                let _ = stopped.await;
            });
        })?;
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Dropping the sender is the signal; open connections end with the runtime.
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A handler that panicked has been reported by its thread already.
            let _ = thread.join();
        }
    }
}

async fn accept(listener: tokio::net::TcpListener, handler: Arc<dyn Handler>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // The caller hung up between connecting and being accepted.
            tokio::task::yield_now().await;
            continue;
        };
        let handler = Arc::clone(&handler);
        tokio::spawn(async move {
            let service = service_fn(|request| serve(Arc::clone(&handler), request));
            // A caller that hangs up in the middle of a request is its own affair.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn serve(handler: Arc<dyn Handler>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, LARGEST_BODY).collect().await.ok().map(|body| body.to_bytes().to_vec());
    Ok(handler.answer(&head, body))
}
