//! The cell that says whether a value must be there.

/// What such a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Requirement {
    Yes,
    No,
    /// It depends, the text as on the page.
    Conditional(String),
    Unknown,
}

const YES: [&str; 20] = [
    "是",
    "yes",
    "y",
    "true",
    "required",
    "mandatory",
    "必选",
    "必填",
    "必须",
    "必需",
    "必传",
    "√",
    "✓",
    "✔",
    "是（必选）",
    "必要",
    "must",
    "true（必选）",
    "1",
    "必选参数",
];
const NO: [&str; 20] = [
    "否",
    "no",
    "n",
    "false",
    "optional",
    "可选",
    "选填",
    "非必选",
    "非必填",
    "非必须",
    "不是",
    "不必填",
    "可不填",
    "×",
    "✗",
    "not required",
    "非必需",
    "可选参数",
    "0",
    "可为空",
];
const DEPENDS: [&str; 6] = ["条件", "视情况", "conditional", "depends", "见描述", "see "];

/// Reads such a cell.
pub(crate) fn required(cell: &str) -> Requirement {
    let text = super::inline::text(cell.trim()).plain;
    let text = text.trim().trim_end_matches(['.', '。', '*', '?']).trim();
    let lower = text.to_lowercase();
    if lower == "n/a" || text.chars().all(|c| !c.is_alphanumeric()) && !["√", "✓", "✔", "×", "✗"].contains(&text)
    {
        Requirement::Unknown
    } else if YES.contains(&lower.as_str()) {
        Requirement::Yes
    } else if NO.contains(&lower.as_str()) {
        Requirement::No
    } else if DEPENDS.iter().any(|word| lower.contains(word)) {
        Requirement::Conditional(text.to_owned())
    } else {
        sentence(text, &lower)
    }
}

/// Reads a cell with more than a word: `Yes (if …)`, `否，默认为…`.
fn sentence(text: &str, lower: &str) -> Requirement {
    let condition = ["if ", "when ", "unless ", "depend", "当", "时", "如果", "情况", "二选一", "或"];
    if condition.iter().any(|word| lower.contains(word)) {
        return Requirement::Conditional(text.to_owned());
    }
    let first = lower.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match () {
        () if NO.contains(&first) => Requirement::No,
        () if YES.contains(&first) => Requirement::Yes,
        () if lower.chars().count() > 12 => Requirement::Conditional(text.to_owned()),
        () => Requirement::Unknown,
    }
}
