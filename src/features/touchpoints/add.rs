//! `/touchpoint SCHEDULE`, with the text below: adds a regular post, or says what is missing and shows the right
//! form with her own words filled in.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{
    panel,
    queries::{self, New, Touchpoint},
    rules::{self, Plan, Waiting},
    timing,
    views::{self, Next},
};
use crate::{
    dispatch::{
        Ask, Command, Cx, Result,
        whisper::{Pages, Whisper},
    },
    schedule::{
        gates::{Reason, quiet_until},
        grammar::{self, Afterthought, Context, Language, Problem, Schedule},
        recurrence::Recurrence,
    },
    store::chats::Chat,
    words::{Lang, Line, clean_name, clip, clip_text, clock_time, day_and_time, escape, isolate, line, long_date},
};

/// Longest text, in Telegram's characters (UTF-16 units).
const LONGEST: usize = 3_000;
/// How much of her words is shown back, so that the whole stays within one message.
const SHOWN_BACK: usize = 3_500;
/// How much of a word that was not understood is quoted, in graphemes.
const QUOTED: usize = 60;
/// The same for all that follows the time.
const QUOTED_REST: usize = 300;
/// A manager's own touchpoints a group may have.
const MOST: u8 = 50;
/// A schedule at the end of a line is looked for in so many words.
const SCHEDULE_WORDS: usize = 12;

/// A schedule and a text, as typed.
#[derive(Debug, PartialEq, Eq)]
struct Typed {
    schedule: String,
    text: String,
}

/// Why it cannot be done, and the nearest thing that can.
struct Objection {
    problem: Line,
    recurrence: Recurrence,
    text: String,
}

impl Typed {
    /// The first line that is not empty is the schedule, the lines below it are the text.
    fn read(command: &Command) -> Self {
        let (schedule, text) = match command.args.as_str() {
            "" => command.body.split_once('\n').unwrap_or((&command.body, "")),
            args => (args, command.body.as_str()),
        };
        Self { schedule: schedule.trim().to_owned(), text: visible(text) }
    }

    fn understand(&self, context: &Context) -> std::result::Result<(Recurrence, String), Objection> {
        match grammar::parse(&self.schedule, context) {
            Ok(schedule) => self.with_rest(schedule),
            Err(error) => Err(self.in_another_order(context).unwrap_or_else(|| Objection {
                problem: problem(&error.problem),
                recurrence: error.suggestion,
                text: self.text.clone(),
            })),
        }
    }

    /// What follows the time on its line is the text if there is none below, and if it does not look like more of
    /// the schedule: nobody shall read "except saturday" in the group.
    fn with_rest(&self, schedule: Schedule<'_>) -> std::result::Result<(Recurrence, String), Objection> {
        let Schedule { recurrence, rest } = schedule;
        let joined = [rest, &self.text].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        let joined = visible(&joined);
        if !rest.chars().any(char::is_alphanumeric) {
            return Ok((recurrence, joined));
        }
        let text = match (grammar::afterthought(rest), self.text.is_empty()) {
            (None, true) => return Ok((recurrence, joined)),
            (None | Some(Afterthought::Either), _) => joined,
            (Some(Afterthought::Schedule), _) => self.text.clone(),
        };
        let problem = line("touch-problem-after-time").text("word", &clip(rest, QUOTED_REST));
        Err(Objection { problem, recurrence, text })
    }

    /// The text first and the schedule after it, on the same line or below.
    fn in_another_order(&self, context: &Context) -> Option<Objection> {
        let objection = |recurrence: Recurrence, text: &str| {
            let problem = line("touch-problem-order");
            Objection { problem, recurrence, text: text.trim().to_owned() }
        };
        let alone = |text: &str| grammar::parse(text, context).ok().filter(|s| s.rest.is_empty()).map(|s| s.recurrence);
        let lines: Vec<&str> = self.text.lines().collect();
        for (place, below) in lines.iter().enumerate() {
            if let Some(recurrence) = alone(below) {
                let others = lines.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, line)| *line);
                let text: Vec<&str> = [self.schedule.as_str()].into_iter().chain(others).collect();
                return Some(objection(recurrence, &text.join("\n")));
            }
        }
        let starts: Vec<usize> = words(&self.schedule).collect();
        let first = starts.len().saturating_sub(SCHEDULE_WORDS).max(1);
        starts.into_iter().skip(first).find_map(|start| {
            let (text, schedule) = self.schedule.split_at(start);
            Some(objection(alone(schedule)?, &format!("{}\n{}", text.trim(), self.text)))
        })
    }
}

