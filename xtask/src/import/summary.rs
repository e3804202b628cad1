//! What an import did, for people.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use alicloud_import::{Decision, DecisionKind, Imported, Refused};

use super::folder::Changes;
use crate::project;

/// How many refusals and the like are listed by name.
const LISTED: usize = 40;

#[derive(Default)]
pub(super) struct Summary {
    versions: usize,
    apis: usize,
    names: std::collections::HashSet<String>,
    written: usize,
    unchanged: usize,
    refused: Vec<(String, Refused)>,
    kept: Vec<String>,
    earlier: Vec<String>,
    removed: Vec<String>,
    missing: Vec<String>,
    unnamed: Vec<String>,
    unknown: Vec<String>,
    failed: Vec<String>,
    decisions: Vec<Decision>,
}

impl Summary {
    pub(super) fn imported(&mut self, imported: Imported, changes: Changes) {
        let place = format!("{}/{}", imported.directory, imported.version_directory);
        let in_place = |name: &String| format!("{place}/{name}");
        self.versions += 1;
        self.apis += imported.apis.len();
        self.names.extend(imported.apis.into_iter().map(|api| api.api));
        self.names.extend(imported.refused.iter().map(|refused| refused.api.clone()));
        self.written += changes.written;
        self.unchanged += changes.unchanged;
        self.kept.extend(changes.kept.iter().map(in_place));
        self.earlier.extend(changes.earlier.iter().map(|what| format!("{place}: {what}")));
        self.removed.extend(changes.removed.iter().map(in_place));
        self.missing.extend(changes.missing.iter().map(in_place));
        self.unnamed.extend(changes.unnamed.iter().map(in_place));
        self.refused.extend(imported.refused.into_iter().map(|refused| (place.clone(), refused)));
        self.decisions.extend(imported.decisions);
    }

    pub(super) fn failed(&mut self, file: &Path, error: &anyhow::Error) {
        self.failed.push(format!("{}: {error:#}", project::shown(file)));
    }

    /// Notes which of the APIs that were asked for are in no file.
    pub(super) fn missing(&mut self, only: Option<&[String]>) {
        self.unknown = only.into_iter().flatten().filter(|name| !self.names.contains(*name)).cloned().collect();
    }

    pub(super) fn has_failed(&self) -> bool {
        !self.failed.is_empty() || !self.unknown.is_empty()
    }

    pub(super) fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    fn by_kind(&self) -> Vec<(usize, String)> {
        let mut counts = BTreeMap::new();
        for decision in &self.decisions {
            *counts.entry(decision.kind).or_insert(0usize) += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().map(|(kind, count)| (count, explained(kind))).collect();
        counts.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        counts
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (count, kind) in self.by_kind() {
            writeln!(f, "{count:>8}  {kind}")?;
        }
        let refused: Vec<String> = self
            .refused
            .iter()
            .map(|(place, refused)| format!("{place} {}: {}", refused.api, refused.reason))
            .collect();
        listed(f, "refused", &refused)?;
        listed(f, "kept, written by hand", &self.kept)?;
        listed(f, "kept, since the source does not say it", &self.earlier)?;
        listed(f, "removed, no longer in the source", &self.removed)?;
        listed(f, "structures that a `product.json` written by hand lacks", &self.missing)?;
        listed(f, "names of error codes that a `product.json` written by hand lacks", &self.unnamed)?;
        listed(f, "in none of the files", &self.unknown)?;
        listed(f, "not imported", &self.failed)?;
        let Self { versions, apis, written, unchanged, .. } = self;
        writeln!(
            f,
            "{apis} APIs of {versions} product versions, {} refused; {written} files written, {unchanged} unchanged, {} kept, \
             {} removed; {} decisions",
            self.refused.len(),
            self.kept.len(),
            self.removed.len(),
            self.decisions.len(),
        )
    }
}

fn listed(f: &mut fmt::Formatter<'_>, what: &str, entries: &[String]) -> fmt::Result {
    if entries.is_empty() {
        return Ok(());
    }
    writeln!(f, "{what}:")?;
    for entry in entries.iter().take(LISTED) {
        writeln!(f, "  {entry}")?;
    }
    if entries.len() > LISTED {
        writeln!(f, "  and {} more", entries.len() - LISTED)?;
    }
    Ok(())
}

/// What a kind of decision means, for those who read a summary.
fn explained(kind: DecisionKind) -> String {
    format!("{}: {}", kind.code(), kind.explanation())
}
