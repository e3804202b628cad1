//! What only holds in a case: it is no fact of the value, but leaves words.

use super::phrase_match::PhraseMatch;
use super::values;
use crate::prose::fact::Fact;
use crate::prose::fact::limit::Limit;
use crate::prose::fact::number::{Number, Quantity};
use crate::prose::language::conditions;
use crate::prose::language::numbers::{self, Span};
use crate::prose::language::words::is_prose_word;
use crate::prose::subject::{Subject, ValueShape};
use crate::prose::text::Text;

/// A longer head of a bullet is a sentence.
const LONGEST_HEAD: usize = 40;

/// More blocks are not searched for what a text carries.
const MOST_BLOCKS: usize = 20;

/// The bullets that a block is in, as far as they begin with a case.
#[derive(Default)]
pub(crate) struct Cases {
    /// How deep each of them is, and what it begins with.
    heads: Vec<(u8, String)>,
}

impl Cases {
    /// Goes on to a block.
    pub(crate) fn enter(&mut self, depth: u8, text: &Text) {
        self.heads.retain(|(known, _)| *known < depth);
        if let Some(head) = head(text).filter(|_| depth > 0) {
            self.heads.push((depth, head.to_owned()));
        }
    }

    /// The innermost case.
    pub(crate) fn current(&self) -> Option<&str> {
        self.heads.last().map(|(_, head)| head.as_str())
    }
}

/// The case that a bullet begins with, if it says something of it: `Windows：…`.
fn head(text: &Text) -> Option<&str> {
    let own = [
        "取值",
        "范围",
        "格式",
        "长度",
        "默认",
        "说明",
        "注意",
        "最大",
        "最小",
        "单位",
        "valid",
        "value",
        "default",
        "format",
        "length",
        "note",
        "unit",
        "maximum",
        "minimum",
    ];
    let plain = text.plain.as_str();
    let is_end = |at: usize, c: char| {
        matches!(c, ':' | '：' | '。' | '，' | '\n') || plain.get(at..).is_some_and(|rest| rest.starts_with(". "))
    };
    let mut characters = plain.char_indices().take(LONGEST_HEAD);
    let end = characters.find(|(at, c)| is_end(*at, *c)).map(|(at, _)| at);
    let head = end.and_then(|end| plain.get(..end)).unwrap_or_default();
    let has_colon = end.and_then(|end| plain.get(end..)).is_some_and(|rest| rest.starts_with(['：', ':']));
    let value = || values::of_bullet(text).filter(|(_, rest)| !rest.is_empty()).map(|(value, _)| value);
    let case = if has_colon { Some(head) } else { value() };
    let lower = head.to_lowercase();
    case.filter(|_| !own.iter().any(|word| lower.contains(word)))
}

/// What is left of facts that a bullet states of one case.
pub(crate) fn of_bullet(head: &str, here: &PhraseMatch<'_>, facts: Vec<Fact>) -> Vec<Fact> {
    let counts = |fact: &Fact| matches!(fact, Fact::Minimum(_) | Fact::Maximum(_) | Fact::SeveralRanges);
    let mut kept: Vec<Fact> = Vec::new();
    if facts.iter().any(counts) {
        kept.push(Fact::SeveralRanges);
    }
    if !is_field(head, here) {
        kept.extend(limit(head, &facts));
    }
    let is_scalar = matches!(here.shape, ValueShape::Number { .. } | ValueShape::Boolean);
    let is_case = is_scalar || here.shape == ValueShape::Text && !is_name(head);
    for fact in facts {
        match fact {
            Fact::Default(_) | Fact::DefaultInCase(_) | Fact::IfOmitted(_) if is_case => {
                kept.push(Fact::DefaultInCase(whole(head, here)));
            }
            _ => {}
        }
    }
    kept
}

/// Whether a bullet is rather about a field of a structure, or of one that is carried as JSON.
fn is_field(head: &str, here: &PhraseMatch<'_>) -> bool {
    match here.shape {
        ValueShape::Number { .. } | ValueShape::Boolean => false,
        ValueShape::Text => {
            let is_json = |text: &str| text.contains("JSON") || text.contains("Json") || text.contains("json");
            head.starts_with(|c: char| c.is_ascii_uppercase())
                || here
                    .prose
                    .blocks
                    .iter()
                    .take(MOST_BLOCKS)
                    .any(|block| block.depth == 0 && is_json(&block.text.plain))
        }
        _ => true,
    }
}

/// The sentence, below the case that it is of.
fn whole(head: &str, here: &PhraseMatch<'_>) -> String {
    let said = here.said().trim();
    if said.starts_with(head) { said.to_owned() } else { format!("{head}: {said}") }
}

