//! `cargo xtask demo`: generates the crate, then runs the demonstration against it.

use std::process::Command;

use anyhow::{Context, bail};

use crate::{generate, project};

pub(crate) fn run() -> anyhow::Result<()> {
    generate::run(&generate::Arguments::default())?;
    // A process of its own, because what was just generated has to be compiled into it.
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["run", "--package", "alicloud-examples", "--bin", "demo"])
        .current_dir(project::root())
        .status()
        .context("cannot start cargo")?;
    if !status.success() {
        bail!("the demo failed");
    }
    Ok(())
}
