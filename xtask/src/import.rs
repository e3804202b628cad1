//! `cargo xtask import`: what others publish to specs. Each format is a file of its own.

pub(crate) mod endpoints;
mod existing;
pub(crate) mod folder;
mod keep;
mod openmeta;
mod page;
pub(crate) mod sound;
pub(crate) mod sources;
mod summary;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    format: Format,
}

/// Formats that specs can be made of.
#[derive(clap::Subcommand)]
enum Format {
    /// The metadata of the gateway, `api-docs.json`.
    Openmeta(openmeta::Arguments),
    /// A published list of hosts by product and region, of which `specs/endpoints.json` is made.
    Endpoints(endpoints::Arguments),
    /// Reference pages in Markdown, English or Chinese.
    Page(page::Arguments),
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    match &arguments.format {
        Format::Openmeta(arguments) => openmeta::run(arguments),
        Format::Endpoints(arguments) => endpoints::run(arguments),
        Format::Page(arguments) => page::run(arguments),
    }
}
