//! Ideas: what members would like the group to do, who is for it, and what came of it.
//!
//! | typed | what happens |
//! |---|---|
//! | `/idea A bread swap on Fridays` | it is posted with a button to vote; if there are others like it, they are shown to her first: *mine is the same*, and her vote goes there, or *it's another one* |
//! | `/idea`, in private | asks for it |
//! | `/ideas`, `/ideas planned` | the board, most votes first: one press votes, another takes it back |
//! | `/ideas 12` | one idea |
//! | `/ideas 12 done we bought an oven`, `/ideas 12 same as 3` | what became of it, by those who manage the group; the board has buttons for it, too |
//!
//! Everybody has one vote for an idea; the author's is the first. A manager may enter the vote of somebody who told her. What
//! is merged brings its votes along, nobody's twice, and can be taken apart again for seven days as if nothing had been. Who
//! wrote an idea, or is for it, hears what becomes of it, by the budget of nudges, and some minutes later, so that a word why
//! can be put to it. The message in the group shows the votes, some seconds late: a message a few times a minute at most.
//! When a month is over in which anything was planned, done or declined, managers are offered a post that says so.
//!
//! It waits to be switched on (`/settings ideas on`).

mod board;
mod manage;
mod month;
mod queries;
mod rules;
mod typed;
mod views;
mod write;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::{board::Action, manage::Deed, queries::Idea, rules::State, typed::Typed};
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, Outcome, Place, Result, Room, Sent,
        chooser::{self, Among, Question},
        context::About,
        flow::{Answers, Flow, Talk},
        items::Item,
        nudge::Reason,
        panel,
        posts::{Again, Composed, Due},
        rights::Need,
        routes::{self, Routes},
        settings::{self, OF_CHANGE},
        trouble,
        whisper::Asker,
    },
    schedule::{gates, posts::Plan},
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        held::Held,
        settings_log::Change,
        timers::{self, Timer},
    },
    telegram::{
        ThreadId, UserId,
        actor::{Actor, Person},
        keyboard::Keyboard,
        request::{Request, can_be_deleted},
    },
    words::{Line, clean_line, line},
};

/// The room's name.
pub const NAME: &str = "ideas";
/// The kind of message by which people hear what becomes of ideas.
const NUDGE: &str = "idea";
/// Somebody hears of it as long as that is news.
const TOLD_WITHIN: TimeDelta = TimeDelta::days(14);
/// What became of an idea is told so long after it, and to so many at once, so much later to the next.
const TOLD_AFTER: TimeDelta = TimeDelta::minutes(3);
const TOLD_AT_ONCE: i64 = 50;
const TOLD_APART: TimeDelta = TimeDelta::seconds(2);
/// Messages show their votes so late, so many of a group at once: a few edits a minute, whoever votes.
const DRAWN_AFTER: TimeDelta = TimeDelta::seconds(12);
const DRAWN_AT_ONCE: usize = 2;
/// So many of her ideas are told to who asks what is known of her.
const MOST_TOLD: i64 = 20;

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Messages in the group show their votes.
    Draw(ChatKey),
    /// Who is concerned hears how an idea stands: those after `after`, and not who put it so.
    Tell { idea: i64, after: UserId, by: Option<UserId> },
    /// A month is over.
    Month { chat: ChatKey, month: i64 },
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// An idea was posted, showing so many votes.
    Posted { idea: i64, chat: ChatKey, asker: UserId, thread: Option<ThreadId>, shown: i64 },
    /// It was drawn anew.
    Drawn { idea: i64 },
}

/// The room.
#[derive(Debug)]
pub struct Ideas;

