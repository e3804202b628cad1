//! What the sections of a page are about, by their headings.

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Section {
    /// What stands before the first heading that is known, and what describes the API.
    #[default]
    Introduction,
    Debugging,
    RequestSyntax,
    RequestHeaders,
    RequestParameters,
    RequestBody,
    ResponseHeaders,
    Response,
    Examples,
    RequestExample,
    ResponseExample,
    Errors,
    /// Something else, which is passed over.
    Other,
}

/// Sections by words of their headings, in small letters. The first line that fits counts, and the words of a line all have
/// to be there: what is said with more words comes first.
const HEADINGS: &[(Section, &[&str])] = &[
    (Section::Errors, &["错误码"]),
    (Section::Errors, &["错误代码"]),
    (Section::Errors, &["错误信息"]),
    (Section::Errors, &["error", "code"]),
    (Section::Errors, &["common", "error"]),
    (Section::Errors, &["errors"]),
    (Section::Errors, &["error", "message"]),
    (Section::Errors, &["异常返回"]),
    (Section::Other, &["sdk"]),
    (Section::RequestExample, &["请求", "示例"]),
    (Section::RequestExample, &["request", "example"]),
    (Section::RequestExample, &["request", "sample"]),
    (Section::ResponseExample, &["返回", "示例"]),
    (Section::ResponseExample, &["响应", "示例"]),
    (Section::ResponseExample, &["response", "example"]),
    (Section::ResponseExample, &["response", "sample"]),
    (Section::ResponseExample, &["return", "example"]),
    (Section::ResponseExample, &["result", "example"]),
    (Section::Examples, &["示例"]),
    (Section::Examples, &["样例"]),
    (Section::Examples, &["example"]),
    (Section::Examples, &["sample"]),
    (Section::RequestSyntax, &["请求", "语法"]),
    (Section::RequestSyntax, &["请求", "格式"]),
    (Section::RequestSyntax, &["请求", "结构"]),
    (Section::RequestSyntax, &["请求", "方法"]),
    (Section::RequestSyntax, &["请求", "路径"]),
    (Section::RequestSyntax, &["请求", "行"]),
    (Section::RequestSyntax, &["request", "syntax"]),
    (Section::RequestSyntax, &["request", "structure"]),
    (Section::RequestSyntax, &["request", "line"]),
    (Section::RequestSyntax, &["request", "url"]),
    (Section::RequestSyntax, &["request", "path"]),
    (Section::RequestSyntax, &["request", "method"]),
    (Section::RequestHeaders, &["请求", "头"]),
    (Section::RequestHeaders, &["request", "header"]),
    (Section::ResponseHeaders, &["响应", "头"]),
    (Section::ResponseHeaders, &["返回", "头"]),
    (Section::ResponseHeaders, &["response", "header"]),
    (Section::RequestBody, &["requestbody"]),
    (Section::RequestBody, &["request", "body"]),
    (Section::RequestBody, &["请求", "体"]),
    (Section::RequestBody, &["请求", "正文"]),
    (Section::RequestParameters, &["请求", "参数"]),
    (Section::RequestParameters, &["输入", "参数"]),
    (Section::RequestParameters, &["入参"]),
    (Section::RequestParameters, &["路径", "参数"]),
    (Section::RequestParameters, &["查询", "参数"]),
    (Section::RequestParameters, &["request", "parameter"]),
    (Section::RequestParameters, &["input", "parameter"]),
    (Section::RequestParameters, &["query", "parameter"]),
    (Section::RequestParameters, &["path", "parameter"]),
    (Section::Response, &["返回"]),
    (Section::Response, &["响应"]),
    (Section::Response, &["输出", "参数"]),
    (Section::Response, &["出参"]),
    (Section::Response, &["response"]),
    (Section::Response, &["return"]),
    (Section::Response, &["output", "parameter"]),
    (Section::Response, &["result"]),
    (Section::RequestParameters, &["请求"]),
    (Section::RequestParameters, &["request"]),
    (Section::Debugging, &["调试"]),
    (Section::Debugging, &["debug"]),
    (Section::Debugging, &["make the api call"]),
    (Section::Debugging, &["try it"]),
    (Section::Debugging, &["openapi explorer"]),
    (Section::Introduction, &["描述"]),
    (Section::Introduction, &["说明"]),
    (Section::Introduction, &["简介"]),
    (Section::Introduction, &["限制"]),
    (Section::Introduction, &["注意"]),
    (Section::Introduction, &["功能"]),
    (Section::Introduction, &["description"]),
    (Section::Introduction, &["usage note"]),
    (Section::Introduction, &["note"]),
    (Section::Introduction, &["limit"]),
    (Section::Introduction, &["prerequisite"]),
    (Section::Introduction, &["background"]),
    (Section::RequestParameters, &["参数"]),
    (Section::RequestParameters, &["parameters"]),
];

/// What a section with that heading is about; none if the heading is not known.
pub(crate) fn of(heading: &str) -> Option<Section> {
    if heading.len() > 200 {
        return None;
    }
    let plain = heading.to_lowercase();
    let fits = |words: &[&str]| words.iter().all(|word| plain.contains(word));
    HEADINGS.iter().find(|(_, words)| fits(words)).map(|(section, _)| *section)
}

impl Section {
    /// Whether its tables describe what a request carries.
    pub(crate) fn is_request(self) -> bool {
        matches!(self, Self::RequestParameters | Self::RequestBody | Self::RequestHeaders | Self::RequestSyntax)
    }

    /// Whether requests and answers are shown in it.
    pub(crate) fn is_example(self) -> bool {
        matches!(self, Self::Examples | Self::RequestExample | Self::ResponseExample)
    }
}
