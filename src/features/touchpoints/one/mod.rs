//! One time of a post: what it says then and never again, and a look at it before it comes.
//!
//! **Change only this one.** From the calendar's post and from the look before it comes: in private her next message, words
//! or a picture, is what it says that time. Nothing of its content is used up by that. *Undo* takes it back; afterwards it
//! is gone, as it is with the post.
//!
//! **A look before it comes.** Half an hour before, whoever switched that on gets in private exactly what will be posted,
//! with *Go*, *Edit* and *Skip*; if she says nothing, it goes. Never at night: what would be shown then is shown when the
//! quiet hours end, or before they begin. Who cannot be reached holds nothing up.

pub(super) mod queries;

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use self::queries::Words;
use super::{
    NAME,
    add::{check, visible},
    edit::{self, Asked},
    log::log,
    pool::Piece,
    queries::Touchpoint,
    rules, timing, views,
};
use crate::{
    dispatch::{
        Cx, Press, PrivateText, Result, Stop, coming, drafts,
        panel::{self, Done, Page, Panel, View},
        posts::Due,
    },
    schedule::{gates::local_date, posts::Waiting},
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        people,
        timers::{self, Timer},
    },
    telegram::{
        UserId,
        actor::{Actor, Person},
        keyboard::Keyboard,
        request::{MOST_IN_ALBUM, Request},
    },
    words::{Line, day_and_time, line},
};

/// So long after its day other words for it are kept: its answer from Telegram may be on its way.
const KEPT_DAYS: TimeDelta = TimeDelta::days(2);

/// What a button about one time of a post does.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum One {
    /// Shows what it says then.
    This { id: i64, due: DateTime<Utc> },
    /// Exactly as it will look.
    Look { id: i64, due: DateTime<Utc> },
    /// Asks for other words.
    Say { id: i64, due: DateTime<Utc> },
    /// It says the usual after all.
    Usual { id: i64, due: DateTime<Utc> },
    /// It may come.
    Go { id: i64, due: DateTime<Utc> },
    /// It is left out.
    Skip { id: i64, due: DateTime<Utc> },
    /// It is not left out after all.
    Unskip { id: i64, due: DateTime<Utc> },
}

impl One {
    const fn which(self) -> (i64, DateTime<Utc>) {
        match self {
            Self::This { id, due }
            | Self::Look { id, due }
            | Self::Say { id, due }
            | Self::Usual { id, due }
            | Self::Go { id, due }
            | Self::Skip { id, due }
            | Self::Unskip { id, due } => (id, due),
        }
    }
}

/// What waits for the time of a look.
#[derive(Debug, Serialize, Deserialize)]
struct Shows {
    id: i64,
    due: DateTime<Utc>,
}

#[async_trait]
impl Panel for One {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (id, due) = self.which();
        let touchpoint = find(view, id, due).await?;
        match self {
            Self::Say { .. } => ask(view, &touchpoint, due).await,
            Self::Go { .. } | Self::Unskip { .. } => {
                Ok(Page::new(view.says(&goes(view, &touchpoint)?), Keyboard::new()))
            }
            Self::Skip { .. } => {
                let words = line("touch-soon-skipped").line("about", views::about(&touchpoint));
                let undo = view.keys(&[("touch-button-undo", Self::Unskip { id, due })]).await?;
                Ok(Page::new(view.says(&words), Keyboard::new().row(undo)))
            }
            Self::This { .. } | Self::Look { .. } | Self::Usual { .. } => shown(view, &touchpoint, due).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, (id, due)) = (view.cx, view.chat()?, self.which());
        drafts::end(cx, press.person.id, NAME).await?;
        let touchpoint = find(view, id, due).await?;
        match self {
            Self::This { .. } | Self::Say { .. } | Self::Go { .. } => {}
            Self::Look { .. } => return look(view, press, id, due).await,
            Self::Usual { .. } => {
                if queries::forget_words(&cx.tx, id, local_date(due, chat.zone)).await? {
                    timing::watch_pool(cx, chat, id).await?;
                    log(cx, chat, &press.actor(), (id, None, "usual")).await?;
                }
            }
            Self::Skip { .. } | Self::Unskip { .. } => {
                let out = matches!(self, Self::Skip { .. });
                if touchpoint.plan.is_skipped(due, chat.zone) != out {
                    coming::leave_out(cx, chat, NAME, Due { number: id, at: due }, out).await?;
                    log(cx, chat, &press.actor(), (id, None, if out { "skip next" } else { "skip none" })).await?;
                }
            }
        }
        Ok(Done::shown())
    }
}

