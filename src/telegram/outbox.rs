//! Sending what is in the outbox: in order within a chat, paced, chats independent of each other, never with a
//! transaction open (invariants I2, I5, I6). A request is claimed in one commit, sent, and settled in another
//! together with what its room does about it.

mod search;
mod settle;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{
    ChatId,
    api::CallError,
    pacing::{Pacer, Weight},
    recover::Probe,
};
use crate::{
    app::Core,
    dispatch::{Outcome, set_back},
    store::{
        Tx,
        outbox::{self, Claimed},
    },
    watch::Loop,
};
use settle::tell_room;

/// Requests on their way at the same time.
const MOST_IN_FLIGHT: usize = 16;
/// How many chats' first requests are looked at in one round.
const LOOK_AT: i64 = 2_000;
/// Longest pause between two tries.
const LONGEST_PAUSE_SECONDS: i64 = 300;
/// How long requests on their way may still be answered after a stop.
const DRAIN: Duration = Duration::from_secs(2);

/// Sends the outbox.
#[derive(Debug)]
pub struct Sender {
    core: Arc<Core>,
    pacer: Pacer,
    busy: HashSet<ChatId>,
    tasks: JoinSet<Answered>,
    /// Messages being looked for, by the request's number.
    probes: HashMap<i64, Probe>,
    /// Requests that were on their way when the process ended; looked for once we have caught up.
    orphans: Vec<Claimed>,
}

/// What a step did.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// Something was sent or settled: look again.
    Worked,
    /// Answers are awaited; look again at this time all the same.
    Waiting(Option<DateTime<Utc>>),
    /// Nothing to do before this time, if at all.
    Idle(Option<DateTime<Utc>>),
}

#[derive(Debug)]
enum Answered {
    Sent(Claimed, Result<Value, CallError>),
    Probed(Probe, Result<Value, CallError>),
}

