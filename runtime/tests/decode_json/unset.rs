//! Values that services write as nothing: an empty text, an empty list, `null`.

use std::collections::BTreeMap;

use alicloud_runtime::{
    Bytes, Json,
    wire::{from_json, from_xml},
};

use crate::records::{Kind, Server, map, record, server, servers};

record! {
    /// Maps of every kind of value.
    Maps {
        counts: Map(BTreeMap<String, i32>) = "Counts",
        totals: Map(BTreeMap<String, i64>) = "Totals",
        rates: Map(BTreeMap<String, f64>) = "Rates",
        flags: Map(BTreeMap<String, bool>) = "Flags",
        kinds: Map(BTreeMap<String, Kind>) = "Kinds",
        lists: Map(BTreeMap<String, Vec<i32>>) = "Lists",
        servers: Map(BTreeMap<String, Server>) = "Servers",
        groups: Map(BTreeMap<String, Vec<Server>>) = "Groups",
        maps: Map(BTreeMap<String, BTreeMap<String, i32>>) = "Maps",
        texts: Map(BTreeMap<String, String>) = "Texts",
        icons: Map(BTreeMap<String, Bytes>) = "Icons",
        extras: Map(BTreeMap<String, Json>) = "Extras",
    }
}

const NOT_TEXTS: [&str; 9] = ["Counts", "Totals", "Rates", "Flags", "Kinds", "Lists", "Servers", "Groups", "Maps"];

fn maps(json: &str) -> Maps {
    from_json(json.as_bytes()).expect("an answer")
}