/// The post, as long as it waits for that time.
async fn find(view: &View<'_>, id: i64, due: DateTime<Utc>) -> Result<Touchpoint> {
    let chat = view.chat()?.key;
    let found = timing::by_id(view.cx, id).await?.filter(|one| one.chat == chat && waits_for(one, due));
    found.ok_or_else(|| Stop::from(line("touch-one-gone")))
}

fn waits_for(touchpoint: &Touchpoint, due: DateTime<Utc>) -> bool {
    !touchpoint.paused && touchpoint.plan.state.next.is_some_and(|next| next.scheduled_for == due)
}

/// When it comes, as far as nothing else is in its way.
fn when(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, due: DateTime<Utc>) -> Line {
    day_and_time(touchpoint.plan.wanted(due, chat), chat.zone, cx.now)
}

fn goes(view: &View<'_>, touchpoint: &Touchpoint) -> Result<Line> {
    let due = touchpoint.plan.state.next.map_or(view.cx.now, |next| next.scheduled_for);
    let when = when(view.cx, view.chat()?, touchpoint, due);
    Ok(line("touch-soon-goes").line("about", views::about(touchpoint)).line("day", when))
}

/// What it says that time.
async fn shown(view: &View<'_>, touchpoint: &Touchpoint, due: DateTime<Utc>) -> Result<Page> {
    let (cx, chat, id) = (view.cx, view.chat()?, touchpoint.plan.id);
    let other = queries::words(&cx.tx, id, local_date(due, chat.zone)).await?;
    let words =
        line("touch-one").line("about", views::about(touchpoint)).line("day", when(cx, chat, touchpoint, due)).html(
            "says",
            match &other {
                Some(Words { text, media, .. }) => {
                    let text = views::content(text, media, view.lang);
                    view.says(&line("touch-one-other").html("text", text))
                }
                None => view.says(&line("touch-one-usual")),
            },
        );
    let look = view.keys(&[("touch-button-preview", One::Look { id, due })]).await?;
    let say = view.keys(&[("touch-button-say", One::Say { id, due })]).await?;
    let undo = [("touch-button-usual", One::Usual { id, due })];
    let undo = view.keys(if other.is_some() { &undo[..] } else { &[] }).await?;
    Ok(Page::new(view.says(&words), Keyboard::new().row(look).row(say).row(undo)))
}

/// Exactly as it would be posted.
async fn look(view: &View<'_>, press: &Press, id: i64, due: DateTime<Utc>) -> Result<Done> {
    let (cx, said) = (view.cx, line("touch-preview"));
    let Some(request) = coming::preview(cx, view.chat()?, NAME, Due { number: id, at: due }).await? else {
        return Err(line("desk-preview-unknown").into());
    };
    let back = view.keys(&[("touch-button-back", One::This { id, due })]).await?;
    match request.words() {
        Some(html) => Ok(Done::instead(Page::new(html.to_owned(), Keyboard::new().row(back))).saying(said)),
        None => {
            cx.send(request.readdressed(press.person.id.private_chat())).await?;
            Ok(Done::stays().saying(said))
        }
    }
}

/// Asks for other words; in the group, where nothing can be asked, it leads to the private chat.
async fn ask(view: &View<'_>, touchpoint: &Touchpoint, due: DateTime<Utc>) -> Result<Page> {
    let (id, chat) = (touchpoint.plan.id, view.chat()?);
    let back = view.key(&line("touch-button-back"), &One::This { id, due }).await?;
    if !view.in_private {
        let keyboard = Keyboard::new().row([view.open_private(&One::Say { id, due }).await?, back]);
        return Ok(Page::new(view.says(&line("touch-one-in-private")), keyboard));
    }
    edit::ask_for(view.cx, view.person()?.id, &Asked::one(touchpoint, due)).await?;
    let words =
        line("touch-one-ask").line("about", views::about(touchpoint)).line("day", when(view.cx, chat, touchpoint, due));
    Ok(Page::new(view.says(&words), Keyboard::new().row([back])))
}

