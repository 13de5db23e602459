//! Who asks to be let into the group. On only where managers have switched it on.
//!
//! | who | sees |
//! |---|---|
//! | who asks | a friendly word in private with the group's name, and the managers' questions, in her language; later what was decided |
//! | managers, helpers with the section | an item with what she answered: *Approve*, *Decline*, *Ask more*, *Look* |
//! | `/requests` in the group, or *Open requests* on the desk | those that wait, with the same buttons |
//! | *Questions* on the desk, or `/requests` with up to five lines below | what is asked; nobody's choice is two usual questions |
//! | *Links* on the desk | by which of the group's links people come in at once |
//!
//! Whoever is asked more answers through the bot, and the answer comes to who asked; so both go on until it is decided. Who
//! is not let in hears that politely, with a reason if there is one. Who cannot be written to is a case of her own, to be
//! decided by hand, in the daily round. Where we guard the group, Telegram is told at once that somebody decides.
//!
//! It decides nothing by itself unless managers have said so: `/settings admission answered` lets in who answered all
//! questions. Two decide at once: the second hears what the first did. What was decided in Telegram itself ends it here, too,
//! as soon as that shows. More than a few at once are one item. Words are kept until thirty days after it was decided.

mod apply;
mod crowd;
mod decide;
mod panel;
mod queries;
mod questions;
mod rules;
mod talk;
mod typed;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use self::{
    panel::Action,
    queries::{Request, Verdict},
    rules::{KEPT, OPEN_FOR, State},
};
use crate::{
    dispatch::{
        Ask, BotMoved, CameBy, CommandSpec, Cx, Door, Joined, Left, Result, Room, Sent,
        flow::Flow,
        items::{self, Item, Urgency},
        panel as panels,
        routes::{self, Routes},
        settings::SettingSpec,
    },
    store::{
        ChatKey, Tx,
        chats::{self, BotPlace, Chat},
        conversations::{self, Draft},
        held::Held,
        people,
        timers::Timer,
    },
    telegram::{UserId, actor::Person},
    words::{Line, line, long_date},
};

/// The room's name.
pub const NAME: &str = "requests";
/// The kinds of its items: one request, many of them, and a right that is missing.
const REQUEST: &str = "request";
const CROWD: &str = "crowd";
const RIGHT: &str = "right";

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// The word to who asked.
    Greeted(i64),
    /// What was decided.
    Decided {
        /// About which.
        request: i64,
        /// Whether she is let in.
        lets_in: bool,
    },
    /// Telegram was told at once to let her in, where we guard the group.
    LetIn(i64),
    /// More was asked.
    Asked {
        /// About which.
        request: i64,
        /// By whom.
        by: UserId,
    },
}

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// The questions have been with her for long enough.
    Unanswered(i64),
    /// What she wrote was kept for long enough.
    Forget(i64),
    /// How many they are is to be said again.
    Count(ChatKey),
    /// Nobody decides about it any more.
    Lapse(i64),
}

/// The room.
#[derive(Debug)]
pub struct Requests;

