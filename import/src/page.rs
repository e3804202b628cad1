//! Reference pages to specs.
//!
//! A page is Markdown that was made for a website: of several generations and two languages, with tables that no Markdown
//! library reads, trees that are not marked as such, and facts in prose. What it says is read in stages: lines to blocks,
//! blocks to sections, tables to rows, cells to prose, prose to facts, examples to values, and all of that to a spec. Each fact
//! keeps its line. What a page contradicts itself in, or leaves open, is a finding with a place; nothing is guessed in silence.

mod block;
mod columns;
mod confirm;
mod context;
mod counts;
mod document;
mod documented;
mod errors;
mod example;
mod field;
mod fields;
mod finding;
mod lines;
mod listing;
mod merge;
mod names;
mod origin;
mod place;
mod request;
mod required;
mod response;
mod route;
mod schema;
mod section;
mod settle;
mod shape;
mod shown;
mod table;
mod tree;
mod types;

use std::collections::BTreeMap;

use alicloud_format::spec::{Api, ApiStyle, Method};

use crate::prose::Prose;
use context::Context;
pub use counts::{ConstraintKind, Counts};
use document::{Document, FieldTable};
pub use field::field_of;
pub use finding::{Finding, FindingKind, Severity};
pub use lines::MOST_BYTES;
use lines::NoText;
use origin::Origin;
use shown::Shown;

/// The version of a page that does not say it.
pub const VERSION_UNKNOWN: &str = "version-unknown";
/// Longer summaries are more than a line of an overview.
const LONGEST_SUMMARY: usize = 200;
/// The product of a page that does not say it.
pub const PRODUCT_UNKNOWN: &str = "product-unknown";

/// How to read pages.
#[derive(Debug, Clone, Default)]
pub struct PageOptions {
    /// Whether to take over descriptions, summaries and messages, which are someone's prose.
    pub with_descriptions: bool,
    /// Code of the product, such as `Slb`, for pages that do not say it.
    pub product: Option<String>,
    /// Version of the API, such as `2014-05-15`, for pages that do not say it.
    pub version: Option<String>,
}

/// What a page says, or what several pages of one API say together.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The API; none if the page does not name one.
    pub api: Option<Api>,
    /// Code of the product as the page spells it.
    pub product: Option<String>,
    /// Version of the API, a date.
    pub version: Option<String>,
    /// How the API is called, where the page says so.
    pub style: Option<ApiStyle>,
    /// Hosts in examples that are called directly, such as `slb.aliyuncs.com`.
    pub hosts: Vec<String>,
    /// Lines of the page, counted from 1, by JSON pointer into the API.
    pub lines: BTreeMap<String, u32>,
    /// What was repaired, doubted or left open, in the order of the page.
    pub findings: Vec<Finding>,
    /// How much was found.
    pub counts: Counts,
}

/// Reads a page. Whatever the bytes are, there is an answer: what cannot be read is a finding.
#[must_use]
pub fn read(bytes: &[u8], options: &PageOptions) -> Page {
    let mut context = Context::new(options);
    let text = match lines::decode(bytes) {
        Ok((text, broken)) => {
            if let Some(line) = broken {
                context.findings.warning(FindingKind::NotUtf8, line, "", "read as UTF-8 all the same");
            }
            text
        }
        Err(reason) => return no_text(context, &reason),
    };
    let lines = lines::lines(&text);
    context.length = lines.last().map_or(1, |line| line.number);
    let document = document::document(block::blocks(&lines));
    let shown = shown::read(&mut context, &document);
    let origin = origin::read(&lines, &document);
    assemble(context, &document, &shown, origin)
}

fn no_text(mut context: Context<'_>, reason: &NoText) -> Page {
    let (line, done) = match reason {
        NoText::Empty => (1, "nothing to read: the page is empty".to_owned()),
        NoText::TooLong => {
            let most = MOST_BYTES >> 20;
            (1, format!("not read: it has more than {most} MiB, which no page has; split it if it holds several"))
        }
        NoText::Binary(line) => {
            context.length = *line;
            (*line, "not read: it has NUL bytes, and is no text".to_owned())
        }
    };
    context.findings.error(FindingKind::NotText, line, "", done);
    finished(context, Page::default())
}

