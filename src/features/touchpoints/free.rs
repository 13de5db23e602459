//! The next free slot: the first of the next fourteen days with room for one more post, where all others stay as they are.
//! Pure.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::rules;
use crate::{
    schedule::{
        gates::{Reason, local_date},
        posts::{Foreseen, Plan, Rank, foresee},
        recurrence::{Recurrence, Rule},
    },
    store::{
        chats::{BotPlace, Chat},
        occurrences::Made,
    },
};

/// Days that are looked at.
const DAYS: usize = 14;
/// The budget is one of a week: so far after it others may lose their place.
const AFTER: TimeDelta = TimeDelta::days(8);
/// Posts come at this hour where there are no others.
const USUAL: NaiveTime = match NaiveTime::from_hms_opt(10, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// The hour at which most posts of managers come, outside of quiet hours.
#[must_use]
pub fn usual_time(chat: &Chat, plans: &[Plan]) -> NaiveTime {
    let mut times: BTreeMap<NaiveTime, usize> = BTreeMap::new();
    for plan in plans.iter().filter(|plan| plan.rank > Rank::Library) {
        *times.entry(plan.recurrence.time).or_default() += 1;
    }
    // Of those that are as usual the earlier.
    let most = times.into_iter().rev().max_by_key(|(_, n)| *n);
    let time = most.map_or(USUAL, |(time, _)| time);
    if !chat.quiet.contains(rules::minute_of(time)) {
        return time;
    }
    rules::nearest_allowed(chat, &Recurrence { rule: Rule::Daily, time }, Reason::QuietHours).time
}

/// The first one at this time; [`None`]: each of these days is full, or quiet.
#[must_use]
pub fn next(chat: &Chat, others: &[Plan], posted: &[Made], time: NaiveTime, now: DateTime<Utc>) -> Option<Recurrence> {
    let writable = Chat { bot: BotPlace::Administrator { can_delete: false }, ..chat.clone() };
    let days = local_date(now, chat.zone).iter_days().take(DAYS);
    let once = |date| Recurrence { rule: Rule::Once { date }, time };
    days.into_iter().map(once).find(|one| has_room(&writable, others, posted, one, now))
}

/// Whether it comes at its time, and everything else as it would without it.
fn has_room(chat: &Chat, others: &[Plan], posted: &[Made], one: &Recurrence, now: DateTime<Utc>) -> bool {
    let plan = rules::plan(i64::MAX, true, *one).waiting(now, chat);
    let Some(due) = plan.state.next.map(|next| next.scheduled_for) else { return false };
    let all: Vec<Plan> = others.iter().copied().chain([plan]).collect();
    let without: Vec<_> = foresee(chat, others, posted, now, due + AFTER).collect();
    let with: Vec<_> = foresee(chat, &all, posted, now, due + AFTER).collect();
    let comes = with.iter().any(|one| (one.room, one.id) == (plan.room, plan.id) && one.outcome == Ok(due));
    let is_as_before = |one: &Foreseen| with.iter().any(|other| other.is_same_as(one) && other.outcome == one.outcome);
    comes && without.iter().filter(|one| one.outcome.is_ok()).all(is_as_before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{features::touchpoints::rules::plan, schedule::gates::tests::chat};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn daily(hour: u32) -> Recurrence {
        Recurrence { rule: Rule::Daily, time: NaiveTime::from_hms_opt(hour, 0, 0).unwrap() }
    }

    #[test]
    fn where_nothing_else_comes_it_is_the_first_day_whose_hour_has_not_been() {
        let chat = chat();
        let now = at("2026-11-16T12:00:00Z");
        let found = next(&chat, &[], &[], USUAL, now).unwrap();
        let tomorrow = local_date(now, chat.zone).succ_opt().unwrap();
        assert_eq!(found.rule, Rule::Once { date: tomorrow });
    }

    #[test]
    fn where_every_day_is_full_there_is_none() {
        let chat = chat();
        let now = at("2026-11-16T12:00:00Z");
        let other = plan(1, true, daily(12)).waiting(now, &chat);
        assert_eq!(next(&chat, &[other], &[], USUAL, now), None);
        assert_eq!(usual_time(&chat, &[other]), NaiveTime::from_hms_opt(12, 0, 0).unwrap());
    }
}
