//! The request that documentation shows: documented values, and where there is no honest one, variables that the reader has.

use alicloud_format::naming;
use serde_json::{Map, Value};

use super::lists;
use super::names::Names;
use super::rules::{Choice, Shown, is_filled_in};
use super::{Expression, Module, Scope, is_honest};
use crate::model::types::{Constraint, Field, FieldRole, FieldType, Presence, Struct, Wire};

/// What is deeper inside is not shown.
const DEEPEST: usize = 8;
/// Longer lists of which not all is honest are shown in part.
const LONGEST: usize = 3;
/// Nobody reads an example with more elements of a list that are the reader's.
const MOST_ELEMENTS: usize = 4;
/// Nor one with more fields, however deep, of which something has to be asked.
const MOST_ASKED: usize = 20;

/// A request with these values, by wire name; none if it cannot be made without values that nobody can name. One that only
/// reads may be empty.
pub(in crate::model) fn request(
    values: &Map<String, Value>,
    scope: &Scope<'_>,
    only_reads: bool,
) -> Option<Expression> {
    let module = Module { types: scope.own, shared: Some(scope.shared) };
    let place = Place { owner: "", may_ask: true, depth: 0 };
    let mut builder = Builder { names: Names::default(), may_be_empty: only_reads, asked: 0 };
    builder.build(module, scope.own.structs.first()?, values, place)
}

struct Builder {
    names: Names,
    /// Whether a request without any field says something.
    may_be_empty: bool,
    /// How many fields have been asked for.
    asked: usize,
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Place<'p> {
    /// What the field is called that the value stands in; empty at the top.
    owner: &'p str,
    /// Whether variables may stand for what is not known.
    may_ask: bool,
    depth: usize,
}

impl Place<'_> {
    fn is_top(self) -> bool {
        self.depth == 0
    }

    fn without_asking(self) -> Self {
        Self { may_ask: false, ..self }
    }
}

impl Builder {
    fn build(
        &mut self,
        module: Module<'_>,
        object: &Struct,
        given: &Map<String, Value>,
        place: Place<'_>,
    ) -> Option<Expression> {
        if place.depth > DEEPEST {
            return None;
        }
        let fields = &object.fields;
        let mut known: Vec<Option<Expression>> =
            fields.iter().map(|field| self.known(module, field, known_of(given, field), place)).collect();
        let shown = fields.iter().zip(&known).map(|(field, known)| shown(field, known.is_some())).collect();
        let texts = fields.iter().zip(&known).map(|(field, known)| {
            known.as_ref().map_or_else(|| module.expected(field, known_of(given, field)), |known| module.text(known))
        });
        let mut choice = Choice { object, given, texts: texts.collect(), shown };
        choice.keep_rules();
        let may_be_empty = place.is_top() && self.may_be_empty;
        if !may_be_empty && choice.is_empty() {
            // A structure with nothing in it is as good as none, and nothing is changed by a request that says nothing.
            match fields.iter().find(|field| is_for_new_code(field)) {
                Some(first) => choice.ask_for(&first.wire_name),
                None if place.is_top() => {}
                None => return None,
            }
            choice.keep_rules();
        }
        if !choice.is_kept() {
            return None;
        }
        let shown = choice.shown;
        let (mut arguments, mut setters) = (Vec::new(), Vec::new());
        for ((field, shown), known) in fields.iter().zip(shown).zip(&mut known) {
            if shown == Shown::Absent {
                continue;
            }
            let value = match known.take() {
                Some(known) => known,
                None if place.may_ask => self.asked(module, field, known_of(given, field), place)?,
                None => return None,
            };
            match field.presence {
                Presence::Required => arguments.push(value),
                _ => setters.push((field.setter.clone(), value)),
            }
        }
        let built = Expression::Build(module.type_name(&object.name), arguments, setters);
        lists::are_kept(module, object, &built).then_some(built)
    }

