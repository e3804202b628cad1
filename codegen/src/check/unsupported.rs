//! What the format can say and the generated crate cannot do yet: refused rather than dropped in silence.

use crate::diagnostic::{Finding, Place};
use crate::spec::{Api, Position, SchemaType};

use super::document::{Document, Scope};

pub(super) fn api(scope: &Scope<'_>, document: &Document<'_>, api: &Api, findings: &mut Vec<Finding>) {
    response(scope, document, api, findings);
    body_and_form(document, api, findings);
}

/// An answer is a struct, so what it says must have names.
fn response(scope: &Scope<'_>, document: &Document<'_>, api: &Api, findings: &mut Vec<Finding>) {
    let Some(response) = api.response.as_ref().and_then(|response| scope.resolve(response)) else { return };
    let is_struct = response.kind == Some(SchemaType::Object) && response.additional_properties.is_none();
    if response.kind.is_none() || is_struct {
        return;
    }
    let message = "a response that is not an object with named properties is not supported yet";
    let finding = Finding::error("unsupported-response", document.path, "/response", message).at(Place::Key);
    findings.push(finding.label("not such an object").help("leave the API out for now"));
}

/// A request has one body, which is JSON or URL-encoded.
fn body_and_form(document: &Document<'_>, api: &Api, findings: &mut Vec<Finding>) {
    let first = |position| api.parameters.iter().position(|parameter| parameter.position == position);
    let (Some(body), Some(form)) = (first(Position::Body), first(Position::FormData)) else { return };
    let at = |index| format!("/parameters/{index}/in");
    let message = "a request cannot have parameters both in a JSON body and in a URL-encoded one";
    let finding = Finding::error("body-and-form", document.path, at(form), message).label("in the URL-encoded body");
    let finding = finding.related(document.path, at(body), Place::Value, "in the JSON body");
    findings.push(finding.help("write `\"in\": \"query\"` for one of the two, or move it to where the other is"));
}
