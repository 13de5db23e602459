//! The rules in the making: what the engine of such questions ([`crate::dispatch::flow`]) asks those who manage the group.

use async_trait::async_trait;

use super::{
    NAME,
    queries::{self, Rulebook},
    rules::{self, LONGEST, LONGEST_WORD},
    views,
};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
    },
    store::chats::Chat,
    telegram::marked::Marked,
    words::{Lang, Line, line},
};

const TEXT: &str = "text";
const WORD: &str = "word";

const STEPS: &[Step] = &[
    Step::new(TEXT, "rules-ask-text", Kind::Text(LONGEST)).hint("rules-hint-text"),
    Step::new(WORD, "rules-ask-word", Kind::Line(LONGEST_WORD)).hint("rules-hint-word").optional(),
];

/// What is asked, and what becomes of it.
#[derive(Debug)]
pub struct Rules;

#[async_trait]
impl Flow for Rules {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "rules"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        STEPS
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("rules-opening").text("group", &chat.title))
    }

    fn half_done(&self) -> &'static str {
        "rules-half-done"
    }

    fn publish(&self) -> &'static str {
        "rules-button-set"
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let Some(rules) = of(answers) else {
            return Ok(Preview { html: line("rules-nothing-told").render(language), media: None });
        };
        Ok(Preview { html: views::preview(talk.chat, &rules, language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, wish: Wish<'_>) -> Result<Done> {
        let rules = of(answers).ok_or_else(|| line("rules-nothing-told"))?;
        if rules.word.as_deref().is_some_and(|word| !rules::holds(rules.text.text(), word)) {
            return Err(line("rules-word-missing").into());
        }
        queries::set_rulebook(&cx.tx, talk.chat.key, &rules, cx.now).await?;
        super::log(cx, talk.chat, &wish.press.actor(), true).await?;
        cx.chat_changed(talk.chat.key).await?;
        Ok(line("rules-set").text("group", &talk.chat.title).into())
    }
}

/// What was answered, if there are rules in it.
fn of(answers: &Answers) -> Option<Rulebook> {
    let text = answers.text(TEXT)?.trimmed();
    let word = answers.text(WORD).map(|word| word.text().trim().to_owned()).filter(|word| !word.is_empty());
    (!text.text().is_empty()).then_some(Rulebook { text, word })
}

/// The same as answers.
pub fn answers(rules: Rulebook) -> Answers {
    let mut answers = Answers::default();
    answers.set(TEXT, Some(Answer::Text(rules.text)));
    answers.set(WORD, rules.word.map(|word| Answer::Text(Marked::plain(&word))));
    answers
}
