//! What the format can say and the generated crate cannot do yet: refused rather than dropped in silence.

use super::document::Document;
use crate::diagnostic::{Finding, Place};
use crate::spec::{Api, Position};

/// A request has one body, which is URL-encoded or not.
pub(super) fn api(document: &Document<'_>, api: &Api, findings: &mut Vec<Finding>) {
    let first = |position| api.parameters.iter().position(|parameter| parameter.position == position);
    let (Some(body), Some(form)) = (first(Position::Body), first(Position::FormData)) else { return };
    let at = |index| format!("/parameters/{index}/in");
    let message = "a request cannot have parameters both in a JSON body and in a URL-encoded one";
    let finding = Finding::error("body-and-form", document.path, at(form), message).label("in the URL-encoded body");
    let finding = finding.related(document.path, at(body), Place::Value, "in the JSON body");
    findings.push(finding.help("write `\"in\": \"query\"` for one of them, or move it to the body of the other"));
}
