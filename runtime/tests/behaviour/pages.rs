//! Lists that come in pages, by number, by offset and by token.

use std::pin::Pin;

use super::{
    lamp::{SERVICE, operation},
    records::record,
    server::{Act, Server, response},
};
use alicloud_runtime::{
    Client, Config, Credentials, Cursor, Error, Operation, Paginated, Paging, Repeatable, Request, RetryPolicy,
};
use futures_util::Stream;

record! {
    Page {
        lamps: List(Vec<String>) = "Lamps",
        total: Scalar(Option<i64>) = "Total",
        page_size: Scalar(Option<i64>) = "PageSize",
        next_token: Scalar(Option<String>) = "NextToken",
        is_truncated: Scalar(Option<bool>) = "IsTruncated",
    }
}

/// A request whose pages are asked for in one way.
macro_rules! paginated {
    ($name:ident, $size:expr, $cursor:expr) => {
        record! {
            $name {
                page_number: Scalar(Option<i32>) = "PageNumber",
                page_size: Scalar(Option<i32>) = "PageSize",
                offset: Scalar(Option<i64>) = "Offset",
                next_token: Scalar(Option<String>) = "NextToken",
            }
        }

        impl Request for $name {
            type Response = Page;
            const OPERATION: &'static Operation = &operation(stringify!($name), Repeatable::Always);
        }

        impl Paginated for $name {
            type Item = String;
            const PAGING: &'static Paging = &Paging { cursor: $cursor, size: $size, items: &["Lamps"] };

            fn take_items(page: &mut Page) -> Vec<String> {
                std::mem::take(&mut page.lamps)
            }
        }
    };
}

paginated!(ByNumber, Some("PageSize"), Cursor::Page { number: "PageNumber", total: Some(&["Total"]) });
paginated!(ByNumberWithoutTotal, Some("PageSize"), Cursor::Page { number: "PageNumber", total: None });
paginated!(ByOffset, Some("PageSize"), Cursor::Offset { offset: "Offset", total: Some(&["Total"]) });
paginated!(ByToken, None, Cursor::Token { token: "NextToken", next: &["NextToken"], more: Some(&["IsTruncated"]) });

pub(super) fn page(body: &str) -> Act {
    Act::Answer(response("200 OK", "", body))
}

pub(super) fn client(server: &Server) -> Client {
    let config = Config::builder()
        .credentials(Credentials::access_key("test-key-id", "test-secret"))
        .endpoint(format!("http://{}", server.address))
        .retries(RetryPolicy::off())
        .build();
    Client::new(&SERVICE, &config.expect("a complete configuration"))
}

/// The values that a parameter had in the requests, where it was sent.
pub(super) fn sent(server: &Server, name: &str) -> Vec<Option<String>> {
    server.received().iter().map(|request| request.parameter(name).map(str::to_owned)).collect()
}

fn texts<const N: usize>(values: [&str; N]) -> Vec<Option<String>> {
    values.iter().map(|value| Some((*value).to_owned()).filter(|value| !value.is_empty())).collect()
}