/// She goes on with it.
pub(super) async fn ask_again(cx: &Cx, chat: &Chat, (id, due): (i64, DateTime<Utc>), person: &Person) -> Result {
    panel::show(cx, person.id.private_chat(), Some(chat), person, &One::Say { id, due }).await
}

/// She wrote it; [`None`]: a further part of an album.
pub(super) async fn said(
    view: &View<'_>,
    chat: &Chat,
    said: &PrivateText,
    (touchpoint, due): (&Touchpoint, DateTime<Utc>),
) -> Result<Option<Page>> {
    let (cx, id, user) = (view.cx, touchpoint.plan.id, said.person.id);
    if !waits_for(touchpoint, due) {
        drafts::end(cx, user, NAME).await?;
        return Err(line("touch-one-gone").into());
    }
    let (text, media) = (visible(&said.content.text), said.content.media.clone());
    if text.text().is_empty() && media.is_none() {
        return Err(line("touch-problem-kind").into());
    }
    let day = local_date(due, chat.zone);
    let album = media.as_ref().and_then(|media| media.album.clone());
    let before = queries::words(&cx.tx, id, day).await?.filter(|words| album.is_some() && words.album == album);
    let is_further = before.is_some();
    let mut words = before.unwrap_or_else(|| Words { text: text.clone(), media: Vec::new(), album: album.clone() });
    if words.text.text().is_empty() {
        words.text = text;
    }
    words.media.extend(media);
    words.media.truncate(MOST_IN_ALBUM);
    check(&words.text, &words.media)?;
    queries::set_words(&cx.tx, (chat.key, id, day), &words, Some(user)).await?;
    if is_further {
        return Ok(None);
    }
    log(cx, chat, &Actor::Person(said.person.clone()), (id, None, "once")).await?;
    if album.is_none() {
        // Of an album more parts come.
        drafts::end(cx, user, NAME).await?;
    }
    let said = line("touch-one-saved")
        .line("day", when(cx, chat, touchpoint, due))
        .html("text", views::content(&words.text, &words.media, view.lang));
    let keys = [("touch-button-preview", One::Look { id, due }), ("touch-button-undo", One::Usual { id, due })];
    Ok(Some(Page::new(view.says(&said), Keyboard::new().row(view.keys(&keys).await?))))
}

/// What it says on that date instead of what it would, as a piece of content that is none of its own.
pub(super) async fn instead(cx: &Cx, touchpoint: i64, day: NaiveDate) -> Result<Option<Piece>> {
    let words = queries::words(&cx.tx, touchpoint, day).await?;
    Ok(words.map(|Words { text, media, .. }| Piece { id: 0, text, media, used_at: None }))
}

/// Its time is over.
pub(super) async fn over(cx: &Cx, touchpoint: i64, day: NaiveDate) -> Result {
    queries::forget_words(&cx.tx, touchpoint, day).await.map(drop).map_err(Stop::from)
}

/// Other words of a group in which somebody is mentioned by name lead to her no longer.
pub(super) async fn forget_person(cx: &Cx, user: UserId, chat: ChatKey) -> Result {
    for (id, day, words) in queries::of_chat(&cx.tx, chat).await? {
        let text = words.text.without_mention_of(user.0);
        if text != words.text {
            queries::set_words(&cx.tx, (chat, id, day), &Words { text, ..words }, None).await?;
        }
    }
    Ok(())
}

