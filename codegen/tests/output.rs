//! Writing the files of a crate: only what differs, whole or not at all, and nothing outside the folder.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use alicloud_codegen::emit::{Files, MARK};
use alicloud_codegen::output::{Changes, compare, write};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn files() -> Files {
    let file = |path: &str, content: &str| (path.to_owned(), content.to_owned());
    Files::from([
        ("Cargo.toml".to_owned(), format!("# {MARK}\n[package]\n")),
        file("README.md", "Read me.\n"),
        file("src/lib.rs", "pub mod web;\n"),
        file("src/web/mod.rs", "pub mod v1;\n"),
        file("src/web/v1/mod.rs", "\n"),
        file("tests/web.rs", "\n"),
    ])
}

fn written() -> TempDir {
    let folder = folder();
    write(&files(), folder.path()).expect("files that can be written");
    folder
}

fn names<const N: usize>(names: [&str; N]) -> std::collections::BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

/// Every file below a folder, with its content; folders end in `/`.
fn everything(folder: &Path) -> Vec<(String, String)> {
    fn collect(root: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(root).expect("a path below").display().to_string();
            if path.is_dir() && !path.is_symlink() {
                found.push((format!("{name}/"), String::new()));
                collect(root, &path, found);
            } else {
                found.push((name, fs::read_to_string(&path).unwrap_or_default()));
            }
        }
    }
    let mut found = Vec::new();
    collect(folder, folder, &mut found);
    found.sort();
    found
}

fn times(folder: &Path) -> Vec<(PathBuf, SystemTime)> {
    everything(folder)
        .into_iter()
        .map(|(name, _)| folder.join(name))
        .map(|path| (path.clone(), fs::metadata(path).and_then(|metadata| metadata.modified()).expect("a time")))
        .collect()
}

#[test]
fn an_empty_folder_is_filled() {
    let folder = folder();
    let changes = write(&files(), folder.path()).expect("files that can be written");
    assert_eq!(changes, Changes { write: files().into_keys().collect(), remove: names([]) });
    let found: Files = everything(folder.path()).into_iter().filter(|(name, _)| !name.ends_with('/')).collect();
    assert_eq!(found, files());
}

#[test]
fn a_folder_that_does_not_exist_is_made() {
    let folder = folder();
    let deeper = folder.path().join("a/b");
    assert_eq!(compare(&files(), &deeper).expect("nothing to compare with").write.len(), files().len());
    write(&files(), &deeper).expect("files that can be written");
    assert!(compare(&files(), &deeper).expect("a crate").is_empty());
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = written();
    let before = times(folder.path());
    assert!(write(&files(), folder.path()).expect("a crate").is_empty());
    assert_eq!(times(folder.path()), before);
}

#[test]
fn only_what_differs_is_written() {
    let folder = written();
    let before = times(folder.path());
    let mut changed = files();
    changed.insert("src/web/v1/mod.rs".to_owned(), "// More.\n".to_owned());
    let changes = write(&changed, folder.path()).expect("a crate");
    assert_eq!(changes, Changes { write: names(["src/web/v1/mod.rs"]), remove: names([]) });
    let touched: Vec<_> = times(folder.path()).into_iter().filter(|time| !before.contains(time)).collect();
    let is_on_the_way = |path: &Path| path.ends_with("src/web/v1") || path.ends_with("src/web/v1/mod.rs");
    assert!(touched.iter().all(|(path, _)| is_on_the_way(path)), "{touched:?}");
}

#[test]
fn comparing_names_files_and_changes_none() {
    let folder = written();
    fs::write(folder.path().join("src/lib.rs"), "edited").expect("a file");
    fs::write(folder.path().join("src/web/stale.rs"), "").expect("a file");
    fs::remove_file(folder.path().join("README.md")).expect("a file");
    let before = everything(folder.path());
    let changes = compare(&files(), folder.path()).expect("a crate");
    assert_eq!(changes, Changes { write: names(["README.md", "src/lib.rs"]), remove: names(["src/web/stale.rs"]) });
    assert_eq!(everything(folder.path()), before);
}

/// What systems and editors leave there comes back, and is no reason to say that the crate is not current.
#[test]
fn litter_is_passed_over() {
    let folder = folder();
    fs::write(folder.path().join("Thumbs.db"), "").expect("a file");
    write(&files(), folder.path()).expect("a folder that counts as empty");
    for name in ["src/.DS_Store", "src/web/mod.rs~", "src/web/.mod.rs.swp", "tests/desktop.ini"] {
        fs::write(folder.path().join(name), "").expect("a file");
    }
    assert!(compare(&files(), folder.path()).expect("a crate").is_empty());
    assert!(write(&files(), folder.path()).expect("a crate").is_empty());
    assert!(folder.path().join("src/.DS_Store").exists());
}