/// Where words begin.
fn words(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices()
        .scan(true, |after_blank, (at, c)| Some((std::mem::replace(after_blank, c.is_whitespace()), at, c)))
        .filter(|(after_blank, _, c)| *after_blank && !c.is_whitespace())
        .map(|(_, at, _)| at)
}

/// Her text without what would turn the direction of others' words around; empty if nothing of it can be seen.
fn visible(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(|c| !turns(*c)).collect();
    if clean_name(&text).is_empty() { String::new() } else { text.trim().to_owned() }
}

fn problem(problem: &Problem) -> Line {
    let quoting = |id: &'static str, word: &str| line(id).text("word", &clip(word, QUOTED));
    match problem {
        Problem::Empty => line("touch-problem-empty"),
        Problem::NoRule(word) => quoting("touch-problem-no-rule", word),
        Problem::Unsupported(word) => quoting("touch-problem-unsupported", word),
        Problem::NotUnderstood(word) => quoting("touch-problem-not-understood", word),
        Problem::MissingTime => line("touch-problem-missing-time"),
        Problem::BadTime(word) => quoting("touch-problem-bad-time", word),
        Problem::MissingDay => line("touch-problem-missing-day"),
        Problem::UnknownDay(word) => quoting("touch-problem-unknown-day", word),
        Problem::DayOutOfRange(day) => line("touch-problem-day-out-of-range").num("day", i64::from(*day)),
        Problem::MissingDate => line("touch-problem-missing-date"),
        Problem::BadDate(word) => quoting("touch-problem-bad-date", word),
        Problem::UnknownMonth(word) => quoting("touch-problem-unknown-month", word),
        Problem::PastDate(date) => line("touch-problem-past").line("date", long_date(*date)),
    }
}

/// The refusal: what is missing, and the right form ready to be copied.
fn refusal(Objection { problem, recurrence, text }: Objection) -> Line {
    line("touch-refused").line("problem", problem).made("example", move |lang| example(&recurrence, &text, lang))
}

fn example(recurrence: &Recurrence, text: &str, lang: Lang) -> String {
    let schedule = grammar::canonical(recurrence, language(lang));
    let text = if text.is_empty() { line("touch-your-text").render_plain(lang) } else { text.to_owned() };
    let example = clip_text(&format!("/touchpoint {schedule}\n{text}"), SHOWN_BACK);
    isolate(&format!("<code>{}</code>", escape(&example)))
}

/// `/touchpoint …`
pub async fn touchpoint(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.managed_group(&ask).await?;
    let context = Context { now: cx.now, tz: chat.zone, workdays: rules::workdays(chat.language) };
    let (recurrence, text) = Typed::read(&ask.command).understand(&context).map_err(refusal)?;
    let object = |problem: Line| refusal(Objection { problem, recurrence, text: text.clone() });
    check_text(&text).map_err(object)?;
    let all = queries::of_chat(&cx.tx, chat.key).await?;
    if all.iter().filter(|touchpoint| touchpoint.plan.own).count() >= usize::from(MOST) {
        return Err(line("touch-too-many").num("most", i64::from(MOST)).into());
    }
    let due = recurrence.next_after(cx.now, chat.zone);
    let next = due.map(|due| Waiting { scheduled_for: due, asks_at: due });
    // Until it has a number of its own it comes after all others.
    let mut plan = Plan { id: i64::MAX, own: true, recurrence, skip_date: None, done_date: None, next };
    let times = rules::next_times(chat, &plan, cx.now, 2).map_err(|reason| never(reason, chat, &plan, &text))?;
    let kept = kept(&cx, chat, &plan, &all).await?;
    let notes = notes(&cx, chat, &plan, (&times, &kept), &all).await?;
    let created_by = ask.actor.person().map(|person| person.id);
    let new =
        New { chat: chat.key, own: true, recurrence: &recurrence, text: &text, thread: ask.at.thread, created_by };
    plan.id = queries::insert(&cx.tx, &new, cx.now).await?;
    timing::set_next(&cx, chat, &plan).await?;
    let value = format!("{}: {}", plan.id, grammar::canonical(&recurrence, Language::English));
    cx.log_setting(chat.key, &ask.actor, "touchpoint", &value).await?;
    let mut pages = Pages::default();
    for lang in cx.whisper_languages(&ask).await? {
        let notes: Vec<String> = notes.iter().map(|note| format!("\n{}", note.render(lang))).collect();
        let words = line("touch-added")
            .line("rule", views::rule(&recurrence, lang))
            .text("text", &views::excerpt(&text))
            .line("next", kept.words(chat, lang, cx.now))
            .html("notes", notes.concat());
        pages.add(lang, words.render(lang), panel::keyboard_added(&cx, chat, plan.id, lang).await?);
    }
    cx.whisper_what(&ask, Whisper::pages(&pages)).await
}

