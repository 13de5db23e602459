//! The life of a question: how it comes to the group, closes, is counted and has its result told, whatever happens in
//! between. Its stages are those of every poll of ours ([`crate::features::polls::stage`]).

use std::sync::Arc;

use chrono::TimeDelta;
use serde_json::Value;

use super::{
    LOST, Later, NAME, Note, Telling,
    queries::{self, Question},
    rounds, rules, season, views,
};
use crate::{
    dispatch::{
        Cx, Outcome, PollState, Result, Vote,
        items::{self, Button, Item, State},
        posts, settings, trouble,
        whisper::Asker,
    },
    features::polls::{
        self,
        stage::{Handle, PollId, Stage},
    },
    schedule::gates,
    store::{
        chats::{BotPlace, Chat},
        occurrences, people, timers,
    },
    telegram::{
        MessageId, ThreadId, UserId,
        actor::Person,
        refusal::Refusal,
        request::{Request, Urgency},
        update,
    },
    words::{Line, clip, day_and_time, line},
};

/// How long after that Telegram may take to tell us that it has closed, before we ask.
const TELEGRAM_TELLS_WITHIN: TimeDelta = TimeDelta::seconds(10);
/// How long answers on their way may take, when we have to count by what we heard.
const ANSWERS_COME_WITHIN: TimeDelta = TimeDelta::seconds(60);
/// The same when Telegram says that there are more of them.
const COUNTED_ANSWERS_COME_WITHIN: TimeDelta = TimeDelta::seconds(2);
/// So much of a question names it.
const SHOWN: usize = 80;
/// What somebody does about a question that may be lost.
pub(super) const THERE: &str = "there";
pub(super) const AGAIN: &str = "again";

/// Asks a question now, where such questions are asked: somebody wants it.
pub(super) async fn ask(cx: &Cx, chat: &Chat, question: i64) -> Result {
    let thread = settings::topic(cx, chat.key, NAME).await?;
    ask_in(cx, chat, thread, question).await
}

/// The same in the topic in which it was typed.
pub(super) async fn ask_in(cx: &Cx, chat: &Chat, thread: Option<ThreadId>, question: i64) -> Result {
    let season = season::of_question(cx, chat, None).await?;
    queries::set_asked(&cx.tx, question, thread, season.as_ref().map(|season| season.id), cx.now).await?;
    send(cx, chat, question).await
}

async fn send(cx: &Cx, chat: &Chat, id: i64) -> Result {
    let Some(question) = queries::by_id(&cx.tx, id).await? else { return Ok(()) };
    let request = request(cx, chat, &question).await?.thread(question.thread).urgency(Urgency::Now);
    cx.send(request.tell(NAME, &Note::Posted { question: id })?).await
}

/// A question as it is posted; the first of a season says by what a draw will be decided.
pub(super) async fn request(cx: &Cx, chat: &Chat, question: &Question) -> Result<Request> {
    let until = line("poll-open-until").line("when", day_and_time(cx.now + question.open, chat.zone, cx.now));
    let mut below = vec![until.render_plain(chat.language)];
    if let Some(season) = season::begun_with(cx, question).await? {
        below.push(views::begins(chat, &season).render_plain(chat.language));
    }
    Ok(looks(chat, question, &below.join("\n\n")))
}

/// A question as it looks.
pub(super) fn looks(chat: &Chat, question: &Question, below: &str) -> Request {
    let quiz = &question.quiz;
    let poll = Request::poll(chat.id, &quiz.question, &quiz.options, (question.open.num_seconds(), below));
    let poll = poll.quiz(&quiz.right, &quiz.explanation);
    match &question.media {
        Some(media) => poll.poll_picture(&media.attachment()),
        None => poll,
    }
}

