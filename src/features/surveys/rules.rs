//! What a survey asks, what can be answered, where somebody is in it, and what may be shown of it. Pure.

pub mod tally;
pub mod typed;

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Fewer than so many who answered anonymously are not shown, nor broken down.
pub const FEWEST: usize = 5;
/// Questions at most.
pub const MOST_QUESTIONS: usize = 15;
/// Options of one at least and at most.
pub const OPTIONS: (usize, usize) = (2, 10);
/// Longest words, in graphemes.
pub const LONGEST_QUESTION: usize = 250;
pub const LONGEST_OPTION: usize = 60;
/// Longest answer in words, in graphemes, and in bytes: many marks on few letters are long as well.
pub const LONGEST_WORDS: usize = 500;
pub const LONGEST_BYTES: usize = 2_000;
/// Bytes that hold whatever is answered to a question, as JSON; of one in words each quote and each backslash is two.
const ROOM_OF_ONE: usize = 64;
const ROOM_OF_WORDS: usize = 2 * LONGEST_BYTES + ROOM_OF_ONE;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its words.
    pub words: String,
    /// What can be answered.
    pub kind: Kind,
}

/// What can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One of these.
    One(Vec<String>),
    /// Any of these.
    Several(Vec<String>),
    /// From 1 to 5.
    Five,
    /// From 0 to 10.
    Ten,
    /// Words of one's own.
    Words,
}

impl Kind {
    /// What can be chosen.
    pub fn options(&self) -> &[String] {
        match self {
            Self::One(options) | Self::Several(options) => options,
            Self::Five | Self::Ten | Self::Words => &[],
        }
    }

    /// The ends of a scale.
    pub const fn scale(&self) -> Option<(i64, i64)> {
        match self {
            Self::Five => Some((1, 5)),
            Self::Ten => Some((0, 10)),
            Self::One(_) | Self::Several(_) | Self::Words => None,
        }
    }
}

/// What somebody answered to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// This option.
    One(usize),
    /// These, in their order; none is an answer as well.
    Several(Vec<usize>),
    /// This far on a scale.
    Scale(i64),
    /// This.
    Words(String),
}

impl Given {
    /// Whether it can be answered to that.
    pub fn fits(&self, kind: &Kind) -> bool {
        match (self, kind) {
            (Self::One(n), Kind::One(options)) => *n < options.len(),
            (Self::Several(chosen), Kind::Several(options)) => {
                chosen.iter().all(|n| *n < options.len()) && chosen.is_sorted_by(|a, b| a < b)
            }
            (Self::Scale(n), kind) => kind.scale().is_some_and(|(least, most)| (least..=most).contains(n)),
            (Self::Words(words), Kind::Words) => !words.is_empty(),
            _ => false,
        }
    }
}

/// What somebody answered, by question; what is left out is not there.
pub type Sheet = BTreeMap<usize, Given>;

/// Bytes that hold every sheet of a survey: all are as long as the longest, so that length tells nothing.
pub fn room(questions: &[Question]) -> usize {
    let of = |question: &Question| if question.kind == Kind::Words { ROOM_OF_WORDS } else { ROOM_OF_ONE };
    ROOM_OF_ONE + questions.iter().map(of).sum::<usize>()
}

/// What is open: a question, and which of its options where they are asked one by one. Behind the last: the end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct At {
    /// Which question, from 0.
    pub question: usize,
    /// Which of its options, from 0.
    pub option: usize,
}

impl At {
    const fn first_of(question: usize) -> Self {
        Self { question, option: 0 }
    }

    /// What comes after it. `singly`: options are asked one by one, as a message that marks what was chosen would tell it.
    pub fn next(self, questions: &[Question], singly: bool) -> Self {
        match questions.get(self.question) {
            Some(question) if singly && self.option + 1 < pages(question) => Self { option: self.option + 1, ..self },
            Some(_) => Self::first_of(self.question + 1),
            None => Self::first_of(questions.len()),
        }
    }

