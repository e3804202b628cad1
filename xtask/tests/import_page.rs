//! `cargo xtask import page` as people use it: real pages, real files, real exit codes.

mod place;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use place::{Place, said};
use serde_json::Value;

/// A page of the generation with five columns, in English.
const ENGLISH: &str = "# SetShelfSize

Changes how many books a shelf holds.

## Debugging

[Try it](https://api.aliyun.com/#product=Demo&api=SetShelfSize&type=RPC&version=2020-01-01)

## Request parameters

|Parameter|Type|Required|Example|Description|
|---------|----|--------|-------|-----------|
|Action|String|Yes|SetShelfSize|The operation to call. Set the value to **SetShelfSize**. |
|ShelfId|String|Yes|shelf-1|Which shelf to change. |
|Size|Integer|No|12|How many books there is room for. Valid values: **1** to **40**. Default value: **20**. |

## Response parameters

|Parameter|Type|Example|Description|
|---------|----|-------|-----------|
|RequestId|String|4C467B38-3910-447D-87BC-AC049166F216|Identifies the call. |

## Error codes

|HTTP status code|Error code|Error message|Description|
|----------------|----------|-------------|-----------|
|404|NoSuchShelf|There is no such shelf.|Look for the shelf first. |
";

/// A page about the same in Chinese, which knows of one parameter more.
const CHINESE: &str = "# SetShelfSize

改变书架的容量。

## 调试

[调试](https://api.aliyun.com/#product=Demo&api=SetShelfSize&type=RPC&version=2020-01-01)

## 请求参数

|名称|类型|是否必选|示例值|描述|
|--|--|----|---|--|
|Action|String|是|SetShelfSize|要调用的操作。取值：**SetShelfSize**。 |
|ShelfId|String|是|shelf-1|要改变的书架。 |
|Size|Integer|否|12|能放多少本书。取值范围：**1**~**40**。默认值：**20**。 |
|Color|String|否|red|书架的颜色。 |

## 返回数据

|名称|类型|示例值|描述|
|--|--|---|--|
|RequestId|String|4C467B38-3910-447D-87BC-AC049166F216|请求的编号。 |
";

impl Place {
    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).current_dir(self.0.path()).output().expect("the command runs")
    }

    fn import(&self, arguments: &[&str]) -> Output {
        self.run(&[&["import", "page", "--out", "specs"], arguments].concat())
    }

    fn succeeds(&self, arguments: &[&str]) -> String {
        let output = self.import(arguments);
        assert!(output.status.success(), "{}", said(&output));
        said(&output)
    }

    fn fails(&self, arguments: &[&str]) -> String {
        let output = self.import(arguments);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        said(&output)
    }

    fn spec(&self, name: &str) -> Value {
        let text = fs::read_to_string(self.path("specs").join(name)).expect(name);
        serde_json::from_str(&text).expect("JSON")
    }

    fn parameter(&self, spec: &str, name: &str) -> Option<Value> {
        let spec = self.spec(spec);
        let parameters = spec["parameters"].as_array().expect("parameters").clone();
        parameters.into_iter().find(|parameter| parameter["name"] == name).map(|parameter| parameter["schema"].clone())
    }

    /// Whether the folder of specs holds nothing.
    fn is_empty(&self) -> bool {
        fs::read_dir(self.path("specs")).expect("a folder").next().is_none()
    }
}

const SPEC: &str = "demo/2020-01-01/SetShelfSize.json";

#[test]
fn a_page_becomes_a_spec_that_passes_the_checks() {
    let place = Place::new();
    place.write("pages/SetShelfSize.md", ENGLISH);
    let report = place.succeeds(&["pages"]);
    assert!(report.contains("1 pages; 2 files written, 0 unchanged, 0 kept"), "{report}");
    let size = place.parameter(SPEC, "Size").expect("a parameter");
    assert_eq!((&size["minimum"], &size["maximum"], &size["default"]), (&1.into(), &40.into(), &20.into()));
    assert_eq!(place.parameter(SPEC, "ShelfId").expect("a parameter")["required"], true);
    assert_eq!(place.spec("demo/2020-01-01/product.json")["product"], "Demo");
    let check = place.run(&["check", "--specs", "specs"]);
    assert!(check.status.success(), "{}", said(&check));
    let report = place.succeeds(&["pages/SetShelfSize.md"]);
    assert!(report.contains("0 files written, 1 unchanged"), "{report}");
}

#[test]
fn pages_of_several_folders_and_runs_are_put_together() {
    let (together, apart) = (Place::new(), Place::new());
    for place in [&together, &apart] {
        place.write("pages/cn/SetShelfSize.md", CHINESE);
        place.write("pages/intl/SetShelfSize.md", ENGLISH);
    }
    together.succeeds(&["pages/intl", "pages/cn"]);
    apart.succeeds(&["pages/intl"]);
    assert!(apart.parameter(SPEC, "Color").is_none());
    apart.succeeds(&["pages/cn"]);
    for place in [&together, &apart] {
        assert!(place.parameter(SPEC, "Color").is_some());
        assert_eq!(place.spec(SPEC)["errors"][0]["code"], "NoSuchShelf");
        assert_eq!(place.spec(SPEC)["sources"].as_object().map(serde_json::Map::len), Some(2));
    }
}

