//! Thanks that are to count: whether they do, and that they were none.

use super::{
    queries::{self, Given, New},
    rules::{self, Between, No},
    tell,
};
use crate::{
    dispatch::{Cx, Result},
    features::recognition,
    store::{chats::Chat, people},
    telegram::UserId,
    words::line,
};

/// Thanks are counted, if they do. Returns which. A reason is put to what was said without one on the same day.
pub(super) async fn give(cx: &Cx, chat: &Chat, new: &New) -> Result<std::result::Result<i64, No>> {
    let (pair, day) = ((new.giver, new.receiver), rules::day(new.at, chat.zone));
    let earlier = queries::on_day(&cx.tx, chat.key, pair, day).await?;
    let between = Between {
        is_oneself: new.giver == new.receiver,
        is_here: people::membership(&cx.tx, chat.key, new.receiver).await?.is_some_and(|one| one.is_in),
        today: earlier.is_some(),
        back_at: queries::last_between(&cx.tx, chat.key, (new.receiver, new.giver), day).await?,
    };
    let said = match (rules::allowed(between, new.at), earlier) {
        (Err(No::Today), Some((id, false))) if new.reason.is_some() || new.value.is_some() => {
            queries::explain(&cx.tx, id, new.reason.as_deref(), new.value).await?;
            id
        }
        (Err(no), _) => return Ok(Err(no)),
        (Ok(()), _) => count(cx, chat, new, day).await?,
    };
    if new.reason.is_some() {
        tell::later(cx, new.receiver).await?;
    }
    Ok(Ok(said))
}

async fn count(cx: &Cx, chat: &Chat, new: &New, day: i64) -> Result<i64> {
    let month = rules::month(new.at, chat.zone);
    let is_first = !queries::in_month(&cx.tx, chat.key, (new.giver, new.receiver), month).await?;
    let id = queries::add(&cx.tx, chat.key, new, (day, month)).await?;
    if is_first {
        recognition::count_thanks(cx, chat, new.receiver, new.at, 1).await?;
    }
    Ok(id)
}

/// Thanks were none, if it is not too late for that. Returns whether it is so.
pub(super) async fn undo(cx: &Cx, chat: &Chat, given: &Given) -> Result<bool> {
    if !rules::can_be_undone(given.at, cx.now) {
        return Ok(false);
    }
    queries::remove(&cx.tx, given.id).await?;
    if !queries::in_month(&cx.tx, chat.key, (given.giver, given.receiver), given.month).await? {
        recognition::count_thanks(cx, chat, given.receiver, given.at, -1).await?;
    }
    Ok(true)
}

/// The latest of hers were none; a refusal if there are none of the last minutes.
pub(super) async fn undo_latest(cx: &Cx, chat: &Chat, giver: UserId) -> Result {
    let since = cx.now - rules::UNDONE_WITHIN;
    let latest = match queries::latest_of(&cx.tx, chat.key, giver, since).await? {
        Some(id) => queries::by_id(&cx.tx, chat.key, id).await?,
        None => None,
    };
    match latest {
        Some(given) if undo(cx, chat, &given).await? => Ok(()),
        _ => Err(line("thanks-nothing-to-undo").into()),
    }
}
