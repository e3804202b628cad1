//! Pages that mean no good: whatever the bytes are, reading ends, and there is a finding or an API.

mod budget;
mod monsters;

use alicloud_import::page::{self, Finding, FindingKind, Page, PageOptions, Severity};
use proptest::prelude::*;

use crate::laws;

/// A page that has a little of everything.
const SMALL: &str = include_str!("hostile/small.md");
/// The same of an API of resources.
const PATHS: &str = include_str!("hostile/paths.md");

/// Reads a page in every way, and holds the answers against what always has to hold.
fn survives(bytes: &[u8]) -> Result<(), String> {
    reads(bytes, false)?;
    reads(bytes, true)
}

/// Reads a page in one way.
fn reads(bytes: &[u8], with_descriptions: bool) -> Result<(), String> {
    let product = with_descriptions.then(|| "Demo".to_owned());
    let version = with_descriptions.then(|| "2020-01-01".to_owned());
    let page = page::read(bytes, &PageOptions { with_descriptions, product, version });
    match fault(&page, line_count(bytes)) {
        Some(fault) => Err(format!("{fault}, in {}", shown(bytes))),
        None => Ok(()),
    }
}

/// What is wrong with the answer to a page of so many lines, whatever the page says.
fn fault(page: &Page, lines: u32) -> Option<String> {
    if page.api.is_none() && page.findings.is_empty() {
        return Some("neither an API nor a finding".to_owned());
    }
    let places = page.findings.iter().map(|finding| finding.line).chain(page.lines.values().copied());
    if let Some(line) = places.into_iter().find(|line| !(1..=lines).contains(line)) {
        return Some(format!("line {line} of {lines}"));
    }
    let is_long = |finding: &&Finding| finding.says.len().max(finding.done.len()).max(finding.field.len()) > 1000;
    if let Some(long) = page.findings.iter().find(is_long) {
        return Some(format!("a finding that goes on and on: {}", long.kind.code()));
    }
    if let Some(name) = page.api.as_ref().map(|api| &api.api).filter(|name| !is_file_name(name)) {
        return Some(format!("{name:?} is no name of a file"));
    }
    laws::dangling(page).or_else(|| laws::unfit(page))
}

fn is_file_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', '.', '\0'])
}

/// Lines as editors count them: each of `\n`, `\r\n` and `\r` ends one. An empty page has one too. Text in UTF-16 has bytes
/// between them, and never more lines than this counts.
fn line_count(bytes: &[u8]) -> u32 {
    let ends = |at: &usize| bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
    u32::try_from((0..bytes.len()).filter(ends).count() + 1).unwrap_or(u32::MAX)
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(2000)]).into_owned()
}

/// Pieces that pages are made of, and some that they should not be made of.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "|",
        "||",
        "\n",
        "\r\n",
        "\r",
        " ",
        "\t",
        "```",
        "~~~",
        "`",
        "#",
        "## ",
        "-",
        "-   ",
        "|---|---|",
        "└",
        "└└",
        "**",
        "*",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "<",
        ">",
        "\\",
        "\\|",
        "&amp;",
        "&#",
        ";",
        ":",
        "：",
        "。",
        ",",
        "\"",
        "'",
        "“",
        "\u{0}",
        "\u{feff}",
        "\u{202e}",
        "\u{3000}",
        "é",
        "名称",
        "类型",
        "是否必选",
        "描述",
        "示例值",
        "取值：",
        "默认值：",
        "1-10",
        "~",
        "String",
        "Integer",
        "Array of Row",
        "Yes",
        "否",
        "Row",
        "Tag.N.Key",
        ".N.",
        "..",
        "Valid values: ",
        "1 to 10",
        "characters",
        "## Request parameters\n",
        "## 返回数据\n",
        "## Examples\n",
        "## 错误码\n",
        "|Name|Type|Required|Description|\n",
        "{\"Row\":[{\"Key\":",
        "<Row>",
        "</Row>",
        "<![CDATA[",
        "<!--",
        "?Action=",
        "&Row.1.Key=",
        "%zz",
        "1e999",
        "99999999999999999999",
        "-0",
        "product=Demo&api=Act&type=RPC&version=2020-01-01",
        "type=ROA",
        "# ListShelves\n",
        "# 列出书架 DescribeBooks\n",
        "## Request syntax\n",
        "GET /shelves/[ShelfId]\n",
        "PUT /shelves/{ShelfId}/",
        "POST https://demo.aliyuncs.com",
        "/{BookId}",
        "/[Row]",
        "/:Row",
        "/${Row}",
        " HTTP/1.1\n",
        "/shelves/{",
        "{Row*}",
        "/?",
        "|Row|String|Path|Yes|",
        "|Position|",
        "Path",
        "Header",
        "Body",
        "formData",
        "Host",
        "Query",
        "Type: ",
        "\u{200b}",
        "\u{2066}",
        "\u{7f}",
        "\u{85}",
        "\\u0000",
        "\\t",
        "&#9;",
        "\"\u{200e}\": 1",
        "<Row\tKey>",
        "-   **Isbn**: the number. It is a required parameter of string type.\n",
        "[1-9]{1,",
        "ClientToken",
        "RegionId",
        "Password",
    ])
}

