//! A newcomer's first message: the bot greets it with a reaction, and whoever looks after newcomers is called if no person
//! has answered by the time people usually do there ([`super::answering`]).

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Later, NAME, Note,
    answering::{self, Answered, Said, Waiting},
    queries::{self, Talker, Unanswered},
    rules, views,
};
use crate::{
    dispatch::{
        Cx, GroupMessage, Outcome, Reacted, Result,
        items::{self, New, Urgency},
    },
    schedule::nudges::Quiet,
    store::{ChatKey, chats::Chat, people, timers},
    telegram::{
        MessageId, UserId,
        refusal::Refusal,
        request::{Lane, Request},
    },
};

/// With this the bot greets somebody's first message.
const GREETING: &str = "🤗";
/// Later it would only be strange.
const GREETED_WITHIN: TimeDelta = TimeDelta::minutes(30);
/// Where a reaction was refused none is tried for so long.
const NO_REACTIONS: TimeDelta = TimeDelta::days(7);
/// What waits for those who look after newcomers.
pub(super) const UNANSWERED: &str = "unanswered";
/// Nobody is called for more than so many of a group at once; the others stand in the list.
const MOST_CALLS: usize = 5;
/// Looked at again when there were too many.
const CALLS_AGAIN: TimeDelta = TimeDelta::hours(1);
const A_MOMENT: TimeDelta = TimeDelta::seconds(1);
/// So many are looked at before others have their turn.
const A_ROUND: i64 = 50;

/// How the name of a group's timer begins.
pub(super) const TIMER: &str = "wait:";

/// People talked.
pub(super) async fn heard(cx: &Cx, messages: &[GroupMessage]) -> Result {
    let chats: BTreeSet<ChatKey> = messages.iter().map(|message| message.chat).collect();
    let chats = Vec::from_iter(chats);
    let mut waits = Waits::of(queries::waiting_in(&cx.tx, &chats).await?);
    let mut new = talkers(cx, messages).await?;
    for message in messages {
        waits.hear(message);
        if let Some(talker) = new.get_mut(&(message.chat, message.author)) {
            talks(cx, talker, message, &mut waits).await?;
        }
    }
    waits.keep(cx).await?;
    count_answers(cx, messages).await
}

type Talkers = HashMap<(ChatKey, UserId), Talker>;

/// The newcomers among those who talk of whom that is news.
async fn talkers(cx: &Cx, messages: &[GroupMessage]) -> Result<Talkers> {
    let authors: BTreeSet<(i64, i64)> = messages.iter().map(|message| (message.chat.0, message.author.0)).collect();
    let found = queries::talkers(&cx.tx, &Vec::from_iter(authors), cx.now - rules::NEW_FOR).await?;
    Ok(found.into_iter().map(|talker| ((talker.chat, talker.user), talker)).collect())
}

/// A newcomer talks.
async fn talks(cx: &Cx, talker: &mut Talker, message: &GroupMessage, waits: &mut Waits) -> Result {
    let age = message.at - talker.began_at;
    let (from, until) = rules::SECOND_WEEK;
    if age >= from && age < until {
        queries::set_second_week(&cx.tx, talker.chat, talker.user, message.at).await?;
    }
    if talker.spoke || !message.substantive || message.at < talker.began_at {
        return Ok(());
    }
    talker.spoke = true;
    queries::set_spoke(&cx.tx, talker.chat, talker.user, message.at).await?;
    let is_known = people::membership(&cx.tx, talker.chat, talker.user).await?.is_none_or(|one| one.manages);
    if is_known || cx.now - message.at > answering::STALE {
        return Ok(());
    }
    let one = Unanswered {
        chat: talker.chat,
        user: talker.user,
        message: message.id,
        thread: message.thread,
        asked_at: message.at,
        later: 0,
    };
    let chat = cx.chat(talker.chat).await?;
    greet(cx, &chat, message).await?;
    let usual = usual(cx, talker.chat).await?;
    let due = answering::due(&Quiet::of(&chat), message.at, usual);
    queries::wait(&cx.tx, &one, due).await?;
    ring_by_next(cx, talker.chat).await?;
    waits.add(one);
    Ok(())
}

