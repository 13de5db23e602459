//! The life of a draw: how it comes to the group, is entered, closes, is thrown for and decided, whatever happens in between.

use chrono::{DateTime, TimeDelta, Utc};
use rand::Rng as _;
use serde_json::json;

use super::{
    Later, NAME, Note,
    panel::Entering,
    queries::{self, Draw, New, Stage, Ticket},
    rules::{self, Made, SECRET, THROWS},
    views,
};
use crate::{
    dispatch::{
        Cx, Outcome, Result, artist,
        context::About,
        items::{self, Button, Urgency},
        nudge::Reason,
        trouble,
        whisper::Asker,
    },
    features::rewards,
    schedule::gates,
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        people::{self, Help},
        timers,
    },
    telegram::{
        MessageId, UserId,
        actor::Person,
        keyboard::{Key, Keyboard},
        refusal::Refusal,
        request::Request,
    },
    words::{Lang, Line, line},
};

/// So many run in a group at a time.
const MOST_RUNNING: i64 = 5;
/// The message shows how many take part so late: a few edits a minute, whoever enters.
const DRAWN_AFTER: TimeDelta = TimeDelta::seconds(12);
/// Who has won a reward has so long to claim it.
const CLAIMED_WITHIN: TimeDelta = TimeDelta::days(3);
/// So long Telegram may take to say who is in the group, and so often it is asked.
const ANSWERED_WITHIN: TimeDelta = TimeDelta::minutes(1);
const MOST_ASKED: u8 = 3;
/// Who manages the group is to look: the list or a die may be there, and nobody knows.
pub(super) const STUCK: &str = "stuck";
/// What they do about it.
pub(super) const AGAIN: &str = "again";
/// The die that is thrown.
const DIE: &str = "🎰";

pub(super) fn key(what: &str, id: i64) -> String {
    format!("{what}:{id}")
}

/// One of a group; a refusal if it is gone.
pub(super) async fn must_be(cx: &Cx, chat: ChatKey, id: i64) -> Result<Draw> {
    let found = queries::by_id(&cx.tx, id).await?.filter(|draw| draw.chat == chat);
    found.ok_or_else(|| line("draw-gone").into())
}

/// Refuses another one in a group that has many.
pub(super) async fn must_have_room(cx: &Cx, chat: &Chat) -> Result {
    match queries::how_many(&cx.tx, chat.key).await?.1 >= MOST_RUNNING {
        true => Err(line("draw-too-many").num("most", MOST_RUNNING).into()),
        false => Ok(()),
    }
}

/// A new secret: itself sealed, and what is told of it.
pub(super) fn secret(cx: &Cx) -> Result<(Vec<u8>, String)> {
    let secret: [u8; SECRET] = rand::rng().random();
    Ok((cx.seal.seal(NAME, &secret, SECRET)?, rules::sha256(&secret)))
}

/// Its secret; [`None`]: it was sealed under another token, and nobody can open it.
fn opened(cx: &Cx, draw: &Draw) -> Option<Vec<u8>> {
    cx.seal.open(NAME, &draw.sealed)
}

/// It goes to the group at once: it was asked for now.
pub(super) async fn open(cx: &Cx, chat: &Chat, new: &New<'_>) -> Result {
    if !chat.bot.can_write() {
        return Err(line("intro-bot-gone").text("group", &chat.title).into());
    }
    let id = queries::add(&cx.tx, chat.key, new, cx.now).await?;
    queries::set_code(&cx.tx, id, &format!("{}/{id}", chat.id.0)).await?;
    close_at(cx, chat.key, id, new.closes_at, 0).await?;
    show(cx, chat, &must_be(cx, chat.key, id).await?).await
}

async fn close_at(cx: &Cx, chat: ChatKey, id: i64, at: DateTime<Utc>, asked: u8) -> Result {
    cx.set_timer(NAME, &key("close", id), Some(chat), at, &Later::Close { draw: id, asked }).await
}

