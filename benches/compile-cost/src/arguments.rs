//! The command line.

use std::error::Error;
use std::path::PathBuf;

const USAGE: &str = "usage: compile-cost [--specs FOLDER] [PRODUCT…]";

/// What to measure.
pub struct Arguments {
    /// Folders of products; none for the synthetic catalogue.
    pub products: Vec<String>,
    /// Where these folders are, if not in `specs/`.
    pub specs: Option<PathBuf>,
}

pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Arguments, Box<dyn Error>> {
    let mut parsed = Arguments { products: Vec::new(), specs: None };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--specs" => parsed.specs = Some(arguments.next().ok_or("`--specs` needs a folder")?.into()),
            option if option.starts_with('-') => {
                return Err(format!("there is no option {option}; {USAGE}").into());
            }
            _ => parsed.products.push(argument),
        }
    }
    Ok(parsed)
}
