//! Every phrase is found by its example, and the example yields what it should.

use std::collections::HashSet;

use super::{brief, parse};
use crate::prose::facts;
use crate::prose::phrases::{Language, Makes, all};
use crate::prose::subject::Subject;

#[test]
fn every_example_is_found_by_its_own_phrase() {
    let mut wrong = Vec::new();
    for phrase in all() {
        let words: Vec<&str> = phrase.example.subject.split(' ').collect();
        let siblings = words.get(2..).unwrap_or_default();
        let is_request = phrase.makes != Makes::MayBeAbsent;
        let subject = Subject { name: words[0], documented_type: words[1], siblings, is_request, example: "" };
        let found = facts(&parse(phrase.example.says), &subject);
        if brief(&found) != phrase.example.yields {
            wrong.push(format!("{}: {} instead of {}", phrase.name, brief(&found), phrase.example.yields));
        }
        if !found.iter().all(|found| found.phrase == phrase.name) {
            wrong.push(format!("{}: found by {:?}", phrase.name, found.first().map(|found| found.phrase)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_phrase_has_its_own_name_and_is_tried() {
    let mut names = HashSet::new();
    for phrase in all() {
        assert!(names.insert(phrase.name), "{} is there twice", phrase.name);
        assert!(!phrase.anchors.is_empty(), "{} is never tried", phrase.name);
    }
}

#[test]
fn examples_are_in_the_language_of_their_phrase() {
    for phrase in all().filter(|phrase| phrase.language != Language::Both) {
        let is_chinese = phrase.example.says.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert_eq!(is_chinese, phrase.language == Language::Chinese, "{}", phrase.name);
    }
}
