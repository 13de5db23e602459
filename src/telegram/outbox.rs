//! Sending what is in the outbox: in order within a chat, paced, chats independent of each other, never with a
//! transaction open (invariants I2, I5, I6). A request is claimed in one commit, sent, and settled in another
//! together with what its room does about it.

mod search;

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
    ChatId, MessageId,
    api::CallError,
    pacing::{Pacer, Weight},
    recover::Probe,
    request::Request,
};
use crate::{
    app::Core,
    dispatch::{
        Cx, Outcome, Stop, inbox,
        quarantine::{self, KeptSent},
        set_back,
    },
    store::{
        Tx, chats, messages,
        outbox::{self, Claimed},
        people,
    },
    telemetry::cause,
    watch::{Answer, Loop},
    words::line,
};

/// Requests on their way at the same time.
const MOST_IN_FLIGHT: usize = 16;
/// How many chats' first requests are looked at in one round.
const LOOK_AT: i64 = 2_000;
/// After this many tries that certainly had no effect we give up: more than three days of silence.
const MOST_TRIES: i64 = 1_000;
/// Why a request could not be done where it was meant for.
const BECAME_SUPERGROUP: &str = "the group became a supergroup";
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
    /// Answers are awaited.
    Waiting,
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
                Step::Waiting => tokio::select! {
                    Some(done) = self.tasks.join_next() => self.settle(done?).await?,
                    () = woken => {}
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
        Ok(if self.tasks.is_empty() {
            Step::Idle(self.next_probe().into_iter().chain(until).min())
        } else {
            Step::Waiting
        })
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
            tell_room(&cx, expired, Outcome::Failed("it could not be sent while it was worth it".to_owned())).await?;
        }
        let mut claimed = Vec::with_capacity(ids.len());
        for id in ids {
            claimed.extend(outbox::claim(&cx.tx, *id).await?);
        }
        self.core.commit(cx).await?;
        expired.iter().for_each(|_| self.core.watch.gave_up("expired"));
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

    async fn settle_sent(&mut self, claimed: Claimed, answer: Result<Value, CallError>) -> anyhow::Result<()> {
        let now = self.core.clock.now();
        self.core.watch.answered(Answer::from(&answer));
        match answer {
            Ok(result) => {
                let message = result.get("message_id").and_then(Value::as_i64).filter(|id| *id > 0).map(MessageId);
                self.close(&claimed, Outcome::Done { message, result }).await
            }
            Err(CallError::RetryAfter(wait)) => {
                let wait = TimeDelta::from_std(wait).unwrap_or(TimeDelta::seconds(1));
                tracing::warn!(
                    code = "slow-down",
                    chat = claimed.chat.map(|chat| chat.0),
                    wait_s = wait.num_seconds(),
                    "Telegram asks us to slow down."
                );
                self.again(&claimed, now + wait, "too many requests").await
            }
            Err(CallError::Migrated(new)) => self.migrated(&claimed, new).await,
            Err(CallError::Unauthorized) => anyhow::bail!(crate::app::TOKEN_REFUSED),
            Err(CallError::Refused(why)) => self.close(&claimed, Outcome::Failed(why)).await,
            Err(CallError::Conflict(why) | CallError::Unavailable(why) | CallError::Lost(why))
                if claimed.attempts >= MOST_TRIES =>
            {
                self.close(&claimed, Outcome::Failed(why)).await
            }
            Err(CallError::Conflict(why) | CallError::Unavailable(why)) => {
                self.again(&claimed, now + pause_after(claimed.attempts), &why).await
            }
            Err(CallError::Lost(why)) => self.lost(claimed, &why).await,
        }
    }

    async fn again(&mut self, claimed: &Claimed, at: DateTime<Utc>, why: &str) -> anyhow::Result<()> {
        // The chat's later requests wait too, to keep their order.
        self.pacer.hold(claimed.chat, at.timestamp_millis());
        let cx = self.core.begin().await?;
        outbox::again(&cx.tx, claimed.id, round_up(at), why).await?;
        Ok(self.core.commit(cx).await?)
    }

    async fn migrated(&mut self, claimed: &Claimed, new: ChatId) -> anyhow::Result<()> {
        if claimed.chat.is_none() {
            // It names the group somewhere within, and who asked for it hears that it has moved.
            return self.close(claimed, Outcome::Failed(BECAME_SUPERGROUP.to_owned())).await;
        }
        let cx = self.core.begin().await?;
        if let Some(old) = claimed.chat {
            match inbox::migrate(&cx, old, new).await {
                Ok(()) => {}
                Err(Stop::Fault(error)) => return Err(error),
                Err(Stop::Refusal(line)) => anyhow::bail!("moving a chat was refused: {}", line.id()),
            }
        }
        if names_a_message(&claimed.request) {
            self.core.commit(cx).await?;
            return self.close(claimed, Outcome::Failed(BECAME_SUPERGROUP.to_owned())).await;
        }
        outbox::sent_to_former_id(&cx.tx, claimed.id, cx.now).await?;
        self.core.commit(cx).await?;
        Ok(())
    }

    /// Settles a request for good and lets its room act on it, in one commit.
    async fn close(&self, claimed: &Claimed, outcome: Outcome) -> anyhow::Result<()> {
        let cx = self.core.begin().await?;
        match &outcome {
            Outcome::Done { message, .. } => {
                outbox::sent(&cx.tx, claimed.id, *message, cx.now).await?;
                if let (Some(chat), Some(message)) = (claimed.chat, message) {
                    messages::sent(&cx.tx, chat, *message).await?;
                }
            }
            Outcome::Failed(why) if is_moot(claimed, why) => {
                outbox::gave_up(&cx.tx, claimed.id, "expired", why, cx.now).await?;
            }
            Outcome::Failed(why) => {
                tracing::warn!(
                    code = "request-refused",
                    method = claimed.method,
                    chat = claimed.chat.map(|chat| chat.0),
                    error = cause(why),
                    "Telegram refuses a request."
                );
                outbox::gave_up(&cx.tx, claimed.id, "failed", why, cx.now).await?;
                note_unreachable(&cx, claimed.chat, why).await?;
            }
            Outcome::Unknown => {
                let why = "it may have been sent; the answer was lost";
                outbox::gave_up(&cx.tx, claimed.id, "unknown", why, cx.now).await?;
                tell_managers(&cx, claimed.chat).await?;
            }
        }
        let given_up = given_up(claimed, &outcome);
        tell_room(&cx, claimed, outcome).await?;
        self.core.commit(cx).await?;
        if let Some(why) = given_up {
            self.core.watch.gave_up(why);
        }
        Ok(())
    }
}

