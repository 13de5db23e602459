//! The screens of `/season`: what runs, what is over, and what those who manage the group do about either.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    super::{
        NAME, Recognition,
        queries::{results, seasons},
        rules::{day_of, first_day, month_of},
    },
    Period, archive, close, flow, mend, own,
    slots::Slot,
    thanks, today, views,
};
use crate::{
    dispatch::{
        Cx, Opened, Press, Result, artist,
        context::{About, must_be_there},
        flow::{Answers, Flow, Talk},
        panel::{self, ALONE, Done, For, Page, Panel, View},
        rights::Need,
        routes::{self, Routes},
        settings::OF_CHANGE,
    },
    store::{chats::Chat, settings_log::Change},
    telegram::{
        UserId,
        keyboard::{Key, Keyboard},
        request::Request,
    },
    words::{Line, clip, line},
};

/// What everybody sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// The month or season that runs.
    SeasonNow,
    /// One that is over.
    Season(Period),
    /// One of its boards.
    SeasonBoard(Period, String),
}

/// What those who manage the group do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Manage {
    /// What can be corrected about the thanks for a month.
    ThanksCorrect(i64),
    /// She is taken off.
    ThanksOff(i64, Slot, UserId),
    /// She is put in.
    ThanksIn(i64, Slot, UserId),
    /// A season is planned.
    SeasonNew,
    /// The end of one is moved.
    SeasonMove,
    /// Is it to end today?
    SeasonAskEnd,
    /// It ends today.
    SeasonEnd,
    /// Is it to be taken back?
    SeasonAskDrop,
    /// It is taken back.
    SeasonDrop,
    /// The table of what is over.
    SeasonTable(Period),
    /// It is sent.
    SeasonFile(Period),
}

#[async_trait]
impl Panel for Look {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (cx, chat) = (view.cx, view.chat()?);
        must_be_there(chat)?;
        if let Ok(person) = view.person()
            && !cx.is_in(chat, person.id).await?
        {
            return Err(line("me-not-in").into());
        }
        match self {
            Self::SeasonNow => now(view, chat).await,
            Self::Season(period) => over(view, chat, *period).await,
            Self::SeasonBoard(period, board) => one_board(view, chat, *period, board).await,
        }
    }
}

/// The branches of what those who manage the group do.
pub fn routes() -> Routes {
    routes::none()
        .branch(routes::button_of::<Manage>(NAME).endpoint(panel::pressed::<Manage>))
        .branch(routes::opened_of::<Manage>(NAME).endpoint(opened))
}

/// A link was opened: questions begin at once.
async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let flow: &'static dyn Flow = match serde_json::from_str(&opened.action)? {
        Manage::SeasonNew => &flow::Planning,
        Manage::SeasonMove => &flow::Moving,
        _ => return panel::opened::<Manage>(cx, opened).await,
    };
    let chat = opened.chat.as_deref().ok_or_else(|| line("refuse-stale-button"))?;
    if flow.name() == flow::Moving.name() {
        own::movable(&cx, chat).await?;
    }
    Talk { flow, chat, person: &opened.person }.begin(&cx, Answers::default(), None).await
}

async fn manages(view: &View<'_>) -> Result<bool> {
    Ok(view.rank().await?.may(&Need::of_room(&Recognition)))
}

/// A button for those who manage the group.
async fn key(view: &View<'_>, label: &'static str, action: &Manage) -> Result<Key> {
    let about = About::chat(view.chat()?.key);
    view.labelled_about(line(label).render_plain(view.lang), action, about).await
}

async fn now(view: &View<'_>, chat: &Chat) -> Result<Page> {
    let (cx, today) = (view.cx, today(view.cx, chat));
    let running = own::running(cx, chat).await?.filter(|season| season.last >= today);
    let planned = own::planned(cx, chat).await?;
    let month = month_of(today);
    let of_month = || {
        let first = first_day(month).unwrap_or(today);
        (first, first_day(month + 1).and_then(|day| day.pred_opt()).unwrap_or(first))
    };
    let (first, last) = running.as_ref().map_or_else(of_month, |season| (season.first, season.last));
    let part = match view.person() {
        Ok(person) => {
            let days: Vec<i64> = (day_of(first)..=day_of(today)).collect();
            Some(seasons::part_of(&cx.tx, chat.key, person.id, &days).await?)
        }
        Err(_) => None,
    };
    let shown = views::Now {
        group: &chat.title,
        running: running.as_ref().ok_or(month),
        last,
        left: (last - today).num_days() + 1,
        planned: planned.as_ref(),
        part,
    };
    let html = views::now(&shown, view.lang);
    let mut keyboard = Keyboard::new();
    let all = archive::list(cx, chat.key).await?;
    if let Some((_, latest)) = all.last() {
        keyboard = keyboard.row([view.key(&line("season-button-earlier"), &Look::Season(*latest)).await?]);
    }
    if manages(view).await? {
        keyboard = keyboard.rows_of(2, managing(view, chat, running.is_some(), planned.is_some()).await?);
    }
    Ok(Page::new(html, keyboard))
}

