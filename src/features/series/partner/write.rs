//! A partner's slot and its texts, asked question by question in private.

use async_trait::async_trait;

use super::{
    super::{
        begin,
        queries::{self, New},
        rules::Kind,
        views,
    },
    LONGEST, LONGEST_NAME, MOST, NAME, changed, check, find, request,
};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{Answer, Answers, Done, Flow, Kind as Asks, Piece, Preview, Step, Talk, Wish},
    },
    schedule::recurrence::{Recurrence, Rule},
    store::chats::Chat,
    telegram::{actor::Person, marked::Marked, request::Request},
    words::{Lang, Line, line},
};

const WHO: &str = "who";
const WHAT: &str = "what";
const WHEN: &str = "when";
/// Which series is meant, and which of its texts.
const SERIES: &str = "series";
const WHICH: &str = "which";

const STEPS: &[Step] = &[
    Step::new(WHO, "partner-ask-name", Asks::Line(LONGEST_NAME)),
    Step::new(WHAT, "partner-ask-text", Asks::Piece(LONGEST)),
    Step::new(WHEN, "scenes-ask-when", Asks::When { repeated: true }).hint("partner-hint-when"),
];

/// A new partner's slot.
#[derive(Debug)]
pub struct NewPartner;

/// One text of it.
#[derive(Debug)]
pub struct OneText;

/// The questions.
pub static PARTNER: NewPartner = NewPartner;
pub static TEXT: OneText = OneText;

/// Asks for one text more.
pub async fn add(cx: &Cx, chat: &Chat, person: &Person, series: i64) -> Result {
    let (_, partner) = find(cx, chat, series).await?;
    if partner.texts.len() >= MOST {
        return Err(line("partner-too-many").num("most", i64::try_from(MOST).unwrap_or(i64::MAX)).into());
    }
    let mut answers = Answers::default();
    answers.set(SERIES, Some(Answer::Number(series)));
    Box::pin(Talk { flow: &TEXT, chat, person }.begin(cx, answers, None)).await
}

/// Asks for another text in place of this one, which can be kept.
pub async fn change(cx: &Cx, chat: &Chat, person: &Person, series: i64, id: i64) -> Result {
    let (_, partner) = find(cx, chat, series).await?;
    let text = partner.text(id).ok_or_else(|| line("partner-text-gone"))?;
    let mut answers = Answers::default();
    answers.set(SERIES, Some(Answer::Number(series)));
    answers.set(WHICH, Some(Answer::Number(id)));
    answers.set(WHAT, Some(Answer::Piece(text.piece.clone())));
    Box::pin(Talk { flow: &TEXT, chat, person }.begin(cx, answers, None)).await
}

fn piece(answers: &Answers) -> Option<&Piece> {
    match answers.get(WHAT) {
        Some(Answer::Piece(piece)) => Some(piece),
        _ => None,
    }
}

fn number(answers: &Answers, key: &str) -> Option<i64> {
    match answers.get(key) {
        Some(Answer::Number(number)) => Some(*number),
        _ => None,
    }
}

fn name(answers: &Answers) -> &str {
    answers.text(WHO).map(Marked::text).unwrap_or_default()
}

fn rule(answers: &Answers) -> Option<Recurrence> {
    match answers.get(WHEN) {
        Some(Answer::When(rule)) => Some(*rule),
        _ => None,
    }
}

#[async_trait]
impl Flow for NewPartner {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "partner"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        STEPS
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("partner-begin").text("group", &chat.title))
    }

    fn publish(&self) -> &'static str {
        "scenes-button-begin"
    }

    async fn check(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers) -> Result {
        if rule(answers).is_some_and(|rule| rule.rule == Rule::Quiet) {
            return Err(line("series-when-quiet").into());
        }
        match piece(answers) {
            Some(piece) => check(name(answers), piece),
            None => Ok(()),
        }
    }

    async fn sample(&self, _cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Option<Request>> {
        let looks = piece(answers).map(|piece| request(talk.chat, name(answers), piece));
        Ok(looks.map(|request| request.readdressed(talk.person.id.private_chat())))
    }

    async fn preview(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let when = rule(answers).map(|rule| views::when(&rule, language)).unwrap_or_default();
        let words = line("partner-preview").text("name", name(answers)).html("when", when);
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, wish: Wish<'_>) -> Result<Done> {
        self.check(cx, talk, answers).await?;
        let told = rule(answers).zip(piece(answers)).ok_or_else(|| line("refuse-stale-button"))?;
        let new = New { kind: Kind::Partner, rule: told.0, who: None, by: Some(talk.person.id) };
        let id = begin::add(cx, talk.chat, &wish.press.actor(), new).await?;
        queries::set_partner_name(&cx.tx, id, name(answers)).await?;
        queries::add_text(&cx.tx, (talk.chat.key, id), told.1).await?;
        Ok(line("scenes-begun").text("group", &talk.chat.title).into())
    }
}

#[async_trait]
impl Flow for OneText {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "partner-text"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        STEPS.get(1..2).unwrap_or_default()
    }

    fn publish(&self) -> &'static str {
        "touch-button-save"
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        [SERIES, WHICH].iter().all(|key| begun.get(key) == told.get(key))
    }

    async fn check(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers) -> Result {
        piece(answers).map_or(Ok(()), |piece| check("", piece))
    }

    async fn sample(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Option<Request>> {
        let Some((series, piece)) = number(answers, SERIES).zip(piece(answers)) else { return Ok(None) };
        let (_, partner) = find(cx, talk.chat, series).await?;
        Ok(Some(request(talk.chat, &partner.name, piece).readdressed(talk.person.id.private_chat())))
    }

    async fn preview(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let is_new = if number(answers, WHICH).is_none() { "yes" } else { "no" };
        Ok(Preview { html: line("partner-text-preview").plain("new", is_new).render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, wish: Wish<'_>) -> Result<Done> {
        let stale = || line("refuse-stale-button");
        let (series, piece) = number(answers, SERIES).zip(piece(answers)).ok_or_else(stale)?;
        let (_, partner) = find(cx, talk.chat, series).await?;
        check(&partner.name, piece)?;
        match number(answers, WHICH) {
            Some(id) if partner.text(id).is_some() => queries::set_text(&cx.tx, id, piece).await?,
            Some(_) => return Err(line("partner-text-gone").into()),
            None if partner.texts.len() >= MOST => {
                return Err(line("partner-too-many").num("most", i64::try_from(MOST).unwrap_or(i64::MAX)).into());
            }
            None => queries::add_text(&cx.tx, (talk.chat.key, series), piece).await?,
        }
        changed(cx, talk.chat, &wish.press.actor()).await?;
        Ok(line("partner-text-saved").text("group", &talk.chat.title).into())
    }
}
