//! What readers of hostile input promise, whatever the bytes are: they end without a panic, what they write passes the checks,
//! and reading what was written gives the same.
//!
//! Each promise is a function of some bytes, in a file of its own. Here it is held over changes of the seeds in
//! `fuzz/seeds`, the same ones in every run; the targets in `fuzz` hold it over what a fuzzer finds.

mod answers;
mod changes;
mod credentials;
mod metadata;
mod pages;
#[path = "../../runtime/tests/records/mod.rs"]
mod records;
mod sound;
mod specs;

use std::path::Path;

use changes::Changes;

/// Holds a promise over the seeds of a target, as they are and changed that many times each. The promise says whether there was
/// something to read, which there has to be in so many of the seeds: changes of what nobody reads would show little.
fn hold(target: &str, readable: usize, times: usize, promise: impl Fn(&[u8]) -> Result<bool, String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds").join(target);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let seeds: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).expect("a seed")).collect();
    let kept = |input: &[u8]| {
        let outcome = promise(input);
        assert!(outcome.is_ok(), "{outcome:?} in {:?}", String::from_utf8_lossy(input));
        outcome == Ok(true)
    };
    assert_eq!(seeds.iter().filter(|seed| kept(seed)).count(), readable, "seeds of {target} that can be read");
    let mut changes = Changes::of(&seeds);
    for seed in (0..times).flat_map(|_| &seeds) {
        kept(&changes.of_one(seed));
    }
}

#[test]
fn answers_are_decoded_or_refused() {
    hold("decode_answer", 6, 400, answers::hold);
}

#[test]
fn credentials_are_read_or_refused_without_repeating_them() {
    let files = credentials::Files::new();
    hold("read_credentials", 3, 150, |bytes| files.hold(bytes));
}

#[test]
fn specs_are_generated_or_refused() {
    let specs = specs::Specs::new();
    hold("load_specs", 3, 40, |bytes| specs.hold(bytes));
}

#[test]
fn metadata_becomes_specs_or_is_refused() {
    hold("import_metadata", 2, 40, metadata::hold);
}

#[test]
fn pages_become_specs_or_findings() {
    hold("read_page", 2, 40, pages::hold);
}
