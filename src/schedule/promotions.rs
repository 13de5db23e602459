//! Promotions are at most a fifth of what the bot says to a group unasked in four weeks, and never two in a row
//! (DOMAIN §1 row 55, §A2 "promo balance"). Pure. Asked after all other gates, so that the reason is the true one.

use chrono::{DateTime, TimeDelta, Utc};

use super::gates::Reason;
use crate::store::occurrences::Made;

/// So far back posts are counted.
pub const WINDOW: TimeDelta = TimeDelta::days(28);
/// One of so many may be a promotion.
const ONE_OF: usize = 5;

/// Why a promotion may not be posted at `now`; [`None`]: it may. `made`: at least those of [`WINDOW`], oldest first.
#[must_use]
pub fn held(made: &[Made], now: DateTime<Utc>) -> Option<Reason> {
    if made.last().is_some_and(|last| last.is_promotion) {
        return Some(Reason::PromotionAgain);
    }
    let lately = || made.iter().filter(|one| now - one.at <= WINDOW);
    let promotions = lately().filter(|one| one.is_promotion).count();
    ((promotions + 1) * ONE_OF > lately().count() + 1).then_some(Reason::PromotionShare)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(n: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_794_816_000, 0).unwrap() + TimeDelta::days(n)
    }

    /// A post a day, `p` those that promote.
    fn made(days: &str) -> Vec<Made> {
        (0..).zip(days.chars()).map(|(n, c)| Made { at: day(n), is_promotion: c == 'p' }).collect()
    }

    #[test]
    fn four_others_come_between_two_promotions() {
        for (days, expected) in [
            ("", Some(Reason::PromotionShare)),
            ("ooo", Some(Reason::PromotionShare)),
            ("oooo", None),
            ("oooop", Some(Reason::PromotionAgain)),
            ("oooopooo", Some(Reason::PromotionShare)),
            ("oooopoooo", None),
            // Many others do not allow two in a row.
            ("oooooooooooop", Some(Reason::PromotionAgain)),
        ] {
            assert_eq!(held(&made(days), day(i64::try_from(days.len()).unwrap())), expected, "{days}");
        }
    }

    #[test]
    fn what_is_longer_ago_than_four_weeks_counts_no_more() {
        let four = made("oooo");
        assert_eq!(held(&four, day(28)), None);
        assert_eq!(held(&four, day(29)), Some(Reason::PromotionShare));
    }

    proptest! {
        #[test]
        fn when_one_is_posted_a_fifth_at_most_of_four_weeks_are_promotions(wanted: Vec<bool>, apart in 1..40i64) {
            let mut made: Vec<Made> = Vec::new();
            for (n, is_promotion) in (0..).zip(wanted) {
                let at = day(0) + TimeDelta::hours(n * apart);
                if is_promotion && held(&made, at).is_some() {
                    continue;
                }
                made.push(Made { at, is_promotion });
                if is_promotion {
                    let lately: Vec<&Made> = made.iter().filter(|one| at - one.at <= WINDOW).collect();
                    prop_assert!(lately.iter().filter(|one| one.is_promotion).count() * ONE_OF <= lately.len());
                }
            }
            prop_assert!(!made.windows(2).any(|two| two.iter().all(|one| one.is_promotion)));
        }
    }
}
