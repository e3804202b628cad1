//! The service: a server in a thread of its own, so that its time is not that of the caller.

use std::{
    convert::Infallible,
    io,
    net::{Ipv4Addr, TcpListener},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use bytes::Bytes;
use http::{Request, Response, StatusCode, request::Parts};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;

use crate::answers;

/// A server on a port of the loopback interface. It runs until the process ends.
pub struct Server {
    /// Host and port.
    pub host: String,
    state: Arc<State>,
}

struct State {
    group: Bytes,
    load_balancers: Bytes,
    connections: AtomicUsize,
    last: Mutex<Option<Parts>>,
}

impl Server {
    /// # Errors
    /// Those of the operating system.
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let host = listener.local_addr()?.to_string();
        let state = Arc::new(State {
            group: answers::group(),
            load_balancers: answers::load_balancers(10),
            connections: AtomicUsize::new(0),
            last: Mutex::default(),
        });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let shared = Arc::clone(&state);
        thread::Builder::new().name("server".to_owned()).spawn(move || runtime.block_on(accept(listener, shared)))?;
        Ok(Self { host, state })
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::Relaxed)
    }

    /// The head of the last request.
    pub fn last(&self) -> Option<Parts> {
        self.state.last.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    let listener = tokio::net::TcpListener::from_std(listener).expect("a listener that does not block");
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let _ = stream.set_nodelay(true);
        state.connections.fetch_add(1, Ordering::Relaxed);
        let state = Arc::clone(&state);
        let service = service_fn(move |request| answer(request, Arc::clone(&state)));
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn answer(request: Request<Incoming>, state: Arc<State>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let _ = body.collect().await;
    let answer = match head.headers.get("x-acs-action").map(|action| action.as_bytes()) {
        Some(b"CreateVServerGroup") => Some(state.group.clone()),
        Some(b"DescribeLoadBalancers") => Some(state.load_balancers.clone()),
        _ => None,
    };
    *state.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(head);
    Ok(response(answer))
}

/// With the headers that the gateway sends.
fn response(answer: Option<Bytes>) -> Response<Full<Bytes>> {
    let status = if answer.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let mut response = Response::new(Full::new(answer.unwrap_or_default()));
    *response.status_mut() = status;
    let headers = [
        ("content-type", "application/json;charset=utf-8"),
        ("connection", "keep-alive"),
        ("keep-alive", "timeout=25"),
        ("access-control-allow-origin", "*"),
        ("access-control-expose-headers", "*"),
        ("x-acs-request-id", "9DEC9C28-AB05-4DDF-9A78-6B08EC9CE18C"),
        ("x-acs-trace-id", "1b6cbd55b8ba1cf3a9ac67e0d3ab7d35"),
        ("etag", "1wpQv7dLZHPz0wGJUYxTfGQ4"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, http::HeaderValue::from_static(value));
    }
    response
}
