//! The gates an unasked post passes, in this order (design §6, DOMAIN §B4): within its grace, allowed to
//! write, quiet day, quiet hours, budget, not into a lively conversation. All rooms share them, and with them
//! one budget per chat (invariant I4). Pure: time and what was posted are arguments.
//!
//! What a manager scheduled herself is not held back by a lively conversation: she asked for that time. The
//! library's prompts are.

use chrono::{DateTime, NaiveTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;

use super::{recurrence::first_instant_at, rest};
use crate::{
    store::{chats::Chat, outbox::NOT_IN_TIME},
    telegram::refusal::Refusal,
};

/// Unasked posts are at least this far apart.
pub const APART: TimeDelta = TimeDelta::hours(4);
/// A conversation is lively until this long after the last human message.
const LIVELY: TimeDelta = TimeDelta::minutes(30);
/// What is let through is sent within this time, even at the very end of its grace.
const AT_LEAST: TimeDelta = TimeDelta::minutes(5);
/// After quiet hours, posts are spread over this many minutes.
const SPREAD_MINUTES: i64 = 20;
/// Longest grace there is, in days, and one more.
const LOOK_AHEAD_DAYS: usize = 9;

/// A post that asks to be let through.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// When it was due.
    pub due: DateTime<Utc>,
    /// How long after that it is still worth posting.
    pub grace: TimeDelta,
    /// Whether it waits for a pause in the conversation.
    pub waits_for_pause: bool,
    /// Posts due later the same day that have precedence.
    pub reserved: i64,
    /// Whether it wants to cheer people up, which is left alone on a sombre day.
    pub cheerful: bool,
}

/// What the gates say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Post it now.
    Go,
    /// Ask again then.
    Later(DateTime<Utc>),
    /// Not this time.
    Skip(Reason),
}

/// Why a post was skipped; recorded, and shown to managers (message `skip-CODE`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Its time was missed by too much.
    TooLate,
    /// We may not write there.
    CannotWrite,
    /// The whole day is quiet.
    QuietDay,
    /// It is a day on which nobody is cheered up.
    Sombre,
    /// Quiet hours last longer than it can wait.
    QuietHours,
    /// The group has had its posts for the day or week.
    Budget,
    /// Another post was made less than four hours before.
    TooClose,
    /// People were talking all the time.
    Lively,
    /// All it has to say was posted lately ([`super::content`]).
    Content,
    /// The latest post was a promotion, too ([`super::promotions`]).
    PromotionAgain,
    /// A fifth of the latest posts are promotions already.
    PromotionShare,
    /// It waits for silence, and people talk as they usually do ([`super::quiet`]).
    AsUsual,
    /// It waits for silence, and nobody answered the latest.
    Unanswered,
    /// Members begin their conversations themselves.
    SelfSufficient,
}

impl Reason {
    /// As recorded.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLate => "too-late",
            Self::CannotWrite => "cannot-write",
            Self::QuietDay => "quiet-day",
            Self::Sombre => "sombre",
            Self::QuietHours => "quiet-hours",
            Self::Budget => "budget",
            Self::TooClose => "too-close",
            Self::Lively => "lively",
            Self::Content => "content",
            Self::PromotionAgain => "promotion-again",
            Self::PromotionShare => "promotion-share",
            Self::AsUsual => "as-usual",
            Self::Unanswered => "unanswered",
            Self::SelfSufficient => "self-sufficient",
        }
    }

    /// Whether other posts are in its way, by what the group takes of them.
    #[must_use]
    pub const fn is_for_others(self) -> bool {
        matches!(self, Self::Budget | Self::TooClose | Self::PromotionAgain | Self::PromotionShare)
    }

    /// Whether the next day may have room.
    #[must_use]
    pub const fn may_be_over_tomorrow(self) -> bool {
        match self {
            Self::QuietDay
            | Self::Sombre
            | Self::QuietHours
            | Self::Budget
            | Self::TooClose
            | Self::PromotionAgain
            | Self::PromotionShare => true,
            Self::TooLate | Self::CannotWrite | Self::Lively | Self::Content => false,
            Self::AsUsual | Self::Unanswered | Self::SelfSufficient => false,
        }
    }
}

/// As recorded, if a post was refused in these words by Telegram, or given up by ourselves as it came too late.
#[must_use]
pub fn why_refused(words: &str) -> &'static str {
    match words {
        NOT_IN_TIME => "not-in-time",
        _ => match Refusal::of(words) {
            Refusal::MayNotWrite | Refusal::NotThere | Refusal::GroupGone => Reason::CannotWrite.code(),
            Refusal::TopicClosed => "topic-closed",
            _ => "refused",
        },
    }
}

/// How long a post that is let through at `now` is worth sending, should Telegram keep it waiting: until `deadline`,
/// but not into quiet hours or a quiet day.
#[must_use]
pub fn worth(chat: &Chat, deadline: DateTime<Utc>, now: DateTime<Utc>) -> TimeDelta {
    let at_minute = |date: chrono::NaiveDate, minute: u16| {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0)?;
        first_instant_at(date.and_time(time), chat.zone)
    };
    let days = local_date(now, chat.zone).iter_days().take(LOOK_AHEAD_DAYS);
    let nights =
        days.filter_map(|date| at_minute(date, chat.quiet.from).filter(|_| chat.quiet.from != chat.quiet.until));
    let quiet = nights.chain(rest::next_begin(chat, now, deadline));
    let ends = quiet.filter(|at| *at > now).fold(deadline, DateTime::min);
    (ends - now).max(AT_LEAST)
}

