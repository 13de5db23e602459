//! The life of a time that is looked for: how it comes to the group, shows how many can when, closes, and is decided, whatever
//! happens in between.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    CLOSED, Later, NAME, NUDGE, Note,
    panel::Action,
    queries::{self, Poll, Stage},
    rules::{self, Marks, PROPOSED},
    views::{self, Answered},
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
    schedule::{gates, nudges::Quiet},
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        timers,
    },
    telegram::{
        ThreadId, UserId,
        keyboard::{Key, Keyboard},
        refusal::Refusal,
        request::Request,
    },
    words::{Lang, line},
};

/// So many are open in a group at a time.
const MOST_OPEN: i64 = 10;
/// So many people are named as who can, and read.
pub(super) const MOST_NAMED: i64 = 400;
/// Messages show new answers so late, so many of a group at once: a few edits a minute, whoever answers.
const DRAWN_AFTER: TimeDelta = TimeDelta::seconds(12);
const DRAWN_AT_ONCE: usize = 2;
/// Who answered is told so long after it is decided, so that a slip can be mended; so many at once, so much later the next.
const TOLD_AFTER: TimeDelta = TimeDelta::minutes(2);
const TOLD_AT_ONCE: i64 = 50;
const TOLD_APART: TimeDelta = TimeDelta::seconds(2);
/// People are not told while they rest, unless it begins within so long.
const CANNOT_WAIT: TimeDelta = TimeDelta::hours(12);
/// Who said something in so many days is reminded, and so many of them at most.
const ACTIVE_DAYS: i64 = 14;
const MOST_REMINDED: usize = 20;
/// What is to be decided about a time that is nearer than this cannot wait for a day.
const SOON: TimeDelta = TimeDelta::days(3);
/// The timer by which messages show how many can.
pub(super) const DRAW: &str = "draw:";

/// One of a group behind a button; [`None`]: it is gone.
pub(super) async fn found(cx: &Cx, chat: ChatKey, id: i64) -> Result<Option<Poll>> {
    Ok(queries::by_id(&cx.tx, id).await?.filter(|poll| poll.chat == chat))
}

/// The same, or a refusal.
pub(super) async fn must_be(cx: &Cx, chat: ChatKey, id: i64) -> Result<Poll> {
    found(cx, chat, id).await?.ok_or_else(|| line("times-gone").into())
}

/// What is known of its answers.
pub(super) async fn answered(cx: &Cx, poll: &Poll) -> Result<Answered> {
    let times = poll.slots.len();
    let rows = queries::answers(&cx.tx, poll.id).await?;
    let counts = rules::counted(rows.iter().map(|(kept, people)| (kept.as_str(), *people)), times);
    let begins = poll.slots.iter().map(|slot| slot.at(poll.zone));
    let best = rules::ranked(&begins.zip(counts.iter().copied()).collect::<Vec<_>>(), cx.now);
    let mut names = vec![Vec::new(); times];
    if !poll.form.anonymous {
        for (_, name, kept) in queries::named_answers(&cx.tx, poll.id, MOST_NAMED).await? {
            let marks = Marks::read(&kept, times);
            for (place, names) in names.iter_mut().enumerate() {
                if marks.at(place) == rules::Mark::Yes {
                    names.push(name.clone());
                }
            }
        }
    }
    Ok(Answered { people: rows.iter().map(|(_, people)| people).sum(), counts, names, best })
}

