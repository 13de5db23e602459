//! What people do on the stage and what they then see, and what is known of their groups.

use kehila::{
    dispatch::{Cx, Stop},
    store::{
        ChatKey,
        chats::{self, Chat, Rhythm},
        room_settings,
    },
    telegram::ChatId as OurChat,
    words::{Lang, line},
};
use simulator::{ChatId, MessageId, UserId};

use super::{Scene, without_marks};

/// Pages on which somebody looks for a button.
const MOST_PAGES: usize = 5;

/// A message with buttons, as one person sees it, without the invisible marks.
#[derive(Debug)]
pub struct Panel {
    pub words: String,
    pub labels: Vec<String>,
}

impl Scene {
    /// Somebody says something, and everything follows.
    pub async fn say(&mut self, chat: ChatId, who: UserId, text: &str) -> MessageId {
        let message = self.sim.say(chat, who, text);
        self.settle().await;
        message
    }

    /// As [`Scene::say`], to the bot in private.
    pub async fn say_in_private(&mut self, who: UserId, text: &str) {
        self.say(who.private(), who, text).await;
    }

    /// As [`Scene::say`]; what she has seen there since she last looked.
    pub async fn say_and_see(&mut self, chat: ChatId, who: UserId, text: &str) -> String {
        self.say(chat, who, text).await;
        self.sees(chat, who)
    }

    /// Somebody presses the newest button on which this is visible, and everything follows.
    pub async fn press(&mut self, chat: ChatId, who: UserId, visible: &str) {
        let label = self.button(chat, who, visible);
        self.sim.press(chat, who, &label).unwrap();
        self.settle().await;
    }

    /// As [`Scene::press`], in private. What is not on a page is looked for on those that follow.
    pub async fn press_in_private(&mut self, who: UserId, visible: &str) {
        let wanted = without_marks(visible);
        let turns = Lang::ALL.map(|lang| without_marks(&line("page-following").render_plain(lang)));
        for _ in 0..MOST_PAGES {
            let view = self.sim.view(who.private(), who);
            let mut shown = view.iter().flat_map(|seen| seen.buttons.iter().flatten());
            if shown.any(|label| without_marks(label).contains(&wanted)) {
                break;
            }
            let labels = self.panel(who.private(), who).labels;
            let Some(turn) = labels.into_iter().find(|label| turns.contains(label)) else { break };
            self.press(who.private(), who, &turn).await;
        }
        self.press(who.private(), who, visible).await;
    }

    /// As [`Scene::press`]; what she has seen there since she last looked.
    pub async fn press_and_see(&mut self, chat: ChatId, who: UserId, visible: &str) -> String {
        self.press(chat, who, visible).await;
        self.sees(chat, who)
    }

    /// The label of the newest button on which this is visible, with its marks: all of it rather than a part.
    pub fn button(&self, chat: ChatId, who: UserId, visible: &str) -> String {
        let visible = without_marks(visible);
        let shown = self.sim.view(chat, who);
        let found = shown.iter().rev().find_map(|seen| {
            let find = |fits: &dyn Fn(&str) -> bool| seen.buttons.iter().flatten().find(|l| fits(&without_marks(l)));
            find(&|label| label == visible).or_else(|| find(&|label| label.contains(&visible)))
        });
        found.unwrap_or_else(|| panic!("no button {visible} in {shown:#?}")).clone()
    }

    /// The newest message with buttons that she sees.
    pub fn panel(&self, chat: ChatId, who: UserId) -> Panel {
        let view = self.sim.view(chat, who);
        let seen = view.into_iter().rfind(|seen| !seen.buttons.is_empty()).expect("a panel is shown");
        let labels = seen.buttons.iter().flatten().map(|label| without_marks(label)).collect();
        Panel { words: without_marks(&seen.text), labels }
    }

    /// What is known of a group.
    pub async fn chat(&self, group: ChatId) -> Chat {
        let tx = self.core.store.read().await.unwrap();
        chats::by_telegram_id(&tx, OurChat(group.0)).await.unwrap().expect("the group is known")
    }

    /// A group's key.
    pub async fn key(&self, group: ChatId) -> ChatKey {
        self.chat(group).await.key
    }

    /// Changes what is kept about a group, as a handler would.
    pub async fn change<E: Into<Stop>>(&self, group: ChatId, change: impl AsyncFnOnce(&Cx, ChatKey) -> Result<(), E>) {
        let key = self.key(group).await;
        self.with_cx(async |cx| {
            change(cx, key).await.map_err(Into::into)?;
            cx.chat_changed(key).await
        })
        .await;
    }

    /// Decides how often conversation starters come.
    pub async fn set_rhythm(&self, group: ChatId, rhythm: Rhythm) {
        let code = rhythm.code();
        self.change(group, async |cx, key| room_settings::set(&cx.tx, key, "touchpoints", "rhythm", code).await).await;
    }
}
