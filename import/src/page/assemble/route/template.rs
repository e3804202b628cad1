//! Paths as templates: the several ways in which pages write the places that parameters go to.

use regex::Regex;

/// A path in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RouteTemplate {
    parts: Vec<RoutePart>,
    /// What is sent as it stands, with its `?`.
    query: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum RoutePart {
    Literal(String),
    /// The name of a parameter, and whether its value may have slashes.
    Place(String, bool),
}

/// Longer paths are none.
const LONGEST: usize = 500;

/// Reads a path such as `/shelves/[ShelfId]/books/{BookId}`; none if it is none. What stands in a path as it is can be sent, so
/// that markup, blanks and braces without a counterpart are no part of one.
pub(crate) fn read(path: &str) -> Option<RouteTemplate> {
    let path: String = path.chars().filter(|c| *c != '\\').collect();
    let (path, query) = path.split_once('?').unwrap_or((&path, ""));
    let path = path.strip_prefix('/').filter(|path| path.len() < LONGEST)?;
    let mut template = RouteTemplate { parts: Vec::new(), query: String::new() };
    for part in path.split('/') {
        template.literal("/");
        template.segment(part)?;
    }
    // What has no value in a query, as in `/?acl`, is a part of the address; what has one is a parameter.
    let fixed: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && part.chars().all(is_plain)).collect();
    if !fixed.is_empty() {
        template.query = format!("?{}", fixed.join("&"));
    }
    Some(template)
}

impl RouteTemplate {
    fn literal(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(RoutePart::Literal(literal)) => literal.push_str(text),
            _ => self.parts.push(RoutePart::Literal(text.to_owned())),
        }
    }

    fn segment(&mut self, text: &str) -> Option<()> {
        if let Some((name, is_rest)) = whole(text) {
            self.parts.push(RoutePart::Place(name.to_owned(), is_rest));
            return Some(());
        }
        let mut rest = text;
        while let Some((before, from)) = rest.split_once('{') {
            let (inside, after) = from.split_once('}')?;
            let (name, is_rest) = name_of(inside)?;
            self.fixed(before.strip_suffix('$').unwrap_or(before))?;
            self.parts.push(RoutePart::Place(name.to_owned(), is_rest));
            rest = after;
        }
        self.fixed(rest)
    }

    fn fixed(&mut self, text: &str) -> Option<()> {
        let is_encoded = |after: &str| after.get(..2).is_some_and(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let is_path = text.chars().all(is_sent) && text.split('%').skip(1).all(is_encoded);
        if is_path {
            self.literal(text);
        }
        is_path.then_some(())
    }

    /// The values that the places have in a path, not yet decoded; none if the path is another one. A slash more or less at
    /// the end makes no difference.
    pub(crate) fn values<'t>(&'t self, path: &'t str) -> Option<Vec<(&'t str, &'t str)>> {
        let pattern = |part: &RoutePart| match part {
            RoutePart::Literal(text) => regex::escape(text),
            RoutePart::Place(_, false) => "([^/]+?)".to_owned(),
            RoutePart::Place(_, true) => "(.+?)".to_owned(),
        };
        let pattern: String = self.parts.iter().map(pattern).collect();
        let found = Regex::new(&format!("^{}/?$", pattern.trim_end_matches('/'))).ok()?.captures(path)?;
        let names = self.parts.iter().filter_map(|part| match part {
            RoutePart::Place(name, _) => Some(name.as_str()),
            RoutePart::Literal(_) => None,
        });
        Some(names.zip(found.iter().skip(1).map(|text| text.map_or("", |text| text.as_str()))).collect())
    }

    /// Whether it is more than the root.
    pub(crate) fn is_some(&self) -> bool {
        !self.query.is_empty() || self.parts != [RoutePart::Literal("/".to_owned())]
    }

    /// The names of its places, each once.
    pub(crate) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for part in &self.parts {
            if let RoutePart::Place(name, _) = part
                && !names.contains(&name.as_str())
            {
                names.push(name);
            }
        }
        names
    }

    /// Gives places another name.
    pub(crate) fn rename(&mut self, from: &str, to: &str) {
        for part in &mut self.parts {
            if let RoutePart::Place(name, _) = part
                && name == from
            {
                to.clone_into(name);
            }
        }
    }

    /// Makes places of the segments for which there is a name.
    pub(crate) fn fill(&mut self, name_of: impl Fn(&str) -> Option<String>) {
        for part in std::mem::take(&mut self.parts) {
            let RoutePart::Literal(text) = part else {
                self.parts.push(part);
                continue;
            };
            for (number, segment) in text.split('/').enumerate() {
                if number > 0 {
                    self.literal("/");
                }
                match name_of(segment) {
                    Some(name) => self.parts.push(RoutePart::Place(name, false)),
                    None if segment.is_empty() => {}
                    None => self.literal(segment),
                }
            }
        }
    }
}

impl std::fmt::Display for RouteTemplate {
    /// As specs write it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            RoutePart::Literal(text) => f.write_str(text),
            RoutePart::Place(name, is_rest) => write!(f, "{{{name}{}}}", if *is_rest { "*" } else { "" }),
        })?;
        f.write_str(&self.query)
    }
}

