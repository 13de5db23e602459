//! The list of what waits: five on a page, one of them with its buttons, so that a page has few rows on a small phone.

use std::collections::{HashMap, hash_map::Entry};

use serde::{Deserialize, Serialize};

use super::{Action, charge, views};
use crate::{
    dispatch::{
        Cx, Result,
        context::About,
        items::{Item, State},
        panel::{Page, Pager, View},
    },
    store::{
        ChatKey,
        chats::{self, Chat},
        items::{self as rows, Charge},
    },
    telegram::{
        UserId,
        keyboard::{Key, Keyboard},
    },
    words::{Line, line},
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
}

impl Look {
    /// The first page.
    #[must_use]
    pub const fn of(of: Of) -> Self {
        Self { of, page: 0, open: None }
    }

    const fn on_page(&self, page: usize) -> Self {
        Self { of: self.of, page, open: None }
    }

    const fn opening(&self, item: i64) -> Self {
        Self { of: self.of, page: self.page, open: Some(item) }
    }
}

/// How much waits in each group she manages or helps in; those in which nothing does are left out.
pub async fn waiting(cx: &Cx, user: UserId) -> Result<Vec<(ChatKey, i64)>> {
    let (_, charges) = charge::of(cx, user).await?;
    Ok(rows::counts(&cx.tx, &charges, cx.now).await?)
}

/// A page of it, for somebody who manages groups or helps in them: of others she sees nothing.
pub async fn page(view: &View<'_>, look: &Look) -> Result<Page> {
    let (cx, user) = (view.cx, view.person()?.id);
    let (_, mut charges) = charge::of(cx, user).await?;
    if let Of::Chat(chat) = look.of {
        charges.retain(|(key, _)| *key == chat);
    }
    let pager = Pager::new(look.page, how_many(cx, look, &charges).await?, PER_PAGE);
    let look = Look { page: pager.page(), ..look.clone() };
    let (items, about) = items_on(cx, &look, &charges, pager).await?;
    let waits = |item: &&Item| !matches!(item.state, State::Done(_));
    let open = items.iter().find(|item| Some(item.id) == look.open).or_else(|| items.iter().find(waits));
    let html = views::page(view, &items, &about, pager).await?;
    let mut keyboard = Keyboard::new();
    if items.len() > 1 {
        keyboard = keyboard.row(numbers(view, &look, (&items, open), pager).await?);
    }
    if let Some(item) = open.filter(waits) {
        let (own, usual) = keys_of(view, &look, item, user).await?;
        keyboard = keyboard.rows_of(2, own).row(usual);
    }
    let turns = pager.turns(view, |page| Action::Show(look.on_page(page))).await?;
    let wishes = view.key(&line("attention-button-wishes"), &Action::Wishes).await?;
    Ok(Page::new(html, keyboard.row(turns).row([wishes])))
}

async fn how_many(cx: &Cx, look: &Look, charges: &[Charge]) -> Result<usize> {
    let all = match look.of {
        Of::Call(call) => rows::told_in(&cx.tx, call, charges).await?,
        Of::All | Of::Chat(_) => rows::counts(&cx.tx, charges, cx.now).await?.iter().map(|(_, n)| n).sum(),
    };
    Ok(usize::try_from(all).unwrap_or_default())
}

async fn items_on(
    cx: &Cx,
    look: &Look,
    charges: &[Charge],
    pager: Pager,
) -> Result<(Vec<Item>, HashMap<ChatKey, Chat>)> {
    let (after, most) = (i64::try_from(pager.first()).unwrap_or_default(), i64::try_from(PER_PAGE).unwrap_or(5));
    let rows = match look.of {
        Of::Call(call) => rows::of_call(&cx.tx, call, charges, after, most).await?,
        Of::All | Of::Chat(_) => rows::waiting(&cx.tx, charges, cx.now, after, most).await?,
    };
    let (mut items, mut about) = (Vec::with_capacity(PER_PAGE), HashMap::new());
    for row in rows {
        let item = owned(cx, Item::of(row, cx.now)).await?;
        if let Entry::Vacant(unknown) = about.entry(item.chat) {
            unknown.insert(chats::by_key(&cx.tx, item.chat).await?);
        }
        items.push(item);
    }
    Ok((items, about))
}

/// Who has an item and manages its group no longer has it no longer.
async fn owned(cx: &Cx, mut item: Item) -> Result<Item> {
    if let State::Mine(owner) = item.state
        && !charge::has(cx, owner, &item).await?
    {
        item.state = State::New;
    }
    Ok(item)
}

/// A button for each item of the page, which shows its buttons.
async fn numbers(
    view: &View<'_>,
    look: &Look,
    (items, open): (&[Item], Option<&Item>),
    pager: Pager,
) -> Result<Vec<Key>> {
    let mut numbers = Vec::with_capacity(items.len());
    for (n, item) in (pager.first() + 1..).zip(items) {
        let is_open = if open.is_some_and(|open| open.id == item.id) { "yes" } else { "no" };
        let n = i64::try_from(n).unwrap_or_default();
        let label = line("attention-button-number").num("n", n).plain("open", is_open);
        numbers.push(view.key(&label, &Action::Show(look.opening(item.id))).await?);
    }
    Ok(numbers)
}

/// The buttons of an item: its room's own, and those every item has.
async fn keys_of(view: &View<'_>, look: &Look, item: &Item, user: UserId) -> Result<(Vec<Key>, Vec<Key>)> {
    let section = view.cx.rooms.named(&item.section).map(|room| room.name());
    let about = About { section, ..About::chat(item.chat).only_user(user) };
    let key =
        async |label: Line, action: Action| view.labelled_about(label.render_plain(view.lang), &action, about).await;
    let (id, look) = (item.id, || look.clone());
    let mut own = Vec::new();
    for button in item.buttons.iter().take(MOST_BUTTONS) {
        let action = Action::Does { item: id, does: button.does.clone(), look: look() };
        own.push(key(Line::named(button.label.clone()), action).await?);
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
        usual.push(key(line(label), action).await?);
    }
    Ok((own, usual))
}
