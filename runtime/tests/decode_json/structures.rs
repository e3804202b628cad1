//! Structures, maps, undocumented JSON, and whole documents.

use alicloud_runtime::{Json, wire::from_json};

use crate::records::{Group, Server, map, server, servers};
use crate::{decoded, failure, nested};

#[test]
fn an_optional_structure_is_there_if_the_answer_has_it() {
    assert_eq!(decoded(r#"{"Master":{"ServerId":"a"}}"#).master, Some(server("a")));
    assert_eq!(decoded(r#"{"Master":{}}"#).master, Some(Server::default()));
    assert_eq!(failure(r#"{"Master":5}"#), "Master: expected an object, found 5");
    assert_eq!(failure(r#"{"Master":[5]}"#), "Master: expected an object, found a list");
}

#[test]
fn a_structure_may_contain_itself() {
    let group = decoded(r#"{"Parent":{"Count":1,"Parent":{"Count":2}}}"#);
    let parent = group.parent.expect("a parent");
    assert_eq!((parent.count, parent.parent.expect("its parent").count), (Some(1), Some(2)));
}

#[test]
fn a_map_has_any_keys() {
    let group = decoded(r#"{"Labels":{"b":"2","a.b c":1,"":"x"},"Limits":{"x":[1,2],"y":"3","z":""}}"#);
    assert_eq!(group.labels, map([("", "x".to_owned()), ("a.b c", "1".to_owned()), ("b", "2".to_owned())]));
    assert_eq!(group.limits, map([("x", vec![1, 2]), ("y", vec![3])]));
}

#[test]
fn null_entries_of_a_map_are_dropped() {
    assert_eq!(decoded(r#"{"Labels":{"a":null,"b":"2"}}"#).labels, map([("b", "2".to_owned())]));
}

#[test]
fn a_list_or_a_scalar_is_no_map() {
    assert_eq!(failure(r#"{"Labels":["a"]}"#), "Labels: expected an object, found a list");
    assert_eq!(failure(r#"{"Labels":7}"#), "Labels: expected an object, found 7");
}

#[test]
fn undocumented_structure_is_kept_as_it_is() {
    for json in [
        r#"{"a":[1,null,{"b":"c"}]}"#,
        "[1,2]",
        "\"text\"",
        "\"[1]\"",
        "5",
        "-1",
        "1.5",
        "18446744073709551615",
        "true",
    ] {
        let expected: Json = json.parse().expect("JSON");
        assert_eq!(decoded(&format!(r#"{{"Extra":{json}}}"#)).extra, expected);
    }
}

#[test]
fn json_inside_a_text_is_read_where_a_structure_is_expected() {
    let group = decoded(
        r#"{"BackendServers":" [{\"ServerId\":\"a\"}] ","Ports":"[80, 443]","Labels":"{\"a\":\"1\"}",
            "Master":"{\"ServerId\":\"m\",\"Zones\":\"[\\\"z\\\"]\"}"}"#,
    );
    assert_eq!(group.servers, servers(["a"]));
    assert_eq!((group.ports, group.labels), (vec![80, 443], map([("a", "1".to_owned())])));
    assert_eq!(group.master, Some(Server { zones: vec!["z".into()], ..server("m") }));
}

#[test]
fn json_inside_a_text_may_be_wrapped_and_be_in_a_wrapper() {
    for json in [
        r#"{"BackendServers":"{\"BackendServer\":[{\"ServerId\":\"a\"}]}"}"#,
        r#"{"BackendServers":{"BackendServer":"[{\"ServerId\":\"a\"}]"}}"#,
        r#"{"BackendServers":["{\"ServerId\":\"a\"}"]}"#,
    ] {
        assert_eq!(decoded(json).servers, servers(["a"]));
    }
}

#[test]
fn a_text_in_a_list_of_texts_is_not_read_as_json() {
    for text in ["[::1]:80", r#"{"a":1}"#, "[1]"] {
        let text_in_json = Json::from(text);
        for json in [format!(r#"{{"Names":[{text_in_json}]}}"#), format!(r#"{{"Names":{{"Name":{text_in_json}}}}}"#)] {
            assert_eq!(decoded(&json).names, [text]);
        }
    }
    assert_eq!(decoded(r#"{"Ports":{"Port":"[80,443]"}}"#).ports, [80, 443]);
}

#[test]
fn broken_json_inside_a_text_is_an_error_with_the_path_of_the_field() {
    let cut = failure(r#"{"BackendServers":"[{\"ServerId\":"}"#);
    assert!(cut.starts_with("BackendServers[0].ServerId: the text is not JSON: EOF while parsing"), "{cut}");
    let trailing = failure(r#"{"Ports":"[1] 2"}"#);
    assert!(trailing.starts_with("Ports: the text is not JSON: trailing characters"), "{trailing}");
    let wrong = failure(r#"{"BackendServers":"[{\"Port\":\"http\"}]"}"#);
    assert_eq!(wrong, r#"BackendServers[0].Port: expected a 32-bit integer, found "http""#);
}

#[test]
fn nesting_of_200_levels_is_an_error() {
    let parents = format!("{}{{}}{}", r#"{"Parent":"#.repeat(200), "}".repeat(200));
    assert!(failure(&parents).contains("recursion limit exceeded"));
    assert!(failure(&format!(r#"{{"Extra":{}}}"#, nested(200))).contains("recursion limit exceeded"));
}

#[test]
fn nesting_below_the_limit_is_read() {
    let parents = format!("{}{{}}{}", r#"{"Parent":"#.repeat(120), "}".repeat(120));
    assert!(decoded(&parents).parent.is_some());
}

#[test]
fn texts_inside_of_texts_do_not_get_around_the_limit() {
    let parents = |inner: &str| format!("{}{inner}{}", r#"{"Parent":"#.repeat(100), "}".repeat(100));
    let inner = Json::from(parents("{}")).to_string();
    assert!(failure(&parents(&inner)).ends_with(": objects and lists are nested more than 128 deep"));
}

#[test]
fn unknown_fields_may_nest_deeply() {
    assert_eq!(decoded(&format!(r#"{{"Nobody":{}}}"#, nested(100_000))), Group::default());
}

#[test]
fn what_is_not_utf_8_is_an_error() {
    let failure = from_json::<Group>(b"{\"RequestId\":\"\xFF\"}").expect_err("a failure");
    assert!(failure.path.is_empty() && failure.message.starts_with("not UTF-8: "), "{failure}");
}

#[test]
fn text_after_the_document_is_an_error() {
    assert!(failure("{} x").starts_with("not JSON: trailing characters"));
    assert_eq!(decoded(" {} \r\n"), Group::default());
}

#[test]
fn a_document_that_breaks_off_is_an_error() {
    for json in ["", " ", "{", r#"{"Count":1"#, r#"{"BackendServers":[{"#] {
        let failure = from_json::<Group>(json.as_bytes()).expect_err("a failure");
        assert!(failure.message.starts_with("not JSON: EOF while parsing"), "{failure}");
    }
}

#[test]
fn a_document_is_an_object() {
    assert_eq!(failure("[]"), "expected an object, found a list");
    assert_eq!(failure("null"), "expected an object, found null");
    assert_eq!(failure("7"), "expected an object, found 7");
    assert_eq!(failure(r#""""#), r#"expected an object, found """#);
    assert_eq!(failure(r#""{}""#), r#"expected an object, found "{}""#);
}
