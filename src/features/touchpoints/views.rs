//! Touchpoints in words.

use chrono::{DateTime, Datelike, Utc, Weekday};

use super::{pool::Piece, queries::Touchpoint, rules};
use crate::{
    dispatch::posts::why_skipped,
    schedule::gates::Reason,
    schedule::posts::Outlook,
    schedule::recurrence::{DaySet, MonthDay, MonthDays, Places, Recurrence, Rule},
    schedule::rest::Why,
    store::chats::{Chat, Community, QuietHours},
    telegram::{attachment::Media, marked::Marked},
    words::{Lang, Line, clean_name, clip, clip_text, clock_time, day_and_time, line, long_date, weekday_code},
};

/// How much of a text is shown in a list, in graphemes. (Names are cut at 32 anyway: [`clean_name`].)
const EXCERPT: usize = 200;
/// The same in UTF-16 units, where a grapheme is made of many signs.
const EXCERPT_UNITS: usize = 1_000;

/// What a touchpoint is, in a few words.
#[must_use]
pub fn about(touchpoint: &Touchpoint) -> Line {
    if !touchpoint.own {
        return line("touch-about-library");
    }
    let name = clean_name(touchpoint.text.text());
    let about = if name.is_empty() { line("touch-about-media") } else { line("touch-about-own").text("text", &name) };
    match kind(&touchpoint.media) {
        None => about,
        Some(kind) if name.is_empty() => about.plain("kind", kind),
        Some(kind) => line("touch-about-own-media").text("text", &name).plain("kind", kind),
    }
}

/// What stands above the words, for choosing among them.
fn kind(media: &[Media]) -> Option<&'static str> {
    match media {
        [] => None,
        [one] => Some(one.kind.code()),
        _ => Some("album"),
    }
}

/// The beginning of what is posted, as HTML: its words, and what stands above them.
#[must_use]
pub fn content(text: &Marked, media: &[Media], lang: Lang) -> String {
    let words = excerpt(text.text());
    let Some(kind) = kind(media) else { return line("touch-words").text("text", &words).render(lang) };
    let id = if words.is_empty() { "touch-media-alone" } else { "touch-media-above" };
    line(id).text("text", &words).plain("kind", kind).render(lang)
}

/// What it is called where several are spoken of: its place in the list, and what it is.
#[must_use]
pub fn numbered(place: usize, touchpoint: &Touchpoint) -> Line {
    line("touch-numbered").num("n", i64::try_from(place).unwrap_or(i64::MAX)).line("about", about(touchpoint))
}

/// The beginning of a text on one line, for its own panel.
#[must_use]
pub fn excerpt(text: &str) -> String {
    clip_text(&clip(&text.split_whitespace().collect::<Vec<_>>().join(" "), EXCERPT), EXCERPT_UNITS)
}

/// "every Monday at 10:00".
#[must_use]
pub fn rule(recurrence: &Recurrence, lang: Lang) -> Line {
    if recurrence.rule == Rule::Quiet {
        return line("touch-when-quiet");
    }
    line("touch-rule").line("dates", dates(&recurrence.rule, lang)).plain("time", &clock_time(recurrence.time))
}

fn dates(rule: &Rule, lang: Lang) -> Line {
    match *rule {
        Rule::Daily => line("touch-every-day"),
        Rule::Quiet => line("touch-when-quiet"),
        Rule::Weekly { every, days, .. } => weekly(every.get(), days, lang),
        Rule::Days { every, .. } if every.get() == 2 => line("touch-every-second-day"),
        Rule::Days { every, .. } => line("touch-every-nth-day").num("n", i64::from(every.get())),
        Rule::Monthly { on } => monthly(1, on, lang),
        Rule::Months { every, on, .. } => monthly(every.get(), on, lang),
        Rule::Cron { dates } => line("touch-cron").text("dates", dates.as_str()),
        Rule::Yearly { on } => line("touch-every-year")
            .num("day", i64::from(on.day()))
            .num("month", i64::from(on.month()))
            .plain("leap", if (on.month(), on.day()) == (2, 29) { "yes" } else { "no" }),
        Rule::Once { date } => {
            line("touch-once").plain("day", weekday_code(date.weekday())).line("date", long_date(date))
        }
    }
}

