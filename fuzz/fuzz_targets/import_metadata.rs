//! Imports any bytes as metadata of the gateway.

#![no_main]

#[path = "../../tests/promises/metadata.rs"]
mod metadata;
#[path = "../../tests/promises/sound.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let outcome = metadata::hold(bytes);
    assert!(outcome.is_ok(), "{outcome:?}");
});
