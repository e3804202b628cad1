//! The documented error codes of a product version, as constants.

use alicloud_format::naming;
use askama::Template;

use super::layout::Layout;
use super::text::{self, literal};
use super::{Error, Files, MARK};
use crate::model::{ErrorCode, Version, code};

#[derive(Template)]
#[template(path = "error_codes.rs.txt", escape = "none")]
struct Module<'a> {
    mark: &'a str,
    doc: String,
    constants: String,
}

/// How many operations of a code are named.
const NAMED: usize = 12;

pub(super) fn emit(version: &Version, folder: &str, files: &mut Files) -> Result<(), Error> {
    if version.error_codes.is_empty() {
        return Ok(());
    }
    let mut constants = String::new();
    for error in &version.error_codes {
        constants.push('\n');
        constant(error, &mut constants);
    }
    let doc = text::doc(0, "//!", &[format!("The documented error codes of {} {}.", version.title, version.version)]);
    let module = Module { mark: MARK, doc, constants };
    files.insert(format!("{folder}/error_codes.rs"), module.render()?);
    Ok(())
}

fn constant(error: &ErrorCode, output: &mut String) {
    text::write_doc(0, "///", &[said(error)], output);
    output.push_str("///\n");
    text::write_markdown(0, "///", &operations(error), output);
    let target = ["pub const ", &error.constant, ": &str ="].concat();
    Layout::from(literal(&error.code)).assign(0, &target, ";", output);
    output.push('\n');
}

/// The code, and what is known of it.
fn said(error: &ErrorCode) -> String {
    let statuses: Vec<String> = error.statuses.iter().map(u16::to_string).collect();
    let statuses = if statuses.is_empty() { String::new() } else { format!(" ({})", statuses.join(", ")) };
    match &error.message {
        Some(message) => [&code(&error.code), &*statuses, ": ", message].concat(),
        None => [&code(&error.code), &*statuses, "."].concat(),
    }
}

/// Links to the operations that document it. Names of methods need no escaping; in links, they are not raw.
fn operations(error: &ErrorCode) -> String {
    let link =
        |method: &String| ["[`", naming::unraw(method), "`](super::Client::", naming::unraw(method), ")"].concat();
    let mut links: Vec<String> = error.methods.iter().take(NAMED).map(link).collect();
    let others = error.methods.len() - links.len();
    let last = if others > 0 { Some(format!("{others} more")) } else { links.pop() };
    match (links.is_empty(), last) {
        (true, last) => format!("Documented for {}.", last.unwrap_or_default()),
        (false, last) => format!("Documented for {} and {}.", links.join(", "), last.unwrap_or_default()),
    }
}
