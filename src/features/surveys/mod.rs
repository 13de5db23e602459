//! Surveys: several questions, answered in private, one at a time; and what came of them.
//!
//! | typed | what happens |
//! |---|---|
//! | `/survey` in private | asks for the title, the questions, until when and for whom; shows the post and all the questions before anything is posted. With the text behind it (the title, and below it the questions as [`rules::typed`] has them) all of that is there at once |
//! | `/survey` in the group | the way there, whispered |
//! | `/surveys` | those there are: results, summary, close, again, delete |
//!
//! The group sees one post with a button to answer, which says how many have, a minute late. Whoever presses it is told in
//! private what it is about and what becomes of the answers, then asked one question after the other ([`answer`]): back,
//! leave out, go on after days or a restart, change everything until it closes.
//!
//! **Anonymous means that the database cannot tell.** While a survey is open what somebody answers is sealed with a key that is
//! not in it ([`crate::dispatch::seal`]); nothing that is sent, logged or kept aside depends on it; when it closes all is opened
//! at once, each answer by itself is written under a random number, and who took part is known without any answer. Of fewer
//! than five nothing is opened ([`life`]). docs/surveys.md says what that protects, and what it does not.
//!
//! When it closes, those who manage the group hear of it: a picture of each question, a table, what was written; and, when they
//! want, the group reads a summary with what they chose of that ([`panel`]).

mod answer;
mod life;
mod make;
mod panel;
mod queries;
mod rules;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use self::{
    answer::Answering,
    panel::Action,
    queries::{Stage, Survey},
    rules::{Kind, Question, may_be_shown, tally::tally},
};
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, Outcome, Place, Result, Room, Sent,
        context::About,
        flow::Flow,
        items::{self, Item, State},
        panel as screens,
        routes::{self, Routes},
        trouble,
        whisper::Asker,
    },
    store::{ChatKey, chats::Chat, conversations::Draft, held::Held, timers::Timer},
    telegram::{
        MessageId, UserId,
        actor::{Actor, Person},
        request::Request,
    },
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "surveys";
/// The room whose question of the month is asked in the same way.
pub const PULSE: &str = "pulse";
/// Under this name it is kept that somebody is answering, beside the survey she may be making.
const ANSWERING: &str = "surveys:answers";
/// The kind of message by which people are reminded.
const NUDGE: &str = "survey";
/// What waits for those who manage the group when a survey has closed; and what they do about it.
const CLOSED: &str = "closed";
const LOOK: &str = "look";
/// How many of her surveys are told to who asks what is known of her.
const MOST_TOLD: usize = 20;

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Its time is over.
    Close { survey: i64 },
    /// Who has not answered is reminded.
    Remind { survey: i64 },
    /// The message in the group says how many have.
    Draw { survey: i64 },
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// It was posted, in the topic of its own or outside of any.
    Posted { survey: i64, in_topic: bool },
    /// The message in the group was changed.
    Drawn { survey: i64 },
    /// The summary was posted.
    Told { survey: i64, by: UserId },
    /// A page of an anonymous survey was shown to somebody. It is asked for so that nothing is kept of it.
    Page,
}

/// The room.
#[derive(Debug)]
pub struct Surveys;

