//! Yearly things in words.

use chrono::NaiveDate;

use super::{queries::Own, rules::DayOf};
use crate::words::{Lang, Line, clip, day_of_year, line};

/// Names that stand in one line; of more, how many.
const MOST_NAMES: usize = 12;
/// How much of a text stands in the list, in graphemes.
const EXCERPT: usize = 60;

/// What is said on a day.
#[derive(Debug, Default)]
pub struct Said {
    /// Whose birthday it is.
    pub birthdays: Vec<String>,
    /// The group's own birthday: how many years, if that is counted, and a manager's words.
    pub group: Option<(Option<i32>, String)>,
    /// Who has been here for how many years, fewest first.
    pub years: Vec<(i32, Vec<String>)>,
    /// The managers' words for dates of their own.
    pub own: Vec<String>,
}

impl Said {
    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.birthdays.is_empty() && self.group.is_none() && self.years.is_empty() && self.own.is_empty()
    }

    /// Whether it congratulates. What managers wrote for a date of their own need not.
    #[must_use]
    pub fn is_cheerful(&self) -> bool {
        !self.birthdays.is_empty() || self.group.is_some() || !self.years.is_empty()
    }

    /// With what is said on another day, too.
    pub fn join(&mut self, other: Self) {
        self.birthdays.extend(other.birthdays);
        self.group = self.group.take().or(other.group);
        self.years.extend(other.years);
        self.own.extend(other.own);
    }

    /// The post, as HTML.
    #[must_use]
    pub fn html(&self, lang: Lang) -> String {
        let mut parts = Vec::new();
        if !self.birthdays.is_empty() {
            let n = count(self.birthdays.len());
            let words = line("milestones-birthday").num("n", n).html("names", names(&self.birthdays, lang));
            parts.push(words.render(lang));
        }
        if let Some((years, text)) = &self.group {
            parts.push(line("milestones-group").num("years", i64::from(years.unwrap_or(0))).render(lang));
            parts.extend(own(text, lang));
        }
        if !self.years.is_empty() {
            let years = self.years.iter().map(|(years, who)| {
                line("milestones-years").num("years", i64::from(*years)).html("names", names(who, lang)).render(lang)
            });
            let years = years.collect::<Vec<_>>().join("\n");
            parts.push(line("milestones-anniversaries").html("years", years).render(lang));
        }
        parts.extend(self.own.iter().filter_map(|text| own(text, lang)));
        parts.join("\n\n")
    }
}

fn own(text: &str, lang: Lang) -> Option<String> {
    (!text.is_empty()).then(|| line("milestones-own").text("text", text).render(lang))
}

/// "Dana, Boris and 3 others".
fn names(names: &[String], lang: Lang) -> String {
    let shown = names.iter().take(MOST_NAMES).map(|name| line("milestones-named").text("name", name).render(lang));
    let shown = shown.collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST_NAMES) {
        0 => shown,
        more => line("milestones-more").html("names", shown).num("more", count(more)).render(lang),
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// "24 December", "14 Adar I".
#[must_use]
pub fn day(day: DayOf) -> Line {
    match day {
        DayOf::Civil(on) => day_of_year(on.day().into(), on.month().into()),
        DayOf::Hebrew(on) => line("hebrew-date").num("day", i64::from(on.day())).plain("month", &on.month().code()),
    }
}

/// One of a group's own dates, with when it comes next.
#[must_use]
pub fn entry(own: &Own, next: Option<NaiveDate>) -> Line {
    let what = match (own.is_birthday, own.text.is_empty()) {
        (true, _) => line("milestones-of-group"),
        (false, true) => line("milestones-no-words"),
        (false, false) => line("milestones-words").text("text", &short(&own.text)),
    };
    let next = next.map_or_else(|| line("milestones-never"), crate::words::long_date);
    line("milestones-entry").line("day", day(own.day)).line("what", what).line("next", next)
}

fn short(text: &str) -> String {
    clip(&text.split_whitespace().collect::<Vec<_>>().join(" "), EXCERPT)
}