#[test]
fn what_is_stale_goes_with_its_folders() {
    let folder = written();
    fs::create_dir_all(folder.path().join("src/old/v1/deep")).expect("a folder");
    fs::write(folder.path().join("src/old/v1/deep/mod.rs"), "").expect("a file");
    fs::write(folder.path().join("tests/old.rs"), "").expect("a file");
    let changes = write(&files(), folder.path()).expect("a crate");
    assert_eq!(changes.remove, names(["src/old/v1/deep/mod.rs", "tests/old.rs"]));
    assert!(!folder.path().join("src/old").exists());
    assert!(folder.path().join("tests").exists());
}

/// What is beside `src` and `tests` is not the generator's.
#[test]
fn other_files_stay() {
    let folder = written();
    for path in ["Cargo.lock", "LICENSE", "examples/mine.rs"] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, "mine").expect("a file");
    }
    assert!(write(&files(), folder.path()).expect("a crate").is_empty());
    assert_eq!(fs::read_to_string(folder.path().join("examples/mine.rs")).expect("a file"), "mine");
}

#[test]
fn a_file_where_a_folder_is_needed_and_the_other_way_round() {
    let folder = written();
    fs::remove_dir_all(folder.path().join("src/web")).expect("a folder");
    fs::write(folder.path().join("src/web"), "in the way").expect("a file");
    fs::remove_file(folder.path().join("src/lib.rs")).expect("a file");
    fs::create_dir(folder.path().join("src/lib.rs")).expect("a folder");
    fs::write(folder.path().join("src/lib.rs/old.rs"), "in the way").expect("a file");
    write(&files(), folder.path()).expect("a crate");
    assert!(compare(&files(), folder.path()).expect("a crate").is_empty());
}

#[test]
fn the_folder_of_someone_else_is_refused() {
    let manifest = |text: &str| {
        let folder = folder();
        fs::write(folder.path().join("Cargo.toml"), text).expect("a file");
        folder
    };
    let sources = folder();
    fs::create_dir(sources.path().join("src")).expect("a folder");
    let letters = folder();
    fs::write(letters.path().join("letter.txt"), "").expect("a file");
    // A manifest that quotes the mark is not one that begins with it.
    let quoting = manifest(&format!("[package]\ndescription = \"{MARK}\"\n"));
    for folder in [manifest("[package]\n"), manifest("\u{0}"), quoting, sources, letters] {
        let before = everything(folder.path());
        for error in [write(&files(), folder.path()).map(|_| ()), compare(&files(), folder.path()).map(|_| ())] {
            let error = error.expect_err("a refusal");
            assert_eq!(error.kind(), ErrorKind::AlreadyExists);
            assert!(error.to_string().contains(&folder.path().display().to_string()), "{error}");
        }
        assert_eq!(everything(folder.path()), before);
    }
}

#[test]
fn hidden_files_do_not_make_a_folder_someone_elses() {
    let folder = folder();
    fs::create_dir(folder.path().join(".git")).expect("a folder");
    write(&files(), folder.path()).expect("files that can be written");
    assert!(folder.path().join(".git").exists());
}

/// What an interrupted run has left behind: its staging folder, in whatever state, and any number of files in place.
#[test]
fn an_interrupted_run_is_made_good() {
    let folder = written();
    let staging = folder.path().join(".staging");
    fs::create_dir(&staging).expect("a folder");
    fs::write(staging.join("0"), "ha").expect("a file");
    fs::write(staging.join("7"), "").expect("a file");
    fs::remove_file(folder.path().join("src/web/mod.rs")).expect("a file");
    let changes = write(&files(), folder.path()).expect("a crate");
    assert_eq!(changes.write, names(["src/web/mod.rs"]));
    assert!(!staging.exists());
    assert!(compare(&files(), folder.path()).expect("a crate").is_empty());
}

#[test]
fn a_run_without_changes_clears_the_staging_folder_too() {
    let folder = written();
    fs::create_dir(folder.path().join(".staging")).expect("a folder");
    assert!(write(&files(), folder.path()).expect("a crate").is_empty());
    assert!(!folder.path().join(".staging").exists());
}

/// The first run was interrupted before anything was in place.
#[test]
fn an_interrupted_first_run_is_made_good() {
    let folder = folder();
    fs::create_dir(folder.path().join(".staging")).expect("a folder");
    fs::write(folder.path().join(".staging/0"), "ha").expect("a file");
    write(&files(), folder.path()).expect("files that can be written");
    assert!(compare(&files(), folder.path()).expect("a crate").is_empty());
}

#[test]
fn a_file_in_the_place_of_the_staging_folder_is_removed() {
    let folder = written();
    fs::write(folder.path().join(".staging"), "").expect("a file");
    fs::write(folder.path().join("src/lib.rs"), "edited").expect("a file");
    write(&files(), folder.path()).expect("a crate");
    assert!(!folder.path().join(".staging").exists());
}

