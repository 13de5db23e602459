//! The steps of somebody's first weeks: when each is due, for whom it makes sense, and what managers may change about it.
//! Pure: the time is an argument.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    telegram::marked::{Filling, Marked},
    words::quoted,
};

/// Days somebody is new: what she does later is no part of her first weeks.
pub const NEW_FOR: TimeDelta = TimeDelta::days(35);
/// Who comes back within this time goes on where she was; later she begins anew.
pub const GOES_ON: TimeDelta = TimeDelta::days(30);
/// Who has just come back is left in peace for a while.
pub const AFTER_RETURN: TimeDelta = TimeDelta::days(1);
/// Who may not write yet is looked at again after this.
pub const WHILE_MUTED: TimeDelta = TimeDelta::hours(6);
/// Her second week begins and ends so long after she joined.
pub const SECOND_WEEK: (TimeDelta, TimeDelta) = (TimeDelta::days(7), TimeDelta::days(14));
/// What was put off by a wrong clock is looked at again after this.
pub const A_WHILE: TimeDelta = TimeDelta::minutes(1);
/// Who joined within this time is looked at by managers.
pub const LATELY: TimeDelta = TimeDelta::days(30);
/// Days a step may be put on.
pub const DAYS: std::ops::RangeInclusive<i64> = 1..=60;
/// Longest words of the managers' own, in graphemes.
pub const LONGEST_WORDS: usize = 600;

/// For whom a step makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Who has not introduced herself.
    NotIntroduced,
    /// Who has introduced herself and has not said anything.
    IntroducedAndSilent,
    /// Who has said something.
    Active,
    /// Everybody who is there.
    Always,
}

/// What a step says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// That she may introduce herself, with the button for it.
    Introduce,
    /// Who shares her interests, or which question is open this week; nothing if there is neither.
    Company,
    /// Thanks, and what else there is.
    Thanks,
    /// The question whether the group is what she hoped for, with its answers.
    Question,
}

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Its name, as kept, as typed, and in the names of messages (`newcomers-step-NAME`).
    pub name: &'static str,
    /// The day it comes on, unless managers chose another.
    pub day: i64,
    /// How long after that it is still worth saying.
    pub grace: TimeDelta,
    /// For whom.
    pub when: When,
    /// What.
    pub says: Says,
}

/// All steps, in order.
pub const STEPS: [Step; 4] = [
    Step { name: "introduce", day: 1, grace: TimeDelta::days(2), when: When::NotIntroduced, says: Says::Introduce },
    Step { name: "company", day: 3, grace: TimeDelta::days(3), when: When::IntroducedAndSilent, says: Says::Company },
    Step { name: "thanks", day: 7, grace: TimeDelta::days(7), when: When::Active, says: Says::Thanks },
    Step { name: "month", day: 30, grace: TimeDelta::days(10), when: When::Always, says: Says::Question },
];

impl Step {
    /// The step of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        STEPS.iter().find(|step| step.name == name)
    }

    /// Whether it makes sense for her.
    #[must_use]
    pub fn suits(&self, her: Her) -> bool {
        match self.when {
            When::NotIntroduced => !her.introduced,
            When::IntroducedAndSilent => her.introduced && !her.spoke,
            When::Active => her.spoke,
            When::Always => true,
        }
    }
}

/// What is known of a newcomer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Her {
    /// She has introduced herself.
    pub introduced: bool,
    /// She has said something.
    pub spoke: bool,
}

/// What managers changed about a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Which.
    pub step: String,
    /// Whether it comes at all.
    pub is_on: bool,
    /// On which day.
    pub day: i64,
    /// Their own words.
    pub words: Option<Marked>,
}

/// The steps as they are in a group.
#[derive(Debug, Clone, Default)]
pub struct Plan(Vec<Changed>);

/// A step as it is in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Which.
    pub step: &'static Step,
    /// Whether it comes at all.
    pub is_on: bool,
    /// On which day.
    pub day: i64,
    /// The managers' own words; [`None`]: those it comes with.
    pub words: Option<Marked>,
}

impl Plan {
    /// With what managers changed.
    #[must_use]
    pub const fn of(changed: Vec<Changed>) -> Self {
        Self(changed)
    }

    /// A step as it is there.
    #[must_use]
    pub fn step(&self, step: &'static Step) -> Planned {
        match self.0.iter().find(|changed| changed.step == step.name) {
            Some(Changed { is_on, day, words, .. }) => Planned { step, is_on: *is_on, day: *day, words: words.clone() },
            None => Planned { step, is_on: true, day: step.day, words: None },
        }
    }

    /// All steps as they are there, by their days.
    #[must_use]
    pub fn steps(&self) -> Vec<Planned> {
        let mut steps: Vec<Planned> = STEPS.iter().map(|step| self.step(step)).collect();
        steps.sort_by_key(|planned| planned.day);
        steps
    }

