//! The life of a poll: how it comes to the group, closes, and has its result told, whatever happens in between.

use std::sync::Arc;

use chrono::TimeDelta;
use serde_json::Value;

use super::{
    AGAIN, Asked, LOST, Later, NAME, Note, SHOWN_OF_A_QUESTION, THERE, Telling, follow,
    queries::{self, Poll},
    rules::{
        form::Trait,
        rounds::{self, Round, Trend},
        stage::{Handle, PollId, Stage},
        tally::Tally,
        typed::Draft,
    },
    views::{self, Told},
};
use crate::{
    dispatch::{
        Cx, Outcome, PollState, Result,
        items::{self, Button, Item, State},
        posts, settings, trouble,
        whisper::Asker,
    },
    features::pictures,
    schedule::gates,
    store::{
        chats::{BotPlace, Chat},
        occurrences, timers,
    },
    telegram::{
        ChatId, MessageId, UserId,
        actor::Person,
        attachment::Recipe,
        refusal::Refusal,
        request::{Request, Urgency},
        update,
    },
    words::{Lang, Line, clip, day_and_time, line},
};

/// How long after that Telegram may take to tell us that it has closed, before we ask.
const TELEGRAM_TELLS_WITHIN: TimeDelta = TimeDelta::seconds(10);
/// How long votes on their way may take, when we have to tell the result by what we heard. After a stop this is
/// also the time to catch up in.
const VOTES_COME_WITHIN: TimeDelta = TimeDelta::seconds(60);
/// How long votes that Telegram has counted may take to us, when it answers before they do.
const COUNTED_VOTES_COME_WITHIN: TimeDelta = TimeDelta::seconds(2);

/// Has an open poll closed.
pub(super) async fn have_closed(cx: &Cx, poll: &Poll, message: MessageId, asked: Option<Asked>) -> Result {
    let chat = cx.chat(poll.chat).await?;
    cx.send(Request::stop_poll(chat.id, message).tell(NAME, &Note::Closed { poll: poll.id, asked })?).await
}

