//! The metadata of the gateway, `api-docs.json`, stage by stage: `source` reads the text, `components` knows its shared
//! structures, `schema` converts a schema, `api` an API with its parameters and answers, `version` all of them and then the
//! shared structures that they turned out to refer to. No module uses one of a later stage.

mod api;
mod components;
mod context;
mod keys;
mod origin;
mod prose;
mod schema;
mod source;
mod version;
mod wire_name;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{Earlier, ImportError, Imported, Options, names, references};
use context::Context;
use source::Object;

/// A file of metadata that has been read and not yet imported.
pub struct Metadata {
    root: Object,
    faults: Vec<source::Fault>,
    product: String,
    version: String,
}

impl Metadata {
    /// Reads a file.
    ///
    /// # Errors
    /// If the text is no JSON, or does not say which version of which product it describes.
    pub fn read(text: &str) -> Result<Self, ImportError> {
        let (value, faults) = source::read(text).map_err(ImportError::Json)?;
        let Value::Object(root) = value else { return Err(ImportError::NotMetadata("it is not an object")) };
        let info = root.get("info").and_then(Value::as_object).ok_or(ImportError::NotMetadata("it has no `info`"))?;
        let stated = |key| info.get(key).and_then(Value::as_str).map(str::trim).filter(|text| is_name(text));
        let product = stated("product")
            .filter(|code| names_something(code))
            .ok_or(ImportError::NotMetadata("`info` has no usable `product`"))?
            .to_owned();
        let version = stated("version").ok_or(ImportError::NotMetadata("`info` has no usable `version`"))?.to_owned();
        if lacks_components(&root) && refers_to_components(&root) {
            return Err(ImportError::NotMetadata("APIs refer to `components`, which cannot be read"));
        }
        Ok(Self { root, faults, product, version })
    }

    /// Folders of the product and of the version, such as `slb` and `2014-05-15`.
    #[must_use]
    pub fn folders(&self) -> (String, String) {
        version::folders_of(&self.product, &self.version)
    }

    /// Imports it. The names that are given in `earlier`, the specs that are there already, stay.
    #[must_use]
    pub fn import(&self, options: &Options, earlier: &Earlier) -> Imported {
        self.import_without(&BTreeMap::new(), options, earlier)
    }

    /// The same, but refuses some APIs, by name and with the reason: those whose specs turned out to be unfit.
    #[must_use]
    pub fn import_without(&self, unfit: &BTreeMap<String, String>, options: &Options, earlier: &Earlier) -> Imported {
        let Self { root, faults, product, version } = self;
        let mut context = Context::new(options, root, product, version);
        context.take_faults(faults);
        version::version(context, root, unfit, earlier)
    }
}

/// Whether there are shared structures that are none. Without them, fields would lose their types.
fn lacks_components(root: &Object) -> bool {
    let Some(components) = root.get("components") else { return false };
    components
        .as_object()
        .is_none_or(|components| components.get("schemas").is_some_and(|schemas| !schemas.is_object()))
}

fn refers_to_components(root: &Object) -> bool {
    let mut references = root.values().flat_map(references::all);
    references.any(|reference| reference.starts_with("#/components/schemas/"))
}

/// Whether a folder can be called after the code of a product.
fn names_something(code: &str) -> bool {
    code.contains(|c: char| c.is_ascii_alphanumeric())
}

/// Whether a text can name a product or a version.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 100 && !text.chars().any(names::is_invisible)
}
