//! What it is worth together that somebody did, and what each board goes by. Pure.
//!
//! What she did in a span is
//! `[ turns + answers of others + 1.5 · people she answered + reactions + 2 · people who thanked her ] · company + grants`:
//! - *turns*: `Σ days log2(1 + min(turns, 15))`, as far as others answer: in full up to `4 + 1.5 · answers + reactions`, a
//!   tenth of what is beyond. Who talks a lot to nobody gains little by talking more.
//! - *answers of others*: `Σ people 2·sqrt(min(n, 3))`. An answer counts so if at least three others answer who gives it (not
//!   counting those with whom she goes back and forth); else the first one of each person counts for 1. Two who answer
//!   each other all day have nobody else who does, so all of it is one answer.
//! - *people she answered* count up to two more than three times those who answered her.
//! - *reactions*: `Σ messages log2(1 + people)`, five of a person to another in a month at most, one of who says nothing.
//! - *thanks* of ten people at most, and not for more than others' answers and 2.
//! - *company*: from a quarter if nobody answered her to all of it if six people did.
//!
//! Every term grows with what she does and with what others do for her, so that nobody loses by taking part; and what is
//! added when something happens depends on those two people and who answers them, so that a message costs the same however
//! many there are. The sums are kept (`tallies`), and so is what they are worth, by which each board has an index.

use serde::{Deserialize, Serialize};

use super::rules::Sums;

/// People who answer beyond whom nothing is gained.
const COMPANY: i64 = 6;
/// Turns that count in full though nobody answers.
const UNHEARD: i64 = 4_000;
/// Points for each person answered.
const PER_PERSON_ANSWERED: i64 = 1_500;
/// People thanking beyond whom nothing is gained.
const MOST_THANKS: i64 = 10;
/// Points for each.
const PER_THANKS: i64 = 2_000;
/// A manager's point, beside what is multiplied by company.
const PER_GRANT: i64 = 8_000;

/// What a board names people for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Board {
    /// All they did.
    Active,
    /// Answering different people, and being thanked.
    Helpers,
    /// Beginning conversations others take up.
    Starters,
    /// Being there week after week.
    Steady,
    /// All that those did who are new.
    Newcomers,
}

impl Board {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Active, Self::Helpers, Self::Starters, Self::Steady, Self::Newcomers];

    /// As it is kept, and as in messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Helpers => "helpers",
            Self::Starters => "starters",
            Self::Steady => "steady",
            Self::Newcomers => "newcomers",
        }
    }
}

/// What counts for how much among the most active.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weights {
    /// All of it, as above.
    #[default]
    Together,
    /// Turns for a quarter.
    Answers,
    /// Reactions for nothing.
    Words,
}

impl Weights {
    /// As kept with the sums.
    #[must_use]
    pub const fn code(self) -> i64 {
        match self {
            Self::Together => 0,
            Self::Answers => 1,
            Self::Words => 2,
        }
    }
}

/// What a person's place among the most active is made of: eight-thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// For turns.
    pub talking: i64,
    /// For others' answers.
    pub response: i64,
    /// For people she answered.
    pub helped: i64,
    /// For reactions.
    pub liked: i64,
    /// For thanks.
    pub thanks: i64,
    /// From managers.
    pub granted: i64,
    /// Whether turns count in part only, as few answered.
    pub is_unheard: bool,
    /// What all but the last was multiplied with, in eighths.
    pub company: i64,
}

impl Parts {
    /// Of these sums.
    #[must_use]
    pub fn of(sums: &Sums, weights: Weights) -> Self {
        let liked = if weights == Weights::Words { 0 } else { sums.liked };
        let heard = sums.talk.min(UNHEARD + sums.response * 3 / 2 + liked);
        let talking = (heard + (sums.talk - heard) / 10) / if weights == Weights::Answers { 4 } else { 1 };
        let thanks = (PER_THANKS * sums.thanks.clamp(0, MOST_THANKS)).min(PER_THANKS + sums.response);
        let company = 2 + sums.repliers.min(COMPANY);
        Self {
            talking: talking * company,
            response: sums.response * company,
            helped: PER_PERSON_ANSWERED * helped(sums) * company,
            liked: liked * company,
            thanks: thanks * company,
            granted: PER_GRANT * sums.granted,
            is_unheard: heard < sums.talk,
            company,
        }
    }

    /// What the order goes by.
    #[must_use]
    pub const fn total(&self) -> i64 {
        self.talking + self.response + self.helped + self.liked + self.thanks + self.granted
    }

    /// Each of them in tenths of a point, rounded so that they add up to the total, which comes last.
    #[must_use]
    pub fn tenths(&self) -> [i64; 7] {
        let each = [self.talking, self.response, self.helped, self.liked, self.thanks, self.granted];
        let round = |sum: i64| (sum + 400).div_euclid(800);
        let (mut sum, mut tenths) = (0, [0; 7]);
        for (part, shown) in each.iter().zip(&mut tenths) {
            *shown = round(sum + part) - round(sum);
            sum += part;
        }
        tenths[6] = round(sum);
        tenths
    }
}

/// People she answered, as far as they count.
const fn helped(sums: &Sums) -> i64 {
    let most = 2 + 3 * sums.repliers;
    if sums.answered < most { sums.answered } else { most }
}

/// What a board's order goes by.
#[must_use]
pub fn order(board: Board, sums: &Sums, weights: Weights) -> i64 {
    let company = 2 + sums.repliers.min(COMPANY);
    match board {
        Board::Active | Board::Newcomers => Parts::of(sums, weights).total(),
        Board::Helpers => {
            let thanks = (3_000 * sums.thanks.clamp(0, 20)).min(3_000 + sums.response);
            (PER_PERSON_ANSWERED * helped(sums) + thanks) * company
        }
        Board::Starters => sums.starts.min(2 * sums.days).min(3 * sums.repliers) * company,
        Board::Steady if sums.repliers + sums.reactions > 0 => 1_000 * sums.weeks + sums.days,
        Board::Steady => 0,
    }
}
