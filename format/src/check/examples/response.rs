//! The answers of an example: each against the response, and one against the other.

use serde_json::Value;

use super::Look;
use super::answer::{Content, Decoded, Fault, decode};
use super::difference::{Difference, differences};
use super::xml;
use crate::check::document::Spot;
use crate::diagnostic::{Place, Quoted, Reason};

/// What is wrong in both answers of an example is shown so often; the rest follows from the same cause more often than not.
const DIFFERENCES: usize = 10;

impl<'a> Look<'a, '_> {
    pub(super) fn answers(&mut self) {
        let example = self.example;
        let json = example.json.as_ref().map(|json| self.json(json));
        let xml = (!example.xml.is_empty()).then(|| self.xml(&example.xml.join("\n"))).flatten();
        if let (Some(json), Some((xml, converted))) = (json, xml) {
            for difference in differences(&json, &xml).iter().take(DIFFERENCES) {
                self.differs(difference, &converted);
            }
        }
    }

    fn json(&mut self, json: &Value) -> Decoded {
        let at = format!("{}/json", self.at);
        let Some(spot) = self.response() else {
            let nothing = json.as_object().is_some_and(serde_json::Map::is_empty) || json.as_str() == Some("");
            if !nothing {
                self.unexpected(at.clone(), Place::Key);
            }
            return Decoded { at, content: Content::Unknown };
        };
        let mut faults = Vec::new();
        let decoded = decode(self.scope, &spot, json, &at, &mut faults);
        for Fault { pointer, place, problem, label, help } in faults {
            let finding =
                self.error("example-response", pointer, format!("the example contradicts the spec: {problem}"));
            self.push(crate::diagnostic::Finding { help, ..finding.at(place).label(label) });
        }
        decoded
    }

    fn xml(&mut self, text: &str) -> Option<(Decoded, xml::Converted)> {
        let at = format!("{}/xml", self.at);
        let converted = match xml::convert(text) {
            Ok(converted) => converted,
            Err(malformed) => {
                let message = format!("invalid XML: {}", Reason(&malformed.problem));
                let finding = self.error("example-response", format!("{at}/{}", malformed.line), message);
                self.push(
                    finding
                        .label("up to here")
                        .help("write it as the service sends it; record in `errata` what the document shows"),
                );
                return None;
            }
        };
        let Some(spot) = self.response() else {
            if converted.value.is_object() {
                self.unexpected(at, Place::Key);
            }
            return None;
        };
        let mut faults = Vec::new();
        let decoded = decode(self.scope, &spot, &converted.value, "", &mut faults);
        for Fault { pointer, problem, label, help, .. } in faults {
            let at = format!("{at}/{}", converted.line(&pointer));
            let finding = self.error("example-response", at, format!("the example contradicts the spec: {problem}"));
            self.push(crate::diagnostic::Finding { help, ..finding.label(label) });
        }
        Some((decoded, converted))
    }

    fn response(&self) -> Option<Spot<'a>> {
        let schema = self.api.response.as_ref()?;
        Some(Spot { schema, file: self.document.path, pointer: "/response".to_owned() })
    }

    fn unexpected(&mut self, at: String, place: Place) {
        let finding = self.error("example-response", at, "the example has a response, but the API has no `response`");
        self.push(finding.at(place).label("not described").help("add `\"response\": …`, or remove this"));
    }

    fn differs(&mut self, difference: &Difference<'_>, converted: &xml::Converted) {
        let Difference { name, at: [json_at, xml_at], says: [json, xml] } = difference;
        let message = format!("the JSON and the XML of the example differ in {}: {json} and {xml}", Quoted(name));
        let related = format!("{}/xml/{}", self.at, converted.line(xml_at));
        let finding = self.error("example-response", *json_at, message);
        self.push(
            finding
                .label(format!("{json} here"))
                .related(self.document.path, related, Place::Value, format!("{xml} here"))
                .help("both must agree; record in `errata` what the document shows"),
        );
    }
}
