//! Files that were made to do harm: none may stop the run, or disturb the report about the others.

use insta::assert_snapshot;
use serde_json::Value;

use crate::specs::Specs;

const DIRECTORY: &str = "slb/2014-05-15";

#[test]
fn deep_nesting() {
    let lists = format!("{{\"api\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let unclosed = "{\"response\":".repeat(200_000);
    let specs = Specs::new()
        .file(&format!("{DIRECTORY}/Lists.json"), lists)
        .file(&format!("{DIRECTORY}/Unclosed.json"), unclosed);
    assert_snapshot!(specs.report());
}

/// The deepest schema that is read is also checked.
#[test]
fn the_deepest_schema_that_is_allowed() {
    let depth = 60;
    let schema = format!(
        "{}{{ \"type\": \"string\" }}{}",
        "{ \"type\": \"array\", \"items\": ".repeat(depth),
        " }".repeat(depth)
    );
    let api = |schema: &str| format!("  \"parameters\": [{{ \"name\": \"Deep\", \"schema\": {schema} }}]");
    assert_snapshot!(Specs::new().api("CreateRule", &api(&schema)).report(), @"");
    let faulty = schema.replace("\"string\"", "\"sting\"");
    assert_snapshot!(Specs::new().api("CreateRule", &api(&faulty)).report());
}

#[test]
fn a_byte_order_mark() {
    let specs =
        Specs::new().api("CreateRule", r#"  "parameters": [{ "name": "名称", "schema": { "type": "string" } }]"#);
    let path = specs.path(&format!("{DIRECTORY}/CreateRule.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    std::fs::write(&path, format!("\u{feff}{text}")).expect("a spec");
    assert_snapshot!(specs.report());
}

#[test]
fn what_is_no_text() {
    let specs = Specs::new()
        .file(&format!("{DIRECTORY}/Binary.json"), [0x7f, b'E', b'L', b'F', 0xff, 0xfe, 0, 0])
        .file(&format!("{DIRECTORY}/Latin1.json"), b"{\n  \"summary\": \"caf\xe9\"\n}\n")
        .file(&format!("{DIRECTORY}/Empty.json"), "")
        .file(&format!("{DIRECTORY}/White.json"), " \n\t\n")
        .file(&format!("{DIRECTORY}/Null.json"), "null")
        .file(&format!("{DIRECTORY}/Zeros.json"), [0; 64]);
    assert_snapshot!(specs.report());
}

#[test]
fn a_file_that_is_too_large() {
    let specs = Specs::new().file(&format!("{DIRECTORY}/Large.json"), vec![b' '; (16 << 20) + 1]);
    assert_snapshot!(specs.report());
}

#[test]
fn names_with_control_characters() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "\u0000", "schema": { "type": "string" } },
    { "name": "Na\u001b[31mme", "schema": { "type": "object", "properties": { "\u202eabc": { "type": "string" } } } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

/// The column is that of the whole line, although a small part of it is shown.
#[test]
fn a_line_of_a_megabyte() {
    let filler = "x".repeat(500_000);
    let text = format!(
        r#"{{"$schema":"../../spec.schema.json","api":"Long","description":"{filler}","sumary":"{filler}","documentation":1,"sources":{{}}}}"#
    );
    let report = Specs::new().file(&format!("{DIRECTORY}/Long.json"), text).report();
    assert!(report.len() < 10_000, "a report of {} bytes", report.len());
    assert_snapshot!(report);
}

#[test]
fn names_of_a_megabyte() {
    let name = "N".repeat(1 << 20);
    let specs = Specs::new().api("UnknownKey", &format!(r#"  "{name}": 1"#)).api(
        "LongNames",
        &format!(r#"  "parameters": [{{ "name": "{name}", "schema": {{ "$ref": "{name}", "source": "{name}" }} }}]"#),
    );
    let report = specs.report();
    assert!(report.len() < 20_000, "a report of {} bytes", report.len());
    assert_snapshot!(report);
}

/// Escapes of the terminal, some as one character beyond ASCII, marks of the writing direction, the end of a line in
/// Unicode: nothing of it reaches the terminal.
#[test]
fn texts_that_would_write_to_the_terminal() {
    let specs = Specs::new().file(&format!("{DIRECTORY}/Escape.json"), "{\n  \"api\": \"\u{1b}[2J\u{7}\"\n}\n").file(
        &format!("{DIRECTORY}/Other.json"),
        "{\n  \"api\": 1, \"a\u{9b}2J\u{202e}\u{2028}b\": \"\u{feff}\u{200f}\"\n, \"method\": \"\u{9b}\"}\n",
    );
    let report = specs.report();
    assert!(!report.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}', '\u{2028}', '\u{feff}', '\u{200f}']));
    assert_snapshot!(report);
}

/// Whatever is changed in a spec, there is a report about it: nothing panics.
#[test]
fn specs_with_random_changes() {
    const BYTES: &[u8] = b"{}[]\",:0-\\u~/<&";
    let specs = rich();
    let path = specs.path(&format!("{DIRECTORY}/CreateRule.json"));
    let text = std::fs::read(&path).unwrap_or_default();
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for _ in 0..1_000 {
        let mut changed = text.clone();
        for _ in 0..=random.below(2) {
            let at = random.below(changed.len().max(1));
            match random.below(4) {
                0 => changed.truncate(at),
                1 => changed.insert(at, BYTES[random.below(BYTES.len())]),
                2 if at < changed.len() => drop(changed.remove(at)),
                _ => changed.extend_from_slice(&text[at.min(text.len())..]),
            }
        }
        std::fs::write(&path, &changed).expect("a spec");
        let _ = specs.report();
    }
}

/// The same for changes that leave it JSON.
#[test]
fn specs_with_random_values() {
    let specs = rich();
    let path = specs.path(&format!("{DIRECTORY}/CreateRule.json"));
    let sound: Value = serde_json::from_slice(&std::fs::read(&path).unwrap_or_default()).expect("JSON");
    let count = count(&sound);
    let odd = serde_json::json!([
        null, true, -1, 0, 1e300, 0.5, u64::MAX, i64::MIN, "", "\u{0}", "\u{202e}", "a/b~c", "{", "#/components/A", "(((", "名",
        [], {}, [[]], {"": ""}, ["", "", 1], {"type": "array"}, {"$ref": "#/components/A"}, "string", "array", "x".repeat(5_000)
    ]);
    let odd = odd.as_array().expect("a list");
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..2_000 {
        let mut changed = sound.clone();
        for _ in 0..=random.below(3) {
            replace(&mut changed, &mut random.below(count), &odd[random.below(odd.len())]);
        }
        std::fs::write(&path, changed.to_string()).expect("a spec");
        let _ = specs.report();
    }
}

fn count(value: &Value) -> usize {
    match value {
        Value::Array(elements) => 1 + elements.iter().map(count).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(count).sum::<usize>(),
        _ => 1,
    }
}

/// Replaces the value that comes after so many others.
fn replace(value: &mut Value, after: &mut usize, by: &Value) -> bool {
    if *after == 0 {
        *value = by.clone();
        return true;
    }
    *after -= 1;
    match value {
        Value::Array(elements) => elements.iter_mut().any(|element| replace(element, after, by)),
        Value::Object(members) => members.values_mut().any(|member| replace(member, after, by)),
        _ => false,
    }
}

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or_default()
    }
}

/// A spec that uses most of the format.
fn rich() -> Specs {
    Specs::new().api(
        "CreateRule",
        r##"
  "path": "/rules/{RuleId}",
  "parameters": [
    { "name": "RuleId", "in": "path", "schema": { "type": "string", "required": true, "pattern": "^[a-z]+$" } },
    { "name": "Name", "schema": { "type": "string", "forbiddenPrefixes": ["-"], "forbiddenTexts": ["<", ">"], "characters": "any",
        "firstCharacter": "letter", "layout": "a:b", "separator": ":", "limits": ["short"], "whenOmitted": "none", "default": "a" } },
    { "name": "端口", "schema": { "type": "integer", "minimum": 1, "maximum": 65535, "default": 80, "enum": [80, 443] } },
    {
      "name": "Servers",
      "schema": {
        "type": "array", "style": "json", "maxItems": 2, "itemNames": ["Server"],
        "items": { "type": "object", "properties": { "Id": { "type": "string", "required": true } } }
      }
    }
  ],
  "rules": [{ "rule": "uniqueElements", "list": "Servers", "fields": ["Id"] }],
  "response": { "type": "object", "properties": { "Ids": { "type": "array", "itemNames": ["Id"], "items": { "type": "string" } } } },
  "errors": [{ "status": 404, "code": "NotFound" }],
  "examples": [{
    "title": "x",
    "request": { "RuleId": "a", "Servers": [{ "Id": "服务器" }] },
    "wire": { "RuleId": "a", "Servers": "[{\"Id\":\"服务器\"}]" },
    "json": { "Ids": { "Id": ["a", "b"] } },
    "xml": ["<R><Ids>", "<Id>a</Id><Id>b</Id>", "</Ids></R>"]
  }],
  "errata": [{ "at": "/parameters/1", "says": "a", "records": "b", "because": "c" }]"##,
    )
}

#[test]
fn components_that_contain_themselves() {
    let specs = Specs::empty()
        .file(
            &format!("{DIRECTORY}/product.json"),
            r##"{
  "$schema": "../../spec.schema.json",
  "product": "Slb",
  "version": "2014-05-15",
  "title": "Server Load Balancer",
  "style": "RPC",
  "documentation": "https://help.example.com/slb",
  "endpoints": {},
  "components": {
    "Tree": {
      "type": "object",
      "properties": {
        "Next": { "$ref": "#/components/Tree", "required": true, "default": {} },
        "Name": { "type": "string" }
      }
    },
    "Mirror": { "$ref": "#/components/Rorrim" },
    "Rorrim": { "$ref": "#/components/Mirror" }
  }
}
"##,
        )
        .api(
            "CreateRule",
            r##"
  "parameters": [
    { "name": "Tree", "schema": { "$ref": "#/components/Tree", "style": "json" } },
    { "name": "Mirror", "schema": { "$ref": "#/components/Mirror", "default": 1 } }
  ],
  "response": { "$ref": "#/components/Tree" },
  "examples": [{
    "title": "A tree",
    "request": { "Tree": { "Next": { "Next": { "Nam": "x" } } }, "Mirror": {} },
    "wire": { "Tree": "{\"Next\":{\"Next\":{\"Nam\":\"x\"}}}" },
    "json": { "Next": { "Next": { "Name": 1 } } }
  }]"##,
        );
    assert_snapshot!(specs.report());
}

/// The root element is not described, so an answer of nothing but elements must not exhaust the stack either.
#[test]
fn deep_xml() {
    let lines = format!("\"{}\"", "<a>".repeat(100_000));
    let specs = Specs::new().api(
        "CreateRule",
        &format!(r#"  "response": {{ "type": "object" }}, "examples": [{{ "title": "x", "xml": [{lines}] }}]"#),
    );
    assert_snapshot!(specs.report());
}
