//! When a group is left in peace beside its quiet hours and its quiet days of the week: the Sabbath, the holidays of a
//! calendar, hours of its own every week, dates of its own; and what becomes of a post that falls inside. How that is kept
//! in `chats.rest`, and typed in English: words with spaces between them,
//!
//! ```text
//! shabbat il ru fri14:00-sun09:00 12-31 2027-05-09 sombre:04-24 before
//! ```
//!
//! What these words mean on the clock is in `schedule/rest`. Pure.

use std::fmt;

use chrono::{Datelike as _, NaiveDate, Weekday};

/// Most of a group's own hours every week.
pub const MOST_WINDOWS: usize = 4;
/// Most of its own dates.
pub const MOST_DATES: usize = 12;
/// Most of its own sombre dates.
pub const MOST_SOMBRE: usize = 6;

/// When a group rests, beside whole days of the week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rest {
    /// From Friday evening to Saturday night.
    pub shabbat: bool,
    /// On the holidays of Israel.
    pub il: bool,
    /// On the holidays of Russia.
    pub ru: bool,
    /// In these hours every week.
    pub windows: Few<Window, MOST_WINDOWS>,
    /// On these dates.
    pub dates: Few<OwnDate, MOST_DATES>,
    /// Dates on which nobody is cheered up; posts that do not try to are posted.
    pub sombre: Few<OwnDate, MOST_SOMBRE>,
    /// What becomes of a post that falls inside, if managers chose.
    pub moves: Option<Moves>,
}

/// All quiet days of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(from = "Kept", into = "String")]
pub struct QuietDays {
    /// Whole days of the week: bit 0 Monday to bit 6 Sunday.
    pub weekdays: u8,
    /// What else there is.
    pub rest: Rest,
}

/// As a button may have it: in words, or by a number, when there were only days of the week.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Kept {
    Weekdays(u8),
    Words(String),
}

impl From<Kept> for QuietDays {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Weekdays(weekdays) => Self { weekdays, rest: Rest::default() },
            Kept::Words(words) => Self::read(&words).unwrap_or_default(),
        }
    }
}

impl From<QuietDays> for String {
    fn from(days: QuietDays) -> Self {
        days.written()
    }
}

impl QuietDays {
    /// There are none.
    pub const OFF: &str = "off";

    /// Whether no day is quiet or sombre.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.weekdays == 0 && !self.rest.is_some() && self.rest.sombre.is_empty()
    }

    /// As typed in English: `fri sat`, `shabbat il before`, `off`.
    #[must_use]
    pub fn written(&self) -> String {
        let week = std::iter::successors(Some(Weekday::Mon), |day| Some(day.succ())).take(7);
        let names = week.filter(|day| self.weekdays & (1 << *day as u8) != 0).map(|day| day.to_string().to_lowercase());
        let rest = Some(self.rest.written()).filter(|rest| !rest.is_empty());
        let words = names.chain(rest).collect::<Vec<_>>().join(" ");
        if words.is_empty() { Self::OFF.to_owned() } else { words }
    }

    /// From [`QuietDays::written`].
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let mut days = Self::default();
        if written == Self::OFF {
            return Some(days);
        }
        for word in written.split(' ') {
            match word.parse::<Weekday>() {
                Ok(day) => days.weekdays |= 1 << day as u8,
                Err(_) if days.rest.take(word) => {}
                Err(_) => return None,
            }
        }
        Some(days)
    }
}

/// What becomes of a post that falls into a quiet day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Moves {
    /// It comes before.
    Before,
    /// It comes after.
    After,
    /// It does not come.
    Skip,
}

impl Moves {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Before, Self::After, Self::Skip];

    /// As kept, as typed in English and as in messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::Skip => "skip",
        }
    }
}

/// Some hours of every week, from a minute of a weekday until a minute of the next weekday of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First quiet minute.
    pub from: (Weekday, u16),
    /// First minute after.
    pub until: (Weekday, u16),
}

