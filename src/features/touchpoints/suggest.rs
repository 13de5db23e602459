//! What a post that runs low could say next: conversation starters of the library the group has not had, and what members
//! asked and proposed lately, where they gave it for the group to see.

use chrono::TimeDelta;

use super::{library, log::log, panel::Action, pool, queries, queries::Touchpoint, timing, views};
use crate::{
    dispatch::{
        Cx, Result,
        items::{Button, Item},
        panel::{self, Page, View},
    },
    features::{ideas, series},
    telegram::{
        actor::{Actor, Person},
        keyboard::Keyboard,
        marked::Marked,
    },
    words::{Line, clip, line},
};

/// What the buttons of the item do.
const FROM_LIBRARY: &str = "library";
const FROM_MEMBERS: &str = "members";
/// So many conversation starters are added at once.
const AT_ONCE: usize = 5;
/// What was asked longer ago is not spoken of.
const LATELY: TimeDelta = TimeDelta::days(31);
/// So many questions are shown, and so much of each.
const MOST: i64 = 8;
const SHOWN: usize = 200;

/// The buttons below the words that a post runs low.
pub fn buttons() -> Vec<Button> {
    vec![Button::new("item-button-library", FROM_LIBRARY), Button::new("item-button-members", FROM_MEMBERS)]
}

/// Somebody pressed one of them; [`None`]: it is another.
pub async fn pressed(cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Option<Line>> {
    if ![FROM_LIBRARY, FROM_MEMBERS].contains(&does) {
        return Ok(None);
    }
    let id = item.reference.parse().unwrap_or_default();
    let Some(touchpoint) = timing::by_id(cx, id).await?.filter(|one| one.chat == item.chat && one.own) else {
        return Ok(Some(line("touch-gone")));
    };
    if does == FROM_MEMBERS {
        let chat = cx.chat(item.chat).await?;
        panel::show(cx, person.id.private_chat(), Some(&*chat), person, &Action::Asked { id }).await?;
        return Ok(Some(line("touch-suggest-below")));
    }
    let added = from_library(cx, &touchpoint, person).await?;
    Ok(Some(match added {
        0 => line("touch-suggest-none"),
        n => line("touch-suggest-added").num("n", i64::try_from(n).unwrap_or(i64::MAX)),
    }))
}

/// Adds some the group has not had. The library will not post them itself.
async fn from_library(cx: &Cx, touchpoint: &Touchpoint, person: &Person) -> Result<usize> {
    let chat = cx.chat(touchpoint.chat).await?;
    let mut used = queries::prompts_used(&cx.tx, chat.key).await?;
    let room = pool::MOST.saturating_sub(touchpoint.pieces.len()).min(AT_ONCE);
    let mut added = 0;
    while added < room {
        let left: Vec<_> = timing::starters(cx, &chat).await?;
        let next = library::choose(&left, &used, chat.key).filter(|prompt| !used.contains_key(&prompt.id));
        let Some(prompt) = next else { break };
        let text = Marked::plain(&Line::named(prompt.id.clone()).render_plain(chat.language));
        let new = queries::NewPiece { text: &text, media: &[], album: None, added_by: Some(person.id) };
        queries::add_piece(&cx.tx, (chat.key, touchpoint.plan.id), &new, cx.now).await?;
        queries::use_prompt(&cx.tx, chat.key, &prompt.id, cx.now).await?;
        used.insert(prompt.id.clone(), cx.now);
        added += 1;
    }
    if added > 0 {
        log(cx, &chat, &Actor::Person(person.clone()), (touchpoint.plan.id, None, "content")).await?;
        timing::watch_pool(cx, &chat, touchpoint.plan.id).await?;
        timing::watch_stock(cx, &chat).await?;
    }
    Ok(added)
}

/// What members asked and proposed lately, without names, for whoever writes the next text.
pub async fn asked(view: &View<'_>, touchpoint: &Touchpoint) -> Result<Page> {
    let (cx, chat, id) = (view.cx, view.chat()?, touchpoint.plan.id);
    let mut texts = Vec::new();
    if cx.is_on(chat.key, series::NAME).await? {
        texts.extend(series::questions_left(cx, chat.key, cx.now - LATELY, MOST).await?);
    }
    if cx.is_on(chat.key, ideas::NAME).await? {
        texts.extend(ideas::latest(cx, chat.key, cx.now - LATELY, MOST).await?);
    }
    let one = |text: &String| view.says(&line("touch-suggest-entry").text("text", &clip(text, SHOWN)));
    let entries: Vec<String> = texts.iter().map(one).collect();
    let words = match entries.is_empty() {
        true => line("touch-suggest-nothing"),
        false => line("touch-suggest").html("texts", entries.join("\n")),
    };
    let keys = [("touch-button-add-content", Action::AddContent { id }), ("touch-button-back", Action::Open { id })];
    let words = words.line("about", views::about(touchpoint));
    Ok(Page::new(view.says(&words), Keyboard::new().row(view.keys(&keys).await?)))
}
