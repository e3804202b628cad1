//! Characters that a text may consist of or begin with.

use std::fmt;

/// Characters of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CharacterKind {
    /// Letters of the English alphabet in either case.
    Letters,
    LowerCase,
    UpperCase,
    Digits,
    Chinese,
    Spaces,
    /// All that ASCII has.
    Ascii,
    /// One character that stands for itself.
    Sign(char),
}

impl CharacterKind {
    /// Whether it has all characters of another kind, or such letters in one case as make the other superfluous.
    fn covers(self, other: Self) -> bool {
        let is_letters = |kind| matches!(kind, Self::Letters | Self::LowerCase | Self::UpperCase);
        let is_in_one_case = |kind| matches!(kind, Self::LowerCase | Self::UpperCase);
        self == other || self == Self::Ascii || {
            let differ = is_in_one_case(self) && is_in_one_case(other);
            is_letters(self) && is_letters(other) && !differ
        }
    }

    /// One character of the kind.
    fn one(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Letters => f.write_str("letter"),
            Self::LowerCase => f.write_str("lower-case letter"),
            Self::UpperCase => f.write_str("upper-case letter"),
            Self::Digits => f.write_str("digit"),
            Self::Chinese => f.write_str("Chinese character"),
            Self::Spaces => f.write_str("space"),
            Self::Ascii => f.write_str("ASCII"),
            Self::Sign(sign) => write!(f, "{sign}"),
        }
    }
}

impl fmt::Display for CharacterKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Letters => f.write_str("letters"),
            Self::LowerCase => f.write_str("lowercase"),
            Self::UpperCase => f.write_str("uppercase"),
            Self::Digits => f.write_str("digits"),
            Self::Chinese => f.write_str("Chinese"),
            Self::Spaces => f.write_str("spaces"),
            Self::Ascii => f.write_str("ASCII"),
            Self::Sign(sign) => write!(f, "{sign}"),
        }
    }
}

/// The characters that a text may consist of, in words of ours: `letters digits . _ -`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CharacterSet(pub(crate) Vec<CharacterKind>);

impl CharacterSet {
    /// Puts what a text may begin with before the rest, as far as it lacks that.
    pub(crate) fn extend_by(&mut self, first: &FirstCharacter) {
        // Of signs, only underscores are a part of names.
        let is_part = |kind: &CharacterKind| !matches!(kind, CharacterKind::Sign(sign) if *sign != '_');
        let has = |kind: CharacterKind| self.0.iter().any(|known| known.covers(kind));
        let missing: Vec<CharacterKind> = first.0.iter().copied().filter(|kind| is_part(kind) && !has(*kind)).collect();
        self.0.splice(..0, missing);
    }
}

impl fmt::Display for CharacterSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, kind) in self.0.iter().enumerate() {
            write!(f, "{}{kind}", if index > 0 { " " } else { "" })?;
        }
        Ok(())
    }
}

/// What a text must begin with, in words of ours: `letter`, `lower-case letter or digit`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FirstCharacter(pub(crate) Vec<CharacterKind>);

impl fmt::Display for FirstCharacter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, kind) in self.0.iter().enumerate() {
            f.write_str(if index > 0 { " or " } else { "" })?;
            kind.one(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::CharacterKind::{Ascii, Chinese, Digits, Letters, LowerCase, Sign, UpperCase};
    use super::{CharacterKind, CharacterSet, FirstCharacter};

    #[test]
    fn a_set_has_what_its_texts_begin_with() {
        let cases: [(&[CharacterKind], &[CharacterKind], &str); 6] = [
            (&[Letters], &[Digits, Sign('.')], "letters digits ."),
            (&[LowerCase, Chinese], &[Letters, Digits], "Chinese letters digits"),
            (&[Letters], &[LowerCase, Sign('-')], "lowercase -"),
            (&[LowerCase], &[UpperCase], "lowercase uppercase"),
            (&[Letters, Sign('_'), Sign('/')], &[Digits], "letters _ digits"),
            (&[Letters, Digits], &[Ascii], "ASCII"),
        ];
        for (first, set, words) in cases {
            let mut set = CharacterSet(set.to_vec());
            set.extend_by(&FirstCharacter(first.to_vec()));
            assert_eq!(set.to_string(), words);
        }
        assert_eq!(FirstCharacter(vec![LowerCase, Digits, Sign('_')]).to_string(), "lower-case letter or digit or _");
    }
}
