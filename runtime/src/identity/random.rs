//! Random numbers of the operating system.

use super::sign::digest::hex;

/// 32 hexadecimal digits that nobody can guess, for a value that is used once; `None` if there are no random numbers.
pub(crate) fn token() -> Option<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(hex(&bytes))
}

/// A number from 0 to 1, evenly distributed. Without random numbers it is 1, the longest that a caller may choose to wait.
pub(crate) fn fraction() -> f64 {
    getrandom::u32().map_or(1.0, |number| f64::from(number) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_hexadecimal_and_differ() {
        let (one, other) = (token().expect("random numbers"), token().expect("random numbers"));
        assert_eq!(one.len(), 32);
        assert!(one.bytes().all(|byte| byte.is_ascii_hexdigit()), "{one}");
        assert_ne!(one, other);
    }

    #[test]
    fn fractions_are_between_zero_and_one() {
        assert!((0..1_000).map(|_| fraction()).all(|fraction| (0.0..=1.0).contains(&fraction)));
    }
}
