//! Which fields an example shows, so that it keeps the rules between them.

use alicloud_format::naming;
use alicloud_format::spec::Rule;
use serde_json::{Map, Value};

use crate::model::types::{Field, FieldRole, FieldType, Presence, Struct};

/// Whether a field is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// It is not.
    Absent,
    /// It is, since there is a value for it; it need not be.
    Wanted,
    /// It has to be, if only as a variable.
    Needed,
}

/// The fields of a struct, and which of them are shown.
pub(super) struct Choice<'c> {
    pub(super) object: &'c Struct,
    /// What is documented of the fields, by wire name.
    pub(super) given: &'c Map<String, Value>,
    /// What each of the fields travels as, if it is a scalar that is sent, and known.
    pub(super) texts: Vec<Option<String>>,
    /// Whether each of the fields is shown.
    pub(super) shown: Vec<Shown>,
}

impl Choice<'_> {
    /// Leaves out what breaks a rule and need not be there, and asks for what is missing.
    pub(super) fn keep_rules(&mut self) {
        let object = self.object;
        // Each round settles at least one field for good.
        for _ in 0..=object.fields.len() {
            let before = self.shown.clone();
            object.rules.iter().for_each(|rule| self.keep(rule));
            self.keep_alternatives();
            if self.shown == before {
                break;
            }
        }
    }

    fn keep(&mut self, rule: &Rule) {
        match rule {
            Rule::DependentRequired { field, value, required } => {
                if self.triggers(field, value.as_ref()) && !self.is_present(required) && !self.leave_out(field) {
                    self.ask_for(required);
                }
            }
            Rule::AtMostOne { fields } => {
                let mut present: Vec<&String> = fields.iter().filter(|field| self.is_present(field)).collect();
                // What has to be there stays, and of the rest the first.
                present.sort_by_key(|field| self.may_be_left_out(field));
                for field in present.into_iter().skip(1) {
                    self.leave_out(field);
                }
            }
            Rule::AtLeastOne { fields } => {
                if !fields.iter().any(|field| self.is_present(field)) {
                    let is_given = |field: &&String| self.given.contains_key(*field);
                    let chosen = fields.iter().find(is_given).or(fields.first());
                    chosen.into_iter().for_each(|field| self.ask_for(field));
                }
            }
            Rule::AllOrNone { fields } => {
                if fields.iter().any(|field| self.is_present(field))
                    && !fields.iter().all(|field| self.is_present(field))
                {
                    fields.iter().for_each(|field| _ = self.leave_out(field));
                    if fields.iter().any(|field| self.is_present(field)) {
                        fields.iter().for_each(|field| self.ask_for(field));
                    }
                }
            }
            // These are about elements of one list; see `lists`.
            Rule::ElementCount { .. } | Rule::UniqueElements { .. } => {}
        }
    }

    /// Whether what is shown keeps the rules between fields.
    pub(super) fn is_kept(&self) -> bool {
        let count = |fields: &[String]| fields.iter().filter(|field| self.is_present(field)).count();
        self.object.rules.iter().all(|rule| match rule {
            Rule::DependentRequired { field, value, required } => {
                self.is_present(required) || !self.triggers(field, value.as_ref())
            }
            Rule::AtMostOne { fields } => count(fields) <= 1,
            Rule::AtLeastOne { fields } => count(fields) >= 1,
            Rule::AllOrNone { fields } => [0, fields.len()].contains(&count(fields)),
            Rule::ElementCount { .. } | Rule::UniqueElements { .. } => true,
        })
    }

    /// Whether no field is shown.
    pub(super) fn is_empty(&self) -> bool {
        self.shown.iter().all(|shown| *shown == Shown::Absent)
    }

    /// Whether a rule demands something of a field that is sent with that value, or with any.
    fn triggers(&self, field: &str, value: Option<&String>) -> bool {
        self.is_present(field) && value.is_none_or(|value| self.text(field) == Some(value))
    }

    /// A value that begins the name of a field beside it chooses that field among those that end alike: with `Type` as `Host`,
    /// `HostConfig` belongs there, and `CookieConfig` does not. No document says so in a way that a program could read, so that
    /// only a field that tells kinds apart has a say: a `Name` that is `Host` by chance means nothing.
    fn keep_alternatives(&mut self) {
        let object = self.object;
        let structures = || object.fields.iter().filter(|field| field.ty.is_struct());
        for field in object.fields.iter().filter(|field| tells_kinds_apart(field)) {
            let value = self.text(&field.wire_name).filter(|_| self.is_present(&field.wire_name));
            let Some(value) = value.cloned() else {
                continue;
            };
            let chosen = structures().find_map(|other| Some((&other.wire_name, ending(&other.wire_name, &value)?)));
            let Some((chosen, ending)) = chosen else { continue };
            let alike = |other: &&Field| other.wire_name != *chosen && other.wire_name.ends_with(ending);
            let others: Vec<&Field> = structures().filter(alike).collect();
            if others.is_empty() {
                continue;
            }
            others.iter().for_each(|other| _ = self.leave_out(&other.wire_name));
            self.ask_for(chosen);
        }
    }

    fn field(&self, name: &str) -> Option<(usize, &Field)> {
        self.object.fields.iter().enumerate().find(|(_, field)| field.wire_name == name)
    }

    fn state(&self, name: &str) -> Option<Shown> {
        self.field(name).and_then(|(index, _)| self.shown.get(index).copied())
    }

    /// Whether a field is sent, be it that the client fills it in.
    fn is_present(&self, name: &str) -> bool {
        let is_filled_in = self.field(name).is_some_and(|(_, field)| is_filled_in(field));
        is_filled_in || self.state(name).is_some_and(|state| state != Shown::Absent)
    }

    /// The value of a field that is sent, as far as it is known.
    fn text(&self, name: &str) -> Option<&String> {
        self.field(name).and_then(|(index, _)| self.texts.get(index)?.as_ref())
    }

    /// Whether a field is shown and need not be. One that the client fills in would be sent all the same.
    fn may_be_left_out(&self, name: &str) -> bool {
        self.state(name) == Some(Shown::Wanted) && !self.field(name).is_some_and(|(_, field)| is_filled_in(field))
    }

    /// Whether the field is not shown any more.
    fn leave_out(&mut self, name: &str) -> bool {
        let may_be_left_out = self.may_be_left_out(name);
        if may_be_left_out {
            self.set(name, Shown::Absent);
        }
        may_be_left_out
    }

    /// Shows a field, if only as a variable.
    pub(super) fn ask_for(&mut self, name: &str) {
        if !self.is_present(name) {
            self.set(name, Shown::Needed);
        }
    }

    fn set(&mut self, name: &str, state: Shown) {
        let index = self.field(name).map(|(index, _)| index);
        if let Some(shown) = index.and_then(|index| self.shown.get_mut(index)) {
            *shown = state;
        }
    }
}

/// Whether the client gives a value where the caller gives none.
pub(super) fn is_filled_in(field: &Field) -> bool {
    matches!(field.presence, Presence::Filled(_))
        || matches!(field.role, Some(FieldRole::Region | FieldRole::IdempotencyToken))
}

/// Whether a field says which of several things something is: its values are listed, or it is called so.
fn tells_kinds_apart(field: &Field) -> bool {
    const WORDS: [&str; 4] = ["category", "kind", "mode", "type"];
    let name = naming::field_name(&field.wire_name).unwrap_or_default();
    matches!(field.ty, FieldType::Enum(_))
        || naming::unraw(&name).rsplit('_').next().is_some_and(|last| WORDS.contains(&last))
}

/// What follows a value in a name that begins with it, from the next word on.
fn ending<'n>(name: &'n str, value: &str) -> Option<&'n str> {
    let ending = name.strip_prefix(value).filter(|_| !value.is_empty())?;
    ending.starts_with(|c: char| c.is_ascii_uppercase()).then_some(ending)
}
