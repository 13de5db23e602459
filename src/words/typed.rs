//! What people write that means the same in every language. Pure.

/// Words of thanks, in lower case; what follows in the same word may be its ending.
const THANKS: [&str; 8] = ["thank", "thx", "תודה", "תודות", "спасибо", "спс", "благодарю", "благодарен"];
/// Bytes of the longest text that is thanks and little else.
const LONGEST: usize = 400;

/// Whether a text thanks somebody. A long one has more to say, whatever is in it.
#[must_use]
pub fn is_thanks(text: &str) -> bool {
    text.len() <= LONGEST
        && text
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| !word.is_empty() && begins_with_thanks(&word.to_lowercase()))
}

fn begins_with_thanks(word: &str) -> bool {
    THANKS.iter().any(|thanks| word.starts_with(thanks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thanks_are_known_in_every_language() {
        for text in
            ["Thanks!", "oh, THANK you so much", "thx", "תודה רבה", "המון תודות", "Спасибо большое", "спс", "Благодарю"]
        {
            assert!(is_thanks(text), "{text}");
        }
        let long = "thank ".repeat(80);
        for text in ["", "How do I feed it?", "מה שלומכם", "Кто поможет?", "unthankful", &long] {
            assert!(!is_thanks(text), "{text}");
        }
    }
}
