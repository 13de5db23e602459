//! What becomes of a request once Telegram has answered it: settled for good, together with what its room does about
//! it, or tried again.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::{Claimed, Sender, outbox, pause_after, trouble::Verdict};
use crate::{
    dispatch::{
        Cx, Outcome, Room, Stop, answers, house,
        items::{self, Urgency},
        quarantine::KeptSent,
    },
    store::{
        chats::{self, BotPlace},
        messages,
        outbox::{GivenUp, Stream},
        people,
    },
    telegram::{
        ChatId, MessageId, UserId,
        api::{CallError, TOKEN_REFUSED},
        refusal::Refusal,
        request::Lane,
        update::{self, User},
    },
    watch::counters::Answer,
    words::line,
};

/// After this many tries we give up whatever the reason: more than three days of silence.
const MOST_TRIES: i64 = 1_000;
/// However long Telegram asks us to wait, it is asked again after this.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);
/// How often what was set aside is tried again.
const ASIDE_FOR: TimeDelta = TimeDelta::minutes(1);
/// What a room hears of a request that failed again and again.
const GIVEN_UP: &str = "Telegram fails to do it, time and again";
/// Why a request could not be done where it was meant for.
const BECAME_SUPERGROUP: &str = "the group became a supergroup";

impl Sender {
    pub(super) async fn settle_sent(
        &mut self,
        claimed: Claimed,
        answer: Result<Value, CallError>,
    ) -> anyhow::Result<()> {
        let now = self.core.clock.now();
        self.core.watch.answered(Answer::from(&answer));
        if let Ok(_) | Err(CallError::Refused(_) | CallError::Migrated(_)) = &answer {
            self.troubles.answered();
            self.troubles.settled(claimed.id);
        }
        match answer {
            Ok(result) => {
                // Of an album the first part counts.
                let first = result.get(0).unwrap_or(&result);
                if let Some(Ok(sender)) = first.get("from").map(update::read::<User>) {
                    self.core.learn_name(&sender);
                }
                let message = first.get("message_id").and_then(Value::as_i64).filter(|id| *id > 0).map(MessageId);
                self.close(&claimed, Outcome::Done { message, result }).await
            }
            Err(CallError::RetryAfter(wait)) => {
                let wait = bounded(wait);
                tracing::warn!(
                    code = "slow-down",
                    chat = claimed.chat.map(|chat| chat.0),
                    wait_s = wait.num_seconds(),
                    "Telegram asks us to slow down."
                );
                if let (Stream::Messages, Some(chat)) = (claimed.line().stream, claimed.chat) {
                    self.pacer.refused(chat, now.timestamp_millis());
                }
                let at = self.hold(&claimed, now + wait);
                self.anew(&claimed, at, "too many requests").await
            }
            Err(CallError::Migrated(new)) => self.migrated(&claimed, new).await,
            Err(CallError::Unauthorized) => anyhow::bail!(TOKEN_REFUSED),
            Err(CallError::Refused(why)) => self.close(&claimed, Outcome::Failed(why)).await,
            Err(CallError::Conflict(why) | CallError::Unavailable(why) | CallError::Lost(why))
                if claimed.attempts >= MOST_TRIES =>
            {
                self.close(&claimed, Outcome::Failed(why)).await
            }
            Err(CallError::Conflict(why) | CallError::Unavailable(why)) => {
                self.fails(claimed, Effect::NotReached, &why).await
            }
            Err(CallError::Lost(why)) => self.lost(claimed, &why).await,
        }
    }

    /// It is tried again after a while, or given up if others are answered meanwhile, and it never is.
    pub(super) async fn fails(&mut self, claimed: Claimed, effect: Effect, why: &str) -> anyhow::Result<()> {
        let at = self.core.clock.now() + pause_before(&claimed, effect);
        let verdict = match effect {
            Effect::NotReached => self.troubles.not_reached(claimed.id),
            Effect::None | Effect::Uncertain => self.troubles.failed(claimed.id),
        };
        let at = match verdict {
            Verdict::GiveUp => return self.give_up_on(&claimed).await,
            Verdict::SetAside => round_up(at.min(self.core.clock.now() + ASIDE_FOR)),
            Verdict::Wait => self.hold(&claimed, at),
        };
        match effect {
            Effect::NotReached | Effect::None => self.anew(&claimed, at, why).await,
            Effect::Uncertain => self.again(&claimed, at, why).await,
        }
    }

    async fn give_up_on(&mut self, claimed: &Claimed) -> anyhow::Result<()> {
        self.troubles.settled(claimed.id);
        self.close(claimed, Outcome::Failed(GIVEN_UP.to_owned())).await
    }

