//! What an API has: parameters, rules, the answer, errors, examples and the rest.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::merger::{Merger, PlaceInBoth, SpecObject};
use super::names::MergedNames;
use super::words;
use crate::page::finding::{FindingKind, Severity};

/// Keys of an API that stand for themselves: where the first page has none, that of the second is taken over.
const SINGLE: &[&str] =
    &["summary", "description", "deprecated", "operationType", "asynchronous", "pagination", "auth"];

/// Merges the API of the second page into that of the first.
pub(super) fn api(merger: &mut Merger<'_>, ours: &mut Value, theirs: &Value, adopts_route: bool) {
    merger.route(ours, theirs, adopts_route);
    merger.parameters(ours, theirs, adopts_route);
    let (Some(own), Some(other)) = (ours.as_object_mut(), theirs.as_object()) else { return };
    let root = PlaceInBoth::new("", "");
    for key in SINGLE {
        if let Some(value) = other.get(*key).filter(|_| !own.contains_key(*key)) {
            merger.fill_silently(&root, key, own, value);
        }
    }
    merger.response(own, other);
    merger.rules(&PlaceInBoth::new("", "request"), own, other);
    merger.errors(own, other);
    merger.examples(own, other);
    for key in ["waiters", "successStatuses", "responseHeaders"] {
        merger.others(key, own, other);
    }
}

