//! Gathering plain group messages: many messages, few statements.

use std::collections::{BTreeSet, HashMap};

use super::{
    first_sight,
    talk::{Author, Said, keep, settle},
};
use crate::{
    dispatch::{Command, Cx, albums, allowed, attempt},
    store::{ChatKey, chats},
    telegram::{
        ChatId, MessageId, UserId,
        actor::{Actor, Person},
        update::{self, Message, ReplyTo, Update},
    },
    words::{Lang, number_of_point},
};

/// Plain messages of a batch waiting to be handed to the rooms together.
#[derive(Debug, Default)]
pub(super) struct Fold {
    waiting: Vec<Said>,
    /// Anything was handed to the rooms.
    was_heard: bool,
    chats: HashMap<ChatId, Known>,
}

/// A group we know.
#[derive(Debug)]
struct Known {
    key: ChatKey,
    /// Its name; [`None`] by the id it had before it became a supergroup.
    title: Option<String>,
}

impl Fold {
    /// Finds the chats of a whole batch at once.
    pub(super) async fn prepare(&mut self, cx: &Cx, updates: impl Iterator<Item = &Update>) -> anyhow::Result<()> {
        let ids: BTreeSet<ChatId> =
            updates.filter_map(|update| update.message.as_ref()).map(|message| ChatId(message.chat.id)).collect();
        let named = chats::named(&cx.tx, &Vec::from_iter(ids)).await?;
        self.chats.extend(named.into_iter().map(|(id, key, title)| (id, Known { key, title: Some(title) })));
        Ok(())
    }

    /// Takes the update if it is a plain message; [`false`] if it needs handling of its own.
    pub(super) async fn take(&mut self, cx: &Cx, update: &Update, number: i64) -> anyhow::Result<bool> {
        let Some(message) = update.message.as_ref().filter(|message| is_plain(message, &cx.me.username)) else {
            return Ok(false);
        };
        let Actor::Person(author) = Actor::of(message) else { return Ok(false) };
        if !allowed::is_allowed(cx, ChatId(message.chat.id)).await? {
            return Ok(false);
        }
        let Some(known) = self.chat(cx, &message.chat, &author).await? else { return Ok(false) };
        follow_title(cx, known, &message.chat).await?;
        keep_album(cx, known, message, &author).await?;
        let said = said(number, known, message, author);
        self.waiting.push(said);
        Ok(true)
    }

    /// The chat, taken up if it is new. [`None`] if that fails: it is handled, and fails, by itself.
    async fn chat(&mut self, cx: &Cx, shown: &update::Chat, author: &Person) -> anyhow::Result<Option<&mut Known>> {
        let id = ChatId(shown.id);
        if !self.chats.contains_key(&id) {
            let taken_up = async { first_sight::group(cx, shown, Some(author)).await.map(drop) };
            if attempt(cx, taken_up).await?.is_some() {
                return Ok(None);
            }
            let found = match chats::by_telegram_id(&cx.tx, id).await? {
                Some(chat) => Some(Known { key: chat.key, title: Some(chat.title) }),
                None => chats::by_former_id(&cx.tx, id).await?.map(|chat| Known { key: chat.key, title: None }),
            };
            self.chats.extend(found.map(|known| (id, known)));
        }
        Ok(self.chats.get_mut(&id))
    }

    /// A group may have got another number: find chats again when next needed.
    pub(super) fn forget_chats(&mut self) {
        self.chats.clear();
    }

    /// Hands over what waits, here and from before: something else comes now, or nothing more.
    pub(super) async fn flush(&mut self, cx: &Cx) -> anyhow::Result<()> {
        self.was_heard = true;
        settle(cx, std::mem::take(&mut self.waiting)).await
    }

    /// Keeps what waits to be handed over with more to come. Returns whether the rooms heard anything of this batch.
    pub(super) async fn keep(&mut self, cx: &Cx) -> anyhow::Result<bool> {
        if !self.waiting.is_empty() {
            self.was_heard |= keep(cx, &std::mem::take(&mut self.waiting)).await?;
        }
        Ok(self.was_heard)
    }
}

/// A group may be renamed while we do not see it.
async fn follow_title(cx: &Cx, known: &mut Known, shown: &update::Chat) -> anyhow::Result<()> {
    let (Some(known_as), Some(shown_as)) = (&mut known.title, &shown.title) else { return Ok(()) };
    if known_as == shown_as {
        return Ok(());
    }
    let title = first_sight::title(shown);
    if *known_as != title {
        chats::set_title(&cx.tx, known.key, &title).await?;
        *known_as = title;
    }
    Ok(())
}

/// A picture of an album may be asked for as part of it.
async fn keep_album(cx: &Cx, known: &Known, message: &Message, author: &Person) -> anyhow::Result<()> {
    if message.media_group_id.is_some() && known.title.is_some() {
        let (place, actor) = ((known.key, MessageId(message.message_id)), Actor::Person(author.clone()));
        albums::keep(cx, place, &actor, message.media().as_ref()).await?;
    }
    Ok(())
}

/// Whether a message is nothing but talk in a group.
fn is_plain(message: &Message, our_username: &str) -> bool {
    let is_command = Command::of(message, our_username).is_some();
    message.chat.is_group() && message.has_content() && !is_command && message.ephemeral_message_id.is_none()
}

fn said(update: i64, chat: &Known, message: &Message, author: Person) -> Said {
    let target = message.reply_to_message.as_deref();
    let answers = target.and_then(|target| whom_it_answers(message, target, author.id));
    let to = target.filter(|target| chat.title.is_some() && !is_root(message, target)).map(|target| target.message_id);
    let since = target.filter(|target| answers.is_some() && target.date > 0).map(|target| target.date);
    Said {
        update,
        chat: chat.key,
        // The numbers of before the move are others' now.
        id: if chat.title.is_none() { 0 } else { message.message_id },
        at: message.date,
        author: Author {
            id: author.id.0,
            name: author.name,
            username: author.username,
            language: author.language.map(|language| Lang::code(language).to_owned()),
        },
        thread: message.topic().map(|topic| topic.0),
        answers,
        // Commands of other bots are no talk either.
        substantive: message.is_substantive() && !message.text.as_deref().is_some_and(|text| text.starts_with('/')),
        forwarded: message.forward_origin.is_some(),
        album: message.media_group_id.clone(),
        after: since.map(|since| message.date - since).filter(|after| *after >= 0),
        thanks: message.is_thanks(),
        to,
        number: message.words().filter(|_| to.is_some()).and_then(number_of_point),
    }
}

/// Every message of a topic formally answers the topic's root.
fn is_root(message: &Message, target: &ReplyTo) -> bool {
    let is_first = message.is_topic_message && message.message_thread_id == Some(target.message_id);
    is_first || target.forum_topic_created.is_some() || target.message_id <= 0
}

/// The real-reply predicate (DOMAIN §A0): answers another person, and not merely a topic's root.
fn whom_it_answers(message: &Message, target: &ReplyTo, author: UserId) -> Option<i64> {
    let from = target.from.as_ref()?;
    if is_root(message, target) || target.sender_chat.is_some() || from.is_bot {
        return None;
    }
    (from.id != author.0).then_some(from.id)
}
