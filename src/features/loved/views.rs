//! What people loved, in words.

use chrono_tz::Tz;

use super::queries::Loved;
use crate::{
    schedule::gates::local_date,
    words::{Lang, Line, day_of_year, line},
};

use chrono::Datelike as _;

/// How many people, or how many reactions where Telegram gives no names.
fn how_many(loved: &Loved) -> Line {
    line(if loved.named { "loved-people" } else { "loved-reactions" }).num("n", loved.n)
}

/// The post; `name`: of who wrote it, [`None`] if nobody is named any more.
pub fn post(loved: &Loved, name: Option<&str>, lang: Lang) -> String {
    let said = match name {
        Some(name) => line("loved-post").text("name", name),
        None => line("loved-post-nameless"),
    };
    said.line("many", how_many(loved)).render(lang)
}

/// What stands in the hall of fame where the message itself cannot be shown.
pub fn in_hall(loved: &Loved, name: Option<&str>, lang: Lang) -> String {
    let said = match name {
        Some(name) => line("loved-in-hall").text("name", name),
        None => line("loved-post-nameless"),
    };
    said.line("many", how_many(loved)).render(lang)
}

/// One that was loved, for the list.
pub fn entry(loved: &Loved, name: &str, zone: Tz) -> Line {
    line("loved-entry").line("day", day(loved, zone)).text("name", name).line("many", how_many(loved))
}

/// The label of the button that leads there.
pub fn label(loved: &Loved, name: &str, zone: Tz) -> Line {
    line("loved-button").line("day", day(loved, zone)).text("name", name)
}

fn day(loved: &Loved, zone: Tz) -> Line {
    let date = local_date(loved.due, zone);
    day_of_year(date.day(), date.month())
}