#[test]
fn what_is_missing_is_asked_for() {
    let place = Place::new();
    let silent = ENGLISH.replace(
        "[Try it](https://api.aliyun.com/#product=Demo&api=SetShelfSize&type=RPC&version=2020-01-01)",
        "None.",
    );
    place.write("page.md", silent);
    let report = place.fails(&["page.md", "--product", "Demo"]);
    assert!(report.contains("page.md:1: error[version-unknown] "), "{report}");
    assert!(report.contains("--api-version 2014-05-15"), "{report}");
    let last = report.lines().last().unwrap_or_default();
    assert!(last.starts_with("error: 1 errors are about pages that no spec was made of"), "{report}");
    assert_eq!(place.files(), [] as [&str; 0]);
    place.succeeds(&["page.md", "--product", "Demo", "--api-version", "2020-01-01"]);
    assert_eq!(place.spec(SPEC)["api"], "SetShelfSize");
    // From now on, the folder tells the version.
    place.succeeds(&["page.md", "--product", "Demo"]);
    for bad in [["--product", "\u{1b}"], ["--api-version", "../.."]] {
        let output = place.import(&[["page.md"].as_slice(), &bad].concat());
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    }
}

#[test]
fn pages_that_leave_their_place_open_do_not_stop_the_others() {
    let place = Place::new();
    let link = "[Try it](https://api.aliyun.com/#product=Demo&api=SetShelfSize&type=RPC&version=2020-01-01)";
    let other = ENGLISH.replace("SetShelfSize", "GetShelfSize").replace(&link.replace("Set", "Get"), "None.");
    place.write("pages/fine.md", ENGLISH);
    place.write("pages/open.md", other);
    let report = place.fails(&["pages"]);
    assert!(report.contains("pages/open.md:1: error[product-unknown] "), "{report}");
    assert!(report.contains("nothing was written; say which with a flag, such as `--product Slb`"), "{report}");
    assert_eq!(place.files(), ["demo/2020-01-01/SetShelfSize.json", "demo/2020-01-01/product.json"]);
    // A version that no folder could be called like is written as it is.
    place.succeeds(&["pages/open.md", "--product", "Demo", "--api-version", "2022 12 15"]);
    assert_eq!(place.spec("demo/2022_12_15/product.json")["version"], "2022 12 15");
    place.succeeds(&["pages/open.md", "--product", "Demo", "--api-version", "2022 12 15"]);
}

#[test]
fn the_list_of_hosts_completes_what_pages_say() {
    let place = Place::new();
    place.write("page.md", ENGLISH.replace("product=Demo", "product=Slb").replace("2020-01-01", "2014-05-15"));
    place.succeeds(&["page.md"]);
    let product = place.spec("slb/2014-05-15/product.json");
    assert_eq!(product["locationServiceCode"], "slb");
    assert_eq!(product["endpoints"]["regions"]["cn-hangzhou"]["vpc"], "slb-vpc.cn-hangzhou.aliyuncs.com");
}

