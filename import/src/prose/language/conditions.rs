//! Clauses that say something of other fields: that one has a value, is there, or is not.

use regex::Regex;

use super::names::known;
use super::pattern::{patterns, regexes};
use crate::prose::fact::limit::Condition;

/// A field, between the words that may stand around it.
const FIELD: &str = r"(?P<field>[A-Za-z][A-Za-z0-9_.]*)";
const VALUE: &str = r"[“‘\x22']?(?P<value>[A-Za-z0-9_.:/-]*[A-Za-z0-9_])[”’\x22']?";

patterns! {
    static IS: Vec<Regex> = {
        let set = r"(?:\s*(?:参数|字段)?的?(?:取值|值|参数值)?\s*(?:被?设置为|配置为|指定为|选择为|为|是|等于|=|＝)| (?i:is set to|is|equals|=|to|is specified as|has a value of))";
        regexes(&[
            format!(
                r"^(?:(?i:you (?:have )?(?:set|specify|specified|configure) )|在)?(?:(?i:the value of )?(?i:the )|参数|参数值)?{FIELD}\s*(?i: ?parameter| field)?{set}(?i: the value)?\s*{VALUE}\s*$"
            ),
            format!(
                r"(?i)^you (?:set|specify|select|choose|enter) (?:the value )?{VALUE} (?:for|as the value of) (?:the )?{FIELD}(?: parameter| field)?\s*$"
            ),
        ])
    };
    static GIVEN: Vec<Regex> = regexes(&[
        format!(r"(?i)^(?:the )?{FIELD}(?: parameter)? is (?:specified|set|configured)$"),
        format!(r"^(?:您)?(?:指定|设置|传入|填写)了?{FIELD}(?:参数)?$"),
    ]);
    static ABSENT: Vec<Regex> = {
        let not = "(?:不指定|未指定|没有指定|不设置|未设置|没有设置|不填写?|未填写?|不传入?|未传入?|不配置|未配置)";
        regexes(&[
            format!(
                r"(?i)^(?:the )?{FIELD}(?: parameter)? is (?:not (?:specified|set|configured|provided)|left (?:empty|blank)|empty|unspecified|null)$"
            ),
            format!(r"(?i)^you do not (?:specify|set|configure|enter) (?:a value for )?(?:the )?{FIELD}(?: parameter)?$"),
            format!(r"^(?:您)?{not}了?(?:参数)?\s*{FIELD}\s*(?:参数)?$"),
            format!(r"^(?:参数)?{FIELD}\s*(?:参数)?(?:的?值)?(?:为空|{not})$"),
            // What the case is called, and then what it means: `不使用服务器组（不指定GroupId）`.
            format!(r"[（(]\s*(?:即)?{not}了?\s*{FIELD}\s*(?:参数)?\s*[）)]$"),
        ])
    };
}

/// What a clause says, if it says no more and is about one of these fields.
pub(crate) fn condition(clause: &str, fields: &[&str], own: &str) -> Option<Condition> {
    let clause = clause.trim();
    let field = |written: &str| known(written, fields).filter(|field| *field != own).map(str::to_owned);
    let is_word = |value: &str| {
        ["not", "empty", "specified", "set", "valid", "null", "configured", "left", "required"].contains(&value)
    };
    if let Some(groups) = IS.iter().find_map(|pattern| pattern.captures(clause)) {
        let value = groups.name("value").map(|value| value.as_str()).filter(|value| !is_word(value));
        if let (Some(field), Some(value)) = (field(groups.name("field")?.as_str()), value) {
            return Some(Condition::Is { field, value: value.to_owned() });
        }
    }
    let named = |patterns: &[Regex]| {
        let groups = patterns.iter().find_map(|pattern| pattern.captures(clause))?;
        field(groups.name("field")?.as_str())
    };
    named(&GIVEN).map(Condition::Given).or_else(|| named(&ABSENT).map(Condition::Absent))
}

/// The clause of a text that ends with one, without the words that make it one: `当Mode取值为open时，`.
pub(crate) fn clause(before: &str) -> &str {
    let trimmed = before.trim().trim_end_matches([',', '，', ':', '：', ' ', '则']);
    let lower = trimmed.to_ascii_lowercase();
    for opening in ["if ", "when "] {
        if lower.starts_with(opening) {
            return trimmed.get(opening.len()..).unwrap_or_default().trim();
        }
    }
    let trimmed = trimmed.rsplit(['，', '。', '；']).next().unwrap_or_default().trim();
    let trimmed = trimmed.strip_suffix('时').unwrap_or(trimmed);
    ["当", "如果", "若", "在"].iter().find_map(|opening| trimmed.strip_prefix(opening)).unwrap_or(trimmed).trim()
}
