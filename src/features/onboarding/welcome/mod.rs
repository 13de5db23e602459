//! The greeting: who waits for it, when it is made, and that there is never more than one. What it says is ours, or what
//! managers wrote (`/welcome`, [`panel`]): words with slots for names, a picture, several in turn ([`words`]), and its
//! buttons. It is for everybody to see, or for each newcomer alone ([`alone`]). Telegram's own lines go if managers like
//! that ([`notices`]).

pub(super) mod alone;
mod choices;
mod log;
mod notices;
pub(super) mod panel;
pub(super) mod queries;
pub(super) mod readers;
pub(super) mod typed;
mod words;
pub(super) mod write;

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use self::{
    choices::{Cleanup, Delay},
    notices::Says,
    readers::Reading,
    typed::{CLEANUP, DELAY},
    words::Words,
};
use super::{
    Greeted, Later, NAME, Note,
    introduce::Action,
    queries::{self as rows, Greeting},
    rules, views,
};
use crate::{
    dispatch::{BotMoved, Cx, Joined, Left, Outcome, Result, Ruled, context::About, posts, settings, trouble},
    features::rulebook,
    schedule::gates,
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        occurrences, people, timers,
    },
    telegram::{
        MessageId, ThreadId, UserId,
        attachment::{Attachment, Kind},
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
    notices::take_away(&cx, &joined.chat, joined.notice, Says::Joined).await?;
    let new: Vec<UserId> = joined.people.iter().filter(|one| !one.is_back).map(|one| one.person.id).collect();
    if new.is_empty() {
        return Ok(());
    }
    let chat = joined.chat.key;
    rows::add_newcomers(&cx.tx, chat, &new, cx.now).await?;
    if timers::due_at(&cx.tx, NAME, &greet_key(chat)).await?.is_some() {
        return Ok(());
    }
    greet_at(&cx, chat, rules::greet_at(cx.now, delay(&cx, chat).await?.time())).await
}

async fn delay(cx: &Cx, chat: ChatKey) -> Result<Delay> {
    Ok(Delay::from_code(&settings::own(cx, chat, &DELAY).await?))
}

async fn cleanup(cx: &Cx, chat: ChatKey) -> Result<Cleanup> {
    Ok(Cleanup::from_code(&settings::own(cx, chat, &CLEANUP).await?))
}

/// Who was not let write at once, as by a bot that asks newcomers a question first, is greeted when she may.
pub(super) async fn unmuted(cx: Cx, unmuted: Arc<Ruled>) -> Result {
    let chat = unmuted.chat.key;
    let since = cx.now - rules::STILL_NEW;
    if !rows::came_again(&cx.tx, chat, unmuted.person.id, since, cx.now).await? {
        return rows::forget_newcomer(&cx.tx, chat, unmuted.person.id).await.map_err(Into::into);
    }
    if timers::due_at(&cx.tx, NAME, &greet_key(chat)).await?.is_some() {
        return Ok(());
    }
    greet_at(&cx, chat, rules::greet_at(cx.now, delay(&cx, chat).await?.time())).await
}

/// Who has left again needs no greeting, and is taken out of the one that names her: soon, as she may not be the only one.
pub(super) async fn left(cx: Cx, left: Arc<Left>) -> Result {
    let key = left.chat.key;
    notices::take_away(&cx, &left.chat, left.notice, Says::Left).await?;
    rows::forget_newcomer(&cx.tx, key, left.person.id).await?;
    readers::takes_part(&cx, key, left.person.id).await?;
    let names_her = rows::greeting(&cx.tx, key).await?.is_some_and(|one| one.greeted.contains(&left.person.id));
    if !names_her || timers::due_at(&cx.tx, NAME, &without_key(key)).await?.is_some() {
        return Ok(());
    }
    without_at(&cx, key, cx.now + rules::TAKEN_OUT_AFTER).await
}

/// Takes those who are not there any more out of the greeting; takes it down if it greets nobody else.
pub(super) async fn greet_without(cx: &Cx, key: ChatKey) -> Result {
    let Some(greeting) = rows::greeting(&cx.tx, key).await? else { return Ok(()) };
    let here = rows::here_of(&cx.tx, key, &greeting.greeted).await?;
    if here.len() == greeting.greeted.len() {
        return Ok(());
    }
    greet_only(cx, key, greeting, here).await
}

