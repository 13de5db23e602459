//! The most loved post of the week: the message that most people reacted to, its author by name, and how to get there.
//!
//! | typed | what happens |
//! |---|---|
//! | `/loved` | whispers what was loved lately, each with a button that leads there |
//! | `/loved hall`, in a topic | what is loved is shown once more in that topic, the *hall of fame* |
//! | `/loved hall off` | it is no longer |
//! | `/settings lovedday friday`, `/settings lovedhour 10` | when it is posted |
//! | `/settings quoting on` | the post answers the message, so that Telegram shows its beginning |
//!
//! Looked at are the seven whole days before the one on which it is posted: messages of members who do not manage the group and
//! are not left off the lists (`/me`). A person counts once for a message, whatever she reacts with, and not for her own; 👎 💩 🤮
//! 🤡 do not count. It takes three people, and more than is usual there ([`rules::least`]). Of two with the same number wins the
//! one liked by newcomers and old hands alike, then the earlier. Whoever was named is not named again for four weeks. How things
//! stand before it is posted is shown nowhere.
//!
//! Nothing anybody wrote is kept: whether a message is still there is found out by reacting to it, a minute before it is posted;
//! if it is gone, the next one is taken. Where Telegram only counts reactions and names nobody, its counts are gone by.
//!
//! It waits to be switched on (`/settings loved on`).

mod hall;
mod queries;
mod rules;
mod typed;
mod views;

use std::{collections::HashSet, ops::Range, sync::Arc};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::{
    queries::{Loved, State},
    rules::Candidate,
    typed::Typed,
};
use crate::{
    dispatch::{
        Ask, CommandSpec, Counted, Cx, Door, GroupMessage, Result, Room, Sent,
        panel::{self, For, Page, Panel, View},
        posts::{self, Again, Composed, Due, Fate},
        rights::Need,
        routes::{self, Routes},
        settings::{self, ON, SettingSpec},
    },
    features::{
        onboarding::message_link,
        recognition::{self, Liked},
    },
    schedule::posts::{Plan, Rank},
    store::{
        ChatKey, Tx,
        chats::{BotPlace, Chat},
        held::Held,
        people, seconds,
    },
    telegram::{
        MessageId, UserId,
        keyboard::{Key, Keyboard},
        refusal::Refusal,
        request::{Lane, Request},
    },
    words::{Lang, Line, line},
};

/// The room's name.
pub const NAME: &str = "loved";
/// The number of its one post.
const POST: i64 = 1;
/// It may come on another day.
const GRACE: TimeDelta = TimeDelta::days(3);
/// So long it waits for a pause in the conversation.
const PATIENCE: TimeDelta = TimeDelta::hours(3);
/// Messages that are looked at more closely, most liked first.
const CANDIDATES: i64 = 200;
/// What is put below a message that is about to be named, and with it the question whether it is still there.
const TROPHY: &str = "🏆";
/// So long the answer to that is waited for; then it is taken to be there.
const ASKS_AGAIN: TimeDelta = TimeDelta::minutes(1);
const ANSWERED_WITHIN: TimeDelta = TimeDelta::minutes(10);
/// Shown of those that were loved.
const SHOWN: i64 = 8;
/// Recorded when a week loved nothing so much (message `skip-CODE`).
const NOTHING: &str = "nothing-loved";

/// What our buttons do.
#[derive(Debug, Serialize, Deserialize)]
enum Action {
    /// Shows what was loved lately.
    Lately,
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// A message was reacted to, if it is there.
    Asked { id: i64 },
    /// It was shown in the hall of fame: itself, or in words.
    Hall { id: i64, itself: bool },
}

/// What the queue hands back about a post.
#[derive(Debug, Serialize, Deserialize)]
struct Memory {
    id: i64,
}

/// The room.
#[derive(Debug)]
pub struct MostLoved;

