//! A survey is made in private: its title, its questions, until when and for whom; all of it shown before it is posted.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use super::{
    NAME, life,
    panel::Action,
    queries::{New, Stage, Survey},
    rules::typed,
    views,
};
use crate::{
    dispatch::{
        Ask, Audience, Cx, Press, Result, chooser,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Switch, Talk, Wish},
        panel::groups::{Among, Question as Which},
        settings,
    },
    store::{
        ChatKey,
        chats::{self, Chat},
    },
    telegram::{actor::Person, marked::Marked},
    words::{Lang, Line, line},
};

/// Longest title, and longest questions altogether.
const LONGEST_TITLE: usize = 80;
const LONGEST: usize = 3_800;
/// How long one is open: usually, and at most.
const USUAL: TimeDelta = TimeDelta::days(7);
const MOST: TimeDelta = TimeDelta::days(30);
const LEAST: TimeDelta = TimeDelta::minutes(5);
/// For who has been in the group for so many days.
const DAYS: (i64, i64) = (0, 365);
/// The answers' names.
const TITLE: &str = "title";
const QUESTIONS: &str = "questions";
const UNTIL: &str = "until";
const LEAST_DAYS: &str = "days";
const ANONYMOUS: Switch =
    Switch { key: "anonymous", labels: ["survey-switch-anonymous", "survey-switch-named"], starts_on: true };
const REMINDS: Switch =
    Switch { key: "reminds", labels: ["survey-switch-reminds-on", "survey-switch-reminds-off"], starts_on: false };

/// The groups in which somebody may make surveys.
pub(super) async fn managed(cx: &Cx, person: &Person) -> Result<Vec<Chat>> {
    let mut managed = Vec::new();
    for chat in chats::helped_by(&cx.tx, person.id).await? {
        let may = cx.must_help_with(&chat, person, NAME).await.is_ok();
        if may && cx.is_on(chat.key, NAME).await? {
            managed.push(chat);
        }
    }
    Ok(managed)
}