/// Puts it into the group, as it stands.
pub(super) async fn show(cx: &Cx, chat: &Chat, draw: &Draw) -> Result {
    let html = views::post(draw, queries::how_many_in(&cx.tx, draw.id).await?, cx.now, chat);
    let note = Note::Posted { draw: draw.id, in_topic: draw.thread.is_some() };
    let request = Request::message(chat.id, &html).thread(draw.thread).keyboard(&keyboard(cx, chat, draw).await?);
    cx.send(request.silent_if(gates::is_quiet(chat, cx.now)).tell(NAME, &note)?).await
}

async fn keyboard(cx: &Cx, chat: &Chat, draw: &Draw) -> Result<Keyboard> {
    if draw.stage != Stage::Open {
        return Ok(Keyboard::new());
    }
    let label = line("draw-button-enter").render_plain(chat.language);
    let enter = Entering::Enter { draw: draw.id };
    Ok(Keyboard::new().row([cx.button(NAME, label, &enter, About::chat(chat.key).for_anybody()).await?]))
}

/// It has, or has not, come to the group.
pub(super) async fn posted(cx: &Cx, draw: &Draw, in_topic: bool, outcome: &Outcome) -> Result {
    let chat = cx.chat(draw.chat).await?;
    if !in_topic {
        trouble::posted(cx, chat.key, outcome).await?;
    }
    match outcome {
        Outcome::Done { message: Some(message), .. } => {
            if let Some(before) = draw.message.filter(|before| before != message) {
                let moved = line("draw-is-below").text("title", &draw.title).render(chat.language);
                cx.send(Request::edit(chat.id, before, &moved).keyboard(&Keyboard::new())).await?;
            }
            queries::stands(&cx.tx, draw.id, Some(*message)).await?;
            draw_later(cx, draw).await
        }
        Outcome::Done { message: None, .. } | Outcome::Unknown => Ok(()),
        Outcome::Failed(why) => {
            let why = Refusal::of(why);
            if in_topic && why.is_about_topic() {
                queries::leave_topic(&cx.tx, draw.id).await?;
                return show(cx, &chat, &Draw { thread: None, ..draw.clone() }).await;
            }
            // Nobody has seen it.
            if draw.message.is_none() && queries::how_many_in(&cx.tx, draw.id).await? == 0 {
                queries::goes_on(&cx.tx, draw.id, Stage::Open, Stage::Cancelled).await?;
                timers::cancel(&cx.tx, NAME, &key("close", draw.id)).await?;
            }
            let words = line("draw-not-posted").text("title", &draw.title).line("why", trouble::in_words(why));
            cx.whisper_later(Asker { chat: chat.key, thread: None, user: draw.made_by }, &words).await
        }
    }
}

/// More or fewer take part: soon the message in the group says so.
async fn draw_later(cx: &Cx, draw: &Draw) -> Result {
    let key = key("draw", draw.id);
    if timers::due_at(&cx.tx, NAME, &key).await?.is_some() {
        return Ok(());
    }
    cx.set_timer(NAME, &key, Some(draw.chat), cx.now + DRAWN_AFTER, &Later::Draw { draw: draw.id }).await
}

/// So late at most, should the clock be set back.
pub(super) async fn draw_in_time(cx: &Cx) -> Result {
    Ok(timers::not_later_than(&cx.tx, NAME, "draw:", cx.now + DRAWN_AFTER).await?)
}

/// The message in the group shows how things are.
pub(super) async fn draw_anew(cx: &Cx, draw: &Draw) -> Result {
    let chat = cx.chat(draw.chat).await?;
    if !queries::shows(&cx.tx, draw.id).await? {
        return Ok(());
    }
    let Some(message) = draw.message.filter(|_| chat.bot != BotPlace::Out) else { return Ok(()) };
    let html = views::post(draw, queries::how_many_in(&cx.tx, draw.id).await?, cx.now, &chat);
    let request = Request::edit(chat.id, message, &html).keyboard(&keyboard(cx, &chat, draw).await?);
    cx.send(request.tell(NAME, &Note::Drawn { draw: draw.id })?).await
}

/// Whether she is one of those who manage the group or help there.
async fn is_staff(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    let standing = people::standing(&cx.tx, chat, user).await?;
    Ok(standing.is_admin || standing.helps != Help::Nothing)
}