#[async_trait]
impl Room for MostLoved {
    fn name(&self) -> &'static str {
        NAME
    }

    /// A post a week is not what every group wants.
    fn starts_on(&self) -> bool {
        false
    }

    fn has_topic(&self) -> bool {
        true
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("loved").unlisted()] }
    }

    fn settings(&self) -> &'static [SettingSpec] {
        &[typed::DAY, typed::HOUR, typed::QUOTING]
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::managers("loved-door", &Action::Lately), Door::members("loved-door", &Action::Lately)]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command(NAME).endpoint(asked))
            .branch(panel::routes::<Action>())
            .branch(routes::counted().endpoint(counted))
    }

    /// Only albums are noted: what else there is to know of messages is counted already.
    async fn on_messages(&self, cx: &Cx, messages: &[GroupMessage]) -> Result {
        let part = |message: &'_ GroupMessage| Some((message.chat.0, message.id?.0, seconds(message.at)));
        let parts = messages.iter().filter_map(|message| {
            let (chat, id, at) = part(message)?;
            Some((chat, id, message.album.as_deref()?, at))
        });
        let parts: Vec<_> = parts.collect();
        if parts.is_empty() {
            return Ok(());
        }
        Ok(queries::note_albums(&cx.tx, &parts).await?)
    }

    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { Ok(()) } else { Ok(queries::drop_unposted(&cx.tx, chat).await?) }
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        let state = posts::states(cx, chat.key, NAME).await?(POST);
        let day = typed::weekday(&settings::own(cx, chat.key, &typed::DAY).await?, chat.language);
        let hour = typed::hour(&settings::own(cx, chat.key, &typed::HOUR).await?);
        let Some(recurrence) = rules::recurrence(day, hour) else { return Ok(Vec::new()) };
        Ok(vec![Plan {
            room: NAME,
            id: POST,
            rank: Rank::Rarer,
            recurrence,
            grace: GRACE,
            waits_for_pause: PATIENCE,
            other_days: true,
            above_limits: false,
            cheerful: true,
            is_promotion: false,
            condition: None,
            content: None,
            thread: None,
            state,
        }])
    }

    async fn compose(&self, cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
        match again {
            Some(again) => {
                let Memory { id } = Memory::deserialize(again.memory())?;
                let loved = queries::by_id(&cx.tx, id).await?;
                match loved {
                    Some(loved) => said(cx, chat, &loved, true).await,
                    None => Ok(Composed::Nothing(NOTHING)),
                }
            }
            None => compose(cx, chat, due.at).await,
        }
    }

    async fn post_settled(&self, cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
        let loved = match Memory::deserialize(memory) {
            Ok(Memory { id }) => queries::by_id(&cx.tx, id).await?,
            Err(_) => None,
        };
        match (fate, loved) {
            (Fate::Posted, Some(loved)) => {
                queries::set_state(&cx.tx, loved.id, State::Posted).await?;
                if let Some(post) = posts::just_posted(cx, chat.key, NAME, due.number).await? {
                    queries::set_post(&cx.tx, loved.id, post).await?;
                }
                hall::show(cx, chat, &loved).await
            }
            // Named, for all that anybody knows: her turn is over.
            (Fate::Unsure, Some(loved)) => Ok(queries::set_state(&cx.tx, loved.id, State::Posted).await?),
            (Fate::Skipped(_), Some(loved)) => Ok(queries::set_state(&cx.tx, loved.id, State::Gone).await?),
            (Fate::Skipped(_), None) => Ok(queries::drop_of_due(&cx.tx, chat.key, due.at).await?),
            _ => Ok(()),
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Asked { id } => match sent.outcome.refusal() {
                Some(Refusal::MessageGone) => Ok(queries::set_state(&cx.tx, id, State::Gone).await?),
                // A group may not take this reaction, or any: then nobody can tell.
                _ => Ok(queries::is_there(&cx.tx, id).await?),
            },
            Note::Hall { id, itself } => hall::shown(cx, id, itself, &sent.outcome).await,
        }
    }

    async fn name_of_post(&self, _cx: &Cx, _reference: &str) -> Result<Option<Line>> {
        Ok(Some(line("loved-post-name")))
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let n = queries::how_many(&cx.tx, chat.key).await?;
        let hall = queries::hall(&cx.tx, chat.key).await?.map_or("none", |_| "there");
        Ok(Some(line("loved-standing").num("n", n).plain("hall", hall)))
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        queries::forget_old(tx, before, most).await
    }

    fn held(&self) -> &'static [Held] {
        const { &[Held::unnamed("loved_posts", "author").finds()] }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let n = queries::how_often(&cx.tx, chat, user).await?;
        Ok((n > 0).then(|| line("mydata-loved").num("n", n)).into_iter().collect())
    }

    /// Nobody is named any more where it was said, and what was shown of hers once more is taken away.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(key) = chat else { return Ok(()) };
        let chat = cx.chat(key).await?;
        for loved in queries::of_person(&cx.tx, key, user).await? {
            if chat.bot == BotPlace::Out {
                continue;
            }
            if let Some(post) = loved.post {
                cx.send(Request::edit(chat.id, post, &views::post(&loved, None, chat.language))).await?;
            }
            if let Some(shown) = loved.hall.filter(|_| chat.bot.can_delete()) {
                cx.send(Request::delete(chat.id, shown)).await?;
            }
        }
        Ok(())
    }

    async fn on_clock_set_back(&self, cx: &Cx) -> Result {
        Ok(queries::not_after(&cx.tx, cx.now).await?)
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        Ok(queries::forget_messages(&cx.tx, chat).await?)
    }
}

