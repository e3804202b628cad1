//! Decoding of a long list.

use std::hint::black_box;

use alicloud::slb::v2014_05_15::DescribeLoadBalancersResponse;
use alicloud::wire;
use call_cost::{
    Error, answers, by_hand,
    measure::{Cost, Effort, median, median_cost, rounds},
};

use crate::good;

const LENGTH: usize = 100;
const ROUNDS: usize = 41;
const TIMES: usize = 50;

pub fn measure(effort: Effort) -> Result<(), Error> {
    let (round_count, times) = (effort.of(ROUNDS), effort.of(TIMES));
    let answer = answers::load_balancers(LENGTH);
    let mut ours = || {
        Cost::of(times, || {
            drop(black_box(good(wire::from_json::<DescribeLoadBalancersResponse>(black_box(&answer)))));
        })
    };
    let mut theirs = || {
        Cost::of(times, || {
            drop(black_box(good(serde_json::from_slice::<by_hand::DescribeLoadBalancers>(black_box(&answer)))));
        })
    };
    // As a person would who knows that one check of the whole text is faster than one for every string.
    let mut theirs_from_text = || {
        Cost::of(times, || {
            let text = good(std::str::from_utf8(black_box(&answer)));
            drop(black_box(good(serde_json::from_str::<by_hand::DescribeLoadBalancers>(text))));
        })
    };
    let _ = (ours(), theirs(), theirs_from_text());
    let costs = rounds(round_count, [&mut ours, &mut theirs, &mut theirs_from_text]);
    let [our_costs, their_costs, text_costs] = &costs;
    let speed =
        |theirs: &[Cost]| median(our_costs.iter().zip(theirs).map(|(ours, theirs)| theirs.micros / ours.micros));
    let speeds = [speed(their_costs), speed(text_costs)];
    let [ours, theirs, from_text] = costs.each_ref().map(|costs| median_cost(costs));
    // Bytes in a microsecond are megabytes in a second.
    let rate = |cost: Cost| answer.len() as f64 / cost.micros;
    println!(
        "\ndecoding {LENGTH} load balancers, {:.1} kB, medians of {round_count} rounds\n",
        answer.len() as f64 / 1e3
    );
    println!("{:<48} {:>10} {:>7} {:>12}", "", "MB/s", "speed", "allocations");
    let row = |label: &str, cost: Cost, speed: f64| {
        println!("{label:<48} {:>10.0} {speed:>7.2} {:>12.0}", rate(cost), cost.allocations);
    };
    row("generated", ours, 1.0);
    row("derives, from bytes: generated is so many times", theirs, speeds[0]);
    row("derives, from text: generated is so many times", from_text, speeds[1]);
    Ok(())
}
