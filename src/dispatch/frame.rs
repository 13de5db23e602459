//! A message in which screens follow one another: each person may have one in her private chat. A room lays it (the desk
//! does); whatever room redraws it when a button is pressed there, a row at its end leads back to where she came from.

use serde::Serialize;

use super::{Audience, Cx, MessagePlace, Press, Result, context::About};
use crate::{
    store::{
        ChatKey, buttons,
        frames::{self, Frame},
    },
    telegram::{
        MessageId, UserId,
        actor::Person,
        keyboard::Keyboard,
        request::{Request, can_be_deleted},
    },
    words::{Lang, line},
};

/// What a room's message becomes the frame with.
#[derive(Debug)]
pub struct Laid<'a, Back> {
    /// The message; [`None`]: it is on its way.
    pub message: Option<MessageId>,
    /// The group that is open in it.
    pub chat: Option<ChatKey>,
    /// Whose it is.
    pub room: &'static str,
    /// What of that room leads back to where she is now.
    pub back: &'a Back,
}

/// Makes a message her frame. Another that she had is taken away: there is one for each person.
///
/// # Errors
/// If the database fails.
pub async fn lay(cx: &Cx, user: UserId, laid: Laid<'_, impl Serialize + Sync>) -> Result {
    let old = frames::of(&cx.tx, user).await?;
    let is_same = old.as_ref().is_some_and(|old| laid.message.is_some() && old.message == laid.message);
    let laid_at = old.as_ref().filter(|_| is_same).map_or(cx.now, |old| old.laid_at);
    if let Some(old) = old.filter(|_| !is_same) {
        close(cx, user, &old).await?;
    }
    let back = serde_json::to_string(laid.back)?;
    let Laid { message, chat, room, .. } = laid;
    let frame = Frame { message, chat, room: room.to_owned(), back, laid_at };
    Ok(frames::set(&cx.tx, user, &frame).await?)
}

/// Takes the message away; one that is too old for that says where to look now.
async fn close(cx: &Cx, user: UserId, frame: &Frame) -> Result {
    let Some(message) = frame.message else { return Ok(()) };
    let chat = user.private_chat();
    if can_be_deleted(frame.laid_at, cx.now) {
        return cx.send(Request::delete(chat, message)).await;
    }
    let words = line("frame-closed").render(cx.language_of(user, None).await?);
    cx.send(Request::edit(chat, message, &words)).await
}

/// The frame a button was pressed in, if it was pressed in one.
pub(super) async fn pressed_in(cx: &Cx, press: &Press) -> Result<Option<Frame>> {
    let Some(at) = press.at.filter(|at| at.chat == press.person.id.private_chat()) else { return Ok(None) };
    let frame = frames::of(&cx.tx, press.person.id).await?;
    Ok(frame.filter(|frame| frame.message == Some(at.message)))
}

/// What a press in her frame means whose button is forgotten: the way back.
pub(super) async fn back_in(cx: &Cx, person: &Person, at: MessagePlace) -> Result<Option<buttons::Button>> {
    if at.chat != person.id.private_chat() {
        return Ok(None);
    }
    let frame = frames::of(&cx.tx, person.id).await?.filter(|frame| frame.message == Some(at.message));
    Ok(frame.map(|frame| buttons::Button {
        room: frame.room,
        action: frame.back,
        chat: frame.chat,
        only_user: Some(person.id),
        audience: Audience::Member.code().to_owned(),
        section: None,
    }))
}

/// A screen's buttons with a way back, if it is shown in a frame by another room than the frame's own.
pub(super) async fn around(cx: &Cx, press: &Press, keyboard: &Keyboard, lang: Lang) -> Result<Option<Keyboard>> {
    let frame = pressed_in(cx, press).await?.filter(|frame| frame.room != press.room);
    let owner = frame.as_ref().and_then(|frame| Some((frame, cx.rooms.named(&frame.room)?)));
    let Some((frame, room)) = owner else { return Ok(None) };
    let back: serde_json::Value = serde_json::from_str(&frame.back)?;
    let about = About { chat: frame.chat, ..About::default() }.only(&press.person);
    let key = cx.button(room.name(), line("frame-back").render_plain(lang), &back, about).await?;
    Ok(Some(keyboard.clone().row([key])))
}
