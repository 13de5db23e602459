//! How a survey comes to the group, shows how many have answered, and is closed.

use std::ops::RangeInclusive;

use chrono::TimeDelta;
use rand::Rng as _;

use super::{
    CLOSED, LOOK, Later, NAME, NUDGE, Note,
    answer::{self, Answering, NUMBERS_PER_ROW},
    queries::{self, Answered, New, Stage, Survey},
    rules::{self, At, FEWEST, Given, Sheet},
    views,
};
use crate::{
    dispatch::{
        Cx, Outcome, Result,
        context::About,
        items::{self, Button, Urgency},
        nudge::Reason,
        trouble,
        whisper::Asker,
    },
    features::recognition,
    schedule::gates,
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        people, timers,
    },
    telegram::{
        UserId,
        keyboard::{Key, Keyboard},
        refusal::Refusal,
        request::Request,
    },
    words::line,
};

/// So long after somebody answered the message in the group says so: an edit a minute at most.
const DRAWN_AFTER: TimeDelta = TimeDelta::seconds(60);
/// Who said something in so many days is reminded, and so many of them at most.
const ACTIVE_DAYS: i64 = 14;
const MOST_REMINDED: usize = 50;
/// Who has been in the group for less is new to it.
const NEW_FOR: TimeDelta = TimeDelta::days(30);

fn close_key(id: i64) -> String {
    format!("close:{id}")
}

fn remind_key(id: i64) -> String {
    format!("remind:{id}")
}

fn draw_key(id: i64) -> String {
    format!("draw:{id}")
}

/// It goes to the group at once: it was asked for now.
pub(super) async fn post(cx: &Cx, chat: &Chat, new: &New) -> Result {
    let id = queries::insert(&cx.tx, chat.key, new, cx.now).await?;
    if let Some(survey) = queries::by_id(&cx.tx, id).await? {
        send(cx, chat, &survey, survey.thread.is_some()).await?;
    }
    Ok(())
}

async fn send(cx: &Cx, chat: &Chat, survey: &Survey, in_topic: bool) -> Result {
    let thread = survey.thread.filter(|_| in_topic);
    let request = request(cx, chat, survey).await?.thread(thread).silent_if(gates::is_quiet(chat, cx.now));
    cx.send(request.tell(survey.room(), &Note::Posted { survey: survey.id, in_topic })?).await
}

/// As it is posted.
pub(super) async fn request(cx: &Cx, chat: &Chat, survey: &Survey) -> Result<Request> {
    let html = views::post(chat, survey, 0, cx.now);
    Ok(Request::message(chat.id, &html).keyboard(&keyboard(cx, chat, survey).await?))
}

/// The way to the questions, in private.
pub(super) async fn door(cx: &Cx, survey: &Survey) -> Result<String> {
    cx.link(survey.room(), &Answering::Start { survey: survey.id }, About::chat(survey.chat).for_anybody()).await
}

async fn keyboard(cx: &Cx, chat: &Chat, survey: &Survey) -> Result<Keyboard> {
    if let (Some((least, most)), true) =
        (survey.questions.first().and_then(|asked| asked.kind.scale()), survey.pulse.is_some())
    {
        return numbers(cx, survey, least..=most).await;
    }
    let label = line("survey-button-answer").render_plain(chat.language);
    Ok(Keyboard::new().row([Key::open(label, door(cx, survey).await?)]))
}

/// The answers themselves, where there is only one question. They are about no group, as those in private are, and for whoever
/// sees them.
async fn numbers(cx: &Cx, survey: &Survey, scale: RangeInclusive<i64>) -> Result<Keyboard> {
    let mut keys = Vec::new();
    for n in scale {
        let action = Answering::Choose { survey: survey.id, at: At::default(), given: Given::Scale(n) };
        keys.push(cx.button(NAME, n.to_string(), &action, About::default()).await?);
    }
    Ok(Keyboard::new().rows_of(NUMBERS_PER_ROW, keys))
}

