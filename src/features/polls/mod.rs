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
//! A poll is told exactly once ([`rules::stage`]), by whichever comes first: Telegram's word that it closed, its
//! answer to our closing it, or, should both be lost, our own clock with the latest counts we heard of. Its words
//! and its voters' choices are kept until then and no longer; that somebody voted is kept as participation.

mod queries;
mod rules;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use teloxide::dptree;

use self::{
    queries::Poll,
    rules::{
        length,
        stage::{Handle, PollId, Stage},
        tally::Tally,
        typed::{self, Draft},
    },
};
use crate::{
    dispatch::{
        Ask, Command, CommandSpec, Cx, Outcome, PollState, Result, Room, Sent, Vote,
        items::{self, Button, Item, State},
        posts,
        routes::{self, Routes},
        settings, trouble,
        whisper::Asker,
    },
    features::pictures,
    schedule::gates,
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        held::Held,
        occurrences,
        timers::{self, Timer},
    },
    telegram::{
        ChatId, MessageId, ThreadId, UserId,
        actor::Person,
        attachment::Recipe,
        refusal::Refusal,
        request::{Request, Urgency},
        update,
    },
    words::{Lang, Line, clean_line, clip, day_and_time, line},
};

/// The room's name.
const NAME: &str = "polls";
/// How long after that Telegram may take to tell us that it has closed, before we ask.
const TELEGRAM_TELLS_WITHIN: TimeDelta = TimeDelta::seconds(10);
/// How long votes on their way may take, when we have to tell the result by what we heard. After a stop this is
/// also the time to catch up in.
const VOTES_COME_WITHIN: TimeDelta = TimeDelta::seconds(60);

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
}

/// Where and by whom a poll was to be closed; nobody: an anonymous administrator.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Asked {
    thread: Option<ThreadId>,
    user: Option<UserId>,
}

/// What waits for those who manage a group: a poll that may be lost; and what they do about it.
const LOST: &str = "lost";
const THERE: &str = "there";
const AGAIN: &str = "again";
/// So much of a question names a poll, in graphemes.
const SHOWN_OF_A_QUESTION: usize = 80;

/// What a timer is for. There is one for each poll.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Its time is over: have it closed.
    Close { poll: i64 },
    /// Tell by what we heard.
    Tell { poll: i64 },
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
        const COMMANDS: [CommandSpec; 1] = [CommandSpec::manager("poll").kept()];
        &COMMANDS
    }

    fn has_topic(&self) -> bool {
        true
    }

    fn routes(&self) -> Routes {
        dptree::entry()
            .branch(routes::command("poll").endpoint(asked))
            .branch(routes::poll().endpoint(changed))
            .branch(routes::vote().endpoint(voted))
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        let later = serde_json::from_str(&timer.payload)?;
        let (Later::Close { poll } | Later::Tell { poll }) = later;
        let poll = queries::by_id(&cx.tx, poll).await?;
        if occurrences::restored_at(&cx.tx, poll.chat).await?.is_some_and(|at| timer.due_at <= at) {
            // It may have been told before the database was restored, and after the backup was made.
            return drop_poll(cx, &poll).await;
        }
        match later {
            Later::Close { .. } => time_is_over(cx, &poll).await,
            Later::Tell { .. } => tell_what_we_know(cx, &poll).await,
        }
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        match sent.note()? {
            Note::Posted { poll, command } => {
                posted(cx, &queries::by_id(&cx.tx, poll).await?, command, &sent.outcome).await
            }
            Note::Closed { poll, asked } => {
                closed(cx, &queries::by_id(&cx.tx, poll).await?, asked, &sent.outcome).await
            }
            Note::Told(telling) => told(cx, telling, &sent.outcome).await,
        }
    }

    fn minds_lost(&self, note: &Value) -> bool {
        matches!(Note::deserialize(note), Ok(Note::Posted { .. }))
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
        if does == AGAIN {
            return post_again(cx, item, person).await;
        }
        items::set(cx, item.id, State::Done(Some(person.id))).await?;
        Ok(line("item-is-there"))
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
            drop_poll(cx, &poll).await?;
        }
        Ok(())
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("polls", "asked_by"),
                Held::impersonal("polls", "question"),
                Held::impersonal("polls", "options"),
                Held::impersonal("polls", "last_state"),
                Held::goes("poll_votes", "user_id").within("poll_id IN (SELECT poll_id FROM polls WHERE chat = ?2)"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let (asked, voted) = queries::of_person(&cx.tx, chat, user).await?;
        let said = [("mydata-polls", asked), ("mydata-votes", voted)].into_iter().filter(|(_, n)| *n > 0);
        Ok(said.map(|(id, n)| line(id).num("n", n)).collect())
    }

    /// The native polls stay in the group as it was; there is nothing left to answer to, or to close.
    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        for poll in queries::open_in(&cx.tx, chat).await? {
            queries::set_stage(&cx.tx, &poll, &poll.stage.clone().moved(), cx.now).await?;
            if timers::due_at(&cx.tx, NAME, &poll.id.to_string()).await?.is_none() {
                // Its time is over, and the request to close it went with the old group.
                tell_soon(cx, &poll).await?;
            }
        }
        Ok(())
    }
}

