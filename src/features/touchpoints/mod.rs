//! Touchpoints: what the bot says to a group on a schedule.
//!
//! **The library.** A group's rhythm (gentle: once a week, steady: every working day) posts conversation starters
//! in the group's language, chosen by what kind of community it is; none comes again while there is one it has not had.
//!
//! **A manager's own.** In the group she types
//! ```text
//! /touchpoint every monday 10:00
//! What are you working on this week?
//! ```
//! and reads, whispered, in words when that will be, with the next two times and buttons to preview and undo.
//! `/touchpoints` lists all of them with their next times and why one was last skipped; buttons open one to
//! pause, preview, edit ([`edit`]), skip its next time, or delete it. All forms of a schedule: [`crate::schedule::grammar`].
//!
//! What is due passes the gates all unasked posts share ([`crate::schedule::gates`]). Where the limits have no room for a
//! new one, she is told until when, with a button that raises them. A single post goes before all others of its day and
//! week; should there be no room all the same, she is asked when saving whether it is to come above the limits.

mod add;
mod edit;
mod library;
mod log;
mod panel;
mod queries;
mod rules;
mod timing;
mod views;

pub use log::in_words as changed;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use teloxide::dptree;

use crate::{
    dispatch::{
        CommandSpec, Cx, Result, Room, Sent,
        prepare::prepare,
        routes::{self, Routes},
    },
    store::{ChatKey, chats::Chat, held::Held, timers::Timer},
    telegram::UserId,
    words::{Line, line},
};

/// The room's name.
const NAME: &str = "touchpoints";
/// What changes of regular posts are written down as, among those of the settings.
pub const SETTING: &str = "touchpoint";
/// How far [`upcoming`] looks.
const LOOK_AHEAD: TimeDelta = TimeDelta::days(400);

/// The room.
#[derive(Debug)]
pub struct Touchpoints;

#[async_trait]
impl Room for Touchpoints {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::manager("touchpoint"), CommandSpec::manager("touchpoints")] }
    }

    fn routes(&self) -> Routes {
        dptree::entry()
            .branch(routes::command("touchpoint").endpoint(add::touchpoint))
            .branch(routes::command("touchpoints").endpoint(panel::touchpoints))
            .branch(routes::button(NAME).endpoint(panel::pressed))
            .branch(routes::opened(NAME).endpoint(panel::opened))
            .branch(routes::answer(NAME).endpoint(edit::answered))
            .branch(routes::cancel(NAME).endpoint(edit::cancelled))
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        for chat in queries::chats_out_of_step(&cx.tx).await? {
            if !cx.is_on(chat, NAME).await? {
                continue;
            }
            prepare(cx, NAME, Some(chat), timing::follow(cx, chat)).await?;
        }
        Ok(())
    }

    /// Off: nothing waits for its time. On: whatever came meanwhile is over, and the next times are waited for.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, _on: bool) -> Result {
        timing::stop_all(cx, chat).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        timing::ring(cx, &serde_json::from_str(&timer.payload)?).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        timing::sent(cx, sent.note()?, &sent.outcome).await
    }

    async fn name_of_post(&self, cx: &Cx, reference: &str) -> Result<Option<Line>> {
        let Ok(id) = reference.parse() else { return Ok(None) };
        Ok(queries::by_id(&cx.tx, id).await?.as_ref().map(views::about))
    }

    async fn on_time_confirmed(&self, cx: &Cx) -> Result {
        timing::forget_the_future(cx).await
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("touchpoints", "created_by"),
                Held::impersonal("touchpoints", "rule"),
                Held::mended("touchpoints", "marks"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let hers = queries::of_chat(&cx.tx, chat).await?;
        let hers = hers.iter().filter(|touchpoint| touchpoint.created_by == Some(user)).count();
        let n = i64::try_from(hers).unwrap_or(i64::MAX);
        Ok((n > 0).then(|| line("mydata-posts").num("n", n)).into_iter().collect())
    }

    /// A post that mentions her by name leads to her no longer.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(chat) = chat else { return Ok(()) };
        for touchpoint in queries::of_chat(&cx.tx, chat).await? {
            let unlinked = touchpoint.text.without_mention_of(user.0);
            if unlinked != touchpoint.text {
                queries::set_text(&cx.tx, touchpoint.plan.id, &unlinked).await?;
            }
        }
        Ok(())
    }

    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        timing::follow(cx, chat).await
    }
}

/// A post that is to come.
#[derive(Debug, Clone)]
pub struct Upcoming {
    /// When it will be posted, as far as can be foreseen.
    pub at: DateTime<Utc>,
    /// What it is, in a few words: the beginning of a manager's text, or "a conversation starter".
    pub what: Line,
}

/// The next `n` posts of a group, soonest first; fewer if there are no more within a year. What quiet hours, quiet
/// days or the budget will hold back is not among them.
pub async fn upcoming(cx: &Cx, chat: &Chat, n: usize) -> Result<Vec<Upcoming>> {
    if !cx.is_on(chat.key, NAME).await? {
        return Ok(Vec::new());
    }
    let all = queries::of_chat(&cx.tx, chat.key).await?;
    let plans: Vec<_> = all.iter().filter(|touchpoint| !touchpoint.paused).map(|touchpoint| touchpoint.plan).collect();
    let posted = timing::posted(cx, chat.key).await?;
    let to_come = rules::foresee(chat, &plans, &posted, cx.now, cx.now + LOOK_AHEAD);
    let posts = to_come.filter_map(|foreseen| {
        let touchpoint = all.iter().find(|touchpoint| touchpoint.plan.id == foreseen.id)?;
        Some(Upcoming { at: foreseen.outcome.ok()?, what: views::about(touchpoint) })
    });
    Ok(posts.take(n).collect())
}
