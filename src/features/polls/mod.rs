//! Polls whose result is always told.
//!
//! A manager types `/poll` with the question on the same line and one option per line below it:
//! ```text
//! /poll When shall we meet?
//! Sunday
//! Tuesday
//! ```
//! The group sees Telegram's own poll, with names, open for three days, or for as long as she says before the question:
//! `/poll 24h When?`, `/poll until friday 18:00: When?` ([`rules::length`]). Below the question it says until when. When it closes, its result is told as an
//! answer to it, below a picture of its bars where the group wants pictures: a bar for each option, who leads, how many voted, a thank-you. `/poll close`, sent as an answer
//! to the poll (or anywhere while only one is open), closes it early. What cannot be posted is whispered back in
//! the right form, with her own words filled in, and a command that held a poll goes only when that stands. A poll whose
//! message was deleted before anybody voted was taken back: it has no result. Where somebody has, as when the group
//! deletes its messages by itself, the result is told all the same, as an answer to nothing.
//!
//! Managers only: a poll of everybody's would be an unasked post with no budget. The result is no unasked post: it
//! is the second half of what was asked for, at the hour it was asked for, so it passes no gate and costs no
//! budget. In a forum it goes to the topic a manager chose for results (`/settings polls here`), where it answers nothing.
//!
//! In private, `/poll` with the same text, or with the questions it asks, shows the poll as it will look, with a switch for
//! each thing that can be otherwise: anonymous, several answers, votes that stay, shuffled, counts at the end, options by
//! members, silent, a reminder ([`ask`]). It is posted at once, at a time, or again and again: then the queue of posts decides,
//! and each round is told beside the one before ([`plan`]). Or it is kept as a template. `/polls`, and the desk, list them all:
//! closed early, repeated, exported as a table ([`panel`]).
//!
//! A tie is decided by a manager's casting vote if she likes, and three days after a result she is asked what is done with it:
//! both answer the result. Who has not voted in a named poll is reminded once, where that is wanted ([`follow`]).
//!
//! A poll is told exactly once ([`rules::stage`]), by whichever comes first: Telegram's word that it closed, its
//! answer to our closing it, or, should both be lost, our own clock with the latest counts we heard of ([`life`]). Its
//! voters' choices are kept until then and no longer; its words and counts stay, for who manages the group to look at;
//! that somebody voted is kept as participation.

mod ask;
mod follow;
mod life;
mod panel;
mod plan;
mod queries;
mod rules;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use teloxide::dptree;

/// What other rooms that ask by Telegram's polls share: how long one is open, and its life.
pub use self::rules::{length, stage};
use self::{
    life::{have_closed, send},
    panel::Action,
    queries::{New, Poll},
    rules::{
        form::Form,
        stage::{Handle, PollId, Stage},
        typed,
    },
};
use crate::{
    dispatch::{
        Ask, ChatVote, Command, CommandSpec, Cx, Door, Result, Room, Sent, Vote,
        flow::Flow,
        items::{self, Item, State},
        posts::{Again, Composed, Due, Fate},
        routes::{self, Routes},
    },
    schedule::posts::Plan,
    store::{
        ChatKey,
        chats::Chat,
        held::Held,
        occurrences,
        timers::{self, Timer},
    },
    telegram::{ChatId, MessageId, ThreadId, UserId, actor::Person, attachment::Recipe, request::Request},
    words::{Lang, Line, clean_line, line},
};

/// The room's name.
const NAME: &str = "polls";
/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// The poll was sent.
    Posted {
        poll: i64,
        /// The message that held it, to be taken away once the poll stands.
        #[serde(default)]
        command: Option<(ChatId, MessageId)>,
    },
    /// The poll was to be closed; by whose command, if by one.
    Closed {
        poll: i64,
        #[serde(default)]
        asked: Option<Asked>,
    },
    /// The result was sent.
    Told(Telling),
}

