//! The life of a reward: how it comes to the group, how it is claimed, kept, delivered and released, whatever happens in between.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    Later, NAME, Note,
    panel::{Action, Claiming},
    queries::{self, Claim, Release, Reward, State, Who},
    rules, views,
};
use crate::{
    dispatch::{
        Cx, Outcome, Result,
        context::About,
        flow,
        items::{self, Button, Urgency},
        nudge::Reason,
        panel, settings, trouble,
        whisper::Asker,
    },
    schedule::gates,
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        people, timers,
    },
    telegram::{
        UserId,
        actor::Person,
        keyboard::{Key, Keyboard},
        refusal::Refusal,
        request::Request,
    },
    words::{Line, line},
};

/// So many can be claimed in a group at a time.
const MOST_OPEN: i64 = 20;
/// A code is kept so long for who must first start us.
const KEPT_FOR: TimeDelta = TimeDelta::hours(24);
/// What is on its way when that is over is looked at again after this.
const LOOKED_AT_AFTER: TimeDelta = TimeDelta::hours(1);
/// Messages show what is left so late, so many of a group at once: a few edits a minute, whoever claims.
const DRAWN_AFTER: TimeDelta = TimeDelta::seconds(12);
const DRAWN_AT_ONCE: usize = 2;
/// The timer by which they do.
pub(super) const DRAW: &str = "draw:";
/// What waits for those who manage the group: a prize to hand over, a pool whose codes nobody can read.
pub(super) const PRIZE: &str = "prize";
const UNREADABLE: &str = "unreadable";
/// What they do about it.
pub(super) const HAND_OVER: &str = "hand";
pub(super) const CANNOT: &str = "cannot";

pub(super) fn key(what: &str, id: i64) -> String {
    format!("{what}:{id}")
}

/// One of a group; a refusal if it is gone.
pub(super) async fn must_be(cx: &Cx, chat: ChatKey, id: i64) -> Result<Reward> {
    let found = queries::by_id(&cx.tx, id).await?.filter(|reward| reward.chat == chat);
    found.ok_or_else(|| line("reward-gone").into())
}

/// A claim in a group; a refusal if it is gone.
pub(super) async fn must_be_claim(cx: &Cx, chat: ChatKey, id: i64) -> Result<Claim> {
    let found = queries::claim(&cx.tx, id).await?.filter(|claim| claim.chat == chat);
    found.ok_or_else(|| line("reward-gone").into())
}

/// Under this a code is sealed.
fn about(reward: i64) -> String {
    format!("reward {reward}")
}

/// The codes of a pool that can be read.
pub(super) async fn known(cx: &Cx, reward: i64) -> Result<HashSet<String>> {
    let sealed = queries::sealed_of(&cx.tx, reward).await?;
    let opened = sealed.iter().filter_map(|sealed| cx.seal.open(&about(reward), sealed));
    Ok(opened.filter_map(|code| String::from_utf8(code).ok()).collect())
}

/// A code of a pool.
pub(super) async fn code(cx: &Cx, claim: &Claim) -> Result<Option<String>> {
    let sealed = queries::sealed(&cx.tx, claim.piece).await?;
    let opened = sealed.and_then(|sealed| cx.seal.open(&about(claim.reward), &sealed));
    Ok(opened.and_then(|code| String::from_utf8(code).ok()))
}

/// Adds codes to a pool.
pub(super) async fn add_codes(cx: &Cx, reward: &Reward, codes: &[String]) -> Result {
    for code in codes {
        let sealed = cx.seal.seal(&about(reward.id), code.as_bytes(), rules::LONGEST_CODE)?;
        queries::add_code(&cx.tx, reward, &sealed, &rules::tail(code)).await?;
    }
    is_stale(cx, reward).await
}

