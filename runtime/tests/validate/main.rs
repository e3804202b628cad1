//! What validation finds, and how it says it.

mod constraints;
mod enums;
mod filled_in;
#[path = "../records/mod.rs"]
mod records;
mod report;
mod rules;

use alicloud_runtime::{
    Access, ApiStyle, Method, Operation, Record, Repeatable, Service, ServiceSigning, ValidationError, validate,
    validate_strictly,
};

static SERVICE: Service = Service {
    code: "Lamp",
    version: "2020-01-01",
    style: ApiStyle::Rpc,
    signing: ServiceSigning::Standard,
    central_endpoint: None,
    regions: &[],
};

static OPERATION: Operation = Operation {
    service: &SERVICE,
    name: "SetLamp",
    method: Method::Post,
    path: "/",
    access: Access::Signed,
    repeatable: Repeatable::Never,
    documentation: "https://example.com/SetLamp",
};

fn error(request: &dyn Record) -> ValidationError {
    validate(&OPERATION, request).expect_err("violations")
}

/// The violations, one line each.
fn violations(request: &dyn Record) -> Vec<String> {
    lines(validate(&OPERATION, request))
}

/// The same, where values that are not documented are violations, too.
fn strict_violations(request: &dyn Record) -> Vec<String> {
    lines(validate_strictly(&OPERATION, request))
}

fn lines(outcome: Result<(), ValidationError>) -> Vec<String> {
    match outcome {
        Ok(()) => Vec::new(),
        Err(error) => error.violations.iter().map(ToString::to_string).collect(),
    }
}

const NONE: [&str; 0] = [];
