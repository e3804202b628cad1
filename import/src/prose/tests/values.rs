//! Values, limits and characters as pages state them, in sentences of our own.

use super::{brief, found_beside};

/// Each subject with its example value, a cell and what it yields.
fn all_say(cases: &[(&str, &str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (subject, example, text, yields) in cases {
        let said = brief(&found_beside(subject, example, text));
        if said != *yields {
            wrong.push(format!("{text}\n  said    {said}\n  not     {yields}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lists_go_on_behind_what_explains_a_value() {
    all_say(&[
        (
            "Heat String",
            "",
            "热度，取值：\n\n-   hot：热。\n\n**说明：** 热的泵会停。\n\n-   cold：冷。",
            "Values(hot: 热。, cold: 冷。)",
        ),
        (
            "Heat String",
            "",
            "Valid values:\n\n-   hot: above 40\n\nA hot pump stops.\n\n-   cold: below 40",
            "Values(hot: above 40, cold: below 40)",
        ),
        (
            "Heat String",
            "",
            "Valid values:\n\n-   hot: above 40\n\nA hot pump stops.\n\n-   every other pump runs on",
            "",
        ),
        (
            "Heat String",
            "",
            "Valid values:\n\n-   hot: above 40\n-   cold: below 40\n\n**Note:**\n\n-   every other pump runs on",
            "Values(hot: above 40, cold: below 40)",
        ),
    ]);
}

#[test]
fn what_stands_for_values_is_none() {
    all_say(&[
        (
            "Host String",
            "",
            "取值：\n\n-   **$_ip**：泵的地址。\n-   **host**：名称，长度为1-80，只能包含字母和数字。",
            "Limit(host: 1 to 80 characters)",
        ),
        ("Host String", "", "Valid values:\n\n-   own: its own\n-   host: It can contain letters and digits.", ""),
    ]);
}

#[test]
fn values_may_be_signs_or_words_in_bold() {
    all_say(&[
        (
            "Sign String",
            "",
            "Valid values:\n\n-   `>=`: at least\n-   `<`: below\n-   `==`",
            "Values(>=: at least, <: below, ==)",
        ),
        ("Sign String", "", "取值：\\>、<=、!=。", "Values(>, <=, !=)"),
        (
            "Plan String",
            "",
            "取值：\n\n-   **按月**：每月。\n-   **按年**：每年。",
            "Values(按月: 每月。, 按年: 每年。)",
        ),
        (
            "Plan String",
            "",
            "Valid values:\n\n-   **Every Month**: cheap\n-   **Yearly**: cheaper",
            "Values(Every Month: cheap, Yearly: cheaper)",
        ),
        ("Plan String", "", "Valid values: **Every Month** and **Every Year**.", "Values(Every Month, Every Year)"),
        ("Plan String", "", "取值：\n\n-   none：没有。\n-   all：全部。", "Values(none: 没有。, all: 全部。)"),
        ("Days Integer", "", "Valid values: **1 to 5**.", "Minimum(1) Maximum(5)"),
    ]);
}

#[test]
fn values_are_told_without_a_label() {
    all_say(&[
        (
            "Flow String",
            "",
            "Indicates whether it flows.\n\n-   Enabled: it does\n-   Disabled: it does not",
            "Values(Enabled: it does, Disabled: it does not)",
        ),
        ("Flow String", "fast", "流速\n\n-   fast：快\n-   slow：慢", "Values(fast: 快, slow: 慢)"),
        ("Flow String", "fast", "Valid values of speed:\n\n-   fast: soon\n-   slow: late", ""),
        ("Flow String", "quick", "流速\n\n-   fast：快\n-   slow：慢", ""),
        ("Flow String", "", "Whether it flows. Set the value to: **on**", "Values(on)"),
        ("Action String", "", "The operation. Set the value to: **MakeTea**", "Values(MakeTea)"),
        ("Flow String", "", "取值为fast或者slow，快或慢的流速，默认为slow。", "Values(fast, slow) Default(slow)"),
    ]);
}

#[test]
fn paragraphs_that_begin_with_bold_words_are_values() {
    all_say(&[
        ("Plan String", "", "计划，取值：\n\n**Late**：晚。\n\n**Soon**：早。", "Values(Late: 晚。, Soon: 早。)"),
        (
            "Plan String",
            "",
            "Valid values:<br>**Late**: at night<br>**Soon**: at once",
            "Values(Late: at night, Soon: at once)",
        ),
        ("Plan String", "", "Valid values:\n\n**Late**: at night\n\n**Note:** It is dark.", "Values(Late: at night)"),
    ]);
}

#[test]
fn what_holds_without_a_value_is_no_value() {
    all_say(&[(
        "Heat String",
        "",
        "Valid values:\n\n-   hot: above 40\n-   cold: below 40\n-   If the parameter is left empty, all pumps are listed",
        "Values(hot: above 40, cold: below 40)",
    )]);
}

#[test]
fn characters_are_called_many_names() {
    all_say(&[
        (
            "Cookie String",
            "",
            "It can contain only ASCII letters and digits. It cannot contain commas \\(,\\), semicolons \\(;\\), or spaces. It cannot start with a dollar sign \\($\\).",
            "Characters(letters digits) ForbiddenTexts(, ;  ) ForbiddenPrefixes($)",
        ),
        (
            "Cookie String",
            "",
            "只能包含ASCII英文字母和数字字符，不能包含逗号、分号或空格，也不能以$开头。",
            "Characters(letters digits) ForbiddenPrefixes($) ForbiddenTexts(, ;  )",
        ),
        ("Cookie String", "", "不能包含逗号（,）、分号（；）或空格。", "ForbiddenTexts(, ;  )"),
        ("Path String", "", "It must start with a forward slash \\(/\\).", "FirstCharacter(/)"),
        ("Path String", "", "必须以/开头。", "FirstCharacter(/)"),
        ("Path String", "", "必须以正斜线（/）开头。", "FirstCharacter(/)"),
        (
            "Note String",
            "",
            "It can contain letters, numbers, dashes, slashes, dots, and sublines.",
            "Characters(letters digits - / . _)",
        ),
        ("Note String", "", "It can contain letters, digits, and bubbles \\(@\\).", "Characters(letters digits @)"),
        ("Note String", "", "It can contain letters, digits, and bubbles.", ""),
        ("Note String", "", "允许包含字母、数字和下划线（\\_），支持中文。", "Characters(letters digits _ Chinese)"),
        (
            "Note String",
            "",
            "It can contain letters and digits. Chinese characters are supported.",
            "Characters(letters digits Chinese)",
        ),
        ("Note String", "", "允许输入英文字母、数字或短划线（-）。", "Characters(letters digits -)"),
        (
            "Cookie String",
            "",
            "只能包含英文字母和数字字符，不能包含逗号（,）、分号（;）或空格，也不能以美元符号（$）开头。",
            "Characters(letters digits) ForbiddenPrefixes($) ForbiddenTexts(, ;  )",
        ),
        ("Name String", "", "It cannot contain digits.", ""),
    ]);
}

#[test]
fn patterns_and_layouts_are_told_apart() {
    all_say(&[
        ("Login String", "", "格式：`^[a-z0-9.@-]+$`", "Pattern(^[a-z0-9.@-]+$)"),
        ("Login String", "", "Format: ^[a-z0-9.@-]+$", "Pattern(^[a-z0-9.@-]+$)"),
        ("Login String", "", "Format: `^[a-z`", ""),
        ("Wait String", "", "Format: number[scale].", "Layout(number[scale])"),
    ]);
}

#[test]
fn limits_keep_their_units() {
    all_say(&[
        ("Wait String", "7d", "Valid values: 7 to 90 days.", "Limit(7 to 90 days)"),
        ("Wait String", "30", "Valid values: 7 to 90 days.", "Minimum(7) Maximum(90)"),
        ("Text String", "", "The text must be 1 to 9,000 bytes in length.", "Limit(1 to 9000 bytes)"),
        ("Text String", "", "文本，长度为16~384个字节。", "Limit(16 to 384 bytes)"),
        ("Text String", "", "文本，最大不超过16 KB。", "Limit(up to 16 KB)"),
        ("Size Integer", "", "大小，最大值为16 KB。", "Maximum(16)"),
    ]);
}

#[test]
fn elements_are_counted_wherever_they_are() {
    all_say(&[
        (
            "Ids String",
            "",
            "Separate multiple IDs with commas. You can enter up to 50 EIPs.",
            "Separator(,) MaxItems(50)",
        ),
        ("Masks String", "", "掩码用分号（;）分隔，最多配置25个掩码。", "MaxItems(25) Separator(;)"),
        ("Pumps String", "[{\"a\": 1}]", "A maximum of 10 pumps can be added.", "MaxItems(10)"),
        ("Pumps String", "[{\"a\": 1}]", "泵，单次最多可调用20个泵。", "MaxItems(20)"),
        ("Key String", "", "The key. Value range of N: \\[1, 90\\].", "MaxItems(90)"),
        ("Key String", "", "The key. Maximum value of N: 90.", "MaxItems(90)"),
        (
            "Ids String",
            "",
            "当`Kind=a`时该参数生效，由多个ID组成一个JSON数组，最多支持30个ID，ID之间用半角逗号（,）隔开。",
            "MaxItems(30) Json(list)",
        ),
        (
            "Ids String",
            "",
            "The value can be a JSON array that consists of up to 30 IDs. Separate IDs with commas \\(,\\).",
            "MaxItems(30) Json(list)",
        ),
        ("Ids RepeatList", "", "The IDs. Separate IDs with commas.", ""),
        ("Leaf Integer", "", "Pages start from page 1.", "Minimum(1)"),
        ("Leaf Integer", "", "页码，起始值**1**，默认值：**1**。", "Minimum(1) Default(1)"),
    ]);
}

#[test]
fn greater_than_nothing_is_at_least_one_only_of_integers() {
    all_say(&[
        ("Share Float", "", "The share must be greater than 0.5.", ""),
        ("Share Float", "", "It must be greater than 0 and at most 1.", ""),
        ("Share Double", "", "比例，取值为大于 0 的数。", ""),
        ("Share Float", "", "The share is an integer greater than 0.", "Minimum(1)"),
        ("Turn Integer", "", "It must be greater than 0.", "Minimum(1)"),
        ("Turn Integer", "", "It must be greater than 0.5.", ""),
        ("Turn Integer", "", "It cannot be greater than 0.", ""),
        ("Turn Integer", "", "It cannot be an integer that is greater than 0.", ""),
        ("Turn Integer", "", "The value isn't a number greater than 0.", ""),
        ("Turn Integer", "", "轮次，为不大于 0 的整数。", "Maximum(0)"),
        ("Turn Integer", "", "轮次，不能为大于 0 的整数。", ""),
        ("Turn Integer", "", "The value is -1 or an integer greater than 0.", ""),
        ("Turn Integer", "", "The value is an integer greater than 0 or -1.", ""),
        ("Turn Integer", "", "轮次，为 -1 或大于 0 的整数。", ""),
        ("Turn Integer", "", "轮次，为大于 0 的整数或 -1。", ""),
        ("Weight Integer", "", "The total weight of all servers must be greater than 0.", ""),
        ("Turn Integer", "", "It must be greater than 0 when the mode is fast.", ""),
        ("Turn Integer", "", "If the mode is fast, it must be a positive integer.", ""),
    ]);
}

#[test]
fn numbers_in_the_middle_of_a_sentence_are_read_as_a_whole() {
    all_say(&[
        ("Share Float", "", "比例，为 0.5 到 10 之间的数值。", "Minimum(0.5) Maximum(10)"),
        ("Share Float", "", "比例，为 0.5 和 1.5 之间的数值。", "Minimum(0.5) Maximum(1.5)"),
        ("Share Float", "", "Enter a number between 0 and 1.5.", "Minimum(0) Maximum(1.5)"),
        ("Share Float", "", "Enter a number between -0.5 and 1.5.", "Minimum(-0.5) Maximum(1.5)"),
        ("Turn Integer", "", "轮次，为 -5 到 10 之间的整数。", "Minimum(-5) Maximum(10)"),
        ("Turn Integer", "", "轮次，为1,000到2,000之间的整数。", "Minimum(1000) Maximum(2000)"),
        ("Turn Integer", "", "轮次，不是 1 到 10 之间的整数。", ""),
        ("Turn Integer", "", "The value is not a number between 1 and 10.", ""),
        ("Turn Integer", "", "Enter an integer between 10 and 1.", ""),
        ("Turn Integer", "", "A number between 1 and 5 when the mode is fast.", "SeveralRanges"),
    ]);
}
