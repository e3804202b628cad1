//! What an import of pages did and found, for people and as lines of JSON.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use alicloud_import::page::Severity;
use anyhow::Context;

use super::remark::{Remark, clean};
use super::writing::{Kept, Outcome};
use crate::project;

/// How many differences of a spec are listed.
const LISTED: usize = 20;

/// Shows what there is to say about pages, which are sorted already.
pub(super) fn show(remarks: &[Remark], with_notes: bool) -> io::Result<()> {
    let mut out = BufWriter::new(io::stderr().lock());
    for remark in remarks.iter().filter(|remark| with_notes || remark.severity < Severity::Note) {
        writeln!(out, "{remark}")?;
    }
    out.flush()
}

/// Shows what became of the specs.
pub(super) fn show_outcome(outcome: &Outcome, remarks: &[Remark], pages: usize) -> io::Result<()> {
    let mut out = BufWriter::new(io::stderr().lock());
    for Kept { spec, file, whose, differences } in &outcome.kept {
        let facts = match differences.len() {
            0 => "the page says the same".to_owned(),
            count => format!("the page differs in {count} facts"),
        };
        writeln!(out, "kept {}, {whose}; {facts} ({})", clean(spec), clean(file))?;
        for difference in differences.iter().take(LISTED) {
            writeln!(out, "  {}", clean(difference))?;
        }
        if differences.len() > LISTED {
            writeln!(out, "  and {} more", differences.len() - LISTED)?;
        }
    }
    let count = |severity| remarks.iter().filter(|remark| remark.severity == severity).count();
    writeln!(
        out,
        "{pages} pages; {} files written, {} unchanged, {} kept; {} errors, {} warnings, {} notes",
        outcome.written,
        outcome.unchanged,
        outcome.kept.len(),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
    )?;
    out.flush()
}

/// Writes everything that there is to say, a line each.
pub(super) fn report(path: &Path, remarks: impl IntoIterator<Item = Remark>) -> anyhow::Result<()> {
    let write = || -> anyhow::Result<()> {
        let mut file = BufWriter::new(fs::File::create(path)?);
        for remark in remarks {
            serde_json::to_writer(&mut file, &remark)?;
            file.write_all(b"\n")?;
        }
        Ok(file.flush()?)
    };
    write().with_context(|| format!("cannot write {}", project::shown(path)))
}
