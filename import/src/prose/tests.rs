//! Tests of prose, with sentences of our own.

mod bullets;
mod cells;
mod conditions;
mod hostile;
mod inline;
mod introduction;
mod phrases;
mod values;

use super::fact::{Fact, Found, NamedValue};
use super::subject::Subject;
use super::text::Prose;

/// Facts in short form, such as `Minimum(1) Maximum(9)`.
pub(crate) fn brief(found: &[Found]) -> String {
    found.iter().map(|found| fact(&found.fact)).collect::<Vec<_>>().join(" ")
}

fn fact(fact: &Fact) -> String {
    let either = |value: &Option<String>| value.clone().unwrap_or_default();
    match fact {
        Fact::Values(values) => format!("Values({})", values.iter().map(value).collect::<Vec<_>>().join(", ")),
        Fact::Minimum(text) => format!("Minimum({text})"),
        Fact::Maximum(text) => format!("Maximum({text})"),
        Fact::Default(text) => format!("Default({text})"),
        Fact::ForbiddenPrefixes(texts) => format!("ForbiddenPrefixes({})", texts.join(" ")),
        Fact::ForbiddenTexts(texts) => format!("ForbiddenTexts({})", texts.join(" ")),
        Fact::FirstCharacter(text) => format!("FirstCharacter({text})"),
        Fact::Characters(text) => format!("Characters({text})"),
        Fact::Layout(text) => format!("Layout({text})"),
        Fact::MeasuredRange { minimum, maximum } => format!("MeasuredRange({minimum}, {maximum})"),
        Fact::Separator(separator) => format!("Separator({separator})"),
        Fact::RequiredIf { field, value } => format!("RequiredIf({field}={})", either(value)),
        Fact::RequiredWhen(text) => format!("RequiredWhen({text})"),
        Fact::IfOmitted(text) => format!("IfOmitted({text})"),
        Fact::ExcludedBy(names) => format!("ExcludedBy({})", names.join(" ")),
        Fact::AtLeastOneWith(names) => format!("AtLeastOneWith({})", names.join(" ")),
        Fact::TogetherWith(names) => format!("TogetherWith({})", names.join(" ")),
        Fact::After(name) => format!("After({name})"),
        Fact::Deprecated { replacement } => format!("Deprecated({})", either(replacement)),
        Fact::Json { is_list } => format!("Json({})", if *is_list { "list" } else { "object" }),
        Fact::Pattern(text) => format!("Pattern({text})"),
        Fact::Limit(text) => format!("Limit({text})"),
        Fact::OneOfEach(names) => format!("OneOfEach({})", names.join(" ")),
        plain => format!("{plain:?}"),
    }
}

fn value(value: &NamedValue) -> String {
    if value.meaning.is_empty() { value.value.clone() } else { format!("{}: {}", value.value, value.meaning) }
}

pub(crate) fn parse(text: &str) -> Prose {
    let lines: Vec<(u32, &str)> = (1..).zip(text.lines()).collect();
    Prose::parse(&lines)
}

/// What a text says of a subject such as `EndTime String StartTime`: name, type and the names beside it.
pub(crate) fn found(subject: &str, text: &str) -> Vec<Found> {
    found_beside(subject, "", text)
}

/// What a text says of a subject with an example value.
pub(crate) fn found_beside(subject: &str, example: &str, text: &str) -> Vec<Found> {
    let words: Vec<&str> = subject.split(' ').collect();
    let (name, documented_type) = (words[0], words.get(1).copied().unwrap_or_default());
    let siblings = words.get(2..).unwrap_or_default();
    super::facts(&parse(text), &Subject { name, documented_type, siblings, is_request: true, example })
}
