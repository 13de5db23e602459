//! Which group is meant: asked in private of who is in several, with a button for each, eight on a page. All rooms ask
//! in this way, so that who looks after a hundred groups finds hers as well.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Cx, Press, Result, Room, context::About, house};
use crate::{
    store::{ChatKey, chats, people},
    telegram::{ChatId, UserId, actor::Person, keyboard::Keyboard, request::Request},
    words::{Lang, Line, clip, line},
};

/// Groups on a page.
const PER_PAGE: usize = 8;
/// Longest label with a group's name, in graphemes.
const LONGEST_LABEL: usize = 40;

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
pub(super) struct Turn {
    question: Question,
    page: usize,
}

/// Asks her.
pub async fn ask(cx: &Cx, to: ChatId, person: &Person, question: &Question) -> Result {
    let language = cx.language_of(person.id, None).await?;
    let (html, keyboard) = page(cx, person, question, 0, language).await?;
    cx.send(Request::message(to, &html).keyboard(&keyboard)).await
}

/// Another page of the same question.
pub(super) async fn turned(cx: &Cx, press: &Press, turn: Turn) -> Result {
    let Turn { question, page: wanted } = turn;
    let language = cx.language_for_press(press).await?;
    let (html, keyboard) = page(cx, &press.person, &question, wanted, language).await?;
    cx.edit_pressed(press, &html, &keyboard).await?;
    cx.answer(press).await
}

async fn page(
    cx: &Cx,
    person: &Person,
    question: &Question,
    wanted: usize,
    language: Lang,
) -> Result<(String, Keyboard)> {
    let room = cx.rooms.named(&question.room).map(Room::name);
    let room = room.ok_or_else(|| anyhow::anyhow!("no room is called {}", question.room))?;
    let groups = question.groups(cx, person.id).await?;
    let pages = groups.len().div_ceil(PER_PAGE).max(1);
    let page = wanted.min(pages - 1);
    let mut keys = Vec::with_capacity(PER_PAGE);
    for (chat, title) in groups.into_iter().skip(page * PER_PAGE).take(PER_PAGE) {
        let about = match question.among {
            Among::Managed => About::chat(chat).only(person),
            Among::Shared => About::chat(chat).only(person).for_anybody(),
        };
        keys.push(cx.button(room, clip(&title, LONGEST_LABEL), &question.action, about).await?);
    }
    let mut turns = Vec::new();
    let before = page.checked_sub(1).map(|page| (page, "page-previous"));
    let after = Some((page + 1, "page-following")).filter(|(page, _)| *page < pages);
    for (page, label) in before.into_iter().chain(after) {
        let turn = Turn { question: question.clone(), page };
        let label = line(label).render_plain(language);
        turns.push(cx.button(house::NAME, label, &turn, About::default().only(person)).await?);
    }
    let asked = Line::named(question.words.clone());
    let words = match pages {
        1 => asked,
        _ => line("page-of").line("words", asked).plain("place", &format!("\u{2066}{}/{pages}\u{2069}", page + 1)),
    };
    Ok((words.render(language), Keyboard::new().rows_of(1, keys).row(turns)))
}
