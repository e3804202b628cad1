//! Pages that are changed at random, in both languages: whatever they say, the laws of merging hold.

use proptest::prelude::*;

use super::*;

/// Cells and lines that other pages have there.
const WORDS: &[&str] = &[
    "String",
    "Integer",
    "Long",
    "Array",
    "Boolean",
    "Float",
    "Object",
    "Yes",
    "No",
    "是",
    "否",
    "1 to 10",
    "1~3",
    "low",
    "high",
    "Hours",
    "hours",
    "Station",
    "BikeId",
    "└",
    "Default value: **2**.",
    "默认值：**9**。",
    "长度不超过1个字符。",
    "404",
    "\"b-1\"",
    "[]",
    "{}",
    "7",
    "|",
];

#[derive(Debug, Clone)]
enum Change {
    Word(prop::sample::Index, prop::sample::Index),
    Drop(prop::sample::Index),
    Repeat(prop::sample::Index),
    Swap(prop::sample::Index, prop::sample::Index),
}

fn change() -> impl Strategy<Value = Change> {
    let place = any::<prop::sample::Index>;
    prop_oneof![
        4 => (place(), place()).prop_map(|(at, word)| Change::Word(at, word)),
        1 => place().prop_map(Change::Drop),
        1 => place().prop_map(Change::Repeat),
        1 => (place(), place()).prop_map(|(at, other)| Change::Swap(at, other)),
    ]
}

/// The page with a cell of a table replaced, or lines moved about.
fn changed(page: &str, changes: &[Change]) -> String {
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    for change in changes {
        let count = lines.len();
        match change {
            _ if count == 0 => {}
            Change::Word(at, word) => {
                let line = &mut lines[at.index(count)];
                let mut parts: Vec<&str> = line.split('|').collect();
                let part = word.index(parts.len());
                parts[part] = WORDS[word.index(WORDS.len())];
                *line = parts.join("|");
            }
            Change::Drop(at) => _ = lines.remove(at.index(count)),
            Change::Repeat(at) => {
                let line = lines[at.index(count)].clone();
                lines.insert(at.index(count), line);
            }
            Change::Swap(at, other) => lines.swap(at.index(count), other.index(count)),
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_for_changed_pages(
        ours in prop::collection::vec(change(), 0..10),
        theirs in prop::collection::vec(change(), 0..10),
        is_chinese in any::<bool>(),
    ) {
        let (first, second) = if is_chinese { (CHINESE, ENGLISH) } else { (ENGLISH, CHINESE) };
        let (first, second) = (read(&changed(first, &ours)), read(&changed(second, &theirs)));
        let together = merge(first.clone(), second.clone());
        prop_assert_eq!(broken(&first, &second, &together), None);
    }
}
