//! All stages, one product after another and several at a time, so that memory depends on the largest product and not on
//! their number.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use alicloud_format::check::{self, Identity};
use alicloud_format::diagnostic::{Finding, Severity};
use alicloud_format::load::{self, ProductFolder};

use crate::emit::{self, Options};
use crate::model::{self, Outline};
use crate::output::{Changes, Output};
use crate::select::Selection;
use crate::stamp::{self, Stamp, Stamps, State};

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

/// What is generated, and how.
#[derive(Debug)]
pub struct Plan<'p> {
    /// The folder of the specs.
    pub specs: &'p Path,
    /// The part of them that is wanted; everything if none.
    pub selection: Option<&'p Selection>,
    /// How the crate refers to the runtime.
    pub options: &'p Options,
    /// What was generated last time, to leave out what has not changed since.
    pub stamps: Option<Stamps>,
}

/// Loads, checks, models, emits and writes what is selected, or everything.
///
/// # Errors
/// Specs that cannot be read at all or have no APIs, files that cannot be written, or a selection of what is not there.
pub fn generate(plan: Plan<'_>, output: Output) -> io::Result<Outcome> {
    let Plan { specs, selection, options, stamps } = plan;
    let (mut folders, findings) = load::folders(specs)?;
    if let Some(selection) = selection {
        let names: Vec<&str> = folders.iter().map(ProductFolder::name).collect();
        selection.check_products(&names).map_err(invalid)?;
        folders.retain(|folder| selection.includes(folder.name()));
    }
    let run =
        Run { selection, output: &output, stamps: stamps.as_ref(), has_error: false.into(), results: Mutex::default() };
    run.note(findings);
    run.all(&folders)?;

    let Run { results, has_error, .. } = run;
    let Results { mut findings, mut products } = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    // Whatever finished first: what is said of two products must not depend on that.
    products.sort_by(|left, right| left.name.cmp(&right.name));
    let identities: Vec<Identity> = products.iter().flat_map(|product| product.identities.clone()).collect();
    let between = check::between(&identities);
    let has_error = has_error.into_inner() || between.iter().any(|finding| finding.severity == Severity::Error);
    findings.extend(between);
    if has_error {
        return Ok(Outcome { findings, generated: None });
    }
    products.retain(|product| product.outline.is_some());
    products.sort_by(|left, right| left.module().cmp(&right.module()));
    let outlines: Vec<Outline> = products.iter().filter_map(|product| product.outline.clone()).collect();
    let operations = outlines.iter().map(Outline::operations).sum();
    if operations == 0 {
        // A wrong folder is more likely than the wish to remove all that was generated.
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "no APIs found; pass the folder of the specs with `--specs`",
        ));
    }
    let root = emit::root(&outlines, options).map_err(invalid)?;
    output.add(&root)?;
    let files = root.len() + products.iter().map(|product| product.files.len()).sum::<usize>();
    let folder = output.folder().to_owned();
    let changes = output.put()?;
    if let Some(stamps) = stamps {
        let stamp = |product: Done| Some((product.name.clone(), product.stamp(&folder)?));
        stamps.write(products.into_iter().filter_map(stamp).collect::<BTreeMap<_, _>>())?;
    }
    Ok(Outcome { findings, generated: Some(Generated { operations, files, changes }) })
}

fn invalid(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error)
}

struct Run<'r> {
    selection: Option<&'r Selection>,
    output: &'r Output,
    stamps: Option<&'r Stamps>,
    /// Whether anything is known to be wrong, so that nothing needs to be emitted any more.
    has_error: AtomicBool,
    results: Mutex<Results>,
}

#[derive(Default)]
struct Results {
    findings: Vec<Finding>,
    products: Vec<Done>,
}

/// What became of a product.
struct Done {
    /// Its folder.
    name: String,
    /// Its specs before they were read; none if they cannot be told apart from others.
    specs: Option<Vec<State>>,
    identities: Vec<Identity>,
    /// None if nothing is generated of it.
    outline: Option<Outline>,
    /// Its files, by path.
    files: Vec<String>,
}

impl Done {
    fn module(&self) -> Option<&str> {
        self.outline.as_ref().map(|outline| outline.module.as_str())
    }

    fn stamp(self, folder: &Path) -> Option<Stamp> {
        Stamp::new(self.specs?, self.files, folder, self.outline?, self.identities)
    }
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
        let specs = self.stamps.and_then(|_| stamp::states(folder.path()).ok());
        let done = match self.unchanged(folder, specs.as_deref()) {
            Some(done) => done,
            None => self.generated(folder, specs)?,
        };
        self.results().products.push(done);
        Ok(())
    }

    /// What was generated last time, if that is what would be generated now.
    fn unchanged(&self, folder: &ProductFolder, specs: Option<&[State]>) -> Option<Done> {
        let specs = specs?;
        let stamp = self.stamps?.current(folder.name(), specs, self.output.folder())?;
        self.output.keep(stamp.paths());
        Some(Done {
            name: folder.name().to_owned(),
            specs: Some(specs.to_owned()),
            identities: stamp.identities.clone(),
            outline: Some(stamp.outline.clone()),
            files: stamp.paths().map(str::to_owned).collect(),
        })
    }

    fn generated(&self, folder: &ProductFolder, specs: Option<Vec<State>>) -> io::Result<Done> {
        let (mut catalogue, mut findings) = folder.load();
        findings.extend(check::versions(&catalogue));
        // A product with findings is looked at again by the next run, so that they are shown again.
        let specs = specs.filter(|_| findings.is_empty());
        self.note(findings);
        let identities = Identity::all(&catalogue);
        let mut done = Done { name: folder.name().to_owned(), specs, identities, outline: None, files: Vec::new() };
        if self.has_error.load(Ordering::Relaxed) {
            return Ok(done);
        }
        if let Some(selection) = self.selection {
            selection.apply(&mut catalogue).map_err(invalid)?;
        }
        let Some(product) = model::product(&catalogue.products) else { return Ok(done) };
        drop(catalogue);
        let files = emit::product(&product).map_err(invalid)?;
        self.output.add(&files)?;
        done.outline = Some(product.outline());
        done.files = files.into_keys().collect();
        Ok(done)
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
