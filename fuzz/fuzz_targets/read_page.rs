//! Reads any bytes as a reference page.

#![no_main]

#[path = "../../tests/promises/pages.rs"]
mod pages;
#[path = "../../tests/promises/sound.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let outcome = pages::hold(bytes);
    assert!(outcome.is_ok(), "{outcome:?}");
});
