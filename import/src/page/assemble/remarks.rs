//! What there is to say of tables and headings.

use crate::page::context::PageContext;
use crate::page::document::origin::Origin;
use crate::page::document::parts::{Document, FieldTable};
use crate::page::finding::FindingKind;
use crate::page::tree::FieldTree;

/// Says of a table how it had to be read.
pub(super) fn tell_table(context: &mut PageContext<'_>, table: &FieldTable<'_>) {
    if !table.has_separator {
        context.findings.note(FindingKind::TableWithoutSeparator, table.line, "", "read by the words of its header");
    }
    for line in table.unclosed.iter().take(20) {
        context.findings.note(FindingKind::RowUnclosed, *line, "", "ended where the next one begins");
    }
}

/// Says which tables have a place that nothing tells.
pub(super) fn tell_unplaced(context: &mut PageContext<'_>, tree: &FieldTree) {
    for line in &tree.passed_over {
        context.findings.warning(
            FindingKind::HeadingUnknown,
            *line,
            "",
            "passed over: nothing tells what it describes",
        );
    }
    for (line, structure) in &tree.unplaced_tables {
        context.counts.unresolved_depths += 1;
        let done = match structure.as_str() {
            "" => "depth unresolved: taken for fields of the top".to_owned(),
            name => format!("depth unresolved: taken for the fields of `{name}`"),
        };
        context.findings.warning(FindingKind::TableUnplaced, *line, "", done);
    }
}

pub(super) fn tell_remains(context: &mut PageContext<'_>, document: &Document<'_>, origin: &Origin, has_table: bool) {
    for (line, heading) in &document.unknown {
        context.findings.warning(FindingKind::HeadingUnknown, *line, heading, "passed over");
    }
    if let (Some((line, other)), Some((_, name))) = (&origin.other_name, &origin.api) {
        let done = format!("taken for `{name}`, the title");
        context.findings.warning(FindingKind::ApiNames, *line, other, done);
    }
    if !has_table {
        context.findings.warning(FindingKind::NoParameters, 1, "", "imported without parameters");
    }
    if origin.product.is_none() {
        context.findings.error(FindingKind::ProductUnknown, 1, "", "give it with `--product`");
    }
    if origin.version.is_none() {
        context.findings.warning(FindingKind::VersionUnknown, 1, "", "give it with `--api-version`");
    }
}
