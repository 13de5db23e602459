//! What everybody sees: the times that are looked for, one of them, and where she says when she can.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, Times, life,
    make::Deed,
    queries::{self, Poll, Stage},
    rules::Marks,
    views,
};
use crate::{
    dispatch::{
        Cx, Opened, Press, Result,
        artist::{self, Appointment},
        context::About,
        panel::{self as screens, Done, For, Page, Pager, Panel, View},
        rights::Need,
    },
    store::chats::Chat,
    telegram::{
        UserId,
        actor::Person,
        keyboard::{Key, Keyboard},
        request::Request,
    },
    words::{clip, line},
};

/// Polls on a page, and times: the buttons of a phone's screen, less those below them.
const PER_PAGE: usize = 6;

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Action {
    /// Those of a group, a page of them.
    List(usize),
    /// One of them.
    Open(i64),
    /// She says when she can: a page of its times, with what she said so far; [`None`]: what she answered.
    Mine {
        id: i64,
        #[serde(default)]
        marks: Option<String>,
        #[serde(default)]
        page: usize,
    },
    /// What she says about one of them is another.
    Turn { id: i64, marks: String, page: usize, place: usize },
    /// She can at all of which she said nothing.
    Rest { id: i64, marks: String, page: usize },
    /// That is her answer.
    Save { id: i64, marks: String },
    /// Who can when; a page of its times.
    Who(i64, usize),
    /// The time that is decided, for her calendar.
    File(i64),
}

impl Action {
    /// Where she says when she can, with what she answered.
    pub(super) const fn mine(id: i64) -> Self {
        Self::Mine { id, marks: None, page: 0 }
    }
}

/// A link was opened.
pub(super) async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    match (serde_json::from_str(&opened.action)?, &opened.chat) {
        (Action::File(id), Some(chat)) => {
            must_be_in(&cx, chat, opened.person.id).await?;
            send_file(&cx, chat, &life::must_be(&cx, chat.key, id).await?, &opened.person).await
        }
        _ => screens::opened::<Action>(cx.clone(), Arc::clone(&opened)).await,
    }
}

async fn must_be_in(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    match cx.is_in(chat, user).await? {
        true => Ok(()),
        false => Err(line("flow-not-in").text("group", &chat.title).into()),
    }
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (cx, chat) = (view.cx, view.chat()?);
        if let Ok(person) = view.person() {
            must_be_in(cx, chat, person.id).await?;
        }
        match self {
            Self::List(page) => Box::pin(list(view, chat, *page)).await,
            Self::Open(id) | Self::Save { id, .. } | Self::File(id) => Box::pin(one(view, chat, *id)).await,
            Self::Mine { id, marks, page } => Box::pin(mine(view, chat, *id, marks.as_deref(), *page)).await,
            Self::Turn { id, marks, page, .. } | Self::Rest { id, marks, page } => {
                Box::pin(mine(view, chat, *id, Some(marks), *page)).await
            }
            Self::Who(id, page) => Box::pin(who(view, chat, *id, *page)).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        match self {
            Self::List(_) | Self::Open(_) | Self::Mine { .. } | Self::Who(..) => Ok(Done::shown()),
            Self::Turn { id, marks, page, place } => {
                let poll = life::must_be(cx, chat.key, *id).await?;
                let marks = Marks::read(marks, poll.slots.len()).turned(*place, poll.form.one).written();
                Ok(Done::instead(Box::pin(mine(view, chat, *id, Some(&marks), *page)).await?))
            }
            Self::Rest { id, marks, page } => {
                let poll = life::must_be(cx, chat.key, *id).await?;
                let marks = Marks::read(marks, poll.slots.len()).rest_yes().written();
                Ok(Done::instead(Box::pin(mine(view, chat, *id, Some(&marks), *page)).await?))
            }
            Self::Save { id, marks } => {
                must_be_in(cx, chat, press.person.id).await?;
                let poll = life::must_be(cx, chat.key, *id).await?;
                if poll.stage != Stage::Open {
                    return Ok(Done::shown().saying(line("times-is-closed")));
                }
                let marks = Marks::read(marks, poll.slots.len()).answered();
                queries::answer(&cx.tx, *id, (chat.key, press.person.id), &marks, cx.now).await?;
                life::draw_later(cx, chat.key).await?;
                Ok(Done::shown().saying(line("times-saved")))
            }
            Self::File(id) => {
                must_be_in(cx, chat, press.person.id).await?;
                send_file(cx, chat, &life::must_be(cx, chat.key, *id).await?, &press.person).await?;
                Ok(Done::stays())
            }
        }
    }
}

