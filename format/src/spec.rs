//! What a spec says: one `product.json` a product version, one file an API, read with the position of every value.

mod api;
mod behaviour;
mod catalogue;
mod constraint;
mod host;
pub mod keyword;
mod ordered_map;
pub mod overlay;
mod product;
mod rule;
mod schema;
mod sources;
mod text;

pub use api::{Api, ApiError, Auth, Example, Method, Parameter, Position, is_anonymous};
pub use behaviour::{Asynchronous, OperationType, Pagination, Waiter, is_token_name};
pub use catalogue::{Catalogue, IncompleteVersion, Located, ProductVersion};
pub use host::{host_of, is_host_name, is_region_id};
pub use ordered_map::OrderedMap;
pub use product::{ApiStyle, Endpoints, Product, RegionHosts, Signing, version_folder};
pub use rule::Rule;
pub use schema::{Deprecation, Format, Role, Schema, SchemaType, Style, WireType, is_less};
pub use sources::{Erratum, Source};
pub use text::{kind_of_value, looks_like_key, plain_text, text_of, wire_text};

/// Where the JSON Schema of the format is, seen from a spec.
pub const SCHEMA_PATH: &str = "../../spec.schema.json";

/// The JSON Schema of the spec format: of an API file where there is a key `api`, of an overlay where there is a key
/// `overlay`, of `product.json` otherwise.
pub fn json_schema() -> serde_json::Value {
    let mut generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
    let api = generator.subschema_for::<Api>();
    let overlay = generator.subschema_for::<overlay::Overlay>();
    let product = generator.subschema_for::<Product>();
    serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Alibaba Cloud API spec",
        "if": { "required": ["api"] },
        "then": api,
        "else": { "if": { "required": ["overlay"] }, "then": overlay, "else": product },
        "$defs": generator.take_definitions(true),
    })
}
