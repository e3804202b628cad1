//! All pages of one API, as one page.

use std::collections::{BTreeMap, HashMap};

use alicloud_format::spec::{Api, OrderedMap, Schema};
use alicloud_import::page::{Page, PageOptions, Severity, field_of};
use alicloud_import::{keep_names, unusable_api};

use super::identity::{self, Versions};
use super::reading::Source;
use super::remark::Remark;

/// Merges a second page of an API into a first.
pub(super) type Merger = fn(Page, Page) -> Page;

/// The pages of one API.
pub(super) struct Group {
    /// Code of the product, as its first page spells it.
    pub(super) product: String,
    pub(super) version: String,
    /// What the pages say together.
    pub(super) page: Page,
    /// The pages, in the order that they count.
    files: Vec<String>,
    /// Which of them a place of the API is from, by JSON pointer; the first, if it is not here.
    origins: BTreeMap<String, usize>,
    pub(super) remarks: Vec<Remark>,
}

/// Groups, and what there is to say about pages that belong to none.
#[derive(Default)]
pub(super) struct Groups {
    pub(super) groups: Vec<Group>,
    pub(super) others: Vec<Remark>,
}

impl Groups {
    /// Puts pages together, in the order of the files.
    pub(super) fn new(sources: Vec<Source>, options: &PageOptions, versions: &Versions, merge: Merger) -> Self {
        let mut all = Self::default();
        let mut places: HashMap<(String, String, String), usize> = HashMap::new();
        for mut source in sources {
            source.remarks.extend(identity::contradicted(&source, options));
            let Some(name) = usable(&mut source) else {
                all.others.append(&mut source.remarks);
                continue;
            };
            let product = identity::product(&source.page, options).map(str::to_owned);
            let only = product.as_deref().and_then(|product| versions.only(product));
            let version = identity::version(&source.page, options).or(only).map(str::to_owned);
            identity::unknown(&mut source, product.is_some(), version.is_some());
            let (Some(product), Some(version)) = (product, version) else {
                // A spec has to stand somewhere, and a guess would end up in the crate.
                all.others.append(&mut source.remarks);
                continue;
            };
            match places.entry((product.to_lowercase(), version.clone(), name)) {
                std::collections::hash_map::Entry::Occupied(place) => {
                    if let Some(group) = all.groups.get_mut(*place.get()) {
                        group.add(source, merge);
                    }
                }
                std::collections::hash_map::Entry::Vacant(place) => {
                    place.insert(all.groups.len());
                    all.groups.push(Group::new(product, version, source));
                }
            }
        }
        all
    }
}

/// The name of the API on a page, if a file can be called so.
fn usable(source: &mut Source) -> Option<String> {
    let Some(api) = &source.page.api else {
        // Whoever reads pages says why there is none, unless it is plain: then a page about something else was given.
        if !source.remarks.iter().any(|remark| remark.severity < Severity::Note) {
            let done = "nothing was written";
            source.remarks.push(Remark::about(
                &source.file,
                Severity::Warning,
                "no-api",
                "the page names no API",
                done,
            ));
        }
        return None;
    };
    let Some(reason) = unusable_api(&api.api) else { return Some(api.api.clone()) };
    let done = "nothing was written; mend the name on the page";
    source.remarks.push(Remark::about(&source.file, Severity::Error, "unusable-api", reason, done));
    None
}

impl Group {
    fn new(product: String, version: String, source: Source) -> Self {
        let Source { page, file, remarks, .. } = source;
        Self { product, version, page, files: vec![file], origins: BTreeMap::new(), remarks }
    }

    fn add(&mut self, source: Source, merge: Merger) {
        let Source { page, file, remarks, .. } = source;
        let first = std::mem::take(&mut self.page);
        let before = first.lines.clone();
        self.page = merge(first, page);
        // A line that the first pages do not have is one of this page.
        let new = self.page.lines.iter().filter(|(pointer, line)| before.get(*pointer) != Some(line));
        self.origins.extend(new.map(|(pointer, _)| (pointer.clone(), self.files.len())));
        let found = std::mem::take(&mut self.page.findings);
        self.remarks.extend(remarks);
        self.remarks.extend(found.into_iter().map(|finding| Remark::found(&file, finding)));
        self.files.push(file);
    }

    /// Merges with a spec that an earlier import of other pages wrote. The page that the spec began with keeps its word.
    pub(super) fn with_earlier(&mut self, earlier: Api, merge: Merger) {
        let Some(api) = &self.page.api else { return };
        let begins = |api: &Api| api.sources.iter().next().map(|(name, _)| name.to_owned());
        let is_first = begins(api) == begins(&earlier);
        let page = std::mem::take(&mut self.page);
        let (product, version) = (page.product.clone(), page.version.clone());
        let earlier = Page { api: Some(earlier), product, version, style: page.style, ..Page::default() };
        self.page = if is_first { merge(page, earlier) } else { merge(earlier, page) };
        let found = std::mem::take(&mut self.page.findings);
        let file = self.file().to_owned();
        self.remarks.extend(found.into_iter().map(|finding| Remark::found(&file, finding)));
    }

    /// Keeps the names that an earlier edition of the spec gave.
    pub(super) fn keep_names(&mut self, earlier: &Api, components: &OrderedMap<Schema>) {
        if let Some(api) = &mut self.page.api {
            keep_names(api, components, earlier);
        }
    }

    /// The API; none only if merging lost it.
    pub(super) fn api(&self) -> Option<&Api> {
        self.page.api.as_ref()
    }

    /// The name of its spec.
    pub(super) fn spec(&self) -> String {
        self.api().map(|api| format!("{}.json", api.api)).unwrap_or_default()
    }

    /// The page that counts most.
    pub(super) fn file(&self) -> &str {
        self.files.first().map_or("", String::as_str)
    }

    pub(super) fn needs_decision(&self) -> bool {
        self.remarks.iter().any(Remark::is_error)
    }

    /// Where a pointer into the API comes from: the page, and the line of the nearest thing around it that has one.
    pub(super) fn place(&self, mut pointer: &str) -> (&str, u32) {
        loop {
            if let Some(line) = self.page.lines.get(pointer) {
                let file = self.origins.get(pointer).and_then(|origin| self.files.get(*origin));
                return (file.map_or(self.file(), String::as_str), (*line).max(1));
            }
            match pointer.rsplit_once('/') {
                Some((parent, _)) => pointer = parent,
                None => return (self.file(), 1),
            }
        }
    }

    /// The field that a pointer leads into, as findings write it: `request/Tag/Key`.
    pub(super) fn field(&self, pointer: &str) -> String {
        self.api().map(|api| field_of(api, pointer)).unwrap_or_default()
    }
}
