//! The JSON answer that a page shows, found by the simplest means, so that it does not depend on what is measured.

use serde_json::Value;

/// What the examples that follow are about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Request,
    Answer,
    Failure,
    Unknown,
}

/// The answer of a success in JSON, if the page shows one that reads as it stands.
pub(super) fn of_answer(page: &str) -> Option<Value> {
    let mut about = About::Unknown;
    let mut is_example = false;
    let mut fence: Option<String> = None;
    for line in page.lines() {
        let trimmed = line.trim();
        let is_border = trimmed.starts_with("```");
        match &mut fence {
            Some(_) if is_border => {
                let body = fence.take().unwrap_or_default();
                if is_example && about == About::Answer && body.trim_start().starts_with('{') {
                    return serde_json::from_str(&body).ok();
                }
            }
            Some(body) => body.extend([line, "\n"]),
            None if is_border => fence = Some(String::new()),
            None => label(trimmed, &mut about, &mut is_example),
        }
    }
    None
}

/// Headings and short lines tell what follows; what is in a table does not.
fn label(line: &str, about: &mut About, is_example: &mut bool) {
    if line.starts_with('|') || line.chars().count() > 80 {
        return;
    }
    let words = line.split(" {").next().unwrap_or_default().to_lowercase();
    let has = |any: &[&str]| any.iter().any(|word| words.contains(word));
    let names_example = has(&["example", "sample", "示例"]);
    if line.starts_with('#') {
        (*about, *is_example) = (About::Unknown, names_example);
    }
    *is_example |= names_example;
    *about = match () {
        () if has(&["error", "fail", "异常", "失败", "错误"]) => About::Failure,
        () if has(&["response", "return", "返回", "响应"]) => About::Answer,
        () if has(&["request", "请求"]) => About::Request,
        () => *about,
    };
}

/// How many parameters a page names before the answer: first cells of rows, without the common ones, and bullets with a type.
pub(super) fn own_parameters(page: &str) -> usize {
    let is_answer = |line: &&str| {
        let line = line.to_lowercase();
        line.starts_with("##") && ["response", "return", "返回"].iter().any(|word| line.contains(word))
    };
    page.lines().take_while(|line| !is_answer(line)).filter(|line| is_own(line.trim())).count()
}

fn is_own(line: &str) -> bool {
    if let Some(bullet) = line.strip_prefix('-') {
        let bullet = bullet.trim_start().to_lowercase();
        return bullet.starts_with("type:") || bullet.starts_with("类型：");
    }
    let Some(cells) = line.strip_prefix('|') else { return false };
    let name = cells.split('|').next().unwrap_or_default().trim();
    let heads = ["name", "parameter", "action", "version", "format", "accesskeyid"];
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && !heads.contains(&name.to_lowercase().as_str())
}
