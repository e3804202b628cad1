//! How far a resource is.

use super::WaiterFacts;
use crate::model::{Record, View, record::field::scalar_text};

/// What an answer tells about the state that is waited for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Progress {
    Reached,
    /// Not yet; in this state, if the answer tells one.
    Pending(Option<String>),
    /// Never: in this state.
    Failed(String),
}

/// What `response` tells. Of several resources, all have to be there, and one that cannot get there is enough to give up.
pub(super) fn progress(facts: &WaiterFacts, response: &dyn Record) -> Progress {
    let mut states = Vec::new();
    collect(response, facts.state, &mut states);
    if let Some(failed) = states.iter().find(|state| facts.failed.contains(&state.as_str())) {
        return Progress::Failed(failed.clone());
    }
    let is_reached = |state: &String| facts.reached.contains(&state.as_str());
    match states.iter().find(|state| !is_reached(state)) {
        Some(pending) => Progress::Pending(Some(pending.clone())),
        None if states.is_empty() && !facts.reached_if_empty => Progress::Pending(None),
        None => Progress::Reached,
    }
}

/// All values at `path`, through structures and lists.
fn collect(record: &dyn Record, path: &[&str], states: &mut Vec<String>) {
    let Some((name, rest)) = path.split_first() else {
        return;
    };
    if let Some(index) = record.shape().index_of(name, 0) {
        collect_view(&record.view(index), rest, states);
    }
}

fn collect_view(view: &View<'_>, rest: &[&str], states: &mut Vec<String>) {
    match view {
        View::Scalar(_) if rest.is_empty() => states.extend(scalar_text(view)),
        View::Record(record) => collect(*record, rest, states),
        View::Optional(nested) | View::List(nested) => {
            nested.iter().for_each(|element| collect_view(&element, rest, states));
        }
        _ => {}
    }
}
