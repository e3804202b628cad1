//! What an import of metadata promises of any file.

use alicloud_import::{Options, import};
use serde_json::Value;

use crate::sound;

/// Imports a file in every way, and holds the specs against what always has to hold.
///
/// # Errors
/// What does not hold.
pub(crate) fn hold(bytes: &[u8]) -> Result<bool, String> {
    let text = String::from_utf8_lossy(bytes);
    let mut read = false;
    for with_descriptions in [false, true] {
        let options = Options { with_descriptions, ..Options::default() };
        let Ok(mut imported) = import(&text, &options) else { continue };
        let file: Value = serde_json::from_str(&text).map_err(|error| format!("imported what is no JSON: {error}"))?;
        let apis = file.get("apis").and_then(Value::as_object).map_or(0, serde_json::Map::len);
        let (kept, refused) = (imported.apis.len(), imported.refused.len());
        if kept + refused != apis {
            return Err(format!("{kept} APIs and {refused} refused ones, of {apis}"));
        }
        sound::written(&imported.product)?;
        for api in &imported.apis {
            sound::written(api)?;
        }
        // The command refuses an API that does not pass the checks, and has nothing to fall back on for the product.
        let passes =
            |apis: &[_]| sound::passes(&imported.directory, &imported.version_directory, &imported.product, apis);
        passes(&[])?;
        imported.apis.retain(|api| passes(std::slice::from_ref(api)).is_ok());
        read |= !imported.apis.is_empty();
    }
    Ok(read)
}
