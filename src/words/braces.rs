//! Words between braces, which stand for something that is filled in later: `{name}`, `{group}`.

use std::ops::Range;

/// More than this between braces is no word of ours.
const LONGEST: usize = 30;

/// A word between braces.
#[derive(Debug, PartialEq, Eq)]
pub struct Braced<'a> {
    /// With its braces, in bytes.
    pub at: Range<usize>,
    /// In small letters, without white space around it.
    pub word: String,
    /// With its braces, as typed.
    pub typed: &'a str,
}

/// All words between braces, in order: letters, digits, spaces and dashes.
#[must_use]
pub fn braced(text: &str) -> Vec<Braced<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        from = open + 1;
        let Some(close) = text[from..].find('}').map(|at| from + at) else { break };
        let word = text[from..close].trim();
        let is_word = !word.is_empty()
            && word.chars().count() <= LONGEST
            && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
        if is_word {
            found.push(Braced { at: open..close + 1, word: word.to_lowercase(), typed: &text[open..=close] });
            from = close + 1;
        }
    }
    found
}
