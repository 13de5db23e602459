//! The greeting: who waits for it, when it is made, and that there is never more than one.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{
    Greeted, Later, NAME, Note,
    introduce::Action,
    queries::{self, Greeting},
    rules, views,
};
use crate::{
    dispatch::{BotMoved, Cx, Joined, Left, Outcome, Result, Unmuted, context::About, posts, settings, trouble},
    schedule::gates,
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        occurrences, people, timers,
    },
    telegram::{
        MessageId, ThreadId, UserId,
        keyboard::{Key, Keyboard},
        refusal::Refusal,
        request::{Request, Urgency},
    },
    words::line,
};

/// How the names of timers begin: when to greet, when a greeting has stood for a day.
const GREET: &str = "greet:";
const DAY: &str = "day:";
/// And when those who were thrown out meanwhile are taken out of it.
const WITHOUT: &str = "without:";

/// Somebody joined: the first who waits starts the clock.
pub(super) async fn joined(cx: Cx, joined: Arc<Joined>) -> Result {
    let new: Vec<UserId> = joined.people.iter().filter(|one| !one.is_back).map(|one| one.person.id).collect();
    if new.is_empty() {
        return Ok(());
    }
    let chat = joined.chat.key;
    queries::add_newcomers(&cx.tx, chat, &new, cx.now).await?;
    if timers::due_at(&cx.tx, NAME, &greet_key(chat)).await?.is_some() {
        return Ok(());
    }
    greet_at(&cx, chat, rules::greet_at(cx.now)).await
}

/// Who was not let write at once, as by a bot that asks newcomers a question first, is greeted when she may.
pub(super) async fn unmuted(cx: Cx, unmuted: Arc<Unmuted>) -> Result {
    let chat = unmuted.chat.key;
    let since = cx.now - rules::STILL_NEW;
    if !queries::came_again(&cx.tx, chat, unmuted.person.id, since, cx.now).await? {
        return queries::forget_newcomer(&cx.tx, chat, unmuted.person.id).await.map_err(Into::into);
    }
    if timers::due_at(&cx.tx, NAME, &greet_key(chat)).await?.is_some() {
        return Ok(());
    }
    greet_at(&cx, chat, rules::greet_at(cx.now)).await
}

/// Who has left again needs no greeting, and is taken out of the one that names her: soon, as she may not be the only one.
pub(super) async fn left(cx: Cx, left: Arc<Left>) -> Result {
    let key = left.chat.key;
    queries::forget_newcomer(&cx.tx, key, left.person.id).await?;
    let names_her = queries::greeting(&cx.tx, key).await?.is_some_and(|one| one.greeted.contains(&left.person.id));
    if !names_her || timers::due_at(&cx.tx, NAME, &without_key(key)).await?.is_some() {
        return Ok(());
    }
    without_at(&cx, key, cx.now + rules::TAKEN_OUT_AFTER).await
}

/// Takes those who are not there any more out of the greeting; takes it down if it greets nobody else.
pub(super) async fn greet_without(cx: &Cx, key: ChatKey) -> Result {
    let Some(greeting) = queries::greeting(&cx.tx, key).await? else { return Ok(()) };
    let here = queries::here_of(&cx.tx, key, &greeting.greeted).await?;
    if here.len() == greeting.greeted.len() {
        return Ok(());
    }
    greet_only(cx, key, greeting, here).await
}

/// She is being forgotten: the greeting names her no longer.
pub(super) async fn forget(cx: &Cx, key: ChatKey, user: UserId) -> Result {
    let Some(greeting) = queries::greeting(&cx.tx, key).await?.filter(|one| one.greeted.contains(&user)) else {
        return Ok(());
    };
    let mut others = queries::here_of(&cx.tx, key, &greeting.greeted).await?;
    others.retain(|(other, _)| *other != user);
    greet_only(cx, key, greeting, others).await
}

