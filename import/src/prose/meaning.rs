//! What phrases mean: for each kind of them, a reader of what stands around.

mod below;
pub(crate) mod cases;
mod counts;
mod defaults;
pub(crate) mod domain;
pub(crate) mod phrase_match;
mod sets;
mod standing;
pub(crate) mod unlabelled;
pub(crate) mod values;

use super::fact::Fact;
use super::fact::characters::{CharacterKind, CharacterSet};
use super::phrases::{Makes, Phrase};
use phrase_match::{PhraseMatch, Yield};

/// What a phrase says where it was found.
pub(crate) fn of(phrase: &Phrase, here: &PhraseMatch<'_>) -> Yield {
    match phrase.makes {
        Makes::Domain => domain::domain(here),
        Makes::Range => domain::range(here).into(),
        Makes::Default => defaults::default(here).into(),
        Makes::NoDefault => defaults::no_default(here).into(),
        Makes::Length => counts::length(here).into(),
        Makes::MinLength(count) => Some(Fact::MinLength(count)).into(),
        Makes::Items => counts::items(here).into(),
        Makes::CertainItems => counts::certain_items(here).into(),
        Makes::Characters => sets::characters(here).into(),
        Makes::Ascii => Some(Fact::Characters(CharacterSet(vec![CharacterKind::Ascii]))).into(),
        Makes::FirstCharacter => sets::first_character(here).into(),
        Makes::ForbiddenPrefixes => sets::forbidden(here).map(Fact::ForbiddenPrefixes).into(),
        Makes::ForbiddenTexts => sets::forbidden(here).map(Fact::ForbiddenTexts).into(),
        Makes::Layout => sets::layout(here).into(),
        Makes::MarkedLayout => sets::marked_layout(here).into(),
        Makes::Separator => sets::separator(here).into(),
        Makes::Json { is_list } => standing::json(here, is_list).into(),
        Makes::MayBeAbsent => (!here.subject.is_request).then_some(Fact::MayBeAbsent).into(),
        Makes::Deprecated => standing::deprecated(here).into(),
        _ if !here.subject.is_request => Yield::default(),
        Makes::Condition => standing::condition(here).into(),
        Makes::IfOmitted => standing::if_omitted(here).into(),
        Makes::Required => Some(Fact::Required).into(),
        Makes::Optional => Some(Fact::Optional).into(),
        Makes::Exclusion => standing::excluded(here).map(Fact::ExcludedBy).into(),
        Makes::AtLeastOne => standing::at_least_one(here).map(Fact::AtLeastOneWith).into(),
        Makes::Together => standing::together(here).map(Fact::TogetherWith).into(),
        Makes::After => standing::after(here).into(),
        Makes::Setting => standing::setting(here).into(),
    }
}
