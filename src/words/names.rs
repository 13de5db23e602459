//! Names as they are shown, and cutting text where a reader would.

use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{DefaultIgnorableCodePoint, GeneralCategory, Script, VariationSelector},
};
use unicode_segmentation::UnicodeSegmentation;

use super::bidi::is_bidi_control;

/// Longest name shown, in graphemes (what a reader counts as characters).
const LONGEST_NAME: usize = 32;
/// Shows nothing and keeps together what is beside it.
pub(super) const WORD_JOINER: char = '\u{2060}';
/// The same in UTF-16 units: a single grapheme may be a whole family of emoji.
const LONGEST_NAME_UNITS: usize = 128;
/// Digits of the shortest telephone number.
const FEWEST_DIGITS: usize = 7;
/// Marks stacked on one letter that are kept; more than this is somebody drawing over the lines above.
const MOST_MARKS: usize = 3;
/// The same in scripts whose syllables are stacked.
const MOST_MARKS_IN_A_STACK: usize = 5;
/// Joiners in a row that are kept: the tags of a flag.
const MOST_JOINERS: usize = 7;
/// A group or person whose name shows nothing is called by so many of its last digits.
const DIGITS_SHOWN: u64 = 10_000;

/// A person's or a chat's name made fit to stand in a sentence: as [`clean_line`], and at most 32 graphemes, none of them
/// endless.
#[must_use]
pub fn clean_name(name: &str) -> String {
    clip_text(&clip(&clean_line(name), LONGEST_NAME), LONGEST_NAME_UNITS)
}

/// A group's name as [`clean_name`]; if nothing of it can be seen, a sign that means a group in any language, and the
/// end of its number, so that two such groups are told apart. Never empty.
#[must_use]
pub fn group_name(title: &str, telegram_id: i64) -> String {
    named_or(title, "👥", telegram_id)
}

/// As [`group_name`], for a person.
#[must_use]
pub fn person_name(name: &str, user_id: i64) -> String {
    named_or(name, "👤", user_id)
}

fn named_or(name: &str, sign: &str, id: i64) -> String {
    let name = clean_name(name);
    if name.is_empty() { format!("{sign} {}", id.unsigned_abs() % DIGITS_SHOWN) } else { name }
}

/// What a person typed made fit to stand on a line with other words (DOMAIN §D2): no directional or control
/// characters, no towers of marks, single spaces. Empty if nothing is left. Not escaped, not isolated.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut marks, mut joiners, mut most) = (0, 0, MOST_MARKS);
    let mut is_seen = false;
    for c in text.chars().filter(|c| !is_bidi_control(*c)) {
        match kind(c) {
            Kind::Mark => marks += 1,
            Kind::Joiner => joiners += 1,
            kind @ (Kind::Blank | Kind::Sign) => {
                is_seen |= kind == Kind::Sign;
                (marks, joiners, most) = (0, 0, most_marks(c));
                out.push(if kind == Kind::Blank { ' ' } else { c });
                continue;
            }
        }
        if marks <= most && joiners <= MOST_JOINERS {
            out.push(c);
        }
    }
    if !is_seen {
        return String::new();
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What somebody wrote, with nothing in it that Telegram takes for an address, a mention, a hashtag, a command or a telephone
/// number: `casino.com`, `@somebody`, `/start`, `+972501234567` stay words. A word joiner, which shows nothing and belongs
/// to none of these, stands where they would begin or go on.
#[must_use]
pub fn inert(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let numbers = numbers(&chars);
    let mut out = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map_or(' ', |at| chars[at]);
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        out.push(*c);
        let breaks_number = numbers[at] && next.is_ascii_digit() && (*c == '+' || at % 2 == 0);
        if leads(before, *c, next) || breaks_number {
            out.push(WORD_JOINER);
        }
    }
    out
}

