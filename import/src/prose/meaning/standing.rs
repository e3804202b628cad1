//! When a value must be there, what it goes with, and whether it is still to be used.

use super::phrase_match::PhraseMatch;
use crate::prose::fact::Fact;
use crate::prose::fact::limit::{Condition, Limit};
use crate::prose::language::clauses::is_conditional;
use crate::prose::language::conditions;
use crate::prose::language::names::{is_same, known, mentioned};
use crate::prose::language::words::is_prose_word;
use crate::prose::subject::ValueShape;

/// Longer clauses are cut.
const LONGEST_CLAUSE: usize = 300;
/// What a sentence refers back to stands so many characters before it.
const NEAR: usize = 300;

/// Whether a phrase is about the field itself.
pub(crate) fn is_own(here: &PhraseMatch<'_>, of: Option<&str>) -> bool {
    let Some(of) = of else { return true };
    let of = of
        .trim()
        .trim_start_matches("the ")
        .trim_start_matches("The ")
        .trim_end_matches(" parameter")
        .trim_end_matches("参数");
    let itself = [
        "this parameter",
        "this",
        "parameter",
        "it",
        "this field",
        "a value",
        "a value for this",
        "this value",
        "该",
        "此",
        "本",
        "该字段",
        "该值",
        "",
    ];
    let is_any = of.starts_with("any ") || of.starts_with("任何");
    let is_any = is_any && mentioned(of, here.subject.siblings, here.subject.name).is_empty();
    is_any || itself.iter().any(|word| of.eq_ignore_ascii_case(word)) || is_same(here.subject.name, of)
}

/// Under which condition it must be there.
pub(crate) fn condition(here: &PhraseMatch<'_>) -> Option<Fact> {
    let clause = opened(here.group(&["condition"])?);
    if !is_own(here, here.group(&["of"]).filter(|of| !of.is_empty()).or_else(|| here.group(&["of2"])))
        || clause.len() < 3
    {
        return None;
    }
    let read = |clause| conditions::condition(clause, here.subject.siblings, here.subject.name);
    // What follows a comma may only explain: `if Mode is open, and is ignored otherwise`.
    let first = clause.split([',', '，']).next().unwrap_or_default();
    let explains = ["otherwise", "or it", "and is ignored", "其他", "否则"];
    let rest = clause.get(first.len()..).unwrap_or_default().trim_start_matches([',', '，', ' ']);
    let read_first = || read(first).filter(|_| explains.iter().any(|word| rest.starts_with(word)));
    match read(clause).or_else(read_first) {
        Some(Condition::Is { field, value }) => Some(Fact::RequiredIf { field, value: Some(value) }),
        Some(Condition::Given(field)) => Some(Fact::RequiredIf { field, value: None }),
        Some(Condition::Absent(field)) => Some(Fact::AtLeastOneWith(vec![field])),
        None => Some(Fact::RequiredWhen(cut(clause))),
    }
}

/// A clause without the words that begin and end one.
fn opened(clause: &str) -> &str {
    let mut clause = clause.trim().trim_end_matches([',', '，']);
    for opening in ["说明：", "该参数", "此参数", "本参数", "在", "当", "如果"] {
        clause = clause.strip_prefix(opening).unwrap_or(clause).trim_start();
    }
    clause.strip_suffix('时').unwrap_or(clause)
}

/// A value that another field must have, or this one, under a condition that can be told in words of ours.
pub(crate) fn setting(here: &PhraseMatch<'_>) -> Option<Fact> {
    let (siblings, own) = (here.subject.siblings, here.subject.name);
    let clause = opened(here.group(&["condition"])?);
    let value = here.group(&["value"]).filter(|value| !is_prose_word(value))?;
    let written = here.group(&["field"])?;
    let field = if written == own { own } else { known(written, siblings)? };
    // Conditions are of fields beside one: beside that which is set.
    let names: Vec<&str> = siblings.iter().copied().chain([own]).collect();
    let condition = conditions::condition(clause, &names, field)?;
    let names_itself = matches!(&condition, Condition::Is { field, .. } | Condition::Given(field) | Condition::Absent(field) if field == own);
    let other = (field != own).then(|| field.to_owned());
    let value = value.to_owned();
    (field == own || names_itself).then_some(Fact::Limit(Limit::Setting { field: other, value, condition }))
}

/// What happens without it.
pub(crate) fn if_omitted(here: &PhraseMatch<'_>) -> Option<Fact> {
    let of = here.group(&["of"]).filter(|of| !of.is_empty()).or_else(|| here.group(&["of2", "of3"]));
    let what = consequence(here.group(&["what"])?);
    // `不能为空` is a rule, and `不指定时间` is about the time.
    let is_clause =
        what.chars().count() >= 3 && !what.starts_with(['字', '间', '的', '串']) && !what.starts_with("时间");
    if !is_own(here, of) || !is_clause {
        return None;
    }
    let is_of_case = here.before().contains("对于") || here.before().to_ascii_lowercase().starts_with("for ");
    Some(if is_of_case { Fact::DefaultInCase(cut(here.said().trim())) } else { Fact::IfOmitted(cut(what)) })
}

/// What happens, without the words that lead over to it.
fn consequence(what: &str) -> &str {
    let mut what = what.trim().trim_end_matches(['.', '。', '；']);
    // `时，则…`: each of them may be there.
    for joint in ["的时候", "的时", "的话", "时，", "时,", "时则", "时", "，", ",", "则", "then "] {
        let is_time = joint == "时" && what.starts_with("时间");
        what = if is_time { what } else { what.strip_prefix(joint).unwrap_or(what).trim_start() };
    }
    what.trim()
}

