//! The list of what waits: five on a page, one of them with its buttons, so that a page has few rows on a small phone.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Action, NAME, managed, views};
use crate::{
    dispatch::{
        Cx, Result,
        context::About,
        items::{Item, State},
    },
    store::{
        ChatKey,
        chats::{self, Chat},
        items as rows, people,
    },
    telegram::{
        UserId,
        keyboard::{Key, Keyboard},
    },
    words::{Lang, line},
};

/// Items on a page.
pub(super) const PER_PAGE: usize = 5;
/// Buttons of one item.
const MOST_BUTTONS: usize = 4;

/// Of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Of {
    /// All her groups.
    All,
    /// One group.
    Chat(ChatKey),
    /// What a message told of.
    Call(i64),
}

/// A button back to where she came from: another room's.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Back {
    /// Whose.
    pub room: String,
    /// What it does there.
    pub action: Value,
}

/// A view of the list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Look {
    /// Of what.
    pub of: Of,
    /// Which page.
    #[serde(default)]
    pub page: usize,
    /// Which item has its buttons shown; [`None`]: the first that waits.
    #[serde(default)]
    pub open: Option<i64>,
    /// The way back.
    #[serde(default)]
    pub back: Option<Back>,
}

impl Look {
    /// The first page.
    #[must_use]
    pub const fn of(of: Of) -> Self {
        Self { of, page: 0, open: None, back: None }
    }

    /// With a way back.
    #[must_use]
    pub fn with_back(self, back: Back) -> Self {
        Self { back: Some(back), ..self }
    }

    fn on_page(&self, page: usize) -> Self {
        Self { page, open: None, ..self.clone() }
    }

    fn opening(&self, item: i64) -> Self {
        Self { open: Some(item), ..self.clone() }
    }
}

/// A group on a page, and who manages it.
pub(super) struct Group {
    pub chat: Chat,
    pub managers: HashSet<UserId>,
}

/// How much waits in each group she manages; those in which nothing does are left out.
pub async fn waiting(cx: &Cx, user: UserId) -> Result<Vec<(ChatKey, i64)>> {
    let (_, keys) = managed(cx, user).await?;
    Ok(rows::counts(&cx.tx, &keys, cx.now).await?)
}

/// The words and buttons of a view, for somebody who manages groups: of others she sees nothing.
pub async fn list(cx: &Cx, look: &Look, user: UserId, language: Lang) -> Result<(String, Keyboard)> {
    let (groups, all) = managed(cx, user).await?;
    let keys = match look.of {
        Of::Chat(chat) if groups.iter().any(|group| group.key == chat) => serde_json::to_string(&[chat])?,
        Of::Chat(_) => "[]".to_owned(),
        Of::All | Of::Call(_) => all,
    };
    let total = match look.of {
        Of::Call(call) => rows::told_in(&cx.tx, call, &keys).await?,
        Of::All | Of::Chat(_) => rows::counts(&cx.tx, &keys, cx.now).await?.iter().map(|(_, n)| n).sum(),
    };
    let total = usize::try_from(total).unwrap_or_default();
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page = look.page.min(pages - 1);
    let look = &Look { page, ..look.clone() };
    let (after, most) = (i64::try_from(page * PER_PAGE).unwrap_or_default(), i64::try_from(PER_PAGE).unwrap_or(5));
    let rows = match look.of {
        Of::Call(call) => rows::of_call(&cx.tx, call, &keys, after, most).await?,
        Of::All | Of::Chat(_) => rows::waiting(&cx.tx, &keys, cx.now, after, most).await?,
    };
    let items: Vec<Item> = rows.into_iter().map(|row| Item::of(row, cx.now)).collect();
    let about = groups_of(cx, &items).await?;
    let items: Vec<Item> = items.into_iter().map(|item| owned(item, &about)).collect();
    let waits = |item: &&Item| !matches!(item.state, State::Done(_));
    let open = items.iter().find(|item| Some(item.id) == look.open).or_else(|| items.iter().find(waits));
    let html = views::page(cx, &items, &about, views::Place { page, pages, total, language }).await?;
    let keyboard = keyboard(cx, look, (&items, open), (user, pages, language)).await?;
    Ok((html, keyboard))
}

/// Who has an item and manages its group no longer has it no longer.
fn owned(mut item: Item, about: &HashMap<ChatKey, Group>) -> Item {
    if let State::Mine(owner) = item.state
        && !about.get(&item.chat).is_some_and(|group| group.managers.contains(&owner))
    {
        item.state = State::New;
    }
    item
}

