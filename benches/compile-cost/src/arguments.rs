//! The command line.

use std::path::PathBuf;

use clap::Parser;

/// Measures what generated code costs to compile, beside bare structs and serde derives.
#[derive(Parser)]
pub struct Arguments {
    /// Folders of products to measure; none for a synthetic catalogue of 500 structs.
    #[arg(value_name = "PRODUCT")]
    pub products: Vec<String>,
    /// Where these folders are, if not in `specs/`.
    #[arg(long, value_name = "FOLDER", requires = "products")]
    pub specs: Option<PathBuf>,
    /// Build each variant once, and a small catalogue. Shows that the bench works; the figures mean nothing.
    #[arg(long)]
    pub quick: bool,
}
