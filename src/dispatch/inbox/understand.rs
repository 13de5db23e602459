//! From an update to an [`Event`], noting on the way who is where.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use super::first_sight::{group, known_or_new};
use crate::{
    dispatch::{
        Ask, Audience, BotMoved, CameBy, ChatVote, Command, Cx, Hashtagged, Joined, Left, MessagePlace, Opened, Pinned,
        Place, PollState, Press, PrivateText, Reacted, ReplyTarget, Requested, Result, Ruled, Vote, albums,
        event::{Answered, Came, Content, Event, Link, Newcomer, Notice},
        frame, house,
    },
    store::{
        buttons, chats,
        chats::Chat,
        conversations, instant, messages,
        people::{self, Help, Muted},
    },
    telegram::{
        ChatId, MessageId, ThreadId, UserId,
        actor::{Actor, CHANNEL_BOT, Person},
        marked::{self, Marked},
        update::{self, CallbackQuery, MemberUpdated, Message, ReplyTo, Status, Update},
    },
    words::{clean_line, clip, group_name},
};

/// Two notices of one join (a service message and a membership update) come within this time.
const SAME_JOIN: TimeDelta = TimeDelta::seconds(60);
/// Who was here so lately is not greeted again.
const LATELY: TimeDelta = TimeDelta::days(30);
/// Longest name of a link (Telegram's), and longest words of somebody about herself, in graphemes.
const LONGEST_LINK_NAME: usize = 32;
const LONGEST_BIO: usize = 140;
/// Who was here no longer than this has hardly been here: bots that ask newcomers to prove themselves remove them sooner.
const HARDLY: TimeDelta = TimeDelta::minutes(1);

/// Reads an update, noting who is where.
pub(super) async fn event(cx: &Cx, update: &Update) -> Result<Event> {
    if let Some(message) = &update.message {
        return match message.chat.kind.as_str() {
            "private" => private_message(cx, message).await,
            _ if message.chat.is_group() => group_message(cx, message).await,
            _ => Ok(Event::Nothing),
        };
    }
    if let Some(change) = &update.my_chat_member {
        return bot_moved(cx, change).await;
    }
    if let Some(change) = &update.chat_member {
        return member_moved(cx, change).await;
    }
    if let Some(request) = &update.chat_join_request {
        return requested(cx, request).await;
    }
    if let Some(query) = &update.callback_query {
        return press(cx, query).await;
    }
    if let Some(reaction) = &update.message_reaction {
        return reacted(cx, reaction).await;
    }
    if let Some(poll) = &update.poll {
        return Ok(Event::Poll(Arc::new(PollState { poll: poll.clone() })));
    }
    if let Some(answer) = &update.poll_answer {
        return vote(cx, answer).await;
    }
    Ok(Event::Nothing)
}

async fn private_message(cx: &Cx, message: &Message) -> Result<Event> {
    let Actor::Person(person) = Actor::of(message) else { return Ok(Event::Nothing) };
    people::upsert(&cx.tx, &person).await?;
    people::set_started(&cx.tx, person.id, Some(cx.now)).await?;
    let at = place_of(message);
    messages::sent(&cx.tx, at.chat, at.message).await?;
    let Some(command) = Command::of(message, &cx.me.username) else {
        let conversation = conversations::asked(&cx.tx, person.id, Some(cx.now)).await?;
        let text = message.text.clone();
        let content = content(message);
        let marked = text.is_some().then(|| content.text.clone());
        return Ok(Event::PrivateText(Arc::new(PrivateText { person, at, text, marked, content, conversation })));
    };
    let link = match command.name.as_str() {
        "start" if !command.args.is_empty() => cx.resolve_link(&command.args, person.id).await?,
        _ => None,
    };
    if let Some(button) = link {
        let chat = chat_of_button(cx, &button).await?;
        let audience = Audience::from_code(&button.audience);
        let section = button.section.unwrap_or_else(|| button.room.clone());
        let (room, action) = (button.room, button.action);
        return Ok(Event::Opened(Arc::new(Opened { person, at, chat, audience, section, room, action })));
    }
    let ask = Ask {
        place: Place::Private,
        at,
        actor: Actor::Person(person),
        command,
        has_media: message.has_media(),
        media: message.media(),
        reply_to: None,
        answers: None,
        answered: None,
    };
    Ok(Event::Ask(Arc::new(ask)))
}

