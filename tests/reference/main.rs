//! Tests that want reference material, which the repository does not contain. Where it is not at hand they are ignored, and the
//! last line of the run says so; where it is, the last lines say how much was found right.

mod facts;
mod introductions;
mod material;
mod mergers;
mod metadata;
mod model;
mod names;
mod seeds;
mod shapes;
mod tallies;
mod types;

// Compared in the same way, and by the same means, as pages that the repository contains.
#[path = "../../import/tests/page"]
mod shared {
    pub(crate) mod golden;
    pub(crate) mod laws;
    pub(crate) mod reading;
    pub(crate) mod spec;
    pub(crate) mod tally;
}

// The same holds for names that stay.
#[path = "../../import/tests/import/stability"]
mod stability {
    pub(crate) mod changes;
    pub(crate) mod named;
}

use std::process::ExitCode;

use alicloud_tests::trials::Trials;
use libtest_mimic::Arguments;
use shared::{golden, laws, reading, spec, tally};

fn main() -> ExitCode {
    let mut trials = Trials::new(Arguments::from_args());

    trials.with("facts_of_pages_are_found_and_none_is_wrong", &["golden", "documents/pages"], facts::test);
    trials.with("first_pages_import_to_the_specs_written_by_hand", &["documents/seeds"], seeds::test);
    trials.with("introductions_of_pages_tell_roles_and_pairs", &["documents/pages"], introductions::test);
    trials.with("laws_of_merging_hold_for_pages_in_two_languages", &["documents/pages"], mergers::test);
    trials.with("metadata_of_every_product_is_imported", &["openmeta"], metadata::test);
    trials.with("model_agrees_with_gathered_facts", &["slb-facts.json"], model::test);
    trials.with("names_of_metadata_stay", &["openmeta"], names::test);
    trials.with("pages_have_the_shape_of_their_examples", &["documents/pages"], shapes::test);
    trials.with("types_are_those_of_other_sources", &["slb-facts.json", "documents/pages"], types::test);

    trials.without("shapes_of_examples_are_compared", shapes::without_material);
    trials.without("types_of_two_sources_are_compared", types::without_material);
    trials.run()
}
