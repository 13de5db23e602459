//! Finds the rule and the time at the beginning of a line.
//!
//! A step looks for a meaning at the cursor, passing over words and marks that carry none ("on",
//! "the", commas); a step that does not find its words leaves the cursor where it was. The order of
//! attempts in `Parser::draft` and `Parser::after_every` decides between readings.

mod cursor;
mod dates;
mod time;
mod weeks;

use std::num::NonZeroU32;

use chrono::{NaiveTime, Weekday};

use super::{
    Context, MOST_WEEKS, Problem, Repeat,
    draft::Draft,
    tokens::{Token, tokens},
    words::{Part, Word, nearest},
};
use crate::schedule::recurrence::Recurrence;
use crate::schedule::recurrence::{DaySet, MonthDay, Ordinal, Rule};

/// What is clear so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    pub repeat: Option<Repeat>,
    pub days: Option<DaySet>,
    pub time: Option<NaiveTime>,
    /// Month and day as typed, perhaps impossible.
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub draft: Option<Draft>,
}

pub(super) struct Parser<'a> {
    text: &'a str,
    context: Context,
    tokens: Vec<Token>,
    at: Place,
    known: Known,
    /// In which part of the day the rule is, said apart from the time.
    part: Option<Part>,
    /// Whether the time last read said it itself.
    part_said: bool,
    /// Where a time stands that came before its rule and did not say it.
    early: Option<Place>,
}

/// The cursor.
#[derive(Clone, Copy)]
struct Place {
    token: usize,
    /// The byte after the last token that meant something.
    end: usize,
}

