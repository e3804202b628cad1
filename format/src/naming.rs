//! Wire names to Rust names. Every conversion is total: it gives an identifier, or `None` where nothing is left of the name.

pub mod apart;
mod signs;

use std::collections::HashMap;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// Name of a field, method or module: snake case, raw where it is a keyword.
pub fn field_name(wire: &str) -> Option<String> {
    let name = with_letter_first(words(wire).to_snake_case(), "_")?;
    Some(unreserved(name))
}

/// Name of a struct or an open enum.
pub fn type_name(wire: &str) -> Option<String> {
    composed_type_name("", wire, "")
}

/// Name of a struct or an open enum that says where it belongs: `prefix` and `suffix` are parts of Rust names already.
pub fn composed_type_name(prefix: &str, wire: &str, suffix: &str) -> Option<String> {
    let stem = words(wire).to_upper_camel_case();
    let name = with_letter_first(stem, if prefix.is_empty() { "T" } else { "" })?;
    let name = format!("{prefix}{name}{suffix}");
    Some(if TAKEN_TYPES.contains(&name.as_str()) { format!("{name}Value") } else { name })
}

/// Name of an enum variant: signs that a value consists of, or begins with, are words. `Unknown` is taken by the variant that
/// keeps undocumented values.
pub fn variant_name(value: &str) -> Option<String> {
    if value.is_empty() {
        return Some("Empty".to_owned());
    }
    let name = with_letter_first(words(&signs::of_value(value)).to_upper_camel_case(), "V")?;
    Some(if TAKEN_VARIANTS.contains(&name.as_str()) { format!("{name}Value") } else { name })
}

/// Name of the constant of an error code. A code of signs alone is called after them.
pub fn constant_name(code: &str) -> Option<String> {
    let name = with_letter_first(words(code).to_shouty_snake_case(), "CODE_");
    name.or_else(|| with_letter_first(words(&signs::spelled(code, "dash")).to_shouty_snake_case(), "CODE_"))
}

/// Name of the module of a product: what its folder is called, with underscores.
pub fn module_name(directory: &str) -> Option<String> {
    field_name(directory).map(|name| file_name(beside(name, &TAKEN_IN_CRATE)))
}

/// Name of the module of an API version: `v2014_05_15`.
pub fn version_module(version: &str) -> Option<String> {
    field_name(&format!("v{version}"))
}

/// Name of the module of an API, and of the method that calls it.
pub fn operation_name(api: &str) -> Option<String> {
    field_name(api).map(|name| file_name(beside(name, &TAKEN_IN_VERSION)))
}

/// Name of a method that sets a field: the field's, unless every struct has a method of that name. It depends on no other
/// field: `new` is set by `set_new`, and so a field `set_new` by `set_new_`.
pub fn setter_name(field: &str) -> String {
    if TAKEN_METHODS.contains(&field) {
        return format!("set_{field}");
    }
    match field.strip_prefix("set_") {
        Some(taken) if TAKEN_METHODS.contains(&taken) => format!("{field}_"),
        _ => field.to_owned(),
    }
}

/// A field's name: the one that is stated, as it is where it can be, or else the derived one.
pub fn field(wire: &str, stated: Option<&str>) -> Option<String> {
    let fit = stated.map(unraw).filter(|stated| is_snake_case(stated));
    fit.map(|stated| unreserved(stated.to_owned())).or_else(|| field_name(stated.unwrap_or(wire)))
}

/// A variant's name: the one that is stated, as it is where it can be, or else the derived one.
pub fn variant(value: &str, stated: Option<&str>) -> Option<String> {
    let fit = stated.filter(|stated| is_variant_name(stated)).map(str::to_owned);
    fit.or_else(|| variant_name(stated.unwrap_or(value)))
}

/// The name of a struct or an enum: the one that is stated, as it is where it can be, or else the derived one.
pub fn rust_type(wire: &str, stated: Option<&str>) -> Option<String> {
    let fit = stated.filter(|stated| is_type_name(stated)).map(str::to_owned);
    fit.or_else(|| type_name(stated.unwrap_or(wire)))
}

