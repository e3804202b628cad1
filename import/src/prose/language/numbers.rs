//! Numbers, their units and the ranges between them, as prose writes them.

use regex::{Captures, Regex};

use super::pattern::{patterns, regex};
use crate::prose::fact::number::Number;

/// A number; thousands may be set apart.
pub(crate) const NUMBER: &str = r"[-−]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[-−]?[0-9]+(?:\.[0-9]+)?";

/// What numbers are counts of, without being counts of things.
const UNIT: &str = r"(?i:milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|mbit/s|kbit/s|[kmg]bps|[kmgt]i?b|ms|%)|毫秒|分钟|小时|秒|分|个月|月|天|周|年|(?i:[dhms])(?-u:\b)";

/// Units in short form.
const SHORT: [(&str, &str); 26] = [
    ("millisecond", "ms"),
    ("milliseconds", "ms"),
    ("毫秒", "ms"),
    ("second", "s"),
    ("seconds", "s"),
    ("秒", "s"),
    ("minute", "m"),
    ("minutes", "m"),
    ("分钟", "m"),
    ("分", "m"),
    ("hour", "h"),
    ("hours", "h"),
    ("小时", "h"),
    ("day", "d"),
    ("days", "d"),
    ("天", "d"),
    ("week", "w"),
    ("weeks", "w"),
    ("周", "w"),
    ("month", "month"),
    ("months", "month"),
    ("个月", "month"),
    ("月", "month"),
    ("year", "year"),
    ("years", "year"),
    ("年", "year"),
];

/// A range as written, at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span<'t> {
    pub(crate) low: Number,
    pub(crate) high: Number,
    pub(crate) low_unit: Option<&'static str>,
    pub(crate) high_unit: Option<&'static str>,
    /// Whether the ends themselves are not meant: `(0,100]`.
    pub(crate) excludes: (bool, bool),
    /// What follows.
    pub(crate) rest: &'t str,
}

patterns! {
    static BRACKETED: Regex = {
        let number = r"[-−]?[0-9]+(?:\.[0-9]+)?";
        let pattern = format!(
            r"^\s*(?P<open>[\[(（【])\s*(?P<low>{number})\s*(?P<lowunit>{UNIT})?\s*[,，、~～]\s*(?P<high>{number})\s*(?P<highunit>{UNIT})?\s*(?P<close>[\])）】])(?:\s*(?P<after>{UNIT}))?"
        );
        regex(&pattern)
    };
    static SPREAD: Regex = {
        let pattern = format!(
            r"^\s*(?:(?i:from|between|is|are)\s+|在|从|为|是)?\s*(?P<low>{NUMBER})\s*(?P<lowunit>{UNIT})?\s*(?:to(?-u:\b)|~|～|∼|-|–|—|－|至|到|(?P<he>和)|(?P<and>and(?-u:\b)))\s*(?P<high>{NUMBER})(?:\s*(?P<highunit>{UNIT}))?"
        );
        regex(&pattern)
    };
    static LEADING: Regex = regex(&format!(r"^\s*(?P<number>{NUMBER})(?:\s*(?P<unit>{UNIT}))?"));
}

/// The range that a text begins with.
pub(crate) fn span(text: &str) -> Option<Span<'_>> {
    let found = BRACKETED.captures(text);
    let is_bracketed = found.is_some();
    let found = found.or_else(|| SPREAD.captures(text))?;
    let said = |name| found.name(name).map_or("", |part| part.as_str());
    // Only `between 1 and 5` is a range, and `1和5之间`; `1 and 5` are two numbers.
    if found.name("he").is_some() && !rest(text, &found)?.trim_start().starts_with("之间") {
        return None;
    }
    if found.name("and").is_some()
        && !text.trim_start().get(..7).is_some_and(|word| word.eq_ignore_ascii_case("between"))
    {
        return None;
    }
    let rest = rest(text, &found)?;
    if !is_bracketed && touches(rest) {
        return None;
    }
    let after = found.name("after").map(|unit| unit.as_str());
    Some(Span {
        low: Number::read(said("low"))?,
        high: Number::read(said("high"))?,
        low_unit: unit(said("lowunit")),
        high_unit: unit(said("highunit")).or_else(|| unit(after?)),
        excludes: (
            is_bracketed && matches!(said("open"), "(" | "（"),
            is_bracketed && matches!(said("close"), ")" | "）"),
        ),
        rest,
    })
}

/// The number that a text begins with, its unit, and what follows.
pub(crate) fn leading(text: &str) -> Option<(Number, Option<&'static str>, &str)> {
    let found = LEADING.captures(text)?;
    let said = |name| found.name(name).map_or("", |part| part.as_str());
    let rest = rest(text, &found).filter(|rest| !touches(rest))?;
    Some((Number::read(said("number"))?, unit(said("unit")), rest))
}

/// Whether what stands before a number is the beginning of it, or of a name, a date or an address.
pub(crate) fn is_inside(before: &str) -> bool {
    let mut characters = before.chars().rev();
    match characters.next() {
        Some('.' | ',' | '/' | '-' | '−' | ':') => characters.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_ascii_alphanumeric() || c == '_',
        None => false,
    }
}

/// Whether a number goes on, and is a part of a name, a date or an address.
pub(crate) fn touches(rest: &str) -> bool {
    let mut characters = rest.chars();
    match characters.next() {
        Some('.' | '/' | '-' | ':') => characters.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_ascii_alphanumeric() || c == '_',
        None => false,
    }
}

fn rest<'t>(text: &'t str, found: &Captures<'_>) -> Option<&'t str> {
    text.get(found.get(0)?.end()..)
}

/// A count.
pub(crate) fn count(written: &str) -> Option<u32> {
    Number::read(written)?.count()
}

/// A unit in short form; none for an empty text.
fn unit(written: &str) -> Option<&'static str> {
    const KEPT: [&str; 20] = [
        "ms",
        "s",
        "m",
        "h",
        "d",
        "%",
        "B",
        "KB",
        "MB",
        "GB",
        "TB",
        "KiB",
        "MiB",
        "GiB",
        "TiB",
        "Kbps",
        "Mbps",
        "Gbps",
        "Mbit/s",
        "Kbit/s",
    ];
    let short = SHORT.iter().find(|(long, _)| written.eq_ignore_ascii_case(long)).map(|(_, short)| *short);
    let kept = || KEPT.iter().copied().find(|kept| written.eq_ignore_ascii_case(kept));
    let counted = || {
        let is_byte = ["byte", "bytes", "bit", "bits"].iter().any(|unit| written.eq_ignore_ascii_case(unit));
        is_byte.then_some("B")
    };
    short.or_else(kept).or_else(counted)
}

/// A unit in short form as it stands behind more than one: `days`.
pub(crate) fn long(unit: &'static str) -> &'static str {
    SHORT.iter().find(|(long, short)| *short == unit && long.ends_with('s')).map_or(unit, |(long, _)| *long)
}

/// A small count in words or digits.
pub(crate) fn spelled(words: &str) -> Option<usize> {
    const ENGLISH: [&str; 11] = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const CHINESE: [&str; 11] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let lower = words.trim().to_ascii_lowercase().replace('两', "二");
    let at = |names: &[&str]| names.iter().skip(1).position(|name| *name == lower).map(|at| at + 1);
    at(&ENGLISH).or_else(|| at(&CHINESE)).or_else(|| lower.parse().ok())
}
