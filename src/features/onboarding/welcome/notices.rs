//! Telegram's own lines, "… joined the group" and "… left the group": taken away where managers like it quiet.

use super::typed::SERVICE;
use crate::{
    dispatch::{Cx, Notice, Result, settings},
    store::chats::Chat,
    telegram::request::{Request, can_be_deleted},
};

/// What such a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// Somebody joined.
    Joined,
    /// Somebody left.
    Left,
}

/// Takes it away, if that is wished and may be done. Many at once go in one request, when there is time.
pub(super) async fn take_away(cx: &Cx, chat: &Chat, notice: Option<Notice>, says: Says) -> Result {
    let Some(Notice { message, at }) = notice else { return Ok(()) };
    if !chat.bot.can_delete() || !can_be_deleted(at, cx.now) {
        return Ok(());
    }
    let is_wished = match settings::own(cx, chat.key, &SERVICE).await?.as_str() {
        "both" => true,
        "joined" => says == Says::Joined,
        "left" => says == Says::Left,
        _ => false,
    };
    if is_wished { cx.send(Request::delete(chat.id, message)).await } else { Ok(()) }
}
