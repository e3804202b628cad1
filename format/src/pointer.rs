//! JSON pointers (RFC 6901): how findings and errata name a value of a file.

use std::borrow::Cow;
use std::fmt::Display;

/// Appends a key or an index to a pointer, and tells the length that it had before, to go back to with `truncate`.
pub fn push(pointer: &mut String, segment: impl Display) -> usize {
    let length = pointer.len();
    pointer.push('/');
    let segment = segment.to_string();
    if segment.contains(['~', '/']) {
        pointer.push_str(&segment.replace('~', "~0").replace('/', "~1"));
    } else {
        pointer.push_str(&segment);
    }
    length
}

/// A pointer to a child of what a pointer leads to.
pub fn join(pointer: &str, segment: impl Display) -> String {
    let mut joined = pointer.to_owned();
    push(&mut joined, segment);
    joined
}

/// The keys and indices of a pointer.
pub fn segments(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(|segment| {
        if segment.contains('~') {
            Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
        } else {
            Cow::Borrowed(segment)
        }
    })
}