#[test]
fn what_people_wrote_stays_and_is_compared() {
    let place = Place::new();
    let spec = r#"{"$schema":"../../spec.schema.json","api":"SetShelfSize","documentation":"https://example.com/","parameters":[{"name":"Size","schema":{"type":"integer","minimum":1,"maximum":50}}],"sources":{"book":{"title":"A book"}}}"#;
    place.write("page.md", ENGLISH);
    place.write("specs/demo/2020-01-01/SetShelfSize.json", spec);
    let report = place.succeeds(&["page.md", "--report", "report.jsonl"]);
    assert_eq!(fs::read_to_string(place.path("specs").join(SPEC)).ok().as_deref(), Some(spec));
    for line in [
        "kept demo/2020-01-01/SetShelfSize.json, written by hand; the page differs in",
        "  request/Size: maximum 50, the page says 40",
        "  request/ShelfId: only on the page",
        "  errors/NoSuchShelf: only on the page",
    ] {
        assert!(report.contains(line), "{line} is missing in\n{report}");
    }
    let report = fs::read_to_string(place.path("report.jsonl")).expect("a report");
    assert!(
        report.contains(r#""kind":"differs-from-spec","field":"request/Size","says":"maximum 50, the page says 40""#),
        "{report}"
    );
}

#[test]
fn statistics_are_counted_and_nothing_is_written() {
    let place = Place::new();
    place.write("pages/en.md", ENGLISH);
    place.write("pages/notes.TXT", "# Notes on shelves\n\nNothing to call here.\n");
    place.write("pages/picture.png", [0x89, b'P']);
    let output = place.import(&["pages", "--stats", "--report", "report.jsonl"]);
    assert!(output.status.success(), "{}", said(&output));
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    let cells = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = table.lines().map(cells).collect();
    for line in ["pages read 2", "pages with an API 1", "pages with parameters 1", "documented errors 1", "ranges 1"] {
        assert!(lines.iter().any(|found| found == line), "{line} is missing in\n{table}");
    }
    assert!(lines.iter().any(|line| line.starts_with("pages a second ")), "{table}");
    assert!(place.is_empty() && place.path("report.jsonl").exists());
}

#[test]
fn findings_are_lines_for_people_and_for_programs() {
    let place = Place::new();
    let range = "Minimum value: 40. Maximum value: 1.";
    let backwards = ENGLISH.replace("Valid values: **1** to **40**.", range).replace("shelf-1", "shelf\u{1b}[31m");
    place.write("pages/page.md", backwards);
    place.write("pages/binary.md", [0xff, 0xfe, 0x00, 0x80, b'\n']);
    let output = place.import(&["pages", "--report", "report.jsonl", "--verbose"]);
    let report = said(&output);
    assert!(!report.contains('\u{1b}'), "{report}");
    assert!(report.contains("pages/binary.md:1: error["), "{report}");
    assert!(report.contains("pages/page.md:15: warning[upside-down-range] request/Size: "), "{report}");
    assert_eq!(place.spec(SPEC)["api"], "SetShelfSize");
    let text = fs::read_to_string(place.path("report.jsonl")).expect("a report");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let place_of = |line: &Value| (line["file"].as_str().unwrap_or_default().to_owned(), line["line"].as_u64());
    assert!(lines.iter().all(|line| line["severity"].is_string() && line["kind"].is_string()), "{text}");
    assert!(lines.len() > 1 && lines.is_sorted_by_key(place_of), "{text}");
}

#[test]
fn bad_input_is_named_with_what_to_do() {
    let place = Place::new();
    fs::create_dir_all(place.path("empty")).expect("a folder");
    place.write("page.md", ENGLISH);
    place.write("file", "in the way");
    assert!(place.fails(&["absent.md"]).contains("cannot find absent.md"));
    let report = place.fails(&["empty"]);
    assert!(report.contains("there is no page in empty: name files, or folders"), "{report}");
    let output = place.run(&["import", "page", "page.md", "--out", "file/below"]);
    assert!(
        !output.status.success() && said(&output).contains("name another folder with `--out`"),
        "{}",
        said(&output)
    );
    assert!(said(&output).contains("file/below"), "{}", said(&output));
}

#[test]
#[cfg(unix)]
fn links_lead_neither_in_nor_out() {
    use std::os::unix::fs::symlink;

    let place = Place::new();
    place.write("pages/page.md", ENGLISH);
    fs::create_dir_all(place.path("elsewhere")).expect("a folder");
    // A folder that contains itself: a search that followed it would not end.
    symlink(place.path("pages"), place.path("pages/again.md")).expect("a link");
    symlink(place.path("elsewhere"), place.path("specs/demo")).expect("a link");
    let report = place.fails(&["pages"]);
    assert!(report.contains("symbolic link") && report.contains("1 pages; 0 files written"), "{report}");
    assert_eq!(fs::read_dir(Path::new(&place.path("elsewhere"))).expect("a folder").count(), 0);
}

#[test]
fn specs_of_pages_stay_when_metadata_is_imported() {
    let place = Place::new();
    place.write("page.md", ENGLISH);
    place.succeeds(&["page.md"]);
    let metadata = r#"{"info":{"style":"RPC","product":"Demo","version":"2020-01-01"},"apis":{"GetShelf":{"methods":["post"],"security":[{"AK":[]}],"parameters":[]}}}"#;
    place.write("metadata/api-docs.json", metadata);
    let output = place.run(&["import", "openmeta", "metadata", "--out", "specs"]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(place.spec(SPEC)["api"], "SetShelfSize");
    assert_eq!(place.spec("demo/2020-01-01/GetShelf.json")["importedFrom"], "openmeta");
}

#[test]
fn codes_of_pages_get_names_beside_those_of_metadata() {
    let place = Place::new();
    let metadata = r#"{"info":{"style":"RPC","product":"Demo","version":"2020-01-01"},"apis":{"GetShelf":{"methods":["post"],"security":[{"AK":[]}],"parameters":[],"errorCodes":{"404":[{"errorCode":"No.Such.Shelf"}]}}}}"#;
    place.write("metadata/api-docs.json", metadata);
    let output = place.run(&["import", "openmeta", "metadata", "--out", "specs"]);
    assert!(output.status.success(), "{}", said(&output));
    place.write("page.md", ENGLISH);
    place.succeeds(&["page.md"]);
    let names = &place.spec("demo/2020-01-01/product.json")["errorCodeNames"];
    assert_eq!(*names, serde_json::json!({ "NoSuchShelf": "NO_SUCH_SHELF_WITHOUT_DOTS" }));
    let output = place.run(&["check", "--specs", "specs"]);
    assert!(output.status.success(), "{}", said(&output));
}
