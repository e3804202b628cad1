//! How texts are laid out.

use super::Language::{Both, Chinese, English};
use super::Makes::{Json, Layout, MarkedLayout, Separator};
use super::Phrase;

pub(crate) const PHRASES: &[Phrase] = &[
    Phrase::new(
        "time-layout",
        Both,
        &["yyyy"],
        r"(?P<layout>[yY]{4}[-/]?[mM]{2}(?:[-/]?[dD]{2})?(?:(?:'T'|T| )[hH]{2}(?::?[mM]{2}(?::?[sS]{2}(?:\.?[sS]{3})?)?)?(?:'Z'|Z)?)?)",
        Layout,
        ("Since String", "Use the format yyyy-MM-ddTHH:mmZ.", "Layout(yyyy-MM-ddTHH:mmZ)"),
    ),
    Phrase::new(
        "hour-layout",
        Both,
        &["hh:mm"],
        r"(?:^|[\s:：为是`])(?P<layout>[hH]{2}:[mM]{2}(?::[sS]{2})?Z?(?:-[hH]{2}:[mM]{2}(?::[sS]{2})?Z?)?)",
        Layout,
        ("Since String", "格式：HH:mmZ。", "Layout(HH:mmZ)"),
    ),
    Phrase::new(
        "marked-layout",
        English,
        &["format"],
        r"(?i)(?:in the(?: following)?|in|format of|format:|format is) (?:format |of |: )?",
        MarkedLayout,
        ("Period String", "The period is in the `number[unit]` format.", "Layout(number[unit])"),
    ),
    Phrase::new(
        "ge-shi",
        Chinese,
        &["格式"],
        r"格式(?:为|是|如下|：|:)\s*",
        MarkedLayout,
        ("Period String", "格式为`number[unit]`。", "Layout(number[unit])"),
    ),
    Phrase::new(
        "separate-with",
        English,
        &["separate"],
        r"(?i)separated? (?:[A-Za-z0-9' ]{0,60} )?(?:with|by|using) (?:an? |half-width |English )*(?P<separator>commas?|semicolons?|vertical bars?|spaces?|colons?|line breaks?)",
        Separator,
        ("Names String", "Separate multiple names with semicolons (;).", "Separator(;)"),
    ),
    Phrase::new(
        "comma-separated",
        English,
        &["-separated", "comma separated"],
        r"(?i)(?P<separator>comma|semicolon|space)[- ]separated",
        Separator,
        ("Names String", "A comma-separated list of names.", "Separator(,)"),
    ),
    Phrase::new(
        "fen-ge",
        Chinese,
        &["分隔", "隔开", "间隔", "分割", "分开"],
        r"(?:用|以|使用|通过|采用)(?:半角|英文|西文|英文半角|半角英文)?[“”‘’'\x22]?(?P<separator>逗号|分号|竖线|空格|冒号|[,;|，；])[^。；]{0,14}?(?:分隔|隔开|间隔|分割|分开|进行分隔)",
        Separator,
        ("Names String", "多个名称用英文逗号（,）分隔。", "Separator(,)"),
    ),
    Phrase::new(
        "dou-hao-fen-ge",
        Chinese,
        &["分隔", "隔开", "间隔"],
        r"(?P<separator>逗号|分号|竖线)(?:（.）|\(.\)|\s)*(?:进行)?(?:分隔|隔开|间隔)",
        Separator,
        ("Names String", "多个名称，半角逗号（,）隔开。", "Separator(,)"),
    ),
    Phrase::new(
        "json-list",
        English,
        &["json"],
        r"(?i)JSON ?(?:list|array)(?-u:\b)|array (?:of|in) JSON",
        Json { is_list: true },
        ("Items String", "The value is a JSON array.", "Json(list)"),
    ),
    Phrase::new(
        "json-text",
        English,
        &["json"],
        r"(?i)(?:is|be|as|in|a|the|of)(?: an?| the)? (?:serialized )?JSON(?:[- ]formatted)? (?:string|format|object|text|struct|structure|map)|JSON-formatted|(?:is|in|be|format:) (?:the )?JSON(?:\.|,|$)",
        Json { is_list: false },
        ("Settings String", "The settings, a JSON string.", "Json(object)"),
    ),
    Phrase::new(
        "json-lie-biao",
        Chinese,
        &["json"],
        r"(?i)JSON\s*(?:格式)?(?:的)?(?:数组|列表|List|Array)",
        Json { is_list: true },
        ("Items String", "取值为JSON数组。", "Json(list)"),
    ),
    Phrase::new(
        "json-ge-shi",
        Chinese,
        &["json"],
        r"(?i)JSON\s*(?:Map|格式|字符串|串|结构|对象|String)|格式[为是：:]\s*JSON",
        Json { is_list: false },
        ("Settings String", "设置，JSON格式。", "Json(object)"),
    ),
];