/// `/poll`
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
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
    let poll = queries::insert(&cx.tx, chat.key, ask.at.thread, asker, (&draft, open), cx.now).await?;
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

async fn have_closed(cx: &Cx, poll: &Poll, message: MessageId, asked: Option<Asked>) -> Result {
    let chat = cx.chat(poll.chat).await?;
    cx.send(Request::stop_poll(chat.id, message).tell(NAME, &Note::Closed { poll: poll.id, asked })?).await
}

/// Telegram has, or has not, posted a poll.
async fn posted(cx: &Cx, poll: &Poll, command: Option<(ChatId, MessageId)>, outcome: &Outcome) -> Result {
    let asker = Asker { chat: poll.chat, thread: poll.thread, user: poll.asked_by };
    let stage = poll.stage.clone();
    match outcome {
        Outcome::Done { message, result } => {
            is_certain(cx, poll).await?;
            take_away(cx, poll, command).await?;
            let number = result.pointer("/poll/id").and_then(Value::as_str);
            let handle = Handle { message: *message, poll: number.map(|number| PollId(number.to_owned())) };
            queries::set_stage(&cx.tx, poll, &stage.posted(handle), cx.now).await?;
            close_after(cx, poll).await
        }
        Outcome::Failed(why) => {
            queries::set_stage(&cx.tx, poll, &stage.refused(), cx.now).await?;
            cx.whisper_later(asker, &views::not_posted(poll, Refusal::of(why))).await
        }
        Outcome::Unknown => {
            let stage = stage.answer_lost();
            queries::set_stage(&cx.tx, poll, &stage, cx.now).await?;
            if stage == Stage::Unsure {
                call_for_a_look(cx, poll).await?;
                cx.whisper_later(asker, &line("poll-unsure")).await?;
            }
            close_after(cx, poll).await
        }
    }
}

/// Nobody can tell whether a poll arrived: somebody who manages the group is to look.
async fn call_for_a_look(cx: &Cx, poll: &Poll) -> Result {
    let new = items::New {
        room: NAME,
        section: None,
        kind: LOST,
        reference: &poll.id.to_string(),
        urgency: items::Urgency::AtOnce,
        words: line("poll-lost").text("question", &clip(&poll.words.question, SHOWN_OF_A_QUESTION)),
        buttons: vec![Button::new("item-button-there", THERE), Button::new("item-button-again", AGAIN)],
    };
    items::raise(cx, poll.chat, new).await.map(drop)
}

/// It is known whether a poll is there.
async fn is_certain(cx: &Cx, poll: &Poll) -> Result {
    items::end(cx, poll.chat, NAME, LOST, &poll.id.to_string()).await
}

