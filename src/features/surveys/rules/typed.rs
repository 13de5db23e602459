//! A survey as it is typed: each question a line, what can be answered below it.
//!
//! ```text
//! How do you like it here?
//! 1-5
//!
//! Which evenings?
//! [] Bread
//! [] Cakes
//!
//! When does it suit you?
//! Mornings
//! Evenings
//!
//! What's missing?
//! ```
//! A question begins after an empty line, or with a line that ends in a question mark. Lines below it are options to choose one
//! of; with `[]` before them, any of them; `1-5` or `0-10` alone is a scale; nothing at all: words of one's own.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Kind, LONGEST_OPTION, LONGEST_QUESTION, LONGEST_WORDS, MOST_QUESTIONS, OPTIONS, Question};
use crate::words::{clean_line, folded};

/// What is before an option of which several can be chosen.
const BOXES: [&str; 6] = ["[]", "[ ]", "[x]", "☐", "□", "✅"];
/// What is before one of which one can.
const DOTS: [&str; 6] = ["- ", "– ", "— ", "• ", "* ", "○ "];

/// What is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There is no question.
    Nothing,
    /// There are more than fit.
    TooMany,
    /// This question is too long, in graphemes.
    LongQuestion(String),
    /// This option is.
    LongOption(String),
    /// This question has too few options, or too many.
    Options(String),
    /// This question has options of both kinds.
    Mixed(String),
    /// This option is there twice.
    Twins(String),
}

/// Reads the questions.
///
/// # Errors
/// With what is in the way.
pub fn read(text: &str) -> Result<Vec<Question>, Problem> {
    let questions = blocks(text).into_iter().map(question).collect::<Result<Vec<_>, _>>()?;
    match questions.len() {
        0 => Err(Problem::Nothing),
        1..=MOST_QUESTIONS => Ok(questions),
        _ => Err(Problem::TooMany),
    }
}

/// Each question's line with those below it.
fn blocks(text: &str) -> Vec<(String, Vec<String>)> {
    let mut blocks: Vec<(String, Vec<String>)> = Vec::new();
    let mut begins = true;
    for written in text.lines() {
        let line = clean_line(written);
        if line.is_empty() {
            begins = true;
            continue;
        }
        let asks = line.ends_with(['?', '؟', '？']) && boxed(&line).is_none() && dotted(&line).is_none();
        match blocks.last_mut().filter(|_| !begins && !asks) {
            Some((_, below)) => below.push(line),
            None => blocks.push((line, Vec::new())),
        }
        begins = false;
    }
    blocks
}

fn without<'a>(line: &'a str, marks: &[&str]) -> Option<&'a str> {
    marks.iter().find_map(|mark| line.strip_prefix(mark)).map(str::trim).filter(|left| !left.is_empty())
}

fn boxed(line: &str) -> Option<&str> {
    without(line, &BOXES)
}

fn dotted(line: &str) -> Option<&str> {
    without(line, &DOTS)
}

fn question((words, below): (String, Vec<String>)) -> Result<Question, Problem> {
    if words.graphemes(true).count() > LONGEST_QUESTION {
        return Err(Problem::LongQuestion(words));
    }
    let kind = match below.as_slice() {
        [] => Kind::Words,
        [only] => scale(only).ok_or_else(|| Problem::Options(words.clone()))?,
        lines => options(&words, lines)?,
    };
    Ok(Question { words, kind })
}

fn scale(line: &str) -> Option<Kind> {
    let plain: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    match plain.replace(['–', '—', '−'], "-").replace("...", "-").replace('…', "-").as_str() {
        "1-5" => Some(Kind::Five),
        "0-10" => Some(Kind::Ten),
        _ => None,
    }
}

fn options(words: &str, lines: &[String]) -> Result<Kind, Problem> {
    if !(OPTIONS.0..=OPTIONS.1).contains(&lines.len()) {
        return Err(Problem::Options(words.to_owned()));
    }
    let boxes = lines.iter().filter(|line| boxed(line).is_some()).count();
    if boxes != 0 && boxes != lines.len() {
        return Err(Problem::Mixed(words.to_owned()));
    }
    let plain = |line: &String| boxed(line).or_else(|| dotted(line)).unwrap_or(line).to_owned();
    let options: Vec<String> = lines.iter().map(plain).collect();
    if let Some(long) = options.iter().find(|option| option.graphemes(true).count() > LONGEST_OPTION) {
        return Err(Problem::LongOption(long.clone()));
    }
    let twin = options.iter().enumerate().find(|(i, one)| options[..*i].iter().any(|two| folded(two) == folded(one)));
    if let Some((_, twin)) = twin {
        return Err(Problem::Twins(twin.clone()));
    }
    Ok(if boxes == 0 { Kind::One(options) } else { Kind::Several(options) })
}

/// The same as it can be typed again.
pub fn written(questions: &[Question]) -> String {
    let one = |question: &Question| {
        let below: Vec<String> = match &question.kind {
            Kind::One(options) => options.iter().map(|option| format!("- {option}")).collect(),
            Kind::Several(options) => options.iter().map(|option| format!("[] {option}")).collect(),
            Kind::Five => vec!["1-5".to_owned()],
            Kind::Ten => vec!["0-10".to_owned()],
            Kind::Words => Vec::new(),
        };
        [vec![question.words.clone()], below].concat().join("\n")
    };
    questions.iter().map(one).collect::<Vec<_>>().join("\n\n")
}

