//! Who brought whom.
//!
//! | typed | where | what happens |
//! |---|---|---|
//! | `/invite` | group | whispers her own link, to pass on, with how many came by it, stayed two weeks and have answered somebody |
//! | `/invite Spring fair` | group, for managers | a link of that name, for a campaign |
//! | *Links* on the desk | private | all of them with the same numbers; a campaign's can be ended |
//!
//! Each who comes counts once, for the link she came by the first time: who was here before is nobody's guest. Once she has
//! been here for two weeks **and** has answered somebody, whoever brought her is thanked, in private, once; before that
//! nobody hears anything. Who leaves does not count any more, and the link of a member who leaves ends. Where who asks to join
//! is asked something (`features/requests`), who comes by these links has to ask as well.

mod links;
mod queries;
mod rules;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use self::{
    links::Action,
    queries::Arrival,
    rules::{STAY, THANKS_WITHIN},
};
use crate::{
    dispatch::{
        Ask, Came, CameBy, CommandSpec, Cx, Door, GroupMessage, Joined, Left, Result, Room, Sent, nudge,
        panel as panels,
        rights::Need,
        routes::{self, Routes},
        whisper::Asker,
    },
    store::{ChatKey, Tx, chats::Chat, held::Held, people, timers::Timer},
    telegram::{UserId, actor::Actor, request::Request},
    words::{Line, clean_line, line},
};

/// The room's name.
pub const NAME: &str = "invites";
/// The kind of its nudge.
const THANKS: &str = "invited";

/// A link was asked for: by whom, and where she is answered.
#[derive(Debug, Serialize, Deserialize)]
struct Made {
    link: i64,
    chat: ChatKey,
    thread: Option<crate::telegram::ThreadId>,
    by: Option<UserId>,
}

/// Somebody has been here for two weeks.
#[derive(Debug, Serialize, Deserialize)]
struct Stayed {
    chat: ChatKey,
    user: UserId,
}

/// The name of the link by which somebody came into a group the first time, if that had one and we heard of it.
pub async fn link_of(cx: &Cx, chat: ChatKey, user: UserId) -> Result<Option<String>> {
    let name = queries::arrival(&cx.tx, chat, user).await?.map(|arrival| arrival.name);
    Ok(name.filter(|name| !name.is_empty()))
}

/// The name of a campaign's link of ours; a member's is called after her, and is nobody else's to keep.
pub async fn campaign_of(cx: &Cx, chat: ChatKey, url: &str) -> Result<Option<String>> {
    Ok(queries::by_url(&cx.tx, chat, url).await?.filter(|link| link.user.is_none()).map(|link| link.name))
}

/// The room.
#[derive(Debug)]
pub struct Invites;

#[async_trait]
impl Room for Invites {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("invite").unlisted()] }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[THANKS]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("invite").endpoint(asked))
            .branch(routes::joined().endpoint(joined))
            .branch(routes::came_by().endpoint(came_by))
            .branch(routes::left().endpoint(left))
            .branch(panels::routes::<Action>())
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::managers("invites-door", &Action::Links(0))]
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let since = cx.now - STAY;
        Ok(match queries::came_since(&cx.tx, chat.key, since).await? {
            0 => None,
            n => Some(line("invites-standing").num("n", n)),
        })
    }

    /// Off: who has come so far is nobody's guest any more. The links stay, as they may be on a poster.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { Ok(()) } else { Ok(queries::lapse(&cx.tx, chat).await?) }
    }

    async fn on_messages(&self, cx: &Cx, messages: &[GroupMessage]) -> Result {
        let answered: std::collections::BTreeSet<(ChatKey, UserId)> = messages
            .iter()
            .filter(|message| message.answers.is_some() && message.substantive && !message.forwarded)
            .map(|message| (message.chat, message.author))
            .collect();
        if answered.is_empty() {
            return Ok(());
        }
        for arrival in queries::answered(&cx.tx, &Vec::from_iter(answered), cx.now).await? {
            look_at(cx, &arrival).await?;
        }
        Ok(())
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        let Stayed { chat, user } = serde_json::from_str(&timer.payload)?;
        match queries::arrival(&cx.tx, chat, user).await? {
            Some(arrival) => look_at(cx, &arrival).await,
            None => Ok(()),
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        let made: Made = sent.note()?;
        links::made(cx, &made, &sent.outcome).await
    }

    fn held(&self) -> &'static [Held] {
        const { &[Held::goes("arrivals", "user_id"), Held::goes("invite_links", "user_id")] }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let came = queries::arrival(&cx.tx, chat, user).await?;
        let mut lines: Vec<Line> =
            came.map(|came| line("mydata-came-by").text("link", &came.name)).into_iter().collect();
        if let Some(link) = queries::of_member(&cx.tx, chat, user).await? {
            let numbers = queries::numbers(&cx.tx, link.id, cx.now - STAY).await?;
            lines.push(line("mydata-invited").num("n", numbers.came));
        }
        Ok(lines)
    }

    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(chat) = chat else { return Ok(()) };
        links::end_of_member(cx, &*cx.chat(chat).await?, user).await?;
        // The links were called after her.
        Ok(queries::forget_inviter(&cx.tx, chat, user).await?)
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        queries::forget(tx, before, most).await
    }
}

