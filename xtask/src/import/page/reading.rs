//! Files to pages, on all cores.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use alicloud_format::parallel;
use alicloud_import::page::{MOST_BYTES, Page, PageOptions, Severity};
use indicatif::ProgressBar;

use super::remark::Remark;
use crate::project;

/// More threads would only wait for the disk, and hold a file each.
const THREADS: usize = 8;

/// Reads the text of a page.
pub(super) type Reader = fn(&[u8], &PageOptions) -> Page;

/// A file and what it says.
pub(super) struct Source {
    pub(super) path: PathBuf,
    /// The file as it is shown.
    pub(super) file: String,
    pub(super) page: Page,
    /// What was found in it. The findings of the page have moved here, so that they keep their file when pages are merged.
    pub(super) remarks: Vec<Remark>,
}

impl Source {
    /// Reads one file. One that cannot be read is a page without an API, and an error.
    pub(super) fn read(path: &Path, options: &PageOptions, read: Reader) -> Self {
        let file = project::shown(path);
        match bytes(path) {
            Ok(bytes) => {
                let mut page = read(&bytes, options);
                let found = std::mem::take(&mut page.findings);
                let remarks = found.into_iter().map(|finding| Remark::found(&file, finding)).collect();
                Self { path: path.to_owned(), file, page, remarks }
            }
            Err(error) => {
                let done = "nothing was read; make it a file that can be, or leave it out";
                let remark =
                    Remark::about(&file, Severity::Error, "unreadable", format!("cannot be read: {error}"), done);
                Self { path: path.to_owned(), file, page: Page::default(), remarks: vec![remark] }
            }
        }
    }
}

/// Does something with each file, and returns the results in the order of the files. One file is held a thread. A fault in the
/// reading of a page is a fault of this program, and goes on to whoever called it.
pub(super) fn each<I: Sync, T: Send>(items: &[I], bar: &ProgressBar, work: impl Fn(&I) -> T + Sync) -> Vec<T> {
    parallel::each(items, THREADS, |item| {
        let done = work(item);
        bar.inc(1);
        done
    })
}

/// A file, and just a little more than a page may have of one that is too large: whoever reads pages refuses it.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let most = MOST_BYTES as u64;
    let size = file.metadata().map_or(0, |metadata| metadata.len()).min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
