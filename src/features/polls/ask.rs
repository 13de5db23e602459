//! A poll made in private: its words, then everything that can be otherwise, on the preview that shows it as it will look; and
//! where it goes: to the group at once or at a time, or among the templates.

use async_trait::async_trait;

use super::{
    NAME, life,
    panel::Action,
    queries::{
        self, New, Poll,
        plans::{self, Planned, Spec},
    },
    rules::{
        form::{Form, Trait},
        length, typed,
    },
    views,
};
use crate::{
    dispatch::{
        Ask, Audience, Cx, Press, Result, chooser,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Switch, Talk, Wish},
        panel::groups::{Among, Question},
        posts, settings,
    },
    schedule::recurrence::Rule,
    store::chats::{self, Chat},
    telegram::{actor::Person, marked::Marked, request::Request},
    words::{Lang, Line, line},
};

/// Longest text: question and options, with room for too many of them.
const LONGEST: usize = 3_000;
/// Longest words that say how long it is open.
const LONGEST_LENGTH: usize = 60;
/// Longest name of a template.
const LONGEST_NAME: usize = 60;
/// A quorum is of so many people.
const QUORUM: (i64, i64) = (2, 100_000);
/// Kept in a group at most: what comes, and templates.
const MOST_KEPT: usize = 50;
/// The answers' names.
const WORDS: &str = "words";
const OPEN: &str = "open";
const WHEN: &str = "when";
const WANTED: &str = "quorum";
const PLAN: &str = "plan";
const TEMPLATE: Switch =
    Switch { key: "template", labels: ["poll-switch-template-on", "poll-switch-template-off"], starts_on: false };