/// `/invite`
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.group_of(&ask)?;
    let name = clean_line(&ask.command.whole());
    let thread = ask.at.thread;
    if !name.is_empty() {
        cx.must_have(&ask, Need::Section(NAME)).await?;
        rules::fits(&name)?;
        let asker = Asker { chat: chat.key, thread, user: ask.actor.person().map(|person| person.id) };
        return links::campaign(&cx, &ask, chat, &name, asker).await;
    }
    match &ask.actor {
        Actor::Person(person) => {
            let asker = Asker { chat: chat.key, thread, user: Some(person.id) };
            links::own(&cx, &ask, chat, person, asker).await
        }
        Actor::AnonymousAdmin | Actor::Channel => Err(line("invites-as-yourself").into()),
        Actor::Bot => Ok(()),
    }
}

async fn joined(cx: Cx, joined: Arc<Joined>) -> Result {
    for newcomer in joined.people.iter().filter(|newcomer| !newcomer.was_here) {
        came(&cx, joined.chat.key, newcomer.person.id, &newcomer.came).await?;
    }
    Ok(())
}

async fn came_by(cx: Cx, late: Arc<CameBy>) -> Result {
    if late.was_here {
        return Ok(());
    }
    came(&cx, late.chat.key, late.person.id, &late.came).await
}

/// Somebody has come for the first time.
async fn came(cx: &Cx, chat: ChatKey, user: UserId, came: &Came) -> Result {
    let Some(link) = &came.link else { return Ok(()) };
    let ours = queries::by_url(&cx.tx, chat, &link.url).await?;
    let Some(name) = ours.as_ref().map(|ours| ours.name.clone()).or_else(|| link.name.clone()) else { return Ok(()) };
    // Nobody is her own guest.
    let ours = ours.filter(|ours| ours.user != Some(user));
    if !queries::arrived(&cx.tx, chat, user, (ours.as_ref().map(|ours| ours.id), &name), cx.now).await? {
        return Ok(());
    }
    match ours {
        Some(ours) if ours.user.is_some() => {
            let key = format!("stayed:{}:{}", chat.0, user.0);
            cx.set_timer(NAME, &key, Some(chat), cx.now + STAY, &Stayed { chat, user }).await
        }
        _ => Ok(()),
    }
}

/// She is no guest any more who leaves, and her own link ends.
async fn left(cx: Cx, left: Arc<Left>) -> Result {
    queries::left(&cx.tx, left.chat.key, left.person.id, cx.now).await?;
    links::end_of_member(&cx, &left.chat, left.person.id).await
}

/// Whether she has been here for two weeks and has answered somebody: then whoever brought her is thanked.
async fn look_at(cx: &Cx, arrival: &Arrival) -> Result {
    let has_stayed = arrival.is_pending && cx.now - arrival.came_at >= STAY && arrival.answered_at.is_some();
    if !has_stayed {
        return Ok(());
    }
    queries::stayed(&cx.tx, arrival.chat, arrival.user).await?;
    let Some(link) = arrival.link else { return Ok(()) };
    let Some(by) = queries::by_id(&cx.tx, link).await?.and_then(|link| link.user) else { return Ok(()) };
    let chat = cx.chat(arrival.chat).await?;
    let name = people::known(&cx.tx, arrival.user).await?.map(|known| known.name).unwrap_or_default();
    let thanks = line("invites-thanks").text("name", &name).text("group", &chat.title);
    let reason = nudge::Reason::Unasked { kind: THANKS, until: cx.now + THANKS_WITHIN };
    cx.nudge(by, Some(&chat), reason, &|language| thanks.render(language)).await.map(drop)
}

/// A link is to be made; whoever asked hears of it.
async fn make(cx: &Cx, chat: &Chat, link: i64, name: &str, asker: Asker) -> Result {
    let asks = cx.is_on(chat.key, super::requests::NAME).await?;
    let made = Made { link, chat: chat.key, thread: asker.thread, by: asker.user };
    cx.send(Request::create_link(chat.id, name, asks).tell(NAME, &made)?).await
}
