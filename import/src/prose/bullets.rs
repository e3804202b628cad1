//! Bullets that document the fields of a structure.

use regex::Regex;

use super::language::pattern::{patterns, regex};
use super::meaning::values;
use super::text::{Prose, Text, TextBlock};

/// Bullets that are nested deeper are not looked at.
const DEEPEST: usize = 6;

patterns! {
    static TYPE: Regex = regex(r"(?i)(?:parameter )?of(?: the)? (?P<a>string|integer|long|boolean|float|double|list|array|json|map) type|(?:must be|set to|value is|is) (?:set to )?an? (?P<b>string|integer|long|boolean|float|double)(?-u:\b)|(?:data )?type\s*[:：]\s*(?P<c>string|integer|long|boolean|float|double|list|array|json|map|object)|[,，（(：:\s]\s*(?P<d>string|integer|long|boolean|float|double|list|array|map|int)\s*(?:类型|型|[)）])|类型\s*(?:为|是|[:：])\s*(?P<e>string|integer|long|boolean|float|double|list|array|map|int)|(?P<f>字符串|整型|整数|布尔)(?:类型|型)");
    static IS_REQUIRED: Regex = regex(r"(?i)required parameter|(?:parameter|it) is (?:required|mandatory)(?:\.|,| and|$)|[（(]\s*(?:必选|必填|必须|required|mandatory)\s*[）)]|[，,。]\s*(?:必选|必填)(?:[。，,]|参数|$)|必选参数|必填参数|^\s*(?:必选|必填|required)[。.，,]");
    static IS_OPTIONAL: Regex = regex(r"(?i)optional parameter|(?:parameter|it) is optional|[（(]\s*(?:可选|选填|非必选|非必填|optional)\s*[）)]|[，,。]\s*(?:可选|选填|非必选|非必填)(?:[。，,]|参数|$)|可选参数|^\s*(?:可选|选填|optional)[。.，,]");
}

/// A field that is documented by a bullet inside the cell of the field that holds it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BulletField {
    pub(crate) line: u32,
    pub(crate) name: String,
    /// Its type as documented; empty if not.
    pub(crate) documented_type: String,
    pub(crate) required: Option<bool>,
    /// What is said of it, without its name.
    pub(crate) prose: Prose,
    /// Fields in bullets below.
    pub(crate) fields: Vec<BulletField>,
}

/// Bullets of one depth below one bullet, or none: the numbers of their blocks.
struct Group {
    bullets: Vec<usize>,
    /// Where the last bullet ends with all below it.
    end: usize,
}

/// The fields that bullets document; none if none of them do.
pub(crate) fn bullet_fields(prose: &Prose, example_keys: &[&str]) -> Vec<BulletField> {
    let mut fields = Vec::new();
    search(&prose.blocks, 0..prose.blocks.len(), example_keys, 0, &mut fields);
    let mut seen = std::collections::HashSet::new();
    fields.retain(|field| seen.insert(field.name.clone()));
    fields
}

impl Prose {
    /// The prose without the bullets that document fields.
    pub(crate) fn without_fields(&self, example_keys: &[&str]) -> Self {
        let told = marked(self, example_keys);
        let blocks = self.blocks.iter().zip(told).filter(|(_, told)| !told).map(|(block, _)| block.clone());
        Self { blocks: blocks.collect() }
    }
}

/// Which blocks are told as fields, by what they say themselves.
pub(crate) fn told(prose: &Prose) -> Vec<bool> {
    marked(prose, &[])
}

fn marked(prose: &Prose, example_keys: &[&str]) -> Vec<bool> {
    let mut told = vec![false; prose.blocks.len()];
    mark(&prose.blocks, 0..prose.blocks.len(), example_keys, 0, &mut told);
    told
}

fn mark(blocks: &[TextBlock], range: std::ops::Range<usize>, keys: &[&str], level: usize, told: &mut [bool]) {
    for group in groups(blocks, range) {
        let (Some(first), true) = (group.bullets.first(), are_fields(blocks, &group, keys)) else {
            for below in belows(&group).filter(|_| level < DEEPEST) {
                mark(blocks, below, keys, level + 1, told);
            }
            continue;
        };
        for index in *first..group.end {
            if let Some(told) = told.get_mut(index) {
                *told = true;
            }
        }
    }
}

fn search(
    blocks: &[TextBlock],
    range: std::ops::Range<usize>,
    keys: &[&str],
    level: usize,
    fields: &mut Vec<BulletField>,
) {
    if level > DEEPEST {
        return;
    }
    for group in groups(blocks, range) {
        if are_fields(blocks, &group, keys) {
            let ends = group.bullets.iter().skip(1).copied().chain([group.end]);
            let found =
                group.bullets.iter().zip(ends).filter_map(|(start, end)| field(blocks, *start, end, keys, level));
            fields.extend(found);
        } else {
            for below in belows(&group) {
                search(blocks, below, keys, level + 1, fields);
            }
        }
    }
}

/// What is below each bullet of a group.
fn belows(group: &Group) -> impl Iterator<Item = std::ops::Range<usize>> {
    let ends = group.bullets.iter().skip(1).copied().chain([group.end]);
    group.bullets.iter().zip(ends).map(|(start, end)| start + 1..end).filter(|below| !below.is_empty())
}

