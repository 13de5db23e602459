//! Nobody's commands crowd out everybody else's. Telegram lets us say twenty things a minute in a group; whoever
//! sends commands by the hundred would have them all. So of one person in one chat the first ten at a time are
//! answered, and then one every twelve seconds; the rest are taken away, and she is told once. Managers are not
//! held back: they may paste a whole calendar. Pressed buttons have a measure of their own.
//!
//! Kept in memory: what it forgets with the process is a few answers more.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};

use super::{Ask, Cx, Press, Result};
use crate::{
    store::outbox,
    telegram::{ChatId, MessageId, UserId, actor::Actor, request::Request},
    words::line,
};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Command,
    Press,
}

impl Kind {
    /// How many at a time, and how often after that, in milliseconds.
    const fn measure(self) -> (i64, i64) {
        match self {
            Self::Command => (10, 12_000),
            Self::Press => (20, 6_000),
        }
    }
}

/// What became of one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It has its turn.
    Hers,
    /// Too many; she has not been told since it began.
    TooMany,
    /// Too many, and she knows.
    StillTooMany,
}

#[derive(Debug, Clone, Copy, Default)]
struct Measure {
    /// When all is forgotten, in milliseconds.
    full_at: i64,
    told: bool,
}

impl Measure {
    fn turn(&mut self, kind: Kind, now_ms: i64) -> Turn {
        let (burst, every) = kind.measure();
        // In the past: all is forgotten. Later than it can be: the clock was set back, and nothing is known.
        if !(now_ms..=now_ms + (burst + 1) * every).contains(&self.full_at) {
            *self = Self { full_at: now_ms, told: false };
        }
        if self.full_at + every <= now_ms + burst * every {
            self.full_at += every;
            return Turn::Hers;
        }
        if std::mem::replace(&mut self.told, true) { Turn::StillTooMany } else { Turn::TooMany }
    }
}

type Measures = HashMap<(Kind, ChatId, UserId), Measure>;

/// How much everybody has asked for lately.
#[derive(Debug, Default)]
pub struct Floodgate(Mutex<Measures>);

/// Entries kept before those that are forgotten anyway are swept out.
const MOST: usize = 10_000;

impl Floodgate {
    /// For one transaction.
    #[must_use]
    pub fn open(self: &Arc<Self>) -> Arc<Turns> {
        Arc::new(Turns { gate: Arc::clone(self), taken: Mutex::default() })
    }
}

/// The turns taken in one transaction. They count once it is committed: what is brought again and again, because the
/// disk is full, was asked once.
#[derive(Debug)]
pub struct Turns {
    gate: Arc<Floodgate>,
    taken: Mutex<Measures>,
}

impl Turns {
    fn take(&self, kind: Kind, chat: ChatId, who: UserId, now: DateTime<Utc>) -> Turn {
        let key = (kind, chat, who);
        let before = || locked(&self.gate.0).get(&key).copied().unwrap_or_default();
        locked(&self.taken).entry(key).or_insert_with(before).turn(kind, now.timestamp_millis())
    }

    /// Counts them: they were committed.
    pub fn count(&self, now: DateTime<Utc>) {
        let mut all = locked(&self.gate.0);
        all.extend(locked(&self.taken).drain());
        if all.len() >= MOST {
            all.retain(|_, measure| measure.full_at > now.timestamp_millis());
        }
    }
}

fn locked(measures: &Mutex<Measures>) -> MutexGuard<'_, Measures> {
    measures.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a command is one too many. Then it is taken away, and she has been told once.