/// A date: of every year, or of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnDate {
    /// Only in this year.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl OwnDate {
    /// If there is such a date.
    #[must_use]
    pub fn new(year: Option<i16>, month: u8, day: u8) -> Option<Self> {
        // In 2000 there was a 29 February.
        NaiveDate::from_ymd_opt(year.map_or(2000, i32::from), month.into(), day.into()).map(|_| Self {
            year,
            month,
            day,
        })
    }

    /// Whether this is it. 29 February is kept on the 28th where there is none.
    #[must_use]
    pub fn is(self, date: NaiveDate) -> bool {
        let in_year = self.year.is_none_or(|year| i32::from(year) == date.year());
        let (month, day) = (date.month(), date.day());
        let last = date.leap_year() || (self.month, self.day) != (2, 29);
        let wanted = if last { self.day } else { 28 };
        in_year && (month, day) == (self.month.into(), wanted.into())
    }
}

impl Rest {
    /// Whether there is any of it.
    #[must_use]
    pub fn is_some(&self) -> bool {
        self.shabbat || self.il || self.ru || !self.windows.is_empty() || !self.dates.is_empty()
    }

    /// What becomes of a post that falls inside. Where managers did not choose, it comes after; where nothing but whole
    /// days of the week is quiet it does not come, as it always was.
    #[must_use]
    pub fn moves(&self) -> Moves {
        self.moves.unwrap_or(if self.is_some() { Moves::After } else { Moves::Skip })
    }

    /// As it is kept.
    #[must_use]
    pub fn written(&self) -> String {
        let flags = [(self.shabbat, "shabbat"), (self.il, "il"), (self.ru, "ru")];
        let flags = flags.into_iter().filter(|(on, _)| *on).map(|(_, word)| word.to_owned());
        let windows = self.windows.iter().map(|window| window.to_string());
        let dates = self.dates.iter().map(|date| date.to_string());
        let sombre = self.sombre.iter().map(|date| format!("sombre:{date}"));
        let moves = self.moves.map(|moves| moves.code().to_owned());
        flags.chain(windows).chain(dates).chain(sombre).chain(moves).collect::<Vec<_>>().join(" ")
    }

    /// What is kept; words of a later version are passed over.
    #[must_use]
    pub fn read(written: &str) -> Self {
        let mut rest = Self::default();
        for word in written.split(' ') {
            rest.take(word);
        }
        rest
    }

    /// Takes a word in. [`false`]: it is none of ours, or there is no room for it.
    pub fn take(&mut self, word: &str) -> bool {
        if let Some(moves) = Moves::ALL.into_iter().find(|moves| moves.code() == word) {
            self.moves = Some(moves);
            return true;
        }
        match word {
            "shabbat" => self.shabbat = true,
            "il" => self.il = true,
            "ru" => self.ru = true,
            _ => {
                if let Some(date) = word.strip_prefix("sombre:") {
                    return date_of(date).is_some_and(|date| self.sombre.add(date));
                }
                return match (date_of(word), window_of(word)) {
                    (Some(date), _) => self.dates.add(date),
                    (None, Some(window)) => self.windows.add(window),
                    (None, None) => false,
                };
            }
        }
        true
    }
}

impl fmt::Display for OwnDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(f, "{year:04}-")?;
        }
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |(day, minute): (Weekday, u16)| {
            format!("{}{:02}:{:02}", day.to_string().to_lowercase(), minute / 60, minute % 60)
        };
        write!(f, "{}-{}", end(self.from), end(self.until))
    }
}

/// `12-31` or `2027-05-09`.
fn date_of(word: &str) -> Option<OwnDate> {
    let parts: Vec<&str> = word.split('-').collect();
    match parts.as_slice() {
        [month, day] => OwnDate::new(None, month.parse().ok()?, day.parse().ok()?),
        [year, month, day] => OwnDate::new(Some(year.parse().ok()?), month.parse().ok()?, day.parse().ok()?),
        _ => None,
    }
}