/// The same for what is asked in private, question by question.
async fn asking(view: &View<'_>, label: &'static str, action: &Manage) -> Result<Key> {
    match view.in_private {
        true => key(view, label, action).await,
        false => view.goes_on(label, action).await,
    }
}

async fn managing(view: &View<'_>, chat: &Chat, runs: bool, is_planned: bool) -> Result<Vec<Key>> {
    let mut keys = Vec::new();
    if !is_planned {
        keys.push(asking(view, "season-button-new", &Manage::SeasonNew).await?);
    }
    if runs || is_planned {
        keys.push(asking(view, "season-button-move", &Manage::SeasonMove).await?);
    }
    if runs {
        keys.push(key(view, "season-button-end", &Manage::SeasonAskEnd).await?);
    }
    if is_planned {
        keys.push(key(view, "season-button-drop", &Manage::SeasonAskDrop).await?);
    }
    let closed = close::open_month(view.cx, chat).await? - 1;
    if !results::thanked_in(&view.cx.tx, chat.key, closed).await?.is_empty() {
        keys.push(key(view, "season-button-correct", &Manage::ThanksCorrect(closed)).await?);
    }
    Ok(keys)
}

async fn over(view: &View<'_>, chat: &Chat, period: Period) -> Result<Page> {
    let cx = view.cx;
    let back = view.key(&line("season-button-now"), &Look::SeasonNow).await?;
    let Some(closed) = archive::of(cx, chat.key, period).await? else {
        return Ok(Page::new(view.says(&line("season-nothing-kept")), Keyboard::new().row([back])));
    };
    let mut keyboard = Keyboard::new();
    let mut boards = Vec::new();
    for (board, rows) in &closed.boards {
        if rows.len() > views::SHOWN {
            let action = Look::SeasonBoard(period, board.code().to_owned());
            boards.push(view.key(&views::board(*board), &action).await?);
        }
    }
    keyboard = keyboard.rows_of(2, boards).row(neighbours(view, chat, period).await?);
    if manages(view).await? {
        let mut keys = vec![key(view, "season-button-table", &Manage::SeasonTable(period)).await?];
        if let Period::Month(month) = period
            && closed.thanked.groups.iter().any(|(slot, _)| slot.is_some())
        {
            keys.push(key(view, "season-button-correct", &Manage::ThanksCorrect(month)).await?);
        }
        keyboard = keyboard.rows_of(2, keys);
    }
    Ok(Page::new(views::archived(&closed, view.lang), keyboard.row([back])))
}

/// Buttons to what is over before it, and after it.
async fn neighbours(view: &View<'_>, chat: &Chat, period: Period) -> Result<Vec<Key>> {
    let all = archive::list(view.cx, chat.key).await?;
    let at = all.iter().position(|(_, other)| *other == period);
    let before = at.and_then(|at| all.get(at.checked_sub(1)?));
    let after = at.and_then(|at| all.get(at + 1));
    let mut keys = Vec::new();
    for (label, other) in [("season-button-earlier", before), ("season-button-later", after)] {
        if let Some((_, other)) = other {
            keys.push(view.key(&line(label), &Look::Season(*other)).await?);
        }
    }
    Ok(keys)
}

async fn one_board(view: &View<'_>, chat: &Chat, period: Period, board: &str) -> Result<Page> {
    let back = view.key(&line("season-button-back"), &Look::Season(period)).await?;
    let board = archive::BOARDS.into_iter().find(|one| one.code() == board);
    let closed = archive::of(view.cx, chat.key, period).await?;
    let html = match closed.zip(board) {
        Some((closed, board)) => views::archived_board(&closed, board, view.lang),
        None => view.says(&line("season-nothing-kept")),
    };
    Ok(Page::new(html, Keyboard::new().row([back])))
}

#[async_trait]
impl Panel for Manage {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let chat = view.chat()?;
        must_be_there(chat)?;
        match self {
            Self::ThanksCorrect(month) | Self::ThanksOff(month, ..) | Self::ThanksIn(month, ..) => {
                correct(view, chat, *month).await
            }
            Self::SeasonAskEnd => ask(view, "season-ask-end", ("season-button-end-now", Self::SeasonEnd)).await,
            Self::SeasonAskDrop => ask(view, "season-ask-drop", ("season-button-drop-now", Self::SeasonDrop)).await,
            Self::SeasonTable(period) | Self::SeasonFile(period) => table(view, chat, *period).await,
            Self::SeasonNew | Self::SeasonMove | Self::SeasonEnd | Self::SeasonDrop => now(view, chat).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, actor) = (view.cx, view.chat()?, press.actor());
        let said = match self {
            Self::ThanksOff(month, slot, user) => change(view, *month, (*slot, *user), press, false).await?,
            Self::ThanksIn(month, slot, user) => change(view, *month, (*slot, *user), press, true).await?,
            Self::SeasonNew => {
                Talk { flow: &flow::Planning, chat, person: &press.person }.begin(cx, Answers::default(), None).await?;
                return Ok(Done::stays());
            }
            Self::SeasonMove => {
                own::movable(cx, chat).await?;
                Talk { flow: &flow::Moving, chat, person: &press.person }.begin(cx, Answers::default(), None).await?;
                return Ok(Done::stays());
            }
            Self::SeasonEnd => {
                line("season-ends-today").line("season", views::called(&own::end_today(cx, chat, &actor).await?))
            }
            Self::SeasonDrop => {
                line("season-is-dropped").line("season", views::called(&own::take_back(cx, chat, &actor).await?))
            }
            Self::SeasonFile(period) if view.in_private => {
                send(view, chat, *period, press).await?;
                return Ok(Done::stays().saying(line("season-table-sent")));
            }
            _ => return Ok(Done::shown()),
        };
        Ok(Done::shown().saying(said))
    }
}

