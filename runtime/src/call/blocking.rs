//! Calls made by threads that have no Tokio runtime.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use crate::client::ConfigError;

/// The runtime of all such calls, started by the first. It stays, so that connections live on between calls, and has a
/// thread of its own that looks after them while no call is being made.
static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// Waits for `future` on this thread.
///
/// # Errors
/// The thread belongs to a Tokio runtime, whose other tasks would have to wait too, or the runtime of the calls cannot be
/// started.
pub(crate) fn block_on<F: Future + Send>(future: F) -> Result<F::Output, ConfigError> {
    if Handle::try_current().is_ok() {
        return Err(ConfigError::BlockingInAsync);
    }
    Ok(runtime()?.block_on(future))
}

fn runtime() -> Result<&'static Runtime, ConfigError> {
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("alicloud-blocking")
        .enable_all()
        .build()
        .map_err(|error| ConfigError::BlockingRuntime { problem: error.to_string() })?;
    // Another thread may have been faster: its runtime is used, and this one ends.
    Ok(RUNTIME.get_or_init(|| runtime))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_thread_waits_for_what_needs_a_runtime() {
        let answer = block_on(async {
            tokio::time::sleep(Duration::from_millis(1)).await;
            tokio::spawn(async { 42 }).await.expect("a task that ends")
        });
        assert_eq!(answer, Ok(42));
    }

    #[test]
    fn what_one_call_leaves_behind_goes_on_before_the_next() {
        let (sender, receiver) = std::sync::mpsc::channel();
        block_on(async move {
            drop(tokio::spawn(async move { sender.send(std::thread::current().name().map(str::to_owned)) }))
        })
        .expect("a runtime");
        // No call is being made while the task runs.
        let thread = receiver.recv_timeout(Duration::from_secs(60)).expect("the task has run");
        assert_eq!(thread.as_deref(), Some("alicloud-blocking"));
    }

    #[test]
    fn all_threads_share_one_runtime() {
        let id = || block_on(async { Handle::current().id() }).expect("a runtime");
        let others: Vec<_> = (0..4).map(|_| std::thread::spawn(id)).collect();
        for other in others {
            assert_eq!(other.join().expect("no panic"), id());
        }
    }

    #[test]
    fn a_future_may_borrow() {
        let text = String::from("borrowed");
        assert_eq!(block_on(async { text.len() }), Ok(8));
    }

    #[tokio::test]
    async fn within_a_runtime_it_is_an_error_and_no_panic() {
        assert_eq!(block_on(async {}), Err(ConfigError::BlockingInAsync));
        let elsewhere = tokio::task::spawn_blocking(|| block_on(async {})).await.expect("no panic");
        assert_eq!(elsewhere, Err(ConfigError::BlockingInAsync));
        // A thread of one's own is not part of the runtime.
        assert_eq!(std::thread::spawn(|| block_on(async {})).join().expect("no panic"), Ok(()));
    }
}