/// She is being forgotten: the greeting names her no longer, and words that mention her lead to her no longer.
pub(super) async fn forget(cx: &Cx, key: ChatKey, user: UserId) -> Result {
    for variant in queries::all(&cx.tx, key).await? {
        let unlinked = variant.words.text.without_mention_of(user.0);
        if unlinked != variant.words.text {
            queries::set_marks(&cx.tx, variant.id, &unlinked).await?;
        }
    }
    let Some(greeting) = rows::greeting(&cx.tx, key).await?.filter(|one| one.greeted.contains(&user)) else {
        return Ok(());
    };
    let mut others = rows::here_of(&cx.tx, key, &greeting.greeted).await?;
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
    rows::set_greeted(&cx.tx, greeting.id, &users).await?;
    // On its way it cannot be changed yet; once it has come, it is.
    let Some(message) = greeting.message else { return Ok(()) };
    if chat.bot == BotPlace::Out {
        return Ok(());
    }
    rewrite(cx, &chat, &greeting, message, &here).await
}

/// Where it stands, the greeting is for these from now on.
async fn rewrite(cx: &Cx, chat: &Chat, greeting: &Greeting, message: MessageId, here: &[(UserId, String)]) -> Result {
    let (html, _) = content(cx, chat, greeting.welcome, here).await?;
    let request = match greeting.has_photo {
        true => Request::edit_caption(chat.id, message, &html),
        false => Request::edit(chat.id, message, &html),
    };
    cx.send(request.keyboard(&invitation(cx, chat, true).await?)).await
}

/// What a greeting of these says, in the words of that number or in ours, and the picture above it.
async fn content(
    cx: &Cx,
    chat: &Chat,
    welcome: Option<i64>,
    here: &[(UserId, String)],
) -> Result<(String, Option<String>)> {
    let own = match welcome {
        Some(id) => queries::variant(&cx.tx, chat.key, id).await?,
        None => None,
    };
    Ok(match own {
        Some(own) => (greeting_of(cx, chat, &own.words, here).await?, own.words.photo),
        None => (views::greeting(here, chat), None),
    })
}

/// What a greeting in these words says.
async fn greeting_of(cx: &Cx, chat: &Chat, words: &Words, here: &[(UserId, String)]) -> Result<String> {
    let rules = if words.lead_to_rules() { rulebook::link(cx, chat).await? } else { None };
    Ok(words.greeting(here, &chat.title, rules.as_deref(), chat.language))
}

/// The buttons below a greeting; those of one that only shows how it would look do not count.
async fn invitation(cx: &Cx, chat: &Chat, counts: bool) -> Result<Keyboard> {
    let chosen = queries::buttons(&cx.tx, chat.key).await?;
    let words = |id| line(id).render_plain(chat.language);
    let mut keyboard = Keyboard::new();
    if chosen.introduction {
        let link = cx.link(NAME, &Action::Open, About::chat(chat.key).for_anybody()).await?;
        keyboard = keyboard.row([Key::open(words("intro-button"), link)]);
    }
    if let Some((label, url)) = chosen.link {
        keyboard = keyboard.row([Key::open(label, url)]);
    }
    keyboard = keyboard.row(rulebook::button(cx, chat).await?);
    if chosen.reading {
        let reads = Reading::Reading { counts };
        let about = About::chat(chat.key).for_anybody();
        keyboard = keyboard.row([cx.button(NAME, words("welcome-button-reading"), &reads, about).await?]);
    }
    Ok(keyboard)
}

/// Who waits for a greeting does not wait for a time that was wrong.
pub(super) async fn clock_was_set_back(cx: &Cx) -> Result {
    timers::not_later_than(&cx.tx, NAME, GREET, rules::greet_at(cx.now, Delay::Minutes10.time())).await?;
    timers::not_later_than(&cx.tx, NAME, DAY, cx.now + TimeDelta::days(1)).await?;
    timers::not_later_than(&cx.tx, NAME, WITHOUT, rules::greet_at(cx.now, Delay::Soon.time())).await?;
    Ok(rows::clock_was_set_back(&cx.tx, cx.now).await?)
}