impl Merger<'_> {
    fn parameters(&mut self, ours: &mut Value, theirs: &Value, adopts_route: bool) {
        let Some(Value::Array(own)) = ours.get_mut("parameters") else { return };
        let name_of = |parameter: &Value| parameter.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (index, parameter) in own.iter().enumerate() {
            places.entry(name_of(parameter)).or_insert(index);
        }
        let mut names: Option<MergedNames> = None;
        for (index, other) in elements(theirs.as_object(), "parameters").iter().enumerate() {
            let (name, Some(other)) = (name_of(other), other.as_object()) else { continue };
            let now = places.get(&name).copied();
            let place = PlaceInBoth::new("/parameters", &format!("request/{name}")).at(now.unwrap_or(own.len()), index);
            let known = now.and_then(|now| own.get_mut(now)).and_then(Value::as_object_mut);
            if let Some(parameter) = known {
                self.moves(&place);
                self.parameter(&place, parameter, other, adopts_route);
                continue;
            }
            let names = names.get_or_insert_with(|| names_of(own));
            if let Some(parameter) = self.new_parameter(&place, other, &name, names) {
                self.moves(&place);
                places.insert(name, own.len());
                own.push(Value::Object(parameter));
            }
        }
    }

    fn parameter(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, theirs: &SpecObject, adopts_route: bool) {
        let stated = |parameter: &SpecObject| parameter.get("in").cloned().unwrap_or_else(|| "query".into());
        let (own, other) = (stated(ours), stated(theirs));
        if own != other && adopts_route {
            self.fill(place, "in", ours, &other, words::says("in", &other));
        } else if own != other {
            self.conflict(place, "in", words::says("in", &other), words::says("in", &own));
        }
        let schema = ours.get_mut("schema").and_then(Value::as_object_mut);
        if let (Some(ours), Some(theirs)) = (schema, theirs.get("schema").and_then(Value::as_object)) {
            self.schema(&place.key("schema"), ours, theirs, 0);
        }
    }

    /// A parameter that only the second page has; none if it is refused.
    fn new_parameter(
        &mut self,
        place: &PlaceInBoth,
        other: &SpecObject,
        name: &str,
        names: &mut MergedNames,
    ) -> Option<SpecObject> {
        let mut parameter = other.clone();
        let schema = other.get("schema").and_then(Value::as_object)?;
        if !self.takes(place) {
            let list = PlaceInBoth::new("/parameters", "");
            self.refuse(place, &list, format!("There is a parameter `{name}`, {}.", words::schema(schema)));
            return None;
        }
        let schema = self.field(&place.key("schema"), schema, names, name)?;
        parameter.insert("schema".to_owned(), Value::Object(schema));
        Some(parameter)
    }

    fn response(&mut self, ours: &mut SpecObject, theirs: &SpecObject) {
        let Some(other) = theirs.get("response").and_then(Value::as_object) else { return };
        let place = PlaceInBoth::new("/response", "response");
        if let Some(own) = ours.get_mut("response").and_then(Value::as_object_mut) {
            return self.schema(&place, own, other, 0);
        }
        let says = "There is an answer.".to_owned();
        if !self.takes(&place) {
            return self.refuse(&place, &PlaceInBoth::new("", "response"), says);
        }
        let mut taken = other.clone();
        self.stamp(&mut taken, 0);
        ours.insert("response".to_owned(), Value::Object(taken));
        self.tell_added(&place, says);
    }

    /// Rules between fields, of an API or of an object.
    pub(super) fn rules(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, theirs: &SpecObject) {
        let list = place.key("rules");
        let mut own = elements(Some(ours), "rules").to_vec();
        let mut places: HashMap<String, usize> =
            own.iter().enumerate().map(|(index, rule)| (rule_identity(rule), index)).collect();
        for (index, rule) in elements(Some(theirs), "rules").iter().enumerate() {
            let identity = rule_identity(rule);
            let known = places.get(&identity).copied();
            let there = list.at(known.unwrap_or(own.len()), index);
            if known.is_some() {
                self.moves(&there);
                continue;
            }
            let says = rule_says(rule);
            let shown =
                PlaceInBoth { theirs: rule_place(rule, theirs).unwrap_or(there.theirs.clone()), ..there.clone() };
            if !self.takes(&there) {
                self.refuse(&shown, place, says);
                continue;
            }
            self.moves(&there);
            self.erratum(
                &shown,
                says,
                "The same.".to_owned(),
                "The other page says nothing of it.",
                Some((Severity::Note, FindingKind::PageAdds)),
            );
            places.insert(identity, own.len());
            own.push(rule.clone());
        }
        put(ours, "rules", own);
    }

    fn errors(&mut self, ours: &mut SpecObject, theirs: &SpecObject) {
        let mut own = elements(Some(ours), "errors").to_vec();
        let mut known = KnownErrors::default();
        own.iter().enumerate().for_each(|(index, error)| known.add(error, index));
        let list = PlaceInBoth::new("/errors", "");
        let mut added: Option<(PlaceInBoth, usize)> = None;
        for (index, other) in elements(Some(theirs), "errors").iter().enumerate() {
            if let Some(now) = known.find(other) {
                let there = list.at(now, index);
                self.moves(&there);
                if let (Some(error), Some(other)) = (own.get_mut(now).and_then(Value::as_object_mut), other.as_object())
                {
                    self.complete_error(&there, error, other);
                    let error = Value::Object(error.clone());
                    known.add(&error, now);
                }
                continue;
            }
            let there = list.at(own.len(), index);
            let Some(mut error) = other.as_object().cloned().filter(|_| self.takes(&there)) else { continue };
            self.moves(&there);
            self.keys.stamp(&mut error);
            let error = Value::Object(error);
            known.add(&error, own.len());
            own.push(error);
            let (_, count) = added.get_or_insert((there, 0));
            *count += 1;
        }
        if let Some((place, count)) = added {
            self.tell_added(&place, format!("{count} more of the documented errors"));
        }
        put(ours, "errors", own);
    }

    /// An error with what the first page leaves out of it.
    fn complete_error(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, theirs: &SpecObject) {
        for key in ["status", "message"] {
            if let Some(value) = theirs.get(key).filter(|_| !ours.contains_key(key)) {
                self.fill_silently(place, key, ours, value);
            }
        }
    }

    fn examples(&mut self, ours: &mut SpecObject, theirs: &SpecObject) {
        let mut own = elements(Some(ours), "examples").to_vec();
        let mut places: HashMap<String, usize> =
            own.iter().enumerate().map(|(index, example)| (example_identity(example), index)).collect();
        let list = PlaceInBoth::new("/examples", "");
        for (index, other) in elements(Some(theirs), "examples").iter().enumerate() {
            let identity = example_identity(other);
            let known = places.get(&identity).copied();
            let there = list.at(known.unwrap_or(own.len()), index);
            if known.is_some() {
                self.moves(&there);
                continue;
            }
            if self.is_refused(&there) {
                let (line, done) = (self.line(&there.theirs), "left out: it contradicts what the first page says");
                let kind = (Severity::Note, FindingKind::ExampleLeftOut);
                self.found.push((kind.0, kind.1, line, String::new(), String::new(), done.to_owned()));
                continue;
            }
            let Some(mut example) = other.as_object().cloned().filter(|_| self.takes(&there)) else { continue };
            self.moves(&there);
            self.keys.stamp(&mut example);
            places.insert(identity, own.len());
            own.push(Value::Object(example));
            self.tell_added(&there, "an example".to_owned());
        }
        put(ours, "examples", own);
    }

    /// Lists whose elements stand for themselves. Of two waiters of one name the first counts.
    fn others(&mut self, key: &str, ours: &mut SpecObject, theirs: &SpecObject) {
        let identity = |element: &Value| element.get("name").unwrap_or(element).to_string();
        let mut own = elements(Some(ours), key).to_vec();
        let mut known: HashSet<String> = own.iter().map(identity).collect();
        let list = PlaceInBoth::new(&format!("/{key}"), "");
        for (index, other) in elements(Some(theirs), key).iter().enumerate() {
            let there = list.at(own.len(), index);
            if known.insert(identity(other)) && self.takes(&there) {
                self.moves(&there);
                own.push(other.clone());
            }
        }
        put(ours, key, own);
    }
}

