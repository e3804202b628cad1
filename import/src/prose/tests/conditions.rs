//! What holds in a case: requirements, defaults and limits of one.

use super::{brief, found, parse};
use crate::prose::facts;
use crate::prose::subject::Subject;

/// Each subject with a cell and what it yields.
fn all_say(cases: &[(&str, &str, &str)]) {
    let said = |subject: &str, text: &str| brief(&found(subject, text));
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(subject, text, yields)| said(subject, text) != *yields)
        .map(|(subject, text, yields)| format!("{text}\n  said    {}\n  not     {yields}", said(subject, text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_takes_effect_in_a_case_is_required_in_it() {
    let open = "RequiredIf(Mode=open)";
    all_say(&[
        (
            "Port Integer Mode",
            "**Note:** This parameter is required and effective only when you set **Mode** to **open**.",
            open,
        ),
        ("Port Integer Mode", "This parameter is required and effective when you specify **open** for **Mode**.", open),
        ("Port Integer Mode", "It is required and takes effect only if **Mode** is set to **open**.", open),
        (
            "Port Integer Mode",
            "This parameter is valid and required only if you set the **Mode** parameter to **open**.",
            open,
        ),
        ("Port Integer Mode", "This parameter is required only when `Mode` is set to **open**.", open),
        ("Port Integer Mode", "当参数`Mode`取值为`open`时才生效且为必选值。", open),
        ("Port Integer Mode", "When Mode is set to open, this parameter is required and effective.", open),
    ]);
}

#[test]
fn one_of_two_is_required_if_it_stands_for_the_other() {
    let one = "AtLeastOneWith(PumpId)";
    all_say(&[
        ("Port Integer PumpId", "如果不用泵组（不指定PumpId），则该参数必选。", one),
        ("Port Integer PumpId", "如果未指定PumpId，Port为必需参数。", one),
        (
            "Port Integer PumpId",
            "If the PumpId parameter is not specified, you must specify a value for this parameter.",
            one,
        ),
        ("Port Integer PumpId", "PumpId和Port仅需传入一个。", one),
        ("Port Integer PumpId", "PumpId and Port cannot both be empty.", one),
        ("Port Integer PumpId", "You must specify PumpId, Port, or both.", one),
        ("Port Integer PumpId", "You must specify at least one of the following parameters: PumpId and Port.", one),
        ("Port Integer PumpId", "PumpId和Port不能同时为空。", one),
        ("Url String Domain", "You must specify at least this parameter or **DOMAIN**.", "AtLeastOneWith(Domain)"),
        ("Port Integer A B", "如果您不指定A或B以选定水泵，Port为必需参数。", "RequiredWhen(您不指定A或B以选定水泵)"),
    ]);
}

#[test]
fn what_must_have_a_value_is_not_required() {
    all_say(&[
        (
            "Mode String Kind",
            "When **Mode** is set to **open**, **Kind** must be set to **Hot**.",
            "Limit(`Kind` is `Hot` if `Mode` is `open`)",
        ),
        ("Kind String Mode", "If Mode is set to open, Kind must be set to an integer.", ""),
        ("Kind String", "If the pump is open, Kind must be set to Hot.", ""),
    ]);
}

#[test]
fn defaults_of_cases_are_told_in_words() {
    all_say(&[
        (
            "Kind String Mode",
            "If the pump is made of steel, the default value is Hot. In other cases, the default value is Cold.",
            "IfOmitted(If the pump is made of steel, the default value is Hot; In other cases, the default value is Cold)",
        ),
        (
            "Kind String Mode",
            "种类。\n\n-   当泵为钢制时，默认值：hot\n-   其余情况，默认值：cold",
            "IfOmitted(当泵为钢制时，默认值：hot; 其余情况，默认值：cold)",
        ),
        ("Size Integer", "默认值为5。当Mode取值为a时，默认值为7。", "IfOmitted(默认值为5; 当Mode取值为a时，默认值为7)"),
        ("Size Integer", "默认值为5。当Mode取值为a时，默认值为5。", "IfOmitted(默认值为5; 当Mode取值为a时，默认值为5)"),
        (
            "Size Integer",
            "The size.\n\n-   Steel: Default value: 7.\n-   Copper:\n    -   Default value: 9.",
            "IfOmitted(Steel: Default value: 7; Copper: Default value: 9)",
        ),
        (
            "Size Integer",
            "If this parameter is left empty, the default value **20** is used.",
            "Default(20) IfOmitted(the default value 20 is used)",
        ),
        ("Size Integer", "用户传入为空时，默认值为**20**。", "Default(20)"),
    ]);
}

#[test]
fn what_happens_without_a_value_is_told_without_joints() {
    all_say(&[
        ("Port Integer", "不设置此参数时，表示使用泵的端口。", "IfOmitted(表示使用泵的端口)"),
        ("Port Integer", "如不配置则使用泵的端口。", "IfOmitted(使用泵的端口)"),
        ("Tag String", "如果不指定任何标签，查询所有水泵。", "IfOmitted(查询所有水泵)"),
        ("Name String PumpId", "Default value: the name of PumpId.", "IfOmitted(Default value: the name of PumpId)"),
        ("Name String", "默认值：hot 和 cold", "IfOmitted(默认值：hot 和 cold)"),
    ]);
}

#[test]
fn nothing_is_a_value_where_it_is_listed() {
    all_say(&[
        (
            "Kind String",
            "取值：\n\n-   none：无。\n-   hot：热。\n\n默认值：none。",
            "Values(none: 无。, hot: 热。) Default(none)",
        ),
        ("Kind String", "Valid values: hot, cold. Default value: none.", "Values(hot, cold) NoDefault"),
    ]);
}

#[test]
fn limits_of_cases_leave_words() {
    all_say(&[
        (
            "Size Integer Mode",
            "取值范围：\n\n-   steel：5~2000。\n-   copper：1~9。",
            "Limit(steel: 5 to 2000) Limit(copper: 1 to 9)",
        ),
        ("Size Integer Mode", "当Mode取值为a时，取值范围：1~9。", "SeveralRanges Limit(1 to 9 if `Mode` is `a`)"),
        ("Size Integer Mode", "For PayByHour: Valid values: 1 to 9.", "SeveralRanges Limit(for `PayByHour`: 1 to 9)"),
        ("Size Integer Mode", "-   Steel pumps. Valid values: 1 to 9.", "Minimum(1) Maximum(9)"),
    ]);
}

#[test]
fn a_requirement_of_a_case_is_conditional() {
    all_say(&[(
        "Port Integer",
        "The port.\n\n-   steel pumps: required.\n-   others: ignored.",
        "RequiredWhen(steel pumps)",
    )]);
}

#[test]
fn what_bullets_say_of_fields_is_no_case() {
    let servers = "The pumps, a JSON list.\n\n-   Port: the port. Valid values: 1 to 9. Default value: 5.\n-   weight: Default value: 7.";
    all_say(&[
        ("Servers String", servers, "Json(list) SeveralRanges"),
        ("Note String", "说明：\n\n-   regionId：地域，默认为abc", ""),
        ("Port Integer PumpId", "PumpId和Port仅需传入一个，如果都不传，系统会随机选择。", ""),
        (
            "Port Integer Mode",
            "-   Mode为open的规格默认值：5\n-   Mode为closed的规格默认值：7",
            "IfOmitted(Mode为open的规格默认值：5; Mode为closed的规格默认值：7)",
        ),
    ]);
}

#[test]
fn a_sentence_behind_a_value_makes_no_case_of_it() {
    all_say(&[
        ("Weight Integer", "Default value: **100**. If it is 0, the pump stands still.", "Default(100)"),
        ("Weight Integer", "Valid values: 1 to 9. If it is 1, the pump is slow.", "Minimum(1) Maximum(9)"),
        ("Engine String", "Default value: **Steam**. For more information, see elsewhere.", "Default(Steam)"),
    ]);
}

#[test]
fn answers_have_fields_of_the_past() {
    let subject =
        Subject { name: "key", documented_type: "String", siblings: &["key", "Key"], is_request: false, example: "" };
    let said = brief(&facts(&parse("为提高兼容性，建议您尽量使用Tag.N.Key参数。"), &subject));
    assert_eq!(said, "Deprecated(Key)");
    assert_eq!(brief(&facts(&parse("This parameter is deprecated."), &subject)), "Deprecated()");
}
