//! What is right for times that are looked for together: their answers, how many can when, which times are best, until when
//! it is open. Pure.

use std::cmp::Reverse;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::schedule::recurrence::first_instant_at;

/// Most times to choose from.
pub const MOST_SLOTS: usize = 20;
/// Longest title, in graphemes.
pub const LONGEST_TITLE: usize = 100;
/// So many days can be chosen by buttons.
pub const DAYS_SHOWN: u64 = 35;
/// Hours that can be chosen by buttons: people meet in the daytime.
pub const FIRST_HOUR: u32 = 8;
/// The last of them.
pub const LAST_HOUR: u32 = 22;
/// So many of the best times are proposed.
pub const PROPOSED: usize = 3;
/// How long it may be open, in hours.
pub const OPEN_HOURS: [u32; 5] = [24, 48, 72, 168, 336];
/// How long what is to happen may take, in minutes; 0: nobody says.
pub const LENGTHS: [u32; 9] = [0, 30, 45, 60, 90, 120, 180, 240, 480];
/// Another time can be chosen so long after one was fixed, and so often.
pub const UNDO: TimeDelta = TimeDelta::days(7);
/// How often another time can be chosen.
pub const MOST_CHANGES: i64 = 3;
/// No time is further away, so that Telegram can show it to each reader by her own clock.
pub const FARTHEST: TimeDelta = TimeDelta::days(366);

/// What somebody says about a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Nothing yet. As an answer it is a no.
    Open,
    /// She can.
    Yes,
    /// She can if need be.
    Maybe,
    /// She cannot.
    No,
}

impl Mark {
    /// As kept.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Open => '-',
            Self::Yes => 'y',
            Self::Maybe => 'm',
            Self::No => 'n',
        }
    }

    const fn of(letter: char) -> Self {
        match letter {
            'y' => Self::Yes,
            'm' => Self::Maybe,
            'n' => Self::No,
            _ => Self::Open,
        }
    }

    /// In the names of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Yes => "yes",
            Self::Maybe => "maybe",
            Self::No => "no",
        }
    }

    /// What a press makes of it.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Open | Self::No => Self::Yes,
            Self::Yes => Self::Maybe,
            Self::Maybe => Self::No,
        }
    }
}

/// What somebody says about each of the times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks(Vec<Mark>);

impl Marks {
    /// As kept, about so many times.
    #[must_use]
    pub fn read(kept: &str, times: usize) -> Self {
        Self(kept.chars().map(Mark::of).chain(std::iter::repeat(Mark::Open)).take(times).collect())
    }

    /// To be kept.
    #[must_use]
    pub fn written(&self) -> String {
        self.0.iter().map(|mark| mark.letter()).collect()
    }

    /// About one time.
    #[must_use]
    pub fn at(&self, place: usize) -> Mark {
        self.0.get(place).copied().unwrap_or(Mark::Open)
    }

    /// One of them was pressed; `only_one`: who can at one time can at no other.
    #[must_use]
    pub fn turned(mut self, place: usize, only_one: bool) -> Self {
        let Some(mark) = self.0.get_mut(place) else { return self };
        *mark = mark.next();
        if *mark == Mark::Yes && only_one {
            let others = self.0.iter_mut().enumerate().filter(|(other, mark)| *other != place && **mark == Mark::Yes);
            others.for_each(|(_, mark)| *mark = Mark::No);
        }
        self
    }

    /// She can at all of which she said nothing.
    #[must_use]
    pub fn rest_yes(self) -> Self {
        Self(self.0.into_iter().map(|mark| if mark == Mark::Open { Mark::Yes } else { mark }).collect())
    }

    /// An answer: what was left open is a no.
    #[must_use]
    pub fn answered(self) -> Self {
        let closed = |mark| if mark == Mark::Open { Mark::No } else { mark };
        Self(self.0.into_iter().map(closed).collect())
    }
}

/// How many can at a time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Who can.
    pub yes: i64,
    /// Who can if need be.
    pub maybe: i64,
    /// Who cannot.
    pub no: i64,
}

/// Counts answers as kept, each given by so many people, about so many times.
#[must_use]
pub fn counted<'a>(answers: impl IntoIterator<Item = (&'a str, i64)>, times: usize) -> Vec<Counts> {
    let mut counts = vec![Counts::default(); times];
    for (kept, people) in answers {
        let marks = Marks::read(kept, times).answered();
        for (place, count) in counts.iter_mut().enumerate() {
            match marks.at(place) {
                Mark::Yes => count.yes += people,
                Mark::Maybe => count.maybe += people,
                Mark::No | Mark::Open => count.no += people,
            }
        }
    }
    counts
}

/// The best times, the best first: those at which most can, then those at which fewest cannot, then the earliest. None that
/// has begun, and none at which nobody can.
#[must_use]
pub fn ranked(times: &[(DateTime<Utc>, Counts)], now: DateTime<Utc>) -> Vec<usize> {
    let mut places: Vec<usize> = (0..times.len()).collect();
    places.retain(|place| times.get(*place).is_some_and(|(at, count)| *at > now && count.yes + count.maybe > 0));
    places.sort_by_key(|place| times.get(*place).map(|(at, count)| (Reverse(count.yes), count.no, *at, *place)));
    places
}

