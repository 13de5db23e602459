//! Quizzes: questions with right answers, rounds of them, and a season's table.
//!
//! | typed | what happens |
//! |---|---|
//! | `/quiz What makes dough rise?` with an option on each line below, `*` before each right one, `! why` at the end | by those who manage the group, in the group: it is asked at once, as Telegram's own quiz, with names and one try. What was typed goes, as it has the answer. A photo goes with it if this is its caption, or answers one's own |
//! | the same in private | is shown first, and asked, or kept for a round |
//! | `/quiz` by a member | is proposed: those who manage the group take it or not, and she hears |
//! | `/quiz round` | rounds: several questions, asked at their times |
//! | `/quizzes` | the table of the season, with one's own place; for those who manage the group the rounds, too |
//!
//! When a question closes, an answer to it says what was right, how many had it, and why. Who chose exactly the right options
//! has a point; when she did so counts for nothing. Answers of channels, of who is not in the group and of who wrote the
//! question count for nothing, and the difference to what Telegram counts is said.
//!
//! Points are counted together for a month, a quarter, a year or a round (`/settings season quarter`). Who manages the group or
//! helps there takes part and wins nothing. Between equals lots are drawn that anybody can draw again: the SHA-256 of a
//! season's seed stands below its first question and its table, the seed in the post that names who won, and the lowest
//! SHA-256 of `seed:number` wins ([`rules`], `docs/quizzes.md`). What can be won is written by those who manage the group, and
//! that it is to be given waits for them.
//!
//! A round's questions are posts like all others: the queue of posts decides, and what it leaves out is asked at the next time
//! ([`rounds`]). It waits to be switched on (`/settings quizzes on`).

mod ask;
mod board;
mod life;
mod manage;
mod propose;
mod queries;
mod rounds;
mod rules;
mod season;
mod typed;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::{
    board::Action,
    manage::Deed,
    queries::{New, seasons},
};
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, Place, Result, Room, Sent, Stop, chooser,
        flow::Flow,
        items::{self, Item},
        panel::{
            self,
            groups::{Among, Question as Which},
        },
        posts::{Again, Composed, Due, Fate},
        rights::Need,
        routes::{self, Routes},
        settings::SettingSpec,
    },
    features::polls::stage::Stage,
    schedule::posts::Plan,
    store::{
        ChatKey,
        chats::Chat,
        held::Held,
        timers::{self, Timer},
    },
    telegram::{
        MessageId, ThreadId, UserId,
        actor::{Actor, Person},
        attachment::Media,
        request::Request,
    },
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "quizzes";
/// What people decline by this name.
const NUDGE: &str = "quiz";
/// What waits for those who manage a group: a question that may be lost, one that is proposed, a prize to be given.
const LOST: &str = "lost";
const PROPOSED: &str = "proposed";
const PRIZE: &str = "prize";
/// So much of what she proposed is told to who asks what is known of her.
const MOST_TOLD: i64 = 20;

static FLOWS: [&dyn Flow; 4] = [&ask::ASK, &ask::ADD, &ask::Rounds, &ask::Prizes];

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// A question was asked at once.
    Posted { question: i64 },
    /// One was to be closed.
    Closed { question: i64 },
    /// A result was sent.
    Told(Telling),
}

/// A result on its way.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Telling {
    chat: ChatKey,
    html: String,
    thread: Option<ThreadId>,
    answers: Option<MessageId>,
    has_answers: bool,
}

/// What a timer is for.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// A question's time is over: have it closed.
    Close { question: i64 },
    /// Tell by what we heard.
    Tell { question: i64 },
    /// A season's time is over.
    Season { season: i64 },
}

/// The room.
#[derive(Debug)]
pub struct Quizzes;

