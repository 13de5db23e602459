//! The bot is added, gets or loses a right, is removed.

use std::sync::Arc;

use chrono::TimeDelta;

use super::{
    NAME, Note, flow, invitation_timer, queries, reader,
    rules::{self, Right, Screen},
    views::{self, Action},
};
use crate::{
    dispatch::{
        BotMoved, Cx, Outcome, Result,
        context::About,
        house,
        items::{self, Button, Urgency},
        nudge::Reason,
    },
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        outbox, people, timers,
    },
    telegram::{
        UserId,
        keyboard::{Key, Keyboard},
        refusal::Refusal,
        request::Request,
    },
    words::{Line, line},
};

/// How we learn what we are where we were added.
const ARRIVED: &str = "getChatMember";
/// How long the invitation stays in the group.
const INVITED_FOR: TimeDelta = TimeDelta::days(1);
/// What waits for those who manage the group when a right was switched off.
const RIGHT: &str = "right";

/// What we are in a group has changed.
pub async fn moved(cx: Cx, moved: Arc<BotMoved>) -> Result {
    let chat = &moved.chat;
    match (moved.before, chat.bot) {
        (BotPlace::Out, BotPlace::Out) => Ok(()),
        (BotPlace::Out, _) => added(&cx, chat, moved.by.as_ref().map(|by| by.id)).await,
        (_, BotPlace::Out) => removed(&cx, chat).await,
        (before, _) => rights_changed(&cx, chat, before).await,
    }
}

/// The guesses from her language hold from now on. Who may set up is known only when Telegram has told us the
/// administrators; that was asked just before this, and a chat's requests keep their order.
async fn added(cx: &Cx, chat: &Chat, by: Option<UserId>) -> Result {
    cx.chat_changed(chat.key).await?;
    if outbox::of_kind(&cx.tx, chat.id, NAME, ARRIVED).await? != (0, 0) {
        // We found ourselves here, and now are told that we were added.
        return Ok(());
    }
    let note = Note::Arrived { chat: chat.key, by };
    cx.send(Request::ask_member(chat.id, cx.me.id).tell(NAME, &note)?).await
}

/// We were added and know the administrators: writes to her in private if that is possible, else invites.
pub async fn arrived(cx: &Cx, chat: &Chat, by: Option<UserId>) -> Result {
    if chat.bot == BotPlace::Out || !chat.id.is_group() || queries::has_begun(&cx.tx, chat.key).await? {
        return Ok(());
    }
    if let Some(by) = by {
        let is_manager = people::membership(&cx.tx, chat.key, by).await?.is_some_and(|membership| membership.manages);
        let started = people::known(&cx.tx, by).await?.is_some_and(|known| known.started);
        if is_manager && started {
            return flow::open(cx, chat, by).await;
        }
    }
    // We are back where everything was decided before: nothing to invite to.
    if chat.set_up_at.is_some() { Ok(()) } else { invite(cx, chat).await }
}

/// Leaves a short message with a button in the group.
pub async fn invite(cx: &Cx, chat: &Chat) -> Result {
    remove_invitation(cx, chat).await?;
    if !chat.bot.can_write() {
        return Ok(());
    }
    let keyboard = link(cx, chat).await?;
    let request = Request::message(chat.id, &line("setup-invite").render(chat.language)).silent().keyboard(&keyboard);
    cx.send(request.tell(NAME, &Note::Invitation(chat.key))?).await
}

/// A button that opens the setup in the private chat of whoever presses it.
pub async fn link(cx: &Cx, chat: &Chat) -> Result<Keyboard> {
    let link = cx.link(NAME, &Action::Begin, About::chat(chat.key)).await?;
    let label = line("setup-invite-button").render_plain(chat.language);
    Ok(Keyboard::new().row([Key::open(label, link)]))
}

/// The invitation is there; it stays a day, or until somebody began.
pub async fn invited(cx: &Cx, chat: ChatKey, outcome: &Outcome) -> Result {
    let Outcome::Done { message: Some(message), .. } = outcome else { return Ok(()) };
    queries::set_invitation(&cx.tx, chat, *message).await?;
    if queries::has_begun(&cx.tx, chat).await? {
        return remove_invitation(cx, &*cx.chat(chat).await?).await;
    }
    cx.set_timer(NAME, &invitation_timer(chat), Some(chat), cx.now + INVITED_FOR, &()).await
}

