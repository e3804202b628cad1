//! The error codes of a version, as constants.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::model::{ErrorCode, Operation, naming};

/// Everything that the operations document, sorted by constant.
pub(super) fn all(operations: &[Operation]) -> Vec<ErrorCode> {
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
    let names = constants(told.keys().copied());
    let mut codes: Vec<ErrorCode> =
        told.into_iter().zip(names).map(|((code, told), constant)| told.into_code(code, constant)).collect();
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

/// A name for each of the sorted codes. Where several become one name, the first has it and the others get numbers, none of
/// which makes it the name of another code.
fn constants<'c>(codes: impl Iterator<Item = &'c str>) -> Vec<String> {
    let names: Vec<String> =
        codes.map(|code| naming::constant_name(code).unwrap_or_else(|| "CODE".to_owned())).collect();
    let derived: HashSet<&String> = names.iter().collect();
    let mut taken = HashSet::new();
    let mut constants = Vec::with_capacity(names.len());
    for name in &names {
        let mut constant = name.clone();
        let mut number = 2;
        while taken.contains(&constant) || (constant != *name && derived.contains(&constant)) {
            constant = format!("{name}_{number}");
            number += 1;
        }
        taken.insert(constant.clone());
        constants.push(constant);
    }
    constants
}

#[cfg(test)]
mod tests {
    use super::constants;

    #[test]
    fn codes_become_constants_of_their_own() {
        let codes = ["!", "-1", "400", "A.B", "A.B.2", "A_B", "InvalidIPs", "a-b", "操作"];
        let names = ["CODE", "CODE_1", "CODE_400", "A_B", "A_B_2", "A_B_3", "INVALID_IPS", "A_B_4", "CODE_2"];
        assert_eq!(constants(codes.into_iter()), names);
    }
}
