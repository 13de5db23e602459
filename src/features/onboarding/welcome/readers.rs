//! *Just reading*: whoever presses it is left in peace.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::queries;
use crate::{
    dispatch::{Cx, Press, Result},
    store::ChatKey,
    telegram::UserId,
    words::line,
};

/// What the button does.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in super::super) enum Reading {
    /// She only reads; or, below what only shows how it would look, nothing.
    Reading {
        /// Whether it does anything.
        counts: bool,
    },
}

/// She reads along, and that is fine.
pub(in super::super) async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let chat = press.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    let Reading::Reading { counts } = press.action()?;
    if !counts {
        return cx.toast(&press, &line("welcome-reading-sample")).await;
    }
    if !cx.is_in(chat, press.person.id).await? {
        return Err(line("flow-not-in").text("group", &chat.title).into());
    }
    queries::reads(&cx.tx, chat.key, press.person.id, cx.now).await?;
    cx.toast(&press, &line("welcome-reading")).await
}

/// Whether she said that she only reads: nobody asks her for more.
pub(in super::super) async fn only_reads(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    Ok(queries::only_reads(&cx.tx, chat, user).await?)
}

/// She does more than read.
pub(in super::super) async fn takes_part(cx: &Cx, chat: ChatKey, user: UserId) -> Result {
    Ok(queries::reads_no_longer(&cx.tx, chat, user).await?)
}
