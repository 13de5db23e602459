//! An introduction in the making: the ways to it, and what the engine of such questions ([`crate::dispatch::flow`]) asks.

use std::{borrow::Cow, sync::Arc};

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME,
    introduction::{self, by_hand, form::Form, photo, queries, views as shown, who},
    publish, views,
};
use crate::{
    dispatch::{
        Ask, Audience, Cx, Opened, Place, Press, Result,
        chooser::{self, Among, Question},
        context::About,
        flow::{Answer, Answers, Done, Flow, Preview, Step, Steps, Switch, Talk, Wish},
        whisper::{Pages, Whisper},
    },
    store::{chats::Chat, conversations},
    telegram::{
        actor::{Actor, Person},
        keyboard::{Key, Keyboard},
        marked::Marked,
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
    Answers(Answers),
    /// As the version before wrote it, which asked the same of everybody.
    Told(ToldBefore),
}

/// What the version before was told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ToldBefore {
    does: Option<String>,
    helps: Option<String>,
    seeks: Option<String>,
}

impl From<ToldBefore> for Answers {
    fn from(ToldBefore { does, helps, seeks }: ToldBefore) -> Self {
        let mut answers = Self::default();
        for (key, told) in [("does", does), ("helps", helps), ("seeks", seeks)] {
            answers.set(key, told.map(|told| Answer::Text(Marked::plain(&told))));
        }
        answers
    }
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

    /// They are the group's.
    fn steps(&self) -> &'static [Step] {
        &[]
    }

    async fn steps_for(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Steps> {
        Ok(Cow::Owned(introduction::form(cx, talk.chat).await?.steps()))
    }

    async fn asks(&self, cx: &Cx, talk: &Talk<'_>, step: &Step, language: Lang) -> Result<Option<String>> {
        Ok(shown::asked(&introduction::form(cx, talk.chat).await?, &step.key, language))
    }

    fn switches(&self, answers: &Answers) -> Vec<Switch> {
        Form::switches(answers)
    }

    async fn opening_for(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Option<Line>> {
        Ok(Some(shown::opening(talk.chat, &introduction::form(cx, talk.chat).await?)))
    }

    fn half_done(&self) -> &'static str {
        "intro-half-done"
    }

    async fn in_one_message_for(&self, cx: &Cx, talk: &Talk<'_>, most: usize) -> Result<Line> {
        let form = introduction::form(cx, talk.chat).await?;
        let is_usual = form.questions == Form::of_kind(None).questions;
        Ok(if is_usual { line("intro-too-many-lines") } else { shown::in_one_message(&form, most) })
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let card = publish::card(cx, talk.chat, talk.person.id, answers).await?;
        Ok(Preview { html: views::preview(talk.chat, card, language), media: photo(answers).cloned() })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, wish: Wish<'_>) -> Result<Done> {
        publish::publish(cx, talk, answers, wish).await?;
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

/// `/intro`: as a reply to a message of her own, that one; else what she told before, if she told anything; else as
/// `/introduce`.
pub(super) async fn asked_shortly(cx: Cx, ask: Arc<Ask>) -> Result {
    if let Actor::Person(person) = &ask.actor
        && ask.command.whole().is_empty()
        && (by_hand::answers_own(&cx, &ask, person).await? || who::shows_own(&cx, &ask, person).await?)
    {
        return Ok(());
    }
    asked(cx, ask).await
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
                Action::Open => {
                    let count = introduction::form(&cx, chat).await?.questions.len();
                    (about, line("intro-in-private").num("count", shown::number(count)))
                }
                Action::Answers(_) | Action::Told(_) => (about.only(person), line("intro-look-in-private")),
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
    let told = talk.read(cx, &ask.command.whole(), ask.media.clone()).await?;
    Ok(if told.is_empty() { Action::Open } else { Action::Answers(told) })
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
async fn told_before_choosing(cx: &Cx, person: &Person) -> Result<Option<ToldBefore>> {
    #[derive(Deserialize)]
    struct Choosing {
        choosing: ToldBefore,
    }
    let draft = conversations::of_room(&cx.tx, person.id, NAME).await?;
    let choosing = draft.and_then(|draft| serde_json::from_str(&draft.state).ok());
    Ok(choosing.map(|Choosing { choosing }| choosing))
}

/// With nothing told, what stands in the group is there to be kept.
async fn begin(cx: &Cx, talk: &Talk<'_>, action: Action, press: Option<&Press>) -> Result {
    match action {
        Action::Told(told) => talk.preview(cx, told.into(), press).await,
        Action::Answers(told) => talk.preview(cx, told, press).await,
        Action::Open => {
            let kept = queries::introduction(&cx.tx, talk.chat.key, talk.person.id).await?;
            talk.begin(cx, kept.map(|kept| kept.answers).unwrap_or_default(), press).await
        }
    }
}
