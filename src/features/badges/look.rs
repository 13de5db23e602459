//! Once a day it is looked who talked the day before, and what they have earned: some people at a time, by what is counted
//! already, so that a message costs nothing and a large group is not walked through.

use std::collections::HashSet;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    NAME, month,
    queries::{self, Counted},
    rules::{self, Badge, Facts},
    views,
};
use crate::{
    dispatch::{Cx, Result, nudge::Reason},
    features::{
        loved, milestones, onboarding, quizzes,
        recognition::{self, Achieved},
    },
    schedule::{gates::local_date, recurrence::first_instant_at},
    store::{ChatKey, chats::Chat},
    telegram::UserId,
};

/// The local hour.
const LOOK_HOUR: u32 = 10;
/// People looked at together, and how long until the next.
const AT_ONCE: i64 = 50;
const APART: TimeDelta = TimeDelta::seconds(2);
/// Days that are looked back where somebody is met for the first time.
const HISTORY: i64 = 371;
/// A badge is news for so long.
const NEWS_FOR: TimeDelta = TimeDelta::days(14);

/// What is to happen later: who talked on a day is looked at, after this one; then ([`None`]) who else is to hear of a badge.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Look {
    chat: ChatKey,
    day: i64,
    after: Option<UserId>,
}

/// The next look at a group.
pub(super) async fn plan(cx: &Cx, chat: &Chat) -> Result {
    let today = local_date(cx.now, chat.zone);
    let at =
        |date: chrono::NaiveDate| first_instant_at(date.and_time(NaiveTime::from_hms_opt(LOOK_HOUR, 0, 0)?), chat.zone);
    let next = at(today).filter(|at| *at > cx.now).map(|at| (day_of(today) - 1, at));
    let tomorrow = || Some((day_of(today), at(today.succ_opt()?)?));
    let (day, at) = next.or_else(tomorrow).unwrap_or((day_of(today), cx.now + TimeDelta::days(1)));
    set(cx, Look { chat: chat.key, day, after: Some(UserId(0)) }, at).await
}

async fn set(cx: &Cx, look: Look, at: DateTime<Utc>) -> Result {
    cx.set_timer(NAME, &format!("look:{}", look.chat.0), Some(look.chat), at, &look).await
}

/// The days as recognition counts them.
pub(super) fn day_of(date: chrono::NaiveDate) -> i64 {
    date.signed_duration_since(DateTime::UNIX_EPOCH.date_naive()).num_days()
}

/// It is time for a look.
pub(super) async fn look(cx: &Cx, look: Look) -> Result {
    let chat = cx.chat(look.chat).await?;
    let Some(after) = look.after else { return tell_the_rest(cx, &chat).await };
    if after == UserId(0) {
        month::come(cx, &chat).await?;
    }
    let users = recognition::talked_on(cx, chat.key, look.day, after, AT_ONCE).await?;
    people(cx, &chat, look.day, &users).await?;
    let is_more = i64::try_from(users.len()).is_ok_and(|n| n == AT_ONCE);
    let after = users.last().copied().filter(|_| is_more);
    set(cx, Look { after, ..look }, cx.now + APART).await
}

/// Those who talked: what they have earned, and what they are told of it.
async fn people(cx: &Cx, chat: &Chat, day: i64, users: &[UserId]) -> Result {
    if users.is_empty() {
        return Ok(());
    }
    let known = Known::of(cx, chat, users).await?;
    for (user, joined_at) in &known.members {
        let (counted, is_old) = known.count(cx, chat, *user, day).await?;
        let facts = known.facts(chat, *user, (counted, *joined_at), cx.now);
        let has = known.badges.get(user).map(Vec::as_slice).unwrap_or_default();
        for badge in facts.new_badges(has) {
            // Whoever did all that before anybody looked has it without a word.
            queries::give(&cx.tx, (chat.key, *user), badge, is_old, cx.now).await?;
        }
        tell(cx, chat, *user).await?;
    }
    Ok(())
}

