//! What people see of times that are looked for.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, Timelike as _, Utc};

use super::{
    queries::{Poll, Stage},
    rules::{self, Counts, LONGEST_TITLE, MOST_SLOTS, Mark, Marks, Slot},
    typed::Problem,
};
use crate::{
    features::setup,
    schedule::grammar::Context,
    store::chats::Chat,
    words::{Lang, Line, clip, clock_time, day_and_time, escape, line, long_date, own_time, quoted, weekday_code},
};

/// So many of those who can are named below a time: fewer where there are many times.
const NAMED: usize = 8;
const NAMED_OF_MANY: usize = 3;
/// More times than this are many.
const FEW: usize = 6;
/// So much of a name, and of a title on a button or in a list, in graphemes.
const NAME: usize = 20;
const TITLE: usize = 60;

/// Says what is in the way of a title with times, and shows what it looks like.
pub fn refusal(problem: &Problem) -> Line {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match problem {
        Problem::NoTitle => line("times-how"),
        Problem::LongTitle(length) => {
            line("flow-too-long").num("length", number(*length)).num("most", number(LONGEST_TITLE))
        }
        Problem::NotUnderstood(typed) => line("times-not-understood").text("typed", &clip(typed, TITLE)),
        Problem::TwoMeanings(typed, one, other) => line("times-two-meanings")
            .text("typed", &clip(typed, TITLE))
            .line("one", long_date(*one))
            .line("other", long_date(*other)),
        Problem::Past(typed) => line("times-past").text("typed", &clip(typed, TITLE)),
        Problem::TooFar(typed) => line("times-too-far").text("typed", &clip(typed, TITLE)),
        Problem::TooMany(n) => line("times-too-many").num("n", number(*n)).num("most", number(MOST_SLOTS)),
    }
}

/// A title where room is short.
pub fn short(title: &str) -> String {
    clip(title, TITLE)
}

/// A time of a poll, as each reader sees it by her own clock.
pub fn when(poll: &Poll, slot: &Slot, now: DateTime<Utc>) -> Line {
    let at = slot.at(poll.zone);
    own_time(at, day_and_time(at, poll.zone, now))
}

/// The same, with how long it takes, if that is known.
pub fn when_and_how_long(poll: &Poll, slot: &Slot, now: DateTime<Utc>) -> Line {
    let when = when(poll, slot, now);
    match poll.form.length(slot) {
        Some(minutes) => line("times-when-length").line("when", when).line("length", length(minutes)),
        None => when,
    }
}

/// "2 hours", "1 hour 30 minutes".
pub fn length(minutes: u32) -> Line {
    let (hours, rest) = (i64::from(minutes / 60), i64::from(minutes % 60));
    let hours_said = line("times-hours").num("n", hours);
    let minutes_said = line("times-minutes").num("n", rest);
    match (hours, rest) {
        (0, _) => minutes_said,
        (_, 0) => hours_said,
        _ => line("times-hours-minutes").line("hours", hours_said).line("minutes", minutes_said),
    }
}

/// How long it is open: "3 days".
pub fn open_for(hours: u32) -> Line {
    line("times-days").num("n", i64::from(hours / 24))
}

/// How many can at a time.
pub fn counts(count: Counts) -> Line {
    line("times-counts").num("yes", count.yes).num("maybe", count.maybe).num("no", count.no)
}

/// A time on a button, by the clock it goes by.
pub fn label(slot: &Slot) -> Line {
    let (day, time) = (slot.local.date(), slot.local.time());
    line("times-label")
        .line("day", short_weekday(day))
        .plain("date", &day_and_month(day))
        .plain("time", &clock_time(time))
}

/// The same with what somebody says about it.
pub fn marked(slot: &Slot, mark: Mark) -> Line {
    line("times-marked").plain("mark", mark.code()).line("label", label(slot))
}

fn short_weekday(day: NaiveDate) -> Line {
    line("weekday-short").plain("day", weekday_code(day.weekday()))
}

/// "4.12".
pub fn day_and_month(day: NaiveDate) -> String {
    format!("{}.{}", day.day(), day.month())
}

/// A day among others on a button: its number, and the month where one begins.
pub fn day_label(day: NaiveDate, is_chosen: bool) -> String {
    let shown = if day.day() == 1 { day_and_month(day) } else { day.day().to_string() };
    chosen(&shown, is_chosen)
}

/// A day of the week on a button.
pub fn weekday_label(day: NaiveDate, lang: Lang) -> String {
    short_weekday(day).render_plain(lang)
}

/// An hour on a button.
pub fn hour_label(time: NaiveTime, is_chosen: bool) -> String {
    chosen(&clock_time(time), is_chosen)
}

fn chosen(shown: &str, is_chosen: bool) -> String {
    if is_chosen { format!("✓{shown}") } else { shown.to_owned() }
}

/// Hours between which no button offers one.
pub fn hours_shown() -> impl Iterator<Item = NaiveTime> {
    (rules::FIRST_HOUR..=rules::LAST_HOUR).filter_map(|hour| NaiveTime::from_hms_opt(hour, 0, 0))
}

