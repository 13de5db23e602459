//! The sender's search for messages whose sending was never answered: of the process before, and of this one. What is
//! asked and what the answers mean: [`crate::edge::recover`].
//!
//! The chat waits meanwhile, as what came after would be taken for it. So a search that Telegram does not answer ends
//! after some minutes, and it is never known whether the message arrived.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::{
    Answered, Claimed, Outcome, Sender, outbox, pause_after,
    settle::{Effect, bounded},
    trouble::Verdict,
};
use crate::{
    edge::{
        pacing::Weight,
        recover::{Found, Probe},
    },
    store::messages,
    telegram::{ChatId, api::CallError},
};

/// A question that was not answered is asked again after this at most.
const LONGEST_PAUSE: TimeDelta = TimeDelta::seconds(30);
/// So many questions in a row are not answered while nothing else is asked, and the search ends: after six minutes.
const MOST_UNANSWERED: u32 = 15;
/// In private, what may have arrived is sent again, but not more often than this.
const MOST_REPEATED: i64 = 3;

impl Sender {
    /// Once we have caught up with the updates of the meantime, looks for what was on its way at the end.
    pub(super) async fn look_for_orphans(&mut self) -> anyhow::Result<()> {
        if self.orphans.is_empty() || !self.core.has_caught_up() {
            return Ok(());
        }
        for claimed in std::mem::take(&mut self.orphans) {
            self.queues.release(claimed.line(), &self.pacer, self.now_ms());
            self.lost(claimed, "the process ended before the answer").await?;
        }
        Ok(())
    }

    /// Asks about the messages being looked for, one at a time in each chat.
    pub(super) fn probe(&mut self) -> bool {
        let now = self.now_ms();
        let ready: Vec<i64> =
            self.probes.iter().filter(|(_, probe)| self.may_probe_at(probe, now) <= now).map(|(id, _)| *id).collect();
        let mut has_asked = false;
        for id in ready {
            // Each takes something of the second.
            let Some(probe) = self.probes.remove(&id) else { continue };
            if self.may_probe_at(&probe, now) > now {
                self.probes.insert(id, probe);
                continue;
            }
            has_asked = true;
            let slot = self.pacer.sent(probe.chat(), now);
            let api = self.core.api.clone();
            self.tasks.spawn(async move {
                let (method, body) = probe.request();
                let answer = api.call(method, body).await;
                Answered::Probed(probe, slot, answer)
            });
        }
        has_asked
    }

    /// When pacing lets us ask about the next lost message.
    pub(super) fn next_probe(&self) -> Option<DateTime<Utc>> {
        let now = self.now_ms();
        let times = self.probes.values().map(|probe| self.may_probe_at(probe, now));
        times.filter(|at| *at < i64::MAX).min().and_then(DateTime::from_timestamp_millis)
    }

    fn may_probe_at(&self, probe: &Probe, now: i64) -> i64 {
        self.pacer.ready_at(probe.chat(), Weight::Search, now).max(self.pacer.all_ready_at(now))
    }

    /// The answer was lost: do it again where that is harmless, else look whether it arrived.
    pub(super) async fn lost(&mut self, claimed: Claimed, why: &str) -> anyhow::Result<()> {
        let Some(chat) = claimed.chat.filter(|_| claimed.once) else {
            return self.fails(claimed, Effect::Uncertain, why).await;
        };
        if claimed.floor == outbox::OUT_OF_REACH || claimed.is_for_one() {
            return self.never_known(claimed, chat).await;
        }
        self.queues.keep(claimed.line(), &self.pacer, self.now_ms());
        if !self.core.has_caught_up() {
            // What people wrote before it is still to come.
            self.orphans.push(claimed);
            return Ok(());
        }
        let cx = self.core.begin().await?;
        let highest = messages::highest(&cx.tx, chat).await?;
        // What this process was shown, and what people said to one before it.
        let mut others = self.core.seen.of(chat);
        others.extend(messages::of_people_above(&cx.tx, chat, claimed.floor).await?);
        self.core.commit(cx).await?;
        self.probes.insert(claimed.id, Probe::new(claimed, chat, highest, &others));
        Ok(())
    }

    pub(super) async fn settle_probed(&mut self, probe: Probe, answer: Result<Value, CallError>) -> anyhow::Result<()> {
        let (id, chat, claimed) = (probe.claimed.id, probe.chat(), probe.claimed.clone());
        let verdict = match &answer {
            Err(CallError::RetryAfter(wait)) => {
                self.ask_later(chat, bounded(*wait));
                Verdict::Wait
            }
            Err(CallError::Unavailable(_)) => {
                self.ask_later(chat, pause_of(&probe));
                self.troubles.not_reached(id)
            }
            Err(CallError::Lost(_)) => {
                self.ask_later(chat, pause_of(&probe));
                self.troubles.failed(id)
            }
            _ => {
                self.troubles.answered();
                Verdict::Wait
            }
        };
        let found = probe.learn(&answer);
        if let Found::NotYet(probe) = found {
            if !ends(verdict, &probe) {
                self.probes.insert(id, probe);
                return Ok(());
            }
            self.queues.release(claimed.line(), &self.pacer, self.now_ms());
            return self.never_found_out(claimed, chat).await;
        }
        self.queues.release(claimed.line(), &self.pacer, self.now_ms());
        match found {
            Found::NotYet(_) => Ok(()),
            Found::Here(message) => {
                let result = serde_json::json!({"message_id": message.0});
                self.close(&claimed, Outcome::Done { message: Some(message), result }).await
            }
            Found::Nowhere(_) => self.fails(claimed, Effect::None, "it had not arrived").await,
            Found::Unknown(_) => self.never_known(claimed, chat).await,
        }
    }

    fn ask_later(&mut self, chat: ChatId, wait: TimeDelta) {
        self.pacer.hold(chat, (self.core.clock.now() + wait).timestamp_millis());
    }

    /// The search was not answered at all: counted as sent in a group; in private it is sent again a few times.
    async fn never_found_out(&mut self, claimed: Claimed, chat: ChatId) -> anyhow::Result<()> {
        self.troubles.settled(claimed.id);
        if chat.is_group() || claimed.attempts >= MOST_REPEATED {
            return self.close(&claimed, Outcome::Unknown).await;
        }
        let at = self.core.clock.now() + pause_after(claimed.attempts);
        self.again(&claimed, at, "it may have arrived").await
    }

    /// Better once too few than twice, in front of everybody; in private the other way round.
    pub(super) async fn never_known(&mut self, claimed: Claimed, chat: ChatId) -> anyhow::Result<()> {
        match chat.is_group() {
            true => self.close(&claimed, Outcome::Unknown).await,
            false => self.again(&claimed, self.core.clock.now(), "it may have arrived").await,
        }
    }
}

/// How long to wait after a question that was not answered.
fn pause_of(probe: &Probe) -> TimeDelta {
    pause_after(i64::from(probe.unanswered()) + 1).min(LONGEST_PAUSE)
}

/// Whether a search is given up that was not answered: others are, or nothing else was tried for long.
fn ends(verdict: Verdict, probe: &Probe) -> bool {
    match verdict {
        Verdict::GiveUp => true,
        Verdict::SetAside => probe.unanswered() >= MOST_UNANSWERED,
        Verdict::Wait => false,
    }
}
