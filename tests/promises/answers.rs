//! What decoding promises of any body.

use std::collections::BTreeMap;

use alicloud_runtime::{
    Json, Record, Wire,
    wire::{Failure, from_json, from_xml, to_json},
};

use crate::records::{Group, Server, record};

record! {
    Servers { body: List(Vec<Server>) = "Body", }
    wire: &[("Body", Wire::Body), ("Body", Wire::Items(&["Server"]))],
}

record! {
    Limits { body: Map(BTreeMap<String, Vec<i32>>) = "Body", }
    wire: &[("Body", Wire::Body)],
}

record! {
    Number { body: Scalar(Option<i32>) = "Body", }
    wire: &[("Body", Wire::Body)],
}

/// No failure repeats an answer at length.
const LONGEST: usize = 2000;

/// Decodes a body in every form, and holds what comes of it against what always has to hold.
///
/// # Errors
/// What does not hold.
pub(crate) fn hold(body: &[u8]) -> Result<bool, String> {
    let read = [
        both_forms(body, |group: &mut Group| take_untyped(group))?,
        both_forms(body, |_: &mut Servers| Vec::new())?,
        both_forms(body, |_: &mut Limits| Vec::new())?,
        both_forms(body, |_: &mut Number| Vec::new())?,
    ];
    Ok(read.contains(&true))
}

fn both_forms<R>(body: &[u8], untyped: impl Fn(&mut R) -> Vec<Json>) -> Result<bool, String>
where
    R: Record + PartialEq + Clone + std::fmt::Debug,
{
    let mut read = false;
    for (form, decode) in [("JSON", from_json::<R> as fn(&[u8]) -> Result<R, Failure>), ("XML", from_xml::<R>)] {
        match (decode(body), decode(body)) {
            (Ok(record), Ok(_)) => {
                read = true;
                same_again(record, &untyped).map_err(|fault| format!("{fault}, from {form}"))?;
            }
            (Err(first), Err(second)) => {
                let (first, second) = (first.to_string(), second.to_string());
                if first != second || first.is_empty() || first.len() > LONGEST {
                    return Err(format!("the failure {first:?} and then {second:?}, from {form}"));
                }
            }
            _ => return Err(format!("decoded only once, from {form}")),
        }
    }
    Ok(read)
}

/// A record is the same when it is written and read again.
fn same_again<R>(mut record: R, untyped: &impl Fn(&mut R) -> Vec<Json>) -> Result<(), String>
where
    R: Record + PartialEq + Clone + std::fmt::Debug,
{
    let written = match to_json(&record) {
        Ok(written) => written,
        // JSON has no form for some numbers that XML and texts have.
        Err(error) if error.to_string().contains("finite") => return Ok(()),
        Err(error) => return Err(format!("it cannot be written: {error}")),
    };
    let Some(written) = as_sent(&record, written) else { return Ok(()) };
    let mut again: R = from_json(written.as_bytes()).map_err(|failure| format!("{failure} in {written}"))?;
    let (first, second) = (untyped(&mut record), untyped(&mut again));
    // Numbers of untyped JSON may change their notation, and no value has another form for that.
    if first.len() != second.len() || first.iter().zip(&second).any(|(first, second)| !is_same(first, second)) {
        return Err(format!("{first:?} became {second:?}"));
    }
    if record == again { Ok(()) } else { Err(format!("{record:?} became {again:?}")) }
}

/// What a service would send: the one field that is the whole answer stands without its name. `None` if it is absent.
fn as_sent(record: &dyn Record, written: String) -> Option<String> {
    if !record.shape().wire.contains(&("Body", Wire::Body)) {
        return Some(written);
    }
    serde_json::from_str::<Json>(&written).ok()?.get("Body").map(ToString::to_string)
}

/// Takes untyped values out of a group.
fn take_untyped(group: &mut Group) -> Vec<Json> {
    let inner = group.parent.as_deref_mut().map(take_untyped).unwrap_or_default();
    [vec![std::mem::take(&mut group.extra)], inner].concat()
}

/// Whether two values are the same but for how numbers are written.
fn is_same(first: &Json, second: &Json) -> bool {
    match (first, second) {
        (Json::Number(first), Json::Number(second)) => first == second || first.as_f64() == second.as_f64(),
        (Json::Array(first), Json::Array(second)) => {
            first.len() == second.len() && first.iter().zip(second).all(|(first, second)| is_same(first, second))
        }
        (Json::Object(first), Json::Object(second)) => {
            let is_there =
                |(name, value): (&String, &Json)| second.get(name).is_some_and(|other| is_same(value, other));
            first.len() == second.len() && first.iter().all(is_there)
        }
        _ => first == second,
    }
}