/// Somebody looked, and it is not there.
async fn post_again(cx: &Cx, item: &Item, person: &Person) -> Result<Line> {
    let poll = match item.reference.parse() {
        Ok(id) => queries::by_id(&cx.tx, id).await?,
        Err(_) => return Ok(line("item-cannot-again")),
    };
    if poll.stage != Stage::Unsure {
        return Ok(line("item-cannot-again"));
    }
    items::set(cx, item.id, State::Done(Some(person.id))).await?;
    let chat = cx.chat(poll.chat).await?;
    send(cx, &chat, &poll, None).await?;
    Ok(line("item-posted-again"))
}

/// Posts a poll that is kept.
async fn send(cx: &Cx, chat: &Chat, poll: &Poll, command: Option<(ChatId, MessageId)>) -> Result {
    let until = line("poll-open-until").line("when", day_and_time(cx.now + poll.open, chat.zone, cx.now));
    let until = until.render_plain(chat.language);
    let words = &poll.words;
    let request = Request::poll(chat.id, &words.question, &words.options, (poll.open.num_seconds(), &until));
    let note = Note::Posted { poll: poll.id, command };
    // The whole group waits for it, and one person only for each whisper.
    cx.send(request.thread(poll.thread).urgency(Urgency::Now).tell(NAME, &note)?).await
}

/// What was typed is in the poll now. In a supergroup that the group has become meanwhile its number is another's.
async fn take_away(cx: &Cx, poll: &Poll, command: Option<(ChatId, MessageId)>) -> Result {
    let Some((chat, message)) = command else { return Ok(()) };
    if cx.chat(poll.chat).await?.id != chat {
        return Ok(());
    }
    cx.send(Request::delete(chat, message)).await
}

async fn close_after(cx: &Cx, poll: &Poll) -> Result {
    let at = cx.now + poll.open + TELEGRAM_TELLS_WITHIN;
    cx.set_timer(NAME, &poll.id.to_string(), Some(poll.chat), at, &Later::Close { poll: poll.id }).await
}

/// Telegram tells how a poll stands.
async fn changed(cx: Cx, state: Arc<PollState>) -> Result {
    let Some(poll) = known(&cx, &state.poll).await? else { return Ok(()) };
    if state.poll.is_closed {
        return tell(&cx, &poll, &tally_of(&state.poll, &poll.words)).await;
    }
    if matches!(poll.stage, Stage::Told | Stage::Dropped) {
        return Ok(());
    }
    Ok(queries::set_last_state(&cx.tx, poll.id, &tally_of(&state.poll, &poll.words)).await?)
}

/// Our poll that Telegram speaks of. If the answer to posting it was lost it is recognised by its words, unless
/// several would fit.
async fn known(cx: &Cx, shown: &update::Poll) -> Result<Option<Poll>> {
    let number = PollId(shown.id.clone());
    if let Some(poll) = queries::by_poll_id(&cx.tx, &number).await? {
        return Ok(Some(poll));
    }
    let options = shown.options.iter().map(|option| option.text.clone()).collect();
    let words = Draft { question: shown.question.clone(), options };
    let Ok([poll]) = <[Poll; 1]>::try_from(queries::nameless(&cx.tx, &words).await?) else { return Ok(None) };
    recognised(cx, poll, number).await.map(Some)
}

async fn recognised(cx: &Cx, poll: Poll, number: PollId) -> Result<Poll> {
    is_certain(cx, &poll).await?;
    let stage = poll.stage.clone().heard_of(number);
    queries::set_stage(&cx.tx, &poll, &stage, cx.now).await?;
    Ok(Poll { stage, ..poll })
}

fn tally_of(shown: &update::Poll, words: &Draft) -> Tally {
    let mut counts: Vec<i64> = shown.options.iter().map(|option| option.voter_count).collect();
    counts.resize(words.options.len(), 0);
    Tally { counts, voters: shown.total_voter_count }
}

