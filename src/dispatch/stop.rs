//! The two kinds of no, and not yet.

use crate::{store::ChatKey, telegram::UserId, words::Line};

/// Why a handler stopped. Either way nothing it did so far happens.
#[derive(Debug)]
pub enum Stop {
    /// No right, bad input, nothing to show: said to her politely, with what to do instead.
    Refusal(Box<Line>),
    /// Our trouble: logged with its causes, kept in quarantine, answered with one fixed sentence.
    Fault(anyhow::Error),
    /// What she is in a group is not certain at this moment: Telegram is asked, and then it is handled as if it came then
    /// (invariant I8).
    Unsure(ChatKey, UserId),
}

impl From<Line> for Stop {
    fn from(line: Line) -> Self {
        Self::Refusal(Box::new(line))
    }
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Self::Fault(error)
    }
}

impl From<sqlx::Error> for Stop {
    fn from(error: sqlx::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        Self::Fault(error.into())
    }
}

/// For where nobody is there to be refused.
impl From<Stop> for anyhow::Error {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Fault(error) => error,
            Stop::Refusal(line) => Self::msg(format!("refused: {}", line.id())),
            Stop::Unsure(..) => Self::msg("what somebody is in a group was not certain"),
        }
    }
}
