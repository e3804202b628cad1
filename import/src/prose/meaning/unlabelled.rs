//! Values in bullets that no label calls values.

use super::below::{begins_marked, below};
use super::values::{self, ListedValues};
use crate::prose::subject::ValueShape;
use crate::prose::text::Prose;

/// Bullets that are values though no label says so.
pub(crate) struct Unlabelled {
    /// The block before them.
    pub(crate) label: usize,
    pub(crate) bullets: Vec<usize>,
    pub(crate) values: ListedValues,
}

/// Bullets below a text that ends in a colon, or asks whether: all marked, or all of them switches, or one of them the
/// example value.
pub(crate) fn unlabelled(prose: &Prose, shape: ValueShape, example: &str) -> Option<Unlabelled> {
    let first = prose.blocks.iter().position(|block| block.depth > 0)?;
    let label = first.checked_sub(1)?;
    let says = prose.blocks.get(label)?.text.plain.as_str();
    let before = prose.blocks.iter().take(first).map(|block| block.text.plain.to_lowercase()).collect::<String>();
    let others = [
        "json",
        "参数",
        "字段",
        "parameter",
        "field",
        "element",
        "如下信息",
        "structure",
        "格式",
        "format",
        "note",
        "说明",
        "例如",
        "example",
    ];
    if !matches!(shape, ValueShape::Text | ValueShape::Number { .. } | ValueShape::Boolean) {
        return None;
    }
    let below = below(prose, label);
    let bullets = below.first_level(prose);
    let values = values::of_bullets(&bullets).filter(|values| values.values.len() > 1 && !below.is_broken)?;
    let is_shown = values.values.iter().any(|value| value.value == example.trim());
    // A label says itself which values they are, and of what.
    let is_labelled = ["取值", "valid value"].iter().any(|word| before.contains(word));
    if is_labelled || !is_shown && others.iter().any(|word| before.contains(word)) {
        return None;
    }
    let is_told = values.values.iter().all(|value| !value.meaning.is_empty());
    let switches = [
        "on",
        "off",
        "true",
        "false",
        "yes",
        "no",
        "0",
        "1",
        "open",
        "close",
        "enabled",
        "disabled",
        "enable",
        "disable",
    ];
    let is_switch =
        values.values.iter().all(|value| switches.iter().any(|switch| value.value.eq_ignore_ascii_case(switch)));
    let announces = says.ends_with([':', '：']) || before.contains("whether") || before.contains("是否");
    let is_list = is_told && announces && bullets.iter().all(|block| begins_marked(block));
    (is_switch || is_list || is_shown && is_told).then_some(Unlabelled { label, bullets: below.indices, values })
}
