//! A server that says what it is told to, and remembers what it was asked.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use rustls::ServerConfig;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::Barrier,
};
use tokio_rustls::TlsAcceptor;

/// What a server does after it has answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// Wait for the next request.
    Next,
    Close,
    /// End the connection as a crash would.
    Reset,
    /// Say nothing more until the client leaves.
    Stall,
}

/// How a server behaves.
pub(crate) struct Script {
    /// Written for each request, as it is.
    pub(crate) answer: String,
    pub(crate) then: Then,
    pub(crate) tls: Option<Arc<ServerConfig>>,
    /// Nobody is answered before that many requests are there.
    pub(crate) together: usize,
}

impl Script {
    pub(crate) fn new(answer: impl Into<String>, then: Then) -> Self {
        Self { answer: answer.into(), then, tls: None, together: 1 }
    }
}

/// A server on the loopback interface, until the test ends.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    state: Arc<State>,
}

struct State {
    script: Script,
    barrier: Barrier,
    received: Mutex<Vec<String>>,
    connections: AtomicUsize,
    open: AtomicUsize,
}

impl Server {
    pub(crate) async fn start(script: Script) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let state = Arc::new(State {
            barrier: Barrier::new(script.together),
            script,
            received: Mutex::default(),
            connections: AtomicUsize::new(0),
            open: AtomicUsize::new(0),
        });
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                shared.connections.fetch_add(1, Ordering::SeqCst);
                shared.open.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(Arc::clone(&shared).accept(stream));
            }
        });
        Self { address, state }
    }

    /// A server that answers any number of requests on a connection with `ok`.
    pub(crate) async fn fine() -> Self {
        Self::start(Script::new(response("200 OK", "", "fine"), Then::Next)).await
    }

    /// The same over TLS.
    pub(crate) async fn over_tls(tls: Arc<ServerConfig>) -> Self {
        let script = Script { tls: Some(tls), ..Script::new(response("200 OK", "", "fine"), Then::Next) };
        Self::start(script).await
    }

    /// The requests so far, head and body.
    pub(crate) fn received(&self) -> Vec<String> {
        self.state.received.lock().expect("no panic").clone()
    }

    /// How many connections were made so far.
    pub(crate) fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }

    /// How many of them are still open.
    pub(crate) fn open(&self) -> usize {
        self.state.open.load(Ordering::SeqCst)
    }
}

impl State {
    async fn accept(self: Arc<Self>, stream: TcpStream) {
        match &self.script.tls {
            // Whoever does not trust the server, or whom it does not, leaves here.
            Some(tls) => {
                if let Ok(stream) = TlsAcceptor::from(Arc::clone(tls)).accept(stream).await {
                    self.serve(stream).await;
                }
            }
            None if self.script.then == Then::Reset => {
                stream.set_zero_linger().expect("an option of the socket");
                self.serve(stream).await;
            }
            None => self.serve(stream).await,
        }
        self.open.fetch_sub(1, Ordering::SeqCst);
    }

    async fn serve<S: AsyncRead + AsyncWrite + Unpin>(&self, mut stream: S) {
        while let Some(request) = read_request(&mut stream).await {
            self.received.lock().expect("no panic").push(request);
            self.barrier.wait().await;
            let _ = stream.write_all(self.script.answer.as_bytes()).await;
            let _ = stream.flush().await;
            match self.script.then {
                Then::Next => {}
                Then::Close => return drop(stream.shutdown().await),
                Then::Reset => return,
                Then::Stall => return drop(stream.read_to_end(&mut Vec::new()).await),
            }
        }
    }
}

async fn read_request<S: AsyncRead + Unpin>(stream: &mut S) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
            if body.len() >= length.parse().ok()? {
                return Some(text);
            }
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
}

/// A complete response. `headers` are lines that end in `\r\n`.
pub(crate) fn response(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n{body}", body.len())
}

/// Waits for something that is about to happen.
pub(crate) async fn until(what: &str, happened: impl Fn() -> bool) {
    let wait = async {
        while !happened() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), wait).await.expect(what);
}
