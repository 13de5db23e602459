//! Series in words.

use super::{
    guest,
    queries::{self, Series, Slot, guests},
    rules::{Kind, State},
};
use crate::{
    dispatch::{Cx, Result},
    schedule::{
        grammar::{Language, canonical},
        recurrence::Recurrence,
    },
    store::{chats::Chat, people},
    telegram::UserId,
    words::{Lang, Line, day_and_time, escape, isolate, line},
};

/// Somebody's name; empty if there is nobody.
pub async fn name_of(cx: &Cx, who: Option<UserId>) -> Result<String> {
    let Some(user) = who else { return Ok(String::new()) };
    Ok(people::known(&cx.tx, user).await?.map(|known| known.name).unwrap_or_default())
}

/// What managers know a series by.
pub async fn name(cx: &Cx, one: &Series) -> Result<Line> {
    if one.kind == Kind::Tips {
        return Ok(line("tips-name"));
    }
    if one.kind == Kind::Partner {
        let partner = queries::partner(&cx.tx, one.id).await?;
        return Ok(line("partner-name").text("name", &partner.map(|partner| partner.name).unwrap_or_default()));
    }
    match one.kind {
        Kind::Advice => return Ok(line("advice-name")),
        Kind::Guest => {
            let guest = guests::of_series(&cx.tx, one.id).await?;
            let name = match &guest {
                Some(guest) => guest::name_of(cx, guest).await?,
                None => String::new(),
            };
            return Ok(line("guest-name").text("name", &name));
        }
        Kind::Scenes | Kind::Tips | Kind::Partner => {}
    }
    Ok(match name_of(cx, one.who).await? {
        name if name.is_empty() => line("scenes-name-nobody"),
        name => line("scenes-name").text("name", &name),
    })
}

const fn written_in(language: Lang) -> Language {
    match language {
        Lang::En => Language::English,
        Lang::He => Language::Hebrew,
        Lang::Ru => Language::Russian,
    }
}

/// A schedule as it is typed, as HTML.
#[must_use]
pub fn when(rule: &Recurrence, language: Lang) -> String {
    isolate(&escape(&canonical(rule, written_in(language))))
}

/// The command that begins such a series, as HTML; `who` is what names somebody.
#[must_use]
pub fn form(kind: Kind, rule: &Recurrence, who: &str, language: Lang) -> String {
    let kind = match kind {
        Kind::Scenes => "scenes-typed",
        Kind::Tips => "tips-typed",
        Kind::Partner => "partner-typed",
        Kind::Advice => "advice-typed",
        Kind::Guest => "guest-typed",
    };
    let kind = line(kind).render_plain(language);
    let form = format!("/series {kind} {}{who}", canonical(rule, written_in(language)));
    isolate(&format!("<code>{}</code>", escape(&form)))
}

/// How one of its times stands, with whose it is.
pub async fn slot(cx: &Cx, chat: &Chat, one: &Series, slot: &Slot) -> Result<Line> {
    let name = name_of(cx, slot.user).await?;
    if one.kind == Kind::Advice {
        let words = match slot.state {
            State::Posted => "advice-slot-posted",
            State::LeftOut => "advice-slot-left-out",
            _ => "advice-slot-nothing",
        };
        return Ok(line(words).line("day", day_and_time(slot.due, chat.zone, cx.now)));
    }
    let words = match slot.state {
        State::Asked if slot.due <= cx.now => "series-slot-nothing",
        State::Asked => "series-slot-asked",
        State::Told if one.kind == Kind::Tips && slot.approved.is_none() => "series-slot-waits",
        State::Told => "series-slot-told",
        State::Declined => "series-slot-declined",
        State::Nobody => "series-slot-nobody",
        State::Posted => "series-slot-posted",
        State::Nothing => "series-slot-nothing",
        State::LeftOut => "series-slot-left-out",
    };
    Ok(line(words).text("name", &name).line("day", day_and_time(slot.due, chat.zone, cx.now)))
}
