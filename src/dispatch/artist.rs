//! Who draws the pictures and writes the files that messages carry: what a room kept as a recipe becomes a file when it is
//! sent.

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

/// Draws what [`recipe`] has kept, and writes what [`json`] and [`table()`] have.
#[derive(Debug)]
pub struct Artist;

impl attachment::Artist for Artist {
    fn draw(&self, recipe: &Recipe) -> anyhow::Result<Vec<u8>> {
        match recipe.name.as_str() {
            PICTURE => Ok(serde_json::from_value::<Kept>(recipe.value.clone())?.draw()?),
            COMMUNITY => Ok(community(serde_json::from_value(recipe.value.clone())?).to_vec()),
            JSON => Ok(serde_json::to_vec_pretty(&recipe.value)?),
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
    fn what_is_no_picture_is_not_drawn() {
        let other = Attachment::recipe("table", &[1], "table.csv").unwrap();
        assert!(Artist.draw(&other).is_err());
        assert!(Artist.draw(&Attachment::recipe(PICTURE, &[1], "picture.png").unwrap()).is_err());
    }
}
