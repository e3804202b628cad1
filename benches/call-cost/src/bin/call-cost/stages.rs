//! The parts of a call.

use std::hint::black_box;

use alicloud::slb::v2014_05_15::{Client, CreateVServerGroupResponse};
use alicloud::{Request, wire};
use call_cost::{
    Error, answers, by_hand,
    measure::{Cost, median_cost, rounds},
    sdk,
    unsent::Unsent,
};

use crate::{Bench, good};

const ROUNDS: usize = 21;
const TIMES: usize = 500;

/// Of `CreateVServerGroup`.
pub fn measure(bench: &Bench) -> Result<(), Error> {
    let Bench { runtime, sdk: client, by_hand, group, server, effort, .. } = bench;
    let (round_count, times) = (effort.of(ROUNDS), effort.of(TIMES));
    let answer = answers::group();
    let request = sdk::create_v_server_group_request(group).region_id("cn-hangzhou");
    let unsent = Client::new(&sdk::config(&server.host).transport(Unsent(answer.clone())).build()?);

    let mut sent = || Cost::of(times, || drop(good(runtime.block_on(sdk::create_v_server_group(client, group)))));
    let mut not_sent = || Cost::of(times, || drop(good(runtime.block_on(sdk::create_v_server_group(&unsent, group)))));
    let mut make = || Cost::of(times, || drop(black_box(sdk::create_v_server_group_request(group))));
    let mut validate = || Cost::of(times, || good(black_box(&request).validate()));
    let mut encode = || Cost::of(times, || drop(black_box(good(wire::encode(black_box(&request))))));
    let mut decode = || {
        Cost::of(times, || {
            drop(black_box(good(wire::from_json::<CreateVServerGroupResponse>(black_box(&answer)))));
        })
    };
    let mut hand_sent = || Cost::of(times, || drop(good(runtime.block_on(by_hand.create_v_server_group(group)))));
    let mut hand_request = || Cost::of(times, || drop(black_box(good(by_hand.create_v_server_group_request(group)))));
    let mut hand_decode = || {
        Cost::of(times, || {
            drop(black_box(good(serde_json::from_str::<by_hand::CreateVServerGroup>(good(std::str::from_utf8(
                black_box(&answer),
            ))))));
        })
    };
    let costs = rounds(
        round_count,
        [
            &mut sent,
            &mut not_sent,
            &mut make,
            &mut validate,
            &mut encode,
            &mut decode,
            &mut hand_sent,
            &mut hand_request,
            &mut hand_decode,
        ],
    );
    let [sent, not_sent, make, validate, encode, decode, hand_sent, hand_request, hand_decode] =
        costs.map(|costs| median_cost(&costs));
    let rest = [make, validate, encode, decode].into_iter().fold(not_sent, Cost::without);

    println!("\nCreateVServerGroup by stage, medians of {round_count} rounds\n");
    println!("{:<48} {:>10} {:>12}", "", "CPU µs", "allocations");
    row("generated: make the request", make);
    row("generated: validate", validate);
    row("generated: encode", encode);
    row("generated: sign, assemble and everything else", rest);
    row("generated: send and receive", sent.without(not_sent));
    row("generated: decode", decode);
    row("generated: all but sending and receiving", not_sent);
    row("by hand: encode, sign and assemble", hand_request);
    row("by hand: send and receive", hand_sent.without(hand_request).without(hand_decode));
    row("by hand: decode", hand_decode);
    row("by hand: all but sending and receiving", hand_request.plus(hand_decode));
    println!("\nallocations of a call once its request is made: {:.0}", sent.allocations - make.allocations);
    Ok(())
}

fn row(label: &str, cost: Cost) {
    println!("{label:<48} {:>10.2} {:>12.1}", cost.micros, cost.allocations);
}