    /// It may have been made: it is made again.
    pub(super) async fn again(&mut self, claimed: &Claimed, at: DateTime<Utc>, why: &str) -> anyhow::Result<()> {
        let cx = self.core.begin_uncounted().await?;
        outbox::again(&cx.tx, claimed.id, round_up(at), why).await?;
        Ok(self.core.commit(cx).await?)
    }

    /// It was certainly not made: it is tried again.
    async fn anew(&mut self, claimed: &Claimed, at: DateTime<Utc>, why: &str) -> anyhow::Result<()> {
        let cx = self.core.begin_uncounted().await?;
        outbox::anew(&cx.tx, claimed.id, at, why).await?;
        Ok(self.core.commit(cx).await?)
    }

    /// The chat's later requests wait, too, to keep their order. Returns the time as it is stored.
    fn hold(&mut self, claimed: &Claimed, at: DateTime<Utc>) -> DateTime<Utc> {
        let at = round_up(at);
        if let (Stream::Messages, Some(chat)) = (claimed.line().stream, claimed.chat) {
            self.pacer.hold(chat, at.timestamp_millis());
            self.queues.arrange(claimed.line(), &self.pacer, self.now_ms());
        }
        at
    }

    async fn migrated(&mut self, claimed: &Claimed, new: ChatId) -> anyhow::Result<()> {
        if claimed.chat.is_none() {
            // It names the group somewhere within, and who asked for it hears that it has moved.
            return self.close(claimed, Outcome::Failed(BECAME_SUPERGROUP.to_owned())).await;
        }
        let cx = self.core.begin().await?;
        if let Some(old) = claimed.chat {
            match house::migrate(&cx, old, new).await {
                Ok(()) => {}
                Err(Stop::Fault(error)) => return Err(error),
                Err(stop @ (Stop::Refusal(_) | Stop::Unsure(..))) => {
                    return Err(anyhow::Error::from(stop).context("cannot move a chat"));
                }
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

    /// Settles a request for good and lets its room act on it, in one commit. What was said before stays uncounted: while
    /// we are behind, requests settle thirty times a second, and counting so little at once costs ten times as much.
    pub(super) async fn close(&self, claimed: &Claimed, outcome: Outcome) -> anyhow::Result<()> {
        let cx = self.core.begin_uncounted().await?;
        let given_up = match &outcome {
            Outcome::Done { message, .. } => {
                note_sent(&cx, claimed, *message).await?;
                None
            }
            Outcome::Failed(why) => {
                let how = if is_moot(claimed, why) { GivenUp::Expired } else { GivenUp::Failed };
                Some(give_up(&cx, claimed, how, why).await?)
            }
            Outcome::Unknown => {
                let why = "it may have been sent; the answer was lost";
                Some(give_up(&cx, claimed, GivenUp::Unknown, why).await?)
            }
        };
        tell_room(&cx, claimed, outcome).await?;
        if leaves_no_trace(&cx, claimed) {
            outbox::forget(&cx.tx, claimed.id).await?;
        }
        self.core.commit(cx).await?;
        if let Some(how) = given_up {
            self.core.watch.gave_up(how);
        }
        Ok(())
    }
}

async fn note_sent(cx: &Cx, claimed: &Claimed, message: Option<MessageId>) -> anyhow::Result<()> {
    outbox::sent(&cx.tx, claimed.id, message, cx.now).await?;
    if let (Some(chat), Some(message)) = (claimed.chat, message) {
        // The parts of an album have numbers that follow each other.
        let further = i64::try_from(claimed.parts()).unwrap_or(1) - 1;
        messages::sent(&cx.tx, chat, MessageId(message.0 + further)).await?;
    }
    Ok(())
}

async fn give_up(cx: &Cx, claimed: &Claimed, how: GivenUp, why: &str) -> anyhow::Result<GivenUp> {
    outbox::gave_up(&cx.tx, claimed.id, how, why, cx.now).await?;
    match how {
        GivenUp::Expired => {}
        GivenUp::Failed => {
            tracing::warn!(
                code = "request-refused",
                method = claimed.method,
                chat = claimed.chat.map(|chat| chat.0),
                refusal = Refusal::of(why).code(),
                "Telegram refuses a request."
            );
            note_unreachable(cx, claimed.chat, Refusal::of(why)).await?;
            // What somebody asked for, she is told of by its room.
            if why == GIVEN_UP && claimed.once && claimed.lane == Lane::Community {
                call_for_help(cx, claimed, "given-up", "post-given-up").await?;
            }
        }
        GivenUp::Unknown if is_minded(cx, claimed)? => {}
        GivenUp::Unknown => call_for_help(cx, claimed, "lost", "post-unknown").await?,
    }
    Ok(how)
}

/// Lets a room act on how its request went.
pub(super) async fn tell_room(cx: &Cx, claimed: &Claimed, outcome: Outcome) -> anyhow::Result<()> {
    let (Some(room), Some(note)) = (&claimed.room, &claimed.note) else { return Ok(()) };
    let chat = claimed.chat.map(|chat| chat.0);
    // What follows from it is for whom it was.
    let cx = &cx.on_behalf_of(claimed.lane);
    answers::hear(cx, KeptSent { room: room.clone(), chat, note: serde_json::from_str(note)?, outcome }).await
}

/// Whether nothing is kept of a request that is settled: what a room that keeps secrets says to one person and hears of, as its
/// kind and its time would tell what she did.
fn leaves_no_trace(cx: &Cx, claimed: &Claimed) -> bool {
    let room = claimed.room.as_deref().and_then(|name| cx.rooms.named(name));
    room.is_some_and(Room::keeps_secrets) && claimed.chat.is_none_or(|chat| !chat.is_group())
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
    let goes_another_way =
        claimed.room.as_deref() == Some(house::NAME) && claimed.note.as_deref().is_some_and(house::goes_another_way);
    let is_moot = matches!(
        Refusal::of(why),
        Refusal::MessageGone
            | Refusal::AnsweredGone
            | Refusal::NotModified
            | Refusal::PollClosed
            | Refusal::TooLate
            | Refusal::AlreadyIn
            | Refusal::RequestGone
            | Refusal::LinkGone
            | Refusal::BadReaction
    );
    // Nobody relies on what one person alone may see.
    is_menu_of_one || goes_another_way || claimed.is_for_one() || is_moot || why == BECAME_SUPERGROUP
}

/// She has blocked us or never started us, or we are no longer in the group. What was for one of a group and did not
/// reach her says nothing about the group.
async fn note_unreachable(cx: &Cx, chat: Option<ChatId>, refusal: Refusal) -> anyhow::Result<()> {
    let Some(chat) = chat else { return Ok(()) };
    if !chat.is_group() {
        if refusal == Refusal::Unreachable || refusal.is_out() {
            people::set_started(&cx.tx, UserId(chat.0), None).await?;
        }
        return Ok(());
    }
    if let Some(group) = chats::by_telegram_id(&cx.tx, chat).await?.filter(|_| refusal.is_out()) {
        chats::set_bot(&cx.tx, group.key, BotPlace::Out).await?;
    }
    Ok(())
}

/// Somebody who manages the group is to look what became of a post, or to post it herself.
async fn call_for_help(cx: &Cx, claimed: &Claimed, kind: &'static str, words: &'static str) -> anyhow::Result<()> {
    let Some(chat) = claimed.chat else { return Ok(()) };
    let group = match chats::by_telegram_id(&cx.tx, chat).await? {
        Some(group) => Some(group),
        None => chats::by_former_id(&cx.tx, chat).await?,
    };
    let Some(group) = group else { return Ok(()) };
    let new = items::New {
        room: house::NAME,
        section: None,
        kind,
        reference: &claimed.id.to_string(),
        urgency: Urgency::AtOnce,
        words: line(words),
        buttons: Vec::new(),
    };
    items::raise(cx, group.key, new).await.map(drop).map_err(anyhow::Error::from)
}

/// Whether the room it is from raises an item of its own.
fn is_minded(cx: &Cx, claimed: &Claimed) -> anyhow::Result<bool> {
    let (Some(room), Some(note)) = (&claimed.room, &claimed.note) else { return Ok(false) };
    let Some(room) = cx.rooms.named(room) else { return Ok(false) };
    Ok(room.minds_lost(&serde_json::from_str(note)?))
}

/// What a failed try may have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing: Telegram was not reached.
    NotReached,
    /// Nothing, as was found out.
    None,
    /// Perhaps what it was to do; doing it again does no harm.
    Uncertain,
}

/// How long to wait before it is made again. A connection that breaks once is common; answers that are none may go on
/// for long.
fn pause_before(claimed: &Claimed, effect: Effect) -> TimeDelta {
    match effect {
        Effect::None | Effect::Uncertain if claimed.attempts <= 1 => TimeDelta::zero(),
        _ => pause_after(claimed.attempts),
    }
}

/// How long we wait when Telegram asks for so much. Asked for a day, we ask again sooner: it may have been about
/// something else.
pub(super) fn bounded(wait: Duration) -> TimeDelta {
    TimeDelta::from_std(wait).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT)
}

/// Times are stored in whole seconds; never earlier than asked.
fn round_up(at: DateTime<Utc>) -> DateTime<Utc> {
    if at.timestamp_subsec_millis() == 0 { at } else { at + TimeDelta::seconds(1) }
}