#[async_trait]
impl Room for Ideas {
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
                CommandSpec::member("idea").unlisted(),
                CommandSpec::member("ideas").unlisted(),
                CommandSpec::private("idea").unlisted(),
                CommandSpec::private("ideas").unlisted(),
            ]
        }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[NUDGE]
    }

    fn doors(&self) -> Vec<Door> {
        let board = Action::List { state: None, page: 0 };
        vec![Door::managers("ideas-door", &board), Door::members("ideas-door", &board)]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("idea").endpoint(written))
            .branch(routes::command("ideas").endpoint(asked))
            .branch(panel::routes_among::<Action>())
            .branch(panel::routes_among::<Deed>())
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[&write::Writing, &write::Why]
    }

    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        let chat = cx.chat(chat).await?;
        match on {
            true => month::look_later(cx, &chat).await,
            false => month::end(cx, &chat).await,
        }
    }

    /// Its clock may be another now.
    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        month::look_later(cx, &*cx.chat(chat).await?).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        match serde_json::from_str(&timer.payload)? {
            Later::Draw(chat) => draw_some(cx, chat).await,
            Later::Tell { idea, after, by } => tell_some(cx, idea, after, by).await,
            Later::Month { chat, month } => month::is_over(cx, &*cx.chat(chat).await?, month).await,
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Posted { idea, chat, asker, thread, shown } => {
                trouble::posted(cx, chat, &sent.outcome).await?;
                match &sent.outcome {
                    Outcome::Done { message: Some(message), .. } => {
                        queries::stands(&cx.tx, idea, *message, shown).await?;
                        draw_later(cx, chat).await
                    }
                    Outcome::Failed(_) => {
                        let asker = Asker { chat, thread, user: Some(asker) };
                        cx.whisper_later(asker, &line("ideas-not-posted")).await
                    }
                    Outcome::Done { message: None, .. } | Outcome::Unknown => Ok(()),
                }
            }
            Note::Drawn { idea } => match &sent.outcome {
                Outcome::Failed(_) => Ok(queries::is_lost(&cx.tx, idea).await?),
                Outcome::Done { .. } | Outcome::Unknown => Ok(()),
            },
        }
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        month::plans(cx, chat).await
    }

    async fn compose(&self, cx: &Cx, chat: &Chat, due: Due, _again: Option<Again<'_>>) -> Result<Composed> {
        Ok(match month::html(cx, chat, due.number, chat.language).await? {
            Some(html) => Composed::Say(Box::new(Request::message(chat.id, &html)), Value::Null),
            None => Composed::Nothing("no-ideas"),
        })
    }

    async fn name_of_post(&self, _cx: &Cx, reference: &str) -> Result<Option<Line>> {
        let month = reference.parse().ok();
        Ok(month.map(|month| line("ideas-post-name").line("month", views::month(month))))
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
        month::pressed(cx, item, does, person).await
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let n = queries::how_many(&cx.tx, chat.key, None).await?;
        let new = queries::how_many(&cx.tx, chat.key, Some(State::New)).await?;
        Ok((n > 0).then(|| line("ideas-standing").num("n", n).num("new", new)))
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("ideas", "author").finds(),
                Held::impersonal("ideas", "text"),
                Held::impersonal("ideas", "why"),
                Held::impersonal("idea_terms", "term"),
                Held::goes("idea_votes", "user_id"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let (ideas, votes) = queries::of_person(&cx.tx, chat, user, MOST_TOLD).await?;
        let ideas = ideas.iter().map(|text| line("mydata-idea").text("text", text));
        let votes = (votes > 0).then(|| line("mydata-idea-votes").num("n", votes));
        Ok(ideas.chain(votes).collect())
    }

    /// Her ideas are the group's, and name her no longer, where they stand, too. Nobody sees any more that she is for one.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(key) = chat else { return Ok(()) };
        let hers = queries::forget(&cx.tx, key, user).await?;
        let chat = cx.chat(key).await?;
        for id in hers {
            draw(cx, &chat, id).await?;
        }
        draw_later(cx, key).await
    }

    async fn on_clock_set_back(&self, cx: &Cx) -> Result {
        timers::not_later_than(&cx.tx, NAME, DRAW, cx.now + DRAWN_AFTER).await?;
        Ok(queries::not_after(&cx.tx, cx.now).await?)
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        Ok(queries::forget_messages(&cx.tx, chat).await?)
    }
}

/// What the ideas of a group are called that may be the same as this one, the likest first.
///
/// # Errors
/// If the database fails.
pub async fn like(cx: &Cx, chat: &Chat, text: &str) -> Result<Vec<i64>> {
    Ok(write::alike(cx, chat, text).await?.into_iter().map(|idea| idea.number).collect())
}

