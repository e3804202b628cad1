//! All stages, one product after another and several at a time, so that memory depends on the largest product and not on
//! their number.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::check::{self, Identity};
use crate::diagnostic::{Finding, Severity};
use crate::emit::{self, Options};
use crate::model::{self, Outline};
use crate::output::{Changes, Output};
use crate::select::Selection;
use crate::spec::{self, ProductFolder};

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// Everything that there is to say about the specs.
    pub findings: Vec<Finding>,
    /// What was generated; none if there is an error among the findings.
    pub generated: Option<Generated>,
}

/// What was generated.
#[derive(Debug)]
pub struct Generated {
    /// Count of operations.
    pub operations: usize,
    /// Count of files.
    pub files: usize,
    /// What differed.
    pub changes: Changes,
}

/// Loads, checks, models, emits and writes what is selected, or everything.
///
/// # Errors
/// Specs that cannot be read at all, files that cannot be written, or a selection of what is not there.
pub fn generate(
    specs: &Path,
    selection: Option<&Selection>,
    options: &Options,
    output: Output,
) -> io::Result<Outcome> {
    let (mut folders, findings) = spec::folders(specs)?;
    if let Some(selection) = selection {
        let names: Vec<&str> = folders.iter().map(ProductFolder::name).collect();
        selection.check_products(&names).map_err(invalid)?;
        folders.retain(|folder| selection.includes(folder.name()));
    }
    let run = Run { selection, output: &output, has_error: AtomicBool::new(false), results: Mutex::default() };
    run.note(findings);
    run.all(&folders)?;

    let Run { results, has_error, .. } = run;
    let Results { mut findings, identities, mut outlines, mut files } =
        results.into_inner().unwrap_or_else(PoisonError::into_inner);
    let between = check::between(&identities.into_values().flatten().collect::<Vec<_>>());
    if has_error.into_inner() || between.iter().any(|finding| finding.severity == Severity::Error) {
        findings.extend(between);
        return Ok(Outcome { findings, generated: None });
    }
    findings.extend(between);
    outlines.sort_by(|left, right| left.module.cmp(&right.module));
    let root = emit::root(&outlines, options).map_err(invalid)?;
    files += root.len();
    output.add(&root)?;
    let operations = outlines.iter().map(Outline::operations).sum();
    Ok(Outcome { findings, generated: Some(Generated { operations, files, changes: output.finish()? }) })
}

fn invalid(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error)
}

struct Run<'r> {
    selection: Option<&'r Selection>,
    output: &'r Output,
    /// Whether anything is known to be wrong, so that nothing needs to be emitted any more.
    has_error: AtomicBool,
    results: Mutex<Results>,
}

#[derive(Default)]
struct Results {
    findings: Vec<Finding>,
    /// By the folder of the product, so that it does not matter which was ready first.
    identities: BTreeMap<String, Vec<Identity>>,
    outlines: Vec<Outline>,
    files: usize,
}

impl Run<'_> {
    /// Each processor takes the next product that none has taken.
    fn all(&self, folders: &[ProductFolder]) -> io::Result<()> {
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some(folder) = folders.get(next.fetch_add(1, Ordering::Relaxed)) {
                self.product(folder)?;
            }
            Ok(())
        };
        let workers = thread::available_parallelism().map_or(1, usize::from).min(folders.len());
        thread::scope(|scope| {
            let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
            let mut done = workers.into_iter().map(|worker| worker.join());
            done.try_for_each(|done| done.unwrap_or_else(|_| Err(io::Error::other("a worker panicked"))))
        })
    }

    fn product(&self, folder: &ProductFolder) -> io::Result<()> {
        let (mut catalogue, findings) = folder.load();
        self.note(findings);
        self.note(check::versions(&catalogue));
        let identities = Identity::all(&catalogue);
        self.results().identities.insert(folder.name().to_owned(), identities);
        if self.has_error.load(Ordering::Relaxed) {
            return Ok(());
        }
        if let Some(selection) = self.selection {
            selection.apply(&mut catalogue).map_err(invalid)?;
        }
        let Some(product) = model::product(&catalogue.products) else { return Ok(()) };
        drop(catalogue);
        let files = emit::product(&product).map_err(invalid)?;
        self.output.add(&files)?;
        let mut results = self.results();
        results.files += files.len();
        results.outlines.push(product.outline());
        Ok(())
    }

    fn note(&self, findings: Vec<Finding>) {
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            self.has_error.store(true, Ordering::Relaxed);
        }
        self.results().findings.extend(findings);
    }

    fn results(&self) -> std::sync::MutexGuard<'_, Results> {
        self.results.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
