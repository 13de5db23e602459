//! The question after a month: whether the group is what she hoped for, and what she wants managers to know, if anything.

use async_trait::async_trait;

use super::{NAME, Verdict, queries, views};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
        items::{self, New, Urgency},
    },
    store::{ChatKey, chats::Chat},
    telegram::UserId,
    words::{Lang, Line, line},
};

/// Longest text, in graphemes.
const LONGEST: usize = 600;
/// What waits for those who manage the group.
const TOLD: &str = "told";

const STEPS: &[Step] = &[Step::new("words", "newcomers-tell-ask", Kind::Line(LONGEST))];

/// What she wants managers to know.
#[derive(Debug)]
pub(super) struct Words;

#[async_trait]
impl Flow for Words {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "words"
    }

    fn audience(&self) -> Audience {
        Audience::Member
    }

    fn steps(&self) -> &'static [Step] {
        STEPS
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("newcomers-tell-opening").text("group", &chat.title))
    }

    fn publish(&self) -> &'static str {
        "newcomers-tell-send"
    }

    async fn preview(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let html = views::preview(talk.chat, &talk.person.name, words(answers), language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        // Once a day; what is told later the same day takes the place of what nobody has read.
        let day = cx.now.with_timezone(&talk.chat.zone).date_naive();
        let reference = format!("{}:{day}", talk.person.id.0);
        let new = New {
            room: NAME,
            section: None,
            kind: TOLD,
            reference: &reference,
            urgency: Urgency::Daily,
            words: views::told(&talk.person.name, words(answers)),
            buttons: Vec::new(),
        };
        items::end(cx, talk.chat.key, NAME, TOLD, &reference).await?;
        items::raise(cx, talk.chat.key, new).await?;
        Ok(line("newcomers-tell-sent").into())
    }
}

fn words(answers: &Answers) -> &str {
    answers.text("words").map_or("", |words| words.text())
}

/// She said whether the group is what she hoped for.
pub(super) async fn said(cx: &Cx, chat: ChatKey, user: UserId, verdict: Verdict) -> Result {
    Ok(queries::set_verdict(&cx.tx, chat, user, verdict, cx.now).await?)
}
