//! Whether the lists of an example keep the rules about their elements. They may be shown in part, or with variables in them.

use std::collections::HashSet;

use alicloud_format::spec::Rule;

use super::{Expression, Module};
use crate::model::types::{FieldType, Presence, Struct, Wire};

/// What a field of an element is compared by.
#[derive(PartialEq, Eq, Hash)]
enum Held {
    /// It is left out.
    Nothing,
    Text(String),
    /// The reader gives it.
    Unknown,
}

/// Whether the lists of `built`, which is a value of that struct, keep its rules about elements.
pub(super) fn are_kept(module: Module<'_>, object: &Struct, built: &Expression) -> bool {
    object.rules.iter().all(|rule| match rule {
        Rule::ElementCount { list, field, value, minimum, maximum } => {
            let held = elements(module, object, built, list, std::slice::from_ref(field));
            let count = |is: fn(&Held, &str) -> bool| held.iter().flatten().filter(|held| is(held, value)).count();
            let sure = count(|held, value| matches!(held, Held::Text(text) if text == value));
            // What the reader gives may be that value.
            let possible = sure + count(|held, _| *held == Held::Unknown);
            held.is_empty()
                || minimum.is_none_or(|least| possible >= least as usize)
                    && maximum.is_none_or(|most| sure <= most as usize)
        }
        Rule::UniqueElements { list, fields } => {
            let mut seen = HashSet::new();
            elements(module, object, built, list, fields).into_iter().all(|held| {
                let says_nothing = held.iter().all(|held| *held == Held::Nothing);
                says_nothing || held.contains(&Held::Unknown) || seen.insert(held)
            })
        }
        _ => true,
    })
}

/// What the elements of a list have in these fields.
fn elements(module: Module<'_>, object: &Struct, built: &Expression, list: &str, fields: &[String]) -> Vec<Vec<Held>> {
    let items = object.fields.iter().find(|field| field.wire_name == list).map(|field| &field.ty);
    let Some(FieldType::List(items)) = items else { return Vec::new() };
    let (Some((module, item)), Some(Expression::List(elements))) = (module.find(items), value(object, built, list))
    else {
        return Vec::new();
    };
    let of_element = |element| fields.iter().map(|field| held(module, item, element, field)).collect();
    elements.iter().map(of_element).collect()
}

fn held(module: Module<'_>, object: &Struct, built: &Expression, name: &str) -> Held {
    match value(object, built, name) {
        Some(Expression::Variable(_)) => return Held::Unknown,
        Some(value) => return Held::Text(module.text(value).unwrap_or_else(|| format!("{value:?}"))),
        None => {}
    }
    let Some(field) = object.fields.iter().find(|field| field.wire_name == name) else { return Held::Nothing };
    let filled = match &field.presence {
        Presence::Filled(default) => module.text(default),
        _ => None,
    };
    let assumed = field.wire.iter().find_map(|wire| match wire {
        Wire::Assumed(text) => Some(text.clone()),
        _ => None,
    });
    filled.or(assumed).map_or(Held::Nothing, Held::Text)
}

/// The value of a field, by its wire name, that is given to a struct.
fn value<'e>(object: &Struct, built: &'e Expression, name: &str) -> Option<&'e Expression> {
    let Expression::Build(_, arguments, setters) = built else { return None };
    if let Some(index) = object.required().position(|field| field.wire_name == name) {
        return arguments.get(index);
    }
    let field = object.fields.iter().find(|field| field.wire_name == name)?;
    setters.iter().find(|(setter, _)| *setter == field.setter).map(|(_, value)| value)
}