/// How long an answer may take in a group.
pub(super) async fn usual(cx: &Cx, chat: ChatKey) -> Result<TimeDelta> {
    let since = day(cx.now - answering::LOOK_BACK);
    Ok(answering::usual(&queries::answers_since(&cx.tx, chat, since).await?))
}

const fn day(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(86_400)
}

/// Greets a first message with a reaction, where the group takes them.
async fn greet(cx: &Cx, chat: &Chat, message: &GroupMessage) -> Result {
    let Some(id) = message.id.filter(|_| cx.now - message.at <= GREETED_WITHIN && chat.bot.can_write()) else {
        return Ok(());
    };
    if queries::are_reactions_refused(&cx.tx, chat.key, cx.now).await? {
        return Ok(());
    }
    let request = Request::react(chat.id, id, GREETING).worth(GREETED_WITHIN).lane(Lane::Community);
    let greeted = Note::Greeted { chat: chat.key, user: message.author };
    cx.send(request.tell(NAME, &greeted)?).await
}

/// What became of a reaction.
pub(super) async fn greeted(cx: &Cx, chat: ChatKey, user: UserId, outcome: &Outcome) -> Result {
    match outcome.refusal() {
        // It is gone, so nobody waits.
        Some(Refusal::MessageGone) => over(cx, chat, user).await,
        Some(Refusal::BadReaction | Refusal::NoRight | Refusal::MayNotWrite) => {
            Ok(queries::refuse_reactions(&cx.tx, chat, cx.now + NO_REACTIONS).await?)
        }
        _ => Ok(()),
    }
}

/// Those who wait in the groups people talk in.
struct Waits {
    of: BTreeMap<ChatKey, Vec<Wait>>,
}

struct Wait {
    waiting: Waiting,
    /// As kept.
    later: i64,
    /// How and when it was answered.
    answered: Option<(Answered, DateTime<Utc>)>,
}

impl Waits {
    fn of(all: Vec<Unanswered>) -> Self {
        let mut waits = Self { of: BTreeMap::new() };
        for one in all {
            waits.add(one);
        }
        waits
    }

    fn add(&mut self, one: Unanswered) {
        let Unanswered { chat, user: author, thread, asked_at, later, .. } = one;
        let waiting = Waiting { author, thread, asked_at, later };
        self.of.entry(chat).or_default().push(Wait { waiting, later, answered: None });
    }

    fn hear(&mut self, message: &GroupMessage) {
        let Some(waits) = self.of.get_mut(&message.chat) else { return };
        let GroupMessage { author, thread, at, answers, substantive, thanks, .. } = *message;
        let said = Said { author, thread, at, answers, substantive, thanks };
        for wait in waits.iter_mut().filter(|wait| wait.answered.is_none()) {
            wait.answered = wait.waiting.hear(&said).map(|how| (how, at));
        }
    }

    /// Who was answered waits no more; of the others it is kept what was heard.
    async fn keep(self, cx: &Cx) -> Result {
        for (chat, waits) in self.of {
            for Wait { waiting, later, answered } in waits {
                if let Some((_, at)) = answered {
                    queries::set_answered(&cx.tx, chat, waiting.author, at).await?;
                    over(cx, chat, waiting.author).await?;
                } else if waiting.later != later {
                    queries::set_later(&cx.tx, chat, waiting.author, waiting.later).await?;
                }
            }
        }
        Ok(())
    }
}

