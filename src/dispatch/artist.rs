//! Who draws the pictures and writes the files that messages carry: what a room kept as a recipe becomes a file when it is
//! sent.

use chrono::{DateTime, TimeDelta};
use icalendar::{Calendar, Component as _, Event, EventLike as _};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    pictures::{Kept, community},
    telegram::attachment::{self, Attachment, Recipe},
    words::Lang,
};

/// What a kept picture is called among recipes, and, with `.png`, as a file.
const PICTURE: &str = "picture";
/// What the picture of a whole community is called among them.
const COMMUNITY: &str = "community";
/// What a kept document of JSON is called among them.
const JSON: &str = "json";
/// What a kept table is called among them.
const TABLE: &str = "csv";

/// What a kept appointment is called among them.
const APPOINTMENT: &str = "ics";

/// Something that is at a time, for calendars.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Appointment {
    /// By this calendars know that it is the same.
    pub uid: String,
    /// What.
    pub title: String,
    /// More about it.
    pub below: String,
    /// When, in seconds since 1970.
    pub starts: i64,
    /// How long, in minutes, if that is known.
    pub minutes: Option<u32>,
    /// When that was said, in seconds since 1970.
    pub stamp: i64,
    /// How often it was said otherwise since.
    pub sequence: u32,
}

/// A file of this name for calendars to take, as a request carries it until it is sent.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn appointment(appointment: &Appointment, file: &str) -> serde_json::Result<Attachment> {
    Attachment::document(APPOINTMENT, appointment, file)
}

/// As iCalendar (RFC 5545); times in UTC, which every calendar shows by its own clock.
fn ics(appointment: &Appointment) -> Vec<u8> {
    let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    let (starts, stamp) = (at(appointment.starts), at(appointment.stamp));
    // What is typed has no end of a line in it, whatever stands for one.
    let in_line = |text: &str| text.replace(['\r', '\n'], " ");
    let mut event = Event::new();
    event.uid(&appointment.uid).timestamp(stamp).sequence(appointment.sequence);
    event.summary(&in_line(&appointment.title)).description(&in_line(&appointment.below)).starts(starts);
    if let Some(minutes) = appointment.minutes {
        event.ends(starts + TimeDelta::minutes(i64::from(minutes)));
    }
    Calendar::new().push(event.done()).done().to_string().into_bytes()
}

/// A picture as a request carries it until it is sent.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn recipe(kept: &Kept) -> serde_json::Result<Recipe> {
    Attachment::recipe(PICTURE, kept, &format!("{PICTURE}.png"))
}

/// The picture of a community with us in it, as a request carries it until it is sent.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn of_community(lang: Lang) -> serde_json::Result<Recipe> {
    Attachment::recipe(COMMUNITY, &lang, &format!("{COMMUNITY}.png"))
}

/// A file of this name for programs to read, as a request carries it until it is sent.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn json(value: &Value, file: &str) -> serde_json::Result<Attachment> {
    Attachment::document(JSON, value, file)
}

/// A table of this name for spreadsheets to read, as a request carries it until it is sent.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn table(rows: &[Vec<String>], file: &str) -> serde_json::Result<Attachment> {
    Attachment::document(TABLE, &rows, file)
}

/// As CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. What they would take for a formula is text.
fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let cell = |cell: &String| {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let safe = if is_formula { format!("'{cell}") } else { cell.clone() };
        format!("\"{}\"", safe.replace('"', "\"\""))
    };
    let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n";
    format!("\u{FEFF}{}", rows.iter().map(row).collect::<String>()).into_bytes()
}

/// Draws what [`recipe`] has kept, and writes what [`json`], [`table()`] and [`appointment()`] have.
#[derive(Debug)]
pub struct Artist;

