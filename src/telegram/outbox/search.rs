//! The sender's search for messages whose sending was never answered: of the process before, and of this one. What is
//! asked and what the answers mean: [`crate::telegram::recover`].

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::{Answered, Claimed, Outcome, Sender, outbox, pause_after};
use crate::{
    store::messages,
    telegram::{
        ChatId,
        api::CallError,
        pacing::Weight,
        recover::{Found, Probe},
    },
};

impl Sender {
    /// Once we have caught up with the updates of the meantime, looks for what was on its way at the end.
    pub(super) async fn look_for_orphans(&mut self) -> anyhow::Result<()> {
        if self.orphans.is_empty() || !self.core.has_caught_up() {
            return Ok(());
        }
        for claimed in std::mem::take(&mut self.orphans) {
            if let Some(chat) = claimed.chat {
                self.busy.remove(&chat);
            }
            self.lost(claimed, "the process ended before the answer").await?;
        }
        Ok(())
    }

    /// Asks about the messages being looked for, one at a time in each chat.
    pub(super) fn probe(&mut self) -> bool {
        let now = self.core.clock.now().timestamp_millis();
        let ready: Vec<i64> = self
            .probes
            .iter()
            .filter(|(_, probe)| self.pacer.ready_at(Some(probe.chat()), Weight::Search, now) <= now)
            .map(|(id, _)| *id)
            .collect();
        for id in &ready {
            let Some(probe) = self.probes.remove(id) else { continue };
            self.pacer.sent(Some(probe.chat()), Weight::Search, now);
            let api = self.core.api.clone();
            self.tasks.spawn(async move {
                let (method, body) = probe.request();
                let answer = api.call(method, body).await;
                Answered::Probed(probe, answer)
            });
        }
        !ready.is_empty()
    }

    /// When pacing lets us ask about the next lost message.
    pub(super) fn next_probe(&self) -> Option<DateTime<Utc>> {
        let now = self.core.clock.now().timestamp_millis();
        let ready =
            self.probes.values().map(|probe| self.pacer.ready_at(Some(probe.chat()), Weight::Search, now)).min()?;
        DateTime::from_timestamp_millis(ready)
    }

    /// The answer was lost: do it again where that is harmless, else look whether it arrived.
    pub(super) async fn lost(&mut self, claimed: Claimed, why: &str) -> anyhow::Result<()> {
        let Some(chat) = claimed.chat.filter(|_| claimed.once) else {
            return self.again(&claimed, self.core.clock.now() + pause_before(&claimed), why).await;
        };
        if claimed.floor == outbox::OUT_OF_REACH {
            return self.never_known(claimed, chat).await;
        }
        self.busy.insert(chat);
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
        let now = self.core.clock.now();
        if let Err(error @ (CallError::RetryAfter(_) | CallError::Unavailable(_) | CallError::Lost(_))) = &answer {
            let wait = match error {
                CallError::RetryAfter(wait) => TimeDelta::from_std(*wait).unwrap_or(TimeDelta::seconds(1)),
                _ => TimeDelta::seconds(2),
            };
            self.pacer.hold(Some(chat), (now + wait).timestamp_millis());
        }
        match probe.learn(&answer) {
            Found::NotYet(probe) => {
                self.probes.insert(id, probe);
                return Ok(());
            }
            Found::Here(message) => {
                let result = serde_json::json!({"message_id": message.0});
                self.close(&claimed, Outcome::Done { message: Some(message), result }).await?;
            }
            Found::Nowhere(_) => self.anew(&claimed, now + pause_before(&claimed), "it had not arrived").await?,
            Found::Unknown(_) => self.never_known(claimed, chat).await?,
        }
        self.busy.remove(&chat);
        Ok(())
    }

    /// Better once too few than twice, in front of everybody; in private the other way round.
    pub(super) async fn never_known(&mut self, claimed: Claimed, chat: ChatId) -> anyhow::Result<()> {
        match chat.is_group() {
            true => self.close(&claimed, Outcome::Unknown).await,
            false => self.again(&claimed, self.core.clock.now(), "it may have arrived").await,
        }
    }
}

/// How long to wait before it is made again. A connection that breaks once is common; answers that are none may go on
/// for long.
fn pause_before(claimed: &Claimed) -> TimeDelta {
    if claimed.attempts > 1 { pause_after(claimed.attempts) } else { TimeDelta::zero() }
}
