//! Words as they are compared, not as they look.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// A breve: in Cyrillic it makes a letter of its own.
const BREVE: char = '\u{306}';
/// These two, which it makes short.
const SHORT_BY_BREVE: [char; 2] = ['\u{438}', '\u{418}'];

/// A text without what one writes and another leaves out: capitals, vowel points and accents, the dots of a Russian yo, wide
/// and other shapes of a letter. Signs that are no letters stay as they are.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd() {
        let is_short_i = c == BREVE && out.ends_with(SHORT_BY_BREVE);
        if is_short_i || !is_combining_mark(c) {
            out.push(c);
        }
    }
    out.to_lowercase().nfkd().filter(|c| *c == BREVE || !is_combining_mark(*c)).nfc().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_read_as_the_same_is_the_same() {
        for (one, other) in [
            ("Élan", "elan"),
            ("Ёлка", "елка"),
            ("ЙОГУРТ", "йогурт"),
            ("שָׁלוֹם", "שלום"),
            ("ﬁne", "fine"),
            ("ＲＹＥ", "rye"),
            ("İstanbul", "istanbul"),
            ("한글", "한글"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("йод"), folded("иод"));
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing(text in crate::hostile::text()) {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }
    }
}
