//! Transports over real sockets: TLS, proxies, connections that are kept or break, and recordings.

#![cfg(feature = "hyper")]

mod certificates;
mod client;
mod connections;
mod environment;
mod proxies;
mod proxy_server;
#[cfg(feature = "replay")]
mod replay;
mod same;
mod server;
mod settings;
mod socks_server;
#[path = "../support/mod.rs"]
mod support;
