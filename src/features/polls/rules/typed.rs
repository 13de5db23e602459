//! Reading a poll as people type it on a phone: the question, then one option per line. List marks in front of
//! the options are understood and dropped. What cannot become a poll becomes a [`Problem`] with a sketch of the
//! right form in her own words.

use std::collections::HashSet;

use crate::words::{clean_line, clip_text};

/// Longest question, in code points (TELEGRAM §3, sendPoll).
pub const LONGEST_QUESTION: usize = 300;
/// Longest option, in code points (TELEGRAM §3, sendPoll).
pub const LONGEST_OPTION: usize = 100;
/// Most options (TELEGRAM §4).
pub const MOST_OPTIONS: usize = 12;
/// Telegram takes one; but one is no choice.
pub const FEWEST_OPTIONS: usize = 2;

/// Marks people put in front of list items.
const BULLETS: [char; 21] =
    ['-', '–', '—', '־', '‐', '•', '·', '∙', '*', '▪', '■', '□', '●', '○', '◦', '‣', '⁃', '►', '➤', '→', '+'];
/// These may as well belong to what follows, as in "-5" and "+972…".
const SIGNS: [char; 7] = ['-', '–', '—', '־', '‐', '*', '+'];
/// First letters of the alphabets people number with.
const FIRST_LETTERS: [char; 3] = ['a', 'а', 'א'];
/// What people put between options on one line.
const SEPARATORS: [char; 3] = ['|', ';', ','];

/// A poll that can be posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// 1–300 code points.
    pub question: String,
    /// Two to twelve, each 1–100 code points, no two alike.
    pub options: Vec<String>,
}

/// Why it cannot be posted, and what was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is in the way.
    pub kind: Kind,
    /// Her words in the right form as far as they go: within all limits, no two options alike. The question may
    /// be empty and options may be missing.
    pub sketch: Draft,
}

/// What is in the way of a poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Nothing was typed.
    Empty,
    /// A question and nothing else.
    NoOptions,
    /// One option is no choice.
    OneOption,
    /// Options side by side instead of one per line.
    OneLine,
    /// More than twelve.
    TooMany {
        /// How many there are.
        count: usize,
    },
    /// The question is too long.
    LongQuestion {
        /// Code points beyond the limit.
        over: usize,
    },
    /// An option is too long.
    LongOption {
        /// Which, counted from one.
        number: usize,
        /// Its beginning.
        start: String,
        /// Code points beyond the limit.
        over: usize,
    },
    /// Two options say the same.
    Twins {
        /// What they say.
        text: String,
    },
}

/// Reads a poll: `first` is the rest of the command's line, `below` the lines under it.
///
/// # Errors
/// The first thing that is in the way.
pub fn read(first: &str, below: &str) -> Result<Draft, Problem> {
    let mut lines = std::iter::once(first).chain(below.lines()).map(clean_line).filter(|line| !line.is_empty());
    let question = lines.next().unwrap_or_default();
    let options = without_marks(lines.collect());
    let draft = Draft { question, options };
    match problem(&draft) {
        None => Ok(draft),
        Some(Kind::NoOptions | Kind::OneOption) => Err(few_options(draft)),
        Some(kind) => Err(Problem { kind, sketch: repaired(draft) }),
    }
}

/// Whether two options would read the same to people.
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

fn folded(option: &str) -> String {
    option.to_lowercase()
}

fn problem(draft: &Draft) -> Option<Kind> {
    let Draft { question, options } = draft;
    if question.is_empty() {
        return Some(Kind::Empty);
    }
    match options.len() {
        0 => return Some(Kind::NoOptions),
        1 => return Some(Kind::OneOption),
        _ => {}
    }
    if let Some(over) = beyond(question, LONGEST_QUESTION) {
        return Some(Kind::LongQuestion { over });
    }
    let long = options.iter().enumerate().find_map(|(i, text)| Some((i, text, beyond(text, LONGEST_OPTION)?)));
    if let Some((i, text, over)) = long {
        return Some(Kind::LongOption { number: i + 1, start: clip_text(text, 30), over });
    }
    if options.len() > MOST_OPTIONS {
        return Some(Kind::TooMany { count: options.len() });
    }
    let mut seen = HashSet::new();
    let twin = options.iter().find(|option| !seen.insert(folded(option)));
    twin.map(|text| Kind::Twins { text: text.clone() })
}

/// By how much a text exceeds a limit, in code points as Telegram counts them.
fn beyond(text: &str, most: usize) -> Option<usize> {
    text.chars().count().checked_sub(most).filter(|over| *over > 0)
}