/// Whether something would begin, or an address go on, between a sign and what is next.
const fn leads(before: char, c: char, next: char) -> bool {
    // What Telegram lets be part of a name: also marks and joiners that are no letters.
    let goes_on = !(next.is_whitespace() || (next.is_ascii_punctuation() && next != '_'));
    match c {
        '@' | '#' | '.' => goes_on,
        // Behind a letter, or in a tag, no command begins.
        '/' => goes_on && !(before.is_ascii_alphanumeric() || before as u32 > 0xC0 || matches!(before, '<' | '>')),
        '$' => next.is_ascii_uppercase(),
        _ => false,
    }
}

/// Which characters belong to what could be a telephone number: digits, with what is written between them.
fn numbers(chars: &[char]) -> Vec<bool> {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | ' ' | '\u{A0}');
    let mut marked = vec![false; chars.len()];
    let mut at = 0;
    while at < chars.len() {
        let length = chars[at..].iter().take_while(|c| belongs(**c)).count();
        let digits = chars[at..at + length].iter().filter(|c| c.is_ascii_digit()).count();
        marked[at..at + length].fill(digits >= FEWEST_DIGITS);
        at += length.max(1);
    }
    marked
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

/// At most `most` UTF-16 units of `text` (Telegram's measure of length), cut between graphemes. Isolates that were open
/// where it is cut end there.
#[must_use]
pub fn clip_text(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let (_, deepest) = open_isolates(text);
    let mut room = most.saturating_sub(1 + deepest);
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
    let (open, _) = open_isolates(&out);
    out.extend(std::iter::repeat_n('\u{2069}', open));
    out
}

/// How many isolates are open at a text's end, and how many at the most within it.
fn open_isolates(text: &str) -> (usize, usize) {
    text.chars().fold((0, 0), |(open, deepest): (usize, usize), c| match c {
        '\u{2066}'..='\u{2068}' => (open + 1, deepest.max(open + 1)),
        '\u{2069}' => (open.saturating_sub(1), deepest),
        _ => (open, deepest),
    })
}

/// What a character is to whoever reads a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Can be seen.
    Sign,
    /// Written onto the sign before.
    Mark,
    /// Shapes what is beside it, and alone shows nothing.
    Joiner,
    /// A space, or shows nothing and is used to make empty-looking names.
    Blank,
}

/// By the properties Unicode gives to every character of every script.
fn kind(c: char) -> Kind {
    if c.is_ascii_graphic() {
        return Kind::Sign;
    }
    let is_selector = CodePointSetData::new::<VariationSelector>().contains(c);
    let is_ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c);
    match CodePointMapData::<GeneralCategory>::new().get(c) {
        // Emoji are joined, and flags are spelled, with these.
        GeneralCategory::Format if matches!(c, '\u{200C}' | '\u{200D}' | '\u{E0020}'..='\u{E007F}') => Kind::Joiner,
        _ if is_ignorable && !is_selector => Kind::Blank,
        GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark | GeneralCategory::SpacingMark => Kind::Mark,
        GeneralCategory::Control
        | GeneralCategory::SpaceSeparator
        | GeneralCategory::LineSeparator
        | GeneralCategory::ParagraphSeparator => Kind::Blank,
        // Drawn as nothing, though Unicode calls them symbols.
        _ if matches!(c, '\u{2800}' | '\u{FFFC}' | '\u{1D159}') => Kind::Blank,
        _ => Kind::Sign,
    }
}

/// Whether a character is written onto the one before.
pub(super) fn is_mark(c: char) -> bool {
    kind(c) == Kind::Mark
}

