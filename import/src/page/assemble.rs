//! What was read of a page to a spec, which passes all checks.

mod belonging;
mod confirm;
mod errors;
pub(crate) mod examples;
mod remarks;
mod request;
mod response;
mod route;
mod schema;
pub(crate) mod settle;
mod summary;

use alicloud_format::spec::{Api, ApiStyle, Method, SCHEMA_PATH};

use super::context::PageContext;
use super::document::origin::Origin;
use super::document::parts::Document;
use super::example::shown::Shown;
use super::finding::FindingKind;
use super::outcome::{PRODUCT_UNKNOWN, Page, VERSION_UNKNOWN};
use crate::address;
use crate::names::unusable_api;

/// The spec of a page, or as much of it as there is without the name of an API.
pub(crate) fn page(context: &mut PageContext<'_>, document: &Document<'_>, shown: &Shown, mut origin: Origin) -> Page {
    let request = request::read(context, document, shown, origin.style);
    belonging::complete(&mut origin, &request, shown, context.options, &mut context.findings);
    let page = Page {
        product: origin.product.clone(),
        version: origin.version.clone(),
        style: request.style,
        hosts: belonging::hosts(shown),
        ..Page::default()
    };
    remarks::tell_remains(context, document, &origin, request.has_table);
    let Some((line, name)) = origin.api.clone().filter(|(_, name)| unusable_api(name).is_none()) else {
        context.findings.error(
            FindingKind::NoApi,
            document.title.map_or(1, |(line, _)| line),
            "",
            "not imported: give the page a title that is the name of the API",
        );
        return page;
    };
    context.lines.insert(String::new(), line);
    let is_rpc = page.style != Some(ApiStyle::Roa);
    let answer = response::read(context, document, shown, &name);
    let errors = errors::all(context, &document.errors);
    let path = request.route.path();
    let (parameters, answered) = (&request.parameters, answer.schema.as_ref());
    let examples = examples::all(context, shown, parameters, answered, &name, path.as_deref());
    let (summary, description) = summary::described(context, document);
    let (product, version) = (page.product.as_deref(), page.version.as_deref());
    let documentation = address::of_api(product.unwrap_or(PRODUCT_UNKNOWN), version.unwrap_or(VERSION_UNKNOWN), &name);
    let api = Api {
        schema: SCHEMA_PATH.to_owned(),
        sources: origin.sources(&name),
        imported_from: Some(origin.key()),
        rust_name: None,
        summary,
        description,
        documentation,
        method: request.route.method.filter(|_| !is_rpc).unwrap_or(Method::Post),
        path,
        auth: Vec::new(),
        deprecated: None,
        operation_type: None,
        asynchronous: None,
        parameters: request.parameters,
        rules: request.rules,
        response: answer.schema,
        pagination: None,
        waiters: Vec::new(),
        success_statuses: Vec::new(),
        response_headers: answer.headers,
        errors,
        examples,
        errata: std::mem::take(&mut context.errata),
        api: name,
    };
    let stand_in = settle::product(
        product.unwrap_or("Product"),
        version.unwrap_or("2000-01-01"),
        page.style.unwrap_or(ApiStyle::Rpc),
    );
    let api = settle::settle(context, api, &stand_in);
    context.counts.apis = usize::from(api.is_some());
    Page { api, ..page }
}
