//! XML as people write it: made fit for a parser where it is not, and its elements matched where their tags do not.

mod mend;
#[cfg(test)]
mod tests;
mod tree;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use self::tree::ElementTree;
use super::record::Record;
use super::{RepairKind, Unreadable, Xml, head};

/// Reads an example of XML. Several roots become the children of one without a name.
///
/// # Errors
/// If the text is no XML, whatever one mends.
pub(crate) fn parse(text: &str, first_line: u32) -> Result<Xml, Unreadable> {
    let text = unescaped(text);
    let mut record = Record::new(&text, first_line);
    if let Cow::Owned(_) = &text {
        record.note(RepairKind::Entities, 0);
    }
    let start = after_comments(&text, head::body(&text, &mut record, is_begin), &mut record);
    let body = text.get(start..).unwrap_or_default();
    if !body.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with('<') {
        return Err(record.refuse(start, "begins with no tag"));
    }
    let mended = mend::mend(&text, start, &mut record);
    if record.is_full() {
        return Err(record.refuse(start, "needs too many repairs"));
    }
    let mut tree = ElementTree::new(record, &mended);
    read(&mended.text, &mut tree)?;
    tree.finish()
}

fn is_begin(line: &str) -> bool {
    line.starts_with(['<', '/', '\u{feff}'])
}

/// The text, with its tags back where they were written as entities.
fn unescaped(text: &str) -> Cow<'_, str> {
    let begin = text.trim_start();
    if !begin.starts_with("&lt;") {
        return Cow::Borrowed(text);
    }
    if text.contains('<') {
        return Cow::Owned(text.replacen("&lt;", "<", 1));
    }
    Cow::Owned(text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}

/// Where the document begins, after comments of other languages.
fn after_comments(text: &str, start: usize, record: &mut Record<'_>) -> usize {
    for (at, line) in head::lines(text, start) {
        let line = line.trim();
        if line.starts_with("//") {
            record.note(RepairKind::Comment, at);
        } else if !line.is_empty() {
            return at;
        }
    }
    start
}

fn read(text: &str, tree: &mut ElementTree<'_>) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match reader.read_event() {
            Ok(Event::Start(start)) => tree.start(start.name().as_ref(), at)?,
            Ok(Event::Empty(empty)) => tree.empty(empty.name().as_ref(), at)?,
            Ok(Event::End(end)) => tree.end(end.name().as_ref(), at)?,
            Ok(Event::Text(part)) => tree.text(&part, at),
            Ok(Event::CData(part)) => tree.text(&part, at),
            Ok(Event::GeneralRef(reference)) => tree.text(&resolved(&reference), at),
            Ok(Event::Eof) => return Ok(()),
            Ok(Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_)) => {}
            Err(error) => return Err(tree.refuse(at, format!("is no XML: {error}"))),
        }
    }
}

/// The text that an entity stands for; an unknown one stands for itself.
fn resolved(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let name: &str = reference;
    match quick_xml::escape::resolve_predefined_entity(name) {
        Some(text) => text.to_owned(),
        None if name == "nbsp" => " ".to_owned(),
        None => format!("&{name};"),
    }
}
