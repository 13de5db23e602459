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
//! pause, preview, edit ([`edit`]), skip its next time, say what it is for ([`purpose`]), or delete it. All forms of a schedule: [`crate::schedule::grammar`].
//!
//! A post may have many pieces of content, of which one comes each time ([`content`]), and words between braces which are
//! filled in when it is posted ([`slots`]).
//!
//! `/touchpoint when quiet` makes a post that comes only when the group says less than it usually does
//! ([`crate::schedule::quiet`]), ever more seldom while nobody answers. Where members begin their conversations themselves,
//! the library posts less ([`crate::features::works`]). The best answer to a post can be taken up the day after.
//! `/plan` adds many of them at once: a starter calendar, or a plan from another group ([`plan`]).
//!
//! When each is due is decided among all unasked posts ([`crate::dispatch::posts`]). Where the limits have no room for a
//! new one, she is told until when, with a button that raises them. A single post goes before all others of its day and
//! week; should there be no room all the same, she is asked when saving whether it is to come above the limits.

mod add;
mod content;
mod edit;
mod free;
mod fresh;
mod known;
mod library;
mod log;
mod one;
mod panel;
mod pin;
mod plan;
mod pool;
mod purpose;
mod queries;
mod rules;
mod slots;
mod timing;
mod twice;
mod typed;
mod views;

pub use known::{
    Known, STEP_BACK, known, move_to, name_of, purpose_name, series_left, series_name, series_of, set_paused,
    set_retired, steps_back,
};
pub use log::in_words as changed;
pub use timing::rhythm;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::Value;
use teloxide::dptree;

use crate::{
    dispatch::{
        self, CommandSpec, Cx, Door, Result, Room, Sent,
        items::{self, Item, State},
        posts::{self, Again, Composed, Due, Fate},
        prepare::prepare,
        routes::{self, Routes},
        settings::SettingSpec,
    },
    schedule::{
        posts::{Plan, Waiting},
        recurrence::Recurrence,
    },
    store::{
        ChatKey,
        chats::{Chat, Rhythm},
        conversations::Draft,
        held::Held,
        timers::Timer,
    },
    telegram::{UserId, actor::Person},
    words::{Lang, Line, line},
};

/// The room's name.
pub const NAME: &str = "touchpoints";
/// What changes of regular posts are written down as, among those of the settings.
pub const SETTING: &str = "touchpoint";

/// The room.
#[derive(Debug)]
pub struct Touchpoints;