/// It is asked: one that was made, or once more one that is closed.
pub(super) async fn ask(cx: &Cx, chat: &Chat, poll: &Poll, by: Option<UserId>) -> Result {
    if !matches!(poll.stage, Stage::Draft | Stage::Closed) {
        return Ok(());
    }
    if poll.slots.is_empty() {
        return Err(line("times-no-slots").into());
    }
    if !chat.bot.can_write() {
        return Err(line("intro-bot-gone").text("group", &chat.title).into());
    }
    if queries::how_many(&cx.tx, chat.key).await?.1 >= MOST_OPEN {
        return Err(line("times-too-many-open").num("most", MOST_OPEN).into());
    }
    let closes = rules::closes_at(&poll.slots, poll.zone, poll.form.open(), cx.now);
    let closes = closes.ok_or_else(|| line("times-all-past"))?;
    if let Some(message) = poll.message.filter(|_| poll.stage == Stage::Closed) {
        let moved = line("times-asked-below").text("title", &poll.title).render(chat.language);
        cx.send(Request::edit(chat.id, message, &moved).keyboard(&Keyboard::new())).await?;
    }
    queries::set_zone(&cx.tx, poll.id, poll.zone).await?;
    queries::opened(&cx.tx, poll.id, poll.thread, (cx.now, closes)).await?;
    timers::cancel(&cx.tx, NAME, &key("draft", poll.id)).await?;
    items::end(cx, chat.key, NAME, CLOSED, &poll.id.to_string()).await?;
    wait(cx, poll, closes).await?;
    show(cx, chat, &must_be(cx, chat.key, poll.id).await?, by).await
}

/// It closes then, and who has not answered is reminded before.
async fn wait(cx: &Cx, poll: &Poll, closes: DateTime<Utc>) -> Result {
    cx.set_timer(NAME, &key("close", poll.id), Some(poll.chat), closes, &Later::Close(poll.id)).await?;
    timers::cancel(&cx.tx, NAME, &key("remind", poll.id)).await?;
    match rules::reminds_at(cx.now, closes).filter(|_| poll.form.reminds) {
        Some(at) => cx.set_timer(NAME, &key("remind", poll.id), Some(poll.chat), at, &Later::Remind(poll.id)).await,
        None => Ok(()),
    }
}

pub(super) fn key(what: &str, id: i64) -> String {
    format!("{what}:{id}")
}

/// Puts it into the group, as it stands.
pub(super) async fn show(cx: &Cx, chat: &Chat, poll: &Poll, by: Option<UserId>) -> Result {
    queries::is_not_lost(&cx.tx, poll.id).await?;
    let html = views::whole(poll, chat, &answered(cx, poll).await?, cx.now, chat.language);
    let note = Note::Posted { poll: poll.id, by, thread: poll.thread };
    let request = Request::message(chat.id, &html).thread(poll.thread).keyboard(&keyboard(cx, chat, poll).await?);
    cx.send(request.silent_if(gates::is_quiet(chat, cx.now)).tell(NAME, &note)?).await
}

/// The buttons below it in the group: they lead to where everybody answers for herself.
async fn keyboard(cx: &Cx, chat: &Chat, poll: &Poll) -> Result<Keyboard> {
    let (label, action) = match poll.stage {
        Stage::Open => ("times-button-mine", Action::mine(poll.id)),
        Stage::Fixed => ("times-button-file", Action::File(poll.id)),
        Stage::Draft | Stage::Closed => return Ok(Keyboard::new()),
    };
    let link = cx.link(NAME, &action, About::chat(chat.key).for_anybody()).await?;
    Ok(Keyboard::new().row([Key::open(line(label).render_plain(chat.language), link)]))
}

/// It has, or has not, come to the group.
pub(super) async fn posted(
    cx: &Cx,
    (id, by, thread): (i64, Option<UserId>, Option<ThreadId>),
    outcome: &Outcome,
) -> Result {
    let Some(poll) = queries::by_id(&cx.tx, id).await? else { return Ok(()) };
    let chat = cx.chat(poll.chat).await?;
    if thread.is_none() {
        trouble::posted(cx, chat.key, outcome).await?;
    }
    match outcome {
        Outcome::Done { message: Some(message), .. } => {
            queries::stands(&cx.tx, id, *message).await?;
            draw_later(cx, chat.key).await
        }
        Outcome::Failed(why) => refused(cx, &chat, &poll, by, Refusal::of(why)).await,
        // Whether it is there somebody can see who manages the group, and then put it there once more.
        Outcome::Done { message: None, .. } | Outcome::Unknown => Ok(queries::is_lost(&cx.tx, id).await?),
    }
}

