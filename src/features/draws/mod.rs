//! Draws that anybody can compute again.
//!
//! | typed | what happens |
//! |---|---|
//! | `/draw` | the draws of the group, with my tickets |
//! | `/draw A signed cookbook` | by those who manage the group: in private, the rest is asked: what of the rewards is drawn, how many win, until when, who may take part |
//! | `/draw` as an answer to one of our dice | by those who manage the group, when its answer was lost: it is looked at, and counts |
//!
//! The post in the group says the rules, what they do not prove, and the SHA-256 of a secret. *Enter* gives a ticket: a code that
//! says nothing about whose it is; the post shows how many there are. When it closes, who may take part is looked at once more,
//! and the list of tickets goes to the group as a file with its SHA-256. Three dice 🎰 are thrown below it, one after the other.
//! Secret, list and dice decide the order of all tickets ([`rules`], `docs/draws.md`): the first win, the others are who is next.
//! Then the secret is told, and a file with which `kehila verify-draw` computes everything again.
//!
//! Who has left the group is passed over with a line that says so. Who has won a reward and does not claim it within three days is
//! too. Nothing is ever thrown twice because an answer was lost: the die is looked for, and if it cannot be found, somebody who
//! manages the group looks. One that is cancelled, or ends because the room is switched off, tells its secret all the same.
//!
//! It waits to be switched on (`/settings draws on`).

mod life;
mod make;
mod panel;
mod queries;
pub mod rules;
mod views;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::{
    panel::{Action, Deed, Entering},
    queries::Stage,
};
use crate::{
    dispatch::{
        CommandSpec, Cx, Door, Outcome, Result, Room, Sent,
        flow::Flow,
        items::Item,
        panel as screens,
        routes::{self, Routes},
        trouble,
    },
    store::{ChatKey, chats::Chat, held::Held, timers::Timer},
    telegram::{MessageId, UserId, actor::Person, refusal::Refusal},
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "draws";

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// The message in the group shows how many take part.
    Draw { draw: i64 },
    /// It closes; Telegram was asked so often who is in the group.
    Close { draw: i64, asked: u8 },
    /// The time to claim what was won is over.
    Claimed { draw: i64 },
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// It was put into the group.
    Posted { draw: i64, in_topic: bool },
    /// It was drawn anew.
    Drawn { draw: i64 },
    /// The list was sent.
    Listed { draw: i64, in_topic: bool },
    /// A die was thrown.
    Thrown { draw: i64, nth: usize },
    /// It was asked what a die shows.
    Looked { draw: i64, nth: usize, message: MessageId, by_hand: bool },
    /// Something was said in the group.
    Said { draw: i64, html: String, in_topic: bool },
    /// The file was sent with which it is computed again.
    Proven { draw: i64 },
}

/// The room.
#[derive(Debug)]
pub struct Draws;

