//! What all later stages share: the place in the source, the list of decisions, which shared structures are referred to, and
//! lenient access to the values of the source.

use std::borrow::Cow;
use std::collections::HashMap;

use alicloud_format::pointer;
use alicloud_format::spec::ApiStyle;
use serde_json::Value;

use super::components::Components;
use super::source::{Fault, Object};
use crate::Options;
use crate::decision::{Decision, DecisionKind, cut, quoted};

/// One import on its way.
pub(super) struct Context<'s> {
    pub(super) options: &'s Options,
    pub(super) components: Components<'s>,
    pub(super) product: String,
    pub(super) version: String,
    pub(super) style: ApiStyle,
    /// Whether the source itself says RPC, whose answers stem from XML.
    pub(super) is_rpc: bool,
    api: Option<String>,
    pointer: String,
    decisions: Vec<Decision>,
}

impl<'s> Context<'s> {
    pub(super) fn new(options: &'s Options, root: &'s Object, product: &str, version: &str) -> Self {
        Self {
            options,
            components: Components::new(root),
            product: product.to_owned(),
            version: version.to_owned(),
            style: ApiStyle::Rpc,
            is_rpc: true,
            api: None,
            pointer: String::new(),
            decisions: Vec::new(),
        }
    }

    /// Records what was wrong with the JSON itself.
    pub(super) fn take_faults(&mut self, faults: &[Fault]) {
        for Fault { kind, pointer, says, done } in faults {
            pointer.clone_into(&mut self.pointer);
            self.decide(*kind, says, *done);
        }
        self.pointer.clear();
    }

    /// Records a decision about the present place.
    pub(super) fn decide(&mut self, kind: DecisionKind, says: &str, done: impl Into<Cow<'static, str>>) {
        self.decisions.push(Decision {
            kind,
            product: self.product.clone(),
            version: self.version.clone(),
            api: self.api.clone(),
            pointer: self.pointer.clone(),
            says: cut(says),
            done: done.into(),
        });
    }

    /// Records a decision about a member of the present place.
    pub(super) fn decide_at(
        &mut self,
        key: &str,
        kind: DecisionKind,
        says: &Value,
        done: impl Into<Cow<'static, str>>,
    ) {
        self.at(key, |context| context.decide(kind, &quoted(says), done));
    }

    /// Goes to a member or an element of the present place, and back.
    pub(super) fn at<T>(&mut self, segment: impl std::fmt::Display, visit: impl FnOnce(&mut Self) -> T) -> T {
        let length = pointer::push(&mut self.pointer, segment);
        let result = visit(self);
        self.pointer.truncate(length);
        result
    }

    /// Goes to an API, and back.
    pub(super) fn at_api<T>(&mut self, name: &str, visit: impl FnOnce(&mut Self) -> T) -> T {
        self.api = Some(name.to_owned());
        let result = self.at("apis", |context| context.at(name, visit));
        self.api = None;
        result
    }

    /// The present place.
    pub(super) fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The decisions in the order of the source, in which they were not all made.
    pub(super) fn into_decisions(self, root: &Object) -> Vec<Decision> {
        let place = |decision: &Decision| {
            let mut segments = pointer::segments(&decision.pointer).map(Cow::into_owned);
            (segments.next(), segments.next())
        };
        let mut order: HashMap<(Option<String>, Option<String>), usize> = HashMap::new();
        for (index, (key, value)) in root.iter().enumerate() {
            let base = index << 32;
            order.insert((Some(key.clone()), None), base);
            for (number, (name, _)) in value.as_object().into_iter().flatten().enumerate() {
                order.insert((Some(key.clone()), Some(name.clone())), base + number + 1);
            }
        }
        let mut decisions = self.decisions;
        decisions.sort_by_cached_key(|decision| order.get(&place(decision)).copied().unwrap_or(0));
        decisions
    }

    /// A member that should be a text, if it is one that says something.
    pub(super) fn text<'v>(&mut self, object: &'v Object, key: &str) -> Option<&'v str> {
        match object.get(key)? {
            Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            other => self.wrong(key, other, "a text"),
        }
    }

    /// A member that should be a truth value; false if it is none.
    pub(super) fn flag(&mut self, object: &Object, key: &str) -> bool {
        match object.get(key) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) if text.eq_ignore_ascii_case("true") => true,
            Some(Value::String(text)) if text.eq_ignore_ascii_case("false") || text.is_empty() => false,
            Some(other) => self.wrong::<bool>(key, other, "a truth value").is_some(),
        }
    }

    /// A member that should be an object.
    pub(super) fn object<'v>(&mut self, object: &'v Object, key: &str) -> Option<&'v Object> {
        match object.get(key)? {
            Value::Object(members) => Some(members),
            other => self.wrong(key, other, "an object"),
        }
    }

    /// A member that should be a list; none of its elements if it is no list.
    pub(super) fn list<'v>(&mut self, object: &'v Object, key: &str) -> &'v [Value] {
        match object.get(key) {
            None => &[],
            Some(Value::Array(elements)) => elements,
            Some(other) => self.wrong(key, other, "a list").unwrap_or(&[]),
        }
    }

    /// The elements of a list that should be texts.
    pub(super) fn texts<'v>(&mut self, object: &'v Object, key: &str) -> Vec<&'v str> {
        let elements = self.list(object, key);
        let mut texts = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            match element.as_str() {
                Some(text) => texts.push(text.trim()),
                None => self.at(key, |context| {
                    context.at(index, |context| {
                        context.decide(DecisionKind::WrongType, &quoted(element), "left out: not a text");
                    });
                }),
            }
        }
        texts
    }

    fn wrong<T>(&mut self, key: &str, found: &Value, wanted: &str) -> Option<T> {
        if !found.is_null() {
            self.decide_at(key, DecisionKind::WrongType, found, format!("taken for absent: not {wanted}"));
        }
        None
    }
}