async fn group_message(cx: &Cx, message: &Message) -> Result<Event> {
    let chat_id = ChatId(message.chat.id);
    if let Some(new) = message.migrate_to_chat_id {
        house::migrate(cx, chat_id, ChatId(new)).await?;
        return Ok(Event::Nothing);
    }
    if let Some(old) = message.migrate_from_chat_id {
        house::migrate(cx, ChatId(old), chat_id).await?;
        return Ok(Event::Nothing);
    }
    let actor = Actor::of(message);
    let Some(chat) = group(cx, &message.chat, actor.person()).await? else { return Ok(Event::Nothing) };
    let moved = chat.id != chat_id;
    let at = if moved { place_after_the_move(&chat) } else { place_of(message) };
    let human_at = (actor.person().is_some() && message.has_content()).then(|| instant(message.date));
    messages::saw(&cx.tx, chat.key, at.message, human_at).await?;
    if let Some(title) = &message.new_chat_title {
        chats::set_title(&cx.tx, chat.key, &group_name(title, chat_id.0)).await?;
    }
    if let Some(users) = &message.new_chat_members {
        let by = actor.person().map(|person| person.id);
        let (came, notice) = (Came { by, ..Came::default() }, notice_of(message, at));
        return joined(cx, chat, users, instant(message.date), (&came, notice)).await;
    }
    if let Some(user) = &message.left_chat_member {
        let notice = notice_of(message, at);
        return left(cx, chat, user, false, (Some(instant(message.date)), notice)).await;
    }
    if let Some(pinned) = message.pinned_message.as_ref().filter(|_| is_ours(cx, message) && !moved) {
        let (message, notice) = (MessageId(pinned.message_id), notice_of(message, at));
        return Ok(notice.map_or(Event::Nothing, |notice| Event::Pinned(Arc::new(Pinned { chat, message, notice }))));
    }
    if let Some(person) = actor.person() {
        people::upsert(&cx.tx, person).await?;
        people::came_to_notice(&cx.tx, chat.key, person.id).await?;
    }
    let command = Command::of(message, &cx.me.username).filter(|_| is_meant(message, &actor));
    let Some(command) = command else {
        if !moved {
            albums::keep(cx, (chat.key, at.message), &actor, message.media().as_ref()).await?;
        }
        return Ok(Event::Nothing);
    };
    let reply_to = reply_target(message);
    let answers = answered(message).filter(|_| !moved);
    let what = answers.and(message.reply_to_message.as_deref()).map(|target| what_it_answers(message, target));
    Ok(Event::Ask(Arc::new(Ask {
        place: Place::Group(chat),
        at,
        actor,
        command,
        has_media: message.has_media(),
        media: message.media(),
        reply_to,
        answers,
        answered: what,
    })))
}

/// What somebody says with a hashtag, in words of her own; [`None`]: it is not for rooms to hear.
pub(super) async fn hashtagged(cx: &Cx, message: &Message) -> Result<Option<Event>> {
    let Actor::Person(person) = Actor::of(message) else { return Ok(None) };
    let is_hers = message.forward_origin.is_none() && message.via_bot.is_none();
    let tags = marked::hashtags(message.words().unwrap_or_default(), &message.marks());
    // By the number it had before the move a group is found no longer.
    let chat = chats::by_telegram_id(&cx.tx, ChatId(message.chat.id)).await?;
    let Some(chat) = chat.filter(|_| is_hers && !tags.is_empty()) else { return Ok(None) };
    let (at, content) = (place_of(message), content(message));
    Ok(Some(Event::Hashtagged(Arc::new(Hashtagged { chat: Arc::new(chat), person, at, tags, content }))))
}

fn content(message: &Message) -> Content {
    let text = Marked::new(message.words().unwrap_or_default(), &message.marks());
    Content { text, media: message.media() }
}

