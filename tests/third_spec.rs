//! A spec that shares nothing with those of the repository goes the whole way: it is checked, generated, compiled, and
//! called.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use alicloud_codegen::emit::{self, Options};
use alicloud_codegen::{model, output};
use alicloud_format::spec::Catalogue;
use alicloud_mock::Received;
use alicloud_tests::{KEY_ID, KEY_SECRET, cargo, catalogue, root, run, start};
use serde_json::{Value, json};

const WORKSPACE: &str = r#"[workspace]
resolver = "3"
members = ["app", "generated"]
"#;

const APP: &str = r#"[package]
name = "app"
version = "0.1.0"
edition = "2024"

[dependencies]
alicloud = { path = "../generated", features = ["lamp"] }
tokio = { version = "1", features = ["macros", "rt"] }
"#;

fn specs() -> Catalogue {
    catalogue(&root().join("tests/specs"))
}

fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside")
}

/// A workspace with the crate that the specs give and a program that uses it. Its place stays the same, so that a second run
/// compiles what has changed only.
fn workspace() -> &'static Path {
    static WORKSPACE_FOLDER: OnceLock<PathBuf> = OnceLock::new();
    WORKSPACE_FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("third-spec");
        let runtime_path = root().join("runtime").into_os_string().into_string().expect("a path in UTF-8");
        let options = Options { runtime_path, version: env!("CARGO_PKG_VERSION").to_owned() };
        let files = emit::emit(&model::build(&specs()), &options).expect("files");
        for (path, source) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
            assert!(syn::parse_file(source).is_ok(), "{path}: {:?}", syn::parse_file(source).err());
        }
        output::write(&files, &folder.join("generated")).expect("files that can be written");

        fs::create_dir_all(folder.join("app/src")).expect("a folder");
        fs::write(folder.join("Cargo.toml"), WORKSPACE).expect("a file that can be written");
        fs::write(folder.join("app/Cargo.toml"), APP).expect("a file that can be written");
        fs::copy(root().join("tests/lamp/main.rs"), folder.join("app/src/main.rs")).expect("a program");
        // The same versions as in the repository.
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
        folder
    })
}

/// Runs a part of the program. Returns what it printed, and what arrived at the gateway.
fn call(part: &str) -> (String, Vec<Received>) {
    let gateway = start(&specs());
    let mut cargo = cargo(workspace(), &target());
    cargo.args(["run", "--quiet", "--package", "app", "--", part]);
    cargo.env("ENDPOINT", gateway.endpoint()).env("KEY_ID", KEY_ID).env("KEY_SECRET", KEY_SECRET);
    (run(&mut cargo).output, gateway.requests())
}

fn body(request: &Received) -> Value {
    assert_eq!(request.header("content-type"), Some("application/json; charset=utf-8"));
    serde_json::from_slice(&request.body).expect("JSON")
}

#[test]
fn its_documented_examples_are_tests_that_pass() {
    let mut cargo = cargo(workspace(), &target());
    let printed = run(cargo.args(["test", "--quiet", "--package", "alicloud", "--features", "lamp"]));
    assert!(printed.output.contains("test result: ok"), "{printed:?}");
}

#[test]
fn its_generated_code_gives_no_warnings() {
    let mut cargo = cargo(workspace(), &target());
    let printed = run(cargo.args(["build", "--quiet", "--package", "alicloud", "--features", "lamp"]));
    assert_eq!(printed.errors, "");
}

#[test]
fn every_type_decodes_to_the_documented_value_from_json_and_xml() {
    assert_eq!(call("set-lamp").0, "documented: [true, true]\nequal: true\n");
}

