//! When touchpoints happen, which gives way to which, and what comes next. Pure: the time is an argument.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc, Weekday};
use chrono_tz::Tz;

use crate::{
    schedule::{
        gates::{APART, Candidate, LOOK_BACK, Reason, Verdict, comes_through, decide, local_date, week_of},
        recurrence::{DaySet, MonthDay, Recurrence, Rule, first_instant_at},
    },
    store::chats::{BotPlace, Chat, Rhythm},
    words::Lang,
};

/// A repetition on at least so many days of the week counts as daily.
const DAILY_FROM_DAYS: usize = 4;
/// The library posts at this hour.
const LIBRARY_HOUR: u32 = 10;
/// No projection looks at more due times than this.
const MOST_STEPS: usize = 2_000;
/// So many due times are tried before we say that quiet hours and days leave none.
const MOST_TRIES: usize = 60;
/// How far around the first time of a new touchpoint we look for others that want the same place.
const AROUND: TimeDelta = TimeDelta::days(8);

/// The plan of one touchpoint, whatever it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Whose.
    pub id: i64,
    /// A manager's own, or the library's.
    pub own: bool,
    /// On which local dates and at what local time.
    pub recurrence: Recurrence,
    /// A manager asked to leave out the one on this local date.
    pub skip_date: Option<NaiveDate>,
    /// The local date of the latest one decided.
    pub done_date: Option<NaiveDate>,
    /// A manager was asked, and wants it to come even when the limits have no room for it.
    pub above_limits: bool,
    /// The due time that is waited for; [`None`]: paused, or over.
    pub next: Option<Waiting>,
}

/// A due time that is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// When it is, or was, due.
    pub scheduled_for: DateTime<Utc>,
    /// When the gates are asked (again).
    pub asks_at: DateTime<Utc>,
}

/// Who gives way on a day that has room for fewer: the library to managers, what comes daily to what is rarer
/// (DOMAIN §B4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The library's conversation starters.
    Library,
    /// A manager's own, daily or nearly.
    Daily,
    /// A manager's own, once a week or less often.
    Rarer,
    /// A manager's own for a single time: it has no other.
    Once,
}

impl Plan {
    /// Who it gives way to.
    #[must_use]
    pub fn rank(&self) -> Rank {
        match self.recurrence.rule {
            _ if !self.own => Rank::Library,
            Rule::Once { .. } => Rank::Once,
            rule if is_daily(&rule) => Rank::Daily,
            Rule::Daily | Rule::Weekly { .. } | Rule::Monthly { .. } | Rule::Yearly { .. } => Rank::Rarer,
        }
    }

    /// How long after its due time it is still worth posting (DOMAIN §B3).
    #[must_use]
    pub fn grace(&self) -> TimeDelta {
        match self.recurrence.rule {
            rule if is_daily(&rule) => TimeDelta::hours(3),
            Rule::Daily | Rule::Weekly { .. } | Rule::Once { .. } => TimeDelta::hours(12),
            Rule::Monthly { .. } => TimeDelta::hours(36),
            Rule::Yearly { .. } => TimeDelta::days(7),
        }
    }

    /// The first due time after an instant, on a local date that has not had its own yet.
    #[must_use]
    pub fn next_after(&self, after: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        let due = |after| self.recurrence.next_after(after, zone);
        std::iter::successors(due(after), |last| due(*last))
            .find(|at| self.done_date.is_none_or(|done| local_date(*at, zone) > done))
    }

    /// Whether it comes a single time.
    #[must_use]
    pub const fn is_once(&self) -> bool {
        matches!(self.recurrence.rule, Rule::Once { .. })
    }

    /// The due time of what comes a single time, waits for it, and finds that by another zone it has been.
    #[must_use]
    pub fn passed_unseen(&self, now: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        let Rule::Once { date } = self.recurrence.rule else { return None };
        self.next?;
        let due = first_instant_at(date.and_time(self.recurrence.time), zone)?;
        (due <= now && self.done_date.is_none_or(|done| done < date)).then_some(due)
    }

    /// Whether a manager asked to leave this one out.
    #[must_use]
    pub fn is_skipped(&self, scheduled_for: DateTime<Utc>, zone: Tz) -> bool {
        self.skip_date == Some(local_date(scheduled_for, zone))
    }

