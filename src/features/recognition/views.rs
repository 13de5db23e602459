//! What people read.

use chrono::Datelike as _;

use super::{
    queries::patterns::{Exchange, Quietly, Unheard},
    rules::{Period, Reason, Standing, Sums, first_day, reasons},
    spans::Span,
    worth::{Board, Parts},
};
use crate::{
    dispatch::{panel::Pager, whisper::Picture},
    pictures::{Bar, Bars, Heading, Picture as Drawn},
    telegram::attachment::Recipe,
    words::{Lang, Line, grouped, line, month_name},
};

/// A page of a list.
#[derive(Debug)]
pub struct Top {
    /// What it is about.
    pub board: Board,
    /// What it covers.
    pub span: Span,
    /// What the season is called, if it is one with a name.
    pub season: Option<String>,
    /// Whether it has places.
    pub has_ranking: bool,
    /// In order, with places.
    pub places: Vec<(usize, Standing)>,
    /// What each of those is named for.
    pub reasons: Vec<Vec<Reason>>,
    /// Whether others share the last place.
    pub goes_on: bool,
    /// Names of active managers.
    pub managers: Vec<String>,
    /// Which page it is.
    pub pager: Pager,
}

/// The answer to `/top`, with the group's name where nothing else says which it is.
#[must_use]
pub fn top(top: &Top, group: Option<&String>, language: Lang) -> String {
    let mut lines = Vec::new();
    lines.extend(group.map(|group| line("me-group").text("group", group).render(language)));
    lines.push(top.pager.says(title(top)).render(language));
    if !top.has_ranking {
        lines.push(line("top-no-ranking").render(language));
    }
    let shown = top.places.iter().zip(&top.reasons);
    lines.extend(shown.map(|((place, who), why)| match top.has_ranking {
        true => row(*place, who, why, language).render(language),
        false => row_without_place(who, why, language).render(language),
    }));
    if top.goes_on {
        lines.push(line("top-more").render(language));
    }
    if top.places.is_empty() {
        lines.push(empty(top).render(language));
    }
    if !top.managers.is_empty() {
        lines.push(String::new());
        lines.push(line("top-managers").html("names", names(&top.managers, language)).render(language));
    }
    lines.join("\n")
}

fn title(top: &Top) -> Line {
    match (top.board, top.span) {
        (Board::Active, Span::Month(month)) => line("top-title-month").line("month", name_of(month)),
        (Board::Active, Span::Year(year)) => line("top-title-year").plain("year", &year.to_string()),
        (board, span) => {
            let span = match (span, &top.season) {
                (Span::Week(_), _) => line("top-span-week"),
                (Span::Month(month), _) => line("top-span-month").line("month", name_of(month)),
                (Span::Season(_), Some(name)) => line("top-span-season-named").text("name", name),
                (Span::Season(_), None) => line("top-span-season"),
                (Span::Year(year), _) => line("top-span-year").plain("year", &year.to_string()),
            };
            line("top-title").line("board", board_name(board)).line("span", span)
        }
    }
}

fn empty(top: &Top) -> Line {
    match (top.board, top.span) {
        (Board::Active, Span::Month(_)) => line("top-empty-month"),
        (Board::Active, Span::Year(_)) => line("top-empty-year"),
        (board, _) => line("top-empty").plain("board", board.code()),
    }
}

fn board_name(board: Board) -> Line {
    line("board-name").plain("board", board.code())
}

/// The button that leads to a board.
pub fn board_key(board: Board) -> Line {
    line("top-button-board").plain("board", board.code())
}

/// The button that leads to a span.
pub fn period_key(period: Period) -> Line {
    let code = match period {
        Period::Week => "week",
        Period::Month => "month",
        Period::Season => "season",
        Period::Year => "year",
    };
    line("top-button-span").plain("span", code)
}

/// The button that turns a board on or off.
pub fn board_switch(board: Board, on: bool) -> Line {
    line("boards-button-board").plain("board", board.code()).plain("on", if on { "yes" } else { "no" })
}