/// How many marks a syllable of the letter's script may have.
fn most_marks(letter: char) -> usize {
    match CodePointMapData::<Script>::new().get(letter) {
        Script::Myanmar | Script::Tibetan | Script::TaiTham => MOST_MARKS_IN_A_STACK,
        _ => MOST_MARKS,
    }
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
        assert_eq!(clip("abcdef", 4), "abc…");
        assert_eq!(clip("abcd", 4), "abcd");
        assert_eq!(clip_text("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 13), "👨‍👩‍👧‍👦…");
    }

    #[test]
    fn towers_of_marks_of_any_script_are_cut() {
        // Latin, Marchen, Arabic (Quranic), N'Ko, Devanagari, Lao, Thai, Hebrew, Cyrillic, Tibetan, Musical, Khmer
        for (letter, mark, kept) in [
            ('Z', '\u{0301}', 3),
            ('Z', '\u{11CAD}', 3),
            ('م', '\u{06E4}', 3),
            ('م', '\u{08F0}', 3),
            ('ߊ', '\u{07EB}', 3),
            ('न', '\u{0951}', 3),
            ('न', '\u{093E}', 3),
            ('ກ', '\u{0EC9}', 3),
            ('ก', '\u{0E49}', 3),
            ('א', '\u{05B8}', 3),
            ('я', '\u{A66F}', 3),
            ('ཀ', '\u{0F90}', 5),
            ('♪', '\u{1D165}', 3),
            ('Z', '\u{20DD}', 3),
            ('Z', '\u{FE0F}', 3),
        ] {
            let tower: String = std::iter::once(letter).chain(std::iter::repeat_n(mark, 60)).collect();
            assert_eq!(clean_name(&tower).chars().count(), 1 + kept, "U+{:04X}", u32::from(mark));
            let joined = format!("{letter}{}", format!("{mark}{mark}{mark}\u{200C}").repeat(20));
            assert!(clean_name(&joined).chars().filter(|c| *c == mark).count() <= kept, "U+{:04X}", u32::from(mark));
        }
        assert!(clean_name(&"👨\u{200D}".repeat(500)).encode_utf16().count() <= LONGEST_NAME_UNITS);
        assert!(clean_name(&"ᄀ".repeat(500)).encode_utf16().count() <= LONGEST_NAME_UNITS);
    }

    #[test]
    fn real_names_stay_as_they_are() {
        for name in [
            "שָׁלוֹם",
            "מִרְיָם",
            "مُحَمَّد",
            "क्षितिज श्रीवास्तव",
            "र्‍ऱ्या",
            "กิ๊ฟท์ น้ำผึ้ง",
            "ຄຳແພງ",
            "Nguye\u{302}\u{303}n Thi\u{323} Ho\u{300}ng",
            "Nguyễn Thị Hồng",
            "ကျွန်ုပ် မြွှာ",
            "བསྒྲུབས་",
            "Zoë Müller",
            "Ёлкин",
            "தமிழ்ச்செல்வி",
            "👨‍👩‍👧‍👦 ❤️",
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿 Anna",
            "1️⃣ Dana",
        ] {
            assert_eq!(clean_name(name), name);
        }
    }

    #[test]
    fn what_shows_nothing_has_a_name_all_the_same() {
        for unseen in [
            "",
            " ",
            "\u{3164}",
            "\u{115F}\u{1160}",
            "\u{FFA0}",
            "\u{2800}",
            "\u{200B}\u{200D}\u{FE0F}",
            "\u{E0041}\u{E007F}",
            "\u{180E}\u{17B4}\u{034F}",
            "\u{FFFC}\u{1D159}",
            "\u{0301}\u{0E49}",
            "\u{202E}\u{2068}",
            "\u{E0100}",
            "\u{3000}\u{2003}",
            "\u{00AD}\u{2060}",
        ] {
            assert_eq!(group_name(unseen, -1_001_234_567), "👥 4567", "{unseen:?}");
            assert_eq!(person_name(unseen, 7), "👤 7", "{unseen:?}");
        }
        assert_eq!(group_name(" Bakers\u{3164} ", -1), "Bakers");
    }

    #[test]
    fn a_name_leads_nowhere() {
        assert_eq!(inert("casino.com"), "casino.\u{2060}com");
        assert_eq!(inert("сайт.рф/x"), "сайт.\u{2060}рф/x");
        assert_eq!(inert("casino\u{0301}.\u{200D}com"), "casino\u{0301}.\u{2060}\u{200D}com");
        assert_eq!(inert("tg://x #\u{200C}bread"), "tg://\u{2060}x #\u{2060}\u{200C}bread");
        assert_eq!(inert("Asia/Jerusalem, 5 of 100"), "Asia/Jerusalem, 5 of 100");
        assert_eq!(inert("+972501234567"), "+\u{2060}97\u{2060}25\u{2060}01\u{2060}23\u{2060}45\u{2060}67");
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
