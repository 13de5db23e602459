//! A quiz as people type it: the question, an option on each line below with `*` before each right one, and `!` before the
//! explanation. Pure.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::{
    dispatch::settings::{Choice, SettingSpec},
    words::{clean_line, folded},
};

/// Telegram's limits, in code points (TELEGRAM §3, sendPoll).
const LONGEST_QUESTION: usize = 300;
const LONGEST_OPTION: usize = 100;
/// Longest explanation.
const LONGEST_EXPLANATION: usize = 200;
/// Most options.
const MOST_OPTIONS: usize = 12;
/// One option is no choice.
const FEWEST_OPTIONS: usize = 2;

/// What stands before a right option, and before the explanation.
const RIGHT: [char; 5] = ['*', '＊', '✅', '✔', '✓'];
const EXPLAINS: [char; 2] = ['!', '！'];

/// What opens the screen of rounds behind `/quiz`.
const ROUND: [&str; 7] = ["round", "rounds", "סבב", "סבבים", "раунд", "раунды", "тур"];

/// What a season covers.
pub const SEASON: SettingSpec = SettingSpec {
    key: "season",
    names: &["quiz season", "עונה", "עונת חידונים", "сезон", "сезон викторин"],
    choices: &[
        Choice { code: "month", typed: &["monthly", "חודש", "месяц"] },
        Choice { code: "quarter", typed: &["quarterly", "רבעון", "квартал"] },
        Choice { code: "year", typed: &["yearly", "שנה", "год"] },
        Choice { code: "round", typed: &["each round", "סבב", "раунд"] },
    ],
    default: "month",
    none: None,
    for_new: None,
};

/// A quiz that can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Quiz {
    /// What is asked.
    pub question: String,
    /// What can be answered.
    pub options: Vec<String>,
    /// Which of these are right, counted from zero, in order.
    pub right: Vec<usize>,
    /// Why; empty: nothing is said about it.
    pub explanation: String,
}

/// Why something cannot be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was typed.
    Empty,
    /// Fewer than two options.
    Few,
    /// More than twelve.
    Many,
    /// No option is marked.
    NoRight,
    /// The question is too long.
    LongQuestion,
    /// An option is too long, or nothing but its mark.
    LongOption,
    /// The explanation is too long.
    LongExplanation,
    /// Two options say the same.
    Twins,
    /// Something stands below the explanation.
    Below,
}

impl Problem {
    /// As messages have it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Few => "few",
            Self::Many => "many",
            Self::NoRight => "no-right",
            Self::LongQuestion => "long-question",
            Self::LongOption => "long-option",
            Self::LongExplanation => "long-explanation",
            Self::Twins => "twins",
            Self::Below => "below",
        }
    }
}

/// Whether the screen of rounds is asked for.
#[must_use]
pub fn is_round(typed: &str) -> bool {
    ROUND.contains(&folded(&clean_line(typed)).as_str())
}

/// What is left of a line behind a mark, if it begins with one; some are followed by a sign nobody sees.
fn behind(line: &str, marks: &[char]) -> Option<String> {
    let rest = line.strip_prefix(marks)?;
    Some(clean_line(rest.trim_start_matches(['\u{FE0F}', '\u{FE0E}'])))
}

/// Reads a quiz.
///
/// # Errors
/// The first thing that is in the way.
pub fn read(typed: &str) -> Result<Quiz, Problem> {
    let mut lines = typed.lines().map(clean_line).filter(|line| !line.is_empty());
    let question = lines.next().ok_or(Problem::Empty)?;
    let mut quiz = Quiz { question, ..Quiz::default() };
    for line in lines {
        if !quiz.explanation.is_empty() {
            return Err(Problem::Below);
        }
        // A single option may begin with the sign, too; the explanation is what comes after the options.
        if let Some(explanation) = behind(&line, &EXPLAINS).filter(|_| quiz.options.len() >= FEWEST_OPTIONS) {
            quiz.explanation = explanation;
            continue;
        }
        match behind(&line, &RIGHT) {
            Some(option) => {
                quiz.right.push(quiz.options.len());
                quiz.options.push(option);
            }
            None => quiz.options.push(line),
        }
    }
    problem(&quiz).map_or(Ok(quiz), Err)
}

