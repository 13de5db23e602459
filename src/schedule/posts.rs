//! Everything the bot says to a group unasked, whatever room it comes from: when each post is due, which gives way to
//! which, and what will become of them. Pure: plans, what was posted and the time are arguments.
//!
//! The queue itself, and who asks the gates when a time has come: `dispatch/posts`.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike as _, Utc};
use chrono_tz::Tz;

use super::{
    content::Content,
    gates::{APART, Candidate, LOOK_BACK, Reason, Verdict, comes_through, decide, local_date, week_of},
    promotions,
    quiet::Condition,
    recurrence::{Recurrence, Rule, first_instant_at},
    rest::{self, Why},
};
use crate::{
    store::{
        chats::{BotPlace, Chat},
        occurrences::Made,
        rest::Moves,
    },
    telegram::ThreadId,
};

/// No projection looks at more due times than this.
const MOST_STEPS: usize = 2_000;
/// So many due times are tried before we say that quiet hours and days leave none.
const MOST_TRIES: usize = 60;
/// No post comes later on the day a rest begins.
const NOON: NaiveTime = at_hour(12);
/// When a morning begins where no hours are quiet.
const MORNING: NaiveTime = at_hour(9);
/// A post is moved at most so far.
const LONGEST_MOVE: TimeDelta = TimeDelta::days(15);
/// So many days before and after a rest are looked at.
const MOST_DAYS_BEFORE: usize = 3;
/// How far around the first time of a new post we look for others that want the same place.
const AROUND: TimeDelta = TimeDelta::days(8);

/// What a room says to a group unasked, whatever the words: when, how it stands, and how it gets along with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Whose.
    pub room: &'static str,
    /// Which of that room's in this group.
    pub id: i64,
    /// Who gives way to whom.
    pub rank: Rank,
    /// On which local dates and at what local time.
    pub recurrence: Recurrence,
    /// How long after its due time it is still worth posting.
    pub grace: TimeDelta,
    /// How long it waits for a pause in the conversation.
    pub waits_for_pause: TimeDelta,
    /// Whether it may as well come on another day when its own has no room: at the same hour, within its grace.
    pub other_days: bool,
    /// A manager was asked, and wants it to come even when the limits have no room for it.
    pub above_limits: bool,
    /// Whether it wants to cheer people up: on a sombre day it is left out.
    pub cheerful: bool,
    /// Whether it promotes something.
    pub is_promotion: bool,
    /// What must be so for it to come.
    pub condition: Option<Condition>,
    /// What it still has to say; [`None`]: that never ends.
    pub content: Option<Content>,
    /// In which topic.
    pub thread: Option<ThreadId>,
    /// How it stands.
    pub state: State,
}

/// How a post stands: kept by the queue of posts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct State {
    /// The due time that is waited for; [`None`]: paused, or over.
    pub next: Option<Waiting>,
    /// A manager asked to leave out the one on this local date.
    pub skip_date: Option<NaiveDate>,
    /// The local date of the latest one decided.
    pub done_date: Option<NaiveDate>,
    /// A manager wants one at another time.
    pub moved: Option<Moved>,
}

/// One of a post's due times, moved by a manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The local date it is due on.
    pub date: NaiveDate,
    /// When it is wanted instead.
    pub to: DateTime<Utc>,
}

/// A due time that is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// When it is, or was, due.
    pub scheduled_for: DateTime<Utc>,
    /// When the gates are asked (again).
    pub asks_at: DateTime<Utc>,
}

impl Waiting {
    /// Asks at the time it is due.
    #[must_use]
    pub const fn for_due(due: DateTime<Utc>) -> Self {
        Self { scheduled_for: due, asks_at: due }
    }
}

/// Who gives way on a day that has room for fewer: the library to managers, what comes daily to what is rarer, all of
/// them to thanks and to what has no other day (DOMAIN §B4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// What comes only when nobody says anything.
    Quiet,
    /// The library's conversation starters.
    Library,
    /// A manager's own, daily or nearly.
    Daily,
    /// A manager's own, once a week or less often.
    Rarer,
    /// Thanks for a month.
    Thanks,
    /// A manager's own for a single time: it has no other.
    Once,
}

