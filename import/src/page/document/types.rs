//! Documented types, in all their spellings.

use alicloud_format::spec::{Format, SchemaType};

/// A type as a table has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DocumentedType {
    /// As documented, in one line; empty if the cell is.
    pub(crate) text: String,
    pub(crate) kind: Option<DocumentedKind>,
    /// What a list holds, where the type says so.
    pub(crate) item: Option<DocumentedKind>,
    /// Name of the structure that a list holds, as in `Array of Rule`.
    pub(crate) item_name: Option<String>,
}

impl DocumentedType {
    /// The structure that the type is called like, where that is all it says: the text of a link.
    pub(crate) fn structure(&self) -> Option<&str> {
        (self.kind.is_none() && super::row_name::is_name(&self.text)).then_some(self.text.as_str())
    }
}

/// What a type means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DocumentedKind {
    String,
    Integer(Option<Format>),
    Number(Format),
    Boolean,
    List,
    Structure,
    Map,
    /// JSON text of either kind.
    Json,
    /// JSON text of a list.
    JsonList,
    Binary,
}

impl DocumentedKind {
    /// Whether values have fields or elements.
    pub(crate) fn is_container(self) -> bool {
        matches!(self, Self::List | Self::Structure | Self::Map | Self::Json | Self::JsonList)
    }

    pub(crate) fn scalar(self) -> Option<(SchemaType, Option<Format>)> {
        match self {
            Self::String => Some((SchemaType::String, None)),
            Self::Integer(format) => Some((SchemaType::Integer, format)),
            Self::Number(format) => Some((SchemaType::Number, Some(format))),
            Self::Boolean => Some((SchemaType::Boolean, None)),
            Self::Binary => Some((SchemaType::Binary, None)),
            _ => None,
        }
    }
}

const NAMES: &[(DocumentedKind, &[&str])] = &[
    (
        DocumentedKind::String,
        &[
            "string",
            "str",
            "text",
            "char",
            "varchar",
            "sting",
            "stirng",
            "sring",
            "strng",
            "strings",
            "stringvalue",
            "datetime",
            "date",
            "time",
            "timestamp",
            "enum",
            "字符串",
            "字符型",
            "字符串类型",
            "字符",
            "文本",
            "日期",
            "枚举",
            "uuid",
            "url",
            "arn",
            "ip",
            "utctime",
            "iso8601",
        ],
    ),
    (
        DocumentedKind::Integer(None),
        &[
            "integer",
            "int",
            "int32",
            "integer(int32)",
            "interger",
            "integre",
            "intger",
            "inteter",
            "integr",
            "short",
            "整数",
            "整型",
            "整形",
            "数字",
            "整数型",
            "number(int)",
            "byte",
            "uint32",
            "uint",
            "integers",
            "数值",
        ],
    ),
    (
        DocumentedKind::Integer(Some(Format::Int64)),
        &[
            "long",
            "int64",
            "integer(int64)",
            "bigint",
            "biginteger",
            "uint64",
            "长整型",
            "长整数",
            "long(int64)",
            "longinteger",
        ],
    ),
    (DocumentedKind::Number(Format::Float), &["float", "浮点型", "浮点数", "single", "float32"]),
    (
        DocumentedKind::Number(Format::Double),
        &["double", "number", "decimal", "bigdecimal", "双精度", "float64", "numeric"],
    ),
    (
        DocumentedKind::Boolean,
        &["boolean", "bool", "booelan", "boolen", "booleen", "bolean", "布尔", "布尔型", "布尔值", "布尔类型"],
    ),
    (
        DocumentedKind::List,
        &[
            "list",
            "array",
            "set",
            "repeatlist",
            "repeatedlist",
            "repeat",
            "lists",
            "arrays",
            "arraylist",
            "collection",
            "数组",
            "列表",
            "集合",
            "array[]",
            "list[]",
            "[]",
            "repeated",
        ],
    ),
    (
        DocumentedKind::Structure,
        &[
            "object",
            "struct",
            "struts",
            "structure",
            "structs",
            "dto",
            "obj",
            "model",
            "对象",
            "结构体",
            "结构",
            "复杂类型",
        ],
    ),
    (DocumentedKind::Map, &["map", "dict", "dictionary", "hashmap", "hash", "jsonmap", "字典", "映射", "键值对"]),
    (
        DocumentedKind::Json,
        &[
            "json",
            "jsonobject",
            "jsonstring",
            "jsonstr",
            "json字符串",
            "json串",
            "json对象",
            "string(json)",
            "jsonobj",
            "stringjson",
        ],
    ),
    (DocumentedKind::JsonList, &["jsonarray", "jsonlist", "json数组", "arrayjson", "listjson"]),
    (DocumentedKind::Binary, &["binary", "bytes", "stream", "inputstream", "blob", "二进制", "file", "byte[]"]),
];

/// The type in a cell, whose markup is removed.
pub(crate) fn read(cell: &str) -> DocumentedType {
    let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || matches!(text.as_str(), "-" | "--" | "—" | "/" | "N/A" | "n/a" | "无" | "None") {
        return DocumentedType::default();
    }
    let mut found = interpreted(&text);
    found.text = text;
    found
}

/// Whether a cell holds a type.
pub(crate) fn is_type(cell: &str) -> bool {
    read(cell).kind.is_some()
}

fn interpreted(text: &str) -> DocumentedType {
    if let Some(kind) = named(text) {
        return DocumentedType { kind: Some(kind), ..DocumentedType::default() };
    }
    if let Some(item) = item(text) {
        let kind = named(item);
        let item_name = kind.is_none().then(|| structure_name(item)).flatten();
        let item = kind.or_else(|| item_name.is_some().then_some(DocumentedKind::Structure));
        return DocumentedType { kind: Some(DocumentedKind::List), item, item_name, ..DocumentedType::default() };
    }
    // `String（JSON）`, `Integer (1-100)`: what stands before a bracket, if that is a type.
    let before = text.split(['(', '（', '<', ',', '，', '/', ';', ':', '：']).next().unwrap_or_default();
    let kind = named(before).or_else(|| text.split(' ').next().and_then(named));
    DocumentedType { kind, ..DocumentedType::default() }
}

fn named(text: &str) -> Option<DocumentedKind> {
    if text.len() > 40 {
        return None;
    }
    let plain: String =
        text.chars().filter(|c| !matches!(c, ' ' | '*' | '`' | '_' | '-' | '\\' | '。' | '.')).collect();
    let plain = plain.to_lowercase();
    NAMES.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(kind, _)| *kind)
}

/// What a list holds: `X` of `Array of X`, `List<X>`, `X[]`.
fn item(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(['\\', ' ']);
    if let Some(item) =
        text.strip_suffix("[]").or_else(|| text.strip_suffix("数组")).or_else(|| text.strip_suffix("列表"))
    {
        return Some(item.trim());
    }
    let lower = text.to_ascii_lowercase();
    for prefix in [
        "array of ",
        "list of ",
        "arrays of ",
        "set of ",
        "array<",
        "list<",
        "array [",
        "array(",
        "list(",
        "array ",
        "list ",
    ] {
        if lower.starts_with(prefix) {
            let item = text.get(prefix.len()..)?;
            return Some(item.trim_end_matches(['>', '\\', ')', ']', ' ']).trim());
        }
    }
    None
}

fn structure_name(item: &str) -> Option<String> {
    let last = item.rsplit('.').next().unwrap_or(item).trim();
    super::row_name::is_name(last).then(|| last.to_owned())
}
