//! Names that an import of published metadata gives.

use std::fs;
use std::path::Path;

use alicloud_import::Earlier;
use alicloud_tests::trials::Report;
use serde_json::Value;

use crate::stability::changes::{crowd, shuffled};
use crate::stability::named::{earlier, import, moved, names};

/// Neither the order of the source nor what is put in front of everything moves a name.
pub(crate) fn test([folder]: [&Path; 1]) -> Report {
    let mut report = Report::default();
    let mut count = 0;
    for version in ["alb/2020-06-16", "rds/2014-08-15", "edas/2017-08-01"] {
        let text = fs::read_to_string(folder.join(version).join("api-docs.json")).expect(version);
        let file: Value = serde_json::from_str(&text).expect(version);
        let first = import(&file, &Earlier::default());
        let before = names(&first);
        let shuffled = shuffled(&file, 7);
        report.details.extend(moved(&before, &names(&import(&shuffled, &Earlier::default()))));
        report.details.extend(moved(&before, &names(&import(&crowd(&shuffled), &earlier(&first)))));
        count += before.len();
    }
    let moved = report.details.len();
    report.figure(format_args!(
        "names of metadata imported again in another order, beside others: {moved} of {count} moved"
    ));
    report.goal(moved == 0 && count > 0, format_args!("{moved} names moved"));
    report
}
