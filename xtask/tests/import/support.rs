//! Metadata to import, and the command that does it.

use std::fs;
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::place::{Place, said};

impl Place {
    /// Writes the metadata of a product with these APIs.
    pub(crate) fn metadata(&self, product: &str, apis: &[&str]) {
        let api = json!({
            "methods": ["post"],
            "security": [{ "AK": [] }],
            "parameters": [{ "name": "Shape", "in": "query", "style": "json", "schema": { "$ref": "#/components/schemas/Shape" } }],
        });
        let apis: serde_json::Map<String, Value> = apis.iter().map(|name| ((*name).to_owned(), api.clone())).collect();
        let file = json!({
            "info": { "style": "RPC", "product": product, "version": "2020-01-01" },
            "apis": apis,
            "components": { "schemas": { "Shape": { "type": "object", "properties": { "Size": { "type": "string" } } } } },
        });
        let folder = self.path("metadata").join(product);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("api-docs.json"), file.to_string()).expect("a file");
    }

    /// Changes the metadata of a product.
    pub(crate) fn edit(&self, product: &str, change: impl FnOnce(&mut Value)) {
        let path = self.path("metadata").join(product).join("api-docs.json");
        let mut file = serde_json::from_str(&fs::read_to_string(&path).expect("a file")).expect("JSON");
        change(&mut file);
        fs::write(path, file.to_string()).expect("a file");
    }

    pub(crate) fn import(&self, more: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["import", "openmeta"]).arg(self.path("metadata")).arg("--out").arg(self.path("specs")).args(more);
        command.output().expect("the command runs")
    }

    pub(crate) fn succeeds(&self, more: &[&str]) -> String {
        let output = self.import(more);
        assert!(output.status.success(), "{}", said(&output));
        said(&output)
    }

    /// Runs another command on the specs.
    pub(crate) fn run(&self, command: &[&str]) -> Output {
        let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
        xtask.args(command).arg("--specs").arg(self.path("specs")).current_dir(self.0.path()).output().expect("it runs")
    }

    /// A spec of the product `Demo`.
    pub(crate) fn spec(&self, name: &str) -> Value {
        let text = fs::read_to_string(self.path("specs/demo/2020-01-01").join(name)).expect("a spec");
        serde_json::from_str(&text).expect("a spec is JSON")
    }

    pub(crate) fn write_spec(&self, name: &str, spec: &Value) {
        let folder = self.path("specs/demo/2020-01-01");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(name), spec.to_string()).expect("a file");
    }
}