/// `/survey` in private.
pub(super) async fn in_private(cx: &Cx, ask: &Ask) -> Result {
    let Some(person) = ask.actor.person() else { return Ok(()) };
    let typed = Some(ask.command.whole()).filter(|typed| !typed.trim().is_empty());
    match managed(cx, person).await?.as_slice() {
        [] => Err(line("refuse-group-only").plain("command", &ask.command.name).into()),
        [only] => begin(cx, only, person, typed.as_deref(), None).await,
        _ => {
            let question = Which::new(NAME, "survey-which-group", Among::Managed, &Action::New { typed })?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// Begins a new one, with what she typed if she did: the title, and below it the questions.
pub(super) async fn begin(cx: &Cx, chat: &Chat, person: &Person, typed: Option<&str>, press: Option<&Press>) -> Result {
    let talk = Talk { flow: &Making, chat, person };
    let Some(typed) = typed else { return talk.begin(cx, Answers::default(), press).await };
    let (title, questions) = typed.trim().split_once('\n').unwrap_or((typed.trim(), ""));
    let mut answers = Answers::default();
    answers.set(TITLE, Some(text(title.trim())));
    answers.set(QUESTIONS, Some(questions.trim()).filter(|typed| !typed.is_empty()).map(text));
    // Where there are no questions yet, they are asked for first.
    talk.preview(cx, answers, press).await
}

/// Shows one that was asked, to be asked once more.
pub(super) async fn again(cx: &Cx, chat: &Chat, person: &Person, survey: &Survey, press: Option<&Press>) -> Result {
    let mut answers = Answers::default();
    answers.set(TITLE, Some(text(&survey.title)));
    answers.set(QUESTIONS, Some(text(&typed::written(&survey.questions))));
    answers.set(LEAST_DAYS, Some(survey.least_days).filter(|days| *days > 0).map(Answer::Number));
    answers.set(ANONYMOUS.key, Some(Answer::Put(survey.anonymous)));
    answers.set(REMINDS.key, Some(Answer::Put(survey.reminds)));
    Talk { flow: &Making, chat, person }.preview(cx, answers, press).await
}

fn text(words: &str) -> Answer {
    Answer::Text(Marked::plain(words))
}

fn words<'a>(answers: &'a Answers, key: &str) -> &'a str {
    answers.text(key).map_or("", Marked::text)
}

/// When it is over by the answers, or what is in the way.
fn closes_at(cx: &Cx, chat: &Chat, answers: &Answers) -> Result<DateTime<Utc>> {
    let Some(Answer::When(rule)) = answers.get(UNTIL) else { return Ok(cx.now + USUAL) };
    let at = rule.next_after(cx.now, chat.zone);
    let at = at.filter(|at| (LEAST..=MOST).contains(&(*at - cx.now)));
    at.ok_or_else(|| line("survey-until-range").num("days", MOST.num_days()).into())
}

/// What it is to be by the answers, or what is in the way.
async fn new(cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<New> {
    let questions = typed::read(words(answers, QUESTIONS)).map_err(|problem| views::refusal(&problem))?;
    Ok(New {
        pulse: None,
        title: words(answers, TITLE).to_owned(),
        questions,
        anonymous: answers.is_on(&ANONYMOUS),
        reminds: answers.is_on(&REMINDS),
        least_days: match answers.get(LEAST_DAYS) {
            Some(Answer::Number(days)) => *days,
            _ => 0,
        },
        asked_by: Some(talk.person.id),
        closes_at: closes_at(cx, talk.chat, answers)?,
        thread: settings::topic(cx, talk.chat.key, NAME).await?,
    })
}

/// As it would be.
pub(super) fn survey_of(chat: ChatKey, new: &New, now: DateTime<Utc>) -> Survey {
    Survey {
        id: 0,
        chat,
        pulse: new.pulse.clone(),
        title: new.title.clone(),
        questions: new.questions.clone(),
        anonymous: new.anonymous,
        reminds: new.reminds,
        least_days: new.least_days,
        asked_by: new.asked_by,
        asked_at: now,
        closes_at: new.closes_at,
        stage: Stage::Posting,
        thread: new.thread,
        message: None,
        answered: None,
    }
}

/// The questions about a survey.
#[derive(Debug)]
pub(super) struct Making;

#[async_trait]
impl Flow for Making {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "survey"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const {
            &[
                Step::new(TITLE, "survey-ask-title", Kind::Line(LONGEST_TITLE)).hint("survey-hint-title"),
                Step::new(QUESTIONS, "survey-ask-questions", Kind::Text(LONGEST)).hint("survey-hint-questions"),
                Step::new(UNTIL, "survey-ask-until", Kind::When { repeated: false })
                    .hint("survey-hint-until")
                    .optional(),
                Step::new(LEAST_DAYS, "survey-ask-days", Kind::Number(DAYS.0, DAYS.1)).optional(),
            ]
        }
    }

    fn switches(&self, _answers: &Answers) -> Vec<Switch> {
        vec![ANONYMOUS, REMINDS]
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("survey-opening").text("group", &chat.title))
    }

    fn publish(&self) -> &'static str {
        "survey-button-post"
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        closes_at(cx, talk.chat, answers)?;
        match answers.get(QUESTIONS) {
            Some(_) => new(cx, talk, answers).await.map(drop),
            None => Ok(()),
        }
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let new = new(cx, talk, answers).await?;
        let html = views::preview(talk.chat, &survey_of(talk.chat.key, &new, cx.now), cx.now, language);
        Ok(Preview { html, media: None })
    }

    async fn sample(
        &self,
        cx: &Cx,
        talk: &Talk<'_>,
        answers: &Answers,
    ) -> Result<Option<crate::telegram::request::Request>> {
        let new = new(cx, talk, answers).await?;
        let html = views::post(talk.chat, &survey_of(talk.chat.key, &new, cx.now), 0, cx.now);
        Ok(Some(crate::telegram::request::Request::message(talk.chat.id, &html)))
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let new = new(cx, talk, answers).await?;
        if !talk.chat.bot.can_write() {
            return Err(line("intro-bot-gone").text("group", &talk.chat.title).into());
        }
        life::post(cx, talk.chat, &new).await?;
        Ok(line("survey-is-posted").text("group", &talk.chat.title).into())
    }
}
