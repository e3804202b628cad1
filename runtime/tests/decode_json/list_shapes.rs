//! Which objects are the wrapper of a list, and which are its only element.

use std::collections::BTreeMap;
use std::slice::from_ref;

use alicloud_runtime::{
    Json, Wire,
    wire::{from_json, from_xml},
};

use crate::records::{map, record};

record! {
    Thing {
        id: Scalar(Option<String>) = "Id",
        count: Scalar(Option<i32>) = "Count",
        parts: List(Vec<String>) = "Parts",
    }
}

record! {
    /// An element with a field that goes by the name of its wrapper.
    Key {
        kind: Scalar(Option<String>) = "Type",
        key: Scalar(Option<String>) = "TagKey",
        inner: Optional(Option<Thing>) = "Inner",
    }
}

record! {
    /// An element with a list that goes by the name of its wrapper.
    Folder {
        name: Scalar(Option<String>) = "Name",
        things: List(Vec<Thing>) = "Item",
    }
}

record! {
    /// The same kinds of elements in lists whose wrappers are known, have two names, or are not known.
    Answer {
        things: List(Vec<Thing>) = "Things",
        known: List(Vec<Thing>) = "Known",
        twice: List(Vec<Thing>) = "Twice",
        keys: List(Vec<Key>) = "TagKeys",
        inner: List(Vec<Key>) = "Inners",
        folders: List(Vec<Folder>) = "Folders",
        names: List(Vec<String>) = "Names",
        ports: List(Vec<i32>) = "Ports",
        known_ports: List(Vec<i32>) = "KnownPorts",
        rows: List(Vec<Vec<i32>>) = "Rows",
        maps: List(Vec<BTreeMap<String, String>>) = "Maps",
        known_maps: List(Vec<BTreeMap<String, String>>) = "KnownMaps",
        lists: List(Vec<BTreeMap<String, Vec<i32>>>) = "Lists",
        anything: List(Vec<Json>) = "Anything",
    }
    wire: &[
        ("Known", Wire::Items(&["Item"])),
        ("Twice", Wire::Items(&["Item", "Items"])),
        ("TagKeys", Wire::Items(&["TagKey"])),
        ("Inners", Wire::Items(&["Inner"])),
        ("Folders", Wire::Items(&["Item"])),
        ("KnownPorts", Wire::Items(&["Port"])),
        ("KnownMaps", Wire::Items(&["Map"])),
    ],
}

fn decoded(json: &str) -> Answer {
    from_json(json.as_bytes()).expect(json)
}

fn failure(json: &str) -> String {
    from_json::<Answer>(json.as_bytes()).expect_err("a failure").to_string()
}

fn from(xml: &str) -> Answer {
    from_xml(xml.as_bytes()).expect(xml)
}

fn thing(id: &str) -> Thing {
    Thing { id: Some(id.to_owned()), ..Thing::default() }
}

fn key(kind: Option<&str>, key: Option<&str>) -> Key {
    Key { kind: kind.map(str::to_owned), key: key.map(str::to_owned), inner: None }
}

