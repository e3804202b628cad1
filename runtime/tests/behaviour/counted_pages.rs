//! Lists whose pages are counted, by servers that count in ways of their own: which pages are asked for, and what comes of
//! them. A line of the tables is a server.

use alicloud_runtime::Paginated;

use super::{
    pages::{ByNumber, ByOffset, Page, client, page, sent},
    server::Server,
};

/// A server that answers the pages one after another, and what is right for it.
struct Case {
    what: &'static str,
    /// The size of a page that the request asks for.
    size: Option<i32>,
    pages: &'static [&'static str],
    /// The items of the whole list.
    items: &'static [&'static str],
    /// Page numbers or offsets that are asked for.
    asked: &'static [&'static str],
}

/// What a server says that is asked for a page which nobody should want.
const BEYOND: &str = r#"{"Lamps":["beyond"],"Total":1000}"#;

async fn check<R: Paginated<Response = Page, Item = String>>(case: &Case, parameter: &str, request: R) {
    let server = Server::start(case.pages.iter().chain([&BEYOND]).map(|body| page(body))).await;
    let items = client(&server).call(request).items().collect().await.expect(case.what);
    assert_eq!(items, case.items, "{}", case.what);
    let asked: Vec<_> = sent(&server, parameter).into_iter().map(Option::unwrap_or_default).collect();
    assert_eq!(asked, case.asked, "{}", case.what);
}