/// The name of a constant: the one that is stated, as it is where it can be, or else the derived one.
pub fn constant(code: &str, stated: Option<&str>) -> Option<String> {
    let fit = stated.filter(|stated| is_upper_case(stated)).map(str::to_owned);
    fit.or_else(|| constant_name(stated.unwrap_or(code)))
}

/// A method's name, which is that of its module as well: the one that is stated, as it is where it can be, or else the
/// derived one.
pub fn operation(api: &str, stated: Option<&str>) -> Option<String> {
    let fit = stated.map(unraw).filter(|stated| is_method_name(stated));
    fit.map(|stated| unreserved(stated.to_owned())).or_else(|| operation_name(stated.unwrap_or(api)))
}

/// What the names of the request and the response of a method begin with, and so what tells its types from those of others.
pub fn types_of_method(name: &str) -> String {
    with_letter_first(words(unraw(name)).to_upper_camel_case(), "T").unwrap_or_default()
}

/// Whether a stated name can be a field or a method as it is.
pub fn is_snake_case(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let is_lone = ["self", "super", "crate"].contains(&name);
    !is_lone
        && name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && name.chars().all(is_part)
        && name.contains(|c: char| c.is_ascii_alphanumeric())
        && !name.contains("__")
}

/// Whether a stated name can be a method, and the module of it, as it is.
pub fn is_method_name(name: &str) -> bool {
    is_snake_case(name) && !TAKEN_IN_VERSION.contains(&name) && !is_device(name)
}

/// Whether a stated name can be a type as it is.
pub fn is_type_name(name: &str) -> bool {
    is_camel_case(name) && !TAKEN_TYPES.contains(&name)
}

/// Whether a stated name can be a variant as it is. It stands behind the name of its enum, so that it hides no type.
pub fn is_variant_name(name: &str) -> bool {
    is_camel_case(name) && !TAKEN_VARIANTS.contains(&name)
}

fn is_camel_case(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric())
}

/// Whether some conversion adds a word to a name of these letters, whatever their case, because it is taken.
pub fn is_set_apart(letters: &str) -> bool {
    TAKEN_TYPES.iter().chain(&TAKEN_VARIANTS).any(|taken| letters.eq_ignore_ascii_case(taken))
}

/// Whether a stated name can be a constant as it is.
pub fn is_upper_case(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(is_part) && !name.contains("__")
}

/// The name, or the name with the first number that makes it one of its own.
pub fn numbered(name: &str, mut is_taken: impl FnMut(&str) -> bool) -> String {
    if is_taken(name) { Numbering::default().free(name, "", |name| !is_taken(name)) } else { name.to_owned() }
}

/// Numbers behind names that are taken.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The number to try next, so that many equal names do not each begin anew.
    next: HashMap<String, usize>,
}

impl Numbering {
    /// The name with a separator and the first number, from 2 on, that makes it free. What was returned for a name is taken.
    pub fn free(&mut self, name: &str, separator: &str, mut is_free: impl FnMut(&str) -> bool) -> String {
        let number = self.next.entry(name.to_owned()).or_insert(2);
        loop {
            let free = format!("{name}{separator}{number}");
            *number += 1;
            if is_free(&free) {
                return free;
            }
        }
    }
}

/// Singular of an English plural, for the element of a list: `BackendServers` holds values of `BackendServer`.
pub fn singular(name: &str) -> String {
    let stem = |suffix: &str| name.strip_suffix(suffix).filter(|stem| stem.len() > 1);
    if let Some(stem) = stem("ies") {
        return format!("{stem}y");
    }
    if let Some(stem) = ["sses", "xes", "ches", "shes"].into_iter().find_map(stem) {
        return name[..stem.len() + name[stem.len()..].len() - 2].to_owned();
    }
    if ["ss", "us", "is"].iter().any(|ending| name.ends_with(ending)) {
        return name.to_owned();
    }
    stem("s").unwrap_or(name).to_owned()
}

/// Whether a wire name is a single word, which says little outside its parent: `Type`, `Status`.
pub fn is_single_word(wire: &str) -> bool {
    !words(wire).to_snake_case().contains('_')
}

