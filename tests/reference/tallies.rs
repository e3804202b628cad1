//! Tallies in the reports of tests.

use alicloud_tests::trials::Report;

use crate::tally::Tally;

/// Adds the figures of a tally, and what disagrees in it.
pub(crate) fn add(report: &mut Report, name: &str, tally: &Tally) {
    report.figure(format_args!("{name}: {}", tally.summary()));
    report.details.extend(tally.differences.iter().map(|difference| format!("{name}: {difference}")));
}
