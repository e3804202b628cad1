//! How right the reading of reference pages is: what is read of pages of our own, and of pages that mean no good. What needs
//! reference material is in `tests/reference`, which shares some of these files.

mod comparing;
mod golden;
mod hostile;
mod invented;
mod laws;
mod merged;
mod merging;
mod reading;
mod refused;
mod spec;
mod tally;
