//! Names of fields in sentences.

/// The identifiers of a sentence, in order.
pub(crate) fn identifiers(sentence: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let parts = sentence.split(move |c: char| !is_part(c)).map(|part| part.trim_matches(['.', '-']));
    parts.filter(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The field of that name among these, in its own spelling.
pub(crate) fn known<'n>(written: &str, names: &[&'n str]) -> Option<&'n str> {
    let exact = names.iter().find(|name| **name == written);
    exact.or_else(|| names.iter().find(|name| is_same(name, written))).copied()
}

/// Whether two spellings are of one field: `Tag.N.Key`, `Tag.n.Key` and `Key` may be.
pub(crate) fn is_same(name: &str, written: &str) -> bool {
    let last = |name: &str| name.rsplit('.').find(|part| !is_index(part)).unwrap_or_default().to_ascii_lowercase();
    last(name) == last(written) && !last(name).is_empty()
}

fn is_index(part: &str) -> bool {
    part.eq_ignore_ascii_case("n") || !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// The fields that a sentence names, without one, each once.
pub(crate) fn mentioned(sentence: &str, names: &[&str], without: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for identifier in identifiers(sentence) {
        let exact = names.iter().find(|name| **name == identifier);
        // `URL` may be written for `Url`, but not `id` for `Id`, which is a word.
        let is_capital = identifier.len() > 2 && identifier.bytes().all(|byte| byte.is_ascii_uppercase());
        let similar = || names.iter().find(|name| is_capital && name.eq_ignore_ascii_case(identifier));
        let Some(name) = exact.or_else(similar) else { continue };
        if *name != without && !found.iter().any(|known| known == name) {
            found.push((*name).to_owned());
        }
    }
    found
}