    /// The documented value of a field, if it may be shown and all of it is honest.
    fn known(
        &mut self,
        module: Module<'_>,
        field: &Field,
        given: Option<&Value>,
        place: Place<'_>,
    ) -> Option<Expression> {
        if field.role == Some(FieldRole::DryRun) && field.ty == FieldType::Boolean && is_needed(field) {
            return Some(Expression::Boolean(false));
        }
        let is_hidden = field.wire.contains(&Wire::Sensitive)
            || field.role.is_some_and(|role| role != FieldRole::PageSize || !is_needed(field));
        if is_hidden || field.deprecated.is_some() && !is_needed(field) {
            return None;
        }
        self.value(module, &field.name, &field.ty, given, place.without_asking())
    }

    /// A value for a field that has to be there: what is documented of it, and variables for the rest.
    fn asked(
        &mut self,
        module: Module<'_>,
        field: &Field,
        given: Option<&Value>,
        place: Place<'_>,
    ) -> Option<Expression> {
        self.asked += 1;
        if self.asked > MOST_ASKED {
            return None;
        }
        let given = given.filter(|_| !is_hidden(field));
        let element = element_name(field);
        let least = field.constraints.iter().find_map(|constraint| match constraint {
            Constraint::Items(least, _) => Some(*least as usize),
            _ => None,
        });
        let FieldType::List(items) = &field.ty else {
            let owner =
                if field.ty.is_struct() || matches!(field.ty, FieldType::Map(_)) { &element } else { place.owner };
            return self.value(module, &field.name, &field.ty, given, Place { owner, ..place });
        };
        let inner = if items.is_struct() { Place { owner: &element, ..place } } else { place };
        let elements = self.elements(module, &element, items, given, least.unwrap_or(0).max(1), inner)?;
        Some(Expression::List(elements))
    }

    /// The elements of a list of which not all are honest, or none is known.
    fn elements(
        &mut self,
        module: Module<'_>,
        name: &str,
        items: &FieldType,
        given: Option<&Value>,
        least: usize,
        place: Place<'_>,
    ) -> Option<Vec<Expression>> {
        let given = given.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        if !items.is_struct() {
            let honest: Option<Vec<Expression>> = given
                .iter()
                .filter(|element| is_honest(element))
                .map(|element| self.value(module, name, items, Some(element), place.without_asking()))
                .collect();
            if let Some(honest) = honest.filter(|honest| honest.len() >= least) {
                return Some(honest);
            }
        }
        let count = if items.is_struct() && given.len() <= LONGEST { given.len().max(least) } else { least };
        if count > MOST_ELEMENTS {
            return None;
        }
        (0..count).map(|index| self.value(module, name, items, given.get(index), place)).collect()
    }

    /// A value of a type. Variables are called `name`, if the place allows them.
    fn value(
        &mut self,
        module: Module<'_>,
        name: &str,
        ty: &FieldType,
        given: Option<&Value>,
        place: Place<'_>,
    ) -> Option<Expression> {
        match (ty, given) {
            (FieldType::Struct(_) | FieldType::Component(_), _) => {
                let (module, object) = module.find(ty)?;
                let none = Map::new();
                let fields = given.and_then(Value::as_object);
                if fields.is_none() && !place.may_ask {
                    return None;
                }
                self.build(module, object, fields.unwrap_or(&none), Place { depth: place.depth + 1, ..place })
            }
            (FieldType::List(items), Some(Value::Array(elements))) => {
                let element = |element| self.value(module, name, items, Some(element), place);
                elements.iter().map(element).collect::<Option<_>>().map(Expression::List)
            }
            (FieldType::List(items), _) => {
                place.may_ask.then(|| self.elements(module, name, items, None, 1, place))?.map(Expression::List)
            }
            (FieldType::Map(values), Some(Value::Object(entries))) => {
                let entry = |(key, value): (&String, &Value)| {
                    let key = Expression::Text(Some(key).filter(|key| is_honest(&Value::from(key.as_str())))?.clone());
                    Some((key, self.value(module, name, values, Some(value), place)?))
                };
                entries.iter().map(entry).collect::<Option<_>>().map(Expression::Map)
            }
            (FieldType::Map(values), _) => {
                if !place.may_ask {
                    return None;
                }
                let key = self.names.variable("key", place.owner, &FieldType::String);
                let value = self.value(module, "value", values, None, place)?;
                Some(Expression::Map(vec![(key, value)]))
            }
            _ => {
                let known = given.and_then(|given| module.honest(given, ty));
                known.or_else(|| place.may_ask.then(|| self.unknown(module, name, ty, place.owner)))
            }
        }
    }