/// What is decided, as a file that calendars take, in private.
async fn send_file(cx: &Cx, chat: &Chat, poll: &Poll, person: &Person) -> Result {
    let slot = poll.fixed.and_then(|place| poll.slots.get(place)).ok_or_else(|| line("times-not-fixed"))?;
    let lang = cx.language_of(person.id, Some(chat.language)).await?;
    let appointment = Appointment {
        uid: format!("times-{}-{}@kehila", chat.id.0.unsigned_abs(), poll.id),
        title: poll.title.clone(),
        below: chat.title.clone(),
        starts: slot.at(poll.zone).timestamp(),
        minutes: poll.form.length(slot),
        stamp: poll.fixed_at.unwrap_or(cx.now).timestamp(),
        sequence: u32::try_from(poll.changes).unwrap_or_default(),
    };
    let file = artist::appointment(&appointment, "time.ics")?;
    let words =
        line("times-file").text("title", &poll.title).line("when", views::when_and_how_long(poll, slot, cx.now));
    cx.send(Request::with_media(person.id.private_chat(), &file, &words.render(lang))).await
}

/// A button that leads on in private: there by a press, else by a link.
async fn goes_on(view: &View<'_>, label: &'static str, action: Action) -> Result<Key> {
    view.goes_on_about(label, &action, About::chat(view.chat()?.key).for_anybody()).await
}

async fn list(view: &View<'_>, chat: &Chat, wanted: usize) -> Result<Page> {
    let cx = view.cx;
    let (all, _) = queries::how_many(&cx.tx, chat.key).await?;
    let pager = Pager::new(wanted, usize::try_from(all).unwrap_or_default(), PER_PAGE);
    let (most, skipped) = (PER_PAGE as i64, i64::try_from(pager.first()).unwrap_or(i64::MAX));
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for id in queries::list(&cx.tx, chat.key, most, skipped).await? {
        let Some(poll) = queries::by_id(&cx.tx, id).await? else { continue };
        let people = queries::answers(&cx.tx, id).await?.iter().map(|(_, people)| people).sum();
        rows.push(views::entry(&poll, people, cx.now).render(view.lang));
        keys.push(view.labelled(clip(&poll.title, screens::ALONE), &Action::Open(id)).await?);
    }
    let title = pager.says(line("times-list").text("group", &chat.title));
    let words = match rows.is_empty() {
        true => line("times-none").render(view.lang),
        false => rows.join("\n"),
    };
    let mut keyboard = Keyboard::new().rows_of(1, keys).row(pager.turns(view, Action::List).await?);
    if may_manage(view).await? {
        keyboard = keyboard.row(super::make::begins(view, chat).await?);
    }
    Ok(Page::new(format!("{}\n\n{words}", view.says(&title)), keyboard))
}

async fn may_manage(view: &View<'_>) -> Result<bool> {
    Ok(view.rank().await?.may(&Need::of_room(&Times)))
}

