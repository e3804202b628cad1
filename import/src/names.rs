//! Names that a spec cannot have. What things are called in Rust is decided in `version`.

mod earlier;
mod twins;
mod version;

pub use alicloud_format::diagnostic::is_invisible;
use alicloud_format::naming::is_device;

use crate::decision::cut;

pub use earlier::Earlier;
pub(crate) use version::{Named, field_names, version};
pub use version::{error_code_names, keep_names};

/// Longer names are damage, and no file could be called so.
pub(crate) const LONGEST: usize = 200;

/// Why an API cannot be called so; none if it can.
#[must_use]
pub fn unusable_api(name: &str) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(is_plain) {
        return Some(format!("{:?} is no API name: letters, digits and `_` make one", cut(name)));
    }
    if name.len() > LONGEST {
        return Some("the name is too long for a file".to_owned());
    }
    // Each API is a file, beside `product.json`.
    let is_reserved = name.eq_ignore_ascii_case("product") || is_device(name);
    is_reserved.then(|| format!("no file can be called `{name}.json`"))
}

/// A name as a folder of a product: small letters, digits and underscores.
pub fn product_folder(product: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let folder: String = product.chars().take(LONGEST).map(plain).collect();
    match folder {
        folder if is_device(&folder) => folder + "_",
        folder if folder.starts_with(|c: char| c.is_ascii_lowercase()) => folder,
        folder => format!("p{folder}"),
    }
}
