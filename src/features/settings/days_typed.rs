//! Reading quiet days in three languages: `fri sat`, `shabbat, israel before`, `шаббат и праздники Израиля`,
//! `пт 14:00 – вс 9:00`, `31.12`, `sombre 24.4`. "שבת" alone is the day of the week, as it always was. Pure.

use chrono::{NaiveTime, Timelike as _, Weekday};

use super::rules::set_of;
use crate::{
    schedule::grammar,
    store::rest::{OwnDate, QuietDays, Window},
};

/// Phrases, and how each is kept; `sombre` takes the date behind it. Longer ones first.
const PHRASES: &[(&str, &str)] = &[
    ("שבת וחגי ישראל", "shabbat il"),
    ("מכניסת שבת עד צאתה", "shabbat"),
    ("morning after", "after"),
    ("the morning after", "after"),
    ("the day before", "before"),
    ("day before", "before"),
    ("left out", "skip"),
    ("leave out", "skip"),
    ("not at all", "skip"),
    ("holidays of israel", "il"),
    ("holidays in israel", "il"),
    ("israeli holidays", "il"),
    ("jewish holidays", "il"),
    ("holidays of russia", "ru"),
    ("holidays in russia", "ru"),
    ("russian holidays", "ru"),
    ("holidays il", "il"),
    ("holidays ru", "ru"),
    ("il_jewish", "il"),
    ("ru_public", "ru"),
    ("israel", "il"),
    ("russia", "ru"),
    ("sabbath", "shabbat"),
    ("shabbos", "shabbat"),
    ("shabat", "shabbat"),
    ("memorial", "sombre"),
    ("mourning", "sombre"),
    ("sombre", "sombre"),
    ("somber", "sombre"),
    ("שבת וחגים", "shabbat il"),
    ("שבת וחג", "shabbat il"),
    ("שבתות וחגים", "shabbat il"),
    ("כניסת שבת", "shabbat"),
    ("מכניסת שבת", "shabbat"),
    ("מכניסת השבת", "shabbat"),
    ("שבת לפי השקיעה", "shabbat"),
    ("שבת לפי שקיעה", "shabbat"),
    ("חגי ישראל", "il"),
    ("חגים יהודיים", "il"),
    ("חגי רוסיה", "ru"),
    ("חגים רוסיים", "ru"),
    ("חגים", "il"),
    ("וחגים", "il"),
    ("ישראל", "il"),
    ("רוסיה", "ru"),
    ("יום זיכרון", "sombre"),
    ("זיכרון", "sombre"),
    ("אבל", "sombre"),
    ("לפני", "before"),
    ("אחרי", "after"),
    ("דילוג", "skip"),
    ("לדלג", "skip"),
    ("праздники израиля", "il"),
    ("израильские праздники", "il"),
    ("еврейские праздники", "il"),
    ("праздники россии", "ru"),
    ("праздники рф", "ru"),
    ("российские праздники", "ru"),
    ("израиль", "il"),
    ("россия", "ru"),
    ("шаббат", "shabbat"),
    ("шабат", "shabbat"),
    ("день памяти", "sombre"),
    ("памятный", "sombre"),
    ("траур", "sombre"),
    ("накануне", "before"),
    ("до", "before"),
    ("после", "after"),
    ("пропускать", "skip"),
    ("пропуск", "skip"),
    ("пропустить", "skip"),
    ("and", ""),
    ("и", ""),
];

/// Words between two ends of hours.
const UNTIL: [&str; 6] = ["-", "to", "until", "till", "до", "עד"];

/// The longest phrase, and the longest way to write hours, in words.
const PHRASE: usize = 4;
const HOURS: usize = 8;

/// What of it was understood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Understood {
    /// These days.
    pub days: QuietDays,
    /// All that was typed means something.
    pub whole: bool,
}

/// Reads what stands after `/settings days`.
pub fn read(typed: &str) -> Understood {
    let typed = typed.to_lowercase().replace(['–', '—'], "-").replace([',', ';'], " ");
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut reader = Reader { days: QuietDays::default(), whole: true, left: Vec::new() };
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        at += reader.take(rest);
    }
    reader.over()
}

struct Reader<'a> {
    days: QuietDays,
    whole: bool,
    /// What may be days of the week.
    left: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    /// Takes as many words as mean one thing.
    fn take(&mut self, words: &[&'a str]) -> usize {
        if let Some((taken, window)) = hours(words) {
            self.whole &= self.days.rest.windows.add(window);
            return taken;
        }
        if let Some((taken, meant)) = phrase(words) {
            if meant == "sombre" {
                let date = words.get(taken).and_then(|word| date(word));
                self.whole &= date.is_some_and(|date| self.days.rest.sombre.add(date));
                return taken + usize::from(date.is_some());
            }
            meant.split_whitespace().for_each(|word| self.whole &= self.days.rest.take(word));
            return taken;
        }
        let Some(word) = words.first() else { return 1 };
        match date(word) {
            Some(date) => self.whole &= self.days.rest.dates.add(date),
            None if self.days.rest.take(word) => {}
            None => self.left.push(word),
        }
        1
    }

    fn over(mut self) -> Understood {
        match grammar::weekdays(&self.left.join(" ")) {
            Ok(days) => self.days.weekdays = set_of(days),
            Err(unknown) => {
                self.whole = false;
                self.days.weekdays = set_of(unknown.understood.into_iter().chain(unknown.nearest));
            }
        }
        Understood { days: self.days, whole: self.whole }
    }
}