/// Whether she has been in the group for long enough. Who was there before us, as far as is known, has.
async fn has_been_in(cx: &Cx, draw: &Draw, user: UserId) -> Result<bool> {
    let joined = people::membership(&cx.tx, draw.chat, user).await?.and_then(|membership| membership.joined_at);
    Ok(joined.is_none_or(|joined| joined + TimeDelta::days(draw.days) <= draw.closes_at))
}

/// Somebody takes part. Returns her ticket; [`false`]: she had it already.
pub(super) async fn enter(cx: &Cx, chat: &Chat, person: &Person, id: i64) -> Result<(String, bool)> {
    let draw = must_be(cx, chat.key, id).await?;
    if let Some((ticket, _)) = queries::ticket_of(&cx.tx, id, person.id).await? {
        return Ok((ticket, false));
    }
    if draw.stage != Stage::Open || draw.closes_at <= cx.now {
        return Err(line("draw-is-closed").into());
    }
    if !cx.is_in(chat, person.id).await? {
        return Err(line("flow-not-in").text("group", &chat.title).into());
    }
    if !draw.staff && is_staff(cx, chat.key, person.id).await? {
        return Err(line("draw-not-staff").into());
    }
    if !has_been_in(cx, &draw, person.id).await? {
        return Err(line("draw-too-new").num("days", draw.days).into());
    }
    let ticket = rules::ticket(rand::rng().random());
    if !queries::enter(&cx.tx, &draw, person.id, &ticket, cx.now).await? {
        return Err(anyhow::anyhow!("a ticket was there already").into());
    }
    is_stale(cx, &draw).await?;
    Ok((ticket, true))
}

async fn is_stale(cx: &Cx, draw: &Draw) -> Result {
    queries::is_stale(&cx.tx, draw.id).await?;
    draw_later(cx, draw).await
}

/// Her ticket is told to her where it stays: in private, else in the group, where she alone sees it.
pub(super) async fn tell_ticket(cx: &Cx, chat: &Chat, user: UserId, id: i64) -> Result {
    let draw = must_be(cx, chat.key, id).await?;
    let Some((ticket, _)) = queries::ticket_of(&cx.tx, id, user).await? else { return Ok(()) };
    let words = views::ticket(&draw, chat, &ticket);
    let told = cx.nudge(user, Some(chat), Reason::Asked, &|lang| words.render(lang)).await?;
    match told {
        true => Ok(()),
        false => cx.whisper_later(Asker { chat: chat.key, thread: draw.thread, user: Some(user) }, &words).await,
    }
}

/// Somebody takes part no more.
pub(super) async fn leave(cx: &Cx, chat: &Chat, user: UserId, id: i64) -> Result<bool> {
    let draw = must_be(cx, chat.key, id).await?;
    let left = draw.stage == Stage::Open && draw.closes_at > cx.now && queries::leave(&cx.tx, id, user).await?;
    if left {
        is_stale(cx, &draw).await?;
    }
    Ok(left)
}

/// It is closed: who may take part is looked at once more, and the list is frozen.
pub(super) async fn close(cx: &Cx, draw: &Draw, asked: u8) -> Result {
    if draw.stage != Stage::Open {
        return Ok(());
    }
    let chat = cx.chat(draw.chat).await?;
    if chat.bot == BotPlace::Out || opened(cx, draw).is_none() {
        return cancel(cx, &chat, draw, "lost").await;
    }
    let (mut tickets, mut out, mut is_certain) = (Vec::new(), Vec::new(), true);
    for ticket in queries::tickets(&cx.tx, draw.id).await? {
        match may_win(cx, &chat, draw, &ticket).await? {
            Some(true) => tickets.push(ticket.ticket),
            Some(false) => out.push(ticket.ticket),
            None if asked < MOST_ASKED => is_certain = false,
            None => out.push(ticket.ticket),
        }
    }
    if !is_certain {
        return close_at(cx, draw.chat, draw.id, cx.now + ANSWERED_WITHIN, asked + 1).await;
    }
    for ticket in &out {
        queries::set_state(&cx.tx, draw.id, ticket, "out").await?;
    }
    let list = rules::list(&tickets);
    queries::freeze(&cx.tx, draw.id, &list).await?;
    queries::goes_on(&cx.tx, draw.id, Stage::Open, Stage::Listing).await?;
    timers::cancel(&cx.tx, NAME, &key("draw", draw.id)).await?;
    let draw = must_be(cx, draw.chat, draw.id).await?;
    draw_anew(cx, &draw).await?;
    match tickets.is_empty() {
        true => nobody(cx, &chat, &draw).await,
        false => send_list(cx, &chat, &draw).await,
    }
}

