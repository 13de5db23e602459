//! What members see: wanting advice, and whether one can be asked for it.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    super::{
        NAME,
        queries::dilemmas::{self, Dilemma, State},
    },
    is_here, manage, write,
};
use crate::{
    dispatch::{
        Ask, Cx, Place, Press, Result,
        chooser::{self, Among, Question},
        items,
        panel::{self, Done, For, Page, Panel, View},
    },
    store::{ChatKey, chats::Chat},
    telegram::{
        UserId,
        actor::{Actor, Person},
        keyboard::Keyboard,
    },
    words::line,
};

/// What our buttons and links do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// How it stands with her.
    #[serde(rename = "advice")]
    Overview,
    /// She can be asked.
    Advise,
    /// Not any more.
    AdviseNoMore,
    /// She would like advice.
    Want,
    /// She takes that back.
    WantNoMore,
}

/// What of hers waits.
async fn pending(cx: &Cx, chat: ChatKey, user: UserId) -> Result<Option<Dilemma>> {
    for state in [State::Waits, State::Ready] {
        if let Some(dilemma) = dilemmas::of_person(&cx.tx, (chat, user), state).await?.pop() {
            return Ok(Some(dilemma));
        }
    }
    Ok(None)
}

#[async_trait]
impl Panel for Advice {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Anybody;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (cx, chat, person) = (view.cx, view.chat()?, view.person()?);
        if !is_here(cx, chat.key).await? {
            return Ok(Page::new(view.says(&line("advice-not-here").text("group", &chat.title)), Keyboard::new()));
        }
        let is_adviser = dilemmas::is_adviser(&cx.tx, chat.key, person.id).await?;
        let pending = pending(cx, chat.key, person.id).await?;
        let mut words = vec![view.says(&line("advice-page").text("group", &chat.title))];
        if let Some(dilemma) = &pending {
            let stands = if dilemma.state == State::Waits { "advice-waits" } else { "advice-ready" };
            words.push(view.says(&line(stands).html("text", dilemma.text.html())));
        }
        words.push(view.says(&line(if is_adviser { "advice-adviser" } else { "advice-no-adviser" })));
        let mut keyboard = Keyboard::new();
        keyboard = match (view.in_private, pending.is_some()) {
            (true, true) => keyboard.row(view.keys(&[("advice-button-back", Self::WantNoMore)]).await?),
            (true, false) => keyboard.row(view.keys(&[("advice-button-want", Self::Want)]).await?),
            (false, _) => keyboard.row([view.open_private(&Self::Overview).await?]),
        };
        let turn = match is_adviser {
            true => ("advice-button-no-adviser", Self::AdviseNoMore),
            false => ("advice-button-adviser", Self::Advise),
        };
        Ok(Page::new(words.join("\n\n"), keyboard.row(view.keys(&[turn]).await?)))
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, user) = (view.cx, view.chat()?, press.person.id);
        if !cx.is_in(chat, user).await? {
            return Err(line("flow-not-in").text("group", &chat.title).into());
        }
        match self {
            Self::Overview => Ok(Done::shown()),
            Self::Advise => {
                dilemmas::add_adviser(&cx.tx, chat.key, user, cx.now).await?;
                Ok(Done::shown())
            }
            Self::AdviseNoMore => {
                dilemmas::remove_adviser(&cx.tx, chat.key, user).await?;
                Ok(Done::shown())
            }
            Self::Want => {
                write::begin(cx, chat, &press.person).await?;
                Ok(Done::stays())
            }
            Self::WantNoMore => {
                let Some(dilemma) = pending(cx, chat.key, user).await? else { return Ok(Done::shown()) };
                items::erase(cx, chat.key, NAME, &manage::reference(dilemma.id)).await?;
                dilemmas::remove(&cx.tx, dilemma.id).await?;
                Ok(Done::shown().saying(line("advice-back")))
            }
        }
    }
}

/// `/advice`.
pub async fn command(cx: Cx, ask: Arc<Ask>) -> Result {
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::Bot => return Ok(()),
        Actor::AnonymousAdmin | Actor::Channel => return Err(line("privacy-as-yourself").into()),
    };
    match &ask.place {
        Place::Group(chat) if !is_here(&cx, chat.key).await? => {
            Err(line("advice-not-here").text("group", &chat.title).into())
        }
        // What one needs advice on is told in private.
        Place::Group(_) => panel::whisper(&cx, &ask, &Advice::Overview).await,
        Place::Private => in_private(&cx, &ask, person).await,
    }
}

/// The groups she is in where advice can be had.
async fn groups(cx: &Cx, user: UserId) -> Result<Vec<ChatKey>> {
    let mut found = Vec::new();
    for (chat, _) in chooser::shared_groups(cx, user, NAME).await? {
        if is_here(cx, chat).await? {
            found.push(chat);
        }
    }
    Ok(found)
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person) -> Result {
    let chats = groups(cx, person.id).await?;
    match chats.as_slice() {
        [] => Err(line("advice-no-group").into()),
        [key] => about(cx, &*cx.chat(*key).await?, ask, person).await,
        _ => {
            let question = Question::new(NAME, "advice-which-group", Among::Shared, &Advice::Overview)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

async fn about(cx: &Cx, chat: &Chat, ask: &Ask, person: &Person) -> Result {
    let (first, below) = (ask.command.marked_args().trimmed(), ask.command.marked_body().trimmed());
    let text = if below.text().is_empty() { first } else { first.above(below) };
    match text.text().trim().is_empty() {
        true => panel::show(cx, ask.at.chat, Some(chat), person, &Advice::Overview).await,
        false => write::read(cx, chat, person, &text.trimmed()).await,
    }
}
