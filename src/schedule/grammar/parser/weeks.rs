//! Weekdays, lists and ranges of them, and how many weeks apart.

use std::num::NonZeroU32;

use chrono::Weekday;

use super::{
    super::{
        MOST_WEEKS, Problem,
        draft::Draft,
        words::{Part, Word},
    },
    Parsed, Parser,
};
use crate::schedule::recurrence::DaySet;

/// A list of weekdays.
pub(super) struct DayList {
    pub(super) days: DaySet,
    /// Said in a way that means every week even without "every": "Mondays", "Monday to Friday".
    pub(super) habitual: bool,
}

impl Parser<'_> {
    /// "weekdays", "по рабочим дням", "בימי חול"
    pub(super) fn workdays(&mut self) -> Option<Draft> {
        let from = self.at;
        self.word(Word::Per);
        if self.weekend() {
            let weekend = self.context.workdays.others()?;
            return Some(self.weeks(NonZeroU32::MIN, weekend));
        }
        let _ = self.word(Word::Days) || self.word(Word::Day);
        if !self.word(Word::Workday) || self.sees_place_after() {
            self.at = from;
            return None;
        }
        let _ = self.directly(Word::Days) || self.directly(Word::Day);
        Some(self.weeks(NonZeroU32::MIN, self.context.workdays))
    }

    /// "ביום העבודה האחרון": one of the month.
    fn sees_place_after(&mut self) -> bool {
        self.sees(Word::Last) || self.sees(Word::OrdinalAfter(1))
    }

    /// "weekends", "סוף שבוע"
    fn weekend(&mut self) -> bool {
        let from = self.at;
        if self.word(Word::Weekend) || (self.word(Word::WeekEnd) && self.word(Word::Week)) {
            return true;
        }
        self.at = from;
        false
    }

    /// "(every) week", "2 weeks", "other week", "second week": how many weeks apart.
    pub(super) fn interval(&mut self) -> Option<u32> {
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
    pub(super) fn trailing_interval(&mut self) -> Parsed<Option<NonZeroU32>> {
        let from = self.at;
        let _ = self.word(Word::Once);
        self.word(Word::Every);
        let every = if self.at.token == from.token { self.word(Word::Weekly).then_some(1) } else { self.interval() };
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
    pub(super) fn days(&mut self) -> Parsed<Option<DayList>> {
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
    pub(super) fn another_day(&mut self, ranged: bool, letters: bool) -> Parsed<Option<(bool, Weekday)>> {
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

    pub(super) fn weekday(&mut self, letters: bool) -> Option<Weekday> {
        self.around_the_sabbath().or_else(|| {
            self.take(|word| match word {
                Word::Weekday(day) | Word::Weekdays(day) => Some(day),
                Word::DayLetter(day) if letters => Some(day),
                _ => None,
            })
        })
    }

    /// "מוצ״ש", "ערב שבת", "ליל שבת"
    fn around_the_sabbath(&mut self) -> Option<Weekday> {
        let from = self.at;
        if self.word(Word::SaturdayNight) {
            self.word(Word::Weekday(Weekday::Sat));
            self.part = Some(Part::Evening);
            return Some(Weekday::Sat);
        }
        let night = self.word(Word::NightBefore);
        if (night || self.word(Word::Eve)) && self.word(Word::Weekday(Weekday::Sat)) {
            self.part = if night { Some(Part::Night) } else { self.part };
            return Some(Weekday::Fri);
        }
        self.at = from;
        None
    }
}

/// The days after `first` up to `last`, around the week's end if need be.
fn between(first: Weekday, last: Weekday) -> impl Iterator<Item = Weekday> {
    std::iter::successors(Some(first.succ()), |day| Some(day.succ())).take(6).take_while(move |day| *day != last)
}
