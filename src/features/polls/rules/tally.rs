//! From votes to percentages, bars and winners.

use std::{cmp::Reverse, collections::BTreeMap};

use serde::{Deserialize, Serialize};

/// Cells of a bar.
const CELLS: i64 = 10;

/// How a poll stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Votes for each option, in order.
    pub counts: Vec<i64>,
    /// How many people voted.
    pub voters: i64,
}

impl Tally {
    /// From what people chose, by the lasting ids of the options; `#0` is the first option where no id is known.
    #[must_use]
    pub fn of_choices(choices: &[Vec<String>], ids: &[String], options: usize) -> Self {
        let mut counts = vec![0; options];
        let mut voters = 0;
        for chosen in choices {
            voters += 1;
            for choice in chosen {
                let place = ids.iter().position(|id| id == choice);
                let place = place.or_else(|| choice.strip_prefix('#').and_then(|place| place.parse().ok()));
                if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
                    *count += 1;
                }
            }
        }
        Self { counts, voters }
    }

    /// What each option has of a hundred votes, or, where several may be chosen, of a hundred voters.
    #[must_use]
    pub fn shares(&self, several: bool) -> Vec<i64> {
        if !several || self.voters <= 0 {
            return self.percentages();
        }
        let share = |count: &i64| (count * 200 + self.voters) / (self.voters * 2);
        self.counts.iter().map(|count| share(count).min(100)).collect()
    }

    /// Whether anybody voted.
    #[must_use]
    pub fn has_votes(&self) -> bool {
        self.counts.iter().any(|count| *count > 0)
    }

    /// The options with the most votes, in order; none without votes.
    #[must_use]
    pub fn winners(&self) -> Vec<usize> {
        let most = self.counts.iter().copied().max().filter(|most| *most > 0);
        let best = self.counts.iter().enumerate().filter(|(_, count)| Some(**count) == most);
        best.map(|(i, _)| i).collect()
    }

    /// Whole percentages, in order. They sum to 100 where that is possible without telling options of equal
    /// votes apart (three of one vote each are 33 % each), and never to more.
    #[must_use]
    pub fn percentages(&self) -> Vec<i64> {
        let total: i64 = self.counts.iter().sum();
        if total <= 0 {
            return vec![0; self.counts.len()];
        }
        let mut percents: Vec<i64> = self.counts.iter().map(|count| count * 100 / total).collect();
        let mut spare = 100 - percents.iter().sum::<i64>();
        // The largest remainders first, all options of equal votes at once.
        let mut groups: BTreeMap<i64, i64> = BTreeMap::new();
        for count in &self.counts {
            *groups.entry(*count).or_default() += 1;
        }
        let mut groups: Vec<(i64, i64)> = groups.into_iter().filter(|(votes, _)| votes * 100 % total > 0).collect();
        groups.sort_by_key(|(votes, size)| (Reverse(votes * 100 % total), Reverse(*size), *votes));
        for (votes, size) in groups {
            if size > spare {
                break;
            }
            spare -= size;
            for (percent, count) in percents.iter_mut().zip(&self.counts) {
                *percent += i64::from(*count == votes);
            }
        }
        percents
    }

    /// A bar for each option: full only if nobody chose another, empty only without votes.
    #[must_use]
    pub fn bars(&self, several: bool) -> Vec<String> {
        let total: i64 = if several { self.voters } else { self.counts.iter().sum() };
        self.counts.iter().map(|count| bar(*count, total)).collect()
    }
}

