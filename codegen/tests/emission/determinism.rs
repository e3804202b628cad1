//! The same specs give the same bytes, in whatever order their files were written.

use crate::specs::Specs;

const PRODUCTS: [&str; 3] = ["web", "dns", "cdn"];
const APIS: [&str; 4] = ["CreateSite", "DeleteSite", "Aa", "Zz"];
const MEMBERS: &str = r##""parameters": [
    { "name": "Tag", "schema": { "$ref": "#/components/Tag" } },
    { "name": "Kind", "schema": { "type": "string", "enum": ["b", "a"] } }]"##;
const COMPONENTS: &str = r#""components": {
    "Tag": { "type": "object", "properties": { "A": { "type": "string" } } },
    "Tag_2": { "type": "object", "properties": { "A": { "type": "string" } } },
    "Tag2": { "type": "object", "rustName": "TagTwo", "properties": { "A": { "type": "string" } } } }"#;

fn specs(products: impl Iterator<Item = &'static str>, apis: impl Iterator<Item = &'static str> + Clone) -> Specs {
    products.fold(Specs::empty(), |specs, product| {
        let specs = apis.clone().fold(specs, |specs, api| specs.api_of(&format!("{product}/2024-01-01"), api, MEMBERS));
        specs.product(product, "2024-01-01", COMPONENTS)
    })
}

#[test]
fn twice_the_same() {
    let specs = specs(PRODUCTS.into_iter(), APIS.into_iter());
    assert!(specs.emit().files == specs.emit().files);
}

#[test]
fn whatever_the_order_on_the_disk() {
    let forwards = specs(PRODUCTS.into_iter(), APIS.into_iter());
    let backwards = specs(PRODUCTS.into_iter().rev(), APIS.into_iter().rev());
    assert!(forwards.emit().files == backwards.emit().files);
}