/// Why a settled request was not sent, for those who watch.
fn given_up(claimed: &Claimed, outcome: &Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Done { .. } => None,
        Outcome::Failed(why) if is_moot(claimed, why) => Some("expired"),
        Outcome::Failed(_) => Some("failed"),
        Outcome::Unknown => Some("unknown"),
    }
}

/// Lets a room act on how its request went.
async fn tell_room(cx: &Cx, claimed: &Claimed, outcome: Outcome) -> anyhow::Result<()> {
    let (Some(room), Some(note)) = (&claimed.room, &claimed.note) else { return Ok(()) };
    let chat = claimed.chat.map(|chat| chat.0);
    quarantine::hear(cx, KeptSent { room: room.clone(), chat, note: serde_json::from_str(note)?, outcome }).await
}

/// Whether a request is about an existing message, whose number means nothing in the supergroup.
fn names_a_message(request: &str) -> bool {
    serde_json::from_str::<Value>(request)
        .is_ok_and(|body| body.get("message_id").or_else(|| body.get("message_ids")).is_some())
}

/// Refusals that mean it is already as we wanted, or no longer matters.
fn is_moot(claimed: &Claimed, why: &str) -> bool {
    // The menu of one who is not in the group (any longer).
    let is_menu_of_one = claimed.method.ends_with("MyCommands") && claimed.request.contains(r#""chat_member""#);
    let is_moot = [
        "message to delete not found",
        "message can't be deleted",
        "message is not modified",
        "query is too old",
        "poll has already been closed",
        "message with poll to stop not found",
        "message to be replied not found",
        "message to edit not found",
        "MESSAGE_ID_INVALID",
        BECAME_SUPERGROUP,
    ]
    .iter()
    .any(|moot| why.contains(moot));
    is_menu_of_one || is_moot
}

/// After "Forbidden": she has blocked us or never started us, or we are no longer in the group.
async fn note_unreachable(cx: &Cx, chat: Option<ChatId>, why: &str) -> anyhow::Result<()> {
    let Some(chat) = chat.filter(|_| why.starts_with("Forbidden")) else { return Ok(()) };
    if !chat.is_group() {
        people::set_started(&cx.tx, super::UserId(chat.0), None).await?;
        return Ok(());
    }
    if let Some(group) = chats::by_telegram_id(&cx.tx, chat).await? {
        chats::set_bot(&cx.tx, group.key, "left", false, false).await?;
    }
    Ok(())
}

/// A post may or may not have arrived: those managers who have started us can look.
async fn tell_managers(cx: &Cx, chat: Option<ChatId>) -> anyhow::Result<()> {
    let Some(chat) = chat else { return Ok(()) };
    let group = match chats::by_telegram_id(&cx.tx, chat).await? {
        Some(group) => Some(group),
        None => chats::by_former_id(&cx.tx, chat).await?,
    };
    let Some(group) = group else { return Ok(()) };
    let mut managers: Vec<_> = people::managers(&cx.tx, group.key).await?.into_iter().collect();
    managers.sort_unstable();
    for user in managers {
        let Some(known) = people::known(&cx.tx, user).await?.filter(|known| known.started) else { continue };
        let language = known.language.unwrap_or(group.language);
        let words = line("post-unknown").text("group", &group.title).render(language);
        let mut request = Request::message(user.private_chat(), &words);
        request.when_unknown = super::request::WhenUnknown::Repeat;
        outbox::push(&cx.tx, request, cx.now).await?;
    }
    Ok(())
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
    match set_back::mend(&cx).await {
        Ok(()) => {}
        Err(Stop::Fault(error)) => return Err(error),
        Err(Stop::Refusal(line)) => anyhow::bail!("what the clock showed could not be put right: {}", line.id()),
    }
    core.commit(cx).await?;
    Ok(())
}

/// Times are stored in whole seconds; never earlier than asked.
fn round_up(at: DateTime<Utc>) -> DateTime<Utc> {
    if at.timestamp_subsec_millis() == 0 { at } else { at + TimeDelta::seconds(1) }
}
