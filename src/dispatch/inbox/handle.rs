//! Handling one update that is more than talk.

use std::{collections::BTreeSet, ops::ControlFlow};

use teloxide::dptree;

use super::{first_sight::group, for_replay, park, understand};
use crate::{
    dispatch::{
        Ask, Cx, Place, PrivateText, Result, Room, albums, allowed, certainty, drafts,
        event::Event,
        flood,
        flood::PressTurn,
        house, lane, rights, settings,
        whisper::{Pages, Whisper},
    },
    store::{ChatKey, buttons, chats, people},
    telegram::{
        ChatId, UserId,
        actor::Person,
        keyboard::Keyboard,
        request::{LONGEST_TEXT, Request},
        update::{CallbackQuery, Message, Raw, Update},
    },
    words::{Lang, Line, escape, line, shown_length, undirected},
};

/// So many characters are soon typed again.
const SOON_TYPED: usize = 60;

/// Understands an update and hands it to the rooms, or sets it aside until we know who may do what.
pub(super) async fn update(cx: &Cx, raw: &Raw, update: &Update) -> Result {
    if allowed::leaves(cx, update).await? {
        return Ok(());
    }
    if let Some(query) = &update.callback_query {
        match flood::press_turn(cx, query).await? {
            PressTurn::Hers => {}
            PressTurn::TooMany => return answer_too_many(cx, update, query).await,
            PressTurn::StillTooMany => return Ok(()),
        }
    }
    let event = understand::event(cx, update).await?;
    let cx = &cx.on_behalf_of(lane::of(cx, &event).await?);
    if let Some((key, id)) = needs_administrators(cx, &event) {
        if !flood::may_wait(cx, &event, key).await? {
            return Ok(());
        }
        park(cx, key, raw).await?;
        return house::ask_administrators(cx, key, id).await;
    }
    if let Event::Ask(ask) = &event
        && albums::waits(cx, ask, || for_replay(raw)).await?
    {
        return Ok(());
    }
    if flood::holds_back(cx, &event).await? {
        return Ok(());
    }
    if let Some(room) = settings::off_for(cx, &event).await? {
        return say_off(cx, &event, room).await;
    }
    rights::must_be_for_her(cx, &event).await?;
    let heard = offer(cx, &event).await?;
    match &event {
        Event::Ask(ask) => match &ask.place {
            Place::Group(_) if heard && is_kept(cx, &ask.command.name) => Ok(()),
            Place::Group(_) if heard => cx.remove_command(ask).await,
            Place::Private if !heard && ask.command.name == "cancel" => cancel(cx, ask).await,
            Place::Private if !heard => cx.whisper(ask, &line("unknown-command")).await,
            Place::Private => Ok(()),
            Place::Group(_) => {
                // It may be meant for another bot, so nothing is said.
                tracing::debug!(update_id = raw.update_id, "A command that no room knows.");
                Ok(())
            }
        },
        Event::Press(_) | Event::Opened(_) if !heard => Err(line("refuse-stale-button").into()),
        Event::PrivateText(text) if !heard => hint(cx, text).await,
        _ => Ok(()),
    }
}

/// What was said with a hashtag, beside being counted, is heard by the rooms that wait for such.
pub(super) async fn hashtagged(cx: &Cx, message: &Message) -> Result {
    let Some(event) = understand::hashtagged(cx, message).await? else { return Ok(()) };
    let cx = &cx.on_behalf_of(lane::of(cx, &event).await?);
    offer(cx, &event).await.map(drop)
}

/// Stops a button's spinner with the word that there were too many; the next ones are not even answered.
async fn answer_too_many(cx: &Cx, update: &Update, query: &CallbackQuery) -> Result {
    let language = language_of_press(cx, update, &Person::new(&query.from)).await?;
    let words = line("flood-wait-press").render_plain(language);
    cx.send(Request::answer_button(&query.id, Some(&words), false)).await
}

