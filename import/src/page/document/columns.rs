//! What the columns of a table hold, by their headers.

use crate::page::markdown::table::Cell;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Name,
    Type,
    Required,
    Example,
    Description,
    /// Where a parameter travels.
    Position,
    Default,
    /// HTTP status of an error.
    Status,
    /// Code of an error.
    Code,
    /// Message of an error.
    Message,
}

/// Headers by what they mean: in small letters, without marks and blanks.
const HEADERS: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "名称",
            "参数",
            "参数名",
            "参数名称",
            "字段",
            "字段名",
            "字段名称",
            "属性",
            "属性名",
            "name",
            "parameter",
            "parameters",
            "parametername",
            "field",
            "fieldname",
            "attribute",
            "key",
            "变量",
            "请求参数",
            "返回参数",
            "header",
            "item",
            "element",
            "node",
            "property",
            "member",
            "元素",
            "节点",
            "元素名",
            "子参数",
        ],
    ),
    (Column::Type, &["类型", "数据类型", "参数类型", "字段类型", "type", "datatype", "valuetype", "parametertype"]),
    (
        Column::Required,
        &[
            "是否必选",
            "是否必须",
            "是否必需",
            "是否必填",
            "必选",
            "必填",
            "必须",
            "必需",
            "必选/可选",
            "可选/必选",
            "是否可选",
            "required",
            "required?",
            "requiredornot",
            "requiredoroptional",
            "optional/required",
            "required/optional",
            "mandatory",
            "isrequired",
            "mandatory?",
            "mandatoryornot",
            "optional",
        ],
    ),
    (
        Column::Example,
        &[
            "示例值",
            "示例",
            "样例",
            "样例值",
            "示例值示例值",
            "example",
            "examples",
            "examplevalue",
            "examplevalues",
            "samplevalue",
            "sample",
            "instancevalue",
            "例子",
            "举例",
        ],
    ),
    (
        Column::Description,
        &[
            "描述",
            "说明",
            "参数描述",
            "参数说明",
            "含义",
            "备注",
            "字段说明",
            "description",
            "descriptions",
            "meaning",
            "note",
            "notes",
            "remarks",
            "remark",
            "details",
            "explanation",
        ],
    ),
    (Column::Position, &["位置", "参数位置", "position", "location", "in"]),
    (Column::Default, &["默认值", "缺省值", "default", "defaultvalue"]),
    (
        Column::Status,
        &[
            "httpcode",
            "http状态码",
            "httpstatuscode",
            "http返回码",
            "http码",
            "http错误码",
            "httpstatecode",
            "statuscode",
            "状态码",
            "httpstatus",
            "http",
            "返回码",
            "httperrorcode",
            "httpresponsecode",
            "status",
        ],
    ),
    (Column::Code, &["错误码", "错误代码", "errorcode", "errorcodes", "code", "error", "代码", "接口错误码", "错误"]),
    (
        Column::Message,
        &[
            "错误信息",
            "错误消息",
            "errormessage",
            "errormessages",
            "message",
            "errorinformation",
            "errormsg",
            "报错信息",
            "提示信息",
            "错误提示",
            "信息",
        ],
    ),
];

/// What a column with that header holds.
pub(crate) fn of(header: &str) -> Option<Column> {
    let plain: String =
        header.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '`' | ':' | '：' | '\\')).collect();
    if plain.is_empty() || plain.len() > 64 {
        return None;
    }
    let plain = plain.to_lowercase();
    HEADERS.iter().find(|(_, headers)| headers.contains(&plain.as_str())).map(|(column, _)| *column)
}

/// Whether a column has that header.
pub(crate) fn is_known(header: &str) -> bool {
    of(header).is_some()
}

/// What the columns under a header hold. No two of them hold the same: where two headers mean a name, as `Name` and
/// `Parameters` do in one dialect, the second stands over the types.
pub(crate) fn all(header: &[Cell<'_>]) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = Vec::with_capacity(header.len());
    for cell in header {
        let column = of(&cell.joined()).map(|column| match column {
            Column::Name if columns.contains(&Some(Column::Name)) => Column::Type,
            Column::Message if columns.contains(&Some(Column::Message)) => Column::Description,
            other => other,
        });
        columns.push(column.filter(|column| !columns.contains(&Some(*column))));
    }
    columns
}
