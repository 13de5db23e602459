//! Her groups: those she manages, then those she is a member of.

use super::{LONGEST_ALONE, Look, Page, Screen};
use crate::{
    dispatch::{Cx, Result},
    features::attention,
    store::{ChatKey, chats, people},
    telegram::{UserId, keyboard::Keyboard},
    words::line,
};

/// Groups on a page, beside the rows that turn it and find others: so many rows fit a phone.
const PER_PAGE: usize = 6;
/// As many fit without those.
const WITHOUT_PAGES: usize = 8;

/// A group of hers.
pub struct Group {
    pub chat: ChatKey,
    title: String,
    is_managed: bool,
    waiting: i64,
}

/// Her groups, those she manages first; with this in their name, if anything.
pub async fn of(cx: &Cx, user: UserId, named: Option<&str>) -> Result<Vec<Group>> {
    let waits = attention::waiting(cx, user).await?;
    let of_chat = |chat| waits.iter().find(|(key, _)| *key == chat).map_or(0, |(_, n)| *n);
    let managed = chats::helped_by(&cx.tx, user).await?;
    let mut groups: Vec<Group> = managed
        .into_iter()
        .map(|chat| Group { waiting: of_chat(chat.key), chat: chat.key, title: chat.title, is_managed: true })
        .collect();
    for shared in people::shared_groups(&cx.tx, user).await? {
        if groups.iter().all(|group| group.chat != shared.chat) {
            groups.push(Group { chat: shared.chat, title: shared.title, is_managed: false, waiting: 0 });
        }
    }
    if let Some(part) = named.map(str::to_lowercase) {
        groups.retain(|group| group.title.to_lowercase().contains(&part));
    }
    Ok(groups)
}

/// A page of them.
pub async fn list(look: &Look<'_>, page: usize, named: Option<&str>) -> Result<Page> {
    let groups = of(look.cx, look.person.id, named).await?;
    let per_page = if groups.len() > WITHOUT_PAGES { PER_PAGE } else { WITHOUT_PAGES };
    let pages = groups.len().div_ceil(per_page).max(1);
    let page = page.min(pages - 1);
    let mut keyboard = Keyboard::new();
    for group in groups.iter().skip(page * per_page).take(per_page) {
        let label = line("desk-group")
            .text("title", &group.title)
            .plain("managed", if group.is_managed { "yes" } else { "no" })
            .num("waiting", group.waiting);
        let open = Screen::Group { page: 0 };
        keyboard = keyboard.row([look.show(&label, LONGEST_ALONE, Some(group.chat), open).await?]);
    }
    let turned = named.map(str::to_owned);
    let turns = look.turns(None, page, pages, |page| Screen::Groups { page, named: turned.clone() }).await?;
    keyboard = keyboard.row(turns);
    if named.is_some() {
        let all = Screen::Groups { page: 0, named: None };
        keyboard = keyboard.row([look.show(&line("desk-button-groups"), LONGEST_ALONE, None, all).await?]);
    } else if groups.len() > WITHOUT_PAGES {
        keyboard = keyboard.row([look.show(&line("desk-button-find"), LONGEST_ALONE, None, Screen::Find).await?]);
    }
    let words = match (named, groups.len()) {
        (Some(named), 0) => line("desk-none-named").text("typed", named),
        (Some(named), _) => line("desk-groups-named").text("typed", named),
        (None, 0) => line("desk-no-groups"),
        (None, _) => line("desk-groups"),
    };
    Ok(Page { html: look.words(&words), keyboard, chat: None })
}

/// The question for a part of a name.
pub async fn find(look: &Look<'_>) -> Result<Page> {
    let all = Screen::Groups { page: 0, named: None };
    let back = look.show(&line("desk-button-groups"), LONGEST_ALONE, None, all).await?;
    Ok(Page { html: look.words(&line("desk-find")), keyboard: Keyboard::new().row([back]), chat: None })
}