impl Plan {
    /// The first due time after an instant, on a local date that has not had its own yet.
    #[must_use]
    pub fn next_after(&self, after: DateTime<Utc>, zone: Tz) -> Option<DateTime<Utc>> {
        let due = |after| self.recurrence.next_after(after, zone);
        std::iter::successors(due(after), |last| due(*last))
            .find(|at| self.state.done_date.is_none_or(|done| local_date(*at, zone) > done))
    }

    /// Waiting for its first due time after `now`.
    #[must_use]
    pub fn waiting(mut self, now: DateTime<Utc>, chat: &Chat) -> Self {
        self.state.next = self.next_after(now, chat.zone).map(|due| self.waiting_for(due, now, chat));
        self
    }

    /// When what is due at `due` is wanted: then, unless a manager moved it, or it is moved out of a quiet day.
    #[must_use]
    pub fn wanted(&self, due: DateTime<Utc>, chat: &Chat) -> DateTime<Utc> {
        self.wanted_by(due, chat).first
    }

    /// When it is wanted, and when it may come if that passes.
    fn wanted_by(&self, due: DateTime<Utc>, chat: &Chat) -> Wanted {
        if let Some(moved) = self.moved_by_hand(due, chat) {
            return Wanted { first: moved, last: moved };
        }
        self.shift(due, chat).map_or(Wanted { first: due, last: due }, |shift| Wanted {
            first: shift.first,
            last: shift.second.unwrap_or(shift.first),
        })
    }

    fn moved_by_hand(&self, due: DateTime<Utc>, chat: &Chat) -> Option<DateTime<Utc>> {
        self.state.moved.filter(|moved| moved.date == local_date(due, chat.zone)).map(|moved| moved.to)
    }

    /// Why what is due at `due` is moved to another day, and when it comes then; [`None`]: it is not in a quiet day, or
    /// is left out there. A manager who moved it herself has chosen.
    #[must_use]
    pub fn shift(&self, due: DateTime<Utc>, chat: &Chat) -> Option<Shift> {
        let moves = chat.rest.moves();
        if moves == Moves::Skip || self.waits_for_silence() || self.moved_by_hand(due, chat).is_some() {
            return None;
        }
        let why = rest::at(chat, due)?;
        let rest = rest::around(chat, due)?;
        let (before, after) = (self.before(due, rest.start, chat), self.after(due, rest.end, chat));
        let (first, second) = if moves == Moves::Before { (before, after) } else { (after, None) };
        match (first, second) {
            (Some(first), second) => Some(Shift { why, first, second }),
            (None, Some(first)) => Some(Shift { why, first, second: None }),
            (None, None) => before.map(|first| Shift { why, first, second: None }),
        }
    }

    /// The last good hour before a rest begins, on a day that has no post of this plan itself: at noon at the latest where
    /// the rest begins that day, else at the usual hour.
    fn before(&self, due: DateTime<Utc>, begins: DateTime<Utc>, chat: &Chat) -> Option<DateTime<Utc>> {
        let of_day = |date: NaiveDate| {
            let noon = first_instant_at(date.and_time(NOON), chat.zone)?;
            let usual = first_instant_at(date.and_time(self.recurrence.time), chat.zone)?;
            let begins_today = local_date(begins, chat.zone) == date;
            let early = if begins_today { usual.min(noon) } else { usual };
            [early, noon].into_iter().find(|at| *at < begins && is_free(chat, *at)).map(|at| (date, at))
        };
        let begin = local_date(begins, chat.zone);
        let days = std::iter::successors(Some(begin), NaiveDate::pred_opt).take(MOST_DAYS_BEFORE);
        let (date, at) = days.into_iter().filter_map(of_day).next()?;
        let dawn = first_instant_at(date.and_time(NaiveTime::MIN), chat.zone)? - TimeDelta::seconds(1);
        let is_free_of_own = self.recurrence.next_after(dawn, chat.zone) == Some(due);
        (is_free_of_own && !self.one_is_moved_to(date, due, chat)).then_some(at)
    }

