//! Names that stay: whatever comes or goes, and in whatever order it is documented.

pub(crate) mod changes;
pub(crate) mod named;
mod sources;

use alicloud_format::diagnostic::Severity;
use alicloud_format::spec::Catalogue;
use alicloud_import::{Earlier, Imported};

use changes::{crowd, shuffled};
use named::{Named, earlier, import, moved, names, version};
use sources::files;

fn passes(imported: &Imported) {
    let catalogue = Catalogue { products: vec![version(imported)], ..Catalogue::default() };
    let findings = alicloud_format::check::check(&catalogue);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let messages: Vec<&String> = errors.map(|finding| &finding.message).collect();
    assert_eq!(messages, Vec::<&String>::new());
}

#[test]
fn the_order_of_the_source_decides_no_name() {
    for file in files() {
        let first = import(&file, &Earlier::default());
        passes(&first);
        let before = names(&first);
        assert!(!before.is_empty());
        for seed in 0..20 {
            let shuffled = shuffled(&file, seed);
            assert_eq!(moved(&before, &names(&import(&shuffled, &Earlier::default()))), Vec::<String>::new(), "{seed}");
            let again = import(&shuffled, &earlier(&first));
            assert_eq!(moved(&before, &names(&again)), Vec::<String>::new(), "{seed}, over the result");
        }
    }
}

#[test]
fn nothing_that_comes_moves_a_name() {
    for file in files() {
        let first = import(&file, &Earlier::default());
        let before = names(&first);
        let crowded = crowd(&file);
        let second = import(&crowded, &earlier(&first));
        passes(&second);
        let after = names(&second);
        assert!(after.len() > before.len() * 3 / 2, "{} to {}", before.len(), after.len());
        assert_eq!(moved(&before, &after), Vec::<String>::new());
        // And nothing that goes, for what stays.
        let third = names(&import(&file, &earlier(&second)));
        let stays: Named = after.into_iter().filter(|(what, _)| third.contains_key(what)).collect();
        assert_eq!(moved(&stays, &third), Vec::<String>::new());
        assert_eq!(moved(&before, &third), Vec::<String>::new());
    }
}