    /// What comes before it.
    pub fn before(self, questions: &[Question], singly: bool) -> Option<Self> {
        if self.option > 0 {
            return Some(Self { option: self.option - 1, ..self });
        }
        let question = self.question.min(questions.len()).checked_sub(1)?;
        let option = if singly { pages(questions.get(question)?) - 1 } else { 0 };
        Some(Self { question, option })
    }

    /// The question after this one.
    pub const fn past(self) -> Self {
        Self::first_of(self.question + 1)
    }

    /// Whether there is such a place.
    pub fn is_in(self, questions: &[Question], singly: bool) -> bool {
        match questions.get(self.question) {
            Some(question) => self.option == 0 || (singly && self.option < pages(question)),
            None => self == Self::first_of(questions.len()),
        }
    }
}

fn pages(question: &Question) -> usize {
    match &question.kind {
        Kind::Several(options) => options.len().max(1),
        _ => 1,
    }
}

/// One of several is chosen, or is not.
pub fn tick(sheet: &mut Sheet, at: At, chosen: bool) {
    let mut all = match sheet.remove(&at.question) {
        Some(Given::Several(all)) => all,
        _ => Vec::new(),
    };
    all.retain(|n| *n != at.option);
    if chosen {
        all.push(at.option);
        all.sort_unstable();
    }
    sheet.insert(at.question, Given::Several(all));
}

/// A question is left out. Of options that are asked one by one only this one is, but from the first on all.
pub fn skip(sheet: &mut Sheet, at: At) {
    match sheet.get_mut(&at.question) {
        Some(Given::Several(all)) if at.option > 0 => all.retain(|n| *n != at.option),
        _ => drop(sheet.remove(&at.question)),
    }
}

/// What is kept of what was answered to a question of an anonymous survey, with whether each is of somebody new: nothing, if
/// too few answered this one; and whose part it is only where both parts are large, and never of words.
pub fn opened(kind: &Kind, given: Vec<(Given, bool)>) -> Vec<(Given, Option<bool>)> {
    if !may_be_shown(given.len(), true) {
        return Vec::new();
    }
    let new = given.iter().filter(|(_, is_new)| *is_new).count();
    let is_parted = *kind != Kind::Words && may_be_parted(new, given.len() - new);
    given.into_iter().map(|(given, is_new)| (given, is_parted.then_some(is_new))).collect()
}

/// Whether one of several is chosen.
pub fn is_ticked(sheet: &Sheet, at: At) -> bool {
    matches!(sheet.get(&at.question), Some(Given::Several(all)) if all.contains(&at.option))
}

/// Whether what so many answered may be shown.
pub const fn may_be_shown(answered: usize, anonymous: bool) -> bool {
    !anonymous || answered >= FEWEST
}

/// Whether it may be told apart what both parts answered.
pub const fn may_be_parted(of_new: usize, of_others: usize) -> bool {
    of_new >= FEWEST && of_others >= FEWEST
}