/// Of these people those whose post was the most loved of a week.
pub async fn won_among(cx: &Cx, chat: ChatKey, users: &[UserId]) -> Result<HashSet<UserId>> {
    Ok(queries::won_among(&cx.tx, chat, users).await?.into_iter().collect())
}

/// Reactions were counted of which Telegram does not say whose they are.
async fn counted(cx: Cx, counted: Arc<Counted>) -> Result {
    let n = counted.now.iter().filter(|(emoji, _)| recognition::is_friendly(emoji)).map(|(_, n)| n).sum();
    Ok(queries::set_count(&cx.tx, counted.chat.key, counted.message, n, counted.at).await?)
}

/// What is to be said of a week: first it is asked whether what won is still there.
async fn compose(cx: &Cx, chat: &Chat, due: DateTime<Utc>) -> Result<Composed> {
    if let Some(found) = queries::of_due(&cx.tx, chat.key, due).await? {
        let is_answered = found.state == State::There || cx.now - found.asked_at >= ANSWERED_WITHIN;
        let may_win = match found.author {
            Some(author) => !queries::eligible(&cx.tx, chat.key, &[author]).await?.is_empty(),
            None => false,
        };
        if !may_win {
            queries::set_state(&cx.tx, found.id, State::Gone).await?;
        } else if is_answered {
            return said(cx, chat, &found, false).await;
        } else {
            return Ok(Composed::NotYet(cx.now + ASKS_AGAIN));
        }
    }
    let Some((best, named)) = best(cx, chat, due).await? else { return Ok(Composed::Nothing(NOTHING)) };
    let Liked { message, author, n, .. } = best.liked;
    let id = queries::ask(&cx.tx, (chat.key, due), (message, author), (n, named), cx.now).await?;
    let react = Request::react(chat.id, message, TROPHY).worth(ANSWERED_WITHIN).lane(Lane::Community);
    cx.send(react.tell(NAME, &Note::Asked { id })?).await?;
    Ok(Composed::NotYet(cx.now + ASKS_AGAIN))
}

/// What won a week; and whether people were counted, or reactions.
async fn best(cx: &Cx, chat: &Chat, due: DateTime<Utc>) -> Result<Option<(Candidate, bool)>> {
    let key = chat.key;
    let usual = recognition::numbers_between(cx, key, rules::usual_weeks(due, chat.zone)).await?;
    let week = recognition::numbers_between(cx, key, rules::week(due, chat.zone)).await?;
    let spread = recognition::spread(cx, key, &usual).await?;
    let named = !spread.is_empty();
    let liked = match named {
        true => liked_by_people(cx, key, &week, rules::least(&spread)).await?,
        false => liked_by_nobody_named(cx, key, &week, &usual).await?,
    };
    let before = rules::usual_weeks(due, chat.zone).start;
    let settled = queries::settled(&cx.tx, key, before).await?;
    let resting = queries::named_lately(&cx.tx, key, (due - rules::RESTS, due)).await?;
    let authors: Vec<UserId> = liked.iter().map(|one| one.author).collect();
    let eligible = queries::eligible(&cx.tx, key, &authors).await?;
    let may_win = |one: &Liked| {
        eligible.contains(&one.author) && !resting.contains(&one.author) && !settled.contains(&one.message)
    };
    let liked: Vec<Liked> = liked.into_iter().filter(may_win).collect();
    let Some(most) = liked.iter().map(|one| one.n).max() else { return Ok(None) };
    let mut candidates = Vec::new();
    for liked in liked.into_iter().filter(|one| one.n == most) {
        candidates.push(Candidate { mix: mix(cx, key, liked.message, due).await?, liked });
    }
    rules::sort(&mut candidates);
    Ok(candidates.first().map(|best| (*best, named)))
}

/// Messages that so many people like; the parts of an album are one.
async fn liked_by_people(cx: &Cx, chat: ChatKey, week: &Range<i64>, least: i64) -> Result<Vec<Liked>> {
    let liked = recognition::liked(cx, chat, week, (least, CANDIDATES)).await?;
    let parts = queries::albums(&cx.tx, chat, week).await?;
    if parts.is_empty() {
        return Ok(liked);
    }
    let messages: Vec<MessageId> = parts.iter().map(|(part, _)| *part).collect();
    let likes = recognition::who_likes(cx, chat, &messages).await?;
    let mut firsts: Vec<MessageId> = parts.iter().map(|(_, first)| *first).collect();
    firsts.dedup();
    let albums = recognition::written(cx, chat, &firsts).await?;
    let whole = rules::joined(albums.into_iter().chain(liked).collect(), &parts, &likes);
    Ok(whole.into_iter().filter(|one| one.n >= least).collect())
}

