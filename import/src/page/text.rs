//! The text of a page, and what there is to say of its bytes.

use std::borrow::Cow;

use super::context::PageContext;
use super::finding::FindingKind;
use super::markdown::lines::{self, MOST_BYTES, NoText};

/// The text of a page; none, and a finding, if the bytes are none.
pub(super) fn read<'b>(context: &mut PageContext<'_>, bytes: &'b [u8]) -> Option<Cow<'b, str>> {
    match lines::decode(bytes) {
        Ok((text, broken)) => {
            if let Some(line) = broken {
                context.findings.warning(FindingKind::NotUtf8, line, "", "read as UTF-8 all the same");
            }
            Some(text)
        }
        Err(reason) => {
            tell_unread(context, &reason);
            None
        }
    }
}

/// Says why a page is not read.
fn tell_unread(context: &mut PageContext<'_>, reason: &NoText) {
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
}
