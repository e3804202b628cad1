//! The meaning of rules is one: the check of specs, the gateway and the runtime judge every request of one table alike.
//!
//! Each line of the table becomes a spec. The check sees the request as an example of it; the runtime sees a record of the
//! shape that the generator gives the request; the gateway sees what a client sends of that record, without validation.
//! `cargo test -p alicloud-tests --test rules -- --nocapture` prints the table.

mod record;
mod table;

use std::fmt::Write as _;
use std::path::Path;

use alicloud::Error;
use alicloud::runtime::{Client, Request as _};
use alicloud_codegen::model;
use alicloud_format::check;
use alicloud_format::diagnostic::render;
use alicloud_format::spec::Catalogue;
use alicloud_tests::{config, start};
use serde_json::Value;

use record::{SERVICE, Sent};
use table::{Case, Verdict};

/// A folder with the spec of a case; with its request as an example, if that is wanted.
fn specs(case: &Case, has_example: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for specs");
    let product = format!(
        r#"{{ "$schema": "../../spec.schema.json", "product": "Web", "version": "2024-01-01", "title": "Web", "style": "RPC",
        "documentation": "https://help.example.com/web", "endpoints": {{ "central": "web.example.com" }},
        "components": {{ {} }} }}"#,
        case.components
    );
    let request = if has_example {
        format!(r#""examples": [{{ "title": "The request", "request": {} }}],"#, case.request)
    } else {
        String::new()
    };
    let api = format!(
        r#"{{ "$schema": "../../spec.schema.json", "api": "CreateSite", "summary": "Creates a site.",
        "documentation": "https://help.example.com/create", "parameters": [{}], "rules": [{}], {request}
        "sources": {{ "page": {{ "title": "A page" }} }} }}"#,
        case.parameters, case.rules
    );
    let directory = folder.path().join("web/2024-01-01");
    std::fs::create_dir_all(&directory).expect("a folder for a version");
    std::fs::write(directory.join("product.json"), product).expect("a product");
    std::fs::write(directory.join("CreateSite.json"), api).expect("an API");
    folder
}

/// What is found in specs, as a report, and the specs.
fn checked(folder: &Path) -> (String, Catalogue) {
    let (catalogue, mut findings) = alicloud_format::load(folder).expect("a folder of specs");
    findings.extend(check::check(&catalogue));
    (render(&findings, |path| std::fs::read_to_string(path).ok(), false), catalogue)
}

/// What one of the three says: nothing if it accepts the request.
type Said = Option<String>;

fn check_says(case: &Case) -> Said {
    let (report, _) = checked(specs(case, true).path());
    (!report.is_empty()).then_some(report)
}

/// What the runtime says, alone and in a client, and what the gateway says to a client that does not validate.
fn others_say(case: &Case) -> [Said; 3] {
    let folder = specs(case, false);
    let (report, catalogue) = checked(folder.path());
    assert_eq!(report, "", "the spec of {:?} is wrong", case.name);
    let model = model::build(&catalogue);
    let version = model.products.first().and_then(|product| product.versions.first()).expect("a version");
    let request: Value = serde_json::from_str(case.request).expect("JSON");
    let request = || Sent::new(version, &request);
    let alone = request().validate().err().map(|error| error.to_string());

    let gateway = start(&catalogue);
    let config = config(&gateway).build().expect("a configuration");
    let client = Client::new(&SERVICE, &config);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let call = |is_validated: bool| {
        let sent = runtime.block_on(client.call(request()).validation(is_validated).into_future());
        match sent {
            Ok(_) => None,
            Err(Error::Service(error)) if is_validated => Some(format!("not found by the client: {error}")),
            Err(error @ (Error::Validation(_) | Error::Service(_))) => Some(error.to_string()),
            Err(error) => unreachable!("{}: {error:?}", case.name),
        }
    };
    [alone, call(true), call(false)]
}

#[test]
fn check_runtime_and_gateway_judge_alike() {
    let (mut shown, mut wrong) = (String::new(), String::new());
    for case in table::cases() {
        let [alone, client, gateway] = others_say(&case);
        let said = [check_says(&case), alone, client, gateway];
        let verdicts = said.each_ref().map(|said| if said.is_none() { "keeps" } else { "breaks" });
        let expected = if case.verdict == Verdict::Keeps { "keeps" } else { "breaks" };
        let line = format!("{:6} {:58} {}", expected, case.name, case.request);
        _ = writeln!(shown, "{line}");
        if verdicts.iter().any(|verdict| *verdict != expected) {
            let who = ["check", "runtime", "client", "gateway"];
            let told = who.iter().zip(&verdicts).map(|(who, verdict)| format!("{who}: {verdict}"));
            _ = writeln!(wrong, "{line}\n    {}", told.collect::<Vec<_>>().join(", "));
            said.iter().flatten().for_each(|said| _ = writeln!(wrong, "    {}", said.replace('\n', "\n    ")));
        }
        let report = said[0].as_deref().unwrap_or("violates a rule");
        if case.verdict == Verdict::Breaks && !report.contains("violates a rule") {
            _ = writeln!(wrong, "{line}\n    the check finds something else: {report}");
        }
    }
    println!("{shown}");
    assert!(wrong.is_empty(), "not all judge alike:\n{wrong}");
}
