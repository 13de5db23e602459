//! A survey is made in private: its title, its questions, until when and for whom, and whether it comes again; all of it shown
//! before it is posted.

use std::borrow::Cow;

use async_trait::async_trait;
use chrono::{DateTime, NaiveTime, TimeDelta, Timelike as _, Utc};

use super::{
    NAME, life,
    panel::Action,
    queries::{
        New, Stage, Survey,
        plans::{self, Planned, Spec},
    },
    rules::typed,
    views,
};
use crate::{
    dispatch::{
        Ask, Audience, Cx, Press, Result, chooser,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Steps, Switch, Talk, Wish},
        panel::groups::{Among, Question as Which},
        posts, settings,
    },
    schedule::recurrence::{Recurrence, Rule},
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
const WHEN: &str = "when";
const PLAN: &str = "plan";
/// Kept in a group at most.
const MOST_KEPT: usize = 20;
/// When it comes, asked at once when she puts the switch on.
const ASKS_WHEN: Step = Step::new(WHEN, "survey-ask-when", Kind::When { repeated: true }).hint("survey-hint-when");
const COMES: Switch =
    Switch { key: "comes", labels: ["survey-switch-comes-on", "survey-switch-comes-off"], starts_on: false };
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

/// Shows one that comes again, to be changed.
pub(super) async fn rework(cx: &Cx, chat: &Chat, person: &Person, kept: &Planned, press: Option<&Press>) -> Result {
    let spec = &kept.spec;
    let mut answers = Answers::default();
    answers.set(PLAN, Some(Answer::Number(kept.id)));
    answers.set(TITLE, Some(text(&spec.title)));
    answers.set(QUESTIONS, Some(text(&typed::written(&spec.questions))));
    if spec.open != USUAL {
        let date = (cx.now + spec.open).with_timezone(&chat.zone);
        let time = NaiveTime::from_hms_opt(date.hour(), date.minute(), 0).unwrap_or_default();
        answers.set(UNTIL, Some(Answer::When(Recurrence { rule: Rule::Once { date: date.date_naive() }, time })));
    }
    answers.set(LEAST_DAYS, Some(spec.least_days).filter(|days| *days > 0).map(Answer::Number));
    answers.set(ANONYMOUS.key, Some(Answer::Put(spec.anonymous)));
    answers.set(REMINDS.key, Some(Answer::Put(spec.reminds)));
    answers.set(COMES.key, Some(Answer::Put(spec.rule.is_some())));
    answers.set(WHEN, spec.rule.map(Answer::When));
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

/// When it comes by the answers; [`None`]: now.
fn rule(answers: &Answers) -> Result<Option<Recurrence>> {
    match answers.get(WHEN) {
        Some(Answer::When(rule)) if answers.is_on(&COMES) && rule.rule == Rule::Quiet => {
            Err(line("survey-not-when-quiet").into())
        }
        Some(Answer::When(rule)) if answers.is_on(&COMES) => Ok(Some(*rule)),
        _ => Ok(None),
    }
}

/// What is kept of one that comes at a time.
fn spec_of(new: &New, rule: Recurrence, now: DateTime<Utc>) -> Spec {
    Spec {
        title: new.title.clone(),
        questions: new.questions.clone(),
        anonymous: new.anonymous,
        reminds: new.reminds,
        least_days: new.least_days,
        // Whole hours: a date was said, and some of the first has passed while she did.
        open: TimeDelta::hours(((new.closes_at - now).num_minutes() + 59).div_euclid(60).max(1)),
        rule: Some(rule),
    }
}

async fn keep(cx: &Cx, talk: &Talk<'_>, spec: &Spec, kept: Option<i64>) -> Result {
    let chat = talk.chat;
    match kept {
        Some(kept) => plans::change(&cx.tx, kept, spec).await?,
        None if plans::of_chat(&cx.tx, chat.key).await?.len() >= MOST_KEPT => {
            return Err(line("survey-too-many-kept").num("most", i64::try_from(MOST_KEPT).unwrap_or(i64::MAX)).into());
        }
        None => drop(plans::insert(&cx.tx, chat.key, spec, talk.person.id, cx.now).await?),
    }
    posts::follow(cx, chat.key).await
}

/// What it is to be by the answers, or what is in the way.
async fn new(cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<New> {
    let questions = typed::read(words(answers, QUESTIONS)).map_err(|problem| views::refusal(&problem))?;
    Ok(New {
        pulse: None,
        plan: None,
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

    async fn steps_with(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers) -> Result<Steps> {
        let when = answers.is_on(&COMES).then_some(ASKS_WHEN);
        Ok(Cow::Owned(self.steps().iter().cloned().chain(when).collect()))
    }

    fn leads_to(&self, switch: &str, answers: &Answers) -> Option<String> {
        (switch == COMES.key && answers.is_on(&COMES)).then(|| WHEN.to_owned())
    }

    fn switches(&self, _answers: &Answers) -> Vec<Switch> {
        vec![ANONYMOUS, REMINDS, COMES]
    }

    fn publish_of(&self, answers: &Answers) -> &'static str {
        if answers.is_on(&COMES) { "survey-button-schedule" } else { self.publish() }
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(PLAN) == told.get(PLAN)
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("survey-opening").text("group", &chat.title))
    }

    fn publish(&self) -> &'static str {
        "survey-button-post"
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        closes_at(cx, talk.chat, answers)?;
        rule(answers)?;
        match answers.get(QUESTIONS) {
            Some(_) => new(cx, talk, answers).await.map(drop),
            None => Ok(()),
        }
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let new = new(cx, talk, answers).await?;
        let mut html = views::preview(talk.chat, &survey_of(talk.chat.key, &new, cx.now), cx.now, language);
        if let Some(rule) = rule(answers)? {
            let comes = views::comes(&spec_of(&new, rule, cx.now)).render(language);
            html = format!("{html}\n\n{comes}");
        }
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
        let kept = match answers.get(PLAN) {
            Some(Answer::Number(id)) => plans::by_id(&cx.tx, talk.chat.key, *id).await?.map(|kept| kept.id),
            _ => None,
        };
        if let Some(rule) = rule(answers)? {
            let spec = spec_of(&new, rule, cx.now);
            keep(cx, talk, &spec, kept).await?;
            return Ok(views::is_planned(&spec).text("group", &talk.chat.title).into());
        }
        if let Some(kept) = kept {
            // It is asked now, and comes no more.
            plans::end(&cx.tx, kept).await?;
            posts::follow(cx, talk.chat.key).await?;
        }
        if !talk.chat.bot.can_write() {
            return Err(line("intro-bot-gone").text("group", &talk.chat.title).into());
        }
        life::post(cx, talk.chat, &new).await?;
        Ok(line("survey-is-posted").text("group", &talk.chat.title).into())
    }
}