impl attachment::Artist for Artist {
    fn draw(&self, recipe: &Recipe) -> anyhow::Result<Vec<u8>> {
        match recipe.name.as_str() {
            PICTURE => Ok(serde_json::from_value::<Kept>(recipe.value.clone())?.draw()?),
            COMMUNITY => Ok(community(serde_json::from_value(recipe.value.clone())?).to_vec()),
            JSON => Ok(serde_json::to_vec_pretty(&recipe.value)?),
            APPOINTMENT => Ok(ics(&serde_json::from_value(recipe.value.clone())?)),
            TABLE => Ok(csv(&serde_json::from_value::<Vec<Vec<String>>>(recipe.value.clone())?)),
            other => anyhow::bail!("nobody draws {other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use attachment::Artist as _;

    use super::*;
    use crate::{
        pictures::{Bar, Bars, Heading, Picture},
        words::Lang,
    };

    #[test]
    fn what_was_kept_is_drawn_as_it_was() {
        let heading = Heading { title: "Tea or coffee?".to_owned(), ..Heading::default() };
        let bar = Bar { label: "Tea".to_owned(), value: Some(3.0), says: "3 · 100%".to_owned(), marked: true };
        let kept = Kept { lang: Lang::En, picture: Picture::Bars(Bars { heading, bars: vec![bar], whole: Some(4.0) }) };
        let png = Artist.draw(&recipe(&kept).unwrap()).unwrap();
        assert!(png.starts_with(b"\x89PNG") && png == kept.draw().unwrap());
    }

    #[test]
    fn of_a_community_there_is_a_picture_in_every_language() {
        for lang in Lang::ALL {
            assert!(Artist.draw(&of_community(lang).unwrap()).unwrap().starts_with(b"\x89PNG"), "{lang:?}");
        }
    }

    #[test]
    fn json_is_written_to_be_read() {
        let attachment::Source::Recipe(recipe) = json(&serde_json::json!({"n": 1}), "known.json").unwrap().source
        else {
            panic!("it is written when it is sent")
        };
        assert_eq!((recipe.file.as_str(), Artist.draw(&recipe).unwrap()), ("known.json", b"{\n  \"n\": 1\n}".to_vec()));
    }

    #[test]
    fn a_table_is_written_for_spreadsheets_and_runs_nothing_there() {
        let rows = [vec!["Tea, \"black\"".to_owned(), "3".to_owned()], vec!["=1+1".to_owned(), "קפה".to_owned()]];
        let attachment::Source::Recipe(recipe) = table(&rows, "poll.csv").unwrap().source else {
            panic!("it is written when it is sent")
        };
        let written = String::from_utf8(Artist.draw(&recipe).unwrap()).unwrap();
        assert_eq!(written, "\u{FEFF}\"Tea, \"\"black\"\"\",\"3\"\r\n\"'=1+1\",\"קפה\"\r\n");
    }

    #[test]
    fn an_appointment_is_written_for_calendars_at_its_instant() {
        let said = Appointment {
            uid: "times-1-2@kehila".to_owned(),
            title: "Bread, \"rye\"; ערב\nBEGIN:VALARM".to_owned(),
            below: "Bakers".to_owned(),
            starts: 1_796_403_600,
            minutes: Some(90),
            stamp: 1_796_000_000,
            sequence: 1,
        };
        let attachment::Source::Recipe(recipe) = appointment(&said, "time.ics").unwrap().source else {
            panic!("it is written when it is sent")
        };
        let written = String::from_utf8(Artist.draw(&recipe).unwrap()).unwrap();
        for line in ["BEGIN:VCALENDAR", "DTSTART:20261204T170000Z", "DTEND:20261204T183000Z", "SEQUENCE:1"] {
            assert!(written.contains(&format!("{line}\r\n")), "{line}: {written}");
        }
        assert!(written.contains("UID:times-1-2@kehila") && written.contains("SUMMARY:Bread\\,"), "{written}");
        assert!(!written.contains("\nBEGIN:VALARM"), "what is typed stays in its line: {written}");
    }

    #[test]
    fn what_is_no_picture_is_not_drawn() {
        let other = Attachment::recipe("table", &[1], "table.csv").unwrap();
        assert!(Artist.draw(&other).is_err());
        assert!(Artist.draw(&Attachment::recipe(PICTURE, &[1], "picture.png").unwrap()).is_err());
    }
}