/// The name with everything but ASCII letters and digits as word boundaries, and acronyms that heck would tear apart
/// (`IPv6`, `OAuth`, `InstanceIDs`) written as words.
pub fn words(wire: &str) -> String {
    let mut words: String = wire.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    for (acronym, word) in [("IPv", "Ipv"), ("OAuth", "Oauth")] {
        if words.contains(acronym) {
            words = words.replace(acronym, word);
        }
    }
    lower_plural_acronyms(&mut words);
    words
}

/// `IDs` becomes `Ids`: capitals followed by a lone `s`.
fn lower_plural_acronyms(name: &mut str) {
    let bytes = name.as_bytes();
    let ends_word = |index: usize| bytes.get(index + 1).is_none_or(|next| !next.is_ascii_lowercase());
    let run_before = |index: usize| bytes[..index].iter().rev().take_while(|byte| byte.is_ascii_uppercase()).count();
    let plurals = bytes.iter().enumerate().filter(|(index, byte)| **byte == b's' && ends_word(*index));
    let runs: Vec<(usize, usize)> =
        plurals.map(|(index, _)| (index, run_before(index))).filter(|(_, run)| *run >= 2).collect();
    for (index, run) in runs {
        // Everything is ASCII by now, so that positions of bytes are positions of characters.
        name[index - run + 1..index].make_ascii_lowercase();
    }
}

fn with_letter_first(name: String, prefix: &str) -> Option<String> {
    match name.chars().next()? {
        c if c.is_ascii_digit() => Some(format!("{prefix}{name}")),
        _ => Some(name),
    }
}

/// The name without the mark of a raw identifier, as it is used outside of Rust.
pub fn unraw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// An underscore at the end sets a name apart from those that are taken: no name has one of itself.
fn beside(name: String, taken: &[&str]) -> String {
    if taken.contains(&unraw(&name)) { format!("{}_", unraw(&name)) } else { name }
}

/// A module is a file or a folder.
fn file_name(module: String) -> String {
    if is_device(&module) { module + "_" } else { module }
}

/// Whether Windows takes a name for one of a device, in any case and whatever the extension: no file or folder can be called so.
pub fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let number = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    let is_port = number.is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()));
    is_port || matches!(name.as_str(), "aux" | "con" | "nul" | "prn")
}

/// Keywords become raw identifiers; the few that cannot get an underscore.
fn unreserved(name: String) -> String {
    match name.as_str() {
        "self" | "super" | "crate" => name + "_",
        keyword if KEYWORDS.contains(&keyword) => format!("r#{keyword}"),
        _ => name,
    }
}

/// Keywords of Rust 2024 in lower case, in use or reserved.
const KEYWORDS: [&str; 48] = [
    "abstract",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "pub",
    "ref",
    "return",
    "static",
    "struct",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];

/// Types that generated code uses by their bare names.
const TAKEN_TYPES: [&str; 18] = [
    "BTreeMap",
    "Box",
    "Client",
    "Clone",
    "Debug",
    "Default",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "None",
    "Ok",
    "Option",
    "Result",
    "Self",
    "Some",
    "String",
    "Vec",
];

/// A variant of every enum, and what none can be called.
const TAKEN_VARIANTS: [&str; 2] = ["Self", "Unknown"];

/// What the root of the crate holds beside products, features that are no products, folders and files that mean something to
/// cargo and rustc below `src`, and crates that paths everywhere begin with.
const TAKEN_IN_CRATE: [&str; 23] = [
    "alicloud",
    "alicloud_runtime",
    "alloc",
    "bin",
    "blocking",
    "core",
    "credentials",
    "default",
    "http",
    "hyper",
    "lib",
    "main",
    "proc_macro",
    "replay",
    "reqwest",
    "runtime",
    "serde",
    "sm3",
    "std",
    "tokio",
    "tracing",
    "transport",
    "wire",
];

/// What the module of a version holds beside operations, its own file, and methods of a client that are none.
const TAKEN_IN_VERSION: [&str; 9] =
    ["alicloud_runtime", "client", "clone", "endpoints", "error_codes", "mod", "new", "rt", "types"];

/// Methods of every request.
const TAKEN_METHODS: [&str; 11] =
    ["blank", "clone", "default", "eq", "fmt", "new", "shape", "slot", "validate", "validate_strictly", "view"];

#[cfg(test)]
mod tests;
