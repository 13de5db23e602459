//! Welcome and introductions.
//!
//! **Greeting.** People who join within half a minute share one greeting in the group's language, with one button,
//! *Introduce yourself*. It goes when the next one comes, or after a day, so there is never more than one. Managers may
//! choose other times, and that greetings stay (`/settings delay`, `/settings cleanup`). A crowd
//! is waited for until it calms down, five minutes at most, and only the first few are named. Bots, those who came
//! back within 30 days and those who have left again are not greeted; who goes after the greeting is taken out of it. Who
//! may not write yet, as where a bot asks newcomers a question first, is greeted when she may. In quiet hours the greeting makes no sound.
//! In a forum it goes to the topic a manager chose for it (`/settings welcome here`).
//! It answers people's joining, so it is no unasked post and does not use the group's budget; nor does an
//! introduction, which a member asked for.
//!
//! **In the managers' own words.** `/welcome`, or *Welcome words* on the desk: a panel shows with which words newcomers are
//! greeted. *Write* asks for them in private, with bold and links, and for a picture; `{name}` becomes the newcomers' names,
//! `{group}` the group's, `{rules}` a link to the rules. The preview is the very greeting, with its buttons. Up to five
//! variants take turns. In one message: `/welcome` with the text on the lines below, perhaps as the caption of a picture.
//! *Buttons*: the introduction, *Just reading*, whose presser is asked for nothing more ([`only_reads`]), and a link
//! (`/welcome https://example.org Our site`).
//!
//! **Alone.** `/settings greeting alone`: each newcomer sees hers alone. Everybody sees it by default: Telegram does not
//! promise that what one sees alone arrives, and a name that everybody sees is one that others answer. Who cannot be
//! greeted alone is greeted before everybody, and so are more than ten at once.
//!
//! **Telegram's own lines** about who joined and left go if managers like that (`/settings service both`), where we may
//! delete messages, and not after two days.
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
mod introduction;
mod publish;
mod queries;
mod rules;
mod typed;
mod views;
mod welcome;

use std::collections::HashSet;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::introduction::{
    by_hand::{self, ByHand},
    manage::{self, Manage},
    queries as introductions,
    views::Shown,
    who::{self, Who},
};
use crate::{
    dispatch::{
        CommandSpec, Cx, Door, Result, Room, Sent,
        context::About,
        flow::{Answer, Answers, Flow},
        panel,
        routes::{self, Routes},
        settings::SettingSpec,
    },
    schedule::recurrence::YearDay,
    store::{ChatKey, chats::Chat, held::Held, timers::Timer},
    telegram::{MessageId, ThreadId, UserId, keyboard::Key},
    words::{Lang, Line, line},
};

pub use rules::message_link;

/// The room's name.
pub const NAME: &str = "onboarding";

const COMMANDS: [CommandSpec; 10] = [
    CommandSpec::member("introduce"),
    CommandSpec::private("introduce"),
    CommandSpec::member("intro").unlisted(),
    CommandSpec::private("intro").unlisted(),
    CommandSpec::member("who"),
    CommandSpec::private("who").unlisted(),
    CommandSpec::manager("questions").unlisted(),
    CommandSpec::private("questions").unlisted(),
    CommandSpec::manager("welcome").unlisted(),
    CommandSpec::private("welcome").unlisted(),
];

static FLOWS: [&dyn Flow; 8] = [
    &introduce::Introduction,
    &manage::NEW_QUESTION,
    &manage::NEW_CHOICE,
    &manage::REWORDING,
    &manage::CHOICES,
    &manage::KnownBy,
    &welcome::write::Writing,
    &welcome::write::Linking,
];

/// Whether somebody said of herself that she only reads in a group: nobody asks her for more.
pub async fn only_reads(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    welcome::readers::only_reads(cx, chat, user).await
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// A greeting.
    Greeting(Greeted),
    /// A greeting she sees alone.
    Alone(Alone),
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

/// A greeting somebody sees alone: hers, in which topic, of which words, and whether there is a picture above them.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Alone {
    chat: ChatKey,
    user: UserId,
    thread: Option<ThreadId>,
    welcome: Option<i64>,
    photo: bool,
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
    /// What was typed by hand in a group is not kept any longer.
    ForgetTyped(ChatKey),
    /// Introductions of before are made findable.
    Index,
}

/// A button that leads to the questions of an introduction, wherever it stands.
pub async fn invitation(cx: &Cx, chat: &Chat, language: Lang) -> Result<Key> {
    let link = cx.link(NAME, &introduce::Action::Open, About::chat(chat.key).for_anybody()).await?;
    Ok(Key::open(line("intro-button").render_plain(language), link))
}

/// Whether somebody has introduced herself to a group.
pub async fn has_introduced(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    Ok(introductions::is_introduced(&cx.tx, chat, user).await?)
}

