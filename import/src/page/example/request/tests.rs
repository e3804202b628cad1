use proptest::prelude::*;
use serde_json::json;

use super::parse;
use crate::page::example::RepairKind::{self, *};
use crate::page::example::Request;

fn read(text: &str) -> Request {
    parse(text, 1).ok_or(text).expect("a request")
}

/// The parameters in short: `A=1 B=2`.
fn query(text: &str) -> String {
    let pairs: Vec<_> = read(text).query.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join(" ")
}

fn kinds(request: &Request) -> Vec<RepairKind> {
    request.repairs.iter().map(|repair| repair.kind).collect()
}

#[test]
fn addresses_have_hosts_unless_these_are_placeholders() {
    for (address, host) in [
        ("https://demo.example.com/", Some("demo.example.com")),
        ("http(s)://demo.example.com/", Some("demo.example.com")),
        ("http://demo.example.com", Some("demo.example.com")),
        ("http(s)://[Endpoint]/", None),
        ("https://<endpoint>/", None),
        ("https://[endpoint].example.com/", None),
        ("/", None),
    ] {
        let request = read(&format!("{address}? Action=Act\n&A=1\n&<Common request parameters>"));
        assert_eq!(request.host.as_deref(), host, "{address}");
        assert_eq!(request.path, "/");
        assert_eq!(request.query, [("Action".to_owned(), "Act".to_owned()), ("A".to_owned(), "1".to_owned())]);
        assert_eq!(request.method, None);
        assert_eq!(request.repairs, []);
    }
}

#[test]
fn places_of_common_parameters_are_left_out() {
    for place in
        ["<CommonParameters>", "<公共请求参数>", "CommonParameters", "公共请求参数", "public request parameter"]
    {
        assert_eq!(query(&format!("https://demo.example.com/?Action=Act&{place}")), "Action=Act", "{place}");
        assert_eq!(query(&format!("https://demo.example.com/?Action=Act\n& {place}\n")), "Action=Act", "{place}");
    }
}

#[test]
fn values_may_hold_documents() {
    let text = "/?Action=Act\n&Rules=[\n  {\"A\": \"x&y\", \"B\": \"it's\"},\n  {\"A\": \"z\"}\n]\n&Id=1";
    assert_eq!(query(text), "Action=Act Rules=[\n  {\"A\": \"x&y\", \"B\": \"it's\"},\n  {\"A\": \"z\"}\n] Id=1");
    assert_eq!(query("/?Action=Act&Tags=[{'K':'a&b'}]&Id=1"), "Action=Act Tags=[{'K':'a&b'}] Id=1");
    assert_eq!(query("/?Action=Act&P=<a b=\"1\"/>&Id=1"), "Action=Act P=<a b=\"1\"/> Id=1");
}

#[test]
fn lists_that_are_never_closed_end_before_the_next_parameter() {
    let request = read("/?Action=Act\n&Rules=[\n  {\"A\": 1},\n&Id=1\n&公共请求参数");
    assert_eq!(request.query.last(), Some(&("Id".to_owned(), "1".to_owned())));
    assert_eq!(request.query.len(), 3);
    assert_eq!(kinds(&request), [UnclosedValue]);
    assert_eq!(request.repairs.first().map(|repair| repair.line), Some(2));
    assert_eq!(query("/?Action=Act&Rules=[{\"A\":1&Id=1"), "Action=Act Rules=[{\"A\":1 Id=1");
}

#[test]
fn values_are_decoded_where_that_is_text() {
    assert_eq!(
        query("/?Action=Act&Ids=%5B%22a%22%5D&T=2020-01-01+08%3A00"),
        "Action=Act Ids=[\"a\"] T=2020-01-01 08:00"
    );
    assert_eq!(query("/?Action=Act&A=%ff&B=100%&C=a+b"), "Action=Act A=%ff B=100% C=a+b");
}

#[test]
fn names_are_mended() {
    let request = read("/?&Action=Act\n& Tag. 1 = a \n$Id=1");
    assert_eq!(query("/?&Action=Act\n& Tag. 1 = a \n$Id=1"), "Action=Act Tag.1=a Id=1");
    assert_eq!(kinds(&request), [NameSpaces, WrongSeparator]);
}

#[test]
fn resources_have_methods_headers_and_bodies() {
    let text = "POST /v1/things/t-1/log?type=A&size=2 HTTP/1.1\nHost: demo.example.com\nx-a-b: c\n\n{\n \"A\": [1,]\n}";
    let request = read(text);
    assert_eq!(request.method.as_deref(), Some("POST"));
    assert_eq!(request.host.as_deref(), Some("demo.example.com"));
    assert_eq!(request.path, "/v1/things/t-1/log");
    assert_eq!(query(text), "type=A size=2");
    assert_eq!(request.headers.len(), 2);
    assert_eq!(request.body, Some(json!({"A": [1]})));
    assert_eq!(
        request.repairs.iter().map(|repair| (repair.line, repair.kind)).collect::<Vec<_>>(),
        [(6, TrailingComma)]
    );
    let request = read("PUT /v1/[Id]/x HTTP/1.1 public headers {\"A\": 1}");
    assert_eq!((request.path.as_str(), request.body), ("/v1/[Id]/x", Some(json!({"A": 1}))));
    let request = read("POST https://demo.example.com/?Action=Act\nContent-Type: text/plain\n\nwords");
    assert_eq!((request.headers.len(), request.body), (1, None));
    assert_eq!(request.host.as_deref(), Some("demo.example.com"));
    assert_eq!(read("DELETE /v1/things HTTP/1.1\n公共请求头").query, []);
}

#[test]
fn other_texts_are_no_requests() {
    for text in [
        "",
        "Click [here](https://example.com/?a=b).",
        "{\"A\": 1}",
        "<A>1</A>",
        "https://example.com/page",
        "GET the list of things",
        "Is it so? Action=Act",
        "demo:Act",
    ] {
        assert_eq!(parse(text, 1), None, "{text}");
    }
}

#[test]
fn long_texts_of_nothing_end() {
    for unit in ["&", "&a=[", "\n&a=[", "\n&a={\"", "%", "?", "\n", "a: b\n", "&a=[{'"] {
        let text = unit.repeat(5_000_000 / unit.len());
        let _ = parse(&format!("/?Action=A{text}"), 1);
        let _ = parse(&format!("GET /a HTTP/1.1\n{text}"), 1);
    }
}

proptest! {
    #[test]
    fn what_is_encoded_is_decoded(pairs in prop::collection::vec(("[A-Za-z][A-Za-z.1-9]{0,8}", any::<String>()), 0..6)) {
        let encoded = |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let text: String = pairs.iter().map(|(name, value)| format!("&{name}={}", encoded(value))).collect();
        let request = parse(&format!("https://demo.example.com/?Action=Act{text}"), 1).expect("a request");
        prop_assert_eq!(request.query.get(1..), Some(pairs.as_slice()));
        prop_assert!(request.repairs.is_empty());
    }

    #[test]
    fn any_text_is_survived(text in any::<String>(), marks in "[&=?\\[\\]{}\"'%a1$<>\\\\/: \n]{0,60}") {
        let _ = parse(&text, 1);
        let _ = parse(&format!("/?Action=A{marks}"), u32::MAX);
        let _ = parse(&format!("GET /{marks}"), 1);
        let _ = parse(&format!("PUT /a HTTP/1.1\n{marks}"), 1);
    }
}