/// What is known of people who are looked at together.
struct Known {
    since: i64,
    members: Vec<(UserId, Option<DateTime<Utc>>)>,
    badges: std::collections::HashMap<UserId, Vec<Badge>>,
    counted: std::collections::HashMap<UserId, Counted>,
    achieved: Vec<Achieved>,
    introduced: HashSet<UserId>,
    won_quiz: HashSet<UserId>,
    won_week: HashSet<UserId>,
    names_years: bool,
}

impl Known {
    async fn of(cx: &Cx, chat: &Chat, users: &[UserId]) -> Result<Self> {
        let key = chat.key;
        let mut members: Vec<_> = queries::members(&cx.tx, key, users).await?.into_iter().collect();
        members.sort_unstable_by_key(|(user, _)| *user);
        Ok(Self {
            since: queries::group(&cx.tx, key).await?.map_or(i64::MAX, |(since, _)| since),
            members,
            badges: queries::of_people(&cx.tx, key, users).await?,
            counted: queries::counted(&cx.tx, key, users).await?,
            achieved: recognition::achieved(cx, key, users).await?,
            introduced: onboarding::introduced_among(cx, key, users).await?,
            won_quiz: quizzes::won_among(cx, key, users).await?,
            won_week: loved::won_among(cx, key, users).await?,
            names_years: milestones::names_years(cx, key).await?,
        })
    }

    /// Counts the day; whoever is met for the first time, by what she did before, too. Whether she did anything before badges
    /// were given here is told only then.
    async fn count(&self, cx: &Cx, chat: &Chat, user: UserId, day: i64) -> Result<(Counted, bool)> {
        let week = rules::week_of(day);
        let (counted, is_old) = match self.counted.get(&user).filter(|counted| counted.last_week >= 0) {
            Some(before) if before.last_week >= week => return Ok((*before, false)),
            Some(before) => (Counted { weeks: before.weeks + 1, last_week: week }, false),
            None => {
                let days = recognition::days_talked(cx, chat.key, user, day - HISTORY..day + 1).await?;
                let weeks = rules::weeks_in(&days).max(1);
                (Counted { weeks, last_week: week }, days.iter().any(|day| *day < self.since))
            }
        };
        queries::count(&cx.tx, chat.key, user, counted).await?;
        Ok((counted, is_old))
    }

    fn facts(
        &self,
        chat: &Chat,
        user: UserId,
        (counted, joined_at): (Counted, Option<DateTime<Utc>>),
        now: DateTime<Utc>,
    ) -> Facts {
        let achieved = self.achieved.iter().find(|one| one.user == user);
        let today = local_date(now, chat.zone);
        Facts {
            introduced: self.introduced.contains(&user),
            answered: achieved.map_or(0, |one| one.answered),
            starts: achieved.map_or(0, |one| one.starts),
            weeks: counted.weeks,
            won_quiz: self.won_quiz.contains(&user),
            won_week: self.won_week.contains(&user),
            is_here_for_a_year: !self.names_years
                && joined_at.is_some_and(|at| rules::is_here_for_a_year(at, chat.zone, today)),
        }
    }
}

/// She hears of all that is new in one message, if she wants to, and can be written to; on her page it stands anyway.
async fn tell(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    let badges = queries::tell(&cx.tx, chat.key, user).await?;
    if badges.is_empty() {
        return Ok(());
    }
    let reason = Reason::Unasked { kind: NAME, until: cx.now + NEWS_FOR };
    let words = |lang| views::news(&badges, &chat.title, lang);
    cx.nudge(user, Some(chat), reason, &words).await.map(drop)
}

/// Who did not talk that day and is to hear of a badge all the same: a month's helpers, those whose reaction was refused.
async fn tell_the_rest(cx: &Cx, chat: &Chat) -> Result {
    let users = queries::untold(&cx.tx, chat.key, UserId(0), AT_ONCE).await?;
    for user in &users {
        tell(cx, chat, *user).await?;
    }
    match i64::try_from(users.len()).is_ok_and(|n| n == AT_ONCE) {
        true => set(cx, Look { chat: chat.key, day: 0, after: None }, cx.now + APART).await,
        false => plan(cx, chat).await,
    }
}
