//! What people type behind `/ideas`, in three languages, and the words of an idea that say nothing about it. Pure.

use std::{collections::BTreeSet, sync::LazyLock};

use super::rules::State;
use crate::words::folded;

/// What is asked for behind `/ideas`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// The board: all of it, or those that stand so.
    Board(Option<State>),
    /// One idea, by its number.
    One(i64),
    /// It stands so from now on, with a word why.
    Put(i64, State, String),
    /// It is the same as another.
    Same(i64, i64),
}

const STATES: [(State, &[&str]); 4] = [
    (State::New, &["new", "open", "חדש", "חדשה", "חדשים", "פתוח", "новая", "новые", "новое", "новый", "открыта"]),
    (
        State::Planned,
        &[
            "planned",
            "plan",
            "מתוכנן",
            "מתוכננים",
            "בתכנון",
            "בתוכנית",
            "запланировано",
            "запланирована",
            "план",
            "планах",
        ],
    ),
    (State::Done, &["done", "בוצע", "בוצעו", "נעשה", "сделано", "сделана", "готово", "готова"]),
    (State::Declined, &["declined", "rejected", "no", "נדחה", "נדחו", "לא", "отклонено", "отклонена", "нет"]),
];

const ALL: [&str; 4] = ["all", "הכול", "הכל", "все"];

const SAME: [&str; 9] = ["same", "duplicate", "זהה", "כפול", "אותו", "дубль", "дубликат", "такая", "та"];

/// What may stand between *same* and the number.
const AS: [&str; 6] = ["as", "to", "כמו", "ל", "же", "как"];

/// Words that stand in every sentence: with these an idea begins, whatever it is about.
const EMPTY: &[&str] = &[
    "a",
    "an",
    "the",
    "i",
    "we",
    "us",
    "you",
    "it",
    "my",
    "our",
    "me",
    "be",
    "is",
    "are",
    "was",
    "to",
    "of",
    "in",
    "on",
    "at",
    "for",
    "with",
    "and",
    "or",
    "but",
    "as",
    "by",
    "from",
    "that",
    "this",
    "there",
    "would",
    "like",
    "could",
    "should",
    "can",
    "have",
    "has",
    "had",
    "let",
    "lets",
    "do",
    "does",
    "make",
    "get",
    "want",
    "need",
    "more",
    "some",
    "any",
    "every",
    "each",
    "please",
    "maybe",
    "idea",
    "new",
    "good",
    "nice",
    "great",
    "if",
    "so",
    "not",
    "no",
    "all",
    "one",
    "also",
    "too",
    "how",
    "about",
    "what",
    "when",
    "who",
    "will",
    "their",
    "they",
    "them",
    "group",
    "member",
    "members",
    "אני",
    "אנחנו",
    "אתם",
    "הוא",
    "היא",
    "הם",
    "זה",
    "זאת",
    "את",
    "של",
    "על",
    "עם",
    "אל",
    "או",
    "גם",
    "אם",
    "כי",
    "אבל",
    "לא",
    "כן",
    "כל",
    "יש",
    "אין",
    "היה",
    "יהיה",
    "להיות",
    "רוצה",
    "רוצים",
    "אפשר",
    "צריך",
    "כדאי",
    "אולי",
    "בואו",
    "רעיון",
    "חדש",
    "חדשה",
    "טוב",
    "יותר",
    "עוד",
    "שלנו",
    "לנו",
    "אותנו",
    "לעשות",
    "נעשה",
    "פעם",
    "ביום",
    "בימי",
    "יום",
    "ימי",
    "קבוצה",
    "и",
    "в",
    "во",
    "на",
    "с",
    "со",
    "по",
    "к",
    "ко",
    "у",
    "за",
    "из",
    "от",
    "до",
    "для",
    "о",
    "об",
    "не",
    "ни",
    "но",
    "а",
    "или",
    "что",
    "чтобы",
    "как",
    "это",
    "этот",
    "эта",
    "то",
    "так",
    "же",
    "бы",
    "ли",
    "я",
    "мы",
    "вы",
    "он",
    "она",
    "они",
    "нам",
    "нас",
    "мне",
    "наш",
    "наша",
    "наше",
    "был",
    "было",
    "быть",
    "есть",
    "будет",
    "можно",
    "нужно",
    "нужен",
    "надо",
    "хорошо",
    "давайте",
    "хочу",
    "хотим",
    "хотелось",
    "может",
    "ещё",
    "еще",
    "все",
    "всех",
    "каждый",
    "идея",
    "новый",
    "новая",
    "сделать",
    "завести",
    "группа",
    "группе",
];