/// Telegram has, or has not, posted it.
pub(super) async fn posted(cx: &Cx, survey: &Survey, in_topic: bool, outcome: &Outcome) -> Result {
    let chat = cx.chat(survey.chat).await?;
    if !in_topic {
        trouble::posted(cx, survey.chat, outcome).await?;
    }
    let message = match outcome {
        Outcome::Done { message, .. } => *message,
        Outcome::Unknown => None,
        Outcome::Failed(why) => {
            let is_topic = matches!(Refusal::of(why), Refusal::TopicClosed | Refusal::TopicGone);
            if in_topic && is_topic {
                return send(cx, &chat, survey, false).await;
            }
            queries::set_stage(&cx.tx, survey.id, Stage::Dropped).await?;
            let asker = Asker { chat: survey.chat, thread: None, user: survey.asked_by };
            let words = line("survey-not-posted").line("why", trouble::in_words(Refusal::of(why)));
            return cx.whisper_later(asker, &words).await;
        }
    };
    opens(cx, survey, message).await
}

/// It stands in the group, as far as is known, and can be answered. Where the room was switched off meanwhile it is closed
/// there; what is closed already learns only where it stands.
pub(super) async fn opens(cx: &Cx, survey: &Survey, message: Option<crate::telegram::MessageId>) -> Result {
    queries::stands(&cx.tx, survey.id, message).await?;
    if !matches!(survey.stage, Stage::Posting | Stage::Open) {
        return Ok(());
    }
    if !cx.is_on(survey.chat, survey.room()).await? {
        return match queries::by_id(&cx.tx, survey.id).await? {
            Some(open) => close(cx, &open, false).await,
            None => Ok(()),
        };
    }
    schedule(cx, survey).await
}

/// What is open where the room is switched on again, as nothing should be: what is past its time is closed, the rest goes on.
pub(super) async fn resume(cx: &Cx, survey: &Survey) -> Result {
    match survey.stage {
        Stage::Open if survey.closes_at <= cx.now => close(cx, survey, false).await,
        Stage::Open => schedule(cx, survey).await,
        Stage::Posting | Stage::Closed | Stage::Dropped => Ok(()),
    }
}

async fn schedule(cx: &Cx, survey: &Survey) -> Result {
    let (id, chat) = (survey.id, Some(survey.chat));
    cx.set_timer(survey.room(), &close_key(id), chat, survey.closes_at, &Later::Close { survey: id }).await?;
    if survey.reminds {
        let at = rules::reminds_at(survey.asked_at, survey.closes_at);
        cx.set_timer(survey.room(), &remind_key(id), chat, at, &Later::Remind { survey: id }).await?;
    }
    Ok(())
}

/// Somebody has answered: soon the message in the group says so, with all who have by then.
pub(super) async fn draw_later(cx: &Cx, survey: &Survey) -> Result {
    let key = draw_key(survey.id);
    if survey.message.is_none() || timers::due_at(&cx.tx, survey.room(), &key).await?.is_some() {
        return Ok(());
    }
    let at = cx.now + DRAWN_AFTER;
    cx.set_timer(survey.room(), &key, Some(survey.chat), at, &Later::Draw { survey: survey.id }).await
}

/// The message in the group shows how things are.
pub(super) async fn draw(cx: &Cx, survey: &Survey) -> Result {
    let chat = cx.chat(survey.chat).await?;
    let Some(message) = survey.message.filter(|_| chat.bot != BotPlace::Out) else { return Ok(()) };
    let (n, is_open) = match survey.answered {
        Some(n) => (n, false),
        None => (i64::try_from(queries::answered(&cx.tx, survey.id).await?).unwrap_or(i64::MAX), true),
    };
    if queries::shown(&cx.tx, survey.id).await? == Some(n) {
        return Ok(());
    }
    queries::shows(&cx.tx, survey.id, Some(n)).await?;
    let keyboard = if is_open { keyboard(cx, &chat, survey).await? } else { Keyboard::new() };
    let request = Request::edit(chat.id, message, &views::post(&chat, survey, n, cx.now)).keyboard(&keyboard);
    cx.send(request.tell(survey.room(), &Note::Drawn { survey: survey.id })?).await
}

