//! The parameters of a query, over several lines and with values in brackets.

use percent_encoding::percent_decode_str;

use crate::page::example::RepairKind;
use crate::page::example::json::ellipsis_only;
use crate::page::example::record::Record;

/// Words for the parameters that every request has.
const COMMON: [&str; 4] = ["common", "public", "公共", "通用"];

/// Reads the parameters of a query that reaches to the end of the text.
pub(super) fn read(text: &str, start: usize, record: &mut Record<'_>) -> Vec<(String, String)> {
    let mut parameters = Vec::new();
    for (at, piece) in pieces(text, start, record) {
        if piece.contains("://") && !piece.contains(['"', '\'']) && is_common(piece) {
            record.note(RepairKind::SeveralDocuments, at);
            break;
        }
        if let Some(parameter) = parameter(piece, at, record) {
            parameters.push(parameter);
        }
    }
    parameters
}

fn parameter(piece: &str, at: usize, record: &mut Record<'_>) -> Option<(String, String)> {
    let trimmed = piece.trim();
    if trimmed.is_empty() {
        return None;
    }
    let Some((raw, value)) = trimmed.split_once('=').filter(|(name, _)| !name.contains('<')) else {
        if ellipsis_only(trimmed) {
            record.note(RepairKind::Ellipsis, at);
        } else if !is_common(trimmed) {
            record.note(RepairKind::StrayText, at);
        }
        return None;
    };
    let raw = raw.trim();
    let name: String = raw.split_whitespace().collect();
    if name.is_empty() || name.contains(['"', '{', '[', ',']) {
        record.note(RepairKind::StrayText, at);
        return None;
    }
    if name.len() < raw.len() {
        record.note(RepairKind::NameSpaces, at);
    }
    Some((decoded(&name), decoded(value.trim())))
}

/// Whether a piece stands for the parameters that every request has.
fn is_common(piece: &str) -> bool {
    let lower = piece.to_lowercase();
    COMMON.iter().any(|word| lower.contains(word))
}

/// The value without percent-encoding, if what it encodes is text.
fn decoded(value: &str) -> String {
    let Ok(plain) = percent_decode_str(value).decode_utf8() else { return value.to_owned() };
    if plain == value {
        return value.to_owned();
    }
    // Where blanks are encoded by forms, a real `+` is encoded as well.
    let blanks = value.replace('+', " ");
    percent_decode_str(&blanks).decode_utf8().map_or_else(|_| value.to_owned(), std::borrow::Cow::into_owned)
}

/// A parameter as it stands in the text, with its place.
type Piece<'a> = (usize, &'a str);

/// The text between ampersands, except for those inside of brackets.
fn pieces<'a>(text: &'a str, start: usize, record: &mut Record<'_>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    // An ampersand at the beginning of a line, before a name, separates whatever is open.
    let mut at = start;
    for segment in segments(text, start) {
        split(segment, at, record, &mut pieces);
        at += segment.len();
    }
    pieces
}

/// The text cut before each line that begins with `&Name=`, or with `&` and a placeholder.
fn segments(text: &str, start: usize) -> Vec<&str> {
    let mut segments = Vec::new();
    let mut begin = start;
    let mut at = start;
    let rest = text.get(start..).unwrap_or_default();
    for line in rest.split_inclusive('\n') {
        if at > start && begins_parameter(line) {
            segments.extend(text.get(begin..at));
            begin = at;
        }
        at += line.len();
    }
    segments.extend(text.get(begin..));
    segments
}

/// Whether a line begins a parameter. `$` and `.&` are slips for `&`.
fn begins_parameter(line: &str) -> bool {
    let line = line.trim_start();
    let Some(rest) = line.strip_prefix(['&', '$']).or_else(|| line.strip_prefix(".&")) else { return false };
    let rest = rest.trim_start();
    let after = rest.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | ' '));
    let is_name = after.len() < rest.len() && after.trim_start().starts_with('=');
    let is_placeholder = rest.starts_with(['<', '【', '（', '(']) || after.trim().is_empty() && is_common(rest);
    is_name || is_placeholder
}

fn split<'a>(segment: &'a str, start: usize, record: &mut Record<'_>, pieces: &mut Vec<Piece<'a>>) {
    let (cuts, is_open) = cuts(segment, true);
    let cuts = if is_open {
        // Brackets that are never closed protect nothing.
        let (plain, _) = self::cuts(segment, false);
        if segment.trim_start().trim_start_matches('&').contains(['&', '\n']) || plain.len() > cuts.len() {
            record.note(RepairKind::UnclosedValue, start);
        }
        plain
    } else {
        cuts
    };
    let mut begin = 0;
    for cut in cuts.into_iter().chain(std::iter::once(segment.len())) {
        let Some(piece) = segment.get(begin..cut) else { continue };
        let blanks = piece.len() - piece.trim_start().len();
        let mut at = start + begin + blanks;
        let mut piece = piece.trim();
        if let Some(rest) = piece.strip_prefix('$').filter(|_| begin == 0) {
            record.note(RepairKind::WrongSeparator, at);
            piece = rest;
        } else if let Some(rest) = piece.strip_prefix(".&") {
            record.note(RepairKind::StrayText, at);
            piece = rest;
        }
        at += usize::from(piece.starts_with('&'));
        pieces.push((at, piece.trim_start_matches(['&', '?'])));
        begin = cut;
    }
}

/// Where ampersands separate parameters, and whether brackets or quotes are open in the end.
fn cuts(segment: &str, with_brackets: bool) -> (Vec<usize>, bool) {
    let mut cuts = Vec::new();
    let mut depth = 0_usize;
    let mut quote = None;
    let mut last = '&';
    let mut is_escaped = false;
    for (at, c) in segment.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '&' if depth == 0 && at > 0 && last != '&' => cuts.push(at),
            _ if !with_brackets => {}
            _ if quote == Some(c) => quote = None,
            _ if quote.is_some() => {}
            '[' | '{' if depth > 0 || last == '=' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            '"' if depth > 0 => quote = Some(c),
            '\'' if depth > 0 && matches!(last, '[' | '{' | ',' | ':') => quote = Some(c),
            _ => {}
        }
        if !c.is_whitespace() {
            last = c;
        }
    }
    (cuts, depth > 0)
}