    /// Whether the due time before `due` comes after its own rest, and that is on this date.
    fn one_is_moved_to(&self, date: NaiveDate, due: DateTime<Utc>, chat: &Chat) -> bool {
        let next = |at: DateTime<Utc>| self.recurrence.next_after(at, chat.zone);
        let before = std::iter::successors(next(due - LONGEST_MOVE), |at| next(*at)).take_while(|at| *at < due).last();
        let after = before.and_then(|before| self.after(before, rest::around(chat, before)?.end, chat));
        after.is_some_and(|after| local_date(after, chat.zone) == date)
    }

    /// The first morning after a rest is over, on a day that has no post of this plan itself.
    fn after(&self, due: DateTime<Utc>, ends: DateTime<Utc>, chat: &Chat) -> Option<DateTime<Utc>> {
        let opens = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(chat.quiet.until) * 60, 0)?;
        let opens = if chat.quiet.from == chat.quiet.until || opens >= NOON { MORNING } else { opens };
        let usual = Some(self.recurrence.time).filter(|time| (opens..NOON).contains(time));
        let time = usual.unwrap_or(opens);
        let days = local_date(ends, chat.zone).iter_days().take(MOST_DAYS_BEFORE);
        let mornings = days.into_iter().filter_map(|date| first_instant_at(date.and_time(time), chat.zone));
        let at = mornings.into_iter().find(|at| *at >= ends && is_free(chat, *at))?;
        let next = self.recurrence.next_after(due, chat.zone);
        next.is_none_or(|next| local_date(next, chat.zone) > local_date(at, chat.zone)).then_some(at)
    }

    /// Asks at the time a due time is wanted; at the later one of two, if the first has passed.
    #[must_use]
    pub fn waiting_for(&self, due: DateTime<Utc>, now: DateTime<Utc>, chat: &Chat) -> Waiting {
        let Wanted { first, last } = self.wanted_by(due, chat);
        Waiting { scheduled_for: due, asks_at: if first <= now { last } else { first } }
    }

    /// Until when what is due at `due` is worth posting.
    #[must_use]
    pub fn deadline(&self, due: DateTime<Utc>, chat: &Chat) -> DateTime<Utc> {
        self.wanted_by(due, chat).last + self.grace
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
        self.state.next?;
        let due = first_instant_at(date.and_time(self.recurrence.time), zone)?;
        (due <= now && self.state.done_date.is_none_or(|done| done < date)).then_some(due)
    }

    /// Whether a manager asked to leave this one out.
    #[must_use]
    pub fn is_skipped(&self, scheduled_for: DateTime<Utc>, zone: Tz) -> bool {
        self.state.skip_date == Some(local_date(scheduled_for, zone))
    }

    /// The due times from `first` that have come, oldest first: more than one after the process was down.
    #[must_use]
    pub fn come(&self, first: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> Vec<DateTime<Utc>> {
        std::iter::successors(Some(first), |last| self.recurrence.next_after(*last, zone).filter(|at| *at <= now))
            .collect()
    }

    /// The same hour on the local day after `now`, if what was due at `due` may come on other days, and that is not too
    /// late for it.
    #[must_use]
    pub fn on_the_next_day(&self, due: DateTime<Utc>, now: DateTime<Utc>, chat: &Chat) -> Option<DateTime<Utc>> {
        let tomorrow = local_date(now, chat.zone).succ_opt()?.and_time(self.recurrence.time);
        first_instant_at(tomorrow, chat.zone).filter(|at| self.other_days && *at <= self.deadline(due, chat))
    }

    /// Whether it has nothing to say at `now`.
    #[must_use]
    pub fn is_dry(&self, now: DateTime<Utc>) -> bool {
        self.content.is_some_and(|content| content.is_dry(now))
    }

    /// Whether it comes only when the group is quiet: nobody knows when, and it keeps nobody's place.
    #[must_use]
    pub const fn waits_for_silence(&self) -> bool {
        matches!(self.condition, Some(Condition::Quiet(_)))
    }

    /// Whether both are the same post.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        (self.room, self.id) == (other.room, other.id)
    }

    fn candidate(&self, due: DateTime<Utc>, reserved: i64, (now, chat): (DateTime<Utc>, &Chat)) -> Candidate {
        let Wanted { first, last } = self.wanted_by(due, chat);
        let due = if now < last { first } else { last };
        let waits_for_pause = now - due < self.waits_for_pause;
        Candidate { due, grace: self.grace, waits_for_pause, reserved, cheerful: self.cheerful }
    }
}

