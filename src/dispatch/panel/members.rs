//! Which member of a group is meant: all whom we know to be there, by name, with a button for each, a page at a time.

use serde::Serialize;

use super::{ALONE, Page, Pager, ROWS, View};
use crate::{
    dispatch::Result,
    store::people,
    telegram::{UserId, keyboard::Keyboard},
    words::{Line, clip},
};

/// Asks with these words. A name does what `pick` makes of it, the buttons between pages what `turn` does.
pub async fn choose<A: Serialize>(
    view: &View<'_>,
    words: Line,
    wanted: usize,
    pick: impl Fn(UserId) -> A,
    turn: impl Fn(usize) -> A,
) -> Result<Page> {
    let chat = view.chat()?.key;
    let all = usize::try_from(people::how_many_in(&view.cx.tx, chat).await?).unwrap_or_default();
    let pager = Pager::new(wanted, all, ROWS);
    let (most, left_out) = (ROWS as i64, i64::try_from(pager.first()).unwrap_or(i64::MAX));
    let mut keys = Vec::with_capacity(ROWS);
    for (user, name) in people::in_chat_by_name(&view.cx.tx, chat, most, left_out).await? {
        keys.push(view.labelled(clip(&name, ALONE), &pick(user)).await?);
    }
    let turns = pager.turns(view, turn).await?;
    Ok(Page::new(view.says(&pager.says(words)), Keyboard::new().rows_of(1, keys).row(turns)))
}
