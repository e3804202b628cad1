//! The APIs of a version, its product file, and names for all of it.

mod components;
mod endpoints;

use std::collections::{BTreeMap, HashMap, HashSet};

use alicloud_format::spec::{Api, ApiStyle, Asynchronous, OrderedMap, Product, SCHEMA_PATH, Signing, version_folder};
use serde_json::Value;

use super::context::Context;
use super::source::Object;
use super::{api, keys, origin};
use crate::address;
use crate::decision::DecisionKind;
use crate::names;
use crate::{Earlier, Imported, OPENMETA, Refused};

/// Styles of products of resources whose requests are signed in a way of their own.
const SIGNED_OTHERWISE: [&str; 3] = ["SLS", "OSS", "PDS"];

/// Converts a version but for APIs that are unfit, by name and with the reason. The names that are given in `earlier` stay.
pub(super) fn version(
    mut context: Context<'_>,
    root: &Object,
    unfit: &BTreeMap<String, String>,
    earlier: &Earlier,
) -> Imported {
    keys::check(&mut context, root, &keys::ROOT);
    let none = Object::new();
    let info = root.get("info").and_then(Value::as_object).unwrap_or(&none);
    context.at("info", |context| keys::check(context, info, &keys::INFO));
    shared(&mut context, root);
    let signing = style(&mut context, root, info);
    let (mut apis, refused) = apis(&mut context, root, unfit);
    let mut product = product_file(&mut context, root, signing);
    named(&mut context, &mut product, &mut apis, &refused, earlier);
    let (directory, version_directory) = folders(&mut context);
    Imported { directory, version_directory, product, apis, refused, decisions: context.into_decisions(root) }
}

/// Folders of a product and of its version.
pub(super) fn folders_of(product: &str, version: &str) -> (String, String) {
    (names::product_folder(product), version_folder(version))
}

fn shared(context: &mut Context<'_>, root: &Object) {
    let Some(components) = context.object(root, "components") else { return };
    context.at("components", |context| {
        keys::check(context, components, &keys::COMPONENTS);
        context.object(components, "schemas");
    });
}

/// How the product is called and signed.
fn style(context: &mut Context<'_>, root: &Object, info: &Object) -> Signing {
    let stated = context.at("info", |context| context.text(info, "style")).unwrap_or_default();
    context.is_rpc = stated == "RPC";
    context.style = match stated {
        "RPC" => ApiStyle::Rpc,
        "ROA" | "FC" | "AliGenie" => ApiStyle::Roa,
        stated if SIGNED_OTHERWISE.contains(&stated) => ApiStyle::Roa,
        other => context.at("info", |context| {
            let style = style_from_paths(root);
            let kind = if other == "V3" { DecisionKind::StyleFromPaths } else { DecisionKind::UnknownStyle };
            context.decide(kind, other, format!("called as {style:?}"));
            style
        }),
    };
    if SIGNED_OTHERWISE.contains(&stated) { Signing::Own } else { Signing::Standard }
}

fn style_from_paths(root: &Object) -> ApiStyle {
    let apis = root.get("apis").and_then(Value::as_object);
    let with_path = apis.into_iter().flatten().filter(|(_, api)| api.get("path").is_some_and(Value::is_string)).count();
    if with_path * 2 > apis.map_or(0, Object::len) { ApiStyle::Roa } else { ApiStyle::Rpc }
}

/// All APIs that are wanted: converted, or refused.
fn apis(context: &mut Context<'_>, root: &Object, unfit: &BTreeMap<String, String>) -> (Vec<Api>, Vec<Refused>) {
    let (mut converted, mut refused) = (Vec::new(), Vec::new());
    let options = context.options;
    let is_wanted = |name: &str| options.only.as_ref().is_none_or(|only| only.iter().any(|wanted| wanted == name));
    for (name, source) in context.object(root, "apis").into_iter().flatten().filter(|(name, _)| is_wanted(name)) {
        let known = unfit.get(name);
        context.at_api(name, |context| match known.cloned().map_or_else(|| api::api(context, name, source), Err) {
            Ok(api) => converted.push(api),
            Err(reason) => {
                let done = if known.is_some() { "refused: the spec does not pass the checks" } else { "refused" };
                context.decide(DecisionKind::ApiRefused, &reason, done);
                let pointer = context.pointer().to_owned();
                refused.push(Refused { api: name.clone(), reason, pointer });
            }
        });
    }
    with_file_names(context, &converted);
    with_known_apis(context, &mut converted);
    (converted, refused)
}

/// Word of files that some disks take for one.
fn with_file_names(context: &mut Context<'_>, apis: &[Api]) {
    let mut files: HashMap<String, &str> = HashMap::new();
    for name in apis.iter().map(|api| api.api.as_str()) {
        if let Some(other) = files.insert(name.to_lowercase(), name) {
            let done = format!("both files are written: {name}.json, {other}.json");
            context.at_api(name, |context| context.decide(DecisionKind::FileNameCase, name, done));
        }
    }
}

/// What replaces an API, or tells when it is done, has to be one that is imported, too.
fn with_known_apis(context: &mut Context<'_>, apis: &mut [Api]) {
    let known: HashSet<String> = apis.iter().map(|api| api.api.clone()).collect();
    for api in apis {
        let is_known = |name: &String| known.contains(name) && *name != api.api;
        let mut unknown = Vec::new();
        if let Some(name) = api.deprecated.as_mut().and_then(|known| known.replacement.take_if(|name| !is_known(name)))
        {
            unknown.push((DecisionKind::ReplacementElsewhere, name));
        }
        if let Some(Asynchronous { ask, .. }) = api.asynchronous.take_if(|known| !is_known(&known.ask)) {
            unknown.push((DecisionKind::CallbackLeftOut, ask));
        }
        for (kind, name) in unknown {
            context.at_api(&api.api, |context| context.decide(kind, &name, "left out: not imported"));
        }
    }
}

fn product_file(context: &mut Context<'_>, root: &Object, signing: Signing) -> Product {
    let (endpoints, location_service_code) = endpoints::all(context, root);
    Product {
        schema: SCHEMA_PATH.to_owned(),
        product: context.product.clone(),
        version: context.version.clone(),
        imported_from: Some(OPENMETA.to_owned()),
        title: context.product.clone(),
        style: context.style,
        signing,
        description: None,
        documentation: address::of_product(&context.product, &context.version),
        location_service_code,
        endpoints,
        components: components::all(context, root),
        error_code_names: OrderedMap::default(),
        sources: origin::sources(context),
    }
}

/// Names for everything, and word of those that are not the derived ones.
fn named(context: &mut Context<'_>, product: &mut Product, apis: &mut [Api], refused: &[Refused], earlier: &Earlier) {
    for names::Named { api, kind, says, done } in names::version(product, apis, refused, earlier) {
        match api {
            Some(api) => context.at_api(&api, |context| context.decide(kind, &says, done)),
            None => context.at("components", |context| context.decide(kind, &says, done)),
        }
    }
}

fn folders(context: &mut Context<'_>) -> (String, String) {
    let (directory, version_directory) = folders_of(&context.product, &context.version);
    if version_directory != context.version {
        let says = context.version.clone();
        context.at("info", |context| {
            context.decide(DecisionKind::FolderName, &says, format!("the folder is called {version_directory}"));
        });
    }
    (directory, version_directory)
}
