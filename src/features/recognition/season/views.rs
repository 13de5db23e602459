//! What people read of months and seasons.

use chrono::{Datelike as _, NaiveDate};

use super::{
    super::{
        Board,
        queries::{
            results::{Did, Name, Placed},
            seasons::Season,
        },
        rules::first_day,
    },
    Period,
    archive::Closed,
    slots::Slot,
    thanks::Thanked,
};
use crate::words::{Lang, Line, day_of_year, grouped, line, long_date, month_name};

/// So many of a board are shown beside the others; all that are kept stand on a page of their own.
pub const SHOWN: usize = 3;
/// So much of what somebody did is said.
const MOST_DID: usize = 2;

/// How much of a post is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// With what each did.
    Whole,
    /// The names alone.
    Brief,
}

/// "October 2026".
pub fn month_of_year(month: i64) -> Line {
    let name = month_name(first_day(month).map_or(1, |day| day.month()));
    line("season-month").line("month", name).plain("year", &month.div_euclid(12).to_string())
}

/// "1 September – 30 November 2026".
pub fn dates(first: NaiveDate, last: NaiveDate) -> Line {
    let begins = match first.year() == last.year() {
        true => day_of_year(first.day(), first.month()),
        false => long_date(first),
    };
    line("season-dates").line("first", begins).line("last", long_date(last))
}

/// What a season is called: by its name, or its number.
pub fn called(season: &Season) -> Line {
    name(season.name.as_deref(), season.number)
}

fn name(name: Option<&str>, number: i64) -> Line {
    match name {
        Some(name) => line("season-named").text("name", name),
        None => line("season-numbered").plain("number", &number.to_string()),
    }
}

/// What is closed, as it is called.
pub fn title_of(closed: &Closed) -> Line {
    match closed.period {
        Period::Month(month) => month_of_year(month),
        Period::Own(number) => name(closed.name.as_deref(), number),
    }
}

/// What managers know the post about a season by.
pub fn season_post_name(number: i64) -> Line {
    line("season-post-name").plain("number", &number.to_string())
}

/// What somebody is thanked for, above the names.
pub fn slot(slot: Option<Slot>) -> Line {
    line("season-slot").plain("slot", slot.map_or("none", Slot::code))
}

/// What a board is called.
pub fn board(board: Board) -> Line {
    line("board-name").plain("board", board.code())
}

/// How somebody is named.
pub fn person(name: &Name) -> Line {
    match name {
        Name::Known(name) => line("name-alone").text("name", name),
        Name::Hidden => line("season-unnamed"),
        Name::Former => line("former-member"),
    }
}

/// What somebody did; [`None`]: nothing is known of it.
fn reasons(why: &[Did]) -> Option<Line> {
    let reason = |(code, n): &Did, lang: Lang| {
        Line::named(format!("reason-{code}")).num("n", *n).plain("grouped", &grouped(*n, lang)).render(lang)
    };
    let mut said: Vec<_> = why.iter().filter(|(_, n)| *n > 0).take(MOST_DID).cloned().collect();
    said.retain(|(code, _)| Line::named(format!("reason-{code}")).is_known());
    if said.is_empty() {
        return None;
    }
    Some(line("season-did").made("did", move |lang| {
        let said: Vec<String> = said.iter().map(|one| reason(one, lang)).collect();
        said.join(", ")
    }))
}

/// The same for a table or a picture.
pub fn did(why: &[Did], lang: Lang) -> String {
    reasons(why).map(|line| line.render_plain(lang)).unwrap_or_default()
}

/// Words for a table or a picture.
pub fn plain(line: &Line, lang: Lang) -> String {
    line.render_plain(lang)
}

/// A line of a list: who, and what for.
fn row(name: &Name, why: &[Did], length: Length, lang: Lang) -> String {
    match reasons(why).filter(|_| length == Length::Whole) {
        Some(reasons) => line("season-row").line("name", person(name)).line("reasons", reasons).render(lang),
        None => line("season-row-name").line("name", person(name)).render(lang),
    }
}

fn heading(words: Line, lang: Lang) -> String {
    line("season-heading").line("words", words).render(lang)
}

fn joined(names: &[Name]) -> Option<Line> {
    names.iter().map(person).reduce(|first, then| line("list-comma").line("first", first).line("then", then))
}

/// The thanks for a month: those named, slot by slot, and those who rest.
pub fn thanks(month: i64, thanked: &Thanked, length: Length, lang: Lang) -> String {
    let name = month_name(first_day(month).map_or(1, |day| day.month()));
    let mut lines = vec![line("season-title").line("month", name).render(lang)];
    lines.extend(groups(thanked, length, lang));
    lines.push(String::new());
    if thanked.groups.is_empty() {
        lines.push(line("season-withdrawn").render(lang));
    }
    if let Some(names) = joined(&thanked.resting) {
        lines.push(line("season-resting").line("names", names).render(lang));
    }
    lines.push(line("season-close").render(lang));
    lines.join("\n")
}

