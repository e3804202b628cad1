//! The Rust decisions: what types there are, what they and their fields are called, what each requires. Neither JSON nor
//! Rust text appears here.

mod behaviour;
mod build;
mod doc;
mod example;
mod phrase;
mod types;

use alicloud_format::spec::{ApiStyle, Method, Signing};

pub use behaviour::{Cursor, ErrorCode, Pagination, Repeatable, Waiter};
pub use build::{build, product};
pub use doc::code;
pub use example::{Example, Expression, TypeName, Variable, own};
pub use types::{Constraint, Field, FieldRole, FieldType, OpenEnum, Presence, Rule, Struct, Variant, Wire};

/// The generated crate.
#[derive(Debug, Clone)]
pub struct Crate {
    /// Products, by module name.
    pub products: Vec<Product>,
}

/// One product: a module and a feature.
#[derive(Debug, Clone)]
pub struct Product {
    /// Cargo feature.
    pub feature: String,
    /// Rust module.
    pub module: String,
    /// What people call it.
    pub title: String,
    /// Versions, oldest first; the last is what the module re-exports.
    pub versions: Vec<Version>,
}

/// One version of a product: a module.
#[derive(Debug, Clone)]
pub struct Version {
    /// Rust module, such as `v2014_05_15`.
    pub module: String,
    /// Product code, such as `Slb`.
    pub code: String,
    /// Version as the gateway knows it.
    pub version: String,
    /// How its operations are called.
    pub style: ApiStyle,
    /// How its calls are signed.
    pub signing: Signing,
    /// What people call the product.
    pub title: String,
    /// What it is for.
    pub description: Vec<String>,
    /// Address of its reference.
    pub documentation: String,
    /// Host without region.
    pub central_endpoint: Option<String>,
    /// Region, public host and VPC host, sorted by region.
    pub regions: Vec<Region>,
    /// Structures that several operations share.
    pub components: Vec<Struct>,
    /// Enums of those.
    pub component_enums: Vec<OpenEnum>,
    /// Operations by name.
    pub operations: Vec<Operation>,
    /// Error codes of all operations, by constant.
    pub error_codes: Vec<ErrorCode>,
}

/// Hosts in one region.
#[derive(Debug, Clone)]
pub struct Region {
    /// Region id.
    pub id: String,
    /// Host on the public network.
    pub public: Option<String>,
    /// Host inside a VPC.
    pub vpc: Option<String>,
}

/// One API: a method of the client and a module of types.
#[derive(Debug, Clone)]
pub struct Operation {
    /// API name.
    pub name: String,
    /// Rust name of the method and the module.
    pub method_name: String,
    /// HTTP method.
    pub http_method: Method,
    /// Path template.
    pub path: String,
    /// Whether it is called without any identity.
    pub is_anonymous: bool,
    /// Whether it may be called again.
    pub repeatable: Repeatable,
    /// How one gets from page to page, if its answer comes in pages.
    pub pagination: Option<Pagination>,
    /// States that can be waited for.
    pub waiters: Vec<Waiter>,
    /// Address of the reference page.
    pub documentation: String,
    /// Paragraphs: the summary, then the rest.
    pub doc: Vec<String>,
    /// What to say to those who still use it.
    pub deprecated: Option<String>,
    /// Status, code and message of documented errors.
    pub errors: Vec<(Option<u16>, String, Option<String>)>,
    /// The request and what it holds, the request first.
    pub request: Vec<Struct>,
    /// The response and what it holds, the response first.
    pub response: Vec<Struct>,
    /// Enums of both.
    pub enums: Vec<OpenEnum>,
    /// A request to show in the documentation, if there is an honest one.
    pub example: Option<Expression>,
    /// Documented requests and answers.
    pub examples: Vec<Example>,
}

/// What the root of the crate says about a product.
#[derive(Debug, Clone)]
pub struct Outline {
    /// Cargo feature.
    pub feature: String,
    /// Rust module.
    pub module: String,
    /// What people call it.
    pub title: String,
    /// Versions, oldest first, each with the count of its operations.
    pub versions: Vec<(String, usize)>,
}

impl Product {
    /// What the root of the crate says about it.
    pub fn outline(&self) -> Outline {
        let versions = self.versions.iter().map(|version| (version.version.clone(), version.operations.len()));
        Outline {
            feature: self.feature.clone(),
            module: self.module.clone(),
            title: self.title.clone(),
            versions: versions.collect(),
        }
    }
}

impl Outline {
    /// How many operations its versions have.
    pub fn operations(&self) -> usize {
        self.versions.iter().map(|(_, operations)| operations).sum()
    }
}
