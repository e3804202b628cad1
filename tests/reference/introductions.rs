//! What the introductions of pages say of parameters together.

use std::path::Path;

use serde_json::{Value, json};

use crate::material::page;
use crate::reading::api;
use crate::spec::{parameter, rules};
use alicloud_tests::trials::Report;

/// Introductions tell roles and pairs.
pub(crate) fn test([folder]: [&Path; 1]) -> Report {
    let spec = |name: &str| api(&page(&folder.join(name))).unwrap_or(Value::Null);
    let one_of = |role: &str| {
        let list = "MasterSlaveBackendServers";
        json!({ "rule": "elementCount", "list": list, "field": "ServerType", "value": role, "minimum": 1, "maximum": 1 })
    };
    let together = json!({ "rule": "allOrNone", "fields": ["StartTime", "EndTime"] });

    let mut report = Report::default();
    let servers = spec("slb-2018/intl.zh-CN/CreateMasterSlaveServerGroup.md");
    let list = parameter(&servers, "MasterSlaveBackendServers").unwrap_or(&Value::Null);
    report.goal(list["maxItems"] == 2, format_args!("not two servers: {list}"));
    let times = spec("cdn/intl.en-US/DescribeDomainUvData.md");
    for (api, rule) in [(&servers, one_of("Master")), (&servers, one_of("Slave")), (&times, together)] {
        let found = rules(api);
        report.goal(found.contains(&&rule), format_args!("{rule} is not among the rules: {found:?}"));
    }
    report
}
