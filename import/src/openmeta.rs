//! The metadata of the gateway, `api-docs.json`, stage by stage: `source` reads the text, `api` converts an API with what is
//! in it, `components` the structures that were referred to, and this module puts a version together.

mod api;
mod behaviour;
mod common;
mod components;
mod context;
mod endpoints;
mod errors;
mod keys;
mod kind;
mod origin;
mod parameter;
mod path;
mod prose;
mod response;
mod schema;
mod source;
mod wire_name;
mod wrapper;

use std::collections::{BTreeMap, HashMap, HashSet};

use alicloud_format::spec::{Api, ApiStyle, OrderedMap, Product, SCHEMA_PATH, Signing, version_folder};
use serde_json::Value;

use crate::address;
use crate::decision::DecisionKind;
use crate::names;
use crate::references;
use crate::{Earlier, ImportError, Imported, OPENMETA, Options, Refused};
use context::{Context, Object};

/// Styles of products of resources whose requests are signed in a way of their own.
const SIGNED_OTHERWISE: [&str; 3] = ["SLS", "OSS", "PDS"];

/// A file of metadata that has been read and not yet imported.
pub struct Metadata {
    root: Object,
    faults: Vec<source::Fault>,
    product: String,
    version: String,
}

impl Metadata {
    /// Reads a file.
    ///
    /// # Errors
    /// If the text is no JSON, or does not say which version of which product it describes.
    pub fn read(text: &str) -> Result<Self, ImportError> {
        let (value, faults) = source::read(text).map_err(ImportError::Json)?;
        let Value::Object(root) = value else { return Err(ImportError::NotMetadata("it is not an object")) };
        let info = root.get("info").and_then(Value::as_object).ok_or(ImportError::NotMetadata("it has no `info`"))?;
        let stated = |key| info.get(key).and_then(Value::as_str).map(str::trim).filter(|text| is_name(text));
        let product = stated("product")
            .filter(|code| names_something(code))
            .ok_or(ImportError::NotMetadata("`info` has no usable `product`"))?
            .to_owned();
        let version = stated("version").ok_or(ImportError::NotMetadata("`info` has no usable `version`"))?.to_owned();
        if lacks_components(&root) && refers_to_components(&root) {
            return Err(ImportError::NotMetadata("APIs refer to `components`, which cannot be read"));
        }
        Ok(Self { root, faults, product, version })
    }

    /// Folders of the product and of the version, such as `slb` and `2014-05-15`.
    #[must_use]
    pub fn folders(&self) -> (String, String) {
        folders_of(&self.product, &self.version)
    }

    /// Imports it. The names that are given in `earlier`, the specs that are there already, stay.
    #[must_use]
    pub fn import(&self, options: &Options, earlier: &Earlier) -> Imported {
        self.import_without(&BTreeMap::new(), options, earlier)
    }

    /// The same, but refuses some APIs, by name and with the reason: those whose specs turned out to be unfit.
    #[must_use]
    pub fn import_without(&self, unfit: &BTreeMap<String, String>, options: &Options, earlier: &Earlier) -> Imported {
        let Self { root, faults, product, version } = self;
        let mut context = Context::new(options, root, product, version);
        context.take_faults(faults);
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
}

/// Whether there are shared structures that are none. Without them, fields would lose their types.
fn lacks_components(root: &Object) -> bool {
    let Some(components) = root.get("components") else { return false };
    components
        .as_object()
        .is_none_or(|components| components.get("schemas").is_some_and(|schemas| !schemas.is_object()))
}

fn refers_to_components(root: &Object) -> bool {
    let mut references = root.values().flat_map(references::all);
    references.any(|reference| reference.starts_with("#/components/schemas/"))
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

/// Whether a folder can be called after the code of a product.
fn names_something(code: &str) -> bool {
    code.contains(|c: char| c.is_ascii_alphanumeric())
}

/// Whether a text can name a product or a version.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 100 && !text.chars().any(names::is_invisible)
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
    with_known_replacements(context, &mut converted);
    behaviour::with_known_apis(context, &mut converted);
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

/// What replaces an API has to be one of the same version.
fn with_known_replacements(context: &mut Context<'_>, apis: &mut [Api]) {
    let known: HashSet<String> = apis.iter().map(|api| api.api.clone()).collect();
    for api in apis {
        let Some(deprecation) = &mut api.deprecated else { continue };
        let is_known = |name: &String| known.contains(name) && *name != api.api;
        if let Some(unknown) = deprecation.replacement.take_if(|name| !is_known(name)) {
            context.at_api(&api.api, |context| {
                context.decide(DecisionKind::ReplacementElsewhere, &unknown, "left out: not imported");
            });
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
        components: components::import(context, root),
        error_code_names: OrderedMap::default(),
        sources: origin::sources(context),
    }
}

fn folders_of(product: &str, version: &str) -> (String, String) {
    (names::product_folder(product), version_folder(version))
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