fn assemble(mut context: Context<'_>, document: &Document<'_>, shown: &Shown, mut origin: Origin) -> Page {
    let request = request::read(&mut context, document, shown, origin.style);
    complete(&mut origin, &request, shown, context.options, &mut context.findings);
    let page = Page {
        product: origin.product.clone(),
        version: origin.version.clone(),
        style: request.style,
        hosts: hosts(shown),
        ..Page::default()
    };
    tell_remains(&mut context, document, &origin, request.has_table);
    let Some((line, name)) = origin.api.clone().filter(|(_, name)| crate::names::unusable_api(name).is_none()) else {
        context.findings.error(
            FindingKind::NoApi,
            document.title.map_or(1, |(line, _)| line),
            "",
            "not imported: give the page a title that is the name of the API",
        );
        return finished(context, page);
    };
    context.lines.insert(String::new(), line);
    let is_rpc = page.style != Some(ApiStyle::Roa);
    let answer = response::read(&mut context, document, shown, &name);
    let errors = errors::all(&mut context, &document.errors);
    let path = request.route.path();
    let (parameters, answered) = (&request.parameters, answer.schema.as_ref());
    let examples = documented::all(&mut context, shown, parameters, answered, &name, path.as_deref());
    let (summary, description) = described(&context, document);
    let (product, version) = (page.product.as_deref(), page.version.as_deref());
    let documentation =
        crate::address::of_api(product.unwrap_or(PRODUCT_UNKNOWN), version.unwrap_or(VERSION_UNKNOWN), &name);
    let api = Api {
        schema: alicloud_format::spec::SCHEMA_PATH.to_owned(),
        sources: origin.sources(&name),
        imported_from: Some(origin.key()),
        rust_name: None,
        summary,
        description,
        documentation,
        method: request.route.method.filter(|_| !is_rpc).unwrap_or(Method::Post),
        path,
        auth: Vec::new(),
        deprecated: None,
        operation_type: None,
        asynchronous: None,
        parameters: request.parameters,
        rules: request.rules,
        response: answer.schema,
        pagination: None,
        waiters: Vec::new(),
        success_statuses: Vec::new(),
        response_headers: answer.headers,
        errors,
        examples,
        errata: std::mem::take(&mut context.errata),
        api: name,
    };
    let stand_in = settle::product(
        product.unwrap_or("Product"),
        version.unwrap_or("2000-01-01"),
        page.style.unwrap_or(ApiStyle::Rpc),
    );
    let api = settle::settle(&mut context, api, &stand_in);
    context.counts.apis = usize::from(api.is_some());
    finished(context, Page { api, ..page })
}

/// What the request and the command line say of where a page belongs, where the page itself does not.
fn complete(
    origin: &mut Origin,
    request: &request::RequestPart,
    shown: &Shown,
    options: &PageOptions,
    findings: &mut finding::Findings,
) {
    let of_query = |name: &str| {
        let values =
            shown.requests.iter().flat_map(|(line, request)| request.query.iter().map(move |pair| (*line, pair)));
        values.filter(|(_, (known, _))| known == name).map(|(line, (_, value))| (line, value.trim().to_owned())).next()
    };
    if origin.api.is_none() {
        origin.api = request.action.clone().or_else(|| of_query("Action").filter(|(_, name)| origin::is_api(name)));
    }
    let dated = of_query("Version").map(|(_, version)| version).filter(|version| origin::is_date(version));
    origin.version =
        origin.version.take().or_else(|| request.version.clone()).or(dated).or_else(|| options.version.clone());
    origin.product = origin.product.take().or_else(|| options.product.clone());
    if origin.product.is_none() {
        origin.product = hosts(shown).iter().find_map(|host| origin::product_of_host(host));
        if let Some(product) = &origin.product {
            let done = format!(
                "taken for `{product}`, by which its host is called; if that is not its code, give it with `--product`"
            );
            findings.warning(FindingKind::ProductByHost, 1, "", done);
        }
    }
}

/// Hosts that requests go to.
fn hosts(shown: &Shown) -> Vec<String> {
    let mut hosts: Vec<String> = shown.requests.iter().filter_map(|(_, request)| request.host.clone()).collect();
    hosts.sort();
    hosts.dedup();
    hosts
}

/// What the introduction says, where descriptions are wanted.
fn described(context: &Context<'_>, document: &Document<'_>) -> (Option<String>, Option<String>) {
    if !context.options.with_descriptions {
        return (None, None);
    }
    let lines: Vec<(u32, &str)> = document.introduction.iter().map(|line| (line.number, line.text)).collect();
    let prose = Prose::parse(&lines);
    let mut texts = prose.blocks.iter().map(|block| block.text.plain.trim()).filter(|text| !text.is_empty());
    let said = |text: String| Some(text).filter(|text| !text.is_empty());
    let Some((first, rest)) = texts.next().map(first_sentence) else { return (None, None) };
    let summary = said(crate::text::clean(first.trim_end_matches([':', '：']), false));
    let rest: Vec<&str> = [rest].into_iter().filter(|rest| !rest.is_empty()).chain(texts).collect();
    (summary, said(crate::text::clean(&rest.join("\n"), true)))
}

