//! The project's command line. Each command is a file of its own; this one only dispatches.

mod catalogue;
mod check;
mod demo;
mod generate;
mod import;
mod progress;
mod project;
mod schema;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Check specs, generate the crate, run the demo", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Report every problem in every spec.
    Check(check::Arguments),
    /// Generate the crate from the specs.
    Gen(generate::Arguments),
    /// Import specs from published metadata, reference pages and host lists.
    Import(import::Arguments),
    /// Import, generate and type-check whole folders of metadata, outside of the source tree.
    Catalogue(catalogue::Arguments),
    /// Generate the crate, then call both APIs of the demo on a local gateway.
    Demo,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Gen(arguments) => generate::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Catalogue(arguments) => catalogue::run(&arguments),
        Command::Demo => demo::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
