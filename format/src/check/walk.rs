//! A walk over every schema of a file.

use super::document::{Content, Document};
use crate::pointer;
use crate::spec::Schema;

/// A schema on the walk.
pub(super) struct Visit<'a, 'p> {
    pub(super) schema: &'a Schema,
    /// Where it stands in its file.
    pub(super) pointer: &'p str,
    pub(super) belongs: Belongs,
}

/// What a schema is part of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Belongs {
    /// It is the whole of a parameter.
    Parameter,
    /// It is part of a parameter.
    Request,
    Response,
    Component,
}

/// Visits every schema of a file, parents before children.
pub(super) fn schemas<'a>(document: &Document<'a>, visit: &mut dyn FnMut(Visit<'a, '_>)) {
    let mut walk = Walk { pointer: String::new(), visit };
    match document.content {
        Content::Product(product) => {
            for (name, schema) in product.components.iter() {
                walk.below(&["components", name], schema, Belongs::Component);
            }
        }
        Content::Api(api) => {
            for (index, parameter) in api.parameters.iter().enumerate() {
                walk.below(&["parameters", &index.to_string(), "schema"], &parameter.schema, Belongs::Parameter);
            }
            if let Some(response) = &api.response {
                walk.below(&["response"], response, Belongs::Response);
            }
        }
    }
}

struct Walk<'v, 'a> {
    pointer: String,
    visit: &'v mut dyn FnMut(Visit<'a, '_>),
}

impl<'a> Walk<'_, 'a> {
    fn below(&mut self, path: &[&str], schema: &'a Schema, belongs: Belongs) {
        let length = self.pointer.len();
        for segment in path {
            pointer::push(&mut self.pointer, segment);
        }
        self.schema(schema, belongs);
        self.pointer.truncate(length);
    }

    /// Schemas are as deep as their JSON, which is bounded.
    fn schema(&mut self, schema: &'a Schema, belongs: Belongs) {
        (self.visit)(Visit { schema, pointer: &self.pointer, belongs });
        let belongs = if belongs == Belongs::Parameter { Belongs::Request } else { belongs };
        if let Some(items) = &schema.items {
            self.below(&["items"], items, belongs);
        }
        for (name, property) in schema.properties.iter() {
            self.below(&["properties", name], property, belongs);
        }
        if let Some(additional) = &schema.additional_properties {
            self.below(&["additionalProperties"], additional, belongs);
        }
    }
}