/// The groups of bullets in a range of blocks. Paragraphs between bullets of one kind, both named, divide no group.
fn groups(blocks: &[TextBlock], range: std::ops::Range<usize>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut depth = None;
    let mut is_new = true;
    for index in range {
        let Some(block) = blocks.get(index) else { break };
        if block.depth == 0 {
            let ends = block.text.plain.ends_with([':', '：']) || block.text.plain.len() > 400;
            is_new = is_new || ends;
            continue;
        }
        match depth {
            Some(known) if block.depth > known && !is_new => {}
            _ => {
                is_new = is_new || depth != Some(block.depth);
                depth = Some(block.depth);
                match groups.last_mut().filter(|_| !is_new) {
                    Some(group) => group.bullets.push(index),
                    None => groups.push(Group { bullets: vec![index], end: index + 1 }),
                }
                is_new = false;
            }
        }
        if let Some(group) = groups.last_mut() {
            group.end = index + 1;
        }
    }
    for group in &mut groups {
        extend(blocks, group);
    }
    groups
}

/// Where paragraphs follow each bullet, those behind the last one are its own too.
fn extend(blocks: &[TextBlock], group: &mut Group) {
    let is_paragraph = |index: usize| blocks.get(index).is_some_and(|block| block.depth == 0);
    let others = group.bullets.iter().rev().skip(1);
    if group.bullets.len() > 1 && others.into_iter().all(|bullet| is_paragraph(bullet + 1)) {
        group.end += (group.end..blocks.len()).take_while(|index| is_paragraph(*index)).count();
    }
}

/// Whether bullets are fields: they say types, or whether they must be there, or the example has them as keys.
fn are_fields(blocks: &[TextBlock], group: &Group, keys: &[&str]) -> bool {
    let texts: Vec<&Text> = group.bullets.iter().filter_map(|index| Some(&blocks.get(*index)?.text)).collect();
    let heads: Vec<(&str, &str)> = texts.iter().filter_map(|text| head(text)).collect();
    if heads.is_empty() || heads.len() * 2 < texts.len() {
        return false;
    }
    let is_key = heads.iter().filter(|(name, _)| keys.contains(name)).count();
    let states =
        heads.iter().filter(|(_, rest)| documented_type(rest).is_some() || requirement(rest).is_some()).count();
    let announced = group.bullets.first().and_then(|first| first.checked_sub(1)).and_then(|label| blocks.get(label));
    let is_announced =
        announced.is_some_and(|label| announces(&label.text.plain)) && heads.len() == texts.len() && texts.len() > 1;
    is_announced || states * 2 >= texts.len() || is_key * 5 >= texts.len() * 3 && !keys.is_empty()
}

/// Whether a text says that fields follow: `包含以下参数：`.
fn announces(label: &str) -> bool {
    let end = label.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    let lower = label.get(end..).unwrap_or_default().to_lowercase();
    let fields = [
        "参数：",
        "字段：",
        "参数:",
        "字段:",
        "parameters:",
        "fields:",
        "parameters.",
        "following table.",
        "properties:",
        "属性：",
    ];
    let is_values = ["取值", "valid value", "values of"].iter().any(|word| lower.contains(word));
    !is_values && fields.iter().any(|field| lower.trim_end().ends_with(field))
}

/// The name that a bullet begins with, and the rest.
fn head(text: &Text) -> Option<(&str, &str)> {
    let (name, rest) = values::of_bullet(text)?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'));
    is_name.then_some((name, rest))
}

fn documented_type(rest: &str) -> Option<&str> {
    // Pairs of keys and values have no other type.
    if ["JSON格式的键值对", "JSON Map", "JSON key-value pairs", "key-value pairs in JSON"]
        .iter()
        .any(|map| rest.contains(map))
    {
        return Some("Map");
    }
    let padded = TYPE.captures(rest);
    if let Some(groups) = padded {
        return ["a", "b", "c", "d", "e", "f"].iter().find_map(|name| Some(groups.name(name)?.as_str()));
    }
    let first = rest.trim_start_matches(['：', ':', ' ', '（', '(']);
    let types = ["String类型", "Integer类型", "Boolean类型", "Long类型", "List类型", "Map类型", "Float类型"];
    types.iter().find(|known| first.get(..known.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(known)))?;
    first.find("类型").and_then(|end| first.get(..end))
}

fn requirement(rest: &str) -> Option<bool> {
    if IS_OPTIONAL.is_match(rest) {
        return Some(false);
    }
    IS_REQUIRED.is_match(rest).then_some(true)
}

fn field(blocks: &[TextBlock], start: usize, end: usize, keys: &[&str], level: usize) -> Option<BulletField> {
    let block = blocks.get(start)?;
    let (name, rest) = head(&block.text)?;
    let own = TextBlock { line: block.line, depth: 0, text: without_head(&block.text, rest) };
    let below = blocks.get(start + 1..end).unwrap_or_default();
    let nested = below.iter().map(|below| TextBlock {
        depth: if below.depth == 0 { 0 } else { below.depth.saturating_sub(block.depth) },
        ..below.clone()
    });
    let documented_type = documented_type(rest).unwrap_or_default().to_owned();
    let required = requirement(rest);
    let mut prose =
        Prose { blocks: std::iter::once(own).chain(nested).filter(|block| !block.text.plain.is_empty()).collect() };
    let mut fields = Vec::new();
    search(&prose.blocks, 0..prose.blocks.len(), keys, level + 1, &mut fields);
    if !fields.is_empty() {
        prose = prose.without_fields(keys);
    }
    Some(BulletField { line: block.line, name: name.to_owned(), documented_type, required, prose, fields })
}

/// The text of a bullet behind its name, with its marks.
fn without_head(text: &Text, rest: &str) -> Text {
    let cut = text.plain.len() - rest.len();
    let marked = text.marked.iter().filter(|mark| mark.start >= cut).map(|mark| mark.start - cut..mark.end - cut);
    Text { plain: rest.to_owned(), marked: marked.collect() }
}