/// `/poll` in private.
pub(super) async fn in_private(cx: &Cx, ask: &Ask) -> Result {
    let Some(person) = ask.actor.person() else { return Ok(()) };
    let whole = ask.command.whole();
    let typed = Some(whole).filter(|typed| !typed.trim().is_empty());
    match managed(cx, person).await?.as_slice() {
        [] => Err(line("refuse-group-only").plain("command", &ask.command.name).into()),
        [only] => begin(cx, only, person, typed.as_deref(), None).await,
        _ => {
            let action = Action::New { typed };
            let question = Question::new(NAME, "poll-which-group", Among::Managed, &action)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// The groups in which somebody may make polls.
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

/// Begins a new one, with what she typed if she did.
pub(super) async fn begin(cx: &Cx, chat: &Chat, person: &Person, typed: Option<&str>, press: Option<&Press>) -> Result {
    let talk = Talk { flow: &Asking, chat, person };
    let Some(typed) = typed else { return talk.begin(cx, Answers::default(), press).await };
    let mut answers = Answers::default();
    let (first, below) = typed.split_once('\n').unwrap_or((typed, ""));
    let words = match length::read(first, cx.now, chat.zone) {
        Some((open, question)) => {
            answers.set(OPEN, Some(text(length::written(open).trim())));
            format!("{question}\n{below}")
        }
        None => typed.to_owned(),
    };
    answers.set(WORDS, Some(text(words.trim())));
    talk.preview(cx, answers, press).await
}

/// Shows one that was asked or is kept, to be asked once more.
pub(super) async fn again(cx: &Cx, chat: &Chat, person: &Person, spec: &Spec, press: Option<&Press>) -> Result {
    let spec = Spec { rule: None, ..spec.clone() };
    Talk { flow: &Asking, chat, person }.preview(cx, answers_of(&spec, None), press).await
}

/// Shows one that is kept, to be changed.
pub(super) async fn change(cx: &Cx, chat: &Chat, person: &Person, kept: &Planned, press: Option<&Press>) -> Result {
    Talk { flow: &Asking, chat, person }.preview(cx, answers_of(&kept.spec, Some(kept)), press).await
}

/// Asks what a template is to be called.
pub(super) async fn rename(cx: &Cx, chat: &Chat, person: &Person, id: i64, press: Option<&Press>) -> Result {
    let mut answers = Answers::default();
    answers.set(PLAN, Some(Answer::Number(id)));
    Talk { flow: &Naming, chat, person }.begin(cx, answers, press).await
}

/// What a poll was asked to be.
pub(super) fn spec_of_poll(poll: &Poll) -> Spec {
    let mut words = poll.words.clone();
    words.options.retain(|option| !option.is_empty());
    Spec { words, form: poll.form.clone(), open: poll.open, rule: None }
}

fn text(words: &str) -> Answer {
    Answer::Text(Marked::plain(words))
}

fn answers_of(spec: &Spec, kept: Option<&Planned>) -> Answers {
    let mut answers = Answers::default();
    let words = [vec![spec.words.question.clone()], spec.words.options.clone()].concat().join("\n");
    answers.set(WORDS, Some(text(&words)));
    if spec.open != length::USUAL {
        answers.set(OPEN, Some(text(length::written(spec.open).trim())));
    }
    answers.set(WHEN, spec.rule.map(Answer::When));
    answers.set(WANTED, spec.form.quorum.map(Answer::Number));
    for switch in SWITCHES {
        let on = Trait::ALL.into_iter().any(|one| one.code() == switch.key && spec.form.is(one));
        answers.set(switch.key, on.then_some(Answer::Put(true)));
    }
    if let Some(kept) = kept {
        answers.set(PLAN, Some(Answer::Number(kept.id)));
        answers.set(TEMPLATE.key, Some(Answer::Put(!kept.comes)));
    }
    answers
}

const fn switch(one: Trait, labels: [&'static str; 2]) -> Switch {
    Switch { key: one.code(), labels, starts_on: false }
}

const SWITCHES: [Switch; Trait::ALL.len()] = [
    switch(Trait::Anonymous, ["poll-switch-anonymous-on", "poll-switch-anonymous-off"]),
    switch(Trait::Several, ["poll-switch-several-on", "poll-switch-several-off"]),
    switch(Trait::Fixed, ["poll-switch-fixed-on", "poll-switch-fixed-off"]),
    switch(Trait::Shuffled, ["poll-switch-shuffled-on", "poll-switch-shuffled-off"]),
    switch(Trait::Hidden, ["poll-switch-hidden-on", "poll-switch-hidden-off"]),
    switch(Trait::Adding, ["poll-switch-adding-on", "poll-switch-adding-off"]),
    switch(Trait::Silent, ["poll-switch-silent-on", "poll-switch-silent-off"]),
    switch(Trait::Reminds, ["poll-switch-reminds-on", "poll-switch-reminds-off"]),
];

/// What the answers say, or what is in the way.
fn spec(cx: &Cx, chat: &Chat, answers: &Answers) -> Result<Spec> {
    let words = answers.text(WORDS).map(Marked::text).unwrap_or_default();
    let (first, below) = words.split_once('\n').unwrap_or((words, ""));
    let open = match answers.text(OPEN).map(Marked::text) {
        Some(typed) => {
            let typed = format!("{typed}:");
            let read = length::read(&typed, cx.now, chat.zone);
            let open = read.map(|(open, _)| open);
            open.filter(|open| length::is_allowed(*open)).ok_or_else(|| line("poll-flow-open-how"))?
        }
        None => length::USUAL,
    };
    let words = typed::read(first, below).map_err(|problem| views::refusal(&problem, open))?;
    let rule = match answers.get(WHEN) {
        Some(Answer::When(rule)) => Some(*rule),
        _ => None,
    };
    if rule.is_some_and(|rule| rule.rule == Rule::Quiet) {
        return Err(line("poll-not-when-quiet").into());
    }
    let is_on = |one: &Trait| matches!(answers.get(one.code()), Some(Answer::Put(true)));
    let quorum = match answers.get(WANTED) {
        Some(Answer::Number(wanted)) => Some(*wanted),
        _ => None,
    };
    let form = Form { traits: Trait::ALL.into_iter().filter(is_on).collect(), quorum };
    Ok(Spec { words, form, open, rule })
}

/// The questions about a poll.
#[derive(Debug)]
pub(super) struct Asking;

#[async_trait]
impl Flow for Asking {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "poll"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const {
            &[
                Step::new(WORDS, "poll-flow-words", Kind::Text(LONGEST)).hint("poll-flow-words-hint"),
                Step::new(OPEN, "poll-flow-open", Kind::Line(LONGEST_LENGTH)).hint("poll-flow-open-hint").optional(),
                Step::new(WHEN, "poll-flow-when", Kind::When { repeated: true }).hint("poll-flow-when-hint").optional(),
                Step::new(WANTED, "poll-flow-quorum", Kind::Number(QUORUM.0, QUORUM.1)).optional(),
            ]
        }
    }

    fn switches(&self, _answers: &Answers) -> Vec<Switch> {
        SWITCHES.into_iter().chain([TEMPLATE]).collect()
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("poll-flow-opening").text("group", &chat.title))
    }

    fn publish_of(&self, answers: &Answers) -> &'static str {
        match (answers.is_on(&TEMPLATE), answers.get(WHEN), answers.get(PLAN)) {
            (true, ..) => "poll-button-template",
            (false, Some(_), _) => "poll-button-schedule",
            (false, None, _) => "poll-button-post",
        }
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(PLAN) == told.get(PLAN)
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        spec(cx, talk.chat, answers).map(drop)
    }

    async fn sample(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Option<Request>> {
        let spec = spec(cx, talk.chat, answers)?;
        if spec.form.clash().is_some() {
            return Ok(None);
        }
        Ok(Some(as_it_looks(cx, talk.chat, &spec).readdressed(talk.person.id.private_chat())))
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let html = views::preview(talk.chat, &spec(cx, talk.chat, answers)?, cx.now, language);
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let mut spec = spec(cx, talk.chat, answers)?;
        if let Some(clash) = spec.form.clash() {
            return Err(Line::named(format!("poll-clash-{}", clash.code())).into());
        }
        let kept = match answers.get(PLAN) {
            Some(Answer::Number(id)) => plans::by_id(&cx.tx, talk.chat.key, *id).await?,
            _ => None,
        };
        let is_template = answers.is_on(&TEMPLATE);
        if is_template {
            spec.rule = None;
        }
        let said = match (is_template, spec.rule) {
            (false, None) => {
                post(cx, talk, &spec).await?;
                line("poll-is-posted")
            }
            _ => {
                keep(cx, talk, &spec, kept.as_ref()).await?;
                views::is_kept(&spec)
            }
        };
        Ok(said.text("group", &talk.chat.title).into())
    }
}

/// A poll as it will look, for nobody to vote in.
fn as_it_looks(cx: &Cx, chat: &Chat, spec: &Spec) -> Request {
    let poll = Poll::to_look(chat.key, spec, cx.now);
    life::request(cx, chat, &poll)
}

/// It goes to the group at once: it was asked for now.
async fn post(cx: &Cx, talk: &Talk<'_>, spec: &Spec) -> Result {
    let chat = talk.chat;
    let thread = settings::topic(cx, chat.key, NAME).await?;
    let asked_by = Some(talk.person.id);
    let new = New { thread, asked_by, words: &spec.words, open: spec.open, form: &spec.form, plan: None };
    let poll = queries::insert(&cx.tx, chat.key, new, cx.now).await?;
    life::send(cx, chat, &queries::by_id(&cx.tx, poll).await?, None).await
}

async fn keep(cx: &Cx, talk: &Talk<'_>, spec: &Spec, kept: Option<&Planned>) -> Result {
    let chat = talk.chat;
    match kept {
        Some(kept) => plans::change(&cx.tx, kept.id, spec).await?,
        None if plans::of_chat(&cx.tx, chat.key).await?.len() >= MOST_KEPT => {
            return Err(line("poll-too-many-kept").num("most", i64::try_from(MOST_KEPT).unwrap_or(i64::MAX)).into());
        }
        None => drop(plans::insert(&cx.tx, chat.key, spec, talk.person.id, cx.now).await?),
    }
    posts::follow(cx, chat.key).await
}

/// What a template is to be called.
#[derive(Debug)]
pub(super) struct Naming;

#[async_trait]
impl Flow for Naming {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "name"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(WORDS, "poll-flow-name", Kind::Line(LONGEST_NAME))] }
    }

    fn publish(&self) -> &'static str {
        "poll-button-template"
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(PLAN) == told.get(PLAN)
    }

    async fn preview(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let name = answers.text(WORDS).map(Marked::text).unwrap_or_default();
        Ok(Preview { html: line("poll-name-preview").text("name", name).render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let id = match answers.get(PLAN) {
            Some(Answer::Number(id)) => *id,
            _ => 0,
        };
        let kept = plans::by_id(&cx.tx, talk.chat.key, id).await?.ok_or_else(|| line("poll-plan-gone"))?;
        let name = answers.text(WORDS).map(Marked::text).unwrap_or_default();
        plans::rename(&cx.tx, kept.id, name).await?;
        Ok(line("poll-name-kept").text("name", name).into())
    }
}