/// `fri14:00-sun09:00`.
fn window_of(word: &str) -> Option<Window> {
    let end = |end: &str| {
        let (day, clock) = (end.get(..3)?.parse::<Weekday>().ok()?, end.get(3..)?);
        let (hours, minutes) = clock.split_once(':')?;
        let minute = hours.parse::<u16>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
        (minute < 24 * 60).then_some((day, minute))
    };
    let (from, until) = word.split_once('-')?;
    let (from, until) = (end(from)?, end(until)?);
    (from != until).then_some(Window { from, until })
}

/// A short list that is copied as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Few<T, const N: usize>([Option<T>; N]);

impl<T, const N: usize> Default for Few<T, N> {
    fn default() -> Self {
        Self(std::array::from_fn(|_| None))
    }
}

impl<T: Copy + PartialEq, const N: usize> Few<T, N> {
    /// Puts one more in. [`false`]: there is no room.
    pub fn add(&mut self, one: T) -> bool {
        if self.iter().any(|known| known == one) {
            return true;
        }
        let free = self.0.iter_mut().find(|place| place.is_none());
        free.map(|place| *place = Some(one)).is_some()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.0.iter().flatten().copied()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_as_it_was() {
        for written in [
            "",
            "shabbat",
            "shabbat il ru before",
            "il fri14:00-sun09:00 12-31 2027-05-09 sombre:04-24 sombre:2026-12-01 skip",
            "mon00:00-mon23:59 02-29 after",
        ] {
            assert_eq!(Rest::read(written).written(), written);
        }
        assert_eq!(
            Rest::read("shabbat holidays 13-01 02-30 fri25:00-sun09:00 fri14:00-fri14:00"),
            Rest::read("shabbat")
        );
    }

    #[test]
    fn all_quiet_days_are_read_as_they_were_written() {
        for written in ["off", "fri sat", "sat", "fri sat skip", "fri shabbat il 12-31 before", "ru"] {
            assert_eq!(QuietDays::read(written).map(|days| days.written()).as_deref(), Some(written));
        }
        for nonsense in ["", "22", "fri,sat", "sat 13-13"] {
            assert_eq!(QuietDays::read(nonsense), None, "{nonsense}");
        }
        let of_before: QuietDays = serde_json::from_str("96").unwrap();
        assert_eq!(of_before.written(), "sat sun");
        assert_eq!(serde_json::to_string(&of_before).unwrap(), "\"sat sun\"");
    }

    #[test]
    fn where_only_days_of_the_week_are_quiet_nothing_moves_unless_it_is_chosen() {
        assert_eq!(Rest::default().moves(), Moves::Skip);
        assert_eq!(Rest::read("sombre:04-24").moves(), Moves::Skip);
        assert_eq!(Rest::read("after").moves(), Moves::After);
        assert_eq!(Rest::read("shabbat").moves(), Moves::After);
        assert_eq!(Rest::read("12-31 skip").moves(), Moves::Skip);
    }

    #[test]
    fn the_29th_of_february_is_kept_every_year() {
        let day = OwnDate::new(None, 2, 29).unwrap();
        let on = |year, day| NaiveDate::from_ymd_opt(year, 2, day).unwrap();
        assert!(day.is(on(2028, 29)) && !day.is(on(2028, 28)) && day.is(on(2027, 28)));
        assert_eq!(OwnDate::new(Some(2027), 2, 29), None);
    }

    #[test]
    fn there_is_room_for_so_many() {
        let mut rest = Rest::default();
        let all = (1..=u8::try_from(MOST_DATES).unwrap()).all(|day| rest.take(&format!("10-{day:02}")));
        assert!(all && rest.take("10-01") && !rest.take("11-30"));
    }
}