/// Whether she who has this ticket is in the group, may take part, and has been there for long enough; [`None`]: Telegram is
/// being asked.
async fn may_win(cx: &Cx, chat: &Chat, draw: &Draw, ticket: &Ticket) -> Result<Option<bool>> {
    let Some(user) = ticket.user else { return Ok(Some(false)) };
    if cx.may_be_in(chat, user).await? != Some(true) {
        return cx.may_be_in(chat, user).await;
    }
    let is_out = (!draw.staff && is_staff(cx, draw.chat, user).await?) || !has_been_in(cx, draw, user).await?;
    Ok(Some(!is_out))
}

/// Nobody takes part: there is nothing to throw for.
async fn nobody(cx: &Cx, chat: &Chat, draw: &Draw) -> Result {
    queries::goes_on(&cx.tx, draw.id, Stage::Listing, Stage::Done).await?;
    queries::drawn(&cx.tx, draw.id, cx.now, None).await?;
    let secret = rules::hex(&opened(cx, draw).unwrap_or_default());
    queries::tell_secret(&cx.tx, draw.id, &secret).await?;
    let words = line("draw-nobody").text("title", &draw.title).plain("secret", &secret);
    say(cx, chat, draw, &words.render(chat.language), None).await?;
    draw_anew(cx, &must_be(cx, draw.chat, draw.id).await?).await
}

/// The list goes to the group as a file, with its sum.
async fn send_list(cx: &Cx, chat: &Chat, draw: &Draw) -> Result {
    let list = draw.list.clone().unwrap_or_default();
    let file = artist::text(&list, &format!("tickets-{}.txt", draw.id))?;
    let words = line("draw-list")
        .text("title", &draw.title)
        .num("n", i64::try_from(list.lines().count()).unwrap_or(i64::MAX))
        .plain("sum", &rules::sha256(list.as_bytes()))
        .num("winners", draw.winners)
        .plain("commitment", &draw.commitment)
        .plain("code", &draw.code);
    let request = Request::with_media(chat.id, &file, &words.render(chat.language)).thread(draw.thread);
    let request = match draw.message {
        Some(message) => request.reply_to(message),
        None => request,
    };
    let note = Note::Listed { draw: draw.id, in_topic: draw.thread.is_some() };
    cx.send(request.silent_if(gates::is_quiet(chat, cx.now)).tell(NAME, &note)?).await
}

/// The list is there, or not.
pub(super) async fn listed(cx: &Cx, draw: &Draw, in_topic: bool, outcome: &Outcome) -> Result {
    if !matches!(draw.stage, Stage::Listing | Stage::Throwing) {
        return Ok(());
    }
    let chat = cx.chat(draw.chat).await?;
    match outcome {
        // Files are not let in there: the words came alone, and nobody has the list.
        Outcome::Done { result, .. } if result.get("text").is_some() && result.get("document").is_none() => {
            stuck(cx, draw, line("draw-list-bare")).await
        }
        Outcome::Done { message: Some(message), .. } => {
            queries::list_stands(&cx.tx, draw.id, Some(*message)).await?;
            queries::goes_on(&cx.tx, draw.id, Stage::Listing, Stage::Throwing).await?;
            throw(cx, &chat, &must_be(cx, draw.chat, draw.id).await?).await
        }
        Outcome::Failed(why) if in_topic && Refusal::of(why).is_about_topic() => {
            queries::leave_topic(&cx.tx, draw.id).await?;
            send_list(cx, &chat, &Draw { thread: None, message: None, ..draw.clone() }).await
        }
        Outcome::Failed(why) => stuck(cx, draw, trouble::in_words(Refusal::of(why))).await,
        Outcome::Done { message: None, .. } | Outcome::Unknown => stuck(cx, draw, line("draw-list-lost")).await,
    }
}