fn what_it_answers(message: &Message, target: &ReplyTo) -> Answered {
    let (words, marks) = target.words();
    let content = Content { text: Marked::new(&words, &marks), media: target.media() };
    let is_own = match (&message.sender_chat, &target.sender_chat) {
        // An administrator who stays anonymous, or somebody who writes as a channel.
        (Some(here), Some(there)) => here.id == there.id,
        (None, None) => message.from.as_ref().zip(target.from.as_ref()).is_some_and(|(one, other)| one.id == other.id),
        _ => false,
    };
    Answered { content, is_own }
}

/// Whether a command is given by whoever sent it. Not when it only forwards what somebody wrote elsewhere, as posts of
/// the linked channel do; and not by another bot, or the two would go on for ever.
const fn is_meant(message: &Message, actor: &Actor) -> bool {
    let is_forwarded = message.forward_origin.is_some() || message.is_automatic_forward;
    !is_forwarded && !matches!(actor, Actor::Bot)
}

/// The message it answers. Every message of a topic formally answers the topic's root, which says nothing.
fn answered(message: &Message) -> Option<MessageId> {
    let target = message.reply_to_message.as_deref()?;
    let is_root = message.is_topic_message && message.message_thread_id == Some(target.message_id);
    (!is_root).then_some(MessageId(target.message_id))
}

fn reply_target(message: &Message) -> Option<ReplyTarget> {
    let target = message.reply_to_message.as_deref()?;
    let from = target.from.as_ref().filter(|user| !user.is_bot && target.sender_chat.is_none())?;
    Some(ReplyTarget { message: MessageId(target.message_id), author: Person::new(from) })
}

/// Whether it says what we did ourselves.
fn is_ours(cx: &Cx, message: &Message) -> bool {
    message.from.as_ref().is_some_and(|from| from.id == cx.me.id.0)
}

/// Telegram's line itself, where it has a number.
fn notice_of(message: &Message, at: MessagePlace) -> Option<Notice> {
    (at.message.0 > 0).then(|| Notice { message: at.message, at: instant(message.date) })
}

async fn joined(
    cx: &Cx,
    chat: Arc<Chat>,
    users: &[update::User],
    at: DateTime<Utc>,
    (came, notice): (&Came, Option<Notice>),
) -> Result<Event> {
    let mut people = Vec::new();
    for user in users.iter().filter(|user| user.id != cx.me.id.0) {
        people.extend(joiner(cx, &chat, user, at, came).await?);
    }
    // That we came ourselves is another matter.
    let notice = notice.filter(|_| users.iter().all(|user| user.id != cx.me.id.0));
    if people.is_empty() && notice.is_none() {
        return Ok(Event::Nothing);
    }
    Ok(Event::Joined(Arc::new(Joined { chat, people, notice })))
}

/// Notes somebody who joined; [`None`] for bots and for the second notice of the same join.
async fn joiner(cx: &Cx, chat: &Chat, user: &update::User, at: DateTime<Utc>, came: &Came) -> Result<Option<Newcomer>> {
    let person = Person::new(user);
    people::upsert(&cx.tx, &person).await?;
    let before = people::membership(&cx.tx, chat.key, person.id).await?;
    let is_second_notice = before.as_ref().is_some_and(|before| {
        before.is_in && before.joined_at.is_some_and(|joined_at| (at - joined_at).abs() < SAME_JOIN)
    });
    if is_second_notice {
        return Ok(None);
    }
    people::came(&cx.tx, chat.key, person.id, at).await?;
    if person.is_bot {
        return Ok(None);
    }
    let was_here = before.as_ref().is_some_and(was_here);
    let is_back = before.is_some_and(|before| was_here_lately(&before, at));
    let by = came.by.filter(|by| *by != person.id);
    Ok(Some(Newcomer { person, is_back, was_here, came: Came { by, ..came.clone() } }))
}

/// Whether she was ever in the group: of who was only refused or banned there is a note, too.
const fn was_here(before: &people::Membership) -> bool {
    before.is_in || before.joined_at.is_some() || before.left_at.is_some() || before.greeted_at.is_some()
}