/// The first sentence of a paragraph, and what follows it. One that would be too long for a line ends where it pauses.
fn first_sentence(text: &str) -> (&str, &str) {
    let ends = |(at, c): (usize, char)| {
        let after = at + c.len_utf8();
        let next = text.get(after..).and_then(|rest| rest.chars().next());
        let is_end =
            matches!(c, '。' | '！' | '\n') || (matches!(c, '.' | '!') && next.is_some_and(char::is_whitespace));
        (is_end && !is_abbreviation(text, at)).then_some(after)
    };
    let pauses = |(at, c): (usize, char)| {
        matches!(c, '，' | '；' | '：' | ',' | ';' | ':' | ' ').then_some((at, at + c.len_utf8()))
    };
    let near: Vec<(usize, char)> = text.char_indices().take(LONGEST_SUMMARY).collect();
    let is_all = text.char_indices().nth(LONGEST_SUMMARY).is_none();
    let whole = near.iter().copied().find_map(ends).or(is_all.then_some(text.len()));
    let last_pause = || near.iter().rev().copied().find_map(pauses);
    let (end, start) = match whole {
        Some(end) => (end, end),
        None => last_pause().unwrap_or((text.len(), text.len())),
    };
    (text.get(..end).unwrap_or(text).trim(), text.get(start..).unwrap_or_default().trim())
}

/// Whether a dot ends `e.g.`, `i.e.` or the like rather than a sentence.
fn is_abbreviation(text: &str, dot: usize) -> bool {
    let before = text.get(..dot).unwrap_or_default();
    let word: String = before.chars().rev().take_while(|c| !c.is_whitespace() && *c != '(').take(5).collect();
    matches!(word.chars().rev().collect::<String>().as_str(), "e.g" | "i.e" | "etc" | "vs" | "No")
}

/// Says of a table how it had to be read.
fn tell_table(context: &mut Context<'_>, table: &FieldTable<'_>) {
    if !table.has_separator {
        context.findings.note(FindingKind::TableWithoutSeparator, table.line, "", "read by the words of its header");
    }
    for line in table.unclosed.iter().take(20) {
        context.findings.note(FindingKind::RowUnclosed, *line, "", "ended where the next one begins");
    }
}

/// Says which tables have a place that nothing tells.
fn tell_unplaced(context: &mut Context<'_>, tree: &tree::Tree) {
    for line in &tree.passed_over {
        context.findings.warning(
            FindingKind::HeadingUnknown,
            *line,
            "",
            "passed over: nothing tells what it describes",
        );
    }
    for (line, structure) in &tree.unplaced_tables {
        context.counts.unresolved_depths += 1;
        let done = match structure.as_str() {
            "" => "depth unresolved: taken for fields of the top".to_owned(),
            name => format!("depth unresolved: taken for the fields of `{name}`"),
        };
        context.findings.warning(FindingKind::TableUnplaced, *line, "", done);
    }
}

fn tell_remains(context: &mut Context<'_>, document: &Document<'_>, origin: &Origin, has_table: bool) {
    for (line, heading) in &document.unknown {
        context.findings.warning(FindingKind::HeadingUnknown, *line, heading, "passed over");
    }
    if let (Some((line, other)), Some((_, name))) = (&origin.other_name, &origin.api) {
        let done = format!("taken for `{name}`, the title");
        context.findings.warning(FindingKind::ApiNames, *line, other, done);
    }
    if !has_table {
        context.findings.warning(FindingKind::NoParameters, 1, "", "imported without parameters");
    }
    if origin.product.is_none() {
        context.findings.error(FindingKind::ProductUnknown, 1, "", "give it with `--product`");
    }
    if origin.version.is_none() {
        context.findings.warning(FindingKind::VersionUnknown, 1, "", "give it with `--api-version`");
    }
}

/// The page with what is to be said of it.
fn finished(context: Context<'_>, page: Page) -> Page {
    let mut counts = context.counts;
    let mut lines = context.lines;
    lines.values_mut().for_each(|line| *line = (*line).clamp(1, context.length.max(1)));
    // What is not written has no line.
    let written = page.api.as_ref().and_then(|api| serde_json::to_value(api).ok());
    lines.retain(|pointer, _| written.as_ref().is_some_and(|written| written.pointer(pointer).is_some()));
    let findings = context.findings.sorted(context.length);
    counts.warnings = findings.iter().filter(|finding| finding.severity == Severity::Warning).count();
    Page { lines, findings, counts, ..page }
}

/// Merges a second page of the same API into a first: what only one of them says is taken from it, and where they
/// contradict each other the first one counts and a finding with the line of the second tells of it.
#[must_use]
pub fn merge(first: Page, second: Page) -> Page {
    merge::merge(first, second)
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_summary_is_one_sentence() {
        let cases = [
            ("Lists the shelves. Empty ones come last.", "Lists the shelves.", "Empty ones come last."),
            ("列出书架。空的在后。", "列出书架。", "空的在后。"),
            (
                "Moves books (e.g. heavy ones) to version 2.0 of a shelf.",
                "Moves books (e.g. heavy ones) to version 2.0 of a shelf.",
                "",
            ),
            ("Note the following", "Note the following", ""),
        ];
        for (text, first, rest) in cases {
            assert_eq!(first_sentence(text), (first, rest));
        }
        let long = "word ".repeat(100);
        let (first, rest) = first_sentence(&long);
        assert!(first.chars().count() <= 200 && first.ends_with("word") && rest.starts_with("word"));
        let endless = "x".repeat(500);
        assert_eq!(first_sentence(&endless), (endless.as_str(), ""));
    }
}
