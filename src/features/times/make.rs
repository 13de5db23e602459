//! What those who manage the group do: make one, change it on its preview, put it into the group, close it, decide it, choose
//! another time.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{Datelike as _, Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::{
    NAME, count, life,
    panel::Action,
    queries::{self, Poll, Stage},
    rules::{self, DAYS_SHOWN, Form, LENGTHS, MOST_SLOTS, OPEN_HOURS, PROPOSED, toggle},
    views,
    write::{self, Titling, TypingHours, draft},
};
use crate::{
    dispatch::{
        Cx, Opened, Press, Result,
        context::About,
        flow::{Answers, Talk},
        panel::{self as screens, Done, Page, Pager, Panel, View},
        settings,
    },
    schedule::gates::local_date,
    store::chats::Chat,
    telegram::{
        actor::Person,
        keyboard::{Key, Keyboard},
    },
    words::line,
};

/// Days of a week have a column each.
const WEEK: usize = 7;
/// Hours in a row.
const HOURS_IN_A_ROW: usize = 4;
/// Times on a page.
const PER_PAGE: usize = 6;

/// What the buttons of those who manage the group do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Deed {
    /// Another one is made, of what was typed, if anything was.
    New {
        #[serde(default)]
        typed: Option<String>,
    },
    /// One that is being made, as the group will see it.
    Draft(i64),
    /// It is called otherwise.
    Title(i64),
    /// Its days.
    Days(i64),
    /// This one is among them, or no longer.
    Day(i64, NaiveDate),
    /// The same with all those days of the week that are shown.
    Column(i64, NaiveDate),
    /// Its hours.
    Hours(i64),
    /// This one is among them, or no longer.
    Hour(i64, NaiveTime),
    /// Others are typed.
    TypeHours(i64),
    /// Whether names are shown is put the other way.
    Names(i64),
    /// Whether several may be chosen.
    One(i64),
    /// Whether who has not answered is reminded.
    Reminds(i64),
    /// It is open longer, or shorter.
    OpenFor(i64),
    /// What is to happen takes longer, or shorter.
    Length(i64),
    /// It goes to the group.
    Post(i64),
    /// It goes.
    Discard(i64),
    /// What can be done about one.
    Manage(i64),
    /// Nobody answers any more.
    Close(i64),
    /// All its times, a page of them, to decide for one.
    Choose(i64, usize),
    /// It is this one.
    Fix(i64, usize),
    /// It is this one instead.
    Refix(i64, usize),
    /// It is asked once more.
    Again(i64),
    /// It is put into the group once more: its message is gone.
    Show(i64),
}

/// A button was pressed.
pub(super) async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let chat = press.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    match began(&cx, chat, &press.person, &press.action()?, Some(&press)).await? {
        true => Ok(()),
        false => screens::pressed::<Deed>(cx.clone(), Arc::clone(&press)).await,
    }
}

/// A link was opened.
pub(super) async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    match began(&cx, chat, &opened.person, &serde_json::from_str(&opened.action)?, None).await? {
        true => Ok(()),
        false => screens::opened::<Deed>(cx.clone(), Arc::clone(&opened)).await,
    }
}