/// Where we are no more, nobody waits for us.
pub(super) async fn bot_moved(cx: Cx, moved: Arc<BotMoved>) -> Result {
    if moved.chat.bot == BotPlace::Out {
        rows::forget_newcomers(&cx.tx, moved.chat.key).await?;
    }
    Ok(())
}

/// Nobody waits any more, and no greeting stands.
pub(super) async fn end(cx: &Cx, key: ChatKey) -> Result {
    rows::forget_newcomers(&cx.tx, key).await?;
    match rows::greeting(&cx.tx, key).await? {
        Some(greeting) => take_down(cx, &*cx.chat(key).await?, greeting.id).await,
        None => Ok(()),
    }
}

/// Who was to be greeted before the database was restored may have been, after the backup was made.
pub(super) async fn forget_greeted(cx: &Cx, key: ChatKey, due: DateTime<Utc>) -> Result {
    match occurrences::restored_at(&cx.tx, key).await?.filter(|restored| due <= *restored) {
        Some(restored) => Ok(rows::forget_newcomers_until(&cx.tx, key, restored).await?),
        None => Ok(()),
    }
}

/// Greets those who wait, unless it is better to wait a little longer.
pub(super) async fn greet(cx: &Cx, key: ChatKey) -> Result {
    let Some(waiting) = rows::waiting(&cx.tx, key).await? else { return Ok(()) };
    let chat = cx.chat(key).await?;
    if !chat.bot.can_write() {
        rows::forget_newcomers(&cx.tx, key).await?;
        return Ok(());
    }
    if let Some(until) = waiting.for_calm(cx.now) {
        return greet_at(cx, key, until).await;
    }
    let before = rows::greeting(&cx.tx, key).await?;
    if before.as_ref().is_some_and(|one| one.message.is_none() && rules::may_still_arrive(one.made_at, cx.now)) {
        // It could not be taken down before it has arrived.
        return greet_at(cx, key, rules::greet_at(cx.now, Delay::Soon.time())).await;
    }
    let here = rows::still_here(&cx.tx, key).await?;
    let openly = queries::waiting_openly(&cx.tx, key).await?;
    rows::forget_who_may_write(&cx.tx, key).await?;
    if here.is_empty() {
        return Ok(());
    }
    let users: Vec<UserId> = here.iter().map(|(user, _)| *user).collect();
    people::set_greeted(&cx.tx, key, &users, cx.now).await?;
    let is_alone = alone::is_wanted(cx, &chat, here.len()).await?;
    let (alone, together): (Vec<_>, Vec<_>) =
        here.into_iter().partition(|(user, _)| is_alone && !openly.contains(user));
    alone::greet(cx, &chat, &alone).await?;
    if together.is_empty() {
        return Ok(());
    }
    if let Some(before) = before {
        make_way(cx, &chat, &before).await?;
    }
    greet_together(cx, &chat, &together).await
}

/// Makes one greeting of these, for everybody to see.
async fn greet_together(cx: &Cx, chat: &Chat, here: &[(UserId, String)]) -> Result {
    let key = chat.key;
    let users: Vec<UserId> = here.iter().map(|(user, _)| *user).collect();
    let id = rows::add_greeting(&cx.tx, key, &users, cx.now).await?;
    let own = queries::next(&cx.tx, key).await?;
    if let Some(own) = &own {
        queries::used(&cx.tx, key, own.id).await?;
    }
    queries::set_words(&cx.tx, id, own.as_ref().map(|own| own.id), false).await?;
    queries::forget_taken_out(&cx.tx, key).await?;
    send(cx, chat, id, here, settings::topic(cx, key, NAME).await?, true).await
}

/// The next greeting comes: the one before goes, unless it is to stay.
async fn make_way(cx: &Cx, chat: &Chat, before: &Greeting) -> Result {
    match cleanup(cx, chat.key).await? {
        Cleanup::Stays => Ok(rows::forget_greeting(&cx.tx, before.id).await.map(drop)?),
        Cleanup::Hour | Cleanup::Day | Cleanup::Next => take_down(cx, chat, before.id).await,
    }
}

