//! Who has won lately, by the word of the rooms that know.

use crate::{
    dispatch::{Cx, Result},
    features::quizzes,
    store::chats::Chat,
    telegram::UserId,
};

/// What has been won.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// The thanks for a month.
    Thanked,
    /// A season.
    Season,
    /// A season, or a round, of quizzes.
    Quiz,
}

/// Who won the latest of them that is over.
pub(super) async fn latest(cx: &Cx, chat: &Chat, source: Source) -> Result<Vec<UserId>> {
    match source {
        Source::Quiz => quizzes::latest_winners(cx, chat.key).await,
        Source::Thanked | Source::Season => Ok(Vec::new()),
    }
}