/// Whoever presses is shown each before it comes, or nobody is.
pub(super) async fn switch(cx: &Cx, press: &Press, chat: &Chat, touchpoint: &Touchpoint, on: bool) -> Result<Done> {
    if touchpoint.shown_to.is_some() != on {
        let id = touchpoint.plan.id;
        queries::set_shown_to(&cx.tx, id, on.then_some(press.person.id)).await?;
        waits(cx, chat.key, id, touchpoint.plan.state.next.filter(|_| !touchpoint.paused)).await?;
        log(cx, chat, &press.actor(), (id, None, if on { "show" } else { "show none" })).await?;
    }
    let is_reached = people::known(&cx.tx, press.person.id).await?.is_some_and(|known| known.started);
    Ok(if on && !is_reached { Done::shown().saying(line("touch-show-start")) } else { Done::shown() })
}

/// A post waits for this: whoever wants to see it before is shown it in time.
pub(super) async fn waits(cx: &Cx, chat: ChatKey, id: i64, waiting: Option<Waiting>) -> Result {
    let key = format!("show:{id}");
    let chat = cx.chat(chat).await?;
    queries::forget_before(&cx.tx, id, local_date(cx.now - KEPT_DAYS, chat.zone)).await?;
    if let Some(next) = waiting
        && queries::has_reader(&cx.tx, id).await?
        && let Some(touchpoint) = timing::by_id(cx, id).await?
        && queries::reader(&cx.tx, id, touchpoint.plan.wanted(next.scheduled_for, &chat)).await?.is_some()
        && let Some(at) = rules::shown_at(&chat, next.asks_at, cx.now)
    {
        return cx.set_timer(NAME, &key, Some(chat.key), at, &Shows { id, due: next.scheduled_for }).await;
    }
    Ok(timers::cancel(&cx.tx, NAME, &key).await.map(drop)?)
}

/// It is time for a look, unless there is nothing to look at any more, or nobody.
pub(super) async fn rings(cx: &Cx, timer: &Timer) -> Result {
    let Shows { id, due } = serde_json::from_str(&timer.payload)?;
    let Some(touchpoint) = timing::by_id(cx, id).await?.filter(|touchpoint| waits_for(touchpoint, due)) else {
        return Ok(());
    };
    let chat = cx.chat(touchpoint.chat).await?;
    let is_over = touchpoint.plan.state.next.is_none_or(|next| next.asks_at <= cx.now);
    if is_over || chat.bot == BotPlace::Out || touchpoint.plan.is_skipped(due, chat.zone) {
        return Ok(());
    }
    let wanted = touchpoint.plan.wanted(due, &chat);
    let Some(person) = reader(cx, &chat, id, wanted).await? else { return Ok(()) };
    let Some(request) = coming::preview(cx, &chat, NAME, Due { number: id, at: due }).await? else { return Ok(()) };
    queries::shown(&cx.tx, id, wanted).await?;
    let here = person.id.private_chat();
    cx.send(request.readdressed(here)).await?;
    let view = panel::view_in_private::<One>(cx, Some(&chat), &person).await?;
    let words = line("touch-soon").text("group", &chat.title).line("day", when(cx, &chat, &touchpoint, due));
    let keys = [
        ("touch-button-go", One::Go { id, due }),
        ("touch-button-edit", One::Say { id, due }),
        ("touch-button-skip", One::Skip { id, due }),
    ];
    let keyboard = Keyboard::new().row(view.keys(&keys).await?);
    // She had asked for it.
    cx.send(Request::message(here, &view.says(&words)).keyboard(&keyboard)).await
}

/// Who is to be shown it, if she can be reached and still manages these posts.
async fn reader(cx: &Cx, chat: &Chat, id: i64, wanted: DateTime<Utc>) -> Result<Option<Person>> {
    let Some(user) = queries::reader(&cx.tx, id, wanted).await? else { return Ok(None) };
    let Some(known) = people::known(&cx.tx, user).await?.filter(|known| known.started) else { return Ok(None) };
    let manages = people::managers(&cx.tx, chat.key).await?.contains(&user)
        || people::helpers(&cx.tx, chat.key, NAME).await?.contains(&user);
    Ok(manages.then_some(Person {
        id: user,
        name: known.name,
        username: None,
        language: known.language,
        is_bot: false,
    }))
}
