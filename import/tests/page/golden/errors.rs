//! Documented errors. A code may come again with another status or message, so that only all three together tell them apart.

use serde_json::Value;

use crate::spec::{text, word};
use crate::tally::Tally;

/// Status, code and message, with single blanks.
type Triple = [String; 3];

fn triple(error: &Value, status: &str) -> Triple {
    let status = error.get(status).filter(|status| !status.is_null()).map(text).unwrap_or_default();
    let message = word(error, "message").split_whitespace().collect::<Vec<_>>().join(" ");
    [status, word(error, "code").to_owned(), message]
}

/// Compares lists: what is equal is paired first, then what has the same code, and the same status if it can be. What is left
/// is missed, or should not be there.
pub(crate) fn compare(golden: &[Value], errors: &[Value], tally: &mut Tally) {
    let mut ours: Vec<Triple> = errors.iter().map(|error| triple(error, "status")).collect();
    let mut left = Vec::new();
    for expected in golden.iter().map(|error| triple(error, "http")) {
        match ours.iter().position(|error| *error == expected) {
            Some(at) => {
                ours.remove(at);
                tally.found += expected.len();
            }
            None => left.push(expected),
        }
    }
    for expected in left {
        let is_code = |error: &Triple| error[1] == expected[1];
        let nearest = ours.iter().position(|error| is_code(error) && error[0] == expected[0]);
        let got = nearest.or_else(|| ours.iter().position(is_code)).map(|at| ours.remove(at));
        pair(&expected, got, tally);
    }
    for extra in ours {
        tally.count(&format!("errors/{}", extra[1]), false, "nothing", Some(extra.join(" ")));
    }
}

fn pair(expected: &Triple, got: Option<Triple>, tally: &mut Tally) {
    for (part, key) in ["status", "code", "message"].into_iter().enumerate() {
        let got = got.as_ref().map(|got| got[part].clone());
        let path = format!("errors/{}/{key}", expected[1]);
        tally.count(&path, got.as_ref() == Some(&expected[part]), &expected[part], got.filter(|got| !got.is_empty()));
    }
}
