//! What is asked of who asks to be let in: the group's own questions, or two that are usual for its kind of community.

use async_trait::async_trait;

use super::{
    NAME, queries,
    rules::{self, WRITTEN},
    views,
};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{Answer, Answers, Done, Flow, Preview, Step, Talk, Wish},
    },
    store::{ChatKey, chats::Chat, settings_log::Change},
    telegram::{actor::Actor, marked::Marked},
    words::{Lang, Line, line},
};

/// As changes of what is not a setting are written down (`settings::OF_CHANGE`).
pub(super) const LOGGED: &str = "requests-change";

/// What is asked in a group: its own words as they are, or the usual ones in a language.
pub(super) async fn of(cx: &Cx, chat: &Chat, language: Lang) -> Result<Vec<String>> {
    Ok(match queries::questions(&cx.tx, chat.key).await? {
        Some(own) => own,
        None => rules::usual_questions(chat.community).iter().map(|question| question.render_plain(language)).collect(),
    })
}

/// From now on these are asked; [`None`]: the usual ones. What is so already is not written down again.
pub(super) async fn set(cx: &Cx, chat: ChatKey, actor: &Actor, questions: Option<&[String]>) -> Result {
    if queries::questions(&cx.tx, chat).await?.as_deref() == questions {
        return Ok(());
    }
    let kept = questions.map(serde_json::to_string).transpose()?;
    queries::set_questions(&cx.tx, chat, kept.as_deref()).await?;
    let deed = match questions {
        None => "usual",
        Some([]) => "none",
        Some(_) => "own",
    };
    cx.log_setting(chat, actor, Change::to(LOGGED, deed)).await
}

/// The questions as they are written.
#[derive(Debug)]
pub(super) struct Questions;

/// What the group has now, as answers of the flow.
pub(super) async fn told(cx: &Cx, chat: &Chat, language: Lang) -> Result<Answers> {
    let mut answers = Answers::default();
    for (step, question) in WRITTEN.iter().zip(of(cx, chat, language).await?) {
        answers.set(&step.key, Some(Answer::Text(Marked::plain(&question))));
    }
    Ok(answers)
}

fn written(answers: &Answers) -> Vec<String> {
    WRITTEN.iter().filter_map(|step| answers.text(&step.key)).map(|question| question.text().to_owned()).collect()
}

#[async_trait]
impl Flow for Questions {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "questions"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        WRITTEN
    }

    fn publish(&self) -> &'static str {
        "requests-button-save"
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let questions = views::questions(&written(answers));
        let html = line("requests-preview-questions").text("group", &talk.chat.title).html("questions", questions);
        Ok(Preview { html: html.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let actor = Actor::Person(talk.person.clone());
        set(cx, talk.chat.key, &actor, Some(&written(answers))).await?;
        Ok(line("requests-questions-saved").text("group", &talk.chat.title).into())
    }

    async fn nothing_told(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Option<Line>> {
        set(cx, talk.chat.key, &Actor::Person(talk.person.clone()), Some(&[])).await?;
        Ok(Some(line("requests-questions-none").text("group", &talk.chat.title)))
    }
}
