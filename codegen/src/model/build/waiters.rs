//! States that can be waited for by calling an API.

use alicloud_format::naming;
use alicloud_format::spec::{self, Api};

use crate::model::{Waiter, code, doc};

/// Those of an API whose method has this name and whose request is called so.
pub(super) fn waiters(api: &Api, method: &str, request: &str) -> Vec<Waiter> {
    api.waiters.iter().filter_map(|waiter| waiter_of(waiter, method, request)).collect()
}

fn waiter_of(waiter: &spec::Waiter, method: &str, request: &str) -> Option<Waiter> {
    let constant = naming::constant_name(&waiter.name)?;
    let mut doc =
        doc::described(waiter.description.as_deref(), || format!("Waits for the state {}.", code(&waiter.name)));
    doc.push(facts(waiter));
    let wait = code(&format!("client.{method}(request).wait_until({request}::{constant}).await?"));
    doc.push(format!("Usage: {wait}."));
    let state = waiter.state.split('/').map(str::to_owned).collect();
    Some(Waiter { constant, doc, state, facts: waiter.clone() })
}

/// What ends the wait, and how long it takes.
fn facts(waiter: &spec::Waiter) -> String {
    let state = code(&waiter.state.replace('/', "."));
    let mut ends = Vec::new();
    if !waiter.reached.is_empty() {
        ends.push(format!("{state} is {}", listed(&waiter.reached)));
    }
    if waiter.reached_if_empty {
        ends.push("the response lists nothing".to_owned());
    }
    if !waiter.reached_by_errors.is_empty() {
        ends.push(format!("the service returns the error {}", listed(&waiter.reached_by_errors)));
    }
    let mut sentences = vec![format!("The wait ends once {}", ends.join(", or "))];
    if !waiter.failed.is_empty() {
        sentences.push(format!("fails if {state} is {}", listed(&waiter.failed)));
    }
    if !waiter.pending_errors.is_empty() {
        sentences.push(format!("continues after the error {}", listed(&waiter.pending_errors)));
    }
    let spoken = |seconds: u32| if seconds == 1 { "second".to_owned() } else { format!("{seconds} seconds") };
    let (interval, timeout) = (spoken(waiter.interval), waiter.timeout);
    format!("{}. It polls every {interval}, for at most {timeout} seconds.", sentences.join("; it "))
}

fn listed(values: &[String]) -> String {
    values.iter().map(|value| code(value)).collect::<Vec<_>>().join(" or ")
}
