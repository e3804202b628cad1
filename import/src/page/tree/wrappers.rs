//! Elements that wrap the elements of a list, as in `{"Rules":{"Rule":[…]}}`, and maps.

use std::collections::HashMap;

use super::shape::ExampleShape;
use crate::page::document::rows::FieldRow;
use crate::page::document::types::DocumentedKind;

/// Takes wrappers out of what an example shows, where the table does not document them as fields.
pub(super) fn unwrap(shape: &mut ExampleShape, rows: &[FieldRow]) {
    let mut by_name: HashMap<&str, Vec<&FieldRow>> = HashMap::new();
    for row in rows {
        by_name.entry(row.field()).or_default().push(row);
    }
    for id in shape.ids().skip(1) {
        // JSON inside a text is sent as it is shown.
        if is_embedded(shape, id) {
            continue;
        }
        if is_map(shape, id, &by_name) {
            shape.merge_children(id);
        } else if wraps(shape, id, &by_name) {
            shape.unwrap_list(id);
        }
    }
}

fn is_embedded(shape: &ExampleShape, id: usize) -> bool {
    let mut at = id;
    while at != 0 {
        let Some(node) = shape.node(at) else { return false };
        if node.is_embedded {
            return true;
        }
        at = node.parent;
    }
    false
}

fn wraps(shape: &ExampleShape, id: usize, rows: &HashMap<&str, Vec<&FieldRow>>) -> bool {
    let Some(outer) = shape.node(id).filter(|node| node.lists == 0 && node.wrapper.is_none()) else { return false };
    let [only] = outer.children.as_slice() else { return false };
    let Some(inner) = shape.node(*only) else { return false };
    let of = |name: &str| rows.get(name).map(Vec::as_slice).unwrap_or_default();
    let outer_rows: Vec<&FieldRow> = of(&outer.name).to_vec();
    let is_item_of_outer =
        outer_rows.iter().any(|row| row.documented.item_name.as_deref() == Some(inner.name.as_str()));
    let outer_is =
        |wanted: fn(DocumentedKind) -> bool| outer_rows.iter().any(|row| row.documented.kind.is_some_and(wanted));
    let inner_rows = of(&inner.name);
    let inner_is_list =
        inner.name != outer.name && inner_rows.iter().any(|row| row.documented.kind == Some(DocumentedKind::List));
    let outer_is_list = outer_is(|kind| kind == DocumentedKind::List || kind == DocumentedKind::JsonList);
    if is_item_of_outer {
        return true;
    }
    if inner.lists == 0 {
        // One element alone looks like a structure.
        let has_no_row = inner_rows.iter().all(|row| row.is_bare());
        return outer_is_list
            && (has_no_row || inner_rows.iter().all(|row| row.documented.kind == Some(DocumentedKind::Structure)))
            && is_singular(&inner.name, &outer.name);
    }
    if outer_is_list {
        return true;
    }
    if outer_is(|kind| kind == DocumentedKind::Map) {
        return false;
    }
    // `IdSetType` is a set of values under one name, which the table of that type documents.
    let is_set = outer_rows.iter().any(|row| row.documented.text.ends_with("SetType"));
    if is_set && inner.children.is_empty() && !inner_is_list {
        return true;
    }
    if inner_is_list
        && (outer_is(|kind| kind == DocumentedKind::Structure || kind == DocumentedKind::Map)
            || !is_singular(&inner.name, &outer.name))
    {
        return false;
    }
    let is_undocumented = inner_rows.iter().all(|row| row.is_bare());
    is_undocumented || is_singular(&inner.name, &outer.name)
}

/// Whether one name is that of an element of the other: `Rule` and `Rules`, `Policy` and `Policies`, `Port` and `PortList`.
pub(crate) fn is_singular(item: &str, list: &str) -> bool {
    let (item, list) = (item.to_lowercase(), list.to_lowercase());
    let stem = item.strip_suffix('y').unwrap_or(&item);
    let stem = stem.strip_suffix("type").filter(|stem| !stem.is_empty()).unwrap_or(stem);
    list == item
        || list.starts_with(stem)
        || list.ends_with(&format!("{item}s"))
        || list.ends_with(&format!("{item}list"))
}

/// Whether the names below are not fixed: the table says so, and documents what is below them.
fn is_map(shape: &ExampleShape, id: usize, rows: &HashMap<&str, Vec<&FieldRow>>) -> bool {
    let Some(node) = shape.node(id).filter(|node| node.is_object && !node.children.is_empty()) else { return false };
    let is_documented = rows.get(node.name.as_str()).is_some_and(|rows| {
        rows.iter().any(|row| {
            matches!(
                row.documented.kind,
                Some(DocumentedKind::Map | DocumentedKind::Structure | DocumentedKind::Json) | None
            )
        })
    });
    let children: Vec<_> = node.children.iter().filter_map(|child| shape.node(*child)).collect();
    let has_row = |name: &str| rows.contains_key(name);
    let grandchildren = children.iter().flat_map(|child| &child.children).filter_map(|id| shape.node(*id));
    is_documented
        && children.iter().all(|child| child.is_object && !has_row(&child.name))
        && grandchildren.clone().count() > 0
        && grandchildren.filter(|node| has_row(&node.name)).count() > 0
        && (children.len() > 1
            || rows
                .get(node.name.as_str())
                .is_some_and(|rows| rows.iter().any(|row| row.documented.kind == Some(DocumentedKind::Map))))
}
