//! What came of it: she is asked once, a week after. Those who were asked hear it, and the group, if she likes.

use async_trait::async_trait;
use chrono::TimeDelta;

use super::{
    super::{
        NAME,
        queries::dilemmas::{self, Dilemma, State},
        views,
    },
    NUDGE, by,
};
use crate::{
    dispatch::{
        Audience, Cx, Result, Stop,
        flow::{self, Answers, Done, Flow, Kind, Preview, Step, Switch, Talk, Wish},
        nudge::Reason,
    },
    schedule::gates,
    store::people,
    telegram::{marked::Marked, request::Request},
    words::{Lang, Line, clip_text, line},
};

/// Longest text.
const LONGEST: usize = 500;
/// So much of what she wrote is said back.
const QUOTED: usize = 200;
/// So many of those who answered are named.
const NAMED: usize = 10;
/// Who was asked hears of it as long as that is news.
const TOLD_WITHIN: TimeDelta = TimeDelta::days(14);

const TEXT: &str = "text";
const IN_GROUP: Switch =
    Switch { key: "in-group", labels: ["advice-in-group-on", "advice-in-group-off"], starts_on: false };

/// What she is asked.
pub static OUTCOME: Outcome = Outcome;

/// A week has passed.
pub async fn ask(cx: &Cx, id: i64) -> Result {
    let found = dilemmas::by_id(&cx.tx, id).await?;
    let Some(dilemma) = found.filter(|one| one.state == State::Posted) else { return Ok(()) };
    let chat = cx.chat(dilemma.chat).await?;
    let is_in = people::membership(&cx.tx, chat.key, dilemma.author).await?.is_some_and(|her| her.is_in);
    let started = people::known(&cx.tx, dilemma.author).await?.is_some_and(|known| known.started);
    if !is_in || !started {
        return Ok(());
    }
    let person = flow::person(cx, dilemma.author).await?;
    match (Talk { flow: &OUTCOME, chat: &chat, person: &person }).begin(cx, Answers::default(), None).await {
        Err(Stop::Refusal(_)) => Ok(()),
        asked => asked,
    }
}

/// What of hers stands in the group, the latest.
async fn meant(cx: &Cx, talk: &Talk<'_>) -> Result<Option<Dilemma>> {
    Ok(dilemmas::of_person(&cx.tx, (talk.chat.key, talk.person.id), State::Posted).await?.pop())
}

/// As the group reads it, below what she had asked.
async fn html(cx: &Cx, dilemma: &Dilemma, text: &Marked, lang: Lang) -> Result<String> {
    let mut names = Vec::new();
    let all = dilemmas::who_answered(&cx.tx, dilemma.id).await?;
    for user in all.iter().take(NAMED) {
        names.push(views::name_of(cx, Some(*user)).await?);
    }
    let words = line("advice-outcome").html("text", text.html()).line("by", by(cx, dilemma).await?);
    let thanks = match names.is_empty() {
        true => None,
        false => Some(line("advice-thanks").text("names", &names.join(", ")).render(lang)),
    };
    Ok([Some(words.render(lang)), thanks].into_iter().flatten().collect::<Vec<_>>().join("\n\n"))
}

/// What she tells.
#[derive(Debug)]
pub struct Outcome;

#[async_trait]
impl Flow for Outcome {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "outcome"
    }

    fn audience(&self) -> Audience {
        Audience::Member
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(TEXT, "advice-ask-outcome", Kind::Text(LONGEST))] }
    }

    async fn opening_for(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Option<Line>> {
        let Some(dilemma) = meant(cx, talk).await? else { return Ok(None) };
        let quoted = clip_text(dilemma.text.text(), QUOTED);
        Ok(Some(line("advice-outcome-opening").text("group", &talk.chat.title).text("text", &quoted)))
    }

    fn half_done(&self) -> &'static str {
        "advice-outcome-half-done"
    }

    fn publish(&self) -> &'static str {
        "tips-button-send"
    }

    fn stop(&self) -> &'static str {
        "advice-button-skip"
    }

    fn cancel(&self) -> &'static str {
        "advice-button-skip"
    }

    fn switches(&self, _answers: &Answers) -> Vec<Switch> {
        vec![IN_GROUP]
    }

    async fn stopped(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Line> {
        if let Some(dilemma) = meant(cx, talk).await? {
            dilemmas::set_state(&cx.tx, dilemma.id, State::Over).await?;
        }
        Ok(line("advice-outcome-skipped"))
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let (Some(dilemma), Some(text)) = (meant(cx, talk).await?, answers.text(TEXT)) else {
            return Ok(Preview { html: line("advice-too-late").render(language), media: None });
        };
        let html = match answers.is_on(&IN_GROUP) {
            true => {
                let post = html(cx, &dilemma, text, talk.chat.language).await?;
                line("advice-outcome-preview-group").text("group", &talk.chat.title).html("post", post)
            }
            false => line("advice-outcome-preview").html("text", text.html()),
        };
        Ok(Preview { html: html.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let chat = talk.chat;
        let (Some(dilemma), Some(text)) = (meant(cx, talk).await?, answers.text(TEXT)) else {
            return Ok(line("advice-too-late").into());
        };
        let words = line("advice-outcome-told").text("group", &chat.title).html("text", text.html());
        for user in dilemmas::who_was_asked(&cx.tx, dilemma.id).await? {
            let reason = Reason::Unasked { kind: NUDGE, until: cx.now + TOLD_WITHIN };
            cx.nudge(user, Some(chat), reason, &|lang| super::with_link(&words, chat, dilemma.message, lang)).await?;
        }
        if let (true, Some(message)) = (answers.is_on(&IN_GROUP), dilemma.message) {
            let html = html(cx, &dilemma, text, chat.language).await?;
            let reply = Request::message(chat.id, &html).reply_to(message);
            cx.send(reply.silent_if(gates::is_quiet(chat, cx.now))).await?;
        }
        dilemmas::set_state(&cx.tx, dilemma.id, State::Over).await?;
        Ok(line("advice-outcome-sent").text("group", &chat.title).into())
    }
}