/// When a due time is wanted, and when again if it could not be then.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    first: DateTime<Utc>,
    last: DateTime<Utc>,
}

/// A due time that is moved out of a quiet day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// What is kept that day.
    pub why: Why,
    /// When it comes instead.
    pub first: DateTime<Utc>,
    /// When it comes if it could not then.
    pub second: Option<DateTime<Utc>>,
}

const fn at_hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// Where nothing is quiet.
fn is_free(chat: &Chat, at: DateTime<Utc>) -> bool {
    let minute = at.with_timezone(&chat.zone).time().num_seconds_from_midnight() / 60;
    rest::at(chat, at).is_none() && u16::try_from(minute).is_ok_and(|minute| !chat.quiet.contains(minute))
}

/// How many posts of other plans are still to come on the local day of `now` and go before this one. One that quiet
/// hours put off until tomorrow takes a place tomorrow.
fn reserved<'a>(chat: &Chat, plan: &Plan, others: impl IntoIterator<Item = &'a Plan>, now: DateTime<Utc>) -> i64 {
    let today = local_date(now, chat.zone);
    let goes_before = |other: &Plan| {
        !other.is(plan)
            && other.rank > plan.rank
            && other.state.next.is_some_and(|next| {
                !other.is_skipped(next.scheduled_for, chat.zone)
                    && comes_through(chat, next.asks_at.max(now), other.deadline(next.scheduled_for, chat))
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
            let asks_at = other.state.next.filter(|next| next.scheduled_for == due).map_or(due, |next| next.asks_at);
            comes_through(chat, asks_at.max(now), other.deadline(due, chat))
        };
        let first = other.state.next.map(|next| next.scheduled_for);
        std::iter::successors(first, |last| other.next_after(*last, chat.zone))
            .take_while(|due| week_of(chat, *due) <= week)
            .filter(|due| !other.is_skipped(*due, chat.zone))
            .filter(|due| posted_at(*due).is_some_and(|at| week_of(chat, at) == week))
            .count()
    };
    others.into_iter().filter(|other| !other.is(plan) && other.rank > plan.rank).map(to_come).sum()
}

/// Asks the gates for a due time of a plan, which gives way to those of `others` that go before it the same day or
/// in the same week. `posted`: as for [`decide`].
#[must_use]
pub fn verdict(
    chat: &Chat,
    plan: &Plan,
    due: DateTime<Utc>,
    others: &[Plan],
    posted: &[Made],
    now: DateTime<Utc>,
) -> Verdict {
    let reason = match on_its_day(chat, plan, due, others, posted, now) {
        Verdict::Go if plan.is_dry(now) => Reason::Content,
        Verdict::Skip(reason) => reason,
        verdict => return verdict,
    };
    // Before the quiet day there was no room: after it there may be.
    let last = plan.wanted_by(due, chat).last;
    if now < last && reason != Reason::CannotWrite {
        return Verdict::Later(last);
    }
    let tomorrow = plan.on_the_next_day(due, now, chat).filter(|_| reason.may_be_over_tomorrow());
    tomorrow.map_or(Verdict::Skip(reason), Verdict::Later)
}

fn on_its_day(
    chat: &Chat,
    plan: &Plan,
    due: DateTime<Utc>,
    others: &[Plan],
    posted: &[Made],
    now: DateTime<Utc>,
) -> Verdict {
    if plan.above_limits {
        let roomy = Chat { posts_per_day: i64::MAX, posts_per_week: i64::MAX, ..chat.clone() };
        return decide(&roomy, &plan.candidate(due, 0, (now, chat)), &[], now);
    }
    let lately: Vec<DateTime<Utc>> = posted.iter().map(|one| one.at).filter(|at| now - *at <= LOOK_BACK).collect();
    // What will be held back itself holds nobody back.
    let held = promotions::held(posted, now);
    let is_held = |other: &Plan| other.is_promotion && !other.above_limits && held.is_some();
    let others = || others.iter().filter(|other| !other.is_dry(now) && !is_held(other) && !other.waits_for_silence());
    let deadline = plan.deadline(due, chat);
    match plan.condition.filter(|_| now <= deadline).map(|condition| condition.comes(chat, now, deadline)) {
        None => {}
        Some(Ok(at)) if at <= now => {}
        Some(Ok(at)) => return Verdict::Later(at),
        Some(Err(reason)) => return Verdict::Skip(reason),
    }
    let candidate = plan.candidate(due, reserved(chat, plan, others(), now), (now, chat));
    let verdict = decide(chat, &candidate, &lately, now);
    let week = week_of(chat, now);
    let had = lately.iter().filter(|at| week_of(chat, **at) == week).count();
    let full = || {
        let taken = had + reserved_in_week(chat, plan, others(), now);
        i64::try_from(taken).is_ok_and(|taken| taken >= chat.posts_per_week)
    };
    match verdict {
        Verdict::Go if full() => Verdict::Skip(Reason::Budget),
        Verdict::Go => match makes_way_until(chat, plan, others(), now) {
            Some(at) if at > plan.deadline(due, chat) => Verdict::Skip(Reason::TooClose),
            Some(at) => Verdict::Later(at),
            None => held.filter(|_| plan.is_promotion).map_or(Verdict::Go, Verdict::Skip),
        },
        verdict => verdict,
    }
}

/// When the library may ask again, if a manager's own post comes so soon that it would be held up by one now.
fn makes_way_until<'a>(
    chat: &Chat,
    plan: &Plan,
    others: impl Iterator<Item = &'a Plan>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    if plan.rank > Rank::Library {
        return None;
    }
    let soon = |other: &Plan| {
        let next = other.state.next.filter(|next| !other.is_skipped(next.scheduled_for, chat.zone))?;
        comes_through(chat, next.asks_at.max(now), other.deadline(next.scheduled_for, chat))
    };
    let own = others.filter(|other| other.rank > Rank::Library).filter_map(soon);
    own.filter(|at| *at - now < APART).max().map(|at| at + APART)
}

