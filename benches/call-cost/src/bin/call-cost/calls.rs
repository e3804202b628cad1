//! Whole calls.

use call_cost::{
    measure::{Cost, median, median_cost, rounds},
    sdk,
};

use crate::{Bench, good};

/// So many rounds of so many calls of each kind.
const ROUNDS: usize = 41;
const CALLS: usize = 500;

/// CPU time of the generated client's call, at most so many times that of the other.
const RATIO: f64 = 1.3;
/// Allocations of a call whose answer is small, at most.
const ALLOCATIONS: f64 = 60.0;

pub fn measure(bench: &Bench) {
    let Bench { runtime, sdk: client, by_hand, group, filter, effort, .. } = bench;
    let (round_count, calls) = (effort.of(ROUNDS), effort.of(CALLS));
    let mut ours = || Cost::of(calls, || drop(good(runtime.block_on(sdk::create_v_server_group(client, group)))));
    let mut theirs = || Cost::of(calls, || drop(good(runtime.block_on(by_hand.create_v_server_group(group)))));
    // Connections, caches and the speed of the processor.
    let _ = (ours(), theirs());
    let small = rounds(round_count, [&mut ours, &mut theirs]);
    let mut ours = || Cost::of(calls, || drop(good(runtime.block_on(sdk::describe_load_balancers(client, filter)))));
    let mut theirs = || Cost::of(calls, || drop(good(runtime.block_on(by_hand.describe_load_balancers(filter)))));
    let _ = (ours(), theirs());
    let list = rounds(round_count, [&mut ours, &mut theirs]);
    println!("medians of {round_count} rounds of {calls} calls, 14 parameters each\n");
    println!("{:<48} {:>10} {:>10} {:>7}", "", "generated", "by hand", "ratio");
    let aims = (ratio("CreateVServerGroup, CPU µs", &small), ratio("DescribeLoadBalancers, page of 10, CPU µs", &list));
    let allocations = allocations("CreateVServerGroup, allocations", &small);
    let _ = self::allocations("DescribeLoadBalancers, page of 10, allocations", &list);
    println!();
    verdict("CPU ratio, CreateVServerGroup", aims.0, RATIO);
    verdict("CPU ratio, DescribeLoadBalancers", aims.1, RATIO);
    verdict("allocations, CreateVServerGroup", allocations, ALLOCATIONS);
}

/// The median of the ratios of the rounds, each of which has met the same machine.
fn ratio(label: &str, [ours, theirs]: &[Vec<Cost>; 2]) -> f64 {
    let ratio = median(ours.iter().zip(theirs).map(|(ours, theirs)| ours.micros / theirs.micros));
    let (ours, theirs) = (median_cost(ours).micros, median_cost(theirs).micros);
    println!("{label:<48} {ours:>10.2} {theirs:>10.2} {ratio:>7.2}");
    ratio
}

fn allocations(label: &str, [ours, theirs]: &[Vec<Cost>; 2]) -> f64 {
    let (ours, theirs) = (median_cost(ours).allocations, median_cost(theirs).allocations);
    println!("{label:<48} {ours:>10.1} {theirs:>10.1} {:>7.2}", ours / theirs);
    ours
}

fn verdict(label: &str, now: f64, aim: f64) {
    let verdict = if now <= aim { "reached" } else { "not reached" };
    println!("{label:<48} {now:>10.2}, aim {aim}: {verdict}");
}
