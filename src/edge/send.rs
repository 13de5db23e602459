//! Sending what is in the outbox: in order within a chat, paced, chats independent of each other, never with a
//! transaction open (invariants I2, I5, I6). A request is claimed in one commit, sent, and settled in another
//! together with what its room does about it. Whose turn it is: [`queues`]. Whose fault it is when one is not answered:
//! [`trouble`].

mod make;
mod queues;
mod search;
mod settle;
mod trouble;

use std::{collections::HashMap, sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{
    pacing::{Pacer, Slot},
    recover::Probe,
};
use crate::{
    core::Core,
    dispatch::{Cx, Outcome, set_back},
    store::{
        Tx,
        outbox::{self, Claimed, Line, Stream},
    },
    telegram::{api::CallError, request::MOST_IN_ALBUM},
    watch::counters::Loop,
};
use queues::{Queues, Turn};
use settle::tell_room;
use trouble::Troubles;

/// Longest pause between two tries.
const LONGEST_PAUSE_SECONDS: i64 = 300;
/// Most requests that are claimed in one transaction.
const MOST_AT_ONCE: usize = 30;
/// Most requests whose time has come, or is over, that are looked after in one transaction.
const MOST_IN_A_STEP: i64 = 200;
/// How long requests on their way may still be answered after a stop.
const DRAIN: Duration = Duration::from_secs(2);

/// Sends the outbox.
#[derive(Debug)]
pub struct Sender {
    core: Arc<Core>,
    pacer: Pacer,
    queues: Queues,
    /// The highest number of a request that we have heard of; [`None`]: of none.
    heard_of: Option<i64>,
    troubles: Troubles,
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
    Sent(Claimed, Vec<Slot>, Result<Value, CallError>),
    Probed(Probe, Slot, Result<Value, CallError>),
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
            core.doubt_calendar();
        }
        let tx = core.store.read().await?;
        let pacer = take_up_pacing(&tx, now).await?;
        let orphans = outbox::in_flight(&tx).await?;
        drop(tx);
        let mut queues = Queues::default();
        for orphan in &orphans {
            queues.keep(orphan.line(), &pacer, now.timestamp_millis());
        }
        let (troubles, tasks, probes) = (Troubles::default(), JoinSet::new(), HashMap::new());
        Ok(Self { core, pacer, queues, heard_of: None, troubles, tasks, probes, orphans })
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
        if self.pacer.clock_is(self.now_ms()) {
            mend_times(&self.core).await?;
            self.core.doubt_calendar();
            self.core.timers_changed.notify_one();
            self.heard_of = None;
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
        let next_due = self.hear().await?;
        let now = self.now_ms();
        if let Some(first) = self.queues.next(&self.pacer, now) {
            self.send(first).await?;
            return Ok((true, None));
        }
        if next_due.is_some_and(|at| at * 1_000 <= now) {
            return Ok((true, None));
        }
        let until = self.queues.next_at(&self.pacer, now).into_iter().chain(next_due.map(|at| at * 1_000)).min();
        Ok((false, until.and_then(DateTime::from_timestamp_millis)))
    }

    /// Learns what has come into the outbox and what may be sent by now. Returns when the next request is due that
    /// waits for its time, in Unix seconds.
    async fn hear(&mut self) -> anyhow::Result<Option<i64>> {
        let now = self.core.clock.now();
        let tx = self.core.store.read().await?;
        let (mut ready, newest) = match self.heard_of {
            Some(newest) => outbox::since(&tx, newest).await?,
            None => {
                self.queues.forget_what_waits();
                // What comes in between is met twice, which is no harm.
                let newest = outbox::newest(&tx).await?;
                (outbox::firsts(&tx).await?, newest)
            }
        };
        self.heard_of = Some(newest);
        let mut next_due = outbox::next_due(&tx).await?;
        drop(tx);
        if next_due.is_some_and(|at| at <= now.timestamp()) {
            let cx = self.core.begin_uncounted().await?;
            ready.extend(outbox::wake(&cx.tx, now, MOST_IN_A_STEP).await?);
            next_due = outbox::next_due(&cx.tx).await?;
            self.core.commit_quietly(cx).await?;
        }
        for one in ready {
            self.queues.learn(one, &self.pacer, now.timestamp_millis());
        }
        Ok(next_due)
    }

    /// Sends what has its turn, beginning with `first`: claims it in one commit, and lets it go.
    async fn send(&mut self, first: Turn) -> anyhow::Result<()> {
        let cx = self.core.begin_uncounted().await?;
        let worth_at = self.core.telegram_time.careful_now();
        let mut gave_up = give_up_what_is_late(&cx, worth_at, None).await?;
        let mut claimed = Vec::new();
        let mut turn = Some(first);
        for _ in 0..MOST_AT_ONCE {
            let Some(next) = turn else { break };
            match outbox::claim(&cx.tx, next.id, worth_at).await? {
                Some(one) => {
                    let room_at = self.room_at(&one);
                    if let Some(at) = room_at {
                        outbox::put_off(&cx.tx, one.id, at).await?;
                    }
                    let first = outbox::first_of(&cx.tx, next.line, next.lane).await?;
                    match room_at {
                        Some(_) => self.queues.skip(next, first, &self.pacer, self.now_ms()),
                        None => claimed.push({
                            let slots = self.leave(next, first, one.parts());
                            (one, slots)
                        }),
                    }
                }
                None => {
                    gave_up += give_up_what_is_late(&cx, worth_at, Some(next.id)).await?;
                    let first = outbox::first_of(&cx.tx, next.line, next.lane).await?;
                    self.queues.skip(next, first, &self.pacer, self.now_ms());
                }
            }
            turn = self.queues.next(&self.pacer, self.now_ms());
        }
        self.core.commit(cx).await?;
        (0..gave_up).for_each(|_| self.core.watch.gave_up(outbox::GivenUp::Expired));
        for (claimed, slots) in claimed {
            let core = Arc::clone(&self.core);
            self.tasks.spawn(async move {
                let answer = make::make(&core, &claimed).await;
                Answered::Sent(claimed, slots, answer)
            });
        }
        Ok(())
    }

    /// When there will be room for all parts of an album, if there is none now. Until then its chat waits.
    fn room_at(&mut self, one: &Claimed) -> Option<DateTime<Utc>> {
        let (now, parts) = (self.now_ms(), one.parts());
        let chat = one.chat.filter(|_| parts > 1)?;
        let at = self.pacer.room_at(chat, parts, now);
        if at <= now {
            return None;
        }
        // Times are stored in whole seconds.
        let at = at.div_euclid(1_000) + 1;
        self.pacer.hold(chat, at * 1_000);
        DateTime::from_timestamp(at, 0)
    }

    /// Notes that something leaves, in so many parts.
    fn leave(&mut self, turn: Turn, first: Option<outbox::Place>, parts: usize) -> Vec<Slot> {
        let now = self.now_ms();
        let slots = match turn.line {
            Line { stream: Stream::Messages, chat: Some(chat) } => {
                (0..parts).map(|_| self.pacer.sent(chat, now)).collect()
            }
            Line { stream: Stream::Tidying, chat: Some(chat) } => {
                self.pacer.tidied(chat, now);
                Vec::new()
            }
            Line { .. } => Vec::new(),
        };
        self.queues.left(turn, first, &self.pacer, now);
        slots
    }

    async fn settle(&mut self, answered: Answered) -> anyhow::Result<()> {
        let now = self.now_ms();
        match answered {
            Answered::Sent(claimed, slots, answer) => {
                slots.into_iter().for_each(|slot| self.pacer.answered(slot, now));
                self.queues.answered(claimed.line(), &self.pacer, now);
                self.settle_sent(claimed, answer).await
            }
            Answered::Probed(probe, slot, answer) => {
                self.pacer.answered(slot, now);
                self.settle_probed(probe, answer).await
            }
        }
    }

    fn now_ms(&self) -> i64 {
        self.core.clock.now().timestamp_millis()
    }
}

