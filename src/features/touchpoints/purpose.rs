//! What a regular post is for. Pure.

use serde::{Deserialize, Serialize};

use crate::words::{Line, line};

/// What a regular post is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// It asks people something.
    #[default]
    Question,
    /// It gives them something of use.
    Value,
    /// It thanks or praises somebody.
    Recognition,
    /// It shows what is behind the scenes.
    Scenes,
    /// It makes them smile.
    Fun,
    /// It invites them somewhere.
    Invitation,
    /// It promotes something: a fifth of all at most, and never two in a row ([`crate::schedule::promotions`]).
    Promotion,
}

impl Purpose {
    /// All of them, as they are offered.
    pub const ALL: [Self; 7] =
        [Self::Question, Self::Value, Self::Recognition, Self::Scenes, Self::Fun, Self::Invitation, Self::Promotion];

    /// As kept, and as the variant of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Value => "value",
            Self::Recognition => "recognition",
            Self::Scenes => "scenes",
            Self::Fun => "fun",
            Self::Invitation => "invitation",
            Self::Promotion => "promotion",
        }
    }

    /// As kept. What is unknown is a question.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code).unwrap_or_default()
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> Line {
        line("touch-purpose").plain("purpose", self.code())
    }
}
