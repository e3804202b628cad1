//! Which texts are secrets, by their names: the source does not say.

/// What the name of a secret ends with, in words.
const SECRETS: [&[&str]; 27] = [
    &["password"],
    &["pass", "word"],
    &["passwd"],
    &["pwd"],
    &["passphrase"],
    &["pass", "phrase"],
    &["secret"],
    &["secret", "key"],
    &["secret", "value"],
    &["secret", "data"],
    &["secret", "text"],
    &["secret", "string"],
    &["private", "key"],
    &["private", "key", "body"],
    &["encrypted", "password"],
    &["api", "key"],
    &["plaintext"],
    &["plain", "text"],
    &["security", "token"],
    &["session", "token"],
    &["access", "token"],
    &["refresh", "token"],
    &["auth", "token"],
    &["bearer", "token"],
    &["login", "token"],
    &["sts", "token"],
    &["jwt", "token"],
];
/// Tokens that are credentials as well.
const TOKENS: [&[&str]; 6] = [
    &["id", "token"],
    &["credential", "token"],
    &["saas", "token"],
    &["oidc", "token"],
    &["tenant", "token"],
    &["agent", "token"],
];
/// Endings that are no secrets for all that, such as whether there is one.
const HARMLESS: [&[&str]; 4] =
    [&["has", "password"], &["is", "password"], &["need", "password"], &["enable", "password"]];

/// Whether the text of a field of this name is a secret.
pub(crate) fn is_secret(name: &str) -> bool {
    let words = words(name);
    let ends_with = |ending: &&[&str]| {
        words.len() >= ending.len() && words.iter().rev().zip(ending.iter().rev()).all(|(word, end)| word == end)
    };
    SECRETS.iter().chain(&TOKENS).any(ends_with) && !HARMLESS.iter().any(ends_with)
}

/// The words of a name in small letters, without the number at its end.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    let mut characters = name.trim_end_matches(|c: char| c.is_ascii_digit()).chars().peekable();
    while let Some(c) = characters.next() {
        let before_small = characters.peek().is_some_and(char::is_ascii_lowercase);
        let begins = c.is_ascii_uppercase() && (!previous.is_ascii_uppercase() || before_small);
        let begins = begins || c.is_ascii_alphanumeric() && !previous.is_ascii_alphanumeric();
        if begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_ascii_alphanumeric()) {
            word.push(c.to_ascii_lowercase());
        }
        previous = c;
    }
    words
}
