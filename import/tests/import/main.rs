//! What an import makes of metadata, feature by feature.

mod behaviour;
mod hostile;
mod names;
mod product;
mod requests;
mod responses;
mod schemas;
mod stability;
mod support;
