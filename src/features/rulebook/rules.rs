//! Pages of rules, the word that is hidden in them, and what a restriction of ours looks like. Pure.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::{
    telegram::{
        marked::Marked,
        update::{Standing, Status},
    },
    words::clean_line,
};

/// So much is one page; headings begin another one sooner.
const PAGE: usize = 1_500;
/// What is no longer than this is not cut at its headings.
const SHORT: usize = 700;
/// Longest rules, in graphemes.
pub const LONGEST: usize = 4_000;
/// Longest word to be hidden in them.
pub const LONGEST_WORD: usize = 30;
/// Words to choose from.
const CHOICES: usize = 4;
/// So often one may choose.
pub const TRIES: i64 = 2;
/// So long a newcomer counts among those who wait. After that nothing happens to her either.
pub const WAITS: TimeDelta = TimeDelta::days(7);
/// More newcomers than this within a minute are a crowd: the greeting, which is one for all, tells them.
pub const FEW: i64 = 5;
/// What "at once" means there.
pub const AT_ONCE: TimeDelta = TimeDelta::minutes(1);

/// Everything Telegram's `ChatPermissions` knows.
const EVERYTHING: [&str; 16] = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
];

/// Whether a newcomer has to agree before she writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// No.
    Off,
    /// By a button.
    Agree,
    /// By finding the word.
    Word,
}

impl Gate {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Off, Self::Agree, Self::Word];

    /// As kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Agree => "agree",
            Self::Word => "word",
        }
    }

    /// From [`Gate::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|gate| gate.code() == code).unwrap_or(Self::Off)
    }
}

/// What somebody may do.
pub type May = BTreeMap<String, bool>;

/// What an ordinary member may.
#[must_use]
pub fn everything() -> May {
    EVERYTHING.map(|name| (name.to_owned(), true)).into()
}

/// What somebody may whom we keep from writing.
#[must_use]
pub fn nothing() -> May {
    EVERYTHING.map(|name| (name.to_owned(), false)).into()
}

/// What becomes of a newcomer by what Telegram says she is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// She may write: this is what is to be given back to her, and until when it was so.
    MayWrite(May, i64),
    /// We keep her from writing since she was here before.
    IsShut,
    /// Somebody else does.
    ByOthers,
    /// She is not there any more.
    Gone,
    /// The gate is not for her.
    NotForHer,
}

/// Judges a newcomer; `owes`: whether we have taken something from her.
#[must_use]
pub fn judge(standing: &Standing, is_in: bool, owes: bool) -> Found {
    match standing.status {
        _ if !is_in => Found::Gone,
        Status::Member => Found::MayWrite(everything(), 0),
        Status::Restricted if owes && is_shut(standing) => Found::IsShut,
        Status::Restricted if standing.may.get("can_send_messages") == Some(&true) => {
            Found::MayWrite(standing.may.clone(), standing.until)
        }
        Status::Restricted => Found::ByOthers,
        _ => Found::NotForHer,
    }
}

/// Whether that is what we have made of her, and nobody has changed it.
#[must_use]
pub fn is_shut(standing: &Standing) -> bool {
    let is_sending = |name: &str| name.starts_with("can_send_");
    standing.status == Status::Restricted
        && standing.until == 0
        && standing.may.iter().all(|(name, may)| !is_sending(name) || !may)
}

/// What is given back of what she might do until then (0: for ever): once that is over, everything. Telegram takes what ends
/// within half a minute for what never ends.
#[must_use]
pub fn given_back(owed: May, until: i64, now: i64) -> (May, i64) {
    if until != 0 && until - now < 60 { (everything(), 0) } else { (owed, until) }
}

/// The pages of rules: at their headings, or as much as fits.
#[must_use]
pub fn pages(rules: &Marked) -> Vec<Marked> {
    if length(rules.text()) <= SHORT {
        return vec![rules.clone()];
    }
    let mut pages: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for line in rules.text().split_inclusive('\n') {
        let end = at + line.len();
        match pages.last_mut() {
            Some((start, last)) if !begins_page(rules, (*start, *last), (at, end)) => *last = end,
            _ => pages.push((at, end)),
        }
        at = end;
    }
    let whole = pages.into_iter().flat_map(|(start, end)| pieces(rules.text(), start, end));
    whole.map(|(start, end)| rules.slice(start..end).trimmed()).filter(|page| !page.text().is_empty()).collect()
}

/// Whether a line is not to stand on the page that has been begun.
fn begins_page(rules: &Marked, (start, last): (usize, usize), (at, end): (usize, usize)) -> bool {
    let so_far = rules.text().get(start..last).unwrap_or_default();
    let is_full = length(so_far) + length(rules.text().get(at..end).unwrap_or_default()) > PAGE;
    // A heading alone is no page.
    let has_words = so_far.trim().lines().count() > 1;
    is_full || (has_words && is_heading(&rules.slice(at..end).trimmed()))
}

/// A line that is bold as a whole, or begins with the sign for it.
fn is_heading(line: &Marked) -> bool {
    line.text().starts_with('#') || (!line.text().is_empty() && line.is_bold())
}

/// A line too long for a page, at its spaces.
fn pieces(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let (mut pieces, mut from) = (Vec::new(), start);
    while let Some(rest) = text.get(from..end).filter(|rest| length(rest) > PAGE) {
        let fits: usize = rest.chars().take(PAGE).map(char::len_utf8).sum();
        let head = rest.get(..fits).unwrap_or(rest);
        let cut = head.rfind(['\n', ' ']).map_or(fits, |space| space + 1);
        pieces.push((from, from + cut));
        from += cut;
    }
    pieces.push((from, end));
    pieces
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// A word as it is compared.
fn folded(word: &str) -> String {
    clean_line(word).trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a word, or a few in a row, are in a text as words of their own.
#[must_use]
pub fn holds(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), folded(word));
    let is_border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !word.is_empty()
        && text.match_indices(&word).any(|(at, found)| {
            let (before, from) = text.split_at(at);
            is_border(before.chars().next_back()) && is_border(from.get(found.len()..).and_then(|s| s.chars().next()))
        })
}

