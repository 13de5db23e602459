//! `cron 0 10 * * 1-5`: minute, hour, days of the month, months, days of the week. What our own words say is kept as if they
//! had been typed; the rest as it is.

use std::num::NonZeroU32;

use chrono::{NaiveDate, NaiveTime};

use super::{
    super::{Problem, Repeat, draft::Draft, tokens::invisible, words::Word},
    Parsed, Parser, Place,
};
use crate::schedule::recurrence::{CronDates, DayOfMonth, DaySet, MonthDay, Rule, YearDay};

/// Fields of a cron line.
const FIELDS: usize = 5;

impl Parser<'_> {
    /// The whole of it, with its time; [`None`] if the line does not begin with "cron".
    pub(super) fn cron(&mut self) -> Option<Parsed<(Draft, NaiveTime)>> {
        let first = self.tokens.iter().find(|token| !token.text.is_empty())?;
        if !first.means(Word::Cron) {
            return None;
        }
        let (start, after) = (first.start, first.end);
        let line = self.text.get(after..)?;
        let line = line.lines().next().unwrap_or_default();
        let words =
            line.split_whitespace().map(|word| (word, after + (word.as_ptr() as usize - line.as_ptr() as usize)));
        let fields: Vec<(&str, usize)> = words.take(FIELDS).collect();
        let end = fields.last().map_or(after, |(word, at)| at + word.len());
        let past = self.tokens.iter().position(|token| token.start >= end).unwrap_or(self.tokens.len());
        self.at = Place { token: past, end };
        let said = self.typed(start, end);
        let fields: Vec<String> =
            fields.iter().map(|(word, _)| word.chars().filter(|c| !invisible(*c)).collect()).collect();
        Some(self.cron_fields(&fields, said))
    }

    fn cron_fields(&mut self, fields: &[String], said: String) -> Parsed<(Draft, NaiveTime)> {
        let [minute, hour, day, month, weekday] = fields else { return Err(Problem::BadCron(said)) };
        let dates = CronDates::new(&format!("{day} {month} {weekday}")).map_err(|_| Problem::BadCron(said.clone()))?;
        let draft = in_our_words(dates).unwrap_or(Draft::Rule(Rule::Cron { dates }));
        if dates.first_from(super::super::draft::today(&self.context)).is_none() {
            return Err(Problem::BadCron(said));
        }
        self.known.draft = Some(draft);
        let number = |field: &str| field.parse::<u32>().ok();
        if let (Some(minute), Some(hour)) = (number(minute), number(hour)) {
            return match NaiveTime::from_hms_opt(hour, minute, 0) {
                Some(time) => Ok((draft, time)),
                None => Err(Problem::BadCron(said)),
            };
        }
        // More than one time a day: the first of them.
        let first = |field: &str| field.split(|c: char| !c.is_ascii_digit()).next().and_then(number);
        let (hour, minute) = (first(hour).filter(|hour| *hour > 0).unwrap_or(10), first(minute).unwrap_or(0));
        self.known.time = NaiveTime::from_hms_opt(hour, minute, 0);
        self.known.repeat = Some(Repeat::Day);
        let is_cron = |field: &String| field.chars().all(|c| c.is_ascii_digit() || "*,-/".contains(c));
        Err(if fields.iter().take(2).all(is_cron) { Problem::TooOften(said) } else { Problem::BadCron(said) })
    }
}

/// The same in our own words, where they say exactly this.
fn in_our_words(dates: CronDates) -> Option<Draft> {
    let fields: Vec<&str> = dates.as_str().split(' ').collect();
    let [day, month, weekday] = fields[..] else { return None };
    let any = |field: &str| matches!(field, "*" | "?");
    if any(day) && any(month) {
        if any(weekday) {
            return Some(Draft::Rule(Rule::Daily));
        }
        let plain = weekday.chars().all(|c| c.is_ascii_alphanumeric() || c == ',' || c == '-');
        // "5L" is the last Friday.
        if !plain || weekday.split(',').any(|part| part.ends_with('L')) {
            return None;
        }
        // Any week will do.
        let week = NaiveDate::default().iter_days().take(7);
        let days = DaySet::new(
            week.filter(|date| dates.first_from(*date) == Some(*date)).map(|date| chrono::Datelike::weekday(&date)),
        )?;
        return Some(match days.others() {
            None => Draft::Rule(Rule::Daily),
            Some(_) => Draft::Weeks { every: NonZeroU32::MIN, days },
        });
    }
    if !any(weekday) {
        return None;
    }
    if any(month) && day == "L" {
        return Some(Draft::Rule(Rule::Monthly { on: MonthDay::Last }));
    }
    // cron leaves out the months that are too short; ours moves it to their last day.
    let day: u8 = day.parse().ok().filter(|day| *day <= 28)?;
    if any(month) {
        return DayOfMonth::try_from(day).ok().map(|day| Draft::Rule(Rule::Monthly { on: MonthDay::Day(day) }));
    }
    let on = YearDay::new(month.parse().ok()?, day).ok()?;
    Some(Draft::Rule(Rule::Yearly { on }))
}
