//! What `/status` says.

use chrono::{DateTime, Utc};

use super::{
    queries::{Counts, Skipped},
    rules::{self, Ago, Rights},
};
use crate::{
    dispatch::posts::Upcoming,
    dispatch::trouble,
    schedule::gates::Reason,
    store::chats::Chat,
    telegram::refusal::Refusal,
    words::{Lang, Line, day_and_time, exists, grouped, line},
};

/// All there is to know.
#[derive(Debug)]
pub struct State {
    /// When this process started.
    pub running_since: DateTime<Utc>,
    /// When the last update was applied.
    pub last_update: Option<DateTime<Utc>>,
    /// Of this group.
    pub here: Counts,
    /// Of all groups together.
    pub everywhere: Counts,
    /// Why requests of this group were refused, in Telegram's words; [`None`] where it is uncertain whether they were.
    pub failures: Vec<Option<String>>,
    /// Why things of this group were put aside.
    pub faults: Vec<String>,
    /// What keeps everything from being posted here, by its codes.
    pub troubles: Vec<String>,
    /// Posts of this group to come, soonest first.
    pub next: Vec<Upcoming>,
    /// Promotions that are held back, until when nobody knows: their next due time, why, and what they are.
    pub held: Vec<(DateTime<Utc>, Reason, Line)>,
    /// Posts of this group that were skipped, and what they were.
    pub skipped: Vec<(Skipped, Option<Line>)>,
}

/// The whole message.
pub fn status(chat: &Chat, state: &State, now: DateTime<Utc>) -> Line {
    let language = chat.language;
    let mut parts = vec![running(chat, state, now), work(language, state)];
    parts.extend(rights(chat, state));
    parts.push(next(chat, &state.next, now));
    parts.extend(held(chat, &state.held, now));
    parts.extend(skipped(chat, &state.skipped, now));
    line("status").html("parts", parts.join("\n\n"))
}

/// What is missing, or keeps us from posting all the same.
fn rights(chat: &Chat, state: &State) -> Vec<String> {
    let rights = Rights::of(chat.bot);
    let missing = (rights != Rights::Enough || state.troubles.is_empty())
        .then(|| line("status-rights").plain("missing", rights.code()));
    let troubles = state.troubles.iter().map(|code| trouble::of_code(code));
    missing.into_iter().chain(troubles).map(|line| line.render(chat.language)).collect()
}

fn running(chat: &Chat, state: &State, now: DateTime<Utc>) -> String {
    let since = line("status-since")
        .line("when", day_and_time(state.running_since, chat.zone, now))
        .line("ago", ago(state.running_since, now));
    let last =
        state.last_update.map_or_else(|| line("status-no-update"), |at| line("status-last").line("ago", ago(at, now)));
    let version = line("status-version").text("version", env!("CARGO_PKG_VERSION"));
    [since, last, version].map(|line| line.render(chat.language)).join("\n")
}

fn work(language: Lang, state: &State) -> String {
    let counted = |id, here: i64, everywhere: i64| {
        // Other groups are named only if something is the matter there.
        let count = if everywhere > here { line("status-counted-wider") } else { line("status-counted") };
        let count = count.plain("here", &grouped(here, language)).plain("everywhere", &grouped(everywhere, language));
        line(id).line("count", count)
    };
    let (here, everywhere) = (state.here, state.everywhere);
    let mut lines = vec![counted("status-waiting", here.waiting, everywhere.waiting).render(language)];
    // Of trouble there has not been nothing is said.
    if everywhere.failed > 0 {
        lines.push(counted("status-failed", here.failed, everywhere.failed).render(language));
        lines.extend(refusals(language, &state.failures));
    }
    if everywhere.faults > 0 {
        lines.push(counted("status-faults", here.faults, everywhere.faults).render(language));
        lines.extend(causes(language, &state.faults));
    }
    lines.join("\n")
}

fn refusals(language: Lang, failures: &[Option<String>]) -> Vec<String> {
    let why = |words: &Option<String>| match words {
        Some(words) => trouble::in_words(Refusal::of(words)),
        None => line("refusal-lost"),
    };
    each_once(language, failures.iter().map(|words| line("status-refusal").line("why", why(words))))
}

/// What Telegram said no to is said as it is elsewhere. Other faults are ours, and nothing to people: whoever runs us
/// finds them in the quarantine as they were.
fn causes(language: Lang, causes: &[String]) -> Vec<String> {
    let one = |cause: &String| match Refusal::of(cause) {
        Refusal::Other => line("status-fault"),
        refusal => line("status-refusal").line("why", trouble::in_words(refusal)),
    };
    each_once(language, causes.iter().map(one))
}

/// What went wrong is usually tried again.
fn each_once(language: Lang, lines: impl Iterator<Item = Line>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for said in lines.map(|line| line.render(language)) {
        if !all.contains(&said) {
            all.push(said);
        }
    }
    all
}

fn next(chat: &Chat, posts: &[Upcoming], now: DateTime<Utc>) -> String {
    if posts.is_empty() {
        return line("status-next-none").render(chat.language);
    }
    let one = |post: &Upcoming| {
        line("status-next-post")
            .line("when", day_and_time(post.at, chat.zone, now))
            .line("what", post.what.clone())
            .render(chat.language)
    };
    let lines = posts.iter().map(one).collect::<Vec<_>>().join("\n");
    line("status-next").html("posts", lines).render(chat.language)
}

fn held(chat: &Chat, held: &[(DateTime<Utc>, Reason, Line)], now: DateTime<Utc>) -> Option<String> {
    let one = |(at, why, what): &(DateTime<Utc>, Reason, Line)| {
        line("status-skipped-post-named")
            .line("when", day_and_time(*at, chat.zone, now))
            .line("what", what.clone())
            .line("reason", reason(chat.language, why.code()))
            .render(chat.language)
    };
    let lines = held.iter().map(one).collect::<Vec<_>>().join("\n");
    (!lines.is_empty()).then(|| line("status-held").html("posts", lines).render(chat.language))
}

fn skipped(chat: &Chat, skipped: &[(Skipped, Option<Line>)], now: DateTime<Utc>) -> Option<String> {
    let one = |(skipped, what): &(Skipped, Option<Line>)| {
        let post = match what {
            Some(what) => line("status-skipped-post-named").line("what", what.clone()),
            None => line("status-skipped-post"),
        };
        post.line("when", day_and_time(skipped.due, chat.zone, now))
            .line("reason", reason(chat.language, &skipped.reason))
            .render(chat.language)
    };
    let lines = skipped.iter().map(one).collect::<Vec<_>>().join("\n");
    (!lines.is_empty()).then(|| line("status-skipped").html("posts", lines).render(chat.language))
}

/// Why a post was skipped; a reason without words is one for whoever runs us.
fn reason(language: Lang, code: &str) -> Line {
    let id = format!("skip-{code}");
    if exists(language, &id) { Line::named(id) } else { line("status-reason") }
}

fn ago(at: DateTime<Utc>, now: DateTime<Utc>) -> Line {
    match rules::ago(at, now) {
        Ago::Now => line("status-ago-now"),
        Ago::Minutes(n) => line("status-ago-minutes").num("n", n),
        Ago::Hours(n) => line("status-ago-hours").num("n", n),
        Ago::Days(n) => line("status-ago-days").num("n", n),
    }
}