/// Before the end, who has not answered hears of it: once, in private, as far as they want to.
pub(super) async fn remind(cx: &Cx, survey: &Survey) -> Result {
    if survey.stage != Stage::Open {
        return Ok(());
    }
    let chat = cx.chat(survey.chat).await?;
    if survey.anonymous {
        forget_unreadable(cx, survey).await?;
    }
    let answered = queries::who_answered(&cx.tx, survey.id).await?;
    let door = door(cx, survey).await?;
    let mut reminded = 0;
    for (user, _) in recognition::talked_within(cx, &chat, ACTIVE_DAYS).await? {
        if reminded == MOST_REMINDED {
            break;
        }
        if survey.asked_by == Some(user) || answered.contains(&user) || !is_for(cx, survey, user).await? {
            continue;
        }
        let reason = Reason::Unasked { kind: NUDGE, until: survey.closes_at };
        let words = |language| views::reminder(&chat, survey, &door, cx.now, language);
        reminded += usize::from(cx.nudge(user, Some(&*chat), reason, &words).await?);
    }
    Ok(())
}

/// What was sealed with the key of another token can never be opened: who handed it in has not answered, and may do so again.
async fn forget_unreadable(cx: &Cx, survey: &Survey) -> Result {
    for (user, kept) in queries::sheets(&cx.tx, survey.id).await? {
        if unsealed(cx, survey, user, kept.sealed.as_deref()).is_none() {
            queries::did_not_take_part(&cx.tx, survey.id, user).await?;
        }
    }
    Ok(())
}

/// Whether somebody has been in the group for as long as the survey wants. Who was there before us has.
pub(super) async fn is_for(cx: &Cx, survey: &Survey, user: UserId) -> Result<bool> {
    let joined = people::membership(&cx.tx, survey.chat, user).await?.and_then(|membership| membership.joined_at);
    Ok(joined.is_none_or(|joined| joined + TimeDelta::days(survey.least_days) <= cx.now))
}

/// It is over. What was sealed is opened, all at once, and no answer is kept with whom it is of; of too few nothing is opened
/// at all. `tells`: those who manage the group hear of it.
pub(super) async fn close(cx: &Cx, survey: &Survey, tells: bool) -> Result {
    if survey.stage != Stage::Open {
        return Ok(());
    }
    for key in [close_key(survey.id), remind_key(survey.id), draw_key(survey.id)] {
        timers::cancel(&cx.tx, survey.room(), &key).await?;
    }
    for user in queries::end_drafts(&cx.tx, survey.id).await? {
        answer::is_over(cx, user, survey.id).await?;
    }
    let answered = match survey.anonymous {
        true => open_sealed(cx, survey).await?,
        false => queries::answered(&cx.tx, survey.id).await?,
    };
    queries::closes(&cx.tx, survey.id, answered).await?;
    if let Some(closed) = queries::by_id(&cx.tx, survey.id).await? {
        draw(cx, &closed).await?;
    }
    if tells { raise(cx, survey, answered).await } else { Ok(()) }
}

