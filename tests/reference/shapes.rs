//! All pages at hand: whether they are read, and whether the tree of the answer has the shape of the example.

mod agree;
mod example;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use serde_json::{Value, json};

use crate::laws;
use crate::material::{pages, short};
use crate::reading::{api, read};
use crate::spec::{list, word};
use crate::tallies;
use crate::tally::Tally;
use alicloud_tests::trials::Report;

/// What is asked of each page.
#[derive(Default)]
struct Asked {
    /// It is read without a panic.
    ends: Tally,
    /// Its spec passes the checks, and its lines are of what is in it.
    fit: Tally,
    /// It names its API and has parameters.
    parameters: Tally,
    /// Its tree has the shape of its example.
    shapes: Tally,
}

fn ask(path: &Path, asked: &mut Asked) {
    let name = short(path);
    let bytes = std::fs::read(path).expect("a page that can be read");
    let page = catch_unwind(AssertUnwindSafe(|| read(&bytes)));
    asked.ends.count(&name, page.is_ok(), "an answer", page.is_err().then(|| "a panic".to_owned()));
    let fault = page.as_ref().ok().and_then(|page| laws::unfit(page).or_else(|| laws::dangling(page)));
    asked.fit.count(&name, fault.is_none(), "a spec that passes the checks", fault);
    let api = page.ok().and_then(|page| api(&page));
    let text = String::from_utf8_lossy(&bytes);
    // A page about an API without parameters of its own has a table with the common ones, or none.
    let is_without = example::own_parameters(&text) == 0;
    let count = api.as_ref().map(|api| list(api, "parameters").len());
    let got = count.map(|_| "an API without parameters".to_owned());
    asked.parameters.count(&name, count.is_some_and(|count| count > 0 || is_without), "an API and parameters", got);
    let Some(example) = example::of_answer(&text) else { return };
    let Some(api) = api else { return asked.shapes.count(&name, false, "the shape of the example", None) };
    let empty = json!({ "type": "object" });
    let difference = agree::answer(word(&api, "api"), api.get("response").unwrap_or(&empty), &example).err();
    asked.shapes.count(&name, difference.is_none(), "the shape of the example", difference);
}

/// Every page is read, has parameters, and an answer of the shape that its example shows.
pub(crate) fn test([folder]: [&Path; 1]) -> Report {
    let mut asked = Asked::default();
    for path in pages(folder) {
        ask(&path, &mut asked);
    }
    let mut report = Report::default();
    for (name, tally, percent) in [
        ("pages without a panic", &asked.ends, 100),
        ("pages that pass the checks", &asked.fit, 100),
        ("pages with an API and parameters", &asked.parameters, 99),
        ("shapes", &asked.shapes, 95),
    ] {
        tallies::add(&mut report, name, tally);
        report.goal(tally.reaches(percent), format_args!("{name}: less than {percent} %"));
    }
    report
}

/// Whether examples are found, and compared for what they are.
pub(crate) fn without_material() {
    the_answer_of_a_success_is_found();
    shapes_that_differ_only_in_wrappers_agree();
    other_shapes_do_not_agree();
}

const PAGE: &str = r#"
# ListShelves

## Response parameters

|Name|Type|Example|
|----|----|-------|
|Place|String|for example {"Room": 1}|

## Examples

Sample requests

```
{"Request": 1}
```

Sample success responses

`XML` format

```
<ListShelvesResponse></ListShelvesResponse>
```

-   JSON format

    ```
    {
      "Total": 1
    }
    ```

Sample error responses

```
{"Code": "NoShelf"}
```
"#;

fn the_answer_of_a_success_is_found() {
    assert_eq!(example::of_answer(PAGE), Some(json!({ "Total": 1 })));
    assert_eq!(example::of_answer(&PAGE.replace("Sample success", "Failed")), None);
    assert_eq!(example::of_answer(&PAGE.replace("\"Total\": 1", "\"Total\": 1,")), None);
    assert_eq!(example::own_parameters(PAGE), 0);
    let with_request =
        "## 请求参数\n|名称|类型|\n|--|--|\n|Action|String|\n|Shelf|String|\n## 返回数据\n|Total|Integer|\n";
    assert_eq!(example::own_parameters(with_request), 1);
    assert_eq!(example::own_parameters("# Act\n**Shelf**\n\n-   Type: String\n## Response parameters\n"), 1);
}

fn tree() -> Value {
    json!({ "type": "object", "properties": {
        "Total": { "type": "integer" },
        "Shelves": { "type": "array", "itemNames": ["Shelf"], "items": { "type": "object", "properties": {
            "Id": { "type": "string" }, "Place": { "type": "object", "properties": { "Room": { "type": "string" } } } } } },
        "Labels": { "type": "object", "additionalProperties": { "type": "string" } },
        "Names": { "type": "array", "items": { "type": "string" } },
    } })
}

fn shapes_that_differ_only_in_wrappers_agree() {
    let same = [
        json!({ "Total": "3", "Shelves": { "Shelf": [{ "Id": "a", "Place": { "Room": 1 } }] } }),
        json!({ "Shelves": [{ "Id": "a" }, { "Place": {} }], "Labels": { "anything": { "at": "all" } } }),
        json!({ "Shelves": { "Shelf": { "Id": "a" } }, "Names": ["x"] }),
        json!({ "ListShelvesResponse": { "Total": 1 } }),
        json!({ "ListShelves": { " Total ": 1 } }),
        json!({ "Shelves": [], "Names": null, "Labels": "" }),
        json!({}),
    ];
    for example in same {
        assert_eq!(agree::answer("ListShelves", &tree(), &example), Ok(()), "{example}");
    }
}

fn other_shapes_do_not_agree() {
    let other = [
        json!({ "Count": 3 }),
        json!({ "GetShelf": { "Total": 1 } }),
        json!({ "Id": "a" }),
        json!({ "Shelves": { "Rack": [{ "Id": "a" }] } }),
        json!({ "Shelves": [{ "Room": "r" }] }),
        json!({ "Shelves": [{ "Place": [{ "Room": "r" }] }] }),
        json!({ "Shelves": "s" }),
        json!({ "Total": { "Count": 1 } }),
        json!({ "Total": [1] }),
        json!({ "Names": [{ "Name": "x" }] }),
    ];
    for example in other {
        assert!(agree::answer("ListShelves", &tree(), &example).is_err(), "{example}");
    }
}