type ErrorKey = (Option<String>, String, Option<String>);

/// The errors of the first page, by what they are told apart by: status, code and message.
#[derive(Default)]
struct KnownErrors {
    whole: HashMap<ErrorKey, usize>,
    /// The same without the status, and without the message.
    parts: HashMap<ErrorKey, usize>,
}

impl KnownErrors {
    fn add(&mut self, error: &Value, index: usize) {
        let (status, code, message) = error_parts(error);
        self.parts.entry((status.clone(), code.clone(), None)).or_insert(index);
        self.parts.entry((None, code.clone(), message.clone())).or_insert(index);
        self.whole.entry((status, code, message)).or_insert(index);
    }

    /// The same error, as far as both pages tell: what one of them leaves out makes no difference.
    fn find(&self, error: &Value) -> Option<usize> {
        let (status, code, message) = error_parts(error);
        let whole = |status: &Option<String>, message: &Option<String>| {
            self.whole.get(&(status.clone(), code.clone(), message.clone())).copied()
        };
        let part = |status: &Option<String>, message: &Option<String>| {
            self.parts.get(&(status.clone(), code.clone(), message.clone())).copied()
        };
        let exact = whole(&status, &message).or_else(|| whole(&status, &None)).or_else(|| whole(&None, &message));
        exact
            .or_else(|| part(&status, &None).filter(|_| message.is_none()))
            .or_else(|| part(&None, &message).filter(|_| status.is_none() && message.is_some()))
    }
}

fn error_parts(error: &Value) -> (Option<String>, String, Option<String>) {
    let text = |key: &str| error.get(key).map(Value::to_string);
    (text("status"), text("code").unwrap_or_default(), text("message"))
}

fn names_of(parameters: &[Value]) -> MergedNames {
    let mut names = MergedNames::fields();
    for parameter in parameters {
        let stated = parameter.pointer("/schema/rustFieldName").and_then(Value::as_str);
        names.keep(parameter.get("name").and_then(Value::as_str).unwrap_or_default(), stated);
    }
    names
}

fn elements<'v>(members: Option<&'v SpecObject>, key: &str) -> &'v [Value] {
    members.and_then(|members| members.get(key)).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn put(members: &mut SpecObject, key: &str, elements: Vec<Value>) {
    if !elements.is_empty() {
        members.insert(key.to_owned(), Value::Array(elements));
    }
}

/// What a rule says. The order of its fields makes no difference.
fn rule_identity(rule: &Value) -> String {
    let mut rule = rule.clone();
    if let Some(fields) = rule.get_mut("fields").and_then(Value::as_array_mut) {
        fields.sort_by_key(Value::to_string);
    }
    rule.to_string()
}

/// The parameter that a rule names first: a rule has no line of its own.
fn rule_place(rule: &Value, api: &SpecObject) -> Option<String> {
    let named = ["field", "list", "fields"].iter().find_map(|key| rule.get(*key))?;
    let name = named.as_str().or_else(|| named.get(0)?.as_str())?;
    let is_named = |parameter: &Value| parameter.get("name").and_then(Value::as_str) == Some(name);
    elements(Some(api), "parameters").iter().position(is_named).map(|index| format!("/parameters/{index}"))
}

fn rule_says(rule: &Value) -> String {
    let text = |key: &str| rule.get(key).map(words::shown).unwrap_or_default();
    match rule.get("rule").and_then(Value::as_str).unwrap_or_default() {
        "atMostOne" => format!("At most one of {} is there.", text("fields")),
        "atLeastOne" => format!("At least one of {} is there.", text("fields")),
        "allOrNone" => format!("Either all of {} are there, or none.", text("fields")),
        "dependentRequired" => format!("{} needs {}.", text("field"), text("required")),
        "uniqueElements" => format!("No two elements of {} agree in {}.", text("list"), text("fields")),
        _ => format!("So many elements of {} have {} in {}.", text("list"), text("value"), text("field")),
    }
}

/// What an example shows, whatever it is called and wherever it is from.
fn example_identity(example: &Value) -> String {
    let part = |key: &str| example.get(key).map(Value::to_string).unwrap_or_default();
    ["request", "json", "xml"].map(part).join("\n")
}
