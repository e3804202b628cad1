//! The words that an error code is made of.

/// Words in lowercase, in their order: those of `Throttling.UserQPSLimit` are `throttling`, `user`, `qps`, `limit`.
pub(super) struct Words(Vec<String>);

impl Words {
    pub(super) fn of(code: &str) -> Self {
        let mut words = Vec::new();
        for part in code.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty()) {
            let characters: Vec<char> = part.chars().collect();
            let mut word = String::new();
            for (index, character) in characters.iter().enumerate() {
                if !word.is_empty() && begins_word(&characters, index) {
                    words.push(std::mem::take(&mut word));
                }
                word.extend(character.to_lowercase());
            }
            words.push(word);
        }
        Self(words)
    }

    /// Whether all words of `pattern`, which are separated by spaces, stand side by side here.
    pub(super) fn hold(&self, pattern: &str) -> bool {
        let pattern: Vec<&str> = pattern.split(' ').collect();
        self.0.windows(pattern.len()).any(|words| words.iter().zip(&pattern).all(|(word, wanted)| is(word, wanted)))
    }
}

/// An uppercase letter after another kind, or before a lowercase one, begins a word: `Db|Too|High`, `QPS|Limit`.
fn begins_word(characters: &[char], index: usize) -> bool {
    let is = |index: usize, test: fn(char) -> bool| characters.get(index).is_some_and(|character| test(*character));
    let follows_other = index.checked_sub(1).is_some_and(|before| !is(before, char::is_uppercase));
    is(index, char::is_uppercase) && (follows_other || is(index + 1, char::is_lowercase))
}

fn is(word: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == wanted,
    }
}