    /// The due times from `first` that have come, oldest first: more than one after the process was down.
    #[must_use]
    pub fn come(&self, first: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> Vec<DateTime<Utc>> {
        std::iter::successors(Some(first), |last| self.recurrence.next_after(*last, zone).filter(|at| *at <= now))
            .collect()
    }

    /// What the gates are asked for a due time of this plan.
    #[must_use]
    pub fn candidate(&self, due: DateTime<Utc>, reserved: i64) -> Candidate {
        Candidate { due, grace: self.grace(), waits_for_pause: !self.own, reserved }
    }
}

fn is_daily(rule: &Rule) -> bool {
    match rule {
        Rule::Daily => true,
        Rule::Weekly { every, days, .. } => every.get() == 1 && days.iter().count() >= DAILY_FROM_DAYS,
        Rule::Monthly { .. } | Rule::Yearly { .. } | Rule::Once { .. } => false,
    }
}

/// How many posts of other plans are still to come on the local day of `now` and go before this one. One that quiet
/// hours put off until tomorrow takes a place tomorrow.
fn reserved<'a>(chat: &Chat, plan: &Plan, others: impl IntoIterator<Item = &'a Plan>, now: DateTime<Utc>) -> i64 {
    let today = local_date(now, chat.zone);
    let goes_before = |other: &Plan| {
        other.id != plan.id
            && other.rank() > plan.rank()
            && other.next.is_some_and(|next| {
                !other.is_skipped(next.scheduled_for, chat.zone)
                    && comes_through(chat, next.asks_at.max(now), next.scheduled_for + other.grace())
                        .is_some_and(|at| local_date(at, chat.zone) == today)
            })
    };
    let count = others.into_iter().filter(|other| goes_before(other)).count();
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How many posts of other plans are still to come in the chat's week and go before this one.
fn reserved_in_week<'a>(
    chat: &Chat,
    plan: &Plan,
    others: impl IntoIterator<Item = &'a Plan>,
    now: DateTime<Utc>,
) -> usize {
    let week = week_of(chat, now);
    let to_come = |other: &Plan| {
        let posted_at = |due: DateTime<Utc>| {
            let asks_at = other.next.filter(|next| next.scheduled_for == due).map_or(due, |next| next.asks_at);
            comes_through(chat, asks_at.max(now), due + other.grace())
        };
        let first = other.next.map(|next| next.scheduled_for);
        std::iter::successors(first, |last| other.next_after(*last, chat.zone))
            .take_while(|due| week_of(chat, *due) <= week)
            .filter(|due| !other.is_skipped(*due, chat.zone))
            .filter(|due| posted_at(*due).is_some_and(|at| week_of(chat, at) == week))
            .count()
    };
    others.into_iter().filter(|other| other.id != plan.id && other.rank() > plan.rank()).map(to_come).sum()
}

/// Asks the gates for a due time of a plan, which gives way to those of `others` that go before it the same day or
/// in the same week. `posted`: as for [`decide`].
#[must_use]
pub fn verdict(
    chat: &Chat,
    plan: &Plan,
    due: DateTime<Utc>,
    others: &[Plan],
    posted: &[DateTime<Utc>],
    now: DateTime<Utc>,
) -> Verdict {
    if plan.above_limits {
        let roomy = Chat { posts_per_day: i64::MAX, posts_per_week: i64::MAX, ..chat.clone() };
        return decide(&roomy, &plan.candidate(due, 0), &[], now);
    }
    let verdict = decide(chat, &plan.candidate(due, reserved(chat, plan, others, now)), posted, now);
    let week = week_of(chat, now);
    let had = posted.iter().filter(|at| week_of(chat, **at) == week).count();
    let full = || {
        let taken = had + reserved_in_week(chat, plan, others, now);
        i64::try_from(taken).is_ok_and(|taken| taken >= chat.posts_per_week)
    };
    match verdict {
        Verdict::Go if full() => Verdict::Skip(Reason::Budget),
        Verdict::Go => match makes_way_until(chat, plan, others, now) {
            Some(at) if at > due + plan.grace() => Verdict::Skip(Reason::TooClose),
            Some(at) => Verdict::Later(at),
            None => Verdict::Go,
        },
        verdict => verdict,
    }
}