/// Sends a greeting of these, to the topic managers chose for it or to General; with the picture that belongs to its words,
/// unless that was refused.
async fn send(
    cx: &Cx,
    chat: &Chat,
    id: i64,
    here: &[(UserId, String)],
    thread: Option<ThreadId>,
    with_photo: bool,
) -> Result {
    let welcome = rows::greeting(&cx.tx, chat.key).await?.and_then(|greeting| greeting.welcome);
    let (html, photo) = content(cx, chat, welcome, here).await?;
    let request = request_of(chat, &html, photo.filter(|_| with_photo).as_deref());
    queries::set_words(&cx.tx, id, welcome, request.has_media()).await?;
    let request = request.thread(thread).keyboard(&invitation(cx, chat, true).await?);
    let sent = Greeted { id, chat: chat.key, greeted: here.len(), thread };
    cx.send(request.silent_if(gates::is_quiet(chat, cx.now)).tell(NAME, &Note::Greeting(sent))?).await
}

/// These words to the group, below their picture.
fn request_of(chat: &Chat, html: &str, photo: Option<&str>) -> Request {
    match photo {
        Some(photo) => Request::with_media(chat.id, &Attachment::by_id(Kind::Photo, photo), html),
        None => Request::message(chat.id, html),
    }
}

/// Its topic is closed or gone: it goes to General, as do those that follow.
async fn send_to_general(cx: &Cx, id: i64, key: ChatKey, topic: ThreadId) -> Result {
    posts::leave_topic(cx, &*cx.chat(key).await?, NAME, topic).await?;
    send_again(cx, id, key, None, true).await
}

/// The same greeting in another way, if it is still wanted.
async fn send_again(cx: &Cx, id: i64, key: ChatKey, thread: Option<ThreadId>, with_photo: bool) -> Result {
    let chat = cx.chat(key).await?;
    let Some(greeting) = rows::greeting(&cx.tx, key).await?.filter(|greeting| greeting.id == id) else {
        return Ok(());
    };
    let here = rows::here_of(&cx.tx, key, &greeting.greeted).await?;
    if here.is_empty() {
        return take_down(cx, &chat, id).await;
    }
    send(cx, &chat, id, &here, thread, with_photo).await
}

/// Takes a greeting down if it is still the group's.
pub(super) async fn take_down(cx: &Cx, chat: &Chat, id: i64) -> Result {
    let message = rows::forget_greeting(&cx.tx, id).await?;
    queries::forget_taken_out(&cx.tx, chat.key).await?;
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
        _ if has_photo(cx, id, key).await? && is_about_photo(outcome) => {
            return send_again(cx, id, key, thread, false).await;
        }
        Some(_) => {}
        None => trouble::posted(cx, key, outcome).await?,
    }
    let Outcome::Done { message: Some(message), .. } = outcome else {
        rows::forget_greeting(&cx.tx, id).await?;
        return Ok(());
    };
    if rows::set_shown(&cx.tx, id, *message).await? {
        if let Some(now) = rows::greeting(&cx.tx, key).await?.filter(|now| now.greeted.len() < greeted) {
            // Somebody was taken out of it while it was on its way.
            let here = rows::here_of(&cx.tx, key, &now.greeted).await?;
            rewrite(cx, &*cx.chat(key).await?, &now, *message, &here).await?;
        }
        let day = format!("{DAY}{}", key.0);
        return match cleanup(cx, key).await?.after() {
            Some(after) => {
                cx.set_timer(NAME, &day, Some(key), cx.now + after, &Later::TakeDown { id, chat: key }).await
            }
            None => Ok(timers::cancel(&cx.tx, NAME, &day).await.map(drop)?),
        };
    }
    let chat = cx.chat(key).await?;
    cx.send(Request::delete(chat.id, *message).urgency(Urgency::Answer)).await
}

async fn has_photo(cx: &Cx, id: i64, key: ChatKey) -> Result<bool> {
    Ok(rows::greeting(&cx.tx, key).await?.is_some_and(|greeting| greeting.id == id && greeting.has_photo))
}

/// Whether the words may go where their picture may not.
fn is_about_photo(outcome: &Outcome) -> bool {
    matches!(outcome.refusal(), Some(Refusal::MayNotSendMedia | Refusal::BadFile))
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