/// A result on its way.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Telling {
    chat: ChatKey,
    html: String,
    /// In this topic, which may be closed or gone.
    #[serde(default)]
    thread: Option<ThreadId>,
    /// As an answer to the poll, which may be gone.
    #[serde(default)]
    answers: Option<MessageId>,
    /// Whether somebody voted.
    #[serde(default)]
    has_votes: bool,
    /// The bars of it.
    #[serde(default)]
    picture: Option<Recipe>,
    /// Of which poll it is the result; [`None`]: it says something more about one.
    #[serde(default)]
    poll: Option<i64>,
}

/// Where and by whom a poll was to be closed; nobody: an anonymous administrator.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Asked {
    thread: Option<ThreadId>,
    user: Option<UserId>,
}

/// What waits for those who manage a group: a poll that may be lost, one that did not come, and what is done with a
/// result; and what they do about it.
const LOST: &str = "lost";
const SKIPPED: &str = "skipped";
const FOLLOW: &str = "follow";
const THERE: &str = "there";
const AGAIN: &str = "again";
const WRITE: &str = "write";
/// What people decline by this name.
const NUDGE: &str = "poll";
/// Which votes are of the group `?2`.
const VOTES_IN: &str = "poll_id IN (SELECT poll_id FROM polls WHERE chat = ?2)";
/// So much of a question names a poll, in graphemes.
const SHOWN_OF_A_QUESTION: usize = 80;

/// What a timer is for.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Its time is over: have it closed.
    Close { poll: i64 },
    /// Tell by what we heard.
    Tell { poll: i64 },
    /// Remind who has not voted.
    Remind { poll: i64 },
    /// Ask what is done with the result.
    Follow { poll: i64 },
}

/// The room.
#[derive(Debug)]
pub struct Polls;