#[async_trait]
impl Room for Draws {
    fn name(&self) -> &'static str {
        NAME
    }

    fn starts_on(&self) -> bool {
        false
    }

    fn has_topic(&self) -> bool {
        true
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("draw").unlisted(), CommandSpec::private("draw").unlisted()] }
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("draw-door-new", &Deed::NewDraw { title: None }),
            Door::managers("draw-door-list", &Action::DrawList(0)),
            Door::members("draw-door-list", &Action::DrawList(0)),
        ]
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[&make::Opening]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("draw").endpoint(panel::asked))
            .branch(routes::button_of::<Entering>(NAME).endpoint(panel::entered))
            .branch(screens::routes_among::<Action>())
            .branch(routes::button_of::<Deed>(NAME).endpoint(panel::pressed))
            .branch(routes::opened_of::<Deed>(NAME).endpoint(panel::opened))
    }

    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { Ok(()) } else { life::off(cx, &*cx.chat(chat).await?).await }
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        let later = serde_json::from_str(&timer.payload)?;
        let (Later::Draw { draw } | Later::Close { draw, .. } | Later::Claimed { draw }) = later;
        let Some(draw) = queries::by_id(&cx.tx, draw).await? else { return Ok(()) };
        match later {
            Later::Draw { .. } => life::draw_anew(cx, &draw).await,
            Later::Close { asked, .. } => Box::pin(life::close(cx, &draw, asked)).await,
            Later::Claimed { .. } => life::pass_over(cx, &draw).await,
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        let note = sent.note()?;
        let (Note::Posted { draw, .. }
        | Note::Drawn { draw }
        | Note::Listed { draw, .. }
        | Note::Thrown { draw, .. }
        | Note::Looked { draw, .. }
        | Note::Said { draw, .. }
        | Note::Proven { draw }) = note;
        let Some(draw) = queries::by_id(&cx.tx, draw).await? else { return Ok(()) };
        match note {
            Note::Posted { in_topic, .. } => life::posted(cx, &draw, in_topic, &sent.outcome).await,
            Note::Drawn { .. } => match sent.outcome.refusal() {
                Some(Refusal::MessageGone) => Ok(queries::stands(&cx.tx, draw.id, None).await?),
                _ => Ok(()),
            },
            Note::Listed { in_topic, .. } => Box::pin(life::listed(cx, &draw, in_topic, &sent.outcome)).await,
            Note::Thrown { nth, .. } => Box::pin(life::thrown(cx, &draw, nth, &sent.outcome)).await,
            Note::Looked { nth, message, by_hand, .. } => {
                Box::pin(life::looked(cx, &draw, (nth, message, by_hand), &sent.outcome)).await
            }
            Note::Said { html, in_topic, .. } => life::said(cx, &draw, &html, in_topic, &sent.outcome).await,
            Note::Proven { .. } => match (&sent.outcome, draw.thread) {
                (Outcome::Done { .. }, _) | (_, Some(_)) => Ok(()),
                (outcome, None) => trouble::posted(cx, draw.chat, outcome).await,
            },
        }
    }

    fn minds_lost(&self, note: &Value) -> bool {
        matches!(Note::deserialize(note), Ok(Note::Listed { .. } | Note::Thrown { .. } | Note::Looked { .. }))
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, _does: &str, person: &Person) -> Result<Line> {
        let id = item.reference.parse().map_err(|_| line("draw-gone"))?;
        let draw = life::must_be(cx, item.chat, id).await?;
        if !matches!(draw.stage, Stage::Listing | Stage::Throwing) {
            return Err(line("draw-goes-on-already").into());
        }
        Box::pin(life::goes_on(cx, &draw, person)).await?;
        Ok(line("draw-goes-on"))
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let (all, open) = queries::how_many(&cx.tx, chat.key).await?;
        Ok((all > 0).then(|| line("draw-standing").num("open", open).num("all", all)))
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("draws", "made_by"),
                Held::impersonal("draws", "code"),
                Held::impersonal("draws", "title"),
                Held::impersonal("draws", "commitment"),
                Held::impersonal("draws", "secret"),
                Held::impersonal("draws", "list"),
                Held::unnamed("draw_tickets", "user_id"),
                Held::impersonal("draw_tickets", "ticket"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let (all, won) = queries::of_person(&cx.tx, chat, user).await?;
        Ok((all > 0).then(|| line("mydata-draws").num("n", all).num("won", won)).into_iter().collect())
    }

    /// She is in none that is open. A list that is frozen stays as it was told, with tickets that lead to nobody.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        match chat {
            Some(chat) => Ok(queries::leave_all(&cx.tx, chat, user).await?),
            None => Ok(()),
        }
    }

    async fn on_clock_set_back(&self, cx: &Cx) -> Result {
        life::draw_in_time(cx).await
    }

    /// What is open is put into the supergroup, where it can be entered.
    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        queries::forget_messages(&cx.tx, chat).await?;
        life::show_all(cx, &*cx.chat(chat).await?).await
    }
}