#[async_trait]
impl Room for Surveys {
    fn name(&self) -> &'static str {
        NAME
    }

    fn has_topic(&self) -> bool {
        true
    }

    fn keeps_secrets(&self) -> bool {
        true
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const {
            &[
                CommandSpec::manager("survey").unlisted(),
                CommandSpec::private("survey").unlisted(),
                CommandSpec::manager("surveys").unlisted(),
                CommandSpec::private("surveys").unlisted(),
            ]
        }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[NUDGE]
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[&make::Making]
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("survey-door-new", &Action::New { typed: None }),
            Door::managers("survey-door-list", &Action::List { page: 0 }),
        ]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("survey").endpoint(asked))
            .branch(routes::command("surveys").endpoint(panel::asked))
            .branch(routes::answer(ANSWERING).endpoint(answer::typed))
            .branch(routes::button_of::<Answering>(NAME).endpoint(answer::pressed))
            .branch(routes::opened_of::<Answering>(NAME).endpoint(answer::opened))
            .branch(routes::button_of::<Action>(NAME).endpoint(panel::pressed))
            .branch(routes::opened_of::<Action>(NAME).endpoint(panel::opened))
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        on_timer(cx, timer).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        on_sent(cx, sent).await
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, _does: &str, person: &Person) -> Result<Line> {
        on_item_button(cx, item, person).await
    }

    /// What is open is closed where it stands, so that nobody answers in vain.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { resume_all(cx, chat, NAME).await } else { end_all(cx, chat, NAME).await }
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let (all, open) = queries::how_many(&cx.tx, chat.key).await?;
        Ok((all > 0).then(|| line("survey-standing").num("open", open).num("all", all)))
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("surveys", "asked_by"),
                Held::impersonal("surveys", "title"),
                Held::impersonal("surveys", "questions"),
                Held::goes("survey_sheets", "user_id"),
                Held::impersonal("survey_sheets", "answers"),
                Held::goes("survey_drafts", "user_id"),
                Held::impersonal("survey_drafts", "answers"),
                Held::impersonal("survey_answers", "answer"),
                Held::goes("survey_quotes", "user_id"),
                Held::impersonal("survey_quotes", "words"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let hers = queries::of_person(&cx.tx, chat, user).await?;
        let told = hers.into_iter().take(MOST_TOLD).map(|(title, questions, sheet)| {
            let Some(sheet) = sheet else { return line("mydata-survey-anonymous").text("title", &title) };
            line("mydata-survey").text("title", &title).made("answers", move |language| {
                let answers = sheet.iter().filter_map(|(question, given)| {
                    let asked = questions.get(*question)?;
                    let given = views::given(&asked.kind, given, language);
                    Some(
                        line("mydata-survey-answer")
                            .text("question", &asked.words)
                            .text("answer", &given)
                            .render(language),
                    )
                });
                answers.collect::<Vec<_>>().join("\n")
            })
        });
        Ok(told.collect())
    }

    async fn half_done(&self, cx: &Cx, _user: UserId, draft: &Draft) -> Result<Option<Line>> {
        answer::half_done(cx, draft).await
    }

    async fn ask_again(&self, cx: &Cx, person: &Person, draft: &Draft) -> Result {
        answer::ask_again(cx, person, draft).await
    }

    async fn forget_person(&self, cx: &Cx, user: UserId, _chat: Option<ChatKey>) -> Result {
        answer::forget(cx, user).await
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        Ok(queries::forget_messages(&cx.tx, chat).await?)
    }
}

/// `/survey`
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let Place::Group(chat) = &ask.place else { return make::in_private(&cx, &ask).await };
    if !matches!(ask.actor, Actor::Person(_) | Actor::AnonymousAdmin) {
        return Ok(());
    }
    let typed = Some(ask.command.whole()).filter(|typed| !typed.trim().is_empty());
    let link = cx.link(NAME, &Action::New { typed }, About::chat(chat.key)).await?;
    cx.offer_private(&ask, link, &line("survey-in-private")).await
}

/// A timer of a survey's, or of the pulse's.
pub(super) async fn on_timer(cx: &Cx, timer: &Timer) -> Result {
    let later = serde_json::from_str(&timer.payload)?;
    let (Later::Close { survey } | Later::Remind { survey } | Later::Draw { survey }) = later;
    let Some(survey) = queries::by_id(&cx.tx, survey).await? else { return Ok(()) };
    match later {
        Later::Close { .. } => life::close(cx, &survey, true).await,
        Later::Remind { .. } => life::remind(cx, &survey).await,
        Later::Draw { .. } => life::draw(cx, &survey).await,
    }
}

/// A request of a survey's, or of the pulse's, is settled.
pub(super) async fn on_sent(cx: &Cx, sent: &Sent) -> Result {
    let note = sent.note()?;
    let (Note::Posted { survey, .. } | Note::Drawn { survey } | Note::Told { survey, .. }) = note else {
        return Ok(());
    };
    let Some(survey) = queries::by_id(&cx.tx, survey).await? else { return Ok(()) };
    match note {
        Note::Posted { in_topic, .. } => life::posted(cx, &survey, in_topic, &sent.outcome).await,
        Note::Drawn { .. } => match &sent.outcome {
            Outcome::Failed(_) => Ok(queries::shows(&cx.tx, survey.id, None).await?),
            Outcome::Done { .. } | Outcome::Unknown => Ok(()),
        },
        Note::Told { by, .. } => told(cx, &survey, by, &sent.outcome).await,
        Note::Page => Ok(()),
    }
}

async fn told(cx: &Cx, survey: &Survey, by: UserId, outcome: &Outcome) -> Result {
    trouble::posted(cx, survey.chat, outcome).await?;
    let Some(refusal) = outcome.refusal() else { return Ok(()) };
    queries::is_not_told(&cx.tx, survey.id).await?;
    let asker = Asker { chat: survey.chat, thread: None, user: Some(by) };
    cx.whisper_later(asker, &line("survey-not-told").line("why", trouble::in_words(refusal))).await
}