/// Opens all that is sealed. Returns how many had answered something: a sheet on which all was left out hides nobody.
async fn open_sealed(cx: &Cx, survey: &Survey) -> Result<usize> {
    let mut sheets: Vec<(Sheet, bool)> = Vec::new();
    for (user, kept) in queries::sheets(&cx.tx, survey.id).await? {
        match unsealed(cx, survey, user, kept.sealed.as_deref()) {
            Some(sheet) if sheet.is_empty() => {}
            Some(sheet) => sheets.push((sheet, is_new(cx, survey.chat, user).await?)),
            // The bot's token was replaced meanwhile.
            None => queries::did_not_take_part(&cx.tx, survey.id, user).await?,
        }
    }
    queries::empty(&cx.tx, survey.id).await?;
    let answered = sheets.len();
    if !rules::may_be_shown(answered, true) {
        return Ok(answered);
    }
    let mut all: Vec<([u8; 16], Answered)> = Vec::new();
    for (question, asked) in survey.questions.iter().enumerate() {
        let given: Vec<(Given, bool)> =
            sheets.iter().filter_map(|(sheet, is_new)| Some((sheet.get(&question)?.clone(), *is_new))).collect();
        all.extend(
            rules::opened(&asked.kind, given)
                .into_iter()
                .map(|(given, is_new)| (rand::rng().random(), Answered { question, given, is_new, user: None })),
        );
    }
    // In the order of their random numbers, so that nothing of another order is left in the file.
    all.sort_unstable_by_key(|(id, _)| *id);
    queries::keep(&cx.tx, survey, &all).await?;
    Ok(answered)
}

async fn is_new(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    let joined = people::membership(&cx.tx, chat, user).await?.and_then(|membership| membership.joined_at);
    Ok(joined.is_some_and(|joined| cx.now - joined < NEW_FOR))
}

fn about(survey: &Survey, user: UserId) -> String {
    format!("survey {} {}", survey.id, user.0)
}

/// What somebody answered, as it is kept until the survey is over.
pub(super) fn kept(cx: &Cx, survey: &Survey, user: UserId, sheet: Sheet) -> Result<queries::Kept> {
    if !survey.anonymous {
        return Ok(queries::Kept { answers: Some(sheet), sealed: None });
    }
    let words = serde_json::to_vec(&sheet)?;
    let sealed = cx.seal.seal(&about(survey, user), &words, rules::room(&survey.questions))?;
    Ok(queries::Kept { answers: None, sealed: Some(sealed) })
}

/// What is kept so.
pub(super) fn sheet(cx: &Cx, survey: &Survey, user: UserId, kept: queries::Kept) -> Option<Sheet> {
    kept.answers.or_else(|| unsealed(cx, survey, user, kept.sealed.as_deref()))
}

fn unsealed(cx: &Cx, survey: &Survey, user: UserId, sealed: Option<&[u8]>) -> Option<Sheet> {
    serde_json::from_slice(&cx.seal.open(&about(survey, user), sealed?)?).ok()
}

async fn raise(cx: &Cx, survey: &Survey, answered: usize) -> Result {
    let is_shown = rules::may_be_shown(answered, survey.anonymous);
    let id = if is_shown { "survey-item-closed" } else { "survey-item-too-few" };
    let words = line(id).text("title", &survey.title).num("n", i64::try_from(answered).unwrap_or(i64::MAX));
    let new = items::New {
        room: survey.room(),
        section: None,
        kind: CLOSED,
        reference: &survey.id.to_string(),
        urgency: Urgency::Daily,
        words: words.num("fewest", i64::try_from(FEWEST).unwrap_or(i64::MAX)),
        buttons: if is_shown { vec![Button::new("survey-button-results", LOOK)] } else { Vec::new() },
    };
    items::raise(cx, survey.chat, new).await.map(drop)
}

/// Nobody is asked any more, and nothing is kept.
pub(super) async fn remove(cx: &Cx, survey: &Survey) -> Result {
    for key in [close_key(survey.id), remind_key(survey.id), draw_key(survey.id)] {
        timers::cancel(&cx.tx, survey.room(), &key).await?;
    }
    for user in queries::end_drafts(&cx.tx, survey.id).await? {
        answer::is_over(cx, user, survey.id).await?;
    }
    items::end(cx, survey.chat, survey.room(), CLOSED, &survey.id.to_string()).await?;
    let chat = cx.chat(survey.chat).await?;
    if let Some(message) = survey.message.filter(|_| chat.bot != BotPlace::Out) {
        let gone = line("survey-was-here").text("title", &survey.title).render(chat.language);
        cx.send(Request::edit(chat.id, message, &gone)).await?;
    }
    Ok(queries::remove(&cx.tx, survey.id).await?)
}