/// A range or length of a case, if the case can be named in words of ours.
fn limit(head: &str, facts: &[Fact]) -> Option<Fact> {
    let low = facts.iter().find_map(|fact| match fact {
        Fact::Minimum(number) => Some(number.clone()),
        Fact::MinLength(count) => Some(Number::from(*count)),
        _ => None,
    })?;
    let high = facts.iter().find_map(|fact| match fact {
        Fact::Maximum(number) => Some(number.clone()),
        Fact::MaxLength(count) => Some(Number::from(*count)),
        _ => None,
    })?;
    let limit = if facts.iter().any(|fact| matches!(fact, Fact::MaxLength(_))) {
        Limit::Amount { low: Some(low), high: Some(high), of: "characters" }
    } else {
        Limit::Range { low: Quantity { number: low, unit: None }, high: Quantity { number: high, unit: None } }
    };
    is_name(head).then(|| in_case(head, limit))
}

fn in_case(head: &str, limit: Limit) -> Fact {
    Fact::Limit(Limit::InCase { case: head.to_owned(), limit: Box::new(limit) })
}

/// Whether a case is one word that is no prose, such as a value of another field.
fn is_name(head: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '=');
    !head.is_empty() && head.chars().all(is_part) && !is_prose_word(head) && head.contains(char::is_alphabetic)
}

/// What a bullet says right behind its case.
pub(crate) fn of_head(head: &str, text: &Text, subject: &Subject<'_>, shape: ValueShape) -> Vec<Fact> {
    range_of_bullet(text, shape).into_iter().chain(requirement(head, text, subject, shape)).collect()
}

/// That a value must be there in a case: `steel pumps: required`. A bullet of a structure is one of its fields.
fn requirement(head: &str, text: &Text, subject: &Subject<'_>, shape: ValueShape) -> Option<Fact> {
    let is_scalar =
        subject.is_request && matches!(shape, ValueShape::Text | ValueShape::Number { .. } | ValueShape::Boolean);
    let rest = text.plain.strip_prefix(head).filter(|_| is_scalar && !is_name(head))?;
    let rest = rest.trim_start_matches([':', '：', '，', ' ']).to_lowercase();
    let words = ["required", "mandatory", "必选", "必填", "必需", "必传"];
    let behind = words.iter().find_map(|word| rest.strip_prefix(word))?;
    let is_over = behind.is_empty() || behind.starts_with(['.', '。', '，', ',', '；', ';']);
    is_over.then(|| Fact::RequiredWhen(head.to_owned()))
}

/// A bullet that is a case and its range, and nothing else: `cloud：5~2000`.
fn range_of_bullet(text: &Text, shape: ValueShape) -> Option<Fact> {
    let (head, rest) = values::of_bullet(text)?;
    let span = numbers::span(rest).filter(|_| matches!(shape, ValueShape::Number { .. }) && is_name(head))?;
    let is_over = span.rest.trim_matches(['。', '.', '；', ';', '，', ' ']).is_empty();
    (is_over && is_plain(&span)).then(|| in_case(head, spread(&span)))
}

fn is_plain(span: &Span<'_>) -> bool {
    span.excludes == (false, false)
}

fn spread(span: &Span<'_>) -> Limit {
    Limit::Range {
        low: Quantity { number: span.low.clone(), unit: span.low_unit },
        high: Quantity { number: span.high.clone(), unit: span.high_unit },
    }
}

/// The range of a sentence that only holds in a case, with the case: `` 1 to 9 if `Mode` is `open` ``.
pub(crate) fn limit_of_sentence(here: &PhraseMatch<'_>) -> Option<Fact> {
    let span = numbers::span(here.after()).filter(is_plain)?;
    let (siblings, own) = (here.subject.siblings, here.subject.name);
    let before = here.before().trim();
    if let Some(name) = for_name(before) {
        return Some(Fact::Limit(Limit::ForValue { value: name.to_owned(), limit: Box::new(spread(&span)) }));
    }
    let behind = span.rest.trim_end_matches(['.', '。', ';', '；', ' ']);
    let stated = [before, behind.trim_start()];
    let condition = stated.iter().find_map(|text| conditions::condition(conditions::clause(text), siblings, own))?;
    Some(Fact::Limit(Limit::If { limit: Box::new(spread(&span)), condition }))
}

/// The name in `For PayByBandwidth:`, if it is one.
fn for_name(before: &str) -> Option<&str> {
    let name = before.strip_prefix("For ").or_else(|| before.strip_prefix("对于"))?;
    let name = name.trim_end_matches([':', '：', ',', '，', ' ']).trim();
    let is_own_word = name.chars().skip(1).any(|c| c.is_ascii_uppercase() || c == '_');
    (is_name(name) && is_own_word).then_some(name)
}
