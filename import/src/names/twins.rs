//! Fields of a request that say the same: `Tag.1.key` is how `Tag.1.Key` was spelt long ago, and the service takes both.
//!
//! Callers would mix the two up, and one says nothing that the other cannot. Only what differs in the case of its first letter
//! and in nothing that matters counts as such: the same type, with the same values and fields. In answers both stay, since
//! either may come.

use alicloud_format::spec::Schema;

/// A field that says what another says.
pub(super) struct Twin {
    pub(super) index: usize,
    pub(super) name: String,
    /// The usual spelling.
    pub(super) of: String,
}

/// The fields that another stands for. What had a name earlier stays, and so does what is required. Of two that could stand for
/// each other, the one with a small first letter goes: that is how old names are spelt.
pub(super) fn among(fields: &[(&str, &Schema)], given: &[Option<String>], names: &[Option<String>]) -> Vec<Twin> {
    let rows = fields.iter().zip(given).zip(names).enumerate();
    let named: Vec<(usize, &str, &Schema)> = rows
        .filter(|(_, ((_, given), name))| name.is_some() && given.is_none())
        .map(|(index, (((wire, schema), _), _))| (index, *wire, *schema))
        .collect();
    let may_go: Vec<(usize, &str, &Schema)> = named.into_iter().filter(|(_, _, schema)| !schema.required).collect();
    let is_old = |wire: &str| wire.starts_with(|c: char| c.is_ascii_lowercase());
    let twin = |(index, wire, schema): &(usize, &str, &Schema)| {
        let is_twin = |(other, known): &&(&str, &Schema)| {
            let stays = is_old(wire) || may_go.iter().all(|(_, name, _)| name != other);
            other != wire && stays && has_same_letters(other, wire) && says_the_same(schema, known)
        };
        let (of, _) = fields.iter().find(is_twin)?;
        Some(Twin { index: *index, name: (*wire).to_owned(), of: (*of).to_owned() })
    };
    may_go.iter().filter_map(twin).collect()
}

/// Whether two names differ in the case of their first letters only.
fn has_same_letters(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.chars(), other.chars());
    match (one.next(), other.next()) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(&b) && one.as_str() == other.as_str(),
        _ => false,
    }
}

/// Whether the types are the same, on all levels. Limits, defaults and what documents say beside may differ.
fn says_the_same(old: &Schema, usual: &Schema) -> bool {
    serde_json::to_value(shape(old)).ok() == serde_json::to_value(shape(usual)).ok()
}

/// What a type is on the wire. Schemas are as deep as their JSON, which is bounded.
fn shape(schema: &Schema) -> Schema {
    let held = |schema: &Option<Box<Schema>>| schema.as_deref().map(|held| Box::new(inner(held)));
    Schema {
        kind: schema.kind,
        format: schema.format,
        reference: schema.reference.clone(),
        values: schema.values.clone(),
        items: held(&schema.items),
        item_names: schema.item_names.clone(),
        properties: schema.properties.iter().map(|(name, field)| (name.to_owned(), inner(field))).collect(),
        additional_properties: held(&schema.additional_properties),
        style: schema.style,
        wire_type: schema.wire_type,
        sensitive: schema.sensitive,
        ..Schema::default()
    }
}

/// What callers have to give within a value is a part of its type.
fn inner(schema: &Schema) -> Schema {
    Schema { required: schema.required, ..shape(schema) }
}
