//! What has to be said of a page, by kind and line. Warnings and errors that the facts do not name are said without need.

use alicloud_import::page::{Finding, Severity};
use serde_json::Value;

use crate::spec::{list, word};
use crate::tally::Tally;

/// Compares findings where the facts name them. A fact gives the text by which its line is known, or is about the page as a
/// whole, which is said of the first line.
pub(crate) fn compare(golden: &Value, findings: &[Finding], page: &str, tally: &mut Tally) {
    if golden.get("findings").is_none() {
        return;
    }
    let mut left: Vec<&Finding> = findings.iter().collect();
    for expected in list(golden, "findings") {
        let (kind, severity) = (word(expected, "kind"), word(expected, "severity"));
        let line = line_of(page, word(expected, "at"));
        let is_kind = |finding: &&Finding| {
            finding.kind.code() == kind && (severity.is_empty() || finding.severity.to_string() == severity)
        };
        let is_it = |finding: &&Finding| is_kind(finding) && Some(finding.line) == line;
        let got = left.iter().find(|finding| is_kind(finding)).map(|finding| format!("line {}", finding.line));
        let at = left.iter().position(is_it);
        let place = line.map_or_else(|| "a line that is there".to_owned(), |line| format!("line {line}"));
        tally.count(&format!("findings/{kind}"), at.is_some(), place, got);
        at.map(|at| left.remove(at));
    }
    for Finding { kind, line, field, says, done, .. } in left.into_iter().filter(|f| f.severity != Severity::Note) {
        let got = format!("line {line}: {field} {says}: {done}");
        tally.count(&format!("findings/{}", kind.code()), false, "nothing", Some(got));
    }
}

/// The number of the first line that has a text in it, counted from 1.
fn line_of(page: &str, text: &str) -> Option<u32> {
    if text.is_empty() {
        return Some(1);
    }
    page.lines().position(|line| line.contains(text)).and_then(|at| u32::try_from(at + 1).ok())
}
