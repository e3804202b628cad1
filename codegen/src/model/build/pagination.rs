//! How one gets from page to page of an answer: as the spec states, or else as the names of its fields tell.

mod items;
pub(super) mod names;

use alicloud_format::components::Components;
use alicloud_format::spec::{self, Api, Parameter, Schema};
use alicloud_format::type_names::WHOLE_ANSWER;

use super::roles::Roles;
use crate::model::behaviour::{Cursor, Pagination};
use crate::model::types::{FieldType, Struct};
use items::Answer;

/// The structs that the fields of an answer lead through.
#[derive(Clone, Copy)]
pub(super) struct Structs<'s> {
    /// Those of the operation, the response first.
    pub(super) response: &'s [Struct],
    /// Those that operations share.
    pub(super) shared: &'s [Struct],
}

/// The pagination of an operation, if its answer comes in pages.
pub(super) fn pagination(api: &Api, components: &Components<'_>, structs: Structs<'_>) -> Option<Pagination> {
    let stated = match &api.pagination {
        Some(stated) => stated.clone(),
        None => derived(api, components)?,
    };
    let (cursor, size, items) = match stated {
        spec::Pagination::Page { number, size, items, total } => {
            (Cursor::Page { number, total: total.as_deref().map(path) }, size, items)
        }
        spec::Pagination::Offset { offset, size, items, total } => {
            (Cursor::Offset { offset, total: total.as_deref().map(path) }, size, items)
        }
        spec::Pagination::Token { token, next, more, size, items } => {
            (Cursor::Token { token, next: path(&next), more: more.as_deref().map(path) }, size, items)
        }
        spec::Pagination::None {} => return None,
    };
    let items = path(&items);
    let (way, item, is_deprecated) = structs.way(&items)?;
    Some(Pagination { cursor, size, items, way, item, is_deprecated })
}

fn path(text: &str) -> Vec<String> {
    text.split('/').map(str::to_owned).collect()
}

impl Structs<'_> {
    /// Names of the Rust fields on the way to a list, the type of its elements, and whether one of the fields is deprecated.
    fn way(self, path: &[String]) -> Option<(Vec<String>, FieldType, bool)> {
        let mut object = self.response.first()?;
        let (mut way, mut is_deprecated) = (Vec::with_capacity(path.len()), false);
        for (index, name) in path.iter().enumerate() {
            let field = object.fields.iter().find(|field| field.wire_name == *name)?;
            way.push(field.name.clone());
            is_deprecated |= field.deprecated.is_some();
            let structs = match &field.ty {
                FieldType::List(items) if index + 1 == path.len() => {
                    return Some((way, (**items).clone(), is_deprecated));
                }
                FieldType::Struct(name) => self.response.iter().find(|object| object.name == *name),
                FieldType::Component(name) => self.shared.iter().find(|object| object.name == *name),
                _ => None,
            };
            object = structs?;
        }
        None
    }
}

/// What the names of fields tell. Where an answer can be read by number and by token, it is read by number, unless the number
/// is deprecated.
fn derived(api: &Api, components: &Components<'_>) -> Option<spec::Pagination> {
    let request = Roles { api, components };
    let answer = Answer::of(api, components)?;
    let number = request.number();
    let is_current = |parameter: &&Parameter| parameter.schema.deprecated.is_none();
    let by_number = || page(&request, &answer, number?);
    let current = number.filter(is_current).and_then(|number| page(&request, &answer, number));
    current.or_else(|| token(&request, &answer)).or_else(by_number).or_else(|| offset(&request, &answer))
}

fn page(request: &Roles<'_>, answer: &Answer<'_>, number: &Parameter) -> Option<spec::Pagination> {
    let items = answer.items()?;
    let (number, size) = (number.name.clone(), request.size(&names::PAGE_SIZES));
    Some(spec::Pagination::Page { number, size, total: answer.total(&items), items: items.join("/") })
}

fn offset(request: &Roles<'_>, answer: &Answer<'_>) -> Option<spec::Pagination> {
    let offset = request.scalar(&["offset"], names::is_count)?.name.clone();
    // An offset without a count is mostly a place in a file.
    let size = Some(request.size(&names::OFFSET_SIZES)?);
    let items = answer.items()?;
    Some(spec::Pagination::Offset { offset, size, total: answer.total(&items), items: items.join("/") })
}

fn token(request: &Roles<'_>, answer: &Answer<'_>) -> Option<spec::Pagination> {
    for (name, next) in names::TOKENS {
        let Some(token) = request.scalar(&[name], names::is_text) else { continue };
        let Some(items) = answer.items() else { continue };
        if let Some(next) = answer.beside(&items, next, names::is_text) {
            let more = answer.beside(&items, &names::MORE, names::is_flag);
            let size = request.size(&names::TOKEN_SIZES);
            return Some(spec::Pagination::Token {
                token: token.name.clone(),
                next,
                more,
                size,
                items: items.join("/"),
            });
        }
    }
    None
}

/// The fields of an answer, as the generated response has them.
fn fields<'s>(api: &'s Api, components: &'s Components<'s>) -> Option<Vec<(&'s str, &'s Schema)>> {
    let response = api.response.as_ref()?;
    let answer = components.follow(response);
    let whole = || vec![(WHOLE_ANSWER, response)];
    Some(if answer.properties.is_empty() { whole() } else { answer.properties.iter().collect() })
}
