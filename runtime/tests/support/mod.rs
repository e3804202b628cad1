//! A service of one operation, and a server on the loopback interface that answers for it.

#![allow(dead_code, reason = "not every test file uses everything")]

use std::{
    fmt,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use alicloud_runtime::{
    Access, ApiStyle, Client, Config, ConfigBuilder, Constraint, Credentials, Item, Method, Operation, Record,
    Repeatable, Request, Service, ServiceSigning, Shape, Slot, View, Wire, record,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

pub(crate) static SERVICE: Service = Service {
    code: "Lamp",
    version: "2020-01-01",
    style: ApiStyle::Rpc,
    signing: ServiceSigning::Standard,
    central_endpoint: Some("lamp.aliyuncs.com"),
    regions: &[],
};

static OPERATION: Operation = Operation {
    service: &SERVICE,
    name: "DescribeLamp",
    method: Method::Post,
    path: "/",
    access: Access::Signed,
    repeatable: Repeatable::Never,
    documentation: "https://example.com/DescribeLamp",
};

/// What a call asks for.
#[derive(Default)]
pub(crate) struct DescribeLamp {
    pub(crate) region_id: Option<String>,
    pub(crate) lamp_id: String,
    pub(crate) colour: Option<String>,
}

/// What it is answered.
#[derive(Default)]
pub(crate) struct Lamp {
    pub(crate) request_id: Option<String>,
    pub(crate) brightness: Option<i32>,
}

static REQUEST: Shape = Shape {
    name: "DescribeLamp",
    fields: &["RegionId", "LampId", "Colour"],
    constraints: &[
        ("RegionId", Constraint::Required),
        ("LampId", Constraint::Length(1, 8)),
        ("Colour", Constraint::OneOf(&["red", "green"])),
    ],
    wire: &[("RegionId", Wire::Region)],
    rules: &[],
};

static RESPONSE: Shape =
    Shape { name: "Lamp", fields: &["RequestId", "Brightness"], constraints: &[], wire: &[], rules: &[] };

impl Record for DescribeLamp {
    fn shape(&self) -> &'static Shape {
        &REQUEST
    }

    fn view(&self, index: usize) -> View<'_> {
        match index {
            0 => View::Scalar(&self.region_id),
            1 => self.lamp_id.view(),
            2 => View::Scalar(&self.colour),
            _ => View::Absent,
        }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Slot::Scalar(&mut self.region_id),
            1 => self.lamp_id.slot(),
            2 => Slot::Scalar(&mut self.colour),
            _ => Slot::Ignored,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl Record for Lamp {
    fn shape(&self) -> &'static Shape {
        &RESPONSE
    }

    fn view(&self, index: usize) -> View<'_> {
        match index {
            0 => View::Scalar(&self.request_id),
            1 => View::Scalar(&self.brightness),
            _ => View::Absent,
        }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Slot::Scalar(&mut self.request_id),
            1 => Slot::Scalar(&mut self.brightness),
            _ => Slot::Ignored,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl fmt::Debug for Lamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        record::debug(self, f)
    }
}

impl Request for DescribeLamp {
    type Response = Lamp;
    const OPERATION: &'static Operation = &OPERATION;
}

/// A request that meets its specification.
pub(crate) fn request() -> DescribeLamp {
    DescribeLamp { lamp_id: "lamp 1".to_owned(), ..DescribeLamp::default() }
}

/// A configuration that lacks only what a test is about.
pub(crate) fn config() -> ConfigBuilder {
    Config::builder().region("cn-hangzhou").credentials(Credentials::access_key("test-key-id", "test-secret"))
}

/// A client of the service at `address`.
pub(crate) fn client_at(address: SocketAddr) -> Client {
    let config = config().endpoint(format!("http://{address}")).build();
    Client::new(&SERVICE, &config.expect("a complete configuration"))
}

/// What a server does with a connection after it has answered.
#[derive(Clone, Copy)]
pub(crate) enum End {
    Close,
    Stall,
    /// Wait for the next request.
    Next,
}

/// A server that reads requests and writes the same bytes back to each.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    received: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// A server that answers each request with exactly this.
    pub(crate) async fn start(answer: String, end: End) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let received = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new(AtomicUsize::new(0));
        let (log, count) = (Arc::clone(&received), Arc::clone(&connections));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, answer.clone(), end, Arc::clone(&log)));
            }
        });
        Self { address, received, connections }
    }

    /// A server with a complete response.
    pub(crate) async fn answering(status: &str, headers: &str, body: &str) -> Self {
        Self::start(response(status, headers, body), End::Close).await
    }

    /// How many connections were made so far.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// The requests so far, head and body.
    pub(crate) fn received(&self) -> Vec<String> {
        self.received.lock().expect("no panic").clone()
    }
}

/// A response as it is written. `headers` are lines that end in `\r\n`.
pub(crate) fn response(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}")
}

async fn serve(mut stream: TcpStream, answer: String, end: End, log: Arc<Mutex<Vec<String>>>) {
    while let Some(request) = read_request(&mut stream).await {
        log.lock().expect("no panic").push(request);
        let _ = stream.write_all(answer.as_bytes()).await;
        match end {
            End::Close => return drop(stream.shutdown().await),
            End::Stall => std::future::pending().await,
            End::Next => {}
        }
    }
}

async fn read_request(stream: &mut TcpStream) -> Option<String> {
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