/// When the library may ask again, if a manager's own post comes so soon that it would be held up by one now.
fn makes_way_until(chat: &Chat, plan: &Plan, others: &[Plan], now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if plan.rank() != Rank::Library {
        return None;
    }
    let soon = |other: &Plan| {
        let next = other.next.filter(|next| !other.is_skipped(next.scheduled_for, chat.zone))?;
        comes_through(chat, next.asks_at.max(now), next.scheduled_for + other.grace())
    };
    let own = others.iter().filter(|other| other.rank() > Rank::Library).filter_map(soon);
    own.filter(|at| *at - now < APART).max().map(|at| at + APART)
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
        Rule::Daily | Rule::Monthly { .. } | Rule::Yearly { .. } | Rule::Once { .. } => 0,
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

/// What will become of one due time, as far as can be foreseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreseen {
    /// Of which touchpoint.
    pub id: i64,
    /// The due time.
    pub scheduled_for: DateTime<Utc>,
    /// When it is posted, or why not.
    pub outcome: Result<DateTime<Utc>, Reason>,
}

/// Plays the plans through the gates from `now` until `until`, as if nobody talked meanwhile. Those a manager
/// asked to leave out are left out. `posted`: as for [`decide`].
pub fn foresee(
    chat: &Chat,
    plans: &[Plan],
    posted: &[DateTime<Utc>],
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> impl Iterator<Item = Foreseen> {
    let mut plans = plans.to_vec();
    let mut posted = posted.to_vec();
    let chat = Chat { last_human_at: None, ..chat.clone() };
    let mut steps = 0;
    let mut clock = now;
    std::iter::from_fn(move || {
        while steps < MOST_STEPS {
            steps += 1;
            let waiting = plans.iter().enumerate().filter_map(|(place, plan)| Some((place, plan.id, plan.next?)));
            let (place, _, next) = waiting.min_by_key(|(_, id, next)| (next.asks_at, *id))?;
            if next.asks_at > until {
                return None;
            }
            clock = clock.max(next.asks_at);
            // Years ahead this would be all that was posted on the way.
            posted.retain(|at| clock - *at <= LOOK_BACK);
            let plan = *plans.get(place)?;
            let verdict = verdict(&chat, &plan, next.scheduled_for, &plans, &posted, clock);
            if let (Verdict::Later(at), Some(plan)) = (verdict, plans.get_mut(place)) {
                plan.next = Some(Waiting { asks_at: at, ..next });
                continue;
            }
            if let Some(plan) = plans.get_mut(place) {
                plan.done_date = plan.done_date.max(Some(local_date(next.scheduled_for, chat.zone)));
                let due = plan.next_after(clock.max(next.scheduled_for), chat.zone);
                plan.next = due.map(|due| Waiting { scheduled_for: due, asks_at: due });
            }
            if plan.is_skipped(next.scheduled_for, chat.zone) {
                continue;
            }
            let outcome = match verdict {
                Verdict::Skip(reason) => Err(reason),
                Verdict::Go | Verdict::Later(_) => {
                    posted.push(clock);
                    Ok(clock)
                }
            };
            return Some(Foreseen { id: plan.id, scheduled_for: next.scheduled_for, outcome });
        }
        None
    })
}

/// When a touchpoint would be posted next if it were the only one and we may write: what quiet hours and quiet days
/// leave of its times. If they leave none: why.
///
/// # Errors
/// The reason for which even the first time cannot be kept, when none can.
pub fn next_times(chat: &Chat, plan: &Plan, now: DateTime<Utc>, most: usize) -> Result<Vec<DateTime<Utc>>, Reason> {
    let bot = BotPlace::Administrator { can_delete: false };
    let roomy = Chat { posts_per_day: i64::MAX, posts_per_week: i64::MAX, bot, ..chat.clone() };
    let mut times = Vec::new();
    let mut obstacle = None;
    for foreseen in foresee(&roomy, &[*plan], &[], now, DateTime::<Utc>::MAX_UTC).take(MOST_TRIES) {
        match foreseen.outcome {
            Ok(at) => times.push(at),
            Err(reason) => obstacle = obstacle.or(Some(reason)),
        }
        if times.len() == most {
            break;
        }
    }
    match obstacle {
        Some(reason) if times.is_empty() => Err(reason),
        _ => Ok(times),
    }
}

/// What is to come of a touchpoint among the others of its group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outlook {
    /// When it will be posted next.
    pub times: Vec<DateTime<Utc>>,
    /// The first due time before these at which others take its place, and how.
    pub lost: Option<(DateTime<Utc>, Reason)>,
}

