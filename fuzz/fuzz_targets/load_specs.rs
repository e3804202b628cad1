//! Takes any bytes for specs: loads, checks and generates.

#![no_main]

#[path = "../../tests/promises/sound.rs"]
#[allow(dead_code, reason = "not every promise uses everything")]
mod sound;
#[path = "../../tests/promises/specs.rs"]
mod specs;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use specs::Specs;

static SPECS: LazyLock<Specs> = LazyLock::new(Specs::new);

fuzz_target!(|bytes: &[u8]| {
    let outcome = SPECS.hold(bytes);
    assert!(outcome.is_ok(), "{outcome:?}");
});