/// Sets an update aside until Telegram has said what somebody is in a group.
pub(super) async fn wait_for_certainty(cx: &Cx, raw: &Raw, key: ChatKey, who: UserId) -> Result {
    park(cx, key, raw).await?;
    let chat = cx.chat(key).await?;
    if !certainty::has_list(&chat, cx.now) {
        house::ask_administrators(cx, key, chat.id).await?;
    }
    house::ask_about(cx, &chat, who).await
}

/// Asks Telegram what somebody is in a group, and her to do once more what she did: what that was is told nobody, and so it is
/// not set aside until there is an answer.
pub(super) async fn once_more(cx: &Cx, update: &Update, key: ChatKey, who: UserId) -> Result {
    house::ask_about(cx, &*cx.chat(key).await?, who).await?;
    refuse(cx, update, &line("once-more")).await
}

/// `/cancel` that no room took: what was asked is asked no longer, if anything was.
async fn cancel(cx: &Cx, ask: &Ask) -> Result {
    let was_asked = match ask.actor.person() {
        Some(person) => drafts::cancel(cx, person).await?,
        None => false,
    };
    cx.whisper(ask, &line(if was_asked { "cancelled" } else { "nothing-to-cancel" })).await
}

/// Answers words nobody waits for: with what she was being asked until lately, if anything; who writes many at once is
/// told once what we are for.
async fn hint(cx: &Cx, text: &PrivateText) -> Result {
    if drafts::offer(cx, text.person.id).await? || !house::may_hint(cx, text.person.id).await? {
        return Ok(());
    }
    let language = cx.language_of(text.person.id, None).await?;
    cx.send_awaited(Request::message(text.at.chat, &line("private-fallback").render(language))).await
}

/// Says that a room is off: to those who manage the group with a button that switches it on.
async fn say_off(cx: &Cx, event: &Event, room: &'static dyn Room) -> Result {
    let why = settings::is_off(room.name());
    let (Event::Ask(ask), Some(chat)) = (event, event.chat()) else { return Err(why.into()) };
    if !cx.is_manager(chat, &ask.actor).await? {
        return Err(why.into());
    }
    let with_hers = with_her_words(cx, ask, &why).await?;
    let words = with_hers.as_ref().unwrap_or(&why);
    let mut pages = Pages::default();
    for language in cx.whisper_languages(ask).await? {
        let key = house::switch_key(cx, chat, room, language).await?;
        pages.add(language, words.render(language), Keyboard::new().row([key]));
    }
    cx.whisper_what(ask, Whisper::pages(&pages).for_anybody()).await?;
    if with_hers.is_some() { cx.remove_command(ask).await } else { Ok(()) }
}

/// Offers an event to every room that is on where it happened; a command, button or answer to the first that takes it.
pub(super) async fn offer(cx: &Cx, event: &Event) -> Result<bool> {
    let for_one = matches!(event, Event::Ask(_) | Event::Press(_) | Event::PrivateText(_) | Event::Opened(_));
    let off = match event.chat() {
        Some(chat) => settings::off_in(cx, chat).await?,
        None => BTreeSet::new(),
    };
    let mut heard = false;
    for (_, tree) in cx.rooms.trees().filter(|(room, _)| !off.contains(room.name())) {
        let deps = dptree::deps![cx.clone(), event.clone()];
        if let ControlFlow::Break(outcome) = tree.dispatch(deps).await {
            outcome?;
            heard = true;
            if for_one {
                break;
            }
        }
    }
    Ok(heard)
}

/// The chat whose administrators must be known before this can be handled, if they are not.
fn needs_administrators(cx: &Cx, event: &Event) -> Option<(ChatKey, ChatId)> {
    let (chat, is_said_there) = match event {
        Event::Ask(ask) if ask.actor.person().is_some() => (ask.chat()?, true),
        Event::Press(press) => (press.chat.as_ref()?, false),
        Event::Opened(opened) => (opened.chat.as_ref()?, false),
        _ => return None,
    };
    // We hear what is said where we are said to be out: so we are back, and were not told.
    let matters = is_said_there || chat.bot != chats::BotPlace::Out;
    (matters && !certainty::has_list(chat, cx.now)).then_some((chat.key, chat.id))
}

