//! What no spec can have is left out of it, and told with its line.

use alicloud_import::page::{FindingKind, Severity};
use serde_json::{Value, json};

use crate::laws;
use crate::reading::{api, read};
use crate::spec::{field, list, parameter, word};

/// Names of parameters, and what they travel in.
type Places = Vec<(String, String)>;

/// What is read of a page with this line about its path: path, names and places of the parameters, findings about the path.
fn path(style: &str, line: &str) -> (Value, Places, Vec<(Severity, u32)>) {
    let page = read(
        format!(
            "# GetShelf\n\n[Try it](https://api.aliyun.com/#product=Demo&api=GetShelf&version=2020-01-01{style})\n\n\
             ## Request syntax\n\n```\n{line}\n```\n\n## Request parameters\n\n\
             |Name|Type|Position|Required|Description|\n|--|--|--|--|--|\n|ShelfId|String|Path|Yes|The shelf.|\n\
             |Note|String|Query|No|A note.|\n"
        )
        .as_bytes(),
    );
    assert_eq!(laws::unfit(&page), None, "{line}");
    assert_eq!(laws::dangling(&page), None, "{line}");
    let api = api(&page).expect("the page names its API");
    let place = |parameter: &Value| (word(parameter, "name").to_owned(), word(parameter, "in").to_owned());
    let places = list(&api, "parameters").iter().map(place).collect();
    let told = page.findings.iter().filter(|finding| finding.kind == FindingKind::PathUnknown);
    (api["path"].clone(), places, told.map(|finding| (finding.severity, finding.line)).collect())
}

fn places(shelf: (&str, &str), note: &str) -> Places {
    vec![(shelf.0.to_owned(), shelf.1.to_owned()), ("Note".to_owned(), note.to_owned())]
}

#[test]
fn paths_that_can_be_sent_are_read() {
    let cases = [
        ("GET /shelves/[ShelfId] HTTP/1.1", "/shelves/{ShelfId}"),
        ("GET /shelves/{ShelfId}.json", "/shelves/{ShelfId}.json"),
        ("GET /[ShelfId]/copies/[ShelfId]", "/{ShelfId}/copies/{ShelfId}"),
        ("GET /{ShelfId}/copies/{ShelfId}", "/{ShelfId}/copies/{ShelfId}"),
        ("GET /shelves/{shelfId}", "/shelves/{ShelfId}"),
        ("GET /shelves/{shelfid}/copies/{shelfid}", "/shelves/{ShelfId}/copies/{ShelfId}"),
        ("GET /shelves/{ShelfId*}", "/shelves/{ShelfId*}"),
    ];
    for style in ["", "&type=ROA"] {
        for (line, expected) in cases {
            assert_eq!(path(style, line), (json!(expected), places(("ShelfId", "path"), ""), vec![]), "{line}");
        }
        let (found, places, told) = path(style, "GET /shelves/{ShelfId}/{Row}");
        assert_eq!((found, told), (json!("/shelves/{ShelfId}/{Row}"), vec![]));
        assert_eq!(places.last(), Some(&("Row".to_owned(), "path".to_owned())), "a place has a parameter");
        let (found, _, told) = path(style, "GET /shelves/{Note}");
        assert_eq!((found, told), (json!("/shelves/{Note}"), vec![(Severity::Error, 15)]), "there is no place for it");
    }
}

#[test]
fn paths_that_cannot_be_sent_are_left_out() {
    let lines = [
        "GET /RequestId></DeleteShelfResponse>",
        "GET /shelves/{ShelfId",
        "GET /shelves/ShelfId}",
        "GET /shelves/{{ShelfId}}",
        "GET /shelves/{}",
        "GET /shelves/{书架}",
        "GET /shelves/\"ShelfId\"",
        "GET /shelves/\u{200b}{ShelfId}",
        "GET /100%/{ShelfId}",
    ];
    for style in ["", "&type=ROA"] {
        for line in lines {
            let (found, places_found, told) = path(style, line);
            assert_eq!((found, places_found), (Value::Null, places(("ShelfId", ""), "")), "{line}");
            assert_eq!(told, [(Severity::Error, 8), (Severity::Error, 15)], "{line}: the path, and what goes there");
        }
    }
}

#[test]
fn blanks_in_a_path_are_those_of_lines_that_were_broken() {
    for line in ["GET /shelves/{Shelf Id} HTTP/1.1", "GET /shel ves/{ShelfId} HTTP/1.1"] {
        let found = path("&type=ROA", line);
        let expected = (json!("/shelves/{ShelfId}"), places(("ShelfId", "path"), ""), vec![(Severity::Warning, 8)]);
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn an_api_that_names_an_action_has_no_path() {
    let (found, places_found, told) = path("&type=RPC", "GET /shelves/{ShelfId}");
    assert_eq!((found, places_found), (Value::Null, places(("ShelfId", ""), "")));
    assert_eq!(told, [(Severity::Warning, 8)]);
    assert_eq!(path("&type=RPC", "GET /shelves/{ShelfId").2, [(Severity::Warning, 8)]);
}

#[test]
fn names_that_no_spec_can_have_are_left_out() {
    let hidden = ["\\t", "\\u0000", "\\u200e", "\\u202e", "\\u0085"];
    for hidden in hidden {
        let page = format!(
            "# GetShelf\n\n## Request parameters\n\n|Name|Type|Required|Example|Description|\n|--|--|--|--|--|\n\
             |Note|String|No|a|A note.|\n\n## Examples\n\nResponse\n\n```\n\
             {{\n  \"RequestId\": \"7A\",\n  \"Row{hidden}Key\": 1,\n  \"Shelf\": {{ \"A{hidden}C\": 1, \"B\": 2 }}\n}}\n```\n"
        );
        let page = read(page.as_bytes());
        assert_eq!(laws::unfit(&page), None, "{hidden}");
        let api = api(&page).expect("the page names its API");
        assert!(parameter(&api, "Note").is_some(), "{hidden}: {api:#}");
        assert!(field(&api["response"], "RequestId").is_some(), "{hidden}: {api:#}");
        let shelf = field(&api["response"], "Shelf").expect("a field");
        assert!(field(shelf, "B").is_some(), "{hidden}: {api:#}");
        let mut told: Vec<u32> =
            page.findings.iter().filter(|f| f.severity == Severity::Error).map(|f| f.line).collect();
        told.retain(|line| *line > 1);
        assert_eq!(told, [14, 14], "{hidden}: the line of the example, {:#?}", page.findings);
    }
}

/// Marks of titles and addresses name products, but for what could not be one.
#[test]
fn what_is_no_code_of_a_product_is_none() {
    let product = |text: &str| read(text.as_bytes()).product;
    assert_eq!(product("# GetShelf {#doc_api_Demo_GetShelf}\n").as_deref(), Some("Demo"));
    for odd in ["De\u{200b}mo", "De\u{1}mo", "..", "-", "1a"] {
        assert_eq!(product(&format!("# GetShelf {{#doc_api_{odd}_GetShelf}}\n")), None, "{odd:?}");
        let link = format!("# GetShelf\n\n[Try it](https://api.aliyun.com/#product={odd}&api=GetShelf)\n");
        assert_eq!(product(&link), None, "{odd:?}");
    }
}
