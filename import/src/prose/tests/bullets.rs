//! Bullets that document fields.

use super::{brief, parse};
use crate::prose::bullets::BulletField;
use crate::prose::subject::Subject;
use crate::prose::{bullet_fields, facts};

/// Fields in short form: `Port integer required [facts]`, those below in braces.
fn shown(fields: &[BulletField]) -> Vec<String> {
    fields.iter().map(one).collect()
}

fn one(field: &BulletField) -> String {
    let subject = Subject {
        name: &field.name,
        documented_type: &field.documented_type,
        siblings: &[],
        is_request: true,
        example: "",
    };
    let required = match field.required {
        Some(true) => " required",
        Some(false) => " optional",
        None => "",
    };
    let below =
        if field.fields.is_empty() { String::new() } else { format!(" {{{}}}", shown(&field.fields).join("; ")) };
    let facts = brief(&facts(&field.prose, &subject));
    format!("{} {}{required} [{facts}]{below}", field.name, field.documented_type)
}

fn fields(text: &str, keys: &[&str]) -> Vec<String> {
    shown(&bullet_fields(&parse(text), keys))
}

#[test]
fn bullets_that_state_types_are_fields() {
    let text = "The pumps.\n\n-   **PumpId**: the ID of a pump. It is a required parameter of string type.\n\
                -   **Speed**: how fast it runs. It is an optional parameter of integer type with valid values of 10–900.";
    assert_eq!(
        fields(text, &[]),
        ["PumpId string required [Required]", "Speed integer optional [Minimum(10) Maximum(900) Optional]"]
    );
}

#[test]
fn bullets_below_others_are_found_with_their_values() {
    let text = "-   当Kind取值为Plain时，忽略该参数。\n-   当Kind取值为Pumped时，需要如下参数：\n\
                \x20   -   SubKind（必填）：子类。取值：\n        -   One：一个泵。\n        -   Two：两个泵。\n\
                \x20   -   Extra（可选）：附加数据。默认值为空`{}`。";
    let found = fields(text, &[]);
    assert_eq!(
        found,
        ["SubKind  required [Required Values(One: 一个泵。, Two: 两个泵。)]", "Extra  optional [Optional Default({})]"]
    );
}

#[test]
fn bullets_that_are_keys_of_the_example_are_fields() {
    let text = "A list.\n\n-   **Entry**: what is added.\n-   **Remark**: a remark.";
    assert_eq!(fields(text, &[]), Vec::<String>::new());
    assert_eq!(fields(text, &["Entry", "Remark"]), ["Entry  []", "Remark  []"]);
    let rest = parse(text).without_fields(&["Entry", "Remark"]);
    assert_eq!(rest.blocks.len(), 1);
}

#[test]
fn bullets_that_a_text_announces_are_fields() {
    let text = "设置泵，包含以下参数：\n\n-   **PumpId**：泵的ID。\n-   **Type**：类型，取值：\n    -   **x1**：甲（默认）。\n    -   **x2**：乙。";
    assert_eq!(fields(text, &[]), ["PumpId  []", "Type  [Values(x1: 甲, x2: 乙。) Default(x1)]"]);
}

#[test]
fn paragraphs_below_bullets_belong_to_them() {
    let text = "可包含如下字段：\n\n-   Speed\n\n速度。取值范围：1~9。\n\n-   Level\n\n水位。取值范围：2~5。";
    assert_eq!(fields(text, &[]), ["Speed  [Minimum(1) Maximum(9)]", "Level  [Minimum(2) Maximum(5)]"]);
    let subject = Subject { name: "Settings", documented_type: "Json", siblings: &[], is_request: true, example: "" };
    assert_eq!(brief(&facts(&parse(text), &subject)), "");
}

#[test]
fn values_and_rules_are_no_fields() {
    assert_eq!(
        fields("The kind. Valid values:\n\n-   **red**: a required colour of fire\n-   **blue**: of water", &[]),
        Vec::<String>::new()
    );
    assert_eq!(
        fields("Rules:\n\n-   It must be 2 to 9 characters in length.\n-   It must start with a letter.", &[]),
        Vec::<String>::new()
    );
}