#[test]
fn every_style_and_position_arrives_as_documented() {
    let (_, requests) = call("set-lamp");
    let [v3, v1] = requests.as_slice() else { unreachable!("{requests:?}") };
    for request in [v3, v1] {
        assert_eq!(request.header("x-lamp-trace"), Some("trace-1"));
        let form = [("Password", "correct horse"), ("Icon", "aWNvbg=="), ("Notes.1", "n 1"), ("Notes.2", "n+2")];
        assert_eq!(request.form, form.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
    let mut sent: Vec<_> = v3.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
    sent.sort();
    let expected = [
        "2ndSwitch=true",
        "Colors=red,blue",
        "Dimming=0.25",
        "Extra={\"a\":[1,\"中\",null]}",
        "Fade.In.Curve=linear",
        "Fade.In.Seconds=3",
        "Fade.Out=true",
        "Labels.owner=me",
        "Labels.with.dot=x &=",
        "LampId=lamp-1",
        "Level=7",
        "Lit=false",
        "Matrix.1.1=1",
        "Matrix.1.2=2",
        "Matrix.2.1=3",
        "Mode=2",
        "RegionId=cn-hangzhou",
        "Rooms.1=hall",
        "Rooms.2=kitchen",
        "Schedule={\"From\":\"600\",\"Days\":[\"1\",\"5\"],\"Exact\":true,\"Limits\":{\"mon\":0.5}}",
        "Serial=9007199254740993",
        "Tag.1.Key=a",
        "Tag.1.Kind=system",
        "Tag.1.Meta={\"By\":\"me\"}",
        "Tag.1.Value=1",
        "Tag.2.Key=b",
        "Tag.2.Kind=user",
        "Times=60|1200",
        "Words=on off",
        "Zones.north.Level=10",
        "match=",
        "type=desk",
    ];
    assert_eq!(sent, expected);
}

#[test]
fn a_structure_that_stands_alone_is_the_body() {
    let (printed, requests) = call("store-scene");
    assert_eq!(printed, "Some(\"R-2\") Some(\"R-2\")\n");
    let scene = json!({
        "Name": "Evening", "Accent": { "Name": "Spot" }, "Scenes": [{ "Name": "Hall", "Level": "5" }],
    });
    assert_eq!(requests.iter().map(body).collect::<Vec<_>>(), [scene.clone(), scene]);
}

#[test]
fn documented_members_of_a_body_stay_members_whichever_are_set() {
    let (_, requests) = call("tune-lamp");
    let expected = [
        json!({ "Note": "why not" }),
        json!({ "Scene": { "Name": "Evening" }, "Note": "why not" }),
        json!({ "Scene": { "Name": "Evening" } }),
    ];
    assert_eq!(requests.iter().map(body).collect::<Vec<_>>(), expected);
}

#[test]
fn numbers_in_a_list_can_travel_as_json_strings() {
    let (_, requests) = call("quoted-elements");
    assert_eq!(requests.first().and_then(|request| request.parameter("Steps")), Some(r#"["10","20"]"#));
}

#[test]
fn an_api_may_be_a_get_and_answer_nothing() {
    let (printed, requests) = call("send-signal");
    assert_eq!(printed, "SendSignalResponse\nSendSignalResponse\n");
    let sent: Vec<_> = requests.iter().map(|request| (request.method.as_str(), request.parameter("Count"))).collect();
    assert_eq!(sent, [("GET", Some("3")), ("GET", Some("5"))]);
}

#[test]
fn every_kind_of_limit_and_rule_is_checked() {
    let (printed, requests) = call("violations");
    for violation in [
        "LampId: must have 6 to 12 characters",
        "LampId: must match the pattern",
        "Dimming: must be between 0 and 0.5, but is 0.6",
        "Mode: must be one of 0, 1, 2, but is 3",
        "Colors: must have at most 3 elements, but has 4",
        "must be one of red, green, blue",
        "Times[1]: must be between 0 and 1439, but is 1440",
        "match: must not start with \"http://\" or \"https://\", but is \"http://lamp\"",
        "Words[1]: must not contain \" \", but is \"dim down\"",
        "Tag[0].Meta.By: must not start with \"sys:\", but is \"sys:me\"",
        "Fade.In: must be set, or else Out",
        "Zones.north.Level: must be at most 100, but is 101",
        "Schedule.From: must be between 0 and 1439, but is 1440",
        "Level: must be at least 1, but is 0",
        "Password: must have at least 8 characters, but is ***",
        "Level: must not be set together with Bright",
        "Fade: must be set together with Matrix, or none of them",
        "Rooms: must be set if type is desk",
        "Tag: must not repeat Key",
        "Tag: must have at most 2 elements with Kind = user, but has 3",
        "Scene.Name: must be set",
        "Scene.Scenes[0].Name: must have at most 10 characters",
        "Scene.Scenes[0].Level: must be between 0 and 100, but is 101",
    ] {
        assert!(printed.contains(violation), "{violation}\n\n{printed}");
    }
    assert!(!printed.contains("short"), "{printed}");
    assert_eq!(requests, []);
}

#[test]
fn sensitive_values_are_withheld() {
    let (printed, _) = call("debug");
    assert!(printed.contains("Password: \"***\"") && printed.contains("Key: \"***\""), "{printed}");
    assert!(!printed.contains("correct horse") && !printed.contains("k-e-y"), "{printed}");
}
