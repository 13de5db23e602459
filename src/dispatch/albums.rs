//! Albums: several pictures or files sent as one. Telegram shows each as a message of its own, in any order, and never says
//! which was the last.
//!
//! So the parts of an album that came from whoever manages the group are kept for a day, by Telegram's ids alone. A command
//! below one of them waits some seconds for the others; one that answers an album finds them there. A room is then given
//! all of it ([`whole`]).

use chrono::TimeDelta;

use super::{Ask, Cx, Place, Result, house};
use crate::{
    store::{ChatKey, albums as rows, people, people::Help},
    telegram::{MessageId, UserId, actor::Actor, attachment::Media, request::MOST_IN_ALBUM},
};

/// How long parts are kept.
pub(super) const KEPT: TimeDelta = TimeDelta::days(1);
/// How long after one part the others come at the latest.
const TOGETHER: TimeDelta = TimeDelta::seconds(3);

/// All parts of the album a picture or file is of, in their order; itself alone if it is of none, or the others are not
/// known.
pub async fn whole(cx: &Cx, chat: ChatKey, part: &Media) -> Result<Vec<Media>> {
    let Some(album) = &part.album else { return Ok(vec![part.clone()]) };
    let mut parts = rows::parts(&cx.tx, chat, album).await?;
    parts.truncate(MOST_IN_ALBUM);
    Ok(if parts.len() > 1 { parts } else { vec![part.clone()] })
}

/// Keeps what may be asked for. Returns whether it is new.
pub(super) async fn keep(
    cx: &Cx,
    place: (ChatKey, MessageId),
    actor: &Actor,
    media: Option<&Media>,
) -> anyhow::Result<bool> {
    let Some((album, media)) = media.and_then(|media| Some((media.album.as_deref()?, media))) else { return Ok(false) };
    if place.1.0 <= 0 {
        // Of before the group became a supergroup, or hers and ours alone.
        return Ok(false);
    }
    let user = match actor {
        Actor::AnonymousAdmin => None,
        Actor::Person(person) if helps_or_manages(cx, place.0, person.id).await? => Some(person.id),
        Actor::Person(_) | Actor::Channel | Actor::Bot => return Ok(false),
    };
    rows::keep(&cx.tx, place, user, (album, media), cx.now).await
}

/// By what we know; who is not known to manage the group yet, has one picture posted instead of all.
async fn helps_or_manages(cx: &Cx, chat: ChatKey, user: UserId) -> sqlx::Result<bool> {
    let standing = people::standing(&cx.tx, chat, user).await?;
    Ok(standing.is_admin || !matches!(standing.helps, Help::Nothing))
}

/// Whether a command stands below a picture of an album whose others may still come. It is handled again then, `update`
/// being it.
pub(super) async fn waits(cx: &Cx, ask: &Ask, update: impl FnOnce() -> serde_json::Result<String>) -> Result<bool> {
    let Place::Group(chat) = &ask.place else { return Ok(false) };
    let is_ours = cx.rooms.commands().any(|spec| spec.name == ask.command.name);
    if !is_ours || !keep(cx, (chat.key, ask.at.message), &ask.actor, ask.media.as_ref()).await? {
        return Ok(false);
    }
    house::gather_album(cx, chat.key, ask.at.message, cx.now + TOGETHER, update()?).await?;
    Ok(true)
}
