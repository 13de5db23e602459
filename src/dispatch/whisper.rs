//! Saying something to one member and to nobody else.
//!
//! In a group: as an ephemeral message where we are administrator (only she sees it); if that is not possible
//! or refused, in private if she has started the bot; else as a short reply that is deleted after a minute.
//! Each step is tried when Telegram has refused the one before ([`super::house`]). In private: a message.

use serde::{Deserialize, Serialize};

use super::{Ask, Cx, Place, Press, Result, event::MessagePlace};
use crate::{
    store::{ChatKey, people},
    telegram::{MessageId, ThreadId, UserId, keyboard::Keyboard, request::Request},
    words::Line,
};

/// How long a whisper that everybody can see stays.
pub(super) const VISIBLE_SECONDS: i64 = 60;

/// What is needed to try the next way. Kept in the outbox until the one before has worked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Plan {
    pub receiver: UserId,
    pub chat: crate::telegram::ChatId,
    pub thread: Option<ThreadId>,
    pub reply_to: Option<MessageId>,
    pub reply_to_ephemeral: Option<i64>,
    pub html: String,
    pub keyboard: Option<serde_json::Value>,
    pub way: Way,
}

/// The ways of whispering, quietest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Way {
    Ephemeral,
    Private,
    ShortReply,
}

/// Who had asked for something, and where.
#[derive(Debug, Clone, Copy)]
pub struct Asker {
    /// The group.
    pub chat: ChatKey,
    /// Forum topic; [`None`] for General.
    pub thread: Option<ThreadId>,
    /// Who; [`None`] for an anonymous administrator.
    pub user: Option<UserId>,
}

/// Answers a command.
pub(super) async fn answer(cx: &Cx, ask: &Ask, what: &Line, keyboard: Option<&Keyboard>) -> Result {
    let language = cx.language_for(ask).await?;
    let html = what.render(language);
    match &ask.place {
        Place::Private => {
            let request = Request::message(ask.at.chat, &html);
            cx.send(with_keyboard(request, keyboard)).await
        }
        Place::Group(_) => {
            let receiver = ask.actor.person().map(|person| person.id);
            to_member(cx, ask.at, receiver, None, html, keyboard).await
        }
    }
}

/// Says something to the person who pressed a button in a group, beside the button's own answer.
pub async fn to_presser(cx: &Cx, press: &Press, what: &Line, keyboard: Option<&Keyboard>) -> Result {
    let Some(at) = press.at else { return Ok(()) };
    let html = what.render(cx.language_for_press(press).await?);
    if !at.chat.is_group() {
        return cx.send(with_keyboard(Request::message(at.chat, &html), keyboard)).await;
    }
    to_member(cx, at, Some(press.person.id), Some(&press.query), html, keyboard).await
}

/// Says something to whoever asked for something a while ago, as [`answer`] would have then. Her message is not
/// answered to: it is gone by now.
pub(super) async fn to_asker(cx: &Cx, asker: Asker, what: &Line) -> Result {
    let chat = cx.chat(asker.chat).await?;
    let at = MessagePlace { chat: chat.id, message: MessageId(0), thread: asker.thread, ephemeral: None };
    to_member(cx, at, asker.user, None, what.render(chat.language), None).await
}

async fn to_member(
    cx: &Cx,
    at: MessagePlace,
    receiver: Option<UserId>,
    query: Option<&str>,
    html: String,
    keyboard: Option<&Keyboard>,
) -> Result {
    let Some(receiver) = receiver else {
        // An anonymous administrator has no private chat we know of.
        let plan = Plan {
            receiver: UserId(0),
            chat: at.chat,
            thread: at.thread,
            reply_to: (at.message.0 != 0).then_some(at.message),
            reply_to_ephemeral: None,
            html,
            keyboard: keyboard.map(Keyboard::json),
            way: Way::ShortReply,
        };
        return send(cx, plan, None).await;
    };
    let chat = crate::store::chats::by_telegram_id(&cx.tx, at.chat).await?;
    let may_whisper = chat.is_some_and(|chat| chat.bot.is_admin()) || query.is_some() || at.ephemeral.is_some();
    let plan = Plan {
        receiver,
        chat: at.chat,
        thread: at.thread,
        reply_to: (at.message.0 != 0 && query.is_none()).then_some(at.message),
        reply_to_ephemeral: at.ephemeral.filter(|_| query.is_none()),
        html,
        keyboard: keyboard.map(Keyboard::json),
        way: if may_whisper { Way::Ephemeral } else { next_way(cx, receiver).await? },
    };
    send(cx, plan, query).await
}

/// The way after an ephemeral message.
pub(super) async fn next_way(cx: &Cx, receiver: UserId) -> Result<Way> {
    let started = people::known(&cx.tx, receiver).await?.is_some_and(|known| known.started);
    Ok(if started { Way::Private } else { Way::ShortReply })
}

/// Sends a whisper the planned way.
pub(super) async fn send(cx: &Cx, plan: Plan, query: Option<&str>) -> Result {
    let mut request = match plan.way {
        Way::Ephemeral => {
            let request = Request::message(plan.chat, &plan.html).thread(plan.thread).only_for(plan.receiver, query);
            match plan.reply_to_ephemeral {
                Some(id) => request.reply_to_ephemeral(id),
                None => request,
            }
        }
        Way::Private => Request::message(plan.receiver.private_chat(), &plan.html),
        Way::ShortReply => {
            let request = Request::message(plan.chat, &plan.html).thread(plan.thread).silent();
            match plan.reply_to {
                Some(message) => request.reply_to(message),
                None => request,
            }
        }
    };
    if let Some(keyboard) = &plan.keyboard {
        request = request.raw_keyboard(keyboard.clone());
    }
    cx.send(request.tell(super::house::NAME, &super::house::Note::Whisper(plan))?).await
}

fn with_keyboard(request: Request, keyboard: Option<&Keyboard>) -> Request {
    match keyboard {
        Some(keyboard) => request.keyboard(keyboard),
        None => request,
    }
}