/// The next die is thrown, as an answer to the list: one after the other, so that their order is that of their messages.
async fn throw(cx: &Cx, chat: &Chat, draw: &Draw) -> Result {
    let nth = queries::throws(&cx.tx, draw.id).await?.len() + 1;
    if nth > THROWS {
        return decide(cx, chat, draw).await;
    }
    let Some(list) = draw.list_message else { return send_list(cx, chat, draw).await };
    let request = Request::dice(chat.id, DIE).thread(draw.thread).reply_if_there(list).silent();
    cx.send(request.tell(NAME, &Note::Thrown { draw: draw.id, nth })?).await
}

/// A die fell, or not. What it shows may have to be asked for: of one that was looked for only its number is known.
pub(super) async fn thrown(cx: &Cx, draw: &Draw, nth: usize, outcome: &Outcome) -> Result {
    if draw.stage != Stage::Throwing {
        return Ok(());
    }
    let chat = cx.chat(draw.chat).await?;
    match outcome {
        Outcome::Done { message: Some(message), result } => match shown(result) {
            Some(value) => fell(cx, &chat, draw, nth, (Some(*message), value)).await,
            None => look(cx, &chat, draw, (nth, false), *message).await,
        },
        Outcome::Failed(why) if Refusal::of(why) == Refusal::AnsweredGone => {
            queries::list_stands(&cx.tx, draw.id, None).await?;
            send_list(cx, &chat, &Draw { list_message: None, ..draw.clone() }).await
        }
        Outcome::Failed(why) if draw.thread.is_some() && Refusal::of(why).is_about_topic() => {
            queries::leave_topic(&cx.tx, draw.id).await?;
            send_list(cx, &chat, &Draw { thread: None, message: None, ..draw.clone() }).await
        }
        Outcome::Failed(why) => stuck(cx, draw, trouble::in_words(Refusal::of(why))).await,
        Outcome::Done { message: None, .. } | Outcome::Unknown => stuck(cx, draw, line("draw-throw-lost")).await,
    }
}

/// What a message shows, if it is a die of ours.
fn shown(message: &serde_json::Value) -> Option<u8> {
    let die = message.get("dice")?;
    let value = u8::try_from(die.get("value")?.as_u64()?).ok()?;
    (die.get("emoji")?.as_str()? == DIE && (1..=rules::SIDES).contains(&value)).then_some(value)
}

/// Asks what a die of ours shows, by putting a button below it: Telegram answers with the message.
/// `by_hand`: somebody says that it is one of this draw's, which is looked at, too.
async fn look(cx: &Cx, chat: &Chat, draw: &Draw, (nth, by_hand): (usize, bool), message: MessageId) -> Result {
    let sum = rules::sha256(draw.list.as_deref().unwrap_or_default().as_bytes());
    // Telegram answers nothing of use if nothing changes: a second look must differ from the first, whose answer was lost.
    let sum = if by_hand { sum.to_uppercase() } else { sum };
    let label = line("draw-button-sum").num("nth", i64::try_from(nth).unwrap_or(i64::MAX)).render_plain(chat.language);
    let keyboard = Keyboard::new().row([Key::copy(label, sum)]);
    let request = Request::edit_buttons(chat.id, message, &keyboard);
    cx.send(request.tell(NAME, &Note::Looked { draw: draw.id, nth, message, by_hand })?).await
}

/// What a die shows is told, or not. Of one that somebody found, it counts if it is an answer to the list, and below those that
/// count already: a die of another draw, or one that has counted, does not.
pub(super) async fn looked(
    cx: &Cx,
    draw: &Draw,
    (nth, message, by_hand): (usize, MessageId, bool),
    outcome: &Outcome,
) -> Result {
    if draw.stage != Stage::Throwing {
        return Ok(());
    }
    let chat = cx.chat(draw.chat).await?;
    let result = match outcome {
        Outcome::Done { result, .. } => Some(result),
        Outcome::Failed(_) | Outcome::Unknown => None,
    };
    let answers = result.and_then(|result| result.pointer("/reply_to_message/message_id")).and_then(|id| id.as_i64());
    let is_below = match answers {
        Some(list) => draw.list_message == Some(MessageId(list)),
        None => !by_hand,
    };
    let last = queries::throws(&cx.tx, draw.id).await?.into_iter().filter_map(|(_, message)| message).max();
    let is_next = last.is_none_or(|last| last < message.0);
    match result.and_then(shown).filter(|_| is_below && is_next) {
        Some(value) => fell(cx, &chat, draw, nth, (Some(message), value)).await,
        None => stuck(cx, draw, line("draw-throw-lost")).await,
    }
}

