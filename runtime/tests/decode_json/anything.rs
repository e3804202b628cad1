//! Properties that hold for any input.

use std::collections::BTreeMap;

use alicloud_runtime::{
    Bytes, Json,
    wire::{from_json, to_json},
};
use proptest::prelude::*;

use crate::records::{Group, Kind, Server};

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