/// One time to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// By the clock of the zone it goes by.
    pub local: NaiveDateTime,
    /// How long, in minutes, if that is another than for the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

impl Slot {
    /// When that is; where the clock is put forward over it, the first moment after.
    #[must_use]
    pub fn at(&self, zone: Tz) -> DateTime<Utc> {
        first_instant_at(self.local, zone).unwrap_or_else(|| self.local.and_utc())
    }
}

/// How it is held, and of which days and hours its times were made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Nobody sees who answered what.
    pub anonymous: bool,
    /// Who can at one time can at no other.
    pub one: bool,
    /// Who has not answered is reminded.
    pub reminds: bool,
    /// How long it is open, in hours; 0: as usual.
    pub open: u32,
    /// How long what is to happen takes, in minutes; 0: nobody says.
    pub minutes: u32,
    /// The days that were chosen.
    pub days: Vec<NaiveDate>,
    /// The hours.
    pub hours: Vec<NaiveTime>,
}

impl Form {
    /// How long it is open.
    #[must_use]
    pub fn open(&self) -> TimeDelta {
        TimeDelta::hours(i64::from(if self.open == 0 { OPEN_HOURS[2] } else { self.open }))
    }

    /// How long what is to happen takes at a time, in minutes, if that is known.
    #[must_use]
    pub fn length(&self, slot: &Slot) -> Option<u32> {
        slot.minutes.or(Some(self.minutes).filter(|minutes| *minutes > 0))
    }
}

/// What follows a choice among some, from the beginning again after the last.
#[must_use]
pub fn following(choices: &[u32], now: u32) -> u32 {
    let next = choices.iter().position(|choice| *choice == now).map_or(0, |place| (place + 1) % choices.len().max(1));
    choices.get(next).copied().unwrap_or_default()
}

/// The times on these days at these hours, in order.
#[must_use]
pub fn slots_of(days: &[NaiveDate], hours: &[NaiveTime]) -> Vec<Slot> {
    let all = days.iter().flat_map(|day| hours.iter().map(|hour| day.and_time(*hour)));
    sorted(all.map(|local| Slot { local, minutes: None }).collect())
}

/// In order, each once.
#[must_use]
pub fn sorted(mut slots: Vec<Slot>) -> Vec<Slot> {
    slots.sort_by_key(|slot| (slot.local, slot.minutes));
    slots.dedup_by_key(|slot| slot.local);
    slots
}

/// Puts a choice in, or takes it out.
pub fn toggle<T: Ord + Copy>(choices: &mut Vec<T>, choice: T) {
    match choices.iter().position(|one| *one == choice) {
        Some(place) => drop(choices.remove(place)),
        None => choices.push(choice),
    }
    choices.sort_unstable();
}

/// When what is asked now closes: after so long, and not later than the last of its times. [`None`]: that has been.
#[must_use]
pub fn closes_at(slots: &[Slot], zone: Tz, open: TimeDelta, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let last = slots.iter().map(|slot| slot.at(zone)).max()?;
    (last > now).then(|| last.min(now + open))
}

/// When who has not answered is reminded: a quarter of the time before the end, a day at most; not at all where that is less
/// than an hour.
#[must_use]
pub fn reminds_at(asked: DateTime<Utc>, closes: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let before = ((closes - asked) / 4).min(TimeDelta::days(1));
    (before >= TimeDelta::hours(1)).then(|| closes - before)
}

