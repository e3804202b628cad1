//! What an API does, and which other one tells when it is done.

use alicloud_format::spec::OperationType;
use alicloud_import::{Earlier, Metadata, Options};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::{codes, decided, document, import};

fn operation_type(name: &str, stated: Value) -> (Option<OperationType>, Vec<&'static str>) {
    let imported = import(&document("RPC", &json!({ name: with(json!({ "operationType": stated })) })));
    (imported.apis[0].operation_type, codes(&imported))
}

/// An API with what every API has.
fn with(members: Value) -> Value {
    let mut api = json!({ "methods": ["post"], "security": [{ "AK": [] }] });
    for (key, value) in members.as_object().expect("members") {
        api[key] = value.clone();
    }
    api
}

#[test]
fn what_an_api_does_is_kept() {
    assert_eq!(operation_type("CheckSite", json!("read")), (Some(OperationType::Read), vec![]));
    assert_eq!(operation_type("GetSite", json!("readAndWrite")), (Some(OperationType::ReadAndWrite), vec![]));
    assert_eq!(operation_type("DeleteSite", json!("write")), (Some(OperationType::Write), vec![]));
    assert_eq!(operation_type("CheckSite", json!("none")), (None, vec!["unknown-operation-type"]));
    assert_eq!(operation_type("CheckSite", json!(1)), (None, vec!["wrong-type"]));
}

/// An API that is repeated although it deletes does more harm than one that is not repeated although it reads.
#[test]
fn nothing_that_is_called_delete_is_believed_to_read() {
    assert_eq!(operation_type("DeleteSite", json!("read")), (None, vec!["read-doubted"]));
    assert_eq!(operation_type("SettleSite", json!("read")), (Some(OperationType::Read), vec![]));
}

#[test]
fn apis_that_are_to_be_asked() {
    let facts = |callback: &str, interval: Value, attempts: Value| {
        with(json!({ "staticInfo": {
            "returnType": "asynchronous", "callback": callback, "callbackInterval": interval, "maxCallbackTimes": attempts
        } }))
    };
    let ask = "Demo::2020-01-01::GetJob";
    let apis = json!({
        "GetJob": with(json!({})),
        "A": facts(ask, json!(5), json!(10)),
        "B": facts(ask, json!(2500), json!(0)),
        "C": facts(ask, json!(300), json!("10")),
        "D": facts("Demo::2020-01-01::D", json!(5), json!(10)),
        "E": facts("Other::2020-01-01::GetJob", json!(5), json!(10)),
        "F": facts("Demo::2020-01-01::Gone", json!(5), json!(10)),
    });
    let imported = import(&document("RPC", &apis));
    let asked = imported.apis.iter().map(|api| format!("{}: {:?}", api.api, api.asynchronous));
    assert_snapshot!(format!("{}\n{}", asked.collect::<Vec<_>>().join("\n"), decided(&imported)));
}

#[test]
fn what_refers_to_an_unfit_api_does_so_no_longer_and_is_told() {
    let apis = json!({
        "GetJob": with(json!({})),
        "A": with(json!({ "staticInfo": { "callback": "Demo::2020-01-01::GetJob", "callbackInterval": 5 } })),
    });
    let metadata = Metadata::read(&document("RPC", &apis).to_string()).expect("metadata");
    let unfit = [("GetJob".to_owned(), "reason".to_owned())].into();
    let imported = metadata.import_without(&unfit, &Options::default(), &Earlier::default());
    let names: Vec<&str> = imported.apis.iter().map(|api| api.api.as_str()).collect();
    assert_eq!((names, imported.apis[0].asynchronous.as_ref()), (vec!["A"], None));
    let refused = imported.refused.iter().map(|refused| (refused.api.as_str(), refused.reason.as_str()));
    assert_eq!(refused.collect::<Vec<_>>(), [("GetJob", "reason")]);
    assert_eq!(
        decided(&imported),
        "api-refused at /apis/GetJob: reason -> refused: the spec does not pass the checks\n\
         callback-left-out at /apis/A: GetJob -> left out: not imported"
    );
}
