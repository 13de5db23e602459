//! A rehearsal of the next thirty days: everything all rooms would post with the settings as they are, in a group where
//! nobody talks, and where people never stop; and what would be left out, and why. It changes nothing. Of longer times the
//! command line tells (`kehila rehearse`).

use chrono::TimeDelta;

use super::{LONGEST_IN_PAIR, Look, Page, Screen};
use crate::{
    dispatch::{
        Cx, Result,
        posts::{self, Rehearsed},
        rights::{Need, Rank},
    },
    schedule::posts::Talk,
    store::chats::Chat,
    telegram::keyboard::Keyboard,
    words::{Line, clip, day_and_time, line},
};

const AHEAD: TimeDelta = TimeDelta::days(30);
/// Due times on a page.
const PER_PAGE: usize = 10;
/// How much of a post's name a line shows, in graphemes.
const LONGEST_NAME: usize = 40;

/// A page of it, of the rooms somebody of this rank manages.
pub async fn list(look: &Look<'_>, chat: &Chat, rank: &Rank, page: usize) -> Result<Page> {
    let cx = look.cx;
    let until = cx.now + AHEAD;
    let lively = posts::rehearse(cx, chat, until, Talk::Always).await?;
    let mut quiet = posts::rehearse(cx, chat, until, Talk::Never).await?;
    quiet.retain(|one| cx.rooms.named(one.room).is_some_and(|room| rank.may(&Need::of_room(room))));
    let pages = quiet.len().div_ceil(PER_PAGE).max(1);
    let page = page.min(pages - 1);
    let mut lines = Vec::new();
    for alone in quiet.iter().skip(page * PER_PAGE).take(PER_PAGE) {
        let amid = lively.iter().find(|other| other.is_same_as(alone)).filter(|amid| amid.outcome != alone.outcome);
        lines.push(entry(cx, chat, alone, amid).await?.render(look.lang));
    }
    let turns = look.turns(Some(chat.key), page, pages, |page| Screen::Rehearsal { page }).await?;
    let back = Screen::Week { page: 0 };
    let back = look.show(&line("desk-button-back"), LONGEST_IN_PAIR, Some(chat.key), back).await?;
    let words = match lines.as_slice() {
        [] => line("desk-rehearsal-empty").text("group", &chat.title),
        lines => line("desk-rehearsal").text("group", &chat.title).html("posts", lines.join("\n")),
    };
    Ok(Page { html: look.words(&words), keyboard: Keyboard::new().row(turns).row([back]), chat: Some(chat.key) })
}

/// One due time on a line of its own; on another what would become of it among people who talk, if that is something else.
async fn entry(cx: &Cx, chat: &Chat, alone: &Rehearsed, amid: Option<&Rehearsed>) -> Result<Line> {
    let name = posts::name_of(cx, alone.room, alone.id).await?.unwrap_or_else(|| line("desk-nothing"));
    let what = move |lang| clip(&name.render_plain(lang), LONGEST_NAME);
    let entry = line("desk-rehearsal-entry").made("what", what).line("fate", fate(cx, chat, alone));
    Ok(match amid {
        Some(amid) => line("desk-rehearsal-two").line("entry", entry).line("amid", fate(cx, chat, amid)),
        None => entry,
    })
}

/// When it is posted, or when it would have been and why it is not.
fn fate(cx: &Cx, chat: &Chat, one: &Rehearsed) -> Line {
    let day = |at| day_and_time(at, chat.zone, cx.now);
    match (one.outcome, one.moved) {
        (Ok(at), Some(why)) => line("desk-rehearsal-moved")
            .line("when", day(at))
            .line("moved", posts::why_moved(chat, one.scheduled_for, why, cx.now)),
        (Ok(at), None) => line("desk-rehearsal-posted").line("when", day(at)),
        (Err(reason), _) => line("desk-rehearsal-left")
            .line("when", day(one.scheduled_for))
            .line("why", posts::why_skipped(chat, reason.code(), one.scheduled_for)),
    }
}
