use std::{
    collections::VecDeque,
    fmt,
    sync::atomic::{AtomicUsize, Ordering},
    task::{Context, Poll, Waker},
};

use futures_util::future::join_all;
use tokio::sync::Semaphore;

use super::*;
use crate::transport::NoTransport;

const HOUR: Duration = Duration::from_secs(3600);
const START: Duration = Duration::from_secs(1_800_000_000);

/// A clock that stands still until it is moved.
#[derive(Default)]
struct HandClock {
    passed: Mutex<Duration>,
    sleepers: Mutex<Vec<Waker>>,
}

/// The clock as futures can hold it.
#[derive(Clone, Default)]
struct Hand(Arc<HandClock>);

impl Hand {
    fn pass(&self, duration: Duration) {
        *self.0.passed.lock().expect("no panic") += duration;
        self.0.sleepers.lock().expect("no panic").drain(..).for_each(Waker::wake);
    }
}

impl Clock for Hand {
    fn now(&self) -> SystemTime {
        UNIX_EPOCH + START + self.monotonic()
    }

    fn monotonic(&self) -> Duration {
        *self.0.passed.lock().expect("no panic")
    }

    fn sleep(&self, duration: Duration) -> Option<BoxFuture<'static, ()>> {
        let (clock, end) = (self.clone(), self.monotonic() + duration);
        Some(Box::pin(std::future::poll_fn(move |context| {
            if clock.monotonic() >= end {
                return Poll::Ready(());
            }
            clock.0.sleepers.lock().expect("no panic").push(context.waker().clone());
            Poll::Pending
        })))
    }
}

/// A provider that answers once it is let, with what it is told.
struct Source {
    asked: AtomicUsize,
    gate: Semaphore,
    answers: Mutex<VecDeque<Option<Credentials>>>,
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Source")
    }
}

impl ProvideCredentials for Source {
    fn provide<'a>(&'a self, _: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        Box::pin(async {
            self.gate.acquire().await.expect("an open gate").forget();
            let answer = self.answers.lock().expect("no panic").pop_front().flatten();
            answer.ok_or_else(|| CredentialsError::failed("source", "out of order"))
        })
    }
}

/// A cache, what it asks, and the time.
struct Bench {
    cache: Arc<CredentialsCache>,
    source: Arc<Source>,
    clock: Hand,
}

impl Bench {
    /// `None` is a failure. The gate is open for `open` questions.
    fn new<const N: usize>(answers: [Option<Credentials>; N], open: usize) -> Self {
        let (gate, answers) = (Semaphore::new(open), Mutex::new(VecDeque::from(answers)));
        let source = Arc::new(Source { asked: AtomicUsize::new(0), gate, answers });
        let clock = Hand::default();
        let context = ProviderContext::new(Arc::new(NoTransport), Arc::new(clock.clone()));
        let cache = CredentialsCache::new(Arc::clone(&source) as _, context);
        Self { cache: Arc::new(cache), source, clock }
    }

    fn asked(&self) -> usize {
        self.source.asked.load(Ordering::SeqCst)
    }

    async fn id(&self) -> String {
        self.cache.get().await.map_or_else(|error| error.to_string(), |credentials| id_of(&credentials))
    }
}

fn id_of(credentials: &Credentials) -> String {
    match credentials.kind() {
        crate::identity::credentials::Kind::AccessKey { id, .. } => id.clone(),
        _ => String::new(),
    }
}

/// Credentials that end that long after the start.
fn until(id: &str, end: Duration) -> Option<Credentials> {
    Some(Credentials::sts(id, "secret", "token").expiring(UNIX_EPOCH + START + end))
}

fn poll<F: Future>(future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_tasks_ask_once() {
    let bench = Bench::new([until("a", HOUR)], 0);
    let tasks: Vec<_> = (0..1000)
        .map(|_| {
            let cache = Arc::clone(&bench.cache);
            tokio::spawn(async move { cache.get().await.map(|credentials| id_of(&credentials)) })
        })
        .collect();
    bench.source.gate.add_permits(1000);
    for task in tasks {
        assert_eq!(task.await.expect("no panic").expect("credentials"), "a");
    }
    assert_eq!(bench.asked(), 1);
}

#[tokio::test]
async fn a_thousand_calls_that_wait_share_one_failure_and_so_does_the_next_one() {
    let bench = Bench::new([None, until("a", HOUR)], 1);
    let outcomes = join_all((0..1000).map(|_| bench.cache.get())).await;
    let errors: Vec<_> = outcomes.into_iter().map(|outcome| outcome.expect_err("a failure")).collect();
    assert!(errors.iter().all(|error| Arc::ptr_eq(error, &errors[0])));
    assert_eq!(bench.id().await, "source: out of order");
    assert_eq!(bench.asked(), 1);
    bench.clock.pass(REST);
    bench.source.gate.add_permits(1);
    assert_eq!(bench.id().await, "a");
    assert_eq!(bench.asked(), 2);
}

#[tokio::test]
async fn credentials_are_renewed_before_they_end_and_not_sooner() {
    let bench = Bench::new([until("a", HOUR), until("b", HOUR * 2)], 2);
    assert_eq!(bench.id().await, "a");
    bench.clock.pass(HOUR - RENEWAL - Duration::from_secs(1));
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("a", 1));
    bench.clock.pass(Duration::from_secs(1));
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("b", 2));
}