fn problem(quiz: &Quiz) -> Option<Problem> {
    let is_longer = |text: &str, most: usize| text.chars().count() > most;
    let mut seen = HashSet::new();
    let checks = [
        (!quiz.question.chars().any(char::is_alphanumeric), Problem::Empty),
        (quiz.options.len() < FEWEST_OPTIONS, Problem::Few),
        (quiz.options.len() > MOST_OPTIONS, Problem::Many),
        (quiz.right.is_empty(), Problem::NoRight),
        (is_longer(&quiz.question, LONGEST_QUESTION), Problem::LongQuestion),
        (quiz.options.iter().any(|option| option.is_empty() || is_longer(option, LONGEST_OPTION)), Problem::LongOption),
        (!quiz.options.iter().all(|option| seen.insert(folded(option))), Problem::Twins),
        (is_longer(&quiz.explanation, LONGEST_EXPLANATION), Problem::LongExplanation),
    ];
    checks.into_iter().find_map(|(is_so, problem)| is_so.then_some(problem))
}

/// A quiz as it may be typed.
#[must_use]
pub fn written(quiz: &Quiz) -> String {
    let mut lines = vec![quiz.question.clone()];
    for (place, option) in quiz.options.iter().enumerate() {
        lines.push(if quiz.right.contains(&place) { format!("* {option}") } else { option.clone() });
    }
    if !quiz.explanation.is_empty() {
        lines.push(format!("! {}", quiz.explanation));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_form_is_read() {
        let quiz = read("What makes dough rise?\n\n*Yeast\nSalt\n✅️ Sourdough\n! Both are alive.").unwrap();
        assert_eq!(quiz.question, "What makes dough rise?");
        assert_eq!(quiz.options, ["Yeast", "Salt", "Sourdough"]);
        assert_eq!(quiz.right, [0, 2]);
        assert_eq!(quiz.explanation, "Both are alive.");
    }

    #[test]
    fn what_is_in_the_way_is_named() {
        let option = |n: usize| (0..n).map(|i| format!("\n{i}")).collect::<String>();
        for (typed, problem) in [
            (String::new(), Problem::Empty),
            ("?!\n* a\nb".to_owned(), Problem::Empty),
            ("Why?\n* a".to_owned(), Problem::Few),
            ("Why?\na\nb".to_owned(), Problem::NoRight),
            (format!("Why?\n* x{}", option(12)), Problem::Many),
            (format!("{}\n* a\nb", "w".repeat(301)), Problem::LongQuestion),
            (format!("Why?\n* a\n{}", "b".repeat(101)), Problem::LongOption),
            ("Why?\n* a\n*\nb".to_owned(), Problem::LongOption),
            (format!("Why?\n* a\nb\n! {}", "c".repeat(201)), Problem::LongExplanation),
            ("Why?\n* Salt\nsalt".to_owned(), Problem::Twins),
            ("Why?\n* a\nb\n! because\nc".to_owned(), Problem::Below),
        ] {
            assert_eq!(read(&typed), Err(problem), "{typed}");
        }
        for typed in [format!("Why?\n* x{}", option(11)), format!("{}\n* a\n{}", "w".repeat(300), "b".repeat(100))] {
            assert!(read(&typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn rounds_are_asked_for_by_name() {
        assert!(is_round(" Round ") && is_round("סבב") && is_round("раунд"));
        assert!(!is_round("Round?"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(typed in "[a-z]{1,9}\\?(\n\\*? ?[a-zא-ת]{1,6}[0-9]){2,6}(\n! [a-z ]{1,9}[a-z])?") {
            if let Ok(quiz) = read(&typed) {
                prop_assert_eq!(read(&written(&quiz)), Ok(quiz));
            }
        }

        #[test]
        fn anything_is_read_without_a_fault(typed in "(?s).{0,200}") {
            if let Ok(quiz) = read(&typed) {
                prop_assert!(quiz.right.iter().all(|place| *place < quiz.options.len()));
            }
        }
    }
}
