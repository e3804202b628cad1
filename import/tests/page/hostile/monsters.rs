//! Pages of one kind of thing only, in any size.

use super::{reads, survives};

/// A kind of monster.
pub(super) struct Monster {
    pub(super) name: &'static str,
    /// Makes one of at most so many bytes.
    pub(super) of: fn(usize) -> Vec<u8>,
}

/// What comes before a table in a page, so that what follows is taken for rows.
const TABLE: &str = "# Act\n\n## Request parameters\n\n|Name|Type|Required|Description|\n|--|--|--|--|\n";
/// What comes before an answer.
const ANSWER: &str = "# Act\n\n## Response parameters\n\n|Name|Type|Description|\n|--|--|--|\n|Row|List|rows|\n\n\
                      ## Examples\n\nResponse\n\n```\n";

/// A beginning, and a piece as often as there is room for it.
fn filled(head: &str, piece: &str, size: usize) -> Vec<u8> {
    let mut page = String::with_capacity(size.max(head.len()));
    page.push_str(head);
    page.push_str(&piece.repeat(size.saturating_sub(head.len()) / piece.len()));
    page.into_bytes()
}

/// Pieces that differ by a number, after a beginning.
fn numbered(head: &str, size: usize, piece: impl Fn(usize) -> String) -> Vec<u8> {
    let mut page = head.to_owned();
    let mut number = 0;
    while page.len() < size {
        page.push_str(&piece(number));
        number += 1;
    }
    page.into_bytes()
}

/// All kinds.
pub(super) const MONSTERS: &[Monster] = &[
    Monster { name: "a line of |", of: |size| filled("", "|", size) },
    Monster { name: "a row of |", of: |size| filled(TABLE, "|", size) },
    Monster { name: "a line of text", of: |size| filled("", "word ", size) },
    Monster { name: "a line of Chinese", of: |size| filled("", "名称：", size) },
    Monster { name: "a line of [", of: |size| filled("", "[", size) },
    Monster { name: "a cell of [", of: |size| filled(&format!("{TABLE}|A|String|Yes|"), "[", size) },
    Monster { name: "a cell of links", of: |size| filled(&format!("{TABLE}|A|String|Yes|"), "[a](b", size) },
    Monster { name: "a cell of *", of: |size| filled(&format!("{TABLE}|A|String|Yes|"), "*a ", size) },
    Monster { name: "a cell of `", of: |size| filled(&format!("{TABLE}|A|String|Yes|"), "`a", size) },
    Monster { name: "a cell of \\", of: |size| filled(&format!("{TABLE}|A|String|Yes|"), "\\", size) },
    Monster { name: "a cell of <", of: |size| filled(&format!("{TABLE}|A|String|Yes|"), "<a ", size) },
    Monster { name: "a cell of &", of: |size| filled(&format!("{TABLE}|A|String|Yes|"), "&am", size) },
    Monster {
        name: "a cell of values",
        of: |size| filled(&format!("{TABLE}|A|String|Yes|Valid values: "), "a | ", size),
    },
    Monster {
        name: "a cell of phrases",
        of: |size| filled(&format!("{TABLE}|A|String|Yes|"), "取值：1-2。默认值：3；", size),
    },
    Monster { name: "a cell of digits", of: |size| filled(&format!("{TABLE}|A|Integer|Yes|Value range: "), "1", size) },
    Monster {
        name: "a cell of bullets",
        of: |size| filled(&format!("{TABLE}|A|String|Yes|Valid values:\n"), "-   a: b\n", size),
    },
    Monster { name: "an unclosed cell", of: |size| filled(&format!("{TABLE}|A|String|Yes|"), "more\n\n", size) },
    Monster { name: "an unclosed fence", of: |size| filled("# Act\n\n```\n", "text\n", size) },
    Monster { name: "fences", of: |size| filled("# Act\n\n", "```\n", size) },
    Monster {
        name: "a table of columns",
        of: |size| [filled(TABLE, "|a", size / 2), filled("\n", "|--", size / 2)].concat(),
    },
    Monster { name: "rows", of: |size| numbered(TABLE, size, |n| format!("|Name{n}|String|No|Text {n}|\n")) },
    Monster { name: "equal rows", of: |size| filled(TABLE, "|Name|String|No|Text|\n", size) },
    Monster { name: "children of equal rows", of: |size| filled(TABLE, "|A.N.B|String|No|Text|\n", size) },
    Monster {
        name: "rows of the answer",
        of: |size| {
            numbered(&ANSWER.replace("\n\n## Examples\n\nResponse\n\n```\n", "\n"), size, |n| {
                format!("|└N{n}|List|t|\n")
            })
        },
    },
    Monster {
        name: "rows that go deeper",
        of: |size| numbered(TABLE, size, |n| format!("|{}N|List|No|t|\n", "└".repeat(n % 300))),
    },
    Monster { name: "tables", of: |size| filled("", "|Name|Type|\n|--|--|\n|A|String|\n\n", size) },
    Monster {
        name: "a deep list",
        of: |size| {
            numbered(&format!("{TABLE}|A|Json|Yes|\n"), size, |n| {
                format!("{}-   **a**: b\n", " ".repeat(4 * (n % 10_000)))
            })
        },
    },
    Monster {
        name: "a dotted name",
        of: |size| [filled(&format!("{TABLE}|A"), ".N", size - 40), b"|String|No|Text|\n".to_vec()].concat(),
    },
    Monster { name: "headings", of: |size| filled("", "## Request parameters\n\n", size) },
    Monster { name: "a heading of #", of: |size| filled("", "#", size) },
    Monster { name: "zeros", of: |size| vec![0; size] },
    Monster { name: "bytes that are no text", of: |size| vec![0xff; size] },
    Monster { name: "halves of letters", of: |size| "名".bytes().take(2).cycle().take(size).collect() },
    Monster {
        name: "UTF-16",
        of: |size| {
            [vec![0xff, 0xfe], "a\n".encode_utf16().flat_map(u16::to_le_bytes).cycle().take(size - 2).collect()]
                .concat()
        },
    },
    Monster { name: "line ends of both signs", of: |size| filled("# Act\r\n", "\r\n", size) },
    Monster { name: "line ends of the old sign", of: |size| filled("# Act\r", "\r", size) },
    Monster { name: "a JSON example of [", of: |size| filled(ANSWER, "{\"Row\":[", size) },
    Monster {
        name: "a JSON example of names",
        of: |size| numbered(&format!("{ANSWER}{{"), size, |n| format!("\"N{n}\":1,")),
    },
    Monster { name: "a JSON example of quotes", of: |size| filled(&format!("{ANSWER}{{"), "\"", size) },
    Monster { name: "a JSON example of faults", of: |size| filled(&format!("{ANSWER}{{"), "\"a\" b,, ", size) },
    Monster { name: "an XML example of roots", of: |size| filled(ANSWER, "<Row>", size) },
    Monster { name: "an XML example of ends", of: |size| filled(&format!("{ANSWER}<Row>"), "</Other>", size) },
    Monster { name: "an XML example of <", of: |size| filled(ANSWER, "<", size) },
    Monster {
        name: "a request of parameters",
        of: |size| filled("# Act\n\n## Examples\n\nRequest\n\n```\nhttps://a/?Action=Act", "&A.1.B=%zz", size),
    },
    Monster {
        name: "errors",
        of: |size| {
            numbered(
                "# Act\n\n## Error codes\n\n|HTTP status code|Error code|Error message|\n|--|--|--|\n",
                size,
                |n| format!("|400|Code{n}|Text {n}|\n"),
            )
        },
    },
];

