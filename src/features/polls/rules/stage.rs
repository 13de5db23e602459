//! The life of a poll: posting → open → told. A poll is told once, by whichever comes first: Telegram's word that
//! it closed, its answer to our closing it, or our own clock.

use crate::telegram::MessageId;

/// Telegram's number of a poll, the same in every message that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollId(pub String);

/// Where a poll is in its life.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// On its way to the group; nobody may have seen it yet.
    Posting,
    /// It may be in the group: the answer to sending it was lost. The next word of it shows that it is.
    Unsure,
    /// In the group.
    Open(Handle),
    /// Its result is told.
    Told,
    /// There is nothing to tell: it never appeared, was deleted, or we are no longer in the group.
    Dropped,
}

/// By what an open poll is reached. Its message is not known if the answer to sending it was lost, or if the
/// group has become a supergroup, where message ids start again; its number is not known if that answer had to
/// be recovered (`edge::recover`) and nobody has voted yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Handle {
    /// The message.
    pub message: Option<MessageId>,
    /// Telegram's number.
    pub poll: Option<PollId>,
}

impl Stage {
    /// Telegram has posted it.
    #[must_use]
    pub fn posted(self, as_: Handle) -> Self {
        match self {
            Self::Posting | Self::Unsure => Self::Open(as_),
            Self::Open(known) => {
                Self::Open(Handle { message: as_.message.or(known.message), poll: known.poll.or(as_.poll) })
            }
            ended @ (Self::Told | Self::Dropped) => ended,
        }
    }

    /// Telegram refuses to post it.
    #[must_use]
    pub fn refused(self) -> Self {
        match self {
            Self::Posting => Self::Dropped,
            other => other,
        }
    }

    /// It may have been posted.
    #[must_use]
    pub fn answer_lost(self) -> Self {
        match self {
            Self::Posting => Self::Unsure,
            other => other,
        }
    }

    /// Telegram speaks of it by its number, so it is there.
    #[must_use]
    pub fn heard_of(self, poll: PollId) -> Self {
        self.posted(Handle { message: None, poll: Some(poll) })
    }

    /// The group became a supergroup, where message ids start again.
    #[must_use]
    pub fn moved(self) -> Self {
        match self {
            Self::Open(known) => Self::Open(Handle { message: None, ..known }),
            other => other,
        }
    }

    /// It is time to tell the result. [`None`] if there is nothing to tell, or it is told already.
    #[must_use]
    pub fn telling(self) -> Option<(Handle, Self)> {
        match self {
            Self::Open(known) => Some((known, Self::Told)),
            Self::Posting | Self::Unsure | Self::Told | Self::Dropped => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, Clone)]
    enum Step {
        Posted(bool, bool),
        Refused,
        AnswerLost,
        HeardOf,
        Moved,
        Tell,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (any::<bool>(), any::<bool>()).prop_map(|(message, poll)| Step::Posted(message, poll)),
            Just(Step::Refused),
            Just(Step::AnswerLost),
            Just(Step::HeardOf),
            Just(Step::Moved),
            Just(Step::Tell),
        ]
    }

    fn handle(message: bool, poll: bool) -> Handle {
        Handle { message: message.then_some(MessageId(7)), poll: poll.then(|| PollId("1".into())) }
    }

    proptest! {
        #[test]
        fn a_poll_is_told_at_most_once_and_always_if_it_was_there(steps in proptest::collection::vec(step(), 0..20)) {
            let (mut stage, mut told, mut was_there) = (Stage::Posting, 0, false);
            for step in steps {
                stage = match step {
                    Step::Posted(message, poll) => stage.posted(handle(message, poll)),
                    Step::Refused => stage.refused(),
                    Step::AnswerLost => stage.answer_lost(),
                    Step::HeardOf => stage.heard_of(PollId("1".into())),
                    Step::Moved => stage.moved(),
                    Step::Tell => match stage.clone().telling() {
                        Some((_, next)) => { told += 1; next }
                        None => stage,
                    },
                };
                was_there |= matches!(stage, Stage::Open(_));
            }
            told += i32::from(stage.telling().is_some());
            prop_assert_eq!(told, i32::from(was_there));
        }
    }

    #[test]
    fn a_recovered_poll_learns_its_number_and_keeps_its_message() {
        let stage = Stage::Posting.posted(handle(true, false)).heard_of(PollId("1".into()));
        assert_eq!(stage, Stage::Open(handle(true, true)));
        assert_eq!(stage.moved(), Stage::Open(handle(false, true)));
    }

    #[test]
    fn a_vote_may_come_before_the_answer() {
        let stage = Stage::Posting.heard_of(PollId("1".into())).answer_lost().refused();
        assert_eq!(stage.clone(), Stage::Open(handle(false, true)));
        assert_eq!(stage.posted(handle(true, true)), Stage::Open(handle(true, true)));
    }
}
