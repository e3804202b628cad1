//! HTTP method and path of an API of resources.

use alicloud_codegen::spec::{Method, Parameter, Position, Schema, SchemaType};

use super::context::Context;
use super::document::Document;
use super::finding::FindingKind;
use super::section::Section;
use super::shown::Shown;

/// Where a request goes.
#[derive(Debug, Default)]
pub(super) struct Route {
    pub(super) method: Option<Method>,
    /// Path template; none if it is `/`.
    pub(super) path: Option<String>,
    /// Whether the page says that there is one.
    pub(super) has_path: bool,
    placeholders: Vec<String>,
    /// How many methods the page allows.
    methods: usize,
    /// The path of a request, where no template is documented.
    shown: Option<String>,
}

impl Route {
    /// Whether a parameter of that name is a part of the path.
    pub(super) fn names(&self, parameter: &str) -> bool {
        self.placeholders.iter().any(|placeholder| placeholder == parameter)
    }

    /// Brings path and parameters together: a template is made of the path of a request by the values in it, places without
    /// a parameter get one, and parameters without a place are told.
    pub(super) fn complete(&mut self, context: &mut Context<'_>, parameters: &mut Vec<Parameter>) {
        if let (None, Some(shown)) = (&self.path, self.shown.take()) {
            self.path = Some(self.template_of(&shown, parameters));
        }
        for (index, parameter) in parameters.iter_mut().enumerate() {
            let is_named = self.names(&parameter.name);
            if is_named {
                parameter.position = Position::Path;
                parameter.schema.required = true;
            } else if parameter.position == Position::Path {
                parameter.position = Position::Query;
                let line = context.line_of(&format!("/parameters/{index}"));
                let done = "the path has no place for it; state its `path`, with the name in braces";
                context.findings.error(FindingKind::PathUnknown, line, &format!("request/{}", parameter.name), done);
            }
        }
        for placeholder in &self.placeholders {
            if parameters.iter().all(|parameter| parameter.name != *placeholder) {
                let schema = Schema { kind: Some(SchemaType::String), required: true, ..Schema::default() };
                parameters.push(Parameter { name: placeholder.clone(), position: Position::Path, schema });
            }
        }
    }

    /// The path of a request with places for what parameters say that they hold.
    fn template_of(&mut self, shown: &str, parameters: &[Parameter]) -> String {
        let segment = |segment: &str| {
            let fits = |parameter: &&Parameter| {
                let value = parameter.schema.example.as_ref().and_then(|example| example.as_str());
                parameter.position == Position::Path && value.is_some_and(|value| is_alike(value, segment))
            };
            parameters.iter().find(fits).map(|parameter| parameter.name.clone())
        };
        let segments: Vec<String> = shown
            .split('/')
            .map(|part| match segment(part) {
                Some(name) => {
                    let place = format!("{{{name}}}");
                    self.placeholders.push(name);
                    place
                }
                None => part.to_owned(),
            })
            .collect();
        segments.join("/")
    }
}

/// Whether two values are the same but for what is masked in them.
fn is_alike(a: &str, b: &str) -> bool {
    let stem = |text: &str| text.split('*').next().unwrap_or_default().to_owned();
    let (a, b) = (stem(a), stem(b));
    a.len() >= 3 && b.len() >= 3 && (a.starts_with(&b) || b.starts_with(&a))
}

/// Reads the line that tells method and path: under its heading, or the first line of a request.
pub(super) fn read(document: &Document<'_>, shown: &Shown) -> Route {
    let fenced = document.fences.iter().filter(|fence| fence.section == Section::RequestSyntax);
    let fenced = fenced.flat_map(|fence| fence.lines.iter().copied());
    let remarks = document.remarks.iter().filter(|(section, _)| *section == Section::RequestSyntax);
    let remarks = remarks.map(|(_, line)| line.text);
    let mut route = fenced.chain(remarks).take(50).find_map(route).unwrap_or_default();
    let requested = shown.requests.iter().find_map(|(_, request)| {
        let method = method_of(request.method.as_deref()?)?;
        Some((method, request.path.as_str()))
    });
    if let Some((method, path)) = requested {
        // Of several methods, an example shows the one that is meant.
        if route.method.is_none() || route.methods > 1 {
            route.method = Some(method);
        }
        if route.path.is_none() && path.len() > 1 && path.trim_matches('/').contains('/') {
            route.has_path = true;
            route.shown = Some(path.to_owned());
        }
    }
    route
}

fn route(line: &str) -> Option<Route> {
    let mut words = line.trim().trim_matches('`').split_whitespace();
    let named = words.next()?;
    let methods: Vec<Method> = named.split(['|', ',']).map(method_of).collect::<Option<_>>()?;
    let address = words.next()?.trim_end_matches(['`', ',']);
    let path = match address.find("://") {
        Some(at) => address.get(at + 3..)?.find('/').and_then(|slash| address.get(at + 3 + slash..))?,
        None => address,
    };
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    if !path.starts_with('/') || path.len() > 500 {
        return None;
    }
    let (mut path, placeholders) = template(path);
    // A query without a value, as in `/?acl`, is a part of the address; others are parameters.
    if !query.is_empty() && super::names::is_name(query) {
        path = format!("{path}?{query}");
    }
    let has_path = path.len() > 1;
    let method = methods.first().copied();
    let path = has_path.then_some(path);
    Some(Route { method, methods: methods.len(), path, has_path, placeholders, shown: None })
}

/// `/instances/[InstanceId]/nodes` as a template with its places.
fn template(path: &str) -> (String, Vec<String>) {
    let mut placeholders: Vec<String> = Vec::new();
    let segment = |segment: &str| {
        let plain: String = segment.chars().filter(|c| *c != '\\').collect();
        let inner = plain
            .strip_prefix(['[', '{', '<', '$', ':'])
            .map(|rest| rest.trim_start_matches(['{', '[']).trim_end_matches([']', '}', '>']).to_owned());
        match inner.filter(|name| super::origin::is_api(name) || name.len() >= 2 && super::names::is_name(name)) {
            Some(name) if !placeholders.contains(&name) => {
                placeholders.push(name.clone());
                format!("{{{name}}}")
            }
            _ => plain,
        }
    };
    let segments: Vec<String> = path.split('/').map(segment).collect();
    (segments.join("/"), placeholders)
}

fn method_of(word: &str) -> Option<Method> {
    match word.trim_matches(['`', '*']).to_ascii_uppercase().as_str() {
        "GET" => Some(Method::Get),
        "POST" => Some(Method::Post),
        "PUT" => Some(Method::Put),
        "DELETE" => Some(Method::Delete),
        "PATCH" => Some(Method::Patch),
        "HEAD" => Some(Method::Head),
        "OPTIONS" => Some(Method::Options),
        _ => None,
    }
}