#[async_trait]
impl Room for Requests {
    fn name(&self) -> &'static str {
        NAME
    }

    /// It speaks to strangers in the group's name.
    fn starts_on(&self) -> bool {
        false
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::manager(NAME).unlisted()] }
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::requested().endpoint(apply::requested))
            .branch(routes::joined().endpoint(joined))
            .branch(routes::came_by().endpoint(came_by))
            .branch(routes::left().endpoint(left))
            .branch(routes::bot_moved().endpoint(bot_moved))
            .branch(routes::command(NAME).endpoint(asked))
            .branch(panels::routes::<Action>())
            .branch(routes::answer(NAME).endpoint(talk::answered))
    }

    fn settings(&self) -> &'static [SettingSpec] {
        &[typed::ADMISSION]
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[&apply::Apply, &questions::Questions, &talk::More, &decide::Reasons]
    }

    fn asks_strangers(&self) -> bool {
        true
    }

    async fn half_done(&self, cx: &Cx, _user: UserId, draft: &Draft) -> Result<Option<Line>> {
        talk::half_done(cx, draft).await
    }

    async fn ask_again(&self, cx: &Cx, person: &Person, draft: &Draft) -> Result {
        talk::ask_again(cx, person, draft).await
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("requests-door-open", &Action::Open(0)),
            Door::managers("requests-door-questions", &Action::Questions),
            Door::managers("requests-door-links", &Action::Links(0)),
        ]
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        if !may_invite(cx, chat).await? {
            return Ok(Some(line("requests-standing-right")));
        }
        Ok(Some(line("requests-standing").num("n", queries::how_many_open(&cx.tx, chat.key).await?)))
    }

    /// Off: those who ask wait in Telegram as before, and what they wrote goes.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on {
            return look_at_rights(cx, &*cx.chat(chat).await?).await;
        }
        end_all(cx, chat).await?;
        Ok(queries::forget_words_in(&cx.tx, chat).await?)
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        match serde_json::from_str(&timer.payload)? {
            Later::Unanswered(id) => apply::unanswered(cx, id).await,
            Later::Forget(id) => forget_words(cx, id).await,
            Later::Count(chat) => crowd::count(cx, chat).await,
            Later::Lapse(id) => lapse(cx, id).await,
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Greeted(id) => apply::greeted(cx, id, &sent.outcome).await,
            Note::Decided { request, lets_in } => decide::done(cx, request, lets_in, &sent.outcome).await,
            Note::LetIn(id) => apply::let_in(cx, id, &sent.outcome).await,
            Note::Asked { request, by } => talk::arrived(cx, request, by, &sent.outcome).await,
        }
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
        panel::pressed_on_item(cx, item, does, person).await
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        queries::forget(tx, before, most).await
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::goes("join_talk", "user_id"),
                Held::goes("join_answers", "user_id"),
                Held::unnamed("join_requests", "decided_by"),
                Held::unnamed("join_requests", "talks_with"),
                Held::impersonal("join_questions", "questions"),
                // The number of a row.
                Held::impersonal("join_answers", "request"),
                Held::impersonal("join_talk", "request"),
                Held::goes("join_requests", "user_id"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let zone = cx.chat(chat).await?.zone;
        let mut lines = Vec::new();
        for request in queries::of_person(&cx.tx, chat, user).await? {
            let day = long_date(request.asked_at.with_timezone(&zone).date_naive());
            lines.push(line("mydata-request").line("date", day).plain("state", request.state.code()));
            for (question, answer) in queries::answers(&cx.tx, request.id).await? {
                let Some(answer) = answer else { continue };
                lines.push(line("mydata-request-answer").text("question", &question).text("answer", &answer));
            }
        }
        Ok(lines)
    }

    /// Her request stays in Telegram, where it is hers to take back; here nobody knows of it any more.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(chat) = chat else { return Ok(()) };
        for request in queries::of_person(&cx.tx, chat, user).await? {
            items::erase(cx, chat, NAME, &request.id.to_string()).await?;
        }
        Ok(())
    }
}

/// Whether we may let people in; where nobody has told us, we try.
async fn may_invite(cx: &Cx, chat: &Chat) -> Result<bool> {
    Ok(chat.bot.is_admin() && chats::bot_has(&cx.tx, chat.key, "can_invite_users").await? != Some(false))
}