/// The fields that a sentence names beside this one.
pub(crate) fn others(here: &PhraseMatch<'_>) -> Option<Vec<String>> {
    let said = antecedent(here).unwrap_or(here.said());
    let others = mentioned(said, here.subject.siblings, here.subject.name);
    let own = ["this parameter", "该参数", "此参数", "本参数", "This parameter"];
    let is_named = crate::prose::language::names::identifiers(said).any(|name| name == here.subject.name);
    let is_own = is_named || own.iter().any(|own| said.contains(own)) || others.len() == 1 && !said.contains("和");
    (!others.is_empty() && is_own).then_some(others)
}

/// The sentence before, where this one only speaks of `them`: `A and B mean the same. You can specify only one of them.`
fn antecedent<'a>(here: &PhraseMatch<'a>) -> Option<&'a str> {
    let said = here.said();
    let refers_back =
        ["of them", "both of them", "the two", "其中", "两者", "二者"].iter().any(|word| said.contains(word));
    let names_any = crate::prose::language::names::identifiers(said)
        .any(|name| name == here.subject.name || here.subject.siblings.contains(&name));
    if !refers_back || names_any {
        return None;
    }
    // Only what is near can be meant, and a long text is not searched for each sentence.
    let before = here.text.plain.get(..here.sentence.start)?;
    let near = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    let near = before.get(near..)?;
    near.get(crate::prose::language::clauses::sentences(near).pop()?)
}

/// The fields of which one must be there, unless the sentence says what happens without any.
pub(crate) fn at_least_one(here: &PhraseMatch<'_>) -> Option<Vec<String>> {
    let said = here.said();
    let without = [
        "如果都不",
        "若都不",
        "如果均不",
        "若均不",
        "都不传，",
        "都不指定，",
        "如果都没",
        "if neither",
        "If neither",
        "if none",
    ];
    others(here).filter(|_| !without.iter().any(|word| said.contains(word)))
}

/// The fields that exclude it; that not both of them may be empty is the opposite.
pub(crate) fn excluded(here: &PhraseMatch<'_>) -> Option<Vec<String>> {
    let said = here.said().to_ascii_lowercase();
    let empty = ["both be ", "be both ", "both "].iter().any(|both| {
        let nothing = ["empty", "blank", "null", "left empty", "left blank", "unspecified"];
        said.split(both).skip(1).any(|rest| nothing.iter().any(|word| rest.starts_with(word)))
    });
    others(here).filter(|_| !empty)
}

/// The fields that are there if this one is, and only then: `if A is there, B must be` says less.
pub(crate) fn together(here: &PhraseMatch<'_>) -> Option<Vec<String>> {
    let said = here.said();
    let is_named = crate::prose::language::names::identifiers(said).any(|name| name == here.subject.name);
    others(here).filter(|_| is_named && !is_conditional(said))
}

/// The field that must be earlier.
pub(crate) fn after(here: &PhraseMatch<'_>) -> Option<Fact> {
    // The dot that ends the sentence could be one of a name.
    let earlier = here.group(&["earlier"])?.trim_end_matches('.');
    let siblings = here.subject.siblings;
    let own = here.subject.name;
    if let Some(known) = siblings.iter().find(|name| **name == earlier && **name != own) {
        return Some(Fact::After((*known).to_owned()));
    }
    let is_start = earlier.to_ascii_lowercase().starts_with("start")
        || earlier.to_ascii_lowercase().starts_with("begin")
        || earlier.contains("开始")
        || earlier.contains("起始");
    if !is_start || !earlier.contains(' ') && earlier.is_ascii() {
        return None;
    }
    let pairs =
        [("End", "Start"), ("End", "Begin"), ("end", "start"), ("end", "begin"), ("To", "From"), ("Stop", "Start")];
    let counterpart = pairs.iter().filter(|(end, _)| own.contains(end)).find_map(|(end, start)| {
        let name = own.replace(end, start);
        siblings.iter().find(|sibling| **sibling == name).copied()
    });
    counterpart.map(|name| Fact::After(name.to_owned()))
}

/// That it is of the past, and what replaces it.
pub(crate) fn deprecated(here: &PhraseMatch<'_>) -> Option<Fact> {
    let replacement = here.group(&["replacement", "replacement2"]).map(|name| name.trim_end_matches('.'));
    let Some(replacement) = replacement else { return Some(Fact::Deprecated { replacement: None }) };
    let is_name = replacement.contains(|c: char| c.is_ascii_uppercase()) && replacement != here.subject.name;
    let replacement = replaced_by(replacement, here.subject.siblings, here.subject.name).filter(|_| is_name)?;
    Some(Fact::Deprecated { replacement: Some(replacement.to_owned()) })
}

/// The field beside one that a name is of: by the whole of it, or by its last part as `Key` in `Tag.N.Key`.
fn replaced_by<'n>(written: &str, siblings: &[&'n str], own: &str) -> Option<&'n str> {
    let others = || siblings.iter().copied().filter(|name| *name != own);
    let last = written.rsplit('.').next().unwrap_or_default();
    let exact = others().find(|name| *name == written).or_else(|| others().find(|name| *name == last));
    exact.or_else(|| others().find(|name| is_same(name, written)))
}

pub(crate) fn json(here: &PhraseMatch<'_>, is_list: bool) -> Option<Fact> {
    (matches!(here.shape, ValueShape::Text | ValueShape::Unknown | ValueShape::Structure))
        .then_some(Fact::Json { is_list })
}

fn cut(clause: &str) -> String {
    clause.chars().take(LONGEST_CLAUSE).collect()
}