/// Which of these have introduced themselves to a group.
pub async fn introduced_among(cx: &Cx, chat: ChatKey, users: &[UserId]) -> Result<HashSet<UserId>> {
    Ok(queries::introduced_among(&cx.tx, chat, users).await?.into_iter().collect())
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
        vec![
            Door::managers("desk-door-welcome", &welcome::panel::Button::Welcome(welcome::panel::Does::Show)),
            Door::members("desk-door-introduction", &introduce::Action::Open),
            Door::managers("desk-door-questions", &Manage::Questions),
        ]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::joined().endpoint(welcome::joined))
            .branch(routes::left().endpoint(welcome::left))
            .branch(routes::unmuted().endpoint(welcome::unmuted))
            .branch(routes::bot_moved().endpoint(welcome::bot_moved))
            .branch(routes::opened_of::<welcome::panel::Button>(NAME).endpoint(welcome::panel::opened))
            .branch(
                routes::button_of::<welcome::panel::Button>(NAME).endpoint(panel::pressed::<welcome::panel::Button>),
            )
            .branch(routes::button_of::<welcome::readers::Reading>(NAME).endpoint(welcome::readers::pressed))
            .branch(routes::command("welcome").endpoint(welcome::panel::asked))
            .branch(routes::hashtagged().endpoint(by_hand::heard))
            .branch(panel::routes_among::<Who>())
            .branch(panel::routes_among::<ByHand>())
            .branch(panel::routes_among::<Manage>())
            .branch(routes::opened(NAME).endpoint(introduce::opened))
            .branch(routes::button(NAME).endpoint(introduce::pressed))
            .branch(routes::command("introduce").endpoint(introduce::asked))
            .branch(routes::command("intro").endpoint(introduce::asked_shortly))
            .branch(routes::command("who").endpoint(who::asked))
            .branch(routes::command("questions").endpoint(manage::asked))
    }

    fn settings(&self) -> &'static [SettingSpec] {
        &[
            typed::LINKS,
            welcome::typed::GREETING,
            welcome::typed::DELAY,
            welcome::typed::CLEANUP,
            welcome::typed::SERVICE,
        ]
    }

    fn has_topic(&self) -> bool {
        true
    }

    /// Who waits is not greeted, and the greeting that stands goes: its button leads nowhere.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on {
            return Ok(());
        }
        introductions::forget_offers(&cx.tx, chat).await?;
        welcome::end(cx, chat).await
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
            Later::ForgetTyped(chat) => by_hand::forget_old(cx, chat).await,
            Later::Index => index(cx).await,
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Greeting(greeted) => welcome::sent(cx, greeted, &sent.outcome).await,
            Note::Alone(alone) => welcome::alone::sent(cx, alone, &sent.outcome).await,
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

    /// What she alone would have seen is nothing to call for help about.
    fn minds_lost(&self, note: &Value) -> bool {
        matches!(Note::deserialize(note), Ok(Note::Alone(_)))
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &FLOWS
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        introductions::adopt_drafts(&cx.tx).await?;
        index(cx).await
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::goes("newcomers", "user_id"),
                Held::goes("member_tags", "user_id"),
                Held::goes("introduction_words", "user_id"),
                Held::goes("introduction_offers", "user_id"),
                // They go with her row.
                Held::mended("introduction_offers", "content"),
                Held::mended("introductions", "answers"),
                Held::goes("introductions", "user_id"),
                Held::impersonal("introduction_forms", "questions"),
                Held::impersonal("introduction_forms", "hashtags"),
                Held::mended("greetings", "greeted"),
                Held::mended("welcomes", "marks"),
                Held::goes("readers", "user_id"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let mut lines = Vec::new();
        if let Some(kept) = introductions::introduction(&cx.tx, chat, user).await? {
            let form = introduction::form(cx, &*cx.chat(chat).await?).await?;
            lines.push(views::told(move |language| {
                let shown = Shown { form: &form, answers: &kept.answers, may_lead: false };
                introduction::views::rows(shown, true, language)
            }));
        }
        let tags = tags_of(cx, chat, user).await?;
        if !tags.is_empty() {
            lines.push(views::tags_told(&tags));
        }
        lines.extend(only_reads(cx, chat, user).await?.then(|| line("mydata-only-reads")));
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
        introductions::forget_offers(&cx.tx, chat).await?;
        Ok(())
    }
}

/// Makes introductions of before findable, some at once: there may be very many.
async fn index(cx: &Cx) -> Result {
    if introduction::index_some(cx).await? {
        cx.set_timer(NAME, "index", None, cx.now, &Later::Index).await?;
    }
    Ok(())
}

/// Whether she has introduced herself in a group.
pub async fn is_introduced(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    Ok(introductions::is_introduced(&cx.tx, chat, user).await?)
}

/// Whether she is in a group, has introduced herself there, and lets others find her by that.
pub async fn may_be_found(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    Ok(introductions::may_be_found(&cx.tx, chat, user).await?)
}

/// What she says she is into, as she wrote it and in her order, without `#`.
pub async fn tags_of(cx: &Cx, chat: ChatKey, user: UserId) -> Result<Vec<String>> {
    Ok(introductions::tags(&cx.tx, chat, user).await?)
}

/// Who shares tags with her: at most so many of those who are in the group and let others find them, with their names and
/// the tags they share as she wrote them; first those with most in common.
pub async fn sharing(cx: &Cx, chat: ChatKey, user: UserId, most: usize) -> Result<Vec<(UserId, String, Vec<String>)>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Ok(introductions::sharing(&cx.tx, chat, user, most).await?)
}

/// Somebody's birthday, which the group may see.
#[derive(Debug, Clone)]
pub struct Birthday {
    /// Her name.
    pub name: String,
    /// Which day.
    pub on: YearDay,
    /// When she told it, or changed what she tells.
    pub told_at: DateTime<Utc>,
}

/// The birthdays of those who are in a group, gave them in their introductions and said that they may be seen.
pub async fn birthdays(cx: &Cx, chat: ChatKey) -> Result<Vec<Birthday>> {
    let all = introductions::with_birthday(&cx.tx, chat).await?;
    let birthday = |(name, answers, told_at): (String, Answers, DateTime<Utc>)| {
        let day = answers.iter().find_map(|(_, answer)| match answer {
            Answer::Day(day) => Some(*day),
            _ => None,
        });
        day.map(|on| Birthday { name, on, told_at })
    };
    Ok(all.into_iter().filter_map(birthday).collect())
}
