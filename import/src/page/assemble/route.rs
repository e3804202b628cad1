//! HTTP method and path of an API of resources.

pub(crate) mod template;

use alicloud_format::spec::{ApiStyle, Method, Parameter, Position, Schema, SchemaType};

use crate::page::context::PageContext;
use crate::page::document::parts::Document;
use crate::page::document::section::Section;
use crate::page::example::shown::Shown;
use crate::page::finding::{FindingKind, Severity};
use template::RouteTemplate;

/// Where a request goes.
#[derive(Debug, Default)]
pub(crate) struct Route {
    pub(crate) method: Option<Method>,
    /// What the path is made of; none if it is `/`.
    template: Option<RouteTemplate>,
    /// Line of the path.
    line: u32,
    /// Whether the page says that there is one.
    has_path: bool,
    /// How many methods the page allows.
    methods: usize,
    /// Whether the path is that of a request, where no template is documented.
    is_shown: bool,
    /// A path that is none, and its line.
    unreadable: Option<(u32, String)>,
}

impl Route {
    /// The path template; none if it is `/`.
    pub(crate) fn path(&self) -> Option<String> {
        self.template.as_ref().map(RouteTemplate::to_string)
    }

    /// How the API is called: as the page says, or else by its path.
    pub(crate) fn style(&self, stated: Option<ApiStyle>) -> Option<ApiStyle> {
        stated.or_else(|| self.has_path.then_some(ApiStyle::Roa))
    }

    /// Whether a parameter of that name is a part of the path.
    pub(crate) fn names(&self, parameter: &str) -> bool {
        self.places().contains(&parameter)
    }

    fn places(&self) -> Vec<&str> {
        self.template.as_ref().filter(|_| !self.is_shown).map(RouteTemplate::names).unwrap_or_default()
    }

    /// Drops the path of an API that names an action, which is called at the root.
    pub(crate) fn leave_out(&mut self, context: &mut PageContext<'_>) {
        let read = self.template.take().map(|template| (self.line, template.to_string()));
        if let Some((line, path)) = read.or_else(|| self.unreadable.take()) {
            let done = "left out: the API is taken for one that names an action, and such are called at `/`";
            context.findings.warning(FindingKind::PathUnknown, line, &path, done);
        }
    }

    /// Brings path and parameters together: a template is made of the path of a request by the values in it, places without
    /// a parameter get one, and parameters without a place are told.
    pub(crate) fn complete(&mut self, context: &mut PageContext<'_>, parameters: &mut Vec<Parameter>) {
        self.tell_unreadable(context);
        if let Some(template) = self.template.as_mut().filter(|_| self.is_shown) {
            template.fill(|segment| shown_in(segment, parameters));
        }
        self.is_shown = false;
        self.spell(parameters);
        for (index, parameter) in parameters.iter_mut().enumerate() {
            if self.names(&parameter.name) {
                parameter.position = Position::Path;
                parameter.schema.required = true;
            } else if parameter.position == Position::Path {
                parameter.position = Position::Query;
                let line = context.line_of(&format!("/parameters/{index}"));
                let done = "the path has no place for it; state its `path`, with the name in braces";
                context.findings.error(FindingKind::PathUnknown, line, &format!("request/{}", parameter.name), done);
            }
        }
        for place in self.places() {
            if parameters.iter().all(|parameter| parameter.name != place) {
                let schema = Schema { kind: Some(SchemaType::String), required: true, ..Schema::default() };
                parameters.push(Parameter { name: place.to_owned(), position: Position::Path, schema });
            }
        }
    }

    fn tell_unreadable(&mut self, context: &mut PageContext<'_>) {
        let Some((line, path)) = self.unreadable.take() else { return };
        let (severity, done) = match &self.template {
            Some(template) => (Severity::Warning, format!("taken for `{template}`, as an example has it")),
            None => {
                let done = "left out: nothing can be sent to such a path; state its `path`, with names in braces";
                (Severity::Error, done.to_owned())
            }
        };
        context.findings.add(severity, FindingKind::PathUnknown, line, "", &path, done);
    }