/// What somebody typed as an answer: the number or the words of an option, numbers of several, a number of a scale, or
/// whatever she wants to say.
pub fn answer(kind: &Kind, typed: &str) -> Option<super::Given> {
    use super::Given;
    let line = clean_line(typed);
    let place = |options: &[String], typed: &str| match typed.parse::<usize>() {
        Ok(n) => n.checked_sub(1).filter(|n| *n < options.len()),
        Err(_) => options.iter().position(|option| folded(option) == folded(typed)),
    };
    match kind {
        Kind::One(options) => place(options, &line).map(Given::One),
        Kind::Several(options) => {
            let parts = line.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
            let by_words: Option<Vec<usize>> = parts.map(|part| place(options, part)).collect();
            let by_number = || line.split_whitespace().map(|part| place(options, part.trim_matches(','))).collect();
            let mut chosen: Vec<usize> = by_words.filter(|all| !all.is_empty()).or_else(by_number)?;
            chosen.sort_unstable();
            chosen.dedup();
            (!chosen.is_empty()).then_some(Given::Several(chosen))
        }
        Kind::Five | Kind::Ten => line.parse().ok().map(Given::Scale).filter(|given| given.fits(kind)),
        Kind::Words => {
            let words: String = typed.trim().chars().filter(|c| *c == '\n' || !c.is_control()).collect();
            let fits = words.graphemes(true).count() <= LONGEST_WORDS && words.len() <= super::LONGEST_BYTES;
            (fits && !line.is_empty()).then_some(Given::Words(words))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::Given, *};

    fn asked(words: &str, kind: Kind) -> Question {
        Question { words: words.to_owned(), kind }
    }

    fn list(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn every_kind_is_understood() {
        let text = "How is it here?\n1 – 5\nWhich evenings?\n[] Bread\n[ ] Cakes\n\nWhen\n- Mornings\n• Evenings\n\n\
                    Anything else\n\nWould you tell a friend?\n0-10";
        let expected = vec![
            asked("How is it here?", Kind::Five),
            asked("Which evenings?", Kind::Several(list(&["Bread", "Cakes"]))),
            asked("When", Kind::One(list(&["Mornings", "Evenings"]))),
            asked("Anything else", Kind::Words),
            asked("Would you tell a friend?", Kind::Ten),
        ];
        assert_eq!(read(text), Ok(expected));
    }

    #[test]
    fn what_is_in_the_way_is_named() {
        for (text, problem) in [
            (" \n\n".to_owned(), Problem::Nothing),
            ("Why?\n\n".repeat(16), Problem::TooMany),
            ("When?\nNow".to_owned(), Problem::Options("When?".to_owned())),
            ("When?\n[] Now\nLater".to_owned(), Problem::Mixed("When?".to_owned())),
            ("When?\nNow\nnow".to_owned(), Problem::Twins("now".to_owned())),
            (format!("When?\n{}\nNow", "x".repeat(61)), Problem::LongOption("x".repeat(61))),
            ("x".repeat(251), Problem::LongQuestion("x".repeat(251))),
        ] {
            assert_eq!(read(&text), Err(problem), "{text}");
        }
    }

    #[test]
    fn an_answer_is_typed_as_one_would() {
        let kind = Kind::Several(list(&["Bread", "Cakes", "Rolls"]));
        for (typed, expected) in [("3, bread", vec![0, 2]), ("1 3", vec![0, 2]), ("cakes", vec![1]), ("2,2", vec![1])] {
            assert_eq!(answer(&kind, typed), Some(Given::Several(expected)), "{typed}");
        }
        assert_eq!(answer(&kind, "4"), None);
        assert_eq!(answer(&Kind::One(list(&["Yes", "No"])), "no"), Some(Given::One(1)));
        assert_eq!((answer(&Kind::Five, "0"), answer(&Kind::Ten, " 10 ")), (None, Some(Given::Scale(10))));
        assert_eq!(answer(&Kind::Words, " So\nit is "), Some(Given::Words("So\nit is".to_owned())));
        assert_eq!(answer(&Kind::Words, &"x".repeat(501)), None);
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_it(text in ".{0,400}") {
            if let Ok(questions) = read(&text) {
                prop_assert!((1..=MOST_QUESTIONS).contains(&questions.len()));
                for question in &questions {
                    if let Some(given) = answer(&question.kind, &text) {
                        prop_assert!(given.fits(&question.kind));
                    }
                }
            }
        }

        #[test]
        fn what_is_written_is_read_again(text in "([a-z]{2,9}\\?\n(- [a-z]{1,5}\n- [A-Z]{6}\n|\\[\\] [a-z]{1,5}\n\\[\\] [A-Z]{6}\n|1-5\n|0-10\n)?\n?){1,9}") {
            let questions = read(&text);
            if let Ok(questions) = &questions {
                prop_assert_eq!(read(&written(questions)), Ok(questions.clone()));
            }
        }
    }
}
