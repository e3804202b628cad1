//! How much pages say, and how fast they are read, as a table.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use alicloud_import::page::{Counts, Severity};

use super::reading::Source;
use super::remark::Remark;

/// How many kinds of findings are listed.
const LISTED: usize = 15;

/// What is counted.
#[derive(Default)]
pub(super) struct Stats {
    pages: usize,
    with_api: usize,
    with_parameters: usize,
    counts: Counts,
    kinds: BTreeMap<(Severity, &'static str), usize>,
    time: Duration,
}

impl Stats {
    pub(super) fn add(&mut self, source: &Source) {
        let counts = &source.page.counts;
        self.pages += 1;
        self.with_api += usize::from(source.page.api.is_some());
        self.with_parameters += usize::from(counts.parameters > 0);
        self.counts += counts;
        for Remark { severity, kind, .. } in &source.remarks {
            *self.kinds.entry((*severity, kind)).or_default() += 1;
        }
    }

    /// What several counted together, in so much time.
    pub(super) fn sum<'s>(parts: impl IntoIterator<Item = &'s Self>, time: Duration) -> Self {
        let mut sum = Self { time, ..Self::default() };
        for part in parts {
            sum.pages += part.pages;
            sum.with_api += part.with_api;
            sum.with_parameters += part.with_parameters;
            sum.counts += &part.counts;
            for (kind, count) in &part.kinds {
                *sum.kinds.entry(*kind).or_default() += count;
            }
        }
        sum
    }

    fn found(&self, severity: Severity) -> usize {
        self.kinds.iter().filter(|((of, _), _)| *of == severity).map(|(_, count)| count).sum()
    }
}

impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.time.as_secs_f64();
        let Counts { parameters, response_nodes, errors, constraints, unresolved_depths, repairs, .. } = &self.counts;
        let mut line = |what: &str, count: usize| writeln!(f, "{what:<36} {count:>10}");
        line("pages read", self.pages)?;
        line("pages with an API", self.with_api)?;
        line("pages with parameters", self.with_parameters)?;
        line("parameters", *parameters)?;
        line("response nodes", *response_nodes)?;
        line("documented errors", *errors)?;
        line("constraints", constraints.values().sum())?;
        for (kind, count) in constraints {
            line(&format!("  {}", kind.name()), *count)?;
        }
        line("unresolved depths", *unresolved_depths)?;
        line("repairs", *repairs)?;
        for (severity, name) in
            [(Severity::Error, "errors"), (Severity::Warning, "warnings"), (Severity::Note, "notes")]
        {
            line(name, self.found(severity))?;
        }
        let mut kinds: Vec<_> = self.kinds.iter().map(|((severity, kind), count)| (count, severity, kind)).collect();
        kinds.sort_by(|a, b| b.0.cmp(a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        for (count, severity, kind) in kinds.into_iter().take(LISTED) {
            line(&format!("  {severity}[{kind}]"), *count)?;
        }
        writeln!(f, "{:<36} {seconds:>10.3}", "seconds")?;
        let speed = if seconds > 0.0 { self.pages as f64 / seconds } else { 0.0 };
        writeln!(f, "{:<36} {speed:>10.0}", "pages a second")
    }
}
