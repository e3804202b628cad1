//! Names that a spec or Rust cannot have, or that become one.

use std::collections::{HashMap, HashSet};

use alicloud_codegen::model::naming;

use crate::decision::cut;

/// Longer names are damage, and no file could be called so.
pub(crate) const LONGEST: usize = 200;

/// Whether a character is not to be seen, or changes how others are shown.
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

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
    // Each API is a file, beside `product.json`; the others are devices to some systems.
    let is_reserved = ["product", "con", "prn", "aux", "nul"].iter().any(|taken| name.eq_ignore_ascii_case(taken));
    is_reserved.then(|| format!("no file can be called `{name}.json`"))
}

/// What names are converted to.
#[derive(Clone, Copy)]
pub(crate) struct Purpose {
    /// A wire name as a name of Rust.
    convert: fn(&str) -> Option<String>,
    /// What one without a name is called, before its number.
    fallback: &'static str,
    /// What sets a number apart from the digits before it: `ipv6` and 2 are not `ipv62`.
    separator: &'static str,
}

pub(crate) const FIELD: Purpose = Purpose { convert: naming::field_name, fallback: "field", separator: "_" };
pub(crate) const VARIANT: Purpose = Purpose { convert: naming::variant_name, fallback: "Value", separator: "V" };
pub(crate) const METHOD: Purpose = Purpose { convert: naming::operation_name, fallback: "operation", separator: "_" };
pub(crate) const TYPE: Purpose = Purpose { convert: naming::type_name, fallback: "Component", separator: "V" };

/// Names for those whose derived ones will not do; none for the others. The first of equal names keeps it, later ones get
/// the first number that sets them apart from all, so that an answer depends on nothing but the order.
pub(crate) fn distinct(names: &[&str], purpose: Purpose) -> Vec<Option<String>> {
    let derived: Vec<Option<String>> = names.iter().map(|name| (purpose.convert)(name)).collect();
    let mut taken: HashSet<String> = HashSet::new();
    let keeps: Vec<bool> = derived.iter().map(|name| name.clone().is_some_and(|name| taken.insert(name))).collect();
    if keeps.iter().all(|keeps| *keeps) {
        return vec![None; names.len()];
    }
    let mut numbers = Numbers { purpose, taken, next: HashMap::new() };
    let named = keeps.iter().zip(derived).enumerate().map(|(index, (keeps, derived))| {
        let base = derived.map(|name| naming::unraw(&name).to_owned());
        let base = base.filter(|base| is_stable(&format!("{}2", apart(base, purpose)), purpose));
        match (keeps, base) {
            (true, _) => None,
            (false, Some(base)) => Some(numbers.free(base, 2)),
            (false, None) => Some(numbers.free(format!("{}{}", purpose.fallback, index + 1), 1)),
        }
    });
    named.collect()
}

/// A name that a number can stand behind.
fn apart(name: &str, purpose: Purpose) -> String {
    let separator = if name.ends_with(|c: char| c.is_ascii_digit()) { purpose.separator } else { "" };
    format!("{name}{separator}")
}

/// Whether a name stays what it is when it is converted.
fn is_stable(name: &str, purpose: Purpose) -> bool {
    (purpose.convert)(name).as_deref() == Some(name)
}

struct Numbers {
    purpose: Purpose,
    taken: HashSet<String>,
    /// The number to try next, so that many equal names do not each begin anew.
    next: HashMap<String, usize>,
}

impl Numbers {
    /// The name with a number from `first` on; 1 is not written.
    fn free(&mut self, base: String, first: usize) -> String {
        let mut number = self.next.get(&base).copied().unwrap_or(first);
        loop {
            let candidate = if number == 1 { base.clone() } else { format!("{}{number}", apart(&base, self.purpose)) };
            number += 1;
            if self.taken.insert(candidate.clone()) {
                self.next.insert(base, number);
                return candidate;
            }
        }
    }
}

/// A name as a folder of a product: small letters, digits and underscores.
pub fn product_folder(product: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let folder: String = product.chars().take(LONGEST).map(plain).collect();
    if folder.starts_with(|c: char| c.is_ascii_lowercase()) { folder } else { format!("p{folder}") }
}
