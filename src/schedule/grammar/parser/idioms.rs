//! What people say in one breath: "in 2 hours", "twice a week", "next Monday", "every other day" in the words each language
//! has for it, and what follows a rule to take something away from it.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc, Weekday};

use super::{
    super::{
        MOST_DAYS, MOST_MONTHS, Problem, Repeat,
        draft::{Draft, today},
        tokens::Token,
        words::Word,
    },
    Parsed, Parser,
};
use crate::schedule::recurrence::{DaySet, MonthDay, MonthDays, QUARTER, Rule};

/// Up to so many minutes ahead "in 90 minutes" is a time; later than that somebody means a date.
const FARTHEST_MINUTES: u32 = 48 * 60;
/// Up to so many days ahead "in 3 days" is a date.
const FARTHEST_DAYS: u32 = 730;

impl Parser<'_> {
    /// "Hourly", "every 2 hours", "раз в час", "every 30 minutes".
    pub(super) fn too_often(&mut self) -> Parsed<()> {
        let from = self.at;
        let too_often = self.word(Word::Hourly) || self.every_while();
        if too_often {
            self.known.repeat = Some(Repeat::Day);
            return Err(Problem::TooOften(self.quote(0)));
        }
        self.at = from;
        Ok(())
    }

    fn every_while(&mut self) -> bool {
        if !(self.word(Word::Every) || self.word(Word::Once)) {
            return false;
        }
        self.word(Word::Every);
        let _ = self.word(Word::Other) || self.word(Word::Half) || self.ordinal().is_some() || self.count().is_some();
        let short = |word| {
            matches!(word, Word::Hour | Word::Hours | Word::TwoHours | Word::HalfAnHour | Word::Minutes).then_some(())
        };
        self.take(short).is_some()
    }

    /// "Twice a week on Monday and Thursday", "3 раза в месяц".
    pub(super) fn so_many_times(&mut self) -> Parsed<Option<Draft>> {
        let from = self.at;
        let times = self.take(|word| match word {
            Word::Twice(times) => Some(u32::from(times)),
            _ => None,
        });
        let times = times.or_else(|| self.count().filter(|_| self.word(Word::Times)));
        let Some(times) = times.filter(|times| *times > 1) else {
            self.at = from;
            return Ok(None);
        };
        self.word(Word::Every);
        if self.word(Word::Day) || self.word(Word::Hour) || self.word(Word::Daily) {
            self.known.repeat = Some(Repeat::Day);
            return Err(Problem::TooOften(self.quote(0)));
        }
        if self.word(Word::Week) || self.word(Word::Weekly) {
            return self.times_a_week(times).map(Some);
        }
        if self.word(Word::Month) || self.word(Word::Monthly) {
            return self.times_a_month(times).map(Some);
        }
        self.at = from;
        Ok(None)
    }

    fn times_a_week(&mut self, times: u32) -> Parsed<Draft> {
        self.known.repeat = Some(Repeat::Weeks(1));
        let said = self.quote(0);
        let days = self.days()?.map(|list| list.days);
        if let Some(days) = days.filter(|days| days.iter().count() >= times as usize) {
            return Ok(self.weeks(std::num::NonZeroU32::MIN, days));
        }
        let others = spread(times, self.context.workdays).filter(|day| days.is_none_or(|days| !days.contains(*day)));
        let missing = (times as usize).saturating_sub(days.map_or(0, |days| days.iter().count()));
        let all = days.into_iter().flat_map(DaySet::iter).chain(others.take(missing));
        self.known.days = DaySet::new(all);
        Err(Problem::WhichDays(said))
    }

    fn times_a_month(&mut self, times: u32) -> Parsed<Draft> {
        self.known.repeat = Some(Repeat::Month);
        let said = self.quote(0);
        if let Some(on) = self.place_in_month(true)? {
            return Ok(Draft::Rule(Rule::Monthly { on }));
        }
        if let Some(on) = self.numbered_day(false)? {
            return Ok(Draft::Rule(Rule::Monthly { on }));
        }
        let apart = 30 / u8::try_from(times.clamp(2, 30)).unwrap_or(2);
        let days = MonthDays::new((0..times).filter_map(|n| u8::try_from(n).ok()?.checked_mul(apart)?.checked_add(1)));
        self.known.draft = days.map(|days| Draft::Rule(Rule::Monthly { on: MonthDay::Days(days) }));
        Err(Problem::WhichDays(said))
    }

    /// "In 2 hours", "через 3 дня", "בעוד שבוע"; but "через день" is every other day, and "через неделю по пятницам" every
    /// other week.
    pub(super) fn in_a_while(&mut self) -> Parsed<Option<Draft>> {
        let from = self.at;
        if !self.word(Word::In) {
            return Ok(None);
        }
        let through = self.passed(from, Word::Through);
        if through && self.word(Word::Day) {
            return self.every_days(2).map(Some);
        }
        if through && self.word(Word::Week) {
            let week = self.at;
            match self.days()? {
                Some(list) if list.habitual => return self.checked_weeks(2, list.days).map(Some),
                _ => self.at = week,
            }
            return Ok(Some(self.days_ahead(7)));
        }
        if let Some(minutes) = self.minutes_ahead() {
            self.known.repeat = Some(Repeat::Once);
            return Ok(Some(Draft::At(self.local_after(minutes))));
        }
        if let Some(draft) = self.date_ahead() {
            return Ok(Some(draft));
        }
        self.at = from;
        Ok(None)
    }

    fn minutes_ahead(&mut self) -> Option<u32> {
        let from = self.at;
        let found = if self.word(Word::TwoHours) {
            Some(120)
        } else if self.word(Word::HalfAnHour) || (self.word(Word::Half) && self.word(Word::Hour)) {
            Some(30)
        } else {
            self.at = from;
            let quarter = self.word(Word::QuarterHour);
            let n = if quarter { 15 } else { self.count().unwrap_or(1) };
            match (quarter, self.word(Word::Minutes)) {
                (_, true) => Some(n),
                (true, false) => self.word(Word::Hour).then_some(15),
                (false, false) => (self.word(Word::Hour) || self.word(Word::Hours)).then(|| n.saturating_mul(60)),
            }
        };
        let found = found.filter(|minutes| (1..=FARTHEST_MINUTES).contains(minutes));
        if found.is_none() {
            self.at = from;
        }
        found
    }

    fn date_ahead(&mut self) -> Option<Draft> {
        if self.word(Word::TwoDays) {
            return Some(self.days_ahead(2));
        }
        if self.word(Word::TwoWeeks) {
            return Some(self.days_ahead(14));
        }
        if self.word(Word::TwoMonths) {
            return Some(self.months_ahead(2));
        }
        let from = self.at;
        let n = self.count().unwrap_or(1);
        if n > FARTHEST_DAYS {
            self.at = from;
            return None;
        }
        if self.word(Word::Day) || self.word(Word::Days) {
            return Some(self.days_ahead(n));
        }
        if self.word(Word::Week) {
            return Some(self.days_ahead(n.saturating_mul(7)));
        }
        if self.word(Word::Month) {
            return Some(self.months_ahead(n));
        }
        self.at = from;
        None
    }

    fn days_ahead(&mut self, n: u32) -> Draft {
        self.known.repeat = Some(Repeat::Once);
        let today = today(&self.context);
        Draft::On(today.checked_add_days(Days::new(n.into())).unwrap_or(today))
    }

    fn months_ahead(&mut self, n: u32) -> Draft {
        self.known.repeat = Some(Repeat::Once);
        let today = today(&self.context);
        Draft::On(today.checked_add_months(Months::new(n)).unwrap_or(today))
    }

    /// What the chat's clock shows then, to the next whole minute.
    fn local_after(&self, minutes: u32) -> NaiveDateTime {
        let now = self.context.now;
        let seconds = (60 - i64::from(now.second())) % 60;
        let shown = |at: DateTime<Utc>| match at.year() {
            1..=9999 => at.with_timezone(&self.context.tz).naive_local(),
            _ => at.naive_utc(),
        };
        let then = now.checked_add_signed(TimeDelta::seconds(i64::from(minutes) * 60 + seconds)).unwrap_or(now);
        let then = shown(then);
        then.with_second(0).and_then(|then| then.with_nanosecond(0)).unwrap_or(then)
    }

    /// "Alternate days", "יום כן יום לא".
    pub(super) fn every_other_day(&mut self) -> Parsed<Option<Draft>> {
        let from = self.at;
        if self.word(Word::Other) && self.word(Word::Days) {
            return self.every_days(2).map(Some);
        }
        self.at = from;
        if self.word(Word::Day) && self.word(Word::Yes) && self.word(Word::Day) && self.word(Word::Not) {
            return self.every_days(2).map(Some);
        }
        self.at = from;
        Ok(None)
    }

    /// "3 days", "יומיים" after "every" or "once in".
    pub(super) fn day_interval(&mut self) -> Parsed<Option<Draft>> {
        let from = self.at;
        if self.word(Word::TwoDays) {
            return self.every_days(2).map(Some);
        }
        if let Some(n) = self.count()
            && (self.word(Word::Days) || self.word(Word::Day))
        {
            return self.every_days(n).map(Some);
        }
        self.at = from;
        Ok(None)
    }

    pub(super) fn every_days(&mut self, n: u32) -> Parsed<Draft> {
        self.known.repeat = Some(Repeat::Days(n));
        match std::num::NonZeroU32::new(n) {
            Some(std::num::NonZeroU32::MIN) => Ok(self.daily()),
            Some(every) if n <= MOST_DAYS => Ok(Draft::Days { every }),
            _ => Err(Problem::Unsupported(self.quote(0))),
        }
    }

    /// "2 months", "half a year", "quarter" after "every" or "once in"; and on which day.
    pub(super) fn month_interval(&mut self) -> Parsed<Option<Draft>> {
        let from = self.at;
        if self.word(Word::Quarter) {
            return self.months_on(QUARTER, true).map(Some);
        }
        if self.word(Word::TwoMonths) {
            return self.months_on(2, false).map(Some);
        }
        if self.word(Word::HalfYear) || (self.word(Word::Half) && self.word(Word::Year)) {
            return self.months_on(6, false).map(Some);
        }
        self.at = from;
        let n = if self.word(Word::Other) { Some(2) } else { self.ordinal().map(|k| u32::from(k.get())) };
        if let Some(n) = n.or_else(|| self.count())
            && self.directly_month()
        {
            return self.months_on(n, false).map(Some);
        }
        self.at = from;
        Ok(None)
    }

    /// "The second month", not "the second of the month".
    fn directly_month(&mut self) -> bool {
        let of = self.tokens.get(self.at.token).is_some_and(Token::is_noise);
        !of && self.word(Word::Month)
    }

    pub(super) fn months_on(&mut self, every: u32, is_quarter: bool) -> Parsed<Draft> {
        self.known.repeat = Some(Repeat::Months(every));
        let said = self.quote(0);
        let Draft::Rule(Rule::Monthly { on }) = self.monthly_day()? else { return Err(self.no_day()) };
        let fifth = matches!(on, MonthDay::Nth { k, .. } if k.get() == 5);
        match std::num::NonZeroU32::new(every) {
            Some(std::num::NonZeroU32::MIN) => Ok(Draft::Rule(Rule::Monthly { on })),
            Some(count) if every <= MOST_MONTHS && !fifth => Ok(Draft::Months { every: count, on, is_quarter }),
            _ => {
                let on = match on {
                    MonthDay::Nth { weekday, .. } if fifth => MonthDay::LastWeekday(weekday),
                    on => on,
                };
                let every = std::num::NonZeroU32::new(every.clamp(1, MOST_MONTHS));
                self.known.draft = every.map(|every| Draft::Months { every, on, is_quarter });
                Err(Problem::Unsupported(said))
            }
        }
    }

    /// "At the end of every quarter".
    pub(super) fn quarter_edge(&mut self) -> Option<Draft> {
        let from = self.at;
        let on = self.edge();
        self.word(Word::Every);
        if let Some(on) = on
            && self.word(Word::Quarter)
        {
            self.known.repeat = Some(Repeat::Months(QUARTER));
            let every = std::num::NonZeroU32::new(QUARTER)?;
            return Some(Draft::Months { every, on, is_quarter: true });
        }
        self.at = from;
        None
    }

    /// "End", "beginning", "middle" of a month.
    pub(super) fn edge(&mut self) -> Option<MonthDay> {
        let day = self.take(|word| match word {
            Word::End => Some(31_u8),
            Word::Start => Some(1),
            Word::Middle => Some(15),
            _ => None,
        })?;
        if day == 31 { Some(MonthDay::Last) } else { day.try_into().ok().map(MonthDay::Day) }
    }

    /// "On even days", "по чётным числам", "בתאריכים אי־זוגיים".
    pub(super) fn even_or_odd(&mut self) -> Option<MonthDay> {
        let from = self.at;
        let _ = self.word(Word::Per) || self.word(Word::Every);
        let mut days = self.word(Word::DayOf) || self.word(Word::Days) || self.word(Word::Day);
        let not = self.word(Word::Un);
        let even = self.take(|word| match word {
            Word::Even => Some(!not),
            Word::Odd => Some(false),
            _ => None,
        });
        days = self.word(Word::DayOf) || self.word(Word::Days) || self.word(Word::Day) || days;
        match even.filter(|_| days) {
            Some(even) => Some(if even { MonthDay::Even } else { MonthDay::Odd }),
            None => {
                self.at = from;
                None
            }
        }
    }

    /// "Next Monday", "this Friday", "ביום שלישי הקרוב", "next week on Monday".
    pub(super) fn near_weekday(&mut self) -> Parsed<Option<Draft>> {
        let from = self.at;
        let before = self.near();
        let next_week = before == Some(Near::Next) && self.word(Word::Week);
        let letters = self.word(Word::Day);
        let Some(day) = self.weekday(letters) else {
            self.at = from;
            return Ok(None);
        };
        let near = before.or_else(|| self.near());
        let next_week = next_week || (before.is_none() && near == Some(Near::Next) && self.word(Word::Week));
        let Some(near) = near else {
            self.at = from;
            return Ok(None);
        };
        self.known.repeat = Some(Repeat::Once);
        self.known.days = Some(day.into());
        if near == Near::This {
            return Ok(Some(Draft::NextWeekday(day)));
        }
        let today = today(&self.context);
        let tomorrow = today.succ_opt().unwrap_or(today);
        let first = tomorrow.iter_days().take(7).find(|date| date.weekday() == day).unwrap_or(tomorrow);
        let sunday = self.context.workdays.contains(Weekday::Sun);
        let begins = if sunday { Weekday::Sun } else { Weekday::Mon };
        let week_of = |date: NaiveDate| date.checked_sub_days(Days::new(date.weekday().days_since(begins).into()));
        if week_of(first) != week_of(today) {
            return Ok(Some(Draft::On(first)));
        }
        let second = first.checked_add_days(Days::new(7)).unwrap_or(first);
        if next_week {
            return Ok(Some(Draft::On(second)));
        }
        self.known.draft = Some(Draft::On(second));
        Err(Problem::TwoMeanings(self.quote(0), first, second))
    }

    fn near(&mut self) -> Option<Near> {
        self.take(|word| match word {
            Word::Next => Some(Near::Next),
            Word::This => Some(Near::This),
            _ => None,
        })
    }

    /// "(every day) except Saturday".
    pub(super) fn except(&mut self, draft: Draft) -> Draft {
        let from = self.at;
        let left = self.word(Word::Except).then(|| self.excepted_days(draft)).flatten();
        left.unwrap_or_else(|| {
            self.at = from;
            draft
        })
    }

    fn excepted_days(&mut self, draft: Draft) -> Option<Draft> {
        let (every, days) = match draft {
            Draft::Rule(Rule::Daily) => (std::num::NonZeroU32::MIN, None),
            Draft::Weeks { every, days } => (every, Some(days)),
            _ => return None,
        };
        let not = match self.workdays() {
            Some(Draft::Weeks { days, .. }) => days,
            _ => self.days().ok()??.days,
        };
        let left = match days {
            Some(days) => days.without(not),
            None => not.others(),
        }?;
        Some(self.weeks(every, left))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Near {
    Next,
    This,
}

/// Days for so many times a week, as evenly as a working week allows.
fn spread(times: u32, workdays: DaySet) -> impl Iterator<Item = Weekday> {
    let first = if workdays.contains(Weekday::Sun) { Weekday::Sun } else { Weekday::Mon };
    let order: &[usize] = match times {
        2 => &[0, 3, 1, 4, 2],
        3 => &[0, 2, 4, 1, 3],
        _ => &[0, 1, 3, 4, 2, 5, 6],
    };
    let week: Vec<Weekday> = std::iter::successors(Some(first), |day| Some(day.succ())).take(7).collect();
    order.iter().filter_map(move |at| week.get(*at).copied())
}
