use proptest::prelude::*;
use serde_json::{Value, json};

use super::{embedded, parse};
use crate::page::example::RepairKind::{self, *};

/// What a text is read as, and the kinds of its repairs in order.
fn read(text: &str) -> (Value, Vec<RepairKind>) {
    let json = parse(text, 1).map_err(|error| (error, text)).expect("readable");
    (json.value, json.repairs.iter().map(|repair| repair.kind).collect())
}

#[track_caller]
fn mended(text: &str, value: Value, kinds: &[RepairKind]) {
    let (read, repairs) = read(text);
    assert_eq!(read.to_string(), value.to_string(), "{text}");
    assert_eq!(repairs, kinds, "{text}");
}

#[test]
fn good_json_is_left_alone() {
    let text = r#"{"B": [1, 2.5, true, null, "a \"b\" \u00e9"], "A": {}}"#;
    mended(text, serde_json::from_str(text).expect("JSON"), &[]);
}

#[test]
fn commas_are_mended() {
    mended(r#"{"A":[1,2,],"B":3,}"#, json!({"A": [1, 2], "B": 3}), &[TrailingComma, TrailingComma]);
    mended("{\"A\": \"a\"\n \"B\": 2\n \"C\": {}}", json!({"A": "a", "B": 2, "C": {}}), &[MissingComma, MissingComma]);
    mended(r#"[{"A":1}{"A":2}]"#, json!([{"A": 1}, {"A": 2}]), &[MissingComma]);
    mended(r#"{,"A":1,,"B":2}"#, json!({"A": 1, "B": 2}), &[ExtraComma, ExtraComma]);
    mended(r#"["a" "b"]"#, json!(["a", "b"]), &[MissingComma]);
    mended(r#"{"A":"1""B":"2"}"#, json!({"A": "1", "B": "2"}), &[MissingComma]);
    mended("{\"A\": \"one\".\n\"B\": 2}", json!({"A": "one", "B": 2}), &[WrongSeparator]);
}

#[test]
fn repairs_have_their_lines() {
    let json = parse("{\n\"A\": 1\n\"B\": 2,\n}", 40).expect("JSON");
    let places: Vec<_> = json.repairs.iter().map(|repair| (repair.line, repair.kind)).collect();
    assert_eq!(places, [(41, MissingComma), (42, TrailingComma)]);
}

#[test]
fn other_quotes_are_quotes() {
    mended("[{'Id':'vm-1','Port':'80'}]", json!([{"Id": "vm-1", "Port": "80"}]), &[SingleQuotes]);
    mended("{'A':'it's so'}", json!({"A": "it's so"}), &[SingleQuotes, InnerQuote]);
    mended("{“A”:”b”,“C\": 1}", json!({"A": "b", "C": 1}), &[CurlyQuotes]);
    mended("{\"A\"：\"b\"，\"C\"：1}", json!({"A": "b", "C": 1}), &[FullWidth]);
    mended("{\"A\": \"say “no”, then\", }", json!({"A": "say “no”, then"}), &[TrailingComma]);
}

#[test]
fn quotes_inside_and_quotes_missing_are_told_apart() {
    mended(r#"{"A":"is "x-1" here","B":1}"#, json!({"A": "is \"x-1\" here", "B": 1}), &[InnerQuote, InnerQuote]);
    mended("{\"A\": \"a,\n\"B\": 2}", json!({"A": "a", "B": 2}), &[MissingQuote]);
    mended("{\"A\": \"a, \"B\": 2}", json!({"A": "a", "B": 2}), &[MissingQuote]);
    mended("{\"A\": b-1 \",\n\"B\": 2}", json!({"A": "b-1", "B": 2}), &[MissingQuote]);
    mended("{\"A: \"x\"}", json!({"A": "x"}), &[MissingQuote]);
    mended("{\"A\": \"x\"\", \"B\": 1}", json!({"A": "x", "B": 1}), &[StrayQuote]);
    mended(r#"{"A":"{"Max":3,"Min":[1]}","B":1}"#, json!({"A": "{\"Max\":3,\"Min\":[1]}", "B": 1}), &[InnerQuote]);
    mended("{\"A\": \"x\" what it is\n}", json!({"A": "x"}), &[InnerQuote, MissingQuote, StrayText]);
}

#[test]
fn line_breaks_and_tabs_in_texts_are_kept() {
    mended("{\"A\": \"one\n two\tthree\"}", json!({"A": "one\n two\tthree"}), &[LineBreak, ControlCharacter]);
}

#[test]
fn names_and_words_without_quotes_are_texts() {
    mended("{Id:x-1, Count:3, Ok:true}", json!({"Id": "x-1", "Count": 3, "Ok": true}), &[BareName, BareWord]);
    mended("{\"Id\": [1****, 2]}", json!({"Id": ["1****", 2]}), &[MaskedValue]);
    mended("{\"A\": True, \"B\": None}", json!({"A": true, "B": null}), &[LiteralSpelling, LiteralSpelling]);
    mended("{\"A\": 007, \"B\": 1}", json!({"A": "007", "B": 1}), &[LeadingZeros]);
    let huge = "{\"A\": 123456789012345678901234}";
    mended(huge, json!({"A": "123456789012345678901234"}), &[HugeNumber]);
    mended("{\"A\": http://h/p?a=1 }", json!({"A": "http://h/p?a=1"}), &[BareWord]);
}

#[test]
fn names_are_trimmed_and_come_once() {
    mended("{\"Rule \": 1}", json!({"Rule": 1}), &[NameSpaces]);
    mended("{\"A\": \"\", \"A\": \"x\", \"A\": \"y\"}", json!({"A": "x"}), &[DuplicateName, DuplicateName]);
    mended(
        "{\"A\" 1, \"B\" \"x\", \"C\"}",
        json!({"A": 1, "B": "x", "C": null}),
        &[MissingColon, MissingColon, MissingValue],
    );
}

#[test]
fn leftovers_of_markdown_go() {
    mended(r#"\[\{"A\_b":"\*\*"\}\]"#, json!([{"A_b": "**"}]), &[MarkdownEscape]);
    mended(r#"[{\"K\":\"v \\\"w\\\"\"}]"#, json!([{"K": "v \"w\""}]), &[EscapedQuotes]);
    mended(r#"{"A": "\d+\n"}"#, json!({"A": "\\d+\n"}), &[InvalidEscape]);
    mended("{&quot;A&quot;: 1}", json!({"A": 1}), &[Entities]);
}

#[test]
fn comments_and_ellipses_go() {
    mended("{\"A\": 1, // first\n/* second */ \"B\": \"u//v\" }", json!({"A": 1, "B": "u//v"}), &[Comment, Comment]);
    mended("[\"a\", … \"z\"]", json!(["a", "z"]), &[Ellipsis]);
    mended(
        "{\"A\": [{\"B\": 1}, ...], ......}",
        json!({"A": [{"B": 1}]}),
        &[Ellipsis, TrailingComma, Ellipsis, TrailingComma],
    );
}

#[test]
fn brackets_are_mended() {
    mended("{\"A\": [{\"B\": 1", json!({"A": [{"B": 1}]}), &[MissingBracket, MissingBracket, MissingBracket]);
    mended("{\"A\": {\"B\": 1}}, \"C\": 2}", json!({"A": {"B": 1}, "C": 2}), &[SurplusBracket]);
    mended("{\"A\": 1}}", json!({"A": 1}), &[SurplusBracket]);
    mended("{\"A\": [1, 2}", json!({"A": [1, 2]}), &[MissingBracket]);
    mended("[\"a\", 2}", json!(["a", 2]), &[WrongBracket]);
    mended("{\"L\": {{\"A\": 1}, {\"A\": 2}}}", json!({"L": [{"A": 1}, {"A": 2}]}), &[ListInBraces]);
    mended("{\"L\": [\"A\": 1, \"B\": 2]}", json!({"L": [{"A": 1, "B": 2}]}), &[MissingBraces, MissingBracket]);
    mended("\"A\": 1, \"B\": {}", json!({"A": 1, "B": {}}), &[MissingBraces]);
}

#[test]
fn lines_that_are_indented_less_close_brackets_that_were_lost() {
    let text = "
    \"List\":[

            \"Id\":\"a\",
            \"Sub\":{
                \"X\":1

            \"Name\":\"n\"


            \"Id\":\"b\"


    \"Total\":2";
    let value = json!({"List": [{"Id": "a", "Sub": {"X": 1}, "Name": "n"}, {"Id": "b"}], "Total": 2});
    assert_eq!(read(text).0, value);
    let text = "{\n  \"A\": [\n    {\n      \"Status\": {\n      \"B\": 1,\n      \"C\": 2\n    }\n  ],\n  \"D\": 3\n}";
    assert_eq!(read(text).0, json!({"A": [{"Status": {}, "B": 1, "C": 2}], "D": 3}));
}

#[test]
fn what_stands_around_a_document_is_passed_over() {
    mended("HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"A\": 1}", json!({"A": 1}), &[HttpLines]);
    mended("//the answer\n{\"A\": 1}", json!({"A": 1}), &[Comment]);
    mended("Answer\n{\"A\": 1}", json!({"A": 1}), &[TextBefore]);
    mended("{\"A\": 1}\nThat is all.", json!({"A": 1}), &[TextAfter]);
    mended("{\"A\": 1}\n{\"B\": 2}", json!({"A": 1}), &[SeveralDocuments]);
    mended("\u{feff}{\"A\":\u{a0}1}", json!({"A": 1}), &[OddBlank]);
}

#[test]
fn what_is_no_json_is_refused_with_its_line() {
    for text in ["", "Words of prose.", "<A>1</A>", "[Endpoint]", "{ some words here }", "[0-65536]", "[\"", "Name: x"]
    {
        assert!(parse(text, 1).is_err(), "{text}");
    }
    let deep = format!("\n{}", "[".repeat(100));
    assert_eq!(parse(&deep, 7).expect_err("too deep").line, 8);
    assert!(parse(&format!("{}{}", "[".repeat(65), "]".repeat(65)), 1).is_err());
    assert!(parse(&format!("{}{}", "[".repeat(64), "]".repeat(64)), 1).is_ok());
}

#[test]
fn cells_hold_values_or_words() {
    let value = |cell: &str| embedded(cell, 3).map(|json| json.value);
    assert_eq!(value("[{'Id':'vm-1','Port':'80'}]"), Some(json!([{"Id": "vm-1", "Port": "80"}])));
    assert_eq!(value(r#"[{\"K\":\"k1\"}]"#), Some(json!([{"K": "k1"}])));
    assert_eq!(value(r#"["a","b"]"#), Some(json!(["a", "b"])));
    assert_eq!(value(r#"["a","b"…]"#), Some(json!(["a", "b"])));
    assert_eq!(value(r#"{\"auto\":false}""#), Some(json!({"auto": false})));
    assert_eq!(value(r#""[{\"K\":1}]""#), Some(json!([{"K": 1}])));
    assert_eq!(value("“{\"K\":[\"a\"]}”"), Some(json!({"K": ["a"]})));
    assert_eq!(value("{}"), Some(json!({})));
    assert_eq!(value("{}[]:;<>,.?/ are the characters"), None);
    assert_eq!(value("[main.plugin] Starting file {:at=>1}"), None);
    assert_eq!(value("[\""), None);
    assert_eq!(value("[1-100]"), None);
    assert_eq!(value("\"text\""), None);
    assert_eq!(value("12"), None);
}

#[test]
fn long_texts_of_nothing_end() {
    for unit in
        ["[", "{\"a\":", "'", "\"", "[\"", "[\"{\"a\":", "/*", ",", "[,", "{\"a\":\"b\n", "\\", "}", "{\"a\" \"b\" "]
    {
        let text = unit.repeat(5_000_000 / unit.len());
        let _ = parse(&text, 1);
        let _ = parse(&format!("{{\"a\":[{text}"), 1);
        let _ = embedded(&text, 1);
    }
}

/// JSON values whose names need no repair.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e15..1e15_f64).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[a-z{}\\[\\],:\"'\\\\ \n]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec(("[a-zA-Z.{\"]{1,6}", inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(value in value(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.expect("JSON");
        let json = parse(&text, 1).expect("readable");
        let expected: Value = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(json.value, expected);
        prop_assert!(json.repairs.is_empty());
    }

    #[test]
    fn one_trailing_comma_is_one_repair(members in prop::collection::vec(value(), 1..5)) {
        let text = serde_json::to_string(&members).expect("JSON");
        let json = parse(&format!("{},]", &text[..text.len() - 1]), 1).expect("readable");
        prop_assert_eq!(json.value, serde_json::from_str::<Value>(&text).expect("JSON"));
        prop_assert_eq!(json.repairs.len(), 1);
    }

    #[test]
    fn any_text_is_survived(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        let _ = (parse(&text, 1), parse(&String::from_utf8_lossy(&bytes), u32::MAX));
        let _ = embedded(&text, 1);
    }

    #[test]
    fn any_marks_are_survived(text in "[\\[\\]{}:,\"'“”：，\\\\/*#.…a1 \n\t]{0,60}") {
        let _ = parse(&text, 1);
        let _ = parse(&format!("{{\"a\":{text}"), 1);
        let _ = embedded(&text, 1);
    }

    #[test]
    fn a_lost_character_is_survived(value in value(), at in any::<prop::sample::Index>()) {
        let mut characters: Vec<char> = value.to_string().chars().collect();
        characters.remove(at.index(characters.len()));
        let text: String = characters.into_iter().collect();
        let _ = parse(&text, 1);
    }
}