fn bar(count: i64, total: i64) -> String {
    let full = match count {
        _ if total <= 0 || count <= 0 => 0,
        _ if count == total => CELLS,
        _ => ((count * CELLS * 2 + total) / (total * 2)).clamp(1, CELLS - 1),
    };
    let cell = |i: i64| if i < full { '▓' } else { '░' };
    (0..CELLS).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tally(counts: &[i64]) -> Tally {
        Tally { counts: counts.to_vec(), voters: counts.iter().sum() }
    }

    #[test]
    fn percentages_sum_to_a_hundred_where_that_is_fair() {
        assert_eq!(tally(&[3, 2]).percentages(), [60, 40]);
        assert_eq!(tally(&[1, 1, 1]).percentages(), [33, 33, 33]);
        assert_eq!(tally(&[2, 1]).percentages(), [67, 33]);
        assert_eq!(tally(&[1, 1, 4]).percentages(), [17, 17, 66]);
        assert_eq!(tally(&[7, 0]).percentages(), [100, 0]);
        assert_eq!(tally(&[0, 0]).percentages(), [0, 0]);
    }

    #[test]
    fn bars_show_shares() {
        assert_eq!(tally(&[3, 2]).bars(false), ["▓▓▓▓▓▓░░░░", "▓▓▓▓░░░░░░"]);
        assert_eq!(tally(&[99, 1]).bars(false), ["▓▓▓▓▓▓▓▓▓░", "▓░░░░░░░░░"]);
        assert_eq!(tally(&[1, 0]).bars(false), ["▓▓▓▓▓▓▓▓▓▓", "░░░░░░░░░░"]);
    }

    #[test]
    fn winners_and_ties() {
        assert_eq!(tally(&[1, 3, 3]).winners(), [1, 2]);
        assert!(tally(&[0, 0]).winners().is_empty());
    }

    #[test]
    fn votes_are_counted_by_what_lasts_of_an_option() {
        let ids = ["a", "b", "c"].map(str::to_owned);
        let chose = |what: &[&str]| what.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let votes = [chose(&["a"]), chose(&["c", "a"]), chose(&["#1"]), chose(&["gone"])];
        assert_eq!(Tally::of_choices(&votes, &ids, 3), Tally { counts: vec![2, 1, 1], voters: 4 });
        assert_eq!(Tally::of_choices(&votes, &[], 2), Tally { counts: vec![0, 1], voters: 4 });
        assert_eq!(Tally { counts: vec![3, 2], voters: 4 }.shares(true), [75, 50]);
        assert_eq!(Tally { counts: vec![3, 2], voters: 5 }.shares(false), [60, 40]);
    }

    fn counts() -> impl Strategy<Value = Vec<i64>> {
        let few = proptest::collection::vec(0_i64..6, 2..=12);
        prop_oneof![few, proptest::collection::vec(0_i64..100_000, 2..=12)]
    }

    proptest! {
        #[test]
        fn percentages_are_fair(counts in counts()) {
            let (total, percents) = (counts.iter().sum::<i64>(), tally(&counts).percentages());
            prop_assume!(total > 0);
            let sum: i64 = percents.iter().sum();
            prop_assert!(sum <= 100);
            let all_different = counts.iter().collect::<std::collections::HashSet<_>>().len() == counts.len();
            prop_assert!(!all_different || sum == 100, "{percents:?}");
            for (a, p) in counts.iter().zip(&percents) {
                prop_assert!((p * total - a * 100).abs() < total, "within one of the exact share");
                for (b, q) in counts.iter().zip(&percents) {
                    prop_assert!(a.cmp(b) == p.cmp(q) || p == q, "more votes never show less");
                    prop_assert!(a != b || p == q, "equal votes show equal");
                }
            }
        }

        #[test]
        fn bars_are_fair(counts in counts()) {
            let (total, bars) = (counts.iter().sum::<i64>(), tally(&counts).bars(false));
            for (count, bar) in counts.iter().zip(&bars) {
                let full = bar.chars().filter(|c| *c == '▓').count();
                prop_assert_eq!(bar.chars().count(), 10);
                prop_assert_eq!(full == 0, *count == 0);
                prop_assert_eq!(full == 10, *count == total && total > 0);
                let exact = *count as f64 * 10.0 / total.max(1) as f64;
                prop_assert!((full as f64 - exact).abs() <= 1.0);
            }
        }
    }
}
