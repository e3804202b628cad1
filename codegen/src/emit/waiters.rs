//! States that can be waited for, as constants of a request.

use super::layout::Layout;
use super::text::{literal, write_doc};
use crate::model::Waiter;

/// The constants for the request of that name.
pub(super) fn emit(waiters: &[Waiter], request: &str, output: &mut String) {
    output.extend(["impl ", request, " {\n"]);
    for (index, waiter) in waiters.iter().enumerate() {
        if index > 0 {
            output.push('\n');
        }
        write_doc(4, "///", &waiter.doc, output);
        let target = ["pub const ", &waiter.constant, ": rt::Waiter<Self> ="].concat();
        Layout::call("rt::Waiter::new", [facts(waiter)]).assign(4, &target, ";", output);
        output.push('\n');
    }
    output.push_str("}\n");
}

fn facts(waiter: &Waiter) -> Layout<'_> {
    let facts = &waiter.facts;
    let members = [
        Layout::member("name", literal(&facts.name)),
        Layout::member("state", texts(&waiter.state)),
        Layout::member("reached", texts(&facts.reached)),
        Layout::member("failed", texts(&facts.failed)),
        Layout::member("reached_by_error", texts(&facts.reached_by_errors)),
        Layout::member("pending_errors", texts(&facts.pending_errors)),
        Layout::member("reached_if_empty", facts.reached_if_empty.to_string()),
        Layout::member("interval", seconds(facts.interval)),
        Layout::member("timeout", seconds(facts.timeout)),
    ];
    Layout::literal("&rt::WaiterFacts ", members)
}

fn texts<'t>(texts: &[String]) -> Layout<'t> {
    Layout::array("&", texts.iter().map(|text| literal(text)))
}

fn seconds(count: u32) -> String {
    format!("std::time::Duration::from_secs({count})")
}