fn weekly(every: u32, days: DaySet, lang: Lang) -> Line {
    let mut all = days.iter();
    let only = all.next().filter(|_| all.next().is_none());
    let n = i64::from(every);
    match (every, only) {
        (1, _) if days == rules::workdays(lang) => line("touch-every-workday"),
        (1, Some(day)) => line("touch-every-weekday").plain("day", weekday_code(day)),
        (2, Some(day)) => line("touch-every-second-weekday").plain("day", weekday_code(day)),
        (_, Some(day)) => line("touch-every-nth-weekday").num("n", n).plain("day", weekday_code(day)),
        (1, None) => line("touch-every-week").html("days", day_list(days, lang)),
        (2, None) => line("touch-every-second-week").html("days", day_list(days, lang)),
        (_, None) => line("touch-every-nth-week").num("n", n).html("days", day_list(days, lang)),
    }
}

/// "Monday, Wednesday and Thursday", the week beginning where the language's readers begin it.
fn day_list(days: DaySet, lang: Lang) -> String {
    let mut days: Vec<Weekday> = days.iter().collect();
    days.sort_by_key(|day| day.days_since(lang.week_start()));
    let names: Vec<String> =
        days.into_iter().map(|day| line("touch-day-listed").plain("day", weekday_code(day)).render(lang)).collect();
    listed(names, lang)
}

fn listed(names: Vec<String>, lang: Lang) -> String {
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => {
            line("touch-days").html("days", others.join(", ")).html("last", last.clone()).render(lang)
        }
        None => String::new(),
    }
}

fn monthly(every: u32, on: MonthDay, lang: Lang) -> Line {
    let short = |day: u8| if day > 28 { "yes" } else { "no" };
    let words = match on {
        MonthDay::Day(day) => line("touch-month-day").num("day", i64::from(day.get())).plain("short", short(day.get())),
        MonthDay::Days(days) => line("touch-month-days")
            .html("days", dates_listed(days, lang))
            .plain("short", short(days.iter().last().unwrap_or_default())),
        MonthDay::Even => line("touch-month-even"),
        MonthDay::Odd => line("touch-month-odd"),
        MonthDay::Last => line("touch-month-last-day"),
        MonthDay::Nth { k, weekday } => {
            line("touch-month-nth").num("k", i64::from(k.get())).plain("day", weekday_code(weekday))
        }
        MonthDay::LastWeekday(weekday) => line("touch-month-last").plain("day", weekday_code(weekday)),
        MonthDay::Places { places, weekday } => line("touch-month-places")
            .html("places", places_listed(places, weekday, lang))
            .plain("day", weekday_code(weekday)),
        MonthDay::FirstOf(days) => line("touch-month-first-workday").plain("week", working_week(days)),
        MonthDay::LastOf(days) => line("touch-month-last-workday").plain("week", working_week(days)),
    };
    words.num("every", i64::from(every))
}

/// With which day it begins.
fn working_week(days: DaySet) -> &'static str {
    weekday_code(if days.contains(Weekday::Sun) { Weekday::Sun } else { Weekday::Mon })
}

/// "1st, 10th and 20th".
fn dates_listed(days: MonthDays, lang: Lang) -> String {
    let name = |day: u8| line("touch-date-listed").num("day", i64::from(day)).render(lang);
    listed(days.iter().map(name).collect(), lang)
}

/// "first and third"; the last is number 0.
fn places_listed(places: Places, weekday: Weekday, lang: Lang) -> String {
    let all = places.counted().chain(places.with_last().then_some(0));
    let name =
        |k: u8| line("touch-place-listed").num("k", i64::from(k)).plain("day", weekday_code(weekday)).render(lang);
    listed(all.map(name).collect(), lang)
}