/// Somebody wants to look at what came of one.
pub(super) async fn on_item_button(cx: &Cx, item: &Item, person: &Person) -> Result<Line> {
    let id = item.reference.parse().map_err(|_| line("refuse-stale-button"))?;
    let chat = cx.chat(item.chat).await?;
    screens::show(cx, person.id.private_chat(), Some(&*chat), person, &Action::Results { id, page: 0 }).await?;
    items::set(cx, item.id, State::Done(Some(person.id))).await?;
    Ok(line("survey-is-below"))
}

/// A room is off in a group: what it has open there is closed.
pub(super) async fn end_all(cx: &Cx, chat: ChatKey, room: &str) -> Result {
    for id in queries::open_in(&cx.tx, chat).await? {
        if let Some(survey) = queries::by_id(&cx.tx, id).await?.filter(|survey| survey.room() == room) {
            life::close(cx, &survey, false).await?;
        }
    }
    Ok(())
}

/// A room is on again in a group: nothing there stays open beyond its time.
pub(super) async fn resume_all(cx: &Cx, chat: ChatKey, room: &str) -> Result {
    for id in queries::open_in(&cx.tx, chat).await? {
        if let Some(survey) = queries::by_id(&cx.tx, id).await?.filter(|survey| survey.room() == room) {
            life::resume(cx, &survey).await?;
        }
    }
    Ok(())
}

/// A round of a question of the pulse.
#[derive(Debug, Clone)]
pub struct Round {
    /// Our number of it.
    pub id: i64,
    /// When it was asked.
    pub at: DateTime<Utc>,
    /// How many answered.
    pub answered: i64,
    /// The mean of what they answered, if enough did.
    pub mean: Option<f64>,
}

/// The rounds of a question of the pulse that are over, oldest first.
pub async fn rounds(cx: &Cx, chat: ChatKey, topic: &str) -> Result<Vec<Round>> {
    let mut rounds = Vec::new();
    for survey in queries::of_pulse(&cx.tx, chat, topic).await? {
        let answers = queries::answers(&cx.tx, survey.id).await?;
        let given = answers.iter().map(|answered| &answered.given);
        let told = survey.questions.first().map(|asked| tally(&asked.kind, given)).unwrap_or_default();
        let mean = told.mean.filter(|_| may_be_shown(told.answered, true));
        rounds.push(Round { id: survey.id, at: survey.asked_at, answered: survey.answered.unwrap_or_default(), mean });
    }
    Ok(rounds)
}

/// Notes a question of the pulse that is to be posted: which, its words, and the end of its scale. Returns our number of it.
pub async fn ask_pulse(
    cx: &Cx,
    chat: &Chat,
    (topic, words, most): (&str, &str, i64),
    closes_at: DateTime<Utc>,
) -> Result<i64> {
    let kind = if most == 5 { Kind::Five } else { Kind::Ten };
    let new = queries::New {
        pulse: Some(topic.to_owned()),
        title: words.to_owned(),
        questions: vec![Question { words: words.to_owned(), kind }],
        anonymous: true,
        reminds: false,
        least_days: 0,
        asked_by: None,
        closes_at,
        thread: None,
    };
    Ok(queries::insert(&cx.tx, chat.key, &new, cx.now).await?)
}

/// As it is posted; [`None`]: there is no such any more.
pub async fn request(cx: &Cx, chat: &Chat, id: i64) -> Result<Option<Request>> {
    match queries::by_id(&cx.tx, id).await? {
        Some(survey) => Ok(Some(life::request(cx, chat, &survey).await?)),
        None => Ok(None),
    }
}

/// It stands in the group, as far as is known, and can be answered from now on.
pub async fn opens(cx: &Cx, id: i64, message: Option<MessageId>) -> Result {
    match queries::by_id(&cx.tx, id).await? {
        Some(survey) => life::opens(cx, &survey, message).await,
        None => Ok(()),
    }
}

/// It did not come.
pub async fn never_was(cx: &Cx, id: i64) -> Result {
    match queries::by_id(&cx.tx, id).await?.filter(|survey| survey.stage == Stage::Posting) {
        Some(survey) => Ok(queries::remove(&cx.tx, survey.id).await?),
        None => Ok(()),
    }
}

/// Which question of the pulse an item of it is about.
pub async fn topic_of(cx: &Cx, reference: &str) -> Result<Option<String>> {
    let Ok(id) = reference.parse() else { return Ok(None) };
    Ok(queries::by_id(&cx.tx, id).await?.and_then(|survey| survey.pulse))
}

/// The group reads what came of one of the pulse, once.
pub async fn tell(cx: &Cx, chat: &Chat, (id, html): (i64, &str), by: UserId) -> Result {
    let survey = queries::by_id(&cx.tx, id).await?.ok_or_else(|| line("survey-gone"))?;
    panel::say(cx, chat, &survey, html, by).await
}
