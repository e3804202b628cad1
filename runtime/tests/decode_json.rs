//! JSON answers: what is understood, and what the error says where nothing is.

mod records;

use std::collections::BTreeMap;

use alicloud_runtime::{
    Bytes, Json,
    wire::{from_json, to_json},
};
use proptest::prelude::*;
use records::{Group, Kind, Server, map, record, server, servers};

fn decoded(json: &str) -> Group {
    from_json(json.as_bytes()).expect("an answer")
}

fn failure(json: &str) -> String {
    from_json::<Group>(json.as_bytes()).expect_err("a failure").to_string()
}

/// An array inside so many others.
fn nested(depth: usize) -> String {
    format!("{}{}", "[".repeat(depth), "]".repeat(depth))
}

// Scalars

#[test]
fn a_number_in_a_text_is_a_number() {
    let group = decoded(r#"{"Count":"80","Total":" -7 ","Rate":"0.5","Ports":["80","443"]}"#);
    assert_eq!((group.count, group.total, group.rate), (Some(80), Some(-7), Some(0.5)));
    assert_eq!(group.ports, [80, 443]);
}

#[test]
fn a_number_or_a_boolean_is_a_text_where_one_is_expected() {
    for (json, text) in [
        ("80", "80"),
        ("-1.5", "-1.5"),
        ("5.0", "5.0"),
        ("true", "true"),
        ("18446744073709551615", "18446744073709551615"),
    ] {
        assert_eq!(decoded(&format!(r#"{{"RequestId":{json}}}"#)).request_id.as_deref(), Some(text));
    }
}

#[test]
fn a_text_that_is_no_number_is_an_error_with_the_path_of_the_field() {
    let json = r#"{"BackendServers":[{"Port":80},{"Port":"http"}]}"#;
    let failure = from_json::<Group>(json.as_bytes()).expect_err("a failure");
    assert_eq!(failure.path, "BackendServers[1].Port");
    assert_eq!(failure.message, r#"expected a 32-bit integer, found "http""#);
    assert_eq!(failure.to_string(), r#"BackendServers[1].Port: expected a 32-bit integer, found "http""#);
}

#[test]
fn paths_leave_out_the_wrapper_of_a_list() {
    let json = r#"{"BackendServers":{"BackendServer":[{"Port":80},{"Port":"http"}]}}"#;
    assert!(failure(json).starts_with("BackendServers[1].Port: "));
}

#[test]
fn paths_lead_through_maps_and_nested_lists() {
    assert!(failure(r#"{"Limits":{"a":[1],"b":[1,"x"]}}"#).starts_with("Limits.b[1]: "));
    assert!(failure(r#"{"Matrix":[[1],[2,3,"x"]]}"#).starts_with("Matrix[1][2]: "));
    assert!(failure(r#"{"Parent":{"Parent":{"Master":{"Port":"x"}}}}"#).starts_with("Parent.Parent.Master.Port: "));
}

#[test]
fn missing_null_and_unknown_fields_are_fine() {
    let json = r#"{"Nobody":{"knows":[1,{"a":null}]},"RequestId":null,"BackendServers":null,"Master":null,"Labels":null,
                   "Extra":null,"Count":null,"Enabled":null,"Icon":null}"#;
    assert_eq!(decoded(json), Group::default());
    assert_eq!(decoded("{}"), Group::default());
}

#[test]
fn an_empty_text_is_nothing_for_every_type_but_text() {
    let json = r#"{"BackendServers":"","Names":"","Matrix":"","Count":"","Total":"","Rate":"","Enabled":"","Kind":"",
                   "Labels":"","Limits":"","Master":"","Parent":""}"#;
    assert_eq!(decoded(json), Group::default());
    assert_eq!(decoded(r#"{"RequestId":""}"#).request_id.as_deref(), Some(""));
}

#[test]
fn white_space_is_as_empty_as_an_empty_text() {
    let json = r#"{"BackendServers":" ","Count":" \n","Enabled":"\t","Labels":" ","Master":" "}"#;
    assert_eq!(decoded(json), Group::default());
}

#[test]
fn an_empty_text_is_an_error_where_something_must_be() {
    record! { Strict { port: Scalar(i32) = "Port", } }
    let failure = from_json::<Strict>(br#"{"Port":""}"#).expect_err("a failure");
    assert_eq!(failure.to_string(), r#"Port: expected a 32-bit integer, found """#);
}

#[test]
fn integers_reach_to_both_ends_of_their_type() {
    let (low, high) = (decoded(r#"{"Count":-2147483648}"#), decoded(r#"{"Count":"2147483647"}"#));
    assert_eq!((low.count, high.count), (Some(i32::MIN), Some(i32::MAX)));
    let (low, high) = (decoded(r#"{"Total":-9223372036854775808}"#), decoded(r#"{"Total":"9223372036854775807"}"#));
    assert_eq!((low.total, high.total), (Some(i64::MIN), Some(i64::MAX)));
}

#[test]
fn integers_beyond_their_type_are_errors() {
    for number in ["2147483648", "\"2147483648\"", "-2147483649", "1e10", "1e30"] {
        assert!(failure(&format!(r#"{{"Count":{number}}}"#)).starts_with("Count: expected a 32-bit integer, found "));
    }
    for number in ["9223372036854775808", "\"-9223372036854775809\"", "18446744073709551616", "1e19"] {
        assert!(failure(&format!(r#"{{"Total":{number}}}"#)).starts_with("Total: expected a 64-bit integer, found "));
    }
}

#[test]
fn a_whole_number_is_an_integer_however_it_is_written() {
    for number in ["80.0", "\"80.0\"", "8e1", "\"8E1\"", "\"+80\"", "\"080\""] {
        assert_eq!(decoded(&format!(r#"{{"Count":{number}}}"#)).count, Some(80), "{number}");
    }
    assert_eq!(
        decoded(r#"{"Count":1e3,"Total":-0.0}"#),
        Group { count: Some(1000), total: Some(0), ..Group::default() }
    );
}

#[test]
fn a_fraction_is_no_integer() {
    for number in ["80.5", "\"80.5\"", "1e-3", "\"0x50\"", "true", "\"NaN\"", "\"inf\"", "\"Infinity\"", "[]", "{}"] {
        assert!(failure(&format!(r#"{{"Count":{number}}}"#)).starts_with("Count: expected a "), "{number}");
    }
}

#[test]
fn a_float_that_no_longer_names_one_integer_is_no_integer() {
    assert_eq!(decoded(r#"{"Total":9007199254740992.0}"#).total, Some(9_007_199_254_740_992));
    assert!(failure(r#"{"Total":"9007199254740994.0"}"#).starts_with("Total: expected a 64-bit integer"));
}

#[test]
fn a_number_may_have_any_form_of_a_number() {
    for (json, number) in
        [("1", 1.0), ("-2.5e3", -2500.0), ("\"1e-7\"", 1e-7), ("9223372036854775808", 9_223_372_036_854_775_808.0)]
    {
        assert_eq!(decoded(&format!(r#"{{"Rate":{json}}}"#)).rate, Some(number));
    }
}

#[test]
fn a_number_is_the_same_to_the_last_bit_in_a_text_and_out_of_it() {
    for number in ["1.886323804088402e274", "0.1", "123456.789e-20"] {
        let text = decoded(&format!(r#"{{"Rate":"{number}"}}"#)).rate;
        assert_eq!(decoded(&format!(r#"{{"Rate":{number}}}"#)).rate, text);
    }
}

#[test]
fn numbers_that_json_lacks_arrive_as_the_texts_that_java_writes() {
    assert!(decoded(r#"{"Rate":"NaN"}"#).rate.expect("a number").is_nan());
    assert_eq!(decoded(r#"{"Rate":"Infinity"}"#).rate, Some(f64::INFINITY));
    assert_eq!(decoded(r#"{"Rate":"-Infinity"}"#).rate, Some(f64::NEG_INFINITY));
}

#[test]
fn other_texts_that_are_no_finite_number_are_errors() {
    for text in ["nan", "inf", "infinity", "+Infinity", "1e400", "-1e400", "0,5", "1 2"] {
        let expected = format!("Rate: expected a number, found {text:?}");
        assert_eq!(failure(&format!(r#"{{"Rate":"{text}"}}"#)), expected);
    }
    assert!(failure(r#"{"Rate":true}"#).starts_with("Rate: expected a number"));
}

#[test]
fn a_number_that_overflows_in_json_is_an_error_with_its_path() {
    assert!(failure(r#"{"Rate":1e400}"#).starts_with("Rate: not JSON: number out of range"));
}

#[test]
fn booleans_have_several_forms() {
    for json in ["true", "1", "\"true\"", "\"TRUE\"", "\"True\"", "\"1\"", "\" true \""] {
        assert_eq!(decoded(&format!(r#"{{"Enabled":{json}}}"#)).enabled, Some(true), "{json}");
    }
    for json in ["false", "0", "\"false\"", "\"FALSE\"", "\"0\""] {
        assert_eq!(decoded(&format!(r#"{{"Enabled":{json}}}"#)).enabled, Some(false), "{json}");
    }
}

#[test]
fn what_is_neither_true_nor_false_is_no_boolean() {
    for json in ["2", "-1", "1.0", "\"yes\"", "\"on\"", "[]", "{}"] {
        assert!(failure(&format!(r#"{{"Enabled":{json}}}"#)).starts_with("Enabled: expected a "), "{json}");
    }
}

#[test]
fn bytes_are_base64() {
    assert_eq!(decoded(r#"{"Icon":"aWNvbg=="}"#).icon, Some(Bytes::from_static(b"icon")));
    assert_eq!(decoded(r#"{"Icon":" aWNv\r\nbg== "}"#).icon, Some(Bytes::from_static(b"icon")));
    assert_eq!(decoded(r#"{"Icon":""}"#).icon, Some(Bytes::new()));
}

#[test]
fn what_is_no_base64_is_an_error() {
    for json in ["\"i c*n\"", "\"aWNvbg\"", "5", "true"] {
        assert!(failure(&format!(r#"{{"Icon":{json}}}"#)).starts_with("Icon: expected bytes in Base64, found "));
    }
}

#[test]
fn a_value_that_nobody_documented_is_kept() {
    assert_eq!(decoded(r#"{"Kind":"eni"}"#).kind, Some(Kind::Eni));
    let kind = decoded(r#"{"Kind":"pod"}"#).kind.expect("a kind");
    assert_eq!(kind.as_str(), "pod");
}

#[test]
fn a_list_or_an_object_is_no_scalar() {
    assert_eq!(failure(r#"{"RequestId":["a"]}"#), "RequestId: expected a single value, found a list");
    assert_eq!(failure(r#"{"Kind":{"a":1}}"#), "Kind: expected a single value, found an object");
}

// Lists

#[test]
fn a_list_may_be_bare() {
    assert_eq!(decoded(r#"{"BackendServers":[{"ServerId":"a"},{"ServerId":"b"}]}"#).servers, servers(["a", "b"]));
}

#[test]
fn a_list_may_be_wrapped_under_each_of_its_names() {
    for name in ["BackendServer", "BackendServers"] {
        let json = format!(r#"{{"BackendServers":{{"{name}":[{{"ServerId":"a"}},{{"ServerId":"b"}}]}}}}"#);
        assert_eq!(decoded(&json).servers, servers(["a", "b"]));
    }
}

#[test]
fn a_wrapper_may_hold_a_single_element_or_none() {
    let of = |inner: &str| decoded(&format!(r#"{{"BackendServers":{{"BackendServer":{inner}}}}}"#)).servers;
    assert_eq!(of(r#"{"ServerId":"a"}"#), servers(["a"]));
    assert_eq!(of(r#"{"Zones":["x","y"]}"#), [Server { zones: vec!["x".into(), "y".into()], ..Server::default() }]);
    for nothing in ["[]", "null", "\"\""] {
        assert_eq!(of(nothing), []);
    }
    assert_eq!(of("{}"), [Server::default()]);
}

#[test]
fn members_beside_the_elements_in_a_wrapper_are_ignored() {
    for json in [
        r#"{"BackendServers":{"BackendServer":[{"ServerId":"a"}],"TotalCount":1}}"#,
        r#"{"BackendServers":{"TotalCount":1,"BackendServer":[{"ServerId":"a"}]}}"#,
    ] {
        assert_eq!(decoded(json).servers, servers(["a"]));
    }
    assert_eq!(decoded(r#"{"BackendServers":{"BackendServer":[],"TotalCount":0}}"#).servers, []);
}

#[test]
fn an_empty_object_is_an_empty_list() {
    assert_eq!(decoded(r#"{"BackendServers":{},"Names":{},"Matrix":{}}"#), Group::default());
}

#[test]
fn a_single_element_without_its_list_is_a_list_of_one() {
    assert_eq!(decoded(r#"{"BackendServers":{"ServerId":"a"}}"#).servers, servers(["a"]));
    let json = r#"{"BackendServers":{"Surprise":[1],"Port":"80","ServerId":"a","Zones":{"Zone":"z"}}}"#;
    let expected = Server { port: Some(80), zones: vec!["z".into()], ..server("a") };
    assert_eq!(decoded(json).servers, [expected]);
    assert!(failure(r#"{"BackendServers":{"ServerId":"a","Port":"x"}}"#).starts_with("BackendServers[0].Port: "));
}

#[test]
fn a_single_element_may_begin_with_a_list_of_its_own() {
    let expected = [Server { zones: vec!["x".into(), "y".into()], ..Server::default() }];
    assert_eq!(decoded(r#"{"BackendServers":{"Zones":["x","y"]}}"#).servers, expected);
}

#[test]
fn a_single_element_may_hold_nothing_that_is_known() {
    assert_eq!(decoded(r#"{"BackendServers":{"Surprise":1}}"#).servers, [Server::default()]);
    assert_eq!(decoded(r#"{"BackendServers":{"Surprise":[1],"Shock":[2]}}"#).servers, [Server::default()]);
}

#[test]
fn a_wrapper_under_a_name_that_nobody_declared_is_recognised() {
    assert_eq!(decoded(r#"{"BackendServers":{"Server":[{"ServerId":"a"}]}}"#).servers, servers(["a"]));
    assert_eq!(decoded(r#"{"BackendServers":{"Server":{"ServerId":"a"}}}"#).servers, servers(["a"]));
    assert_eq!(decoded(r#"{"Names":{"Name":["a","b"]}}"#).names, ["a", "b"]);
    assert_eq!(decoded(r#"{"Names":{"Name":"a"}}"#).names, ["a"]);
    assert_eq!(decoded(r#"{"Ports":{"Port":"80"}}"#).ports, [80]);
    assert_eq!(decoded(r#"{"Ports":{"Port":null}}"#), Group::default());
}

#[test]
fn an_object_of_several_members_is_no_list_of_scalars() {
    assert_eq!(failure(r#"{"Ports":{"a":1,"b":2}}"#), "Ports[0]: expected a single value, found an object");
}

#[test]
fn a_single_scalar_without_its_list_is_a_list_of_one() {
    let group = decoded(r#"{"Names":"a","Ports":"80","Matrix":7}"#);
    assert_eq!((group.names, group.ports, group.matrix), (vec!["a".to_owned()], vec![80], vec![vec![7]]));
    assert!(failure(r#"{"Ports":"http"}"#).starts_with("Ports[0]: expected a 32-bit integer"));
}

#[test]
fn a_scalar_is_no_list_of_structures() {
    assert_eq!(failure(r#"{"BackendServers":"none"}"#), r#"BackendServers: expected a list, found "none""#);
    assert_eq!(failure(r#"{"BackendServers":[7]}"#), "BackendServers[0]: expected an object, found 7");
    assert_eq!(failure(r#"{"BackendServers":[[]]}"#), "BackendServers[0]: expected an object, found a list");
}

#[test]
fn null_elements_are_dropped_and_still_counted_in_paths() {
    let group = decoded(r#"{"BackendServers":[null,{"ServerId":"a"},null],"Ports":[null,1],"Matrix":[null,[null,2]]}"#);
    assert_eq!(group.servers, servers(["a"]));
    assert_eq!((group.ports, group.matrix), (vec![1], vec![vec![2]]));
    assert!(failure(r#"{"Ports":[null,null,"x"]}"#).starts_with("Ports[2]: "));
}

#[test]
fn an_empty_text_in_a_list_is_an_element_only_if_the_elements_are_texts() {
    let group = decoded(r#"{"Names":["","a"],"Ports":["",80]}"#);
    assert_eq!((group.names, group.ports), (vec![String::new(), "a".to_owned()], vec![80]));
    assert_eq!(decoded(r#"{"Names":{"Name":""},"Ports":{"Port":""}}"#).names, [""]);
}

#[test]
fn lists_nest() {
    assert_eq!(decoded(r#"{"Matrix":[[1,2],[],["3"]]}"#).matrix, [vec![1, 2], vec![], vec![3]]);
    let wrapped = r#"{"Matrix":{"Row":[{"Cell":[1,2]},{"Cell":3}]}}"#;
    assert_eq!(decoded(wrapped).matrix, [vec![1, 2], vec![3]]);
}

#[test]
fn a_key_that_comes_twice_adds_to_a_list_and_replaces_a_scalar() {
    let group = decoded(r#"{"Count":1,"Ports":[1],"Count":2,"Ports":[2]}"#);
    assert_eq!((group.count, group.ports), (Some(2), vec![1, 2]));
}

// Structures, maps, JSON

#[test]
fn an_optional_structure_is_there_if_the_answer_has_it() {
    assert_eq!(decoded(r#"{"Master":{"ServerId":"a"}}"#).master, Some(server("a")));
    assert_eq!(decoded(r#"{"Master":{}}"#).master, Some(Server::default()));
    assert_eq!(failure(r#"{"Master":5}"#), "Master: expected an object, found 5");
    assert_eq!(failure(r#"{"Master":[]}"#), "Master: expected an object, found a list");
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
    assert_eq!(group.limits, map([("x", vec![1, 2]), ("y", vec![3]), ("z", vec![])]));
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

// Documents

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
    assert!(failure(&parents(&inner)).ends_with(": objects and lists nest more than 128 deep"));
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

// Errors

#[test]
fn errors_show_the_beginning_of_a_long_text_only() {
    let text = "中".repeat(100);
    let expected = format!("Count: expected a 32-bit integer, found \"{}\"…", "中".repeat(40));
    assert_eq!(failure(&format!(r#"{{"Count":"{text}"}}"#)), expected);
}

#[test]
fn errors_withhold_sensitive_values_and_keys() {
    assert_eq!(failure(r#"{"Pin":"s3cret"}"#), "Pin: expected a 32-bit integer, found ***");
    assert_eq!(failure(r#"{"Keys":{"alice":"s3cret"}}"#), "Keys.***: expected a 32-bit integer, found ***");
    assert_eq!(failure(r#"{"Keys":"s3cret"}"#), "Keys: expected an object, found ***");
    let broken = failure(r#"{"Keys":"{\"alice\":s3cret"}"#);
    assert!(broken.starts_with("Keys.***: the text is not JSON: ") && !broken.contains("s3cret"), "{broken}");
}

// Anything

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[a-z]{0,4}", Just("[1]".to_owned()), Just("中 \"\\".to_owned())]
}

fn json_value() -> impl Strategy<Value = Json> {
    let leaf =
        prop_oneof![any::<bool>().prop_map(Json::from), any::<i64>().prop_map(Json::from), text().prop_map(Json::from)];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::btree_map(text(), inner, 0..4).prop_map(|map| Json::Object(map.into_iter().collect())),
        ]
    })
}

prop_compose! {
    fn any_server()(
        id in prop::option::of(text()),
        port in any::<Option<i32>>(),
        kind in prop::option::of("[a-z]{1,4}".prop_map(|kind| Kind::from(kind.as_str()))),
        zones in prop::collection::vec(text(), 0..3),
    ) -> Server {
        Server { id, port, kind, zones }
    }
}

prop_compose! {
    fn any_group()(
        servers in prop::collection::vec(any_server(), 0..3),
        (request_id, names) in (prop::option::of(text()), prop::collection::vec(text(), 0..3)),
        (count, total, enabled) in any::<(Option<i32>, Option<i64>, Option<bool>)>(),
        rate in prop::option::of(prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO),
        matrix in prop::collection::vec(prop::collection::vec(any::<i32>(), 0..3), 0..3),
        icon in prop::option::of(prop::collection::vec(any::<u8>(), 0..9).prop_map(Bytes::from)),
        labels in prop::collection::btree_map(text(), text(), 0..3),
        extra in json_value(),
        master in prop::option::of(any_server()),
    ) -> Group {
        let parent = Some(Box::new(Group { count, labels: labels.clone(), ..Group::default() }));
        let limits = BTreeMap::from([("a".to_owned(), matrix.concat())]);
        Group { request_id, servers, names, count, total, rate, enabled, icon, matrix, labels, limits, extra, master, parent, ..Group::default() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in any::<Vec<u8>>()) {
        let _ = from_json::<Group>(&bytes);
    }

    #[test]
    fn arbitrary_json_never_panics(value in json_value(), field in 0_usize..18) {
        use alicloud_runtime::Record;
        let name = Group::default().shape().fields[field];
        let _ = from_json::<Group>(format!(r#"{{"{name}":{value}}}"#).as_bytes());
    }

    #[test]
    fn what_is_encoded_decodes_to_the_same_record(group in any_group()) {
        let json = to_json(&group).expect("JSON");
        prop_assert_eq!(from_json::<Group>(json.as_bytes()).expect("a group"), group);
    }
}
