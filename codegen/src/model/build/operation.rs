//! One API: its request, its response, the types of both.

use std::collections::HashMap;

use alicloud_format::components::Components;
use alicloud_format::naming;
use alicloud_format::spec::{self, Api, ApiStyle};
use alicloud_format::type_names::{Given, Side, Slots, WHOLE_ANSWER};

use super::roles::Roles;
use super::structs::{self, Member, Plan, Structs};
use super::{facts, pagination, shown, waiters};
use crate::model::example::{self, Scope, Types};
use crate::model::types::{OpenEnum, Struct, Wire};
use crate::model::{Operation, Repeatable, doc};

/// What the operations of a version share.
pub(super) struct Shared<'v> {
    pub(super) components: &'v Components<'v>,
    pub(super) structs: &'v [Struct],
    pub(super) enums: &'v [OpenEnum],
    /// Names of methods that specs state, by API.
    pub(super) stated: HashMap<&'v str, &'v str>,
}

impl Shared<'_> {
    /// The name of the method of an API.
    fn method(&self, api: &str) -> Option<String> {
        naming::operation(api, self.stated.get(api).copied())
    }
}

/// The operation of an API; the names of its request and its response begin with `stem`.
pub(super) fn operation(api: &Api, stem: &str, style: ApiStyle, shared: &Shared<'_>) -> Option<Operation> {
    let method_name = shared.method(&api.api)?;
    let (request_name, response_name) = (format!("{stem}Request"), format!("{stem}Response"));
    let waiters = waiters::waiters(api, &method_name, &request_name);
    let names = Slots::of_api(api, stem, shared.components).names(&Given::default());
    let mut structs = Structs::new(shared.components, &names);
    let request = request(api, request_name, style, &mut structs, shared);
    response(api, response_name, &mut structs, shared);
    let (response, enums) = structs.finish();

    let in_answer = pagination::Structs { response: &response, shared: shared.structs };
    let pagination = pagination::pagination(api, shared.components, in_answer);
    let mut documentation = doc::operation(api, |name| shared.method(name));
    documentation.extend(pagination.as_ref().map(|_| doc::PAGES.to_owned()));
    let own = Types { structs: &request, enums: &enums };
    let scope = Scope { own, shared: Types { structs: shared.structs, enums: shared.enums } };
    Some(Operation {
        method_name,
        name: api.api.clone(),
        http_method: api.method,
        path: api.path.clone().unwrap_or_else(|| "/".to_owned()),
        is_anonymous: spec::is_anonymous(&api.auth),
        documentation: api.documentation.clone(),
        repeatable: repeatable(api),
        pagination,
        waiters,
        doc: documentation,
        deprecated: doc::deprecation(api.deprecated.as_ref(), |name| shared.method(name)),
        errors: api.errors.iter().map(|error| (error.status, error.code.clone(), error.message.clone())).collect(),
        example: example::request(&shown::values(api, shared.components), &scope, api.only_reads()),
        examples: api.examples.iter().map(|example| example::documented(api, example)).collect(),
        request,
        response,
        enums,
    })
}

/// The request of that name, and what it holds.
fn request(api: &Api, name: String, style: ApiStyle, structs: &mut Structs<'_>, shared: &Shared<'_>) -> Vec<Struct> {
    let doc = vec![format!("The request for {}.", doc::code(&api.api)), doc::summary(api)];
    let plan = Plan { name, doc, side: Side::Request };
    let is_whole_body = facts::is_whole_body(api, style, shared.components);
    let roles = Roles { api, components: shared.components }.all();
    let parameters = api.parameters.iter().zip(roles).map(|(parameter, role)| {
        let wire = facts::place(parameter.position, is_whole_body).into_iter().collect();
        Member { wire_name: &parameter.name, schema: &parameter.schema, wire, role }
    });
    structs.at("request", |structs| structs.object(plan, parameters, &api.rules));
    let mut request = structs.take_structs();
    say_of_dry_runs(api, request.first_mut());
    request
}

/// Adds the response of that name, and what it holds.
fn response(api: &Api, name: String, structs: &mut Structs<'_>, shared: &Shared<'_>) {
    let doc = vec![format!("The response to {}.", doc::code(&api.api))];
    let plan = Plan { name, doc, side: Side::Response };
    let answer = api.response.as_ref().map(|response| (response, shared.components.follow(response)));
    structs.at("response", |structs| match answer {
        Some((response, answer)) if answer.properties.is_empty() => {
            let body = Member { wire_name: WHOLE_ANSWER, schema: response, wire: vec![Wire::Body], role: None };
            structs.object(plan, std::iter::once(body), &[]);
        }
        answer => structs.object(plan, answer.into_iter().flat_map(|(_, answer)| structs::properties(answer)), &[]),
    });
}

fn repeatable(api: &Api) -> Repeatable {
    match api.idempotency_token() {
        _ if api.only_reads() => Repeatable::Always,
        Some(token) => Repeatable::WithToken(token.name.clone()),
        None => Repeatable::Never,
    }
}

/// Says of a field what is documented of it among the errors. The facts stay the last paragraph.
fn say_of_dry_runs(api: &Api, request: Option<&mut Struct>) {
    for field in request.into_iter().flat_map(|request| &mut request.fields) {
        if let Some(sentence) = doc::dry_run(api, field.role) {
            field.doc.insert(field.doc.len().saturating_sub(1), sentence);
        }
    }
}