/// Somebody voted. Kept also for polls whose number we have yet to learn.
async fn voted(cx: Cx, vote: Arc<Vote>) -> Result {
    let poll = PollId(vote.poll_id.clone());
    match vote.options.first() {
        Some(choice) => queries::vote(&cx.tx, &poll, vote.person.id, *choice, cx.now).await?,
        None => queries::take_back(&cx.tx, &poll, vote.person.id).await?,
    }
    Ok(())
}

/// Its time is over and Telegram has not said that the poll is closed.
async fn time_is_over(cx: &Cx, poll: &Poll) -> Result {
    match poll.stage {
        Stage::Open(Handle { message: Some(message), .. }) => have_closed(cx, poll, message, None).await,
        _ => tell_soon(cx, poll).await,
    }
}

/// A poll was to be closed.
async fn closed(cx: &Cx, poll: &Poll, asked: Option<Asked>, outcome: &Outcome) -> Result {
    let is_refused = outcome.refusal();
    match outcome {
        Outcome::Done { result, .. } => {
            let shown: update::Poll = update::read(result)?;
            let tally = tally_of(&shown, &poll.words);
            let poll = recognised(cx, poll.clone(), PollId(shown.id)).await?;
            tell(cx, &poll, &tally).await
        }
        Outcome::Failed(_) if is_refused == Some(Refusal::MessageGone) && is_here(poll) => {
            if tally_we_know(cx, poll).await?.has_votes() {
                return tell_what_we_know(cx, poll).await;
            }
            // It was taken back, and with it the wish to know; but a command is answered.
            drop_poll(cx, poll).await?;
            let Some(Asked { thread, user }) = asked else { return Ok(()) };
            cx.whisper_later(Asker { chat: poll.chat, thread, user }, &line("poll-gone")).await
        }
        // Closed, and told, after the backup was made that this database is.
        Outcome::Failed(_) if is_refused == Some(Refusal::PollClosed) && is_of_a_backup(cx, poll).await? => {
            drop_poll(cx, poll).await?;
            let Some(Asked { thread, user }) = asked else { return Ok(()) };
            cx.whisper_later(Asker { chat: poll.chat, thread, user }, &line("poll-none-open")).await
        }
        // Closed already, or its group moved: Telegram's last word may still be on its way.
        Outcome::Failed(_) | Outcome::Unknown => tell_soon(cx, poll).await,
    }
}

async fn is_of_a_backup(cx: &Cx, poll: &Poll) -> Result<bool> {
    let Some(restored) = occurrences::restored_at(&cx.tx, poll.chat).await? else { return Ok(false) };
    Ok(queries::asked_at(&cx.tx, poll.id).await? <= restored)
}

const fn is_here(poll: &Poll) -> bool {
    matches!(poll.stage, Stage::Open(Handle { message: Some(_), .. }))
}

async fn tell_soon(cx: &Cx, poll: &Poll) -> Result {
    if matches!(poll.stage, Stage::Told | Stage::Dropped) {
        return Ok(());
    }
    let at = cx.now + VOTES_COME_WITHIN;
    cx.set_timer(NAME, &poll.id.to_string(), Some(poll.chat), at, &Later::Tell { poll: poll.id }).await
}

/// Tells the result by the latest counts we heard of.
async fn tell_what_we_know(cx: &Cx, poll: &Poll) -> Result {
    match poll.stage {
        Stage::Open(_) => tell(cx, poll, &tally_we_know(cx, poll).await?).await,
        // Never heard of: it was not posted.
        _ => drop_poll(cx, poll).await,
    }
}

/// The latest counts we heard of, or else what people chose.
async fn tally_we_know(cx: &Cx, poll: &Poll) -> Result<Tally> {
    let number = match &poll.stage {
        Stage::Open(handle) => handle.poll.as_ref(),
        _ => None,
    };
    Ok(match (&poll.last_state, number) {
        (Some(state), _) => state.clone(),
        (None, Some(number)) => Tally::of_choices(&queries::choices(&cx.tx, number).await?, poll.words.options.len()),
        (None, None) => Tally::of_choices(&[], poll.words.options.len()),
    })
}

