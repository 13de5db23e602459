//! How long a poll is open, as it is typed before the question: `24h`, `2 days:`, `until friday 18:00:`, in three
//! languages (`poll-length-*`). Pure: the time is an argument.
//!
//! A question may begin with such words too ("2 days or 3?"). So what is not as short as `24h` stands on a line of its own,
//! or ends with a colon or a dash.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::{
    schedule::{
        grammar::{self, Context},
        recurrence::{DaySet, Rule, first_instant_at},
    },
    words::{Lang, Line},
};

/// When nothing is said.
pub const USUAL: TimeDelta = TimeDelta::days(3);
/// Who takes less has nobody's answer.
const LEAST: TimeDelta = TimeDelta::minutes(5);
/// Telegram's limit, with some minutes to spare (TELEGRAM §4).
const MOST: TimeDelta = TimeDelta::days(30);
/// "Until Friday" ends at this hour.
const EVENING: u32 = 20;

const UNITS: [(&str, TimeDelta); 4] = [
    ("minutes", TimeDelta::minutes(1)),
    ("hours", TimeDelta::hours(1)),
    ("days", TimeDelta::days(1)),
    ("weeks", TimeDelta::weeks(1)),
];

/// What may stand between the length and the question.
const MARKS: [char; 6] = [':', ',', '-', '–', '—', '|'];

/// Reads how long a poll is to be open from the line before its question. Returns what is left of the line; [`None`] if
/// it does not begin with a length.
#[must_use]
pub fn read(line: &str, now: DateTime<Utc>, zone: Tz) -> Option<(TimeDelta, &str)> {
    so_long(line).or_else(|| until(line, now, zone))
}

/// Whether a poll may be open for so long.
#[must_use]
pub fn is_allowed(open: TimeDelta) -> bool {
    (LEAST..=MOST).contains(&open)
}

/// A length as it may be typed, with a blank behind it; empty for the usual one.
#[must_use]
pub fn written(open: TimeDelta) -> String {
    match (open, open.num_minutes() % 60, open.num_hours() % 24) {
        (USUAL, ..) => String::new(),
        (_, 0, 0) => format!("{}d ", open.num_days()),
        (_, 0, _) => format!("{}h ", open.num_hours()),
        _ => format!("{}min ", open.num_minutes()),
    }
}

fn so_long(line: &str) -> Option<(TimeDelta, &str)> {
    let (first, after) = word(line);
    let (is_for, line) = if is_one_of(first, "for") { (true, after) } else { (false, line) };
    let (first, rest) = word(line);
    let (number, unit) = first.split_at(first.find(|c: char| !c.is_ascii_digit()).unwrap_or(first.len()));
    if let (Ok(count), Some(length)) = (number.parse(), unit_called(unit.trim_end_matches(MARKS))) {
        return Some((multiplied(length, count)?, without_marks(rest)));
    }
    let (count, named, rest) = match (number.is_empty(), unit.is_empty()) {
        (false, true) => {
            let (named, rest) = word(rest);
            (number.parse().ok()?, named, rest)
        }
        _ => (1, first, rest),
    };
    if !(named.ends_with(MARKS) || rest.is_empty() || rest.starts_with(MARKS)) {
        return None;
    }
    let named = named.trim_end_matches(MARKS);
    let length = match (two_called(named), unit_called(named)) {
        (Some(two), _) if number.is_empty() => two,
        (_, Some(unit)) if is_for || !number.is_empty() => multiplied(unit, count)?,
        _ => return None,
    };
    Some((length, without_marks(rest)))
}

fn until(line: &str, now: DateTime<Utc>, zone: Tz) -> Option<(TimeDelta, &str)> {
    let (first, rest) = word(line);
    if !is_one_of(first, "until") {
        return None;
    }
    let ends = rest.match_indices(MARKS).find(|(at, mark)| {
        let after = rest.get(at + mark.len()..).unwrap_or_default();
        after.is_empty() || after.starts_with(char::is_whitespace)
    });
    let (when, question) = rest.split_at(ends.map_or(rest.len(), |(at, _)| at));
    Some((instant(when.trim(), now, zone)? - now, without_marks(question)))
}

/// "friday", "friday 18:00", "tomorrow", "24.12 18:00".
fn instant(when: &str, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
    let evening = NaiveTime::from_hms_opt(EVENING, 0, 0)?;
    let (day, time) = match when.rsplit_once(' ').map(|(day, last)| (day, last, grammar::times(last))) {
        Some((day, last, times)) if last.contains(':') => (day, times.into_iter().next().flatten()?),
        _ => (when, evening),
    };
    if let Some([weekday]) = grammar::weekdays(day).ok().as_deref() {
        let today = now.with_timezone(&zone).date_naive();
        let days = today.iter_days().take(8).filter(|date| chrono::Datelike::weekday(date) == *weekday);
        return days.filter_map(|date| first_instant_at(date.and_time(time), zone)).find(|at| *at > now);
    }
    let context = Context { now, tz: zone, workdays: DaySet::MONDAY_TO_FRIDAY };
    let written = time.format("%H:%M");
    let schedules = [format!("{day} {written}"), format!("once {day} {written}")];
    let once = |typed: &String| {
        let schedule = grammar::parse(typed, &context).ok().filter(|schedule| schedule.rest.is_empty())?;
        matches!(schedule.recurrence.rule, Rule::Once { .. }).then_some(schedule.recurrence)
    };
    schedules.iter().find_map(once)?.next_after(now, zone)
}

