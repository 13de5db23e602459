//! Finding what people wrote by a word of it, in the form in which it comes to mind: meetups for meetup, a Hebrew word with
//! the letters that are written onto its beginning, a Russian one in another case.
//!
//! What is kept of a text is [`terms`]; what somebody looks for is [`sought`]: for each of her words some terms, any of which
//! is enough.

use std::collections::BTreeSet;

use rust_stemmers::{Algorithm, Stemmer};

use super::folded;

/// So many words of a text are kept, and of what somebody looks for.
const MOST_WORDS: usize = 400;
const MOST_SOUGHT: usize = 6;
/// More letters of a word tell nothing.
const LONGEST_WORD: usize = 40;
/// Hebrew letters that are written onto the beginning of a word: and, the, in, as, to, from, that.
const PREFIXES: [char; 7] = ['\u{5D5}', '\u{5D4}', '\u{5D1}', '\u{5DB}', '\u{5DC}', '\u{5DE}', '\u{5E9}'];
/// So many of them are taken off.
const MOST_PREFIXES: usize = 3;
/// Endings of Hebrew words, final letters folded: plurals, and the feminine.
const ENDINGS: [&str; 3] = ["\u{5D9}\u{5DE}", "\u{5D5}\u{5EA}", "\u{5D4}"];
/// So many Hebrew letters are left of a word at least.
const FEWEST_LEFT: usize = 3;
/// Letters with another shape at the end of a word, and the shape they have elsewhere.
const FINALS: [(char, char); 5] = [
    ('\u{5DA}', '\u{5DB}'),
    ('\u{5DD}', '\u{5DE}'),
    ('\u{5DF}', '\u{5E0}'),
    ('\u{5E3}', '\u{5E4}'),
    ('\u{5E5}', '\u{5E6}'),
];
/// Within a word these say nothing: the marks of Hebrew abbreviations, apostrophes.
const SILENT: [char; 6] = ['\'', '"', '\u{2019}', '\u{5F3}', '\u{5F4}', '`'];

/// What a text is found by.
#[must_use]
pub fn terms(text: &str) -> BTreeSet<String> {
    words(text, MOST_WORDS).iter().flat_map(|word| forms(word, MOST_PREFIXES)).collect()
}

/// What somebody looks for: for each word the terms of which one must be there.
#[must_use]
pub fn sought(query: &str) -> Vec<Vec<String>> {
    words(query, MOST_SOUGHT).iter().map(|word| forms(word, 1)).collect()
}

fn words(text: &str, most: usize) -> Vec<String> {
    let plain: String = folded(text).chars().filter(|c| !SILENT.contains(c)).map(not_final).collect();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(most).map(|word| word.chars().take(LONGEST_WORD).collect()).collect()
}

fn not_final(c: char) -> char {
    FINALS.iter().find(|(end, _)| *end == c).map_or(c, |(_, elsewhere)| *elsewhere)
}

/// A word as it is, and what it may be a form of.
fn forms(word: &str, peeled: usize) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    match word.chars().next() {
        Some('\u{5D0}'..='\u{5EA}') => hebrew(word, peeled, &mut forms),
        Some('\u{400}'..='\u{4FF}') => forms.push(Stemmer::create(Algorithm::Russian).stem(word).into_owned()),
        Some('a'..='z') => forms.push(Stemmer::create(Algorithm::English).stem(word).into_owned()),
        _ => {}
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

fn hebrew(word: &str, peeled: usize, forms: &mut Vec<String>) {
    let mut rest = word;
    for _ in 0..=peeled {
        forms.push(rest.to_owned());
        let without = ENDINGS.iter().find_map(|ending| rest.strip_suffix(ending));
        forms.extend(without.filter(|left| left.chars().count() >= FEWEST_LEFT).map(str::to_owned));
        match rest.strip_prefix(PREFIXES).filter(|left| left.chars().count() >= FEWEST_LEFT) {
            Some(left) => rest = left,
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn finds(query: &str, text: &str) -> bool {
        let terms = terms(text);
        let sought = sought(query);
        !sought.is_empty() && sought.iter().all(|any| any.iter().any(|one| terms.contains(one)))
    }

    #[test]
    fn a_word_is_found_in_other_forms() {
        for (query, text) in [
            ("bread", "I bake Bread."),
            ("meetup", "Two meetups a month"),
            ("baker", "bakers"),
            ("baking", "I bake rye"),
            ("rye", "#Rye and oats"),
            ("בית", "הבית שלנו"),
            ("בית", "מחפשת לבית"),
            ("מפגש", "המפגשים של החודש"),
            ("מפגשים", "מפגש אחד"),
            ("חיפה", "גרה בחיפה"),
            ("צהל", "שירתתי בצה״ל"),
            ("צה\"ל", "צהל"),
            ("שלום", "שָׁלוֹם"),
            ("לחם", "ולחמים טובים"),
            ("встреча", "встречи по средам"),
            ("встречи", "Встреча"),
            ("елка", "Ёлки"),
            ("хлеб", "пеку хлеба"),
            ("rye haifa", "Haifa, rye"),
        ] {
            assert!(finds(query, text), "{query} in {text}");
        }
        for (query, text) in [("rye", "bryer"), ("ham", "Haifa"), ("rye oats", "rye"), ("", "rye"), ("!", "rye")] {
            assert!(!finds(query, text), "{query} in {text}");
        }
    }

    proptest! {
        #[test]
        fn a_text_is_found_by_each_of_its_words(text in crate::hostile::text()) {
            let first: Vec<String> = words(&text, MOST_SOUGHT);
            for word in first {
                prop_assert!(finds(&word, &text), "{}", word);
            }
        }

        #[test]
        fn of_any_text_no_more_is_kept_than_there_is_room_for(text in crate::hostile::text()) {
            prop_assert!(terms(&text).len() <= MOST_WORDS * 2 * (MOST_PREFIXES + 2));
            prop_assert!(sought(&text).len() <= MOST_SOUGHT);
        }
    }
}
