//! Makes many calls, 64 at a time, and shows how many failed and what they left in memory.
//!
//! Client and server share the process, so the memory is that of both.

use std::{
    fs,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use alicloud::slb::v2014_05_15::Client;
use call_cost::{
    Error,
    input::{Filter, Group},
    sdk,
    server::Server,
};
use clap::Parser;

const CONCURRENCY: usize = 64;
/// Calls to make before memory is looked at for the first time.
const WARM_UP: usize = 2_000;
/// Calls of either kind that are quickly made.
const FEW: usize = 200;

/// Makes many calls, and shows how many failed and what they left in memory.
#[derive(Parser)]
struct Arguments {
    /// Calls to make.
    #[arg(default_value_t = 10_000)]
    calls: usize,
    /// Make a few hundred. Shows that the bench works; the figures mean nothing.
    #[arg(long, conflicts_with = "calls")]
    quick: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Returns the count of errors.
fn run() -> Result<usize, Error> {
    let Arguments { calls, quick } = Arguments::parse();
    let (warm_up, count) = if quick { (FEW, FEW) } else { (WARM_UP, calls) };
    let server = Server::start()?;
    let client = sdk::client(&server.host)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let early = runtime.block_on(failures(&client, warm_up))?;
    let before = resident()?;
    let started = Instant::now();
    let errors = early + runtime.block_on(failures(&client, count))?;
    let (seconds, after) = (started.elapsed().as_secs_f64(), resident()?);
    let megabytes = |bytes: usize| bytes as f64 / 1e6;
    println!("{count} calls, {CONCURRENCY} at a time, after {warm_up} to warm up");
    println!("errors                   {errors:>8}");
    println!("connections              {:>8}", server.connections());
    println!("calls a second           {:>8.0}", count as f64 / seconds);
    println!("resident MB, warmed up   {:>8.1}", megabytes(before));
    println!("resident MB, at the end  {:>8.1}", megabytes(after));
    println!("at the end / warmed up   {:>8.2}", after as f64 / before as f64);
    Ok(errors)
}

/// Makes that many calls, and returns how many failed.
async fn failures(client: &Client, count: usize) -> Result<usize, Error> {
    let begun = Arc::new(AtomicUsize::new(0));
    let mut workers = Vec::new();
    for _ in 0..CONCURRENCY {
        let (client, begun) = (client.clone(), Arc::clone(&begun));
        workers.push(tokio::spawn(async move {
            let (group, filter) = (Group::example(), Filter::example());
            let mut errors = 0;
            loop {
                let number = begun.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    return errors;
                }
                let is_good = if number % 2 == 0 {
                    sdk::create_v_server_group(&client, &group).await.is_ok()
                } else {
                    sdk::describe_load_balancers(&client, &filter).await.is_ok()
                };
                errors += usize::from(!is_good);
            }
        }));
    }
    let mut errors = 0;
    for worker in workers {
        errors += worker.await?;
    }
    Ok(errors)
}

/// Bytes of memory of this process that are in use.
fn resident() -> Result<usize, Error> {
    let statm = fs::read_to_string("/proc/self/statm")?;
    let pages: usize = statm.split_whitespace().nth(1).ok_or("/proc/self/statm has no second number")?.parse()?;
    Ok(pages * rustix::param::page_size())
}
