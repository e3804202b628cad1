//! Answers that come in pages: what follows from the names of fields, and what a spec states.

use insta::assert_snapshot;

use crate::specs::{Specs, item, method};

fn parameters(names: &str) -> String {
    let parameter = |name: &str| {
        let (name, more) = name.split_once('=').unwrap_or((name, ""));
        let more = if more.is_empty() { String::new() } else { format!(r#", "default": {more}"#) };
        format!(r#"{{ "name": "{name}", "schema": {{ "type": "integer"{more} }} }}"#)
    };
    names.split_whitespace().map(parameter).collect::<Vec<_>>().join(", ")
}

const SITES: &str = r#""Sites": { "type": "array", "itemNames": ["Site"], "items": { "type": "object", "properties": { "Id": { "type": "string" } } } }"#;
const NAMES: &str = r#""Names": { "type": "array", "items": { "type": "string" } }"#;
const TOTAL: &str = r#""TotalCount": { "type": "integer" }"#;

fn specs(parameters: &str, properties: &str, more: &str) -> Specs {
    let members = format!(
        r#""parameters": [{parameters}], "response": {{ "type": "object", "properties": {{ {properties} }} }}{more}"#
    );
    Specs::new().api("DescribeSites", &members)
}

/// The table of `DescribeSites`, in one line.
fn paging_of(specs: &Specs) -> String {
    let emitted = specs.emit();
    let source = emitted.file("src/web/v2024_01_01/describe_sites.rs");
    if !source.contains("rt::Paginated") {
        return "–".to_owned();
    }
    let table = source.split_once("&rt::Paging ").and_then(|(_, rest)| rest.split_once(";\n\n"));
    table.expect("a table").0.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn paging(names: &str, properties: &str) -> String {
    paging_of(&specs(&parameters(names), properties, ""))
}

#[test]
fn a_page_has_a_number() {
    let cases = [
        "PageNumber PageSize",
        "CurrentPage PageSize",
        "page_no",
        "pageNum Limit",
        "PageIndex PageSize",
        "PageIndex=1 PageSize",
        "Page=1 Size",
        "PageNumber=0 PageSize",
        "Start PageSize",
    ];
    let lines = cases.map(|names| format!("{names}: {}", paging(names, &format!("{SITES}, {TOTAL}"))));
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn an_offset_has_a_limit() {
    assert_snapshot!(paging("Offset Limit", &format!("{SITES}, {TOTAL}")));
    assert_eq!(paging("Offset", &format!("{SITES}, {TOTAL}")), "–");
}

#[test]
fn a_token_leads_to_the_next() {
    let token = r#"{ "name": "NextToken", "schema": { "type": "string" } }, { "name": "MaxResults", "schema": { "type": "integer" } }"#;
    let marker = r#"{ "name": "Marker", "schema": { "type": "string" } }, { "name": "MaxItems", "schema": { "type": "integer" } }"#;
    let next = r#""NextToken": { "type": "string" }"#;
    let with = |parameters: &str, properties: &str| paging_of(&specs(parameters, properties, ""));
    let lines = [
        with(token, &format!("{SITES}, {next}")),
        with(token, SITES),
        with(marker, &format!(r#"{SITES}, "Marker": {{ "type": "string" }}, "IsTruncated": {{ "type": "boolean" }}"#)),
        with(marker, &format!(r#"{SITES}, "Marker": {{ "type": "string" }}, "NextMarker": {{ "type": "string" }}"#)),
        with(&format!("{token}, {}", parameters("PageNumber PageSize")), &format!("{SITES}, {next}")),
        with(
            &format!(r#"{token}, {{ "name": "PageNumber", "schema": {{ "type": "integer", "deprecated": {{}} }} }}"#),
            &format!("{SITES}, {next}"),
        ),
        with(
            &format!(r#"{token}, {{ "name": "PageNumber", "schema": {{ "type": "integer", "deprecated": {{}} }} }}"#),
            SITES,
        ),
    ];
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_list_is_the_only_one_that_can_be_meant() {
    let object =
        |name: &str, properties: &str| format!(r#""{name}": {{ "type": "object", "properties": {{ {properties} }} }}"#);
    let others =
        r#""Zones": { "type": "array", "items": { "type": "object", "properties": { "Id": { "type": "string" } } } }"#;
    let cases = [
        NAMES.to_owned(),
        format!("{NAMES}, {SITES}"),
        format!("{others}, {SITES}"),
        format!("{others}, {}", SITES.replace("Sites", "Places")),
        object("Data", &format!("{SITES}, {TOTAL}")),
        format!("{others}, {}", object("Data", &format!("{NAMES}, {TOTAL}"))),
        format!("{}, {}", object("Data", SITES), object("PageInfo", TOTAL)),
        object("Data", &object("Inner", SITES)),
        object("Data", &object("Inner", &object("Innermost", SITES))),
        TOTAL.to_owned(),
    ];
    let lines = cases.map(|properties| paging("PageNumber PageSize", &properties));
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn what_is_stated_wins() {
    let stated = |pagination: &str| {
        let parameters = parameters("PageNumber PageSize Begin Count");
        let properties = format!(
            "{SITES}, {NAMES}, {TOTAL}, \"Next\": {{ \"type\": \"string\" }}, \"More\": {{ \"type\": \"boolean\" }}"
        );
        paging_of(&specs(&parameters, &properties, &format!(r#", "pagination": {pagination}"#)))
    };
    let lines = [
        stated(r#"{ "by": "page", "number": "Begin", "items": "Names" }"#),
        stated(r#"{ "by": "offset", "offset": "Begin", "size": "Count", "items": "Sites", "total": "TotalCount" }"#),
        stated(r#"{ "by": "token", "token": "Begin", "next": "Next", "more": "More", "items": "Sites" }"#),
        stated(r#"{ "by": "none" }"#),
    ];
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn items_leave_the_page() {
    let implementation = |properties: &str| {
        let emitted = specs(&parameters("PageNumber PageSize"), properties, "").emit();
        item(emitted.file("src/web/v2024_01_01/describe_sites.rs"), "impl rt::Paginated")
    };
    let deep = format!(
        r#""Data": {{ "type": "object", "properties": {{ "type": {{ "type": "object", "properties": {{ {SITES} }} }} }} }}"#
    );
    assert_snapshot!("items_at_the_top", implementation(&format!("{SITES}, {TOTAL}")));
    assert_snapshot!("items_inside", implementation(&deep));
    let long = "VeryLong".repeat(12);
    let data = format!(r#""Data": {{ "type": "object", "properties": {{ {SITES} }} }}"#).replace("Data", &long);
    assert_snapshot!("items_inside_a_long_name", implementation(&data));
    let deprecated = SITES.replacen("\"type\"", "\"deprecated\": {}, \"type\"", 1);
    assert_snapshot!("items_that_are_deprecated", implementation(&deprecated));
}

#[test]
fn a_whole_answer_can_be_the_list() {
    let members = format!(
        r#""parameters": [{}], "response": {{ "type": "array", "items": {{ "type": "string" }} }}"#,
        parameters("PageNumber PageSize")
    );
    let emitted = Specs::new().api("DescribeSites", &members).emit();
    assert_snapshot!(item(emitted.file("src/web/v2024_01_01/describe_sites.rs"), "impl rt::Paginated"));
}

#[test]
fn shared_structures_can_be_items() {
    let product = r##""components": {
        "Page": { "type": "object", "properties": { "Rows": { "type": "array", "items": { "$ref": "#/components/Row" } } } },
        "Row": { "type": "object", "properties": { "Id": { "type": "string" } } } }"##;
    let members = format!(
        r##""parameters": [{}], "response": {{ "type": "object", "properties": {{ "Data": {{ "$ref": "#/components/Page" }} }} }}"##,
        parameters("PageNumber PageSize")
    );
    let emitted = Specs::empty().product("web", "2024-01-01", product).api("DescribeSites", &members).emit();
    assert_snapshot!(item(emitted.file("src/web/v2024_01_01/describe_sites.rs"), "impl rt::Paginated"));
}

#[test]
fn the_example_lists_all_items() {
    let emitted = specs(&parameters("PageNumber PageSize"), SITES, "").emit();
    assert_snapshot!(method(emitted.client(), "pub fn describe_sites"));
}
