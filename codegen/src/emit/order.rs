//! The order in which rustfmt keeps imports: numbers in names count as numbers, so that `v9` comes before `v10`.

use std::cmp::Ordering;

/// Compares two identifiers in snake case.
pub(super) fn imports(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (left, right);
    let mut zeros = Ordering::Equal;
    while !left.is_empty() && !right.is_empty() {
        let (one, other) = (chunk(&mut left), chunk(&mut right));
        let order = match (one, other) {
            ("_", "_") => Ordering::Equal,
            ("_", _) => Ordering::Less,
            (_, "_") => Ordering::Greater,
            _ if is_number(one) && is_number(other) => {
                zeros = zeros.then(leading_zeros(other).cmp(&leading_zeros(one)));
                numbers(one, other)
            }
            _ => one.cmp(other),
        };
        if order.is_ne() {
            return order;
        }
    }
    left.len().cmp(&right.len()).then(zeros)
}

/// Takes an underscore, a number, or the letters up to one of them off the beginning.
fn chunk<'t>(text: &mut &'t str) -> &'t str {
    let length = match text.chars().next() {
        Some('_') => 1,
        Some(c) if c.is_ascii_digit() => text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()),
        _ => text.find(|c: char| c == '_' || c.is_ascii_digit()).unwrap_or(text.len()),
    };
    let (chunk, rest) = text.split_at(length);
    *text = rest;
    chunk
}

fn is_number(chunk: &str) -> bool {
    chunk.starts_with(|c: char| c.is_ascii_digit())
}

fn leading_zeros(number: &str) -> usize {
    number.len() - number.trim_start_matches('0').len()
}

fn numbers(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_as_numbers_and_underscores_come_first() {
        let mut names = ["ba10", "ba9", "b_a", "ba_a", "ba", "baa", "ba09", "zoo", "v1_10", "v1_9"];
        names.sort_by(|left, right| imports(left, right));
        assert_eq!(names, ["b_a", "ba", "ba_a", "ba09", "ba9", "ba10", "baa", "v1_9", "v1_10", "zoo"]);
    }
}