/// The same where Telegram names nobody, by its counts.
async fn liked_by_nobody_named(cx: &Cx, chat: ChatKey, week: &Range<i64>, usual: &Range<i64>) -> Result<Vec<Liked>> {
    let least = rules::least(&queries::spread(&cx.tx, chat, usual).await?);
    let counted = queries::counted(&cx.tx, chat, week, (least, CANDIDATES)).await?;
    let messages: Vec<MessageId> = counted.iter().map(|(message, _)| *message).collect();
    let mut written = recognition::written(cx, chat, &messages).await?;
    for one in &mut written {
        one.n = counted.iter().find(|(message, _)| *message == one.message).map_or(0, |(_, n)| *n);
    }
    Ok(written)
}

/// From how many kinds of members somebody likes a message.
async fn mix(cx: &Cx, chat: ChatKey, message: MessageId, due: DateTime<Utc>) -> Result<i64> {
    let likes = recognition::who_likes(cx, chat, &[message]).await?;
    let users: Vec<UserId> = likes.into_iter().map(|(_, user)| user).collect();
    let joined = queries::joined(&cx.tx, chat, &users).await?;
    Ok(rules::mix(users.iter().map(|user| joined.get(user).map(|at| due - *at))))
}

/// The post about what won; `general`: it goes there, whatever topic was chosen.
async fn said(cx: &Cx, chat: &Chat, loved: &Loved, general: bool) -> Result<Composed> {
    let Some(message) = loved.message else { return Ok(Composed::Nothing(NOTHING)) };
    let name = name_of(cx, loved).await?;
    let mut request = Request::message(chat.id, &views::post(loved, name.as_deref(), chat.language));
    let link = message_link(chat.id, message);
    if let Some(link) = &link {
        request = request.keyboard(&way_there(link, chat.language));
    }
    // In a topic of its own an answer would pull it into another.
    let is_elsewhere = !general && settings::topic(cx, chat.key, NAME).await?.is_some();
    let quotes = link.is_none() || settings::own(cx, chat.key, &typed::QUOTING).await? == ON;
    if quotes && !is_elsewhere {
        request = request.reply_if_there(message);
    }
    Ok(Composed::Say(Box::new(request), serde_json::to_value(Memory { id: loved.id })?))
}

async fn name_of(cx: &Cx, loved: &Loved) -> Result<Option<String>> {
    let Some(author) = loved.author else { return Ok(None) };
    Ok(people::known(&cx.tx, author).await?.map(|known| known.name))
}

fn way_there(link: &str, lang: Lang) -> Keyboard {
    Keyboard::new().row([Key::open(line("loved-button-there").render_plain(lang), link.to_owned())])
}

/// `/loved`.
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.group_of(&ask)?;
    let typed = typed::read(&ask.command.whole()).ok_or_else(|| line("loved-unknown"))?;
    match typed {
        Typed::List => {}
        Typed::Hall => {
            cx.must_have(&ask, Need::of_room(&MostLoved)).await?;
            let thread = ask.at.thread.ok_or_else(|| line("loved-hall-where"))?;
            hall::choose(&cx, chat, &ask.actor, Some(thread)).await?;
            return cx.whisper(&ask, &line("loved-hall-chosen")).await;
        }
        Typed::NoHall => {
            cx.must_have(&ask, Need::of_room(&MostLoved)).await?;
            hall::choose(&cx, chat, &ask.actor, None).await?;
            return cx.whisper(&ask, &line("loved-hall-none")).await;
        }
    }
    panel::whisper(&cx, &ask, &Action::Lately).await
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Anybody;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let Self::Lately = self;
        let (cx, chat) = (view.cx, view.chat()?);
        let latest = queries::latest(&cx.tx, chat.key, SHOWN).await?;
        let lines = latest.iter().map(|(loved, name)| views::entry(loved, name, chat.zone).render(view.lang));
        let lines = lines.collect::<Vec<_>>().join("\n");
        let words = match lines.is_empty() {
            true => line("loved-none"),
            false => line("loved-list").html("lines", lines),
        };
        let keys = latest.iter().filter_map(|(loved, name)| {
            let link = message_link(chat.id, loved.message?)?;
            Some(Key::open(views::label(loved, name, chat.zone).render_plain(view.lang), link))
        });
        Ok(Page::new(view.says(&words), Keyboard::new().rows_of(1, keys.collect::<Vec<_>>())))
    }
}