async fn one(view: &View<'_>, chat: &Chat, id: i64) -> Result<Page> {
    let cx = view.cx;
    let back = view.key(&line("times-button-list"), &Action::List(0)).await?;
    let Some(poll) = life::found(cx, chat.key, id).await?.filter(|poll| poll.stage != Stage::Draft) else {
        return Ok(Page::new(view.says(&line("times-gone")), Keyboard::new().row([back])));
    };
    let html = views::whole(&poll, chat, &life::answered(cx, &poll).await?, cx.now, view.lang);
    let mut keys = Vec::new();
    match poll.stage {
        Stage::Open => keys.push(goes_on(view, "times-button-mine", Action::mine(id)).await?),
        Stage::Fixed => keys.push(goes_on(view, "times-button-file", Action::File(id)).await?),
        Stage::Draft | Stage::Closed => {}
    }
    if !poll.form.anonymous {
        keys.push(view.key(&line("times-button-who"), &Action::Who(id, 0)).await?);
    }
    if may_manage(view).await? {
        let label = line("times-button-manage").render_plain(view.lang);
        keys.push(view.labelled_about(label, &Deed::Manage(id), About::chat(chat.key)).await?);
    }
    Ok(Page::new(html, Keyboard::new().rows_of(2, keys).row([back])))
}

async fn mine(view: &View<'_>, chat: &Chat, id: i64, marks: Option<&str>, wanted: usize) -> Result<Page> {
    let (cx, person) = (view.cx, view.person()?);
    let poll = match life::found(cx, chat.key, id).await? {
        Some(poll) if poll.stage == Stage::Open => poll,
        _ => return one(view, chat, id).await,
    };
    let kept = match marks {
        Some(marks) => marks.to_owned(),
        None => queries::answer_of(&cx.tx, id, person.id).await?.unwrap_or_default(),
    };
    let marks = Marks::read(&kept, poll.slots.len());
    let places: Vec<usize> = (0..poll.slots.len()).collect();
    let pager = Pager::new(wanted, places.len(), PER_PAGE);
    let (page, written) = (pager.page(), marks.written());
    let mut keys = Vec::new();
    for place in pager.of(&places) {
        let Some(slot) = poll.slots.get(*place) else { continue };
        let label = views::marked(slot, marks.at(*place)).render_plain(view.lang);
        keys.push(view.labelled(label, &Action::Turn { id, marks: written.clone(), page, place: *place }).await?);
    }
    let turn = |page| Action::Mine { id, marks: Some(written.clone()), page };
    let mut below = vec![view.key(&line("times-button-save"), &Action::Save { id, marks: written.clone() }).await?];
    if !poll.form.one && written.contains('-') {
        let rest = Action::Rest { id, marks: written.clone(), page };
        below.push(view.key(&line("times-button-rest"), &rest).await?);
    }
    let keyboard = Keyboard::new().rows_of(1, keys).row(pager.turns(view, turn).await?).rows_of(2, below);
    Ok(Page::new(views::mine(&poll, chat, &marks, pager.of(&places), cx.now, view.lang), keyboard))
}

/// Where names are shown, they are shown to everybody in the group.
async fn who(view: &View<'_>, chat: &Chat, id: i64, wanted: usize) -> Result<Page> {
    let cx = view.cx;
    let back = view.key(&line("times-button-back"), &Action::Open(id)).await?;
    let poll = match life::found(cx, chat.key, id).await? {
        Some(poll) if poll.stage != Stage::Draft && !poll.form.anonymous => poll,
        _ => return one(view, chat, id).await,
    };
    let times = poll.slots.len();
    let answers = queries::named_answers(&cx.tx, id, life::MOST_NAMED).await?;
    let answers: Vec<_> = answers.into_iter().map(|(_, name, kept)| (name, Marks::read(&kept, times))).collect();
    let places: Vec<usize> = (0..times).collect();
    let pager = Pager::new(wanted, times, PER_PAGE);
    let turns = pager.turns(view, |page| Action::Who(id, page)).await?;
    let html = views::who(&poll, &answers, pager.of(&places), cx.now, view.lang);
    Ok(Page::new(html, Keyboard::new().row(turns).row([back])))
}