#[test]
fn an_unset_entry_of_a_map_is_not_there() {
    for name in NOT_TEXTS {
        for nothing in ["null", "\"\"", "\" \\n\""] {
            let json = format!(r#"{{"{name}":{{"a":{nothing}}}}}"#);
            assert_eq!(from_json::<Maps>(json.as_bytes()), Ok(Maps::default()), "{json}");
        }
        for xml in [format!("<R><{name}><a/></{name}></R>"), format!("<R><{name}><a> </a></{name}></R>")] {
            assert_eq!(from_xml::<Maps>(xml.as_bytes()), Ok(Maps::default()), "{xml}");
        }
    }
}

#[test]
fn the_other_entries_of_the_map_are() {
    let expected = Maps { counts: map([("b", 2)]), servers: map([("b", server("s"))]), ..Maps::default() };
    let json = r#"{"Counts":{"a":"","b":"2","c":null},"Servers":{"a":"","b":{"ServerId":"s"},"c":[]}}"#;
    assert_eq!(maps(json), expected);
    let xml = "<R><Counts><a/><b>2</b></Counts><Servers><a/><b><ServerId>s</ServerId></b></Servers></R>";
    assert_eq!(from_xml::<Maps>(xml.as_bytes()), Ok(expected));
}

#[test]
fn an_empty_text_is_an_entry_where_texts_are() {
    let json = r#"{"Texts":{"a":"","b":" "},"Icons":{"a":""},"Extras":{"a":"","b":[],"c":null}}"#;
    let texts = map([("a", String::new()), ("b", " ".to_owned())]);
    let extras = map([("a", "".into()), ("b", Json::Array(vec![]))]);
    assert_eq!(maps(json), Maps { texts, icons: map([("a", Bytes::new())]), extras, ..Maps::default() });
    let xml = maps_of_xml("<R><Texts><a/></Texts></R>");
    assert_eq!(xml.texts, map([("a", String::new())]));
}

fn maps_of_xml(xml: &str) -> Maps {
    from_xml(xml.as_bytes()).expect("an answer")
}

#[test]
fn an_empty_list_is_an_empty_map() {
    for name in NOT_TEXTS {
        for empty in ["[]", "{}", "\"\"", "null", "\"[]\"", "[null]", "[\"\"]"] {
            let json = format!(r#"{{"{name}":{empty}}}"#);
            assert_eq!(from_json::<Maps>(json.as_bytes()), Ok(Maps::default()), "{json}");
        }
        for xml in [format!("<R><{name}/></R>"), format!("<R><{name}>[]</{name}></R>")] {
            assert_eq!(from_xml::<Maps>(xml.as_bytes()), Ok(Maps::default()), "{xml}");
        }
    }
}

#[test]
fn what_is_empty_as_an_entry_is_one_if_it_is_a_map_or_a_list() {
    assert_eq!(maps(r#"{"Maps":{"a":[],"b":{}}}"#).maps, map([("a", BTreeMap::new()), ("b", BTreeMap::new())]));
    assert_eq!(maps(r#"{"Lists":{"a":[],"b":{}}}"#).lists, map([("a", vec![]), ("b", vec![])]));
    assert_eq!(maps(r#"{"Servers":{"a":[],"b":{}}}"#).servers, map([("b", Server::default())]));
}

record! {
    Nested {
        inner: Optional(Option<Server>) = "Inner",
        list: List(Vec<Server>) = "List",
        rows: List(Vec<Vec<i32>>) = "Rows",
        labels: List(Vec<BTreeMap<String, i32>>) = "Labels",
        kinds: List(Vec<Kind>) = "Kinds",
        flags: List(Vec<bool>) = "Flags",
    }
}

fn inside(json: &str) -> Nested {
    from_json(json.as_bytes()).expect("an answer")
}

#[test]
fn an_empty_list_is_no_structure() {
    for nothing in ["[]", "\"\"", "null", "\"[]\"", "[null]", "[\"\"]"] {
        let json = format!(r#"{{"Inner":{nothing}}}"#);
        assert_eq!(from_json::<Nested>(json.as_bytes()), Ok(Nested::default()), "{json}");
    }
    for xml in ["<R><Inner/></R>", "<R><Inner> </Inner></R>", "<R><Inner>[]</Inner></R>"] {
        assert_eq!(from_xml::<Nested>(xml.as_bytes()), Ok(Nested::default()), "{xml}");
    }
    // Which is something else than one without anything in it.
    assert_eq!(inside(r#"{"Inner":{}}"#).inner, Some(Server::default()));
}

#[test]
fn nothing_is_no_element_of_a_list() {
    for nothing in ["[]", "\"\"", "null", "\"[]\"", "\" \""] {
        let json = format!(r#"{{"List":[{nothing},{{"ServerId":"a"}},{nothing}]}}"#);
        assert_eq!(from_json::<Nested>(json.as_bytes()).map(|nested| nested.list), Ok(servers(["a"])), "{json}");
    }
    for nothing in ["\"\"", "null"] {
        let json = format!(
            r#"{{"Rows":[{nothing},[1]],"Labels":[{nothing},{{"a":1}}],"Kinds":[{nothing},"ecs"],"Flags":[{nothing},true]}}"#
        );
        let (labels, kinds) = (vec![map([("a", 1)])], vec![Kind::Ecs]);
        let expected = Nested { rows: vec![vec![1]], labels, kinds, flags: vec![true], ..Nested::default() };
        assert_eq!(from_json(json.as_bytes()), Ok(expected), "{json}");
    }
    let xml = "<R><List><Item/><Item><ServerId>a</ServerId></Item></List></R>";
    assert_eq!(from_xml::<Nested>(xml.as_bytes()).map(|nested| nested.list), Ok(servers(["a"])));
}

#[test]
fn an_empty_list_in_a_list_is_an_element_if_the_elements_are_lists_or_maps() {
    let nested = inside(r#"{"Rows":[[],[1]],"Labels":[[],{"a":1}]}"#);
    assert_eq!((nested.rows, nested.labels), (vec![vec![], vec![1]], vec![map([]), map([("a", 1)])]));
}

#[test]
fn a_list_with_something_in_it_is_neither_a_structure_nor_a_map() {
    let failure = |json: &str| from_json::<Nested>(json.as_bytes()).expect_err("a failure").to_string();
    assert_eq!(failure(r#"{"Inner":["a"]}"#), "Inner: expected an object, found a list");
    assert_eq!(failure(r#"{"Inner":[[]]}"#), "Inner: expected an object, found a list");
    let failure = from_json::<Maps>(br#"{"Counts":[1]}"#).expect_err("a failure").to_string();
    assert_eq!(failure, "Counts: expected an object, found a list");
}