async fn refused(cx: &Cx, chat: &Chat, poll: &Poll, by: Option<UserId>, why: Refusal) -> Result {
    if why.is_about_topic() && poll.thread.is_some() {
        queries::set_thread(&cx.tx, poll.id, None).await?;
        return show(cx, chat, &Poll { thread: None, ..poll.clone() }, by).await;
    }
    queries::unopened(&cx.tx, poll.id).await?;
    for what in ["close", "remind"] {
        timers::cancel(&cx.tx, NAME, &key(what, poll.id)).await?;
    }
    let words = line("times-not-posted").text("title", &views::short(&poll.title)).line("why", trouble::in_words(why));
    cx.whisper_later(Asker { chat: chat.key, thread: poll.thread, user: by }, &words).await
}

/// Messages of a group are out of date: soon they are drawn anew, all that are by then.
pub(super) async fn draw_later(cx: &Cx, chat: ChatKey) -> Result {
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
        return cx
            .set_timer(NAME, &format!("{DRAW}{}", key.0), Some(key), cx.now + DRAWN_AFTER, &Later::Draw(key))
            .await;
    }
    Ok(())
}

/// Where it stands in the group it shows how it is.
pub(super) async fn draw(cx: &Cx, chat: &Chat, id: i64) -> Result {
    let Some(poll) = found(cx, chat.key, id).await? else { return Ok(()) };
    queries::drawn(&cx.tx, id).await?;
    let Some(message) = poll.message.filter(|_| chat.bot != BotPlace::Out) else { return Ok(()) };
    let html = views::whole(&poll, chat, &answered(cx, &poll).await?, cx.now, chat.language);
    let request = Request::edit(chat.id, message, &html).keyboard(&keyboard(cx, chat, &poll).await?);
    cx.send(request.tell(NAME, &Note::Drawn(id))?).await
}

/// Its time is over, or somebody closed it: those who manage the group decide.
pub(super) async fn close(cx: &Cx, chat: &Chat, id: i64) -> Result {
    if !queries::close(&cx.tx, id).await? {
        return Ok(());
    }
    for what in ["close", "remind"] {
        timers::cancel(&cx.tx, NAME, &key(what, id)).await?;
    }
    draw(cx, chat, id).await?;
    match found(cx, chat.key, id).await? {
        Some(poll) if chat.bot != BotPlace::Out => propose(cx, chat, &poll).await,
        _ => Ok(()),
    }
}

