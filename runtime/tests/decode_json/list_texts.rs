//! Lists that services write into a text.

use std::collections::BTreeMap;

use alicloud_runtime::{
    Wire,
    wire::{from_json, from_xml},
};
use serde_json::json;

use crate::records::{Kind, Server, record};

record! {
    Texts {
        names: List(Vec<String>) = "Names",
        ports: List(Vec<i32>) = "Ports",
        rates: List(Vec<f64>) = "Rates",
        flags: List(Vec<bool>) = "Flags",
        kinds: List(Vec<Kind>) = "Kinds",
        rows: List(Vec<Vec<i32>>) = "Rows",
        words: List(Vec<Vec<String>>) = "Words",
        servers: List(Vec<Server>) = "Servers",
        groups: Map(BTreeMap<String, Vec<String>>) = "Groups",
        commas: List(Vec<String>) = "Commas",
        spaces: List(Vec<String>) = "Spaces",
        pipes: List(Vec<String>) = "Pipes",
    }
    wire: &[("Commas", Wire::Comma), ("Spaces", Wire::Space), ("Pipes", Wire::Pipe)],
}

fn decoded(field: &str, text: &str) -> Texts {
    from_json(json!({ field: text }).to_string().as_bytes()).expect(text)
}

fn names(text: &str) -> Vec<String> {
    decoded("Names", text).names
}

fn failure(field: &str, text: &str) -> String {
    from_json::<Texts>(json!({ field: text }).to_string().as_bytes()).expect_err("a failure").to_string()
}