pub(super) async fn holds_back(cx: &Cx, ask: &Ask) -> Result<bool> {
    let who = match &ask.actor {
        Actor::AnonymousAdmin => return Ok(false),
        Actor::Person(person) => person.id,
        // One measure for all who are nobody.
        Actor::Channel | Actor::Bot => UserId(0),
    };
    let turn = cx.turns.take(Kind::Command, ask.at.chat, who, cx.now);
    if turn == Turn::Hers {
        return Ok(false);
    }
    if let Some(chat) = ask.chat() {
        if cx.is_manager(chat.key, &ask.actor).await? {
            return Ok(false);
        }
        if let Some((chat, message)) = ask.removable() {
            tidy(cx, chat, message).await?;
        }
    }
    if turn == Turn::TooMany {
        cx.whisper(ask, &line("flood-wait")).await?;
    }
    Ok(true)
}

/// Takes a command away, with others in one request.
async fn tidy(cx: &Cx, chat: ChatId, message: MessageId) -> Result {
    if outbox::delete_also(&cx.tx, chat, message).await? {
        return Ok(());
    }
    cx.send(Request::delete_all(chat, &[message])).await
}

/// Whether a press in a group is one too many. Then it has been answered.
pub(super) async fn holds_back_press(cx: &Cx, press: &Press) -> Result<bool> {
    let Some(at) = press.at.filter(|at| at.chat.is_group()) else { return Ok(false) };
    if cx.turns.take(Kind::Press, at.chat, press.person.id, cx.now) == Turn::Hers {
        return Ok(false);
    }
    if let Some(chat) = &press.chat
        && cx.is_manager(chat.key, &press.actor()).await?
    {
        return Ok(false);
    }
    cx.toast(press, &line("flood-wait-press")).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUP: ChatId = ChatId(-1);
    const ALICE: UserId = UserId(1);

    fn at(ms: i64) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(ms).unwrap()
    }

    fn turns(gate: &Arc<Floodgate>, n: usize, now_ms: i64) -> Vec<Turn> {
        (0..n).map(|_| turn(gate, Kind::Command, ALICE, now_ms)).collect()
    }

    /// A transaction of its own.
    fn turn(gate: &Arc<Floodgate>, kind: Kind, who: UserId, now_ms: i64) -> Turn {
        let turns = gate.open();
        let turn = turns.take(kind, GROUP, who, at(now_ms));
        turns.count(at(now_ms));
        turn
    }

    #[test]
    fn ten_at_once_then_one_every_twelve_seconds() {
        let gate = Arc::default();
        let first = turns(&gate, 13, 0);
        assert!(first[..10].iter().all(|turn| *turn == Turn::Hers));
        assert_eq!(first[10..], [Turn::TooMany, Turn::StillTooMany, Turn::StillTooMany]);
        assert_eq!(turns(&gate, 2, 12_000), [Turn::Hers, Turn::StillTooMany], "she is told once");
        assert_eq!(turn(&gate, Kind::Command, UserId(2), 12_000), Turn::Hers, "others are others");
        assert_eq!(turn(&gate, Kind::Press, ALICE, 12_000), Turn::Hers, "buttons are counted apart");
        assert!(turns(&gate, 10, 300_000).iter().all(|turn| *turn == Turn::Hers), "after a while all is forgotten");
        assert_eq!(turns(&gate, 1, 300_000), [Turn::TooMany]);
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out() {
        let gate = Arc::default();
        turns(&gate, 11, 900_000_000);
        assert_eq!(turns(&gate, 1, 899_990_000), [Turn::StillTooMany], "by a little: it takes a little longer");
        assert_eq!(turns(&gate, 10, 0), [Turn::Hers; 10], "by much: nothing is known");
        assert_eq!(turns(&gate, 1, 0), [Turn::TooMany]);
    }

    #[test]
    fn what_was_not_committed_was_not_asked() {
        let gate = Arc::default();
        for _ in 0..30 {
            let turns = Floodgate::open(&gate);
            assert_eq!(turns.take(Kind::Command, GROUP, ALICE, at(0)), Turn::Hers);
        }
        let together = Floodgate::open(&gate);
        let all: Vec<Turn> = (0..11).map(|_| together.take(Kind::Command, GROUP, ALICE, at(0))).collect();
        assert_eq!(all.last(), Some(&Turn::TooMany), "those of one transaction count for each other");
    }
}
