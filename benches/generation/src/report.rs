//! What is printed.

use std::thread;

use crate::child::Run;
use crate::sample::Specs;
use crate::stages::Costs;

/// APIs a second of wall time on two cores, at least.
const SPEED: f64 = 5_000.0;
/// Megabytes of memory, at most.
const MEMORY: f64 = 300.0;
/// CPU time an API of all, as many times that of the smallest part, at most: a little more is noise.
const GROWTH: f64 = 1.1;

/// What was measured of so many APIs.
pub struct Measured {
    pub spec_bytes: u64,
    pub empty: Run,
    pub current: Run,
}

impl Measured {
    fn apis(&self) -> f64 {
        self.empty.apis as f64
    }

    /// CPU seconds an API and a byte of specs, generated into an empty folder or again.
    fn rates(&self) -> [(&'static str, f64, f64); 2] {
        let rates = |seconds: f64| (seconds / self.apis(), seconds / self.spec_bytes as f64);
        [("empty", &self.empty), ("current", &self.current)].map(|(label, run)| {
            let (api, byte) = rates(run.cpu_seconds);
            (label, api, byte)
        })
    }
}

/// `short` and `repeats` are how often few APIs and all of them are generated from.
pub fn head(specs: &Specs, short: usize, repeats: usize) {
    let (apis, versions) = (specs.apis(), specs.versions());
    println!(
        "{apis} APIs of {versions} product versions, {:.1} MB of specs; {} cores",
        megabytes(specs.bytes()),
        cores()
    );
    println!("least time and most memory of {short} runs, of {repeats} for all\n");
    println!(
        "{:<8} {:>6} {:>8} {:>8} {:>12} {:>12} {:>8} {:>8} {:>10}",
        "", "APIs", "CPU ms", "wall ms", "APIs/s CPU", "APIs/s wall", "peak MB", "files", "MB written"
    );
}

pub fn rows(measured: &Measured) {
    for (label, run) in [("empty", &measured.empty), ("current", &measured.current)] {
        let apis = run.apis as f64;
        println!(
            "{label:<8} {apis:>6} {:>8.0} {:>8.0} {:>12.0} {:>12.0} {:>8.1} {:>8} {:>10.1}",
            run.cpu_seconds * 1e3,
            run.wall_seconds * 1e3,
            apis / run.cpu_seconds * cores() as f64,
            apis / run.wall_seconds,
            megabytes(run.peak_memory),
            run.files_written,
            megabytes(run.bytes_written),
        );
    }
}

/// Those of the largest part, and of it beside the others. Parts are by size.
pub fn ratios(measured: &[Measured]) {
    let [parts @ .., all] = measured else { return };
    println!("\n{:<58} {:>8} {:>10}", "", "now", "aim");
    if let Some(few) = parts.first() {
        let few_apis = few.apis();
        for ((label, api, byte), (_, few_api, few_byte)) in all.rates().into_iter().zip(few.rates()) {
            line(&format!("CPU an API, {label}: all / {few_apis}"), api / few_api, 2, &format!("<= {GROWTH}"));
            line(&format!("CPU a byte of specs, {label}: all / {few_apis}"), byte / few_byte, 2, "");
        }
    }
    if let Some(part) = parts.last() {
        let (label, growth) = (part.apis(), all.apis() / part.apis());
        let memory = all.empty.peak_memory as f64 / part.empty.peak_memory as f64;
        line(
            &format!("peak memory: all / {label}, with {growth:.1} times the APIs"),
            memory,
            2,
            &format!("< {growth:.1}"),
        );
    }
    for (label, run) in [("empty", &all.empty), ("current", &all.current)] {
        line(
            &format!("APIs a second of wall, all, {label}"),
            run.apis as f64 / run.wall_seconds,
            0,
            &format!(">= {SPEED}"),
        );
        line(&format!("cores in use, all, {label}"), run.cpu_seconds / run.wall_seconds, 2, "");
    }
    line("peak memory in MB, all", megabytes(all.empty.peak_memory), 1, &format!("<= {MEMORY}"));
}

fn line(label: &str, now: f64, digits: usize, aim: &str) {
    println!("{label:<58} {now:>8.digits$} {aim:>10}");
}

pub fn stages(empty: &Costs, current: &Costs) {
    println!("\nCPU by stage, all APIs, one thread\n");
    println!(
        "{:<18} {:>9} {:>8} {:>7} {:>10} {:>8} {:>7}",
        "", "empty ms", "µs/API", "share", "current ms", "µs/API", "share"
    );
    let totals = [("total", empty.total(), current.total())];
    let rows = empty.rows().into_iter().zip(current.rows()).map(|((label, new), (_, old))| (label, new, old));
    for (label, new, old) in rows.chain(totals) {
        let [new, old] = [(empty, new), (current, old)].map(|(costs, seconds)| {
            (seconds * 1e3, seconds * 1e6 / costs.apis as f64, seconds * 100.0 / costs.total())
        });
        println!(
            "{label:<18} {:>9.1} {:>8.1} {:>5.1} % {:>10.1} {:>8.1} {:>5.1} %",
            new.0, new.1, new.2, old.0, old.1, old.2
        );
    }
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
