//! One API: its request, its response, the types of both.

use super::facts;
use super::structs::{Plan, Side, Structs};
use crate::model::example::{self, Scope};
use crate::model::{Operation, doc, naming};
use crate::spec::{Api, Parameter, Product};

pub(super) fn operation(api: &Api, product: &Product) -> Option<Operation> {
    let type_name = naming::type_name(&api.api)?;
    let request_name = format!("{type_name}Request");
    let response_name = format!("{type_name}Response");
    let mut structs = Structs::new(&product.components, [request_name.clone(), response_name.clone()]);

    let doc = vec![format!("Request of `{}`.", api.api), api.summary.clone()];
    let plan = Plan { name: request_name, base: "", doc, side: Side::Request };
    structs.object(plan, api.parameters.iter().map(parameter), &api.rules);
    let request = structs.take_structs();

    let doc = vec![format!("Response of `{}`.", api.api)];
    let plan = Plan { name: response_name, base: "", doc, side: Side::Response };
    let properties = api.response.iter().flat_map(|response| response.properties.iter());
    structs.object(plan, properties.map(|(name, schema)| (name, schema, Vec::new())), &[]);
    let (response, enums) = structs.finish();

    let scope = Scope { structs: &request, enums: &enums };
    Some(Operation {
        method_name: naming::field_name(&api.api)?,
        name: api.api.clone(),
        http_method: api.method,
        path: api.path.clone().unwrap_or_else(|| "/".to_owned()),
        documentation: api.documentation.clone(),
        doc: doc::operation(api),
        deprecated: doc::deprecation(api.deprecated.as_ref(), naming::field_name),
        errors: api.errors.iter().map(|error| (error.status, error.code.clone(), error.message.clone())).collect(),
        example: example::request(api, &scope),
        examples: api.examples.iter().map(example::documented).collect(),
        request,
        response,
        enums,
    })
}

fn parameter(parameter: &Parameter) -> (&str, &crate::spec::Schema, Vec<crate::model::Wire>) {
    (&parameter.name, &parameter.schema, facts::place(parameter.position).into_iter().collect())
}
