//! What waits in words, and how she is told.

use std::collections::HashMap;

use super::{Action, duty, rules::How};
use crate::{
    dispatch::{
        Cx, Result,
        context::About,
        items::{Item, State},
        panel::{NAMED, Page, Pager, View},
    },
    store::{
        ChatKey,
        chats::{self, Chat},
        people,
    },
    telegram::{UserId, keyboard::Keyboard},
    words::{Line, clip, clock_time, day_and_time, line},
};

/// Longest name of a group, in graphemes.
const LONGEST_NAME: usize = 60;
/// Groups on a page of those where she takes turns.
const PER_PAGE: usize = 5;
/// Hours that are offered for the daily round.
const HOURS: [u16; 5] = [7, 9, 12, 18, 20];

/// A page of the list.
pub async fn page(view: &View<'_>, items: &[Item], about: &HashMap<ChatKey, Chat>, pager: Pager) -> Result<String> {
    if items.is_empty() {
        return Ok(view.says(&line("attention-nothing")));
    }
    let is_only = pager.items() == 1;
    let mut parts = Vec::new();
    if !is_only {
        let title = line("attention-title").num("n", i64::try_from(pager.items()).unwrap_or_default());
        parts.push(view.says(&pager.says(title)));
    }
    for (n, item) in (pager.first() + 1..).zip(items) {
        let Some(chat) = about.get(&item.chat) else { continue };
        let words = of_item(view.cx, item, chat).await?;
        let n = i64::try_from(n).unwrap_or_default();
        let words = if is_only { words } else { line("attention-numbered").num("n", n).line("item", words) };
        parts.push(view.says(&words));
    }
    Ok(parts.join("\n\n"))
}

async fn of_item(cx: &Cx, item: &Item, chat: &Chat) -> Result<Line> {
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
pub async fn wishes(view: &View<'_>) -> Result<Page> {
    let wishes = super::wishes(view.cx, view.person()?.id).await?;
    let words = line("attention-wishes").plain("how", wishes.how.code()).plain("time", &clock_time(wishes.time()));
    let mut keyboard = Keyboard::new();
    for how in How::ALL.into_iter().filter(|how| *how != wishes.how) {
        let label = line("attention-button-how").plain("how", how.code());
        keyboard = keyboard.row([view.key(&label, &Action::How(how)).await?]);
    }
    if wishes.how == How::Urgent {
        let mut hours = Vec::new();
        for hour in HOURS.into_iter().filter(|hour| hour * 60 != wishes.minute) {
            let label = line("attention-button-hour").num("hour", i64::from(hour));
            hours.push(view.key(&label, &Action::Minute(hour * 60)).await?);
        }
        keyboard = keyboard.row(hours);
    }
    let others = [("attention-button-duties", Action::Duties(0)), ("attention-button-list", Action::List)];
    Ok(Page::new(view.says(&words), keyboard.rows_of(1, view.keys(&others).await?)))
}

/// Where she takes turns, with a button for each group she manages to join or leave.
pub async fn duties(view: &View<'_>, wanted: usize) -> Result<Page> {
    let (cx, person) = (view.cx, view.person()?);
    let groups = chats::managed_by(&cx.tx, person.id).await?;
    let pager = Pager::new(wanted, groups.len(), PER_PAGE);
    let mut parts = vec![view.says(&pager.says(line("attention-duties")))];
    let mut keyboard = Keyboard::new();
    for chat in pager.of(&groups) {
        let words = match duty::of_this_week(cx, chat).await? {
            Some(user) => line("attention-duty").text("name", &name(cx, user).await?),
            None => line("attention-duty-all"),
        };
        parts.push(view.says(&words.text("group", &clip(&chat.title, LONGEST_NAME))));
        let joins = !duty::takes_turns(cx, chat, person.id).await?;
        let label = line(if joins { "attention-button-join" } else { "attention-button-leave" });
        let label = label.text("group", &clip(&chat.title, NAMED)).render_plain(view.lang);
        let action = Action::Duty { joins, page: pager.page() };
        keyboard = keyboard.row([view.labelled_about(label, &action, About::chat(chat.key).only(person)).await?]);
    }
    let turns = pager.turns(view, Action::Duties).await?;
    let back = view.key(&line("attention-button-back"), &Action::Wishes).await?;
    Ok(Page::new(parts.join("\n"), keyboard.row(turns).row([back])))
}