#[async_trait]
impl Room for Quizzes {
    fn name(&self) -> &'static str {
        NAME
    }

    fn starts_on(&self) -> bool {
        false
    }

    fn has_topic(&self) -> bool {
        true
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const {
            &[
                CommandSpec::member("quiz").unlisted(),
                CommandSpec::member("quizzes").unlisted(),
                CommandSpec::private("quiz").unlisted(),
                CommandSpec::private("quizzes").unlisted(),
            ]
        }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[NUDGE]
    }

    fn settings(&self) -> &'static [SettingSpec] {
        &[typed::SEASON]
    }

    fn doors(&self) -> Vec<Door> {
        let table = Action::Table { season: None, page: 0 };
        vec![Door::managers("quizzes-door-rounds", &Deed::Rounds), Door::members("quizzes-door-table", &table)]
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &FLOWS
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("quiz").endpoint(quiz))
            .branch(routes::command("quizzes").endpoint(quizzes))
            .branch(routes::poll().endpoint(life::changed))
            .branch(routes::vote().endpoint(life::answered))
            .branch(panel::routes_among::<Action>())
            .branch(panel::routes_among::<Deed>())
    }

    /// Off: what is open is closed where it stands, so that nobody answers in vain. On: seasons that run go on.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        let chat = cx.chat(chat).await?;
        if on {
            return season::on(cx, &chat).await;
        }
        for question in queries::live_in(&cx.tx, chat.key).await? {
            if let Some(Stage::Open(handle)) = question.stage()
                && let Some(message) = handle.message
            {
                cx.send(Request::stop_poll(chat.id, message)).await?;
            }
            life::put_aside(cx, &question).await?;
        }
        season::off(cx, &chat).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        let (question, closes) = match serde_json::from_str(&timer.payload)? {
            Later::Season { season } => {
                let Some(found) = seasons::by_id(&cx.tx, season).await? else { return Ok(()) };
                return season::rings(cx, &*cx.chat(found.chat).await?, found).await;
            }
            Later::Close { question } => (question, true),
            Later::Tell { question } => (question, false),
        };
        match queries::by_id(&cx.tx, question).await? {
            Some(question) => life::rings(cx, question, closes, timer.due_at).await,
            None => Ok(()),
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        let note = sent.note()?;
        let id = match &note {
            Note::Posted { question } | Note::Closed { question } => *question,
            Note::Told(_) => 0,
        };
        let question = queries::by_id(&cx.tx, id).await?;
        match (note, question) {
            (Note::Told(telling), _) => life::told(cx, telling, &sent.outcome).await,
            (Note::Posted { .. }, Some(question)) => life::posted(cx, question, &sent.outcome).await,
            (Note::Closed { .. }, Some(question)) => life::closed(cx, question, &sent.outcome).await,
            (_, None) => Ok(()),
        }
    }

    fn minds_lost(&self, note: &Value) -> bool {
        matches!(Note::deserialize(note), Ok(Note::Posted { .. }))
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        let mut plans = rounds::plans(cx, chat).await?;
        plans.extend(season::plans(cx, chat).await?);
        Ok(plans)
    }

    async fn compose(&self, cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
        if due.number % 2 == 0 {
            return rounds::compose(cx, chat, due.number / 2, again).await;
        }
        Ok(match season::html(cx, chat, due.number / 2, chat.language).await? {
            Some(html) => Composed::Say(Box::new(Request::message(chat.id, &html)), Value::Null),
            None => Composed::Nothing("no-winner"),
        })
    }

    async fn post_answered(&self, cx: &Cx, _due: Due, answer: &Value, memory: &Value) -> Result {
        rounds::answered(cx, answer, memory).await
    }

    async fn post_settled(&self, cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
        rounds::settled(cx, chat, due, fate, memory).await
    }

    async fn name_of_post(&self, cx: &Cx, reference: &str) -> Result<Option<Line>> {
        let Ok(number) = reference.parse::<i64>() else { return Ok(None) };
        if number % 2 == 0 {
            let round = queries::rounds::by_id(&cx.tx, number / 2).await?;
            return Ok(round.map(|round| line("quizzes-post").text("round", &round.spec.name)));
        }
        let Some(season) = seasons::by_id(&cx.tx, number / 2).await? else { return Ok(None) };
        let chat = cx.chat(season.chat).await?;
        Ok(Some(line("quizzes-post-winners").line("season", views::name(&chat, &season))))
    }

    async fn door_to_post(&self, _cx: &Cx, number: i64) -> Result<Option<Value>> {
        if number % 2 == 0 {
            return Ok(Some(serde_json::to_value(Deed::Round(number / 2, 0))?));
        }
        Ok(Some(serde_json::to_value(Action::Table { season: Some(number / 2), page: 0 })?))
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
        match item.kind.as_str() {
            LOST => life::looked_for(cx, item, does, person).await,
            PRIZE => season::given(cx, item, person).await,
            _ => propose::decided(cx, item, does, person).await,
        }
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let (ready, open, told) = queries::counts(&cx.tx, chat.key).await?;
        let words = line("quizzes-standing").num("ready", ready).num("open", open).num("told", told);
        Ok((ready + open + told > 0).then_some(words))
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("quiz_questions", "author").finds(),
                Held::unnamed("quiz_questions", "asked_by").finds(),
                Held::impersonal("quiz_questions", "question"),
                Held::impersonal("quiz_questions", "options"),
                Held::impersonal("quiz_questions", "correct"),
                Held::impersonal("quiz_questions", "explanation"),
                Held::impersonal("quiz_questions", "media"),
                Held::impersonal("quiz_questions", "option_ids"),
                Held::unnamed("quiz_rounds", "made_by").finds(),
                Held::impersonal("quiz_rounds", "name"),
                Held::impersonal("quiz_rounds", "rule"),
                Held::impersonal("quiz_rounds", "prize"),
                Held::impersonal("quiz_seasons", "seed"),
                Held::impersonal("quiz_seasons", "commitment"),
                Held::impersonal("quiz_seasons", "prize"),
                Held::goes("quiz_answers", "user_id"),
                Held::impersonal("quiz_answers", "choices"),
                Held::goes("quiz_points", "user_id"),
                Held::impersonal("quiz_points", "ticket"),
                Held::unnamed("quiz_winners", "user_id").finds(),
                Held::impersonal("quiz_winners", "prize"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let (answered, hit) = queries::of_person(&cx.tx, chat, user).await?;
        let points = seasons::points_of(&cx.tx, chat, user).await?;
        let answers = line("mydata-quizzes").num("n", answered).num("hit", hit).num("points", points);
        let written = queries::written_by(&cx.tx, chat, user, MOST_TOLD).await?;
        let won = i64::try_from(seasons::won_by(&cx.tx, chat, user).await?.len()).unwrap_or(i64::MAX);
        let mut said: Vec<Line> = (answered + points > 0).then_some(answers).into_iter().collect();
        said.extend(written.iter().map(|text| line("mydata-quiz").text("text", text)));
        said.extend((won > 0).then(|| line("mydata-quizzes-won").num("n", won)));
        Ok(said)
    }

    /// What nobody has looked at goes with her; what was asked is the group's.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(chat) = chat else { return Ok(()) };
        for id in queries::waiting_of(&cx.tx, chat, user).await? {
            items::erase(cx, chat, NAME, &id.to_string()).await?;
            queries::remove(&cx.tx, id).await?;
        }
        for (season, place) in seasons::won_by(&cx.tx, chat, user).await? {
            items::erase(cx, chat, NAME, &season::reference(season, place)).await?;
        }
        Ok(())
    }

    /// The quizzes stay in the group as it was; there is nothing left to answer to, or to close.
    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        queries::forget_messages(&cx.tx, chat).await?;
        for question in queries::live_in(&cx.tx, chat).await? {
            if timers::due_at(&cx.tx, NAME, &life::key(question.id)).await?.is_none() {
                life::tell_soon(cx, &question).await?;
            }
        }
        Ok(())
    }
}

