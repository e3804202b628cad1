//! Where a page belongs: its API, product, version, language and generation.

use alicloud_format::spec::{ApiStyle, OrderedMap, Source};
use percent_encoding::percent_decode_str;

use super::parts::Document;
use super::row_name;
use crate::page::markdown::lines::Line;

/// What a page says of itself.
#[derive(Debug, Default)]
pub(crate) struct Origin {
    pub(crate) api: Option<(u32, String)>,
    /// Another name that the page has for the API.
    pub(crate) other_name: Option<(u32, String)>,
    pub(crate) product: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) style: Option<ApiStyle>,
    pub(crate) language: &'static str,
    /// The year in which pages came to be laid out like this one.
    pub(crate) generation: &'static str,
}

impl Origin {
    /// The name of the page under `sources`.
    pub(crate) fn key(&self) -> String {
        format!("page-{}-{}", self.language, self.generation)
    }

    /// The page as the only source of a spec.
    pub(crate) fn sources(&self, api: &str) -> OrderedMap<Source> {
        let product = self.product.as_deref().unwrap_or("its product");
        let source = Source {
            title: format!("{api}, API reference of {product}"),
            url: None,
            edition: Some(format!("{}, {}", self.language, self.generation)),
        };
        [(self.key(), source)].into_iter().collect()
    }
}

/// Reads what a page says of itself.
pub(crate) fn read(lines: &[Line<'_>], document: &Document<'_>) -> Origin {
    let mut origin =
        Origin { language: language(document), generation: generation(lines, document), ..Origin::default() };
    let title = document.title.and_then(|(line, title)| Some((line, api_name(title)?)));
    let mut linked = None;
    for line in &document.links {
        for link in links(line.text) {
            let said = link_facts(link);
            origin.product = origin.product.or(said.product);
            origin.version = origin.version.or(said.version);
            origin.style = origin.style.or(said.style);
            linked = linked.or(said.api.map(|api| (line.number, api)));
        }
    }
    origin.product = origin.product.or_else(|| document.title_id.and_then(product_of_id));
    let agrees = |a: &(u32, String), b: &(u32, String)| a.1.eq_ignore_ascii_case(&b.1);
    match (title, linked) {
        (Some(title), Some(linked)) if !agrees(&title, &linked) => {
            origin.api = Some(title);
            origin.other_name = Some(linked);
        }
        (title, linked) => origin.api = title.or(linked),
    }
    origin
}

/// The name in a title: its only word that can be one. `CreateRules`, `1. CreateRules`, `CreateRules (deprecated)`.
fn api_name(title: &str) -> Option<String> {
    let plain = crate::prose::plain(title);
    let words = plain.split(|c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | '：' | ':' | '-' | '–' | '—' | ',')
    });
    let mut found: Vec<&str> = words.filter(|word| is_api(word)).collect();
    found.dedup();
    match found.as_slice() {
        [only] => Some((*only).to_owned()),
        // A title in English has words that look like names, all but one of them without a capital inside.
        several => several.iter().find(|word| has_inner_capital(word)).map(|word| (*word).to_owned()),
    }
}

/// Whether a word can be the name of an API.
pub(crate) fn is_api(word: &str) -> bool {
    let is_character = |c: char| c.is_ascii_alphanumeric() || c == '_';
    word.len() >= 3
        && word.len() <= 100
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(is_character)
        && row_name::is_name(word)
}

fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(|c| c.is_ascii_uppercase()) && word.chars().any(|c| c.is_ascii_lowercase())
}

