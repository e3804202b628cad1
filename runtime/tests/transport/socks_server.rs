//! A SOCKS5 proxy that knows one server, and wants user and password.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional},
    net::{TcpListener, TcpStream},
};

/// A proxy on the loopback interface, until the test ends.
pub(crate) struct SocksServer {
    pub(crate) address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl SocksServer {
    /// A proxy for those with this user and password, joined by a colon.
    pub(crate) async fn start(server: SocketAddr, secret: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(serve(client, server, secret, Arc::clone(&log)));
            }
        });
        Self { address, asked }
    }

    /// Host and port of the servers that it was asked for so far.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("no panic").clone()
    }
}

async fn serve(
    mut client: TcpStream,
    server: SocketAddr,
    secret: &str,
    log: Arc<Mutex<Vec<String>>>,
) -> std::io::Result<()> {
    // Version 5 and the ways in which the client can prove who it is: user and password has the number 2.
    client.read_u8().await?;
    read_counted(&mut client).await?;
    client.write_all(&[5, 2]).await?;
    client.read_u8().await?;
    let (user, password) = (read_counted(&mut client).await?, read_counted(&mut client).await?);
    let refused = u8::from(format!("{user}:{password}") != secret);
    client.write_all(&[1, refused]).await?;
    if refused == 1 {
        return client.shutdown().await;
    }
    // Version, command "connect", a reserved byte, and the kind of the address, which is a name.
    client.read_exact(&mut [0; 4]).await?;
    let (host, port) = (read_counted(&mut client).await?, client.read_u16().await?);
    log.lock().expect("no panic").push(format!("{host}:{port}"));
    let mut upstream = TcpStream::connect(server).await?;
    client.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).await?;
    copy_bidirectional(&mut client, &mut upstream).await.map(drop)
}

/// As many bytes as the first one says.
async fn read_counted(client: &mut TcpStream) -> std::io::Result<String> {
    let length = client.read_u8().await?;
    let mut bytes = vec![0; length.into()];
    client.read_exact(&mut bytes).await?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
