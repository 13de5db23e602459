//! Welcome and introductions.
//!
//! **Greeting.** People who join within half a minute share one greeting in the group's language, with one button,
//! *Introduce yourself*. It goes when the next one comes, or after a day, so there is never more than one. A crowd
//! is waited for until it calms down, five minutes at most, and only the first few are named. Bots, those who came
//! back within 30 days and those who have left again are not greeted; who goes after the greeting is taken out of it. Who
//! may not write yet, as where a bot asks newcomers a question first, is greeted when she may. In quiet hours the greeting makes no sound.
//! In a forum it goes to the topic a manager chose for it (`/settings welcome here`).
//! It answers people's joining, so it is no unasked post and does not use the group's budget; nor does an
//! introduction, which a member asked for.
//!
//! **Introduction.** The button, or `/introduce`, opens the private chat: what do you do, what can you help with,
//! what are you looking for; each can be skipped, and one can go back. What was answered has no buttons any more. Then a
//! preview with *Publish*, *Change* and *Cancel*. Published, it stands in the group under her name. Within a day it is
//! changed where it stands, and makes no sound; later, once a day, it is posted anew in place of the earlier one, which is
//! deleted, or, after two days, says that there is a newer one. Who leaves out all three takes hers back. Who is muted in
//! the group is refused. In one message: `/introduce` in private with
//! the three answers on the lines below. In a group `/introduce` whispers the button,
//! which opens the preview if the answers were on the lines below.

mod introduce;
mod publish;
mod queries;
mod rules;
mod typed;
mod views;
mod welcome;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    dispatch::{
        CommandSpec, Cx, Door, Result, Room, Sent,
        flow::Flow,
        routes::{self, Routes},
        settings::SettingSpec,
    },
    store::{ChatKey, held::Held, timers::Timer},
    telegram::{MessageId, ThreadId, UserId},
    words::Line,
};

/// The room's name.
pub const NAME: &str = "onboarding";

const COMMANDS: [CommandSpec; 2] = [CommandSpec::member("introduce"), CommandSpec::private("introduce")];

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// A greeting.
    Greeting(Greeted),
    /// An introduction, and the message in private that showed its preview.
    Introduction { chat: ChatKey, user: UserId, round: u32, preview: MessageId },
    /// An introduction changed in the message where it stands.
    Changed { chat: ChatKey, user: UserId, round: u32, preview: MessageId, message: MessageId },
    /// Whether somebody who wants to publish her introduction may write in the group.
    MayWrite(Wish),
    /// What the version before asked while it was being replaced: a question of its own, whether somebody is in the group.
    #[serde(rename = "Asked", alias = "Membership")]
    OfBefore(Value),
}

/// A greeting, by its number, how many it greets, and in which topic.
#[derive(Debug, Serialize, Deserialize)]
struct Greeted {
    id: i64,
    chat: ChatKey,
    #[serde(default)]
    greeted: usize,
    #[serde(default)]
    thread: Option<ThreadId>,
}

/// Somebody wants an introduction of hers published: whose, where, which, the message in private that shows its preview,
/// and the press that waits for an answer.
#[derive(Debug, Serialize, Deserialize)]
struct Wish {
    chat: ChatKey,
    user: UserId,
    round: u32,
    preview: MessageId,
    query: String,
}

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Greet those who wait.
    Greet(ChatKey),
    /// Somebody whom the greeting names has gone.
    GreetWithout(ChatKey),
    /// A greeting has stood for a day.
    TakeDown { id: i64, chat: ChatKey },
}

/// The room.
#[derive(Debug)]
pub struct Onboarding;

#[async_trait]
impl Room for Onboarding {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        &COMMANDS
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::members("desk-door-introduction", &introduce::Action::Open)]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::joined().endpoint(welcome::joined))
            .branch(routes::left().endpoint(welcome::left))
            .branch(routes::unmuted().endpoint(welcome::unmuted))
            .branch(routes::bot_moved().endpoint(welcome::bot_moved))
            .branch(routes::opened(NAME).endpoint(introduce::opened))
            .branch(routes::button(NAME).endpoint(introduce::pressed))
            .branch(routes::command("introduce").endpoint(introduce::asked))
    }

    fn settings(&self) -> &'static [SettingSpec] {
        &[typed::LINKS]
    }

    fn has_topic(&self) -> bool {
        true
    }

    /// Who waits is not greeted, and the greeting that stands goes: its button leads nowhere.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { Ok(()) } else { welcome::end(cx, chat).await }
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        match serde_json::from_str(&timer.payload)? {
            Later::Greet(chat) => {
                welcome::forget_greeted(cx, chat, timer.due_at).await?;
                welcome::greet(cx, chat).await
            }
            Later::GreetWithout(chat) => welcome::greet_without(cx, chat).await,
            Later::TakeDown { id, chat } => {
                let chat = cx.chat(chat).await?;
                welcome::take_down(cx, &chat, id).await
            }
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Greeting(greeted) => welcome::sent(cx, greeted, &sent.outcome).await,
            Note::Introduction { chat, user, round, preview } => {
                publish::sent(cx, chat, user, round, preview, &sent.outcome).await
            }
            Note::Changed { chat, user, round, preview, message } => {
                let wish = Wish { chat, user, round, preview, query: String::new() };
                publish::changed(cx, &wish, message, &sent.outcome).await
            }
            Note::MayWrite(wish) => publish::may_write(cx, &wish, &sent.outcome).await,
            Note::OfBefore(_) => Ok(()),
        }
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[&introduce::Introduction]
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        Ok(queries::adopt_drafts(&cx.tx).await?)
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::goes("newcomers", "user_id"),
                Held::goes("member_tags", "user_id"),
                Held::goes("introductions", "user_id"),
                Held::mended("greetings", "greeted"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let kept = queries::introduction(&cx.tx, chat, user).await?;
        let mut lines: Vec<Line> = kept.map(|kept| views::told(kept.told)).into_iter().collect();
        let tags = tags_of(cx, chat, user).await?;
        if !tags.is_empty() {
            lines.push(views::tags_told(&tags));
        }
        Ok(lines)
    }

    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        match chat {
            Some(key) => {
                welcome::forget(cx, key, user).await?;
                publish::forget(cx, &*cx.chat(key).await?, user).await
            }
            None => Ok(()),
        }
    }

    async fn on_clock_set_back(&self, cx: &Cx) -> Result {
        welcome::clock_was_set_back(cx).await
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        queries::forget_messages(&cx.tx, chat).await?;
        Ok(())
    }
}

/// Whether she has introduced herself in a group.
pub async fn is_introduced(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    Ok(queries::is_introduced(&cx.tx, chat, user).await?)
}

/// Whether she is in a group, has introduced herself there, and lets others find her by that.
pub async fn may_be_found(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    Ok(queries::may_be_found(&cx.tx, chat, user).await?)
}

/// What she says she is into, as she wrote it and in her order, without `#`.
pub async fn tags_of(cx: &Cx, chat: ChatKey, user: UserId) -> Result<Vec<String>> {
    Ok(queries::tags(&cx.tx, chat, user).await?)
}

/// Who shares tags with her: at most so many of those who are in the group and let others find them, with their names and
/// the tags they share as she wrote them; first those with most in common.
pub async fn sharing(cx: &Cx, chat: ChatKey, user: UserId, most: usize) -> Result<Vec<(UserId, String, Vec<String>)>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Ok(queries::sharing(&cx.tx, chat, user, most).await?)
}
