//! Markup of a line, and the blocks of a cell.

use super::parse;
use crate::prose::plain;
use crate::prose::text::inline;

/// The marked parts of a line of prose, and the line without markup.
fn read(markdown: &str) -> (String, Vec<String>) {
    let text = inline::text(markdown);
    let marked = text.marked.iter().map(|mark| text.plain[mark.clone()].to_owned()).collect();
    (text.plain, marked)
}

#[test]
fn marks_hold_where_words_have_no_spaces() {
    let (plain, marked) = read("**注意：**若**Mode**为`open`才有效");
    assert_eq!(plain, "注意：若Mode为open才有效");
    assert_eq!(marked, ["注意：", "Mode", "open"]);
}

#[test]
fn a_space_is_put_where_only_a_mark_told_words_apart() {
    let (plain, marked) = read("The state of**Pump** is**on**");
    assert_eq!((plain.as_str(), marked.len()), ("The state of Pump is on", 2));
}

#[test]
fn marks_that_touch_are_two() {
    let (plain, marked) = read("**cold****warm**");
    assert_eq!(plain, "coldwarm");
    assert_eq!(marked, ["cold", "warm"]);
}

#[test]
fn a_mark_without_its_pair_is_a_character() {
    assert_eq!(read("2 ** 3 and a * b").0, "2 ** 3 and a * b");
    assert_eq!(read("masked as ab****").0, "masked as ab****");
    assert_eq!(read("an open ` tick").0, "an open ` tick");
}

#[test]
fn links_leave_their_text() {
    let (plain, marked) = read(r"See [the **long** list](~~123~~) and [**this**](a/b(c).md#d).");
    assert_eq!(plain, "See the long list and this.");
    assert_eq!(marked, ["long", "this"]);
    assert_eq!(read("[~~77~~](~~77~~)!").0, "!");
    assert_eq!(read(r"the range \[1, 5\](both)").0, "the range [1, 5](both)");
}

#[test]
fn escapes_entities_and_tags_are_read() {
    assert_eq!(read(r"a\_b \* c \| d &amp; e &lt; f&nbsp;g").0, "a_b * c | d & e < f g");
    assert_eq!(read("one<br/>two <bucket> <b>three</b>").0, "one\ntwo <bucket> three");
    assert_eq!(read("no &entity; nor &#x0a;one & more").0, "no &entity; nor  one & more");
}

#[test]
fn data_keeps_its_stars_and_quotes() {
    assert_eq!(plain(r"rm-bp1\*\*\*\*"), "rm-bp1****");
    assert_eq!(plain("*.example.com"), "*.example.com");
    assert_eq!(plain("**bold**"), "bold");
    assert_eq!(plain("_a_b_"), "_a_b_");
    assert_eq!(plain(r#"\[\{\\"Key\\":\\"k\\"\}\]"#), r#"[{\"Key\":\"k\"}]"#);
    assert_eq!(plain(r#"{\"Key\":1}"#), r#"{\"Key\":1}"#);
    assert_eq!(plain("[Rule](#table_1)"), "Rule");
    assert_eq!(plain(r"<Common parameters\>"), "<Common parameters>");
}

/// Depths and texts of blocks.
fn blocks(text: &str) -> Vec<(u8, String)> {
    parse(text).blocks.into_iter().map(|block| (block.depth, block.text.plain)).collect()
}

fn block(depth: u8, text: &str) -> (u8, String) {
    (depth, text.to_owned())
}

#[test]
fn bullets_have_the_depth_of_their_indentation() {
    let found = blocks(" -   one\n-   two\n    -   deep\n        more of deep\n\n    still deep\n-   three\n\nAfter.");
    // The paragraph below `deep` is indented like a bullet of its own, and belongs to the one above it.
    let expected = [
        block(1, "one"),
        block(1, "two"),
        block(2, "deep\nmore of deep"),
        block(0, "still deep"),
        block(1, "three"),
        block(0, "After."),
    ];
    assert_eq!(found[..3], expected[..3]);
    assert_eq!(found[found.len() - 2..], expected[4..]);
}

#[test]
fn a_bullet_glued_to_its_label_is_one() {
    let expected = [block(0, "种类，取值："), block(1, "red：红"), block(1, "blue：蓝")];
    assert_eq!(blocks("种类，取值：-   red：红\n-   blue：蓝"), expected);
}

#[test]
fn bullets_in_one_line_are_taken_apart() {
    let expected = [block(0, "Values:"), block(1, "red: hot"), block(1, "blue: cold")];
    assert_eq!(blocks("Values: - red: hot - blue: cold"), expected);
    assert_eq!(blocks("A sum - or a difference - of two."), [block(0, "A sum - or a difference - of two.")]);
}

#[test]
fn lists_of_html_are_bullets() {
    let expected = [block(0, "Values:"), block(1, "red: hot"), block(1, "blue: cold")];
    assert_eq!(blocks("Values:<ul><li>red: hot</li><li>blue: cold</li></ul>"), expected);
}

#[test]
fn lines_keep_their_numbers() {
    let lines: Vec<u32> = parse("one\n\ntwo\n-   three").blocks.iter().map(|block| block.line).collect();
    assert_eq!(lines, [1, 3, 4]);
}
