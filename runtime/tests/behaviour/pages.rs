//! Lists that come in pages, by number, by offset and by token.

use std::pin::Pin;

use super::server::{Act, Server, response};
use alicloud_runtime::{
    Access, ApiStyle, Client, Config, Credentials, Cursor, Error, Item, Method, Operation, Paginated, Paging, Record,
    Repeatable, Request, RetryPolicy, Service, ServiceSigning, Shape, Slot, View,
};
use futures_util::Stream;

static SERVICE: Service = Service {
    code: "Lamp",
    version: "2020-01-01",
    style: ApiStyle::Rpc,
    signing: ServiceSigning::Standard,
    central_endpoint: None,
    regions: &[],
};

static OPERATION: Operation = Operation {
    service: &SERVICE,
    name: "ListLamps",
    method: Method::Post,
    path: "/",
    access: Access::Signed,
    repeatable: Repeatable::Always,
    documentation: "https://example.com/ListLamps",
};

const BY_NUMBER: usize = 0;
const BY_NUMBER_WITHOUT_TOTAL: usize = 1;
const BY_OFFSET: usize = 2;
const BY_TOKEN: usize = 3;

static PAGINGS: [Paging; 4] = [
    Paging {
        cursor: Cursor::Page { number: "PageNumber", total: Some(&["Total"]) },
        size: Some("PageSize"),
        items: &["Lamps"],
    },
    Paging { cursor: Cursor::Page { number: "PageNumber", total: None }, size: Some("PageSize"), items: &["Lamps"] },
    Paging {
        cursor: Cursor::Offset { offset: "Offset", total: Some(&["Total"]) },
        size: Some("PageSize"),
        items: &["Lamps"],
    },
    Paging {
        cursor: Cursor::Token { token: "NextToken", next: &["NextToken"], more: Some(&["IsTruncated"]) },
        size: None,
        items: &["Lamps"],
    },
];

#[derive(Default)]
struct ListLamps<const KIND: usize> {
    page_number: Option<i32>,
    page_size: Option<i32>,
    offset: Option<i64>,
    next_token: Option<String>,
}

#[derive(Default)]
struct Page {
    lamps: Vec<String>,
    total: Option<i64>,
    next_token: Option<String>,
    is_truncated: Option<bool>,
}

static REQUEST: Shape = Shape {
    name: "ListLamps",
    fields: &["PageNumber", "PageSize", "Offset", "NextToken"],
    constraints: &[],
    wire: &[],
    rules: &[],
};

static RESPONSE: Shape = Shape {
    name: "Page",
    fields: &["Lamps", "Total", "NextToken", "IsTruncated"],
    constraints: &[],
    wire: &[],
    rules: &[],
};

