//! What was read of a page, with its lines and findings in order.

use super::context::PageContext;
use super::finding::Severity;
use super::outcome::Page;

/// The page with what there is to say of it.
pub(super) fn finished(context: PageContext<'_>, page: Page) -> Page {
    let mut counts = context.counts;
    let mut lines = context.lines;
    lines.values_mut().for_each(|line| *line = (*line).clamp(1, context.length.max(1)));
    // What is not written has no line.
    let written = page.api.as_ref().and_then(|api| serde_json::to_value(api).ok());
    lines.retain(|pointer, _| written.as_ref().is_some_and(|written| written.pointer(pointer).is_some()));
    let findings = context.findings.sorted(context.length);
    counts.warnings = findings.iter().filter(|finding| finding.severity == Severity::Warning).count();
    Page { lines, findings, counts, ..page }
}
