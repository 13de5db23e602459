//! What came of a survey: counts, averages, and what was written.

use super::{Given, Kind, may_be_parted};

/// What came of one question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tally {
    /// How many answered it.
    pub answered: usize,
    /// How often each option was chosen, or each step of a scale, from the least.
    pub counts: Vec<usize>,
    /// The mean of a scale.
    pub mean: Option<f64>,
}

/// Of those who have been in the group for less than thirty days, and of the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// The former.
    pub new: Tally,
    /// The latter.
    pub others: Tally,
}

/// Counts what was answered. What does not fit the question is left out.
pub fn tally<'a>(kind: &Kind, answers: impl IntoIterator<Item = &'a Given>) -> Tally {
    let steps =
        kind.scale().map_or(kind.options().len(), |(least, most)| usize::try_from(most - least + 1).unwrap_or(0));
    let mut tally = Tally { counts: vec![0; steps], ..Tally::default() };
    let mut sum = 0_i64;
    for given in answers.into_iter().filter(|given| given.fits(kind)) {
        tally.answered += 1;
        match given {
            Given::One(n) => add(&mut tally.counts, *n),
            Given::Several(all) => all.iter().for_each(|n| add(&mut tally.counts, *n)),
            Given::Scale(n) => {
                sum += n;
                let least = kind.scale().map_or(0, |(least, _)| least);
                add(&mut tally.counts, usize::try_from(n - least).unwrap_or(usize::MAX));
            }
            Given::Words(_) => {}
        }
    }
    if kind.scale().is_some() && tally.answered > 0 {
        tally.mean = Some(sum as f64 / tally.answered as f64);
    }
    tally
}

fn add(counts: &mut [usize], n: usize) {
    if let Some(count) = counts.get_mut(n) {
        *count += 1;
    }
}

/// The same told apart, where both parts are large enough; `part` of each answer: whether it is of somebody new, if known.
pub fn parted<'a>(kind: &Kind, answers: impl IntoIterator<Item = (&'a Given, Option<bool>)>) -> Option<Parts> {
    if *kind == Kind::Words {
        return None;
    }
    let known = answers.into_iter().filter_map(|(given, part)| Some((given, part?)));
    let (new, others): (Vec<_>, Vec<_>) = known.partition(|(_, is_new)| *is_new);
    let of = |part: Vec<(&'a Given, bool)>| tally(kind, part.into_iter().map(|(given, _)| given));
    let (new, others) = (of(new), of(others));
    may_be_parted(new.answered, others.answered).then_some(Parts { new, others })
}

impl Tally {
    /// What of all who answered chose each, in percent.
    pub fn percents(&self) -> Vec<usize> {
        let all = self.answered.max(1);
        self.counts.iter().map(|count| (count * 100 + all / 2) / all).collect()
    }

    /// What was chosen most, if anything was.
    pub fn leading(&self) -> Option<usize> {
        let most = self.counts.iter().copied().max().filter(|most| *most > 0)?;
        self.counts.iter().position(|count| *count == most)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::FEWEST, *};

    fn scales() -> impl Strategy<Value = Vec<(i64, Option<bool>)>> {
        prop::collection::vec((-3_i64..14, any::<Option<bool>>()), 0..60)
    }

    proptest! {
        #[test]
        fn each_answer_counts_once(scales in scales()) {
            let given: Vec<Given> = scales.iter().map(|(n, _)| Given::Scale(*n)).collect();
            let told = tally(&Kind::Ten, &given);
            let valid: Vec<i64> = scales.iter().map(|(n, _)| *n).filter(|n| (0..=10).contains(n)).collect();
            prop_assert_eq!(told.answered, valid.len());
            prop_assert_eq!(told.counts.iter().sum::<usize>(), valid.len());
            prop_assert_eq!(told.mean.is_some(), !valid.is_empty());
            if let Some(mean) = told.mean {
                prop_assert!((0.0..=10.0).contains(&mean));
                prop_assert!((mean * valid.len() as f64 - valid.iter().sum::<i64>() as f64).abs() < 1e-6);
            }
            prop_assert!(told.percents().iter().all(|percent| *percent <= 100));
        }

        #[test]
        fn the_order_of_answers_tells_nothing(scales in scales(), seed: u64) {
            use rand::{SeedableRng as _, seq::SliceRandom as _};
            let mut given: Vec<Given> = scales.iter().map(|(n, _)| Given::Scale(*n)).collect();
            let before = tally(&Kind::Five, &given);
            given.shuffle(&mut rand::rngs::StdRng::seed_from_u64(seed));
            prop_assert_eq!(before, tally(&Kind::Five, &given));
        }

        #[test]
        fn parts_are_large_or_not_told(scales in scales()) {
            let given: Vec<(Given, Option<bool>)> = scales.iter().map(|(n, part)| (Given::Scale(*n), *part)).collect();
            let parts = parted(&Kind::Ten, given.iter().map(|(given, part)| (given, *part)));
            let of = |is_new| scales.iter().filter(|(n, part)| (0..=10).contains(n) && *part == Some(is_new)).count();
            prop_assert_eq!(parts.is_some(), of(true) >= FEWEST && of(false) >= FEWEST);
            if let Some(parts) = parts {
                prop_assert_eq!((parts.new.answered, parts.others.answered), (of(true), of(false)));
            }
        }
    }

    #[test]
    fn of_several_each_is_counted() {
        let kind = Kind::Several(vec!["a".to_owned(), "b".to_owned()]);
        let told = tally(&kind, &[Given::Several(vec![0, 1]), Given::Several(vec![1]), Given::Several(vec![])]);
        assert_eq!((told.answered, told.counts.as_slice(), told.leading()), (3, [1, 2].as_slice(), Some(1)));
        assert_eq!(told.percents(), [33, 67]);
    }
}