/// When one of `plans` will be posted next, `most` times, as far as can be foreseen if we may write: quiet times and
/// the budget are kept. No times and nothing lost: it will not come again. `posted`: as for [`decide`].
///
/// # Errors
/// As for [`next_times`].
pub fn outlook(
    chat: &Chat,
    plans: &[Plan],
    plan: &Plan,
    posted: &[DateTime<Utc>],
    now: DateTime<Utc>,
    most: usize,
) -> Result<Outlook, Reason> {
    let alone = next_times(chat, plan, now, most)?;
    let Some(first) = plan.next.map(|next| next.scheduled_for) else { return Ok(Outlook::default()) };
    let writable = Chat { bot: BotPlace::Administrator { can_delete: false }, ..chat.clone() };
    let (from, plans, posted) = days_around(chat, plans, posted, now, first);
    let mut outlook = Outlook::default();
    let mut foreseen_until = from;
    let mut tries = 0;
    for foreseen in foresee(&writable, &plans, posted, from, DateTime::<Utc>::MAX_UTC) {
        foreseen_until = foreseen.scheduled_for;
        if foreseen.id != plan.id {
            continue;
        }
        match foreseen.outcome {
            Ok(at) => outlook.times.push(at),
            Err(reason @ (Reason::Budget | Reason::TooClose)) if outlook.times.is_empty() => {
                outlook.lost = outlook.lost.or(Some((foreseen.scheduled_for, reason)));
            }
            Err(_) => {}
        }
        tries += 1;
        if outlook.times.len() == most || tries == MOST_TRIES {
            return Ok(outlook);
        }
    }
    // Nobody can say who else will be there in two years: what it would be if it were alone.
    let wanted = most - outlook.times.len();
    outlook.times.extend(alone.into_iter().filter(|at| *at > foreseen_until).take(wanted));
    Ok(outlook)
}

/// The nearest limits a day and a week, higher than a group's, with which none of a touchpoint's next times goes to
/// others; [`None`] if it is not the limits that are in its way. `most_a_day`: as far as they may be raised.
#[must_use]
pub fn room_for(
    chat: &Chat,
    plans: &[Plan],
    plan: &Plan,
    posted: &[DateTime<Utc>],
    now: DateTime<Utc>,
    most_a_day: i64,
) -> Option<(i64, i64)> {
    let (day, week) = (chat.posts_per_day, chat.posts_per_week);
    let steps = [(0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (1, 5), (2, 7)].map(|(more, most)| (day + more, week + most));
    steps.into_iter().filter(|(day, _)| *day <= most_a_day).find(|(posts_per_day, posts_per_week)| {
        let roomier = Chat { posts_per_day: *posts_per_day, posts_per_week: *posts_per_week, ..chat.clone() };
        finds_room(&roomier, plans, plan, posted, now)
    })
}

/// Whether the limits have room for the next time of a touchpoint that quiet hours and days leave it.
fn finds_room(chat: &Chat, plans: &[Plan], plan: &Plan, posted: &[DateTime<Utc>], now: DateTime<Utc>) -> bool {
    let Some(first) = plan.next.map(|next| next.scheduled_for) else { return false };
    if !next_times(chat, plan, now, 1).is_ok_and(|times| !times.is_empty()) {
        return false;
    }
    let writable = Chat { bot: BotPlace::Administrator { can_delete: false }, ..chat.clone() };
    let (from, plans, posted) = days_around(chat, plans, posted, now, first);
    let to_come = foresee(&writable, &plans, posted, from, DateTime::<Utc>::MAX_UTC);
    let decides = |foreseen: Foreseen| match foreseen.outcome {
        Ok(_) => Some(true),
        Err(Reason::Budget | Reason::TooClose) => Some(false),
        Err(_) => None,
    };
    to_come.filter(|foreseen| foreseen.id == plan.id).take(MOST_TRIES).find_map(decides).unwrap_or(true)
}

/// The nearest rule to one that quiet hours or quiet days leave no time: an example to show.
#[must_use]
pub fn nearest_allowed(chat: &Chat, recurrence: &Recurrence, obstacle: Reason) -> Recurrence {
    match obstacle {
        Reason::QuietDay => Recurrence { rule: on_another_day(chat, recurrence.rule), ..*recurrence },
        _ => Recurrence { time: outside_quiet_hours(chat, recurrence.time), ..*recurrence },
    }
}

/// An hour before the quiet hours, or their end, whichever is nearer.
fn outside_quiet_hours(chat: &Chat, time: NaiveTime) -> NaiveTime {
    const DAY: i64 = 24 * 60;
    let (from, until) = (i64::from(chat.quiet.from), i64::from(chat.quiet.until));
    let asked = i64::from(time.hour() * 60 + time.minute());
    let before = (from - 60).rem_euclid(DAY);
    let is_free = |minute: i64| u16::try_from(minute).is_ok_and(|minute| !chat.quiet.contains(minute));
    let near_before = (asked - before).rem_euclid(DAY) < (until - asked).rem_euclid(DAY);
    let minute = if near_before && is_free(before) { before } else { until };
    let seconds = u32::try_from(minute * 60).unwrap_or_default();
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or(time)
}

/// The same on the next day of the week that is not quiet.
fn on_another_day(chat: &Chat, rule: Rule) -> Rule {
    let is_free = |day: &Weekday| chat.quiet_days & (1 << day.num_days_from_monday()) == 0;
    let after = |day: Weekday| std::iter::successors(Some(day), |day| Some(day.succ())).take(7).find(is_free);
    match rule {
        Rule::Weekly { every, days, anchor } => {
            let days = days.iter().next().and_then(after).map_or(days, DaySet::from);
            Rule::Weekly { every, days, anchor }
        }
        Rule::Monthly { on: MonthDay::Nth { k, weekday } } => {
            Rule::Monthly { on: MonthDay::Nth { k, weekday: after(weekday).unwrap_or(weekday) } }
        }
        Rule::Monthly { on: MonthDay::LastWeekday(day) } => {
            Rule::Monthly { on: MonthDay::LastWeekday(after(day).unwrap_or(day)) }
        }
        Rule::Once { date } => {
            Rule::Once { date: date.iter_days().take(7).find(|date| is_free(&date.weekday())).unwrap_or(date) }
        }
        Rule::Daily | Rule::Monthly { .. } | Rule::Yearly { .. } => rule,
    }
}

/// The plans and posts as they will be some days before a due time, and when that is; `now` if it is near.
fn days_around<'a>(
    chat: &Chat,
    plans: &[Plan],
    posted: &'a [DateTime<Utc>],
    now: DateTime<Utc>,
    due: DateTime<Utc>,
) -> (DateTime<Utc>, Vec<Plan>, &'a [DateTime<Utc>]) {
    let from = due - AROUND;
    if from <= now {
        return (now, plans.to_vec(), posted);
    }
    let later = |plan: &Plan| {
        let due = plan.next_after(from, chat.zone);
        Plan { next: due.map(|due| Waiting { scheduled_for: due, asks_at: due }), ..*plan }
    };
    (from, plans.iter().map(later).collect(), &[])
}

