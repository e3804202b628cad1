//! What is printed.

use crate::measure::{Cost, Step};
use crate::variants::Size;

/// CPU seconds to check an API, at most.
const PER_OPERATION: f64 = 0.03;

/// The costs that are compared.
pub struct Costs {
    pub empty: Cost,
    pub bare: Cost,
    pub generated: Cost,
    pub serde: Cost,
}

pub fn head(name: &str, operations: usize, size: &Size, repeats: usize) {
    let Size { structs, fields, enums } = size;
    println!("{name}: {operations} operations, {structs} structs with {fields} fields in all, {enums} enums");
    println!("CPU seconds, least of {repeats} builds, dependencies ready, without incremental compilation\n");
}

fn row(label: &str, cost: &Cost) {
    println!("{label:<28} {:>8.2} {:>10.2}", cost.of(Step::Check), cost.of(Step::Build));
}

pub fn costs(costs: &Costs, operations: usize) {
    println!("{:<28} {:>8} {:>10}", "", "check", "dev build");
    row("empty crate", &costs.empty);
    row("bare structs", &costs.bare);
    row("generated", &costs.generated);
    row("serde derives both ways", &costs.serde);
    println!("\n{:<46} {:>6} {:>10}", "ratio", "now", "aim");
    for step in Step::ALL {
        let (most, least) = step.aims();
        let [own, bare, serde] = [&costs.generated, &costs.bare, &costs.serde].map(|cost| cost.of(step));
        ratio(&format!("{step}: generated / bare"), own / bare, &format!("<= {most}"));
        ratio(&format!("{step}: serde derives / generated"), serde / own, &format!(">= {least}"));
    }
    let each = costs.generated.of(Step::Check) / operations as f64;
    println!("{:<46} {each:>6.4} {:>10}\n", "check: CPU seconds an operation", format!("<= {PER_OPERATION}"));
}

fn ratio(label: &str, now: f64, aim: &str) {
    println!("{label:<46} {now:>6.2} {aim:>10}");
}
