//! A part of the specs, and the crate that it gives.

use alicloud_codegen::model;
use alicloud_codegen::select::Selection;
use insta::assert_snapshot;

use crate::specs::{Emitted, Specs, emit};

/// Two products, one of which has two versions.
fn specs() -> Specs {
    let apis = [
        ("web/2014-05-15", "CreateSite"),
        ("web/2014-05-15", "DescribeSites"),
        ("web/2024-01-01", "CreateSite"),
        ("web/2024-01-01", "DeleteSite"),
        ("dns/2015-01-09", "AddRecord"),
    ];
    let specs = Specs::empty().product("web", "2014-05-15", "").product("web", "2024-01-01", "").product(
        "dns",
        "2015-01-09",
        "",
    );
    apis.into_iter().fold(specs, |specs, (folder, name)| specs.api_of(folder, name, ""))
}

fn selection(text: &str) -> Result<Selection, String> {
    text.parse().map_err(|error: alicloud_codegen::select::SelectionError| error.to_string())
}

/// The operations that a selection leaves, or why there are none.
fn selected(specs: &Specs, text: &str) -> Result<Vec<String>, String> {
    let mut catalogue = specs.catalogue();
    selection(text)?.apply(&mut catalogue).map_err(|error| error.to_string())?;
    let names = catalogue.products.iter().flat_map(|version| {
        let place = format!("{}/{}", version.directory, version.version_directory);
        version.apis.iter().map(move |api| format!("{place}:{}", api.value.api))
    });
    Ok(names.collect())
}

fn emitted(specs: &Specs, text: &str) -> Emitted {
    let mut catalogue = specs.catalogue();
    selection(text)
        .and_then(|selection| selection.apply(&mut catalogue).map_err(|error| error.to_string()))
        .expect(text);
    emit(&model::build(&catalogue))
}

fn refusal(result: Result<impl std::fmt::Debug, String>) -> String {
    result.expect_err("a refusal")
}

#[test]
fn texts_that_select_nothing() {
    let texts = ["", " , ", "web:", ":CreateSite", "web/", "/2014-05-15", "web/:CreateSite", "web, :"];
    assert_snapshot!(texts.map(|text| refusal(selection(text))).join("\n"));
}

#[test]
fn spaces_and_commas_at_the_end_do_not_matter() {
    assert_eq!(selection(" web:CreateSite ,\ndns, "), selection("web:CreateSite,dns"));
    assert!(selection("web:CreateSite").is_ok_and(|selection| selection.includes("web") && !selection.includes("we")));
}

#[test]
fn without_a_version_the_newest_is_meant() {
    assert_eq!(selected(&specs(), "web:CreateSite"), Ok(vec!["web/2024-01-01:CreateSite".to_owned()]));
    // The newest that has it.
    assert_eq!(selected(&specs(), "web:DescribeSites"), Ok(vec!["web/2014-05-15:DescribeSites".to_owned()]));
    assert_eq!(selected(&specs(), "web/2014-05-15:CreateSite"), Ok(vec!["web/2014-05-15:CreateSite".to_owned()]));
    // A version that nothing is left of is gone.
    let mut catalogue = specs().catalogue();
    assert_eq!(selection("web:DeleteSite").map(|selection| selection.apply(&mut catalogue)), Ok(Ok(())));
    let left: Vec<&str> = catalogue.products.iter().map(|version| version.version_directory.as_str()).collect();
    assert_eq!(left, ["2024-01-01"]);
}

#[test]
fn a_product_stands_for_all_of_it_and_a_version_for_all_of_that() {
    assert_snapshot!("whole_product", selected(&specs(), "web").unwrap_or_default().join("\n"));
    assert_snapshot!("whole_version", selected(&specs(), "web/2014-05-15").unwrap_or_default().join("\n"));
    assert_snapshot!(
        "several",
        selected(&specs(), "dns,web:DeleteSite,web/2014-05-15:CreateSite").unwrap_or_default().join("\n")
    );
    assert_eq!(selected(&specs(), "web,web:CreateSite,web"), selected(&specs(), "web"));
}

#[test]
fn unknown_versions() {
    assert_snapshot!(refusal(selected(&specs(), "web/2014-05-16:CreateSite")));
    assert_snapshot!(refusal(selected(&specs(), "web/1999-12-31")));
}

#[test]
fn unknown_operations() {
    assert_snapshot!(refusal(selected(&specs(), "web:CreateSites")));
    assert_snapshot!(refusal(selected(&specs(), "web:Fly")));
    // Another version has it.
    assert_snapshot!(refusal(selected(&specs(), "web/2024-01-01:DescribeSites")));
}

#[test]
fn unknown_products() {
    let check = |text: &str| {
        let selection = selection(text)?;
        selection.check_products(&["dns", "web"]).map_err(|error| error.to_string())
    };
    assert_eq!(check("web,dns:AddRecord"), Ok(()));
    assert_snapshot!(refusal(check("web,wed:CreateSite")));
    assert_snapshot!(refusal(check("kubernetes")));
    // What a terminal would obey is shown as what it is.
    assert_snapshot!(refusal(check("we\u{1b}[31m\u{202e}b")));
}

/// The specs of one product at a time: the others have their turn.
#[test]
fn what_is_wanted_of_other_products_does_not_matter() {
    let mut catalogue = Specs::new().api("CreateSite", "").catalogue();
    assert_eq!(selection("web,dns:Whatever").map(|selection| selection.apply(&mut catalogue)), Ok(Ok(())));
    assert_eq!(catalogue.products.len(), 1);
}

