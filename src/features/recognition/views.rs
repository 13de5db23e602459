//! What people read.

use chrono::Datelike as _;

use super::rules::{Period, Reason, Standing, Sums, first_day, reasons, telling};
use crate::{
    dispatch::whisper::Picture,
    pictures::{Bar, Bars, Heading, Picture as Drawn},
    telegram::attachment::Recipe,
    words::{Lang, Line, grouped, line, month_name},
};

/// People shown by `/top`.
pub const SHOWN: usize = 10;

/// A list of the most active.
#[derive(Debug)]
pub struct Top {
    /// What it covers.
    pub period: Period,
    /// The first month it covers.
    pub first_month: i64,
    /// In order, with places; more than [`SHOWN`] to see whether the last place is shared.
    pub places: Vec<(usize, Standing)>,
    /// What each of those shown is named for.
    pub reasons: Vec<Vec<Reason>>,
    /// Names of active managers.
    pub managers: Vec<String>,
}

/// The answer to `/top`.
#[must_use]
pub fn top(top: &Top, language: Lang) -> String {
    let title = match top.period {
        Period::Month => line("top-title-month").line("month", name_of(top.first_month)),
        Period::Year => line("top-title-year").plain("year", &top.first_month.div_euclid(12).to_string()),
    };
    let mut lines = vec![title.render(language)];
    let shown = top.places.iter().zip(&top.reasons);
    lines.extend(shown.map(|((place, who), why)| row(*place, who, why, language).render(language)));
    let shares = |at: usize| top.places.get(at).map(|(place, _)| *place);
    if shares(SHOWN).is_some() && shares(SHOWN) == shares(SHOWN - 1) {
        lines.push(line("top-more").render(language));
    }
    if top.places.is_empty() {
        lines.push(
            line(match top.period {
                Period::Month => "top-empty-month",
                Period::Year => "top-empty-year",
            })
            .render(language),
        );
    }
    if !top.managers.is_empty() {
        lines.push(String::new());
        lines.push(line("top-managers").html("names", names(&top.managers, language)).render(language));
    }
    lines.join("\n")
}

fn row(place: usize, who: &Standing, why: &[Reason], language: Lang) -> Line {
    let row = line("top-row").plain("place", &place.to_string()).text("name", &who.name);
    match because(why, language) {
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
}

impl Mine {
    /// Where her months may be seen: by her alone, and, if she is left off the lists, nowhere in the group.
    #[must_use]
    pub const fn showing(&self, recipe: Recipe) -> Picture {
        match self.shown {
            Shown::Hidden => Picture::InPrivate(recipe),
            Shown::Apart | Shown::NotYet | Shown::Placed(..) => Picture::ForHer(recipe),
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
    });
    if let Some(reasons) = mine.sums.as_ref().and_then(|sums| because(&reasons(sums), language)) {
        lines.push(line("me-why").line("reasons", reasons));
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

/// The thanks for a month: those listed, and those who rest.
#[must_use]
pub fn thanks(month: i64, frozen: &[(String, Sums, bool)], language: Lang) -> String {
    let mut lines = vec![line("season-title").line("month", name_of(month)).render(language), String::new()];
    // Everybody listed was active on some days, so there is always something to thank for.
    let named: Vec<_> = frozen.iter().filter(|(_, _, resting)| !resting).collect();
    let reasons = telling(&named.iter().map(|(_, sums, _)| *sums).collect::<Vec<_>>());
    lines.extend(named.iter().zip(reasons).filter_map(|((name, ..), why)| {
        let reasons = because(&why, language)?;
        Some(line("season-row").text("name", name).line("reasons", reasons).render(language))
    }));
    let resting: Vec<String> =
        frozen.iter().filter(|(_, _, resting)| *resting).map(|(name, ..)| name.clone()).collect();
    lines.push(String::new());
    if !resting.is_empty() {
        lines.push(line("season-resting").html("names", names(&resting, language)).render(language));
    }
    lines.push(line("season-close").render(language));
    lines.join("\n")
}

/// What managers know the thanks for a month by.
pub fn thanks_name(month: i64) -> Line {
    line("season-name").line("month", name_of(month))
}

fn name_of(month: i64) -> Line {
    month_name(first_day(month).map_or(1, |day| day.month()))
}

fn because(reasons: &[Reason], language: Lang) -> Option<Line> {
    reasons.iter().map(|reason| one_reason(*reason, language)).reduce(joined)
}

fn one_reason(reason: Reason, language: Lang) -> Line {
    let (id, n) = match reason {
        Reason::Answered(n) => ("reason-answered", n),
        Reason::Replies(n) => ("reason-replies", n),
        Reason::Reactions(n) => ("reason-reactions", n),
        Reason::Days(n) => ("reason-days", n),
        Reason::Turns(n) => ("reason-turns", n),
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