fn groups(thanked: &Thanked, length: Length, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for (of, people) in &thanked.groups {
        lines.push(String::new());
        if of.is_some() {
            lines.push(heading(slot(*of), lang));
        }
        lines.extend(people.iter().map(|(name, why)| row(name, why, length, lang)));
    }
    lines
}

/// The end of a season: the first of each board.
pub fn announcement(closed: &Closed, groups: &[(Board, Vec<&Placed>)], length: Length, lang: Lang) -> String {
    let mut lines = vec![
        line("season-over").line("season", title_of(closed)).render(lang),
        dates(closed.first, closed.last).render(lang),
    ];
    for (of, rows) in groups {
        lines.push(String::new());
        lines.push(heading(board(*of), lang));
        lines.extend(rows.iter().map(|placed| board_row(placed, length, lang)));
    }
    lines.push(String::new());
    if groups.is_empty() {
        lines.push(line("season-withdrawn").render(lang));
    }
    lines.push(line("season-over-close").render(lang));
    lines.join("\n")
}

fn board_row(placed: &Placed, length: Length, lang: Lang) -> String {
    let Some(place) = placed.place else { return row(&placed.name, &placed.why, length, lang) };
    let words = line("season-place").plain("place", &place.to_string()).line("name", person(&placed.name));
    match reasons(&placed.why).filter(|_| length == Length::Whole) {
        Some(reasons) => words.plain("why", "yes").line("reasons", reasons).render(lang),
        None => words.plain("why", "no").plain("reasons", "").render(lang),
    }
}

/// What is closed, for whoever looks it up.
pub fn archived(closed: &Closed, lang: Lang) -> String {
    let mut lines = archive_head(closed, lang);
    if !closed.thanked.groups.is_empty() {
        lines.push(String::new());
        lines.push(line("season-thanked").render(lang));
        lines.extend(groups(&closed.thanked, Length::Whole, lang).into_iter().skip(1));
    }
    for (of, rows) in &closed.boards {
        lines.push(String::new());
        lines.push(heading(board(*of), lang));
        lines.extend(rows.iter().take(SHOWN).map(|placed| board_row(placed, Length::Whole, lang)));
    }
    if closed.thanked.groups.is_empty() && closed.boards.is_empty() {
        lines.push(line("season-empty").render(lang));
    }
    lines.join("\n")
}

fn archive_head(closed: &Closed, lang: Lang) -> Vec<String> {
    let title = line("season-archive").line("season", title_of(closed)).render(lang);
    vec![title, dates(closed.first, closed.last).render(lang)]
}

/// One board of what is closed, as far as it is kept.
pub fn archived_board(closed: &Closed, of: Board, lang: Lang) -> String {
    let mut lines = archive_head(closed, lang);
    lines.push(String::new());
    lines.push(heading(board(of), lang));
    let rows = closed.boards.iter().filter(|(board, _)| *board == of).flat_map(|(_, rows)| rows);
    lines.extend(rows.map(|placed| board_row(placed, Length::Whole, lang)));
    lines.join("\n")
}

/// What runs now, in the eyes of somebody.
#[derive(Debug)]
pub struct Now<'a> {
    /// The group.
    pub group: &'a str,
    /// The group's own season that runs, else the present month.
    pub running: Result<&'a Season, i64>,
    /// The last day of it.
    pub last: NaiveDate,
    /// Days left, this one counted.
    pub left: i64,
    /// The season that is planned.
    pub planned: Option<&'a Season>,
    /// On how many days she took part so far, and how often; [`None`]: nobody in particular looks.
    pub part: Option<(i64, i64)>,
}

/// The present month or season.
pub fn now(now: &Now<'_>, lang: Lang) -> String {
    let mut lines = vec![line("season-now").text("group", now.group).render(lang)];
    let (season, first) = match now.running {
        Ok(season) => (called(season), season.first),
        Err(month) => (month_of_year(month), first_day(month).unwrap_or_default()),
    };
    lines.push(line("season-runs").line("season", season).line("dates", dates(first, now.last)).render(lang));
    lines.push(line("season-left").num("n", now.left).render(lang));
    if let Some(season) = now.planned {
        let dates = dates(season.first, season.last);
        lines.push(line("season-next").line("season", called(season)).line("dates", dates).render(lang));
    }
    match now.part {
        None => {}
        Some((0, _)) => lines.push(line("season-no-part").render(lang)),
        Some((days, turns)) => {
            let did = reasons(&[("days".to_owned(), days), ("turns".to_owned(), turns)]);
            lines.extend(did.map(|did| line("season-part").line("did", did).render(lang)));
        }
    }
    lines.join("\n")
}

/// What the table of what is closed begins with.
pub fn table_head(lang: Lang) -> Vec<String> {
    ["season-table-name", "season-table-board", "season-table-place", "season-table-did"]
        .map(|id| line(id).render_plain(lang))
        .to_vec()
}
