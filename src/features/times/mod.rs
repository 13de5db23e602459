//! Finding a time: what is to happen, when it could be, who can then; and when it is.
//!
//! | typed | what happens |
//! |---|---|
//! | `/when` | what times are looked for in the group, and how each stands; those who manage it make another one there |
//! | `/when Baking evening`, below it lines such as `friday 19:00, 20:00` and `12.12 18-20` | by those who manage the group: shown first as the group will see it, with switches |
//!
//! In private the days are chosen on a calendar of the next five weeks, and the hours by buttons, or typed; up to twenty times.
//! In the group stands one message: each time as every reader's own clock shows it (`<tg-time>`), and how many can, can if need
//! be, cannot. Its button leads to a private chat, where each goes through the times: *yes*, *if need be*, *no*, a press each;
//! *Save*. Until it closes that can be changed. The message shows it some seconds late: a few edits a minute, whoever answers.
//!
//! When it closes, the best times ([`rules::ranked`]) are an item for those who manage the group: *Fix the first*, *second*,
//! *third*, *Ask again*. Once one is fixed the group hears of it, and two minutes later each who answered, in private and in her
//! own language, with a file for her calendar behind a link. For a week another time can be chosen, and then they hear that.
//!
//! Names are shown to everybody in the group or, if it is anonymous, to nobody: those who manage it see counts only, as all do.
//! Whoever leaves the group takes her answers along.
//!
//! Times are kept as local ones with their zone. If the group's zone changes before anybody has answered, they go by the new one;
//! after that they stay what people answered about, and the message says whose clock they go by.

mod life;
mod make;
mod panel;
mod queries;
mod rules;
mod typed;
mod views;
mod write;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use self::{make::Deed, panel::Action, queries::Stage};
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, Left, Outcome, Place, Result, Room, Sent,
        chooser::{self, Among, Question},
        flow::Flow,
        items::Item,
        panel as screens,
        rights::Need,
        routes::{self, Routes},
        settings,
    },
    store::{
        ChatKey,
        chats::{self, Chat},
        held::Held,
        timers::Timer,
    },
    telegram::{
        ThreadId, UserId,
        actor::{Actor, Person},
    },
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "times";
/// The kind of message by which who has not answered is reminded.
const NUDGE: &str = "time";
/// What waits for those who manage a group: a time that is to be decided.
const CLOSED: &str = "closed";

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Messages in the group show how many can.
    Draw(ChatKey),
    /// It closes.
    Close(i64),
    /// Who has not answered is reminded.
    Remind(i64),
    /// Who answered hears when it is: those after `after`, of the time that was chosen after so many changes; `anew`: they
    /// were told of another.
    Tell { poll: i64, after: UserId, changes: i64, anew: bool },
    /// Nobody went on with a draft.
    Discard(i64),
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// It was put into the group, by whom ([`None`]: an anonymous administrator) and in which topic.
    Posted { poll: i64, by: Option<UserId>, thread: Option<ThreadId> },
    /// It was drawn anew.
    Drawn(i64),
    /// The group was told when it is.
    Said { poll: i64, changed: bool, thread: Option<ThreadId> },
}

/// The room.
#[derive(Debug)]
pub struct Times;