/// The same of who has joined a moment ago, of which only the first notice knew what was before.
async fn had_been_here(cx: &Cx, chat: &Chat, person: &Person) -> Result<bool> {
    let Some(now) = people::membership(&cx.tx, chat.key, person.id).await? else { return Ok(false) };
    let was_greeted = now.greeted_at.is_some_and(|greeted| now.joined_at.is_some_and(|joined| greeted < joined));
    Ok(now.left_at.is_some() || was_greeted)
}

/// How the change of a membership says that she came.
fn came_of(change: &MemberUpdated) -> Came {
    let by = UserId(change.from.id);
    Came {
        link: change.invite_link.as_ref().map(link),
        by_request: change.via_join_request,
        by_folder: change.via_chat_folder_invite_link,
        by: Some(by).filter(|by| by.0 != change.new_chat_member.user.id),
    }
}

fn link(shown: &update::InviteLink) -> Link {
    let name = shown.name.as_deref().map(clean_line).filter(|name| !name.is_empty());
    Link {
        url: shown.invite_link.clone(),
        name: name.map(|name| clip(&name, LONGEST_LINK_NAME)),
        creator: shown.creator.as_ref().map(|creator| UserId(creator.id)),
        is_primary: shown.is_primary,
    }
}

/// Somebody asks to be let in. She is nobody's guess of whose group it is.
async fn requested(cx: &Cx, request: &update::JoinRequest) -> Result<Event> {
    let Some(chat) = group(cx, &request.chat, None).await? else { return Ok(Event::Nothing) };
    let person = Person::new(&request.from);
    people::upsert(&cx.tx, &person).await?;
    let bio = request.bio.as_deref().map(clean_line).filter(|bio| !bio.is_empty());
    Ok(Event::Requested(Arc::new(Requested {
        chat,
        person,
        at: instant(request.date),
        link: request.invite_link.as_ref().map(link),
        bio: bio.map(|bio| clip(&bio, LONGEST_BIO)),
        query: request.query_id.clone(),
    })))
}

/// Whether somebody who comes at `at` comes back: she was greeted lately, or left lately having really been here.
fn was_here_lately(before: &people::Membership, at: DateTime<Utc>) -> bool {
    let is_lately = |last: DateTime<Utc>| (at - last).abs() < LATELY;
    let had_been_here = |left_at: DateTime<Utc>| {
        before.greeted_at.is_some() || before.joined_at.is_none_or(|joined_at| left_at - joined_at > HARDLY)
    };
    before.greeted_at.is_some_and(is_lately)
        || before.left_at.is_some_and(|left_at| is_lately(left_at) && had_been_here(left_at))
}

/// Notes that somebody is out; `left_at` if she was in until then, and has not only been let off a ban or the like.
async fn left(
    cx: &Cx,
    chat: Arc<Chat>,
    user: &update::User,
    kicked: bool,
    (left_at, notice): (Option<DateTime<Utc>>, Option<Notice>),
) -> Result<Event> {
    if user.id == cx.me.id.0 {
        return Ok(Event::Nothing);
    }
    let person = Person::new(user);
    people::upsert(&cx.tx, &person).await?;
    people::left(&cx.tx, chat.key, person.id, kicked, left_at).await?;
    Ok(Event::Left(Arc::new(Left { chat, person, notice })))
}

