//! Getting a group ready in two minutes: language, time zone, what the community is for, rhythm; then what
//! will happen, and which rights are missing.
//!
//! When a manager adds the bot, it writes to her in private if she has started it; else one short, silent message
//! in the group has a button that opens the private chat, and is gone once somebody began, or after a day. In
//! private one message asks four questions, by buttons; the zone may be typed, and what the community is for is typed
//! beside the kind of community it is. A kind comes with a proposal of what is to be on and how often people hear of it
//! ([`presets`]), which holds with *Yes*. Every other answer counts at once,
//! so leaving midway leaves nothing half done, and doing nothing leaves the defaults running. `/setup` opens it
//! again: in the group, or in private, where it asks which group is meant.
//!
//! A missing right is named at the beginning and at the end, with what does not work without it and where to
//! switch it on. When it is given, whoever was told is thanked; when one is taken away, managers hear of it in
//! private, at most once a day.

mod flow;
mod moved;
mod presets;
mod queries;
mod rules;
mod views;
mod zones;

pub use rules::{LONGEST_GOAL, goal as read_goal, no_goal};
pub use views::community;
pub use zones::{as_typed as zone_as_typed, find as find_zone, place};

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::{
    dispatch::{
        CommandSpec, Cx, Result, Room, Sent,
        items::Item,
        routes::{self, Routes},
    },
    store::{ChatKey, chats::Chat, conversations::Draft, held::Held, people, timers::Timer},
    telegram::{UserId, actor::Person},
    words::{Line, line},
};
use rules::{Right, Screen};

/// The room's name.
pub const NAME: &str = "setup";

const COMMANDS: [CommandSpec; 2] = [CommandSpec::manager("setup").unlisted(), CommandSpec::private("setup")];

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// After we were added: by now it is known who the administrators are.
    Arrived { chat: ChatKey, by: Option<UserId> },
    /// The invitation in the group.
    Invitation(ChatKey),
    /// The setup's message in private.
    Shown { chat: ChatKey, user: UserId },
    /// Thanks in the setup's message.
    Thanks { chat: ChatKey, user: UserId, right: Right },
}

/// The question whose answer a manager may type.
#[derive(Debug, Serialize, Deserialize)]
struct Asked {
    chat: ChatKey,
    screen: Screen,
}

/// The room.
#[derive(Debug)]
pub struct Setup;

#[async_trait]
impl Room for Setup {
    fn name(&self) -> &'static str {
        NAME
    }

    fn can_be_switched(&self) -> bool {
        false
    }

    fn commands(&self) -> &'static [CommandSpec] {
        &COMMANDS
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::bot_moved().endpoint(moved::moved))
            .branch(routes::opened(NAME).endpoint(flow::opened))
            .branch(routes::button(NAME).endpoint(flow::pressed))
            .branch(routes::answer(NAME).endpoint(flow::typed))
            .branch(routes::command("setup").endpoint(flow::command))
    }

    /// The invitation was there for a day.
    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        match timer.chat {
            Some(chat) => moved::remove_invitation(cx, &*cx.chat(chat).await?).await,
            None => Ok(()),
        }
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, _does: &str, _person: &Person) -> Result<Line> {
        moved::look_again(cx, item.chat).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Arrived { chat, by } => moved::arrived(cx, &*cx.chat(chat).await?, by).await,
            Note::Invitation(chat) => moved::invited(cx, chat, &sent.outcome).await,
            Note::Shown { chat, user } => flow::shown(cx, chat, user, &sent.outcome).await,
            Note::Thanks { chat, user, right } => moved::thanked(cx, chat, user, right, &sent.outcome).await,
        }
    }

    async fn half_done(&self, cx: &Cx, _user: UserId, draft: &Draft) -> Result<Option<Line>> {
        let asked: Asked = serde_json::from_str(&draft.state)?;
        Ok(Some(line("setup-half-done").text("group", &cx.chat(asked.chat).await?.title)))
    }

    async fn ask_again(&self, cx: &Cx, person: &Person, draft: &Draft) -> Result {
        flow::ask_again(cx, person, &serde_json::from_str(&draft.state)?).await
    }

    fn held(&self) -> &'static [Held] {
        const { &[Held::goes("setup_wizards", "user_id"), Held::impersonal("setup_wizards", "screen")] }
    }

    /// Message numbers start again, so the invitation can no longer be named.
    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        moved::forget_invitation(cx, chat).await
    }
}

/// The key of the timer that removes an invitation.
fn invitation_timer(chat: ChatKey) -> String {
    format!("invitation:{}", chat.0)
}

/// What she reads in the setup of a group: the language she chose for private talk, else the one she chose there, else
/// her app's, else the group's.
async fn reader(cx: &Cx, chat: &Chat, user: UserId) -> Result<views::Reader> {
    let hers = people::known(&cx.tx, user).await?.and_then(|known| known.chosen_language);
    let lang = match hers.or(queries::wizard(&cx.tx, chat.key, user).await?.language) {
        Some(chosen) => chosen,
        None => cx.language_of(user, Some(chat.language)).await?,
    };
    Ok(views::Reader { user, lang })
}