/// `/idea`.
async fn written(cx: Cx, ask: Arc<Ask>) -> Result {
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::Bot => return Ok(()),
        Actor::AnonymousAdmin | Actor::Channel => return Err(line("ideas-as-yourself").into()),
    };
    let typed = clean_line(&ask.command.whole());
    match &ask.place {
        Place::Group(chat) => {
            let text = write::read(&typed)?;
            write::may(&cx, chat, person).await?;
            let thread = ask.at.thread;
            match write::alike(&cx, chat, &text).await?.is_empty() {
                true => put(&cx, chat, person, &text, thread).await.map(drop),
                false => panel::whisper(&cx, &ask, &Action::Similar { text, thread }).await,
            }
        }
        Place::Private => in_private(&cx, &ask, person, &typed).await,
    }
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person, typed: &str) -> Result {
    let text = if typed.is_empty() { None } else { Some(write::read(typed)?) };
    let groups = chooser::shared_groups(cx, person.id, NAME).await?;
    let action = match &text {
        Some(text) => Action::Similar { text: text.clone(), thread: None },
        None => Action::Write,
    };
    match (groups.as_slice(), text) {
        ([], _) => Err(line("ideas-no-group").into()),
        ([(key, _)], None) => {
            let chat = cx.chat(*key).await?;
            Talk { flow: &write::Writing, chat: &chat, person }.begin(cx, Answers::default(), None).await
        }
        ([(key, _)], Some(_)) => {
            let chat = cx.chat(*key).await?;
            write::may(cx, &chat, person).await?;
            panel::show(cx, ask.at.chat, Some(&*chat), person, &action).await
        }
        _ => {
            let question = Question::new(NAME, "ideas-which-group", Among::Shared, &action)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// `/ideas`.
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let typed = typed::read(&ask.command.args).ok_or_else(|| line("ideas-unknown"))?;
    let Some(chat) = ask.chat() else { return board_in_private(&cx, &ask, &typed).await };
    let action = match &typed {
        Typed::Board(state) => return panel::whisper(&cx, &ask, &Action::List { state: *state, page: 0 }).await,
        Typed::One(number) => Action::Open(numbered(&cx, chat.key, *number).await?.id),
        Typed::Put(number, state, why) => {
            cx.must_have(&ask, Need::of_room(&Ideas)).await?;
            let idea = numbered(&cx, chat.key, *number).await?;
            let why = write::read_why(why)?;
            manage::put(&cx, chat, &idea, (*state, &why), &ask.actor).await?;
            Action::Open(idea.id)
        }
        Typed::Same(number, other) => {
            cx.must_have(&ask, Need::of_room(&Ideas)).await?;
            let (idea, other) = (numbered(&cx, chat.key, *number).await?, numbered(&cx, chat.key, *other).await?);
            manage::merge(&cx, chat, &idea, &other, &ask.actor).await?;
            Action::Open(idea.id)
        }
    };
    panel::whisper(&cx, &ask, &action).await
}

async fn board_in_private(cx: &Cx, ask: &Ask, typed: &Typed) -> Result {
    let Typed::Board(state) = typed else { return Err(line("ideas-in-the-group").into()) };
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::AnonymousAdmin | Actor::Channel | Actor::Bot => return Ok(()),
    };
    let action = Action::List { state: *state, page: 0 };
    let groups = chooser::shared_groups(cx, person.id, NAME).await?;
    match groups.as_slice() {
        [] => Err(line("ideas-no-group").into()),
        [(key, _)] => panel::show(cx, ask.at.chat, Some(&*cx.chat(*key).await?), person, &action).await,
        _ => {
            let question = Question::new(NAME, "ideas-which-group", Among::Shared, &action)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// The idea that is called so in a group.
async fn numbered(cx: &Cx, chat: ChatKey, number: i64) -> Result<Idea> {
    let unknown = || line("ideas-no-such").plain("number", &number.to_string());
    let id = queries::id_of(&cx.tx, chat, number).await?.ok_or_else(unknown)?;
    Ok(queries::by_id(&cx.tx, id).await?.ok_or_else(unknown)?)
}

/// The idea of a group behind a button; [`None`]: it is gone.
async fn found(cx: &Cx, chat: ChatKey, id: i64) -> Result<Option<Idea>> {
    Ok(queries::by_id(&cx.tx, id).await?.filter(|idea| idea.chat == chat))
}

/// An idea is there from now on, and posted. Returns which.
async fn put(cx: &Cx, chat: &Chat, person: &Person, text: &str, thread: Option<ThreadId>) -> Result<i64> {
    // Two presses of the same button are one idea.
    if let Some(id) = queries::written_already(&cx.tx, chat.key, person.id, text).await? {
        return Ok(id);
    }
    write::may(cx, chat, person).await?;
    let id = queries::add(&cx.tx, chat.key, person.id, text, cx.now).await?;
    let Some(idea) = found(cx, chat.key, id).await? else { return Ok(id) };
    let html = views::post(&idea, None, chat.language);
    let note = Note::Posted { idea: id, chat: chat.key, asker: person.id, thread, shown: idea.votes };
    let request = Request::message(chat.id, &html).thread(thread).keyboard(&keyboard(cx, chat, &idea).await?);
    cx.send(request.silent_if(gates::is_quiet(chat, cx.now)).tell(NAME, &note)?).await?;
    Ok(id)
}

/// In which topic an idea is posted that was written in private.
async fn topic(cx: &Cx, chat: &Chat) -> Result<Option<ThreadId>> {
    settings::topic(cx, chat.key, NAME).await
}

/// The button of an idea in the group. What is the same as another has none: its votes count there.
async fn keyboard(cx: &Cx, chat: &Chat, idea: &Idea) -> Result<Keyboard> {
    if idea.same_as.is_some() {
        return Ok(Keyboard::new());
    }
    let label = line("ideas-button-vote").num("n", idea.votes).render_plain(chat.language);
    let about = About::chat(chat.key).for_anybody();
    Ok(Keyboard::new().row([cx.button(NAME, label, &Action::Vote(idea.id), about).await?]))
}

/// The timer by which messages show their votes.
const DRAW: &str = "draw:";

/// Messages of a group are out of date: soon they are drawn anew, all that are by then.
async fn draw_later(cx: &Cx, chat: ChatKey) -> Result {
    let key = format!("{DRAW}{}", chat.0);
    if queries::to_draw(&cx.tx, chat, 1).await?.is_empty() || timers::due_at(&cx.tx, NAME, &key).await?.is_some() {
        return Ok(());
    }
    cx.set_timer(NAME, &key, Some(chat), cx.now + DRAWN_AFTER, &Later::Draw(chat)).await
}

async fn draw_some(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    let more = i64::try_from(DRAWN_AT_ONCE + 1).unwrap_or(i64::MAX);
    let stale = queries::to_draw(&cx.tx, key, more).await?;
    for id in stale.iter().take(DRAWN_AT_ONCE) {
        draw(cx, &chat, *id).await?;
    }
    if stale.len() > DRAWN_AT_ONCE {
        let again = format!("{DRAW}{}", key.0);
        return cx.set_timer(NAME, &again, Some(key), cx.now + DRAWN_AFTER, &Later::Draw(key)).await;
    }
    Ok(())
}

/// Where an idea stands in the group it shows how it is.
async fn draw(cx: &Cx, chat: &Chat, id: i64) -> Result {
    let Some(idea) = found(cx, chat.key, id).await? else { return Ok(()) };
    queries::drawn(&cx.tx, id).await?;
    let Some(message) = idea.message.filter(|_| chat.bot != BotPlace::Out) else { return Ok(()) };
    let html = views::post(&idea, same_number(cx, &idea).await?, chat.language);
    let request = Request::edit(chat.id, message, &html).keyboard(&keyboard(cx, chat, &idea).await?);
    cx.send(request.tell(NAME, &Note::Drawn { idea: id })?).await
}

/// What the idea is called that it is the same as.
async fn same_number(cx: &Cx, idea: &Idea) -> Result<Option<i64>> {
    let Some(same) = idea.same_as else { return Ok(None) };
    Ok(queries::by_id(&cx.tx, same).await?.map(|same| same.number))
}

/// Who wrote an idea or is for it hears in a while how it stands, but for who put it so.
async fn tell_later(cx: &Cx, chat: ChatKey, idea: i64, by: Option<UserId>) -> Result {
    let tell = Later::Tell { idea, after: UserId(0), by };
    cx.set_timer(NAME, &format!("tell:{idea}"), Some(chat), cx.now + TOLD_AFTER, &tell).await
}

async fn tell_some(cx: &Cx, id: i64, after: UserId, by: Option<UserId>) -> Result {
    let Some(idea) = queries::by_id(&cx.tx, id).await? else { return Ok(()) };
    let chat = cx.chat(idea.chat).await?;
    let same = match idea.same_as {
        Some(same) => queries::by_id(&cx.tx, same).await?,
        None => None,
    };
    let words = views::news(&idea, same.as_ref(), &chat.title);
    let users = queries::concerned(&cx.tx, id, after, TOLD_AT_ONCE).await?;
    for user in users.iter().filter(|user| Some(**user) != by) {
        let reason = Reason::Unasked { kind: NUDGE, until: cx.now + TOLD_WITHIN };
        cx.nudge(*user, Some(&*chat), reason, &|language| words.render(language)).await?;
    }
    match users.last() {
        Some(last) if i64::try_from(users.len()).is_ok_and(|n| n == TOLD_AT_ONCE) => {
            let tell = Later::Tell { idea: id, after: *last, by };
            cx.set_timer(NAME, &format!("tell:{id}"), Some(chat.key), cx.now + TOLD_APART, &tell).await
        }
        _ => Ok(()),
    }
}

/// An idea is gone, and what is the same as it: where it stood that is said, or nothing is left.
async fn remove(cx: &Cx, chat: &Chat, id: i64) -> Result {
    for (message, since) in queries::remove(&cx.tx, id).await? {
        if chat.bot == BotPlace::Out {
            continue;
        }
        let gone = line("ideas-was-here").render(chat.language);
        cx.send(match can_be_deleted(since, cx.now) {
            true => Request::delete(chat.id, message),
            false => Request::edit(chat.id, message, &gone),
        })
        .await?;
    }
    Ok(())
}

/// Writes down what those who manage the group did.
async fn log(cx: &Cx, chat: &Chat, actor: &Actor, deed: &str) -> Result {
    cx.log_setting(chat.key, actor, Change::to(&format!("{NAME}{OF_CHANGE}"), deed)).await
}
