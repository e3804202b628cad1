//! Fields that divide an answer into pages: whether they are there, and can do so.

use super::document::{Document, Scope};
use super::fields::Fields;
use crate::diagnostic::Finding;
use crate::spec::{Api, Pagination, SchemaType};

const COUNT: &[SchemaType] = &[SchemaType::Integer, SchemaType::String];
const TOKEN: &[SchemaType] = &[SchemaType::String, SchemaType::Integer];
const FLAG: &[SchemaType] = &[SchemaType::Boolean, SchemaType::String];
const LIST: &[SchemaType] = &[SchemaType::Array];

/// The pagination that an API states.
pub(super) fn api<'a>(scope: &Scope<'a>, document: &Document<'a>, api: &'a Api, findings: &mut Vec<Finding>) {
    let Some(pagination) = &api.pagination else { return };
    let mut look = Fields { scope, document, api, findings };
    match pagination {
        Pagination::Page { number, size, items, total } => {
            look.parameter("/pagination/number", number, COUNT);
            counted(&mut look, size.as_deref(), items, total.as_deref());
        }
        Pagination::Offset { offset, size, items, total } => {
            look.parameter("/pagination/offset", offset, COUNT);
            counted(&mut look, size.as_deref(), items, total.as_deref());
        }
        Pagination::Token { token, next, more, size, items } => {
            look.parameter("/pagination/token", token, TOKEN);
            look.answer("/pagination/next", next, TOKEN, false);
            if let Some(more) = more {
                look.answer("/pagination/more", more, FLAG, false);
            }
            counted(&mut look, size.as_deref(), items, None);
        }
        Pagination::None {} => {}
    }
}

fn counted(look: &mut Fields<'_, '_>, size: Option<&str>, items: &str, total: Option<&str>) {
    if let Some(size) = size {
        look.parameter("/pagination/size", size, COUNT);
    }
    look.answer("/pagination/items", items, LIST, false);
    if let Some(total) = total {
        look.answer("/pagination/total", total, COUNT, false);
    }
}
