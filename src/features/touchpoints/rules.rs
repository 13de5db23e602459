//! What the rhythm asks of the library, what rank and patience a repetition has, and what is offered instead of a time
//! that cannot be kept. Pure.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc, Weekday};

use super::NAME;
use crate::{
    schedule::{
        gates::{Reason, local_date, quiet_until},
        posts::{Plan, Rank, State},
        recurrence::{DaySet, MonthDay, Recurrence, Rule, first_instant_at},
    },
    store::chats::{Chat, Rhythm},
    words::Lang,
};

/// A repetition on at least so many days of the week counts as daily.
const DAILY_FROM_DAYS: usize = 4;
/// Days on which a Sabbath begins and ends: bit 0 Monday to bit 6 Sunday.
const SHABBAT: u8 = 0b011_0000;
/// The library posts at this hour.
const LIBRARY_HOUR: u32 = 10;
/// What a group has left to hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stock {
    /// Enough, or nothing was ever planned.
    Enough,
    /// Conversation starters it has not had for a week.
    Starters,
    /// One single post, within a week.
    LastPost,
}

/// What is left: of the library so many the group has not had, at so many a week; of managers' own these. When all of the
/// library was had, the oldest come again: that was said before.
#[must_use]
pub fn stock(library: Option<(usize, usize)>, own: &[Plan], now: DateTime<Utc>) -> Stock {
    if let Some((unused, per_week)) = library {
        return if (1..=per_week).contains(&unused) { Stock::Starters } else { Stock::Enough };
    }
    match own {
        [last] if last.is_once() => match last.state.next {
            Some(next) if next.scheduled_for - now <= TimeDelta::weeks(1) => Stock::LastPost,
            _ => Stock::Enough,
        },
        _ => Stock::Enough,
    }
}

/// The plan of a touchpoint: a manager's own, or the library's, which waits for a pause in the conversation.
#[must_use]
pub fn plan(id: i64, own: bool, recurrence: Recurrence) -> Plan {
    Plan {
        room: NAME,
        id,
        rank: rank(own, &recurrence.rule),
        recurrence,
        grace: grace(&recurrence.rule),
        waits_for_pause: if own { TimeDelta::zero() } else { TimeDelta::MAX },
        other_days: false,
        above_limits: false,
        cheerful: false,
        is_promotion: false,
        condition: None,
        content: None,
        thread: None,
        state: State::default(),
    }
}

/// The same post at other times. What was asked of the times of before is asked no longer; a single time may be
/// another hour of the same day.
#[must_use]
pub fn moved(plan: &Plan, recurrence: Recurrence) -> Plan {
    let (rank, grace) = (rank(true, &recurrence.rule), grace(&recurrence.rule));
    let done_date = plan.state.done_date.filter(|_| !matches!(recurrence.rule, Rule::Once { .. }));
    let state = State { done_date, ..State::default() };
    Plan { rank, recurrence, grace, above_limits: false, state, ..*plan }
}

fn rank(own: bool, rule: &Rule) -> Rank {
    match rule {
        Rule::Quiet => Rank::Quiet,
        _ if !own => Rank::Library,
        Rule::Once { .. } => Rank::Once,
        rule if is_daily(rule) => Rank::Daily,
        _ => Rank::Rarer,
    }
}

/// How long after its due time one is still worth posting (DOMAIN §B3).
fn grace(rule: &Rule) -> TimeDelta {
    match rule {
        // All day long, and not into the next, which has its own.
        Rule::Quiet => TimeDelta::minutes(24 * 60 - 1),
        rule if is_daily(rule) => TimeDelta::hours(3),
        Rule::Daily | Rule::Days { .. } | Rule::Weekly { .. } | Rule::Once { .. } | Rule::Cron { .. } => {
            TimeDelta::hours(12)
        }
        Rule::Monthly { on: MonthDay::Even | MonthDay::Odd } => TimeDelta::hours(12),
        Rule::Monthly { .. } | Rule::Months { .. } => TimeDelta::hours(36),
        Rule::Yearly { .. } => TimeDelta::days(7),
    }
}

fn is_daily(rule: &Rule) -> bool {
    match rule {
        Rule::Daily => true,
        Rule::Days { every, .. } => every.get() == 1,
        Rule::Weekly { every, days, .. } => every.get() == 1 && days.iter().count() >= DAILY_FROM_DAYS,
        _ => false,
    }
}

/// What the rhythm asks of the library: when it posts, in the working days of the chat's language.
#[must_use]
pub fn library_rule(rhythm: Rhythm, language: Lang) -> Option<Recurrence> {
    let workdays = workdays(language);
    let days = match rhythm {
        Rhythm::Gentle => first_workday(language).into(),
        Rhythm::Steady => workdays,
        Rhythm::None => return None,
    };
    let time = NaiveTime::from_hms_opt(LIBRARY_HOUR, 0, 0)?;
    // Every week is every week, whichever the first was.
    let rule = Rule::Weekly { every: std::num::NonZeroU32::MIN, days, anchor: NaiveDate::default() };
    Some(Recurrence { rule, time })
}

/// On how many days of a week a weekly rule posts; 0 for the others.
#[must_use]
pub fn per_week(recurrence: &Recurrence) -> usize {
    match recurrence.rule {
        Rule::Weekly { days, .. } => days.iter().count(),
        _ => 0,
    }
}

