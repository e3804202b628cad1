//! Defaults, examples and enum values against the schema that they stand in.

use serde_json::Value;

use super::conform::{Form, Violation, violations};
use super::document::{Document, Scope, Spot};
use super::walk;
use crate::diagnostic::{Finding, Place};
use crate::pointer;
use crate::spec::Schema;

/// Every schema of a file.
pub(super) fn document<'a>(scope: &Scope<'a>, document: &Document<'a>, findings: &mut Vec<Finding>) {
    walk::schemas(document, &mut |visit| {
        let Schema { default, example, values, .. } = visit.schema;
        if default.is_none() && example.is_none() && values.is_empty() {
            return;
        }
        let spot = Spot { schema: visit.schema, file: document.path, pointer: visit.pointer.to_owned() };
        let look = Look { scope, document, spot };
        if let Some(default) = default {
            look.value("default", "default-mismatch", "invalid default", default, Form::Exact, findings);
        }
        if let Some(example) = example {
            look.value("example", "example-mismatch", "invalid example", example, Form::Documented, findings);
        }
        look.enum_values(values, findings);
    });
}

struct Look<'a, 's> {
    scope: &'s Scope<'a>,
    document: &'s Document<'a>,
    spot: Spot<'a>,
}

impl<'a> Look<'a, '_> {
    fn value(
        &self,
        keyword: &str,
        code: &'static str,
        what: &str,
        value: &Value,
        form: Form,
        findings: &mut Vec<Finding>,
    ) {
        let at = self.spot.part(keyword);
        for violation in violations(self.scope, &self.spot, value, &at, form) {
            findings.push(finding(self.document, code, what, violation));
        }
    }

    fn enum_values(&self, values: &[Value], findings: &mut Vec<Finding>) {
        for (index, value) in values.iter().enumerate() {
            let at = pointer::join(&self.spot.part("enum"), index);
            for violation in violations(self.scope, &self.spot, value, &at, Form::Exact) {
                findings.push(finding(self.document, "enum-mismatch", "invalid value", violation));
            }
        }
    }
}

/// A finding that also shows the keyword that is not satisfied.
pub(super) fn finding(document: &Document<'_>, code: &'static str, what: &str, violation: Violation<'_>) -> Finding {
    let Violation { pointer, place, problem, label, help, spot, keyword } = violation;
    let finding = Finding::error(code, document.path, pointer, format!("{what}: {problem}")).at(place).label(label);
    let finding = Finding { help, ..finding };
    match keyword {
        "rule" => finding.related(spot.file, spot.pointer, Place::Value, "this rule"),
        "properties" => finding.related(spot.file, spot.part(keyword), Place::Key, "the fields"),
        "required" => finding.related(spot.file, spot.part(keyword), Place::Key, "required here"),
        _ => finding.related(spot.file, spot.part(keyword), Place::Value, format!("`{keyword}`")),
    }
}
