//! What stands at the root of the crate: manifest, `lib.rs`, `README.md`, and the module of each product.

use alicloud_format::naming;
use askama::Template;

use super::{Error, Files, MARK, Options, text};
use crate::model::{Outline, Product};

#[derive(Template)]
#[template(path = "Cargo.toml.txt", escape = "none")]
struct Manifest<'a> {
    mark: &'a str,
    version: &'a str,
    runtime_path: String,
    adding: &'a [(&'a str, &'a str)],
    features: Vec<&'a str>,
}

#[derive(Template)]
#[template(path = "lib.rs.txt", escape = "none")]
struct Root<'a> {
    mark: &'a str,
    doc: String,
    products: &'a [Outline],
}

#[derive(Template)]
#[template(path = "README.md.txt", escape = "none")]
struct Readme<'a> {
    mark: &'a str,
    /// The product that the first call is shown of.
    first: Option<&'a Outline>,
    adding: &'a [(&'a str, &'a str)],
    rows: Vec<String>,
}

#[derive(Template)]
#[template(path = "product.rs.txt", escape = "none")]
struct Module<'a> {
    mark: &'a str,
    doc: String,
    versions: Vec<&'a str>,
    newest: &'a str,
}

/// Features that are no products, and what they add. Each is one of the runtime, too.
const ADDING: [(&str, &str); 8] = [
    ("hyper", "The pooled HTTPS transport. Without it, a client needs a custom transport."),
    ("reqwest", "A transport that uses a `reqwest` client."),
    ("blocking", "Blocking calls, for callers without a Tokio runtime."),
    ("tokio", "A clock that can wait, and non-blocking files and processes, for custom transports in a Tokio runtime."),
    ("replay", "Recording of calls, and replay in tests."),
    ("tracing", "Spans for calls and attempts."),
    ("serde", "`Serialize` and `Deserialize` for requests, responses and the types in them."),
    ("sm3", "V3 signing with SM3, the Chinese national digest."),
];

pub(super) fn emit(products: &[Outline], options: &Options, files: &mut Files) -> Result<(), Error> {
    let features = products.iter().map(|product| product.feature.as_str()).collect();
    let runtime_path = toml_string(&options.runtime_path);
    let manifest = Manifest { mark: MARK, version: &options.version, runtime_path, adding: &ADDING, features };
    files.insert("Cargo.toml".to_owned(), manifest.render()? + "\n");
    let mut doc = String::new();
    for product in products {
        text::write_bullet(0, "//!", &entry(product), &mut doc);
    }
    let root = Root { mark: MARK, doc, products };
    files.insert("src/lib.rs".to_owned(), root.render()? + "\n");
    let rows = products.iter().map(row).collect();
    let readme = Readme { mark: MARK, first: products.first(), adding: &ADDING, rows };
    files.insert("README.md".to_owned(), readme.render()? + "\n");
    Ok(())
}

fn entry(product: &Outline) -> String {
    format!("`{}`: {}", product.feature, product.title)
}

/// A row of the table of products.
fn row(product: &Outline) -> String {
    let column =
        |cell: fn(&(String, usize)) -> String| product.versions.iter().map(cell).collect::<Vec<_>>().join(", ");
    let versions = column(|(version, _)| text::markdown(version));
    let operations = column(|(_, operations)| operations.to_string());
    format!("| `{}` | {} | {versions} | {operations} |", product.feature, text::markdown(&product.title))
}

pub(super) fn emit_product(product: &Product, files: &mut Files) -> Result<(), Error> {
    let Some(newest) = product.versions.last() else { return Ok(()) };
    let mut doc = vec![format!("{}.", product.title)];
    doc.extend(newest.description.iter().cloned());
    doc.push(format!("This module re-exports API version {}.", newest.version));
    let module = Module {
        mark: MARK,
        doc: text::doc(0, "//!", &doc),
        versions: product.versions.iter().map(|version| version.module.as_str()).collect(),
        newest: &newest.module,
    };
    files.insert(format!("src/{}/mod.rs", naming::unraw(&product.module)), module.render()? + "\n");
    Ok(())
}

/// A basic string of TOML.
fn toml_string(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use alicloud_format::naming;

    /// A product whose feature is one of the crate's own would make a manifest that Cargo cannot read.
    #[test]
    fn features_of_the_crate_are_set_apart() {
        let options = super::Options { runtime_path: String::new(), version: String::new() };
        let files = crate::emit::root(&[], &options).expect("a crate without products");
        let features = files["Cargo.toml"].split_once("[features]").expect("features").1;
        let names =
            features.lines().take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once(" = "));
        let names: Vec<&str> = names.map(|(name, _)| name).collect();
        assert!(names.contains(&"replay") && names.contains(&"default"), "{names:?}");
        for name in names {
            assert_eq!(naming::module_name(name), Some(format!("{name}_")));
        }
    }
}
