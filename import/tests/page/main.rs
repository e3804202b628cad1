//! How right the reading of reference pages is: measured against facts taken by hand, examples, other sources, and pages that
//! mean no good. Where a goal is missed, the test says what disagrees; where it is met, `--nocapture` shows the figures.

mod golden;
mod hostile;
mod invented;
mod merging;
mod reference;
mod seeds;
mod shapes;
mod slb_facts;
mod spec;
mod tally;