/// Telegram has, or has not, posted one that was asked at once.
pub(super) async fn posted(cx: &Cx, question: Question, outcome: &Outcome) -> Result {
    let Some(stage) = question.stage().cloned() else { return Ok(()) };
    let asker = Asker { chat: question.chat, thread: question.thread, user: question.asked_by };
    match outcome {
        Outcome::Done { message, result } => stands(cx, question, handle_of(*message, result)).await,
        Outcome::Failed(why) => {
            let refusal = Refusal::of(why);
            let chat = cx.chat(question.chat).await?;
            if refusal.is_about_media() && question.media.is_some() {
                queries::drop_media(&cx.tx, question.id).await?;
                return send(cx, &chat, question.id).await;
            }
            if let Some(topic) = question.thread.filter(|_| refusal.is_about_topic()) {
                posts::leave_topic(cx, &chat, NAME, topic).await?;
                queries::set_asked(&cx.tx, question.id, None, question.season, cx.now).await?;
                return send(cx, &chat, question.id).await;
            }
            if stage == Stage::Posting {
                // Nobody saw it: it waits among the questions that can be asked.
                queries::set_back(&cx.tx, question.id).await?;
            }
            trouble::posted(cx, question.chat, outcome).await?;
            cx.whisper_later(asker, &line("quizzes-not-posted").line("why", trouble::in_words(refusal))).await
        }
        Outcome::Unknown => {
            let next = stage.answer_lost();
            queries::set_stage(&cx.tx, question.id, &next, cx.now).await?;
            if next == Stage::Unsure {
                call_for_a_look(cx, &question).await?;
            }
            close_after(cx, &question).await
        }
    }
}

/// By what a question that was posted is reached.
pub(super) fn handle_of(message: Option<MessageId>, answer: &Value) -> Handle {
    let number = answer.pointer("/poll/id").and_then(Value::as_str);
    let message = message.or_else(|| answer.get("message_id").and_then(Value::as_i64).map(MessageId));
    Handle { message, poll: number.map(|number| PollId(number.to_owned())) }
}

/// It is in the group.
pub(super) async fn stands(cx: &Cx, question: Question, handle: Handle) -> Result {
    let Some(stage) = question.stage().cloned() else { return Ok(()) };
    if let (Stage::Dropped, Some(message)) = (&stage, handle.message) {
        // It came when nobody is to answer it any more.
        return cx.send(Request::stop_poll(cx.chat(question.chat).await?.id, message)).await;
    }
    queries::set_stage(&cx.tx, question.id, &stage.posted(handle), cx.now).await?;
    is_certain(cx, &question).await?;
    if let Some(question) = queries::by_id(&cx.tx, question.id).await? {
        take_answers(cx, &question).await?;
    }
    close_after(cx, &question).await
}

async fn call_for_a_look(cx: &Cx, question: &Question) -> Result {
    let new = items::New {
        room: NAME,
        section: None,
        kind: LOST,
        reference: &question.id.to_string(),
        urgency: items::Urgency::AtOnce,
        words: line("quizzes-lost").text("question", &clip(&question.quiz.question, SHOWN)),
        buttons: vec![Button::new("item-button-there", THERE), Button::new("item-button-again", AGAIN)],
    };
    items::raise(cx, question.chat, new).await.map(drop)
}

/// It is known where it is: nobody needs to look for it.
async fn is_certain(cx: &Cx, question: &Question) -> Result {
    items::end(cx, question.chat, NAME, LOST, &question.id.to_string()).await?;
    let Some(round) = question.round else { return Ok(()) };
    let post = (NAME, rounds::number(round));
    Box::pin(posts::is_certain(cx, question.chat, post, &rounds::memory(question.id)?)).await
}

/// Somebody looked for a question that may be lost.
pub(super) async fn looked_for(cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
    items::set(cx, item.id, State::Done(Some(person.id))).await?;
    let id = item.reference.parse().unwrap_or_default();
    let found = queries::by_id(&cx.tx, id).await?.filter(|question| question.stage() == Some(&Stage::Unsure));
    let Some(question) = found else {
        return Ok(line(if does == AGAIN { "item-cannot-again" } else { "item-is-there" }));
    };
    if does != AGAIN {
        stands(cx, question, Handle::default()).await?;
        return Ok(line("item-is-there"));
    }
    queries::set_asked(&cx.tx, id, question.thread, question.season, cx.now).await?;
    send(cx, &*cx.chat(question.chat).await?, id).await?;
    Ok(line("item-posted-again"))
}

