//! The paragraphs before the first section: what parameters have to do with each other, and who takes part.

use regex::Regex;

use super::fact::{Fact, Found};
use super::language::clauses;
use super::language::names::mentioned;
use super::language::numbers::count;
use super::language::pattern::{patterns, regex};
use super::language::words::cut;
use super::text::Prose;

/// What a sentence says of the parameters that it names.
struct Relation {
    name: &'static str,
    pattern: &'static str,
    make: fn(Vec<String>) -> Fact,
}

const RELATIONS: [Relation; 5] = [
    Relation {
        name: "introduction-together",
        pattern: r"(?i)must be (?:specified|set|used) (?:together|in pairs|at the same time)|both or (?:none|neither)|must (?:specify|set) both|(?:必须|需要?|要么)(?:成对|同时)(?:指定|设置|传)|成对|(?:both|neither) .{1,80} (?:or|nor) (?:both|neither|none)",
        make: Fact::TogetherWith,
    },
    Relation {
        name: "introduction-exclusion",
        pattern: r"(?i)mutually exclusive|(?:cannot|must not) (?:be )?(?:specif|set)[a-z]* .{0,120}at the same time|(?:but )?not both|only one of|二选一|不能同时|只能(?:指定|设置|选择).{0,60}(?:一个|之一|其一)|互斥",
        make: Fact::ExcludedBy,
    },
    Relation {
        name: "introduction-one",
        pattern: r"(?i)at least one of|至少(?:需要|要|必须)?(?:指定|设置|传入?|填写?|选择)?.{0,40}(?:一个|之一)|必须(?:指定|设置).{1,60}(?:之一|中的一个)",
        make: Fact::AtLeastOneWith,
    },
    Relation {
        name: "introduction-both",
        pattern: r"(?i)^\W*if you (?:set|specify|configure) both .{1,80}, |can ?not be single|(?:cannot|must not) be (?:set|specified|used) (?:alone|separately)|不(?:能|可|允许)单独(?:指定|设置|使用|传)",
        make: Fact::TogetherWith,
    },
    Relation {
        name: "introduction-pair",
        // Each of them alone is told apart from both: they come in pairs.
        pattern: r"(?i)if you (?:do not )?(?:specify|set) (?:only )?one of .{1,120} you must (?:also )?(?:specify|set) the other|(?:只|仅)(?:指定|设置)其中一个.{0,20}(?:报错|无效)",
        make: Fact::TogetherWith,
    },
];

/// Roles, in words of the prose and as specs spell them.
const ROLES: [(&str, &str); 12] = [
    ("master", "Master"),
    ("slave", "Slave"),
    ("primary", "Primary"),
    ("secondary", "Secondary"),
    ("active", "Active"),
    ("standby", "Standby"),
    ("backup", "Backup"),
    ("备份", "Backup"),
    ("主", "Master"),
    ("备", "Slave"),
    ("从", "Slave"),
    ("备用", "Slave"),
];

patterns! {
    static PATTERNS: Vec<Regex> = RELATIONS.iter().map(|relation| regex(relation.pattern)).collect();
    static ROLE_ENGLISH: Regex = regex(r"(?i)one (?:of (?:them|which|the [a-z ]{1,40}) )?(?:(?:is|acts|serves|works|functions|must be|being|as)(?: used)?(?: as)? )?(?:the |an? )?(?P<first>master|primary|active)(?-u:\b)[^.。]{0,60}?(?:the other|another|(?-u:\b)one)(?: one)? (?:(?:is|acts|serves|works|functions|must be|being|as)(?: used)?(?: as)? )?(?:the |an? )?(?P<second>slave|secondary|standby|backup)(?-u:\b)");
    static ROLE_CHINESE: Regex = regex(r"(?:一个|一台|其中一[个台])(?:作为|做|为|是)?(?P<first>主)[^。；]{0,20}?(?:另一?[个台]|一[个台])(?:作为|做|为|是)?(?P<second>备份|备用|备|从)");
    static EXACTLY: Regex = regex(r"(?i)(?:only|exactly|consists? of|contains?|must (?:contain|have|include)|includes?|has|add) (?:only |exactly )?(?P<count>two|three|2|3) [a-z]|(?:只能|必须|仅能?|有且仅有?|只)(?:包含|包括|添加|有|能包含)?(?P<count2>两|二|三|2|3)[个台]|由(?P<count3>两|二|三|2|3)[个台]");
}

/// The facts of an introduction, about the parameters of these names.
pub(crate) fn introduction(prose: &Prose, names: &[&str]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for block in &prose.blocks {
        for range in clauses::sentences(&block.text.plain) {
            let Some(sentence) = block.text.plain.get(range) else { continue };
            let mut keep = |phrase: &'static str, fact: Fact| {
                if !found.iter().any(|known| known.fact == fact) {
                    found.push(Found { line: block.line, phrase, says: cut(sentence), fact });
                }
            };
            if let Some((phrase, fact)) = relation(sentence, names) {
                keep(phrase, fact);
            }
            if let Some(roles) = roles(sentence) {
                keep("roles", Fact::OneOfEach(roles));
                if let Some(count) = exactly(&block.text.plain) {
                    keep("exactly", Fact::ExactlyItems(count));
                }
            }
        }
    }
    found
}

fn relation(sentence: &str, names: &[&str]) -> Option<(&'static str, Fact)> {
    let mentioned = mentioned(sentence, names, "");
    if mentioned.len() < 2 {
        return None;
    }
    let mut relations = RELATIONS.iter().zip(PATTERNS.iter());
    let (relation, _) = relations.find(|(_, pattern)| pattern.is_match(sentence))?;
    Some((relation.name, (relation.make)(mentioned)))
}

/// One of each of two roles.
fn roles(sentence: &str) -> Option<Vec<String>> {
    let groups = ROLE_ENGLISH.captures(sentence).or_else(|| ROLE_CHINESE.captures(sentence))?;
    let spelled = |name| {
        let written = groups.name(name)?.as_str();
        let role = ROLES.iter().find(|(word, _)| written.eq_ignore_ascii_case(word))?;
        Some(role.1.to_owned())
    };
    Some(vec![spelled("first")?, spelled("second")?])
}

/// How many there are, in a paragraph that tells them apart by roles.
fn exactly(paragraph: &str) -> Option<u32> {
    let groups = EXACTLY.captures(paragraph)?;
    let written = ["count", "count2", "count3"].iter().find_map(|name| groups.name(name))?.as_str();
    match written.to_lowercase().as_str() {
        "two" | "两" | "二" => Some(2),
        "three" | "三" => Some(3),
        digits => count(digits),
    }
}
