//! What somebody is into, in a word: `#rye`. Whoever writes it with other capitals, without points, or in two words means
//! the same. Pure.

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{escape, folded, isolate};

/// Longest tag, in graphemes.
pub const LONGEST: usize = 32;
/// Many marks on few letters are long, too.
const LONGEST_IN_CHARS: usize = 64;
/// Most tags of one person.
pub const MOST: usize = 10;

/// A tag: letters, digits and underscores, with a letter among them, as Telegram makes a link of it behind a `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    key: String,
    shown: String,
}

/// Why something is no tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTag {
    /// It has no letters.
    Empty,
    /// It is too long.
    TooLong,
}

impl Tag {
    /// What somebody typed for one, with or without `#`.
    ///
    /// # Errors
    /// If it has no letters, or too many signs.
    pub fn read(typed: &str) -> Result<Self, NoTag> {
        let mut shown = String::new();
        // Some signs stand for several words; they are written out before the words are told apart.
        for c in typed.trim().nfkc() {
            if separates(c) {
                if !shown.is_empty() && !shown.ends_with('_') {
                    shown.push('_');
                }
            } else if c.is_alphanumeric() && !is_point(c) {
                shown.push(c);
            }
        }
        shown.truncate(shown.trim_end_matches('_').len());
        // What was dropped may have parted letters that are one.
        let shown: String = shown.nfc().collect();
        // A word of marks alone is nothing once they are left out.
        let key = folded(&shown).split('_').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
        if !key.chars().any(char::is_alphabetic) {
            return Err(NoTag::Empty);
        }
        if shown.graphemes(true).count() > LONGEST || shown.chars().count() > LONGEST_IN_CHARS {
            return Err(NoTag::TooLong);
        }
        Ok(Self { key, shown })
    }

    /// What is the same for all who write it in different ways.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// As it was written, without `#`.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.shown
    }
}

/// Several tags as they are typed, between commas, on lines of their own, or each behind its `#`: in order, each once.
///
/// # Errors
/// If one of them is none: that one, and why.
pub fn read_all(typed: &str) -> Result<Vec<Tag>, (String, NoTag)> {
    let mut tags: Vec<Tag> = Vec::new();
    let parts = typed.split([',', ';', '\n', '#', '\u{60C}']).map(str::trim).filter(|part| !part.is_empty());
    for part in parts {
        let tag = Tag::read(part).map_err(|why| (part.to_owned(), why))?;
        if !tags.iter().any(|other| other.key == tag.key) {
            tags.push(tag);
        }
    }
    Ok(tags)
}

/// Tags as links, in HTML: people press one to see who else wrote it.
#[must_use]
pub fn hashtags(shown: &[String]) -> String {
    shown.iter().map(|tag| isolate(&format!("#{}", escape(tag)))).collect::<Vec<_>>().join(" ")
}

/// What stands between the words of a tag.
const fn separates(c: char) -> bool {
    c.is_whitespace() || matches!(c, '_' | '-' | '/' | '.' | '+' | '&' | '\u{2010}'..='\u{2015}' | '\u{5BE}' | '\u{B7}')
}

/// Hebrew vowel points and other marks that end a tag at Telegram.
const fn is_point(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5C7}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(typed: &str) -> Result<String, NoTag> {
        Tag::read(typed).map(|tag| tag.key().to_owned())
    }

    #[test]
    fn however_it_is_written_it_is_the_same_tag() {
        for (typed, same) in [
            ("#Rye", "rye"),
            ("##rye", "rye"),
            ("sour dough", "sour_dough"),
            ("Sour-Dough", "sour_dough"),
            (" sour  _ dough_ ", "sour_dough"),
            ("Ёлки", "елки"),
            ("ЙОГА", "йога"),
            ("בֵּית־קָפֶה", "בית_קפה"),
            ("צה״ל", "צהל"),
            ("#rye🍞!", "rye"),
            ("\u{202E}rye\u{200F}", "rye"),
            ("3d_print", "3d_print"),
            ("\u{FDFA}", "صلى_الله_عليه_وسلم"),
        ] {
            assert_eq!(key(typed).as_deref(), Ok(same), "{typed}");
        }
    }

    #[test]
    fn what_has_no_letters_or_too_many_is_none() {
        for typed in ["", "#", "2026", "🍞", "_-_", "\u{202E}"] {
            assert_eq!(key(typed), Err(NoTag::Empty), "{typed}");
        }
        assert_eq!(key(&"r".repeat(LONGEST)).map(|key| key.len()), Ok(LONGEST));
        assert_eq!(key(&"r".repeat(LONGEST + 1)), Err(NoTag::TooLong));
        assert_eq!(key(&format!("e{}", "\u{93F}".repeat(LONGEST_IN_CHARS))), Err(NoTag::TooLong));
    }

    #[test]
    fn several_are_told_apart_by_commas_lines_and_hashes() {
        let shown =
            |typed| read_all(typed).map(|tags| tags.iter().map(|tag| tag.shown().to_owned()).collect::<Vec<_>>());
        assert_eq!(shown("#Rye #baking"), Ok(vec!["Rye".to_owned(), "baking".to_owned()]));
        assert_eq!(
            shown("sour dough, rye;RYE\nhoney"),
            Ok(vec!["sour_dough".to_owned(), "rye".to_owned(), "honey".to_owned()])
        );
        assert_eq!(shown(" , #"), Ok(vec![]));
        assert_eq!(shown("rye, 2026"), Err(("2026".to_owned(), NoTag::Empty)));
    }

    proptest! {
        #[test]
        fn a_tag_is_one_word_and_stays_the_same(text in crate::hostile::text()) {
            if let Ok(tag) = Tag::read(&text) {
                prop_assert!(tag.shown().chars().all(|c| c == '_' || c.is_alphanumeric()));
                prop_assert!(tag.shown().graphemes(true).count() <= LONGEST);
                prop_assert_eq!(Tag::read(tag.shown()), Ok(tag.clone()), "as it is shown it is typed");
                prop_assert_eq!(Tag::read(tag.key()).map(|again| again.key), Ok(tag.key.clone()), "and as it is kept");
            }
        }

        #[test]
        fn of_any_text_each_tag_is_read_once(text in crate::hostile::text()) {
            if let Ok(tags) = read_all(&text) {
                let mut keys: Vec<&str> = tags.iter().map(Tag::key).collect();
                keys.sort_unstable();
                keys.dedup();
                prop_assert_eq!(keys.len(), tags.len());
            }
        }
    }
}