/// The timer of a question.
pub(super) fn key(question: i64) -> String {
    format!("question:{question}")
}

/// Has it closed when its time is over.
pub(super) async fn close_after(cx: &Cx, question: &Question) -> Result {
    let at = cx.now + question.open + TELEGRAM_TELLS_WITHIN;
    let later = Later::Close { question: question.id };
    cx.set_timer(NAME, &key(question.id), Some(question.chat), at, &later).await
}

/// Somebody answered. Polls has noted that already, as it notes every answer; from there it is taken.
pub(super) async fn answered(cx: Cx, vote: Arc<Vote>) -> Result {
    let number = PollId(vote.poll_id.clone());
    let Some(question) = queries::by_number(&cx.tx, &number).await? else { return Ok(()) };
    if vote.options.is_empty() {
        return Ok(queries::take_back(&cx.tx, &question, vote.person.id).await?);
    }
    take_answers(&cx, &question).await
}

/// Answers that came before the question was known to be ours, or just now, are counted with it. A question can be forwarded
/// anywhere, and who wrote it knows the answer: theirs do not count. Who was silent until now is unknown to us and counts;
/// about who would win Telegram is asked when that matters ([`season`]).
async fn take_answers(cx: &Cx, question: &Question) -> Result {
    let Some(number) = &question.number else { return Ok(()) };
    for (user, chosen) in polls::hand_over(cx, number).await? {
        let membership = people::membership(&cx.tx, question.chat, user).await?;
        let is_in = membership.is_none_or(|membership| membership.is_in);
        if question.author == Some(user) || !is_in {
            queries::leave_out(&cx.tx, question.id).await?;
        } else {
            queries::answer(&cx.tx, question, user, &chosen, cx.now).await?;
        }
    }
    match question.stage() {
        // It came later than the result: what it is worth counts while the season runs.
        Some(Stage::Told) => count(cx, question).await,
        _ => Ok(()),
    }
}

/// Telegram tells how a question stands.
pub(super) async fn changed(cx: Cx, state: Arc<PollState>) -> Result {
    if !state.poll.is_quiz() {
        return Ok(());
    }
    let Some(question) = known(&cx, &state.poll).await? else { return Ok(()) };
    if matches!(question.stage(), None | Some(Stage::Told | Stage::Dropped)) {
        return Ok(());
    }
    let question = with_counts(&cx, question, &state.poll).await?;
    if !state.poll.is_closed {
        return Ok(());
    }
    tell_when_all_came(&cx, &question).await
}

/// It is closed. Answers that Telegram has counted may still be on their way.
async fn tell_when_all_came(cx: &Cx, question: &Question) -> Result {
    if missing(cx, question).await? > 0 {
        return tell_within(cx, question, COUNTED_ANSWERS_COME_WITHIN).await;
    }
    tell(cx, question).await
}

/// How many answers Telegram counts that have not reached us; what Telegram does not tell of is none.
async fn missing(cx: &Cx, question: &Question) -> Result<i64> {
    let (came, _) = queries::how_many_answers(&cx.tx, question.id).await?;
    let others = chats_of(cx, question).await? + question.left_out;
    Ok(question.voters.map_or(0, |voters| voters - came - others))
}

async fn chats_of(cx: &Cx, question: &Question) -> Result<i64> {
    match &question.number {
        Some(number) => polls::answered_as_chats(cx, number).await,
        None => Ok(0),
    }
}

async fn with_counts(cx: &Cx, question: Question, shown: &update::Poll) -> Result<Question> {
    let names: Vec<String> = shown.options.iter().map(|option| option.persistent_id.clone()).collect();
    if names != question.option_ids && !names.iter().any(String::is_empty) {
        queries::set_option_ids(&cx.tx, question.id, &names).await?;
    }
    queries::set_voters(&cx.tx, question.id, shown.total_voter_count).await?;
    Ok(queries::by_id(&cx.tx, question.id).await?.unwrap_or(question))
}

