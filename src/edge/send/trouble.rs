//! Whose fault it is when a request is not answered as it should be: the network's, or its own. While nothing at all is
//! answered it is the network, and everything waits in its order until that is back. If others are answered meanwhile
//! it is the request: it is set aside, so that its chat goes on without it, and after some more tries it is given up.

use std::collections::{HashMap, HashSet};

/// A request that fails so often while others are answered is given up: after about five minutes.
const MOST_FAILURES: u32 = 10;

/// What is to become of a request that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Its line waits for it.
    Wait,
    /// It is tried again, and its line goes on meanwhile.
    SetAside,
    /// It is not tried again.
    GiveUp,
}

/// Requests that failed and are not settled, and what happened to others meanwhile.
#[derive(Debug, Default)]
pub(super) struct Troubles {
    answers: u64,
    failing: HashMap<i64, Failing>,
    /// What failed since the latest answer.
    unanswered: HashSet<i64>,
}

#[derive(Debug, Clone, Copy)]
struct Failing {
    /// Failures, the first included, between which others were answered.
    times: u32,
    /// How many answers there had been at the latest.
    answers: u64,
}

impl Troubles {
    /// Telegram has answered something as it should.
    pub fn answered(&mut self) {
        self.answers += 1;
        self.unanswered.clear();
    }

    /// Request `id` is settled.
    pub fn settled(&mut self, id: i64) {
        self.failing.remove(&id);
    }

    /// Telegram was not reached: that is no request's fault.
    pub fn not_reached(&mut self, id: i64) -> Verdict {
        self.unanswered.insert(id);
        Verdict::Wait
    }

    /// Request `id` failed.
    pub fn failed(&mut self, id: i64) -> Verdict {
        self.unanswered.insert(id);
        let answers = self.answers;
        let Some(before) = self.failing.get_mut(&id) else {
            self.failing.insert(id, Failing { times: 1, answers });
            return Verdict::Wait;
        };
        let others_answered = answers > before.answers;
        *before = Failing { times: before.times + u32::from(others_answered), answers };
        match (others_answered, self.unanswered.len()) {
            (true, _) if before.times >= MOST_FAILURES => Verdict::GiveUp,
            // Or nothing else was tried: the next of its line will show.
            (true, _) | (false, 1) => Verdict::SetAside,
            (false, _) => Verdict::Wait,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn while_nothing_is_answered_everything_waits() {
        let mut troubles = Troubles::default();
        for _ in 0..100 {
            assert_eq!([troubles.failed(1), troubles.failed(2)], [Verdict::Wait; 2]);
        }
        troubles.answered();
        assert_eq!(troubles.failed(1), Verdict::SetAside, "once it is back nobody is given up for what was before");
    }

    #[test]
    fn what_fails_while_others_are_answered_is_set_aside_and_given_up() {
        let mut troubles = Troubles::default();
        assert_eq!(troubles.failed(1), Verdict::Wait, "once can happen");
        for _ in 2..MOST_FAILURES {
            troubles.answered();
            assert_eq!(troubles.failed(1), Verdict::SetAside);
        }
        troubles.answered();
        assert_eq!(troubles.failed(1), Verdict::GiveUp);
        troubles.settled(1);
        assert_eq!(troubles.failed(1), Verdict::Wait);
    }

    #[test]
    fn where_nothing_else_was_tried_the_next_may_try() {
        let mut troubles = Troubles::default();
        assert_eq!([troubles.failed(1), troubles.failed(1)], [Verdict::Wait, Verdict::SetAside]);
        assert_eq!(troubles.failed(2), Verdict::Wait);
        assert_eq!(troubles.failed(1), Verdict::Wait, "they fail both");
    }
}