/// The button by which something is counted in a topic again.
pub fn topic_key(topic: i64) -> Line {
    match topic {
        0 => line("boards-button-general-on"),
        topic => line("boards-button-topic-on").plain("topic", &topic.to_string()),
    }
}

/// The boards there are.
pub fn board_names(boards: &[Board], language: Lang) -> String {
    let names = boards.iter().map(|board| board_name(*board)).reduce(joined);
    names.map(|names| names.render(language)).unwrap_or_default()
}

fn row(place: usize, who: &Standing, why: &[Reason], language: Lang) -> Line {
    let row = line("top-row").plain("place", &place.to_string()).text("name", &who.name);
    with_reasons(row, why, language)
}

fn row_without_place(who: &Standing, why: &[Reason], language: Lang) -> Line {
    with_reasons(line("top-row-no-place").text("name", &who.name), why, language)
}

fn with_reasons(row: Line, why: &[Reason], language: Lang) -> Line {
    match for_these(why, language) {
        Some(reasons) => row.plain("why", "yes").line("reasons", reasons),
        None => row.plain("why", "no").plain("reasons", ""),
    }
}

/// A person's month as she sees it.
#[derive(Debug)]
pub struct Mine {
    /// The group, to be named where it is not plain.
    pub group: Option<String>,
    /// How she is shown to others.
    pub shown: Shown,
    /// Her places on other boards.
    pub others: Vec<(Board, usize)>,
    /// What she did, if anything.
    pub sums: Option<Sums>,
}

/// How a person is shown to others.
#[derive(Debug)]
pub enum Shown {
    /// Not: she asked for it.
    Hidden,
    /// Apart, as one who manages the group.
    Apart,
    /// Nothing of hers counts yet.
    NotYet,
    /// With a place, among her neighbours: place, name, whether it is herself.
    Placed(usize, Vec<(usize, String, bool)>),
    /// Further down than places are counted, among these.
    Far(Vec<String>),
    /// The group's lists have no places.
    WithoutPlace,
}

impl Mine {
    /// Where her months may be seen: by her alone, and, if she is left off the lists, nowhere in the group.
    #[must_use]
    pub const fn showing(&self, recipe: Recipe) -> Picture {
        match self.shown {
            Shown::Hidden => Picture::InPrivate(recipe),
            Shown::Apart | Shown::NotYet | Shown::Placed(..) | Shown::Far(_) | Shown::WithoutPlace => {
                Picture::ForHer(recipe)
            }
        }
    }
}

/// On how many days she talked in each of these months, the present one last. A month without is a gap, not a zero.
#[must_use]
pub fn months(group: &str, months: &[(i64, Option<i64>)], language: Lang) -> Drawn {
    let bars = months.iter().enumerate().map(|(i, (month, days))| Bar {
        label: name_of(*month).render_plain(language),
        value: days.map(|days| days as f64),
        says: days.map_or_else(String::new, |days| grouped(days, language)),
        marked: i + 1 == months.len(),
    });
    let heading = Heading {
        title: line("me-picture").render_plain(language),
        note: line("me-picture-note").text("group", group).render_plain(language),
        nothing: String::new(),
    };
    Drawn::Bars(Bars { heading, bars: bars.collect(), whole: None })
}

/// The answer to `/me`.
#[must_use]
pub fn mine(mine: &Mine, language: Lang) -> Line {
    let mut lines = Vec::new();
    if let Some(group) = &mine.group {
        lines.push(line("me-group").text("group", group));
    }
    lines.push(match &mine.shown {
        Shown::Hidden => line("me-hidden"),
        Shown::Apart => line("me-apart"),
        Shown::NotYet => line("me-not-yet"),
        Shown::Placed(place, _) => line("me-place").plain("place", &place.to_string()),
        Shown::Far(_) => line("me-far").num("places", super::boards::FAR),
        Shown::WithoutPlace => line("me-no-ranking"),
    });
    if let Some(reasons) = mine.sums.as_ref().and_then(|sums| because(sums, language)) {
        lines.push(line("me-why").line("reasons", reasons));
    }
    lines.extend(
        mine.others.iter().map(|(board, place)| {
            line("me-board").line("board", board_name(*board)).plain("place", &place.to_string())
        }),
    );
    if let Shown::Far(near) = &mine.shown
        && near.len() > 1
    {
        lines.push(line("me-near").html("names", names(near, language)));
    }
    if let Shown::Placed(_, neighbours) = &mine.shown
        && neighbours.len() > 1
    {
        lines.push(line("me-neighbours"));
        lines.extend(neighbours.iter().map(|(place, name, is_me)| {
            let id = if *is_me { "me-row-self" } else { "me-row" };
            line(id).plain("place", &place.to_string()).text("name", name)
        }));
    }
    let html = lines.iter().map(|line| line.render(language)).collect::<Vec<_>>().join("\n");
    line("me").html("lines", html)
}

