//! The outcome as a table.

use std::collections::BTreeMap;

use super::stages::Version;

/// Prints a line for each product version, the reasons of refusals, what the compiler says, and sums.
pub(super) fn print(versions: &[Version]) {
    println!(
        "{:<44} {:>6} {:>9} {:>8} {:>10} {:>9}",
        "product version", "APIs", "imported", "refused", "generated", "compiled"
    );
    for version in versions {
        line(&version.label(), counts(version), compiled(version));
    }
    let mut sums = [0; 4];
    for version in versions {
        for (sum, count) in sums.iter_mut().zip(counts(version)) {
            *sum += count;
        }
    }
    let done = versions.iter().filter(|version| compiled(version) == "yes").count();
    println!();
    line(&format!("{} product versions", versions.len()), sums, &done.to_string());
    reasons(versions);
    messages(versions);
}

fn counts(version: &Version) -> [usize; 4] {
    [version.listed, version.imported, version.refused.len(), version.generated]
}

fn compiled(version: &Version) -> &'static str {
    match version.messages {
        None => "-",
        Some(_) if version.generated == 0 => "empty",
        Some(_) if version.compiles() => "yes",
        Some(_) => "NO",
    }
}

fn line(label: &str, [listed, imported, refused, generated]: [usize; 4], compiled: &str) {
    println!("{label:<44} {listed:>6} {imported:>9} {refused:>8} {generated:>10} {compiled:>9}");
}

fn reasons(versions: &[Version]) {
    let mut by_reason: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for version in versions {
        for (api, reason) in &version.refused {
            by_reason.entry(reason).or_default().push(format!("{} {api}", version.label()));
        }
    }
    if !by_reason.is_empty() {
        println!("\nrefused");
    }
    for (reason, apis) in by_reason {
        println!("  {:>5}  {reason}", apis.len());
        for api in apis {
            println!("         {api}");
        }
    }
}

fn messages(versions: &[Version]) {
    /// Enough to see what is wrong.
    const SHOWN: usize = 3;

    for version in versions {
        let messages = version.messages.as_deref().unwrap_or_default();
        if !messages.is_empty() {
            println!("\n{}: {} messages of the compiler", version.label(), messages.len());
        }
        for message in messages.iter().take(SHOWN) {
            println!("{message}");
        }
    }
}
