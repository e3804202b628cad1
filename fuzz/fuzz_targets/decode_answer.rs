//! Decodes any bytes as an answer, in JSON and in XML.

#![no_main]

#[path = "../../tests/promises/answers.rs"]
mod answers;
#[path = "../../runtime/tests/records/mod.rs"]
mod records;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let outcome = answers::hold(bytes);
    assert!(outcome.is_ok(), "{outcome:?}");
});