    /// Spells the places as the parameters are spelt that they are for.
    fn spell(&mut self, parameters: &[Parameter]) {
        let places: Vec<String> = self.places().into_iter().map(str::to_owned).collect();
        let is_named = |place: &str| parameters.iter().any(|parameter| parameter.name == *place);
        for place in places.iter().filter(|place| !is_named(place)) {
            let is_free = |name: &str| !places.iter().any(|place| place == name);
            let alike = |parameter: &&Parameter| parameter.name.eq_ignore_ascii_case(place) && is_free(&parameter.name);
            if let (Some(template), Some(parameter)) = (&mut self.template, parameters.iter().find(alike)) {
                template.rename(place, &parameter.name);
            }
        }
    }
}

/// The name of the parameter of the path whose value is shown in a segment.
fn shown_in(segment: &str, parameters: &[Parameter]) -> Option<String> {
    let fits = |parameter: &&Parameter| {
        let value = parameter.schema.example.as_ref().and_then(|example| example.as_str());
        parameter.position == Position::Path && value.is_some_and(|value| is_alike(value, segment))
    };
    parameters.iter().find(fits).map(|parameter| parameter.name.clone())
}

/// Whether two values are the same but for what is masked in them.
fn is_alike(a: &str, b: &str) -> bool {
    let stem = |text: &str| text.split('*').next().unwrap_or_default().to_owned();
    let (a, b) = (stem(a), stem(b));
    a.len() >= 3 && b.len() >= 3 && (a.starts_with(&b) || b.starts_with(&a))
}

/// Reads the line that tells method and path: under its heading, or the first line of a request.
pub(crate) fn read(document: &Document<'_>, shown: &Shown) -> Route {
    let mut route = stated(document);
    let requested = shown.requests.iter().find_map(|(line, request)| {
        let method = method_of(request.method.as_deref()?)?;
        Some((*line, method, request.path.as_str()))
    });
    let Some((line, method, path)) = requested else { return route };
    // Of several methods, an example shows the one that is meant.
    if route.method.is_none() || route.methods > 1 {
        route.method = Some(method);
    }
    if route.template.is_none() && path.trim_matches('/').contains('/') {
        match template::read(path) {
            Some(template) => {
                (route.template, route.line) = (Some(template), line);
                (route.has_path, route.is_shown) = (true, true);
            }
            None => route.unreadable = route.unreadable.take().or_else(|| Some((line, path.to_owned()))),
        }
    }
    route
}

/// What is said under the headings of the syntax.
fn stated(document: &Document<'_>) -> Route {
    let fenced = document.fences.iter().filter(|fence| fence.section == Section::RequestSyntax);
    let fenced = fenced.flat_map(|fence| (fence.line..).zip(fence.lines.iter().copied()));
    let remarks = document.remarks.iter().filter(|(section, _)| *section == Section::RequestSyntax);
    let remarks = remarks.map(|(_, line)| (line.number, line.text));
    let mut unreadable: Option<Route> = None;
    for (number, line) in fenced.chain(remarks).take(50) {
        match route(number, line) {
            Some(route) if route.unreadable.is_none() => return route,
            other => unreadable = unreadable.or(other),
        }
    }
    unreadable.unwrap_or_default()
}

fn route(number: u32, line: &str) -> Option<Route> {
    let mut words = line.trim().trim_matches('`').split_whitespace();
    let named = words.next()?;
    let methods: Vec<Method> = named.split(['|', ',']).map(method_of).collect::<Option<_>>()?;
    let address = words.next()?.trim_end_matches(['`', ',']);
    let path = match address.find("://") {
        Some(at) => address.get(at + 3..)?.find('/').and_then(|slash| address.get(at + 3 + slash..))?,
        None => address,
    };
    if !path.starts_with('/') {
        return None;
    }
    // What follows a path is the protocol; more of a path is cut off from it by a blank.
    let is_cut = words.next().is_some_and(|next| next.contains('/') && !next.starts_with("HTTP"));
    let method = methods.first().copied();
    let route = Route { method, methods: methods.len(), line: number, ..Route::default() };
    Some(match template::read(path).filter(|_| !is_cut) {
        Some(template) => {
            let template = Some(template).filter(RouteTemplate::is_some);
            Route { has_path: template.is_some(), template, ..route }
        }
        None => Route { has_path: true, unreadable: Some((number, path.to_owned())), ..route },
    })
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