/// Counts how soon people answer each other.
async fn count_answers(cx: &Cx, messages: &[GroupMessage]) -> Result {
    let mut quiet: HashMap<ChatKey, Quiet> = HashMap::new();
    let mut counted: BTreeMap<(i64, i64, i64), i64> = BTreeMap::new();
    for message in messages {
        let Some(after) = message.after.filter(|after| *after < answering::STALE) else { continue };
        let halves = match quiet.get(&message.chat) {
            // Most are soon, whatever hours are quiet.
            _ if after <= answering::SHORTEST => 0,
            Some(quiet) => answering::halves(quiet, message.at - after, message.at),
            None => {
                let of_chat = Quiet::of(&*cx.chat(message.chat).await?);
                quiet.insert(message.chat, of_chat);
                answering::halves(&of_chat, message.at - after, message.at)
            }
        };
        *counted.entry((message.chat.0, day(message.at), halves)).or_default() += 1;
    }
    if counted.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = counted.into_iter().map(|((chat, day, halves), n)| (chat, day, halves, n)).collect();
    Ok(queries::count_answers(&cx.tx, &rows).await?)
}

/// Somebody reacted: by whoever manages the group that means she has seen it.
pub(super) async fn reacted(cx: Cx, reacted: Arc<Reacted>) -> Result {
    let (chat, message) = (reacted.chat.key, reacted.message);
    let Some(user) = queries::whose(&cx.tx, chat, message).await? else { return Ok(()) };
    let is_another = user != reacted.person.id && !reacted.now.is_empty();
    if is_another && looks_after_them(&cx, chat, reacted.person.id).await? {
        return over(&cx, chat, user).await;
    }
    Ok(())
}

/// Whether somebody manages the group, or helps with newcomers.
async fn looks_after_them(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    let manages = people::membership(&cx.tx, chat, user).await?.is_some_and(|one| one.manages);
    Ok(manages || people::helps(&cx.tx, chat, user).await?.has(NAME))
}

/// She waits no more, and nobody is called for her.
pub(super) async fn over(cx: &Cx, chat: ChatKey, user: UserId) -> Result {
    if queries::wait_no_more(&cx.tx, chat, user).await? {
        items::end(cx, chat, NAME, UNANSWERED, &user.0.to_string()).await?;
    }
    Ok(())
}

/// The timer of a group rings when the next has waited long enough.
async fn ring_by_next(cx: &Cx, chat: ChatKey) -> Result {
    let Some(next) = queries::next_overdue(&cx.tx, chat).await? else { return Ok(()) };
    let key = format!("{TIMER}{}", chat.0);
    let next = next.max(cx.now);
    if timers::due_at(&cx.tx, NAME, &key).await?.is_some_and(|set| set <= next) {
        return Ok(());
    }
    cx.set_timer(NAME, &key, Some(chat), next, &Later::Wait(chat)).await
}

/// Somebody in a group has waited long enough.
pub(super) async fn ring(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    let mut calls = items::how_many(cx, key, NAME, UNANSWERED).await?;
    for one in queries::overdue(&cx.tx, key, cx.now, A_ROUND).await? {
        if cx.now - one.asked_at > answering::STALE {
            over(cx, key, one.user).await?;
        } else if calls < MOST_CALLS {
            call(cx, &chat, &one).await?;
            calls += 1;
            // It is over by itself when nobody has answered for a week.
            queries::look_at(&cx.tx, key, one.user, one.asked_at + answering::STALE + A_MOMENT).await?;
        } else {
            queries::look_at(&cx.tx, key, one.user, cx.now + CALLS_AGAIN).await?;
        }
    }
    ring_by_next(cx, key).await
}

/// Calls those who look after newcomers.
async fn call(cx: &Cx, chat: &Chat, one: &Unanswered) -> Result {
    let name = people::known(&cx.tx, one.user).await?.map(|known| known.name).unwrap_or_default();
    let new = New {
        room: NAME,
        section: None,
        kind: UNANSWERED,
        reference: &one.user.0.to_string(),
        urgency: Urgency::AtOnce,
        words: views::unanswered(chat, &name, one.message),
        buttons: Vec::new(),
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// The address of a message that waits, where messages have one.
pub(super) fn link(chat: &Chat, message: Option<MessageId>) -> Option<String> {
    crate::features::onboarding::message_link(chat.id, message?)
}
