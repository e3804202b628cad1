//! Whether an API changes something, and which other one tells when it is done.

use std::borrow::Cow;

use alicloud_format::spec::{Asynchronous, OperationType};
use serde_json::Value;

use crate::decision::DecisionKind;
use crate::openmeta::context::Context;
use crate::openmeta::keys;
use crate::openmeta::source::Object;

/// What the names of APIs begin with that change something, sorted. Calling one of these twice may do what it does twice,
/// which is worse than not calling it again.
#[rustfmt::skip]
const CHANGING: [&str; 53] = [
    "Abort", "Accept", "Activate", "Add", "Allocate", "Assign", "Associate", "Attach", "Authorize", "Bind", "Buy", "Cancel",
    "Change", "Close", "Copy", "Create", "Delete", "Deploy", "Detach", "Disable", "Disassociate", "Dissociate", "Enable",
    "Execute", "Import", "Insert", "Install", "Invoke", "Modify", "Move", "Open", "Publish", "Purchase", "Put", "Reboot",
    "Register", "Release", "Remove", "Renew", "Reset", "Restart", "Revoke", "Run", "Save", "Send", "Set", "Start", "Stop",
    "Submit", "Unbind", "Update", "Upgrade", "Upload",
];

/// Intervals are in seconds or in milliseconds, which nothing tells but their size: nobody asks every minute for something
/// that takes seconds, and nobody asks a hundred times a second.
const MOST_SECONDS: u64 = 60;
const LEAST_MILLISECONDS: u64 = 1000;

/// Whether it changes something. What says that it reads and is called `Delete…` is not believed.
pub(super) fn operation_type(context: &mut Context<'_>, name: &str, source: &Object) -> Option<OperationType> {
    let stated = context.text(source, "operationType")?;
    let (kind, done) = match stated {
        "read" if changes(name) => (DecisionKind::ReadDoubted, "left out: it may change something"),
        "read" => return Some(OperationType::Read),
        "write" => return Some(OperationType::Write),
        "readAndWrite" => return Some(OperationType::ReadAndWrite),
        _ => (DecisionKind::UnknownOperationType, "left out"),
    };
    context.at("operationType", |context| context.decide(kind, stated, done));
    None
}

fn changes(name: &str) -> bool {
    let goes_on = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_lowercase());
    CHANGING.iter().any(|verb| name.strip_prefix(verb).is_some_and(goes_on))
}

/// The API that tells how far this one is, which is one of the source for now: whether it is imported is known when all are.
pub(super) fn asynchronous(context: &mut Context<'_>, name: &str, source: &Object) -> Option<Asynchronous> {
    let facts = context.object(source, "staticInfo")?;
    context.at("staticInfo", |context| {
        keys::check(context, facts, &keys::STATIC_INFO);
        let stated = context.text(facts, "callback")?;
        let prefix = format!("{}::{}::", context.product, context.version);
        let ask = match stated.strip_prefix(&prefix) {
            Some(ask) if ask == name => Err("left out: no API tells how far it is itself"),
            Some(ask) => Ok(ask.to_owned()),
            None => Err("left out: not an API of this version"),
        };
        match ask {
            Ok(ask) => {
                let interval = interval(context, facts);
                let attempts = count(facts, "maxCallbackTimes").and_then(|count| u32::try_from(count).ok());
                Some(Asynchronous { ask, interval, attempts })
            }
            Err(done) => {
                context.at("callback", |context| context.decide(DecisionKind::CallbackLeftOut, stated, done));
                None
            }
        }
    })
}

/// Seconds between two calls, at least one.
fn interval(context: &mut Context<'_>, facts: &Object) -> Option<u32> {
    let stated = count(facts, "callbackInterval")?;
    let (seconds, done): (Option<u64>, Cow<'static, str>) = match stated {
        1..=MOST_SECONDS => return u32::try_from(stated).ok(),
        LEAST_MILLISECONDS.. => {
            let seconds = stated.div_ceil(1000);
            (Some(seconds), format!("taken for milliseconds: {seconds} s").into())
        }
        _ => (None, "left out: neither seconds nor milliseconds".into()),
    };
    context.decide_at("callbackInterval", DecisionKind::CallbackInterval, &stated.into(), done);
    u32::try_from(seconds?).ok()
}

fn count(facts: &Object, key: &str) -> Option<u64> {
    facts.get(key).and_then(Value::as_u64).filter(|count| *count > 0)
}
