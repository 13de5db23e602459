//! Kinds of series, how one of their times stands, and when somebody is asked for it. Pure.

use chrono::{DateTime, TimeDelta, Utc};

use super::NAME;
use crate::{
    schedule::{
        gates::is_quiet,
        posts::{Plan, Rank, State as Standing},
        recurrence::{Recurrence, Rule},
    },
    store::chats::Chat,
};

/// She is asked so long before the time,
const ASKED_BEFORE: TimeDelta = TimeDelta::days(1);
/// and for what somebody looks at first
const LOOKED_AT_BEFORE: TimeDelta = TimeDelta::days(3);
/// And reminded so long before it,
const REMINDED_BEFORE: TimeDelta = TimeDelta::hours(3);
/// unless she was asked less than this before.
const TIME_TO_ANSWER: TimeDelta = TimeDelta::hours(1);
/// Nobody is asked in quiet hours or on quiet days, but earlier: so much at most.
const MUCH_EARLIER: TimeDelta = TimeDelta::days(5);
/// Quiet hours begin and end on such steps.
const STEP: TimeDelta = TimeDelta::minutes(15);
/// A post is worth making for so long after its time; one that comes nearly every day for less.
const GRACE: TimeDelta = TimeDelta::hours(12);
const DAILY_GRACE: TimeDelta = TimeDelta::hours(3);
/// On so many days of the week is nearly every day.
const NEARLY_DAILY: usize = 4;

/// What comes in a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A photo or a line of somebody who manages the group.
    Scenes,
    /// A tip of a member.
    Tips,
    /// What a partner of the group has to say.
    Partner,
    /// What a member would like to be advised on.
    Advice,
    /// A guest who answers questions, a single time.
    Guest,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Scenes, Self::Tips, Self::Partner, Self::Advice, Self::Guest];

    /// As kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Scenes => "scenes",
            Self::Tips => "tips",
            Self::Partner => "partner",
            Self::Advice => "advice",
            Self::Guest => "guest",
        }
    }

    /// Whether somebody is asked for what is posted each time, shortly before.
    #[must_use]
    pub const fn is_asked_for(self) -> bool {
        matches!(self, Self::Scenes | Self::Tips)
    }

    /// How long before the time somebody is asked.
    const fn asked_before(self) -> TimeDelta {
        match self {
            Self::Scenes | Self::Partner | Self::Advice | Self::Guest => ASKED_BEFORE,
            Self::Tips => LOOKED_AT_BEFORE,
        }
    }

    /// From [`Kind::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How one due time of a series stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// She is asked, and nothing came yet.
    Asked,
    /// It is ready to be posted.
    Told,
    /// She would rather not, this time.
    Declined,
    /// There was nobody to ask.
    Nobody,
    /// It was posted.
    Posted,
    /// The time has passed, and nothing came.
    Nothing,
    /// Something came, and was not posted.
    LeftOut,
}

impl State {
    const ALL: [Self; 7] =
        [Self::Asked, Self::Told, Self::Declined, Self::Nobody, Self::Posted, Self::Nothing, Self::LeftOut];

    /// As kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Told => "told",
            Self::Declined => "declined",
            Self::Nobody => "nobody",
            Self::Posted => "posted",
            Self::Nothing => "nothing",
            Self::LeftOut => "left_out",
        }
    }

    /// From [`State::code`]; what is not known has passed.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::Nothing)
    }
}

/// The plan of a series' posts.
#[must_use]
pub fn plan(id: i64, kind: Kind, recurrence: Recurrence, state: Standing) -> Plan {
    let is_daily = is_daily(&recurrence.rule);
    let rank = match recurrence.rule {
        Rule::Once { .. } => Rank::Once,
        _ if is_daily => Rank::Daily,
        _ => Rank::Rarer,
    };
    Plan {
        room: NAME,
        id,
        rank,
        recurrence,
        grace: if is_daily { DAILY_GRACE } else { GRACE },
        waits_for_pause: TimeDelta::zero(),
        other_days: false,
        above_limits: false,
        cheerful: false,
        is_promotion: matches!(kind, Kind::Partner),
        condition: None,
        content: None,
        thread: None,
        state,
    }
}

fn is_daily(rule: &Rule) -> bool {
    match rule {
        Rule::Daily => true,
        Rule::Days { every, .. } => every.get() == 1,
        Rule::Weekly { every, days, .. } => every.get() == 1 && days.iter().count() >= NEARLY_DAILY,
        _ => false,
    }
}

/// When somebody is asked for what is wanted at that time: a day before or three, earlier if that is quiet, and now if it is past.
/// [`None`]: it is quiet until then.
#[must_use]
pub fn asks_at(chat: &Chat, kind: Kind, wanted: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let usual = wanted - kind.asked_before();
    let at = before(chat, usual, usual - MUCH_EARLIER).unwrap_or(usual);
    if at > now { Some(at) } else { after(chat, now, wanted) }
}

/// When she is reminded, who is asked now; [`None`]: there is no time for that.
#[must_use]
pub fn reminds_at(chat: &Chat, wanted: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    before(chat, wanted - REMINDED_BEFORE, now + TIME_TO_ANSWER)
}

/// The first moment from `at` on that is not quiet, if that is within a week; else `at`.
#[must_use]
pub fn by_day(chat: &Chat, at: DateTime<Utc>) -> DateTime<Utc> {
    after(chat, at, at + TimeDelta::weeks(1)).unwrap_or(at)
}

/// The last moment up to `at` that is not quiet, and not before `earliest`.
fn before(chat: &Chat, at: DateTime<Utc>, earliest: DateTime<Utc>) -> Option<DateTime<Utc>> {
    std::iter::successors(Some(at), |at| Some(*at - STEP))
        .take_while(|at| *at >= earliest)
        .find(|at| !is_quiet(chat, *at))
}

/// The first moment from `at` on that is not quiet, before `end`.
fn after(chat: &Chat, at: DateTime<Utc>, end: DateTime<Utc>) -> Option<DateTime<Utc>> {
    std::iter::successors(Some(at), |at| Some(*at + STEP)).take_while(|at| *at < end).find(|at| !is_quiet(chat, *at))
}
