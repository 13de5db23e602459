//! Which group is meant: asked in private of who is in several, with a button for each, eight on a page. All rooms ask
//! in this way, so that who looks after a hundred groups finds hers as well.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ALONE, Page, Pager, ROWS, View};
use crate::{
    dispatch::{Cx, Press, Result, Room, context::About, house},
    store::{ChatKey, chats, people},
    telegram::{ChatId, UserId, actor::Person, keyboard::Keyboard, request::Request},
    words::{Lang, Line, clip},
};

/// A room's question.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Question {
    room: String,
    /// What the button of a group does, in its room.
    action: Value,
    /// The name of the message that asks.
    words: String,
    among: Among,
}

/// Which groups are offered.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum Among {
    /// Those she is in.
    Shared,
    /// Those she manages.
    Managed,
}

impl Question {
    /// `words`, answered by buttons of `room` that do `action` with a group.
    ///
    /// # Errors
    /// If the action cannot be written as JSON.
    pub fn new(
        room: &'static str,
        words: &'static str,
        among: Among,
        action: &impl Serialize,
    ) -> serde_json::Result<Self> {
        Ok(Self { room: room.to_owned(), words: words.to_owned(), among, action: serde_json::to_value(action)? })
    }

    async fn groups(&self, cx: &Cx, user: UserId) -> Result<Vec<(ChatKey, String)>> {
        match self.among {
            Among::Shared => shared_groups(cx, user, &self.room).await,
            Among::Managed => {
                Ok(chats::managed_by(&cx.tx, user).await?.into_iter().map(|chat| (chat.key, chat.title)).collect())
            }
        }
    }
}

/// The groups a person is in where a room is on, by name.
pub async fn shared_groups(cx: &Cx, user: UserId, room: &str) -> Result<Vec<(ChatKey, String)>> {
    let mut groups = Vec::new();
    for one in people::shared_groups(&cx.tx, user).await? {
        if cx.is_on(one.chat, room).await? {
            groups.push((one.chat, one.title));
        }
    }
    Ok(groups)
}

/// What the buttons between pages do.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::dispatch) struct Turn {
    question: Question,
    page: usize,
}

/// Asks her.
pub async fn ask(cx: &Cx, to: ChatId, person: &Person, question: &Question) -> Result {
    let language = cx.language_of(person.id, None).await?;
    let page = page(cx, person, question, 0, language).await?;
    cx.send(Request::message(to, &page.html).keyboard(&page.keyboard)).await
}

/// Another page of the same question.
pub(in crate::dispatch) async fn turned(cx: &Cx, press: &Press, turn: Turn) -> Result {
    let language = cx.language_for_press(press).await?;
    let page = page(cx, &press.person, &turn.question, turn.page, language).await?;
    cx.edit_pressed(press, &page.html, &page.keyboard).await?;
    cx.answer(press).await
}

async fn page(cx: &Cx, person: &Person, question: &Question, wanted: usize, lang: Lang) -> Result<Page> {
    let room = cx.rooms.named(&question.room).map(Room::name);
    let room = room.ok_or_else(|| anyhow::anyhow!("no room is called {}", question.room))?;
    let groups = question.groups(cx, person.id).await?;
    let pager = Pager::new(wanted, groups.len(), ROWS);
    let mut keys = Vec::with_capacity(ROWS);
    for (chat, title) in pager.of(&groups) {
        let about = match question.among {
            Among::Managed => About::chat(*chat).only(person),
            Among::Shared => About::chat(*chat).only(person).for_anybody(),
        };
        keys.push(cx.button(room, clip(title, ALONE), &question.action, about).await?);
    }
    let hers = About::default().only(person);
    let view = View { cx, lang, in_private: true, chat: None, person: Some(person), room: house::NAME, about: hers };
    let turns = pager.turns(&view, |page| Turn { question: question.clone(), page }).await?;
    let words = pager.says(Line::named(question.words.clone()));
    Ok(Page::new(words.render(lang), Keyboard::new().rows_of(1, keys).row(turns)))
}
