//! Finds the rule and the time at the beginning of a line.
//!
//! A step looks for a meaning at the cursor, passing over words and marks that carry none ("on",
//! "the", commas); a step that does not find its words leaves the cursor where it was. The order of
//! attempts in `Parser::draft` and `Parser::after_every` decides between readings.

use std::num::NonZeroU32;

use chrono::{Days, NaiveDate, NaiveTime, Weekday};

use super::{
    Context, MOST_WEEKS, Problem, Repeat,
    draft::{Draft, today},
    tokens::{Kind, Token, invisible, tokens},
    words::{Word, nearest},
};
use crate::schedule::recurrence::Recurrence;
use crate::schedule::recurrence::{DayOfMonth, DaySet, MonthDay, Ordinal, Rule, YearDay};

/// A time farther from its rule than this belongs to the text after it.
const FEW_WORDS: usize = 3;

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
}

/// The cursor.
#[derive(Clone, Copy)]
struct Place {
    token: usize,
    /// The byte after the last token that meant something.
    end: usize,
}

/// A list of weekdays.
struct DayList {
    days: DaySet,
    /// Said in a way that means every week even without "every": "Mondays", "Monday to Friday".
    habitual: bool,
}

type Parsed<T> = Result<T, Problem>;

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, context: Context) -> Self {
        let lead = text.len() - text.trim_start().len();
        let tokens = tokens(text.trim_start())
            .into_iter()
            .map(|token| Token {
                start: token.start + lead,
                end: token.end + lead,
                ..token
            })
            .collect();
        Self {
            text,
            context,
            tokens,
            at: Place { token: 0, end: 0 },
            known: Known::default(),
        }
    }

    pub(super) fn schedule(&mut self) -> Parsed<Recurrence> {
        if self.tokens.is_empty() {
            return Err(Problem::Empty);
        }
        self.early_time();
        let draft = self.draft().inspect_err(|_| self.find_a_time())?;
        self.known.draft = Some(draft);
        let time = match self.known.time {
            Some(time) => time,
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
        let after = self.text.get(self.at.end..).unwrap_or_default();
        // Isolates that open belong to the text; the ends of those around the schedule do not.
        let between = |c: char| {
            c.is_whitespace()
                || matches!(c, '-' | '–' | '—' | ':' | ',' | ';' | '.' | '|')
                || matches!(c, '\u{2069}' | '\u{202c}' | '\u{200e}' | '\u{200f}')
        };
        after.trim_start_matches(between).trim_end()
    }

    // ---- rules -------------------------------------------------------------------------------

    fn draft(&mut self) -> Parsed<Draft> {
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
        Err(Problem::NoRule(self.quote(0)))
    }

    /// "daily", "weekly on …"
    fn adverb(&mut self) -> Option<Parsed<Draft>> {
        let word = self.take(|word| {
            matches!(
                word,
                Word::Daily | Word::Weekly | Word::Biweekly | Word::Monthly | Word::Yearly
            )
            .then_some(word)
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
        if self.word(Word::Day) || self.word(Word::Days) {
            return Ok(self.daily());
        }
        self.known.repeat = Some(Repeat::Weeks(1));
        Err(self.no_day())
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
        let Some(n) = self.count() else {
            return Ok(None);
        };
        let no_rule = |word| {
            matches!(
                word,
                Word::Day | Word::Days | Word::Month | Word::Year | Word::Hours
            )
            .then_some(())
        };
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

    /// A date that needs no "once": today, tomorrow, or with its year in figures.
    fn near_date(&mut self) -> Parsed<Option<Draft>> {
        let ahead = self.take(|word| match word {
            Word::Today => Some(0),
            Word::Tomorrow => Some(1),
            Word::AfterTomorrow => Some(2),
            _ => None,
        });
        if let Some(ahead) = ahead {
            self.known.repeat = Some(Repeat::Once);
            let date = today(&self.context).checked_add_days(Days::new(ahead));
            return Ok(date.map(Draft::On));
        }
        let from = self.at;
        let Some(text) = self.number() else {
            return Ok(None);
        };
        let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
        let (year, month, day) = match parts[..] {
            [y, m, d] if y.len() == 4 => (y, m, d),
            [d, m, y] if y.len() == 4 || y.len() == 2 => (y, m, d),
            _ => {
                self.at = from;
                return Ok(None);
            }
        };
        self.known.repeat = Some(Repeat::Once);
        self.year_word();
        let bad = || Problem::BadDate(text.clone());
        let number = |s: &str| s.parse::<u32>().map_err(|_| bad());
        let year = number(year)? + if year.len() == 2 { 2000 } else { 0 };
        let year = i32::try_from(year).map_err(|_| bad())?;
        let date = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?);
        date.map(|date| Some(Draft::On(date))).ok_or_else(bad)
    }

    /// "24 december 2026", "20 december every year"; a date without either is not a rule.
    fn bare_date(&mut self) -> Parsed<Option<Draft>> {
        let Some(on) = self.day_and_month()? else {
            return Ok(None);
        };
        if let draft @ Draft::On(_) = self.with_year(on)? {
            self.known.repeat = Some(Repeat::Once);
            return Ok(Some(draft));
        }
        let from = self.at;
        if self.word(Word::Yearly) || (self.word(Word::Every) && self.word(Word::Year)) {
            self.known.repeat = Some(Repeat::Year);
            return Ok(Some(Draft::Rule(Rule::Yearly { on })));
        }
        self.at = from;
        Err(Problem::NoRule(self.quote(0)))
    }

    fn with_year(&mut self, on: YearDay) -> Parsed<Draft> {
        let from = self.at;
        let year = self.number().filter(|text| text.len() == 4);
        let Some(year) = year.and_then(|text| text.parse().ok()) else {
            self.at = from;
            return Ok(Draft::NextDay(on));
        };
        self.year_word();
        let date = NaiveDate::from_ymd_opt(year, on.month().into(), on.day().into());
        date.map(Draft::On)
            .ok_or_else(|| Problem::DayOutOfRange(on.day().into()))
    }

    // ---- pieces ------------------------------------------------------------------------------

    /// "weekdays", "по рабочим дням", "בימי חול"
    fn workdays(&mut self) -> Option<Draft> {
        let from = self.at;
        self.word(Word::Per);
        let _ = self.word(Word::Days) || self.word(Word::Day);
        if !self.word(Word::Workday) {
            self.at = from;
            return None;
        }
        let _ = self.directly(Word::Days) || self.directly(Word::Day);
        Some(self.weeks(NonZeroU32::MIN, self.context.workdays))
    }

    /// "(every) week", "2 weeks", "other week", "second week": how many weeks apart.
    fn interval(&mut self) -> Option<u32> {
        let from = self.at;
        if self.word(Word::TwoWeeks) {
            return Some(2);
        }
        let n = if self.word(Word::Other) {
            2
        } else if let Some(k) = self.ordinal() {
            u32::from(k.get())
        } else {
            self.count().unwrap_or(1)
        };
        if !self.word(Word::Week) {
            self.at = from;
            return None;
        }
        // Hebrew says "every week second on day Sunday".
        let week = self.at;
        if n == 1 && self.word(Word::OrdinalAfter(2)) && self.sees(Word::Day) {
            return Some(2);
        }
        self.at = week;
        Some(n)
    }

    /// After the days: "on Sunday every 2 weeks", "on Mondays, weekly".
    fn trailing_interval(&mut self) -> Parsed<Option<NonZeroU32>> {
        let from = self.at;
        let _ = self.word(Word::Once);
        self.word(Word::Every);
        let every = if self.at.token == from.token {
            self.word(Word::Weekly).then_some(1)
        } else {
            self.interval()
        };
        match every.map(NonZeroU32::new) {
            Some(Some(every)) if every.get() <= MOST_WEEKS => Ok(Some(every)),
            Some(_) => Err(Problem::Unsupported(self.quote(0))),
            None => {
                self.at = from;
                Ok(None)
            }
        }
    }

    /// One or more weekdays, ranges included.
    fn days(&mut self) -> Parsed<Option<DayList>> {
        let from = self.at;
        let ranged = self.word(Word::From);
        let per = self.word(Word::Per);
        let plural = self.word(Word::Days);
        let letters = plural || self.word(Word::Day);
        let Some(first) = self.weekday(letters) else {
            self.at = from;
            return Ok(None);
        };
        let mut habitual = per || plural || self.last_was_plural();
        let mut days = DaySet::from(first);
        let mut last = first;
        self.known.days = Some(days);
        while let Some((range, day)) = self.another_day(ranged, letters)? {
            habitual = true;
            if range {
                days = between(last, day).fold(days, DaySet::with);
            }
            days = days.with(day);
            last = day;
            self.known.days = Some(days);
        }
        Ok(Some(DayList { days, habitual }))
    }

    /// The next day of a list, and whether a range leads to it.
    fn another_day(&mut self, ranged: bool, letters: bool) -> Parsed<Option<(bool, Weekday)>> {
        let from = self.at;
        let range = self.dash() || self.word(Word::To) || (ranged && self.word(Word::Per));
        let and = !range && self.word(Word::And);
        let _ = self.word(Word::Per) || (and && self.word(Word::Every));
        let letters = self.word(Word::Days) || self.word(Word::Day) || letters;
        if let Some(day) = self.weekday(letters) {
            return Ok(Some((range, day)));
        }
        if and && let Some(word) = self.unknown() {
            return Err(Problem::UnknownDay(word));
        }
        self.at = from;
        Ok(None)
    }

    fn weekday(&mut self, letters: bool) -> Option<Weekday> {
        self.take(|word| match word {
            Word::Weekday(day) | Word::Weekdays(day) => Some(day),
            Word::DayLetter(day) if letters => Some(day),
            _ => None,
        })
    }

    /// "last Thursday", "second Monday", "last day", "first day". `loose`: a month was mentioned
    /// before, so that less needs to be said.
    fn place_in_month(&mut self, loose: bool) -> Parsed<Option<MonthDay>> {
        let from = self.at;
        if self.word(Word::Last) {
            if let Some(day) = self.weekday(false) {
                return Ok(Some(MonthDay::LastWeekday(day)));
            }
            if self.word(Word::Day) || self.word(Word::DayOf) {
                return Ok(Some(MonthDay::Last));
            }
            self.at = from;
        }
        if let Some(k) = self.ordinal() {
            if let Some(weekday) = self.weekday(false) {
                return Ok(Some(MonthDay::Nth { k, weekday }));
            }
            if self.word(Word::Day) || self.word(Word::DayOf) {
                return day_of_month(k.get().into()).map(Some);
            }
            self.at = from;
        }
        Ok(self.place_after_noun(loose))
    }

    /// "Thursday the last", as Hebrew says it.
    fn place_after_noun(&mut self, loose: bool) -> Option<MonthDay> {
        let from = self.at;
        let day = self.word(Word::Day);
        if day && self.word(Word::Last) {
            return Some(MonthDay::Last);
        }
        if let Some(weekday) = self.weekday(day) {
            if self.word(Word::Last) {
                return Some(MonthDay::LastWeekday(weekday));
            }
            let k = self.take(|word| match word {
                Word::OrdinalAfter(k) => Ordinal::try_from(k).ok(),
                _ => None,
            });
            // Without a month "Monday second" may be a list of two days.
            if let Some(k) = k
                && (loose || self.sees_month())
            {
                return Some(MonthDay::Nth { k, weekday });
            }
        }
        self.at = from;
        // "Every first of the month."
        let k = self.take(|word| match word {
            Word::OrdinalAfter(k) => DayOfMonth::try_from(k).ok(),
            _ => None,
        });
        if let Some(k) = k
            && self.sees_month()
        {
            return Some(MonthDay::Day(k));
        }
        self.at = from;
        None
    }

    /// "31", "the 31st", "31 числа". `marked`: only with an ending, the word for date, or "of the
    /// month", because a month was not mentioned before.
    fn numbered_day(&mut self, marked: bool) -> Parsed<Option<MonthDay>> {
        let from = self.at;
        self.word(Word::Per);
        self.word(Word::Day);
        let Some(day) = self.whole_number() else {
            self.at = from;
            return Ok(None);
        };
        let suffix = self.suffix();
        let date = self.word(Word::DayOf);
        let month = self.of_month();
        let hour = self.sees_part_of_day();
        if hour || (marked && !suffix && !date && !month) {
            self.at = from;
            return Ok(None);
        }
        self.known.repeat = Some(Repeat::Month);
        day_of_month(day).map(Some)
    }

    /// "20 december", "december 20th", "the 20th of december".
    fn day_and_month(&mut self) -> Parsed<Option<YearDay>> {
        let from = self.at;
        let found = match self.whole_number() {
            Some(day) => {
                self.suffix();
                self.word(Word::DayOf);
                self.month_name().map(|month| (month, day))
            }
            None => self.month_name().and_then(|month| {
                let day = self.whole_number()?;
                self.suffix();
                Some((month, day))
            }),
        };
        match found {
            Some((month, day)) => self.year_day(month, day).map(Some),
            None => {
                self.at = from;
                Ok(None)
            }
        }
    }

    /// "20.12" or "20/12", where a date is expected.
    fn short_date(&mut self) -> Parsed<Option<YearDay>> {
        let from = self.at;
        if let Some(text) = self.number()
            && let Some((day, month)) = text.split_once(['.', '/'])
            && let (Ok(day), Ok(month)) = (day.parse(), month.parse())
        {
            if !(1..=12).contains(&month) {
                return Err(Problem::BadDate(text));
            }
            return self.year_day(month, day).map(Some);
        }
        self.at = from;
        Ok(None)
    }

    fn year_day(&mut self, month: u8, day: u32) -> Parsed<YearDay> {
        self.known.month = Some(month);
        self.known.day = u8::try_from(day).ok();
        self.known
            .day
            .and_then(|day| YearDay::new(month, day).ok())
            .ok_or(Problem::DayOutOfRange(day))
    }

    fn month_name(&mut self) -> Option<u8> {
        self.take(|word| match word {
            Word::MonthName(month) => Some(month),
            _ => None,
        })
    }

    /// "second" or "2nd".
    fn ordinal(&mut self) -> Option<Ordinal> {
        let from = self.at;
        let word = self.take(|word| match word {
            Word::Ordinal(k) => Ordinal::try_from(k).ok(),
            _ => None,
        });
        if word.is_some() {
            return word;
        }
        let number = self.whole_number().and_then(|n| u8::try_from(n).ok());
        match number.and_then(|n| Ordinal::try_from(n).ok()) {
            Some(k) if self.suffix() => Some(k),
            _ => {
                self.at = from;
                None
            }
        }
    }

    /// "2" or "two".
    fn count(&mut self) -> Option<u32> {
        self.take(|word| match word {
            Word::Number(n) => Some(u32::from(n)),
            _ => None,
        })
        .or_else(|| self.whole_number())
    }

    /// "of the month", "of every month".
    fn of_month(&mut self) -> bool {
        let from = self.at;
        self.word(Word::Every);
        let found = self.word(Word::Month);
        if !found {
            self.at = from;
        }
        found
    }

    /// The ending right after a number: "31st", "31-го".
    fn suffix(&mut self) -> bool {
        let from = self.at;
        self.dash();
        let found = self.directly(Word::Suffix);
        if !found {
            self.at = from;
        }
        found
    }

    /// "2026 года", "2026 г."
    fn year_word(&mut self) {
        self.directly(Word::Year);
    }

    // ---- time --------------------------------------------------------------------------------

    /// A time before the rule, only if it cannot be anything else.
    fn early_time(&mut self) {
        if self.known.time.is_some() {
            return;
        }
        let from = self.at;
        let sure = self.number().is_some_and(|text| text.contains(':')) || self.sees_part_of_day();
        self.at = from;
        match self.time() {
            Ok(time) if sure => self.known.time = Some(time),
            _ => self.at = from,
        }
    }

    /// The time after the rule.
    fn last_time(&mut self, draft: Draft) -> Parsed<NaiveTime> {
        let problem = match self.time() {
            Ok(time) => return Ok(time),
            Err(problem) => problem,
        };
        if let Problem::BadTime(text) = &problem {
            self.known.time = guessed_time(text);
            return Err(problem);
        }
        let in_between = self.words_before_a_time();
        self.find_a_time();
        // "Monday, thrsday 10:00": the slip is in the day.
        let weekly = matches!(draft, Draft::Weeks { .. } | Draft::Rule(Rule::Daily));
        if let Some(word) = self.unknown().filter(|_| weekly)
            && nearest_day(&word).is_some()
        {
            if draft == Draft::Rule(Rule::Daily) {
                self.known.repeat = Some(Repeat::Weeks(1));
            }
            return Err(Problem::UnknownDay(word));
        }
        Err(in_between.map_or(problem, Problem::NotUnderstood))
    }

    /// The few words that stand between the rule and a time, if there is one near.
    fn words_before_a_time(&self) -> Option<String> {
        let ahead = self.tokens.get(self.at.token..)?;
        let meant = |token: &&Token| !token.is_noise();
        let mut near = ahead.iter().filter(meant).take(FEW_WORDS + 1);
        near.find(|token| is_clock_time(token))?;
        let words = ahead.iter().take_while(|token| !is_clock_time(token));
        let mut words = words.filter(meant);
        let first = words.next()?;
        let last = words.last().unwrap_or(first);
        Some(self.typed(first.start, last.end))
    }

    fn time(&mut self) -> Parsed<NaiveTime> {
        let Some(text) = self.number() else {
            return Err(Problem::MissingTime);
        };
        let first = self.at.token - 1;
        let hours = self.directly(Word::Hours);
        let part = [Word::Am, Word::Pm, Word::Night]
            .into_iter()
            .find(|part| self.directly(*part));
        read_time(&text, hours, part).ok_or_else(|| Problem::BadTime(self.quote(first)))
    }

    /// After an error elsewhere: a time further on, for the suggestion.
    fn find_a_time(&mut self) {
        if self.known.time.is_some() {
            return;
        }
        self.known.time = self
            .tokens
            .iter()
            .skip(self.at.token)
            .filter(|token| is_clock_time(token))
            .find_map(|token| read_time(&token.text, false, None));
    }

    fn sees_part_of_day(&self) -> bool {
        self.tokens.get(self.at.token).is_some_and(|token| {
            [Word::Am, Word::Pm, Word::Night, Word::Hours]
                .iter()
                .any(|word| token.means(*word))
        })
    }

    // ---- the cursor --------------------------------------------------------------------------

    /// Takes the next word that means what is wanted, passing over what means nothing.
    fn take<T>(&mut self, want: impl Fn(Word) -> Option<T>) -> Option<T> {
        for (i, token) in self.tokens.iter().enumerate().skip(self.at.token) {
            if let Some(found) = token.words().iter().find_map(|word| want(*word)) {
                self.at = Place {
                    token: i + 1,
                    end: token.end,
                };
                return Some(found);
            }
            if !token.is_noise() {
                return None;
            }
        }
        None
    }

    fn word(&mut self, wanted: Word) -> bool {
        self.take(|word| (word == wanted).then_some(())).is_some()
    }

    /// Like `word`, but nothing may be in between.
    fn directly(&mut self, wanted: Word) -> bool {
        let next = self.tokens.get(self.at.token);
        next.is_some_and(|token| token.means(wanted)) && self.word(wanted)
    }

    fn dash(&mut self) -> bool {
        let next = self.tokens.get(self.at.token);
        let found = next.is_some_and(|token| token.kind == Kind::Dash);
        self.at.token += usize::from(found);
        found
    }

    /// The text of the next number.
    fn number(&mut self) -> Option<String> {
        let skip = self.at.token;
        let after_noise = |(_, token): &(usize, &Token)| !token.is_noise();
        let (i, token) = self
            .tokens
            .iter()
            .enumerate()
            .skip(skip)
            .find(after_noise)?;
        if token.kind != Kind::Number {
            return None;
        }
        self.at = Place {
            token: i + 1,
            end: token.end,
        };
        Some(token.text.clone())
    }

    /// The next number if it is made of digits only.
    fn whole_number(&mut self) -> Option<u32> {
        let from = self.at;
        let number = self.number().and_then(|text| text.parse().ok());
        if number.is_none() {
            self.at = from;
        }
        number
    }

    fn sees(&mut self, word: Word) -> bool {
        let from = self.at;
        let found = self.word(word);
        self.at = from;
        found
    }

    fn sees_month(&mut self) -> bool {
        let from = self.at;
        let found = self.of_month();
        self.at = from;
        found
    }

    fn last_was_plural(&self) -> bool {
        let last = self.at.token.checked_sub(1);
        last.and_then(|i| self.tokens.get(i)).is_some_and(|token| {
            let plural = |word: &Word| matches!(word, Word::Weekdays(_));
            token.words().iter().any(plural)
        })
    }

    /// Whether the cursor moved over such a word since.
    fn passed(&self, from: Place, word: Word) -> bool {
        let passed = self.tokens.get(from.token..self.at.token);
        passed.is_some_and(|tokens| tokens.iter().any(|token| token.means(word)))
    }

    // ---- errors ------------------------------------------------------------------------------

    /// The next word if the grammar does not know it, as typed.
    fn unknown(&self) -> Option<String> {
        let mut ahead = self.tokens.iter().skip(self.at.token);
        let token = ahead.find(|token| !token.is_noise())?;
        match &token.kind {
            Kind::Word(meanings) if meanings.is_empty() => Some(self.typed(token.start, token.end)),
            _ => None,
        }
    }

    fn no_day(&self) -> Problem {
        self.unknown()
            .map_or(Problem::MissingDay, Problem::UnknownDay)
    }

    fn no_date(&mut self) -> Problem {
        if let Some(day) = self.whole_number() {
            self.known.day = u8::try_from(day).ok();
            self.suffix();
            if let Some(word) = self.unknown() {
                return Problem::UnknownMonth(word);
            }
        }
        if let Some(month) = self.month_name() {
            self.known.month = Some(month);
        }
        Problem::MissingDate
    }

    /// What was typed from a token up to the cursor, at least one token.
    fn quote(&self, first: usize) -> String {
        let end = self.at.end.max(self.tokens.get(first).map_or(0, |t| t.end));
        self.typed(self.tokens.get(first).map_or(0, |t| t.start), end)
    }

    fn typed(&self, start: usize, end: usize) -> String {
        let text = self.text.get(start..end).unwrap_or_default();
        text.chars().filter(|c| !invisible(*c)).collect()
    }
}

impl Token {
    fn words(&self) -> &[Word] {
        match &self.kind {
            Kind::Word(words) => words,
            _ => &[],
        }
    }

    fn means(&self, word: Word) -> bool {
        self.words().contains(&word)
    }

    fn is_noise(&self) -> bool {
        match &self.kind {
            Kind::Word(words) => words.contains(&Word::Filler),
            Kind::Dash | Kind::Comma | Kind::Mark => true,
            Kind::Number | Kind::Other => false,
        }
    }
}

fn is_clock_time(token: &Token) -> bool {
    token.kind == Kind::Number && token.text.contains(':')
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

fn day_of_month(day: u32) -> Parsed<MonthDay> {
    u8::try_from(day)
        .ok()
        .and_then(|day| DayOfMonth::try_from(day).ok())
        .map(MonthDay::Day)
        .ok_or(Problem::DayOutOfRange(day))
}

/// The days after `first` up to `last`, around the week's end if need be.
fn between(first: Weekday, last: Weekday) -> impl Iterator<Item = Weekday> {
    std::iter::successors(Some(first.succ()), |day| Some(day.succ()))
        .take(6)
        .take_while(move |day| *day != last)
}

/// A time of day; a bare hour only with a word that says it is one.
fn read_time(text: &str, hours: bool, part: Option<Word>) -> Option<NaiveTime> {
    let (hour, minute) = match text.split_once([':', '.', '-']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute.parse().ok()?),
        None if hours || part.is_some() => (text, 0),
        _ => return None,
    };
    if hour.len() > 2 {
        return None;
    }
    let hour: u32 = hour.parse().ok()?;
    let hour = match part {
        Some(Word::Am) if hour > 12 => return None,
        Some(Word::Am | Word::Night) if hour == 12 => 0,
        Some(Word::Pm) if hour < 12 => hour + 12,
        Some(Word::Night) if (6..12).contains(&hour) => hour + 12,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// What a number that is no time was probably meant to be: "10" or "1030".
fn guessed_time(text: &str) -> Option<NaiveTime> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok()?;
    match digits.len() {
        1 | 2 => NaiveTime::from_hms_opt(number, 0, 0),
        3 | 4 => NaiveTime::from_hms_opt(number / 100, number % 100, 0),
        _ => None,
    }
}
