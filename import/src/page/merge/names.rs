//! Names in Rust for what is taken over, beside those that are there and stay.

use alicloud_format::naming::{self, apart};

/// The names that are taken.
pub(super) struct MergedNames {
    /// The name of what is called so on the wire, or the stated one.
    name: fn(&str, Option<&str>) -> Option<String>,
    taken: apart::Names,
}

impl MergedNames {
    /// Of fields.
    pub(super) fn fields() -> Self {
        Self { name: naming::field, taken: apart::Names::new(apart::FIELD) }
    }

    /// Of values.
    pub(super) fn variants() -> Self {
        Self { name: naming::variant, taken: apart::Names::new(apart::VARIANT) }
    }

    /// Notes a name that is there.
    pub(super) fn keep(&mut self, wire: &str, stated: Option<&str>) {
        if let Some(name) = (self.name)(wire, stated) {
            self.taken.keep(wire, &name);
        }
    }

    /// The name to state for what is new; none if the derived one will do.
    pub(super) fn add(&mut self, wire: &str, stated: Option<&str>) -> Option<String> {
        match stated.filter(|stated| self.taken.keep(wire, stated)) {
            Some(stated) => Some(stated.to_owned()),
            None => self.taken.add(wire),
        }
    }
}
