//! An introduction in the making: the ways to it, and what the engine of such questions ([`crate::dispatch::flow`]) asks.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, publish, queries,
    rules::{STEPS, Told},
    views,
};
use crate::{
    dispatch::{
        Ask, Audience, Cx, Opened, Place, Press, Result,
        chooser::{self, Among, Question},
        context::About,
        flow::{Answers, Done, Flow, Preview, Step, Talk, Wish},
        whisper::{Pages, Whisper},
    },
    store::{chats::Chat, conversations},
    telegram::{
        actor::{Actor, Person},
        keyboard::{Key, Keyboard},
    },
    words::{Lang, Line, line},
};

/// What our own buttons and links do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Action {
    /// Begins, or goes on with what she has begun.
    #[serde(alias = "choose")]
    Open,
    /// Shows what she wrote in one message.
    Told(Told),
}

/// What is asked, and what becomes of it.
#[derive(Debug)]
pub(super) struct Introduction;

#[async_trait]
impl Flow for Introduction {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "introduction"
    }

    fn audience(&self) -> Audience {
        Audience::Member
    }

    fn steps(&self) -> &'static [Step] {
        STEPS
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(views::opening(chat))
    }

    fn half_done(&self) -> &'static str {
        "intro-half-done"
    }

    fn in_one_message(&self) -> &'static str {
        "intro-too-many-lines"
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let card = publish::card(cx, talk.chat, talk.person.id, &Told::of(answers)).await?;
        Ok(Preview { html: views::preview(talk.chat, card, language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, _answers: &Answers, wish: Wish<'_>) -> Result<Done> {
        publish::publish(cx, talk, wish).await?;
        Ok(Done::NotYet)
    }

    async fn nothing_told(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Option<Line>> {
        publish::take_back(cx, talk.chat, talk.person.id).await.map(Some)
    }
}

pub(super) const fn talk<'a>(chat: &'a Chat, person: &'a Person) -> Talk<'a> {
    Talk { flow: &Introduction, chat, person }
}

/// The link was opened.
pub(super) async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let stale = || line("refuse-stale-button");
    let chat = opened.chat.as_ref().ok_or_else(stale)?;
    let action = serde_json::from_str(&opened.action).map_err(|_| stale())?;
    begin(&cx, &talk(chat, &opened.person), action, None).await
}

/// `/introduce`.
pub(super) async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    match (&ask.place, &ask.actor) {
        (_, Actor::Bot) => Ok(()),
        (_, Actor::AnonymousAdmin | Actor::Channel) => Err(line("intro-as-yourself").into()),
        (Place::Group(chat), Actor::Person(person)) => {
            let action = what(&cx, &ask, &talk(chat, person)).await?;
            let about = About::chat(chat.key).for_anybody();
            let (about, words) = match action {
                Action::Open => (about, line("intro-in-private")),
                Action::Told(_) => (about.only(person), line("intro-look-in-private")),
            };
            let link = cx.link(NAME, &action, about).await?;
            let mut pages = Pages::default();
            for language in cx.whisper_languages(&ask).await? {
                let button = Key::open(line("intro-button").render_plain(language), link.clone());
                pages.add(language, words.render(language), Keyboard::new().row([button]));
            }
            let whisper = Whisper::pages(&pages);
            cx.whisper_what(&ask, if about.only_user.is_none() { whisper.for_anybody() } else { whisper }).await
        }
        (Place::Private, Actor::Person(person)) => asked_in_private(&cx, &ask, person).await,
    }
}

async fn asked_in_private(cx: &Cx, ask: &Ask, person: &Person) -> Result {
    let groups = chooser::shared_groups(cx, person.id, NAME).await?;
    let (first, _) = groups.first().ok_or_else(|| line("intro-no-group"))?;
    let chat = cx.chat(*first).await?;
    let talk = talk(&chat, person);
    let action = what(cx, ask, &talk).await?;
    if groups.len() == 1 {
        return begin(cx, &talk, action, None).await;
    }
    let question = Question::new(NAME, "intro-which-group", Among::Shared, &action)?;
    chooser::ask(cx, ask.at.chat, person, &question).await
}

/// What the command is to do: with lines below it, show them.
async fn what(cx: &Cx, ask: &Ask, talk: &Talk<'_>) -> Result<Action> {
    let told = talk.read(cx, &ask.command.whole(), None).await?;
    Ok(if told.is_empty() { Action::Open } else { Action::Told(Told::of(&told)) })
}

/// A button of ours was pressed: she chose a group. Those of the version before, which asked by itself, bring what is open.
pub(super) async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let chat = press.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    let talk = talk(chat, &press.person);
    match press.action() {
        Ok(Action::Open) => match told_before_choosing(&cx, &press.person).await? {
            Some(told) => begin(&cx, &talk, Action::Told(told), Some(&press)).await,
            None => begin(&cx, &talk, Action::Open, Some(&press)).await,
        },
        Ok(action) => begin(&cx, &talk, action, Some(&press)).await,
        Err(_) => talk.bring(&cx, &press).await,
    }
}

/// What the version before kept of somebody who wrote everything in one message, until she chose a group.
async fn told_before_choosing(cx: &Cx, person: &Person) -> Result<Option<Told>> {
    #[derive(Deserialize)]
    struct Choosing {
        choosing: Told,
    }
    let draft = conversations::of_room(&cx.tx, person.id, NAME).await?;
    let choosing = draft.and_then(|draft| serde_json::from_str(&draft.state).ok());
    Ok(choosing.map(|Choosing { choosing }| choosing))
}

/// With nothing told, what stands in the group is there to be kept.
async fn begin(cx: &Cx, talk: &Talk<'_>, action: Action, press: Option<&Press>) -> Result {
    match action {
        Action::Told(told) => talk.preview(cx, told.into(), press).await,
        Action::Open => {
            let kept = queries::introduction(&cx.tx, talk.chat.key, talk.person.id).await?;
            talk.begin(cx, kept.map(|kept| kept.told.into()).unwrap_or_default(), press).await
        }
    }
}