/// How far back [`decide`] wants to know what was posted: a week of the chat, and a day for its zone.
pub const LOOK_BACK: TimeDelta = TimeDelta::days(8);

/// Asks the gates. `posted` are the chat's unasked posts since [`LOOK_BACK`], oldest first.
#[must_use]
pub fn decide(chat: &Chat, candidate: &Candidate, posted: &[DateTime<Utc>], now: DateTime<Utc>) -> Verdict {
    let deadline = candidate.due + candidate.grace;
    if now > deadline {
        return Verdict::Skip(Reason::TooLate);
    }
    if !chat.bot.can_write() {
        return Verdict::Skip(Reason::CannotWrite);
    }
    let wait = |until: DateTime<Utc>, reason: Reason| {
        // Where an hour comes twice, quiet hours may end in the first of them.
        let until = until.max(now + AT_LEAST);
        if until > deadline { Verdict::Skip(reason) } else { Verdict::Later(until) }
    };
    if is_quiet_day(chat, now) {
        return Verdict::Skip(Reason::QuietDay);
    }
    if candidate.cheerful && rest::sombre(chat, now).is_some() {
        return Verdict::Skip(Reason::Sombre);
    }
    if let Some(opens) = quiet_until(chat, now) {
        let talks = chat.last_human_at.is_some_and(|last| now - last < LIVELY);
        let was_held = candidate.waits_for_pause && talks && quiet_until(chat, candidate.due).is_none();
        let reason = if was_held { Reason::Lively } else { Reason::QuietHours };
        return wait(opens + spread(chat), reason);
    }
    if over_budget(chat, candidate, posted, now) {
        return Verdict::Skip(Reason::Budget);
    }
    if let Some(last) = posted.last().filter(|last| now - **last < APART) {
        return wait(*last + APART, Reason::TooClose);
    }
    match chat.last_human_at.filter(|last| candidate.waits_for_pause && now - *last < LIVELY) {
        Some(last) => wait(last + LIVELY, Reason::Lively),
        None => Verdict::Go,
    }
}

/// When a post that asks at `at` and is worth posting until `deadline` gets through quiet hours and quiet days, if
/// there is room for it then; [`None`]: not at all.
#[must_use]
pub fn comes_through(chat: &Chat, at: DateTime<Utc>, deadline: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let opens = quiet_until(chat, at).map_or(at, |opens| opens + spread(chat));
    (opens <= deadline && !is_quiet_day(chat, at) && !is_quiet_day(chat, opens)).then_some(opens)
}

/// Whether the group rests: quiet hours or a quiet day. What people asked for, or wait for, then comes without sound.
#[must_use]
pub fn is_quiet(chat: &Chat, at: DateTime<Utc>) -> bool {
    is_quiet_day(chat, at) || quiet_until(chat, at).is_some()
}

fn is_quiet_day(chat: &Chat, at: DateTime<Utc>) -> bool {
    rest::at(chat, at).is_some()
}

/// When the quiet hours that hold at `now` end.
#[must_use]
pub fn quiet_until(chat: &Chat, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let local = now.with_timezone(&chat.zone);
    let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or_default();
    if !chat.quiet.contains(minute) {
        return None;
    }
    let opens = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(chat.quiet.until) * 60, 0)?;
    let today = local.date_naive();
    let day = if minute < chat.quiet.until { today } else { today.succ_opt()? };
    first_instant_at(day.and_time(opens), chat.zone)
}

/// The same few minutes for a chat every time, so that not all chats wake at the same instant.
const fn spread(chat: &Chat) -> TimeDelta {
    TimeDelta::minutes(chat.key.0.rem_euclid(SPREAD_MINUTES))
}

fn over_budget(chat: &Chat, candidate: &Candidate, posted: &[DateTime<Utc>], now: DateTime<Utc>) -> bool {
    let today = now.with_timezone(&chat.zone).date_naive();
    let week = week_of(chat, now);
    let date = |at: &DateTime<Utc>| at.with_timezone(&chat.zone).date_naive();
    let of_day = posted.iter().filter(|at| date(at) == today).count();
    let of_week = posted.iter().filter(|at| week_of(chat, **at) == week).count();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    count(of_day) + candidate.reserved >= chat.posts_per_day || count(of_week) >= chat.posts_per_week
}

/// The first day of the chat's week that an instant is in; the budget of a week is counted from there.
#[must_use]
pub fn week_of(chat: &Chat, at: DateTime<Utc>) -> chrono::NaiveDate {
    at.with_timezone(&chat.zone).date_naive().week(chat.language.week_start()).first_day()
}

/// The local date of an instant.
#[must_use]
pub fn local_date(at: DateTime<Utc>, zone: Tz) -> chrono::NaiveDate {
    at.with_timezone(&zone).date_naive()
}

#[cfg(test)]
pub(crate) mod tests;