#[tokio::test]
async fn numbered_pages_end_when_the_total_is_reached() {
    let server = Server::start([
        page(r#"{"Lamps":["a","b"],"Total":5}"#),
        page(r#"{"Lamps":["c","d"],"Total":5}"#),
        page(r#"{"Lamps":["e"],"Total":5}"#),
    ])
    .await;
    let items = client(&server).call(ByNumber::default()).items().collect().await.expect("all lamps");
    assert_eq!(items, ["a", "b", "c", "d", "e"]);
    assert_eq!(sent(&server, "PageNumber"), texts(["1", "2", "3"]));
}

#[tokio::test]
async fn numbered_pages_begin_where_the_request_says() {
    let server =
        Server::start([page(r#"{"Lamps":["c","d"],"Total":6}"#), page(r#"{"Lamps":["e","f"],"Total":6}"#)]).await;
    let request = ByNumber { page_number: Some(2), page_size: Some(2), ..ByNumber::default() };
    let items = client(&server).call(request).items().collect().await.expect("all lamps");
    assert_eq!(items, ["c", "d", "e", "f"]);
    assert_eq!(sent(&server, "PageNumber"), texts(["2", "3"]));
}

#[tokio::test]
async fn without_a_total_pages_end_with_one_that_is_empty_or_not_full() {
    let last_is_empty =
        Server::start([page(r#"{"Lamps":["a"]}"#), page(r#"{"Lamps":["b"]}"#), page(r#"{"Lamps":[]}"#)]).await;
    let call = client(&last_is_empty).call(ByNumberWithoutTotal::default());
    assert_eq!(call.items().collect().await.expect("all lamps"), ["a", "b"]);
    let last_is_short = Server::start([page(r#"{"Lamps":["a","b"]}"#), page(r#"{"Lamps":["c"]}"#)]).await;
    let request = ByNumberWithoutTotal { page_size: Some(2), ..ByNumberWithoutTotal::default() };
    assert_eq!(client(&last_is_short).call(request).items().collect().await.expect("all lamps"), ["a", "b", "c"]);
    assert_eq!(last_is_short.received().len(), 2);
}

#[tokio::test]
async fn a_service_that_repeats_its_last_page_is_not_asked_for_ever() {
    let server = Server::start([page(r#"{"Lamps":["a"]}"#), page(r#"{"Lamps":["b"]}"#)]).await;
    let call = client(&server).call(ByNumberWithoutTotal::default());
    assert_eq!(call.items().collect().await.expect("all lamps"), ["a", "b", "b"]);
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn offsets_count_what_came() {
    let server = Server::start([page(r#"{"Lamps":["b","c"],"Total":4}"#), page(r#"{"Lamps":["d"],"Total":4}"#)]).await;
    let request = ByOffset { offset: Some(1), ..ByOffset::default() };
    assert_eq!(client(&server).call(request).items().collect().await.expect("all lamps"), ["b", "c", "d"]);
    assert_eq!(sent(&server, "Offset"), texts(["1", "3"]));
}

#[tokio::test]
async fn tokens_lead_on_until_there_is_none_or_the_service_says_so() {
    for last in [r#"{"Lamps":["c"],"NextToken":""}"#, r#"{"Lamps":["c"],"NextToken":"t9","IsTruncated":false}"#] {
        let server = Server::start([
            page(r#"{"Lamps":["a"],"NextToken":"t1"}"#),
            page(r#"{"Lamps":[],"NextToken":"t2","IsTruncated":true}"#),
            page(last),
        ])
        .await;
        let items = client(&server).call(ByToken::default()).items().collect().await.expect("all lamps");
        assert_eq!(items, ["a", "c"], "a page without items is not the end");
        assert_eq!(sent(&server, "NextToken"), texts(["", "t1", "t2"]));
    }
}

#[tokio::test]
async fn a_token_that_leads_nowhere_is_an_error_that_names_it() {
    let server = Server::start([page(r#"{"Lamps":["a"],"NextToken":"t1"}"#)]).await;
    let mut pages = client(&server).call(ByToken::default()).pages();
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    let error = pages.next().await.expect("an error").map(drop).expect_err("the same token");
    assert!(error.to_string().contains("NextToken: is the token that was sent"), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn tokens_that_lead_in_a_circle_are_an_error() {
    let circle = ["t1", "t2", "t3", "t4", "t2", "t3", "t4", "t2", "t3", "t4", "t2", "t3", "t4", "t2"];
    let server = Server::start(circle.map(|token| page(&format!(r#"{{"Lamps":["a"],"NextToken":"{token}"}}"#)))).await;
    let error = client(&server).call(ByToken::default()).items().collect().await.expect_err("a circle");
    assert!(error.to_string().contains("NextToken: is a token that was sent before"), "{error}");
    assert!(server.received().len() < circle.len(), "{}", server.received().len());
}

#[tokio::test]
async fn pages_end_with_an_error_and_tell_how_to_go_on() {
    let no = Act::Answer(response("403 Forbidden", "", r#"{"Code":"Forbidden.RAM"}"#));
    let server = Server::start([page(r#"{"Lamps":["a"],"Total":2}"#), no, page(r#"{"Lamps":["b"],"Total":2}"#)]).await;
    let client = client(&server);
    let mut pages = client.call(ByNumber::default()).pages();
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    let error = pages.next().await.expect("an error").map(drop).expect_err("no permission");
    assert_eq!(error.code(), Some("Forbidden.RAM"));
    assert!(pages.next().await.is_none());
    assert_eq!(pages.request().page_number, Some(2));
    let again = ByNumber { page_number: pages.request().page_number, ..ByNumber::default() };
    assert_eq!(client.call(again).items().next().await.expect("an item").expect("a lamp"), "b");
}

#[tokio::test]
async fn no_page_is_asked_for_before_it_is_wanted() {
    let server = Server::start([page(r#"{"Lamps":["a","b"],"Total":4}"#)]).await;
    let mut items = client(&server).call(ByNumber::default()).items();
    assert_eq!(server.received().len(), 0);
    for _ in 0..2 {
        assert!(items.next().await.is_some_and(|item| item.is_ok()));
    }
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_request_that_is_wrong_is_an_error_of_the_first_page() {
    let server = Server::start([page("{}")]).await;
    let request = ByNumber { next_token: Some("\u{0}".to_owned()), ..ByNumber::default() };
    let mut pages = client(&server).call(request).pages();
    assert!(pages.next().await.is_some());
    fn is_stream<S: Stream<Item = Result<String, Error>> + Send + Unpin>(stream: S) -> S {
        stream
    }
    let mut items = is_stream(client(&server).call(ByNumber::default()).items());
    assert!(std::future::poll_fn(|context| Pin::new(&mut items).poll_next(context)).await.is_none());
}

/// Runs what must have no runtime around it.
#[cfg(feature = "blocking")]
fn outside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> impl Future<Output = T> {
    let thread = tokio::task::spawn_blocking(move || std::thread::spawn(work).join().expect("no panic"));
    async { thread.await.expect("no panic") }
}

#[cfg(feature = "blocking")]
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_thread_can_wait_for_a_call_for_its_pages_and_for_its_items() {
    let server = Server::start([page(r#"{"Lamps":["a"],"Total":2}"#), page(r#"{"Lamps":["b"],"Total":2}"#)]).await;
    let call = client(&server).call(ByNumber::default());
    let items = outside(move || call.items().into_blocking().collect::<Result<Vec<_>, _>>()).await;
    assert_eq!(items.expect("all lamps"), ["a", "b"]);
    let call = client(&server).call(ByNumber::default());
    assert_eq!(outside(move || call.pages().into_blocking().count()).await, 2);
    let call = client(&server).call(ByNumber::default());
    assert!(outside(move || call.send_blocking()).await.is_ok());
}

#[cfg(feature = "blocking")]
#[tokio::test]
async fn a_thread_of_a_runtime_is_refused_once_and_does_not_panic() {
    let server = Server::start([page(r#"{"Lamps":["a"],"Total":1}"#)]).await;
    let call = || client(&server).call(ByNumber::default());
    let refusal = alicloud_runtime::ConfigError::BlockingInAsync;
    let is_refusal = |error: &Error| matches!(error, Error::Config(error) if **error == refusal);
    assert!(call().send_blocking().is_err_and(|error| is_refusal(&error)));
    let items: Vec<_> = call().items().into_blocking().collect();
    assert!(matches!(items.as_slice(), [Err(error)] if is_refusal(error)));
    assert_eq!(server.received().len(), 0);
}
