//! An HTTP proxy that knows one server, whatever it is asked for.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
};

/// Whom a proxy serves.
#[derive(Clone, Copy)]
pub(crate) enum Rule {
    Anyone,
    /// Those with this `proxy-authorization`.
    Only(&'static str),
    /// Nobody: all get this status.
    Refuse(&'static str),
    /// Nobody: the proxy says nothing until they leave.
    Silent,
}

/// A proxy on the loopback interface, until the test ends.
pub(crate) struct ProxyServer {
    pub(crate) address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl ProxyServer {
    /// A proxy that passes everything on to `server`.
    pub(crate) async fn start(server: SocketAddr, rule: Rule) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let heads = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&heads);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(serve(client, server, rule, Arc::clone(&log)));
            }
        });
        Self { address, heads }
    }

    /// What it was asked so far, without bodies.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("no panic").clone()
    }
}

async fn serve(mut client: TcpStream, server: SocketAddr, rule: Rule, log: Arc<Mutex<Vec<String>>>) {
    let Some(head) = read_head(&mut client).await else { return };
    log.lock().expect("no panic").push(head.clone());
    let status = match rule {
        Rule::Anyone => None,
        Rule::Only(secret) => (header(&head, "proxy-authorization") != Some(secret)).then_some("407 Prove Who You Are"),
        Rule::Refuse(status) => Some(status),
        Rule::Silent => return drop(client.read_to_end(&mut Vec::new()).await),
    };
    if let Some(status) = status {
        let _ = client.write_all(format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n").as_bytes()).await;
        return drop(client.shutdown().await);
    }
    let Ok(mut upstream) = TcpStream::connect(server).await else { return };
    if head.starts_with("CONNECT ") {
        let _ = client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await;
    } else {
        let _ = upstream.write_all(in_origin_form(&head).as_bytes()).await;
    }
    let _ = copy_bidirectional(&mut client, &mut upstream).await;
}

/// The head of a request, and not a byte more.
async fn read_head(client: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(client.read_u8().await.ok()?);
    }
    String::from_utf8(head).ok()
}

/// The value of a header, whose name may be written in any case.
fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().filter_map(|line| line.split_once(": ")).find_map(|(key, value)| {
        let is_it = key.eq_ignore_ascii_case(name);
        is_it.then_some(value)
    })
}

/// What the server gets to see of a request that named it: neither that nor what the proxy was told.
fn in_origin_form(head: &str) -> String {
    let head = head.replacen("http://lamp.example/", "/", 1);
    let lines = head.split_inclusive("\r\n").filter(|line| !line.to_lowercase().starts_with("proxy-authorization"));
    lines.collect()
}
