//! What errors show.

use crate::failure;

#[test]
fn errors_show_the_beginning_of_a_long_text_only() {
    let text = "中".repeat(100);
    let expected = format!("Count: expected a 32-bit integer, found \"{}\"…", "中".repeat(40));
    assert_eq!(failure(&format!(r#"{{"Count":"{text}"}}"#)), expected);
}

#[test]
fn errors_withhold_sensitive_values_and_keys() {
    assert_eq!(failure(r#"{"Pin":"s3cret"}"#), "Pin: expected a 32-bit integer, found ***");
    assert_eq!(failure(r#"{"Keys":{"alice":"s3cret"}}"#), "Keys.***: expected a 32-bit integer, found ***");
    assert_eq!(failure(r#"{"Keys":"s3cret"}"#), "Keys: expected an object, found ***");
    let broken = failure(r#"{"Keys":"{\"alice\":s3cret"}"#);
    assert!(broken.starts_with("Keys.***: the text is not JSON: ") && !broken.contains("s3cret"), "{broken}");
}