    /// The next step of somebody who began at `began` and had these, and when it is due; [`None`]: there is none any more.
    #[must_use]
    pub fn next(&self, began: DateTime<Utc>, had: &BTreeSet<String>) -> Option<(Planned, DateTime<Utc>)> {
        let next = self.steps().into_iter().find(|planned| planned.is_on && !had.contains(planned.step.name))?;
        let due = began + TimeDelta::days(next.day);
        Some((next, due))
    }
}

/// What became of a step for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was said in private.
    Said,
    /// It was said in the group, to her alone.
    Whispered,
    /// It made no sense for her at that moment.
    Pointless,
    /// She said that she only reads.
    Reads,
    /// She does not want it, or nothing reaches her.
    NotReached,
    /// Its time had passed.
    Late,
}

impl Outcome {
    /// As kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Whispered => "whispered",
            Self::Pointless => "pointless",
            Self::Reads => "reads",
            Self::NotReached => "not-reached",
            Self::Late => "late",
        }
    }
}

/// What somebody says after a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The group is what she hoped for.
    Yes,
    /// So-so.
    Partly,
    /// It is not.
    No,
}

impl Verdict {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// As kept, and in the names of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }
}

/// What managers may put into their own words.
pub const PLACEHOLDERS: [&str; 2] = ["name", "group"];

/// A placeholder in a text that is none of ours.
#[must_use]
pub fn unknown_placeholder(text: &str) -> Option<&str> {
    placeholders(text).find(|name| !PLACEHOLDERS.contains(name))
}

/// What stands in braces, one after the other.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

/// What stands in place of the placeholders of a text.
#[must_use]
pub fn fillings(text: &str, name: &str, group: &str) -> Vec<Filling> {
    let mut found: Vec<Filling> = PLACEHOLDERS
        .into_iter()
        .zip([name, group])
        .flat_map(|(placeholder, with)| {
            let placeholder = format!("{{{placeholder}}}");
            let places: Vec<usize> = text.match_indices(&placeholder).map(|(at, _)| at).collect();
            places.into_iter().map(move |at| Filling {
                at: at..at + placeholder.len(),
                html: quoted(with),
                bare: with.to_owned(),
            })
        })
        .collect();
    found.sort_by_key(|filling| filling.at.start);
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn began() -> DateTime<Utc> {
        DateTime::from_timestamp(1_794_816_000, 0).unwrap()
    }

    fn had(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn each_step_comes_once_in_the_order_of_its_days() {
        let plan = Plan::default();
        let next = |names: &[&str]| plan.next(began(), &had(names)).map(|(next, due)| (next.step.name, due - began()));
        assert_eq!(next(&[]), Some(("introduce", TimeDelta::days(1))));
        assert_eq!(next(&["introduce"]), Some(("company", TimeDelta::days(3))));
        assert_eq!(next(&["company", "introduce", "thanks"]), Some(("month", TimeDelta::days(30))));
        assert_eq!(next(&["company", "introduce", "thanks", "month"]), None);
    }

    #[test]
    fn managers_move_a_step_and_leave_one_out() {
        let changed = |step: &str, is_on, day| Changed { step: step.to_owned(), is_on, day, words: None };
        let plan = Plan::of(vec![changed("company", false, 3), changed("introduce", true, 9)]);
        let next = |names: &[&str]| plan.next(began(), &had(names)).map(|(next, due)| (next.step.name, due - began()));
        assert_eq!(next(&[]), Some(("thanks", TimeDelta::days(7))));
        assert_eq!(next(&["thanks"]), Some(("introduce", TimeDelta::days(9))));
    }

    #[test]
    fn a_step_suits_whom_it_is_for() {
        let suits = |name: &str, introduced, spoke| Step::named(name).unwrap().suits(Her { introduced, spoke });
        assert!(suits("introduce", false, true) && !suits("introduce", true, false));
        assert!(suits("company", true, false) && !suits("company", false, false) && !suits("company", true, true));
        assert!(suits("thanks", false, true) && !suits("thanks", true, false));
        assert!(suits("month", false, false));
    }

    #[test]
    fn placeholders_are_filled_in_once() {
        assert_eq!(unknown_placeholder("Hi {name} of {group}"), None);
        assert_eq!(unknown_placeholder("Hi {nmae}"), Some("nmae"));
        let words = Marked::plain("Hi {name}, {group} {x}");
        let seen = words.filled(&fillings(words.text(), "<b>{group}", "B"));
        assert_eq!(seen.matches("&lt;b&gt;{group}").count(), 1, "{seen}");
        assert!(seen.contains("{x}") && !seen.contains("{name}"), "{seen}");
    }

    proptest! {
        #[test]
        fn whatever_is_filled_in_stands_there_as_often_as_it_was_asked_for(parts in prop::collection::vec(0..4_usize, 0..12)) {
            let text: String = parts.iter().map(|part| ["{name}", "{group}", "{", "a}"][*part]).collect();
            let out = Marked::plain(&text).filled(&fillings(&text, "N", "G"));
            let count = |of| parts.iter().filter(|part| **part == of).count();
            prop_assert_eq!(out.matches('N').count(), count(0));
            prop_assert_eq!(out.matches('G').count(), count(1));
        }
    }
}