/// The best times are proposed to those who manage the group.
async fn propose(cx: &Cx, chat: &Chat, poll: &Poll) -> Result {
    let answered = answered(cx, poll).await?;
    let words = line("times-closed").text("title", &views::short(&poll.title)).num("n", answered.people);
    let (words, soon) = match views::proposed(poll, &answered, cx.now) {
        Some(best) => {
            let first = answered.best.first().and_then(|place| poll.at(*place));
            (words.line("best", best), first.is_some_and(|at| at - cx.now < SOON))
        }
        None => (words.line("best", line("times-closed-none")), false),
    };
    let fixes = ["times-item-first", "times-item-second", "times-item-third"];
    let best = answered.best.iter().take(PROPOSED);
    let mut buttons: Vec<Button> =
        fixes.iter().zip(best).map(|(label, place)| Button::new(label, &format!("{FIX}{place}"))).collect();
    buttons.push(Button::new("times-item-again", AGAIN));
    let new = items::New {
        room: NAME,
        section: None,
        kind: CLOSED,
        reference: &poll.id.to_string(),
        urgency: if soon { Urgency::AtOnce } else { Urgency::Daily },
        words,
        buttons,
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// What the buttons of that item do.
pub(super) const FIX: &str = "fix:";
pub(super) const AGAIN: &str = "again";

/// It is decided: the group hears of it now, and who answered in a while.
pub(super) async fn fix(cx: &Cx, chat: &Chat, poll: &Poll, place: usize, by: Option<UserId>) -> Result {
    must_be_to_come(cx, poll, place)?;
    if !queries::fix(&cx.tx, poll.id, place, by, cx.now).await? {
        return Err(line("times-fixed-already").into());
    }
    for what in ["close", "remind"] {
        timers::cancel(&cx.tx, NAME, &key(what, poll.id)).await?;
    }
    match by {
        Some(user) => items::finish(cx, chat.key, NAME, CLOSED, &poll.id.to_string(), user).await?,
        None => items::end(cx, chat.key, NAME, CLOSED, &poll.id.to_string()).await?,
    }
    is_decided(cx, chat, poll.id, false).await
}

/// Another time is chosen.
pub(super) async fn refix(cx: &Cx, chat: &Chat, poll: &Poll, place: usize, by: Option<UserId>) -> Result {
    must_be_to_come(cx, poll, place)?;
    if !can_be_changed(cx, poll) {
        return Err(line("times-not-changed").into());
    }
    if poll.fixed == Some(place) {
        return Ok(());
    }
    if !queries::refix(&cx.tx, poll, place, by).await? {
        return Err(line("times-fixed-already").into());
    }
    is_decided(cx, chat, poll.id, true).await
}

fn must_be_to_come(cx: &Cx, poll: &Poll, place: usize) -> Result {
    match poll.at(place) {
        Some(at) if at > cx.now => Ok(()),
        _ => Err(line("times-is-past").into()),
    }
}

/// Whether another time can still be chosen.
pub(super) fn can_be_changed(cx: &Cx, poll: &Poll) -> bool {
    let begins = poll.fixed.and_then(|place| poll.at(place));
    match (poll.stage, begins, poll.fixed_at) {
        (Stage::Fixed, Some(begins), Some(fixed)) => rules::can_be_changed(begins, fixed, poll.changes, cx.now),
        _ => false,
    }
}

async fn is_decided(cx: &Cx, chat: &Chat, id: i64, changed: bool) -> Result {
    draw(cx, chat, id).await?;
    let poll = must_be(cx, chat.key, id).await?;
    say(cx, chat, &poll, changed).await?;
    let tell = Later::Tell { poll: id, after: UserId(0), changes: poll.changes, anew: poll.told };
    cx.set_timer(NAME, &key("tell", id), Some(chat.key), cx.now + TOLD_AFTER, &tell).await
}

/// Says in the group when it is, below the post.
async fn say(cx: &Cx, chat: &Chat, poll: &Poll, changed: bool) -> Result {
    let Some(words) = views::decided(poll, changed, cx.now).filter(|_| chat.bot != BotPlace::Out) else {
        return Ok(());
    };
    let request = Request::message(chat.id, &words.render(chat.language)).thread(poll.thread);
    let request = match poll.message {
        Some(message) => request.reply_to(message),
        None => request,
    };
    let request = request.silent_if(gates::is_quiet(chat, cx.now)).keyboard(&keyboard(cx, chat, poll).await?);
    cx.send(request.tell(NAME, &Note::Said { poll: poll.id, changed, thread: poll.thread })?).await
}

/// What was said in the group stands, or has to be said elsewhere.
pub(super) async fn said(cx: &Cx, (id, changed, thread): (i64, bool, Option<ThreadId>), outcome: &Outcome) -> Result {
    let Some(poll) = queries::by_id(&cx.tx, id).await? else { return Ok(()) };
    if thread.is_none() {
        return trouble::posted(cx, poll.chat, outcome).await;
    }
    match outcome.refusal() {
        Some(why) if why.is_about_topic() => {
            let elsewhere = Poll { thread: None, message: None, ..poll.clone() };
            say(cx, &*cx.chat(poll.chat).await?, &elsewhere, changed).await
        }
        _ => Ok(()),
    }
}

/// Those who answered hear when it is: each in her own language, some at a time, and not while they rest.
pub(super) async fn tell(cx: &Cx, (id, after, changes, anew): (i64, UserId, i64, bool)) -> Result {
    let Some(poll) = queries::by_id(&cx.tx, id).await?.filter(|poll| poll.changes == changes) else { return Ok(()) };
    let Some(begins) = poll.fixed.and_then(|place| poll.at(place)).filter(|at| *at > cx.now) else { return Ok(()) };
    let chat = cx.chat(poll.chat).await?;
    let again = |after, at| (Later::Tell { poll: id, after, changes, anew }, at);
    let next = match Quiet::of(&chat).over(cx.now, begins - CANNOT_WAIT).filter(|at| *at > cx.now) {
        Some(at) => Some(again(after, at)),
        None => {
            queries::is_told(&cx.tx, id).await?;
            let link = cx.link(NAME, &Action::File(id), About::chat(chat.key).for_anybody()).await?;
            let words = |lang: Lang| views::told(&poll, &chat, &link, (anew, cx.now), lang).unwrap_or_default();
            let users = queries::who_answered(&cx.tx, id, after, TOLD_AT_ONCE).await?;
            for user in &users {
                cx.nudge(*user, Some(&*chat), Reason::Asked, &words).await?;
            }
            let more = users.last().filter(|_| i64::try_from(users.len()).is_ok_and(|n| n == TOLD_AT_ONCE));
            more.map(|last| again(*last, cx.now + TOLD_APART))
        }
    };
    match next {
        Some((tell, at)) => cx.set_timer(NAME, &key("tell", id), Some(chat.key), at, &tell).await,
        None => Ok(()),
    }
}

/// Before the end, who has not answered hears of it: once, in private, as far as they want to.
pub(super) async fn remind(cx: &Cx, id: i64) -> Result {
    let Some(poll) = queries::by_id(&cx.tx, id).await?.filter(|poll| poll.stage == Stage::Open) else { return Ok(()) };
    let (chat, until) = (cx.chat(poll.chat).await?, poll.closes_at.unwrap_or(cx.now));
    let answered: HashSet<UserId> = queries::who_answered(&cx.tx, id, UserId(0), i64::MAX).await?.into_iter().collect();
    let link = cx.link(NAME, &Action::mine(id), About::chat(chat.key).for_anybody()).await?;
    let mut reminded = 0;
    for (user, _) in recognition::talked_within(cx, &chat, ACTIVE_DAYS).await? {
        if reminded == MOST_REMINDED {
            break;
        }
        if answered.contains(&user) || poll.made_by == Some(user) {
            continue;
        }
        let words = |lang: Lang| views::reminder(&poll, &chat, &link, cx.now, lang);
        let reason = Reason::Unasked { kind: NUDGE, until };
        reminded += usize::from(cx.nudge(user, Some(&*chat), reason, &words).await?);
    }
    Ok(())
}

/// The group's clock is another: what nobody has answered yet goes by it, too. Where somebody has, what she meant stays.
pub(super) async fn follow_clock(cx: &Cx, chat: &Chat) -> Result {
    for id in queries::undecided(&cx.tx, chat.key).await? {
        let Some(poll) = found(cx, chat.key, id).await?.filter(|poll| poll.zone != chat.zone) else { continue };
        if poll.stage != Stage::Open || queries::has_answers(&cx.tx, id).await? {
            continue;
        }
        queries::set_zone(&cx.tx, id, chat.zone).await?;
        let asked = poll.asked_at.unwrap_or(cx.now);
        let closes = rules::closes_at(&poll.slots, chat.zone, poll.form.open(), asked).unwrap_or(cx.now);
        queries::set_close(&cx.tx, id, closes).await?;
        wait(cx, &poll, closes.max(cx.now)).await?;
    }
    draw_later(cx, chat.key).await
}
