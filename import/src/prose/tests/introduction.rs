//! What the paragraphs before the first section say.

use super::{brief, parse};
use crate::prose::introduction;

fn said(text: &str, names: &[&str]) -> String {
    brief(&introduction(&parse(text), names))
}

#[test]
fn a_pair_has_one_of_each_role() {
    let chinese = "新建一对泵组。一对泵组只能包含两台水泵，一台为主泵，另一台为备泵。";
    assert_eq!(said(chinese, &[]), "OneOfEach(Master Slave) ExactlyItems(2)");
    let english = "Creates a pump pair. A pair consists of two pumps: one is the master and the other is the slave.";
    assert_eq!(said(english, &[]), "OneOfEach(Master Slave) ExactlyItems(2)");
    let primary = "Each group contains only two pumps. One of them acts as the primary pump, the other as the standby.";
    assert_eq!(said(primary, &[]), "OneOfEach(Primary Standby) ExactlyItems(2)");
}

#[test]
fn parameters_that_are_named_are_related() {
    let names = ["From", "Until", "Name", "Id"];
    assert_eq!(said("-   From and Until must be specified together.", &names), "TogetherWith(From Until)");
    assert_eq!(said("If you set both From and Until, that time is searched.", &names), "TogetherWith(From Until)");
    assert_eq!(said("You cannot specify Name and Id at the same time.", &names), "ExcludedBy(Name Id)");
    assert_eq!(said("Name和Id至少指定一个。", &names), "AtLeastOneWith(Name Id)");
    assert_eq!(said("Name和Id二选一。", &names), "ExcludedBy(Name Id)");
}

#[test]
fn what_names_no_parameters_relates_none() {
    assert_eq!(said("A pump and a valve cannot be opened at the same time.", &["Name", "Id"]), "");
    assert_eq!(said("You can create up to 100 pumps in a region. The master copy is kept.", &["Name"]), "");
}
