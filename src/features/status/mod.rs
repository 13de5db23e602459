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
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use self::{queries::Skipped, views::State};
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, Result, Room,
        coming::{self, Expected},
        panel::{self, For, Page, Panel, View},
        posts,
        routes::{self, Routes},
    },
    schedule::gates::Reason,
    store::{chats::Chat, inbox, outbox, troubles},
    telegram::keyboard::Keyboard,
    words::Line,
};

const NAME: &str = "status";
/// Causes and skipped posts shown of each.
const MOST_SHOWN: i64 = 3;
/// So far ahead promotions that are held back are looked for.
const HELD_AHEAD: TimeDelta = TimeDelta::days(7);
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
        const { &[CommandSpec::helper("status").unlisted()] }
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::managers("desk-door-status", &Open)]
    }

    fn routes(&self) -> Routes {
        routes::none().branch(routes::command("status").endpoint(status)).branch(panel::routes::<Open>())
    }
}

async fn status(cx: Cx, ask: Arc<Ask>) -> Result {
    panel::whisper(&cx, &ask, &Open).await
}

#[async_trait]
impl Panel for Open {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Helpers;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (cx, chat) = (view.cx, view.chat()?);
        let read = Chat { language: view.lang, ..chat.clone() };
        let words = views::status(&read, &state(cx, chat).await?, cx.now);
        Ok(Page::new(view.says(&words), Keyboard::new()))
    }
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
        held: held(cx, chat).await?,
        skipped: skipped(cx, chat).await?,
    })
}

/// Promotions of the next days that make way for other posts, each once.
async fn held(cx: &Cx, chat: &Chat) -> Result<Vec<(DateTime<Utc>, Reason, Line)>> {
    let (mut held, mut numbers) = (Vec::new(), Vec::new());
    for one in coming::until(cx, chat, cx.now + HELD_AHEAD).await? {
        if let Expected::Skipped(why @ (Reason::PromotionAgain | Reason::PromotionShare)) = one.fate
            && !numbers.contains(&one.due.number)
        {
            numbers.push(one.due.number);
            held.push((one.at(), why, one.what));
        }
    }
    held.truncate(MOST_POSTS);
    Ok(held)
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
