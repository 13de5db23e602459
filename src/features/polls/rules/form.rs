//! How a poll is held, beside its words and its length. Pure.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// How a poll is held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// What is not as usual.
    pub traits: BTreeSet<Trait>,
    /// How many people are wanted.
    pub quorum: Option<i64>,
}

/// What a manager may want otherwise than usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    /// Nobody sees who voted.
    Anonymous,
    /// More than one option may be chosen.
    Several,
    /// A vote stays as it was given.
    Fixed,
    /// Everybody sees the options in another order.
    Shuffled,
    /// The counts are shown at the end.
    Hidden,
    /// Members add options.
    Adding,
    /// It comes without a sound.
    Silent,
    /// Who has not voted is reminded once.
    Reminds,
}

impl Trait {
    /// All, in the order in which they are asked.
    pub const ALL: [Self; 8] = [
        Self::Anonymous,
        Self::Several,
        Self::Fixed,
        Self::Shuffled,
        Self::Hidden,
        Self::Adding,
        Self::Silent,
        Self::Reminds,
    ];

    /// Its name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Several => "several",
            Self::Fixed => "fixed",
            Self::Shuffled => "shuffled",
            Self::Hidden => "hidden",
            Self::Adding => "adding",
            Self::Silent => "silent",
            Self::Reminds => "reminds",
        }
    }

    /// How Telegram is told; [`None`]: that is none of its business.
    #[must_use]
    pub const fn field(self) -> Option<(&'static str, bool)> {
        match self {
            Self::Anonymous => Some(("is_anonymous", true)),
            Self::Several => Some(("allows_multiple_answers", true)),
            Self::Fixed => Some(("allows_revoting", false)),
            Self::Shuffled => Some(("shuffle_options", true)),
            Self::Hidden => Some(("hide_results_until_closes", true)),
            Self::Adding => Some(("allow_adding_options", true)),
            Self::Silent => Some(("disable_notification", true)),
            Self::Reminds => None,
        }
    }
}

impl Form {
    /// Whether that is wanted.
    #[must_use]
    pub fn is(&self, one: Trait) -> bool {
        self.traits.contains(&one)
    }

    /// What cannot be together: who voted is unknown in an anonymous poll.
    #[must_use]
    pub fn clash(&self) -> Option<Trait> {
        [Trait::Adding, Trait::Reminds].into_iter().find(|one| self.is(*one) && self.is(Trait::Anonymous))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_of_an_anonymous_poll_is_not_promised() {
        let form = |traits: &[Trait]| Form { traits: traits.iter().copied().collect(), quorum: None };
        assert_eq!(form(&[Trait::Anonymous, Trait::Reminds]).clash(), Some(Trait::Reminds));
        assert_eq!(form(&[Trait::Anonymous, Trait::Adding]).clash(), Some(Trait::Adding));
        assert_eq!(form(&[Trait::Anonymous, Trait::Hidden]).clash(), None);
        assert_eq!(form(&[Trait::Reminds, Trait::Adding]).clash(), None);
    }

    #[test]
    fn a_form_is_kept_as_it_is_and_one_of_before_is_as_usual() {
        let form = Form { traits: Trait::ALL.into(), quorum: Some(9) };
        let kept = serde_json::to_string(&form).unwrap();
        assert_eq!(serde_json::from_str::<Form>(&kept).unwrap(), form);
        assert_eq!(serde_json::from_str::<Form>("{}").unwrap(), Form::default());
    }
}
