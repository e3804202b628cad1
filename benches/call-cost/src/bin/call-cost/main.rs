//! Compares a call of the generated client with the same call written by hand, over the same local server in one run.
//!
//! What is compared is CPU time of the thread that the client runs in, which includes the system calls for sending and
//! receiving, and allocations. Calls are made one after another over one connection, in rounds that alternate between both.
//! The memory allocator counts, which adds a few nanoseconds to each allocation of either.

mod calls;
mod check;
mod decoding;
mod stages;

use std::process::ExitCode;

use alicloud::slb::v2014_05_15::Client;
use call_cost::{
    Error,
    by_hand::ByHand,
    input::{Filter, Group},
    measure::Effort,
    sdk,
    server::Server,
};
use clap::Parser;
use tokio::runtime::{Builder, Runtime};

/// Compares a call of the generated client with the same call written by hand.
#[derive(Parser)]
struct Arguments {
    /// Make each call once. Shows that the bench works; the figures mean nothing.
    #[arg(long)]
    quick: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Error> {
    let server = Server::start()?;
    let bench = Bench {
        runtime: Builder::new_current_thread().enable_all().build()?,
        sdk: sdk::client(&server.host)?,
        by_hand: ByHand::new(server.host.clone()),
        group: Group::example(),
        filter: Filter::example(),
        server,
        effort: if Arguments::parse().quick { Effort::Quick } else { Effort::Full },
    };
    check::both_ask_and_understand_the_same(&bench)?;
    calls::measure(&bench);
    stages::measure(&bench)?;
    decoding::measure(bench.effort)
}

/// Both clients, and what to ask for.
struct Bench {
    runtime: Runtime,
    server: Server,
    sdk: Client,
    by_hand: ByHand,
    group: Group,
    filter: Filter,
    effort: Effort,
}

/// What was asked for before measuring and succeeded then.
fn good<T, E: std::fmt::Display>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| {
        eprintln!("error: a call failed: {error}");
        std::process::exit(1)
    })
}