async fn fell(cx: &Cx, chat: &Chat, draw: &Draw, nth: usize, what: (Option<MessageId>, u8)) -> Result {
    if !queries::fell(&cx.tx, draw, nth, what, cx.now).await? {
        return Ok(());
    }
    items::end(cx, draw.chat, NAME, STUCK, &draw.id.to_string()).await?;
    throw(cx, chat, draw).await
}

/// Nobody knows whether the list or a die is there, or it cannot be: somebody who manages the group decides.
async fn stuck(cx: &Cx, draw: &Draw, why: Line) -> Result {
    let new = items::New {
        room: NAME,
        section: None,
        kind: STUCK,
        reference: &draw.id.to_string(),
        urgency: Urgency::AtOnce,
        words: line("draw-item-stuck").text("title", &draw.title).line("why", why),
        buttons: vec![Button::new("draw-item-again", AGAIN)],
    };
    items::raise(cx, draw.chat, new).await.map(drop)
}

/// She looked, and it is not there: it goes on, and everybody reads that it does. What turns up later with a lower number
/// counts all the same, so nothing is won by saying so.
pub(super) async fn goes_on(cx: &Cx, draw: &Draw, by: &Person) -> Result {
    let chat = cx.chat(draw.chat).await?;
    items::finish(cx, draw.chat, NAME, STUCK, &draw.id.to_string(), by.id).await?;
    match draw.stage {
        Stage::Listing => send_list(cx, &chat, draw).await,
        Stage::Throwing => {
            let nth = queries::throws(&cx.tx, draw.id).await?.len() + 1;
            let words = line("draw-thrown-again").num("nth", i64::try_from(nth).unwrap_or(i64::MAX));
            say(cx, &chat, draw, &words.text("name", &by.name).render(chat.language), None).await?;
            throw(cx, &chat, draw).await
        }
        Stage::Open | Stage::Done | Stage::Cancelled => Ok(()),
    }
}