/// Fewer than two options: perhaps they stand on one line.
fn few_options(draft: Draft) -> Problem {
    let split = match draft.options.as_slice() {
        [] => split_question(&draft.question),
        [only] => split_at_separators(only).map(|options| (draft.question.clone(), options)),
        _ => None,
    };
    if let Some((question, options)) = split {
        let sketch = repaired(Draft { question, options: without_marks(options) });
        return Problem { kind: Kind::OneLine, sketch };
    }
    let kind = if draft.options.is_empty() { Kind::NoOptions } else { Kind::OneOption };
    Problem { kind, sketch: repaired(draft) }
}

/// `Tea or coffee? Tea, coffee` or `Drink | Tea | Coffee`.
fn split_question(line: &str) -> Option<(String, Vec<String>)> {
    let after_mark = line.rfind('?').map(|at| line.split_at(at + 1));
    if let Some((question, rest)) = after_mark.filter(|(_, rest)| !rest.trim().is_empty()) {
        return split_at_separators(rest).map(|options| (question.to_owned(), options));
    }
    let mut parts = split_at_separators(line)?;
    // One comma may just as well belong to the question.
    if parts.len() <= FEWEST_OPTIONS {
        return None;
    }
    let question = parts.remove(0);
    Some((question, parts))
}

fn split_at_separators(line: &str) -> Option<Vec<String>> {
    let separator = SEPARATORS.into_iter().find(|separator| line.contains(*separator))?;
    let parts: Vec<String> = line.split(separator).map(clean_line).filter(|part| !part.is_empty()).collect();
    (parts.len() >= FEWEST_OPTIONS).then_some(parts)
}

/// Within all limits, no two options alike.
fn repaired(draft: Draft) -> Draft {
    let question = clip_text(&draft.question, LONGEST_QUESTION);
    let mut seen = HashSet::new();
    let clipped = draft.options.iter().map(|option| clip_text(option, LONGEST_OPTION));
    let options = clipped.filter(|option| seen.insert(folded(option))).take(MOST_OPTIONS).collect();
    Draft { question, options: without_marks(options) }
}

/// Drops bullets, and numbering where all options are numbered in order; but only where something different remains:
/// `1.` and `2.`, `+` and `-`, `1. December` and `2. December` are what there is to choose from.
fn without_marks(mut options: Vec<String>) -> Vec<String> {
    loop {
        let bare = clearer(options.clone(), without_bullets(&options));
        let numbers_dropped = unnumbered(&bare);
        let bare = clearer(bare, numbers_dropped);
        if bare == options {
            return bare;
        }
        options = bare;
    }
}

/// The options without marks, if they say as much as before.
fn clearer(before: Vec<String>, without: Vec<String>) -> Vec<String> {
    let without: Vec<String> = without.into_iter().filter(|option| !option.is_empty()).collect();
    let too_few = without.len() < FEWEST_OPTIONS && before.len() >= FEWEST_OPTIONS;
    if too_few || twins(&without) > twins(&before) { before } else { without }
}

fn twins(options: &[String]) -> usize {
    options.len() - options.iter().map(|option| folded(option)).collect::<HashSet<_>>().len()
}

/// A bullet with nothing behind it is an option of its own, unless all others have bullets too.
fn without_bullets(options: &[String]) -> Vec<String> {
    let bare: Vec<String> = options.iter().map(|option| without_bullet(option)).collect();
    let all_have = options.iter().zip(&bare).all(|(option, bare)| option != bare);
    let keeps_lone =
        |(option, bare): (&String, String)| if bare.is_empty() && !all_have { option.clone() } else { bare };
    options.iter().zip(bare).map(keeps_lone).collect()
}

fn without_bullet(option: &str) -> String {
    let Some(rest) = option.strip_prefix(BULLETS) else { return option.to_owned() };
    let is_sign = option.starts_with(SIGNS);
    let is_bullet = !is_sign || rest.chars().next().is_none_or(|next| next.is_whitespace() || next.is_alphabetic());
    if is_bullet { rest.trim_start().to_owned() } else { option.to_owned() }
}

fn unnumbered(options: &[String]) -> Vec<String> {
    let by_number = options.iter().enumerate().map(|(i, option)| after_number(option, i + 1)).collect();
    let by_letter = || {
        let first = options.first()?.chars().next().map(lower)?;
        if !FIRST_LETTERS.contains(&first) {
            return None;
        }
        let mut last = None;
        options.iter().map(|option| after_letter(option, &mut last)).collect()
    };
    let by_number: Option<Vec<String>> = by_number;
    by_number.or_else(by_letter).unwrap_or_else(|| options.to_vec())
}