async fn member_moved(cx: &Cx, change: &MemberUpdated) -> Result<Event> {
    let by = Person::new(&change.from);
    let Some(chat) = group(cx, &change.chat, Some(&by)).await? else { return Ok(Event::Nothing) };
    let (before, after) = (&change.old_chat_member, &change.new_chat_member);
    if after.user.id == cx.me.id.0 {
        return Ok(Event::Nothing);
    }
    if before.status.is_administrator() != after.status.is_administrator() {
        house::administrators_changed(cx, chat.key, chat.id).await?;
    }
    if !after.is_in() {
        let left_at = before.is_in().then(|| instant(change.date));
        return left(cx, chat, &after.user, after.status == Status::Kicked, (left_at, None)).await;
    }
    let person = Person::new(&after.user);
    let event = if before.is_in() {
        people::upsert(&cx.tx, &person).await?;
        Event::Nothing
    } else {
        let (came, at) = (came_of(change), instant(change.date));
        match joined(cx, Arc::clone(&chat), std::slice::from_ref(&after.user), at, (&came, None)).await? {
            Event::Nothing if !person.is_bot => {
                let was_here = had_been_here(cx, &chat, &person).await?;
                let (chat, person) = (Arc::clone(&chat), person.clone());
                Event::CameBy(Arc::new(CameBy { chat, person, was_here, came }))
            }
            event => event,
        }
    };
    people::set_in(&cx.tx, chat.key, person.id, after.status, None).await?;
    let is_promoted = before.status.is_administrator() != after.status.is_administrator();
    if is_promoted && matches!(people::helps(&cx.tx, chat.key, person.id).await?, Help::Sections(_)) {
        // The menu that is hers alone is to hold more now, or less.
        cx.chat_changed(chat.key).await?;
    }
    let now = after.standing();
    if before.is_in() && before.standing() == now {
        return Ok(event);
    }
    let muted = match after.can_send_messages {
        Some(false) if by.id == cx.me.id => Muted::ByUs,
        Some(false) => Muted::ByOthers,
        _ => Muted::No,
    };
    let is_news = people::set_muted(&cx.tx, chat.key, person.id, muted).await?;
    Ok(match event {
        Event::Nothing => {
            let is_unmuted = is_news && muted == Muted::No;
            Event::Ruled(Arc::new(Ruled { chat, person, by: by.id, now, is_unmuted }))
        }
        event => event,
    })
}

async fn bot_moved(cx: &Cx, change: &MemberUpdated) -> Result<Event> {
    let by = Person::new(&change.from);
    people::upsert(&cx.tx, &by).await?;
    let after = &change.new_chat_member;
    if change.chat.kind == "private" {
        let started = after.is_in().then_some(cx.now);
        people::set_started(&cx.tx, by.id, started).await?;
        return Ok(Event::Nothing);
    }
    if !change.chat.is_group() {
        return Ok(Event::Nothing);
    }
    let id = ChatId(change.chat.id);
    let known = chats::by_telegram_id(&cx.tx, id).await?;
    if known.is_none() && chats::by_former_id(&cx.tx, id).await?.is_some() {
        // What we are in the supergroup that came of it, its list of administrators tells.
        return Ok(Event::Nothing);
    }
    let is_new = known.is_none();
    let before = known.filter(|_| change.old_chat_member.is_in()).map_or(chats::BotPlace::Out, |chat| chat.bot);
    let chat = known_or_new(cx, &change.chat).await?;
    house::set_our_rights(cx, chat.key, after).await?;
    match (change.old_chat_member.is_in(), after.is_in()) {
        (false, true) => tracing::info!(chat = id.0, kind = change.chat.kind, "The bot was added to a group."),
        (true, false) => tracing::info!(chat = id.0, kind = change.chat.kind, "The bot is no longer in a group."),
        (true, true) | (false, false) => {}
    }
    let just_added = (is_new || !change.old_chat_member.is_in()) && after.is_in();
    if just_added {
        let language = by.language.unwrap_or(cx.defaults.language);
        let zone = language.likely_zone().unwrap_or(cx.defaults.zone);
        chats::set_added_by(&cx.tx, chat.key, by.id, language, zone).await?;
        chats::set_admins_known(&cx.tx, chat.key, None).await?;
        cx.chat_changed(chat.key).await?;
    }
    if after.is_in() {
        house::ask_administrators_again(cx, chat.key, chat.id).await?;
    }
    let chat = cx.chat(chat.key).await?;
    Ok(Event::BotMoved(Arc::new(BotMoved { chat, before, by: Some(by) })))
}