/// What is done to a page.
#[derive(Debug, Clone)]
enum Change {
    Remove(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize),
    Insert(prop::sample::Index, &'static str),
    Swap(prop::sample::Index, prop::sample::Index),
    Byte(prop::sample::Index, u8),
}

fn change() -> impl Strategy<Value = Change> {
    let place = any::<prop::sample::Index>;
    prop_oneof![
        (place(), 1..60_usize).prop_map(|(at, count)| Change::Remove(at, count)),
        (place(), 1..200_usize).prop_map(|(at, count)| Change::Repeat(at, count)),
        (place(), piece()).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (place(), place()).prop_map(|(first, second)| Change::Swap(first, second)),
        (place(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
    ]
}

fn apply(page: &mut Vec<u8>, change: &Change) {
    if page.is_empty() {
        return;
    }
    let end = |at: usize, count: usize| (at + count).min(page.len());
    match change {
        Change::Remove(at, count) => {
            let at = at.index(page.len());
            page.drain(at..end(at, *count));
        }
        Change::Repeat(at, count) => {
            let at = at.index(page.len());
            let part = page[at..end(at, *count)].to_vec();
            page.splice(at..at, part);
        }
        Change::Insert(at, piece) => {
            let at = at.index(page.len());
            page.splice(at..at, piece.bytes());
        }
        Change::Swap(first, second) => {
            let mut lines: Vec<Vec<u8>> = page.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            let count = lines.len();
            lines.swap(first.index(count), second.index(count));
            *page = lines.join(&b'\n');
        }
        Change::Byte(at, byte) => {
            let at = at.index(page.len());
            page[at] = *byte;
        }
    }
}

/// The page with changes.
fn changed(page: &str, changes: &[Change]) -> Vec<u8> {
    let mut page = page.as_bytes().to_vec();
    for change in changes {
        apply(&mut page, change);
    }
    page
}

fn base() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![SMALL, PATHS])
}

/// A few cases every day, and as many as the environment asks for on others.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        survives(&bytes).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_text_has_an_answer(text in ".{0,300}") {
        survives(text.as_bytes()).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_pieces_of_pages_have_an_answer(pieces in prop::collection::vec(piece(), 0..120)) {
        survives(pieces.concat().as_bytes()).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_pieces_after_a_title_have_an_answer(pieces in prop::collection::vec(piece(), 0..120)) {
        survives(format!("# ShelveBooks\n{}", pieces.concat()).as_bytes()).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_change_of_a_page_has_an_answer(base in base(), changes in prop::collection::vec(change(), 1..12)) {
        survives(&changed(base, &changes)).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_two_pages_have_a_merger(
        first in base(),
        second in base(),
        ours in prop::collection::vec(change(), 0..4),
        theirs in prop::collection::vec(change(), 1..12),
    ) {
        let [first, second] = [(first, ours), (second, theirs)].map(|(base, changes)| changed(base, &changes));
        let read = |bytes: &[u8]| page::read(bytes, &PageOptions::default());
        for (first, second) in [(read(&first), read(&second)), (read(&second), read(&first))] {
            let has_api = first.api.is_some() || second.api.is_some();
            let merged = page::merge(first, second);
            prop_assert_eq!(merged.api.is_some(), has_api, "an API of either page");
            prop_assert_eq!(laws::unfit(&merged), None);
        }
    }
}

/// Pages that once broke a promise.
const FOUND: &[(&str, &str)] = &[
    ("a parameter of no API", "## 请求\n|d|[]||"),
    (
        "a path of an API that names an action",
        "# GetShelf\n\n[Try it](https://api.aliyun.com/#product=Demo&api=GetShelf&type=RPC&version=2020-01-01)\n\n\
         ## Request syntax\n\nGET /shelves/{ShelfId}\n\n## Request parameters\n\n\
         |Name|Type|Position|Required|Description|\n|--|--|--|--|--|\n|ShelfId|String|Path|Yes|The shelf.|\n",
    ),
];

#[test]
fn pages_that_broke_a_promise_do_not_any_more() {
    for (name, page) in FOUND {
        assert_eq!(survives(page.as_bytes()), Ok(()), "{name}");
    }
}

#[test]
fn the_small_page_is_read_whole() {
    assert_eq!(survives(SMALL.as_bytes()), Ok(()));
    let page = page::read(SMALL.as_bytes(), &PageOptions::default());
    let api = page.api.expect("the page names its API");
    assert_eq!(api.api, "ShelveBooks");
    let names: Vec<&str> = api.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    assert_eq!(names, ["ShelfId", "Label", "Books", "Tag"]);
    assert_eq!(api.errors.len(), 2);
    assert!(api.response.is_some());
}

#[test]
fn answers_that_cannot_be_are_seen() {
    let finding = |line: u32, says: &str| {
        let kind = FindingKind::NotText;
        let (field, done) = (String::new(), String::new());
        Finding { severity: Severity::Note, kind, line, field, says: says.to_owned(), done }
    };
    let with = |findings: Vec<Finding>| Page { findings, ..Page::default() };
    assert_eq!(fault(&with(vec![finding(3, "x")]), 3), None);
    assert!(fault(&with(Vec::new()), 3).is_some());
    assert!(fault(&with(vec![finding(4, "x")]), 3).is_some());
    assert!(fault(&with(vec![finding(0, "x")]), 3).is_some());
    assert!(fault(&with(vec![finding(1, &"x".repeat(2000))]), 3).is_some());
    let mut dangling = with(vec![finding(1, "x")]);
    dangling.lines.insert("/parameters/0".to_owned(), 2);
    assert!(fault(&dangling, 3).is_some());
    assert!(is_file_name("ShelveBooks") && !is_file_name("..") && !is_file_name("a/b") && !is_file_name(""));
}