/// Says which right is missing, once, for as long as it is.
async fn look_at_rights(cx: &Cx, chat: &Chat) -> Result {
    if may_invite(cx, chat).await? {
        return items::end_kind(cx, chat.key, NAME, RIGHT).await;
    }
    let new = items::New {
        room: NAME,
        section: None,
        kind: RIGHT,
        reference: "invite",
        urgency: Urgency::AtOnce,
        words: line("requests-item-right"),
        buttons: Vec::new(),
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// `/requests`: those that are open; with lines, what is asked from now on.
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.managed_group(&ask).await?;
    let typed = ask.command.whole();
    if typed.trim().is_empty() {
        return panels::whisper(&cx, &ask, &Action::Open(0)).await;
    }
    let questions = rules::read_questions(typed.lines())?;
    questions::set(&cx, chat.key, &ask.actor, Some(&questions)).await?;
    panels::whisper(&cx, &ask, &Action::Questions).await
}

/// We were moved about in a group: where we are out, nothing waits.
async fn bot_moved(cx: Cx, moved: Arc<BotMoved>) -> Result {
    if moved.chat.bot == BotPlace::Out {
        return end_all(&cx, moved.chat.key).await;
    }
    look_at_rights(&cx, &moved.chat).await
}

/// Who asked is in.
async fn joined(cx: Cx, joined: Arc<Joined>) -> Result {
    for newcomer in &joined.people {
        let by = newcomer.came.by.filter(|by| newcomer.came.by_request && *by != cx.me.id);
        is_in(&cx, joined.chat.key, newcomer.person.id, by).await?;
    }
    Ok(())
}

async fn came_by(cx: Cx, came: Arc<CameBy>) -> Result {
    let by = came.came.by.filter(|by| came.came.by_request && *by != cx.me.id);
    is_in(&cx, came.chat.key, came.person.id, by).await
}

/// Somebody is in, let in by `by` in Telegram itself, or in another way.
async fn is_in(cx: &Cx, chat: ChatKey, user: UserId, by: Option<UserId>) -> Result {
    let Some(request) = queries::open_of(&cx.tx, chat, user).await? else { return Ok(()) };
    let by = request.decided_by.filter(|_| request.lets_in == Some(true)).or(by);
    let verdict = Verdict { state: State::Approved, lets_in: true, by, at: cx.now, reason: None };
    settle(cx, &request, verdict).await
}

/// Who asked was banned, or the like: it is over in Telegram, too.
async fn left(cx: Cx, left: Arc<Left>) -> Result {
    match queries::open_of(&cx.tx, left.chat.key, left.person.id).await? {
        Some(request) => gone(&cx, &request).await,
        None => Ok(()),
    }
}

/// It was taken back, or decided where we are not told.
async fn gone(cx: &Cx, request: &Request) -> Result {
    settle(cx, request, Verdict { state: State::Gone, lets_in: false, by: None, at: cx.now, reason: None }).await
}

/// It is over: nothing waits for anybody any more, and what she wrote is kept for a while.
async fn settle(cx: &Cx, request: &Request, verdict: Verdict<'_>) -> Result {
    queries::decide(&cx.tx, request.id, verdict).await?;
    stop(cx, request, verdict.by).await?;
    cx.set_timer(NAME, &format!("forget:{}", request.id), Some(request.chat), cx.now + KEPT, &Later::Forget(request.id))
        .await
}

/// Nobody is asked about it any more.
async fn stop(cx: &Cx, request: &Request, by: Option<UserId>) -> Result {
    let reference = request.id.to_string();
    match by {
        Some(by) => items::finish(cx, request.chat, NAME, REQUEST, &reference, by).await?,
        None => items::end(cx, request.chat, NAME, REQUEST, &reference).await?,
    }
    for key in ["wait", "lapse"] {
        crate::store::timers::cancel(&cx.tx, NAME, &format!("{key}:{}", request.id)).await?;
    }
    let draft = conversations::of_room(&cx.tx, request.user, NAME).await?;
    if draft.is_some_and(|draft| draft.chat == Some(request.chat)) && !manages(cx, request.chat, request.user).await? {
        crate::dispatch::drafts::end(cx, request.user, NAME).await?;
    }
    crowd::follow(cx, request.chat).await
}

/// Whether what is hers of ours in a group is not as who asks.
async fn manages(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    Ok(people::membership(&cx.tx, chat, user).await?.is_some_and(|membership| membership.manages))
}

/// Nobody decides about any of a group any more.
async fn end_all(cx: &Cx, chat: ChatKey) -> Result {
    items::end_room(cx, chat, NAME).await?;
    conversations::end_about(&cx.tx, NAME, chat).await?;
    Ok(queries::end_all(&cx.tx, chat, cx.now).await?)
}

async fn forget_words(cx: &Cx, id: i64) -> Result {
    let Some(request) = queries::by_id(&cx.tx, id).await? else { return Ok(()) };
    items::erase(cx, request.chat, NAME, &id.to_string()).await?;
    Ok(queries::forget_words(&cx.tx, id).await?)
}

/// So long has nobody decided that it is over here; in Telegram it stays as it is.
async fn lapse(cx: &Cx, id: i64) -> Result {
    let request = queries::by_id(&cx.tx, id).await?.filter(|request| request.state.is_open());
    let Some(request) = request.filter(|request| cx.now - request.asked_at >= OPEN_FOR) else { return Ok(()) };
    settle(cx, &request, Verdict { state: State::Over, lets_in: false, by: None, at: cx.now, reason: None }).await
}
