//! Runs that wait for each other at the lock of a folder.

use std::fs;
use std::sync::mpsc;
use std::thread;

use alicloud_format::lock::FolderLock;

/// As the lock of a run of another user is, for everybody but the superuser.
#[cfg(unix)]
#[test]
fn who_reads_waits_for_a_lock_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().expect("a folder");
    let held = FolderLock::take(folder.path(), || {}).expect("a lock");
    let file = folder.path().join(".staging.lock");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).expect("a file that can only be read");
    let (waits, has_waited) = mpsc::channel();
    let path = folder.path().to_owned();
    let reader = thread::spawn(move || FolderLock::share(&path, || waits.send(()).expect("somebody listens")));
    has_waited.recv().expect("it waits");
    drop(held);
    let shared = reader.join().expect("it ends").expect("no error");
    assert!(shared.is_some());
    assert!(file.exists());
    drop(shared);
    assert!(!file.exists());
}

#[test]
fn a_folder_that_is_not_there_has_no_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let nowhere = folder.path().join("nowhere");
    assert!(FolderLock::share(&nowhere, || {}).expect("no error").is_none());
    assert!(FolderLock::take(&nowhere, || {}).is_err());
}