/// Whether another time can be chosen in place of the one that begins then.
#[must_use]
pub fn can_be_changed(begins: DateTime<Utc>, fixed: DateTime<Utc>, changes: i64, now: DateTime<Utc>) -> bool {
    now < begins && now - fixed < UNDO && changes < MOST_CHANGES
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap_or_default()
    }

    const fn counts(yes: i64, maybe: i64, no: i64) -> Counts {
        Counts { yes, maybe, no }
    }

    #[test]
    fn the_best_times_are_those_at_which_most_can() {
        let times = [
            (at(50), counts(9, 0, 0)),
            (at(300), counts(3, 1, 0)),
            (at(200), counts(3, 0, 1)),
            (at(100), counts(3, 1, 0)),
            (at(400), counts(0, 1, 3)),
            (at(150), counts(0, 0, 4)),
        ];
        assert_eq!(ranked(&times, at(60)), [3, 1, 2, 4], "none that has begun, none at which nobody can");
        assert_eq!(ranked(&times, at(500)), [0_usize; 0]);
        assert_eq!(ranked(&times, at(0))[0], 0);
    }

    #[test]
    fn a_time_the_clock_skips_is_the_first_moment_after_and_one_it_shows_twice_the_first() {
        let local = |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let slot = |text| Slot { local: local(text), minutes: None };
        let zone = chrono_tz::Asia::Jerusalem;
        assert_eq!(slot("2027-03-26 02:30").at(zone).to_rfc3339(), "2027-03-26T00:00:00+00:00");
        assert_eq!(slot("2027-10-31 01:30").at(zone).to_rfc3339(), "2027-10-30T22:30:00+00:00");
    }

    #[test]
    fn it_closes_with_its_last_time_at_the_latest() {
        let local = |hours: i64| Slot { local: at(hours * 3_600).naive_utc(), minutes: None };
        let (zone, open) = (chrono_tz::UTC, TimeDelta::hours(24));
        assert_eq!(closes_at(&[local(5), local(10)], zone, open, at(0)), Some(at(36_000)));
        assert_eq!(closes_at(&[local(5), local(100)], zone, open, at(0)), Some(at(86_400)));
        assert_eq!(closes_at(&[local(5)], zone, open, at(18_000)), None);
        assert_eq!(closes_at(&[], zone, open, at(0)), None);
        assert_eq!(reminds_at(at(0), at(86_400)), Some(at(64_800)));
        assert_eq!(reminds_at(at(0), at(3_600)), None);
        assert_eq!(reminds_at(at(0), at(86_400 * 14)), Some(at(86_400 * 13)));
    }

    #[test]
    fn choices_come_round() {
        assert_eq!(following(&OPEN_HOURS, 0), 24);
        assert_eq!(following(&OPEN_HOURS, 336), 24);
        assert_eq!(following(&LENGTHS, 0), 30);
        assert_eq!(following(&LENGTHS, 480), 0);
    }

    fn kept() -> impl Strategy<Value = String> {
        "[ymn-]{0,24}"
    }

    proptest! {
        #[test]
        fn the_order_is_by_yes_then_no_then_time(
            times in prop::collection::vec((0_i64..100, 0_i64..4, 0_i64..4, 0_i64..4), 0..MOST_SLOTS),
            now in 0_i64..100,
        ) {
            let times: Vec<_> = times.into_iter().map(|(begins, yes, maybe, no)| (at(begins), counts(yes, maybe, no))).collect();
            let order = ranked(&times, at(now));
            for pair in order.windows(2) {
                let ((one_at, one), (two_at, two)) = (times[pair[0]], times[pair[1]]);
                prop_assert!(one.yes >= two.yes);
                prop_assert!(one.yes > two.yes || one.no <= two.no);
                prop_assert!(one.yes > two.yes || one.no < two.no || one_at <= two_at);
            }
            for (place, (begins, count)) in times.iter().enumerate() {
                let is_offered = *begins > at(now) && count.yes + count.maybe > 0;
                prop_assert_eq!(order.contains(&place), is_offered);
            }
        }

        #[test]
        fn three_presses_are_a_round(kept in kept(), times in 1_usize..=MOST_SLOTS, place in 0_usize..MOST_SLOTS) {
            let place = place % times;
            let once = Marks::read(&kept, times).turned(place, false);
            let round = once.clone().turned(place, false).turned(place, false).turned(place, false);
            prop_assert_eq!(&round, &once);
            for other in (0..times).filter(|other| *other != place) {
                prop_assert_eq!(once.at(other), Marks::read(&kept, times).at(other));
            }
        }

        #[test]
        fn where_one_may_be_chosen_there_is_one(kept in "[mn-]{0,24}", presses in prop::collection::vec(0_usize..MOST_SLOTS, 0..40)) {
            let marks = presses.iter().fold(Marks::read(&kept, MOST_SLOTS), |marks, place| marks.turned(*place, true));
            prop_assert!(marks.written().matches('y').count() <= 1);
        }

        #[test]
        fn every_answer_is_counted_once_at_every_time(
            answers in prop::collection::vec((kept(), 1_i64..5), 0..20),
            times in 0_usize..=MOST_SLOTS,
        ) {
            let people: i64 = answers.iter().map(|(_, people)| people).sum();
            let counts = counted(answers.iter().map(|(kept, people)| (kept.as_str(), *people)), times);
            prop_assert_eq!(counts.len(), times);
            for count in counts {
                prop_assert_eq!(count.yes + count.maybe + count.no, people);
            }
        }

        #[test]
        fn marks_are_kept_as_they_are(kept in kept(), times in 0_usize..=MOST_SLOTS) {
            let marks = Marks::read(&kept, times);
            prop_assert_eq!(&Marks::read(&marks.written(), times), &marks);
            prop_assert!(!marks.answered().written().contains('-'));
        }

        #[test]
        fn times_of_days_and_hours_are_in_order(days in prop::collection::vec(0_u64..40, 0..9), hours in prop::collection::vec(0_u32..24, 0..9)) {
            let first = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap_or_default();
            let (mut chosen, mut at) = (Vec::new(), Vec::new());
            days.iter().for_each(|day| toggle(&mut chosen, first + chrono::Days::new(*day)));
            hours.iter().filter_map(|hour| NaiveTime::from_hms_opt(*hour, 0, 0)).for_each(|hour| toggle(&mut at, hour));
            let slots = slots_of(&chosen, &at);
            prop_assert_eq!(slots.len(), chosen.len() * at.len());
            prop_assert!(slots.windows(2).all(|pair| pair[0].local < pair[1].local));
        }
    }
}
