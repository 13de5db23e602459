//! A poll that is asked again and again: what its latest round says beside the one before; and when who has not voted is
//! reminded. Pure.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    tally::Tally,
    typed::{Draft, alike},
};

/// What a round says of itself: its words, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its number among polls.
    pub id: i64,
    /// When it was asked.
    pub at: DateTime<Utc>,
    /// Question and options.
    pub words: Draft,
    /// How it ended.
    pub tally: Tally,
}

/// How a round went beside the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// What leads now.
    pub option: String,
    /// With so many in a hundred.
    pub percent: i64,
    /// And had so many then; [`None`]: it was not among the options.
    pub before: Option<i64>,
    /// Whether it led then, too.
    pub again: bool,
}

impl Round {
    /// Of a hundred votes (or voters, where they may choose several options), those for an option of that name.
    #[must_use]
    pub fn percent(&self, option: &str, several: bool) -> Option<i64> {
        let place = self.words.options.iter().position(|one| alike(one, option))?;
        self.tally.shares(several).get(place).copied()
    }
}

/// What leads alone now, beside the round before; nothing to say of a tie, or of a round without votes.
#[must_use]
pub fn trend(now: &Round, before: &Round, several: bool) -> Option<Trend> {
    let winners = now.tally.winners();
    let [only] = winners[..] else { return None };
    if !before.tally.has_votes() {
        return None;
    }
    let option = now.words.options.get(only)?.clone();
    let led = before.tally.winners();
    let again = matches!(led[..], [one] if before.words.options.get(one).is_some_and(|one| alike(one, &option)));
    Some(Trend { percent: now.percent(&option, several)?, before: before.percent(&option, several), again, option })
}

/// When who has not voted is reminded, of a poll that is open for so long from then on: a quarter of it before the end, at
/// most a day, at least an hour; [`None`]: it is too short for that.
#[must_use]
pub fn reminds_at(opened: DateTime<Utc>, open: TimeDelta) -> Option<DateTime<Utc>> {
    let before = (open / 4).clamp(TimeDelta::hours(1), TimeDelta::days(1));
    (before * 2 <= open).then(|| opened + open - before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(counts: [i64; 2]) -> Round {
        let words = Draft { question: "When?".to_owned(), options: vec!["Sunday".to_owned(), "Tuesday".to_owned()] };
        let tally = Tally { counts: counts.to_vec(), voters: counts.iter().sum() };
        Round { id: 1, at: DateTime::UNIX_EPOCH, words, tally }
    }

    #[test]
    fn a_round_is_told_beside_the_one_before() {
        let told = |now, before| trend(&round(now), &round(before), false);
        let tuesday =
            |percent, before, again| Some(Trend { option: "Tuesday".to_owned(), percent, before: Some(before), again });
        assert_eq!(told([1, 3], [1, 1]), tuesday(75, 50, false));
        assert_eq!(told([1, 3], [1, 2]), tuesday(75, 67, true));
        assert_eq!(told([1, 3], [3, 1]), tuesday(75, 25, false));
        assert_eq!(told([2, 2], [3, 1]), None);
        assert_eq!(told([1, 3], [0, 0]), None);
    }

    #[test]
    fn a_reminder_comes_in_time_and_once() {
        let before = |open: TimeDelta| {
            reminds_at(DateTime::UNIX_EPOCH, open).map(|at| (DateTime::UNIX_EPOCH + open - at).num_minutes())
        };
        assert_eq!(before(TimeDelta::days(8)), Some(24 * 60));
        assert_eq!(before(TimeDelta::days(2)), Some(12 * 60));
        assert_eq!(before(TimeDelta::hours(2)), Some(60));
        assert_eq!(before(TimeDelta::minutes(90)), None);
    }
}
