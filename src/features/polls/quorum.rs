//! How many of those wanted have voted: on a button below the poll, changed late and seldom. Who presses it reads it in words.

use std::sync::Arc;

use chrono::TimeDelta;

use super::{
    Later, NAME, Note,
    panel::Action,
    queries::{self, Poll},
    rules::{
        stage::{Handle, Stage},
        tally::{Tally, shows_more},
    },
    views,
};
use crate::{
    dispatch::{Cx, Outcome, Press, Result, context::About},
    store::{
        chats::{BotPlace, Chat},
        timers,
    },
    telegram::{keyboard::Keyboard, request::Request},
    words::line,
};

/// So long after a vote the button says so: a change a minute at most, whoever votes.
const DRAWN_AFTER: TimeDelta = TimeDelta::seconds(60);

/// The button below a poll that wants so many people; none below another.
pub(super) async fn keyboard(cx: &Cx, chat: &Chat, poll: &Poll, voters: i64) -> Result<Option<Keyboard>> {
    let Some(wanted) = poll.form.quorum else { return Ok(None) };
    let label = views::of_wanted(voters, wanted).render_plain(chat.language);
    let about = About::chat(chat.key).for_anybody();
    Ok(Some(Keyboard::new().row([cx.button(NAME, label, &Action::Quorum { id: poll.id }, about).await?])))
}

/// So many have voted now: soon the button says so, with all who have by then. Once so many came as are wanted, it says that,
/// and then nothing more until the end.
pub(super) async fn draw_later(cx: &Cx, poll: &Poll, tally: &Tally) -> Result {
    let Some(wanted) = poll.form.quorum else { return Ok(()) };
    let (key, shown) = (key(poll), queries::shown_voters(&cx.tx, poll.id).await?);
    if !shows_more(tally.voters, shown, wanted) || timers::due_at(&cx.tx, NAME, &key).await?.is_some() {
        return Ok(());
    }
    cx.set_timer(NAME, &key, Some(poll.chat), cx.now + DRAWN_AFTER, &Later::Quorum { poll: poll.id }).await
}

/// The button shows how many have voted.
pub(super) async fn draw(cx: &Cx, poll: &Poll) -> Result {
    let (Some(wanted), Stage::Open(handle)) = (poll.form.quorum, &poll.stage) else { return Ok(()) };
    let voters = poll.last_state.as_ref().map_or(0, |tally| tally.voters);
    if !shows_more(voters, queries::shown_voters(&cx.tx, poll.id).await?, wanted) {
        return Ok(());
    }
    change(cx, poll, handle, voters).await
}

/// The poll is over: the button says how many voted in all.
pub(super) async fn ends(cx: &Cx, poll: &Poll, handle: &Handle, voters: i64) -> Result {
    timers::cancel(&cx.tx, NAME, &key(poll)).await?;
    if poll.form.quorum.is_none() || queries::shown_voters(&cx.tx, poll.id).await? == voters {
        return Ok(());
    }
    change(cx, poll, handle, voters).await
}

async fn change(cx: &Cx, poll: &Poll, handle: &Handle, voters: i64) -> Result {
    let chat = cx.chat(poll.chat).await?;
    let Some(message) = handle.message.filter(|_| chat.bot != BotPlace::Out) else { return Ok(()) };
    let Some(keyboard) = keyboard(cx, &chat, poll, voters).await? else { return Ok(()) };
    queries::show_voters(&cx.tx, poll.id, Some(voters)).await?;
    cx.send(Request::edit_buttons(chat.id, message, &keyboard).tell(NAME, &Note::Drawn { poll: poll.id })?).await
}

/// What became of that. If it did not arrive, the next vote brings it again.
pub(super) async fn drawn(cx: &Cx, poll: i64, outcome: &Outcome) -> Result {
    match outcome {
        Outcome::Failed(_) => Ok(queries::show_voters(&cx.tx, poll, None).await?),
        Outcome::Done { .. } | Outcome::Unknown => Ok(()),
    }
}

/// Somebody pressed it.
pub(super) async fn pressed(cx: &Cx, press: &Arc<Press>, chat: &Chat, id: i64) -> Result {
    let found = queries::in_chat(&cx.tx, chat.key, id).await?;
    let Some((poll, wanted)) = found.and_then(|poll| poll.form.quorum.map(|wanted| (poll, wanted))) else {
        return Err(line("poll-gone").into());
    };
    let voters = poll.last_state.as_ref().map_or(0, |tally| tally.voters);
    cx.toast(press, &views::quorum(wanted, voters)).await
}

fn key(poll: &Poll) -> String {
    format!("quorum:{}", poll.id)
}