/// This would last for hours if anything that reads them were quadratic.
#[test]
fn monsters_have_an_answer() {
    for Monster { name, of } in MONSTERS {
        assert_eq!(reads(&of(2 << 20), true), Ok(()), "{name}");
    }
}

#[test]
fn the_beginnings_of_monsters_have_an_answer() {
    for size in [300, 1000, 40_000] {
        for Monster { name, of } in MONSTERS {
            assert_eq!(survives(&of(size)), Ok(()), "{name}");
        }
    }
}

#[test]
fn counted_monsters_have_an_answer() {
    let many = |piece: &str, count: usize, end: &str| [TABLE, &piece.repeat(count), end].concat();
    let deep: String =
        (0..10_000).map(|depth| format!("{}-   **a{depth}**: b\n", "    ".repeat(depth % 200))).collect();
    let steep: String = (0..2000).map(|depth| format!("{}-   **a**: b\n", " ".repeat(depth))).collect();
    let pages = [
        String::new(),
        "\n".to_owned(),
        "\u{feff}".to_owned(),
        many("|a", 10_000, "|\n"),
        many("|A|String|No|text|\n", 10_000, ""),
        format!("{TABLE}|A{}|String|No|text|\n", ".N".repeat(5000)),
        format!("{TABLE}|{}|String|No|text|\n", ".".repeat(10_000)),
        format!("{TABLE}|A|Json|No|{deep}|\n"),
        format!("{TABLE}|A|Json|No|{steep}|\n"),
        format!("{TABLE}|A|Json|No|{}a|\n", "- ".repeat(10_000)),
        format!("{TABLE}|A|Json|No|\n\n{}a\n\n|\n", "-   ".repeat(10_000)),
        format!("# Act\n\n{}a\n", "> ".repeat(10_000)),
        (0..10_000).map(|number| format!("{} Heading {number}\n\n", "#".repeat(1 + number % 7))).collect(),
        format!("{ANSWER}{}{}\n```\n", "{\"Row\":[".repeat(10_000), "]}".repeat(10_000)),
        format!("{ANSWER}{}{}\n```\n", "<Row>".repeat(10_000), "</Row>".repeat(10_000)),
    ];
    for page in pages {
        assert_eq!(survives(page.as_bytes()), Ok(()));
    }
}

#[test]
fn a_page_with_other_line_ends_says_the_same() {
    let spec = |text: &str| {
        let page = crate::reading::read(text.as_bytes());
        crate::reading::api(&page).expect("the page names its API")
    };
    let expected = spec(super::SMALL);
    assert_eq!(spec(&super::SMALL.replace('\n', "\r\n")), expected);
    assert_eq!(spec(&super::SMALL.replace('\n', "\r")), expected);
    assert_eq!(spec(&format!("\u{feff}{}", super::SMALL)), expected);
}

#[test]
fn what_is_no_text_is_said_with_its_place() {
    let mut page = super::SMALL.as_bytes().to_vec();
    let third_line = super::SMALL.match_indices('\n').nth(1).map_or(0, |(at, _)| at + 1);
    page.insert(third_line, 0xff);
    let read = crate::reading::read(&page);
    let found = read.findings.iter().find(|finding| finding.kind.code() == "not-utf8").expect("a finding");
    assert_eq!(found.line, 3);
}
