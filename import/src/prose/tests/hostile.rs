//! Texts that nobody wrote: long, deep, and without end.

use std::time::{Duration, Instant};

use crate::prose::subject::Subject;
use crate::prose::text::Prose;
use crate::prose::{bullet_fields, facts, introduction, plain};

/// Reads a line in every way; fails if that takes much longer than reading it takes.
fn survives(line: &str) {
    let begin = Instant::now();
    let prose = Prose::parse(&[(1, line)]);
    let subject =
        Subject { name: "Name", documented_type: "String", siblings: &["Other"], is_request: true, example: "" };
    let _ = facts(&prose, &subject);
    let _ = bullet_fields(&prose, &["a", "b"]);
    let _ = introduction(&prose, &["Name", "Other"]);
    let _ = plain(line);
    let megabytes = u32::try_from(line.len() / 1_000_000 + 1).unwrap_or(u32::MAX);
    // Debug builds are slow, and machines are busy: what is not linear takes minutes.
    assert!(begin.elapsed() < Duration::from_secs(8) * megabytes, "{:?} for {} bytes", begin.elapsed(), line.len());
}

#[test]
fn repeated_pieces_are_read_in_linear_time() {
    let pieces = [
        "[",
        "](",
        "[x](",
        "[[[]]](a)",
        "**",
        "*",
        "***",
        "`",
        "`a",
        "&",
        "&amp",
        "<",
        "<a ",
        "<li>",
        "<ul>",
        "\\",
        "- a: ",
        ": - ",
        "（",
        "(",
        "取值：",
        "Valid values: ",
        "a | ",
        "1, ",
        "1-",
        "9",
        "当",
        "if ",
        "当Mode为a时",
        "Default value: ",
        "。",
        ". ",
        "\u{3000}",
        "1 to 2 ",
        "Valid values of N: 1 to 2. ",
        "不能以a或",
        "yyyy-MM-dd ",
        "separate ",
        "cannot contain a or ",
        "一个为主",
        "可包含字母、数字、",
        "**a**：b ",
        "|",
        "\u{a0}",
        "é",
        "- ",
        "1. ",
        "at the same time ",
        "Name Other ",
    ];
    for piece in pieces {
        survives(&piece.repeat(200_000 / piece.len()));
    }
}

#[test]
fn deep_bullets_end() {
    let lines: Vec<String> =
        (0..3000).map(|depth| format!("{}-   a{depth}: String类型 b", " ".repeat(depth * 2))).collect();
    let numbered: Vec<(u32, &str)> = (1..).zip(lines.iter().map(String::as_str)).collect();
    let prose = Prose::parse(&numbered);
    let deepest = prose.blocks.iter().map(|block| block.depth).max();
    assert!(deepest <= Some(6), "{deepest:?}");
    let fields = bullet_fields(&prose, &[]);
    assert!(!fields.is_empty());
}

#[test]
fn many_bullets_end() {
    let lines: Vec<String> = (0..20_000).map(|index| format!("-   a{index}：b{index}")).collect();
    let mut numbered: Vec<(u32, &str)> = vec![(1, "取值：")];
    numbered.extend((2..).zip(lines.iter().map(String::as_str)));
    let begin = Instant::now();
    let subject = Subject { name: "Name", documented_type: "String", siblings: &[], is_request: true, example: "" };
    let _ = facts(&Prose::parse(&numbered), &subject);
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

#[test]
fn labels_without_end_are_read_in_linear_time() {
    let lines: Vec<String> = (0..10_000).map(|_| "取值：".to_owned()).collect();
    let numbered: Vec<(u32, &str)> =
        lines.iter().flat_map(|line| [(1, line.as_str()), (2, ""), (3, "-   a x"), (4, "")]).collect();
    let begin = Instant::now();
    let subject = Subject { name: "Name", documented_type: "String", siblings: &[], is_request: true, example: "" };
    let _ = facts(&Prose::parse(&numbered), &subject);
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}
