//! Texts of documents as a spec can have them.

use crate::names::is_invisible;

/// Longer texts are cut: nobody reads them beside code.
const LONGEST: usize = 4000;

/// A text without what cannot be seen; in one line if it has to be.
pub(crate) fn clean(text: &str, may_have_lines: bool) -> String {
    let shown = text.trim().chars().take(LONGEST).filter_map(|c| match c {
        '\n' if may_have_lines => Some('\n'),
        '\n' | '\r' | '\t' => Some(' '),
        c if is_invisible(c) => None,
        c => Some(c),
    });
    shown.collect::<String>().trim().to_owned()
}
