//! The module of a product version: what it exports, where it is served, and the structs that its operations share.

use alicloud_format::naming;
use askama::Template;

use super::layout::{Delimiters, Layout};
use super::operation::uses_maps;
use super::{Error, Files, MARK, order, structs, text};
use crate::model::{Region, Version};

#[derive(Template)]
#[template(path = "version.rs.txt", escape = "none")]
struct Module<'a> {
    mark: &'a str,
    doc: String,
    modules: Vec<String>,
    exports: Vec<String>,
    service: String,
}

#[derive(Template)]
#[template(path = "endpoints.rs.txt", escape = "none")]
struct Endpoints<'a> {
    mark: &'a str,
    regions: String,
}

#[derive(Template)]
#[template(path = "types.rs.txt", escape = "none")]
struct Types<'a> {
    mark: &'a str,
    uses_maps: bool,
    items: String,
}

pub(super) fn emit(version: &Version, folder: &str, files: &mut Files) -> Result<(), Error> {
    let module = Module {
        mark: MARK,
        doc: text::doc(0, "//!", &doc(version)),
        modules: modules(version),
        exports: exports(version),
        service: service(version),
    };
    files.insert(format!("{folder}/mod.rs"), module.render()? + "\n");
    let endpoints = Endpoints { mark: MARK, regions: regions(version) };
    files.insert(format!("{folder}/endpoints.rs"), endpoints.render()? + "\n");
    if !version.components.is_empty() {
        let uses_maps = version.components.iter().any(uses_maps);
        let items = structs::emit_all(&version.components, &version.component_enums, None, "");
        let types = Types { mark: MARK, uses_maps, items };
        files.insert(format!("{folder}/types.rs"), types.render()?);
    }
    Ok(())
}

fn doc(version: &Version) -> Vec<String> {
    let mut doc = vec![format!("{}, API version {}.", version.title, version.version)];
    doc.extend(version.description.iter().cloned());
    doc.push(format!("Reference: {}", version.documentation));
    doc
}

/// Declarations of modules, in the order that rustfmt keeps.
fn modules(version: &Version) -> Vec<String> {
    let mut modules = vec![("client", ""), ("endpoints", "")];
    if !version.error_codes.is_empty() {
        modules.push(("error_codes", "pub "));
    }
    modules.extend(version.operations.iter().map(|operation| (operation.method_name.as_str(), "pub ")));
    if !version.components.is_empty() {
        modules.push(("types", "pub "));
    }
    modules.sort_by_key(|(name, _)| naming::unraw(name));
    modules.into_iter().map(|(name, visibility)| format!("{visibility}mod {name};")).collect()
}

/// What the module exports, in the order that rustfmt keeps.
fn exports(version: &Version) -> Vec<String> {
    let mut exports = vec![("client", "pub use client::Client;".to_owned())];
    for operation in &version.operations {
        let (Some(request), Some(response)) = (operation.request.first(), operation.response.first()) else { continue };
        let names = [request.name.as_str(), response.name.as_str()];
        let head = format!("pub use {}::", operation.method_name);
        exports.push((&operation.method_name, Layout::group(head, Delimiters::Braces, names).line(0, ";")));
    }
    exports.sort_by(|(left, _), (right, _)| order::imports(naming::unraw(left), naming::unraw(right)));
    exports.into_iter().map(|(_, line)| line).collect()
}

fn service(version: &Version) -> String {
    let members = [
        format!("code: {}", text::literal(&version.code)),
        format!("version: {}", text::literal(&version.version)),
        format!("style: rt::ApiStyle::{:?}", version.style),
        format!("signing: rt::ServiceSigning::{:?}", version.signing),
        format!("central_endpoint: {}", optional(version.central_endpoint.as_deref())),
        "regions: endpoints::REGIONS".to_owned(),
    ];
    Layout::literal("rt::Service ", members).assigned(0, "static SERVICE: rt::Service =", ";")
}

fn optional(host: Option<&str>) -> String {
    host.map_or_else(|| "None".to_owned(), |host| format!("Some({})", text::literal(host)))
}

fn regions(version: &Version) -> String {
    let regions = Layout::array("&", version.regions.iter().map(region));
    regions.assigned(0, "pub(super) static REGIONS: &[rt::RegionEndpoint] =", ";")
}

fn region(region: &Region) -> Layout<'_> {
    let fields = [
        format!("region: {}", text::literal(&region.id)),
        format!("public: {}", optional(region.public.as_deref())),
        format!("vpc: {}", optional(region.vpc.as_deref())),
    ];
    Layout::literal("rt::RegionEndpoint ", fields)
}
