//! `/season`, in the group and in private.

use std::sync::Arc;

use super::{
    super::{NAME, Recognition, rules::month_of},
    Period, archive, own,
    panel::{Look, Manage},
    today,
    typed::{self, Typed},
    views,
};
use crate::{
    dispatch::{
        Ask, Cx, Place, Result,
        panel::{
            self,
            groups::{self, Among, Question},
        },
        rights::Need,
    },
    schedule::grammar::Context,
    store::chats::Chat,
    telegram::actor::Person,
    words::{line, long_date},
};

/// How a group's dates are read.
pub fn context(cx: &Cx, chat: &Chat) -> Context {
    Context::of(cx.now, chat.zone, chat.language)
}

/// `/season`.
pub async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    match (&ask.place, ask.actor.person()) {
        (Place::Group(chat), _) => in_group(&cx, &ask, chat).await,
        (Place::Private, Some(person)) => in_private(&cx, &ask, person).await,
        (Place::Private, None) => Ok(()),
    }
}

async fn in_group(cx: &Cx, ask: &Ask, chat: &Chat) -> Result {
    let typed = typed::read(&ask.command.whole(), &context(cx, chat)).ok_or_else(|| line("season-how"))?;
    match &typed {
        Typed::Now | Typed::Month(_) | Typed::Called(_) => {
            let look = look(cx, chat, &typed).await?;
            return panel::whisper(cx, ask, &look).await;
        }
        Typed::Table(_) | Typed::Open(..) | Typed::Until(_) | Typed::End | Typed::TakeBack => {
            cx.must_have(ask, Need::of_room(&Recognition)).await?;
        }
    }
    let said = match typed {
        Typed::Table(of) => {
            let table = Manage::SeasonTable(closed(cx, chat, &of).await?);
            return panel::whisper(cx, ask, &table).await;
        }
        Typed::Open(dates, name) => {
            let season = own::open(cx, chat, (dates, &name), &ask.actor).await?;
            line("season-is-planned")
                .line("season", views::called(&season))
                .line("dates", views::dates(season.first, season.last))
        }
        Typed::Until(last) => {
            let season = own::move_end(cx, chat, last, &ask.actor).await?;
            line("season-is-moved").line("season", views::called(&season)).line("last", long_date(season.last))
        }
        Typed::End => {
            line("season-ends-today").line("season", views::called(&own::end_today(cx, chat, &ask.actor).await?))
        }
        Typed::TakeBack => {
            line("season-is-dropped").line("season", views::called(&own::take_back(cx, chat, &ask.actor).await?))
        }
        Typed::Now | Typed::Month(_) | Typed::Called(_) => return Ok(()),
    };
    cx.whisper(ask, &said).await
}

/// The page that is meant.
async fn look(cx: &Cx, chat: &Chat, typed: &Typed) -> Result<Look> {
    let name = match typed {
        Typed::Month(month) => return Ok(Look::Season(Period::Month(*month))),
        Typed::Called(name) => name,
        _ => return Ok(Look::SeasonNow),
    };
    let season = own::called(cx, chat, name).await?;
    let season = season.ok_or_else(|| line("season-unknown").text("typed", name))?;
    match archive::of_season(cx, chat.key, season.number).await? {
        Some(_) => Ok(Look::Season(Period::Own(season.number))),
        None => Ok(Look::SeasonNow),
    }
}

/// What is closed and meant; the latest, if nothing in particular is.
async fn closed(cx: &Cx, chat: &Chat, typed: &Typed) -> Result<Period> {
    let meant = match look(cx, chat, typed).await? {
        Look::Season(period) => archive::of(cx, chat.key, period).await?.map(|closed| closed.period),
        Look::SeasonNow if *typed == Typed::Now => archive::list(cx, chat.key).await?.last().map(|(_, period)| *period),
        Look::SeasonNow | Look::SeasonBoard(..) => None,
    };
    let is_past = matches!(typed, Typed::Month(month) if *month < month_of(today(cx, chat)));
    let missing = if is_past { "season-nothing-kept" } else { "season-not-over" };
    meant.ok_or_else(|| line(missing).into())
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person) -> Result {
    let groups = groups::shared_groups(cx, person.id, NAME).await?;
    let [(only, _)] = groups.as_slice() else {
        if groups.is_empty() {
            return Err(line("season-no-group").into());
        }
        let question = Question::new(NAME, "me-which", Among::Shared, &Look::SeasonNow)?;
        return groups::ask(cx, ask.at.chat, person, &question).await;
    };
    let chat = cx.chat(*only).await?;
    let typed = typed::read(&ask.command.whole(), &context(cx, &chat)).ok_or_else(|| line("season-how"))?;
    match &typed {
        Typed::Now | Typed::Month(_) | Typed::Called(_) => {
            let look = look(cx, &chat, &typed).await?;
            panel::show(cx, ask.at.chat, Some(&*chat), person, &look).await
        }
        Typed::Table(of) => {
            cx.must_help_with(&chat, person, NAME).await?;
            let table = Manage::SeasonTable(closed(cx, &chat, of).await?);
            panel::show(cx, ask.at.chat, Some(&*chat), person, &table).await
        }
        _ => Err(line("season-in-the-group").into()),
    }
}