#[test]
fn a_wrapper_may_hold_more_than_the_list() {
    for list in [r#"[{"Id":"a"}]"#, r#"{"Id":"a"}"#, r#"[null,{"Id":"a"}]"#] {
        for members in [
            format!(r#""Total":1,"Item":{list}"#),
            format!(r#""Item":{list},"Total":1"#),
            format!(r#""Item":{list},"Next":"n","Query":{{"a":1}},"Names":["x"],"Empty":[],"None":null"#),
        ] {
            for field in ["Things", "Known", "Twice"] {
                let answer = decoded(&format!(r#"{{"{field}":{{{members}}}}}"#));
                let elements = [answer.things, answer.known, answer.twice].concat();
                assert_eq!(elements, [thing("a")], "{field}: {members}");
            }
        }
    }
    let xml = from("<R><Things><Total>1</Total><Item><Id>a</Id></Item></Things></R>");
    assert_eq!(xml.things, [thing("a")]);
    let xml = from("<R><Things><Total>2</Total><Item><Id>a</Id></Item><Item><Id>b</Id></Item></Things></R>");
    assert_eq!(xml.things, [thing("a"), thing("b")]);
}

#[test]
fn a_wrapper_of_scalars_may_hold_more_than_the_list() {
    assert_eq!(decoded(r#"{"Names":{"Total":2,"Name":["a","b"]}}"#).names, ["a", "b"]);
    assert_eq!(decoded(r#"{"Ports":{"Port":["80",443],"Total":2}}"#).ports, [80, 443]);
    assert_eq!(decoded(r#"{"KnownPorts":{"Total":1,"Port":"80"}}"#).known_ports, [80]);
    assert!(decoded(r#"{"KnownPorts":{"Total":0,"Port":[]}}"#).known_ports.is_empty());
    assert_eq!(decoded(r#"{"Rows":{"Total":2,"Row":[[1],[2]]}}"#).rows, [vec![1], vec![2]]);
    assert_eq!(from("<R><KnownPorts><Total>1</Total><Port>80</Port></KnownPorts></R>").known_ports, [80]);
}

#[test]
fn a_wrapper_without_its_list_is_an_empty_list() {
    for json in [
        r#"{"Things":{"Total":0}}"#,
        r#"{"Known":{"Total":0,"Next":""}}"#,
        r#"{"Known":{"Total":0,"Item":null}}"#,
        r#"{"Known":{"Total":0,"Item":""}}"#,
        r#"{"Things":{"Item":[]}}"#,
        r#"{"Things":{"Item":{}}}"#,
        r#"{"Twice":{"Item":[],"Items":[]}}"#,
        r#"{"TagKeys":{"TagKey":""}}"#,
        r#"{"TagKeys":{"TagKey":null,"Total":0}}"#,
        r#"{"TagKeys":{"TagKey":[]}}"#,
        r#"{"Things":{"Id":null,"Count":""}}"#,
    ] {
        assert_eq!(decoded(json), Answer::default(), "{json}");
    }
    for xml in ["<R><Known><Total>0</Total></Known></R>", "<R><TagKeys><TagKey/></TagKeys></R>"] {
        assert_eq!(from(xml), Answer::default(), "{xml}");
    }
}

#[test]
fn a_scalar_that_is_a_field_of_the_element_is_no_wrapper() {
    for (json, expected) in [
        (r#"{"Type":"Custom","TagKey":"x"}"#, key(Some("Custom"), Some("x"))),
        (r#"{"TagKey":"x","Type":"Custom"}"#, key(Some("Custom"), Some("x"))),
        (r#"{"TagKey":"x"}"#, key(None, Some("x"))),
        (r#"{"TagKey":7}"#, key(None, Some("7"))),
        (r#"{"TagKey":"[x]"}"#, key(None, Some("[x]"))),
        (r#"{"Type":"Custom","TagKey":""}"#, key(Some("Custom"), Some(""))),
        (r#"{"Type":"Custom","TagKey":null}"#, key(Some("Custom"), None)),
    ] {
        assert_eq!(decoded(&format!(r#"{{"TagKeys":{json}}}"#)).keys, from_ref(&expected), "{json}");
        for wrapped in [format!(r#"{{"TagKey":{json}}}"#), format!(r#"{{"TagKey":[{json}],"Total":1}}"#)] {
            assert_eq!(decoded(&format!(r#"{{"TagKeys":{wrapped}}}"#)).keys, from_ref(&expected), "{wrapped}");
        }
    }
    let xml = "<R><TagKeys><Type>Custom</Type><TagKey>x</TagKey></TagKeys></R>";
    assert_eq!(from(xml).keys, [key(Some("Custom"), Some("x"))]);
    let xml = "<R><TagKeys><TagKey><Type>Custom</Type><TagKey>x</TagKey></TagKey></TagKeys></R>";
    assert_eq!(from(xml).keys, [key(Some("Custom"), Some("x"))]);
}

#[test]
fn an_object_that_is_a_field_of_the_element_is_no_wrapper_if_others_are_beside_it() {
    let inner = Key { inner: Some(thing("a")), ..key(Some("Custom"), None) };
    for json in [
        r#"{"Inners":{"Type":"Custom","Inner":{"Id":"a"}}}"#,
        r#"{"Inners":{"Inner":{"Id":"a"},"Type":"Custom"}}"#,
        r#"{"Inners":{"Inner":{"Type":"Custom","Inner":{"Id":"a"}}}}"#,
        r#"{"Inners":{"Total":1,"Inner":{"Type":"Custom","Inner":{"Id":"a"}}}}"#,
        r#"{"Inners":{"Total":1,"Inner":[{"Type":"Custom","Inner":{"Id":"a"}}]}}"#,
    ] {
        assert_eq!(decoded(json).inner, from_ref(&inner), "{json}");
    }
    let alone = Key { inner: Some(thing("a")), ..Key::default() };
    assert_eq!(decoded(r#"{"Inners":{"Inner":{"Id":"a"}}}"#).inner, [alone]);
}

#[test]
fn elements_under_two_names_are_all_there_and_none_twice() {
    for (json, expected) in [
        (r#"{"Item":[{"Id":"a"}],"Items":[]}"#, vec![thing("a")]),
        (r#"{"Items":[{"Id":"a"}],"Item":""}"#, vec![thing("a")]),
        (r#"{"Items":[{"Id":"a"}],"Item":[{"Id":"a"}]}"#, vec![thing("a")]),
        (r#"{"Items":{"Id":"a"},"Item":{"Id":"a"}}"#, vec![thing("a")]),
        (r#"{"Items":[{"Id":"a"}],"Item":{"Id":"a"}}"#, vec![thing("a")]),
        (r#"{"Item":[],"Items":{"Id":"a"}}"#, vec![thing("a")]),
        (r#"{"Item":[{"Id":"a"},{"Id":"b"}],"Items":[{"Id":"c"}]}"#, vec![thing("a"), thing("b"), thing("c")]),
        (r#"{"Item":[{"Id":"a"},{"Id":"a"}]}"#, vec![thing("a"), thing("a")]),
        (r#"{"Items":{"Id":"a"},"Total":1}"#, vec![thing("a")]),
    ] {
        assert_eq!(decoded(&format!(r#"{{"Twice":{json}}}"#)).twice, expected, "{json}");
    }
}

#[test]
fn a_wrapper_of_an_unknown_name_is_told_by_what_is_in_it() {
    // Of two lists, the one whose elements have fields that are known.
    let json = r#"{"Things":{"Errors":[{"Code":"x"}],"Item":[{"Id":"a"}]}}"#;
    assert_eq!(decoded(json).things, [thing("a")]);
    // A list rather than an object.
    let json = r#"{"Things":{"First":{"Id":"a"},"Item":[{"Id":"a"},{"Id":"b"}]}}"#;
    assert_eq!(decoded(json).things, [thing("a"), thing("b")]);
    // The element, if anything in it is known.
    let json = r#"{"Things":{"Id":"a","Children":[{"Id":"b"}]}}"#;
    assert_eq!(decoded(json).things, [thing("a")]);
    // Under a name that is known only of others.
    assert_eq!(decoded(r#"{"Known":{"Total":1,"Thing":[{"Id":"a"}]}}"#).known, [thing("a")]);
}

#[test]
fn what_cannot_be_told_is_an_error() {
    let two = r#"{"Things":{"One":[{"Id":"a"}],"Two":[{"Id":"b"}]}}"#;
    assert_eq!(failure(two), "Things: expected a list, found an object in which either One or Two could be the list");
    assert_eq!(failure(r#"{"Ports":{"a":1,"b":2}}"#), "Ports[0]: expected a single value, found an object");
    assert_eq!(failure(r#"{"Names":{"a":["x"],"b":["y"]}}"#), "Names[0]: expected a single value, found an object");
    assert_eq!(failure(r#"{"Known":{"Item":"x"}}"#), r#"Known: expected a list, found "x""#);
    assert_eq!(failure(r#"{"TagKeys":{"TagKey":["x"]}}"#), r#"TagKeys[0]: expected an object, found "x""#);
}

#[test]
fn lists_of_maps_have_wrappers_too() {
    let maps = [map([("a", "1".to_owned())]), map([("b", "2".to_owned())])];
    let bare = |field: &str, json: &str| decoded(&format!(r#"{{"{field}":{json}}}"#));
    for json in [r#"[{"a":"1"},{"b":2}]"#, r#"{"Map":[{"a":"1"},{"b":"2"}]}"#] {
        assert_eq!(bare("Maps", json).maps, maps, "{json}");
        assert_eq!(bare("KnownMaps", json).known_maps, maps, "{json}");
    }
    assert_eq!(bare("KnownMaps", r#"{"Map":{"a":"1"}}"#).known_maps, maps[..1]);
    assert_eq!(bare("KnownMaps", r#"{"Total":1,"Map":[{"a":"1"}]}"#).known_maps, maps[..1]);
    // A map with any key is an element.
    assert_eq!(bare("Maps", r#"{"a":"1"}"#).maps, maps[..1]);
    assert_eq!(bare("KnownMaps", r#"{"Map":"1"}"#).known_maps, [map([("Map", "1".to_owned())])]);
    assert_eq!(bare("Lists", r#"{"a":[1,2]}"#).lists, [map([("a", vec![1, 2])])]);
    assert_eq!(bare("Lists", r#"{"Map":[{"a":[1,2]}]}"#).lists, [map([("a", vec![1, 2])])]);
}

#[test]
fn lists_of_anything_are_kept_as_they_are() {
    let of = |json: &str| Json::Array(decoded(&format!(r#"{{"Anything":{json}}}"#)).anything).to_string();
    assert_eq!(of(r#"{"Item":[1,{"a":2}]}"#), r#"[1,{"a":2}]"#);
    assert_eq!(of(r#"{"a":1,"b":[2]}"#), r#"[{"a":1,"b":[2]}]"#);
    assert_eq!(of(r#"{"a":1}"#), r#"[{"a":1}]"#);
    assert_eq!(of("7"), "[7]");
}

#[test]
fn a_list_of_wrappers_is_the_list_of_what_is_in_them() {
    let json = r#"{"Known":[{"Item":[{"Id":"a"},{"Id":"b"}]},{"Item":{"Id":"c"},"Total":1}]}"#;
    assert_eq!(decoded(json).known, [thing("a"), thing("b"), thing("c")]);
    let xml = "<R><Known><Item><Id>a</Id></Item></Known><Known><Item><Id>b</Id></Item></Known></R>";
    assert_eq!(from(xml).known, [thing("a"), thing("b")]);
    assert_eq!(decoded(r#"{"Known":[{"Id":"a","Item":[{"Id":"b"}]}]}"#).known, [thing("a")]);
}

#[test]
fn a_wrapper_in_a_list_is_told_by_what_a_single_one_is_told_by() {
    for json in [
        r#"{"Known":[{"Count":1,"Item":[{"Id":"a"}]}]}"#,
        r#"{"Known":[{"Item":[{"Id":"a"}],"Count":1,"Id":null}]}"#,
        r#"{"Known":[{"Id":"","Parts":[],"Item":{"Id":"a"}}]}"#,
        r#"{"Known":[{"Count":1,"List":[{"Id":"a"}]}]}"#,
    ] {
        assert_eq!(decoded(json).known, [thing("a")], "{json}");
    }
    let xml = from("<R><Known><Count>1</Count><Item><Id>a</Id></Item></Known><Known><Count>0</Count><Id/></Known></R>");
    let [first, second] = xml.known.as_slice() else { unreachable!("{:?}", xml.known) };
    assert_eq!((first, second.count), (&thing("a"), Some(0)));
    let counted = Thing { count: Some(1), ..thing("a") };
    assert_eq!(decoded(r#"{"Known":[{"Count":1,"Item":[{"Id":"b"}],"Id":"a"}]}"#).known, [counted]);
}

#[test]
fn an_object_or_a_list_under_the_name_of_a_scalar_is_what_a_wrapper_has() {
    let x = [key(None, Some("x"))];
    for json in [r#"[{"TagKey":{"TagKey":"x"}}]"#, r#"[{"TagKey":[{"TagKey":"x"}],"Total":1}]"#] {
        assert_eq!(decoded(&format!(r#"{{"TagKeys":{json}}}"#)).keys, x, "{json}");
    }
    assert_eq!(decoded(r#"{"TagKeys":[{"TagKey":"x"},{"TagKey":7}]}"#).keys, [x[0].clone(), key(None, Some("7"))]);
    for json in [r#"[{"TagKey":{"New":"x"}}]"#, r#"[{"TagKey":{"TagKey":"x"},"Type":"Custom"}]"#] {
        let failure = failure(&format!(r#"{{"TagKeys":{json}}}"#));
        assert_eq!(failure, "TagKeys[0].TagKey: expected a single value, found an object or a list", "{json}");
    }
}

#[test]
fn a_list_under_two_names_in_turn_is_read_in_time() {
    const ELEMENTS: usize = 40_000;
    let members: Vec<_> = (0..ELEMENTS).map(|id| format!(r#""Item{}":{{"Id":"{id}"}}"#, ["", "s"][id % 2])).collect();
    assert_eq!(decoded(&format!(r#"{{"Twice":{{{}}}}}"#, members.join(","))).twice.len(), ELEMENTS);
}

#[test]
fn what_counts_a_list_is_no_field_of_an_element_beside_it() {
    for json in [
        r#"{"Things":{"Count":1,"Item":[{"Id":"a"}]}}"#,
        r#"{"Things":{"Item":[{"Id":"a"}],"Count":1,"Total":1}}"#,
        r#"{"Things":{"Count":1,"Item":{"Id":"a"}}}"#,
    ] {
        assert_eq!(decoded(json).things, [thing("a")], "{json}");
    }
    assert!(decoded(r#"{"Things":{"Count":0,"Item":[]}}"#).things.is_empty());
    let counted = Thing { count: Some(1), ..thing("a") };
    assert_eq!(decoded(r#"{"Things":{"Count":1,"Id":"a","Item":[{"Id":"b"}]}}"#).things, [counted]);
    assert_eq!(decoded(r#"{"Things":{"Count":1}}"#).things, [Thing { count: Some(1), ..Thing::default() }]);
    let xml = "<R><Things><Count>1</Count><Item><Id>a</Id></Item></Things></R>";
    assert_eq!(from(xml).things, [thing("a")]);
}

#[test]
fn what_counts_a_list_of_scalars_is_none_of_them() {
    for json in [r#"{"Total":1,"Name":"a"}"#, r#"{"Name":"a","TotalCount":"1","PageSize":10}"#] {
        assert_eq!(decoded(&format!(r#"{{"Names":{json}}}"#)).names, ["a"], "{json}");
    }
    assert_eq!(decoded(r#"{"Ports":{"Total":1,"Port":80}}"#).ports, [80]);
    for json in [
        r#"{"Ports":{"Total":0}}"#,
        r#"{"Names":{"PageIndex":1,"TotalCount":0}}"#,
        r#"{"Names":{"TotalCount":0,"RequestId":"r"}}"#,
        r#"{"Names":{"has_more":false,"Total-Record-Count":0,"Name":null}}"#,
    ] {
        assert_eq!(decoded(json), Answer::default(), "{json}");
    }
    assert_eq!(decoded(r#"{"Names":{"HasNext":false,"Line":"a"}}"#).names, ["a"]);
    assert_eq!(from("<R><Names><Total>1</Total><Name>a</Name></Names></R>").names, ["a"]);
    assert_eq!(failure(r#"{"Names":{"Name":"a","Type":"x"}}"#), "Names[0]: expected a single value, found an object");
}

#[test]
fn wrappers_in_wrappers_and_lists_in_lists_lead_to_the_elements() {
    for json in [
        r#"{"Item":{"Item":[{"Id":"a"},{"Id":"b"}]}}"#,
        r#"{"List":{"Item":[{"Id":"a"},{"Id":"b"}]},"Total":2}"#,
        r#"{"List":{"Item":[{"Id":"a"},{"Id":"b"}]},"TotalRecordCount":1}"#,
        r#"{"HowMany":"2","List":{"Item":[{"Id":"a"},{"Id":"b"}]},"More":false,"Query":{},"Other":[]}"#,
        r#"[{"Item":[{"Id":"a"}]},{"Item":{"Id":"b"},"Total":1}]"#,
        r#"[[{"Id":"a"}],[{"Id":"b"},null],[]]"#,
        r#"[[{"Id":"a"}],{"Id":"b"}]"#,
        r#"{"Item":[[{"Id":"a"},{"Id":"b"}]]}"#,
    ] {
        for field in ["Things", "Known", "Twice"] {
            let answer = decoded(&format!(r#"{{"{field}":{json}}}"#));
            assert_eq!(
                [answer.things, answer.known, answer.twice].concat(),
                [thing("a"), thing("b")],
                "{field}: {json}"
            );
        }
    }
    assert_eq!(decoded(r#"{"Names":[["a"],"b",[],[["c"]]]}"#).names, ["a", "b", "c"]);
    assert_eq!(failure(r#"{"Ports":[[1,"x"]]}"#), r#"Ports[0][1]: expected a 32-bit integer, found "x""#);
    // Nothing of an element is anywhere in these.
    let unheard = [Thing::default()];
    assert_eq!(decoded(r#"{"Things":[{"Unheard":[{"New":1}]}]}"#).things, unheard);
    assert!(decoded(r#"{"Things":{"Total":0,"Page":{"Filter":{"Id":"x"}},"Other":{"a":1}}}"#).things.is_empty());
}

#[test]
fn a_list_that_is_a_field_of_the_element_is_no_wrapper_unless_elements_are_in_it() {
    let folder = |name: Option<&str>, things: Vec<Thing>| Folder { name: name.map(str::to_owned), things };
    for (json, expected) in [
        (r#"{"Name":"n","Item":[{"Id":"a"}]}"#, folder(Some("n"), vec![thing("a")])),
        (r#"{"Item":[{"Id":"a"}],"Name":"n"}"#, folder(Some("n"), vec![thing("a")])),
        (r#"{"Name":"n","Item":[]}"#, folder(Some("n"), vec![])),
        (r#"{"Item":[{"Id":"a"}]}"#, folder(None, vec![thing("a")])),
        (r#"{"Item":[{"Name":"n","Item":[{"Id":"a"}]}],"Total":1}"#, folder(Some("n"), vec![thing("a")])),
        (r#"{"Item":{"Name":"n","Item":{"Id":"a"}}}"#, folder(Some("n"), vec![thing("a")])),
    ] {
        assert_eq!(decoded(&format!(r#"{{"Folders":{json}}}"#)).folders, [expected], "{json}");
    }
    assert!(decoded(r#"{"Folders":{"Item":[],"Total":0}}"#).folders.is_empty());
}