/// The greeting is for these from now on, who are some of those it was for.
async fn greet_only(cx: &Cx, key: ChatKey, greeting: Greeting, here: Vec<(UserId, String)>) -> Result {
    let chat = cx.chat(key).await?;
    if here.is_empty() {
        // One that is still on its way is taken down when it has come.
        return take_down(cx, &chat, greeting.id).await;
    }
    let users: Vec<UserId> = here.iter().map(|(user, _)| *user).collect();
    queries::set_greeted(&cx.tx, greeting.id, &users).await?;
    // On its way it cannot be changed yet; once it has come, it is.
    let Some(message) = greeting.message else { return Ok(()) };
    if chat.bot == BotPlace::Out {
        return Ok(());
    }
    rewrite(cx, &chat, message, &here).await
}

/// Where it stands, the greeting is for these from now on.
async fn rewrite(cx: &Cx, chat: &Chat, message: MessageId, here: &[(UserId, String)]) -> Result {
    let request = Request::edit(chat.id, message, &views::greeting(here, chat));
    cx.send(request.keyboard(&invitation(cx, chat).await?)).await
}

/// The button below a greeting.
async fn invitation(cx: &Cx, chat: &Chat) -> Result<Keyboard> {
    let link = cx.link(NAME, &Action::Open, About::chat(chat.key).for_anybody()).await?;
    Ok(Keyboard::new().row([Key::open(line("intro-button").render_plain(chat.language), link)]))
}

/// Who waits for a greeting does not wait for a time that was wrong.
pub(super) async fn clock_was_set_back(cx: &Cx) -> Result {
    timers::not_later_than(&cx.tx, NAME, GREET, rules::greet_at(cx.now)).await?;
    timers::not_later_than(&cx.tx, NAME, DAY, cx.now + rules::SHOWN).await?;
    timers::not_later_than(&cx.tx, NAME, WITHOUT, rules::greet_at(cx.now)).await?;
    Ok(queries::clock_was_set_back(&cx.tx, cx.now).await?)
}

/// Where we are no more, nobody waits for us.
pub(super) async fn bot_moved(cx: Cx, moved: Arc<BotMoved>) -> Result {
    if moved.chat.bot == BotPlace::Out {
        queries::forget_newcomers(&cx.tx, moved.chat.key).await?;
    }
    Ok(())
}

/// Nobody waits any more, and no greeting stands.
pub(super) async fn end(cx: &Cx, key: ChatKey) -> Result {
    queries::forget_newcomers(&cx.tx, key).await?;
    match queries::greeting(&cx.tx, key).await? {
        Some(greeting) => take_down(cx, &*cx.chat(key).await?, greeting.id).await,
        None => Ok(()),
    }
}

/// Who was to be greeted before the database was restored may have been, after the backup was made.
pub(super) async fn forget_greeted(cx: &Cx, key: ChatKey, due: DateTime<Utc>) -> Result {
    match occurrences::restored_at(&cx.tx, key).await?.filter(|restored| due <= *restored) {
        Some(restored) => Ok(queries::forget_newcomers_until(&cx.tx, key, restored).await?),
        None => Ok(()),
    }
}

/// Greets those who wait, unless it is better to wait a little longer.
pub(super) async fn greet(cx: &Cx, key: ChatKey) -> Result {
    let Some(waiting) = queries::waiting(&cx.tx, key).await? else { return Ok(()) };
    let chat = cx.chat(key).await?;
    if !chat.bot.can_write() {
        queries::forget_newcomers(&cx.tx, key).await?;
        return Ok(());
    }
    if let Some(until) = waiting.for_calm(cx.now) {
        return greet_at(cx, key, until).await;
    }
    let before = queries::greeting(&cx.tx, key).await?;
    if before.as_ref().is_some_and(|one| one.message.is_none() && rules::may_still_arrive(one.made_at, cx.now)) {
        // It could not be taken down before it has arrived.
        return greet_at(cx, key, rules::greet_at(cx.now)).await;
    }
    let here = queries::still_here(&cx.tx, key).await?;
    queries::forget_who_may_write(&cx.tx, key).await?;
    if here.is_empty() {
        return Ok(());
    }
    if let Some(before) = before {
        take_down(cx, &chat, before.id).await?;
    }
    let users: Vec<UserId> = here.iter().map(|(user, _)| *user).collect();
    people::set_greeted(&cx.tx, key, &users, cx.now).await?;

    let id = queries::add_greeting(&cx.tx, key, &users, cx.now).await?;
    send(cx, &chat, id, &here, settings::topic(cx, key, NAME).await?).await
}

