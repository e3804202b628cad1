//! That both clients do the same, without which there is nothing to compare.

use call_cost::{
    Error, answers,
    by_hand::{self, signature_of},
    input::SECRET,
    sdk,
};
use http::request::Parts;

use crate::Bench;

/// # Errors
/// The first difference.
pub fn both_ask_and_understand_the_same(bench: &Bench) -> Result<(), Error> {
    let Bench { runtime, sdk: client, by_hand, group, filter, .. } = bench;
    let ours = runtime.block_on(sdk::create_v_server_group(client, group))?;
    let our_request = request(bench)?;
    let theirs = runtime.block_on(by_hand.create_v_server_group(group))?;
    same_request(&our_request, &request(bench)?)?;
    let servers = |count: usize| count == group.servers.len();
    if !servers(ours.backend_servers.len()) || !servers(theirs.backend_servers.backend_server.len()) {
        return Err("an answer has not the servers that were asked for".into());
    }
    let ours = runtime.block_on(sdk::describe_load_balancers(client, filter))?;
    let our_request = request(bench)?;
    let theirs = runtime.block_on(by_hand.describe_load_balancers(filter))?;
    same_request(&our_request, &request(bench)?)?;
    let balancers = &theirs.load_balancers.load_balancer;
    let ids = ours.load_balancers.iter().map(|balancer| &balancer.load_balancer_id);
    if balancers.is_empty() || !ids.eq(balancers.iter().map(|balancer| &balancer.load_balancer_id)) {
        return Err("the answers have not the same load balancers".into());
    }
    let unknown = by_hand::DescribeLoadBalancers::has_unknown(&serde_json::from_slice(&answers::load_balancers(1))?);
    if unknown { Err("an enum has a value that nobody documented".into()) } else { Ok(()) }
}

fn request(bench: &Bench) -> Result<Parts, Error> {
    Ok(bench.server.last().ok_or("the server has seen no request")?)
}

fn same_request(ours: &Parts, theirs: &Parts) -> Result<(), Error> {
    if ours.method != theirs.method || ours.uri != theirs.uri {
        return Err(
            format!("not the same request: {} {}\n{} {}", ours.method, ours.uri, theirs.method, theirs.uri).into()
        );
    }
    let names = |parts: &Parts| {
        let mut names: Vec<String> = parts.headers.keys().map(ToString::to_string).collect();
        names.sort();
        names
    };
    if names(ours) != names(theirs) {
        return Err(format!("not the same headers: {:?}\n{:?}", names(ours), names(theirs)).into());
    }
    for request in [ours, theirs] {
        let signature = signature_of(request, SECRET)?;
        let authorization = request.headers.get("authorization").ok_or("a request is not signed")?.to_str()?;
        if !authorization.ends_with(&format!(",Signature={signature}")) {
            return Err(format!("not the right signature: {authorization}").into());
        }
    }
    Ok(())
}