/// `/quiz`
async fn quiz(cx: Cx, ask: Arc<Ask>) -> Result {
    let person = match &ask.actor {
        Actor::Bot => return Ok(()),
        Actor::Channel => return Err(line("quizzes-as-yourself").into()),
        Actor::AnonymousAdmin => None,
        Actor::Person(person) => Some(person),
    };
    let (typed, media) = (ask.command.whole(), media(&ask));
    match (&ask.place, person) {
        (Place::Group(chat), _) => in_group(&cx, &ask, chat, (&typed, media.as_ref())).await,
        (Place::Private, Some(person)) => in_private(&cx, &ask, person, typed, media).await,
        (Place::Private, None) => Ok(()),
    }
}

/// The photo with a question: that under which it stands, or one's own that it answers.
fn media(ask: &Ask) -> Option<Media> {
    let answered = ask.answered.as_ref().filter(|answered| answered.is_own);
    ask.media.clone().or_else(|| answered.and_then(|answered| answered.content.media.clone()))
}

async fn in_group(cx: &Cx, ask: &Ask, chat: &Chat, (typed, media): (&str, Option<&Media>)) -> Result {
    let manages = cx.rank(chat.key, &ask.actor).await?.may(&Need::of_room(&Quizzes));
    if manages && typed::is_round(typed) {
        if ask.actor.person().is_none() {
            // Who writes as the group is answered before everybody.
            return Err(line("quizzes-as-yourself").into());
        }
        return panel::whisper(cx, ask, &Deed::Rounds).await;
    }
    let person = match (ask.actor.person(), manages) {
        (None, false) => return Err(line("quizzes-as-yourself").into()),
        (person, _) => person,
    };
    if !chat.bot.can_delete() {
        // Whoever reads what was typed knows the answer.
        return Err(line("quizzes-in-private").into());
    }
    let is_picture = ask.has_media && ask.at.message.0 != 0 && !typed.trim().is_empty();
    let refused = match taken(cx, ask, (chat, person, manages), (typed, media)).await {
        Err(Stop::Refusal(why)) if is_picture => Some(why),
        Err(stop) => return Err(stop),
        Ok(()) => None,
    };
    if is_picture {
        // A picture with the answer below it is more than a command, and goes all the same, whether it was taken or not.
        cx.send(Request::delete(chat.id, ask.at.message)).await?;
    }
    match refused {
        Some(why) => cx.whisper(ask, &why).await,
        None => Ok(()),
    }
}