/// What a budget that is too small does when a touchpoint is added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Squeeze {
    /// When it will itself be skipped, and why.
    pub skipped: Option<(DateTime<Utc>, Reason)>,
    /// Which other one will be skipped because of it, when, and why.
    pub displaces: Option<(i64, DateTime<Utc>, Reason)>,
}

/// Foresees who goes without in the days around the first time of a touchpoint that joins the others.
#[must_use]
pub fn squeeze(chat: &Chat, others: &[Plan], new: &Plan, posted: &[DateTime<Utc>], now: DateTime<Utc>) -> Squeeze {
    let Some(first) = new.next.map(|next| next.scheduled_for) else { return Squeeze::default() };
    let (from, before, posted) = days_around(chat, others, posted, now, first);
    let after: Vec<Plan> = before.iter().copied().chain([*new]).collect();
    let without: Vec<Foreseen> = foresee(chat, &before, posted, from, first + AROUND).collect();
    let with: Vec<Foreseen> = foresee(chat, &after, posted, from, first + AROUND).collect();
    let in_the_way = |foreseen: &Foreseen| match foreseen.outcome {
        Err(reason @ (Reason::Budget | Reason::TooClose)) => Some((*foreseen, reason)),
        _ => None,
    };
    let was_posted = |lost: &Foreseen| {
        without.iter().any(|f| (f.id, f.scheduled_for) == (lost.id, lost.scheduled_for) && f.outcome.is_ok())
    };
    let mut lost = with.iter().filter_map(in_the_way);
    let skipped = lost.clone().find(|(f, _)| f.id == new.id);
    let displaced = lost.find(|(f, _)| f.id != new.id && was_posted(f));
    Squeeze {
        skipped: skipped.map(|(f, reason)| (f.scheduled_for, reason)),
        displaces: displaced.map(|(f, reason)| (f.id, f.scheduled_for, reason)),
    }
}

#[cfg(test)]
mod tests;