const NUMBERED: &[Case] = &[
    Case {
        what: "an empty page in the middle, which is not the end while pages are left to reach the total",
        size: Some(2),
        pages: &[
            r#"{"Lamps":["a","b"],"Total":10}"#,
            r#"{"Lamps":["c","d"],"Total":10}"#,
            r#"{"Lamps":[],"Total":10}"#,
            r#"{"Lamps":["g","h"],"Total":10}"#,
            r#"{"Lamps":["i","j"],"Total":10}"#,
        ],
        items: &["a", "b", "c", "d", "g", "h", "i", "j"],
        asked: &["1", "2", "3", "4", "5"],
    },
    Case {
        what: "the same without a size: that of the largest page so far",
        size: None,
        pages: &[r#"{"Lamps":["a","b"],"Total":6}"#, r#"{"Lamps":[],"Total":6}"#, r#"{"Lamps":["e","f"],"Total":6}"#],
        items: &["a", "b", "e", "f"],
        asked: &["1", "2", "3"],
    },
    Case {
        what: "an empty first page",
        size: Some(2),
        pages: &[r#"{"Lamps":[],"Total":4}"#, r#"{"Lamps":["c","d"],"Total":4}"#],
        items: &["c", "d"],
        asked: &["1", "2"],
    },
    Case {
        what: "an empty first page, whose size the answer tells",
        size: None,
        pages: &[r#"{"Lamps":[],"Total":4,"PageSize":2}"#, r#"{"Lamps":["c","d"],"Total":4,"PageSize":2}"#],
        items: &["c", "d"],
        asked: &["1", "2"],
    },
    Case {
        what: "an empty first page of a size that nothing tells",
        size: None,
        pages: &[r#"{"Lamps":[],"Total":4}"#, r#"{"Lamps":["c","d"],"Total":4}"#],
        items: &["c", "d"],
        asked: &["1", "2"],
    },
    Case { what: "an empty list", size: Some(2), pages: &[r#"{"Lamps":[],"Total":0}"#], items: &[], asked: &["1"] },
    Case {
        what: "an empty page without a total",
        size: Some(2),
        pages: &[r#"{"Lamps":["a","b"]}"#, r#"{"Lamps":[]}"#],
        items: &["a", "b"],
        asked: &["1", "2"],
    },
    Case {
        what: "pages that are not full, since some items are not shown to this caller",
        size: Some(3),
        pages: &[
            r#"{"Lamps":["a"],"Total":9}"#,
            r#"{"Lamps":["d","e"],"Total":9}"#,
            r#"{"Lamps":["g"],"Total":9}"#,
            r#"{"Lamps":[],"Total":9}"#,
        ],
        items: &["a", "d", "e", "g"],
        asked: &["1", "2", "3", "4"],
    },
    Case {
        what: "a total of zero beside items is no total",
        size: None,
        pages: &[r#"{"Lamps":["a","b"],"Total":0}"#, r#"{"Lamps":["c"],"Total":0}"#, r#"{"Lamps":[],"Total":0}"#],
        items: &["a", "b", "c"],
        asked: &["1", "2", "3"],
    },
    Case {
        what: "a total of zero beside items, where a page that is not full tells the end",
        size: Some(2),
        pages: &[r#"{"Lamps":["a","b"],"Total":0}"#, r#"{"Lamps":["c"],"Total":0}"#],
        items: &["a", "b", "c"],
        asked: &["1", "2"],
    },
    Case {
        what: "a total below what has come is no total",
        size: Some(2),
        pages: &[
            r#"{"Lamps":["a","b"],"Total":3}"#,
            r#"{"Lamps":["c","d"],"Total":3}"#,
            r#"{"Lamps":["e"],"Total":3}"#,
        ],
        items: &["a", "b", "c", "d", "e"],
        asked: &["1", "2", "3"],
    },
    Case {
        what: "a total that comes late",
        size: None,
        pages: &[r#"{"Lamps":["a","b"],"Total":0}"#, r#"{"Lamps":["c"],"Total":3}"#],
        items: &["a", "b", "c"],
        asked: &["1", "2"],
    },
    Case {
        what: "a total that an empty page does not repeat",
        size: Some(2),
        pages: &[
            r#"{"Lamps":["a","b"],"Total":8}"#,
            r#"{"Lamps":[]}"#,
            r#"{"Lamps":[],"Total":0}"#,
            r#"{"Lamps":["g","h"],"Total":8}"#,
        ],
        items: &["a", "b", "g", "h"],
        asked: &["1", "2", "3", "4"],
    },
    Case {
        what: "an empty page that is smaller than asked for, as the answer tells",
        size: Some(100),
        pages: &[
            r#"{"Lamps":["a","b"],"Total":6,"PageSize":2}"#,
            r#"{"Lamps":[],"Total":6,"PageSize":2}"#,
            r#"{"Lamps":["e","f"],"Total":6,"PageSize":2}"#,
        ],
        items: &["a", "b", "e", "f"],
        asked: &["1", "2", "3"],
    },
    Case {
        what: "pages that are smaller than asked for and have no total, where the answer tells their size",
        size: Some(100),
        pages: &[
            r#"{"Lamps":["a","b"],"PageSize":2}"#,
            r#"{"Lamps":["c","d"],"PageSize":2}"#,
            r#"{"Lamps":["e"],"PageSize":2}"#,
        ],
        items: &["a", "b", "c", "d", "e"],
        asked: &["1", "2", "3"],
    },
    Case {
        what: "no total, and an answer that tells a larger size than was asked for",
        size: Some(2),
        pages: &[r#"{"Lamps":["a","b"],"PageSize":10}"#, r#"{"Lamps":["c"],"PageSize":10}"#],
        items: &["a", "b", "c"],
        asked: &["1", "2"],
    },
    Case {
        what: "a total below zero",
        size: Some(1),
        pages: &[r#"{"Lamps":["a"],"Total":-1}"#, r#"{"Lamps":[],"Total":-1}"#],
        items: &["a"],
        asked: &["1", "2"],
    },
    Case {
        what: "pages that are smaller than asked for",
        size: Some(100),
        pages: &[
            r#"{"Lamps":["a","b"],"Total":5}"#,
            r#"{"Lamps":["c","d"],"Total":5}"#,
            r#"{"Lamps":["e"],"Total":5}"#,
        ],
        items: &["a", "b", "c", "d", "e"],
        asked: &["1", "2", "3"],
    },
    Case {
        what: "pages that are larger than asked for",
        size: Some(1),
        pages: &[r#"{"Lamps":["a","b"],"Total":4}"#, r#"{"Lamps":["c","d"],"Total":4}"#],
        items: &["a", "b", "c", "d"],
        asked: &["1", "2"],
    },
    Case {
        what: "a total that empty pages never reach",
        size: Some(2),
        pages: &[r#"{"Lamps":["a"],"Total":6}"#, r#"{"Lamps":[],"Total":6}"#, r#"{"Lamps":[],"Total":6}"#],
        items: &["a"],
        asked: &["1", "2", "3"],
    },
];

#[tokio::test]
async fn numbered_pages_go_on_as_long_as_there_may_be_more_and_no_longer() {
    for case in NUMBERED {
        let request = ByNumber { page_size: case.size, ..ByNumber::default() };
        check(case, "PageNumber", request).await;
    }
}

const BY_OFFSET: &[Case] = &[
    Case {
        what: "an empty page in the middle is passed by its size",
        size: Some(2),
        pages: &[r#"{"Lamps":["a","b"],"Total":6}"#, r#"{"Lamps":[],"Total":6}"#, r#"{"Lamps":["e","f"],"Total":6}"#],
        items: &["a", "b", "e", "f"],
        asked: &["", "2", "4"],
    },
    Case {
        what: "the same without a size",
        size: None,
        pages: &[r#"{"Lamps":["a","b"],"Total":6}"#, r#"{"Lamps":[],"Total":6}"#, r#"{"Lamps":["e","f"],"Total":6}"#],
        items: &["a", "b", "e", "f"],
        asked: &["", "2", "4"],
    },
    Case {
        what: "an empty first page",
        size: Some(2),
        pages: &[r#"{"Lamps":[],"Total":4}"#, r#"{"Lamps":["c","d"],"Total":4}"#],
        items: &["c", "d"],
        asked: &["", "2"],
    },
    Case {
        what: "an empty page that is smaller than asked for and does not repeat the total",
        size: Some(100),
        pages: &[
            r#"{"Lamps":["a","b"],"Total":6,"PageSize":2}"#,
            r#"{"Lamps":[],"PageSize":2}"#,
            r#"{"Lamps":["e","f"],"Total":6,"PageSize":2}"#,
        ],
        items: &["a", "b", "e", "f"],
        asked: &["", "2", "4"],
    },
    Case {
        what: "pages that are smaller than asked for and have no total, where the answer tells their size",
        size: Some(100),
        pages: &[r#"{"Lamps":["a","b"],"PageSize":2}"#, r#"{"Lamps":["c"],"PageSize":2}"#],
        items: &["a", "b", "c"],
        asked: &["", "2"],
    },
    Case {
        what: "an empty first page of a size that nothing tells: there is nowhere to go on",
        size: None,
        pages: &[r#"{"Lamps":[],"Total":4}"#],
        items: &[],
        asked: &[""],
    },
    Case {
        what: "a total of zero beside items is no total",
        size: None,
        pages: &[r#"{"Lamps":["a","b"],"Total":0}"#, r#"{"Lamps":["c"],"Total":0}"#, r#"{"Lamps":[],"Total":0}"#],
        items: &["a", "b", "c"],
        asked: &["", "2", "3"],
    },
    Case {
        what: "a total that empty pages never reach",
        size: Some(2),
        pages: &[r#"{"Lamps":["a","b"],"Total":5}"#, r#"{"Lamps":[],"Total":5}"#, r#"{"Lamps":[],"Total":5}"#],
        items: &["a", "b"],
        asked: &["", "2", "4"],
    },
];

#[tokio::test]
async fn offsets_go_on_as_long_as_there_may_be_more_and_no_longer() {
    for case in BY_OFFSET {
        let request = ByOffset { page_size: case.size, ..ByOffset::default() };
        check(case, "Offset", request).await;
    }
}

#[tokio::test]
async fn a_total_that_is_out_of_reach_is_not_followed_for_ever() {
    for (size, body, most) in [
        (Some(2), r#"{"Lamps":[],"Total":9223372036854775807}"#, 100),
        (None, r#"{"Lamps":[],"Total":9223372036854775807,"PageSize":1}"#, 100),
        (None, r#"{"Lamps":[],"Total":9223372036854775807}"#, 10),
    ] {
        let server = Server::start([page(body)]).await;
        let request = ByNumber { page_size: size, ..ByNumber::default() };
        assert!(client(&server).call(request).items().collect().await.is_ok_and(|items| items.is_empty()));
        assert_eq!(server.received().len(), most, "{body}");
        let server = Server::start([page(body)]).await;
        let request = ByOffset { page_size: size, ..ByOffset::default() };
        assert!(client(&server).call(request).items().collect().await.is_ok_and(|items| items.is_empty()));
        assert!(server.received().len() <= most, "{body}");
    }
}

#[tokio::test]
async fn the_last_page_is_known_wherever_the_request_begins() {
    for (number, body) in [(3, r#"{"Lamps":["e"],"Total":5}"#), (9, r#"{"Lamps":[],"Total":5}"#)] {
        let server = Server::start([page(body), page(BEYOND)]).await;
        let request = ByNumber { page_number: Some(number), page_size: Some(2), ..ByNumber::default() };
        let count = client(&server).call(request).items().collect().await.expect("the rest").len();
        assert_eq!((count, server.received().len()), (usize::from(number == 3), 1));
    }
}