/// The days people work on where the language is spoken.
#[must_use]
pub fn workdays(language: Lang) -> DaySet {
    let [first, rest @ ..] = language.workdays();
    rest.into_iter().fold(first.into(), DaySet::with)
}

fn first_workday(language: Lang) -> Weekday {
    let [first, ..] = language.workdays();
    first
}

/// The nearest rule to one that quiet hours or quiet days leave no time: an example to show.
#[must_use]
pub fn nearest_allowed(chat: &Chat, recurrence: &Recurrence, obstacle: Reason) -> Recurrence {
    match obstacle {
        Reason::QuietDay => Recurrence { rule: on_another_day(chat, recurrence.rule), ..*recurrence },
        _ => Recurrence { time: outside_quiet_hours(chat, recurrence.time), ..*recurrence },
    }
}

/// The minute of the day.
#[must_use]
pub fn minute_of(time: NaiveTime) -> u16 {
    u16::try_from(time.hour() * 60 + time.minute()).unwrap_or_default()
}

/// An hour before the quiet hours, or their end, whichever is nearer.
fn outside_quiet_hours(chat: &Chat, time: NaiveTime) -> NaiveTime {
    const DAY: i64 = 24 * 60;
    let (from, until) = (i64::from(chat.quiet.from), i64::from(chat.quiet.until));
    let asked = i64::from(minute_of(time));
    let before = (from - 60).rem_euclid(DAY);
    let is_free = |minute: i64| u16::try_from(minute).is_ok_and(|minute| !chat.quiet.contains(minute));
    let near_before = (asked - before).rem_euclid(DAY) < (until - asked).rem_euclid(DAY);
    let minute = if near_before && is_free(before) { before } else { until };
    let seconds = u32::try_from(minute * 60).unwrap_or_default();
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or(time)
}

/// The same on the next day of the week that is not quiet.
fn on_another_day(chat: &Chat, rule: Rule) -> Rule {
    let quiet = chat.quiet_days | if chat.rest.shabbat { SHABBAT } else { 0 };
    let is_free = |day: &Weekday| quiet & (1 << day.num_days_from_monday()) == 0;
    let after = |day: Weekday| std::iter::successors(Some(day), |day| Some(day.succ())).take(7).find(is_free);
    match rule {
        Rule::Weekly { every, days, anchor } => {
            let days = DaySet::new(days.iter().filter_map(after)).unwrap_or(days);
            Rule::Weekly { every, days, anchor }
        }
        // Every seventh day, or the like, is always the same day of the week.
        Rule::Days { every, anchor } => Rule::Days {
            every,
            anchor: anchor.iter_days().take(7).find(|date| is_free(&date.weekday())).unwrap_or(anchor),
        },
        Rule::Monthly { on } => Rule::Monthly { on: on_another_weekday(on, after) },
        Rule::Months { every, on, anchor } => Rule::Months { every, on: on_another_weekday(on, after), anchor },
        Rule::Once { date } => {
            Rule::Once { date: date.iter_days().take(7).find(|date| is_free(&date.weekday())).unwrap_or(date) }
        }
        Rule::Daily | Rule::Quiet | Rule::Yearly { .. } | Rule::Cron { .. } => rule,
    }
}

fn on_another_weekday(on: MonthDay, after: impl Fn(Weekday) -> Option<Weekday>) -> MonthDay {
    let instead = |day| after(day).unwrap_or(day);
    let all = |days: DaySet| DaySet::new(days.iter().map(instead)).unwrap_or(days);
    match on {
        MonthDay::Nth { k, weekday } => MonthDay::Nth { k, weekday: instead(weekday) },
        MonthDay::LastWeekday(day) => MonthDay::LastWeekday(instead(day)),
        MonthDay::Places { places, weekday } => MonthDay::Places { places, weekday: instead(weekday) },
        MonthDay::FirstOf(days) => MonthDay::FirstOf(all(days)),
        MonthDay::LastOf(days) => MonthDay::LastOf(all(days)),
        MonthDay::Day(_) | MonthDay::Days(_) | MonthDay::Even | MonthDay::Odd | MonthDay::Last => on,
    }
}

/// So long before it comes a post is shown to who wants to see it.
const SHOWN_BEFORE: TimeDelta = TimeDelta::minutes(30);

/// When a post that comes at `comes` is shown to who wants to see it before: half an hour before, and not in quiet hours.
/// What would be shown in them is shown when they are over, or before they begin. [`None`]: there is no time for it.
#[must_use]
pub fn shown_at(chat: &Chat, comes: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let wanted = (comes - SHOWN_BEFORE).max(now);
    let Some(opens) = quiet_until(chat, wanted) else { return Some(wanted).filter(|at| *at < comes) };
    if opens < comes {
        return Some(opens);
    }
    let begins = |date: NaiveDate| {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(chat.quiet.from) * 60, 0)?;
        first_instant_at(date.and_time(time), chat.zone)
    };
    let today = local_date(wanted, chat.zone);
    let begins = begins(today).filter(|at| *at <= wanted).or_else(|| begins(today.pred_opt()?))?;
    Some((begins - SHOWN_BEFORE).max(now)).filter(|at| *at < begins)
}

#[cfg(test)]
mod tests;
