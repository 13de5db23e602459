//! Badges in words.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, Utc};
use chrono_tz::Tz;

use super::rules::{self, Badge};
use crate::{
    schedule::gates::local_date,
    words::{Lang, Line, line, long_date},
};

/// What a badge is called.
#[must_use]
pub fn name(badge: Badge) -> Line {
    Line::named(format!("badge-name-{}", badge.code()))
}

/// What it is for, in a sentence.
fn is_for(badge: Badge) -> Line {
    Line::named(format!("badge-for-{}", badge.code()))
}

/// One of a member's, for a list.
fn entry(badge: Badge) -> Line {
    line("badges-entry").line("name", name(badge)).line("for", is_for(badge))
}

/// Badges, each on a line of its own.
#[must_use]
pub fn lines(badges: &[Badge], lang: Lang) -> String {
    badges.iter().map(|badge| entry(*badge).render(lang)).collect::<Vec<_>>().join("\n")
}

/// What they are called, each on a line of its own: for others, as the sentences are said to her.
#[must_use]
pub fn names(badges: &[Badge], lang: Lang) -> String {
    badges.iter().map(|badge| name(*badge).render(lang)).collect::<Vec<_>>().join("\n")
}

/// Badges, written so, with the day on which she got them, the latest day last.
#[must_use]
pub fn dated(badges: &[(Badge, DateTime<Utc>)], written: fn(&[Badge], Lang) -> String, zone: Tz, lang: Lang) -> String {
    let mut days: BTreeMap<_, Vec<Badge>> = BTreeMap::new();
    for (badge, at) in badges {
        days.entry(local_date(*at, zone)).or_default().push(*badge);
    }
    let of_day = days.into_iter().map(|(day, mut badges)| {
        badges.sort_unstable();
        line("badges-of-day").line("day", long_date(day)).html("badges", written(&badges, lang)).render(lang)
    });
    of_day.collect::<Vec<_>>().join("\n")
}

/// What may come next, on one line; [`None`]: there is nothing more.
#[must_use]
pub fn next(has: &[Badge], lang: Lang) -> Option<String> {
    let names: Vec<String> = rules::next(has).into_iter().map(|badge| name(badge).render(lang)).collect();
    (!names.is_empty()).then(|| line("badges-next").html("names", names.join(", ")).render(lang))
}

/// What she is told of new ones.
#[must_use]
pub fn news(badges: &[Badge], group: &str, lang: Lang) -> String {
    let n = i64::try_from(badges.len()).unwrap_or(i64::MAX);
    line("badges-news").num("n", n).text("group", group).html("badges", lines(badges, lang)).render(lang)
}

/// The tag of who helped most in a month, which is counted from year 0. At most 16 characters, no emoji.
#[must_use]
pub fn tag(month: i64, lang: Lang) -> String {
    line("badges-tag").num("month", month.rem_euclid(12) + 1).render_plain(lang)
}

/// Which month a date is in, counted from year 0.
#[must_use]
pub fn month_of(date: chrono::NaiveDate) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_is_short_enough_and_has_no_emoji() {
        for lang in Lang::ALL {
            let tags: Vec<String> = (0..12).map(|month| tag(24_312 + month, lang)).collect();
            for tag in &tags {
                let n = tag.chars().count();
                assert!((5..=16).contains(&n), "{tag}: {n}");
                assert!(tag.chars().all(|c| c.is_alphabetic() || " :־".contains(c)), "{tag}");
            }
            assert_eq!(tags.iter().collect::<std::collections::BTreeSet<_>>().len(), 12);
        }
    }

    #[test]
    fn every_badge_has_a_name_and_a_sentence() {
        for lang in Lang::ALL {
            for badge in Badge::ALL {
                let (name, sentence) = (name(badge).render(lang), is_for(badge).render(lang));
                assert!(name.chars().count() <= 30 && !sentence.contains("Unknown"), "{name}: {sentence}");
                let is_plain = |c: char| c.is_alphanumeric() || " -–,'’׳״־.".contains(c);
                assert!(name.chars().all(is_plain), "{name}");
            }
        }
    }
}