async fn ask(view: &View<'_>, words: &'static str, (label, action): (&'static str, Manage)) -> Result<Page> {
    let keys = [view.key(&line(label), &action).await?, back_to(view, &Look::SeasonNow, "season-button-back").await?];
    Ok(Page::new(view.says(&line(words)), Keyboard::new().row(keys)))
}

/// A button back to what everybody sees, for whoever presses.
async fn back_to(view: &View<'_>, look: &Look, label: &'static str) -> Result<Key> {
    let chat = view.chat()?.key;
    view.labelled_about(line(label).render_plain(view.lang), look, About::chat(chat).for_anybody()).await
}

async fn correct(view: &View<'_>, chat: &Chat, month: i64) -> Result<Page> {
    let ways = thanks::ways(view.cx, chat.key, month).await?;
    let mut keyboard = Keyboard::new();
    let rows = [("season-button-off", &ways.named), ("season-button-in", &ways.others)];
    for (label, people) in rows {
        for (slot, user, name) in people {
            let action = match label {
                "season-button-off" => Manage::ThanksOff(month, *slot, *user),
                _ => Manage::ThanksIn(month, *slot, *user),
            };
            let who = views::person(name).render_plain(view.lang);
            let words = line(label).text("name", &who).line("slot", views::slot(Some(*slot))).render_plain(view.lang);
            keyboard = keyboard.row([view.labelled(clip(&words, ALONE), &action).await?]);
        }
    }
    let stands = results::post(&view.cx.tx, chat.key, month).await?.is_some();
    let words = line("season-correct")
        .line("month", views::month_of_year(month))
        .plain("posted", if stands { "yes" } else { "no" });
    let back = back_to(view, &Look::Season(Period::Month(month)), "season-button-back").await?;
    Ok(Page::new(view.says(&words), keyboard.row([back])))
}

/// Takes somebody off the thanks, or puts her in; what stands in the group is changed, and it is written down.
async fn change(view: &View<'_>, month: i64, (slot, user): (Slot, UserId), press: &Press, is_in: bool) -> Result<Line> {
    let (cx, chat): (&Cx, &Chat) = (view.cx, view.chat()?);
    if !thanks::correct(cx, chat, month, (slot, user), is_in).await? {
        return Ok(line("season-corrected-already"));
    }
    let deed = if is_in { "thanks-in" } else { "thanks-off" };
    let setting = format!("{NAME}{OF_CHANGE}");
    own::log(cx, chat, &press.actor(), Change::to(&setting, deed).about(user)).await?;
    let is_changed = mend::redraw(cx, chat, Period::Month(month)).await?;
    Ok(line("season-corrected").plain("posted", if is_changed { "yes" } else { "no" }))
}

async fn table(view: &View<'_>, chat: &Chat, period: Period) -> Result<Page> {
    let back = back_to(view, &Look::Season(period), "season-button-back").await?;
    let Some(closed) = archive::of(view.cx, chat.key, period).await? else {
        return Ok(Page::new(view.says(&line("season-nothing-kept")), Keyboard::new().row([back])));
    };
    let words = line("season-table").line("season", views::title_of(&closed));
    let keyboard = match view.in_private {
        true => Keyboard::new().row([view.key(&line("season-button-send"), &Manage::SeasonFile(period)).await?]),
        false => Keyboard::new().row([view.open_private(&Manage::SeasonTable(period)).await?]),
    };
    Ok(Page::new(view.says(&words), keyboard.row([back])))
}

/// The table, in private.
async fn send(view: &View<'_>, chat: &Chat, period: Period, press: &Press) -> Result {
    let closed = archive::of(view.cx, chat.key, period).await?.ok_or_else(|| line("season-nothing-kept"))?;
    let file = match period {
        Period::Month(month) => format!("{:04}-{:02}.csv", month.div_euclid(12), month.rem_euclid(12) + 1),
        Period::Own(number) => format!("season-{number}.csv"),
    };
    let table = artist::table(&archive::table(&closed, view.lang), &file)?;
    let words = line("season-table-file").line("season", views::title_of(&closed)).text("group", &chat.title);
    let words = words.render(view.lang);
    view.cx.send(Request::with_media(press.person.id.private_chat(), &table, &words)).await
}
