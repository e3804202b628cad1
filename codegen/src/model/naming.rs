//! Wire names to Rust names. Every conversion is total: it gives an identifier, or `None` where nothing is left of the name.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Name of a field, method or module: snake case, raw where it is a keyword.
pub fn field_name(wire: &str) -> Option<String> {
    let name = with_letter_first(words(wire).to_snake_case(), "_")?;
    Some(unreserved(name))
}

/// Name of a struct or an open enum.
pub fn type_name(wire: &str) -> Option<String> {
    let name = with_letter_first(words(wire).to_upper_camel_case(), "T")?;
    Some(if PRELUDE.contains(&name.as_str()) { format!("{name}Value") } else { name })
}

/// Name of an enum variant. `Unknown` is taken by the variant that keeps undocumented values.
pub fn variant_name(value: &str) -> Option<String> {
    let signed = match value.strip_prefix('-') {
        Some(digits) if digits.starts_with(|c: char| c.is_ascii_digit()) => format!("Minus{digits}"),
        _ => value.to_owned(),
    };
    let name = with_letter_first(words(&signed).to_upper_camel_case(), "V")?;
    Some(match name.as_str() {
        "Unknown" | "Self" => format!("{name}Value"),
        _ => name,
    })
}

/// Name of a module or feature of a product: what its folder is called, with underscores.
pub fn module_name(directory: &str) -> Option<String> {
    field_name(directory)
}

/// Name of the module of an API version: `v2014_05_15`.
pub fn version_module(version: &str) -> Option<String> {
    field_name(&format!("v{version}"))
}

/// Name of a method that sets a field: the field's, unless a method of every request has it already.
pub fn setter_name(field: &str) -> String {
    const TAKEN: [&str; 10] = ["new", "validate", "clone", "shape", "view", "slot", "blank", "eq", "fmt", "default"];
    if TAKEN.contains(&field) { format!("set_{field}") } else { field.to_owned() }
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
fn words(wire: &str) -> String {
    let spaced: String = wire.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    lower_plural_acronyms(&spaced.replace("IPv", "Ipv").replace("OAuth", "Oauth"))
}

/// `IDs` becomes `Ids`: capitals followed by a lone `s`.
fn lower_plural_acronyms(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut output = chars.clone();
    for (index, c) in chars.iter().enumerate() {
        let ends_word = chars.get(index + 1).is_none_or(|next| !next.is_ascii_lowercase());
        if *c != 's' || !ends_word {
            continue;
        }
        let run = chars[..index].iter().rev().take_while(|c| c.is_ascii_uppercase()).count();
        if run >= 2 {
            for capital in &mut output[index - run + 1..index] {
                *capital = capital.to_ascii_lowercase();
            }
        }
    }
    output.into_iter().collect()
}

fn with_letter_first(name: String, prefix: &str) -> Option<String> {
    match name.chars().next()? {
        c if c.is_ascii_digit() => Some(format!("{prefix}{name}")),
        _ => Some(name),
    }
}

/// Keywords become raw identifiers; the few that cannot get an underscore.
fn unreserved(name: String) -> String {
    match name.as_str() {
        "self" | "super" | "crate" | "_" => format!("{name}_"),
        // syn parses by the rules of no edition in particular; `gen` is a keyword from 2024 on.
        _ if name == "gen" || syn::parse_str::<syn::Ident>(&name).is_err() => format!("r#{name}"),
        _ => name,
    }
}

/// Types that generated code uses by their bare names.
const PRELUDE: [&str; 16] = [
    "Box",
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

#[cfg(test)]
mod tests {
    use super::*;

    fn field(wire: &str) -> String {
        field_name(wire).unwrap_or_default()
    }

    #[test]
    fn initials_are_words_of_their_own() {
        assert_eq!(field("VServerGroupId"), "v_server_group_id");
        assert_eq!(field("VSwitchId"), "v_switch_id");
        assert_eq!(type_name("VServerGroup").as_deref(), Some("VServerGroup"));
        assert_eq!(field("CreateLoadBalancerHTTPSListener"), "create_load_balancer_https_listener");
    }

    #[test]
    fn acronyms_stay_whole() {
        assert_eq!(field("InstanceIDs"), "instance_ids");
        assert_eq!(field("DBInstanceID"), "db_instance_id");
        assert_eq!(field("IPv6Address"), "ipv6_address");
        assert_eq!(field("OAuthToken"), "oauth_token");
        assert_eq!(field("VServers"), "v_servers");
        assert_eq!(field("URLsToPush"), "urls_to_push");
    }

    #[test]
    fn keywords_are_raw_or_underscored() {
        assert_eq!(field("Type"), "r#type");
        assert_eq!(field("async"), "r#async");
        assert_eq!(field("Gen"), "r#gen");
        assert_eq!(field("Self"), "self_");
        assert_eq!(field("crate"), "crate_");
    }

    #[test]
    fn digits_do_not_begin_a_name() {
        assert_eq!(field("2FACode"), "_2fa_code");
        assert_eq!(variant_name("443").as_deref(), Some("V443"));
        assert_eq!(variant_name("-1").as_deref(), Some("Minus1"));
        assert_eq!(type_name("3DSecure").as_deref(), Some("T3dSecure"));
    }

    #[test]
    fn separators_divide_words() {
        assert_eq!(field("Tag.Key"), "tag_key");
        assert_eq!(field("x-acs-meta"), "x_acs_meta");
        assert_eq!(field("__context"), "context");
        assert_eq!(variant_name("rr_wlc").as_deref(), Some("RrWlc"));
    }

    #[test]
    fn nothing_is_left_of_some_names() {
        for name in ["", "*", "---", "名称", "_"] {
            assert_eq!(field_name(name), None, "{name:?}");
            assert_eq!(type_name(name), None, "{name:?}");
            assert_eq!(variant_name(name), None, "{name:?}");
        }
    }

    #[test]
    fn names_of_the_prelude_and_of_every_enum_are_left_alone() {
        assert_eq!(type_name("Option").as_deref(), Some("OptionValue"));
        assert_eq!(variant_name("unknown").as_deref(), Some("UnknownValue"));
        assert_eq!(setter_name("new"), "set_new");
        assert_eq!(setter_name("port"), "port");
    }

    #[test]
    fn singulars() {
        for (plural, singular_form) in [
            ("BackendServers", "BackendServer"),
            ("Policies", "Policy"),
            ("Addresses", "Address"),
            ("Boxes", "Box"),
            ("Status", "Status"),
            ("Access", "Access"),
            ("Tag", "Tag"),
            ("s", "s"),
        ] {
            assert_eq!(singular(plural), singular_form);
        }
    }

    #[test]
    fn names_that_differ_on_the_wire_can_collide() {
        assert_eq!(field("Foo.Bar"), field("FooBar"));
        assert_eq!(variant_name("a-b"), variant_name("a_b"));
    }
}
