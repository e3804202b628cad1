//! The Rust decisions: what types there are, what they and their fields are called, what each requires. Neither JSON nor
//! Rust text appears here.

mod build;
mod doc;
mod example;
pub mod naming;
mod types;

use crate::spec::{Catalogue, Method};

pub use build::build;
pub use doc::code;
pub use example::{Example, Expression, TypeName};
pub use types::{Constraint, Field, FieldType, OpenEnum, Presence, Rule, Struct, Variant, Wire};

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
    /// Address of the reference page.
    pub documentation: String,
    /// Paragraphs: the summary, then the rest.
    pub doc: Vec<String>,
    /// What to say to those who still use it.
    pub deprecated: Option<String>,
    /// Status, code and message of documented errors.
    pub errors: Vec<(u16, String, Option<String>)>,
    /// The request and what it holds, the request first.
    pub request: Vec<Struct>,
    /// The response and what it holds, the response first.
    pub response: Vec<Struct>,
    /// Enums of both.
    pub enums: Vec<OpenEnum>,
    /// A request to show in the documentation.
    pub example: Expression,
    /// Documented requests and answers.
    pub examples: Vec<Example>,
}

impl Crate {
    /// How many operations there are.
    pub fn operations(&self) -> usize {
        self.products.iter().flat_map(|product| &product.versions).map(|version| version.operations.len()).sum()
    }
}

/// The whole of a checked catalogue.
pub fn model(catalogue: &Catalogue) -> Crate {
    build(catalogue)
}
