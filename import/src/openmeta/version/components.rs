//! The shared structures as a spec has them.

use std::collections::HashMap;

use alicloud_format::spec::{OrderedMap, Schema};
use serde_json::Value;

use crate::decision::DecisionKind;
use crate::openmeta::components::{Side, schemas_of};
use crate::openmeta::context::Context;
use crate::openmeta::schema::{self, Spot};
use crate::openmeta::source::Object;

/// JSON levels above the schema of a component in `product.json`.
const DEPTH: usize = 3;

/// Converts all components that are referred to, directly or by others. This goes last: it needs the references of all APIs.
pub(super) fn all(context: &mut Context<'_>, root: &Object) -> OrderedMap<Schema> {
    let mut converted: HashMap<&str, Schema> = HashMap::new();
    // Those that requests need go first: what is sent as well as received has the facts of a request.
    for side in [Side::Request, Side::Response] {
        let mut done = 0;
        while let Some(name) = context.components.nth(side, done) {
            if !converted.contains_key(name) {
                let schema = one(context, name, side);
                converted.insert(name, schema);
            }
            done += 1;
        }
    }
    let mut components = Vec::with_capacity(converted.len());
    for (name, source) in schemas_of(root).into_iter().flatten() {
        let spec_name = context.components.name(name).unwrap_or_default().to_owned();
        match converted.remove(name.as_str()) {
            Some(schema) => {
                if spec_name != *name {
                    renamed(context, name, format!("written as {spec_name:?}"));
                }
                components.push((spec_name, schema));
            }
            None => context.at("components", |context| {
                context.at("schemas", |context| {
                    context.decide_at(name, DecisionKind::ComponentUnreferenced, source, "left out");
                });
            }),
        }
    }
    components.into_iter().collect()
}

fn one<'s>(context: &mut Context<'s>, name: &'s str, side: Side) -> Schema {
    let source = context.components.source(name).unwrap_or(&Value::Null);
    let spot = Spot { side, depth: DEPTH, name, is_body: false, is_header: false };
    context.at("components", |context| {
        context.at("schemas", |context| context.at(name, |context| schema::schema(context, source, spot)))
    })
}

fn renamed(context: &mut Context<'_>, name: &str, done: String) {
    context.at("components", |context| {
        context.at("schemas", |context| {
            context.at(name, |context| context.decide(DecisionKind::ComponentRenamed, name, done));
        });
    });
}
