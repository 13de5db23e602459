//! The conversation in private: a screen is shown, an answer pressed or typed, the next screen follows.

use std::sync::Arc;

use chrono::TimeDelta;

use super::{
    Asked, NAME, Note, moved, presets, queries, reader,
    rules::{self, Screen, Setting},
    views::{self, Action, Choice, Reader},
    zones,
};
use crate::{
    dispatch::{
        Ask, Cx, MessagePlace, Opened, Outcome, Place, Press, PrivateText, Result, Stop,
        chooser::{self, Among, Question},
        drafts::{self, Asking},
        settings,
    },
    store::{
        ChatKey,
        chats::{self, Chat},
        people,
    },
    telegram::{
        UserId,
        actor::{Actor, Person},
        request::Request,
    },
    words::{Line, line},
};

/// How long a question waits for a typed answer: what is written to us days later is about something else.
const ASKED_FOR: TimeDelta = TimeDelta::hours(1);

/// `/setup`.
pub async fn command(cx: Cx, ask: Arc<Ask>) -> Result {
    let beside = ask.command.whole();
    if !beside.is_empty() {
        return Err(views::stands_alone(&beside, cx.now).into());
    }
    match &ask.place {
        Place::Group(_) => in_group(&cx, &ask).await,
        Place::Private => in_private(&cx, &ask).await,
    }
}

/// Writes to her in private, or whispers a link that opens the private chat.
async fn in_group(cx: &Cx, ask: &Ask) -> Result {
    let chat = cx.managed_group(ask).await?;
    if let Some(person) = ask.actor.person()
        && people::known(&cx.tx, person.id).await?.is_some_and(|known| known.started)
    {
        open(cx, chat, person.id).await?;
        let there = format!("https://t.me/{}", cx.me.username);
        return cx.offer_private(ask, there, &line("setup-in-private")).await;
    }
    let keyboard = moved::link(cx, chat).await?;
    cx.whisper_with(ask, &line("setup-invite"), &keyboard).await
}