/// Hebrew letters with another shape at the end of a word, and the shape they are compared by.
const FINALS: [(char, char); 5] = [('ך', 'כ'), ('ם', 'מ'), ('ן', 'נ'), ('ף', 'פ'), ('ץ', 'צ')];

/// The empty words as words are compared.
static COMPARED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let not_final = |c: char| FINALS.iter().find(|(end, _)| *end == c).map_or(c, |(_, elsewhere)| *elsewhere);
    EMPTY.iter().map(|word| folded(word).chars().map(not_final).collect()).collect()
});

/// Whether a word, in any of these forms, stands in every sentence.
#[must_use]
pub fn says_nothing(forms: &BTreeSet<String>) -> bool {
    forms.iter().any(|form| COMPARED.contains(form))
}

/// Reads what stands behind `/ideas`; [`None`]: it is none of that.
#[must_use]
pub fn read(typed: &str) -> Option<Typed> {
    let (first, rest) = split(typed);
    if first.is_empty() || ALL.contains(&first.as_str()) && rest.is_empty() {
        return Some(Typed::Board(None));
    }
    let Some(number) = number(&first) else {
        return state(&first).filter(|_| rest.is_empty()).map(|state| Typed::Board(Some(state)));
    };
    if rest.is_empty() {
        return Some(Typed::One(number));
    }
    let (word, why) = split(rest);
    if SAME.contains(&word.as_str()) {
        return same(why).map(|other| Typed::Same(number, other));
    }
    // "in plans" is two words in Russian.
    let (word, why) = if word == "в" { split(why) } else { (word, why) };
    Some(Typed::Put(number, state(&word)?, why.to_owned()))
}

/// The first word, as it is compared, and what follows it.
fn split(text: &str) -> (String, &str) {
    let text = text.trim();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let ends = [':', ',', '-', '–', '—', '.'];
    (folded(first.trim_end_matches(ends)), rest.trim_start_matches(|c: char| c.is_whitespace() || ends.contains(&c)))
}

fn number(word: &str) -> Option<i64> {
    word.trim_start_matches(['#', '№']).parse().ok().filter(|number| *number > 0)
}

fn state(word: &str) -> Option<State> {
    let is_it = |names: &[&str]| names.iter().any(|name| folded(name) == word);
    STATES.iter().find(|(_, names)| is_it(names)).map(|(state, _)| *state)
}

/// The number behind *same as*.
fn same(rest: &str) -> Option<i64> {
    let mut rest = rest;
    loop {
        let (word, behind) = split(rest);
        match number(&word) {
            Some(other) => return behind.is_empty().then_some(other),
            None if AS.contains(&word.as_str()) => rest = behind,
            None => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_asked_for_is_understood_in_three_languages() {
        let put = |number, state, why: &str| Some(Typed::Put(number, state, why.to_owned()));
        for (typed, expected) in [
            ("", Some(Typed::Board(None))),
            ("all", Some(Typed::Board(None))),
            ("все", Some(Typed::Board(None))),
            ("Planned", Some(Typed::Board(Some(State::Planned)))),
            ("בוצע", Some(Typed::Board(Some(State::Done)))),
            ("отклонено", Some(Typed::Board(Some(State::Declined)))),
            ("12", Some(Typed::One(12))),
            ("#12", Some(Typed::One(12))),
            ("№ 12", None),
            ("12 done", put(12, State::Done, "")),
            ("12 done: we bought an oven", put(12, State::Done, "we bought an oven")),
            ("12 מתוכנן – באביב", put(12, State::Planned, "באביב")),
            ("12 в планах, весной", put(12, State::Planned, "весной")),
            ("12 NO too dear", put(12, State::Declined, "too dear")),
            ("12 same 3", Some(Typed::Same(12, 3))),
            ("12 same as #3", Some(Typed::Same(12, 3))),
            ("12 זהה ל 3", Some(Typed::Same(12, 3))),
            ("12 та же как 3", Some(Typed::Same(12, 3))),
            ("12 same", None),
            ("12 perhaps", None),
            ("0", None),
            ("-4", None),
            ("cake", None),
            ("done cake", None),
        ] {
            assert_eq!(read(typed), expected, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn anything_may_be_typed(text in crate::hostile::text()) {
            let _ = read(&text);
        }
    }
}