#[test]
fn a_list_as_java_and_python_print_it_is_that_list() {
    for (text, expected) in [
        ("[sg-1, sg-2]", &["sg-1", "sg-2"] as &[_]),
        ("[sg-1,sg-2]", &["sg-1", "sg-2"]),
        (" [ sg-1 , sg-2 ] ", &["sg-1", "sg-2"]),
        ("[sg-1]", &["sg-1"]),
        ("['a','b']", &["a", "b"]),
        ("['a', 'b, c']", &["a", "b, c"]),
        (r#"['it\'s', "it's"]"#, &["it's", "it's"]),
        ("[it's, here]", &["it's", "here"]),
        ("[u'a', u'b, c']", &["a", "b, c"]),
        (r#"[u"it's", u'b']"#, &["it's", "b"]),
        ("[None, 'a', '']", &["a", ""]),
        ("[None, a]", &["None", "a"]),
        (r#"["a", "b",]"#, &["a", "b"]),
        ("[a, b,]", &["a", "b", ""]),
        ("[10.0.0.0/8, ::1]", &["10.0.0.0/8", "::1"]),
        ("[a(b, c), [d, e]]", &["a(b", "c)", "[d, e]"]),
        ("[null, sg-1]", &["sg-1"]),
        ("[a, , b]", &["a", "", "b"]),
        ("[中文, 值]", &["中文", "值"]),
        (r#"["a","b"]"#, &["a", "b"]),
        ("[1, true]", &["1", "true"]),
        ("[]", &[]),
        ("[ ]", &[]),
    ] {
        assert_eq!(names(text), expected, "{text}");
        let xml = format!("<R><Names>{text}</Names></R>");
        assert_eq!(from_xml::<Texts>(xml.as_bytes()).expect("an answer").names, expected, "{xml}");
    }
}

#[test]
fn a_text_that_is_no_list_is_the_only_element() {
    for text in ["sg-1", "a,b", "a b", "[::1]:80", "[x", "x]", "{x", "{x, y}", "(a, b)", "['a', 'b'", "[a] [b", "1, 2"]
    {
        assert_eq!(names(text), [text], "{text}");
    }
}

#[test]
fn a_text_that_happens_to_be_json_is_the_only_element_unless_it_is_a_list_of_scalars() {
    for text in [
        r#"{"Statement":[{"Effect":"Allow"}]}"#,
        r#"{"Version":"1","Action":["ecs:*"]}"#,
        r#"{"Effect":"Allow"}"#,
        r#" {"a":{"b":[1]}}"#,
        r#"[{"a":1}]"#,
        r#"["a",[{"b":1}]]"#,
    ] {
        assert_eq!(names(text), [text], "{text}");
        assert_eq!(decoded("Kinds", text).kinds, [Kind::from(text)], "{text}");
    }
    for text in [r#"["a",["b"],null]"#, r#"{"Item":["a","b"]}"#, r#"{"Item":["a","b"],"TotalCount":2}"#] {
        assert_eq!(names(text), ["a", "b"], "{text}");
    }
    for text in ["{}", "[]", r#"{"TotalCount":0}"#] {
        assert!(names(text).is_empty(), "{text}");
    }
    assert_eq!(decoded("Ports", r#"{"Port":[80]}"#).ports, [80]);
    assert_eq!(failure("Ports", r#"[{"a":1}]"#), "Ports[0]: expected a single value, found an object");
}

#[test]
fn commas_part_what_is_no_element_as_a_whole() {
    assert_eq!(decoded("Ports", "80,443").ports, [80, 443]);
    assert_eq!(decoded("Ports", " 80 , 443,").ports, [80, 443]);
    assert_eq!(decoded("Rates", "0.5,NaN,1e3").rates.len(), 3);
    assert_eq!(decoded("Flags", "true,False,1").flags, [true, false, true]);
    assert_eq!(failure("Ports", "80,http"), r#"Ports[0]: expected a 32-bit integer, found "80,http""#);
    assert_eq!(decoded("Kinds", "ecs,eni").kinds, [Kind::from("ecs,eni")]);
}

#[test]
fn the_separator_that_a_specification_states_parts_texts() {
    assert_eq!(decoded("Commas", "a,b, c").commas, ["a", "b", "c"]);
    assert_eq!(decoded("Spaces", "a b  c").spaces, ["a", "b", "c"]);
    assert_eq!(decoded("Pipes", "a|b,c").pipes, ["a", "b,c"]);
    assert_eq!(decoded("Commas", "a").commas, ["a"]);
    assert_eq!(decoded("Commas", r#"["a,b"]"#).commas, ["a,b"]);
    assert_eq!(decoded("Commas", "[a, b]").commas, ["a", "b"]);
    assert_eq!(from_json::<Texts>(br#"{"Commas":["a,b"]}"#).expect("an answer").commas, ["a,b"]);
}

#[test]
fn elements_are_read_as_in_any_other_list() {
    assert_eq!(decoded("Ports", "[80, '443', , null]").ports, [80, 443]);
    assert_eq!(decoded("Kinds", "[ecs, pod]").kinds, [Kind::Ecs, Kind::from("pod")]);
    assert_eq!(decoded("Flags", "[True, False]").flags, [true, false]);
    assert_eq!(failure("Ports", "[80, http]"), r#"Ports[1]: expected a 32-bit integer, found "http""#);
}

#[test]
fn lists_in_texts_nest() {
    assert_eq!(decoded("Rows", "[[1, '2'], [3], []]").rows, [vec![1, 2], vec![3], vec![]]);
    assert_eq!(decoded("Words", "[[a, b], [c]]").words, [vec!["a", "b"], vec!["c"]]);
    assert_eq!(decoded("Words", "a").words, [["a"]]);
    let json = r#"{"Groups":{"a":"[x, y]","b":"z","c":""},"Words":["[x, y]"]}"#;
    let texts = from_json::<Texts>(json.as_bytes()).expect("an answer");
    assert_eq!(
        (texts.groups["a"].as_slice(), texts.groups["b"].as_slice()),
        (&["x".into(), "y".into()] as _, &["z".into()] as _)
    );
    assert_eq!((texts.groups.len(), texts.words), (2, vec![vec!["x".to_owned(), "y".to_owned()]]));
}

#[test]
fn structures_are_only_read_from_json() {
    assert!(failure("Servers", "[a, b]").starts_with("Servers[0]: the text is not JSON: "));
    assert!(failure("Servers", "[{ServerId=a}]").starts_with("Servers[0]: the text is not JSON: "));
    assert_eq!(failure("Servers", "a,b"), r#"Servers: expected a list, found "a,b""#);
}

#[test]
fn an_element_in_a_list_or_a_wrapper_is_not_parted() {
    for json in [r#"{"Names":["[a, b]"]}"#, r#"{"Names":{"Name":"[a, b]"}}"#] {
        assert_eq!(from_json::<Texts>(json.as_bytes()).expect("an answer").names, ["[a, b]"], "{json}");
    }
}
