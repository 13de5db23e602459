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

/// The number a text begins with, as in a list: `3. Rye`, `3) Rye`, `№3: Rye`, `3`; [`None`]: it does not, or goes on as the
/// time of day or a fraction would.
#[must_use]
pub fn number_of_point(text: &str) -> Option<i64> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c)).trim_start_matches(['#', '№']);
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let mut rest = rest.chars();
    let goes_on = match rest.next() {
        None => false,
        Some('.' | ':' | ',' | '/' | '-') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphanumeric() || c == '%',
    };
    if goes_on || digits.len() > 2 { None } else { digits.parse().ok() }
}

/// Marks of direction, which some keyboards put before a number.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
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

    #[test]
    fn a_point_of_a_list_is_told_from_times_and_fractions() {
        for (text, number) in [
            ("3. Rye", Some(3)),
            ("3) Rye", Some(3)),
            ("3", Some(3)),
            (" №10: рожь", Some(10)),
            ("#2 rye", Some(2)),
            ("\u{200f}4. שיפון", Some(4)),
            ("9:30 is fine", None),
            ("3.5 litres", None),
            ("1/2 of it", None),
            ("2-3 spoons", None),
            ("50% water", None),
            ("3rd floor", None),
            ("2026 was good", None),
            ("Rye 3", None),
            ("", None),
        ] {
            assert_eq!(number_of_point(text), number, "{text}");
        }
    }
}