#[async_trait]
impl Room for Touchpoints {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const {
            &[
                CommandSpec::manager("touchpoint"),
                CommandSpec::manager("touchpoints").unlisted(),
                CommandSpec::manager("plan").unlisted(),
            ]
        }
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("desk-door-posts", &panel::Action::List { page: 0 }),
            Door::managers("desk-door-plan", &plan::Action::Plans),
        ]
    }

    async fn door_to_post(&self, _cx: &Cx, number: i64) -> Result<Option<Value>> {
        Ok(Some(serde_json::to_value(panel::Action::Open { id: number })?))
    }

    fn routes(&self) -> Routes {
        dptree::entry()
            .branch(routes::command("touchpoint").endpoint(add::touchpoint))
            .branch(routes::command("touchpoints").endpoint(panel::touchpoints))
            .branch(dispatch::panel::routes_among::<panel::Action>())
            .branch(dispatch::panel::routes_among::<one::One>())
            .branch(dispatch::panel::routes_among::<twice::Twice>())
            .branch(routes::pinned().endpoint(pin::said))
            .branch(routes::command("plan").endpoint(plan::plan))
            .branch(dispatch::panel::routes_among::<plan::Action>())
            .branch(routes::answer_to(NAME, plan::is_asked).endpoint(plan::answered))
            .branch(routes::answer(NAME).endpoint(edit::answered))
            .branch(routes::cancel(NAME).endpoint(edit::cancelled))
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        for chat in queries::chats_without_library(&cx.tx).await? {
            if !cx.is_on(chat, NAME).await? {
                continue;
            }
            prepare(cx, NAME, Some(chat), follow(cx, chat)).await?;
        }
        Ok(())
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        one::rings(cx, timer).await
    }

    async fn post_waits(&self, cx: &Cx, chat: ChatKey, number: i64, waiting: Option<Waiting>) -> Result {
        one::waits(cx, chat, number, waiting).await
    }

    async fn door_to_one(&self, _cx: &Cx, due: Due) -> Result<Option<Value>> {
        Ok(Some(serde_json::to_value(one::One::This { id: due.number, due: due.at })?))
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        pin::migrated(cx, chat).await
    }

    fn settings(&self) -> &'static [SettingSpec] {
        &[typed::RHYTHM, typed::STEP_BACK]
    }

    fn has_topic(&self) -> bool {
        true
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        timing::plans(cx, chat).await
    }

    async fn compose(&self, cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
        timing::compose(cx, chat, due, again).await
    }

    async fn post_settled(&self, cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
        timing::settled(cx, chat, due, fate, memory).await
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, _does: &str, person: &Person) -> Result<Line> {
        items::set(cx, item.id, State::Done(Some(person.id))).await?;
        Ok(line("item-stays-in-general"))
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        if let Ok(asked) = sent.note::<pin::Asked>() {
            return pin::settled(cx, &asked, &sent.outcome).await;
        }
        let Before { touchpoint, chat, scheduled_for } = sent.note()?;
        posts::sent_before(cx, self, chat, Due { number: touchpoint, at: scheduled_for }, &sent.outcome).await
    }

    async fn name_of_post(&self, cx: &Cx, reference: &str) -> Result<Option<Line>> {
        let Ok(id) = reference.parse() else { return Ok(None) };
        Ok(queries::by_id(&cx.tx, id).await?.as_ref().map(views::about))
    }

    async fn on_time_confirmed(&self, cx: &Cx) -> Result {
        Ok(queries::forget_after(&cx.tx, cx.now).await?)
    }

    async fn half_done(&self, cx: &Cx, _user: UserId, draft: &Draft) -> Result<Option<Line>> {
        match plan::is_asked(draft) {
            true => plan::half_done(cx, draft).await,
            false => edit::half_done(cx, draft).await,
        }
    }

    async fn ask_again(&self, cx: &Cx, person: &Person, draft: &Draft) -> Result {
        match plan::is_asked(draft) {
            true => plan::ask_again(cx, person, draft).await,
            false => edit::ask_again(cx, person, draft).await,
        }
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("touchpoints", "created_by"),
                Held::impersonal("touchpoints", "rule"),
                Held::unnamed("pieces", "added_by"),
                Held::impersonal("pieces", "media"),
                Held::mended("pieces", "marks"),
                Held::unnamed("touchpoints", "shown_to"),
                Held::unnamed("other_words", "written_by"),
                Held::impersonal("other_words", "media"),
                Held::mended("other_words", "marks"),
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
        queries::purge_pieces(&cx.tx, chat, cx.now).await?;
        one::forget_person(cx, user, chat).await?;
        for piece in queries::of_chat(&cx.tx, chat).await?.into_iter().flat_map(|touchpoint| touchpoint.pieces) {
            let unlinked = piece.text.without_mention_of(user.0);
            if unlinked != piece.text {
                queries::set_text(&cx.tx, piece.id, &unlinked).await?;
            }
        }
        Ok(())
    }

    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        follow(cx, chat).await
    }
}

/// How many conversation starters a rhythm means in a week.
#[must_use]
pub fn a_week(rhythm: Rhythm, language: Lang) -> i64 {
    let days = rules::library_rule(rhythm, language).map_or(0, |rule| rules::per_week(&rule));
    i64::try_from(days).unwrap_or_default()
}

/// The next time with room for one more post, as managers' others come; [`None`]: two weeks are full.
pub async fn free_slot(cx: &Cx, chat: &Chat) -> Result<Option<Recurrence>> {
    Ok(fresh::free_slot(cx, chat).await?.ok())
}

/// What versions before the queue of posts wanted handed back when a post was sent.
#[derive(Deserialize)]
struct Before {
    touchpoint: i64,
    chat: ChatKey,
    scheduled_for: DateTime<Utc>,
}

async fn follow(cx: &Cx, chat: ChatKey) -> Result {
    let chat = cx.chat(chat).await?;
    timing::follow_rhythm(cx, &chat).await?;
    timing::stock_changed(cx, &chat).await
}