impl<const KIND: usize> Record for ListLamps<KIND> {
    fn shape(&self) -> &'static Shape {
        &REQUEST
    }

    fn view(&self, index: usize) -> View<'_> {
        match index {
            0 => View::Scalar(&self.page_number),
            1 => View::Scalar(&self.page_size),
            2 => View::Scalar(&self.offset),
            3 => View::Scalar(&self.next_token),
            _ => View::Absent,
        }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => Slot::Scalar(&mut self.page_number),
            1 => Slot::Scalar(&mut self.page_size),
            2 => Slot::Scalar(&mut self.offset),
            3 => Slot::Scalar(&mut self.next_token),
            _ => Slot::Ignored,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl Record for Page {
    fn shape(&self) -> &'static Shape {
        &RESPONSE
    }

    fn view(&self, index: usize) -> View<'_> {
        match index {
            0 => self.lamps.view(),
            1 => View::Scalar(&self.total),
            2 => View::Scalar(&self.next_token),
            3 => View::Scalar(&self.is_truncated),
            _ => View::Absent,
        }
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        match index {
            0 => self.lamps.slot(),
            1 => Slot::Scalar(&mut self.total),
            2 => Slot::Scalar(&mut self.next_token),
            3 => Slot::Scalar(&mut self.is_truncated),
            _ => Slot::Ignored,
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl<const KIND: usize> Request for ListLamps<KIND> {
    type Response = Page;
    const OPERATION: &'static Operation = &OPERATION;
}

impl<const KIND: usize> Paginated for ListLamps<KIND> {
    type Item = String;
    const PAGING: &'static Paging = &PAGINGS[KIND];

    fn take_items(page: &mut Page) -> Vec<String> {
        std::mem::take(&mut page.lamps)
    }
}

fn page(body: &str) -> Act {
    Act::Answer(response("200 OK", "", body))
}

fn client(server: &Server) -> Client {
    let config = Config::builder()
        .credentials(Credentials::access_key("test-key-id", "test-secret"))
        .endpoint(format!("http://{}", server.address))
        .retries(RetryPolicy::off())
        .build();
    Client::new(&SERVICE, &config.expect("a complete configuration"))
}

/// The values that a parameter had in the requests, where it was sent.
fn sent(server: &Server, name: &str) -> Vec<Option<String>> {
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
    let items = client(&server).call(ListLamps::<BY_NUMBER>::default()).items().collect().await.expect("all lamps");
    assert_eq!(items, ["a", "b", "c", "d", "e"]);
    assert_eq!(sent(&server, "PageNumber"), texts(["", "2", "3"]));
}

#[tokio::test]
async fn numbered_pages_begin_where_the_request_says() {
    let server =
        Server::start([page(r#"{"Lamps":["c","d"],"Total":6}"#), page(r#"{"Lamps":["e","f"],"Total":6}"#)]).await;
    let request = ListLamps::<BY_NUMBER> { page_number: Some(2), page_size: Some(2), ..ListLamps::default() };
    let items = client(&server).call(request).items().collect().await.expect("all lamps");
    assert_eq!(items, ["c", "d", "e", "f"]);
    assert_eq!(sent(&server, "PageNumber"), texts(["2", "3"]));
}

#[tokio::test]
async fn without_a_total_pages_end_with_one_that_is_empty_or_not_full() {
    let last_is_empty =
        Server::start([page(r#"{"Lamps":["a"]}"#), page(r#"{"Lamps":["b"]}"#), page(r#"{"Lamps":[]}"#)]).await;
    let call = client(&last_is_empty).call(ListLamps::<BY_NUMBER_WITHOUT_TOTAL>::default());
    assert_eq!(call.items().collect().await.expect("all lamps"), ["a", "b"]);
    let last_is_short = Server::start([page(r#"{"Lamps":["a","b"]}"#), page(r#"{"Lamps":["c"]}"#)]).await;
    let request = ListLamps::<BY_NUMBER_WITHOUT_TOTAL> { page_size: Some(2), ..ListLamps::default() };
    assert_eq!(client(&last_is_short).call(request).items().collect().await.expect("all lamps"), ["a", "b", "c"]);
    assert_eq!(last_is_short.received().len(), 2);
}

#[tokio::test]
async fn a_service_that_repeats_its_last_page_is_not_asked_for_ever() {
    let server = Server::start([page(r#"{"Lamps":["a"]}"#), page(r#"{"Lamps":["b"]}"#)]).await;
    let call = client(&server).call(ListLamps::<BY_NUMBER_WITHOUT_TOTAL>::default());
    assert_eq!(call.items().collect().await.expect("all lamps"), ["a", "b", "b"]);
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn offsets_count_what_came() {
    let server = Server::start([page(r#"{"Lamps":["b","c"],"Total":4}"#), page(r#"{"Lamps":["d"],"Total":4}"#)]).await;
    let request = ListLamps::<BY_OFFSET> { offset: Some(1), ..ListLamps::default() };
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
        let items = client(&server).call(ListLamps::<BY_TOKEN>::default()).items().collect().await.expect("all lamps");
        assert_eq!(items, ["a", "c"], "a page without items is not the end");
        assert_eq!(sent(&server, "NextToken"), texts(["", "t1", "t2"]));
    }
}

#[tokio::test]
async fn a_token_that_leads_nowhere_is_an_error_that_names_it() {
    let server = Server::start([page(r#"{"Lamps":["a"],"NextToken":"t1"}"#)]).await;
    let mut pages = client(&server).call(ListLamps::<BY_TOKEN>::default()).pages();
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    let error = pages.next().await.expect("an error").map(drop).expect_err("the same token");
    assert!(error.to_string().contains("NextToken: is the token that was sent"), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn pages_end_with_an_error_and_tell_how_to_go_on() {
    let no = Act::Answer(response("403 Forbidden", "", r#"{"Code":"Forbidden.RAM"}"#));
    let server = Server::start([page(r#"{"Lamps":["a"],"Total":2}"#), no, page(r#"{"Lamps":["b"],"Total":2}"#)]).await;
    let client = client(&server);
    let mut pages = client.call(ListLamps::<BY_NUMBER>::default()).pages();
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    let error = pages.next().await.expect("an error").map(drop).expect_err("no permission");
    assert_eq!(error.code(), Some("Forbidden.RAM"));
    assert!(pages.next().await.is_none());
    assert_eq!(pages.request().page_number, Some(2));
    let again = ListLamps::<BY_NUMBER> { page_number: pages.request().page_number, ..ListLamps::default() };
    assert_eq!(client.call(again).items().next().await.expect("an item").expect("a lamp"), "b");
}

#[tokio::test]
async fn no_page_is_asked_for_before_it_is_wanted() {
    let server = Server::start([page(r#"{"Lamps":["a","b"],"Total":4}"#)]).await;
    let mut items = client(&server).call(ListLamps::<BY_NUMBER>::default()).items();
    assert_eq!(server.received().len(), 0);
    for _ in 0..2 {
        assert!(items.next().await.is_some_and(|item| item.is_ok()));
    }
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_request_that_is_wrong_is_an_error_of_the_first_page() {
    let server = Server::start([page("{}")]).await;
    let request = ListLamps::<BY_NUMBER> { next_token: Some("\u{0}".to_owned()), ..ListLamps::default() };
    let mut pages = client(&server).call(request).pages();
    assert!(pages.next().await.is_some());
    fn is_stream<S: Stream<Item = Result<String, Error>> + Send + Unpin>(stream: S) -> S {
        stream
    }
    let mut items = is_stream(client(&server).call(ListLamps::<BY_NUMBER>::default()).items());
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
    let call = client(&server).call(ListLamps::<BY_NUMBER>::default());
    let items = outside(move || call.items().into_blocking().collect::<Result<Vec<_>, _>>()).await;
    assert_eq!(items.expect("all lamps"), ["a", "b"]);
    let call = client(&server).call(ListLamps::<BY_NUMBER>::default());
    assert_eq!(outside(move || call.pages().into_blocking().count()).await, 2);
    let call = client(&server).call(ListLamps::<BY_NUMBER>::default());
    assert!(outside(move || call.send_blocking()).await.is_ok());
}

#[cfg(feature = "blocking")]
#[tokio::test]
async fn a_thread_of_a_runtime_is_refused_once_and_does_not_panic() {
    let server = Server::start([page(r#"{"Lamps":["a"],"Total":1}"#)]).await;
    let call = || client(&server).call(ListLamps::<BY_NUMBER>::default());
    let refusal = alicloud_runtime::ConfigError::BlockingInAsync;
    let is_refusal = |error: &Error| matches!(error, Error::Config(error) if **error == refusal);
    assert!(call().send_blocking().is_err_and(|error| is_refusal(&error)));
    let items: Vec<_> = call().items().into_blocking().collect();
    assert!(matches!(items.as_slice(), [Err(error)] if is_refusal(error)));
    assert_eq!(server.received().len(), 0);
}
