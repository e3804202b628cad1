//! What names become.

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
    }
}

#[test]
fn values_of_signs_are_words() {
    for (value, name) in [
        (">", "GreaterThan"),
        ("<=", "LessThanOrEqual"),
        ("!=", "NotEqual"),
        ("≥", "AtLeast"),
        ("*", "Star"),
        ("-", "Minus"),
        ("---", "MinusMinusMinus"),
        ("名称", "U540dU79f0"),
        ("", "Empty"),
        (" ", "Space"),
        ("<10", "LessThan10"),
        ("-1.5", "Minus15"),
        ("-a", "A"),
        ("+86", "Plus86"),
        ("1.0", "V10"),
        ("<= 10", "LessThanOrEqual10"),
        (" > 10", "GreaterThan10"),
        ("- 1", "Minus1"),
        ("<none>", "None"),
        ("=name", "Name"),
        ("!= any", "Any"),
    ] {
        assert_eq!(variant_name(value).as_deref(), Some(name), "{value:?}");
        assert!(is_variant_name(name), "{name}");
    }
}

#[test]
fn stated_names_are_taken_as_they_are() {
    assert_eq!(super::field("Type", Some("type")).as_deref(), Some("r#type"));
    assert_eq!(super::field("A", Some("ipv62")).as_deref(), Some("ipv62"));
    assert_eq!(variant("a", Some("AU4e2d")).as_deref(), Some("AU4e2d"));
    for name in ["key_lower", "_2fa", "a2_b"] {
        assert!(is_snake_case(name), "{name}");
    }
    for name in ["", "_", "a__b", "Key", "a-b", "self", "2a", "é"] {
        assert!(!is_snake_case(name), "{name}");
    }
    for name in ["", "key", "A_b", "2A", "É", "Self"] {
        assert!(!is_type_name(name) && !is_variant_name(name), "{name}");
    }
    // A type hides what is called by the same bare name; a variant stands behind its enum.
    for name in ["Client", "Default", "None", "Ok", "Option", "Some", "String"] {
        assert!(!is_type_name(name) && is_variant_name(name), "{name}");
        assert_eq!(variant("a", Some(name)).as_deref(), Some(name));
    }
    assert!(is_type_name("Unknown") && !is_variant_name("Unknown"));
    for name in ["move", "create_rule", "aux_", "com10"] {
        assert!(is_method_name(name), "{name}");
    }
    for name in ["aux", "con", "com1", "lpt9", "client"] {
        assert!(!is_method_name(name), "{name}");
    }
    for name in ["", "A__B", "a", "_A", "2A"] {
        assert!(!is_upper_case(name), "{name}");
    }
}

#[test]
fn names_of_the_prelude_and_of_every_enum_are_left_alone() {
    assert_eq!(type_name("Option").as_deref(), Some("OptionValue"));
    assert_eq!(variant_name("unknown").as_deref(), Some("UnknownValue"));
    assert_eq!(composed_type_name("", "Option", "Input").as_deref(), Some("OptionInput"));
}

#[test]
fn names_that_generated_code_takes_are_set_apart() {
    for taken in TAKEN_IN_VERSION {
        assert_eq!(operation_name(taken), Some(format!("{taken}_")));
    }
    for taken in TAKEN_IN_CRATE {
        assert_eq!(module_name(taken), Some(format!("{taken}_")));
    }
    // No file and no folder can be called so on Windows.
    for device in ["con", "prn", "aux", "nul", "com1", "lpt9"] {
        assert_eq!(operation_name(device), Some(format!("{device}_")));
        assert_eq!(module_name(device), Some(format!("{device}_")));
    }
    assert_eq!(operation_name("Com12").as_deref(), Some("com12"));
    assert_eq!(operation_name("Match").as_deref(), Some("r#match"));
    assert_eq!(setter_name("port"), "port");
    assert_eq!(setter_name("new"), "set_new");
    assert_eq!(setter_name("set_new"), "set_new_");
    assert_eq!(setter_name("set_port"), "set_port");
    assert_eq!(numbered("Tag", |name| ["Tag", "Tag2"].contains(&name)), "Tag3");
}

#[test]
fn every_keyword_is_one_to_the_compiler() {
    for keyword in KEYWORDS {
        let is_new = keyword == "gen";
        assert!(is_new || syn::parse_str::<syn::Ident>(keyword).is_err(), "{keyword}");
        assert!(syn::parse_str::<syn::Ident>(&field(keyword)).is_ok(), "{keyword}");
    }
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

#[test]
fn names_of_devices() {
    for name in ["aux", "CON", "Nul", "prn", "com1", "COM9", "lpt0"] {
        assert!(is_device(name), "{name}");
    }
    for name in ["", "auxiliary", "com", "com10", "comx", "lpt", "con_", "nul.json"] {
        assert!(!is_device(name), "{name}");
    }
    assert_eq!(operation_name("Aux").as_deref(), Some("aux_"));
    assert_eq!(module_name("com1").as_deref(), Some("com1_"));
    assert_eq!(operation("GetAux", Some("aux")).as_deref(), Some("aux_"));
}
