//! Who is thanked for a month (DOMAIN §A3): three who helped, one who began conversations, one who is new, one who is there week
//! after week. Pure.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::super::{
    Board,
    rules::{Standing, placed},
};

/// So many more may be named in a slot if they did as much as the last.
const SHARED: usize = 2;
/// So many who come next are kept for each slot, in case somebody is taken off.
const SPARES: usize = 5;
/// So many of those who rest are named.
const RESTING: usize = 5;

/// What somebody is thanked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Slot {
    /// She answered others.
    Helper,
    /// Others answered her.
    Starter,
    /// She has not been here long.
    Newcomer,
    /// She was there week after week.
    Steady,
}

impl Slot {
    /// In the order in which they are named, and filled.
    pub const ALL: [Self; 4] = [Self::Helper, Self::Starter, Self::Newcomer, Self::Steady];

    /// As it is kept, and as messages select by it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Helper => "helper",
            Self::Starter => "starter",
            Self::Newcomer => "newcomer",
            Self::Steady => "steady",
        }
    }

    /// The one that is kept so.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.code() == code)
    }

    /// The board it is filled from.
    #[must_use]
    pub const fn board(self) -> Board {
        match self {
            Self::Helper => Board::Helpers,
            Self::Starter => Board::Starters,
            Self::Newcomer => Board::Newcomers,
            Self::Steady => Board::Steady,
        }
    }

    /// How many are thanked for it.
    #[must_use]
    pub const fn seats(self) -> usize {
        match self {
            Self::Helper => 3,
            Self::Starter | Self::Newcomer | Self::Steady => 1,
        }
    }
}

/// How somebody takes part in the thanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// She is thanked.
    Named,
    /// She was thanked for the month before, so she is named apart.
    Resting,
    /// She comes next.
    Spare,
    /// Somebody who manages the group took her off.
    Off,
    /// She had left, or wished not to be named, when the thanks were posted.
    Gone,
}

impl Part {
    const ALL: [Self; 5] = [Self::Named, Self::Resting, Self::Spare, Self::Off, Self::Gone];

    /// As it is kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Resting => "resting",
            Self::Spare => "spare",
            Self::Off => "off",
            Self::Gone => "gone",
        }
    }

    /// The one that is kept so.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// Somebody in a slot.
#[derive(Debug, Clone)]
pub struct Seat {
    /// Which.
    pub slot: Slot,
    /// How she takes part.
    pub part: Part,
    /// Who, and what she did.
    pub who: Standing,
}

