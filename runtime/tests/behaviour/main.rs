//! What a client does beside sending: it repeats, pages, waits and tells, over real sockets.
//! `cargo test -p alicloud-runtime --test behaviour -- --nocapture` prints a table of faults, requests and outcomes.

#![cfg(feature = "hyper")]

mod clock;
mod counted_pages;
mod lamp;
mod outcomes;
mod pages;
#[path = "../records/mod.rs"]
mod records;
mod retries;
mod server;
mod soak;
mod table;
mod waits;
