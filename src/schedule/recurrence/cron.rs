//! The dates of a cron line: an expert's way to say what no words of ours say.
//!
//! People type `cron 0 10 * * 1-5`. The minute and the hour are a single number each, so that nothing comes more often
//! than once a day; they become the time of the rule. What is left, the three fields for days, months and days of the week,
//! is kept here as typed. Which dates they name says croner; which instant that is on a day whose clock changes says the
//! rule, as for every other repetition.

use chrono::{Datelike, NaiveDate};
use croner::{Cron, Weekday};
use serde::{Deserialize, Serialize};

use super::Invalid;

/// The longest three fields that are kept, in bytes.
const LONGEST: usize = 39;
/// What they may be made of. No "+", which asks for both a date and a weekday and may mean decades of waiting.
const SIGNS: &str = "*,-/#?";
/// So many months ahead a date is looked for: 29 February may be eight years away.
const MONTHS_AHEAD: usize = 8 * 12 + 2;

/// Three fields of a cron line: days of the month, months, days of the week.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CronDates {
    length: u8,
    bytes: [u8; LONGEST],
}

impl CronDates {
    /// The three fields as typed.
    ///
    /// # Errors
    /// When they are not three, are too long, or mean nothing to cron.
    pub fn new(fields: &str) -> Result<Self, Invalid> {
        let invalid = Invalid("cron line");
        let fields = fields.to_ascii_uppercase();
        let known = |c: char| c.is_ascii_alphanumeric() || SIGNS.contains(c) || c == ' ';
        if fields.split(' ').filter(|field| !field.is_empty()).count() != 3 || !fields.chars().all(known) {
            return Err(invalid);
        }
        let fields = fields.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let mut bytes = [0; LONGEST];
        bytes.get_mut(..fields.len()).ok_or(invalid)?.copy_from_slice(fields.as_bytes());
        let length = u8::try_from(fields.len()).map_err(|_| invalid)?;
        let dates = Self { length, bytes };
        dates.cron().map(|_| dates).ok_or(invalid)
    }

    /// The three fields.
    pub fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.length)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// The first date on or after `from`; [`None`] when there is none for eight years.
    pub fn first_from(&self, from: NaiveDate) -> Option<NaiveDate> {
        let pattern = self.cron()?.pattern;
        let mut day = from;
        for _ in 0..MONTHS_AHEAD {
            let month = day.month();
            if pattern.month_match(month).ok()? {
                let mut within = day.iter_days().take_while(|date| date.month() == month);
                let named = |date: &NaiveDate| {
                    pattern.day_match(date.year(), month, date.day(), weekday(date.weekday())).unwrap_or_default()
                };
                if let Some(found) = within.find(named) {
                    return Some(found);
                }
            }
            day = day.with_day(1)?.checked_add_months(chrono::Months::new(1))?;
        }
        None
    }

    fn cron(&self) -> Option<Cron> {
        format!("0 0 {}", self.as_str()).parse().ok()
    }
}

const fn weekday(day: chrono::Weekday) -> Weekday {
    match day {
        chrono::Weekday::Mon => Weekday::Monday,
        chrono::Weekday::Tue => Weekday::Tuesday,
        chrono::Weekday::Wed => Weekday::Wednesday,
        chrono::Weekday::Thu => Weekday::Thursday,
        chrono::Weekday::Fri => Weekday::Friday,
        chrono::Weekday::Sat => Weekday::Saturday,
        chrono::Weekday::Sun => Weekday::Sunday,
    }
}

impl TryFrom<String> for CronDates {
    type Error = Invalid;
    fn try_from(fields: String) -> Result<Self, Invalid> {
        Self::new(&fields)
    }
}

impl From<CronDates> for String {
    fn from(dates: CronDates) -> Self {
        dates.as_str().to_owned()
    }
}

impl std::fmt::Debug for CronDates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}
