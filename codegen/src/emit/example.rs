//! Documented requests and answers as tests of the crate, with their texts as files beside them.

use alicloud_format::naming;
use askama::Template;

use super::layout::Layout;
use super::{Error, Files, MARK, text};
use crate::model::{Example, Operation, Product, Version};

#[derive(Template)]
#[template(path = "examples.rs.txt", escape = "none")]
struct Tests<'a> {
    mark: &'a str,
    feature: &'a str,
    doc: String,
    cases: Vec<Case>,
}

struct Case {
    name: String,
    doc: String,
    check: String,
}

pub(super) fn emit(product: &Product, version: &Version, files: &mut Files) -> Result<(), Error> {
    let (module, version_module) = (naming::unraw(&product.module), naming::unraw(&version.module));
    let folder = format!("examples/{module}/{version_module}");
    let path = format!("alicloud::{}::{}", product.module, version.module);
    let mut cases = Vec::new();
    for operation in &version.operations {
        for (index, example) in operation.examples.iter().enumerate() {
            cases.extend(case(operation, example, index + 1, (&folder, &path), files));
        }
    }
    if cases.is_empty() {
        return Ok(());
    }
    let title = format!("Documented examples of {} {}.", product.title, version.version);
    let tests = Tests {
        mark: MARK,
        doc: text::doc(0, "//!", &[title, WHAT_HOLDS.to_owned()]),
        feature: &product.feature,
        cases,
    };
    files.insert(format!("tests/{module}_{version_module}.rs"), tests.render()? + "\n");
    Ok(())
}

const WHAT_HOLDS: &str =
    "Requests are valid and encode as shown; JSON and XML responses are understood and decode to equal values.";

/// The test of one example; its documents go into `folder`, and the request type is found under `path`.
fn case(
    operation: &Operation,
    example: &Example,
    number: usize,
    (folder, path): (&str, &str),
    files: &mut Files,
) -> Option<Case> {
    let name = format!("{}_{number}", naming::unraw(&operation.method_name));
    let mut file = |kind: &str, content: Option<&String>| {
        let Some(content) = content else { return Layout::from("None") };
        let file = format!("{folder}/{name}.{kind}");
        files.insert(format!("tests/{file}"), format!("{content}\n"));
        Layout::call("Some", [Layout::macro_call("include_str!", text::literal(&file))])
    };
    let documents = [
        file("request.json", example.request.as_ref()),
        file("wire.json", example.wire.as_ref()),
        file("response.json", example.json.as_ref()),
        file("response.xml", example.xml.as_ref()),
    ];
    let head = format!("check::<{path}::{}>", operation.request.first()?.name);
    Some(Case {
        doc: text::doc(0, "///", std::slice::from_ref(&example.title)),
        check: Layout::call(head, documents).line(4, ";"),
        name,
    })
}