#[async_trait]
impl Room for Times {
    fn name(&self) -> &'static str {
        NAME
    }

    fn has_topic(&self) -> bool {
        true
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("when").unlisted(), CommandSpec::private("when").unlisted()] }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[NUDGE]
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("times-door-new", &Deed::New { typed: None }),
            Door::managers("times-door", &Action::List(0)),
            Door::members("times-door", &Action::List(0)),
        ]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("when").endpoint(asked))
            .branch(routes::left().endpoint(left))
            .branch(routes::button_of::<Action>(NAME).endpoint(screens::pressed::<Action>))
            .branch(routes::opened_of::<Action>(NAME).endpoint(panel::opened))
            .branch(routes::button_of::<Deed>(NAME).endpoint(make::pressed))
            .branch(routes::opened_of::<Deed>(NAME).endpoint(make::opened))
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[&write::Titling, &write::TypingHours]
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let (all, open) = queries::how_many(&cx.tx, chat.key).await?;
        Ok((all > 0).then(|| line("times-standing").num("open", open).num("all", all)))
    }

    /// What was open closes where it stands, so that nobody answers in vain.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on {
            return Ok(());
        }
        let chat = cx.chat(chat).await?;
        for id in queries::undecided(&cx.tx, chat.key).await? {
            if queries::close(&cx.tx, id).await? {
                life::draw(cx, &chat, id).await?;
            }
        }
        Ok(())
    }

    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        life::follow_clock(cx, &*cx.chat(chat).await?).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        match serde_json::from_str(&timer.payload)? {
            Later::Draw(chat) => life::draw_some(cx, chat).await,
            Later::Close(id) => match queries::by_id(&cx.tx, id).await? {
                Some(poll) => life::close(cx, &*cx.chat(poll.chat).await?, id).await,
                None => Ok(()),
            },
            Later::Remind(id) => life::remind(cx, id).await,
            Later::Tell { poll, after, changes, anew } => life::tell(cx, (poll, after, changes, anew)).await,
            Later::Discard(id) => write::discard(cx, id).await,
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Posted { poll, by, thread } => life::posted(cx, (poll, by, thread), &sent.outcome).await,
            Note::Said { poll, changed, thread } => life::said(cx, (poll, changed, thread), &sent.outcome).await,
            Note::Drawn(poll) => match &sent.outcome {
                Outcome::Failed(_) => Ok(queries::is_lost(&cx.tx, poll).await?),
                Outcome::Done { .. } | Outcome::Unknown => Ok(()),
            },
        }
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
        let chat = cx.chat(item.chat).await?;
        let id = item.reference.parse().map_err(|_| line("times-gone"))?;
        let poll = life::must_be(cx, item.chat, id).await?;
        match does.strip_prefix(life::FIX).map(str::parse) {
            Some(Ok(place)) => {
                Box::pin(life::fix(cx, &chat, &poll, place, Some(person.id))).await?;
                Ok(line("times-fixed"))
            }
            _ => {
                Box::pin(life::ask(cx, &chat, &poll, Some(person.id))).await?;
                Ok(line("times-posted").text("group", &chat.title))
            }
        }
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("times", "made_by"),
                Held::unnamed("times", "fixed_by"),
                Held::impersonal("times", "title"),
                Held::impersonal("times", "slots"),
                Held::impersonal("times", "form"),
                Held::goes("time_answers", "user_id"),
                Held::impersonal("time_answers", "answers"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let (answered, made) = queries::of_person(&cx.tx, chat, user).await?;
        let said = [("mydata-times-made", made), ("mydata-times", answered)].into_iter().filter(|(_, n)| *n > 0);
        Ok(said.map(|(id, n)| line(id).num("n", n)).collect())
    }

    /// Where her name stood among those who can, it stands no more.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(chat) = chat else { return Ok(()) };
        queries::leave(&cx.tx, chat, user).await?;
        life::draw_later(cx, chat).await
    }

    async fn on_clock_set_back(&self, cx: &Cx) -> Result {
        life::draw_in_time(cx).await
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        Ok(queries::forget_messages(&cx.tx, chat).await?)
    }
}

/// A time that was found together, for whoever makes something of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// What is to happen, as typed by who asked.
    pub title: String,
    /// When it begins.
    pub starts: DateTime<Utc>,
    /// How long it takes, in minutes, if that is known.
    pub minutes: Option<u32>,
    /// Who can then: said yes, or if need be. Empty where answers are anonymous.
    pub can: Vec<UserId>,
    /// How often another time was chosen since it was first fixed: what was made of an earlier one moves.
    pub changes: i64,
}