/// Sends a greeting of these, to the topic managers chose for it or to General.
async fn send(cx: &Cx, chat: &Chat, id: i64, here: &[(UserId, String)], thread: Option<ThreadId>) -> Result {
    let request = Request::message(chat.id, &views::greeting(here, chat)).thread(thread);
    let request = request.keyboard(&invitation(cx, chat).await?).silent_if(gates::is_quiet(chat, cx.now));
    let sent = Greeted { id, chat: chat.key, greeted: here.len(), thread };
    cx.send(request.tell(NAME, &Note::Greeting(sent))?).await
}

/// Its topic is closed or gone: it goes to General, as do those that follow.
async fn send_to_general(cx: &Cx, id: i64, key: ChatKey, topic: ThreadId) -> Result {
    let chat = cx.chat(key).await?;
    posts::leave_topic(cx, &chat, NAME, topic).await?;
    let Some(greeting) = queries::greeting(&cx.tx, key).await?.filter(|greeting| greeting.id == id) else {
        return Ok(());
    };
    let here = queries::here_of(&cx.tx, key, &greeting.greeted).await?;
    if here.is_empty() {
        return take_down(cx, &chat, id).await;
    }
    send(cx, &chat, id, &here, None).await
}

/// Takes a greeting down if it is still the group's.
pub(super) async fn take_down(cx: &Cx, chat: &Chat, id: i64) -> Result {
    let message = queries::forget_greeting(&cx.tx, id).await?;
    match message.filter(|_| chat.bot != BotPlace::Out) {
        // As urgent as a greeting, so that it goes before the next one comes.
        Some(message) => cx.send(Request::delete(chat.id, message).urgency(Urgency::Answer)).await,
        None => Ok(()),
    }
}

/// What became of a greeting.
pub(super) async fn sent(cx: &Cx, sent: Greeted, outcome: &Outcome) -> Result {
    let Greeted { id, chat: key, greeted, thread } = sent;
    match thread {
        Some(topic) if outcome.refusal().is_some_and(Refusal::is_about_topic) => {
            return send_to_general(cx, id, key, topic).await;
        }
        Some(_) => {}
        None => trouble::posted(cx, key, outcome).await?,
    }
    let Outcome::Done { message: Some(message), .. } = outcome else {
        queries::forget_greeting(&cx.tx, id).await?;
        return Ok(());
    };
    if queries::set_shown(&cx.tx, id, *message).await? {
        if let Some(now) = queries::greeting(&cx.tx, key).await?.filter(|now| now.greeted.len() < greeted) {
            // Somebody was taken out of it while it was on its way.
            let here = queries::here_of(&cx.tx, key, &now.greeted).await?;
            rewrite(cx, &*cx.chat(key).await?, *message, &here).await?;
        }
        let later = Later::TakeDown { id, chat: key };
        return cx.set_timer(NAME, &format!("{DAY}{}", key.0), Some(key), cx.now + rules::SHOWN, &later).await;
    }
    let chat = cx.chat(key).await?;
    cx.send(Request::delete(chat.id, *message).urgency(Urgency::Answer)).await
}

async fn greet_at(cx: &Cx, chat: ChatKey, at: DateTime<Utc>) -> Result {
    cx.set_timer(NAME, &greet_key(chat), Some(chat), at, &Later::Greet(chat)).await
}

async fn without_at(cx: &Cx, chat: ChatKey, at: DateTime<Utc>) -> Result {
    cx.set_timer(NAME, &without_key(chat), Some(chat), at, &Later::GreetWithout(chat)).await
}

fn without_key(chat: ChatKey) -> String {
    format!("{WITHOUT}{}", chat.0)
}

fn greet_key(chat: ChatKey) -> String {
    format!("{GREET}{}", chat.0)
}