async fn press(cx: &Cx, query: &CallbackQuery) -> Result<Event> {
    let person = Person::new(&query.from);
    people::upsert(&cx.tx, &person).await?;
    let at = query.message.as_ref().map(|message| MessagePlace {
        chat: ChatId(message.chat.id),
        message: MessageId(message.message_id),
        thread: message.message_thread_id.filter(|_| message.is_topic_message).map(ThreadId),
        ephemeral: message.ephemeral_message_id,
    });
    if let Some(message) = &query.message {
        group(cx, &message.chat, Some(&person)).await?;
    }
    let button = match query.data.as_deref() {
        Some(token) => buttons::by_token(&cx.tx, token, cx.now).await?,
        None => None,
    };
    // What is pressed in the message in which she walks through her groups shows how things stand there.
    let button = match (button, at) {
        (None, Some(at)) => frame::back_in(cx, &person, at).await?,
        (button, _) => button,
    };
    let Some(button) = button else {
        return Err(crate::words::line("refuse-stale-button").into());
    };
    if !button.is_for(person.id) {
        return Err(crate::words::line("refuse-not-yours").into());
    }
    let chat = chat_of_button(cx, &button).await?;
    let audience = Audience::from_code(&button.audience);
    let section = button.section.unwrap_or_else(|| button.room.clone());
    let (room, action) = (button.room, button.action);
    let stands_there = query.message.as_ref().is_some_and(|message| {
        let by_all = message.chat.kind != "private" && message.ephemeral_message_id.is_none();
        !by_all || query.data.as_deref().is_some_and(|data| message.carries(data))
    });
    let has_picture = query.message.as_ref().is_some_and(|message| message.photo.is_some());
    let page = query.message.iter().flat_map(|message| message.data()).map(str::to_owned).collect();
    let query = query.id.clone();
    Ok(Event::Press(Arc::new(Press {
        query,
        person,
        at,
        stands_there,
        has_picture,
        page,
        chat,
        audience,
        section,
        room,
        action,
    })))
}

async fn chat_of_button(cx: &Cx, button: &buttons::Button) -> Result<Option<Arc<Chat>>> {
    match button.chat {
        Some(key) => Ok(Some(cx.chat(key).await?)),
        None => Ok(None),
    }
}

async fn reacted(cx: &Cx, reaction: &update::Reaction) -> Result<Event> {
    let Some(user) = reaction.user.as_ref().filter(|user| !user.is_bot) else { return Ok(Event::Nothing) };
    let person = Person::new(user);
    let Some(chat) = group(cx, &reaction.chat, Some(&person)).await? else { return Ok(Event::Nothing) };
    if chat.id.0 != reaction.chat.id {
        // The messages of before the move are forgotten; those of their numbers are others.
        return Ok(Event::Nothing);
    }
    people::upsert(&cx.tx, &person).await?;
    people::came_to_notice(&cx.tx, chat.key, person.id).await?;
    let now = reaction.new_reaction.iter().map(|kind| kind.emoji.clone().unwrap_or_default()).collect();
    let message = MessageId(reaction.message_id);
    let at = instant(reaction.date);
    Ok(Event::Reacted(Arc::new(Reacted { chat, message, person, now, at })))
}

async fn vote(cx: &Cx, answer: &update::PollAnswer) -> Result<Event> {
    if let Some(chat) = &answer.voter_chat {
        let vote = ChatVote { poll_id: answer.poll_id.clone(), chat: ChatId(chat.id), options: answer.chosen() };
        return Ok(Event::ChatVote(Arc::new(vote)));
    }
    let user = answer.user.as_ref().filter(|user| user.id != CHANNEL_BOT);
    let Some(user) = user else { return Ok(Event::Nothing) };
    let person = Person::new(user);
    people::upsert(&cx.tx, &person).await?;
    let vote = Vote { poll_id: answer.poll_id.clone(), person, options: answer.chosen() };
    Ok(Event::Vote(Arc::new(vote)))
}

/// Where to answer what was said before the group became a supergroup: numbers of messages started again there.
fn place_after_the_move(chat: &Chat) -> MessagePlace {
    MessagePlace { chat: chat.id, message: MessageId(0), thread: None, ephemeral: None }
}

fn place_of(message: &Message) -> MessagePlace {
    MessagePlace {
        chat: ChatId(message.chat.id),
        message: MessageId(message.message_id),
        thread: message.topic(),
        ephemeral: message.ephemeral_message_id,
    }
}
