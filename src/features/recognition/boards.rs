//! The boards of a group: which there are, who is on them, and where somebody stands.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::{
    counting,
    queries::{choices, lists, lists::Wanted, tallies},
    rules::{self, Standing, Sums},
    spans::Span,
    worth::{self, Board, Weights},
};
use crate::{
    dispatch::{Cx, Result},
    store::{ChatKey, chats::Chat},
    telegram::UserId,
};

/// Places are counted so far down; who stands further down has none that anybody would want to know.
pub const FAR: i64 = 300;

/// The boards a group has, in order.
pub async fn of(cx: &Cx, chat: ChatKey) -> Result<Vec<Board>> {
    let absent: BTreeSet<String> = choices::absent_boards(&cx.tx, chat).await?.into_iter().collect();
    Ok(Board::ALL.into_iter().filter(|board| !absent.contains(board.code())).collect())
}

/// Those listed on a board who were active on so many days, best first. What waits to be counted is added before, so it
/// writes.
pub async fn read(cx: &Cx, chat: &Chat, board: Board, span: Span, days: i64, most: i64) -> Result<Vec<Standing>> {
    counting::settle(cx, chat.key).await?;
    let wanted = wanted(cx, span, days, most);
    Ok(lists::best(&cx.tx, chat.key, board, &wanted).await?)
}

fn wanted(cx: &Cx, span: Span, days: i64, most: i64) -> Wanted {
    Wanted { span, days, new_since: cx.now - TimeDelta::days(rules::NEW_DAYS), most }
}

/// What somebody did in a span, and what it is worth there.
pub async fn of_person(cx: &Cx, chat: ChatKey, span: Span, user: UserId) -> Result<Option<(Sums, Weights)>> {
    let Some(sums) = tallies::of_person(&cx.tx, chat, span.code(), user).await? else { return Ok(None) };
    Ok(Some((sums, counting::weights(cx, chat).await?)))
}

/// Her place on a board; [`None`] if she is not on it, or further down than so many places.
pub async fn place(
    cx: &Cx,
    chat: ChatKey,
    (board, span): (Board, Span),
    (sums, weights): &(Sums, Weights),
    most: i64,
) -> Result<Option<usize>> {
    let standing = worth::order(board, sums, *weights);
    if standing > 0 { place_of(cx, chat, (board, span), standing, most).await } else { Ok(None) }
}

/// The place of who stands so on a board; [`None`] if it is further down than so many places.
pub async fn place_of(
    cx: &Cx,
    chat: ChatKey,
    (board, span): (Board, Span),
    standing: i64,
    most: i64,
) -> Result<Option<usize>> {
    let above = lists::how_many_above(&cx.tx, chat, board, &wanted(cx, span, 0, most), standing).await?;
    Ok((above < most).then(|| usize::try_from(above).unwrap_or_default() + 1))
}
