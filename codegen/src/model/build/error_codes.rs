//! The error codes of a version, as constants.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use alicloud_format::naming;
use alicloud_format::spec::OrderedMap;

use crate::model::{ErrorCode, Operation};

/// Everything that the operations document, sorted by constant. `stated` has the names of those whose derived ones will not
/// do.
pub(super) fn all(operations: &[Operation], stated: &OrderedMap<String>) -> Vec<ErrorCode> {
    let mut told: BTreeMap<&str, Told<'_>> = BTreeMap::new();
    for operation in operations {
        for (status, code, message) in &operation.errors {
            let told = told.entry(code).or_default();
            told.statuses.extend(status);
            told.messages.extend(message.as_deref());
            if told.methods.last() != Some(&operation.method_name.as_str()) {
                told.methods.push(&operation.method_name);
            }
        }
    }
    let stated: HashMap<&str, &String> = stated.iter().collect();
    let coded = told.into_iter().filter_map(|(code, told)| {
        let constant = naming::constant(code, stated.get(code).map(|name| name.as_str()))?;
        Some(told.into_code(code, constant))
    });
    let mut codes: Vec<ErrorCode> = coded.collect();
    codes.sort_by(|left, right| left.constant.cmp(&right.constant));
    codes
}

/// What operations tell about one code.
#[derive(Default)]
struct Told<'o> {
    statuses: BTreeSet<u16>,
    messages: BTreeSet<&'o str>,
    methods: Vec<&'o str>,
}

impl Told<'_> {
    /// A message that is not always the same says less about the code than about the operation.
    fn into_code(self, code: &str, constant: String) -> ErrorCode {
        let mut messages = self.messages.into_iter();
        let message = messages.next().filter(|_| messages.next().is_none());
        ErrorCode {
            constant,
            code: code.to_owned(),
            statuses: self.statuses.into_iter().collect(),
            message: message.map(str::to_owned),
            methods: self.methods.into_iter().map(str::to_owned).collect(),
        }
    }
}