/// Our question that Telegram speaks of. If the answer to posting it was lost it is recognised by its words, unless several
/// would fit.
async fn known(cx: &Cx, shown: &update::Poll) -> Result<Option<Question>> {
    let number = PollId(shown.id.clone());
    if let Some(question) = queries::by_number(&cx.tx, &number).await? {
        return Ok(Some(question));
    }
    let options: Vec<String> = shown.options.iter().map(|option| option.text.clone()).collect();
    let fitting = queries::nameless(&cx.tx, &shown.question, &options).await?;
    let Ok([question]) = <[Question; 1]>::try_from(fitting) else { return Ok(None) };
    if shown.is_closed && question.asked_at.is_none_or(|at| cx.now < at + question.open) {
        // It was closed from the beginning: one that was only shown to who thought of asking it.
        return Ok(None);
    }
    recognised(cx, question, number).await.map(Some)
}

async fn recognised(cx: &Cx, question: Question, number: PollId) -> Result<Question> {
    let Some(stage) = question.stage().cloned() else { return Ok(question) };
    queries::set_stage(&cx.tx, question.id, &stage.heard_of(number), cx.now).await?;
    is_certain(cx, &question).await?;
    let question = queries::by_id(&cx.tx, question.id).await?.unwrap_or(question);
    take_answers(cx, &question).await?;
    Ok(question)
}

/// A timer rings.
pub(super) async fn rings(cx: &Cx, question: Question, closes: bool, due: chrono::DateTime<chrono::Utc>) -> Result {
    if occurrences::restored_at(&cx.tx, question.chat).await?.is_some_and(|at| due <= at) {
        // It may have been told before the database was restored, and after the backup was made.
        count(cx, &question).await?;
        return drop_question(cx, &question).await;
    }
    match (closes, question.stage()) {
        (true, Some(Stage::Open(Handle { message: Some(message), .. }))) => have_closed(cx, &question, *message).await,
        (true, _) => tell_soon(cx, &question).await,
        (false, Some(Stage::Open(_))) => tell(cx, &question).await,
        // Never heard of: it was not posted. One of a round comes at its next time.
        (false, Some(Stage::Unsure)) if question.round.is_some() => comes_later(cx, &question).await,
        (false, _) => drop_question(cx, &question).await,
    }
}

async fn comes_later(cx: &Cx, question: &Question) -> Result {
    queries::set_back(&cx.tx, question.id).await?;
    is_certain(cx, question).await?;
    Box::pin(posts::follow(cx, question.chat)).await
}

/// Has an open question closed.
pub(super) async fn have_closed(cx: &Cx, question: &Question, message: MessageId) -> Result {
    let chat = cx.chat(question.chat).await?;
    cx.send(Request::stop_poll(chat.id, message).tell(NAME, &Note::Closed { question: question.id })?).await
}

/// A question was to be closed.
pub(super) async fn closed(cx: &Cx, question: Question, outcome: &Outcome) -> Result {
    if matches!(question.stage(), None | Some(Stage::Told | Stage::Dropped)) {
        return Ok(());
    }
    match (outcome, outcome.refusal()) {
        (Outcome::Done { result, .. }, _) => {
            let shown: update::Poll = update::read(result)?;
            let question = with_counts(cx, question, &shown).await?;
            let question = recognised(cx, question, PollId(shown.id)).await?;
            tell_when_all_came(cx, &question).await
        }
        (_, Some(Refusal::MessageGone)) => match queries::how_many_answers(&cx.tx, question.id).await? {
            // It was taken back before anybody answered.
            (0, _) => drop_question(cx, &question).await,
            _ => tell(cx, &question).await,
        },
        // Closed already, or its group moved: Telegram's last word may still be on its way.
        _ => tell_soon(cx, &question).await,
    }
}

/// Tells by what we heard, once that has had time to come.
pub(super) async fn tell_soon(cx: &Cx, question: &Question) -> Result {
    match question.stage() {
        None | Some(Stage::Told | Stage::Dropped) => Ok(()),
        Some(_) => tell_within(cx, question, ANSWERS_COME_WITHIN).await,
    }
}

