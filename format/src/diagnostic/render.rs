//! Findings as text, in the manner of rustc.

mod excerpt;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer};

use super::wording::is_invisible;
use super::{Finding, Place, Severity};
use crate::json::Positions;
use excerpt::{Excerpt, Mark};

/// Longer texts are cut off: they would come from a name or a value that somebody put there for this.
const LONGEST: usize = 2_000;
/// The same for pointers, which repeat what the excerpt shows.
const LONGEST_POINTER: usize = 500;
/// More than this is never drawn; long lines are cut before they reach the library.
const WIDTH: usize = 1_000;

/// Shows findings, sorted by file and position, and counts them in a last line. `sources` gives the text of a file; without
/// one a finding is shown without its place in the text.
pub fn render<T: AsRef<str>>(findings: &[Finding], sources: impl Fn(&Path) -> Option<T>, color: bool) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let files = Files::new(findings, sources);
    let mut order: Vec<(&Finding, Range<usize>)> =
        findings.iter().map(|finding| (finding, files.range(&finding.file, &finding.pointer, finding.place))).collect();
    order.sort_by(|(a, a_range), (b, b_range)| {
        (&a.file, a_range.start, a_range.end, a.severity, a.code, &a.message).cmp(&(
            &b.file,
            b_range.start,
            b_range.end,
            b.severity,
            b.code,
            &b.message,
        ))
    });

    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut text = String::new();
    for (finding, range) in order {
        let mut headers = Vec::new();
        let report = renderer.render(&[group(finding, &range, &files, &mut headers)]);
        text.push_str(&correct(report, &headers));
        text.push_str("\n\n");
    }
    text.push_str(&renderer.render(&[Group::with_title(total(findings))]));
    text.push('\n');
    text
}

fn group<'a>(finding: &'a Finding, range: &Range<usize>, files: &Files<'_>, headers: &mut Vec<Header>) -> Group<'a> {
    let level = if finding.severity == Severity::Error { Level::ERROR } else { Level::WARNING };
    let title = level.primary_title(clean(&finding.message, LONGEST)).id(finding.code);
    let mut group = Group::with_title(title);

    let primary = Mark { range: range.clone(), label: clean(&finding.label, LONGEST), kind: AnnotationKind::Primary };
    let related = finding.related.iter().map(|related| {
        let range = files.range(&related.file, &related.pointer, related.place);
        (related, Mark { range, label: clean(&related.label, LONGEST), kind: AnnotationKind::Context })
    });
    let (here, elsewhere): (Vec<_>, Vec<_>) = related.partition(|(related, _)| related.file == finding.file);

    let marks = std::iter::once(primary).chain(here.into_iter().map(|(_, mark)| mark)).collect();
    group = show(group, &finding.file, files.source(&finding.file, finding.place), marks, headers);
    for (related, mark) in elsewhere {
        group = show(group, &related.file, files.source(&related.file, related.place), vec![mark], headers);
    }
    if !finding.pointer.is_empty() {
        group = group.element(Level::NOTE.message(format!("at {}", clean(&finding.pointer, LONGEST_POINTER))));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(clean(help, LONGEST)));
    }
    group
}

/// The place of a snippet as the library shows it, and as it is: they differ in the column where a line was cut.
struct Header {
    shown: String,
    correct: String,
}

/// Adds some marks in a file.
fn show<'a>(
    mut group: Group<'a>,
    file: &Path,
    source: Option<&Source>,
    marks: Vec<Mark<'a>>,
    headers: &mut Vec<Header>,
) -> Group<'a> {
    let path = clean(&file.to_string_lossy(), LONGEST).into_owned();
    let Some(source) = source else {
        return group.element(Origin::path(path));
    };
    for excerpt in Excerpt::cut(source, marks) {
        let place = |column: usize| format!("{path}:{}:{column}", excerpt.line);
        headers.push(Header { shown: place(excerpt.shown_column), correct: place(excerpt.column) });
        group = group.element(excerpt.snippet().path(path.clone()));
    }
    group
}

/// Puts the true columns into a report; the headers are in the order of the text.
fn correct(mut report: String, headers: &[Header]) -> String {
    let mut from = 0;
    for Header { shown, correct } in headers {
        let Some(at) = report.get(from..).and_then(|rest| rest.find(shown)) else { continue };
        report.replace_range(from + at..from + at + shown.len(), correct);
        from += at + correct.len();
    }
    report
}

/// Text that cannot disturb a terminal, and is not endless.
fn clean(text: &str, longest: usize) -> Cow<'_, str> {
    let odd = |character: char| character != '\n' && is_invisible(character);
    if text.len() <= longest && !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let mut cleaned: String =
        text.chars().take(longest).map(|character| if odd(character) { '�' } else { character }).collect();
    if text.chars().nth(longest).is_some() {
        cleaned.push('…');
    }
    Cow::Owned(cleaned)
}

fn total(findings: &[Finding]) -> annotate_snippets::Title<'static> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let warnings = findings.len() - errors;
    let files = findings.iter().map(|finding| &finding.file).collect::<BTreeSet<_>>().len();
    let counts: Vec<String> = [(errors, "error"), (warnings, "warning")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| plural(count, noun))
        .collect();
    let level = if errors > 0 { Level::ERROR } else { Level::WARNING };
    level.primary_title(format!("{} in {}", counts.join(", "), plural(files, "file")))
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The files that findings are about, each read and parsed once.
struct Files<'a> {
    files: HashMap<&'a Path, Source>,
}

/// One of them.
struct Source {
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
    positions: Option<Positions>,
}

impl Source {
    fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(breaks).collect();
        Self { text: text.to_owned(), lines, positions: Positions::new(text) }
    }

    /// The line that a byte is in, from 0.
    fn line_of(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// A line without its end, and where it begins.
    fn line(&self, line: usize) -> (usize, &str) {
        let start = self.lines.get(line).copied().unwrap_or(self.text.len());
        let end = self.lines.get(line + 1).copied().unwrap_or(self.text.len());
        (start, self.text.get(start..end).unwrap_or_default().trim_end_matches(['\r', '\n']))
    }
}

impl<'a> Files<'a> {
    fn new<T: AsRef<str>>(findings: &'a [Finding], sources: impl Fn(&Path) -> Option<T>) -> Self {
        let paths = findings.iter().flat_map(|finding| {
            std::iter::once(finding.file.as_path()).chain(finding.related.iter().map(|related| related.file.as_path()))
        });
        let files = paths
            .collect::<BTreeSet<_>>()
            .into_iter()
            .filter_map(|path| Some((path, Source::new(sources(path)?.as_ref()))))
            .collect();
        Self { files }
    }

    /// The file, unless it is only to be named.
    fn source(&self, file: &Path, place: Place) -> Option<&Source> {
        self.files.get(file).filter(|_| place != Place::File)
    }

    fn range(&self, file: &Path, pointer: &str, place: Place) -> Range<usize> {
        let positions = self.files.get(file).and_then(|source| source.positions.as_ref());
        match (place, positions) {
            (Place::Bytes { start, end }, _) => start..end,
            (Place::Key | Place::Value, Some(positions)) => positions.find(pointer, place),
            _ => 0..0,
        }
    }
}