/// Refuses another one in a group that has many.
pub(super) async fn must_have_room(cx: &Cx, chat: &Chat) -> Result {
    match queries::how_many(&cx.tx, chat.key).await?.1 >= MOST_OPEN {
        true => Err(line("reward-too-many").num("most", MOST_OPEN).into()),
        false => Ok(()),
    }
}

/// It closes then.
pub(super) async fn wait(cx: &Cx, reward: &Reward) -> Result {
    let later = Later::Close(reward.id);
    cx.set_timer(NAME, &key("close", reward.id), Some(reward.chat), reward.until, &later).await
}

/// Puts it into the group, as it stands: she asked for it now.
pub(super) async fn show(cx: &Cx, chat: &Chat, reward: &Reward, by: Option<UserId>) -> Result {
    if !chat.bot.can_write() {
        return Err(line("intro-bot-gone").text("group", &chat.title).into());
    }
    let html = views::post(reward, queries::stock(&cx.tx, reward.id).await?, cx.now, chat);
    let note = Note::Posted { reward: reward.id, by, in_topic: reward.thread.is_some() };
    let request = Request::message(chat.id, &html).thread(reward.thread).keyboard(&keyboard(cx, chat, reward).await?);
    cx.send(request.silent_if(gates::is_quiet(chat, cx.now)).tell(NAME, &note)?).await
}

/// The button below it in the group, as long as there is something to claim.
async fn keyboard(cx: &Cx, chat: &Chat, reward: &Reward) -> Result<Keyboard> {
    if !reward.open || queries::stock(&cx.tx, reward.id).await?.free == 0 {
        return Ok(Keyboard::new());
    }
    let claim = Claiming::Claim { reward: reward.id };
    let label = line("reward-button-claim").render_plain(chat.language);
    Ok(Keyboard::new().row([cx.button(NAME, label, &claim, About::chat(chat.key).for_anybody()).await?]))
}

/// It has, or has not, come to the group.
pub(super) async fn posted(cx: &Cx, id: i64, by: Option<UserId>, in_topic: bool, outcome: &Outcome) -> Result {
    let Some(reward) = queries::by_id(&cx.tx, id).await? else { return Ok(()) };
    let chat = cx.chat(reward.chat).await?;
    if !in_topic {
        trouble::posted(cx, chat.key, outcome).await?;
    }
    match outcome {
        Outcome::Done { message: Some(message), .. } => {
            if let Some(before) = reward.message.filter(|before| before != message) {
                let moved = line("reward-is-below").text("title", &reward.title).render(chat.language);
                cx.send(Request::edit(chat.id, before, &moved).keyboard(&Keyboard::new())).await?;
            }
            queries::stands(&cx.tx, id, Some(*message)).await?;
            draw_later(cx, chat.key).await
        }
        Outcome::Done { message: None, .. } | Outcome::Unknown => Ok(()),
        Outcome::Failed(why) => {
            let why = Refusal::of(why);
            if in_topic && why.is_about_topic() {
                queries::leave_topic(&cx.tx, id).await?;
                return show(cx, &chat, &Reward { thread: None, ..reward }, by).await;
            }
            let words = line("reward-not-posted").text("title", &reward.title).line("why", trouble::in_words(why));
            cx.whisper_later(Asker { chat: chat.key, thread: None, user: by }, &words).await
        }
    }
}

/// Where it stands in the group it is out of date.
async fn is_stale(cx: &Cx, reward: &Reward) -> Result {
    queries::is_stale(&cx.tx, reward.id).await?;
    draw_later(cx, reward.chat).await
}

/// Messages of a group are out of date: soon they are drawn anew, all that are by then.
async fn draw_later(cx: &Cx, chat: ChatKey) -> Result {
    let key = format!("{DRAW}{}", chat.0);
    if queries::to_draw(&cx.tx, chat, 1).await?.is_empty() || timers::due_at(&cx.tx, NAME, &key).await?.is_some() {
        return Ok(());
    }
    cx.set_timer(NAME, &key, Some(chat), cx.now + DRAWN_AFTER, &Later::Draw(chat)).await
}

