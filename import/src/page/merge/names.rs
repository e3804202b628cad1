//! Names in Rust for what is taken over, beside those that are there and stay.

use std::collections::{HashMap, HashSet};

use alicloud_codegen::model::naming;

/// The names that are taken.
pub(super) struct Names {
    convert: fn(&str) -> Option<String>,
    fallback: &'static str,
    /// What sets a number apart from the digits before it.
    separator: &'static str,
    taken: HashSet<String>,
    /// The number to try next, so that many equal names do not each begin anew.
    next: HashMap<String, usize>,
}

impl Names {
    /// Of fields.
    pub(super) fn fields() -> Self {
        Self::new(naming::field_name, "field", "_")
    }

    /// Of values.
    pub(super) fn variants() -> Self {
        Self::new(naming::variant_name, "Value", "V")
    }

    fn new(convert: fn(&str) -> Option<String>, fallback: &'static str, separator: &'static str) -> Self {
        Self { convert, fallback, separator, taken: HashSet::new(), next: HashMap::new() }
    }

    /// Notes a name that is there.
    pub(super) fn keep(&mut self, wire: &str, stated: Option<&str>) {
        let name = stated.map(str::to_owned).or_else(|| (self.convert)(wire));
        self.taken.extend(name);
    }

    /// The name to state for what is new; none if the derived one will do.
    pub(super) fn add(&mut self, wire: &str, stated: Option<&str>) -> Option<String> {
        if let Some(stated) = stated.filter(|stated| self.taken.insert((*stated).to_owned())) {
            return Some(stated.to_owned());
        }
        let derived = (self.convert)(wire);
        if stated.is_none() && derived.clone().is_some_and(|name| self.taken.insert(name)) {
            return None;
        }
        let base = stated.map(str::to_owned).or_else(|| derived.map(|name| naming::unraw(&name).to_owned()));
        let is_stable = |base: &String| {
            let name = self.numbered(base, 2);
            (self.convert)(&name).as_deref() == Some(name.as_str())
        };
        let base = base.filter(is_stable).unwrap_or_else(|| self.fallback.to_owned());
        let first = self.next.get(&base).copied().unwrap_or(2);
        // Of so many numbers one is free.
        let mut free = (first..=first + self.taken.len()).map(|number| (number, self.numbered(&base, number)));
        let (number, name) = free.find(|(_, name)| !self.taken.contains(name))?;
        self.next.insert(base, number + 1);
        self.taken.insert(name.clone());
        Some(name)
    }

    fn numbered(&self, base: &str, number: usize) -> String {
        let separator = if base.ends_with(|c: char| c.is_ascii_digit()) { self.separator } else { "" };
        format!("{base}{separator}{number}")
    }
}
