//! All stages, one product after another and several at a time, so that memory depends on the largest product and not on
//! their number.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use alicloud_format::check::{self, Identity};
use alicloud_format::diagnostic::{Finding, Severity};
use alicloud_format::load::{self, ProductFolder};
use alicloud_format::parallel;

use crate::emit::{self, Options};
use crate::model::{self, Outline};
use crate::output::{Changes, Output};
use crate::select::Selection;

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
}

/// Loads, checks, models, emits and writes what is selected, or everything.
///
/// # Errors
/// Specs that cannot be read at all or have no APIs, files that cannot be written, or a selection of what is not there.
pub fn generate(plan: Plan<'_>, output: Output) -> io::Result<Outcome> {
    let Plan { specs, selection, options } = plan;
    let (mut folders, mut findings) = load::folders(specs)?;
    if let Some(selection) = selection {
        let names: Vec<&str> = folders.iter().map(ProductFolder::name).collect();
        selection.check_products(&names).map_err(invalid)?;
        folders.retain(|folder| selection.includes(folder.name()));
    }
    let run = Run { selection, output: &output, has_error: AtomicBool::new(false) };
    run.note(&findings);
    let products = parallel::each(&folders, usize::MAX, |folder| run.product(folder));
    let has_error = run.has_error.into_inner();
    let mut products = products.into_iter().collect::<io::Result<Vec<Done>>>()?;
    products.sort_by(|left, right| left.name.cmp(&right.name));
    findings.extend(products.iter_mut().flat_map(|product| std::mem::take(&mut product.findings)));
    let identities: Vec<Identity> = products.iter().flat_map(|product| product.identities.clone()).collect();
    let between = check::between(&identities);
    let has_error = has_error || between.iter().any(|finding| finding.severity == Severity::Error);
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
    let files = root.len() + products.iter().map(|product| product.files).sum::<usize>();
    let changes = output.finish()?;
    Ok(Outcome { findings, generated: Some(Generated { operations, files, changes }) })
}

fn invalid(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error)
}

struct Run<'r> {
    selection: Option<&'r Selection>,
    output: &'r Output,
    /// Whether anything is known to be wrong, so that nothing needs to be emitted any more.
    has_error: AtomicBool,
}

/// What became of a product.
struct Done {
    /// Its folder.
    name: String,
    findings: Vec<Finding>,
    identities: Vec<Identity>,
    /// None if nothing is generated of it.
    outline: Option<Outline>,
    /// Count of its files.
    files: usize,
}

impl Done {
    fn module(&self) -> Option<&str> {
        self.outline.as_ref().map(|outline| outline.module.as_str())
    }
}

impl Run<'_> {
    fn product(&self, folder: &ProductFolder) -> io::Result<Done> {
        let (mut catalogue, mut findings) = folder.load();
        findings.extend(check::versions(&catalogue));
        self.note(&findings);
        let (name, identities) = (folder.name().to_owned(), Identity::all(&catalogue));
        let mut done = Done { name, findings, identities, outline: None, files: 0 };
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
        done.files = files.len();
        Ok(done)
    }

    fn note(&self, findings: &[Finding]) {
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            self.has_error.store(true, Ordering::Relaxed);
        }
    }
}
