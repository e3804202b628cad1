//! Requests: an address with parameters, perhaps headers and a body.

mod address;
mod parameters;
#[cfg(test)]
mod tests;

use super::head::{self, lines};
use super::record::Record;
use super::{Request, json};

/// Methods of HTTP. Some pages name several, with bars between them, which are kept as they stand.
const METHODS: [&str; 7] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/// What marks the end of a line of a request.
const PROTOCOLS: [&str; 4] = [" HTTP/", " HTTPS/", " HTTPS|HTTP", " HTTP|HTTPS"];

/// Reads an example of a request; none if the text is no request.
pub(crate) fn parse(text: &str, first_line: u32) -> Option<Request> {
    let mut record = Record::new(text, first_line);
    let begin = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    let (method, start) = method(text, begin);
    let (end, after) = target(text, start);
    let address = address::read(text.get(start..end)?, method.is_some())?;
    let mut request = Request { method, host: address.host, path: address.path, ..Request::default() };
    let query = start + address.length;
    request.query = parameters::read(text.get(..end)?, query, &mut record);
    let is_called = request.method.is_some() || !request.query.is_empty();
    if !is_called {
        return None;
    }
    request.repairs = record.finish().ok()?;
    message(text, after, first_line, &mut request);
    Some(request)
}

/// The method, and where the address begins.
fn method(text: &str, begin: usize) -> (Option<String>, usize) {
    let rest = text.get(begin..).unwrap_or_default();
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    let is_method = |word: &str| METHODS.contains(&word.trim_end_matches(':').to_ascii_uppercase().as_str());
    if word.is_empty() || word.len() > 60 || !word.split(['|', '/']).all(is_method) {
        return (None, begin);
    }
    let after = rest.get(word.len()..).unwrap_or_default();
    let start = begin + word.len() + after.len() - after.trim_start().len();
    (Some(word.trim_end_matches(':').to_ascii_uppercase()), start)
}

/// Where the address and its query end, and where what follows begins.
fn target(text: &str, start: usize) -> (usize, usize) {
    let mut is_first = true;
    for (at, line) in lines(text, start) {
        let protocol = PROTOCOLS.iter().filter_map(|name| line.find(name).map(|offset| (offset, name.len()))).min();
        if let Some((offset, length)) = protocol {
            let rest = line.get(offset + length..).unwrap_or_default();
            let version = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            return (at + offset, at + line.len() - version.len());
        }
        let is_message = head::header(line).is_some() && !line.trim_start().starts_with('&');
        if !is_first && is_message {
            return (at, at);
        }
        is_first = false;
    }
    (text.len(), text.len())
}

/// Headers and body.
fn message(text: &str, after: usize, first_line: u32, request: &mut Request) {
    let mut body = None;
    for (at, line) in lines(text, after) {
        // A body on the line of the address, after words that stand for headers.
        let inline = line.find(['{', '[']).filter(|offset| line.get(..*offset).is_some_and(is_words));
        if let Some(offset) = inline {
            body = Some(at + offset);
            break;
        }
        if let Some((name, value)) = head::header(line) {
            request.headers.push((name.to_owned(), value.to_owned()));
        }
    }
    if request.host.is_none() {
        let host = request.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("host"));
        request.host = host.and_then(|(_, value)| address::host(value));
    }
    let Some(at) = body else { return };
    let before = text.get(..at).unwrap_or_default().matches('\n').count();
    let line = first_line.saturating_add(u32::try_from(before).unwrap_or(u32::MAX));
    if let Ok(json) = json::parse(text.get(at..).unwrap_or_default(), line) {
        request.body = Some(json.value);
        request.repairs.extend(json.repairs);
    }
}

fn is_words(text: &str) -> bool {
    !text.contains([':', '"', '<', '&', '='])
}
