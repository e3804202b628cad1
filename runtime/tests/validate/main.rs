//! What validation finds, and how it says it.

mod constraints;
#[path = "../records/mod.rs"]
mod records;
mod report;
mod rules;

use alicloud_runtime::{
    Access, ApiStyle, Method, Operation, Record, Repeatable, Service, ServiceSigning, ValidationError, validate,
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
    match validate(&OPERATION, request) {
        Ok(()) => Vec::new(),
        Err(error) => error.violations.iter().map(ToString::to_string).collect(),
    }
}

const NONE: [&str; 0] = [];
