//! What is reported about specs: each test writes a few files, and its snapshot is the report that their author would read.

mod behaviour;
mod defaults;
mod endpoints;
mod examples;
mod files;
mod folder;
mod hostile;
mod names;
mod overlay_edits;
mod overlays;
mod paths;
mod references;
mod repetition;
mod report;
mod rules;
mod schema;
mod specs;
mod structure;
mod text;
mod unsupported;