async fn tell_within(cx: &Cx, question: &Question, time: TimeDelta) -> Result {
    let later = Later::Tell { question: question.id };
    cx.set_timer(NAME, &key(question.id), Some(question.chat), cx.now + time, &later).await
}

/// Counts what was not counted yet.
async fn count(cx: &Cx, question: &Question) -> Result {
    let answers = queries::uncounted(&cx.tx, question.id).await?;
    let is_right = |chosen: &[String]| rules::is_right(chosen, &question.option_ids, &question.quiz.right);
    let hit: Vec<UserId> = answers.into_iter().filter(|(_, chosen)| is_right(chosen)).map(|(user, _)| user).collect();
    Ok(queries::count(&cx.tx, question, &hit).await?)
}

/// Counts and tells the result, if that has not been done.
async fn tell(cx: &Cx, question: &Question) -> Result {
    let Some((handle, told)) = question.stage().cloned().and_then(Stage::telling) else { return Ok(()) };
    let chat = cx.chat(question.chat).await?;
    if chat.bot == BotPlace::Out {
        return drop_question(cx, question).await;
    }
    count(cx, question).await?;
    queries::set_stage(&cx.tx, question.id, &told, cx.now).await?;
    timers::cancel(&cx.tx, NAME, &key(question.id)).await?;
    let (received, hit) = queries::how_many_answers(&cx.tx, question.id).await?;
    let chats = chats_of(cx, question).await?;
    let tally = views::Tally { received, hit, chats, left_out: question.left_out, voters: question.voters };
    let telling = Telling {
        chat: question.chat,
        html: views::result(question, tally, chat.language),
        thread: question.thread,
        answers: handle.message,
        has_answers: received > 0,
    };
    send_result(cx, telling).await?;
    Box::pin(ended(cx, &chat, question)).await
}

/// It is over: so may be its round, and its season.
async fn ended(cx: &Cx, chat: &Chat, question: &Question) -> Result {
    if let Some(round) = question.round {
        rounds::look(cx, chat, round).await?;
    }
    match question.season {
        Some(season) => season::look(cx, chat, season).await,
        None => Ok(()),
    }
}

/// It has no result. Its round and its season stay as they are.
pub(super) async fn put_aside(cx: &Cx, question: &Question) -> Result {
    if matches!(question.stage(), None | Some(Stage::Told | Stage::Dropped)) {
        return Ok(());
    }
    queries::set_stage(&cx.tx, question.id, &Stage::Dropped, cx.now).await?;
    is_certain(cx, question).await?;
    timers::cancel(&cx.tx, NAME, &key(question.id)).await?;
    Ok(())
}

/// It has no result; with that its round, and its season, may be over.
pub(super) async fn drop_question(cx: &Cx, question: &Question) -> Result {
    if matches!(question.stage(), None | Some(Stage::Told | Stage::Dropped)) {
        return Ok(());
    }
    put_aside(cx, question).await?;
    Box::pin(ended(cx, &*cx.chat(question.chat).await?, question)).await
}

/// What became of a result. Where the question is gone those who answered hear it all the same; what cannot go to its topic,
/// which is closed or gone, goes to General.
pub(super) async fn told(cx: &Cx, telling: Telling, outcome: &Outcome) -> Result {
    match outcome.refusal() {
        Some(Refusal::AnsweredGone) if !telling.has_answers => Ok(()),
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

/// Sends a result. Whenever the question happens to close: while the group rests it makes no sound.
async fn send_result(cx: &Cx, telling: Telling) -> Result {
    let chat = cx.chat(telling.chat).await?;
    let request = Request::message(chat.id, &telling.html).thread(telling.thread);
    let request = request.silent_if(gates::is_quiet(&chat, cx.now));
    let request = match telling.answers {
        Some(question) => request.reply_if_there(question),
        None => request,
    };
    cx.send(request.tell(NAME, &Note::Told(telling))?).await
}
