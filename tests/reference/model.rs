//! The model of Server Load Balancer against facts that were gathered from the official SDKs and from several copies of the
//! metadata: names, types and required flags of every API. Each difference is one that is explained here, and each explanation
//! is of a difference that exists.

mod differences;
mod known;

use std::collections::BTreeSet;
use std::path::Path;

use alicloud_codegen::model::{self, Presence, Version};
use alicloud_tests::{product, root};
use differences::Differences;
use known::{EXPLANATIONS, explained, places};
use serde_json::Value;

use crate::golden::json;
use alicloud_tests::trials::Report;

/// Types and required flags of all APIs.
pub(crate) fn test([facts]: [&Path; 1]) -> Report {
    let facts = json(facts);
    let product = model::product(&product(&root().join("specs"), "slb").products).expect("a product");
    let version = product.versions.last().expect("a version");

    let mut differences = Differences::default();
    let apis = facts["apis"].as_object().expect("APIs");
    for (name, facts) in apis {
        api(name, facts, version, &mut differences);
    }
    for operation in version.operations.iter().filter(|operation| !apis.contains_key(&operation.name)) {
        differences.add(&operation.name, "not among the facts");
    }
    let mut report = Report::default();
    let mut used = BTreeSet::new();
    let mut unexplained = 0;
    for difference in &differences.found {
        let (place, what) = (&difference.place, &difference.what);
        match explained(difference) {
            Some((explanation, place_of)) => {
                report.details.push(format!("{place}: {what} [{}]", EXPLANATIONS[explanation].why));
                used.insert((explanation, place_of));
            }
            None => {
                report.goal(false, format_args!("unexplained: {place}: {what}"));
                unexplained += 1;
            }
        }
    }
    let (count, agreed, explained) = (apis.len(), differences.agreed, differences.found.len() - unexplained);
    report.figure(format_args!(
        "model: {count} APIs, {agreed} facts agree, {explained} differ as explained, {unexplained} otherwise"
    ));
    report.goal(used.len() == places(), format_args!("an explanation is of no use any more: used are {used:?}"));
    report
}

fn api(name: &str, facts: &Value, version: &Version, differences: &mut Differences) {
    let Some(operation) = version.operations.iter().find(|operation| operation.name == name) else {
        return differences.add(name, "missing");
    };
    let (Some(request), Some(response)) = (operation.request.first(), operation.response.first()) else {
        return differences.add(name, "has no types");
    };
    let empty = Vec::new();
    let parameters = facts["params"].as_array().unwrap_or(&empty);
    for parameter in parameters {
        let wire_name = parameter["name"].as_str().unwrap_or_default();
        let place = format!("{name} request/{wire_name}");
        let Some(field) = request.fields.iter().find(|field| field.wire_name == wire_name) else {
            let sources = parameter["from"].as_array().map_or(0, Vec::len);
            differences.add(&place, &format!("missing, known to {sources} sources"));
            continue;
        };
        let is_required = field.presence == Presence::Required
            || field.constraints.contains(&model::Constraint::Required)
            || matches!(field.presence, Presence::Filled(_));
        differences.compare(&place, "required", &parameter["required"].as_bool().unwrap_or(false), &is_required);
        differences.field(&place, parameter, field, &operation.request);
    }
    for field in &request.fields {
        if !parameters.iter().any(|parameter| parameter["name"] == field.wire_name.as_str()) {
            differences.add(&format!("{name} request/{}", field.wire_name), "not among the facts");
        }
    }
    differences.record(&format!("{name} response"), &facts["response"], response, &operation.response);
}
