//! Path templates against the parameters that fill them.

use super::document::Document;
use crate::diagnostic::{Finding, Place, Quoted, did_you_mean};
use crate::spec::{Api, Position};

/// The path of an API.
pub(super) fn api(document: &Document<'_>, api: &Api, findings: &mut Vec<Finding>) {
    let path = api.path.as_deref().unwrap_or("/");
    if !path.starts_with('/') || path.chars().any(|c| c.is_whitespace() || c.is_control() || c == '#') {
        findings.push(
            Finding::error("invalid-path", document.path, "/path", format!("{} is not a valid path", Quoted(path)))
                .label("not a path such as `/clusters/{ClusterId}`")
                .help("start with `/`, without a host or spaces"),
        );
    }
    if path.split_once('?').is_some_and(|(_, query)| query.contains(['{', '}', '?'])) {
        findings.push(
            Finding::error("invalid-path", document.path, "/path", "the query of a path is sent as is")
                .label("a parameter after `?`")
                .help("make it a query parameter"),
        );
        return;
    }
    let Some(placeholders) = placeholders(path) else {
        findings.push(
            Finding::error("invalid-path", document.path, "/path", "this path has an unmatched brace")
                .label("unbalanced")
                .help("write each parameter as `{Name}`"),
        );
        return;
    };
    let parameters: Vec<(usize, &str)> = api
        .parameters
        .iter()
        .enumerate()
        .filter(|(_, parameter)| parameter.position == Position::Path)
        .map(|(index, parameter)| (index, parameter.name.as_str()))
        .collect();
    let names: Vec<&str> = parameters.iter().map(|(_, name)| *name).collect();
    for placeholder in placeholders.iter().filter(|placeholder| !names.contains(placeholder)) {
        findings.push(unfilled(document, placeholder, &names));
    }
    for (index, name) in parameters.iter().filter(|(_, name)| !placeholders.contains(name)) {
        findings.push(unused(document, *index, name));
    }
}

fn unfilled(document: &Document<'_>, placeholder: &str, names: &[&str]) -> Finding {
    let message = format!("there is no path parameter {}", Quoted(placeholder));
    let finding =
        Finding::error("path-mismatch", document.path, "/path", message).label("refers to a missing parameter");
    let help = did_you_mean(placeholder, names);
    finding.help(help.unwrap_or_else(|| "add a parameter of this name with `\"in\": \"path\"`".to_owned()))
}

fn unused(document: &Document<'_>, index: usize, name: &str) -> Finding {
    let message = format!("the path has no placeholder for the parameter {}", Quoted(name));
    Finding::error("path-mismatch", document.path, format!("/parameters/{index}/in"), message)
        .label("sent in the path")
        .related(document.path, "/path", Place::Value, "the path")
        .help(format!("add {} to `path`, or correct `in`", Quoted(&format!("{{{name}}}"))))
}

/// The names in braces, without the `*` of those whose values may have slashes; none if braces are not in pairs.
fn placeholders(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some(at) = rest.find(['{', '}']) {
        let inside = rest.get(at..)?.strip_prefix('{')?;
        let (name, after) = inside.split_once('}')?;
        if name.contains('{') {
            return None;
        }
        names.push(name.strip_suffix('*').unwrap_or(name));
        rest = after;
    }
    Some(names)
}