#[async_trait]
impl Room for Polls {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const {
            &[
                CommandSpec::manager("poll").kept(),
                CommandSpec::private("poll"),
                CommandSpec::manager("polls").unlisted(),
                CommandSpec::private("polls").unlisted(),
            ]
        }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[NUDGE]
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        const { &[&ask::Asking, &ask::Naming, &follow::Telling] }
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("poll-door-new", &Action::New { typed: None }),
            Door::managers("poll-door-list", &Action::List { page: 0 }),
            Door::managers("poll-door-plans", &Action::Plans { page: 0 }),
        ]
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let (all, open) = queries::how_many_kept(&cx.tx, chat.key).await?;
        Ok((all > 0).then(|| line("poll-standing").num("open", open).num("all", all)))
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        plan::plans(cx, chat).await
    }

    async fn compose(&self, cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
        plan::compose(cx, chat, due, again).await
    }

    async fn post_answered(&self, cx: &Cx, _due: Due, answer: &Value, memory: &Value) -> Result {
        plan::answered(cx, answer, memory).await
    }

    async fn post_settled(&self, cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
        plan::settled(cx, chat, due, fate, memory).await
    }

    async fn name_of_post(&self, cx: &Cx, reference: &str) -> Result<Option<Line>> {
        let Ok(id) = reference.parse() else { return Ok(None) };
        Ok(queries::plans::any_by_id(&cx.tx, id).await?.as_ref().map(views::name_of_plan))
    }

    async fn door_to_post(&self, _cx: &Cx, number: i64) -> Result<Option<Value>> {
        Ok(Some(serde_json::to_value(Action::Plan { id: number })?))
    }

    fn has_topic(&self) -> bool {
        true
    }

    fn routes(&self) -> Routes {
        dptree::entry()
            .branch(routes::command("poll").endpoint(asked))
            .branch(routes::command("polls").endpoint(panel::asked))
            .branch(routes::poll().endpoint(life::changed))
            .branch(routes::vote().endpoint(voted))
            .branch(routes::chat_vote().endpoint(chat_voted))
            .branch(routes::button(NAME).endpoint(panel::pressed))
            .branch(routes::opened(NAME).endpoint(panel::opened))
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        let later = serde_json::from_str(&timer.payload)?;
        let (Later::Close { poll } | Later::Tell { poll } | Later::Remind { poll } | Later::Follow { poll }) = later;
        let poll = queries::by_id(&cx.tx, poll).await?;
        match later {
            Later::Remind { .. } => return follow::remind(cx, &poll).await,
            Later::Follow { .. } => return follow::ask(cx, &poll).await,
            Later::Close { .. } | Later::Tell { .. } => {}
        }
        if occurrences::restored_at(&cx.tx, poll.chat).await?.is_some_and(|at| timer.due_at <= at) {
            // It may have been told before the database was restored, and after the backup was made.
            return life::drop_poll(cx, &poll).await;
        }
        match later {
            Later::Close { .. } => life::time_is_over(cx, &poll).await,
            _ => life::tell_what_we_know(cx, &poll).await,
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Posted { poll, command } => {
                life::posted(cx, &queries::by_id(&cx.tx, poll).await?, command, &sent.outcome).await
            }
            Note::Closed { poll, asked } => {
                life::closed(cx, &queries::by_id(&cx.tx, poll).await?, asked, &sent.outcome).await
            }
            Note::Told(telling) => life::told(cx, telling, &sent.outcome).await,
        }
    }

    fn minds_lost(&self, note: &Value) -> bool {
        matches!(Note::deserialize(note), Ok(Note::Posted { .. }))
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
        match does {
            AGAIN => return life::post_again(cx, item, person).await,
            WRITE => return follow::begin(cx, item, person).await,
            _ => {}
        }
        items::set(cx, item.id, State::Done(Some(person.id))).await?;
        Ok(line(if item.kind == LOST { "item-is-there" } else { "poll-follow-left" }))
    }

    /// Open polls are closed where they stand, so that nobody votes in vain; who voted sees there how it ended. That is not
    /// told once more.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on {
            return Ok(());
        }
        let id = cx.chat(chat).await?.id;
        for poll in queries::open_in(&cx.tx, chat).await? {
            if let Stage::Open(Handle { message: Some(message), .. }) = poll.stage {
                cx.send(Request::stop_poll(id, message)).await?;
            }
            life::drop_poll(cx, &poll).await?;
        }
        Ok(())
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("polls", "asked_by"),
                Held::unnamed("polls", "cast_by"),
                Held::impersonal("polls", "question"),
                Held::mended("polls", "options"),
                Held::impersonal("polls", "option_ids"),
                Held::impersonal("polls", "form"),
                Held::impersonal("polls", "last_state"),
                Held::impersonal("poll_votes", "choices").within(VOTES_IN),
                Held::impersonal("poll_chat_votes", "choices").within(VOTES_IN),
                Held::goes("poll_added", "user_id"),
                Held::unnamed("poll_plans", "made_by"),
                Held::impersonal("poll_plans", "options"),
                Held::impersonal("poll_plans", "form"),
                Held::impersonal("poll_plans", "rule"),
                Held::goes("poll_votes", "user_id").within(VOTES_IN),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let (asked, voted) = queries::of_person(&cx.tx, chat, user).await?;
        let said = [("mydata-polls", asked), ("mydata-votes", voted)].into_iter().filter(|(_, n)| *n > 0);
        Ok(said.map(|(id, n)| line(id).num("n", n)).collect())
    }

    /// What she added to a poll's options is said without her words.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(chat) = chat else { return Ok(()) };
        for (poll, option) in queries::added_by(&cx.tx, chat, user).await? {
            let mut poll = queries::by_id(&cx.tx, poll).await?;
            let place = poll.option_ids.iter().position(|id| *id == option);
            if let Some(words) = place.and_then(|place| poll.words.options.get_mut(place)) {
                words.clear();
                queries::set_options(&cx.tx, poll.id, &poll.words.options, &poll.option_ids).await?;
            }
        }
        Ok(())
    }

    /// The native polls stay in the group as it was; there is nothing left to answer to, or to close.
    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        queries::forget_results(&cx.tx, chat).await?;
        for poll in queries::open_in(&cx.tx, chat).await? {
            queries::set_stage(&cx.tx, &poll, &poll.stage.clone().moved(), cx.now).await?;
            if timers::due_at(&cx.tx, NAME, &poll.id.to_string()).await?.is_none() {
                // Its time is over, and the request to close it went with the old group.
                life::tell_soon(cx, &poll).await?;
            }
        }
        Ok(())
    }
}