impl Sender {
    /// Takes up where the process before left off.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn new(core: Arc<Core>) -> anyhow::Result<Self> {
        let now = core.clock.now();
        let tx = core.store.read().await?;
        let was_ahead = set_back::happened_before(&tx, now).await?;
        drop(tx);
        if was_ahead {
            mend_times(&core).await?;
        }
        let tx = core.store.read().await?;
        let pacer = take_up_pacing(&tx, now).await?;
        let orphans = outbox::in_flight(&tx).await?;
        drop(tx);
        let busy = orphans.iter().filter_map(|claimed| claimed.chat).collect();
        Ok(Self { core, pacer, busy, tasks: JoinSet::new(), probes: HashMap::new(), orphans })
    }

    /// Sends until told to stop, then waits shortly for what is on its way.
    ///
    /// # Errors
    /// If the database fails or the token is refused.
    pub async fn run(mut self, stop: CancellationToken) -> anyhow::Result<()> {
        let watched = Arc::clone(&self.core);
        let _alive = watched.watch.alive(Loop::Sending);
        while !stop.is_cancelled() {
            let core = Arc::clone(&self.core);
            let woken = core.outbox_changed.notified();
            match self.step().await? {
                Step::Worked => {}
                Step::Waiting(until) => tokio::select! {
                    Some(done) = self.tasks.join_next() => self.settle(done?).await?,
                    () = woken => {}
                    () = core.sleep_until(until) => {}
                    () = stop.cancelled() => {}
                },
                Step::Idle(until) => tokio::select! {
                    () = woken => {}
                    () = core.sleep_until(until) => {}
                    () = stop.cancelled() => {}
                },
            }
        }
        let drained = tokio::time::timeout(DRAIN, async {
            while let Some(done) = self.tasks.join_next().await {
                self.settle(done?).await?;
            }
            anyhow::Ok(())
        });
        drained.await.unwrap_or(Ok(()))
    }

    /// Settles what was answered and sends what is due. Never waits for an answer.
    ///
    /// # Errors
    /// If the database fails or the token is refused.
    pub async fn step(&mut self) -> anyhow::Result<Step> {
        let mut worked = false;
        if self.pacer.clock_is(self.core.clock.now().timestamp_millis()) {
            mend_times(&self.core).await?;
        }
        while let Some(done) = self.tasks.try_join_next() {
            self.settle(done?).await?;
            worked = true;
        }
        self.look_for_orphans().await?;
        worked |= self.probe();
        let (sent, until) = self.send_due().await?;
        if worked || sent {
            return Ok(Step::Worked);
        }
        let until = self.next_probe().into_iter().chain(until).min();
        Ok(if self.tasks.is_empty() { Step::Idle(until) } else { Step::Waiting(until) })
    }

    /// Waits for one answer, for callers that drive [`Sender::step`] themselves.
    ///
    /// # Errors
    /// As [`Sender::step`].
    pub async fn wait(&mut self) -> anyhow::Result<()> {
        match self.tasks.join_next().await {
            Some(done) => self.settle(done?).await,
            None => Ok(()),
        }
    }

    /// Sends what is due and allowed. Returns whether anything was, and when to look again.
    async fn send_due(&mut self) -> anyhow::Result<(bool, Option<DateTime<Utc>>)> {
        let now = self.core.clock.now();
        let tx = self.core.store.read().await?;
        let mut due = outbox::due(&tx, now, LOOK_AT).await?;
        // Chats take turns: one with much to say does not keep the others waiting.
        due.sort_by_key(|row| (row.urgency, row.chat.and_then(|chat| self.pacer.last(chat)), row.id));
        let mut until = outbox::next_due(&tx, now).await?.map(|at| at * 1_000);
        drop(tx);

        let mut ready = Vec::new();
        for row in due {
            if row.chat.is_some_and(|chat| self.busy.contains(&chat)) {
                continue;
            }
            let weight = Weight::of(&row.method);
            let at = self.pacer.ready_at(row.chat, weight, now.timestamp_millis());
            if at > now.timestamp_millis() {
                until = Some(until.map_or(at, |until| until.min(at)));
            } else if self.tasks.len() + ready.len() < MOST_IN_FLIGHT {
                self.pacer.sent(row.chat, weight, now.timestamp_millis());
                ready.push(row.id);
            }
        }
        let until = until.and_then(DateTime::from_timestamp_millis);
        if ready.is_empty() {
            return Ok((false, until));
        }
        for claimed in self.claim(&ready).await? {
            self.busy.extend(claimed.chat);
            let api = self.core.api.clone();
            self.tasks.spawn(async move {
                let answer = api.call(&claimed.method, claimed.request.clone()).await;
                Answered::Sent(claimed, answer)
            });
        }
        Ok((true, until))
    }

    async fn claim(&self, ids: &[i64]) -> anyhow::Result<Vec<Claimed>> {
        let cx = self.core.begin().await?;
        let expired = outbox::expire(&cx.tx, cx.now).await?;
        for expired in &expired {
            tell_room(&cx, expired, Outcome::Failed(outbox::NOT_IN_TIME.to_owned())).await?;
        }
        let mut claimed = Vec::with_capacity(ids.len());
        for id in ids {
            claimed.extend(outbox::claim(&cx.tx, *id).await?);
        }
        self.core.commit(cx).await?;
        expired.iter().for_each(|_| self.core.watch.gave_up(outbox::GivenUp::Expired));
        Ok(claimed)
    }

    async fn settle(&mut self, answered: Answered) -> anyhow::Result<()> {
        match answered {
            Answered::Sent(claimed, answer) => {
                if let Some(chat) = claimed.chat {
                    self.busy.remove(&chat);
                }
                self.settle_sent(claimed, answer).await
            }
            Answered::Probed(probe, answer) => self.settle_probed(probe, answer).await,
        }
    }
}

/// As if this process had sent what the one before did.
async fn take_up_pacing(tx: &Tx, now: DateTime<Utc>) -> anyhow::Result<Pacer> {
    let mut pacer = Pacer::default();
    for (chat, method, at) in outbox::recently_sent(tx, now - TimeDelta::minutes(1)).await? {
        // Later than now: the clock was ahead, and it may have been a moment ago.
        pacer.sent(Some(chat), Weight::of(&method), (at * 1_000).min(now.timestamp_millis()));
    }
    for (chat, until) in outbox::held(tx, now).await? {
        pacer.hold(Some(chat), until * 1_000);
    }
    pacer.clock_is(now.timestamp_millis());
    Ok(pacer)
}

/// How long to wait after so many tries.
fn pause_after(attempts: i64) -> TimeDelta {
    TimeDelta::seconds((1_i64 << attempts.clamp(0, 10)).min(LONGEST_PAUSE_SECONDS))
}

/// The clock was ahead and has been put right.
async fn mend_times(core: &Core) -> anyhow::Result<()> {
    let cx = core.begin().await?;
    set_back::mend(&cx).await?;
    Ok(core.commit(cx).await?)
}