/// What follows `1.`, `(1)`, `1 - `, 1️⃣ and so on, if that is its number.
fn after_number(option: &str, number: usize) -> Option<String> {
    let bracketed = option.strip_prefix('(').and_then(|rest| rest.strip_prefix(&number.to_string())?.strip_prefix(')'));
    if let Some(rest) = bracketed.or_else(|| after_keycap(option, number)) {
        return Some(rest.trim().to_owned());
    }
    let rest = option.strip_prefix(&number.to_string())?.trim_start();
    let begins_with_digit = |rest: &str| rest.starts_with(|next: char| next.is_ascii_digit());
    if let Some(rest) = rest.strip_prefix(['.', ')']) {
        // "1.5" is a number.
        return (!begins_with_digit(rest)).then(|| rest.trim().to_owned());
    }
    // "1-bedroom", "1-я смена", "1 - 2 hours" and "1 : 0" say something by themselves.
    let rest = rest.strip_prefix([':', '-', '–', '—'])?;
    let stands_apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (stands_apart && !begins_with_digit(rest.trim_start())).then(|| rest.trim().to_owned())
}

/// A number as an emoji.
fn after_keycap(option: &str, number: usize) -> Option<&str> {
    if number == 10 {
        return option.strip_prefix('🔟');
    }
    let rest = option.strip_prefix(&number.to_string())?;
    rest.strip_prefix('\u{FE0F}').unwrap_or(rest).strip_prefix('\u{20E3}')
}

