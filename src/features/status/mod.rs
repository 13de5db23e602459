//! How the bot is doing, for managers: `/status` in the group answers with a whisper.
//!
//! Since when it runs and which version, when the last update arrived, what waits to be sent and what failed
//! with its causes, updates put aside after a fault, rights it misses, the next posts, and posts skipped lately
//! with the reason. Causes are shown of this group only; of the others no more than numbers.

mod queries;
mod rules;
mod views;

use std::sync::Arc;

use async_trait::async_trait;

use self::views::State;
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Result, Room,
        routes::{self, Routes},
    },
    features::touchpoints,
    store::{chats::Chat, inbox, outbox},
};

const NAME: &str = "status";
/// Causes and skipped posts shown of each.
const MOST_SHOWN: i64 = 3;
/// Posts to come that are shown.
const MOST_POSTS: usize = 3;

/// The room.
#[derive(Debug)]
pub struct StatusRoom;

#[async_trait]
impl Room for StatusRoom {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::manager("status")] }
    }

    fn routes(&self) -> Routes {
        routes::none().branch(routes::command("status").endpoint(status))
    }
}

async fn status(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.managed_group(&ask).await?;
    let state = state(&cx, chat).await?;
    cx.whisper(&ask, &views::status(chat, &state, cx.now)).await
}

async fn state(cx: &Cx, chat: &Chat) -> Result<State> {
    let (waiting, failed) = outbox::counts(&cx.tx).await?;
    Ok(State {
        running_since: cx.running_since,
        last_update: inbox::last_update_at(&cx.tx).await?,
        here: queries::counts(&cx.tx, chat.id).await?,
        everywhere: queries::Counts { waiting, failed, faults: inbox::quarantined(&cx.tx).await? },
        failures: outbox::failures(&cx.tx, chat.id, MOST_SHOWN).await?,
        faults: queries::faults(&cx.tx, chat.id, MOST_SHOWN).await?,
        next: touchpoints::upcoming(cx, chat, MOST_POSTS).await?,
        skipped: queries::skipped(&cx.tx, chat.key, MOST_SHOWN).await?,
    })
}