/// When those who have not answered are reminded: a day before the end, of a short one in the middle.
pub fn reminds_at(asked: DateTime<Utc>, closes: DateTime<Utc>) -> DateTime<Utc> {
    let open = closes - asked;
    if open > TimeDelta::days(2) { closes - TimeDelta::days(1) } else { asked + open / 2 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kinds() -> impl Strategy<Value = Kind> {
        let options = || prop::collection::vec("[a-z]{1,4}", OPTIONS.0..OPTIONS.1);
        prop_oneof![
            options().prop_map(Kind::One),
            options().prop_map(Kind::Several),
            Just(Kind::Five),
            Just(Kind::Ten),
            Just(Kind::Words)
        ]
    }

    fn questions() -> impl Strategy<Value = Vec<Question>> {
        let question = kinds().prop_map(|kind| Question { words: "Why?".to_owned(), kind });
        prop::collection::vec(question, 1..=MOST_QUESTIONS)
    }

    /// What can be answered to a question, `n` choosing.
    fn given(kind: &Kind, n: usize, words: &str) -> Given {
        match kind {
            Kind::One(options) => Given::One(n % options.len()),
            Kind::Several(options) => Given::Several((0..options.len()).filter(|i| n >> i & 1 == 1).collect()),
            Kind::Five => Given::Scale(1 + (n % 5) as i64),
            Kind::Ten => Given::Scale((n % 11) as i64),
            Kind::Words => Given::Words(words.to_owned()),
        }
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_way(questions in questions(), singly: bool) {
            let mut at = At::default();
            let mut way = vec![at];
            while at.question < questions.len() {
                at = at.next(&questions, singly);
                prop_assert!(at.is_in(&questions, singly));
                way.push(at);
            }
            while let Some(before) = at.before(&questions, singly) {
                way.pop();
                prop_assert_eq!(Some(&before), way.last());
                at = before;
            }
            prop_assert_eq!(way, vec![At::default()]);
        }

        #[test]
        fn every_sheet_has_room(questions in questions(), n: usize, words in ".{1,300}") {
            let longest = words.replace(char::is_control, "").chars().take(LONGEST_WORDS).collect::<String>();
            prop_assume!(!longest.is_empty() && longest.len() <= LONGEST_BYTES);
            let sheet: Sheet =
                questions.iter().enumerate().map(|(i, one)| (i, given(&one.kind, n, &longest))).collect();
            for (i, one) in &sheet {
                prop_assert!(one.fits(&questions[*i].kind));
            }
            prop_assert!(serde_json::to_vec(&sheet).unwrap().len() <= room(&questions));
        }

        #[test]
        fn ticks_are_kept_in_order(ticks in prop::collection::vec((0_usize..9, any::<bool>()), 0..40)) {
            let (mut sheet, mut chosen) = (Sheet::new(), std::collections::BTreeSet::new());
            for (option, is) in ticks {
                let at = At { question: 0, option };
                tick(&mut sheet, at, is);
                if is { chosen.insert(option); } else { chosen.remove(&option); }
                prop_assert_eq!(is_ticked(&sheet, at), is);
                prop_assert_eq!(sheet.get(&0), Some(&Given::Several(chosen.iter().copied().collect())));
            }
        }

        #[test]
        fn of_each_question_enough_is_opened_or_nothing(kind in kinds(), new in 0_usize..9, others in 0_usize..9) {
            let all: Vec<_> = (0..new + others).map(|n| (given(&kind, n, "Hm"), n < new)).collect();
            let opened = opened(&kind, all);
            prop_assert_eq!(opened.len(), if new + others >= FEWEST { new + others } else { 0 });
            let parted = kind != Kind::Words && new >= FEWEST && others >= FEWEST;
            prop_assert!(opened.iter().all(|(_, part)| part.is_some() == parted));
        }

        #[test]
        fn skipping_all_pages_of_a_question_leaves_nothing(ticks in prop::collection::vec(any::<bool>(), 1..9)) {
            let mut sheet = Sheet::new();
            for (option, is) in ticks.iter().enumerate() { tick(&mut sheet, At { question: 0, option }, *is); }
            for option in 0..ticks.len() { skip(&mut sheet, At { question: 0, option }); }
            prop_assert!(sheet.is_empty());
        }

        #[test]
        fn a_part_is_never_shown_that_is_small(new in 0_usize..20, others in 0_usize..20) {
            prop_assert_eq!(may_be_parted(new, others), new >= 5 && others >= 5);
            prop_assert_eq!(may_be_shown(new, true), new >= 5);
            prop_assert!(may_be_shown(new, false));
        }

        #[test]
        fn people_are_reminded_while_it_is_open(asked in 0_i64..4_000_000_000, open in 60_i64..2_700_000) {
            let asked = DateTime::from_timestamp(asked, 0).unwrap();
            let closes = asked + TimeDelta::seconds(open);
            let at = reminds_at(asked, closes);
            prop_assert!(asked < at && at < closes);
        }
    }

    #[test]
    fn the_longest_words_have_room_whatever_is_in_them() {
        let question = Question { words: "Why?".to_owned(), kind: Kind::Words };
        for one in ["\"", "\\", "ש", "😀"] {
            let words = one.repeat(LONGEST_BYTES / one.len());
            let sheet = Sheet::from([(0, Given::Words(words))]);
            assert!(serde_json::to_vec(&sheet).unwrap().len() <= room(std::slice::from_ref(&question)), "{one}");
        }
    }
}
