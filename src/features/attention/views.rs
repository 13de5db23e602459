//! What waits in words, and how she is told.

use std::collections::HashMap;

use super::{
    Action, NAME, duty,
    list::{Group, Look, Of, PER_PAGE as ITEMS},
    managed,
    rules::How,
};
use crate::{
    dispatch::{
        Cx, Result,
        context::About,
        items::{Item, State},
    },
    store::{ChatKey, people},
    telegram::{UserId, actor::Person, keyboard::Keyboard},
    words::{Lang, Line, clip, clock_time, day_and_time, line},
};

/// Longest name of a group, in graphemes.
const LONGEST_NAME: usize = 60;
/// The same on a button.
const LONGEST_LABEL: usize = 24;
/// Groups on a page of those where she takes turns.
const PER_PAGE: usize = 5;
/// Hours that are offered for the daily round.
const HOURS: [u16; 5] = [7, 9, 12, 18, 20];

/// Where on which page.
pub struct Place {
    pub page: usize,
    pub pages: usize,
    pub total: usize,
    pub language: Lang,
}

/// A page of the list.
pub async fn page(cx: &Cx, items: &[Item], about: &HashMap<ChatKey, Group>, place: Place) -> Result<String> {
    if items.is_empty() {
        return Ok(line("attention-nothing").render(place.language));
    }
    let mut parts = Vec::new();
    if place.total > 1 {
        let title = line("attention-title").num("n", i64::try_from(place.total).unwrap_or_default());
        parts.push(on_page(title, place.page, place.pages).render(place.language));
    }
    for (n, item) in (place.page * ITEMS + 1..).zip(items) {
        let Some(group) = about.get(&item.chat) else { continue };
        let words = of_item(cx, item, group).await?;
        let words = match place.total {
            1 => words,
            _ => line("attention-numbered").num("n", i64::try_from(n).unwrap_or_default()).line("item", words),
        };
        parts.push(words.render(place.language));
    }
    Ok(parts.join("\n\n"))
}

fn on_page(words: Line, page: usize, pages: usize) -> Line {
    match pages {
        1 => words,
        _ => line("page-of").line("words", words).plain("place", &format!("\u{2066}{}/{pages}\u{2069}", page + 1)),
    }
}

async fn of_item(cx: &Cx, item: &Item, group: &Group) -> Result<Line> {
    let chat = &group.chat;
    let when = |at| day_and_time(at, chat.zone, cx.now);
    let state = match item.state {
        State::New => None,
        State::Mine(owner) => Some(has_it(cx, owner).await?),
        State::Later(_, until) => Some(line("attention-later").line("when", when(until))),
        State::Done(None) => Some(line("attention-over")),
        State::Done(Some(owner)) => Some(line("attention-done").text("name", &name(cx, owner).await?)),
    };
    let words = line("attention-item")
        .text("group", &clip(&chat.title, LONGEST_NAME))
        .line("since", when(item.since))
        .line("words", item.words.clone());
    Ok(match state {
        Some(state) => line("attention-item-state").line("item", words).line("state", state),
        None => words,
    })
}

/// "Noa has it."
pub async fn has_it(cx: &Cx, owner: UserId) -> Result<Line> {
    Ok(line("attention-mine").text("name", &name(cx, owner).await?))
}

async fn name(cx: &Cx, user: UserId) -> Result<String> {
    Ok(people::known(&cx.tx, user).await?.map(|known| clip(&known.name, LONGEST_NAME)).unwrap_or_default())
}

/// How she is told, with buttons for other ways.
pub async fn wishes(cx: &Cx, person: &Person, language: Lang) -> Result<(String, Keyboard)> {
    let wishes = super::wishes(cx, person.id).await?;
    let about = About::default().only(person);
    let html = line("attention-wishes").plain("how", wishes.how.code()).plain("time", &clock_time(wishes.time()));
    let mut keyboard = Keyboard::new();
    for how in How::ALL.into_iter().filter(|how| *how != wishes.how) {
        let label = line("attention-button-how").plain("how", how.code()).render_plain(language);
        keyboard = keyboard.row([cx.button(NAME, label, &Action::How(how), about).await?]);
    }
    if wishes.how == How::Urgent {
        let mut hours = Vec::new();
        for hour in HOURS.into_iter().filter(|hour| hour * 60 != wishes.minute) {
            let label = line("attention-button-hour").num("hour", i64::from(hour)).render_plain(language);
            hours.push(cx.button(NAME, label, &Action::Minute(hour * 60), about).await?);
        }
        keyboard = keyboard.row(hours);
    }
    for (label, action) in
        [("attention-button-duties", Action::Duties(0)), ("attention-button-list", Action::Show(Look::of(Of::All)))]
    {
        keyboard = keyboard.row([cx.button(NAME, line(label).render_plain(language), &action, about).await?]);
    }
    Ok((html.render(language), keyboard))
}

/// Where she takes turns, with a button for each group to join or leave.
pub async fn duties(cx: &Cx, person: &Person, wanted: usize, language: Lang) -> Result<(String, Keyboard)> {
    let (groups, _) = managed(cx, person.id).await?;
    let about = About::default().only(person);
    let pages = groups.len().div_ceil(PER_PAGE).max(1);
    let page = wanted.min(pages - 1);
    let mut parts = vec![on_page(line("attention-duties"), page, pages).render(language)];
    let mut keyboard = Keyboard::new();
    for chat in groups.iter().skip(page * PER_PAGE).take(PER_PAGE) {
        let words = match duty::of_this_week(cx, chat).await? {
            Some(user) => line("attention-duty").text("name", &name(cx, user).await?),
            None => line("attention-duty-all"),
        };
        let words = words.text("group", &clip(&chat.title, LONGEST_NAME));
        parts.push(words.render(language));
        let joins = !duty::takes_turns(cx, chat, person.id).await?;
        let label = line(if joins { "attention-button-join" } else { "attention-button-leave" });
        let label = label.text("group", &clip(&chat.title, LONGEST_LABEL)).render_plain(language);
        let action = Action::Duty { joins, page };
        keyboard = keyboard.row([cx.button(NAME, label, &action, About::chat(chat.key).only(person)).await?]);
    }
    let mut turns = Vec::new();
    let before = page.checked_sub(1).map(|page| (page, "page-previous"));
    let after = Some((page + 1, "page-following")).filter(|(page, _)| *page < pages);
    for (page, label) in before.into_iter().chain(after) {
        turns.push(cx.button(NAME, line(label).render_plain(language), &Action::Duties(page), about).await?);
    }
    let back = line("attention-button-back").render_plain(language);
    keyboard = keyboard.row(turns).row([cx.button(NAME, back, &Action::Wishes, about).await?]);
    Ok((parts.join("\n"), keyboard))
}
