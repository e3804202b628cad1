//! Whether a documented value is one that somebody could send, rather than something to put one's own value in place of.

use alicloud_format::spec::looks_like_key;
use serde_json::Value;

/// Whether all of a value could be sent as it stands: no placeholder, no masked part, no key of anybody.
pub(in crate::model) fn is_honest(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) | Value::Number(_) => true,
        Value::String(text) => is_honest_text(text),
        Value::Array(elements) => elements.iter().all(is_honest),
        Value::Object(fields) => fields.iter().all(|(key, value)| is_honest_text(key) && is_honest(value)),
    }
}

fn is_honest_text(text: &str) -> bool {
    !(says_nothing(text) || is_cut(text) || is_masked(text) || is_for_the_reader(text) || looks_like_key(text))
}

/// What stands where there is no value.
fn says_nothing(text: &str) -> bool {
    const NOTHING: [&str; 9] = ["-", "--", "*", "null", "undefined", "n/a", "todo", "tbd", "placeholder"];
    let text = text.trim();
    text.is_empty() || NOTHING.iter().any(|nothing| text.eq_ignore_ascii_case(nothing))
}

fn is_cut(text: &str) -> bool {
    text.contains('…') || text.contains("...")
}

/// `lb-bp1****`, `192.168.XX.XX`, `172.16.*.*`, `sg-xxx`, `acs:ram::*:role/web`; but not `*.example.com`, `*web*` or
/// `http_2xx`.
fn is_masked(text: &str) -> bool {
    let is_mask = |c: char| matches!(c, '*' | 'x' | 'X');
    let is_address = text.chars().all(|c| c.is_ascii_digit() || is_mask(c) || matches!(c, '.' | ':' | '/'));
    let has = |is: fn(char) -> bool| text.contains(is);
    let is_masked_address = is_address && has(|c| matches!(c, '.' | ':')) && text.contains(is_mask);
    is_masked_address
        || text.contains("**")
        || text.contains("::*:")
        || text.to_ascii_lowercase().contains("xxx")
        || words(text).any(|word| word.len() > 1 && word.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x')))
}

/// `<instance-id>`, `{id}`, `[id]`, `your-bucket`, `yourKey`.
fn is_for_the_reader(text: &str) -> bool {
    let text = text.trim();
    let is_name = |inner: &str| {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
        inner.starts_with(char::is_alphabetic) && inner.chars().all(is_part)
    };
    let whole = |open, close| text.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    let between = |rest: &str| rest.split_once('>').is_some_and(|(inner, _)| is_name(inner));
    whole('{', '}').is_some_and(is_name)
        || whole('[', ']').is_some_and(is_name)
        || !text.contains("</") && text.split('<').skip(1).any(between)
        || words(text).any(|word| word.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("your")))
        || ["您的", "你的"].iter().any(|your| text.contains(your))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::is_honest;

    #[test]
    fn placeholders_are_told_from_values() {
        let wrong = [
            "",
            " ",
            "*",
            "-",
            "null",
            "N/A",
            "…",
            "lb-bp1…",
            "a...",
            "lb-bp1****",
            "m-**",
            "sg-xxx",
            "r-XX",
            "vm-xx",
            "192.168.XX.XX",
            "192.168.XX.X",
            "10.0.0.x",
            "172.16.*.*/12",
            "172.16.236.*",
            "2001:XX:4::1",
            "12XX:0:0:XX::0102",
            "XX@example.com",
            "123157xxxxxxx_166f82",
            "acs:ram::*:role/web",
            "<instance-id>",
            "i-<your id>",
            "<实例>",
            "{id}",
            "[instance id]",
            "your-bucket",
            "yourAccessKey",
            "YOUR_KEY",
            "my-your-key",
            "您的密码",
            "LTAI5tAbCd",
            "LTAI",
            "STS.NUabc",
            "AKIA1234",
            "eyJhbGciOiJIUzI1NiJ9.x",
            "-----BEGIN RSA PRIVATE KEY-----",
            "abcdefghijABCDEFGHIJ0123456789abcdefghij1",
            "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY",
            "a=b4JalrXUtnFEMIK7MDENGbPxRfiC",
            "token eyJhbGci",
        ];
        let right = [
            "lb-bp1qjwo61pqz3ahltv0mw",
            "*.example.com",
            "*SshKey*",
            "http_2xx",
            "http_2xx,http_3xx",
            "0 */20 * * * *",
            "a",
            "ecs.n1.small/ecs.n1.*",
            "$SERVER_IP",
            "${host}",
            "192.168.0.0/24",
            "0x1F",
            "2001:db8::1",
            "a < b > c",
            "<a>b</a>",
            "{\"a\":[1]}",
            "[]",
            "中国",
            "-1",
            "none",
            "2024-01-01T00:00:00Z",
            "sixty",
            "abcdefghijabcdefghijabcdefghij01",
            "AbcdefghiJ0123456789abcdefg",
            "/example",
            "youth",
        ];
        let (wrong, right): (Vec<Value>, Vec<Value>) = (wrong.map(Value::from).into(), right.map(Value::from).into());
        assert_eq!(wrong.iter().filter(|text| is_honest(text)).collect::<Vec<_>>(), Vec::<&Value>::new());
        assert_eq!(right.iter().filter(|text| !is_honest(text)).collect::<Vec<_>>(), Vec::<&Value>::new());
    }

    #[test]
    fn a_value_is_as_honest_as_the_least_of_its_parts() {
        let wrong = [json!(null), json!(["a", "b****"]), json!({ "a": { "b": "<c>" } }), json!({ "***": 1 })];
        let right = [json!(0), json!(false), json!(["a"]), json!({ "a": { "b": ["c", 1.5] } })];
        assert_eq!(wrong.iter().filter(|value| is_honest(value)).collect::<Vec<_>>(), Vec::<&Value>::new());
        assert_eq!(right.iter().filter(|value| !is_honest(value)).collect::<Vec<_>>(), Vec::<&Value>::new());
    }
}
