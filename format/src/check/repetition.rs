//! Idempotency tokens: roles that have no effect.

use super::document::Document;
use crate::diagnostic::{Finding, Place, Quoted};
use crate::spec::{Api, Parameter, Position, Role, is_token_name};

/// The roles of an API's parameters.
pub(super) fn api(document: &Document<'_>, api: &Api, findings: &mut Vec<Finding>) {
    let mut first = None;
    for (index, parameter) in api.parameters.iter().enumerate() {
        let problem = match parameter.schema.role {
            Some(Role::IdempotencyToken) => token(api, parameter, first.is_some()),
            Some(Role::None) => none(api, parameter),
            Some(Role::Region) | None => continue,
        };
        let at = format!("/parameters/{index}/schema/role");
        if let Some((message, label, help)) = problem {
            let finding = Finding::error("misplaced-keyword", document.path, &at, message).label(label).help(help);
            let is_token = parameter.schema.role == Some(Role::IdempotencyToken);
            findings.push(match first.as_ref().filter(|_| is_token) {
                Some(first) => finding.related(document.path, first, Place::Value, "the first token"),
                None => finding,
            });
        }
        if parameter.schema.role == Some(Role::IdempotencyToken) {
            first.get_or_insert(at);
        }
    }
}

type Problem = (String, &'static str, &'static str);

fn token(api: &Api, parameter: &Parameter, is_second: bool) -> Option<Problem> {
    let name = Quoted(&parameter.name);
    if is_second {
        let help = "remove the `role` of one of them";
        return Some((
            format!("a request has one idempotency token, but {name} is a second one"),
            "second token",
            help,
        ));
    }
    if api.only_reads() {
        let help = "remove `role`, or add `\"operationType\": \"write\"`";
        return Some((format!("{} only reads, and is retried without a token", Quoted(&api.api)), "no effect", help));
    }
    if matches!(parameter.position, Position::Path | Position::Host) {
        let help = "remove `role`, or correct `in`";
        return Some((format!("{name} identifies a resource, so it cannot be a token"), "not a token", help));
    }
    None
}

/// What is no token by its name need not be told from one.
fn none(api: &Api, parameter: &Parameter) -> Option<Problem> {
    let is_one_by_name = is_token_name(&parameter.name) && !api.only_reads();
    let message = || format!("{} would not be treated as an idempotency token", Quoted(&parameter.name));
    (!is_one_by_name).then(|| (message(), "no effect", "remove `role`"))
}