/// So late at most, should the clock be set back.
pub(super) async fn draw_in_time(cx: &Cx) -> Result {
    Ok(timers::not_later_than(&cx.tx, NAME, DRAW, cx.now + DRAWN_AFTER).await?)
}

pub(super) async fn draw_some(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    let more = i64::try_from(DRAWN_AT_ONCE + 1).unwrap_or(i64::MAX);
    let stale = queries::to_draw(&cx.tx, key, more).await?;
    for id in stale.iter().take(DRAWN_AT_ONCE) {
        draw(cx, &chat, *id).await?;
    }
    if stale.len() > DRAWN_AT_ONCE {
        let later = Later::Draw(key);
        return cx.set_timer(NAME, &format!("{DRAW}{}", key.0), Some(key), cx.now + DRAWN_AFTER, &later).await;
    }
    Ok(())
}

/// Where it stands in the group it shows how it is.
async fn draw(cx: &Cx, chat: &Chat, id: i64) -> Result {
    let Some(reward) = queries::by_id(&cx.tx, id).await? else { return Ok(()) };
    queries::drawn(&cx.tx, id).await?;
    let Some(message) = reward.message.filter(|_| chat.bot != BotPlace::Out) else { return Ok(()) };
    let html = views::post(&reward, queries::stock(&cx.tx, id).await?, cx.now, chat);
    let request = Request::edit(chat.id, message, &html).keyboard(&keyboard(cx, chat, &reward).await?);
    cx.send(request.tell(NAME, &Note::Drawn(id))?).await
}

/// Its time is over, or somebody ended it. What is kept for somebody stays so.
pub(super) async fn close(cx: &Cx, chat: &Chat, id: i64) -> Result {
    if queries::close(&cx.tx, id).await? {
        timers::cancel(&cx.tx, NAME, &key("close", id)).await?;
        draw(cx, chat, id).await?;
    }
    Ok(())
}

/// What became of a wish to have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claimed {
    /// The code is on its way to her private chat.
    Sent,
    /// It is kept for her: she has to start us.
    Kept,
    /// Those who manage the group hand it over.
    ByHand,
    /// She has it.
    Has,
}

/// Somebody wants to have it.
pub(super) async fn claim(cx: &Cx, chat: &Chat, person: &Person, id: i64) -> Result<Claimed> {
    let reward = must_be(cx, chat.key, id).await?;
    if let Some(claim) = queries::live_of(&cx.tx, id, person.id).await? {
        return again(cx, &reward, &claim, person.id).await;
    }
    must_be_for(cx, chat, &reward, person.id).await?;
    let until = reward.codes.then(|| cx.now + KEPT_FOR);
    let claim = take_one(cx, &reward, person.id, until).await?;
    is_stale(cx, &reward).await?;
    match reward.codes {
        true => on_its_way(cx, &reward, claim, person.id).await,
        false => {
            raise(cx, chat, &reward, claim, person).await?;
            Ok(Claimed::ByHand)
        }
    }
}

/// One of what there is becomes hers. Everything else is decided before: of two who come at once one finds nothing more.
pub(super) async fn take_one(cx: &Cx, reward: &Reward, user: UserId, until: Option<DateTime<Utc>>) -> Result<i64> {
    let piece = queries::hold_one(&cx.tx, reward.id).await?;
    let piece = piece.ok_or_else(|| line("reward-none-left").text("title", &reward.title))?;
    Ok(queries::reserve(&cx.tx, reward, (piece, user), (cx.now, until)).await?)
}

/// She has claimed it before.
async fn again(cx: &Cx, reward: &Reward, claim: &Claim, user: UserId) -> Result<Claimed> {
    match (claim.state, reward.codes) {
        (State::Reserved, true) => on_its_way(cx, reward, claim.id, user).await,
        (State::Sending, _) => Ok(Claimed::Sent),
        (State::Delivered, true) => {
            send_code(cx, reward, claim, user, &Note::Again).await?;
            Ok(Claimed::Sent)
        }
        (State::Reserved, false) => Ok(Claimed::ByHand),
        (State::Delivered | State::Released, _) => Ok(Claimed::Has),
    }
}