/// Begins what is asked in private. [`false`]: it is a page.
async fn began(cx: &Cx, chat: &Chat, person: &Person, deed: &Deed, press: Option<&Press>) -> Result<bool> {
    match deed {
        Deed::New { typed: None } => {
            Box::pin(Talk { flow: &Titling, chat, person }.begin(cx, Answers::default(), press)).await?
        }
        Deed::New { typed: Some(typed) } => {
            let thread = settings::topic(cx, chat.key, NAME).await?;
            let deed = super::read(cx, chat, typed, Some(person.id), thread).await?;
            Box::pin(screens::show(cx, person.id.private_chat(), Some(chat), person, &deed)).await?;
            if let Some(press) = press {
                cx.answer(press).await?;
            }
        }
        Deed::Title(id) => Box::pin(Talk { flow: &Titling, chat, person }.begin(cx, write::about(*id), press)).await?,
        Deed::TypeHours(id) => {
            Box::pin(Talk { flow: &TypingHours, chat, person }.begin(cx, write::about(*id), press)).await?
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// The buttons with which one is made: on the list, in private.
pub(super) async fn begins(view: &View<'_>, chat: &Chat) -> Result<Vec<Key>> {
    let (cx, about) = (view.cx, About::chat(chat.key));
    let mut keys = Vec::new();
    let label = line("times-button-new").render_plain(view.lang);
    keys.push(match view.in_private {
        true => view.labelled_about(label, &Deed::New { typed: None }, about).await?,
        false => Key::open(label, cx.link(NAME, &Deed::New { typed: None }, about).await?),
    });
    if let Ok(person) = view.person()
        && let Some(id) = queries::draft_of(&cx.tx, chat.key, Some(person.id)).await?
    {
        let label = line("times-button-draft").render_plain(view.lang);
        keys.push(view.labelled_about(label, &Deed::Draft(id), about).await?);
    }
    Ok(keys)
}

#[async_trait]
impl Panel for Deed {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let chat = view.chat()?;
        match self {
            Self::Draft(id) | Self::Title(id) => Box::pin(preview(view, chat, *id)).await,
            Self::Names(id) | Self::One(id) | Self::Reminds(id) | Self::OpenFor(id) | Self::Length(id) => {
                Box::pin(preview(view, chat, *id)).await
            }
            Self::Days(id) | Self::Day(id, _) | Self::Column(id, _) => Box::pin(days(view, chat, *id)).await,
            Self::Hours(id) | Self::Hour(id, _) | Self::TypeHours(id) => Box::pin(hours(view, chat, *id)).await,
            Self::New { .. } | Self::Discard(_) => gone(view).await,
            Self::Post(id)
            | Self::Manage(id)
            | Self::Close(id)
            | Self::Fix(id, _)
            | Self::Refix(id, _)
            | Self::Again(id)
            | Self::Show(id) => ways(view, chat, *id).await,
            Self::Choose(id, page) => Box::pin(choose(view, chat, *id, *page)).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, by) = (view.cx, view.chat()?, Some(press.person.id));
        match self {
            Self::Day(id, day) => reshaped(cx, chat, *id, |form| toggle(&mut form.days, *day)).await,
            Self::Column(id, first) => {
                let today = local_date(cx.now, chat.zone);
                let column = weeks(today).into_iter().flatten().filter(|day| day.weekday() == first.weekday());
                let column: Vec<NaiveDate> = column.collect();
                reshaped(cx, chat, *id, |form| match column.iter().all(|day| form.days.contains(day)) {
                    true => form.days.retain(|day| !column.contains(day)),
                    false => {
                        form.days.extend(&column);
                        form.days.sort_unstable();
                        form.days.dedup();
                    }
                })
                .await
            }
            Self::Hour(id, hour) => reshaped(cx, chat, *id, |form| toggle(&mut form.hours, *hour)).await,
            Self::Names(id) => put(cx, chat, *id, |form| form.anonymous = !form.anonymous).await,
            Self::One(id) => put(cx, chat, *id, |form| form.one = !form.one).await,
            Self::Reminds(id) => put(cx, chat, *id, |form| form.reminds = !form.reminds).await,
            Self::OpenFor(id) => {
                put(cx, chat, *id, |form| form.open = rules::following(&OPEN_HOURS, open_hours(form))).await
            }
            Self::Length(id) => {
                put(cx, chat, *id, |form| form.minutes = rules::following(&LENGTHS, form.minutes)).await
            }
            Self::Post(id) => {
                let poll = life::must_be(cx, chat.key, *id).await?;
                if poll.stage != Stage::Draft {
                    return Ok(Done::shown());
                }
                Box::pin(life::ask(cx, chat, &draft(cx, chat, *id).await?, by)).await?;
                Ok(Done::shown().saying(line("times-posted").text("group", &chat.title)))
            }
            Self::Discard(id) => {
                if life::found(cx, chat.key, *id).await?.is_some_and(|poll| poll.stage == Stage::Draft) {
                    queries::remove(&cx.tx, *id).await?;
                }
                Ok(Done::shown().saying(line("times-discarded")))
            }
            Self::Close(id) => {
                Box::pin(life::close(cx, chat, *id)).await?;
                Ok(Done::shown().saying(line("times-is-closed")))
            }
            Self::Fix(id, place) | Self::Refix(id, place) => {
                let poll = life::must_be(cx, chat.key, *id).await?;
                // The second press of the same button has done it already.
                if poll.stage == Stage::Fixed && poll.fixed == Some(*place) {
                    return Ok(Done::shown());
                }
                match self {
                    Self::Refix(..) => Box::pin(life::refix(cx, chat, &poll, *place, by)).await?,
                    _ => Box::pin(life::fix(cx, chat, &poll, *place, by)).await?,
                }
                Ok(Done::shown().saying(line("times-fixed")))
            }
            Self::Again(id) => {
                Box::pin(life::ask(cx, chat, &life::must_be(cx, chat.key, *id).await?, by)).await?;
                Ok(Done::shown().saying(line("times-posted").text("group", &chat.title)))
            }
            Self::Show(id) => {
                let poll = life::must_be(cx, chat.key, *id).await?;
                if !poll.lost {
                    return Ok(Done::shown());
                }
                Box::pin(life::show(cx, chat, &poll, by)).await?;
                Ok(Done::shown().saying(line("times-posted").text("group", &chat.title)))
            }
            _ => Ok(Done::shown()),
        }
    }
}

const fn open_hours(form: &Form) -> u32 {
    if form.open == 0 { OPEN_HOURS[2] } else { form.open }
}

/// Its days or hours are others.
async fn reshaped(cx: &Cx, chat: &Chat, id: i64, change: impl FnOnce(&mut Form) + Send) -> Result<Done> {
    Ok(match write::reshape(cx, chat, id, change).await? {
        true => Done::shown(),
        false => Done::shown().saying(line("times-most").num("most", count(MOST_SLOTS))),
    })
}

/// Something about it is put the other way.
async fn put(cx: &Cx, chat: &Chat, id: i64, change: impl FnOnce(&mut Form) + Send) -> Result<Done> {
    let poll = draft(cx, chat, id).await?;
    let mut form = poll.form.clone();
    change(&mut form);
    queries::reshape(&cx.tx, id, &poll.slots, &form).await?;
    Ok(Done::shown())
}

async fn gone(view: &View<'_>) -> Result<Page> {
    let list = to_list(view).await?;
    Ok(Page::new(view.says(&line("times-gone")), Keyboard::new().row([list])))
}

/// A button to what everybody sees.
async fn to_list(view: &View<'_>) -> Result<Key> {
    let about = About::chat(view.chat()?.key).for_anybody();
    view.labelled_about(line("times-button-list").render_plain(view.lang), &Action::List(0), about).await
}

/// As the group will see it, with all that can be otherwise.
async fn preview(view: &View<'_>, chat: &Chat, id: i64) -> Result<Page> {
    let cx = view.cx;
    let Some(poll) = life::found(cx, chat.key, id).await? else { return gone(view).await };
    if poll.stage != Stage::Draft {
        return ways(view, chat, id).await;
    }
    let poll = Poll { zone: chat.zone, ..poll };
    let html = views::whole(&poll, chat, &views::Answered::default(), cx.now, view.lang);
    let form = &poll.form;
    let switch = |on: bool, labels: [&'static str; 2]| line(if on { labels[0] } else { labels[1] });
    let open = line("times-switch-open").line("time", views::open_for(open_hours(form)));
    let length = match form.minutes {
        0 => line("times-switch-length-none"),
        minutes => line("times-switch-length").line("time", views::length(minutes)),
    };
    let mut keys = vec![
        view.key(&line("times-button-days"), &Deed::Days(id)).await?,
        view.key(&line("times-button-hours"), &Deed::Hours(id)).await?,
        view.key(&switch(form.anonymous, ["times-switch-anonymous", "times-switch-named"]), &Deed::Names(id)).await?,
        view.key(&switch(form.one, ["times-switch-one", "times-switch-several"]), &Deed::One(id)).await?,
        view.key(&switch(form.reminds, ["times-switch-reminds", "times-switch-reminds-not"]), &Deed::Reminds(id))
            .await?,
    ];
    // What is typed is typed in private.
    if view.in_private {
        keys.push(view.key(&line("times-button-title"), &Deed::Title(id)).await?);
    }
    let times = vec![view.key(&open, &Deed::OpenFor(id)).await?, view.key(&length, &Deed::Length(id)).await?];
    let mut last = vec![view.key(&line("times-button-discard"), &Deed::Discard(id)).await?];
    if !poll.slots.is_empty() {
        last.push(view.key(&line("times-button-post"), &Deed::Post(id)).await?);
    }
    let words = line("times-preview").text("group", &chat.title).html("post", html);
    let keyboard = Keyboard::new().rows_of(2, keys).rows_of(1, times).rows_of(2, last);
    Ok(Page::new(view.says(&words), keyboard))
}

/// The days that can be pressed, in weeks that begin with today's day.
fn weeks(today: NaiveDate) -> Vec<Vec<NaiveDate>> {
    let days: Vec<NaiveDate> = (0..DAYS_SHOWN).map(|n| today + Days::new(n)).collect();
    days.chunks(WEEK).map(<[NaiveDate]>::to_vec).collect()
}

async fn days(view: &View<'_>, chat: &Chat, id: i64) -> Result<Page> {
    let cx = view.cx;
    let Some(poll) = life::found(cx, chat.key, id).await? else { return gone(view).await };
    let weeks = weeks(local_date(cx.now, chat.zone));
    let mut keyboard = Keyboard::new();
    let mut names = Vec::new();
    for day in weeks.first().into_iter().flatten() {
        names.push(view.labelled(views::weekday_label(*day, view.lang), &Deed::Column(id, *day)).await?);
    }
    keyboard = keyboard.row(names);
    for week in &weeks {
        let mut keys = Vec::new();
        for day in week {
            let label = views::day_label(*day, poll.form.days.contains(day));
            keys.push(view.labelled(label, &Deed::Day(id, *day)).await?);
        }
        keyboard = keyboard.row(keys);
    }
    let hours = view.key(&line("times-button-hours"), &Deed::Hours(id)).await?;
    let back = view.key(&line("times-button-preview"), &Deed::Draft(id)).await?;
    let words = line("times-days-how").text("title", &poll.title);
    let words = words.num("days", count(poll.form.days.len())).num("n", count(poll.slots.len()));
    Ok(Page::new(view.says(&words.num("most", count(MOST_SLOTS))), keyboard.row([hours, back])))
}

async fn hours(view: &View<'_>, chat: &Chat, id: i64) -> Result<Page> {
    let Some(poll) = life::found(view.cx, chat.key, id).await? else { return gone(view).await };
    let others = poll.form.hours.iter().copied().filter(|hour| !views::is_shown(*hour));
    let mut offered: Vec<NaiveTime> = views::hours_shown().chain(others).collect();
    offered.sort_unstable();
    let mut keys = Vec::new();
    for hour in offered {
        let label = views::hour_label(hour, poll.form.hours.contains(&hour));
        keys.push(view.labelled(label, &Deed::Hour(id, hour)).await?);
    }
    let mut more = Vec::new();
    if view.in_private {
        more.push(view.key(&line("times-button-type"), &Deed::TypeHours(id)).await?);
    }
    more.push(view.key(&line("times-button-days"), &Deed::Days(id)).await?);
    let preview = view.key(&line("times-button-preview"), &Deed::Draft(id)).await?;
    let words = line("times-hours-how").text("title", &poll.title);
    let words = words.num("days", count(poll.form.days.len())).num("n", count(poll.slots.len()));
    let keyboard = Keyboard::new().rows_of(HOURS_IN_A_ROW, keys).rows_of(2, more).row([preview]);
    Ok(Page::new(view.says(&words.num("most", count(MOST_SLOTS))), keyboard))
}

/// What can be done about one: the best times first.
async fn ways(view: &View<'_>, chat: &Chat, id: i64) -> Result<Page> {
    let cx = view.cx;
    let Some(poll) = life::found(cx, chat.key, id).await?.filter(|poll| poll.stage != Stage::Draft) else {
        return gone(view).await;
    };
    let answered = life::answered(cx, &poll).await?;
    let mut html = views::whole(&poll, chat, &answered, cx.now, view.lang);
    let mut keys = Vec::new();
    if matches!(poll.stage, Stage::Open | Stage::Closed) {
        for place in answered.best.iter().take(PROPOSED) {
            let Some(slot) = poll.slots.get(*place) else { continue };
            let label = line("times-button-fix").line("label", views::label(slot));
            keys.push(view.key(&label, &Deed::Fix(id, *place)).await?);
        }
        if let Some(best) = views::proposed(&poll, &answered, cx.now) {
            html = format!("{html}\n\n{}", view.says(&line("times-best").line("best", best)));
        }
    }
    let mut more = Vec::new();
    match poll.stage {
        Stage::Open => {
            more.push(("times-button-choose", Deed::Choose(id, 0)));
            more.push(("times-button-close", Deed::Close(id)));
        }
        Stage::Closed => {
            more.push(("times-button-choose", Deed::Choose(id, 0)));
            more.push(("times-button-again", Deed::Again(id)));
        }
        Stage::Fixed if life::can_be_changed(cx, &poll) => more.push(("times-button-another", Deed::Choose(id, 0))),
        Stage::Fixed | Stage::Draft => {}
    }
    if poll.lost && poll.stage != Stage::Closed {
        more.push(("times-button-show", Deed::Show(id)));
    }
    let about = About::chat(chat.key).for_anybody();
    let back = line("times-button-back").render_plain(view.lang);
    let back = view.labelled_about(back, &Action::Open(id), about).await?;
    let keyboard = Keyboard::new().rows_of(1, keys).rows_of(2, view.keys(&more).await?).row([back]);
    Ok(Page::new(html, keyboard))
}

/// All its times that are to come.
async fn choose(view: &View<'_>, chat: &Chat, id: i64, wanted: usize) -> Result<Page> {
    let cx = view.cx;
    let poll = match life::found(cx, chat.key, id).await? {
        Some(poll) if poll.stage != Stage::Draft => poll,
        _ => return gone(view).await,
    };
    let to_come: Vec<usize> = (0..poll.slots.len())
        .filter(|place| poll.at(*place).is_some_and(|at| at > cx.now) && poll.fixed != Some(*place))
        .collect();
    let pager = Pager::new(wanted, to_come.len(), PER_PAGE);
    let mut keys = Vec::new();
    for place in pager.of(&to_come) {
        let Some(slot) = poll.slots.get(*place) else { continue };
        let deed = if poll.stage == Stage::Fixed { Deed::Refix(id, *place) } else { Deed::Fix(id, *place) };
        keys.push(view.key(&views::label(slot), &deed).await?);
    }
    let turns = pager.turns(view, |page| Deed::Choose(id, page)).await?;
    let back = view.key(&line("times-button-back"), &Deed::Manage(id)).await?;
    let words = line(if poll.stage == Stage::Fixed { "times-choose-another" } else { "times-choose" });
    let html = views::whole(&poll, chat, &life::answered(cx, &poll).await?, cx.now, view.lang);
    let html = format!("{html}\n\n{}", view.says(&pager.says(words)));
    Ok(Page::new(html, Keyboard::new().rows_of(1, keys).row(turns).row([back])))
}