/// Components stay as long as something that stays needs them, through lists, maps, properties and other components.
#[test]
fn components_are_pruned() {
    let object = |properties: &str| format!(r#"{{ "type": "object", "properties": {{ {properties} }} }}"#);
    let reference = |name: &str| format!(r##"{{ "$ref": "#/components/{name}" }}"##);
    let components = [
        ("Tag", object(&format!(r#""Owner": {}"#, reference("Owner")))),
        ("Owner", object(&format!(r#""Names": {{ "type": "array", "items": {} }}"#, reference("Name")))),
        ("Name", object(&format!(r#""Tag": {}"#, reference("Tag")))),
        ("Alias", reference("Zone")),
        ("Zone", object(r#""Id": { "type": "string" }"#)),
        ("Unused", object(&format!(r#""Tag": {}"#, reference("Tag")))),
    ];
    let components = components.map(|(name, schema)| format!(r#""{name}": {schema}"#)).join(", ");
    let parameter = |schema: &str| format!(r#""parameters": [{{ "name": "It", "schema": {schema} }}]"#);
    let inside = object(&format!(r#""It": {}"#, reference("Tag")));
    let map = format!(r#"{{ "type": "object", "additionalProperties": {} }}"#, reference("Alias"));
    let specs = Specs::empty()
        .product("web", "2024-01-01", &format!(r#""components": {{ {components} }}"#))
        .api("UseTag", &parameter(&inside))
        .api("UseZone", &format!(r#""response": {map}"#))
        .api("UseNone", "")
        .api("UseUnused", &parameter(&reference("Unused")));
    let left = |text: &str| {
        let mut catalogue = specs.catalogue();
        selection(text).map(|selection| selection.apply(&mut catalogue)).expect(text).expect(text);
        let names = catalogue.products[0].product.value.components.iter().map(|(name, _)| name.to_owned());
        names.collect::<Vec<_>>()
    };
    assert_eq!(left("web:UseTag"), ["Tag", "Owner", "Name"]);
    assert_eq!(left("web:UseZone"), ["Alias", "Zone"]);
    assert_eq!(left("web:UseNone"), [""; 0]);
    assert_eq!(left("web:UseUnused"), ["Tag", "Owner", "Name", "Unused"]);
    assert!(!emitted(&specs, "web:UseNone").files.contains_key("src/web/v2024_01_01/types.rs"));
}

/// Nothing of the crate is about what was not selected.
#[test]
fn the_crate_holds_just_the_selected_operations() {
    let emitted = emitted(&specs(), "web:CreateSite,web/2014-05-15:DescribeSites");
    assert_snapshot!("selected_files", emitted.files.keys().map(String::as_str).collect::<Vec<_>>().join("\n"));
    let features: Vec<&str> = emitted.file("Cargo.toml").lines().filter(|line| line.ends_with(" = []")).collect();
    assert_eq!(features, ["web = []"]);
    let methods: Vec<&str> =
        emitted.client().lines().filter(|line| line.contains("request: ")).map(str::trim).collect();
    assert_snapshot!("selected_methods", methods.join("\n"));
    assert_snapshot!("selected_readme", emitted.file("README.md"));
}

/// What is selected is generated as it is in the whole crate.
#[test]
fn operations_are_those_of_the_whole() {
    let (whole, part) = (specs().emit(), emitted(&specs(), "web/2014-05-15:CreateSite,web:DeleteSite"));
    for file in
        ["src/web/v2014_05_15/create_site.rs", "src/web/v2024_01_01/delete_site.rs", "src/web/v2014_05_15/endpoints.rs"]
    {
        assert_eq!(whole.file(file), part.file(file), "{file}");
    }
}

/// What is inside of components is called after all of them, whatever is selected.
#[test]
fn a_selection_changes_no_name() {
    let nested = |field: &str| {
        format!(
            r#"{{ "type": "object", "properties": {{ "Rule": {{ "type": "object", "properties": {{
            "{field}": {{ "type": "string" }}, "Kind": {{ "type": "string", "enum": ["{field}"] }} }} }} }} }}"#
        )
    };
    let components = format!(r#""components": {{ "Alpha": {}, "Beta": {} }}"#, nested("A"), nested("B"));
    let answer = |name: &str| {
        let reference = format!(r##"{{ "$ref": "#/components/{name}" }}"##);
        format!(r#""response": {{ "type": "object", "properties": {{ "It": {reference} }} }}"#)
    };
    let specs = Specs::empty()
        .product("web", "2024-01-01", &components)
        .api("GetAlpha", &answer("Alpha"))
        .api("GetBeta", &answer("Beta"));
    let types = |emitted: &Emitted| -> Vec<String> {
        let source = emitted.file("src/web/v2024_01_01/types.rs");
        source.lines().filter(|line| line.starts_with("pub ")).map(str::to_owned).collect()
    };
    let all = types(&specs.emit());
    for selected in ["web:GetAlpha", "web:GetBeta"] {
        let some = types(&emitted(&specs, selected));
        assert_eq!(some.len() * 2, all.len(), "{some:?} of {all:?}");
        assert!(some.iter().all(|line| all.contains(line)), "{some:?} of {all:?}");
    }
}