/// Refuses whom it is not for.
async fn must_be_for(cx: &Cx, chat: &Chat, reward: &Reward, user: UserId) -> Result {
    if !reward.open || reward.until <= cx.now {
        return Err(line("reward-over").text("title", &reward.title).into());
    }
    if !cx.is_in(chat, user).await? {
        return Err(line("flow-not-in").text("group", &chat.title).into());
    }
    if reward.who != Who::Everyone {
        let until = queries::entitled_until(&cx.tx, reward.id, user).await?;
        if until.is_none_or(|until| until <= cx.now) {
            let id = if until.is_some() { "reward-too-late" } else { "reward-not-winner" };
            return Err(line(id).text("title", &reward.title).into());
        }
    }
    let joined = people::membership(&cx.tx, chat.key, user).await?.and_then(|membership| membership.joined_at);
    if !rules::has_been_in(joined, reward.days, cx.now) {
        return Err(line("reward-too-new").num("days", reward.days).into());
    }
    if queries::was_refused(&cx.tx, reward.id, user).await? {
        return Err(line("reward-was-taken-back").into());
    }
    Ok(())
}

/// It goes to her private chat, or is kept for her until she has started us.
async fn on_its_way(cx: &Cx, reward: &Reward, id: i64, user: UserId) -> Result<Claimed> {
    let Some(claim) = queries::claim(&cx.tx, id).await? else { return Ok(Claimed::Has) };
    if let Some(until) = claim.until {
        cx.set_timer(NAME, &key("claim", id), Some(reward.chat), until, &Later::Release(id)).await?;
    }
    if !people::known(&cx.tx, user).await?.is_some_and(|known| known.started) {
        return Ok(Claimed::Kept);
    }
    send_code(cx, reward, &claim, user, &Note::Sent(id)).await?;
    queries::set_sending(&cx.tx, id, true).await?;
    Ok(Claimed::Sent)
}

/// Her code, with a button that copies it. Nobody else sees it, and nothing is kept of the message.
async fn send_code(cx: &Cx, reward: &Reward, claim: &Claim, user: UserId, note: &Note) -> Result {
    let Some(code) = code(cx, claim).await? else {
        return Err(line("reward-unreadable").text("title", &reward.title).into());
    };
    let chat = cx.chat(reward.chat).await?;
    let lang = cx.language_of(user, Some(chat.language)).await?;
    let copy = Key::copy(line("reward-button-copy").render_plain(lang), code.clone());
    let html = views::code(reward, &chat, &code).render(lang);
    let request = Request::message(user.private_chat(), &html).keyboard(&Keyboard::new().row([copy]));
    cx.send(request.tell(NAME, note)?).await
}

/// Codes that were sealed under another token nobody can read: those who manage the group hear of it.
pub(super) async fn look_for_unreadable(cx: &Cx) -> Result {
    for (reward, sealed) in queries::one_sealed_of_each(&cx.tx).await? {
        if cx.seal.open(&about(reward), &sealed).is_some() {
            continue;
        }
        let Some(reward) = queries::by_id(&cx.tx, reward).await? else { continue };
        let new = items::New {
            room: NAME,
            section: None,
            kind: UNREADABLE,
            reference: &reward.id.to_string(),
            urgency: Urgency::AtOnce,
            words: line("reward-item-unreadable").text("title", &reward.title),
            buttons: Vec::new(),
        };
        items::raise(cx, reward.chat, new).await?;
    }
    Ok(())
}