/// Telegram has, or has not, posted a poll.
pub(super) async fn posted(cx: &Cx, poll: &Poll, command: Option<(ChatId, MessageId)>, outcome: &Outcome) -> Result {
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
pub(super) async fn post_again(cx: &Cx, item: &Item, person: &Person) -> Result<Line> {
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
pub(super) async fn send(cx: &Cx, chat: &Chat, poll: &Poll, command: Option<(ChatId, MessageId)>) -> Result {
    let request = request(cx, chat, poll);
    let note = Note::Posted { poll: poll.id, command };
    // The whole group waits for it, and one person only for each whisper.
    cx.send(request.thread(poll.thread).urgency(Urgency::Now).tell(NAME, &note)?).await
}

/// A poll as it is posted.
pub(super) fn request(cx: &Cx, chat: &Chat, poll: &Poll) -> Request {
    let until = line("poll-open-until").line("when", day_and_time(cx.now + poll.open, chat.zone, cx.now));
    let until = until.render_plain(chat.language);
    let words = &poll.words;
    let plain = Request::poll(chat.id, &words.question, &words.options, (poll.open.num_seconds(), &until));
    let fields = poll.form.traits.iter().filter_map(|one| one.field());
    fields.fold(plain, |request, (field, value)| request.with_flag(field, value))
}

/// What was typed is in the poll now. In a supergroup that the group has become meanwhile its number is another's.
async fn take_away(cx: &Cx, poll: &Poll, command: Option<(ChatId, MessageId)>) -> Result {
    let Some((chat, message)) = command else { return Ok(()) };
    if cx.chat(poll.chat).await?.id != chat {
        return Ok(());
    }
    cx.send(Request::delete(chat, message)).await
}

/// Has it closed when its time is over.
pub(super) async fn close_after(cx: &Cx, poll: &Poll) -> Result {
    follow::remind_in_time(cx, poll).await?;
    let at = cx.now + poll.open + TELEGRAM_TELLS_WITHIN;
    cx.set_timer(NAME, &poll.id.to_string(), Some(poll.chat), at, &Later::Close { poll: poll.id }).await
}

/// Telegram tells how a poll stands.
pub(super) async fn changed(cx: Cx, state: Arc<PollState>) -> Result {
    let Some(poll) = known(&cx, &state.poll).await? else { return Ok(()) };
    if matches!(poll.stage, Stage::Told | Stage::Dropped) {
        return Ok(());
    }
    let poll = with_options(&cx, poll, &state.poll).await?;
    let tally = tally_of(&state.poll, &poll.words);
    if state.poll.is_closed {
        return tell(&cx, &poll, &tally).await;
    }
    Ok(queries::set_last_state(&cx.tx, poll.id, &tally).await?)
}

/// The poll with its options as Telegram shows them: members may have added some.
async fn with_options(cx: &Cx, poll: Poll, shown: &update::Poll) -> Result<Poll> {
    let ids: Vec<String> = shown.options.iter().map(|option| option.persistent_id.clone()).collect();
    if ids == poll.option_ids || ids.iter().any(String::is_empty) {
        return Ok(poll);
    }
    for option in &shown.options {
        if let Some(user) = &option.added_by_user {
            queries::added(&cx.tx, &poll, &option.persistent_id, UserId(user.id)).await?;
        }
    }
    let options: Vec<String> = shown.options.iter().map(|option| option.text.clone()).collect();
    queries::set_options(&cx.tx, poll.id, &options, &ids).await?;
    Ok(Poll { words: Draft { options, ..poll.words }, option_ids: ids, ..poll })
}

/// Our poll that Telegram speaks of. If the answer to posting it was lost it is recognised by its words, unless
/// several would fit.
async fn known(cx: &Cx, shown: &update::Poll) -> Result<Option<Poll>> {
    let number = PollId(shown.id.clone());
    if let Some(poll) = queries::by_poll_id(&cx.tx, &number).await? {
        return Ok(Some(poll));
    }
    if shown.is_quiz() {
        return Ok(None);
    }
    let options = shown.options.iter().map(|option| option.text.clone()).collect();
    let words = Draft { question: shown.question.clone(), options };
    let Ok([poll]) = <[Poll; 1]>::try_from(queries::nameless(&cx.tx, &words).await?) else { return Ok(None) };
    if shown.is_closed && cx.now < poll.asked_at + poll.open {
        // It was closed from the beginning: one that was only shown to who thought of posting it.
        return Ok(None);
    }
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

/// Its time is over and Telegram has not said that the poll is closed.
pub(super) async fn time_is_over(cx: &Cx, poll: &Poll) -> Result {
    match poll.stage {
        Stage::Open(Handle { message: Some(message), .. }) => have_closed(cx, poll, message, None).await,
        _ => tell_soon(cx, poll).await,
    }
}

/// A poll was to be closed.
pub(super) async fn closed(cx: &Cx, poll: &Poll, asked: Option<Asked>, outcome: &Outcome) -> Result {
    let is_refused = outcome.refusal();
    match outcome {
        Outcome::Done { result, .. } => {
            let shown: update::Poll = update::read(result)?;
            let poll = with_options(cx, poll.clone(), &shown).await?;
            let tally = tally_of(&shown, &poll.words);
            let poll = recognised(cx, poll, PollId(shown.id)).await?;
            if !poll.form.is(Trait::Anonymous) && received(cx, &poll).await?.voters < tally.voters {
                // The answer overtook some votes.
                queries::set_last_state(&cx.tx, poll.id, &tally).await?;
                return tell_within(cx, &poll, COUNTED_VOTES_COME_WITHIN).await;
            }
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
    Ok(poll.asked_at <= restored)
}

const fn is_here(poll: &Poll) -> bool {
    matches!(poll.stage, Stage::Open(Handle { message: Some(_), .. }))
}

/// Tells by what we heard, once that has had time to come.
pub(super) async fn tell_soon(cx: &Cx, poll: &Poll) -> Result {
    if matches!(poll.stage, Stage::Told | Stage::Dropped) {
        return Ok(());
    }
    tell_within(cx, poll, VOTES_COME_WITHIN).await
}

async fn tell_within(cx: &Cx, poll: &Poll, time: TimeDelta) -> Result {
    let at = cx.now + time;
    cx.set_timer(NAME, &poll.id.to_string(), Some(poll.chat), at, &Later::Tell { poll: poll.id }).await
}

/// Tells the result by the latest counts we heard of.
pub(super) async fn tell_what_we_know(cx: &Cx, poll: &Poll) -> Result {
    match poll.stage {
        Stage::Open(_) => tell(cx, poll, &tally_we_know(cx, poll).await?).await,
        // Never heard of: it was not posted.
        _ => drop_poll(cx, poll).await,
    }
}

/// The latest counts we heard of, or else what people chose.
async fn tally_we_know(cx: &Cx, poll: &Poll) -> Result<Tally> {
    match &poll.last_state {
        Some(state) => Ok(state.clone()),
        None => received(cx, poll).await,
    }
}

/// What people chose, as far as that has reached us.
pub(super) async fn received(cx: &Cx, poll: &Poll) -> Result<Tally> {
    let choices = match number(poll) {
        Some(number) => queries::choices(&cx.tx, number).await?,
        None => Vec::new(),
    };
    Ok(Tally::of_choices(&choices, &poll.option_ids, poll.words.options.len()))
}

/// Telegram's number of a poll, if it is known.
pub(super) const fn number(poll: &Poll) -> Option<&PollId> {
    match &poll.stage {
        Stage::Open(Handle { poll: Some(number), .. }) => Some(number),
        _ => poll.number.as_ref(),
    }
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
    let came = received(cx, poll).await?.voters;
    let trend = trend_of(cx, poll, tally).await?;
    let missed = Some(came).filter(|came| !poll.form.is(Trait::Anonymous) && *came != tally.voters);
    let result = Told { words: &poll.words, form: &poll.form, tally, trend: trend.as_ref(), missed };
    let telling = Telling {
        chat: poll.chat,
        html: views::result(&result, chat.language),
        thread,
        answers: handle.message.filter(|_| thread == poll.thread),
        has_votes: tally.has_votes(),
        picture: picture_of(cx, poll, &result, chat.language).await?,
        poll: Some(poll.id),
    };
    send_result(cx, telling).await?;
    queries::set_end(&cx.tx, poll.id, tally, came).await?;
    queries::set_stage(&cx.tx, poll, &stage, cx.now).await?;
    timers::cancel(&cx.tx, NAME, &poll.id.to_string()).await?;
    follow::is_told(cx, poll, tally).await
}

/// How a round went beside the one before.
async fn trend_of(cx: &Cx, poll: &Poll, tally: &Tally) -> Result<Option<Trend>> {
    let Some(plan) = poll.plan else { return Ok(None) };
    let before = queries::rounds(&cx.tx, plan, Some(poll.id), 1).await?;
    let now = Round { id: poll.id, at: poll.asked_at, words: poll.words.clone(), tally: tally.clone() };
    Ok(before.first().and_then(|before| rounds::trend(&now, before, poll.form.is(Trait::Several))))
}

/// The bars of a result, where the group wants pictures. Without votes there is nothing to draw.
async fn picture_of(cx: &Cx, poll: &Poll, result: &Told<'_>, language: Lang) -> Result<Option<Recipe>> {
    if !result.tally.has_votes() || !pictures::are_wanted(cx, poll.chat).await? {
        return Ok(None);
    }
    Ok(Some(pictures::recipe(language, views::picture(result, language))?))
}

/// It has no result.
pub(super) async fn drop_poll(cx: &Cx, poll: &Poll) -> Result {
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
pub(super) async fn told(cx: &Cx, telling: Telling, outcome: &Outcome) -> Result {
    if let (Some(poll), Outcome::Done { message: Some(message), .. }) = (telling.poll, outcome) {
        queries::set_result(&cx.tx, poll, *message, telling.thread).await?;
        return follow::stands(cx, &queries::by_id(&cx.tx, poll).await?).await;
    }
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

/// Sends a result, or what is said about one. Whenever the poll happens to close: while the group rests it makes no sound.
pub(super) async fn send_result(cx: &Cx, telling: Telling) -> Result {
    let chat = cx.chat(telling.chat).await?;
    let request = Request::illustrated(chat.id, telling.picture.as_ref(), &telling.html).thread(telling.thread);
    let request = request.silent_if(gates::is_quiet(&chat, cx.now));
    let request = match telling.answers {
        Some(poll) => request.reply_if_there(poll),
        None => request,
    };
    cx.send(request.tell(NAME, &Note::Told(telling))?).await
}
