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
use serde::{Deserialize, Serialize};

use self::{queries::Skipped, views::State};
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Opened, Result, Room,
        context::About,
        posts,
        routes::{self, Routes},
        whisper::Whisper,
    },
    store::{chats::Chat, inbox, outbox, troubles},
    telegram::request::Request,
    words::{Lang, Line, line},
};

const NAME: &str = "status";
/// Causes and skipped posts shown of each.
const MOST_SHOWN: i64 = 3;
/// Posts to come that are shown.
const MOST_POSTS: usize = 3;

/// What the link does: show the status in private.
#[derive(Debug, Serialize, Deserialize)]
struct Open;

/// The room.
#[derive(Debug)]
pub struct StatusRoom;

#[async_trait]
impl Room for StatusRoom {
    fn name(&self) -> &'static str {
        NAME
    }

    fn can_be_switched(&self) -> bool {
        false
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::manager("status")] }
    }

    fn routes(&self) -> Routes {
        routes::none().branch(routes::command("status").endpoint(status)).branch(routes::opened(NAME).endpoint(opened))
    }
}

async fn status(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.managed_group(&ask).await?;
    let state = state(&cx, chat).await?;
    let link = cx.link(NAME, &Open, About::chat(chat.key)).await?;
    let words = |language| words(chat, &state, &cx, language);
    cx.whisper_what(&ask, Whisper::new(&words).private_matter(link)).await
}

/// The link was opened by somebody who could not be answered in the group.
async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    let language = cx.language_of(opened.person.id, Some(chat.language)).await?;
    let state = state(&cx, chat).await?;
    cx.send(Request::message(opened.at.chat, &words(chat, &state, &cx, language))).await
}

fn words(chat: &Chat, state: &State, cx: &Cx, language: Lang) -> String {
    views::status(&Chat { language, ..chat.clone() }, state, cx.now).render(language)
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
        troubles: troubles::of_chat(&cx.tx, chat.key).await?,
        next: posts::upcoming(cx, chat, MOST_POSTS).await?,
        skipped: skipped(cx, chat).await?,
    })
}

async fn skipped(cx: &Cx, chat: &Chat) -> Result<Vec<(Skipped, Option<Line>)>> {
    let mut named = Vec::new();
    for skipped in queries::skipped(&cx.tx, chat.key, MOST_SHOWN).await? {
        let what = match cx.rooms.named(&skipped.room) {
            Some(room) => room.name_of_post(cx, &skipped.reference).await?,
            None => None,
        };
        named.push((skipped, what));
    }
    Ok(named)
}