/// Her code has, or has not, reached her.
pub(super) async fn sent(cx: &Cx, id: i64, outcome: &Outcome) -> Result {
    let Some(claim) = queries::claim(&cx.tx, id).await? else { return Ok(()) };
    let Some(reward) = queries::by_id(&cx.tx, claim.reward).await? else { return Ok(()) };
    match outcome {
        Outcome::Done { .. } => has_it(cx, &claim, None, "").await,
        // She may have seen it, so nobody else may have it.
        Outcome::Unknown => has_it(cx, &claim, None, "unsure").await,
        Outcome::Failed(_) => {
            if !queries::set_sending(&cx.tx, id, false).await? {
                return Ok(());
            }
            let late = claim.until.is_none_or(|until| until <= cx.now);
            if late || !cx.is_on(claim.chat, NAME).await? {
                return release(cx, &claim, Release { why: "late", by: None, reason: "" }).await;
            }
            match claim.user {
                Some(user) => whisper_kept(cx, &reward, user).await,
                None => Ok(()),
            }
        }
    }
}

/// It is kept for her: where she finds it.
pub(super) async fn whisper_kept(cx: &Cx, reward: &Reward, user: UserId) -> Result {
    let (chat, person) = (cx.chat(reward.chat).await?, flow::person(cx, user).await?);
    panel::whisper_later(cx, &chat, &person, &Action::Kept(reward.id)).await
}

/// She has it.
async fn has_it(cx: &Cx, claim: &Claim, by: Option<UserId>, why: &str) -> Result {
    timers::cancel(&cx.tx, NAME, &key("claim", claim.id)).await?;
    queries::deliver(&cx.tx, claim, by, why, cx.now).await?;
    Ok(())
}

/// The time it was kept for somebody is over.
pub(super) async fn kept_long_enough(cx: &Cx, id: i64) -> Result {
    let Some(claim) = queries::claim(&cx.tx, id).await? else { return Ok(()) };
    match claim.state {
        State::Reserved => release(cx, &claim, Release { why: "late", by: None, reason: "" }).await,
        // It may be seen at any moment, so it cannot be somebody else's.
        State::Sending => {
            let at = cx.now + LOOKED_AT_AFTER;
            cx.set_timer(NAME, &key("claim", id), Some(claim.chat), at, &Later::Release(id)).await
        }
        State::Delivered | State::Released => Ok(()),
    }
}

/// It is hers no more. What nobody has seen is there for the next.
pub(super) async fn release(cx: &Cx, claim: &Claim, release: Release<'_>) -> Result {
    if claim.state == State::Sending && release.why != "late" {
        return Err(line("reward-on-its-way").into());
    }
    if !queries::release(&cx.tx, claim, release, cx.now).await? {
        return Ok(());
    }
    timers::cancel(&cx.tx, NAME, &key("claim", claim.id)).await?;
    let Some(reward) = queries::by_id(&cx.tx, claim.reward).await? else { return Ok(()) };
    let was_seen = reward.codes && claim.state == State::Delivered;
    queries::give_back(&cx.tx, claim.piece, !was_seen).await?;
    items::end(cx, claim.chat, NAME, PRIZE, &claim.id.to_string()).await?;
    is_stale(cx, &reward).await
}