/// The name of a place that takes all of a segment: `[Name]`, `<Name>`, `{Name}`, `${Name}`, `$[Name]`, `$Name`, `:Name`.
fn whole(segment: &str) -> Option<(&str, bool)> {
    const ENCLOSED: [(&str, &str); 6] = [("{", "}"), ("${", "}"), ("[", "]"), ("$[", "]"), ("<", ">"), ("<{", "}>")];
    let enclosed = |(open, close): &(&str, &str)| name_of(segment.strip_prefix(open)?.strip_suffix(close)?);
    let marked = || name_of(segment.strip_prefix(['$', ':'])?);
    let found = ENCLOSED.iter().find_map(enclosed).or_else(marked);
    // Only of braces there is no doubt what they are.
    found.filter(|(name, _)| segment.contains('{') || name.len() >= 2)
}

/// The name in a place, and whether it is followed by the mark of a rest: `Key*`, `Key+`, `Key:.*`.
fn name_of(text: &str) -> Option<(&str, bool)> {
    let bare = text.strip_suffix(":.*").or_else(|| text.strip_suffix(['*', '+'])).unwrap_or(text);
    let is_name = |name: &str| name.chars().all(is_plain) && name.chars().any(|c| c.is_ascii_alphanumeric());
    (is_name(bare) && bare.len() <= 128).then_some((bare, bare.len() < text.len()))
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '@')
}

/// What a segment of an address may have, by RFC 3986.
fn is_sent(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~%!$&'()*+,;=:@".contains(c)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn places_are_written_in_several_ways() {
        let cases = [
            ("/", "/", &[][..]),
            ("/shelves", "/shelves", &[]),
            ("/[ShelfId]/{BookId}", "/{ShelfId}/{BookId}", &["ShelfId", "BookId"]),
            (
                "/<ShelfId>/$BookId/${Row}/:Place",
                "/{ShelfId}/{BookId}/{Row}/{Place}",
                &["ShelfId", "BookId", "Row", "Place"],
            ),
            ("/\\[ShelfId\\]/a\\_b", "/{ShelfId}/a_b", &["ShelfId"]),
            ("/{a}/b", "/{a}/b", &["a"]),
            ("/{Id}.json", "/{Id}.json", &["Id"]),
            ("/v{Major}.{Minor}/x", "/v{Major}.{Minor}/x", &["Major", "Minor"]),
            ("/[Id]/copies/[Id]", "/{Id}/copies/{Id}", &["Id"]),
            ("/{Key*}", "/{Key*}", &["Key"]),
            ("/{Key:.*}", "/{Key*}", &["Key"]),
            ("/?acl", "/?acl", &[]),
            ("/shelves?Row=1", "/shelves", &[]),
            ("/{Object}?acl&versionId=[Id]", "/{Object}?acl", &["Object"]),
            ("/shelves?Row=1&acl&&policy&=x", "/shelves?acl&policy", &[]),
            ("/a%20b/c:start", "/a%20b/c:start", &[]),
        ];
        for (path, template, names) in cases {
            let read = read(path).expect(path);
            assert_eq!(read.to_string(), template);
            assert_eq!(read.names(), names, "{path}");
        }
    }

    #[test]
    fn values_are_found_in_paths() {
        type Values<'v> = Option<&'v [(&'v str, &'v str)]>;
        let cases: [(&str, &str, Values<'_>); 11] = [
            ("/shelves/{Id}", "/shelves/s-1", Some(&[("Id", "s-1")])),
            ("/shelves/{Id}", "/shelves/s-1/", Some(&[("Id", "s-1")])),
            ("/shelves/{Id}/", "/shelves/s-1", Some(&[("Id", "s-1")])),
            ("/shelves/{Id}.json", "/shelves/s.1.json", Some(&[("Id", "s.1")])),
            ("/shelves/{Id}.json", "/shelves/s-1", None),
            ("/v{Major}.{Minor}/x", "/v1.2/x", Some(&[("Major", "1"), ("Minor", "2")])),
            ("/files/{Key*}", "/files/a/b.txt", Some(&[("Key", "a/b.txt")])),
            ("/files/{Key}", "/files/a/b.txt", None),
            ("/files/{Key*}?acl", "/files/a", Some(&[("Key", "a")])),
            ("/shelves/{Id}", "/rooms/s-1", None),
            ("/", "/", Some(&[])),
        ];
        for (template, path, expected) in cases {
            assert_eq!(read(template).expect(template).values(path).as_deref(), expected, "{template} {path}");
        }
    }

    #[test]
    fn what_cannot_be_sent_is_no_path() {
        let paths = [
            "",
            "shelves",
            "/RequestId></DeleteShelfResponse>",
            "/a b",
            "/a\tb",
            "/{",
            "/}",
            "/{Shelf",
            "/[Shelf",
            "/<Shelf",
            "/a{Shelf",
            "/{Shelf}}",
            "/{{Shelf}/x}",
            "/{}",
            "/{书架}",
            "/书架",
            "/a#b",
            "/a%",
            "/a%2",
            "/\"a\"",
            "/a|b",
        ];
        for path in paths {
            assert_eq!(read(path).map(|template| template.to_string()), None, "{path}");
        }
    }
}
