//! Many calls at once, for a while.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use alicloud_runtime::{Client, Config, Credentials};

use super::{
    lamp::{DescribeLamp, SERVICE},
    server::{Act, Server, response},
};

const CALLS: usize = 10_000;
const AT_ONCE: usize = 64;

/// Memory that this process occupies, where the system tells.
fn resident_bytes() -> Option<usize> {
    const PAGE: usize = 4096;
    let text = std::fs::read_to_string("/proc/self/statm").ok()?;
    Some(text.split_whitespace().nth(1)?.parse::<usize>().ok()? * PAGE)
}

/// Makes that many calls, and returns how many failed.
async fn make(client: &Client, calls: usize) -> usize {
    let (left, failed) = (Arc::new(AtomicUsize::new(calls)), Arc::new(AtomicUsize::new(0)));
    let workers: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (client, left, failed) = (client.clone(), Arc::clone(&left), Arc::clone(&failed));
            tokio::spawn(async move {
                let take = || left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
                while take().is_ok() {
                    let answer = client.call(DescribeLamp::default()).await;
                    if !answer.is_ok_and(|lamp| lamp.brightness == Some(80)) {
                        failed.fetch_add(1, Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.expect("no panic");
    }
    failed.load(Ordering::Relaxed)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_calls_fail_nowhere_and_take_no_more_memory_than_the_first() {
    let server = Server::start_silently(Act::KeepAlive(response("200 OK", "", r#"{"Brightness":80}"#))).await;
    let config = Config::builder()
        .credentials(Credentials::access_key("test-key-id", "test-secret"))
        .endpoint(format!("http://{}", server.address))
        .timeout(Duration::from_secs(120))
        .attempt_timeout(Duration::from_secs(120))
        .build();
    let client = Client::new(&SERVICE, &config.expect("a complete configuration"));
    assert_eq!(make(&client, 1_000).await, 0, "calls that failed while warming up");
    let warm = resident_bytes();
    assert_eq!(make(&client, CALLS).await, 0, "calls that failed");
    // A call that finds none free may open one and then get another that has become free.
    assert!(server.connections() < 10 * AT_ONCE, "{} connections", server.connections());
    if let (Some(warm), Some(end)) = (warm, resident_bytes()) {
        let grown = end.saturating_sub(warm) >> 10;
        println!("{CALLS} calls, {AT_ONCE} at once: {} KiB when warm, {grown} KiB more at the end", warm >> 10);
        // Other tests run in this process at the same time.
        assert!(grown < 32 << 10, "{grown} KiB more than when warm");
    }
}