fn phrase(words: &[&str]) -> Option<(usize, &'static str)> {
    (1..=words.len().min(PHRASE)).rev().find_map(|n| {
        let typed = words.get(..n)?.join(" ");
        PHRASES.iter().find(|(phrase, _)| *phrase == typed).map(|(_, meant)| (n, *meant))
    })
}

/// `31.12`, `31/12`, `31.12.2026`; as it is kept, `12-31`, is for [`crate::store::rest::Rest::take`].
fn date(word: &str) -> Option<OwnDate> {
    let parts: Vec<&str> = word.trim_end_matches('.').split(['.', '/']).collect();
    match parts.as_slice() {
        [day, month] => OwnDate::new(None, month.parse().ok()?, day.parse().ok()?),
        [day, month, year] if year.len() == 4 => {
            OwnDate::new(Some(year.parse().ok()?), month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    }
}

/// `fri 14:00 - sun 9:00`, however it is spaced.
fn hours(words: &[&str]) -> Option<(usize, Window)> {
    // What comes behind may be another thing.
    (1..=words.len().min(HOURS)).find_map(|n| Some((n, window(&words.get(..n)?.join(" "))?)))
}

fn window(typed: &str) -> Option<Window> {
    let typed = typed.replace('-', " - ");
    let words: Vec<&str> = typed.split_whitespace().collect();
    let middle = words.iter().position(|word| UNTIL.contains(word))?;
    let (from, until) = (end(words.get(..middle)?)?, end(words.get(middle + 1..)?)?);
    (from != until).then_some(Window { from, until })
}

/// "Friday 14:00": one day of the week, and a time with minutes behind it.
fn end(words: &[&str]) -> Option<(Weekday, u16)> {
    let whole = words.join(" ");
    let digit = whole.find(|c: char| c.is_ascii_digit())?;
    let (day, clock) = whole.split_at(digit);
    let filler = day.trim().trim_start_matches("с ").trim_start_matches("from ");
    let [day] = grammar::weekdays(filler).ok()?.try_into().ok()?;
    let [Some(time)]: [Option<NaiveTime>; 1] = grammar::times(clock).try_into().ok()? else { return None };
    clock.contains([':', '.']).then_some(())?;
    Some((day, u16::try_from(time.hour() * 60 + time.minute()).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_days_as_people_type_them() {
        for (typed, meant) in [
            ("fri sat", "fri sat"),
            ("שישי שבת", "fri sat"),
            ("mon-wed", "mon tue wed"),
            ("Shabbat", "shabbat"),
            ("shabbat, israel before", "shabbat il before"),
            ("Shabbat and Jewish holidays, the day before", "shabbat il before"),
            ("שבת וחגים", "shabbat il"),
            ("שבת וחגי ישראל לפני", "shabbat il before"),
            ("כניסת שבת", "shabbat"),
            ("шаббат и праздники Израиля", "shabbat il"),
            ("Праздники РФ накануне", "ru before"),
            ("воскресенье и праздники России", "sun ru"),
            ("fri 14:00 - sun 9:00", "fri14:00-sun09:00"),
            ("Friday 14:00–Sunday 09:00 after", "fri14:00-sun09:00 after"),
            ("пт 14:00 – вс 9:00", "fri14:00-sun09:00"),
            ("с пятницы 14:00 до воскресенья 9:00", "fri14:00-sun09:00"),
            ("שישי 14:00 עד ראשון 9:00", "fri14:00-sun09:00"),
            ("31.12", "12-31"),
            ("sat 31.12 1/5/2027", "sat 12-31 2027-05-01"),
            ("sombre 24.4", "sombre:04-24"),
            ("день памяти 24.4", "sombre:04-24"),
            ("יום זיכרון 24.4", "sombre:04-24"),
            ("il left out", "il skip"),
            ("fri14:00-sun09:00 12-31 sombre:04-24 skip", "fri14:00-sun09:00 12-31 sombre:04-24 skip"),
        ] {
            let read = read(typed);
            assert_eq!((read.days.written().as_str(), read.whole), (meant, true), "{typed}");
        }
    }

    #[test]
    fn of_what_is_not_understood_the_rest_is() {
        for (typed, understood) in
            [("shabbat holidayz", "shabbat"), ("32.12 il", "il"), ("sombre friday", "fri"), ("fri 14:00", "fri")]
        {
            let read = read(typed);
            assert_eq!((read.days.written().as_str(), read.whole), (understood, false), "{typed}");
        }
    }
}
