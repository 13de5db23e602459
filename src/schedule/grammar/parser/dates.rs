//! Days of a month, days of a year, and single dates.

use chrono::{Days, NaiveDate, Weekday};

use super::{
    super::{
        Problem, Repeat,
        draft::{Draft, today},
        tokens::Kind,
        words::Word,
    },
    Parsed, Parser, Place,
};
use crate::schedule::recurrence::{DayOfMonth, DaySet, MonthDay, MonthDays, Ordinal, Places, Rule, YearDay};

impl Parser<'_> {
    /// A date that needs no "once": today, tomorrow, or with its year in figures.
    pub(super) fn near_date(&mut self) -> Parsed<Option<Draft>> {
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
            [m, d, y] if y.len() == 4 && is_month_first(&text, d, m) => (y, m, d),
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

    /// "24 december 2026", "20 december every year"; a date without either is the next there is.
    pub(super) fn bare_date(&mut self) -> Parsed<Option<Draft>> {
        let Some(on) = self.day_and_month()? else {
            return Ok(None);
        };
        if let draft @ Draft::On(_) = self.with_year(on)? {
            self.known.repeat = Some(Repeat::Once);
            return Ok(Some(draft));
        }
        let draft = Draft::NextDay(on);
        let from = self.at;
        if self.word(Word::Yearly) || (self.word(Word::Every) && self.word(Word::Year)) {
            self.known.repeat = Some(Repeat::Year);
            return Ok(Some(Draft::Rule(Rule::Yearly { on })));
        }
        self.at = from;
        self.known.repeat = Some(Repeat::Once);
        Ok(Some(draft))
    }

    /// "24.12" or "24/12" with a time after it or before.
    pub(super) fn dotted_date(&mut self) -> Option<Draft> {
        let from = self.at;
        let known = self.known;
        let on = self.short_date().ok().flatten();
        if let Some(on) = on.filter(|_| self.is_end() || self.time_is_next()) {
            self.known.repeat = Some(Repeat::Once);
            return Some(Draft::NextDay(on));
        }
        (self.at, self.known) = (from, known);
        None
    }

    pub(super) fn with_year(&mut self, on: YearDay) -> Parsed<Draft> {
        let (from, start) = (self.at, self.at.token.saturating_sub(2));
        let year = self.number().filter(|text| text.len() == 4);
        let Some(year) = year.and_then(|text| text.parse().ok()) else {
            self.at = from;
            return Ok(Draft::NextDay(on));
        };
        self.year_word();
        let date = NaiveDate::from_ymd_opt(year, on.month().into(), on.day().into());
        date.map(Draft::On).ok_or_else(|| Problem::BadDate(self.quote(start)))
    }

    /// "last Thursday", "second Monday", "last day", "first day". `loose`: a month was mentioned
    /// before, so that less needs to be said.
    pub(super) fn place_in_month(&mut self, loose: bool) -> Parsed<Option<MonthDay>> {
        let from = self.at;
        if let Some(places) = self.several_places() {
            return Ok(Some(places));
        }
        if let Some(on) = self.even_or_odd() {
            return Ok(Some(on));
        }
        if let Some(on) = self.edge() {
            if loose || self.of_month() {
                return Ok(Some(on));
            }
            self.at = from;
        }
        if self.word(Word::Last) {
            if self.word(Word::Workday) {
                self.word(Word::Day);
                return Ok(Some(MonthDay::LastOf(self.context.workdays)));
            }
            if let Some(day) = self.weekday(false) {
                return Ok(Some(MonthDay::LastWeekday(day)));
            }
            if self.word(Word::Day) || self.word(Word::DayOf) {
                return Ok(Some(MonthDay::Last));
            }
            self.at = from;
        }
        if let Some(k) = self.ordinal() {
            if k.get() == 1 && self.word(Word::Workday) {
                self.word(Word::Day);
                return Ok(Some(MonthDay::FirstOf(self.context.workdays)));
            }
            if let Some(weekday) = self.weekday(false) {
                return Ok(Some(MonthDay::Nth { k, weekday }));
            }
            if self.word(Word::Day) || self.word(Word::DayOf) {
                return day_of_month(k.get().into()).map(Some);
            }
            // "The first of the month", but not "every second month".
            let month_next = self.directly(Word::Month);
            if !month_next && self.sees_month() {
                return day_of_month(k.get().into()).map(Some);
            }
            self.at = from;
        }
        Ok(self.place_after_noun(loose))
    }

    /// "Thursday the last", as Hebrew says it.
    pub(super) fn place_after_noun(&mut self, loose: bool) -> Option<MonthDay> {
        let from = self.at;
        let day = self.word(Word::Day);
        if day && self.word(Word::Last) {
            return Some(MonthDay::Last);
        }
        if day && self.word(Word::Workday) {
            if self.word(Word::Last) {
                return Some(MonthDay::LastOf(self.context.workdays));
            }
            if self.word(Word::OrdinalAfter(1)) {
                return Some(MonthDay::FirstOf(self.context.workdays));
            }
            self.at = from;
            return None;
        }
        if let Some(weekday) = self.weekday(day) {
            if self.word(Word::Last) {
                return Some(MonthDay::LastWeekday(weekday));
            }
            let k = self.take(|word| match word {
                Word::OrdinalAfter(k) => Ordinal::try_from(k).ok(),
                _ => None,
            });
            if let Some(k) = k
                && let Some(places) = self.more_places_after(k, weekday, loose)
            {
                return Some(places);
            }
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
    pub(super) fn numbered_day(&mut self, marked: bool) -> Parsed<Option<MonthDay>> {
        let from = self.at;
        self.word(Word::Per);
        self.word(Word::Day);
        let Some(day) = self.whole_number() else {
            self.at = from;
            return Ok(None);
        };
        let mut suffix = self.suffix();
        let mut date = self.word(Word::DayOf);
        let mut days = vec![day];
        while let Some((day, said)) = self.another_number() {
            days.push(day);
            suffix |= said;
            date |= self.word(Word::DayOf);
        }
        let month = self.of_month();
        let hour = self.sees_part_of_day();
        if hour || (marked && !suffix && !date && !month) {
            self.at = from;
            return Ok(None);
        }
        let repeat = self.known.repeat.filter(|repeat| matches!(repeat, Repeat::Months(_)));
        self.known.repeat = repeat.or(Some(Repeat::Month));
        if let [day] = days[..] {
            return day_of_month(day).map(Some);
        }
        let each = days.iter().map(|day| day_of_month(*day).map(|_| u8::try_from(*day).unwrap_or_default()));
        let all = each.collect::<Parsed<Vec<u8>>>()?;
        // The same twice is one.
        Ok(MonthDays::new(all).map_or_else(|| day_of_month(day).ok(), |days| Some(MonthDay::Days(days))))
    }

    /// "and 15th", ", 15", "и последнего (числа)"; and whether it is more than a number.
    fn another_number(&mut self) -> Option<(u32, bool)> {
        let from = self.at;
        let comma = self.tokens.get(self.at.token).is_some_and(|token| token.kind == Kind::Comma);
        let and = self.word(Word::And);
        if !(and || comma) {
            return None;
        }
        self.word(Word::Per);
        if self.word(Word::Last) && (self.word(Word::Day) || self.word(Word::DayOf)) {
            return Some((31, true));
        }
        if !and {
            self.at = from;
        }
        let mut said = self.tokens.iter().skip(self.at.token).take_while(|token| token.is_noise());
        let only_marks = said.all(|token| token.text.is_empty() || !matches!(token.kind, Kind::Word(_)));
        if let Some(day) = self.whole_number().filter(|_| and || only_marks) {
            let suffix = self.suffix();
            if !self.sees_part_of_day() && (and || suffix || !self.is_end()) {
                return Some((day, suffix));
            }
        }
        self.at = from;
        None
    }

    /// "first and third Monday"
    fn several_places(&mut self) -> Option<MonthDay> {
        let from = self.at;
        let mut places: Vec<i8> = Vec::new();
        loop {
            let next = self.at;
            if !places.is_empty() {
                self.word(Word::And);
            }
            let place = match self.ordinal() {
                Some(k) => i8::try_from(k.get()).ok(),
                None => self.word(Word::Last).then_some(-1),
            };
            match place {
                Some(place) => places.push(place),
                None => {
                    self.at = next;
                    break;
                }
            }
        }
        if let Some(places) = Places::new(places)
            && let Some(weekday) = self.weekday(false)
        {
            return Some(MonthDay::Places { places, weekday });
        }
        self.at = from;
        None
    }

    /// "(Monday the first) and third (of the month)", as Hebrew says it.
    fn more_places_after(&mut self, first: Ordinal, weekday: Weekday, loose: bool) -> Option<MonthDay> {
        let from = self.at;
        let mut places = vec![i8::try_from(first.get()).ok()?];
        while let Some(place) = self.another_place_after() {
            places.push(place);
        }
        if let Some(places) = Places::new(places).filter(|_| loose || self.sees_month()) {
            return Some(MonthDay::Places { places, weekday });
        }
        self.at = from;
        None
    }

    fn another_place_after(&mut self) -> Option<i8> {
        let from = self.at;
        self.word(Word::And);
        let place = self.take(|word| match word {
            Word::OrdinalAfter(k) => i8::try_from(k).ok(),
            Word::Last => Some(-1),
            _ => None,
        });
        if place.is_none() {
            self.at = from;
        }
        place
    }

    /// "(the last working day), Sunday to Thursday": which week is meant, if not the group's.
    pub(super) fn narrowed(&mut self, on: MonthDay) -> MonthDay {
        if !matches!(on, MonthDay::FirstOf(_) | MonthDay::LastOf(_)) {
            return on;
        }
        let (from, known) = (self.at, self.known.days);
        let days = self.days().ok().flatten().map(|list| list.days);
        self.known.days = known;
        let week = days.filter(|days| [DaySet::MONDAY_TO_FRIDAY, DaySet::SUNDAY_TO_THURSDAY].contains(days));
        match (on, week) {
            (MonthDay::FirstOf(_), Some(week)) => MonthDay::FirstOf(week),
            (MonthDay::LastOf(_), Some(week)) => MonthDay::LastOf(week),
            _ => {
                self.at = from;
                on
            }
        }
    }

    /// "20 december", "december 20th", "the 20th of december".
    pub(super) fn day_and_month(&mut self) -> Parsed<Option<YearDay>> {
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
            Some((month, day)) => self.year_day(from, month, day).map(Some),
            None => {
                self.at = from;
                Ok(None)
            }
        }
    }

    /// "20.12" or "20/12", where a date is expected.
    pub(super) fn short_date(&mut self) -> Parsed<Option<YearDay>> {
        let from = self.at;
        if let Some(text) = self.number()
            && let Some((day, month)) = text.split_once(['.', '/'])
            && let (Ok(day), Ok(month)) = (day.parse::<u32>(), month.parse::<u8>())
        {
            // "12/24": there is no other way to read it.
            if text.contains('/') && month > 12 && day <= 12 {
                return self.year_day(from, u8::try_from(day).unwrap_or_default(), month.into()).map(Some);
            }
            if !(1..=12).contains(&month) {
                return Err(Problem::BadDate(text));
            }
            return self.year_day(from, month, day).map(Some);
        }
        self.at = from;
        Ok(None)
    }

    pub(super) fn year_day(&mut self, from: Place, month: u8, day: u32) -> Parsed<YearDay> {
        self.known.month = Some(month);
        self.known.day = u8::try_from(day).ok();
        self.known.day.and_then(|day| YearDay::new(month, day).ok()).ok_or_else(|| match day {
            // The 30th there is, but not in February.
            1..=31 => Problem::BadDate(self.quote_date(from)),
            _ => Problem::DayOutOfRange(day),
        })
    }

    fn quote_date(&self, from: Place) -> String {
        let first = (from.token..).find(|at| self.tokens.get(*at).is_none_or(|token| !token.is_noise()));
        self.quote(first.unwrap_or(from.token))
    }

    pub(super) fn month_name(&mut self) -> Option<u8> {
        self.take(|word| match word {
            Word::MonthName(month) => Some(month),
            _ => None,
        })
    }

    /// "second" or "2nd".
    pub(super) fn ordinal(&mut self) -> Option<Ordinal> {
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
    pub(super) fn count(&mut self) -> Option<u32> {
        self.take(|word| match word {
            Word::Number(n) => Some(u32::from(n)),
            _ => None,
        })
        .or_else(|| self.whole_number())
    }

    /// "of the month", "of every month".
    pub(super) fn of_month(&mut self) -> bool {
        let from = self.at;
        self.word(Word::Every);
        let found = self.word(Word::Month);
        if !found {
            self.at = from;
        }
        found
    }

    /// The ending right after a number: "31st", "31-го".
    pub(super) fn suffix(&mut self) -> bool {
        let from = self.at;
        self.dash();
        let found = self.directly(Word::Suffix);
        if !found {
            self.at = from;
        }
        found
    }

    /// "2026 года", "2026 г."
    pub(super) fn year_word(&mut self) {
        self.directly(Word::Year);
    }

    pub(super) fn no_date(&mut self) -> Problem {
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
}

/// "12/24/2026": the day is no month, the month would be.
fn is_month_first(text: &str, day: &str, month: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().unwrap_or_default();
    text.contains('/') && number(day) > 12 && (1..=12).contains(&number(month))
}

fn day_of_month(day: u32) -> Parsed<MonthDay> {
    u8::try_from(day)
        .ok()
        .and_then(|day| DayOfMonth::try_from(day).ok())
        .map(MonthDay::Day)
        .ok_or(Problem::DayOutOfRange(day))
}