/// Where a run fails half way, every file is what it was or what it was to be, and the next run does the rest.
#[test]
fn a_run_that_fails_leaves_no_half_file() {
    let folder = written();
    fs::remove_file(folder.path().join("README.md")).expect("a file");
    fs::create_dir(folder.path().join("README.md")).expect("a folder");
    fs::write(folder.path().join("README.md/mine"), "mine").expect("a file");
    let mut changed = files();
    for (path, content) in &mut changed {
        content.push_str(path);
    }
    let error = write(&changed, folder.path()).expect_err("a folder in the way");
    assert!(error.to_string().contains("README.md"), "{error}");
    for (path, old) in files().iter().filter(|(path, _)| *path != "README.md") {
        let now = fs::read_to_string(folder.path().join(path)).expect("a file");
        assert!([old, &changed[path]].contains(&&now), "{path}: {now}");
    }
    assert!(!folder.path().join(".staging").exists());

    fs::remove_dir_all(folder.path().join("README.md")).expect("a folder");
    write(&changed, folder.path()).expect("a crate");
    assert!(compare(&changed, folder.path()).expect("a crate").is_empty());
}

#[test]
fn names_that_lead_out_of_the_folder_are_refused() {
    for path in ["../evil.rs", "src/../../evil.rs", "/tmp/alicloud-evil.rs", "src/../../../evil"] {
        let outer = folder();
        let inner = outer.path().join("crate");
        let mut files = files();
        files.insert(path.to_owned(), "evil".to_owned());
        let error = write(&files, &inner).expect_err("a refusal");
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{error}");
        assert_eq!(everything(outer.path()), [], "{path}");
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
    }

    /// Nothing is written through a link, wherever it stands, and nothing behind one is removed.
    #[test]
    fn links_are_refused() {
        for path in ["src", "src/web", "src/web/v1", "src/lib.rs", "tests", "README.md"] {
            let (folder, elsewhere) = (written(), folder());
            fs::write(elsewhere.path().join("mine.rs"), "mine").expect("a file");
            let link = folder.path().join(path);
            let is_folder = link.is_dir();
            if is_folder { fs::remove_dir_all(&link) } else { fs::remove_file(&link) }.expect("something to remove");
            let target = if is_folder { elsewhere.path().to_owned() } else { elsewhere.path().join("mine.rs") };
            symlink(target, &link).expect("a link");

            let error = write(&files(), folder.path()).expect_err("a refusal");
            assert!(error.to_string().contains("is a symbolic link"), "{error}");
            assert!(error.to_string().contains(&link.display().to_string()), "{error}");
            assert_eq!(everything(elsewhere.path()), [("mine.rs".to_owned(), "mine".to_owned())], "{path}");
        }
    }

    /// A link that is no longer produced goes; what it leads to stays.
    #[test]
    fn a_stale_link_is_removed() {
        let (folder, elsewhere) = (written(), folder());
        fs::write(elsewhere.path().join("mine.rs"), "mine").expect("a file");
        symlink(elsewhere.path(), folder.path().join("src/old")).expect("a link");
        let changes = write(&files(), folder.path()).expect("a crate");
        assert_eq!(changes.remove, names(["src/old"]));
        assert_eq!(everything(elsewhere.path()), [("mine.rs".to_owned(), "mine".to_owned())]);
    }

    #[test]
    fn a_link_in_the_place_of_the_staging_folder_is_not_followed() {
        let (folder, elsewhere) = (written(), folder());
        fs::write(elsewhere.path().join("mine.rs"), "mine").expect("a file");
        symlink(elsewhere.path(), folder.path().join(".staging")).expect("a link");
        fs::write(folder.path().join("src/lib.rs"), "edited").expect("a file");
        write(&files(), folder.path()).expect("a crate");
        assert_eq!(everything(elsewhere.path()), [("mine.rs".to_owned(), "mine".to_owned())]);
    }

    /// The folder itself may be one: it is what the user named.
    #[test]
    fn the_folder_may_be_a_link() {
        let (folder, elsewhere) = (folder(), folder());
        let link = folder.path().join("crate");
        symlink(elsewhere.path(), &link).expect("a link");
        write(&files(), &link).expect("files that can be written");
        assert!(compare(&files(), elsewhere.path()).expect("a crate").is_empty());
    }

    #[test]
    fn a_stale_file_whose_name_is_no_text_is_removed() {
        let folder = written();
        let stale = folder.path().join("src").join(std::ffi::OsStr::from_bytes(b"caf\xe9.rs"));
        if fs::write(&stale, "").is_err() {
            return; // The file system has names in UTF-8 only.
        }
        write(&files(), folder.path()).expect("a crate");
        assert!(!stale.exists());
    }

    /// A folder that cannot be written to leaves the crate as it was, and the message names the place.
    #[test]
    fn a_read_only_folder_leaves_everything_whole() {
        let folder = written();
        let before = everything(folder.path());
        let mut changed = files();
        changed.insert("src/web/mod.rs".to_owned(), "// More.\n".to_owned());
        set_mode(&folder.path().join("src/web"), 0o555);
        let is_privileged = fs::write(folder.path().join("src/web/probe"), "").is_ok();
        let result = write(&changed, folder.path());
        set_mode(&folder.path().join("src/web"), 0o755);
        if is_privileged {
            return; // The superuser may write anywhere.
        }
        let error = result.expect_err("no permission");
        assert_eq!(error.kind(), ErrorKind::PermissionDenied);
        assert!(error.to_string().contains("src/web/mod.rs"), "{error}");
        assert_eq!(everything(folder.path()), before);
    }
}