/// A die is there after all: somebody answered it with `/draw`. Returns whether a draw waits for that.
pub(super) async fn found(cx: &Cx, chat: &Chat, message: MessageId) -> Result<bool> {
    for id in queries::running_in(&cx.tx, chat.key).await? {
        let draw = must_be(cx, chat.key, id).await?;
        let is_stuck = items::is_open(cx, chat.key, NAME, STUCK, &id.to_string()).await?;
        if draw.stage == Stage::Throwing && is_stuck {
            let nth = queries::throws(&cx.tx, id).await?.len() + 1;
            look(cx, chat, &draw, (nth, true), message).await?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// All dice have fallen: who has won is computed, said and proven.
async fn decide(cx: &Cx, chat: &Chat, draw: &Draw) -> Result {
    let (Some(secret), Some(list)) = (opened(cx, draw), &draw.list) else {
        return cancel(cx, chat, draw, "lost").await;
    };
    let throws = queries::throws(&cx.tx, draw.id).await?;
    let mut dice = [0; THROWS];
    for (die, (value, _)) in dice.iter_mut().zip(&throws) {
        *die = *value;
    }
    let made = Made { secret: &secret, list, dice, code: &draw.code };
    let most = usize::try_from(draw.winners).unwrap_or_default();
    let mut proof = rules::proof(made, most);
    proof.dice_messages = throws.iter().map(|(_, message)| *message).collect();
    queries::rank(&cx.tx, draw.id, &proof.ranking).await?;
    queries::goes_on(&cx.tx, draw.id, Stage::Throwing, Stage::Done).await?;
    queries::tell_secret(&cx.tx, draw.id, &proof.secret).await?;
    let claim_until = draw.reward.map(|_| cx.now + CLAIMED_WITHIN);
    queries::drawn(&cx.tx, draw.id, cx.now, claim_until).await?;
    let draw = must_be(cx, draw.chat, draw.id).await?;
    let (won, passed) = next(cx, chat, &draw, most).await?;
    proof.won = won.iter().map(|ticket| ticket.ticket.clone()).collect();
    proof.passed_over = passed.iter().map(|ticket| ticket.ticket.clone()).collect();
    let html = views::winners(&draw, (&won, &passed), dice, &proof, (cx.now, chat));
    say(cx, chat, &draw, &html, claim_keyboard(cx, chat, &draw).await?).await?;
    let file = artist::json(&json!(proof), &format!("draw-{}.json", draw.id))?;
    let words = line("draw-proof").text("title", &draw.title).render(chat.language);
    let request = Request::with_media(chat.id, &file, &words).thread(draw.thread);
    let request = match draw.list_message {
        Some(list) => request.reply_to(list),
        None => request,
    };
    cx.send(request.silent().tell(NAME, &Note::Proven { draw: draw.id })?).await?;
    give(cx, chat, &draw, &won).await?;
    draw_anew(cx, &draw).await
}

async fn claim_keyboard(cx: &Cx, chat: &Chat, draw: &Draw) -> Result<Option<Keyboard>> {
    match draw.reward {
        Some(reward) => Ok(Some(Keyboard::new().row([rewards::claim_key(cx, chat, reward).await?]))),
        None => Ok(None),
    }
}

/// The next so many of the ranking win, without who is not in the group any more.
async fn next(cx: &Cx, chat: &Chat, draw: &Draw, most: usize) -> Result<(Vec<Ticket>, Vec<Ticket>)> {
    let (mut won, mut passed) = (Vec::new(), Vec::new());
    let tickets = queries::tickets(&cx.tx, draw.id).await?;
    for ticket in tickets.into_iter().filter(|ticket| ticket.state == "waits" && ticket.place.is_some()) {
        if won.len() == most {
            break;
        }
        let is_there = match ticket.user {
            Some(user) => cx.may_be_in(chat, user).await? != Some(false),
            None => false,
        };
        queries::set_state(&cx.tx, draw.id, &ticket.ticket, if is_there { "won" } else { "passed" }).await?;
        if is_there { won.push(ticket) } else { passed.push(ticket) }
    }
    Ok((won, passed))
}

/// Who has won hears of it, and may claim what she has won.
async fn give(cx: &Cx, chat: &Chat, draw: &Draw, won: &[Ticket]) -> Result {
    for ticket in won {
        let Some(user) = ticket.user else { continue };
        if let Some(reward) = draw.reward {
            rewards::entitle(cx, reward, user, draw.claim_until).await?;
        }
        let words = views::told(draw, chat, &ticket.ticket, cx.now);
        cx.nudge(user, Some(chat), Reason::Asked, &|lang: Lang| words.render(lang)).await?;
    }
    match draw.claim_until.filter(|_| !won.is_empty()) {
        Some(at) => {
            let later = Later::Claimed { draw: draw.id };
            cx.set_timer(NAME, &key("claimed", draw.id), Some(draw.chat), at, &later).await
        }
        None => Ok(()),
    }
}

/// The time to claim is over: who has not is passed over, and the next of the ranking win instead.
pub(super) async fn pass_over(cx: &Cx, draw: &Draw) -> Result {
    let (Some(reward), Stage::Done) = (draw.reward, draw.stage) else { return Ok(()) };
    let chat = cx.chat(draw.chat).await?;
    let mut late = Vec::new();
    for ticket in queries::tickets(&cx.tx, draw.id).await?.into_iter().filter(|ticket| ticket.state == "won") {
        let has = match ticket.user {
            Some(user) => rewards::has_claimed(cx, reward, user).await?,
            None => true,
        };
        if has {
            continue;
        }
        if let Some(user) = ticket.user {
            rewards::entitle(cx, reward, user, None).await?;
        }
        queries::set_state(&cx.tx, draw.id, &ticket.ticket, "passed").await?;
        late.push(ticket);
    }
    if late.is_empty() || chat.bot == BotPlace::Out {
        return Ok(());
    }
    queries::drawn(&cx.tx, draw.id, cx.now, Some(cx.now + CLAIMED_WITHIN)).await?;
    let draw = must_be(cx, draw.chat, draw.id).await?;
    let (won, passed) = next(cx, &chat, &draw, late.len()).await?;
    let html = views::instead(&draw, &late, (&won, &passed), (cx.now, &chat));
    let keyboard = if won.is_empty() { None } else { claim_keyboard(cx, &chat, &draw).await? };
    say(cx, &chat, &draw, &html, keyboard).await?;
    give(cx, &chat, &draw, &won).await
}

/// It will never be drawn: its secret is told all the same, so that everybody can see that it was there, and what would have
/// come of it as far as dice had fallen.
pub(super) async fn cancel(cx: &Cx, chat: &Chat, draw: &Draw, why: &'static str) -> Result {
    if !draw.stage.runs() || !queries::goes_on(&cx.tx, draw.id, draw.stage, Stage::Cancelled).await? {
        return Ok(());
    }
    for what in ["close", "draw"] {
        timers::cancel(&cx.tx, NAME, &key(what, draw.id)).await?;
    }
    items::end(cx, draw.chat, NAME, STUCK, &draw.id.to_string()).await?;
    if let Some(secret) = opened(cx, draw) {
        queries::tell_secret(&cx.tx, draw.id, &rules::hex(&secret)).await?;
    }
    let cancelled = must_be(cx, draw.chat, draw.id).await?;
    draw_anew(cx, &cancelled).await?;
    if chat.bot == BotPlace::Out || why == "off" {
        return Ok(());
    }
    let words = views::cancelled(&cancelled, why).render(chat.language);
    say(cx, chat, &cancelled, &words, None).await
}

/// Says something in the group, below the list or the post.
pub(super) async fn say(cx: &Cx, chat: &Chat, draw: &Draw, html: &str, keyboard: Option<Keyboard>) -> Result {
    let request = Request::message(chat.id, html).thread(draw.thread);
    let request = match keyboard {
        Some(keyboard) => request.keyboard(&keyboard),
        None => request,
    };
    let request = match draw.list_message.or(draw.message) {
        Some(message) => request.reply_to(message),
        None => request,
    };
    let note = Note::Said { draw: draw.id, html: html.to_owned(), in_topic: draw.thread.is_some() };
    cx.send(request.silent_if(gates::is_quiet(chat, cx.now)).tell(NAME, &note)?).await
}

/// What was said stands, or has to be said elsewhere.
pub(super) async fn said(cx: &Cx, draw: &Draw, html: &str, in_topic: bool, outcome: &Outcome) -> Result {
    if !in_topic {
        return trouble::posted(cx, draw.chat, outcome).await;
    }
    match outcome.refusal() {
        Some(why) if why.is_about_topic() => {
            queries::leave_topic(&cx.tx, draw.id).await?;
            let elsewhere = Draw { thread: None, message: None, list_message: None, ..draw.clone() };
            let chat = cx.chat(draw.chat).await?;
            let keyboard = match draw.stage {
                Stage::Done => claim_keyboard(cx, &chat, draw).await?,
                _ => None,
            };
            say(cx, &chat, &elsewhere, html, keyboard).await
        }
        _ => Ok(()),
    }
}

/// The room is off: what runs ends, without winners.
pub(super) async fn off(cx: &Cx, chat: &Chat) -> Result {
    for id in queries::running_in(&cx.tx, chat.key).await? {
        let draw = must_be(cx, chat.key, id).await?;
        cancel(cx, chat, &draw, "off").await?;
    }
    Ok(())
}

/// What is open is put into the group once more.
pub(super) async fn show_all(cx: &Cx, chat: &Chat) -> Result {
    for id in queries::running_in(&cx.tx, chat.key).await? {
        let draw = must_be(cx, chat.key, id).await?;
        if draw.stage == Stage::Open && chat.bot.can_write() {
            show(cx, chat, &draw).await?;
        }
    }
    Ok(())
}