/// A question typed in the group: asked, or proposed.
async fn taken(
    cx: &Cx,
    ask: &Ask,
    (chat, person, manages): (&Chat, Option<&Person>, bool),
    (typed, media): (&str, Option<&Media>),
) -> Result {
    let (open, typed) = ask::timed(cx, chat, typed)?;
    let (quiz, media, open) = (ask::read(&typed)?, ask::photo(media)?, open.unwrap_or(rules::USUAL));
    match person.filter(|_| !manages) {
        Some(person) => {
            propose::propose(cx, (chat, person), (&quiz, media.as_ref()), open).await?;
            cx.whisper(ask, &line("quizzes-proposed")).await
        }
        None => {
            let asked_by = person.map(|person| person.id);
            let new = New { quiz: &quiz, media: media.as_ref(), open, author: None, asked_by, round: None };
            let id = queries::insert(&cx.tx, chat.key, new, cx.now).await?;
            Box::pin(life::ask_in(cx, chat, ask.at.thread, id)).await
        }
    }
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person, typed: String, media: Option<Media>) -> Result {
    let groups = chooser::shared_groups(cx, person.id, NAME).await?;
    let is_round = typed::is_round(&typed);
    match groups.as_slice() {
        [] => Err(line("quizzes-no-group").into()),
        [(key, _)] if is_round => {
            let chat = cx.chat(*key).await?;
            cx.must_help_with(&chat, person, NAME).await?;
            Box::pin(panel::show(cx, ask.at.chat, Some(&*chat), person, &Deed::Rounds)).await
        }
        [(key, _)] => {
            let chat = cx.chat(*key).await?;
            match Box::pin(board::give(cx, (&chat, person), (&typed, media.as_ref()), None)).await? {
                true => cx.whisper(ask, &line("quizzes-proposed")).await,
                false => Ok(()),
            }
        }
        _ if is_round => {
            let question = Which::new(NAME, "quizzes-which-group", Among::Managed, &Deed::Rounds)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
        _ => {
            let question = Which::new(NAME, "quizzes-which-group", Among::Shared, &Action::Give { typed, media })?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// `/quizzes`
async fn quizzes(cx: Cx, ask: Arc<Ask>) -> Result {
    let table = Action::Table { season: None, page: 0 };
    let person = match (&ask.place, ask.actor.person()) {
        (Place::Group(_), _) => return panel::whisper(&cx, &ask, &table).await,
        (Place::Private, Some(person)) => person,
        (Place::Private, None) => return Ok(()),
    };
    match chooser::shared_groups(&cx, person.id, NAME).await?.as_slice() {
        [] => Err(line("quizzes-no-group").into()),
        [(key, _)] => panel::show(&cx, ask.at.chat, Some(&*cx.chat(*key).await?), person, &table).await,
        _ => {
            let question = Which::new(NAME, "quizzes-which-group", Among::Shared, &table)?;
            chooser::ask(&cx, ask.at.chat, person, &question).await
        }
    }
}
