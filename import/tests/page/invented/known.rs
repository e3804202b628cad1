//! Faults that are known and not mended. One that is mended has to leave the list.

use crate::tally::Difference;

/// A fact that the importer does not get.
#[derive(Debug)]
pub(super) struct Fault {
    /// The page.
    pub(super) page: &'static str,
    /// The path of the fact.
    pub(super) path: &'static str,
    /// What it gets instead; nothing if the fact is missed.
    pub(super) got: Option<&'static str>,
    /// Why it stays.
    pub(super) because: &'static str,
}

impl Fault {
    pub(super) fn is(&self, page: &str, difference: &Difference) -> bool {
        self.page == page && self.path == difference.path && self.got == difference.got.as_deref()
    }
}

/// A spec has no way to say it.
const NO_UNION: &str = "a range with a number outside of it is no range; the least that holds both is recorded";

/// All of them.
pub(super) const FAULTS: &[Fault] = &[
    Fault {
        page: "ListWells.zh.md",
        path: "request/Depths/json",
        got: Some(" string"),
        because: "that JSON is a list is only understood if the words for it say JSON, too",
    },
    Fault {
        page: "ListWells.zh.md",
        path: "request/Depths/items",
        got: None,
        because: "the type of the elements stands in prose, where no types are looked for",
    },
    Fault { page: "OpenLock.en.md", path: "request/Draught/minimum", got: Some("-1"), because: NO_UNION },
    Fault { page: "OpenLock.en.md", path: "request/Draught/maximum", got: Some("900"), because: NO_UNION },
];