/// Answers to a poll of another room that came before it was known to be that room's: they are taken out of here. Polls hears
/// of all answers first.
///
/// # Errors
/// If the database fails.
pub async fn hand_over(cx: &Cx, poll: &PollId) -> Result<Vec<(UserId, Vec<String>)>> {
    Ok(queries::hand_over(&cx.tx, poll).await?)
}

/// How many channels and anonymous administrators answered a poll, whose ever it is.
///
/// # Errors
/// If the database fails.
pub async fn answered_as_chats(cx: &Cx, poll: &PollId) -> Result<i64> {
    Ok(queries::how_many_chats(&cx.tx, poll).await?)
}

/// `/poll`
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    if ask.chat().is_none() {
        return ask::in_private(&cx, &ask).await;
    }
    let chat = cx.managed_group(&ask).await?;
    if asks_to_close(&ask.command) {
        close_early(&cx, &ask, chat.key).await?;
        return cx.remove_command(&ask).await;
    }
    let typed = length::read(&ask.command.args, cx.now, chat.zone);
    let (open, question) = typed.unwrap_or((length::USUAL, &ask.command.args));
    if !length::is_allowed(open) {
        return Err(line("poll-length-range").into());
    }
    let draft = typed::read(question, &ask.command.body).map_err(|problem| views::refusal(&problem, open))?;
    let asker = ask.actor.person().map(|person| person.id);
    let form = Form::default();
    let new = New { thread: ask.at.thread, asked_by: asker, words: &draft, open, form: &form, plan: None };
    let poll = queries::insert(&cx.tx, chat.key, new, cx.now).await?;
    send(&cx, chat, &queries::by_id(&cx.tx, poll).await?, ask.removable()).await
}

/// `/poll close`, in any of our languages.
fn asks_to_close(command: &Command) -> bool {
    let word = clean_line(&command.args).to_lowercase();
    command.body.is_empty()
        && Lang::ALL.into_iter().any(|language| {
            let words = line("poll-close-words").render_plain(language);
            words.split(',').any(|close| close.trim() == word)
        })
}

async fn close_early(cx: &Cx, ask: &Ask, chat: ChatKey) -> Result {
    let open: Vec<(MessageId, Poll)> = queries::open_in(&cx.tx, chat)
        .await?
        .into_iter()
        .filter_map(|poll| match poll.stage {
            Stage::Open(Handle { message: Some(message), .. }) => Some((message, poll)),
            _ => None,
        })
        .collect();
    let meant = match (ask.answers, open.as_slice()) {
        (_, []) => return Err(line("poll-none-open").into()),
        (Some(answered), open) => open.iter().find(|(message, _)| *message == answered),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let Some((message, poll)) = meant else { return Err(line("poll-close-which").into()) };
    let asked = Asked { thread: ask.at.thread, user: ask.actor.person().map(|person| person.id) };
    have_closed(cx, poll, *message, Some(asked)).await
}

/// Somebody voted. Kept also for polls whose number we have yet to learn.
async fn voted(cx: Cx, vote: Arc<Vote>) -> Result {
    let poll = PollId(vote.poll_id.clone());
    match vote.options.as_slice() {
        [] => queries::take_back(&cx.tx, &poll, vote.person.id).await?,
        chosen => queries::vote(&cx.tx, &poll, vote.person.id, chosen, cx.now).await?,
    }
    Ok(())
}

/// A channel voted, or an administrator who is anonymous: a vote like another.
async fn chat_voted(cx: Cx, vote: Arc<ChatVote>) -> Result {
    let poll = PollId(vote.poll_id.clone());
    match vote.options.as_slice() {
        [] => queries::chat_takes_back(&cx.tx, &poll, vote.chat).await?,
        chosen => queries::chat_vote(&cx.tx, &poll, vote.chat, chosen, cx.now).await?,
    }
    Ok(())
}
