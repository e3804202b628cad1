//! Cells as they stand on pages, in sentences of our own.

use super::{brief, found};

fn said(subject: &str, text: &str) -> String {
    brief(&found(subject, text))
}

/// Each subject with a cell and what it yields.
fn all_say(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(subject, text, yields)| said(subject, text) != *yields)
        .map(|(subject, text, yields)| format!("{text}\n  said    {}\n  not     {yields}", said(subject, text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ranges_are_read_however_they_are_written() {
    for written in
        ["1–65,535", "1-65535", "1 to 65,535", "[1,65535]", "\\[1, 65535\\]", "1~65535", "1～65535", "(0,65535]"]
    {
        for label in ["The port. Valid values: ", "端口，取值范围：", "端口，取值：", "The port. Value range: "]
        {
            let text = format!("{label}{written}");
            assert_eq!(said("Port Integer", &text), "Minimum(1) Maximum(65535)", "{text}");
        }
    }
}

#[test]
fn units_of_plain_numbers_say_nothing() {
    all_say(&[
        ("Wait Integer", "How long to wait. Valid values: 1 to 3600 seconds.", "Minimum(1) Maximum(3600)"),
        (
            "Wait Integer",
            "等待时间，取值范围为**1**~**60**秒，默认值为**15**秒。",
            "Minimum(1) Maximum(60) Default(15)",
        ),
        ("Size Integer", "Valid values: 5 GiB to 500 GiB.", "Minimum(5) Maximum(500)"),
        ("Wait String", "取值范围：6小时~8,760小时（一年）。", "MeasuredRange(6h, 8760h)"),
        ("Wait Integer", "Valid values: 30 seconds to 5 minutes.", "MeasuredRange(30s, 5m)"),
    ]);
}

#[test]
fn ranges_of_cases_are_none() {
    all_say(&[
        ("Size Integer", "当Kind取值为a时，取值范围：1~9。当Kind取值为b时，取值范围：1~20。", "SeveralRanges"),
        ("Size Integer", "Valid values:\n\n-   **1** to **9**: for a\n-   **1** to **20**: for b", "SeveralRanges"),
        ("Size Integer", "Valid values: 1 to 9 when Kind is a.", "SeveralRanges"),
        ("Size Integer", "取值：\n\n-   -1：不限。\n-   1~500：上限。", "Minimum(-1) Maximum(500)"),
        ("Size Integer", "Valid values: 1–9, 12, and 24.", "Minimum(1) Maximum(24)"),
        ("Size Integer", "Valid values:**-1 | 1 to 500**", "Minimum(-1) Maximum(500)"),
        ("Size Integer", "Value range: \\[1, 100\\]Default value: 10.", "Minimum(1) Maximum(100) Default(10)"),
    ]);
}

#[test]
fn numbers_of_other_things_are_no_ranges() {
    all_say(&[
        ("Name String", "You can have up to 100 pumps per region.", ""),
        ("Size Integer", "The number of pumps. The maximum is 20 pumps per user.", ""),
        ("Price Float", "价格，支持最大3位小数。", ""),
        ("Port Integer", "It is forwarded to port 80, see RFC 1 to 3 of 1990.", ""),
        ("Key String", "The key. Valid values of N: 1 to 20.", "MaxItems(20)"),
        ("Key String", "键，N的取值范围为[1, 20]。", "MaxItems(20)"),
    ]);
}

#[test]
fn lengths_are_no_ranges() {
    all_say(&[
        ("Name String", "It must be 2 to 128 characters in length.", "MinLength(2) MaxLength(128)"),
        ("Name String", "The value must be 4 to 100,000 bytes in length.", "Limit(4 to 100000 bytes)"),
        ("Name String", "长度为[2,128]个字符。", "MinLength(2) MaxLength(128)"),
        ("Name String", "长度限制为1-80个英文或中文字符。", "MinLength(1) MaxLength(80)"),
        ("Name String", "最小长度为1个字节，最大长度为16384个字节。", "Limit(up to 16384 bytes)"),
        ("Name String", "名称，2~128个英文或中文字符。", "MinLength(2) MaxLength(128)"),
    ]);
}

#[test]
fn values_stand_in_bullets() {
    all_say(&[
        (
            "Kind String",
            "The kind. Valid values:\n\n -   hot: above 40 \\(default\\)\n-   cold: below",
            "Values(hot: above 40, cold: below) Default(hot)",
        ),
        ("Kind String", "种类，取值：-   hot：热（默认）\n-   cold：冷", "Values(hot: 热, cold: 冷) Default(hot)"),
        (
            "Kind String",
            "种类，取值：\n\n-   **hot（默认值）**：热。\n-   **cold**：冷。",
            "Values(hot: 热。, cold: 冷。) Default(hot)",
        ),
        (
            "On String",
            "Indicates whether it runs.\n\n-   **on**: it runs\n-   **off**: it does not",
            "Values(on: it runs, off: it does not)",
        ),
        ("On Boolean", "是否运行，取值：\n\n-   true：运行。\n-   false（默认值）：不运行。", "Default(false)"),
        (
            "Kind String",
            "Valid values:\n\n-   **hot**\n\nIt is hot.\n\n-   **cold**\n\nIt is not.\n\n-   **mild**\n\nIn between.",
            "Values(hot, cold, mild)",
        ),
    ]);
}

#[test]
fn values_stand_in_sentences() {
    all_say(&[
        ("Kind String", "Valid values: **hot** \\| **cold**", "Values(hot, cold)"),
        ("Kind String", "Valid values:**hot | cold**. Default value: cold", "Values(hot, cold) Default(cold)"),
        ("Kind String", "Valid values: hot, cold, and mild.", "Values(hot, cold, mild)"),
        ("Kind String", "取值：**hot**或**cold**（默认值）。", "Values(hot, cold) Default(cold)"),
        ("Kind String", "种类，取值：Hot（默认值） | Cold", "Values(Hot, Cold) Default(Hot)"),
        ("Kind String", "取值：0（关）、1（开）。", "Values(0: 关, 1: 开)"),
        ("Kind String", "取值：**on|off**\n\n-   **on**：开。\n-   **off**：关。", "Values(on: 开。, off: 关。)"),
        (
            "Use String",
            "Valid values:\n\n-   READ/WRITE: both\n-   READ. This is the default value.",
            "Values(READ/WRITE: both, READ: This is the default value.) Default(READ)",
        ),
        ("Days Integer", "天数，取值：1、2、3。", "Values(1, 2, 3)"),
        ("Action String", "要执行的操作，取值：MakeCoffee", "Values(MakeCoffee)"),
    ]);
}

#[test]
fn prose_is_no_value() {
    all_say(&[
        ("Name String", "Valid values: the names of the pumps that you have.", ""),
        ("Name String", "When you set the value to open, the pump starts.", ""),
        ("Name String", "Rules:\n\n-   must be 2 to 9 characters\n-   must not be red", "MinLength(2) MaxLength(9)"),
        ("Kind String", "The state of all pumps. Kinds are hot, cold, and mild.", ""),
        ("Period String", "The unit can be h \\(hour\\) or m \\(minute\\).", ""),
        (
            "Kind String",
            "取值：\n\n-   **self**：自己。\n-   **other**：名称，长度为1~80个字符。",
            "Limit(other: 1 to 80 characters)",
        ),
        ("Suites String", "V1.0支持：\n\n-   a-b\n-   c-d\n\nV1.1支持：\n\n-   a-b\n-   e-f", ""),
    ]);
}

#[test]
fn defaults_are_values() {
    all_say(&[
        ("Size Integer", "取值：\\[0,100\\]默认值为100。如果值为0，则不运行。", "Minimum(0) Maximum(100) Default(100)"),
        ("Name String", "Default value: null", "NoDefault"),
        ("Name String", "默认值：空", "NoDefault"),
        ("Name String", "默认值：无。", "NoDefault"),
        ("Name String", "默认值为Id的值。", "IfOmitted(默认值为Id的值)"),
        ("Name String", "Default value: The name of the pump.", "IfOmitted(Default value: The name of the pump)"),
        ("Name String", "Default value: **app-1000**.", "Default(app-1000)"),
        ("Level Integer", "当Kind取值为a时，默认值为5。", "IfOmitted(当Kind取值为a时，默认值为5)"),
        ("Level Integer", "不填默认为5。", "Default(5) IfOmitted(默认为5)"),
        ("Kind String", "默认值：First 和 Second", "IfOmitted(默认值：First 和 Second)"),
    ]);
}

#[test]
fn texts_have_characters() {
    all_say(&[
        (
            "Name String",
            "It can contain letters, digits, periods \\(.\\), underscores \\(\\_\\), and hyphens \\(-\\).",
            "Characters(letters digits . _ -)",
        ),
        ("Name String", "可包含大小写字母、数字、短划线（-）。", "Characters(letters digits -)"),
        (
            "Name String",
            "必须以大小写字母或中文开头，可以包含数字、下划线（\\_）。",
            "Characters(letters Chinese digits _) FirstCharacter(letter or Chinese character)",
        ),
        (
            "Name String",
            "不能以aliyun或acs:开头，不能包含http://或者https://。",
            "ForbiddenPrefixes(aliyun acs:) ForbiddenTexts(http:// https://)",
        ),
        (
            "Name String",
            "It cannot start with http:// or https://. It cannot contain spaces.",
            "ForbiddenPrefixes(http:// https://) ForbiddenTexts( )",
        ),
        ("Name String", "It can contain up to 20 pumps and the names of pumps.", ""),
        ("Name String", "It cannot start with a digit.", ""),
    ]);
}

#[test]
fn lists_have_counts_and_separators() {
    all_say(&[
        (
            "Ids String",
            "The IDs. Separate multiple IDs with commas \\(,\\). You can enter up to 20 IDs.",
            "Separator(,) MaxItems(20)",
        ),
        ("Ids String", "ID列表，用英文逗号（,）分隔，最多支持20个。", "MaxItems(20) Separator(,)"),
        (
            "Pumps String",
            "A JSON string with the JsonList structure. For each request, the list can contain up to 20 elements.",
            "Json(list) MaxItems(20)",
        ),
        ("Pumps List", "泵列表，最多可包含2个泵。", "MaxItems(2)"),
        ("Pump String", "The pump. A station has up to 20 pumps.", ""),
    ]);
}

#[test]
fn conditions_name_fields() {
    all_say(&[
        (
            "Port Integer Mode",
            "This parameter is required when the **Mode** parameter is set to **open**.",
            "RequiredIf(Mode=open)",
        ),
        ("Port Integer Mode", "**Mode**为**open**时必选且有效。", "RequiredIf(Mode=open)"),
        ("Port Integer", "This parameter is required if Mode is set to open.", "RequiredWhen(Mode is set to open)"),
        (
            "Port Integer Mode",
            "**说明：** 当Mode取值为open时，必须设置该参数。反之，将忽略该参数。",
            "RequiredIf(Mode=open)",
        ),
        ("First String Second", "您可以指定First或Second参数，但不能同时指定。", "ExcludedBy(Second)"),
        ("First String Second", "The red and the blue one cannot be specified at the same time.", ""),
        ("EndTime String StartTime", "结束时间需大于起始时间。", "After(StartTime)"),
        ("EndTime String Other", "The end time must be later than the start time.", ""),
    ]);
}
