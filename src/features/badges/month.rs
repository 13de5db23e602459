//! A month is over: the three who helped most in it get their badge, and the first of them the tag.

use super::{queries, rules::Badge, tag, views::month_of};
use crate::{
    dispatch::{Cx, Result},
    features::recognition::{self, Board, Span},
    schedule::gates::local_date,
    store::chats::Chat,
    telegram::UserId,
};

/// So many have helped most.
const HELPERS: usize = 3;

/// Who helped most in a month, the first first; nobody where nobody is to be told from others.
pub(super) async fn helpers(cx: &Cx, chat: &Chat, month: i64) -> Result<Vec<UserId>> {
    let key = chat.key;
    if !cx.is_on(key, recognition::NAME).await? || !recognition::has_ranking(cx, key).await? {
        return Ok(Vec::new());
    }
    let best = recognition::best(cx, chat, Board::Helpers, Span::Month(month), HELPERS).await?;
    Ok(best.into_iter().take(HELPERS).map(|one| UserId(one.user)).collect())
}

/// Once for each month that is over, and for a tag whenever it is looked at.
pub(super) async fn come(cx: &Cx, chat: &Chat) -> Result {
    let Some((_, next)) = queries::group(&cx.tx, chat.key).await? else { return Ok(()) };
    let present = month_of(local_date(cx.now, chat.zone));
    if next < present {
        for user in helpers(cx, chat, present - 1).await? {
            queries::give(&cx.tx, (chat.key, user), Badge::Helper, false, cx.now).await?;
        }
        queries::set_month(&cx.tx, chat.key, present).await?;
    }
    tag::follow(cx, chat, present - 1).await
}
