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
    let text = crate::prose::without_markup(cell.trim()).plain;
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

#[cfg(test)]
mod tests {
    use super::{Requirement, required};

    #[test]
    fn words_are_read_in_both_languages() {
        for yes in ["是", "Yes", "Required", "**必选**", "TRUE", "必填", "Mandatory", "Yes."] {
            assert_eq!(required(yes), Requirement::Yes, "{yes}");
        }
        for no in ["否", "No", "Optional", "可选", "FALSE", "选填", "非必填"] {
            assert_eq!(required(no), Requirement::No, "{no}");
        }
        for unknown in ["", " ", "-", "—", "N/A"] {
            assert_eq!(required(unknown), Requirement::Unknown, "{unknown}");
        }
    }

    #[test]
    fn what_depends_keeps_its_words() {
        for text in ["条件必选", "See description", "Required if Mode is open", "当Mode为open时必选", "二选一"]
        {
            assert_eq!(required(text), Requirement::Conditional(text.to_owned()));
        }
    }

    #[test]
    fn a_word_counts_even_if_more_follows() {
        assert_eq!(required("Yes (list)"), Requirement::Yes);
        assert_eq!(required("No, a guess is made"), Requirement::No);
    }

    #[test]
    fn any_cell_is_read() {
        for piece in ["[", "**", "`", "<a ", "&amp", "是", "yes "] {
            assert_ne!(required(&piece.repeat(20_000)), Requirement::No, "{piece}");
        }
    }
}
