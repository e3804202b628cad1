//! Texts, numbers, booleans, bytes and enums.

use alicloud_runtime::{Bytes, wire::from_json};

use crate::records::{Group, Kind, record};
use crate::{decoded, failure};

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
fn numbers_that_json_lacks_arrive_as_texts() {
    for text in ["NaN", "nan", " NaN "] {
        assert!(decoded(&format!(r#"{{"Rate":"{text}"}}"#)).rate.expect("a number").is_nan(), "{text}");
    }
    // As Java, XML Schema, Go and Python write them.
    for text in ["Infinity", "+Infinity", "INF", "+Inf", "inf", "infinity"] {
        assert_eq!(decoded(&format!(r#"{{"Rate":"{text}"}}"#)).rate, Some(f64::INFINITY), "{text}");
    }
    for text in ["-Infinity", "-INF", "-Inf", "-inf"] {
        assert_eq!(decoded(&format!(r#"{{"Rate":"{text}"}}"#)).rate, Some(f64::NEG_INFINITY), "{text}");
    }
}

#[test]
fn other_texts_that_are_no_finite_number_are_errors() {
    for text in ["1e400", "-1e400", "0,5", "1 2", "infinite", "1inf", "- inf", "none"] {
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
