//! A server that does to each request what a script says.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// What becomes of a request that was read whole.
#[derive(Clone)]
pub(crate) enum Act {
    /// These bytes, among whose headers is one that says that the connection is closed then.
    Answer(String),
    /// These bytes, and the connection waits for the next request.
    KeepAlive(String),
    /// These bytes, then nothing.
    Stall(String),
    /// These bytes, then the connection is reset.
    Reset(String),
}

/// A request as it arrived.
#[derive(Clone)]
pub(crate) struct Received(pub(crate) String);

impl Received {
    /// The value of a parameter of the query, as it is encoded.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        let (_, query) = self.0.split_once('?')?;
        let (query, _) = query.split_once(' ')?;
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.0.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// A server that does the acts one after another, and the last one for ever.
    pub(crate) async fn start(script: impl IntoIterator<Item = Act>) -> Self {
        Self::listen(script, true).await
    }

    /// A server that does the same for ever and remembers no request.
    pub(crate) async fn start_silently(act: Act) -> Self {
        Self::listen([act], false).await
    }

    async fn listen(script: impl IntoIterator<Item = Act>, remembers: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let received: Arc<Mutex<Vec<Received>>> = Arc::default();
        let script = Arc::new(Mutex::new(script.into_iter().collect::<VecDeque<_>>()));
        let log = remembers.then(|| Arc::clone(&received));
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(serve(stream, Arc::clone(&script), log.clone()));
            }
        });
        Self { address, received, connections }
    }

    /// How many connections were made so far.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }

    /// The requests so far.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().expect("no panic").clone()
    }
}

fn next_act(script: &Mutex<VecDeque<Act>>) -> Act {
    let mut script = script.lock().expect("no panic");
    let act = script.front().cloned().expect("a script has an act");
    if script.len() > 1 {
        script.pop_front();
    }
    act
}

async fn serve(mut stream: TcpStream, script: Arc<Mutex<VecDeque<Act>>>, log: Option<Arc<Mutex<Vec<Received>>>>) {
    while let Some(request) = read_request(&mut stream).await {
        if let Some(log) = &log {
            log.lock().expect("no panic").push(Received(request));
        }
        match next_act(&script) {
            Act::Answer(bytes) => {
                // A client that is not told might send its next request into the closing connection.
                let bytes = bytes.replacen("\r\n", "\r\nconnection: close\r\n", 1);
                let _ = stream.write_all(bytes.as_bytes()).await;
                return drop(stream.shutdown().await);
            }
            Act::KeepAlive(bytes) => drop(stream.write_all(bytes.as_bytes()).await),
            Act::Stall(bytes) => {
                let _ = stream.write_all(bytes.as_bytes()).await;
                std::future::pending::<()>().await;
            }
            Act::Reset(bytes) => {
                let _ = stream.write_all(bytes.as_bytes()).await;
                let _ = stream.flush().await;
                return stream.set_zero_linger().expect("an option of the socket");
            }
        }
    }
}

async fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if text.contains("\r\n\r\n") {
            return Some(text);
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