/// Opens the setup of the group she manages, or asks which.
async fn in_private(cx: &Cx, ask: &Ask) -> Result {
    let Some(person) = ask.actor.person() else { return Ok(()) };
    let managed = chats::managed_by(&cx.tx, person.id).await?;
    match managed.as_slice() {
        [] => Err(line("refuse-group-only").plain("command", "setup").into()),
        [chat] => {
            cx.must_manage(chat, person).await?;
            open(cx, chat, person.id).await
        }
        _ => {
            let question = Question::new(NAME, "setup-which-group", Among::Managed, &Action::Begin)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// The link in the group was followed.
pub async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let Some(chat) = &opened.chat else { return Err(line("refuse-stale-button").into()) };
    open(&cx, chat, opened.person.id).await
}

/// A button was pressed.
pub async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let Some(chat) = &press.chat else { return Err(line("refuse-stale-button").into()) };
    cx.answer(&press).await?;
    let user = press.person.id;
    let screen = match press.action()? {
        Action::Begin => start_of(chat),
        Action::Show(screen) | Action::Propose(screen) => screen,
        Action::Take(screen) => {
            if let Screen::Proposal { preset, .. } = screen {
                presets::take(&cx, chat, &press.actor(), preset).await?;
            }
            screen.next()
        }
        Action::Choose(screen, choice) => {
            // The goal may still be typed.
            let next = if matches!(choice, Choice::Community(_)) { screen } else { screen.next() };
            choose(&cx, chat, &press.person, choice).await?;
            next
        }
    };
    match press.editable() {
        Some(at) => show_at(&cx, chat.key, &press, screen, at).await,
        None => show_below(&cx, chat.key, user, screen).await,
    }
}

/// An answer was typed.
pub async fn typed(cx: Cx, typed: Arc<PrivateText>) -> Result {
    let Some(draft) = &typed.conversation else { return Ok(()) };
    let asked: Asked = serde_json::from_str(&draft.state)?;
    let chat = cx.chat(asked.chat).await?;
    let user = typed.person.id;
    let reader = reader(&cx, &chat, user).await?;
    let no = match cx.must_manage(&chat, &typed.person).await {
        Ok(()) => None,
        Err(Stop::Refusal(no)) => Some(*no),
        Err(fault) => return Err(fault),
    };
    if let Some(no) = no {
        drafts::end(&cx, user, NAME).await?;
        return say(&cx, reader, &no).await;
    }
    let Some(text) = &typed.text else { return say(&cx, reader, &line("setup-text-only")).await };
    match asked.screen.setting() {
        Some(Setting::Zone) => typed_zone(&cx, &chat, &typed.person, asked.screen, text).await,
        Some(Setting::Goal) => typed_goal(&cx, &chat, &typed.person, asked.screen, text).await,
        _ => drafts::end(&cx, user, NAME).await,
    }
}

async fn typed_zone(cx: &Cx, chat: &Chat, person: &Person, screen: Screen, text: &str) -> Result {
    let reader = reader(cx, chat, person.id).await?;
    match zones::find(text, reader.lang, cx.now) {
        Ok(zone) => {
            let choice = Choice::Zone(zone.name().to_owned());
            typed_choice(cx, chat, person, screen, choice).await
        }
        Err(near) => {
            let html = views::unknown_zone(text, &near, reader.lang);
            let request = Request::message(person.id.private_chat(), &html);
            if near.is_empty() {
                return cx.send(request).await;
            }
            // From here on these buttons are the question's.
            close(cx, chat, reader, &views::text(cx, chat, screen, reader.lang, None).await?).await?;
            queries::set_shown(&cx.tx, chat.key, person.id, &serde_json::to_string(&screen)?, None).await?;
            let keyboard = views::near_zones(cx, chat, screen, reader, near).await?;
            let note = Note::Shown { chat: chat.key, user: person.id };
            cx.send(request.keyboard(&keyboard).tell(NAME, &note)?).await
        }
    }
}

async fn typed_goal(cx: &Cx, chat: &Chat, person: &Person, screen: Screen, text: &str) -> Result {
    match rules::goal(text) {
        Ok(goal) => typed_choice(cx, chat, person, screen, Choice::Goal(Some(goal.to_owned()))).await,
        Err(no) => say(cx, reader(cx, chat, person.id).await?, &rules::no_goal(no)).await,
    }
}

/// Keeps a typed answer; the question becomes a note of it, and the next screen follows below.
async fn typed_choice(cx: &Cx, chat: &Chat, person: &Person, screen: Screen, choice: Choice) -> Result {
    choose(cx, chat, person, choice).await?;
    let chat = cx.chat(chat.key).await?;
    if let Some(setting) = screen.setting() {
        let reader = reader(cx, &chat, person.id).await?;
        close(cx, &chat, reader, &views::is_set(cx, &chat, setting).await?.render(reader.lang)).await?;
    }
    show_below(cx, chat.key, person.id, screen.next()).await
}

/// Leaves these words, and no buttons, where the setup's question stands.
async fn close(cx: &Cx, chat: &Chat, reader: Reader, html: &str) -> Result {
    match queries::wizard(&cx.tx, chat.key, reader.user).await?.message {
        Some(question) => cx.send(Request::edit(reader.user.private_chat(), question, html)).await,
        None => Ok(()),
    }
}

/// Makes a choice hold at once, unless it already does.
async fn choose(cx: &Cx, chat: &Chat, person: &Person, choice: Choice) -> Result {
    if let Choice::Language(lang) = choice {
        queries::set_language(&cx.tx, chat.key, person.id, lang).await?;
        let known = people::known(&cx.tx, person.id).await?;
        if known.is_some_and(|known| known.language.is_none()) {
            people::choose_language(&cx.tx, person.id, lang).await?;
        }
    }
    let (key, value) = choice.written();
    settings::set(cx, chat.key, &Actor::Person(person.clone()), key, &value).await?;
    Ok(())
}

/// Where the setup of a group begins: at the summary if it was gone through before.
const fn start_of(chat: &Chat) -> Screen {
    if chat.set_up_at.is_some() { Screen::Summary } else { Screen::FIRST }
}

/// Opens the setup in her private chat, in place of one that is open.
pub async fn open(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    moved::remove_invitation(cx, chat).await?;
    if let Some(old) = queries::wizard(&cx.tx, chat.key, user).await?.message {
        cx.send(Request::delete(user.private_chat(), old)).await?;
    }
    show_below(cx, chat.key, user, start_of(chat)).await
}

/// Shows a screen in the message whose button was pressed. There is only one setup message: another goes.
async fn show_at(cx: &Cx, chat: ChatKey, press: &Press, screen: Screen, at: MessagePlace) -> Result {
    let user = press.person.id;
    let old = queries::wizard(&cx.tx, chat, user).await?.message;
    if let Some(old) = old.filter(|old| *old != at.message) {
        cx.send(Request::delete(user.private_chat(), old)).await?;
    }
    let (chat, reader) = enter(cx, chat, user, screen).await?;
    queries::set_shown(&cx.tx, chat.key, user, &serde_json::to_string(&screen)?, Some(at.message)).await?;
    moved::named(cx, &chat, user, screen).await?;
    let html = views::text(cx, &chat, screen, reader.lang, None).await?;
    let keyboard = views::keyboard(cx, &chat, screen, reader).await?;
    cx.edit_pressed(press, &html, &keyboard).await
}

/// Shows a screen in a new message.
async fn show_below(cx: &Cx, chat: ChatKey, user: UserId, screen: Screen) -> Result {
    let (chat, reader) = enter(cx, chat, user, screen).await?;
    queries::set_shown(&cx.tx, chat.key, user, &serde_json::to_string(&screen)?, None).await?;
    moved::named(cx, &chat, user, screen).await?;
    let html = views::text(cx, &chat, screen, reader.lang, None).await?;
    let keyboard = views::keyboard(cx, &chat, screen, reader).await?;
    let note = Note::Shown { chat: chat.key, user };
    cx.send(Request::message(user.private_chat(), &html).keyboard(&keyboard).tell(NAME, &note)?).await
}

/// What comes with showing a screen: what she types is an answer to it, or to nothing; at the end the group is
/// set up.
async fn enter(cx: &Cx, chat: ChatKey, user: UserId, screen: Screen) -> Result<(Arc<Chat>, Reader)> {
    if screen.setting().is_some_and(Setting::is_typed) {
        let asking = Asking::new(NAME, user, Some(chat)).waits(ASKED_FOR);
        drafts::ask(cx, asking, &Asked { chat, screen }).await?;
    } else {
        drafts::end(cx, user, NAME).await?;
    }
    let group = cx.chat(chat).await?;
    if screen == Screen::Summary && group.set_up_at.is_none() {
        chats::set_set_up(&cx.tx, chat, cx.now).await?;
        cx.chat_changed(chat).await?;
    }
    let reader = reader(cx, &group, user).await?;
    Ok((group, reader))
}

/// She goes on with it: the question is asked again, below.
pub async fn ask_again(cx: &Cx, person: &Person, asked: &Asked) -> Result {
    let chat = cx.chat(asked.chat).await?;
    cx.must_manage(&chat, person).await?;
    if let Some(old) = queries::wizard(&cx.tx, chat.key, person.id).await?.message {
        cx.send(Request::delete(person.id.private_chat(), old)).await?;
    }
    show_below(cx, chat.key, person.id, asked.screen).await
}

/// The setup's message arrived, or she cannot be reached: then the group gets the invitation.
pub async fn shown(cx: &Cx, chat: ChatKey, user: UserId, outcome: &Outcome) -> Result {
    match outcome {
        Outcome::Done { message: Some(message), .. } => {
            queries::set_message(&cx.tx, chat, user, *message).await?;
            Ok(())
        }
        Outcome::Failed(_) => {
            queries::forget_wizard(&cx.tx, chat, user).await?;
            drafts::end(cx, user, NAME).await?;
            moved::invite(cx, &*cx.chat(chat).await?).await
        }
        Outcome::Done { .. } | Outcome::Unknown => Ok(()),
    }
}

async fn say(cx: &Cx, reader: Reader, what: &Line) -> Result {
    cx.send(Request::message(reader.user.private_chat(), &what.render(reader.lang))).await
}
