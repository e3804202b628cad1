//! Method and path, where only one of the pages tells them.

use alicloud_format::spec::{Api, ApiStyle};
use serde_json::Value;

use super::merger::{Merger, PlaceInBoth};
use super::words;

/// Whether only the second page says that the API is one of resources, and how it is called.
pub(super) fn is_only_of_second(first: Option<ApiStyle>, second: Option<ApiStyle>, api: &Api) -> bool {
    first.is_none() && second == Some(ApiStyle::Roa) && api.path.is_none()
}

impl Merger<'_> {
    /// Merges method and path of the first page, or takes both over.
    pub(super) fn route(&mut self, ours: &mut Value, theirs: &Value, adopts: bool) {
        let Some(members) = ours.as_object_mut() else { return };
        let root = PlaceInBoth::new("", "");
        for (key, usual) in [("method", "POST"), ("path", "/")] {
            let stated = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or(usual).to_owned();
            let (own, other) = (stated(members.get(key)), stated(theirs.get(key)));
            if own == other {
                continue;
            }
            let (own, other) = (Value::String(own), Value::String(other));
            if adopts && !self.is_refused(&root.key(key)) {
                self.fill(&root, key, members, &other, words::says(key, &other));
            } else if theirs.get(key).is_some() {
                self.conflict(&root, key, words::says(key, &other), words::says(key, &own));
            }
        }
    }
}
