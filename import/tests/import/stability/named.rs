//! The names that an import gives, as the generated crate has them.

use std::collections::BTreeMap;
use std::path::Path;

use alicloud_codegen::model::{self, FieldType};
use alicloud_format::spec::{Located, ProductVersion};
use alicloud_import::{Earlier, Imported, Metadata, Options};
use serde_json::Value;

/// Imports metadata over earlier specs.
pub(crate) fn import(file: &Value, earlier: &Earlier) -> Imported {
    Metadata::read(&file.to_string()).expect("the fixture is metadata").import(&Options::default(), earlier)
}

/// What was imported, as the specs that the next import replaces.
pub(crate) fn earlier(imported: &Imported) -> Earlier {
    Earlier {
        product: Some(imported.product.clone()),
        apis: imported.apis.iter().map(|api| (api.api.clone(), api.clone())).collect(),
        is_partial: false,
    }
}

/// All names of the crate, by what they are the names of.
pub(crate) type Named = BTreeMap<String, String>;

/// What was imported, as the generator loads it.
pub(crate) fn version(imported: &Imported) -> ProductVersion {
    fn located<T: Clone + serde::Serialize>(name: &str, value: &T) -> Located<T> {
        let text = serde_json::to_string_pretty(value).expect("specs are JSON");
        let path = Path::new(name).with_extension("json");
        Located { path, text, value: value.clone(), damaged: Vec::new() }
    }
    ProductVersion {
        directory: imported.directory.clone(),
        version_directory: imported.version_directory.clone(),
        product: located("product", &imported.product),
        apis: imported.apis.iter().map(|api| located(&api.api, api)).collect(),
        faulty: Vec::new(),
    }
}

pub(crate) fn names(imported: &Imported) -> Named {
    let mut named = Named::new();
    for version in model::product([&version(imported)]).into_iter().flat_map(|product| product.versions) {
        for code in &version.error_codes {
            add(&mut named, format!("code {}", code.code), &code.constant);
        }
        for operation in &version.operations {
            let api = &operation.name;
            add(&mut named, format!("method {api}"), &operation.method_name);
            let structs: Vec<_> = operation.request.iter().chain(&operation.response).collect();
            for (root, what) in [(operation.request.first(), "request"), (operation.response.first(), "response")] {
                let Some(root) = root else { continue };
                add(&mut named, format!("type {api} {what}"), &root.name);
                fields(&mut named, &structs, &operation.enums, &root.name, &format!("{api} {what}"));
            }
        }
        let shared: Vec<_> = version.components.iter().collect();
        for (component, _) in imported.product.components.iter() {
            let stated = imported.product.components.get(component).and_then(|schema| schema.rust_name.as_deref());
            let Some(name) = alicloud_format::naming::rust_type(component, stated) else { continue };
            fields(&mut named, &shared, &version.component_enums, &name, &format!("component {component}"));
            add(&mut named, format!("type component {component}"), &name);
        }
    }
    named
}

fn add(named: &mut Named, what: String, name: &str) {
    assert_eq!(named.insert(what.clone(), name.to_owned()), None, "{what} twice");
}

fn fields(named: &mut Named, structs: &[&model::Struct], enums: &[model::OpenEnum], name: &str, place: &str) {
    let Some(found) = structs.iter().find(|known| known.name == *name) else { return };
    let mut methods = std::collections::HashSet::new();
    for field in &found.fields {
        let place = format!("{place}/{}", field.wire_name);
        assert!(methods.insert(&field.name), "{place} is not the only {}", field.name);
        add(named, format!("field {place}"), &field.name);
        add(named, format!("setter {place}"), &field.setter);
        let mut ty = &field.ty;
        while let FieldType::List(inner) | FieldType::Map(inner) = ty {
            ty = inner;
        }
        match ty {
            FieldType::Struct(inner) => {
                add(named, format!("type {place}"), inner);
                fields(named, structs, enums, inner, &place);
            }
            FieldType::Enum(inner) => {
                add(named, format!("type {place}"), inner);
                for variant in enums.iter().filter(|known| known.name == *inner).flat_map(|known| &known.variants) {
                    add(named, format!("variant {place} {}", variant.value), &variant.name);
                }
            }
            _ => {}
        }
    }
}

/// What of the first names is another name in the second.
pub(crate) fn moved(before: &Named, after: &Named) -> Vec<String> {
    let moved = before.iter().filter_map(|(what, name)| {
        let now = after.get(what).map_or("gone", String::as_str);
        (now != name).then(|| format!("{what}: {name} -> {now}"))
    });
    moved.collect()
}