/// What will become of one due time, as far as can be foreseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreseen {
    /// Whose post.
    pub room: &'static str,
    /// Which.
    pub id: i64,
    /// The due time.
    pub scheduled_for: DateTime<Utc>,
    /// When it is posted, or why not.
    pub outcome: Result<DateTime<Utc>, Reason>,
    /// What is kept on the day from which it was moved.
    pub moved: Option<Why>,
}

impl Foreseen {
    fn is_of(&self, plan: &Plan) -> bool {
        (self.room, self.id) == (plan.room, plan.id)
    }

    /// Whether both are about the same due time.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        (self.room, self.id, self.scheduled_for) == (other.room, other.id, other.scheduled_for)
    }
}

/// How much people are taken to talk while it is foreseen what comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Talk {
    /// As they usually do, with pauses: what waits for silence does not come.
    Usually,
    /// Nobody says anything.
    Never,
    /// Somebody has always just said something.
    Always,
}

/// Plays the plans through the gates from `now` until `until`, as if people left pauses. Those a manager
/// asked to leave out are left out. `posted`: as for [`decide`].
pub fn foresee(
    chat: &Chat,
    plans: &[Plan],
    posted: &[Made],
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> impl Iterator<Item = Foreseen> {
    foresee_amid(Talk::Usually, chat, plans, posted, (now, until))
}

/// As [`foresee`], as if people talked so much; from an instant until another.
pub fn foresee_amid(
    talk: Talk,
    chat: &Chat,
    plans: &[Plan],
    posted: &[Made],
    (now, until): (DateTime<Utc>, DateTime<Utc>),
) -> impl Iterator<Item = Foreseen> {
    let mut plans = plans.to_vec();
    let mut posted = posted.to_vec();
    let mut chat = Chat { last_human_at: None, ..chat.clone() };
    let mut steps = 0;
    let mut clock = now;
    std::iter::from_fn(move || {
        while steps < MOST_STEPS {
            steps += 1;
            let waiting = plans
                .iter()
                .enumerate()
                .filter_map(|(place, plan)| Some((place, (plan.room, plan.id), plan.state.next?)));
            let (place, _, next) = waiting.min_by_key(|(_, id, next)| (next.asks_at, *id))?;
            if next.asks_at > until {
                return None;
            }
            clock = clock.max(next.asks_at);
            if talk == Talk::Always {
                chat.last_human_at = Some(clock);
            }
            if let Some(plan) = plans.get_mut(place) {
                plan.condition = plan.condition.and_then(|condition| amid(talk, condition, clock));
            }
            // Years ahead this would be all that was posted on the way.
            posted.retain(|one| clock - one.at <= promotions::WINDOW.max(LOOK_BACK));
            let plan = *plans.get(place)?;
            let verdict = match plan.waits_for_silence() && talk == Talk::Usually {
                true => Verdict::Skip(Reason::AsUsual),
                false => verdict(&chat, &plan, next.scheduled_for, &plans, &posted, clock),
            };
            if let (Verdict::Later(at), Some(plan)) = (verdict, plans.get_mut(place)) {
                plan.state.next = Some(Waiting { asks_at: at, ..next });
                continue;
            }
            if let Some(plan) = plans.get_mut(place) {
                plan.state.done_date = plan.state.done_date.max(Some(local_date(next.scheduled_for, chat.zone)));
                let due = plan.next_after(clock.max(next.scheduled_for), chat.zone);
                plan.state.next = due.map(|due| plan.waiting_for(due, clock, &chat));
            }
            if plan.is_skipped(next.scheduled_for, chat.zone) {
                continue;
            }
            let outcome = match verdict {
                Verdict::Skip(reason) => Err(reason),
                Verdict::Go | Verdict::Later(_) => {
                    if let Some(posted) = plans.get_mut(place) {
                        posted.content = posted.content.map(|content| content.used(clock));
                        posted.condition = posted.condition.map(|condition| condition.posted(clock));
                    }
                    posted.push(Made { at: clock, is_promotion: plan.is_promotion });
                    Ok(clock)
                }
            };
            let moved = plan.shift(next.scheduled_for, &chat).map(|shift| shift.why).filter(|_| outcome.is_ok());
            let (room, id, scheduled_for) = (plan.room, plan.id, next.scheduled_for);
            return Some(Foreseen { room, id, scheduled_for, outcome, moved });
        }
        None
    })
}

/// What must be so for a post to come, while people talk so much. Who falls silent needs the bot as before.
fn amid(talk: Talk, condition: Condition, clock: DateTime<Utc>) -> Option<Condition> {
    match talk {
        Talk::Never => Some(condition).filter(Condition::is_quiet),
        Talk::Always => Some(condition.while_talking(clock)),
        Talk::Usually => Some(condition),
    }
}

/// When a post would be posted next if it were the only one and we may write: what quiet hours and quiet days
/// leave of its times. If they leave none: why.
///
/// # Errors
/// The reason for which even the first time cannot be kept, when none can.
pub fn next_times(chat: &Chat, plan: &Plan, now: DateTime<Utc>, most: usize) -> Result<Vec<DateTime<Utc>>, Reason> {
    let bot = BotPlace::Administrator { can_delete: false };
    let roomy = Chat { posts_per_day: i64::MAX, posts_per_week: i64::MAX, bot, ..chat.clone() };
    let mut times = Vec::new();
    let mut obstacle = None;
    // Alone it would have no others to stand among.
    let alone = Plan { is_promotion: false, content: None, condition: None, ..*plan };
    for foreseen in foresee(&roomy, &[alone], &[], now, DateTime::<Utc>::MAX_UTC).take(MOST_TRIES) {
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

/// What is to come of a post among the others of its group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outlook {
    /// When it will be posted next.
    pub times: Vec<DateTime<Utc>>,
    /// The due time of the first of these, if it is moved out of a quiet day, and what is kept then.
    pub moved: Option<(DateTime<Utc>, Why)>,
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
    posted: &[Made],
    now: DateTime<Utc>,
    most: usize,
) -> Result<Outlook, Reason> {
    let alone = next_times(chat, plan, now, most)?;
    let Some(first) = plan.state.next.map(|next| next.scheduled_for) else { return Ok(Outlook::default()) };
    let writable = Chat { bot: BotPlace::Administrator { can_delete: false }, ..chat.clone() };
    let (from, plans, posted) = days_around(chat, plans, posted, now, first);
    let mut outlook = Outlook::default();
    let mut foreseen_until = from;
    let mut tries = 0;
    for foreseen in foresee(&writable, &plans, posted, from, DateTime::<Utc>::MAX_UTC) {
        foreseen_until = foreseen.scheduled_for;
        if !foreseen.is_of(plan) {
            continue;
        }
        match foreseen.outcome {
            Ok(at) => {
                let moved = foreseen.moved.filter(|_| outlook.times.is_empty());
                outlook.moved = outlook.moved.or(moved.map(|why| (foreseen.scheduled_for, why)));
                outlook.times.push(at);
            }
            Err(reason) if reason.is_for_others() && outlook.times.is_empty() => {
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

/// The nearest limits a day and a week, higher than a group's, with which none of a post's next times goes to
/// others; [`None`] if it is not the limits that are in its way. `most_a_day`: as far as they may be raised.
#[must_use]
pub fn room_for(
    chat: &Chat,
    plans: &[Plan],
    plan: &Plan,
    posted: &[Made],
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

/// Whether the limits have room for the next time of a post that quiet hours and days leave it.
fn finds_room(chat: &Chat, plans: &[Plan], plan: &Plan, posted: &[Made], now: DateTime<Utc>) -> bool {
    let Some(first) = plan.state.next.map(|next| next.scheduled_for) else { return false };
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
    to_come.filter(|foreseen| foreseen.is_of(plan)).take(MOST_TRIES).find_map(decides).unwrap_or(true)
}

/// The plans and posts as they will be some days before a due time, and when that is; `now` if it is near.
fn days_around<'a>(
    chat: &Chat,
    plans: &[Plan],
    posted: &'a [Made],
    now: DateTime<Utc>,
    due: DateTime<Utc>,
) -> (DateTime<Utc>, Vec<Plan>, &'a [Made]) {
    // What a promotion stands among is counted over weeks.
    let is_counted = plans.iter().any(|plan| plan.is_promotion);
    let from = due - if is_counted { promotions::WINDOW } else { AROUND };
    if from <= now {
        return (now, plans.to_vec(), posted);
    }
    let later = |plan: &Plan| plan.waiting(from, chat);
    (from, plans.iter().map(later).collect(), &[])
}

/// What a budget that is too small does when a post is added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Squeeze {
    /// When it will itself be skipped, and why.
    pub skipped: Option<(DateTime<Utc>, Reason)>,
    /// Which other one will be skipped because of it, when, and why.
    pub displaces: Option<(Foreseen, Reason)>,
}

/// Foresees who goes without in the days around the first time of a post that joins the others.
#[must_use]
pub fn squeeze(chat: &Chat, others: &[Plan], new: &Plan, posted: &[Made], now: DateTime<Utc>) -> Squeeze {
    let Some(first) = new.state.next.map(|next| next.scheduled_for) else { return Squeeze::default() };
    let (from, before, posted) = days_around(chat, others, posted, now, first);
    let after: Vec<Plan> = before.iter().copied().chain([*new]).collect();
    let without: Vec<Foreseen> = foresee(chat, &before, posted, from, first + AROUND).collect();
    let with: Vec<Foreseen> = foresee(chat, &after, posted, from, first + AROUND).collect();
    let in_the_way = |foreseen: &Foreseen| match foreseen.outcome {
        Err(reason @ (Reason::Budget | Reason::TooClose)) => Some((*foreseen, reason)),
        _ => None,
    };
    let was_posted = |lost: &Foreseen| without.iter().any(|f| f.is_same_as(lost) && f.outcome.is_ok());
    let mut lost = with.iter().filter_map(in_the_way);
    let of_new = with.iter().filter(|f| f.is_of(new));
    let skipped = of_new.filter_map(|f| Some((f, f.outcome.err()?))).find(|(_, reason)| reason.is_for_others());
    let displaced = lost.find(|(f, _)| !f.is_of(new) && was_posted(f));
    Squeeze { skipped: skipped.map(|(f, reason)| (f.scheduled_for, reason)), displaces: displaced }
}

#[cfg(test)]
mod tests;
