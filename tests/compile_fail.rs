//! Mistakes that the compiler finds, and what it says about them.

#[test]
fn mistakes_are_compile_errors() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