    /// A scalar that no document shows: a documented one of its values, or else a variable.
    fn unknown(&mut self, module: Module<'_>, name: &str, ty: &FieldType, owner: &str) -> Expression {
        let variant = match ty {
            FieldType::Enum(name) => module.first_variant(name),
            _ => None,
        };
        variant.unwrap_or_else(|| self.names.variable(name, owner, ty))
    }
}

impl Module<'_> {
    /// A scalar, if it is one that could be sent. What is documented as a value of an enum is.
    fn honest(self, given: &Value, ty: &FieldType) -> Option<Expression> {
        let value = self.scalar(given, ty)?;
        (matches!(value, Expression::Variant(..)) || is_honest(given)).then_some(value)
    }

    /// The text of a field of which no value is known, if it is shown: the one that the client fills in, or the one that
    /// stands for what has to be asked.
    fn expected(self, field: &Field, given: Option<&Value>) -> Option<String> {
        if let Presence::Filled(default) = &field.presence {
            return self.text(default);
        }
        let documented = given.filter(|_| !is_hidden(field)).and_then(|given| self.honest(given, &field.ty));
        let of_enum = || match &field.ty {
            FieldType::Enum(name) => self.first_variant(name),
            _ => None,
        };
        documented.or_else(of_enum).and_then(|value| self.text(&value))
    }

    fn first_variant(self, name: &str) -> Option<Expression> {
        let known = self.types.enums.iter().find(|known| known.name == *name)?;
        let variant = known.variants.first()?;
        Some(Expression::Variant(self.type_name(name), variant.name.clone()))
    }
}

/// Whether a field is shown, before rules between fields have a say.
fn shown(field: &Field, is_known: bool) -> Shown {
    match is_known {
        _ if is_needed(field) => Shown::Needed,
        true => Shown::Wanted,
        false => Shown::Absent,
    }
}

/// Whether a request is refused without the field, and the client does not fill it in.
fn is_needed(field: &Field) -> bool {
    let is_demanded = |constraint| matches!(constraint, &Constraint::Required | &Constraint::RequiredInRequest);
    let is_required = field.presence == Presence::Required || field.constraints.iter().any(is_demanded);
    is_required && !is_filled_in(field)
}

/// Whether there is nothing to show: of a secret, or of what only the service gives.
fn is_hidden(field: &Field) -> bool {
    field.wire.contains(&Wire::Sensitive) || field.role.is_some()
}

/// Whether the field is one to set in a program that is written now.
fn is_for_new_code(field: &Field) -> bool {
    field.deprecated.is_none() && field.role.is_none() && !is_filled_in(field)
}

/// What is documented of a field. A list or a map without entries is not sent.
fn known_of<'v>(given: &'v Map<String, Value>, field: &Field) -> Option<&'v Value> {
    given.get(&field.wire_name).filter(|value| match value {
        Value::Array(elements) => !elements.is_empty(),
        Value::Object(entries) => !entries.is_empty() || field.ty.is_struct(),
        _ => true,
    })
}

/// What an element of the field is called, if it has elements.
fn element_name(field: &Field) -> String {
    naming::singular(naming::unraw(&field.name))
}
