//! Names for things of which several would have the same name, or one none.
//!
//! A name that was given stays. Of those that are new, the one that is spelt in the usual way has the plain name, the others
//! are told apart by what they are: `key_lower`, `invalid_dot_parameter`. What is asked for may come in any order: the answer
//! is the same.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::{Numbering, signs};

/// What names are converted to.
#[derive(Clone, Copy)]
pub struct Purpose {
    /// A wire name as a name of Rust.
    convert: fn(&str) -> Option<String>,
    /// What must be different.
    key: fn(&str) -> String,
    /// Whether signs are part of what is named: then the usual is what has none. Otherwise they are a way of spelling.
    are_signs_meant: bool,
    /// What sets a number apart from the digits before it: `ipv6` and 2 are not `ipv62`.
    separator: &'static str,
}

/// Fields of a struct.
pub const FIELD: Purpose = Purpose { convert: super::field_name, key: plain, are_signs_meant: false, separator: "_" };
/// Variants of an enum.
pub const VARIANT: Purpose =
    Purpose { convert: super::variant_name, key: plain, are_signs_meant: true, separator: "V" };
/// Methods of a client. `set_1` and `set1` would have the same types.
pub const METHOD: Purpose =
    Purpose { convert: super::operation_name, key: super::types_of_method, are_signs_meant: false, separator: "_" };
/// Structs that operations share.
pub const TYPE: Purpose = Purpose { convert: super::type_name, key: plain, are_signs_meant: false, separator: "V" };
/// Error codes.
pub const CONSTANT: Purpose =
    Purpose { convert: super::constant_name, key: plain, are_signs_meant: true, separator: "_" };

fn plain(name: &str) -> String {
    super::unraw(name).to_owned()
}

/// Something that wants a name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'n> {
    /// Its name on the wire.
    pub wire: &'n str,
    /// The name that it was given earlier.
    pub given: Option<&'n str>,
    /// In how many places it is documented. More is more usual, whatever the spelling.
    pub places: usize,
    /// Whether callers have to give it.
    pub is_required: bool,
    /// Whether it should no longer be used.
    pub is_deprecated: bool,
}