#[tokio::test]
async fn others_use_what_is_valid_while_one_renews() {
    let bench = Bench::new([until("a", HOUR), until("b", HOUR * 2)], 1);
    assert_eq!(bench.id().await, "a");
    bench.clock.pass(HOUR - RENEWAL);
    let mut first = Box::pin(bench.id());
    assert!(poll(first.as_mut()).is_pending());
    for _ in 0..1000 {
        assert_eq!(bench.id().await, "a");
    }
    bench.source.gate.add_permits(1);
    assert_eq!(first.await, "b");
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("b", 2));
}

#[tokio::test]
async fn a_failed_renewal_is_no_failure_while_there_is_something_valid() {
    let bench = Bench::new([until("a", HOUR), None, None, None, until("b", HOUR * 2)], 5);
    assert_eq!(bench.id().await, "a");
    bench.clock.pass(HOUR - RENEWAL);
    for _ in 0..1000 {
        assert_eq!(bench.id().await, "a");
    }
    assert_eq!(bench.asked(), 2);
    bench.clock.pass(PAUSE);
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("a", 3));
    bench.clock.pass(RENEWAL - PAUSE - MARGIN);
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("source: out of order", 4));
    bench.clock.pass(REST);
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("b", 5));
}

#[tokio::test]
async fn credentials_that_are_always_about_to_end_are_not_asked_for_by_every_call() {
    let bench = Bench::new([until("a", RENEWAL), until("b", RENEWAL), until("c", RENEWAL)], 3);
    assert_eq!(bench.id().await, "a");
    for _ in 0..100 {
        assert_eq!(bench.id().await, "a");
    }
    bench.clock.pass(PAUSE);
    for _ in 0..100 {
        assert_eq!(bench.id().await, "b");
    }
    assert_eq!(bench.asked(), 2);
}

#[tokio::test]
async fn a_renewal_that_hangs_does_not_hold_up_a_call_that_has_something_valid() {
    let bench = Bench::new([until("a", HOUR), until("b", HOUR * 2)], 1);
    assert_eq!(bench.id().await, "a");
    bench.clock.pass(HOUR - RENEWAL);
    let mut first = Box::pin(bench.id());
    assert!(poll(first.as_mut()).is_pending());
    bench.clock.pass(PATIENCE);
    assert_eq!(first.await, "a");
    // The first is gone, and so is its question; the next one is asked anew.
    bench.source.gate.add_permits(1);
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("b", 3));
}

#[tokio::test]
async fn a_renewal_outlives_the_call_that_began_it_as_long_as_somebody_waits() {
    let bench = Bench::new([until("a", HOUR)], 0);
    let (mut first, mut second) = (Box::pin(bench.id()), Box::pin(bench.id()));
    assert!(poll(first.as_mut()).is_pending());
    assert!(poll(second.as_mut()).is_pending());
    drop(first);
    bench.source.gate.add_permits(1);
    assert_eq!((second.await.as_str(), bench.asked()), ("a", 1));
}

#[tokio::test]
async fn a_renewal_that_nobody_waits_for_is_dropped_and_begun_again() {
    let bench = Bench::new([until("a", HOUR)], 0);
    let mut first = Box::pin(bench.id());
    assert!(poll(first.as_mut()).is_pending());
    drop(first);
    assert!(lock(&bench.cache.state).renewal.as_ref().and_then(WeakShared::upgrade).is_none());
    bench.source.gate.add_permits(1);
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("a", 2));
}

#[tokio::test]
async fn calls_whose_renewals_are_dropped_do_not_all_renew() {
    let bench = Bench::new([until("a", HOUR)], 1);
    assert_eq!(bench.id().await, "a");
    bench.clock.pass(HOUR - RENEWAL);
    let mut impatient = Box::pin(bench.id());
    assert!(poll(impatient.as_mut()).is_pending());
    drop(impatient);
    for _ in 0..100 {
        assert_eq!((bench.id().await.as_str(), bench.asked()), ("a", 2));
    }
}

#[tokio::test]
async fn refused_credentials_are_forgotten_once_and_asked_for_again() {
    let bench = Bench::new([until("a", HOUR), until("b", HOUR)], 2);
    let refused = bench.cache.get().await.expect("credentials");
    assert!(bench.cache.discard(&refused));
    assert!(bench.cache.discard(&refused));
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("b", 2));
    // A call that was made with the old ones hears of it late.
    assert!(bench.cache.discard(&refused));
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("b", 2));
}

#[tokio::test]
async fn refused_long_lived_credentials_are_not_worth_another_attempt_but_another_look() {
    let bench = Bench::new([Some(Credentials::access_key("a", "s")), Some(Credentials::access_key("b", "s"))], 2);
    let refused = bench.cache.get().await.expect("credentials");
    bench.clock.pass(HOUR * 1000);
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("a", 1));
    assert!(!bench.cache.discard(&refused));
    assert_eq!((bench.id().await.as_str(), bench.asked()), ("b", 2));
}

#[tokio::test]
async fn what_is_over_or_cannot_be_sent_is_refused() {
    let broken = Some(Credentials::access_key("id", "hunter2\n"));
    let bench = Bench::new([until("a", Duration::ZERO), broken, until("c", Duration::from_secs(10))], 3);
    let expired = "credentials: they expired at 2027-01-15T08:00:00Z, and it is 2027-01-15T08:00:00Z; \
                   is the clock of this machine correct?";
    assert_eq!(bench.id().await, expired);
    bench.clock.pass(REST);
    let error = bench.id().await;
    assert!(error.contains("access key secret contains white space") && !error.contains("hunter2"), "{error}");
    bench.clock.pass(REST);
    assert_eq!(bench.id().await, "c");
}
