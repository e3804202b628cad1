//! A catalogue that no service has: as many structs as a large product, of the usual mix of types.

use std::path::Path;
use std::{fs, io};

use serde_json::{Map, Value, json};

/// Folder of its product.
pub const PRODUCT: &str = "synthetic";

/// How much there is in a catalogue.
#[derive(Clone, Copy)]
pub struct CatalogueSize {
    /// Operations; each has a request and a response.
    operations: usize,
    /// Operations whose request, or else response, holds a list of nested structs.
    nested: usize,
}

/// 170 requests, 170 responses, 160 nested structs: 500.
pub const LARGE: CatalogueSize = CatalogueSize { operations: 170, nested: 160 };
/// One of each kind.
pub const SMALL: CatalogueSize = CatalogueSize { operations: 3, nested: 2 };

/// Writes the specs of the catalogue.
pub fn write(folder: &Path, size: CatalogueSize) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let folder = folder.join(PRODUCT).join("2020-01-01");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("product.json"), product().to_string())?;
    for number in 0..size.operations {
        let name = format!("DescribeThing{number:03}");
        fs::write(folder.join(format!("{name}.json")), api(&name, number, size).to_string())?;
    }
    Ok(())
}

fn product() -> Value {
    json!({
        "$schema": "../../spec.schema.json",
        "product": "Synthetic",
        "version": "2020-01-01",
        "title": "Synthetic",
        "style": "RPC",
        "documentation": "https://example.com/synthetic",
        "endpoints": { "regions": { "nowhere-1": { "public": "synthetic.example.com" } } },
    })
}

fn api(name: &str, number: usize, size: CatalogueSize) -> Value {
    let is_nested = number < size.nested;
    let in_request = is_nested && number.is_multiple_of(2);
    let parameters: Vec<Value> =
        fields(in_request, true).into_iter().map(|(name, schema)| json!({ "name": name, "schema": schema })).collect();
    json!({
        "$schema": "../../spec.schema.json",
        "api": name,
        "summary": "Describes things.",
        "documentation": "https://example.com/synthetic",
        "parameters": parameters,
        "response": { "type": "object", "properties": Value::Object(fields(is_nested && !in_request, false)) },
        "sources": { "made-up": { "title": "Made up" } },
    })
}

/// Eight fields; the last is a list, of structs or of strings.
fn fields(with_structs: bool, is_request: bool) -> Map<String, Value> {
    let items = if with_structs {
        json!({ "type": "object", "properties": Value::Object(fields(false, is_request)) })
    } else {
        json!({ "type": "string" })
    };
    let described = |mut schema: Value| {
        schema["description"] = json!("What it is, in a few words.");
        schema
    };
    let mut fields = Map::new();
    let mut add = |name: &str, schema: Value| fields.insert(name.to_owned(), described(schema));
    add(
        "InstanceId",
        if is_request { json!({ "type": "string", "required": true }) } else { json!({ "type": "string" }) },
    );
    add("InstanceName", json!({ "type": "string", "maxLength": 80 }));
    add("Port", json!({ "type": "integer", "minimum": 1, "maximum": 65535 }));
    add("IsEnabled", json!({ "type": "boolean" }));
    add("Description", json!({ "type": "string" }));
    add("CreationTime", json!({ "type": "integer", "format": "int64" }));
    add("ZoneId", json!({ "type": "string" }));
    add("Entries", json!({ "type": "array", "items": items }));
    fields
}