async fn groups_of(cx: &Cx, items: &[Item]) -> Result<HashMap<ChatKey, Group>> {
    let mut groups = HashMap::new();
    for item in items {
        if !groups.contains_key(&item.chat) {
            let chat = chats::by_key(&cx.tx, item.chat).await?;
            groups.insert(item.chat, Group { chat, managers: people::managers(&cx.tx, item.chat).await? });
        }
    }
    Ok(groups)
}

async fn keyboard(
    cx: &Cx,
    look: &Look,
    (items, open): (&[Item], Option<&Item>),
    (user, pages, language): (UserId, usize, Lang),
) -> Result<Keyboard> {
    let hers = About::default().only_user(user);
    let mut keyboard = Keyboard::new();
    if items.len() > 1 {
        let mut numbers = Vec::new();
        for (n, item) in (1..).zip(items) {
            let is_open = if open.is_some_and(|open| open.id == item.id) { "yes" } else { "no" };
            let label = line("attention-button-number").num("n", look_number(look, n)).plain("open", is_open);
            let action = Action::Show(look.opening(item.id));
            numbers.push(cx.button(NAME, label.render_plain(language), &action, hers).await?);
        }
        keyboard = keyboard.row(numbers);
    }
    if let Some(item) = open.filter(|item| !matches!(item.state, State::Done(_))) {
        let (own, usual) = keys_of(cx, look, item, user, language).await?;
        keyboard = keyboard.rows_of(2, own).row(usual);
    }
    let mut turns = Vec::new();
    let before = look.page.checked_sub(1).map(|page| (page, "page-previous"));
    let after = Some((look.page + 1, "page-following")).filter(|(page, _)| *page < pages);
    for (page, label) in before.into_iter().chain(after) {
        let action = Action::Show(look.on_page(page));
        turns.push(cx.button(NAME, line(label).render_plain(language), &action, hers).await?);
    }
    keyboard = keyboard.row(turns);
    if look.back.is_none() {
        let label = line("attention-button-wishes").render_plain(language);
        return Ok(keyboard.row([cx.button(NAME, label, &Action::Wishes, hers).await?]));
    }
    Ok(keyboard.row(back(cx, look, user, language).await?))
}

/// The number of the n-th item of a page, counted over all pages.
fn look_number(look: &Look, n: usize) -> i64 {
    i64::try_from(look.page * PER_PAGE + n).unwrap_or_default()
}

async fn back(cx: &Cx, look: &Look, user: UserId, language: Lang) -> Result<Option<Key>> {
    let Some(back) = &look.back else { return Ok(None) };
    let Some(room) = cx.rooms.named(&back.room) else { return Ok(None) };
    let about = match look.of {
        Of::Chat(chat) => About::chat(chat).only_user(user),
        Of::All | Of::Call(_) => About::default().only_user(user),
    };
    let label = line("attention-button-back").render_plain(language);
    Ok(Some(cx.button(room.name(), label, &back.action, about).await?))
}

/// The buttons of an item: its room's own, and those every item has.
async fn keys_of(cx: &Cx, look: &Look, item: &Item, user: UserId, language: Lang) -> Result<(Vec<Key>, Vec<Key>)> {
    let about = About::chat(item.chat).only_user(user);
    let (id, look) = (item.id, || look.clone());
    let mut own = Vec::new();
    for button in item.buttons.iter().take(MOST_BUTTONS) {
        let label = crate::words::Line::named(button.label.clone()).render_plain(language);
        let action = Action::Does { item: id, does: button.does.clone(), look: look() };
        own.push(cx.button(NAME, label, &action, about).await?);
    }
    let first = match item.state {
        State::Mine(owner) if owner == user => {
            Some(("attention-button-release", Action::Release { item: id, look: look() }))
        }
        State::Mine(_) => None,
        _ => Some(("attention-button-mine", Action::Mine { item: id, look: look() })),
    };
    let others = [
        ("attention-button-tomorrow", Action::Tomorrow { item: id, look: look() }),
        ("attention-button-done", Action::Finish { item: id, look: look() }),
    ];
    let mut usual = Vec::new();
    for (label, action) in first.into_iter().chain(others) {
        usual.push(cx.button(NAME, line(label).render_plain(language), &action, about).await?);
    }
    Ok((own, usual))
}