/// What managers know the thanks for a month by.
pub fn thanks_name(month: i64) -> Line {
    line("season-name").line("month", name_of(month))
}

fn name_of(month: i64) -> Line {
    month_name(first_day(month).map_or(1, |day| day.month()))
}

/// What somebody did most of, in words.
pub fn because(sums: &Sums, language: Lang) -> Option<Line> {
    for_these(&reasons(sums), language)
}

fn for_these(reasons: &[Reason], language: Lang) -> Option<Line> {
    reasons.iter().map(|reason| one_reason(*reason, language)).reduce(joined)
}

/// What somebody's month is made of.
#[derive(Debug)]
pub struct Why<'a> {
    /// The group, where nothing else says which it is.
    pub group: Option<&'a str>,
    /// Who, if somebody else reads it.
    pub name: Option<&'a str>,
    /// Her place, if she has one.
    pub place: Option<usize>,
    /// What she did, and its parts.
    pub parts: Option<&'a (Sums, Parts)>,
}

/// What somebody's month is made of, part by part; their sum is what the order goes by.
#[must_use]
pub fn why(why: &Why<'_>, language: Lang) -> String {
    let mut lines = Vec::new();
    lines.extend(why.group.map(|group| line("me-group").text("group", group)));
    lines.push(match why.name {
        Some(name) => line("why-title-of").text("name", name),
        None => line("why-title"),
    });
    lines.extend(why.place.map(|place| line("why-place").plain("place", &place.to_string())));
    let Some((sums, parts)) = why.parts else {
        lines.push(line("why-nothing"));
        return lines.iter().map(|line| line.render(language)).collect::<Vec<_>>().join("\n");
    };
    let [talking, response, helped, liked, thanks, granted, total] = parts.tenths();
    let shown = [
        ("why-days", sums.days, talking),
        ("why-repliers", sums.repliers, response),
        ("why-answered", sums.answered, helped),
        ("why-reactions", sums.reactions, liked),
        ("why-thanks", sums.thanks, thanks),
        ("why-granted", sums.granted, granted),
    ];
    let shown = shown.into_iter().filter(|(_, n, tenths)| *n != 0 || *tenths != 0);
    lines.extend(shown.map(|(id, n, tenths)| {
        line(id).num("n", n).plain("grouped", &grouped(n, language)).plain("points", &with_tenth(tenths, language))
    }));
    lines.push(line("why-total").plain("points", &with_tenth(total, language)));
    if parts.company < 8 {
        lines.push(line("why-company").num("n", sums.repliers).plain("eighths", &parts.company.to_string()));
    }
    if parts.is_unheard {
        lines.push(line("why-unheard"));
    }
    lines.push(line("why-how"));
    lines.iter().map(|line| line.render(language)).collect::<Vec<_>>().join("\n")
}

/// A number of tenths, as it is written in a language.
fn with_tenth(tenths: i64, language: Lang) -> String {
    let point = if language == Lang::Ru { ',' } else { '.' };
    let sign = if tenths < 0 { "\u{2212}" } else { "" };
    let tenths = tenths.abs();
    format!("{sign}{}{point}{}", grouped(tenths / 10, language), tenths % 10)
}

/// What is unusual about how some are counted.
#[derive(Debug)]
pub struct Patterns {
    /// Two who answered each other often.
    pub exchanges: Vec<Exchange>,
    /// Whom those like who say nothing.
    pub quietly: Vec<Quietly>,
    /// Who talks much and is hardly answered.
    pub unheard: Vec<Unheard>,
}

