//! Lists, bare, wrapped and alone.

use crate::records::{Group, Server, server, servers};
use crate::{decoded, failure};

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
fn an_object_in_which_nothing_is_known_is_no_element_unless_it_stands_where_one_must() {
    for nothing in [r#"{"Surprise":1}"#, r#"{"Surprise":[1],"Shock":[2]}"#, r#"{"Surprise":[{}],"Port":""}"#] {
        assert_eq!(decoded(&format!(r#"{{"BackendServers":{nothing}}}"#)).servers, []);
        for one in [format!("[{nothing}]"), format!(r#"{{"BackendServer":{nothing}}}"#)] {
            assert_eq!(decoded(&format!(r#"{{"BackendServers":{one}}}"#)).servers, [Server::default()], "{one}");
        }
    }
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
    assert_eq!(failure(r#"{"BackendServers":[[7]]}"#), "BackendServers[0][0]: expected an object, found 7");
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
