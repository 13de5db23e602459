//! Names as they are shown, and cutting text where a reader would.

use unicode_segmentation::UnicodeSegmentation;

use super::bidi::is_bidi_control;

/// Longest name shown, in graphemes (what a reader counts as characters).
const LONGEST_NAME: usize = 32;
/// Shows nothing and keeps together what is beside it.
const WORD_JOINER: char = '\u{2060}';
/// Marks stacked on one letter that are kept; more than this is somebody drawing over the lines above.
const MOST_MARKS: usize = 3;

/// A person's or a chat's name made fit to stand in a sentence: as [`clean_line`], and at most 32 graphemes.
#[must_use]
pub fn clean_name(name: &str) -> String {
    clip(&clean_line(name), LONGEST_NAME)
}

/// What a person typed made fit to stand on a line with other words (DOMAIN §D2): no directional or control
/// characters, no towers of marks, single spaces. Empty if nothing is left. Not escaped, not isolated.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars().filter(|c| !is_bidi_control(*c)) {
        if is_mark(c) {
            marks += 1;
            if marks > MOST_MARKS {
                continue;
            }
        } else {
            marks = 0;
        }
        out.push(if c.is_control() || is_blank(c) { ' ' } else { c });
    }
    if out.chars().all(|c| c.is_whitespace() || is_joiner(c)) {
        return String::new();
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name that Telegram does not take for an address, a mention, a hashtag or a command: `casino.com`, `@somebody`, `/start`
/// stay words. A word joiner, which shows nothing, stands where they would begin.
#[must_use]
pub fn inert(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut chars = name.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        out.push(c);
        let is_begun = chars.peek().is_some_and(|next| next.is_alphanumeric() || *next == '_');
        if is_begun && (matches!(c, '@' | '#' | '/' | '$') || (c == '.' && before.is_alphanumeric())) {
            out.push(WORD_JOINER);
        }
        before = c;
    }
    out
}

/// At most `most` graphemes of `text`, ending in an ellipsis if any were cut.
#[must_use]
pub fn clip(text: &str, most: usize) -> String {
    let mut graphemes = text.graphemes(true);
    let head: String = graphemes.by_ref().take(most).collect();
    if graphemes.next().is_none() {
        return head;
    }
    let mut cut: String = head.graphemes(true).take(most.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

/// At most `most` UTF-16 units of `text` (Telegram's measure of length), cut between graphemes.
#[must_use]
pub fn clip_text(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut room = most.saturating_sub(1);
    let mut out = String::new();
    for grapheme in text.graphemes(true) {
        let length = grapheme.encode_utf16().count();
        if length > room {
            break;
        }
        room -= length;
        out.push_str(grapheme);
    }
    out.push('…');
    out
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05C7}' | '\u{064B}'..='\u{065F}'
        | '\u{0E31}' | '\u{0E34}'..='\u{0E4E}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Characters that shape what is beside them and alone show nothing.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// Characters that show nothing and are used to make empty-looking names.
const fn is_blank(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{034F}'
            | '\u{2060}'..='\u{2064}' | '\u{2800}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hostile_names_become_plain() {
        assert_eq!(clean_name("Dana\u{202E}\n\t Levi "), "Dana Levi");
        assert_eq!(clean_name("\u{3164}\u{200B}\u{2800}"), "");
        assert_eq!(clean_name("\u{2060}\u{FEFF} \u{200D}\u{FE0F}\u{2063}"), "");
        assert_eq!(clean_name(&format!("Z{}", "\u{0301}".repeat(40))).chars().count(), 4);
        assert_eq!(clean_name("שָׁלוֹם"), "שָׁלוֹם");
        assert_eq!(clip("abcdef", 4), "abc…");
        assert_eq!(clip("abcd", 4), "abcd");
        assert_eq!(clip_text("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 13), "👨‍👩‍👧‍👦…");
    }

    #[test]
    fn a_name_leads_nowhere() {
        assert_eq!(inert("casino.com"), "casino.\u{2060}com");
        assert_eq!(inert("сайт.рф/x"), "сайт.\u{2060}рф/\u{2060}x");
        assert_eq!(inert("@dana #bread /start $ABC"), "@\u{2060}dana #\u{2060}bread /\u{2060}start $\u{2060}ABC");
        assert_eq!(inert("https://x"), "https://\u{2060}x");
        assert_eq!(inert("Dr. Dana Levi-Cohen / Jr."), "Dr. Dana Levi-Cohen / Jr.");
    }

    proptest! {
        #[test]
        fn a_clean_name_stays_clean(name in ".{0,80}") {
            let once = clean_name(&name);
            prop_assert!(once.graphemes(true).count() <= LONGEST_NAME);
            prop_assert!(!once.chars().any(|c| c.is_control() || is_bidi_control(c)));
            let twice = clean_name(&once);
            prop_assert_eq!(twice, once);
        }
    }
}
