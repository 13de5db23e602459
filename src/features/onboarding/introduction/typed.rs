//! What managers type after `/questions`, one question a line:
//!
//! ```text
//! text: What do you do?
//! choice, must: Rye or wheat? = rye / wheat
//! tags: What are you into? = rye, honey
//! place
//! ```
//!
//! Before the colon the kind, in any language, and whether it must be answered; behind it the words, which a place, tags, a
//! birthday and a photo can do without; behind `=` the options. Pure.

use super::form::{Form, Kind, No, Question, checked};
use crate::words::{clean_line, folded};

/// By these an introduction typed by hand is known as long as the managers choose no others; as tags are compared.
pub const HASHTAGS: [&str; 9] =
    ["intro", "introduction", "היכרות", "הכירו", "נעים_להכיר", "знакомство", "знакомимся", "обомне", "о_себе"];

const KINDS: [(Kind, &[&str]); 6] = [
    (Kind::Text, &["text", "words", "טקסט", "מילים", "текст", "слова"]),
    (Kind::Choice, &["choice", "choose", "בחירה", "выбор"]),
    (Kind::Tags, &["tags", "tag", "interests", "תגיות", "תחומי עניין", "теги", "интересы"]),
    (Kind::Place, &["place", "where", "מקום", "место"]),
    (Kind::Birthday, &["birthday", "יום הולדת", "день рождения"]),
    (Kind::Photo, &["photo", "picture", "תמונה", "фото", "фотография"]),
];
const MUST: [&str; 5] = ["must", "required", "חובה", "обязательно", "обязательный"];
const DEFAULT: [&str; 7] = ["default", "reset", "usual", "ברירת מחדל", "רגיל", "по умолчанию", "обычные"];

/// What is wanted.
#[derive(Debug, PartialEq, Eq)]
pub enum Wish {
    /// To see them.
    Show,
    /// Those of the house.
    Default,
    /// These.
    These(Vec<Question>),
}

/// Reads what was typed. `now` is what is asked so far: a question of the same words keeps its answers; `taken` are the names
/// of earlier answers.
///
/// # Errors
/// What is wrong with it.
pub fn read(typed: &str, now: &Form, taken: &[String]) -> Result<Wish, No> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Wish::Show);
    }
    let is_said = |words: &[&str], typed: &str| words.iter().any(|word| folded(word) == folded(&clean_line(typed)));
    if is_said(&DEFAULT, typed) {
        return Ok(Wish::Default);
    }
    let mut form = Form { questions: Vec::new(), is_own: true };
    let mut taken = taken.to_vec();
    taken.extend(now.questions.iter().map(|question| question.key.clone()));
    for written in typed.lines().map(clean_line).filter(|written| !written.is_empty()) {
        let (head, rest) = written.split_once(':').unwrap_or((written.as_str(), ""));
        let mut marks = head.split(',').map(str::trim);
        let kind = marks.next().and_then(|typed| KINDS.iter().find(|(_, names)| is_said(names, typed)));
        let (kind, _) = kind.ok_or_else(|| No::UnknownKind(written.clone()))?;
        let mut must = false;
        for mark in marks {
            match is_said(&MUST, mark) {
                true => must = true,
                false => return Err(No::UnknownKind(written.clone())),
            }
        }
        form.may_add(*kind)?;
        let (words, options) = rest.split_once('=').unwrap_or((rest, ""));
        let words = Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        let key = key_of(*kind, words.as_deref(), now, &form).unwrap_or_else(|| form.new_key(*kind, &taken));
        form.questions.push(checked(Question { key, kind: *kind, words, must, options: options_of(options) })?);
    }
    if form.questions.is_empty() { Err(No::Nothing) } else { Ok(Wish::These(form.questions)) }
}

/// Options as they are typed: between slashes, commas or semicolons, or on lines of their own.
#[must_use]
pub fn options_of(typed: &str) -> Vec<String> {
    typed.split(['/', ',', ';', '\n']).map(clean_line).filter(|option| !option.is_empty()).collect()
}

/// The name of the answers to a question that is asked already.
fn key_of(kind: Kind, words: Option<&str>, now: &Form, new: &Form) -> Option<String> {
    let same = |question: &&Question| {
        question.kind == kind
            && (kind.is_single() || (words.is_some() && question.words.as_deref() == words))
            && new.question(&question.key).is_none()
    };
    now.questions.iter().find(same).map(|question| question.key.clone())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn these(typed: &str) -> Result<Vec<Question>, No> {
        match read(typed, &Form::of_kind(None), &[])? {
            Wish::These(questions) => Ok(questions),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_line_is_a_question() {
        let typed = "text: What do you do?\n\nchoice, must: Rye or wheat? = rye / wheat\nתגיות: = שיפון, דבש\nместо\nbirthday\nphoto";
        let questions = these(typed).unwrap();
        let shown: Vec<(Kind, Option<&str>, bool, usize)> =
            questions.iter().map(|q| (q.kind, q.words.as_deref(), q.must, q.options.len())).collect();
        assert_eq!(
            shown,
            [
                (Kind::Text, Some("What do you do?"), false, 0),
                (Kind::Choice, Some("Rye or wheat?"), true, 2),
                (Kind::Tags, None, false, 2),
                (Kind::Place, None, false, 0),
                (Kind::Birthday, None, false, 0),
                (Kind::Photo, None, false, 0),
            ]
        );
        let keys: Vec<&str> = questions.iter().map(|question| question.key.as_str()).collect();
        assert_eq!(keys, ["q1", "q2", "tags", "place", "birthday", "photo"]);
    }

    #[test]
    fn a_question_that_stays_keeps_its_answers() {
        let now = Form { questions: these("text: Why?\ntext: How?").unwrap(), is_own: true };
        let Wish::These(next) = read("text: How?\ntext: Who?", &now, &["q7".to_owned()]).unwrap() else { panic!() };
        let keys: Vec<&str> = next.iter().map(|question| question.key.as_str()).collect();
        assert_eq!(keys, ["q2", "q3"]);
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(these("What do you do?"), Err(No::UnknownKind("What do you do?".to_owned())));
        assert_eq!(these("text, maybe: Why?"), Err(No::UnknownKind("text, maybe: Why?".to_owned())));
        assert_eq!(these("text"), Err(No::WithoutWords(Kind::Text)));
        assert_eq!(these("choice: Which? = rye"), Err(No::FewOptions));
        assert_eq!(these("photo\nphoto"), Err(No::Twice(Kind::Photo)));
        assert_eq!(these("tags: = 2026"), Err(No::UnusableTag("2026".to_owned())));
        assert_eq!(these(&"text: Why?\n".repeat(7)), Err(No::TooMany));
        for (typed, wish) in [("", Wish::Show), (" Default ", Wish::Default), ("по умолчанию", Wish::Default)]
        {
            assert_eq!(read(typed, &Form::of_kind(None), &[]), Ok(wish));
        }
    }

    #[test]
    fn the_hashtags_are_as_tags_are_compared() {
        for tag in HASHTAGS {
            assert_eq!(crate::words::tags::Tag::read(tag).map(|tag| tag.key().to_owned()).as_deref(), Ok(tag));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in crate::hostile::text()) {
            if let Ok(Wish::These(questions)) = read(&text, &Form::of_kind(None), &[]) {
                prop_assert!((1..=super::super::form::MOST).contains(&questions.len()));
            }
        }
    }
}