/// "Next: Monday 23 November, 10:00; Monday 30 November, 10:00".
fn next_times(times: &[DateTime<Utc>], chat: &Chat, lang: Lang, now: DateTime<Utc>) -> Line {
    let times: Vec<String> = times.iter().map(|at| day_and_time(*at, chat.zone, now).render(lang)).collect();
    let count = i64::try_from(times.len()).unwrap_or(i64::MAX);
    line("touch-next").num("n", count).html("times", times.join("; "))
}

/// Quiet hours as "21:00–09:00".
#[must_use]
pub fn hours(quiet: QuietHours) -> String {
    format!("\u{2066}{}\u{2069}", quiet.range('–'))
}

/// Why one was skipped, by the recorded code.
#[must_use]
pub fn skip_reason(code: &str) -> Line {
    Line::named(format!("skip-{code}"))
}

/// One of a list, with when it comes next and why it did not last time.
#[must_use]
pub fn item(place: usize, touchpoint: &Touchpoint, state: &State, chat: &Chat, lang: Lang, now: DateTime<Utc>) -> Line {
    line("touch-item")
        .num("n", i64::try_from(place).unwrap_or(i64::MAX))
        .line("rule", rule(&touchpoint.plan.recurrence, lang))
        .line("about", about(touchpoint))
        .html("state", state.render(chat, lang, now))
}

/// One on its own.
#[must_use]
pub fn panel(touchpoint: &Touchpoint, state: &State, chat: &Chat, lang: Lang, now: DateTime<Utc>) -> Line {
    let words = if touchpoint.own {
        line("touch-panel-own")
            .html("text", content(&touchpoint.text, &touchpoint.media, lang))
            .line("purpose", touchpoint.purpose.words())
            .html("pieces", format!("{}{}", pieces(touchpoint, lang), follow_up(touchpoint, lang)))
    } else {
        line("touch-panel-library").html("why", library(chat, lang))
    };
    words.line("rule", rule(&touchpoint.plan.recurrence, lang)).html("state", state.render(chat, lang, now))
}

/// Of how many pieces one comes each time, if there are several; below its kind.
fn pieces(touchpoint: &Touchpoint, lang: Lang) -> String {
    let n = touchpoint.pieces.len();
    if n < 2 {
        return String::new();
    }
    let left = touchpoint.pieces.iter().filter(|piece| piece.used_at.is_none()).count();
    let [n, left] = [n, left].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
    format!("\n{}", line("touch-pieces").num("n", n).num("left", left).render(lang))
}

/// That its best answer is taken up; below its kind.
fn follow_up(touchpoint: &Touchpoint, lang: Lang) -> String {
    if touchpoint.follows_up { format!("\n{}", line("touch-follows-up").render(lang)) } else { String::new() }
}

/// The beginning of a piece of content on one line, as HTML.
#[must_use]
pub fn piece(piece: &Piece, most: usize, lang: Lang) -> String {
    let words = clip(&excerpt(piece.text.text()), most);
    match (kind(&piece.media), words.is_empty()) {
        (None, _) => line("touch-words").text("text", &words).render(lang),
        (Some(kind), true) => line("touch-media-alone").plain("kind", kind).render(lang),
        (Some(kind), false) => line("touch-piece-above").text("text", &words).plain("kind", kind).render(lang),
    }
}

/// For what kind of community the conversation starters are chosen, and why: what managers chose and wrote of it.
#[must_use]
pub fn library(chat: &Chat, lang: Lang) -> String {
    let kind = line("touch-library-kind").plain("kind", chat.community.map_or("none", Community::code));
    let goal = chat.goal_in_a_line().map(|goal| line("touch-library-goal").text("goal", &goal));
    [Some(kind), goal].into_iter().flatten().map(|line| line.render(lang)).collect::<Vec<_>>().join("\n")
}

