//! Which of a post's pieces of content comes next, and how long they last. Pure.
//!
//! A post with a single piece repeats it. From two on, none comes again while one was never posted, nor within
//! [`REST`]: when nothing may come, the post pauses until something may.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::slots;
use crate::{
    schedule::{
        content::{Content, REST},
        posts::Plan,
    },
    telegram::{attachment::Media, marked::Marked},
};

/// Pieces of content one post may have.
pub const MOST: usize = 100;
/// What does not last for so long is running low.
const LOW: TimeDelta = TimeDelta::days(7);

/// A piece of content.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its number.
    pub id: i64,
    /// Its words; may be empty below a picture.
    pub text: Marked,
    /// What is shown above them.
    pub media: Vec<Media>,
    /// When it was last posted.
    pub used_at: Option<DateTime<Utc>>,
}

impl Piece {
    /// When it may be posted.
    fn free_at(&self) -> Option<DateTime<Utc>> {
        self.used_at.map(|at| at + REST)
    }

    /// Whether it can be said: who speaks of the member of the week needs one.
    fn is_sayable(&self, is_somebody: bool) -> bool {
        is_somebody || !slots::need_member(self.text.text())
    }
}

/// What comes next.
#[derive(Debug)]
pub enum Choice<'a> {
    /// This piece.
    This(&'a Piece),
    /// Nothing: it speaks of the member of the week, and there is none.
    Nobody,
    /// Nothing: all of it was posted lately.
    Dry,
}

/// The piece to be posted at `now`. `is_somebody`: whether there is a member of the week.
#[must_use]
pub fn choose(pieces: &[Piece], is_shuffled: bool, is_somebody: bool, now: DateTime<Utc>) -> Choice<'_> {
    let sayable = || pieces.iter().filter(|piece| piece.is_sayable(is_somebody));
    if sayable().next().is_none() {
        return if pieces.is_empty() { Choice::Dry } else { Choice::Nobody };
    }
    if let [only] = pieces {
        return Choice::This(only);
    }
    let unused = sayable().filter(|piece| piece.used_at.is_none());
    let unused = unused.min_by_key(|piece| if is_shuffled { (mixed(piece.id), piece.id) } else { (0, piece.id) });
    let rested = || sayable().filter(|piece| piece.free_at().is_some_and(|at| at <= now));
    let next = unused.or_else(|| rested().min_by_key(|piece| (piece.used_at, piece.id)));
    next.map_or(Choice::Dry, Choice::This)
}

/// What there is to say, for the queue of posts; [`None`]: one piece, again and again.
#[must_use]
pub fn content(pieces: &[Piece], is_somebody: bool, now: DateTime<Utc>) -> Option<Content> {
    if pieces.len() < 2 {
        return None;
    }
    let free = || pieces.iter().filter(|piece| piece.is_sayable(is_somebody)).map(Piece::free_at);
    let ready = free().filter(|at| at.is_none_or(|at| at <= now)).count();
    Some(Content { ready, again: free().flatten().filter(|at| *at > now).min() })
}

/// Whether what there is lasts for less than a week of what is planned.
#[must_use]
pub fn is_low(pieces: &[Piece], is_somebody: bool, plan: &Plan, zone: Tz, now: DateTime<Utc>) -> bool {
    if pieces.len() < 2 {
        return false;
    }
    let sayable = pieces.iter().filter(|piece| piece.is_sayable(is_somebody));
    let mut free: Vec<DateTime<Utc>> = sayable.map(|piece| piece.free_at().unwrap_or(now)).collect();
    let mut lasts_until = now;
    let dues = std::iter::successors(plan.next_after(now, zone), |last| plan.next_after(*last, zone));
    for due in dues.take(MOST + 1) {
        let Some(first) = free.iter_mut().min().filter(|first| **first <= due) else {
            return lasts_until - now < LOW;
        };
        *first = due + REST;
        lasts_until = due;
        if lasts_until - now >= LOW {
            return false;
        }
    }
    false
}

/// A number that looks random, the same for the same piece for ever (splitmix64).
fn mixed(id: i64) -> u64 {
    let seed = id.cast_unsigned().wrapping_add(0x9e37_79b9_7f4a_7c15);
    let once = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let twice = (once ^ (once >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    twice ^ (twice >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(n: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_794_816_000, 0).unwrap() + TimeDelta::days(n)
    }

    fn piece(id: i64, text: &str) -> Piece {
        Piece { id, text: Marked::plain(text), media: Vec::new(), used_at: None }
    }

    /// Which pieces come on so many days, one a day; 0 on a day without.
    fn days(mut pieces: Vec<Piece>, is_shuffled: bool, is_somebody: bool, most: i64) -> Vec<i64> {
        let mut came = Vec::new();
        for n in 0..most {
            let id = match choose(&pieces, is_shuffled, is_somebody, day(n)) {
                Choice::This(piece) => piece.id,
                Choice::Nobody | Choice::Dry => 0,
            };
            if let Some(piece) = pieces.iter_mut().find(|piece| piece.id == id) {
                piece.used_at = Some(day(n));
            }
            came.push(id);
        }
        came
    }

    #[test]
    fn a_single_piece_repeats_and_several_rest() {
        assert_eq!(days(vec![piece(7, "Hi")], false, false, 3), [7, 7, 7]);
        let came = days(vec![piece(1, "a"), piece(2, "b")], false, false, 93);
        assert_eq!(came[..4], [1, 2, 0, 0]);
        assert_eq!(came[89..], [0, 1, 2, 0]);
    }

    #[test]
    fn who_speaks_of_nobody_is_passed_over() {
        let pieces = || vec![piece(1, "Thanks, {member_of_the_week}!"), piece(2, "b")];
        assert_eq!(days(pieces(), false, false, 2), [2, 0]);
        assert_eq!(days(pieces(), false, true, 2), [1, 2]);
        assert!(matches!(choose(&pieces()[..1], false, false, day(0)), Choice::Nobody));
    }

    proptest! {
        #[test]
        fn nothing_repeats_within_ninety_days_or_while_one_was_never_posted(n in 2..40i64, is_shuffled: bool) {
            let came = days((1..=n).map(|id| piece(id, "x")).collect(), is_shuffled, false, 200);
            let first: std::collections::BTreeSet<i64> = came[..usize::try_from(n).unwrap()].iter().copied().collect();
            prop_assert_eq!(first.len(), usize::try_from(n).unwrap());
            for (at, id) in came.iter().enumerate().filter(|(_, id)| **id != 0) {
                let before = at.saturating_sub(90);
                prop_assert!(!came[before + usize::from(at >= 90)..at].contains(id));
            }
        }

        #[test]
        fn what_is_foreseen_is_what_comes(n in 2..20usize, used in 0..20usize) {
            let mut pieces: Vec<Piece> = (1..).take(n).map(|id| piece(id, "x")).collect();
            for (at, one) in (0..).zip(pieces.iter_mut().take(used)) {
                one.used_at = Some(day(at));
            }
            let mut foreseen = content(&pieces, false, day(30)).unwrap();
            for at in 30..80 {
                let is_dry = matches!(choose(&pieces, false, false, day(at)), Choice::Dry);
                prop_assert_eq!(foreseen.is_dry(day(at)), is_dry);
                if let Choice::This(next) = choose(&pieces, false, false, day(at)) {
                    let id = next.id;
                    pieces.iter_mut().find(|one| one.id == id).unwrap().used_at = Some(day(at));
                    foreseen = foreseen.used(day(at));
                }
            }
        }
    }
}