/// Tells the result, if that has not been done.
async fn tell(cx: &Cx, poll: &Poll, tally: &Tally) -> Result {
    let Some((handle, stage)) = poll.stage.clone().telling() else { return Ok(()) };
    let chat = cx.chat(poll.chat).await?;
    if chat.bot == BotPlace::Out {
        return drop_poll(cx, poll).await;
    }
    // What nobody voted in has its answer where it stands.
    let is_elsewhere = tally.has_votes() && settings::is_place_chosen(cx, poll.chat, NAME).await?;
    let thread = if is_elsewhere { settings::topic(cx, poll.chat, NAME).await? } else { poll.thread };
    let telling = Telling {
        chat: poll.chat,
        html: views::result(&poll.words, tally, chat.language),
        thread,
        answers: handle.message.filter(|_| thread == poll.thread),
        has_votes: tally.has_votes(),
        picture: picture_of(cx, poll, tally, chat.language).await?,
    };
    send_result(cx, telling).await?;
    queries::set_stage(&cx.tx, poll, &stage, cx.now).await?;
    timers::cancel(&cx.tx, NAME, &poll.id.to_string()).await?;
    Ok(())
}

/// The bars of a result, where the group wants pictures. Without votes there is nothing to draw.
async fn picture_of(cx: &Cx, poll: &Poll, tally: &Tally, language: Lang) -> Result<Option<Recipe>> {
    if !tally.has_votes() || !pictures::are_wanted(cx, poll.chat).await? {
        return Ok(None);
    }
    Ok(Some(pictures::recipe(language, views::picture(&poll.words, tally, language))?))
}

async fn drop_poll(cx: &Cx, poll: &Poll) -> Result {
    if matches!(poll.stage, Stage::Told | Stage::Dropped) {
        return Ok(());
    }
    tracing::info!(
        poll = poll.id,
        "A poll has no result to tell: it never appeared, was deleted, polls are off, or we are no longer there."
    );
    queries::set_stage(&cx.tx, poll, &Stage::Dropped, cx.now).await?;
    is_certain(cx, poll).await?;
    timers::cancel(&cx.tx, NAME, &poll.id.to_string()).await?;
    Ok(())
}

/// What became of a result. Where the poll is gone those who voted hear it all the same, as an answer to nothing; what
/// cannot go to its topic, which is closed or gone, goes to General.
async fn told(cx: &Cx, telling: Telling, outcome: &Outcome) -> Result {
    match outcome.refusal() {
        Some(Refusal::AnsweredGone) if !telling.has_votes => Ok(()),
        Some(Refusal::AnsweredGone) if telling.answers.is_some() => {
            send_result(cx, Telling { answers: None, ..telling }).await
        }
        Some(refusal) if let Some(topic) = telling.thread.filter(|_| refusal.is_about_topic()) => {
            posts::leave_topic(cx, &*cx.chat(telling.chat).await?, NAME, topic).await?;
            send_result(cx, Telling { thread: None, answers: None, ..telling }).await
        }
        _ if telling.thread.is_some() => Ok(()),
        _ => trouble::posted(cx, telling.chat, outcome).await,
    }
}

/// Sends a result. Whenever the poll happens to close: while the group rests it makes no sound.
async fn send_result(cx: &Cx, telling: Telling) -> Result {
    let chat = cx.chat(telling.chat).await?;
    let request = Request::illustrated(chat.id, telling.picture.as_ref(), &telling.html).thread(telling.thread);
    let request = request.silent_if(gates::is_quiet(&chat, cx.now));
    let request = match telling.answers {
        Some(poll) => request.reply_if_there(poll),
        None => request,
    };
    cx.send(request.tell(NAME, &Note::Told(telling))?).await
}