fn multiplied(unit: TimeDelta, count: i32) -> Option<TimeDelta> {
    unit.checked_mul(count)
}

/// The first word, and what follows it.
fn word(line: &str) -> (&str, &str) {
    let line = line.trim_start();
    let (word, rest) = line.split_at(line.find(char::is_whitespace).unwrap_or(line.len()));
    (word, rest.trim_start())
}

fn without_marks(rest: &str) -> &str {
    rest.trim_start_matches(|c: char| c.is_whitespace() || MARKS.contains(&c))
}

fn unit_called(name: &str) -> Option<TimeDelta> {
    UNITS.into_iter().find(|(unit, _)| is_one_of(name, unit)).map(|(_, length)| length)
}

fn two_called(name: &str) -> Option<TimeDelta> {
    UNITS.into_iter().find(|(unit, _)| is_one_of(name, &format!("two-{unit}"))).and_then(|(_, one)| multiplied(one, 2))
}

/// Whether a word is one of the message `poll-length-WHICH`, in any language.
fn is_one_of(word: &str, which: &str) -> bool {
    let word = word.to_lowercase();
    let says = |lang| Line::named(format!("poll-length-{which}")).render_plain(lang);
    !word.is_empty() && Lang::ALL.into_iter().any(|lang| says(lang).split(',').any(|known| known.trim() == word))
}

#[cfg(test)]
mod tests {
    use chrono_tz::Asia::Jerusalem;
    use proptest::prelude::*;

    use super::*;

    /// Monday 16 November 2026, 10:00 in Jerusalem.
    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_794_816_000, 0).unwrap()
    }

    fn hours(line: &str) -> Option<(i64, &str)> {
        read(line, now(), Jerusalem).map(|(open, rest)| (open.num_hours(), rest))
    }

    #[test]
    fn a_length_stands_before_the_question_in_three_languages() {
        for line in
            ["24h", "24h:", "1d", "24ч", "1д", "1 day:", "for 24 hours:", "24 часа:", "на сутки:", "24 שעות:", "1d —"]
        {
            assert_eq!(hours(&format!("{line} When?")), Some((24, "When?")), "{line}");
        }
        for line in ["2 days", "for 2 days", "2 дня", "на 2 дня", "יומיים", "למשך יומיים", "2 ימים", "48h"]
        {
            assert_eq!(hours(line), Some((48, "")), "{line}");
        }
        assert_eq!(hours("שבועיים: מתי?"), Some((14 * 24, "מתי?")));
    }

    #[test]
    fn it_may_be_until_some_time() {
        // It is Monday, ten o'clock.
        for (line, open) in [
            ("until friday 18:00: When?", 4 * 24 + 8),
            ("до пятницы: When?", 4 * 24 + 10),
            ("עד יום שישי 18:00: When?", 4 * 24 + 8),
            ("until monday 20:00: When?", 10),
            ("until monday 9:00: When?", 7 * 24 - 1),
            ("until tomorrow: When?", 24 + 10),
            ("до 18.11.2026 10:00 — When?", 48),
        ] {
            assert_eq!(hours(line), Some((open, "When?")), "{line}");
        }
        assert_eq!(hours("until friday"), Some((4 * 24 + 10, "")));
    }

    #[test]
    fn a_question_may_begin_like_a_length() {
        for line in [
            "When?",
            "2 days or 3?",
            "Until when?",
            "Until Friday or Saturday?",
            "За день?",
            "Week",
            "24 hours of bread",
            "5 km or 10?",
            "",
            "יומיים או שלושה?",
            "10:00 or 12:00?",
        ] {
            assert_eq!(hours(line), None, "{line}");
        }
    }

    #[test]
    fn every_form_that_help_shows_is_understood() {
        for lang in Lang::ALL {
            let forms = crate::features::help::examples(lang, "poll");
            let forms: Vec<&str> = forms.iter().skip(1).filter_map(|form| form.strip_prefix("/poll ")).collect();
            let lengths = forms.iter().filter(|form| form.ends_with('?')).map(|form| hours(form));
            assert_eq!(lengths.flatten().count(), 3, "{forms:?}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for open in [
            TimeDelta::minutes(5),
            TimeDelta::minutes(90),
            TimeDelta::hours(5),
            TimeDelta::days(1),
            TimeDelta::days(30),
        ] {
            assert_eq!(read(&format!("{}When?", written(open)), now(), Jerusalem), Some((open, "When?")));
            assert!(is_allowed(open));
        }
        assert_eq!(written(USUAL), "");
        assert!(!is_allowed(TimeDelta::days(31)) && !is_allowed(TimeDelta::minutes(4)));
    }

    proptest! {
        #[test]
        fn anything_may_be_typed(line in crate::hostile::like(&["24h When?", "until friday 18:00: When?", "2 дня: Когда?"])) {
            if let Some((_, rest)) = read(&line, now(), Jerusalem) {
                prop_assert!(line.ends_with(rest));
            }
        }
    }
}