/// Whether an hour has a button of its own.
pub fn is_shown(time: NaiveTime) -> bool {
    time.minute() == 0 && (rules::FIRST_HOUR..=rules::LAST_HOUR).contains(&time.hour())
}

/// What is known of a poll's answers.
#[derive(Debug, Clone, Default)]
pub struct Answered {
    /// How many answered.
    pub people: i64,
    /// How many can at each time.
    pub counts: Vec<Counts>,
    /// Of each time, who can; empty where nobody sees that.
    pub names: Vec<Vec<String>>,
    /// The best times, the best first.
    pub best: Vec<usize>,
}

impl Answered {
    fn count(&self, place: usize) -> Counts {
        self.counts.get(place).copied().unwrap_or_default()
    }

    fn names(&self, place: usize) -> &[String] {
        self.names.get(place).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Its times, numbered, with how many can at each; of those that are proposed that is said.
pub fn times(poll: &Poll, answered: &Answered, now: DateTime<Utc>, lang: Lang) -> String {
    let best: Vec<usize> = match poll.stage {
        Stage::Closed => answered.best.iter().copied().take(rules::PROPOSED).collect(),
        Stage::Fixed => poll.fixed.into_iter().collect(),
        Stage::Draft | Stage::Open => Vec::new(),
    };
    let most = if poll.slots.len() > FEW { NAMED_OF_MANY } else { NAMED };
    let mut lines = Vec::new();
    for (place, slot) in poll.slots.iter().enumerate() {
        let when = match slot.minutes {
            Some(_) => when_and_how_long(poll, slot, now),
            None => when(poll, slot, now),
        };
        let state = match (slot.at(poll.zone) <= now, best.contains(&place)) {
            (true, _) => "over",
            (false, true) => "best",
            (false, false) => "open",
        };
        let number = i64::try_from(place + 1).unwrap_or_default();
        let counts = match answered.people {
            0 => line("times-no-counts"),
            _ => line("times-with-counts").line("counts", counts(answered.count(place))),
        };
        let entry = line("times-entry").num("number", number).line("when", when).plain("state", state);
        lines.push(entry.line("counts", counts).render(lang));
        if let Some(names) = named(answered.names(place), most) {
            lines.push(line("times-names").html("names", names).render(lang));
        }
    }
    lines.join("\n")
}

/// Some of these names, and how many more there are.
fn named(names: &[String], most: usize) -> Option<String> {
    if names.is_empty() {
        return None;
    }
    let shown = names.iter().take(most).map(|name| quoted(&clip(name, NAME))).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => Some(shown),
        more => Some(format!("{shown} +{more}")),
    }
}

/// Its head: what is to happen, and how that stands.
fn head(poll: &Poll, now: DateTime<Utc>) -> Line {
    let title = line("times-title").text("title", &poll.title);
    match (poll.stage, poll.closes_at) {
        (Stage::Open, Some(closes)) => {
            let until = own_time(closes, day_and_time(closes, poll.zone, now));
            line("times-head-open").line("title", title).line("until", until)
        }
        (Stage::Fixed, _) => {
            let slot = poll.fixed.and_then(|place| poll.slots.get(place));
            match slot {
                Some(slot) => {
                    line("times-head-fixed").line("title", title).line("when", when_and_how_long(poll, slot, now))
                }
                None => title,
            }
        }
        (Stage::Closed, _) => line("times-head-closed").line("title", title),
        _ => title,
    }
}

/// How it is held, and whose clock it goes by.
fn foot(poll: &Poll, chat: &Chat, answered: &Answered) -> Vec<Line> {
    let mut lines = Vec::new();
    if poll.form.minutes > 0 && poll.stage != Stage::Fixed {
        lines.push(line("times-takes").line("length", length(poll.form.minutes)));
    }
    lines.push(line("times-answered").num("n", answered.people));
    if matches!(poll.stage, Stage::Open | Stage::Draft) {
        lines.push(line(if poll.form.anonymous { "times-is-anonymous" } else { "times-is-named" }));
        if poll.form.one {
            lines.push(line("times-is-one"));
        }
    }
    if poll.stage != Stage::Fixed || poll.zone != chat.zone {
        lines.push(line("times-clock").line("place", setup::place(poll.zone)));
    }
    lines
}

/// The message of a poll in the group, and what stands in panels.
pub fn whole(poll: &Poll, chat: &Chat, answered: &Answered, now: DateTime<Utc>, lang: Lang) -> String {
    let foot = foot(poll, chat, answered).iter().map(|line| line.render(lang)).collect::<Vec<_>>().join("\n");
    let head = head(poll, now).render(lang);
    match poll.slots.is_empty() {
        true => head,
        false => format!("{head}\n\n{}\n\n{foot}", times(poll, answered, now, lang)),
    }
}

/// One in a list.
pub fn entry(poll: &Poll, people: i64, now: DateTime<Utc>) -> Line {
    let words = line("times-row").text("title", &short(&poll.title)).plain("stage", poll.stage.code()).num("n", people);
    let at = match (poll.stage, poll.fixed.and_then(|place| poll.at(place)), poll.closes_at) {
        (Stage::Fixed, Some(at), _) | (_, _, Some(at)) => at,
        _ => now,
    };
    words.line("when", own_time(at, day_and_time(at, poll.zone, now)))
}

/// What she answers, on the way.
pub fn mine(poll: &Poll, chat: &Chat, marks: &Marks, places: &[usize], now: DateTime<Utc>, lang: Lang) -> String {
    let mut lines = vec![
        line("times-mine").text("title", &poll.title).text("group", &chat.title).render(lang),
        line(if poll.form.one { "times-mine-how-one" } else { "times-mine-how" }).render(lang),
        String::new(),
    ];
    for place in places {
        let Some(slot) = poll.slots.get(*place) else { continue };
        let number = i64::try_from(place + 1).unwrap_or_default();
        let words = line("times-mine-entry").num("number", number).line("when", when_and_how_long(poll, slot, now));
        lines.push(words.plain("mark", marks.at(*place).code()).render(lang));
    }
    let who_sees = line(if poll.form.anonymous { "times-is-anonymous" } else { "times-is-named" });
    lines.extend([String::new(), who_sees.render(lang)]);
    lines.join("\n")
}

/// The best times of one that is closed, for those who decide: one on each line; [`None`]: there is none.
pub fn proposed(poll: &Poll, answered: &Answered, now: DateTime<Utc>) -> Option<Line> {
    let mut lines: Option<Line> = None;
    for (n, place) in answered.best.iter().take(rules::PROPOSED).enumerate() {
        let Some(slot) = poll.slots.get(*place) else { continue };
        let number = i64::try_from(n + 1).unwrap_or_default();
        let entry = line("times-proposed").num("number", number).line("when", when(poll, slot, now));
        let entry = entry.line("counts", counts(answered.count(*place)));
        lines = Some(match lines {
            Some(above) => line("times-lines").line("above", above).line("below", entry),
            None => entry,
        });
    }
    lines
}

/// What the group hears when it is decided; `changed`: it is another time than before.
pub fn decided(poll: &Poll, changed: bool, now: DateTime<Utc>) -> Option<Line> {
    let slot = poll.slots.get(poll.fixed?)?;
    let words = line(if changed { "times-decided-anew" } else { "times-decided" });
    Some(words.text("title", &poll.title).line("when", when_and_how_long(poll, slot, now)))
}

/// The same for who answered, in private.
pub fn told(poll: &Poll, chat: &Chat, link: &str, (changed, now): (bool, DateTime<Utc>), lang: Lang) -> Option<String> {
    let slot = poll.slots.get(poll.fixed?)?;
    let words = line(if changed { "times-told-anew" } else { "times-told" });
    let words = words.text("title", &poll.title).text("group", &chat.title);
    Some(
        words
            .line("when", when_and_how_long(poll, slot, now))
            .html("door", door(link, "times-door-file", lang))
            .render(lang),
    )
}

/// What who has not answered hears once.
pub fn reminder(poll: &Poll, chat: &Chat, link: &str, now: DateTime<Utc>, lang: Lang) -> String {
    let closes = poll.closes_at.unwrap_or(now);
    line("times-reminder")
        .text("title", &poll.title)
        .text("group", &chat.title)
        .line("until", own_time(closes, day_and_time(closes, poll.zone, now)))
        .html("door", door(link, "times-door-answer", lang))
        .render(lang)
}

fn door(link: &str, label: &'static str, lang: Lang) -> String {
    format!("<a href=\"{}\">{}</a>", escape(link), line(label).render(lang))
}

/// Who can when, for those who may see it: of each time those who can, and those who can if need be.
pub fn who(poll: &Poll, answers: &[(String, Marks)], places: &[usize], now: DateTime<Utc>, lang: Lang) -> String {
    let mut lines = vec![line("times-who").text("title", &poll.title).render(lang)];
    for place in places {
        let Some(slot) = poll.slots.get(*place) else { continue };
        let number = i64::try_from(place + 1).unwrap_or_default();
        lines.push(line("times-who-entry").num("number", number).line("when", when(poll, slot, now)).render(lang));
        for mark in [Mark::Yes, Mark::Maybe, Mark::No] {
            let names = answers.iter().filter(|(_, marks)| marks.at(*place) == mark).map(|(name, _)| name.clone());
            if let Some(names) = named(&names.collect::<Vec<_>>(), NAMED * 2) {
                lines.push(line("times-who-names").plain("mark", mark.code()).html("names", names).render(lang));
            }
        }
    }
    lines.join("\n")
}

/// How a day and hours are read for a group.
pub fn context(chat: &Chat, now: DateTime<Utc>) -> Context {
    Context::of(now, chat.zone, chat.language)
}
