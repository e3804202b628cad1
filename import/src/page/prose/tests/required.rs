//! The cell that says whether a value must be there.

use super::super::{Requirement, required};

#[test]
fn words_are_read_in_both_languages() {
    for yes in ["是", "Yes", "Required", "**必选**", "TRUE", "必填", "Mandatory", "Yes."] {
        assert_eq!(required(yes), Requirement::Yes, "{yes}");
    }
    for no in ["否", "No", "Optional", "可选", "FALSE", "选填", "非必填"] {
        assert_eq!(required(no), Requirement::No, "{no}");
    }
    for unknown in ["", " ", "-", "—", "N/A"] {
        assert_eq!(required(unknown), Requirement::Unknown, "{unknown}");
    }
}

#[test]
fn what_depends_keeps_its_words() {
    for text in ["条件必选", "See description", "Required if Mode is open", "当Mode为open时必选", "二选一"]
    {
        assert_eq!(required(text), Requirement::Conditional(text.to_owned()));
    }
}

#[test]
fn a_word_counts_even_if_more_follows() {
    assert_eq!(required("Yes (list)"), Requirement::Yes);
    assert_eq!(required("No, a guess is made"), Requirement::No);
}