/// Gives up requests that are not worth it any more at `now`, `also` this one. Returns how many. Now is not what our clock
/// shows when it is ahead: all that waits would be late.
async fn give_up_what_is_late(cx: &Cx, now: DateTime<Utc>, also: Option<i64>) -> anyhow::Result<usize> {
    let expired = outbox::expire(&cx.tx, now, MOST_IN_A_STEP, also).await?;
    for expired in &expired {
        tell_room(cx, expired, Outcome::Failed(outbox::NOT_IN_TIME.to_owned())).await?;
    }
    Ok(expired.len())
}

/// As if this process had sent what the one before did.
async fn take_up_pacing(tx: &Tx, now: DateTime<Utc>) -> anyhow::Result<Pacer> {
    let mut pacer = Pacer::default();
    for (chat, method, at) in outbox::recently_sent(tx, now - TimeDelta::minutes(1)).await? {
        // Later than now: the clock was ahead, and it may have been a moment ago.
        let at = (at * 1_000).min(now.timestamp_millis());
        match Stream::of(Some(chat), &method) {
            // How many parts an album had is not kept.
            Stream::Messages if method == outbox::ALBUM => (0..MOST_IN_ALBUM).for_each(|_| pacer.was_sent(chat, at)),
            Stream::Messages => pacer.was_sent(chat, at),
            Stream::Tidying => pacer.tidied(chat, at),
            Stream::Questions | Stream::Apart => {}
        }
    }
    for (chat, until) in outbox::held(tx, now).await? {
        pacer.hold(chat, until * 1_000);
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