/// Whether its room takes the command away itself.
fn is_kept(cx: &Cx, name: &str) -> bool {
    cx.rooms.commands().any(|spec| spec.is_kept && spec.name == name)
}

/// A refusal with what she typed, if that took a while to write and is not said back anyway. Her command is taken away,
/// and her words are not; [`None`] if both do not fit into one message: then it stays where it is.
async fn with_her_words(cx: &Cx, ask: &Ask, why: &Line) -> Result<Option<Line>> {
    if ask.command.has_marks() {
        // Bold and links are not said back.
        return Ok(None);
    }
    let typed = ask.command.whole();
    if typed.chars().count() <= SOON_TYPED || ask.removable().is_none() {
        return Ok(Some(why.clone()));
    }
    let languages = cx.whisper_languages(ask).await?;
    let held = |answer: &Line| {
        let is_held = |lang: &Lang| {
            let answer = answer.render(*lang);
            let times = |word: &str| typed.split_whitespace().filter(|other| *other == word).count();
            typed.split_whitespace().all(|word| answer.matches(escape(word).as_str()).count() >= times(word))
        };
        languages.iter().all(is_held)
    };
    if held(why) {
        return Ok(Some(why.clone()));
    }
    let both = line("refused-with-words")
        .line("refusal", why.clone())
        .plain("typed", &format!("/{} {}", ask.command.name, undirected(&typed)));
    let fits = |lang: &Lang| shown_length(&both.render(*lang)) <= LONGEST_TEXT;
    Ok(languages.iter().all(fits).then_some(both))
}

/// Says no, politely, to whoever asked; a refused update that nobody waits for passes in silence.
pub(super) async fn refuse(cx: &Cx, update: &Update, why: &Line) -> Result {
    if let Some(query) = &update.callback_query {
        let person = Person::new(&query.from);
        people::upsert(&cx.tx, &person).await?;
        if let Some(message) = &query.message {
            // Should we hear of the group for the first time, that stays.
            group(cx, &message.chat, Some(&person)).await?;
        }
        let language = language_of_press(cx, update, &person).await?;
        return cx.send(Request::answer_button(&query.id, Some(&why.render_plain(language)), true)).await;
    }
    let event = understand::event(cx, update).await?;
    let cx = &cx.on_behalf_of(lane::of(cx, &event).await?);
    match event {
        Event::Ask(ask) => match with_her_words(cx, &ask, why).await? {
            Some(words) => {
                cx.whisper(&ask, &words).await?;
                cx.remove_command(&ask).await
            }
            None => cx.whisper(&ask, why).await,
        },
        Event::PrivateText(text) => {
            let language = cx.language_of(text.person.id, None).await?;
            cx.send_awaited(Request::message(text.at.chat, &why.render(language))).await
        }
        Event::Opened(opened) => {
            let language = cx.language_of(opened.person.id, opened.chat.as_ref().map(|chat| chat.language)).await?;
            cx.send_awaited(Request::message(opened.at.chat, &why.render(language))).await
        }
        _ => Ok(()),
    }
}

async fn language_of_press(cx: &Cx, update: &Update, person: &Person) -> Result<Lang> {
    let query = update.callback_query.as_ref();
    let chat = query.and_then(|query| query.message.as_ref()).map(|at| ChatId(at.chat.id));
    let here = match chat {
        Some(id) if id.is_group() => chats::by_telegram_id(&cx.tx, id).await?,
        _ => None,
    };
    if let Some(group) = here {
        return Ok(group.language);
    }
    let button = match query.and_then(|query| query.data.as_deref()) {
        Some(token) => buttons::by_token(&cx.tx, token, cx.now).await?,
        None => None,
    };
    let about = match button.and_then(|button| button.chat) {
        Some(key) => Some(cx.chat(key).await?.language),
        None => None,
    };
    cx.language_of(person.id, about).await
}

/// After a fault: one fixed sentence, to whoever waits for an answer.
pub(super) async fn apologise(cx: &Cx, update: &Update) -> Result {
    refuse(cx, update, &line("fault")).await
}