/// Whether the word picked is the one.
#[must_use]
pub fn is_the_word(picked: &str, word: &str) -> bool {
    folded(picked) == folded(word)
}

/// The word among others that are not in the rules, in an order that follows from `seed`.
#[must_use]
pub fn choices(text: &str, word: &str, others: &[&str], seed: u64) -> Vec<String> {
    let mut others: Vec<&str> = others.iter().copied().filter(|other| !holds(text, other)).collect();
    let mut all = vec![word.trim().to_owned()];
    let mut seed = seed;
    while all.len() < CHOICES && !others.is_empty() {
        seed = next(seed);
        all.push(others.swap_remove(below(seed, others.len())).to_owned());
    }
    let places = all.len();
    all.swap(0, below(next(seed), places));
    all
}

/// The next number of a row that looks like chance.
const fn next(seed: u64) -> u64 {
    seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407)
}

fn below(seed: u64, most: usize) -> usize {
    let high = usize::try_from(seed >> 33).unwrap_or_default();
    high.checked_rem(most).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::telegram::marked::Entity;

    fn restricted(may: &[(&str, bool)], until: i64) -> Standing {
        let may = may.iter().map(|(name, may)| ((*name).to_owned(), *may)).collect();
        Standing { status: Status::Restricted, may, until }
    }

    fn bold(offset: usize, length: usize) -> Entity {
        serde_json::from_value(serde_json::json!({"type": "bold", "offset": offset, "length": length})).unwrap()
    }

    #[test]
    fn who_may_write_is_owed_just_that_and_who_may_not_is_left_to_whoever_did_it() {
        let member = Standing { status: Status::Member, may: BTreeMap::new(), until: 0 };
        assert_eq!(judge(&member, true, false), Found::MayWrite(everything(), 0));
        assert_eq!(judge(&member, false, false), Found::Gone);
        let half = restricted(&[("can_send_messages", true), ("can_send_photos", false)], 77);
        assert_eq!(judge(&half, true, false), Found::MayWrite(half.may.clone(), 77));
        let shut = Standing { may: nothing(), ..restricted(&[], 0) };
        assert_eq!(judge(&shut, true, false), Found::ByOthers);
        assert_eq!(judge(&shut, true, true), Found::IsShut);
        assert_eq!(judge(&Standing { until: 5, ..shut }, true, true), Found::ByOthers);
        let admin = Standing { status: Status::Administrator, ..member };
        assert_eq!(judge(&admin, true, false), Found::NotForHer);
    }

    #[test]
    fn what_was_for_a_while_is_not_given_back_for_longer() {
        let half: May = [("can_send_messages".to_owned(), true)].into();
        assert_eq!(given_back(half.clone(), 0, 1_000), (half.clone(), 0));
        assert_eq!(given_back(half.clone(), 2_000, 1_000), (half.clone(), 2_000));
        assert_eq!(given_back(half, 1_020, 1_000), (everything(), 0));
    }

    #[test]
    fn long_rules_have_a_page_for_each_heading() {
        let body = "We help each other. ".repeat(30);
        let text = format!("Being kind\n{body}\n# Selling\n{body}\nQuestions\n{body}");
        let at = |heading: &str| text[..text.find(heading).unwrap()].encode_utf16().count();
        let rules = Marked::new(&text, &[bold(0, 10), bold(at("Questions"), 9)]);
        let pages = pages(&rules);
        let begin: Vec<&str> = pages.iter().map(|page| page.text().lines().next().unwrap()).collect();
        assert_eq!(begin, ["Being kind", "# Selling", "Questions"]);
        assert!(pages[2].html().starts_with("<b>Questions</b>"), "{}", pages[2].html());
        assert_eq!(super::pages(&Marked::plain("# One\nBe kind.\n# Two\nDon't sell.")).len(), 1);
    }

    #[test]
    fn a_word_is_found_as_a_word_of_its_own() {
        assert!(holds("Be kind, say Cinnamon!", "cinnamon") && holds("המילה: קינמון.", "קינמון"));
        assert!(!holds("Be kinder", "kind") && !holds("Be kind", " ") && holds("Be kind", "«kind»"));
    }

    proptest! {
        #[test]
        fn pages_hold_everything_and_fit(text in "[a-zа-яא-ת#\n ]{0,5000}") {
            let rules = Marked::plain(&text);
            let pages = pages(&rules);
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            let all: String = pages.iter().map(Marked::text).collect();
            prop_assert_eq!(squeezed(&all), squeezed(&text));
            prop_assert!(pages.iter().all(|page| length(page.text()) <= PAGE));
        }

        #[test]
        fn the_word_is_among_four_once(seed: u64, word in "[a-z]{3,8}") {
            let others = ["lighthouse", "pepper", "violin", "meadow", "kite"];
            let chosen = choices(&format!("The word is {word}."), &word, &others, seed);
            prop_assert_eq!(chosen.len(), 4);
            prop_assert_eq!(chosen.iter().filter(|one| is_the_word(one, &word)).count(), 1);
            prop_assert_eq!(chosen, choices(&format!("The word is {word}."), &word, &others, seed));
        }
    }
}
