//! The parts that the fields of a request play: which is the token, which says what page is wanted, which asks for a dry run.
//!
//! They are told here and nowhere else, as the spec states or else as names tell; whoever wants to know asks the field.

use alicloud_format::components::Components;
use alicloud_format::spec::{Api, Pagination, Parameter, Role, Schema, SchemaType};

use super::pagination::names;
use crate::model::types::FieldRole;

/// The parameters of an API, by what they are for.
pub(super) struct Roles<'a> {
    pub(super) api: &'a Api,
    pub(super) components: &'a Components<'a>,
}

impl<'a> Roles<'a> {
    /// The roles of all parameters, in their order.
    pub(super) fn all(&self) -> Vec<Option<FieldRole>> {
        let token = self.api.idempotency_token().map(|token| token.name.as_str());
        let (cursor, size) = self.api.pagination.as_ref().map_or((None, None), stated);
        let parameters = &self.api.parameters;
        let is_cursor = |parameter: &Parameter| cursor == Some(&parameter.name) || self.is_cursor(parameter);
        let cursors: Vec<bool> = parameters.iter().map(is_cursor).collect();
        let is_paged = cursors.contains(&true);
        let role = |(parameter, is_cursor): (&Parameter, bool)| match parameter.schema.role {
            Some(Role::Region) => Some(FieldRole::Region),
            _ if token == Some(&*parameter.name) => Some(FieldRole::IdempotencyToken),
            _ if is_cursor => Some(FieldRole::Cursor),
            _ if size == Some(&parameter.name) || is_paged && self.is_size(parameter) => Some(FieldRole::PageSize),
            _ => named(&parameter.name, self.kind(parameter)),
        };
        parameters.iter().zip(cursors).map(role).collect()
    }

    /// The number of a page that is counted from 1.
    pub(super) fn number(&self) -> Option<&'a Parameter> {
        let counts_from =
            |parameter: &&Parameter, first: fn(&Schema) -> bool| first(&self.components.effective(&parameter.schema));
        let clear = self.scalar(&names::PAGES, names::is_count).filter(|page| !counts_from(page, names::from_zero));
        // These are as often counted from 0, or no numbers of pages at all.
        let vague =
            || self.scalar(&names::VAGUE_PAGES, names::is_count).filter(|page| counts_from(page, names::from_one));
        clear.or_else(vague)
    }

    /// The parameter of the first of these names that there is, in any spelling.
    pub(super) fn scalar(&self, wanted: &[&str], is_right: fn(SchemaType) -> bool) -> Option<&'a Parameter> {
        let right = |parameter: &&Parameter| is_plain(&self.components.effective(&parameter.schema), is_right);
        wanted.iter().find_map(|wanted| {
            self.api.parameters.iter().filter(right).find(|parameter| names::plain(&parameter.name) == *wanted)
        })
    }

    /// The size of pages, of which services may have a few to choose from.
    pub(super) fn size(&self, wanted: &[&str]) -> Option<String> {
        let is_number = |parameter: &&Parameter| self.kind(parameter).is_some_and(names::is_count);
        let named = |wanted: &&str| {
            let mut numbers = self.api.parameters.iter().filter(is_number);
            numbers.find(|parameter| names::plain(&parameter.name) == **wanted)
        };
        wanted.iter().find_map(named).map(|parameter| parameter.name.clone())
    }

    /// Whether a parameter says which page is wanted, whatever can be made of the answer.
    fn is_cursor(&self, parameter: &Parameter) -> bool {
        let name = names::plain(&parameter.name);
        if is_clear_cursor(&name, self.kind(parameter)) {
            return true;
        }
        let is_vague = names::VAGUE_PAGES.contains(&&*name);
        if !is_vague && name != "offset" {
            return false;
        }
        let schema = self.components.effective(&parameter.schema);
        let is_counted = is_vague && (names::from_one(&schema) || names::from_zero(&schema));
        is_plain(&schema, names::is_count) && (is_counted || self.has_size())
    }

    fn has_size(&self) -> bool {
        self.api.parameters.iter().any(|parameter| names::is_size(&names::plain(&parameter.name)))
    }

    /// Whether a parameter says how many items a page may have, in an API that has pages.
    fn is_size(&self, parameter: &Parameter) -> bool {
        let name = names::plain(&parameter.name);
        let is_clear = |name: &str| names::is_size(name) && !names::VAGUE_SIZES.contains(&name);
        let is_clearer = |other: &Parameter| is_clear(&names::plain(&other.name));
        names::is_size(&name)
            && self.kind(parameter).is_some_and(names::is_count)
            && (is_clear(&name) || !self.api.parameters.iter().any(is_clearer))
    }

    fn kind(&self, parameter: &Parameter) -> Option<SchemaType> {
        self.components.follow(&parameter.schema).kind
    }
}

/// The cursor and the size that a spec states.
fn stated(pagination: &Pagination) -> (Option<&String>, Option<&String>) {
    match pagination {
        Pagination::Page { number: cursor, size, .. }
        | Pagination::Offset { offset: cursor, size, .. }
        | Pagination::Token { token: cursor, size, .. } => (Some(cursor), size.as_ref()),
        Pagination::None {} => (None, None),
    }
}

/// The role that the name of a field tells, of a parameter as well as deep inside of one.
pub(super) fn named(name: &str, kind: Option<SchemaType>) -> Option<FieldRole> {
    let name = names::plain(name);
    let is_text = kind == Some(SchemaType::String);
    if is_clear_cursor(&name, kind) {
        return Some(FieldRole::Cursor);
    }
    if is_dry_run(&name) && (is_text || kind == Some(SchemaType::Boolean)) {
        return Some(FieldRole::DryRun);
    }
    (is_text && name.ends_with("token")).then_some(FieldRole::Token)
}

/// Whether a name asks for a dry run, such as `isDryRun` and `DryRunOnly`, and not for none: `SkipDryRun`, `DryRunDisabled`.
fn is_dry_run(name: &str) -> bool {
    const NONE: [&str; 9] = ["disable", "disabled", "ignore", "no", "non", "not", "off", "skip", "without"];
    let asks =
        |(before, after): (&str, &str)| !NONE.iter().any(|none| before.ends_with(none) || after.starts_with(none));
    name.split_once("dryrun").is_some_and(asks)
}

fn is_clear_cursor(name: &str, kind: Option<SchemaType>) -> bool {
    let is_page = names::PAGES.contains(&name);
    let is_token = names::CURSORS.contains(&name) || names::TOKENS.iter().any(|(token, _)| *token == name);
    is_page && kind.is_some_and(names::is_count) || is_token && kind.is_some_and(names::is_text)
}

/// Whether a schema is a scalar of the right type whose values are not listed.
pub(super) fn is_plain(schema: &Schema, is_right: fn(SchemaType) -> bool) -> bool {
    schema.kind.is_some_and(is_right) && schema.values.is_empty()
}