/// Who is thanked, who rests, and who comes next, of those who may be named for each slot. Nobody is thanked twice. Who was
/// thanked for the month before rests, unless there is nobody else, as in a small group of the same few: then nobody does.
#[must_use]
pub fn seats(mut candidates: Vec<(Slot, Vec<Standing>)>, before: &HashSet<i64>) -> Vec<Seat> {
    candidates.sort_by_key(|(slot, _)| *slot);
    let everybody_rests = candidates.iter().flat_map(|(_, list)| list).all(|who| before.contains(&who.user));
    let rests = |who: &Standing| !everybody_rests && before.contains(&who.user);
    let (mut seats, mut named, mut resting) = (Vec::new(), HashSet::new(), HashSet::new());
    for (slot, list) in candidates {
        let (mut taken, mut spares, mut last) = (0, 0, None);
        for (_, who) in placed(list) {
            let is_free = taken < slot.seats();
            let shares = taken < slot.seats() + SHARED && last == Some(who.standing);
            let part = match () {
                () if named.contains(&who.user) => continue,
                () if rests(&who) && (!is_free || resting.len() == RESTING || !resting.insert(who.user)) => continue,
                () if rests(&who) => Part::Resting,
                () if is_free || shares => Part::Named,
                () if spares < SPARES => Part::Spare,
                () => break,
            };
            if part == Part::Named {
                named.insert(who.user);
                taken += 1;
                last = if taken <= slot.seats() { Some(who.standing) } else { last };
            }
            spares += usize::from(part == Part::Spare);
            seats.push(Seat { slot, part, who });
        }
    }
    seats
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::features::recognition::rules::Sums;

    fn who(user: i64, standing: i64) -> Standing {
        Standing { user, name: format!("P{user:02}"), standing, sums: Sums::default() }
    }

    fn said(seats: &[Seat]) -> Vec<(&'static str, i64, &'static str)> {
        seats.iter().map(|seat| (seat.slot.code(), seat.who.user, seat.part.code())).collect()
    }

    #[test]
    fn six_are_thanked_and_nobody_twice() {
        let helpers = (1..=5).map(|user| who(user, 10 - user)).collect();
        let starters = vec![who(1, 9), who(6, 4)];
        let newcomers = vec![who(2, 5), who(7, 1)];
        let steady = vec![who(6, 30), who(8, 29), who(9, 28)];
        let lists = vec![
            (Slot::Steady, steady),
            (Slot::Helper, helpers),
            (Slot::Newcomer, newcomers),
            (Slot::Starter, starters),
        ];
        assert_eq!(
            said(&seats(lists, &HashSet::new())),
            [
                ("helper", 1, "named"),
                ("helper", 2, "named"),
                ("helper", 3, "named"),
                ("helper", 4, "spare"),
                ("helper", 5, "spare"),
                ("starter", 6, "named"),
                ("newcomer", 7, "named"),
                ("steady", 8, "named"),
                ("steady", 9, "spare"),
            ]
        );
    }

    #[test]
    fn who_was_thanked_before_rests_and_the_next_one_is_thanked() {
        let lists = || vec![(Slot::Helper, vec![who(1, 9), who(2, 8)]), (Slot::Starter, vec![who(1, 3)])];
        let before = HashSet::from([1]);
        assert_eq!(said(&seats(lists(), &before)), [("helper", 1, "resting"), ("helper", 2, "named")]);
        let all = HashSet::from([1, 2]);
        assert_eq!(said(&seats(lists(), &all)), [("helper", 1, "named"), ("helper", 2, "named")], "nobody rests");
    }

    #[test]
    fn who_did_as_much_as_the_last_is_thanked_too_within_reason() {
        let equals = |n: i64| vec![(Slot::Steady, (1..=n).rev().map(|user| who(user, 7)).collect())];
        let named =
            |n| said(&seats(equals(n), &HashSet::new())).into_iter().filter(|(.., part)| *part == "named").count();
        assert_eq!((named(1), named(2), named(3), named(9)), (1, 2, 3, 3));
        let first = seats(equals(9), &HashSet::new());
        assert_eq!(first.first().map(|seat| seat.who.user), Some(1), "in the order of their names");
    }

    proptest! {
        #[test]
        fn whatever_the_boards_are_nobody_is_thanked_twice(
            lists in prop::collection::vec(prop::collection::vec((0..12i64, 1..4i64), 0..12), 4),
            before in prop::collection::hash_set(0..12i64, 0..12),
        ) {
            let lists: Vec<_> = Slot::ALL.into_iter().zip(lists.into_iter().map(|list| {
                let mut seen = HashSet::new();
                list.into_iter().filter(|(user, _)| seen.insert(*user)).map(|(user, standing)| who(user, standing)).collect()
            })).collect();
            let anybody = lists.iter().any(|(_, list): &(Slot, Vec<Standing>)| !list.is_empty());
            let seats = seats(lists, &before);
            let named: Vec<i64> = seats.iter().filter(|seat| seat.part == Part::Named).map(|seat| seat.who.user).collect();
            let once: HashSet<i64> = named.iter().copied().collect();
            prop_assert_eq!(named.len(), once.len());
            prop_assert_eq!(anybody, !named.is_empty(), "somebody is thanked wherever anybody can be");
            let mut keys = HashSet::new();
            for seat in &seats {
                prop_assert!(keys.insert((seat.slot, seat.who.user)));
                prop_assert!(seat.part != Part::Resting || before.contains(&seat.who.user));
            }
        }
    }
}
