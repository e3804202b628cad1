//! Decoding of a long list.

use std::hint::black_box;

use alicloud::slb::v2014_05_15::DescribeLoadBalancersResponse;
use alicloud::wire;
use call_cost::{
    Error, answers, by_hand,
    measure::{Cost, median, median_cost, rounds},
};

use crate::good;

const LENGTH: usize = 100;
const ROUNDS: usize = 41;
const TIMES: usize = 50;

pub fn measure() -> Result<(), Error> {
    let answer = answers::load_balancers(LENGTH);
    let mut ours = || {
        Cost::of(TIMES, || {
            drop(black_box(good(wire::from_json::<DescribeLoadBalancersResponse>(black_box(&answer)))));
        })
    };
    let mut theirs = || {
        Cost::of(TIMES, || {
            drop(black_box(good(serde_json::from_slice::<by_hand::DescribeLoadBalancers>(black_box(&answer)))));
        })
    };
    let _ = (ours(), theirs());
    let costs = rounds(ROUNDS, [&mut ours, &mut theirs]);
    let [our_costs, their_costs] = &costs;
    let ratio = median(our_costs.iter().zip(their_costs).map(|(ours, theirs)| ours.micros / theirs.micros));
    let [ours, theirs] = costs.map(|costs| median_cost(&costs));
    // Bytes in a microsecond are megabytes in a second.
    let rate = |cost: Cost| answer.len() as f64 / cost.micros;
    println!("\ndecoding {LENGTH} load balancers, {:.1} kB, medians of {ROUNDS} rounds\n", answer.len() as f64 / 1e3);
    println!("{:<48} {:>10} {:>10} {:>7}", "", "generated", "derives", "ratio");
    println!("{:<48} {:>10.0} {:>10.0} {:>7.2}", "MB/s", rate(ours), rate(theirs), 1.0 / ratio);
    println!("{:<48} {:>10.0} {:>10.0}", "allocations", ours.allocations, theirs.allocations);
    Ok(())
}