/// Removes the invitation from the group.
pub async fn remove_invitation(cx: &Cx, chat: &Chat) -> Result {
    timers::cancel(&cx.tx, NAME, &invitation_timer(chat.key)).await?;
    match queries::take_invitation(&cx.tx, chat.key).await? {
        Some(message) if chat.bot != BotPlace::Out => cx.send(Request::delete(chat.id, message)).await,
        _ => Ok(()),
    }
}

/// The invitation can no longer be removed.
pub async fn forget_invitation(cx: &Cx, chat: ChatKey) -> Result {
    timers::cancel(&cx.tx, NAME, &invitation_timer(chat)).await?;
    queries::take_invitation(&cx.tx, chat).await?;
    Ok(())
}

async fn removed(cx: &Cx, chat: &Chat) -> Result {
    forget_invitation(cx, chat.key).await?;
    queries::forget_group(&cx.tx, chat.key).await?;
    Ok(())
}

async fn rights_changed(cx: &Cx, chat: &Chat, before: BotPlace) -> Result {
    let now = rules::missing(chat.bot);
    for user in queries::told(&cx.tx, chat.key).await? {
        let wizard = queries::wizard(&cx.tx, chat.key, user).await?;
        match wizard.told {
            Some(told) if rules::is_worse(now, Some(told)) => thank(cx, chat, user, told).await?,
            _ => {}
        }
    }
    if now != rules::missing(before) {
        items::end_kind(cx, chat.key, NAME, RIGHT).await?;
    }
    match now {
        Some(right) if rules::is_worse(rules::missing(before), now) => warn(cx, chat, right).await,
        _ => Ok(()),
    }
}

/// The right she was told of is given: in the message that named it, if it still does, else in one of its own.
async fn thank(cx: &Cx, chat: &Chat, user: UserId, right: Right) -> Result {
    let wizard = queries::wizard(&cx.tx, chat.key, user).await?;
    match (wizard.message, wizard.screen.filter(|screen| wizard.told_in_message && screen.names_rights())) {
        (Some(message), Some(screen)) => {
            let reader = reader(cx, chat, user).await?;
            let html = views::text(cx, chat, screen, reader.lang, Some(right)).await?;
            let keyboard = views::keyboard(cx, chat, screen, reader).await?;
            queries::set_told(&cx.tx, chat.key, user, rules::missing(chat.bot), true).await?;
            let note = Note::Thanks { chat: chat.key, user, right };
            let request = Request::edit(user.private_chat(), message, &html).keyboard(&keyboard);
            cx.send(request.tell(NAME, &note)?).await
        }
        _ => thank_apart(cx, chat, user, right).await,
    }
}

async fn thank_apart(cx: &Cx, chat: &Chat, user: UserId, right: Right) -> Result {
    let lang = reader(cx, chat, user).await?.lang;
    let still = rules::missing(chat.bot);
    queries::set_told(&cx.tx, chat.key, user, still, false).await?;
    let mut html = views::gained_in(chat, right, lang);
    if let Some(still) = still {
        html = format!("{html}\n\n{}", views::missing(cx, still, lang));
    }
    cx.nudge(user, Some(chat), Reason::Asked, &|_| html.clone()).await.map(drop)
}

/// If the message that named the right is gone, she is thanked in another.
pub async fn thanked(cx: &Cx, chat: ChatKey, user: UserId, right: Right, outcome: &Outcome) -> Result {
    match outcome.refusal() {
        None | Some(Refusal::NotModified) => Ok(()),
        Some(_) => thank_apart(cx, &*cx.chat(chat).await?, user, right).await,
    }
}

/// A right was switched off: somebody who manages the group is needed.
async fn warn(cx: &Cx, chat: &Chat, right: Right) -> Result {
    let new = items::New {
        room: NAME,
        section: None,
        kind: RIGHT,
        reference: right.code(),
        urgency: Urgency::AtOnce,
        words: views::lost(cx, right),
        buttons: vec![Button::new("setup-button-look-again", "look")],
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// Somebody says that the right is given: Telegram is asked.
pub async fn look_again(cx: &Cx, chat: ChatKey) -> Result<Line> {
    let chat = cx.chat(chat).await?;
    house::ask_administrators_again(cx, chat.key, chat.id).await?;
    Ok(line("setup-looking-again"))
}

/// Notes which missing right a screen named to her.
pub async fn named(cx: &Cx, chat: &Chat, user: UserId, screen: Screen) -> Result {
    if screen.names_rights() {
        queries::set_told(&cx.tx, chat.key, user, rules::missing(chat.bot), true).await?;
    }
    Ok(())
}