/// A name for each; none where the derived one will do.
pub fn apart(wanted: &[Wanted<'_>], purpose: Purpose) -> Vec<Option<String>> {
    let derived: Vec<Option<String>> = wanted.iter().map(|wanted| (purpose.convert)(wanted.wire)).collect();
    if is_settled(wanted, &derived, purpose) {
        return vec![None; wanted.len()];
    }
    let mut names = Names::new(purpose);
    let mut chosen: Vec<Option<String>> = vec![None; wanted.len()];
    let mut choose = |index: usize, name: Option<String>| {
        if let Some(place) = chosen.get_mut(index) {
            *place = name;
        }
    };
    let mut open: Vec<(usize, &Wanted<'_>, Option<&String>)> =
        wanted.iter().enumerate().zip(&derived).map(|((index, one), derived)| (index, one, derived.as_ref())).collect();
    open.sort_by_key(|(_, one, _)| one.wire);
    open.retain(|(index, one, _)| match one.given.filter(|given| names.keep(one.wire, given)) {
        Some(given) => {
            choose(*index, Some(super::unraw(given).to_owned()));
            false
        }
        None => true,
    });
    let usual = Usual::new(wanted, purpose);
    open.sort_by_cached_key(|(_, one, _)| usual.rank(one));
    open.retain(|(index, one, derived)| match derived.filter(|name| names.keep(one.wire, name)) {
        Some(name) => {
            choose(*index, Some(name.clone()));
            false
        }
        None => true,
    });
    // What is all small or all capital letters is told most plainly.
    open.sort_by_key(|(_, one, _)| signs::uniform(one.wire).is_none());
    for (index, one, _) in open {
        choose(index, Some(names.telling(one.wire)));
    }
    let is_derived =
        |name: &String, derived: &Option<String>| derived.as_deref().map(super::unraw) == Some(super::unraw(name));
    chosen.into_iter().zip(&derived).map(|(name, derived)| name.filter(|name| !is_derived(name, derived))).collect()
}

/// Whether the derived names will do: they are all there and different, and nothing was given another.
fn is_settled(wanted: &[Wanted<'_>], derived: &[Option<String>], purpose: Purpose) -> bool {
    let mut seen = HashSet::with_capacity(derived.len());
    wanted.iter().zip(derived).all(|(one, derived)| match derived.as_deref().map(super::unraw) {
        Some(derived) => {
            one.given.is_none_or(|given| super::unraw(given) == derived) && seen.insert((purpose.key)(derived))
        }
        None => false,
    })
}

/// How names are spelt.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Spelling {
    /// 0 without signs, 1 with underscores, 2 with others.
    signs: u8,
    /// 0 if it begins with a capital and has small letters, 1 if it begins with a small letter, 2 if all are capitals.
    letters: u8,
}

impl Spelling {
    fn of(name: &str) -> Self {
        let signs = match signs::places(name).first() {
            None => 0,
            Some((_, '_')) => 1,
            Some(_) => 2,
        };
        let is_small = name.chars().find(char::is_ascii_alphabetic).is_some_and(|first| first.is_ascii_lowercase());
        let letters = match signs::uniform(name) {
            _ if is_small => 1,
            Some(true) => 2,
            _ => 0,
        };
        Self { signs, letters }
    }
}

/// How many of all names are spelt in each way.
struct Usual {
    counts: HashMap<Spelling, usize>,
    are_signs_meant: bool,
}

impl Usual {
    fn new(wanted: &[Wanted<'_>], purpose: Purpose) -> Self {
        let mut counts = HashMap::new();
        for one in wanted {
            *counts.entry(Spelling::of(one.wire)).or_default() += 1;
        }
        Self { counts, are_signs_meant: purpose.are_signs_meant }
    }

    /// The least has the plain name.
    fn rank<'n>(&self, one: &Wanted<'n>) -> impl Ord + use<'n> {
        let spelling = Spelling::of(one.wire);
        let count = self.counts.get(&spelling).copied().unwrap_or_default();
        let signs = signs::places(one.wire).len();
        let meant = if self.are_signs_meant { signs } else { 0 };
        let documented = (Reverse(one.places), meant, Reverse(count), Reverse(one.is_required), one.is_deprecated);
        (documented, signs, spelling, one.wire)
    }
}

/// Names that are taken, for those that come one after the other.
pub struct Names {
    purpose: Purpose,
    /// Whose they are, on the wire, by what must be different.
    holders: HashMap<String, String>,
    numbering: Numbering,
}

impl Names {
    /// None is taken yet.
    pub fn new(purpose: Purpose) -> Self {
        Self { purpose, holders: HashMap::new(), numbering: Numbering::default() }
    }

    /// Takes a name, unless it is taken: then the answer is false.
    pub fn keep(&mut self, wire: &str, name: &str) -> bool {
        let key = (self.purpose.key)(name);
        let is_free = !self.holders.contains_key(&key);
        if is_free {
            self.holders.insert(key, wire.to_owned());
        }
        is_free
    }

    /// A name for one that came after all others; none if the derived one will do.
    pub fn add(&mut self, wire: &str) -> Option<String> {
        let derived = (self.purpose.convert)(wire);
        if derived.is_some_and(|name| self.keep(wire, &name)) { None } else { Some(self.telling(wire)) }
    }

    /// A name that says what it is, for one whose derived name is taken, or none.
    fn telling(&mut self, wire: &str) -> String {
        let derived = (self.purpose.convert)(wire);
        let holder = derived.as_deref().and_then(|name| self.holders.get(&(self.purpose.key)(name)));
        let texts = match holder {
            Some(holder) => signs::differences(wire, holder),
            None => vec![signs::spelled(wire, "dash")],
        };
        let names: Vec<String> = texts.iter().filter_map(|text| (self.purpose.convert)(text)).collect();
        if let Some(name) = names.iter().find(|name| self.keep(wire, name)) {
            return super::unraw(name).to_owned();
        }
        let plain = names.into_iter().next_back().or(derived).or_else(|| (self.purpose.convert)("unnamed"));
        self.numbered(wire, super::unraw(&plain.unwrap_or_default()))
    }

    /// The last resort: nothing but a number tells them apart.
    fn numbered(&mut self, wire: &str, plain: &str) -> String {
        let separator = if plain.ends_with(|c: char| c.is_ascii_digit()) { self.purpose.separator } else { "" };
        let mut numbering = std::mem::take(&mut self.numbering);
        let name = numbering.free(plain, separator, |name| self.keep(wire, name));
        self.numbering = numbering;
        name
    }
}

#[cfg(test)]
mod tests;