/// The product in the mark of a title, such as `{#doc_api_Ecs_CreateSecurityGroup .reference}`.
fn product_of_id(id: &str) -> Option<String> {
    let rest = id.split("doc_api_").nth(1)?;
    let (product, api) = rest.split_once('_')?;
    code(product).filter(|_| api.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The product by which a host is called: the first part of `slb.aliyuncs.com` and of `slb.cn-hangzhou.aliyuncs.com`.
pub(crate) fn product_of_host(host: &str) -> Option<String> {
    let name = host.strip_suffix(".aliyuncs.com")?.split('.').next()?;
    let is_plain = name.len() >= 2 && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    is_plain.then(|| name.to_owned())
}

#[derive(Default)]
struct LinkFacts {
    api: Option<String>,
    product: Option<String>,
    version: Option<String>,
    style: Option<ApiStyle>,
}

/// The addresses in a line.
fn links(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("://").take(32).filter_map(move |(at, _)| {
        let rest = line.get(at + 3..)?;
        let end = rest.find([')', ' ', '"', '>', '<', '\'']).unwrap_or(rest.len());
        rest.get(..end)
    })
}

/// What the addresses of explorers and error centres say.
fn link_facts(link: &str) -> LinkFacts {
    let mut facts = LinkFacts::default();
    let (host, path) = link.split_once('/').unwrap_or((link, ""));
    if host.starts_with("error-center.") {
        let product = path.split('/').skip_while(|part| *part != "product").nth(1);
        facts.product = product.and_then(|product| code(product.split(['?', '#']).next().unwrap_or(product)));
        return facts;
    }
    let is_explorer = (host.starts_with("api.") || host.contains("api.aliyun") || host.contains("api.alibabacloud"))
        && (host.ends_with("aliyun.com") || host.ends_with("alibabacloud.com"));
    if !is_explorer {
        return facts;
    }
    for pair in path.split(['#', '?', '&', '/']) {
        let Some((name, value)) = pair.split_once('=') else { continue };
        match name {
            "product" => facts.product = code(value),
            "api" => facts.api = word(value).filter(|api| is_api(api)),
            "version" => facts.version = Some(value.to_owned()).filter(|version| is_date(version)),
            "type" => facts.style = style(value),
            _ => {}
        }
    }
    // The newer form: `document/Slb/2014-05-15/CreateRules` and `api/Slb/2014-05-15/CreateRules`.
    let parts: Vec<&str> = path.split(['/', '?', '#']).collect();
    if let [kind, product, version, rest @ ..] = parts.as_slice()
        && matches!(*kind, "document" | "api")
        && is_date(version)
    {
        facts.product = facts.product.or_else(|| code(product));
        facts.version = facts.version.or_else(|| Some((*version).to_owned()));
        facts.api = facts.api.or_else(|| rest.first().and_then(|api| word(api)).filter(|api| is_api(api)));
    }
    facts
}

/// The code of a product, which begins with a letter: `..` leads elsewhere, and `-` names nothing.
fn code(text: &str) -> Option<String> {
    word(text).filter(|code| code.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn word(text: &str) -> Option<String> {
    let text = percent_decode_str(text).decode_utf8().ok()?;
    let is_character = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    (!text.is_empty() && text.len() <= 100 && text.chars().all(is_character)).then(|| text.into_owned())
}

fn style(text: &str) -> Option<ApiStyle> {
    match text.to_ascii_uppercase().as_str() {
        "RPC" => Some(ApiStyle::Rpc),
        "ROA" => Some(ApiStyle::Roa),
        _ => None,
    }
}

/// Whether a text is a date such as `2014-05-15`.
pub(crate) fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
}

/// By the headers of tables and the text around them: examples are in Latin letters whatever the language.
fn language(document: &Document<'_>) -> &'static str {
    let (mut chinese, mut other) = (0usize, 0usize);
    let texts = document.introduction.iter().chain(document.remarks.iter().map(|(_, line)| line)).map(|line| line.text);
    let cells = document.tables.iter().flat_map(|table| &table.rows).flat_map(|row| row.cells.last());
    let cells = cells.flat_map(|cell| &cell.lines).map(|(_, text)| *text);
    let text = texts.chain(cells).flat_map(str::chars).take(200_000);
    for c in text.filter(|c| c.is_alphabetic()) {
        if ('\u{4e00}'..='\u{9fff}').contains(&c) { chinese += 1 } else { other += 1 }
    }
    // A character is a word: pages in Chinese are full of names in Latin letters all the same.
    if chinese * 10 > other { "zh" } else { "en" }
}

fn generation(lines: &[Line<'_>], document: &Document<'_>) -> &'static str {
    let has_marks = lines.iter().any(|line| line.text.starts_with('#') && line.text.trim_end().ends_with('}'));
    let has_examples = document.tables.iter().any(|table| table.has(super::columns::Column::Example));
    match (has_marks, has_examples) {
        (true, false) => "2018",
        (true, true) => "2019",
        (false, true) => "2020",
        (false, false) => "2018",
    }
}