/// What was decided about one of a group's: events are made of this. [`None`]: nothing yet, or there is no such. What is made
/// of it has to follow when it changes (`changes`), which it may until it begins, for a week.
///
/// # Errors
/// If the database fails.
pub async fn fixed(cx: &Cx, chat: ChatKey, id: i64) -> Result<Option<Fixed>> {
    let Some(poll) = life::found(cx, chat, id).await?.filter(|poll| poll.stage == Stage::Fixed) else {
        return Ok(None);
    };
    let Some((place, slot)) = poll.fixed.and_then(|place| Some((place, *poll.slots.get(place)?))) else {
        return Ok(None);
    };
    let mut can = Vec::new();
    if !poll.form.anonymous {
        for (user, _, kept) in queries::named_answers(&cx.tx, id, i64::MAX).await? {
            let mark = rules::Marks::read(&kept, poll.slots.len()).at(place);
            can.extend(matches!(mark, rules::Mark::Yes | rules::Mark::Maybe).then_some(user));
        }
    }
    let (title, starts) = (poll.title.clone(), slot.at(poll.zone));
    Ok(Some(Fixed { title, starts, minutes: poll.form.length(&slot), can, changes: poll.changes }))
}

/// `/when`.
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let typed = ask.command.whole();
    match &ask.place {
        Place::Group(_) if typed.trim().is_empty() => screens::whisper(&cx, &ask, &Action::List(0)).await,
        Place::Group(chat) => {
            cx.must_have(&ask, Need::of_room(&Times)).await?;
            let by = ask.actor.person().map(|person| person.id);
            let deed = read(&cx, chat, &typed, by, ask.at.thread).await?;
            Box::pin(screens::whisper(&cx, &ask, &deed)).await
        }
        Place::Private => Box::pin(in_private(&cx, &ask, &typed)).await,
    }
}

async fn read(cx: &Cx, chat: &Chat, typed: &str, by: Option<UserId>, thread: Option<ThreadId>) -> Result<Deed> {
    let typed = typed::read(typed.trim(), &views::context(chat, cx.now)).map_err(|problem| views::refusal(&problem))?;
    write::begin(cx, chat, by, &typed, thread).await
}

async fn in_private(cx: &Cx, ask: &Ask, typed: &str) -> Result {
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::AnonymousAdmin | Actor::Channel | Actor::Bot => return Ok(()),
    };
    if typed.trim().is_empty() {
        let list = Action::List(0);
        return match chooser::shared_groups(cx, person.id, NAME).await?.as_slice() {
            [] => Err(line("times-no-group").into()),
            [(key, _)] => screens::show(cx, ask.at.chat, Some(&*cx.chat(*key).await?), person, &list).await,
            _ => {
                let question = Question::new(NAME, "times-which-group", Among::Shared, &list)?;
                Ok(chooser::ask(cx, ask.at.chat, person, &question).await?)
            }
        };
    }
    match managed(cx, person).await?.as_slice() {
        [only] => {
            let thread = settings::topic(cx, only.key, NAME).await?;
            let deed = read(cx, only, typed, Some(person.id), thread).await?;
            Box::pin(screens::show(cx, ask.at.chat, Some(only), person, &deed)).await
        }
        [] => Err(line("refuse-group-only").plain("command", &ask.command.name).into()),
        // Days mean something by a group's clock only, so that is asked for first.
        _ => {
            let new = Deed::New { typed: Some(typed.to_owned()) };
            let question = Question::new(NAME, "times-which-group", Among::Managed, &new)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// The groups in which somebody may look for a time.
async fn managed(cx: &Cx, person: &Person) -> Result<Vec<Chat>> {
    let mut managed = Vec::new();
    for chat in chats::helped_by(&cx.tx, person.id).await? {
        let may = cx.must_help_with(&chat, person, NAME).await.is_ok();
        if may && cx.is_on(chat.key, NAME).await? {
            managed.push(chat);
        }
    }
    Ok(managed)
}

/// Who left takes her answers along.
async fn left(cx: Cx, left: Arc<Left>) -> Result {
    queries::leave(&cx.tx, left.chat.key, left.person.id).await?;
    life::draw_later(&cx, left.chat.key).await
}
