//! The examples of a page: requests and answers, in JSON and in XML.

use serde_json::Value;

use super::{Element, Repair, Request, Unreadable};
use crate::page::context::PageContext;
use crate::page::document::parts::{Document, Fence};
use crate::page::document::section::Section;
use crate::page::example;
use crate::page::finding::{FindingKind, Severity};

/// More examples than these are not read.
const MOST: usize = 24;

/// What a page shows.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    pub(crate) requests: Vec<(u32, Request)>,
    pub(crate) answers: Vec<JsonAnswer>,
    pub(crate) xml: Vec<XmlAnswer>,
}

/// An answer in JSON.
#[derive(Debug)]
pub(crate) struct JsonAnswer {
    pub(crate) line: u32,
    pub(crate) value: Value,
}

/// An answer in XML.
#[derive(Debug)]
pub(crate) struct XmlAnswer {
    pub(crate) line: u32,
    pub(crate) root: Element,
    /// As on the page; none if it had to be mended.
    pub(crate) lines: Option<Vec<String>>,
}

/// What a fenced block is, by its first characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FenceKind {
    Request,
    Json,
    Xml,
    Other,
}

/// Reads the examples of a page.
pub(crate) fn read(context: &mut PageContext<'_>, document: &Document<'_>) -> Shown {
    let mut shown = Shown::default();
    let fences = document.fences.iter().filter(|fence| {
        fence.section.is_example()
            || matches!(fence.section, Section::RequestSyntax | Section::RequestBody | Section::Response)
    });
    for fence in fences.take(MOST) {
        if !fence.is_closed {
            context.findings.add(
                Severity::Warning,
                FindingKind::FenceUnclosed,
                fence.line,
                "",
                "",
                "ended at the next heading",
            );
        }
        fenced(context, fence, &mut shown);
    }
    shown
}

fn fenced(context: &mut PageContext<'_>, fence: &Fence<'_>, shown: &mut Shown) {
    let text = fence.lines.join("\n");
    match kind(&text) {
        FenceKind::Request => {
            if let Some(request) = example::request::parse(&text, fence.line) {
                mended(context, &request.repairs, "");
                shown.requests.push((fence.line, request));
            }
        }
        FenceKind::Json if is_request(fence) => {
            if let Ok(json) = example::json::parse(&text, fence.line) {
                mended(context, &json.repairs, "");
                shown.requests.push((fence.line, Request { body: Some(json.value), ..Request::default() }));
            }
        }
        FenceKind::Json => match example::json::parse(&text, fence.line) {
            Ok(json) => {
                mended(context, &json.repairs, "");
                if !is_failure(fence, &json.value) {
                    shown.answers.push(JsonAnswer { line: fence.line, value: json.value });
                }
            }
            Err(error) => unreadable(context, &error),
        },
        FenceKind::Xml if !is_request(fence) => match example::xml::parse(&text, fence.line) {
            Ok(xml) => {
                mended(context, &xml.repairs, " Used for the structure, not recorded.");
                let lines = xml.repairs.is_empty().then(|| fence.lines.iter().map(|line| (*line).to_owned()).collect());
                if !is_error_name(&xml.root.name) {
                    shown.xml.push(XmlAnswer { line: fence.line, root: xml.root, lines });
                }
            }
            Err(error) => unreadable(context, &error),
        },
        FenceKind::Other if fence.section.is_example() && !text.trim().is_empty() => {
            let done = "passed over: it is neither a request nor an answer in JSON or XML";
            context.findings.note(FindingKind::ExampleUnreadable, fence.line, text.trim(), done);
        }
        FenceKind::Xml | FenceKind::Other => {}
    }
}

fn kind(text: &str) -> FenceKind {
    let begin = after_comments(text);
    let first = begin.lines().next().unwrap_or_default();
    let is_method =
        ["GET ", "POST ", "PUT ", "DELETE ", "PATCH ", "HEAD "].iter().any(|method| begin.starts_with(method));
    if begin.starts_with("HTTP/") {
        // The status of an answer; its body tells the rest.
        let body = begin.find(['{', '<']).and_then(|at| begin.get(at..)).unwrap_or_default();
        return if body.starts_with('<') { FenceKind::Xml } else { FenceKind::Json };
    }
    // Answers hold addresses too.
    let is_bracketed = begin.starts_with(['{', '[', '<']);
    if is_method
        || !is_bracketed && first.contains("://")
        || begin.starts_with("/?")
        || first.contains("?Action=")
        || first.contains("? Action=")
    {
        return FenceKind::Request;
    }
    match begin.chars().next() {
        Some('<') if !first.starts_with("<公共") => FenceKind::Xml,
        Some('{' | '[' | '"' | '“' | '｛') => FenceKind::Json,
        _ if first.trim_end().ends_with('{') && first.len() < 40 => FenceKind::Json,
        _ => FenceKind::Other,
    }
}

/// The text behind comments, which may say what it is and are no part of it.
fn after_comments(text: &str) -> &str {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let mut rest = text.trim_start_matches(is_blank);
    while rest.starts_with("//") {
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest).trim_start_matches(is_blank);
    }
    rest
}

/// Whether an example shows what is sent.
fn is_request(fence: &Fence<'_>) -> bool {
    let caption = fence.caption.to_lowercase();
    let says_request = caption.contains("request") || caption.contains("请求");
    let says_answer = caption.contains("response")
        || caption.contains("return")
        || caption.contains("返回")
        || caption.contains("响应");
    match fence.section {
        Section::RequestExample | Section::RequestSyntax | Section::RequestBody => true,
        Section::ResponseExample | Section::Response => false,
        _ => says_request && !says_answer,
    }
}

/// Whether an answer tells of an error.
fn is_failure(fence: &Fence<'_>, value: &Value) -> bool {
    let caption = fence.caption.to_lowercase();
    let says_error = ["error", "fail", "异常", "错误", "失败"].iter().any(|word| caption.contains(word));
    let has = |name: &str| value.get(name).is_some();
    says_error || (has("HostId") && has("Code") && has("Message"))
}

fn is_error_name(root: &str) -> bool {
    root == "Error"
}

/// Says what was mended in an example.
pub(crate) fn mended(context: &mut PageContext<'_>, repairs: &[Repair], what_of_it: &str) {
    context.counts.repairs += repairs.len();
    for repair in repairs {
        let done = format!("{}: {}{what_of_it}", repair.kind.code(), repair.kind.explanation());
        context.findings.add(Severity::Note, FindingKind::ExampleMended, repair.line, "", &repair.says, done);
    }
}

fn unreadable(context: &mut PageContext<'_>, error: &Unreadable) {
    context.findings.add(
        Severity::Warning,
        FindingKind::ExampleUnreadable,
        error.line,
        "",
        &error.reason,
        "the example was passed over",
    );
}
