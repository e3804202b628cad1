//! What makes a request one whose answer comes in pages.

use super::layout::Layout;
use super::text::literal;
use super::types::value_type;
use crate::model::{Cursor, Pagination};

/// The implementation for the request of that name. `components` is the path of the module of shared structs.
pub(super) fn emit(pagination: &Pagination, request: &str, components: &str, output: &mut String) {
    if pagination.is_deprecated {
        output.push_str("#[allow(deprecated, reason = \"deprecated fields are still listed\")]\n");
    }
    output.extend(["impl rt::Paginated for ", request, " {\n"]);
    Layout::from(value_type(&pagination.item, components)).assign(4, "type Item =", ";", output);
    output.push_str("\n\n");
    let members = [
        Layout::member("cursor", cursor(&pagination.cursor)),
        Layout::member("size", optional(pagination.size.as_ref().map(|size| literal(size)))),
        Layout::member("items", path(&pagination.items)),
    ];
    Layout::literal("&rt::Paging ", members).assign(4, "const PAGING: &'static rt::Paging =", ";", output);
    output.push_str("\n\n    #[inline]\n    fn take_items(page: &mut Self::Response) -> Vec<Self::Item> {\n");
    take_items(&pagination.way, output);
    output.push_str("    }\n}\n");
}

fn cursor(cursor: &Cursor) -> Layout<'_> {
    let counted = |total: &'_ Option<Vec<String>>| Layout::member("total", optional(total.as_deref().map(path)));
    match cursor {
        Cursor::Page { number, total } => {
            Layout::literal("rt::Cursor::Page ", [Layout::member("number", literal(number)), counted(total)])
        }
        Cursor::Offset { offset, total } => {
            Layout::literal("rt::Cursor::Offset ", [Layout::member("offset", literal(offset)), counted(total)])
        }
        Cursor::Token { token, next, more } => {
            let more = Layout::member("more", optional(more.as_deref().map(path)));
            let members = [Layout::member("token", literal(token)), Layout::member("next", path(next)), more];
            Layout::literal("rt::Cursor::Token ", members)
        }
    }
}

fn path<'t>(names: &[String]) -> Layout<'t> {
    Layout::array("&", names.iter().map(|name| literal(name)))
}

fn optional<'t>(value: Option<impl Into<Layout<'t>>>) -> Layout<'t> {
    value.map_or_else(|| "None".into(), |value| Layout::call("Some", [value]))
}

/// Goes through structures that may be absent, and takes the list out of the last one.
fn take_items(way: &[String], output: &mut String) {
    let Some((list, structures)) = way.split_last() else { return };
    let mut place = "page";
    for name in structures {
        let head = ["let Some(inner) = &mut ", place, ".", name, " else "].concat();
        Layout::block(head, "return Vec::new()").write_line(8, ";", output);
        place = "inner";
    }
    let list = ["&mut ", place, ".", list].concat();
    Layout::call("std::mem::take", [list]).write_line(8, "", output);
}
