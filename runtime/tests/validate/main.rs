//! What validation finds, and how it says it.

mod constraints;
#[path = "../records/mod.rs"]
mod records;
mod report;
mod rules;

use alicloud_runtime::{Method, Operation, Record, Service, ValidationError, validate};

static SERVICE: Service = Service { code: "Lamp", version: "2020-01-01", central_endpoint: None, regions: &[] };

static OPERATION: Operation = Operation {
    service: &SERVICE,
    name: "SetLamp",
    method: Method::Post,
    path: "/",
    documentation: "https://example.com/SetLamp",
};

fn error(request: &dyn Record) -> ValidationError {
    validate(&OPERATION, request).expect_err("violations")
}

/// The violations, one line each.
fn violations(request: &dyn Record) -> Vec<String> {
    match validate(&OPERATION, request) {
        Ok(()) => Vec::new(),
        Err(error) => error.violations.iter().map(ToString::to_string).collect(),
    }
}

const NONE: [&str; 0] = [];
