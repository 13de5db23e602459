//! Managers' own words for a step: asked in private, or typed below `/newcomers STEP`.

use async_trait::async_trait;

use super::{
    NAME, path,
    rules::{self, LONGEST_WORDS, STEPS, Step},
    views,
};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{self, Answer, Answers, Done, Flow, Kind, Preview, Talk, Wish},
    },
    store::chats::Chat,
    telegram::{
        actor::{Actor, Person},
        marked::Marked,
    },
    words::{Lang, Line, line},
};

const ASKED: &[flow::Step] =
    &[flow::Step::new("words", "newcomers-own-ask", Kind::Text(LONGEST_WORDS)).hint("newcomers-own-hint")];

/// The words of one step, by its place among them.
#[derive(Debug)]
pub(super) struct OwnWords(usize);

/// One for each step.
pub(super) const ALL: [&dyn Flow; STEPS.len()] = [&OwnWords(0), &OwnWords(1), &OwnWords(2), &OwnWords(3)];

/// The talk in which a step's words are told.
pub(super) fn talk<'a>(step: &'static Step, chat: &'a Chat, person: &'a Person) -> Result<Talk<'a>> {
    let flow = ALL.into_iter().find(|flow| flow.name() == step.name).ok_or_else(|| line("refuse-stale-button"))?;
    Ok(Talk { flow, chat, person })
}

/// As if she had told them when asked.
pub(super) fn told(words: Marked) -> Answers {
    let mut answers = Answers::default();
    answers.set("words", Some(Answer::Text(words)));
    answers
}

impl OwnWords {
    const fn step(&self) -> &'static Step {
        &STEPS[self.0]
    }
}

#[async_trait]
impl Flow for OwnWords {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        self.step().name
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [flow::Step] {
        ASKED
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        let name = views::step_name(self.step());
        Some(line("newcomers-own-opening").text("group", &chat.title).line("step", name))
    }

    fn publish(&self) -> &'static str {
        "newcomers-own-save"
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let words = answers.text("words").cloned().unwrap_or_else(|| Marked::plain(""));
        let html = views::own_preview(talk.chat, &talk.person.name, &words, language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let words = answers.text("words").cloned().ok_or_else(|| line("refuse-stale-button"))?;
        if let Some(unknown) = rules::unknown_placeholder(words.text()) {
            return Err(line("newcomers-own-unknown").text("name", &format!("{{{unknown}}}")).into());
        }
        let mut planned = path::plan(cx, talk.chat.key).await?.step(self.step());
        planned.words = Some(words);
        path::change(cx, talk.chat.key, &Actor::Person(talk.person.clone()), planned).await?;
        Ok(line("newcomers-own-saved").line("step", views::step_name(self.step())).into())
    }
}
