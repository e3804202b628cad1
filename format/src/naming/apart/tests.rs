//! Who has the plain name, and what the others are called.

use super::*;

fn names(purpose: Purpose, wires: &[&str]) -> Vec<String> {
    given(purpose, &wires.iter().map(|wire| (*wire, None)).collect::<Vec<_>>())
}

fn given(purpose: Purpose, wires: &[(&str, Option<&'static str>)]) -> Vec<String> {
    let wanted: Vec<Wanted<'_>> =
        wires.iter().map(|(wire, given)| Wanted { wire, given: *given, ..Wanted::default() }).collect();
    let named = |wanted: &[Wanted<'_>]| -> Vec<String> {
        let names = apart(wanted, purpose).into_iter().zip(wanted);
        let shown = names.map(|(name, one)| name.or_else(|| (purpose.convert)(one.wire)).unwrap_or_default());
        shown.collect()
    };
    let forward = named(&wanted);
    let mut backward = named(&wanted.iter().rev().copied().collect::<Vec<_>>());
    backward.reverse();
    assert_eq!(forward, backward, "the order must decide nothing");
    let all: HashSet<&String> = forward.iter().collect();
    assert_eq!(all.len(), forward.len(), "{forward:?}");
    forward
}

#[test]
fn names_that_differ_are_derived() {
    assert_eq!(apart(&[Wanted { wire: "Key", ..Wanted::default() }], FIELD), [None]);
    assert_eq!(names(FIELD, &["Key", "Value", "Type"]), ["key", "value", "r#type"]);
}

#[test]
fn the_usual_spelling_has_the_plain_name() {
    assert_eq!(names(FIELD, &["key", "Key", "Value", "value"]), ["key_lower", "key", "value", "value_lower"]);
    assert_eq!(names(FIELD, &["Key", "key", "regionId", "zoneId"]), ["key_upper", "key", "region_id", "zone_id"]);
    assert_eq!(names(FIELD, &["KEY", "Key", "ID", "NAME"]), ["key", "key_lower", "id", "name"]);
}

#[test]
fn what_is_required_and_not_deprecated_comes_before_what_is_not() {
    let plain = |one: Wanted<'_>, other: Wanted<'_>| {
        let names = apart(&[one, other], FIELD);
        (names[0].is_none(), names[1].is_none())
    };
    let (url, other) =
        (Wanted { wire: "HostURL", ..Wanted::default() }, Wanted { wire: "HostUrl", ..Wanted::default() });
    assert_eq!(plain(url, other), (true, false));
    assert_eq!(plain(url, Wanted { is_required: true, ..other }), (false, true));
    assert_eq!(plain(Wanted { is_deprecated: true, ..url }, other), (false, true));
    assert_eq!(plain(url, Wanted { places: 2, ..other }), (false, true));
}

#[test]
fn signs_are_words_where_they_are_the_difference() {
    assert_eq!(
        names(CONSTANT, &["InvalidParameter", "Invalid.Parameter", "INVALID_PARAMETER", "invalid parameter"]),
        ["INVALID_PARAMETER", "INVALID_DOT_PARAMETER", "INVALID_UNDERSCORE_PARAMETER", "INVALID_SPACE_PARAMETER"]
    );
    let codes = [("Operation.Conflict", Some("OPERATION_CONFLICT")), ("OperationConflict", None)];
    assert_eq!(given(CONSTANT, &codes), ["OPERATION_CONFLICT", "OPERATION_CONFLICT_WITHOUT_DOT"]);
    assert_eq!(names(CONSTANT, &["A_B_C_D", "A.B.C.D", "ABcD"]), ["A_B_C_D", "A_B_C_D_WITH_DOTS", "A_BC_D"]);
    assert_eq!(names(FIELD, &["TagKey", "Tag.Key"]), ["tag_key", "tag_dot_key"]);
    assert_eq!(names(FIELD, &["TagKey", "Tag-Key", "Tag-Value"]), ["tag_key_without_dash", "tag_key", "tag_value"]);
    assert_eq!(names(VARIANT, &["10", "1.0"]), ["V10", "V1Dot0"]);
    assert_eq!(names(VARIANT, &["C", "C++", "C#"]), ["C", "CPlusPlus", "CHash"]);
    assert_eq!(names(VARIANT, &["A", "A中"]), ["A", "AU4e2d"]);
}

#[test]
fn letters_are_told_apart_by_their_case() {
    assert_eq!(names(VARIANT, &["ipv4", "Ipv4", "IPv4", "IPV4"]), ["Ipv4Lower", "Ipv4LowerP", "Ipv4", "Ipv4Upper"]);
    assert_eq!(
        given(VARIANT, &[("ipv4", Some("Ipv4")), ("Ipv4", None), ("IPv4", None)]),
        ["Ipv4", "Ipv4UpperI", "Ipv4Upper"]
    );
    assert_eq!(names(VARIANT, &["ab", "aB", "Ab", "bb", "cb"])[..3], ["Ab", "AB", "AbUpper"]);
    assert_eq!(names(CONSTANT, &["MissingParam.VpcId", "MissingParam.vpcId"])[1], "MISSING_PARAM_VPC_ID_LOWER");
    assert_eq!(names(METHOD, &["CreateX", "createX"]), ["create_x", "create_x_lower"]);
    assert_eq!(names(METHOD, &["Get1", "Get_1"]), ["get1", "get_underscore_1"]);
}

#[test]
fn what_has_no_name_is_called_after_its_characters() {
    assert_eq!(names(FIELD, &["*", "名称"]), ["star", "u540d_u79f0"]);
    assert_eq!(
        names(VARIANT, &[">", ">=", "≥", "=", "<", "*", "+", "-", ""]).join(" "),
        "GreaterThan GreaterThanOrEqual AtLeast Equal LessThan Star Plus Minus Empty"
    );
    assert_eq!(names(VARIANT, &["-1", "1", "+1", ">1", "!=1"]), ["Minus1", "V1", "Plus1", "GreaterThan1", "NotEqual1"]);
}

#[test]
fn names_that_were_given_stay() {
    assert_eq!(given(FIELD, &[("Key", None), ("key", Some("key"))]), ["key_upper", "key"]);
    assert_eq!(
        given(FIELD, &[("key2", None), ("Key", Some("key2")), ("key", Some("key"))]),
        ["key2_lower", "key2", "key"]
    );
    assert_eq!(given(VARIANT, &[("a", Some("A")), ("A", Some("A2")), ("a!", None)]), ["A", "A2", "AExclamationMark"]);
    // Of two that claim one name, which no import writes, one keeps it.
    assert_eq!(given(FIELD, &[("A", Some("x")), ("B", Some("x"))]), ["x", "b"]);
}

#[test]
fn a_number_is_the_last_resort() {
    assert_eq!(names(FIELD, &["*", "star"]), ["star2", "star"]);
    assert_eq!(names(FIELD, &["crate", "crate_"]), ["crate_", "crate_underscore"]);
    let same = vec![Wanted { wire: "a", ..Wanted::default() }; 20_000];
    let names = apart(&same, FIELD);
    assert_eq!(names.iter().flatten().collect::<HashSet<_>>().len(), 19_999);
}