/// Those who manage the group are to hand it over.
async fn raise(cx: &Cx, chat: &Chat, reward: &Reward, claim: i64, person: &Person) -> Result {
    let new = items::New {
        room: NAME,
        section: None,
        kind: PRIZE,
        reference: &claim.to_string(),
        urgency: Urgency::Daily,
        words: line("reward-item-prize").text("title", &reward.title).text("name", &person.name),
        buttons: vec![Button::new("reward-item-hand", HAND_OVER), Button::new("reward-item-cannot", CANNOT)],
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// Somebody handed a prize over, or cannot. She whose it is hears of either.
pub(super) async fn decided(cx: &Cx, claim: &Claim, does: &str, by: UserId) -> Result<Line> {
    let chat = cx.chat(claim.chat).await?;
    let reward = must_be(cx, claim.chat, claim.reward).await?;
    if claim.state != State::Reserved {
        return Err(line("reward-is-settled").into());
    }
    let hands = does == HAND_OVER;
    match hands {
        true => has_it(cx, claim, Some(by), "").await?,
        false => release(cx, claim, Release { why: "cannot", by: Some(by), reason: "" }).await?,
    }
    items::finish(cx, claim.chat, NAME, PRIZE, &claim.id.to_string(), by).await?;
    tell(cx, &chat, &reward, claim, if hands { "reward-told-handed" } else { "reward-told-cannot" }).await?;
    Ok(line(if hands { "reward-is-handed" } else { "reward-is-released" }))
}

/// She whose it is, or was, hears of it.
async fn tell(cx: &Cx, chat: &Chat, reward: &Reward, claim: &Claim, words: &'static str) -> Result {
    let Some(user) = claim.user else { return Ok(()) };
    let words = line(words).text("title", &reward.title).text("group", &chat.title);
    cx.nudge(user, Some(chat), Reason::Asked, &|lang| words.render(lang)).await.map(drop)
}

/// Somebody who manages the group takes it back, and says why.
pub(super) async fn take_back(cx: &Cx, chat: &Chat, claim: &Claim, by: UserId, reason: &str) -> Result {
    if claim.state == State::Released {
        return Err(line("reward-is-settled").into());
    }
    let reward = must_be(cx, chat.key, claim.reward).await?;
    release(cx, claim, Release { why: "taken", by: Some(by), reason }).await?;
    let words = line("reward-told-taken").text("title", &reward.title).text("group", &chat.title);
    let words = words.text("reason", reason);
    let Some(user) = claim.user else { return Ok(()) };
    cx.nudge(user, Some(chat), Reason::Asked, &|lang| words.render(lang)).await.map(drop)
}

/// It is given once more to somebody from whom it was released: another one, if it is a code she has seen.
pub(super) async fn give_again(cx: &Cx, chat: &Chat, claim: &Claim) -> Result {
    let reward = must_be(cx, chat.key, claim.reward).await?;
    let user = claim.user.ok_or_else(|| line("reward-nobody"))?;
    if queries::live_of(&cx.tx, reward.id, user).await?.is_some() {
        return Err(line("reward-has-one").into());
    }
    let until = reward.codes.then(|| cx.now + KEPT_FOR);
    let id = take_one(cx, &reward, user, until).await?;
    is_stale(cx, &reward).await?;
    if !reward.codes {
        let person = flow::person(cx, user).await?;
        return raise(cx, chat, &reward, id, &person).await;
    }
    match on_its_way(cx, &reward, id, user).await? {
        Claimed::Kept => whisper_kept(cx, &reward, user).await,
        _ => Ok(()),
    }
}

/// The room is off: nothing can be claimed, and what is only kept for somebody is so no more.
pub(super) async fn off(cx: &Cx, chat: &Chat) -> Result {
    for claim in queries::kept_in(&cx.tx, chat.key, None).await? {
        release(cx, &claim, Release { why: "off", by: None, reason: "" }).await?;
    }
    for id in queries::open_in(&cx.tx, chat.key).await? {
        close(cx, chat, id).await?;
    }
    Ok(())
}

/// She is not in the group any more, or wants to be forgotten: what is only kept for her is there for others.
pub(super) async fn goes(cx: &Cx, chat: ChatKey, user: UserId, why: &'static str) -> Result {
    for claim in queries::kept_in(&cx.tx, chat, Some(user)).await? {
        release(cx, &claim, Release { why, by: None, reason: "" }).await?;
    }
    Ok(())
}

/// The topic where the room posts.
pub(super) async fn topic(cx: &Cx, chat: &Chat) -> Result<Option<crate::telegram::ThreadId>> {
    settings::topic(cx, chat.key, NAME).await
}
