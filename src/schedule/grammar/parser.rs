//! Finds the rule and the time at the beginning of a line.
//!
//! A step looks for a meaning at the cursor, passing over words and marks that carry none ("on",
//! "the", commas); a step that does not find its words leaves the cursor where it was. The order of
//! attempts in `Parser::draft` and `Parser::after_every` decides between readings.

mod cursor;
mod dates;
mod expert;
mod idioms;
mod spoken;
mod time;
mod weeks;

use std::num::NonZeroU32;

use chrono::{NaiveTime, Weekday};

use super::tokens::Kind;
use super::{
    Context, MOST_WEEKS, Problem, Repeat,
    draft::Draft,
    tokens::{Token, tokens},
    words::{Part, Word, nearest},
};
use crate::schedule::recurrence::Recurrence;
use crate::schedule::recurrence::{DaySet, MonthDay, Ordinal, QUARTER, Rule};

/// What is clear so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    pub repeat: Option<Repeat>,
    pub days: Option<DaySet>,
    pub time: Option<NaiveTime>,
    /// In which part of the day, where no time was said.
    pub part: Option<Part>,
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
    /// What a time that was not clear most probably is.
    guess: Option<NaiveTime>,
    /// The byte at which the second of two rules begins.
    second: Option<usize>,
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
        Self { text, context, tokens, at, known, part: None, part_said: false, early: None, guess: None, second: None }
    }

    pub(super) fn schedule(&mut self) -> Parsed<Recurrence> {
        if self.tokens.is_empty() {
            return Err(Problem::Empty);
        }
        if let Some(cron) = self.cron() {
            let (draft, time) = cron?;
            self.known.time = Some(time);
            return draft.settle(time, &self.context);
        }
        self.early_time();
        if self.known.time.is_some() && self.is_end() {
            self.known.repeat = Some(Repeat::Day);
            return Err(Problem::NoRule(self.quote(0)));
        }
        let draft = self.draft().inspect_err(|_| self.find_a_time())?;
        if let Draft::At(at) = draft {
            self.known.draft = Some(draft);
            return draft.settle(at.time(), &self.context);
        }
        let draft = self.except(draft);
        self.known.draft = Some(draft);
        let time = match self.known.time {
            Some(time) => self.settled_early(time)?,
            None => self.last_time(draft)?,
        };
        self.known.time = Some(time);
        let draft = self.except_at_the_end(draft);
        draft.settle(time, &self.context)
    }

    /// "Every day 10:00 except Saturday", if nothing follows.
    fn except_at_the_end(&mut self, draft: Draft) -> Draft {
        let from = self.at;
        let left = self.except(draft);
        if self.is_end() {
            return left;
        }
        self.at = from;
        draft
    }

    /// Days of the week that stand anywhere before the time, for the suggestion: what was understood is not dropped.
    pub(super) fn gather(&mut self) {
        let is_open = self.known.draft.is_none() && self.known.days.is_none();
        if !is_open || !matches!(self.known.repeat, None | Some(Repeat::Weeks(_) | Repeat::Day)) {
            return;
        }
        let before = self.tokens.iter().take_while(|token| !(token.kind == Kind::Number && token.text.contains(':')));
        let days = before.filter_map(|token| match token.words() {
            [Word::Weekday(day) | Word::Weekdays(day), ..] => Some(*day),
            _ => None,
        });
        self.known.days = DaySet::new(days);
    }

    pub(super) fn known(&self) -> &Known {
        &self.known
    }

    /// Where the second of two rules begins.
    pub(super) fn second(&self) -> Option<&'a str> {
        self.text.get(self.second?..)
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
        self.too_often()?;
        if let Some(draft) = self.so_many_times()? {
            return Ok(draft);
        }
        if let Some(draft) = self.in_a_while()? {
            return Ok(draft);
        }
        if let Some(draft) = self.every_other_day()? {
            return Ok(draft);
        }
        if let Some(draft) = self.quarter_edge() {
            return Ok(draft);
        }
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
        if let Some(draft) = self.dotted_date() {
            return Ok(draft);
        }
        if let Some(draft) = self.near_weekday()? {
            return Ok(draft);
        }
        if let Some(on) = self.place_in_month(false)? {
            self.of_month();
            let on = self.narrowed(on);
            self.known.repeat = Some(Repeat::Month);
            return Ok(Draft::Rule(Rule::Monthly { on }));
        }
        if let Some(on) = self.numbered_day(true)? {
            return Ok(Draft::Rule(Rule::Monthly { on }));
        }
        if let Some(list) = self.days()? {
            if let Some(every) = self.trailing_interval()? {
                return Ok(self.weeks(every, list.days));
            }
            // "Monday mornings".
            if list.habitual || self.sees_parts_of_day() {
                return Ok(self.weeks(NonZeroU32::MIN, list.days));
            }
        }
        Err(Problem::NoRule(self.beginning()))
    }

    /// "daily", "weekly on …"
    fn adverb(&mut self) -> Option<Parsed<Draft>> {
        let from = self.at;
        let twice = self.word(Word::Bi);
        let word = self.take(|word| {
            matches!(word, Word::Daily | Word::Weekly | Word::Biweekly | Word::Monthly | Word::Quarterly | Word::Yearly)
                .then_some(word)
        });
        let Some(word) = word else {
            self.at = from;
            return None;
        };
        Some(match word {
            Word::Weekly if twice => self.weekly_on(2),
            Word::Monthly if twice => self.months_on(2, false),
            Word::Quarterly => self.months_on(QUARTER, true),
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
        if let Some(draft) = self.month_interval()? {
            return Ok(draft);
        }
        if let Some(draft) = self.day_interval()? {
            return Ok(draft);
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

    fn sees_parts_of_day(&self) -> bool {
        let next = self.tokens.get(self.at.token);
        next.is_some_and(|token| token.words().iter().any(|word| matches!(word, Word::PartsOfDay(_))))
    }

    fn daily(&mut self) -> Draft {
        self.known.repeat = Some(Repeat::Day);
        Draft::Rule(Rule::Daily)
    }

    /// "every other Sunday", "every other day".
    fn every_other(&mut self) -> Parsed<Draft> {
        if let Some(Draft::Weeks { days, .. }) = self.workdays() {
            return self.checked_weeks(2, days);
        }
        match self.days()? {
            Some(list) => self.checked_weeks(2, list.days),
            None if self.word(Word::Day) => self.every_days(2),
            None if self.word(Word::Year) => self.every_few_years().map(|()| self.daily()),
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
            MonthDay::Day(day) if !self.passed(from, Word::DayOf) && self.passed(from, Word::Day) => {
                return match day.get() {
                    1 => Err(Problem::Unsupported(self.quote(0))),
                    n => self.every_days(n.into()).map(Some),
                };
            }
            _ => {}
        }
        self.known.repeat = Some(Repeat::Month);
        let on = self.narrowed(on);
        Ok(Some(Draft::Rule(Rule::Monthly { on })))
    }

    /// "Every 2 years on 1 March" is not a rule; what is said of the day is for the suggestion.
    fn every_few_years(&mut self) -> Parsed<()> {
        let said = self.quote(0);
        self.known.repeat = Some(Repeat::Year);
        let on = self.day_and_month()?;
        self.known.draft = on.map(|on| Draft::Rule(Rule::Yearly { on }));
        Err(Problem::Unsupported(said))
    }

    /// "every 2 Sundays"; "every 2 years" is not a rule.
    fn every_few(&mut self) -> Parsed<Option<Draft>> {
        let from = self.at;
        let nth = self.ordinal().map(|k| u32::from(k.get()));
        let Some(n) = nth.or_else(|| self.count()) else {
            return Ok(None);
        };
        if self.word(Word::Day) || self.word(Word::Days) {
            return self.every_days(n).map(Some);
        }
        if self.word(Word::Year) {
            self.every_few_years()?;
        }
        if let Some(Draft::Weeks { days, .. }) = self.workdays() {
            return self.checked_weeks(n, days).map(Some);
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
        self.monthly_day()
    }

    /// On which day, after "every month" and the like.
    fn monthly_day(&mut self) -> Parsed<Draft> {
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
        let on = self.narrowed(on);
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
        if let Some(draft) = self.month_interval().transpose() {
            return Some(draft);
        }
        if let Some(draft) = self.day_interval().transpose() {
            return Some(draft);
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
        if let Some(draft) = self.near_weekday()? {
            return Ok(draft);
        }
        if let Some(draft) = self.in_a_while()? {
            return Ok(draft);
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