/// How a touchpoint stands.
#[derive(Debug)]
pub struct State {
    /// What comes next.
    pub next: Next,
    /// A due time before what comes next at which others take its place, and how.
    pub no_room: Option<(DateTime<Utc>, Reason)>,
    /// When the first of them was due, if it is moved out of a quiet day, and what is kept then.
    pub moved: Option<(DateTime<Utc>, Why)>,
    /// When a manager asked to leave one out: that one.
    pub left_out: Option<DateTime<Utc>>,
    /// When its latest due time was, and why it was skipped, if it was.
    pub last_skip: Option<(DateTime<Utc>, String)>,
}

/// What comes next.
#[derive(Debug)]
pub enum Next {
    /// These times.
    At(Vec<DateTime<Utc>>),
    /// Only when the group is silent for so many hours in which it usually talks.
    WhenQuiet(i64),
    /// Nothing until a manager resumes it.
    Paused,
    /// Times there are, but none at which it may be posted.
    Held(Reason),
    /// Times there are, but all it has to say was posted lately: until then nothing, unless more is added.
    Dry(Option<DateTime<Utc>>),
    /// Times there are, but others take the place each time, in this way the first time.
    NoRoom(Reason),
    /// Nothing any more.
    Over,
}

impl From<&Outlook> for Next {
    fn from(outlook: &Outlook) -> Self {
        match (outlook.times.is_empty(), outlook.lost) {
            (false, _) => Self::At(outlook.times.clone()),
            (true, Some((_, reason))) => Self::NoRoom(reason),
            (true, None) => Self::Over,
        }
    }
}

impl Next {
    /// In words.
    #[must_use]
    pub fn words(&self, chat: &Chat, lang: Lang, now: DateTime<Utc>) -> Line {
        match self {
            Self::At(times) => next_times(times, chat, lang, now),
            Self::WhenQuiet(hours) => line("touch-when-quiet-next").num("hours", *hours),
            Self::Paused => line("touch-paused"),
            Self::Dry(Some(at)) => line("touch-dry").line("day", day_and_time(*at, chat.zone, now)),
            Self::Dry(None) => line("touch-dry-nobody"),
            Self::Held(Reason::QuietDay) => line("touch-held-quiet-day"),
            Self::Held(_) => line("touch-held-quiet-hours").html("hours", hours(chat.quiet)),
            Self::NoRoom(Reason::TooClose) => line("touch-too-close-soon"),
            Self::NoRoom(Reason::PromotionAgain | Reason::PromotionShare) => line("touch-promotion-soon"),
            Self::NoRoom(_) => line("touch-no-room-soon"),
            Self::Over => line("touch-over"),
        }
    }
}

impl State {
    fn render(&self, chat: &Chat, lang: Lang, now: DateTime<Utc>) -> String {
        let day = |at: DateTime<Utc>| day_and_time(at, chat.zone, now);
        let next = self.next.words(chat, lang, now);
        let no_room = self.no_room.map(|(at, reason)| match reason {
            Reason::TooClose => line("touch-too-close").line("day", day(at)),
            Reason::PromotionAgain | Reason::PromotionShare => {
                line("touch-promotion-held").line("day", day(at)).line("why", skip_reason(reason.code()))
            }
            _ => line("touch-no-room").line("day", day(at)),
        });
        let moved = self.moved.map(|(due, why)| {
            let kept = Line::named(format!("rest-{}", why.code()));
            line("touch-moved").line("from", day(due)).line("why", kept)
        });
        let left_out = self.left_out.map(|at| line("touch-left-out").line("day", day(at)));
        let skipped = self
            .last_skip
            .as_ref()
            .map(|(at, code)| line("touch-last-skip").line("day", day(*at)).line("why", why_skipped(chat, code, *at)));
        let lines: Vec<String> = [Some(next), moved, no_room, left_out, skipped]
            .into_iter()
            .flatten()
            .map(|line| line.render(lang))
            .collect();
        lines.join("\n")
    }
}