impl Patterns {
    /// Everybody it names, each once.
    #[must_use]
    pub fn people(&self) -> Vec<(i64, String)> {
        let of_exchanges = self.exchanges.iter().flat_map(|one| one.users.into_iter().zip(one.names.iter().cloned()));
        let of_quietly = self.quietly.iter().map(|one| (one.user, one.name.clone()));
        let of_unheard = self.unheard.iter().map(|one| (one.user, one.name.clone()));
        let mut people: Vec<(i64, String)> = Vec::new();
        for (user, name) in of_exchanges.chain(of_quietly).chain(of_unheard) {
            if people.iter().all(|(known, _)| *known != user) && people.len() < PEOPLE_SHOWN {
                people.push((user, name));
            }
        }
        people
    }
}

/// People with a button each below what is unusual.
const PEOPLE_SHOWN: usize = 10;

/// What is unusual this month, in numbers.
#[must_use]
pub fn patterns(group: &str, month: i64, found: &Patterns, language: Lang) -> String {
    let mut lines = vec![line("check-title").text("group", group).line("month", name_of(month)).render(language)];
    let several = |id: &'static str, rows: Vec<Line>| {
        let rows = rows.into_iter().map(|row| row.render(language));
        std::iter::once(line(id).render(language)).chain(rows).collect::<Vec<_>>()
    };
    if !found.exchanges.is_empty() {
        let row = |one: &Exchange| {
            let [first, second] = &one.names;
            let [there, back] = one.answers;
            line("check-exchange").text("first", first).text("second", second).num("there", there).num("back", back)
        };
        lines.extend(several("check-exchanges", found.exchanges.iter().map(row).collect()));
    }
    if !found.quietly.is_empty() {
        let row = |one: &Quietly| {
            line("check-quiet").text("name", &one.name).num("silent", one.silent).num("reactors", one.reactors)
        };
        lines.extend(several("check-quietly", found.quietly.iter().map(row).collect()));
    }
    if !found.unheard.is_empty() {
        let row = |one: &Unheard| {
            let row = line("check-unheard").text("name", &one.name).num("turns", one.turns).num("days", one.days);
            row.num("repliers", one.repliers)
        };
        lines.extend(several("check-unheards", found.unheard.iter().map(row).collect()));
    }
    lines.push(line(if lines.len() > 1 { "check-note" } else { "check-nothing" }).render(language));
    lines.join("\n")
}

fn one_reason(reason: Reason, language: Lang) -> Line {
    let (id, n) = match reason {
        Reason::Answered(n) => ("reason-answered", n),
        Reason::Replies(n) => ("reason-replies", n),
        Reason::Reactions(n) => ("reason-reactions", n),
        Reason::Days(n) => ("reason-days", n),
        Reason::Turns(n) => ("reason-turns", n),
        Reason::Thanks(n) => ("reason-thanks", n),
        Reason::Starts(n) => ("reason-starts", n),
        Reason::Weeks(n) => ("reason-weeks", n),
    };
    line(id).num("n", n).plain("grouped", &grouped(n, language))
}

fn names(names: &[String], language: Lang) -> String {
    let name = |name: &String| line("name-alone").text("name", name);
    names.iter().map(name).reduce(joined).map(|line| line.render(language)).unwrap_or_default()
}

fn joined(first: Line, then: Line) -> Line {
    line("list-comma").line("first", first).line("then", then)
}

/// What was counted of somebody, for her to read.
pub fn counted(sums: &Sums, thanked: i64) -> Vec<Line> {
    let mut lines = Vec::new();
    if sums.days > 0 {
        lines.push(line("mydata-days").num("n", sums.days));
    }
    if sums.answered > 0 {
        lines.push(line("mydata-answered").num("n", sums.answered));
    }
    if sums.reactions > 0 {
        lines.push(line("mydata-reactions").num("n", sums.reactions));
    }
    if thanked > 0 {
        lines.push(line("mydata-thanked").num("n", thanked));
    }
    lines
}