type Parsed<T> = Result<T, Problem>;

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, context: Context) -> Self {
        let lead = text.len() - text.trim_start().len();
        let tokens = tokens(text.trim_start())
            .into_iter()
            .map(|token| Token { start: token.start + lead, end: token.end + lead, ..token })
            .collect();
        let (at, known) = (Place { token: 0, end: 0 }, Known::default());
        Self { text, context, tokens, at, known, part: None, part_said: false, early: None }
    }

    pub(super) fn schedule(&mut self) -> Parsed<Recurrence> {
        if self.tokens.is_empty() {
            return Err(Problem::Empty);
        }
        self.early_time();
        let draft = self.draft().inspect_err(|_| self.find_a_time())?;
        self.known.draft = Some(draft);
        let time = match self.known.time {
            Some(time) => self.settled_early(time)?,
            None => self.last_time(draft)?,
        };
        self.known.time = Some(time);
        draft.settle(time, &self.context)
    }

    pub(super) fn known(&self) -> &Known {
        &self.known
    }

    /// What follows the schedule.
    pub(super) fn rest(&self) -> &'a str {
        // Isolates that open belong to the text; the ends of those around the schedule do not.
        let between = |c: char| {
            matches!(c, ' ' | '\t' | '\u{a0}' | '\r')
                || matches!(c, '-' | '–' | '—' | ':' | ',' | ';' | '.' | '|')
                || matches!(c, '\u{2069}' | '\u{202c}' | '\u{200e}' | '\u{200f}')
        };
        let after = self.text.get(self.at.end..).unwrap_or_default();
        after.trim_start_matches(between).trim()
    }

    fn draft(&mut self) -> Parsed<Draft> {
        self.two_places()?;
        if self.word(Word::Every) {
            return self.after_every();
        }
        if let Some(draft) = self.adverb() {
            return draft;
        }
        if let Some(draft) = self.once_or_once_a() {
            return draft;
        }
        if let Some(draft) = self.workdays() {
            return Ok(draft);
        }
        if let Some(draft) = self.parts_of_day() {
            return Ok(draft);
        }
        if let Some(draft) = self.near_date()? {
            return Ok(draft);
        }
        if let Some(draft) = self.bare_date()? {
            return Ok(draft);
        }
        if let Some(on) = self.place_in_month(false)? {
            self.of_month();
            return Ok(Draft::Rule(Rule::Monthly { on }));
        }
        if let Some(on) = self.numbered_day(true)? {
            return Ok(Draft::Rule(Rule::Monthly { on }));
        }
        if let Some(list) = self.days()? {
            if let Some(every) = self.trailing_interval()? {
                return Ok(self.weeks(every, list.days));
            }
            if list.habitual {
                return Ok(self.weeks(NonZeroU32::MIN, list.days));
            }
        }
        Err(Problem::NoRule(self.beginning()))
    }

    /// "Every first and third Monday": two rules in one.
    fn two_places(&mut self) -> Parsed<()> {
        let from = self.at;
        self.word(Word::Every);
        let two = self.ordinal().is_some() && self.word(Word::And) && self.ordinal().is_some();
        let day = if two { self.weekday(false) } else { None };
        self.at = from;
        let Some(day) = day else { return Ok(()) };
        self.known.repeat = Some(Repeat::Month);
        self.known.days = Some(day.into());
        Err(Problem::Unsupported(self.quote_to_time()))
    }

    /// "daily", "weekly on …"
    fn adverb(&mut self) -> Option<Parsed<Draft>> {
        let word = self.take(|word| {
            matches!(word, Word::Daily | Word::Weekly | Word::Biweekly | Word::Monthly | Word::Yearly).then_some(word)
        })?;
        Some(match word {
            Word::Daily => Ok(self.daily()),
            Word::Weekly => self.weekly_on(1),
            Word::Biweekly => self.weekly_on(2),
            Word::Monthly => self.monthly_on(),
            _ => self.yearly_on(),
        })
    }

    fn after_every(&mut self) -> Parsed<Draft> {
        if let Some(draft) = self.workdays() {
            return Ok(draft);
        }
        if let Some(every) = self.interval() {
            return self.weekly_on(every);
        }
        if self.word(Word::Other) {
            return self.every_other();
        }
        if let Some(on) = self.day_and_month()? {
            self.known.repeat = Some(Repeat::Year);
            return Ok(Draft::Rule(Rule::Yearly { on }));
        }
        if let Some(draft) = self.every_second_day_or_place()? {
            return Ok(draft);
        }
        if let Some(on) = self.numbered_day(true)? {
            return Ok(Draft::Rule(Rule::Monthly { on }));
        }
        if let Some(draft) = self.every_few()? {
            return Ok(draft);
        }
        if self.word(Word::Month) {
            return self.monthly_on();
        }
        if self.word(Word::Year) {
            return self.yearly_on();
        }
        if let Some(list) = self.days()? {
            return Ok(self.weeks(NonZeroU32::MIN, list.days));
        }
        if self.word(Word::Day) || self.word(Word::Days) || self.part_of_day() {
            return Ok(self.daily());
        }
        self.known.repeat = Some(Repeat::Weeks(1));
        Err(self.no_day())
    }

    /// "(every) evening"
    fn part_of_day(&mut self) -> bool {
        let part = self.take(|word| match word {
            Word::PartOfDay(part) | Word::PartsOfDay(part) => Some(part),
            _ => None,
        });
        self.part = part.or(self.part);
        part.is_some()
    }

    /// "evenings", "по вечерам"
    fn parts_of_day(&mut self) -> Option<Draft> {
        let from = self.at;
        self.word(Word::Per);
        let part = self.take(|word| match word {
            Word::PartsOfDay(part) => Some(part),
            _ => None,
        });
        if part.is_none() {
            self.at = from;
            return None;
        }
        self.part = part;
        Some(self.daily())
    }

    fn daily(&mut self) -> Draft {
        self.known.repeat = Some(Repeat::Day);
        Draft::Rule(Rule::Daily)
    }

    /// "every other Sunday"; "every other day" is not a rule.
    fn every_other(&mut self) -> Parsed<Draft> {
        match self.days()? {
            Some(list) => self.checked_weeks(2, list.days),
            None if self.word(Word::Day) || self.word(Word::Month) || self.word(Word::Year) => {
                Err(Problem::Unsupported(self.quote(0)))
            }
            None => {
                self.known.repeat = Some(Repeat::Weeks(2));
                Err(self.no_day())
            }
        }
    }

    /// "every first Monday (of the month)", "every last day of the month". "Every second Monday"
    /// without "of the month" is every other one.
    fn every_second_day_or_place(&mut self) -> Parsed<Option<Draft>> {
        let from = self.at;
        let Some(on) = self.place_in_month(false)? else {
            return Ok(None);
        };
        let second = |k: Ordinal| k.get() == 2;
        match on {
            _ if self.of_month() => {}
            MonthDay::Nth { k, weekday } if second(k) => {
                return self.checked_weeks(2, weekday.into()).map(Some);
            }
            // "Every second day".
            MonthDay::Day(_) if !self.passed(from, Word::DayOf) => {
                return Err(Problem::Unsupported(self.quote(0)));
            }
            _ => {}
        }
        self.known.repeat = Some(Repeat::Month);
        Ok(Some(Draft::Rule(Rule::Monthly { on })))
    }

    /// "every 2 Sundays"; "every 3 days" is not a rule.
    fn every_few(&mut self) -> Parsed<Option<Draft>> {
        let from = self.at;
        let nth = self.ordinal().map(|k| u32::from(k.get()));
        let Some(n) = nth.or_else(|| self.count()) else {
            return Ok(None);
        };
        let no_rule =
            |word| matches!(word, Word::Day | Word::Days | Word::Month | Word::Year | Word::Hours).then_some(());
        if self.take(no_rule).is_some() {
            return Err(Problem::Unsupported(self.quote(0)));
        }
        if let Some(list) = self.days()? {
            return self.checked_weeks(n, list.days).map(Some);
        }
        self.at = from;
        Ok(None)
    }

    fn weekly_on(&mut self, every: u32) -> Parsed<Draft> {
        self.known.repeat = Some(Repeat::Weeks(every));
        // "Every week at 10:00 on Fridays".
        self.early_time();
        if let Some(Draft::Weeks { days, .. }) = self.workdays() {
            return self.checked_weeks(every, days);
        }
        match self.days()? {
            Some(list) => self.checked_weeks(every, list.days),
            None => Err(self.no_day()),
        }
    }

    fn checked_weeks(&mut self, every: u32, days: DaySet) -> Parsed<Draft> {
        self.known.days = Some(days);
        match NonZeroU32::new(every) {
            Some(every) if every.get() <= MOST_WEEKS => Ok(self.weeks(every, days)),
            _ => Err(Problem::Unsupported(self.quote(0))),
        }
    }

    fn weeks(&mut self, every: NonZeroU32, days: DaySet) -> Draft {
        self.known.repeat = Some(Repeat::Weeks(every.get()));
        self.known.days = Some(days);
        Draft::Weeks { every, days }
    }

    fn monthly_on(&mut self) -> Parsed<Draft> {
        self.known.repeat = Some(Repeat::Month);
        self.early_time();
        let on = match self.place_in_month(true)? {
            Some(on) => on,
            None => match self.numbered_day(false)? {
                Some(on) => on,
                None => {
                    // "Monthly on Monday": which one?
                    self.days()?;
                    return Err(self.no_day());
                }
            },
        };
        self.of_month();
        Ok(Draft::Rule(Rule::Monthly { on }))
    }

    fn yearly_on(&mut self) -> Parsed<Draft> {
        self.known.repeat = Some(Repeat::Year);
        self.early_time();
        if let Some(on) = self.day_and_month()? {
            return Ok(Draft::Rule(Rule::Yearly { on }));
        }
        if let Some(on) = self.short_date()? {
            return Ok(Draft::Rule(Rule::Yearly { on }));
        }
        Err(self.no_date())
    }

    /// "once …", but also "once a month …", "раз в 2 недели …".
    fn once_or_once_a(&mut self) -> Option<Parsed<Draft>> {
        let from = self.at;
        let one = self.word(Word::One) || self.whole_number() == Some(1);
        if !(one && self.word(Word::Once)) {
            self.at = from;
            if !self.word(Word::Once) {
                return None;
            }
        }
        self.word(Word::One);
        if self.word(Word::Every) {
            return Some(self.after_every());
        }
        if let Some(every) = self.interval() {
            return Some(self.weekly_on(every));
        }
        if self.word(Word::Month) {
            return Some(self.monthly_on());
        }
        if self.word(Word::Year) {
            return Some(self.yearly_on());
        }
        if self.once_a_day() {
            return Some(Ok(self.daily()));
        }
        Some(self.once())
    }

    /// "a day", but not "on day Sunday".
    fn once_a_day(&mut self) -> bool {
        let from = self.at;
        let day = self.word(Word::Day);
        let end = self.at;
        let found = day && self.weekday(true).is_none();
        self.at = if found { end } else { from };
        found
    }

    fn once(&mut self) -> Parsed<Draft> {
        self.known.repeat = Some(Repeat::Once);
        self.early_time();
        if let Some(draft) = self.near_date()? {
            return Ok(draft);
        }
        if let Some(on) = self.day_and_month()? {
            return self.with_year(on);
        }
        if let Some(on) = self.short_date()? {
            return Ok(Draft::NextDay(on));
        }
        let from = self.at;
        self.word(Word::Day);
        if let Some(day) = self.weekday(self.at.token > from.token) {
            self.known.days = Some(day.into());
            return Ok(Draft::NextWeekday(day));
        }
        self.at = from;
        Err(self.no_date())
    }

    fn no_day(&self) -> Problem {
        self.unknown().map_or(Problem::MissingDay, Problem::UnknownDay)
    }
}

/// The weekday somebody probably meant.
pub(super) fn nearest_day(typed: &str) -> Option<Weekday> {
    nearest(&spelling(typed), |word| match word {
        Word::Weekday(day) | Word::Weekdays(day) => Some(day),
        _ => None,
    })
}

/// The month somebody probably meant.
pub(super) fn nearest_month(typed: &str) -> Option<u8> {
    nearest(&spelling(typed), |word| match word {
        Word::MonthName(month) => Some(month),
        _ => None,
    })
}

fn spelling(typed: &str) -> String {
    tokens(typed).into_iter().map(|token| token.text).collect()
}