/// What follows `a)`, `א.` and so on, if its letter comes after that of the line before. Not `א׳`: so days of the week
/// are written.
fn after_letter(option: &str, last: &mut Option<char>) -> Option<String> {
    let mut chars = option.chars();
    let letter = chars.next().map(lower)?;
    let rest = chars.as_str().strip_prefix(['.', ')'])?;
    let follows = last.is_none_or(|last| last < letter);
    *last = Some(letter);
    (follows && rest.starts_with(char::is_whitespace)).then(|| rest.trim().to_owned())
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::hostile;

    fn options(below: &str) -> Vec<String> {
        read("When?", below).unwrap().options
    }

    fn kind(first: &str, below: &str) -> Kind {
        read(first, below).unwrap_err().kind
    }

    fn sketch(first: &str, below: &str) -> (String, Vec<String>) {
        let Draft { question, options } = read(first, below).unwrap_err().sketch;
        (question, options)
    }

    #[test]
    fn the_question_may_stand_on_either_line() {
        let expected = Draft { question: "When?".into(), options: vec!["Sunday".into(), "Monday".into()] };
        assert_eq!(read(" When? ", "Sunday\n\n  Monday "), Ok(expected.clone()));
        assert_eq!(read("", "When?\nSunday\nMonday"), Ok(expected));
    }

    #[test]
    fn the_form_that_help_shows_is_understood() {
        for lang in crate::words::Lang::ALL {
            let forms = crate::features::help::examples(lang, "poll");
            let command = crate::dispatch::Command::parse(&forms[0], "bot").unwrap();
            assert_eq!(read(&command.args, &command.body).unwrap().options.len(), 2);
        }
    }

    #[test]
    fn list_marks_are_dropped() {
        for below in [
            "- Tea\n- Coffee",
            "-Tea\n• Coffee",
            "1. Tea\n2. Coffee",
            "1) Tea\n2) Coffee",
            "1.Tea\n2.Coffee",
            "א. Tea\nב. Coffee",
            "1- Tea\n2 — Coffee",
            "1: Tea\n2 : Coffee",
            "а) Tea\nб) Coffee",
            "A. Tea\nB. Coffee",
            "• 1. Tea\n• 2. Coffee\n-",
            "1️⃣ Tea\n2️⃣ Coffee",
            "1\u{20E3}Tea\n2\u{20E3}Coffee",
            "(1) Tea\n(2) Coffee",
            "* Tea\n* Coffee",
            "־ Tea\n→Coffee",
            "1. Tea\n2. Coffee\n3.",
        ] {
            assert_eq!(options(below), ["Tea", "Coffee"], "{below}");
        }
    }

    #[test]
    fn what_only_looks_like_a_list_mark_stays() {
        for below in [
            "-5\n+5",
            "1.5 km\n2.5 km",
            "3. March\n10. March",
            "A\nB",
            "а вот\nб",
            "2. b\n1. a",
            "א׳ בבוקר\nב׳ בערב",
            "א' בבוקר\nג' בערב",
            "1-я смена\n2-я смена",
            "1-й класс\n2-й класс",
            "1-bedroom\n2-bedroom",
            "1–комнатная\n2–комнатная",
            "1 - 2 hours\n2 - 3 hours",
            "1–2 hours\n2–3 hours",
            "1 : 0\n2 : 1",
            "1:0\n2:0",
            "1.\n2.\n3.",
            "1)\n2)",
            "1. December\n2. December",
            "1) да\n2) Да",
            "א. דצמבר\nב. דצמבר",
            "а)\nб)",
            "1️⃣\n2️⃣\n3️⃣",
            "+\n-",
            "+\n-\n?\n0",
            "•\n••",
            "- 5\n+ 5",
            "1. Tea\n2. Coffee\n3. tea",
        ] {
            assert_eq!(options(below), below.lines().collect::<Vec<_>>());
        }
    }

    #[test]
    fn options_side_by_side_are_put_below_each_other() {
        let tea = ("Tea or coffee?".to_owned(), vec!["Tea".to_owned(), "Coffee".to_owned()]);
        assert_eq!(sketch("Tea or coffee? Tea, Coffee", ""), tea);
        assert_eq!(sketch("Tea or coffee? | Tea | Coffee", ""), tea);
        assert_eq!(sketch("Tea or coffee?", "Tea; Coffee"), tea);
        assert_eq!(sketch("Drink, Tea, Coffee", "").1, ["Tea", "Coffee"]);
        assert_eq!(kind("Drink|Tea|Coffee", ""), Kind::OneLine);
        assert_eq!(kind("Well, when?", ""), Kind::NoOptions);
        assert_eq!(kind("Well, when", ""), Kind::NoOptions);
    }

    #[test]
    fn the_limits_are_telegrams() {
        let long = "я".repeat(LONGEST_QUESTION);
        assert!(read(&long, "a\nb").is_ok());
        assert_eq!(kind(&format!("{long}яя"), "a\nb"), Kind::LongQuestion { over: 2 });
        let option = "א".repeat(LONGEST_OPTION);
        assert!(read("q", &format!("{option}\nb")).is_ok());
        let long = kind("q", &format!("b\n{option}א"));
        assert!(matches!(long, Kind::LongOption { number: 2, over: 1, .. }), "{long:?}");
        let twelve = (1..=12).map(|n| format!("o{n}")).collect::<Vec<_>>().join("\n");
        assert!(read("q", &twelve).is_ok());
        assert_eq!(kind("q", &format!("{twelve}\no13")), Kind::TooMany { count: 13 });
    }

    #[test]
    fn two_alike_are_noticed_whatever_their_case() {
        assert_eq!(kind("q", "Да\nнет\n  ДА "), Kind::Twins { text: "ДА".into() });
        assert_eq!(sketch("q", "Да\nнет\nДА").1, ["Да", "нет"]);
        assert_eq!(kind("", "\n \n"), Kind::Empty);
        assert_eq!(kind("q", "only"), Kind::OneOption);
    }

    #[test]
    fn overrides_are_dropped() {
        assert_eq!(options("evil\u{202E}\n</b>"), ["evil", "</b>"]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_ends_in_a_poll_or_a_form_that_works(
            first in prop_oneof!["[a-b1-3?|,.)\\- ]{0,12}|.{0,320}", hostile::like(&["Tea or coffee? Tea, coffee"])],
            lines in proptest::collection::vec(
                prop_oneof!["[aAbא1-3|,.)\\- ]{0,8}|.{0,120}", hostile::like(&["1. Tea", "- Coffee", "б) чай"])],
                0..16,
            ),
        ) {
            match read(&first, &lines.join("\n")) {
                Ok(draft) => prop_assert_eq!(problem(&draft), None),
                Err(Problem { sketch: Draft { question, mut options }, .. }) => {
                    let fill = ["x1", "x2", "x3"].into_iter().filter(|fill| !options.iter().any(|o| alike(o, fill)));
                    let fill: Vec<_> = fill.take(FEWEST_OPTIONS.saturating_sub(options.len())).collect();
                    options.extend(fill.into_iter().map(ToOwned::to_owned));
                    let question = if question.is_empty() { "Question".into() } else { question };
                    let again = read(&question, &options.join("\n"));
                    prop_assert_eq!(again, Ok(Draft { question, options }));
                }
            }
        }
    }
}
