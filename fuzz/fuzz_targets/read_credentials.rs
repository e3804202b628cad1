//! Reads any bytes as a file of credentials, and as the answer of whoever gives them.

#![no_main]

#[path = "../../tests/promises/credentials.rs"]
mod credentials;

use std::sync::LazyLock;

use credentials::Files;
use libfuzzer_sys::fuzz_target;

static FILES: LazyLock<Files> = LazyLock::new(Files::new);

fuzz_target!(|bytes: &[u8]| {
    let outcome = FILES.hold(bytes);
    assert!(outcome.is_ok(), "{outcome:?}");
});
