//! Two schemas of one value.

use std::collections::HashSet;

use alicloud_format::json::MAX_DEPTH;
use alicloud_format::spec::keyword::{Agreement, KEYWORDS, Keyword};
use alicloud_format::spec::text_of;
use serde_json::{Map, Value};

use super::merger::{FIRST_COUNTS, Merger, PlaceInBoth, SpecObject};
use super::names::MergedNames;
use super::words;
use crate::page::finding::{FindingKind, Severity};

impl Merger<'_> {
    /// Adds to a schema what that of the second page says.
    pub(super) fn schema(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, theirs: &SpecObject, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let (own, other) = (words::schema(ours), words::schema(theirs));
        let is_one = own == other && ours.get("$ref") == theirs.get("$ref");
        if !is_one && own == "anything" && ["an object", "a list"].contains(&other.as_str()) {
            return self.structure(place, ours, theirs);
        }
        self.general(place, ours, theirs);
        if is_one {
            self.format(place, ours, theirs);
            self.typed(place, ours, theirs);
            self.style(place, ours, theirs);
            self.inside(place, ours, theirs, depth);
        } else if other != "anything" {
            let says = format!("The type is {other}.");
            self.conflict(place, "type", says, format!("It is {own}."));
        }
    }

    /// Takes over the structure of a value of which the first page knows none.
    fn structure(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, theirs: &SpecObject) {
        let says = format!("The type is {}.", words::schema(theirs));
        if !self.takes(place) {
            self.general(place, ours, theirs);
            return self.refuse(place, place, says);
        }
        let mut taken = theirs.clone();
        self.stamp(&mut taken, 0);
        // What the first page says of the value stays, and so does where the value is from.
        for key in ["required", "source"] {
            taken.shift_remove(key);
        }
        for (key, value) in ours.iter().filter(|(key, _)| !["type", "documentedType"].contains(&key.as_str())) {
            taken.insert(key.clone(), value.clone());
        }
        *ours = taken;
        let records = "What it holds, as it says.".to_owned();
        self.erratum(&place.key("type"), says, records, "The other page does not tell the structure.", None);
        self.tell_added(place, words::schema(ours));
    }

    /// What does not depend on the type.
    fn general(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, theirs: &SpecObject) {
        let is_true = |schema: &SpecObject, key: &str| schema.get(key) == Some(&Value::Bool(true));
        let (own, other) = (is_true(ours, "required"), is_true(theirs, "required"));
        if own != other {
            self.conflict(place, "required", words::required(other), words::required(own));
        }
        for Keyword { name: key, .. } in KEYWORDS.iter().filter(|keyword| keyword.agreement == Agreement::Silent) {
            if let Some(value) = theirs.get(*key).filter(|_| !ours.contains_key(*key)) {
                self.fill_silently(place, key, ours, value);
            }
        }
        let is_always_there = own && !ours.contains_key("default");
        for (key, says) in [("requiredWhen", "At times it must be there."), ("whenOmitted", "It may be left out.")] {
            let is_new = !ours.contains_key(key) && !is_always_there;
            if let Some(value) = theirs.get(key).filter(|_| is_new) {
                self.fill(place, key, ours, value, says.to_owned());
            }
        }
    }

    /// The wider of two numbers holds what either page means.
    fn format(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, theirs: &SpecObject) {
        let Some(format) = theirs.get("format") else { return };
        let is_wide = |format: Option<&Value>| {
            format.and_then(Value::as_str).is_some_and(|format| matches!(format, "int64" | "double"))
        };
        let (own, other) = (ours.get("format").cloned(), is_wide(Some(format)));
        let because = "The wider one holds what either page means.";
        if other && !is_wide(own.as_ref()) {
            let there = place.key("format");
            let says = words::says("format", format);
            if self.takes(&there) {
                ours.insert("format".to_owned(), format.clone());
                self.erratum(&there, says, "The same.".to_owned(), because, None);
            } else {
                self.refuse(&there, place, says);
            }
        } else if !other && is_wide(own.as_ref()) {
            let records = own.as_ref().map(|own| words::says("format", own)).unwrap_or_default();
            self.erratum(&place.key("format"), words::says("format", format), records, because, None);
        } else if own.is_none() {
            self.fill_silently(place, "format", ours, format);
        }
    }

    /// What depends on the type, which is the same in both.
    fn typed(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, theirs: &SpecObject) {
        let stays_required = ours.contains_key("required") && !theirs.contains_key("required");
        for Keyword { name: key, agreement, .. } in KEYWORDS {
            let Some(value) = theirs.get(*key) else { continue };
            // Beside a default, a value need not be there any more: here the first page says that it must.
            if *key == "default" && stays_required && !ours.contains_key("default") {
                continue;
            }
            match (agreement, ours.get(*key).cloned()) {
                (Agreement::Apart | Agreement::Silent, _) => {}
                (Agreement::Shown, None) => self.fill_silently(place, key, ours, value),
                (Agreement::Shown, Some(_)) => {}
                (_, None) => {
                    self.fill(place, key, ours, value, words::says(key, value));
                    if *key == "enum" {
                        self.variants(ours, theirs, &[]);
                    }
                }
                (Agreement::Value, Some(own)) if !is_equal(&own, value) && !has_same_words(key, &own, value) => {
                    self.conflict(place, key, words::says(key, value), words::says(key, &own));
                }
                (Agreement::Value, Some(_)) => {}
                (Agreement::Closed | Agreement::Open, Some(own)) => {
                    self.list(place, key, ours, theirs, &own, *agreement)
                }
            }
        }
        self.meanings(place, ours, theirs);
    }

    /// Two lists under one key.
    fn list(
        &mut self,
        place: &PlaceInBoth,
        key: &str,
        ours: &mut SpecObject,
        theirs: &SpecObject,
        own: &Value,
        agreement: Agreement,
    ) {
        let (Some(before), Some(others)) = (own.as_array(), theirs.get(key).and_then(Value::as_array)) else { return };
        let known: HashSet<String> = before.iter().map(Value::to_string).collect();
        let new: Vec<&Value> = others.iter().filter(|value| !known.contains(&value.to_string())).collect();
        if new.is_empty() {
            return;
        }
        let listed: HashSet<String> = others.iter().map(Value::to_string).collect();
        let says = words::says(key, &Value::Array(others.clone()));
        if agreement == Agreement::Closed && !known.is_subset(&listed) {
            return self.conflict(place, key, says, words::says(key, own));
        }
        let there = place.key(key);
        if !self.takes(&there) {
            return self.refuse(&there, place, says);
        }
        let all: Vec<Value> = before.iter().chain(new.iter().copied()).cloned().collect();
        for (index, value) in others.iter().enumerate().filter(|_| all.len() <= 1000) {
            if let Some(now) = all.iter().position(|known| known == value) {
                self.moves(&there.at(now, index));
            }
        }
        ours.insert(key.to_owned(), Value::Array(all));
        let records = words::says(key, &Value::Array(new.into_iter().cloned().collect()));
        let because = "The other page does not have all of them.";
        let records = format!("Those of the other page, and more: {}", lower(&records));
        self.erratum(&there, says.clone(), records, because, Some((Severity::Note, FindingKind::PageAdds)));
        if key == "enum" {
            self.variants(ours, theirs, before);
        }
    }

    /// Names of variants for values that are new.
    fn variants(&mut self, ours: &mut SpecObject, theirs: &SpecObject, before: &[Value]) {
        let Some(values) = ours.get("enum").and_then(Value::as_array) else { return };
        let stated = |schema: &SpecObject, value: &str| {
            schema.get("enumNames").and_then(|names| names.get(value)).and_then(Value::as_str).map(str::to_owned)
        };
        let mut names = MergedNames::variants();
        let mut named = ours.get("enumNames").and_then(Value::as_object).cloned().unwrap_or_default();
        for (index, value) in values.iter().filter_map(Value::as_str).enumerate() {
            if index < before.len() {
                names.keep(value, stated(ours, value).as_deref());
            } else if let Some(name) = names.add(value, stated(theirs, value).as_deref()) {
                named.insert(value.to_owned(), Value::String(name));
            }
        }
        if !named.is_empty() {
            ours.insert("enumNames".to_owned(), Value::Object(named));
        }
    }

    /// What values mean that the first page leaves without a word.
    fn meanings(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, theirs: &SpecObject) {
        let (Some(values), Some(others)) = (ours.get("enum"), theirs.get("enumDescriptions")) else { return };
        let mut all = ours.get("enumDescriptions").and_then(Value::as_object).cloned().unwrap_or_default();
        let before = all.len();
        let known: HashSet<String> = values.as_array().into_iter().flatten().map(text_of).collect();
        for (value, meaning) in others.as_object().into_iter().flatten() {
            if known.contains(value) && !all.contains_key(value) {
                all.insert(value.clone(), meaning.clone());
            }
        }
        if all.len() > before {
            self.fill_silently(place, "enumDescriptions", ours, &Value::Object(all));
        }
    }

    /// How a list or an object is written. A list of a request that states no style has one all the same.
    fn style(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, theirs: &SpecObject) {
        let Some(style) = theirs.get("style") else { return };
        let usual = Value::String("repeatList".to_owned());
        let own = match ours.get("style") {
            Some(own) => own.clone(),
            None if ours.get("type").and_then(Value::as_str) == Some("array") => usual,
            None => return self.fill(place, "style", ours, style, words::says("style", style)),
        };
        if own != *style {
            self.conflict(place, "style", words::says("style", style), words::says("style", &own));
        }
    }

    /// What a list or an object holds.
    fn inside(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, theirs: &SpecObject, depth: usize) {
        for key in ["items", "additionalProperties"] {
            let Some(other) = theirs.get(key).and_then(Value::as_object) else { continue };
            if let Some(own) = ours.get_mut(key).and_then(Value::as_object_mut) {
                self.schema(&place.key(key), own, other, depth + 1);
            } else if key == "items" || !ours.contains_key("properties") {
                self.whole(&place.key(key), place, ours, key, other);
            }
        }
        if ours.contains_key("additionalProperties") {
            if theirs.contains_key("properties") {
                let (says, records) = ("It has fixed fields.".to_owned(), "It has free names.".to_owned());
                self.erratum(
                    place,
                    says,
                    records,
                    FIRST_COUNTS,
                    Some((Severity::Warning, FindingKind::PageMoreThanOnce)),
                );
            }
            return;
        }
        if let Some(others) = theirs.get("properties").and_then(Value::as_object) {
            self.properties(place, ours, others, depth);
        }
        self.rules(place, ours, theirs);
    }

    /// Takes over a schema where the first page has none.
    fn whole(
        &mut self,
        there: &PlaceInBoth,
        place: &PlaceInBoth,
        ours: &mut SpecObject,
        key: &str,
        other: &SpecObject,
    ) {
        if !self.takes(there) {
            return self.refuse(there, place, format!("There is {}.", words::schema(other)));
        }
        let mut taken = other.clone();
        self.stamp(&mut taken, 0);
        ours.insert(key.to_owned(), Value::Object(taken));
        self.tell_added(there, words::schema(other));
    }

    fn properties(&mut self, place: &PlaceInBoth, ours: &mut SpecObject, others: &SpecObject, depth: usize) {
        let mut own = match ours.shift_remove("properties") {
            Some(Value::Object(own)) => own,
            _ => SpecObject::new(),
        };
        let mut names: Option<MergedNames> = None;
        for (name, other) in others {
            let (there, Some(other)) = (place.property(name), other.as_object()) else { continue };
            if let Some(schema) = own.get_mut(name).and_then(Value::as_object_mut) {
                self.schema(&there, schema, other, depth + 1);
                continue;
            }
            let names = names.get_or_insert_with(|| field_names(&own));
            let says = format!("There is a field `{name}`, {}.", words::schema(other));
            match self.field(&there, other, names, name) {
                Some(taken) => _ = own.insert(name.clone(), Value::Object(taken)),
                None => self.refuse(&there, place, says),
            }
        }
        if !own.is_empty() {
            ours.insert("properties".to_owned(), Value::Object(own));
        }
    }

    /// A field that only the second page has; none if it is refused.
    pub(super) fn field(
        &mut self,
        there: &PlaceInBoth,
        other: &SpecObject,
        names: &mut MergedNames,
        name: &str,
    ) -> Option<SpecObject> {
        if !self.takes(there) {
            return None;
        }
        let mut taken = other.clone();
        self.stamp(&mut taken, 0);
        let stated = taken.shift_remove("rustFieldName");
        if let Some(stated) = names.add(name, stated.as_ref().and_then(Value::as_str)) {
            taken.insert("rustFieldName".to_owned(), Value::String(stated));
        }
        if taken.contains_key("required") {
            // Examples of the first page may do without it: then only this is refused.
            let required = there.key("required");
            if !self.takes(&required) {
                taken.shift_remove("required");
                let spot = PlaceInBoth { ours: there.ours.clone(), ..required };
                let kind = Some((Severity::Warning, FindingKind::PageMoreThanOnce));
                let because = "An example of the page that was read first does without it.";
                self.erratum(&spot, words::required(true), words::required(false), because, kind);
            }
        }
        self.tell_added(there, words::schema(other));
        Some(taken)
    }

    /// States the documents of a schema that was taken over, and of all in it.
    pub(super) fn stamp(&self, schema: &mut SpecObject, depth: usize) {
        self.keys.stamp(schema);
        if depth > MAX_DEPTH {
            return;
        }
        for key in ["items", "additionalProperties"] {
            if let Some(inner) = schema.get_mut(key).and_then(Value::as_object_mut) {
                self.stamp(inner, depth + 1);
            }
        }
        let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
        for inner in properties.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
            self.stamp(inner, depth + 1);
        }
    }
}

fn field_names(properties: &SpecObject) -> MergedNames {
    let mut names = MergedNames::fields();
    for (name, schema) in properties {
        names.keep(name, schema.get("rustFieldName").and_then(Value::as_str));
    }
    names
}

/// Numbers are equal if their values are, however they are written.
fn is_equal(a: &Value, b: &Value) -> bool {
    a == b || matches!((a, b), (Value::Number(a), Value::Number(b)) if a.as_f64() == b.as_f64())
}

/// Characters are the same in whatever order they are listed.
fn has_same_words(key: &str, a: &Value, b: &Value) -> bool {
    let words = |value: &Value| value.as_str().map(|text| text.split(' ').map(str::to_owned).collect::<HashSet<_>>());
    key == "characters" && words(a) == words(b)
}

fn lower(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}
