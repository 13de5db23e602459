//! What is typed after `/newcomers`. Pure.

use super::rules::{self, STEPS, Step};

/// Words for each view, in every language.
const WEEKS: &[&str] = &["weeks", "week", "שבועות", "недели", "неделям"];
const LINKS: &[&str] = &["links", "link", "קישורים", "ссылки", "ссылкам"];
const WAITING: &[&str] = &["waiting", "wait", "ממתינים", "ждут"];
const STEPS_TYPED: &[&str] = &["steps", "plan", "צעדים", "шаги"];
/// And for what a step can be.
const ON: &[&str] = &["on", "פעיל", "включить", "вкл"];
const OFF: &[&str] = &["off", "כבוי", "выключить", "выкл"];
const DAY: &[&str] = &["day", "יום", "день"];

/// What she wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// How those who joined lately came along.
    Show,
    /// The same by week,
    Weeks,
    /// or by link.
    Links,
    /// Who waits for what.
    Waiting,
    /// The steps of the first weeks.
    Steps,
    /// One of them.
    One(&'static Step),
    /// It comes, or does not.
    Switch(&'static Step, bool),
    /// It comes on another day.
    Day(&'static Step, i64),
}

/// A step and what it is called in every language.
#[derive(Debug)]
pub struct Named {
    /// Which.
    pub step: &'static Step,
    /// In lower case.
    pub names: Vec<String>,
}

/// Reads the first line; [`None`] if it is nothing of these.
#[must_use]
pub fn read(typed: &str, steps: &[Named]) -> Option<Wish> {
    let typed = typed.to_lowercase();
    let typed = typed.trim();
    let is = |words: &[&str]| words.contains(&typed);
    match () {
        () if typed.is_empty() => return Some(Wish::Show),
        () if is(WEEKS) => return Some(Wish::Weeks),
        () if is(LINKS) => return Some(Wish::Links),
        () if is(WAITING) => return Some(Wish::Waiting),
        () if is(STEPS_TYPED) => return Some(Wish::Steps),
        () => {}
    }
    let (step, rest) = named(typed, steps)?;
    let rest = DAY.iter().find_map(|day| rest.strip_prefix(day)).unwrap_or(rest).trim();
    match rest {
        "" => Some(Wish::One(step)),
        rest if ON.contains(&rest) => Some(Wish::Switch(step, true)),
        rest if OFF.contains(&rest) => Some(Wish::Switch(step, false)),
        rest => rest.parse().ok().filter(|day| rules::DAYS.contains(day)).map(|day| Wish::Day(step, day)),
    }
}

/// The step a text begins with, and what follows.
fn named<'a>(typed: &'a str, steps: &[Named]) -> Option<(&'static Step, &'a str)> {
    let own = STEPS.iter().map(|step| (step, step.name));
    let names = steps.iter().flat_map(|named| named.names.iter().map(|name| (named.step, name.as_str())));
    own.chain(names).find_map(|(step, name)| {
        let rest = typed.strip_prefix(name)?;
        let rest = rest.strip_prefix(':').unwrap_or(rest);
        (rest.is_empty() || rest.starts_with(' ')).then(|| (step, rest.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_and_steps_are_read_in_every_language() {
        let step = |name| Step::named(name).unwrap();
        let names = [Named {
            step: step("thanks"), names: vec!["спасибо за участие".to_owned(), "תודה".to_owned()]
        }];
        for (typed, wish) in [
            ("", Some(Wish::Show)),
            (" Weeks ", Some(Wish::Weeks)),
            ("קישורים", Some(Wish::Links)),
            ("ждут", Some(Wish::Waiting)),
            ("steps", Some(Wish::Steps)),
            ("thanks", Some(Wish::One(step("thanks")))),
            ("Спасибо за участие", Some(Wish::One(step("thanks")))),
            ("תודה: כבוי", Some(Wish::Switch(step("thanks"), false))),
            ("company on", Some(Wish::Switch(step("company"), true))),
            ("company day 5", Some(Wish::Day(step("company"), 5))),
            ("company 61", None),
            ("company 0", None),
            ("companyon", None),
            ("bread", None),
        ] {
            assert_eq!(read(typed, &names), wish, "{typed}");
        }
    }
}