/// The times that will be kept, with all others there are.
async fn kept(cx: &Cx, chat: &Chat, plan: &Plan, all: &[Touchpoint]) -> Result<Next> {
    let running = all.iter().filter(|touchpoint| !touchpoint.paused).map(|touchpoint| touchpoint.plan);
    let plans: Vec<Plan> = running.chain([*plan]).collect();
    let outlook = rules::outlook(chat, &plans, plan, &timing::posted(cx, chat.key).await?, cx.now, 2);
    Ok(outlook.map_or_else(Next::Held, |outlook| Next::from(&outlook)))
}

fn check_text(text: &str) -> std::result::Result<(), Line> {
    if text.is_empty() {
        return Err(line("touch-problem-no-text"));
    }
    match text.encode_utf16().count().checked_sub(LONGEST) {
        None | Some(0) => Ok(()),
        Some(over) => {
            let over = i64::try_from(over).unwrap_or(i64::MAX);
            Err(line("touch-problem-long").num("over", over).plain("most", &LONGEST.to_string()))
        }
    }
}

/// What she should know beside the times: that quiet hours move it, and who goes without on a full day.
async fn notes(
    cx: &Cx,
    chat: &Chat,
    plan: &Plan,
    (times, kept): (&[DateTime<Utc>], &Next),
    all: &[Touchpoint],
) -> Result<Vec<Line>> {
    let mut notes = Vec::new();
    let due = plan.next.map(|next| next.scheduled_for);
    if let (Some(first), Some(_)) = (times.first(), due.and_then(|due| quiet_until(chat, due))) {
        let at = clock_time(first.with_timezone(&chat.zone).time());
        notes.push(line("touch-note-deferred").html("hours", views::hours(chat.quiet)).plain("at", &at));
    }
    let others: Vec<Plan> = all.iter().filter(|touchpoint| !touchpoint.paused).map(|t| t.plan).collect();
    let squeeze = rules::squeeze(chat, &others, plan, &timing::posted(cx, chat.key).await?, cx.now);
    let day = |at: DateTime<Utc>| day_and_time(at, chat.zone, cx.now);
    let limits = || line("touch-limits").num("day", chat.posts_per_day).num("week", chat.posts_per_week);
    if let Some((at, reason)) = squeeze.skipped.filter(|_| !matches!(kept, Next::NoRoom(_))) {
        notes.push(match reason {
            Reason::TooClose => line("touch-note-too-close").line("day", day(at)),
            _ => line("touch-note-skipped").line("day", day(at)).line("limits", limits()),
        });
    }
    let displaced = squeeze.displaces.and_then(|(id, at, why)| Some((all.iter().find(|t| t.plan.id == id)?, at, why)));
    if let Some((other, at, reason)) = displaced {
        let words = match reason {
            Reason::TooClose => line("touch-note-displaces-close"),
            _ => line("touch-note-displaces").line("limits", limits()),
        };
        notes.push(words.line("day", day(at)).line("other", views::about(other)));
    }
    Ok(notes)
}

/// Why it could never be posted, and a time near by at which it could.
fn never(reason: Reason, chat: &Chat, plan: &Plan, text: &str) -> Line {
    let problem = match reason {
        Reason::QuietDay => line("touch-problem-quiet-day"),
        _ => line("touch-problem-quiet-hours").html("hours", views::hours(chat.quiet)),
    };
    let recurrence = rules::nearest_allowed(chat, &plan.recurrence, reason);
    refusal(Objection { problem, recurrence, text: text.to_owned() })
}

const fn language(lang: Lang) -> Language {
    match lang {
        Lang::En => Language::English,
        Lang::He => Language::Hebrew,
        Lang::Ru => Language::Russian,
    }
}
