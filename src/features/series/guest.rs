//! Ask me anything: a guest answers the group's questions, once. A member has to agree, in private; somebody from outside is
//! named in words, and whoever set it up passes the answers on. Three days before it is announced; questions are sent in
//! private, and others see and vote for them. At the time those most would like to hear are posted, ten at most; the guest
//! replies to that post, with a question's number before the answer. When it is over the post says how many there were and leads
//! to the answers.
//!
//! If nobody asked anything, or the guest is not there, nothing is posted; the announcement says so.

mod invite;
mod questions;
mod rules;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::{
    invite::{FROM_OUTSIDE, MEMBER, New, Reply, begin, set_up, standing, typed},
    questions::{Asking, QUESTION},
    rules::{announced, series_of},
};
use super::{
    Later, NAME,
    queries::{
        self, Series,
        guests::{self, Guest, Question, State},
    },
    scenes, times, views,
};
use crate::{
    dispatch::{
        Cx, GroupMessage, Result,
        context::About,
        items,
        nudge::Reason,
        posts::{self, Again, Composed, Due, Fate},
    },
    features::onboarding,
    schedule::posts::{Plan, State as Standing},
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        people,
    },
    telegram::{
        MessageId, UserId,
        keyboard::{Key, Keyboard},
        request::{Request, can_be_deleted},
    },
    words::{Lang, Line, day_and_time, escape, inert, isolate, line},
};

/// The kind of message by which a member hears that she is wanted as a guest.
pub const NUDGE: &str = "guest";
/// Replies of the guest are heard so long after it is over.
const LATE: TimeDelta = TimeDelta::days(7);
/// The post shows what came late so much later.
const DRAWN_AFTER: TimeDelta = TimeDelta::minutes(1);
/// Whether she has agreed is looked at so often, when the announcement is due.
const LOOKED_AT_EVERY: TimeDelta = TimeDelta::hours(1);
/// Guests are kept so long after they have been.
const KEPT: TimeDelta = TimeDelta::days(30);
/// Recorded when nothing is posted (messages `skip-CODE`).
const UNSURE: &str = "guest-unsure";
const GONE: &str = "guest-gone";
const NO_QUESTIONS: &str = "no-questions";

/// What is handed back with the questions: which, in their order.
#[derive(Debug, Serialize, Deserialize)]
struct Memory {
    questions: Vec<i64>,
}

/// What she is called.
pub async fn name_of(cx: &Cx, guest: &Guest) -> Result<String> {
    match guest.is_from_outside() {
        true => Ok(guest.name.clone()),
        false => views::name_of(cx, guest.user).await,
    }
}

/// The plans of a guest's posts.
pub async fn plans(cx: &Cx, chat: &Chat, one: &Series, state: &(impl Fn(i64) -> Standing + Sync)) -> Result<Vec<Plan>> {
    let Some(guest) = guests::of_series(&cx.tx, one.id).await? else { return Ok(Vec::new()) };
    if matches!(guest.state, State::Declined | State::Over) {
        return Ok(Vec::new());
    }
    let number = rules::announcement_of(one.id);
    let announcement = rules::announcement(one.id, one.rule, (guest.added_at, chat.zone), state(number));
    let questions = rules::questions(one.id, one.rule, guest.minutes, state(one.id));
    Ok(announcement.into_iter().chain([questions]).collect())
}

/// How the questions stand.
pub async fn plan(cx: &Cx, one: &Series, state: Standing) -> Result<Plan> {
    let minutes = guests::of_series(&cx.tx, one.id).await?.map_or(0, |guest| guest.minutes);
    Ok(rules::questions(one.id, one.rule, minutes, state))
}

/// When it begins: then, unless it was moved.
pub async fn begins(cx: &Cx, chat: &Chat, one: &Series) -> Result<Option<DateTime<Utc>>> {
    let plan = times::plan(cx, one).await?;
    match plan.state.next.map(|next| next.scheduled_for) {
        Some(due) => Ok(Some(plan.wanted(due, chat))),
        None => Ok(one.rule.next_after(one.added_at, chat.zone)),
    }
}

/// Whether questions can be sent now.
pub async fn is_open(cx: &Cx, chat: &Chat, one: &Series, guest: &Guest) -> Result<bool> {
    Ok(guest.state == State::Agreed && begins(cx, chat, one).await?.is_some_and(|at| at > cx.now))
}

/// What is posted at its time.
pub async fn compose(cx: &Cx, chat: &Chat, one: &Series, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
    let Some(guest) = guests::of_series(&cx.tx, one.id).await? else { return Ok(Composed::Nothing(GONE)) };
    match announced(due.number) {
        Some(_) => announce(cx, chat, one, &guest).await,
        None => ask(cx, chat, one, &guest, again).await,
    }
}

/// Whether the member who is the guest is not in the group any more.
async fn is_gone(cx: &Cx, chat: &Chat, guest: &Guest) -> Result<bool> {
    let Some(user) = guest.user else { return Ok(!guest.is_from_outside()) };
    Ok(!people::membership(&cx.tx, chat.key, user).await?.is_some_and(|her| her.is_in))
}

async fn announce(cx: &Cx, chat: &Chat, one: &Series, guest: &Guest) -> Result<Composed> {
    if is_gone(cx, chat, guest).await? {
        return Ok(Composed::Nothing(GONE));
    }
    if guest.state != State::Agreed {
        calls(cx, chat, guest, "guest-item-unsure").await?;
        return Ok(Composed::NotYet(cx.now + LOOKED_AT_EVERY));
    }
    let Some(at) = begins(cx, chat, one).await? else { return Ok(Composed::Nothing(GONE)) };
    let html = announcement(cx, chat, guest, at).await?;
    let keyboard = door(cx, chat, one.id).await?;
    Ok(Composed::Say(Box::new(Request::message(chat.id, &html).keyboard(&keyboard)), Value::Null))
}

/// The button below an announcement.
async fn door(cx: &Cx, chat: &Chat, series: i64) -> Result<Keyboard> {
    let link = cx.link(NAME, &Asking::Questions(series, 0), About::chat(chat.key).for_anybody()).await?;
    Ok(Keyboard::new().row([Key::open(line("guest-button-ask").render_plain(chat.language), link)]))
}

async fn announcement(cx: &Cx, chat: &Chat, guest: &Guest, at: DateTime<Utc>) -> Result<String> {
    let words = line("guest-announcement")
        .line("day", day_and_time(at, chat.zone, cx.now))
        .line("length", invite::length(guest.minutes));
    Ok(format!("{}\n\n{}", title(cx, guest, chat.language).await?, words.render(chat.language)))
}

/// Who the guest is.
async fn title(cx: &Cx, guest: &Guest, lang: Lang) -> Result<String> {
    let title = line("guest-title").text("name", &name_of(cx, guest).await?).render(lang);
    let about = Some(isolate(&escape(&inert(&guest.about)))).filter(|_| !guest.about.is_empty());
    Ok([Some(title), about].into_iter().flatten().collect::<Vec<_>>().join("\n"))
}

async fn ask(cx: &Cx, chat: &Chat, one: &Series, guest: &Guest, again: Option<Again<'_>>) -> Result<Composed> {
    if guest.state == State::Invited {
        return Ok(Composed::Nothing(UNSURE));
    }
    if is_gone(cx, chat, guest).await? {
        return Ok(Composed::Nothing(GONE));
    }
    let all = guests::questions(&cx.tx, one.id).await?;
    let memory = again.map(|again| Memory::deserialize(again.memory())).transpose()?;
    let chosen: Vec<Question> = match memory {
        Some(memory) => {
            let found = |id: &i64| all.iter().find(|question| question.id == *id).cloned();
            memory.questions.iter().filter_map(found).collect()
        }
        None => all.into_iter().take(rules::MOST).collect(),
    };
    if chosen.is_empty() {
        return Ok(Composed::Nothing(NO_QUESTIONS));
    }
    let memory = Memory { questions: chosen.iter().map(|question| question.id).collect() };
    let numbered: Vec<Question> =
        (1..).zip(chosen).map(|(place, question)| Question { place: Some(place), ..question }).collect();
    let html = post(cx, chat, guest, &numbered, &line("guest-answers-below")).await?;
    Ok(Composed::Say(Box::new(Request::message(chat.id, &html)), serde_json::to_value(memory)?))
}

/// The post with the questions, and with where they are answered.
async fn post(cx: &Cx, chat: &Chat, guest: &Guest, questions: &[Question], below: &Line) -> Result<String> {
    let lang = chat.language;
    let mut lines = Vec::new();
    for question in questions {
        let Some(place) = question.place else { continue };
        let entry = line("guest-question").plain("n", &place.to_string()).text("text", &inert(&question.text));
        let answer = match question.answer {
            Some(answer) => format!(" {}", to_message(chat, answer, "guest-answer")),
            None => String::new(),
        };
        lines.push(format!("{}{answer}", entry.render(lang)));
    }
    Ok([title(cx, guest, lang).await?, lines.join("\n"), below.render(lang)].join("\n\n"))
}

/// These words, leading to a message where that can be linked to.
fn to_message(chat: &Chat, message: MessageId, words: &'static str) -> String {
    let words = line(words).render(chat.language);
    match onboarding::message_link(chat.id, message) {
        Some(link) => isolate(&format!("<a href=\"{}\">{words}</a>", escape(&link))),
        None => words,
    }
}

/// What became of one of its posts.
pub async fn settled(cx: &Cx, chat: &Chat, one: &Series, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
    let Some(guest) = guests::of_series(&cx.tx, one.id).await? else { return Ok(()) };
    let is_announcement = announced(due.number).is_some();
    match fate {
        Fate::LeftTopic | Fate::PictureRefused(_) | Fate::Unsure => Ok(()),
        Fate::Posted if is_announcement => {
            let message = posts::just_posted(cx, chat.key, NAME, due.number).await?;
            let told = begins(cx, chat, one).await?.unwrap_or(cx.now);
            Ok(guests::is_announced(&cx.tx, one.id, message, (told, cx.now)).await?)
        }
        Fate::Skipped(_) | Fate::MayHaveBeen if is_announcement => Ok(()),
        Fate::Posted => stands(cx, chat, one, &guest, memory).await,
        Fate::MayHaveBeen => Ok(guests::set_state(&cx.tx, one.id, State::Over).await?),
        Fate::Skipped(why) => left_out(cx, chat, &guest, due, why).await,
    }
}

/// The questions stand in the group: whoever answers is told how.
async fn stands(cx: &Cx, chat: &Chat, one: &Series, guest: &Guest, memory: &Value) -> Result {
    let questions = Memory::deserialize(memory).map(|memory| memory.questions).unwrap_or_default();
    let message = posts::just_posted(cx, chat.key, NAME, one.id).await?;
    guests::stand(&cx.tx, one.id, message, &questions, cx.now).await?;
    let words = match guest.is_from_outside() {
        true => line("guest-pass-on").text("name", &guest.name),
        false => line("guest-your-turn"),
    };
    let words = words.text("group", &chat.title);
    if let Some(user) = guest.answerer() {
        let link = message.and_then(|message| onboarding::message_link(chat.id, message));
        let said = |lang| [Some(words.render(lang)), link.clone()].into_iter().flatten().collect::<Vec<_>>().join("\n");
        cx.nudge(user, Some(chat), Reason::Asked, &said).await?;
    }
    let ends = cx.now + TimeDelta::try_minutes(guest.minutes).unwrap_or_default();
    draw_at(cx, chat.key, one.id, ends).await
}

async fn draw_at(cx: &Cx, chat: ChatKey, series: i64, at: DateTime<Utc>) -> Result {
    cx.set_timer(NAME, &format!("guest:{series}"), Some(chat), at, &Later::Guest { series }).await
}

/// It does not take place: that is said where it was announced, to the guest and to whoever set it up.
async fn left_out(cx: &Cx, chat: &Chat, guest: &Guest, due: Due, why: &str) -> Result {
    call_off(cx, chat, guest, State::Over).await?;
    let why = posts::why_skipped(chat, why, due.at);
    let words =
        line("guest-not-posted").text("name", &name_of(cx, guest).await?).text("group", &chat.title).line("why", why);
    let agreed = guest.user.filter(|_| guest.state == State::Agreed);
    let mut told: Vec<UserId> = agreed.into_iter().chain(guest.by).collect();
    told.dedup();
    for user in told {
        cx.nudge(user, Some(chat), Reason::Asked, &|lang| words.render(lang)).await?;
    }
    Ok(())
}

/// It is over before it began.
async fn call_off(cx: &Cx, chat: &Chat, guest: &Guest, stands: State) -> Result {
    guests::set_state(&cx.tx, guest.series, stands).await?;
    goes_later(cx, chat, guest.series).await?;
    let Some(message) = guest.announced.filter(|_| chat.bot != BotPlace::Out) else { return Ok(()) };
    let html = line("guest-called-off").text("name", &name_of(cx, guest).await?).render(chat.language);
    cx.send(Request::edit(chat.id, message, &html)).await
}

/// It is over by its time, or answers came late: the post says how it went.
pub async fn ends(cx: &Cx, chat: &Chat, series: i64) -> Result {
    let Some(guest) = guests::of_series(&cx.tx, series).await? else { return Ok(()) };
    if !matches!(guest.state, State::Posted | State::Over) {
        return Ok(());
    }
    let was_posted = guest.state == State::Posted;
    let guest = Guest { state: State::Over, ..guest };
    if was_posted {
        guests::set_state(&cx.tx, series, State::Over).await?;
        goes_later(cx, chat, series).await?;
        if guest.answers == 0 {
            calls(cx, chat, &guest, "guest-item-silent").await?;
        }
    }
    draw(cx, chat, &guest).await
}

/// Shows the post as it stands now.
async fn draw(cx: &Cx, chat: &Chat, guest: &Guest) -> Result {
    let Some(message) = guest.message.filter(|_| chat.bot != BotPlace::Out) else { return Ok(()) };
    let all = guests::questions(&cx.tx, guest.series).await?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let answered = all.iter().filter(|question| question.answer.is_some()).count();
    let name = name_of(cx, guest).await?;
    let below = match (guest.answers, answered, guest.first) {
        _ if guest.state == State::Posted => line("guest-answers-below"),
        (0, ..) => line("guest-no-answers").num("n", count(all.len())),
        (_, 0, Some(first)) => line("guest-answered-somehow")
            .num("n", count(all.len()))
            .html("door", to_message(chat, first, "guest-here"))
            .text("name", &name),
        _ => line("guest-over").num("n", count(all.len())).num("answered", count(answered)).text("name", &name),
    };
    let mut posted: Vec<Question> = all.into_iter().filter(|question| question.place.is_some()).collect();
    posted.sort_by_key(|question| question.place);
    let html = post(cx, chat, guest, &posted, &below).await?;
    cx.send(Request::edit(chat.id, message, &html)).await
}

/// People talked in groups: replies of guests to their questions are noticed.
pub async fn heard(cx: &Cx, messages: &[GroupMessage]) -> Result {
    let replies: Vec<_> = messages.iter().filter_map(|message| Some((message.chat.0, message.to?.0))).collect();
    if replies.is_empty() || !guests::any_of(&cx.tx, &serde_json::to_string(&replies)?).await? {
        return Ok(());
    }
    for message in messages {
        let (Some(to), Some(id)) = (message.to, message.id) else { continue };
        let answered = guests::answered(&cx.tx, (message.chat, to), message.author, cx.now - LATE).await?;
        let Some(series) = answered else { continue };
        guests::reply(&cx.tx, series, id, message.number).await?;
        let is_over = guests::of_series(&cx.tx, series).await?.is_some_and(|guest| guest.state == State::Over);
        if is_over {
            draw_at(cx, message.chat, series, cx.now + DRAWN_AFTER).await?;
        }
    }
    Ok(())
}

/// It waits for another time: where it is announced that is said.
pub async fn is_moved(cx: &Cx, chat: &Chat, one: &Series) -> Result {
    let Some(guest) = guests::of_series(&cx.tx, one.id).await? else { return Ok(()) };
    let (Some(message), Some(told), State::Agreed) = (guest.announced, guest.told, guest.state) else { return Ok(()) };
    let Some(at) = begins(cx, chat, one).await?.filter(|at| *at != told && *at > cx.now) else { return Ok(()) };
    guests::is_told(&cx.tx, one.id, at).await?;
    let html = announcement(cx, chat, &guest, at).await?;
    cx.send(Request::edit(chat.id, message, &html).keyboard(&door(cx, chat, one.id).await?)).await
}

/// Somebody who manages the group is called about a guest.
async fn calls(cx: &Cx, chat: &Chat, guest: &Guest, why: &'static str) -> Result {
    let name = name_of(cx, guest).await?;
    let new = items::New {
        room: NAME,
        section: None,
        kind: scenes::NOBODY,
        reference: &guest.series.to_string(),
        urgency: items::Urgency::Daily,
        words: line(why).text("name", &name),
        buttons: Vec::new(),
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// The guest has left.
pub async fn left(cx: &Cx, chat: &Chat, one: &Series) -> Result {
    match guests::of_series(&cx.tx, one.id).await? {
        Some(guest) if matches!(guest.state, State::Invited | State::Agreed) => {
            calls(cx, chat, &guest, "guest-item-gone").await
        }
        _ => Ok(()),
    }
}

/// A manager ends it: if it was to come, the group and the guest hear that it does not.
pub async fn removed(cx: &Cx, chat: &Chat, one: &Series) -> Result {
    let Some(guest) = guests::of_series(&cx.tx, one.id).await? else { return Ok(()) };
    for plan in plans(cx, chat, one, &posts::states(cx, chat.key, NAME).await?).await? {
        Box::pin(posts::remove(cx, chat.key, &plan)).await?;
    }
    if !matches!(guest.state, State::Invited | State::Agreed) {
        return Ok(());
    }
    call_off(cx, chat, &guest, State::Over).await?;
    let words = line("guest-not-wanted").text("group", &chat.title);
    match guest.user {
        Some(user) => cx.nudge(user, Some(chat), Reason::Asked, &|lang| words.render(lang)).await.map(drop),
        None => Ok(()),
    }
}

/// The room is off in a group: what was to come there does not.
pub async fn end_all(cx: &Cx, chat: &Chat) -> Result {
    for guest in guests::of_chat(&cx.tx, chat.key).await? {
        if matches!(guest.state, State::Invited | State::Agreed) {
            call_off(cx, chat, &guest, State::Over).await?;
        }
    }
    Ok(())
}

/// A guest who has been is kept for a while, and so are the questions.
async fn goes_later(cx: &Cx, chat: &Chat, series: i64) -> Result {
    let key = format!("guest-goes:{series}");
    cx.set_timer(NAME, &key, Some(chat.key), cx.now + KEPT, &Later::GuestGoes { series }).await
}

/// And no longer.
pub async fn goes(cx: &Cx, series: i64) -> Result {
    match guests::of_series(&cx.tx, series).await? {
        Some(guest) if matches!(guest.state, State::Declined | State::Over) => {
            Ok(queries::remove(&cx.tx, series).await?)
        }
        _ => Ok(()),
    }
}

/// Guests who have been for long make room for others.
pub async fn make_room(cx: &Cx, chat: &Chat) -> Result {
    for guest in guests::of_chat(&cx.tx, chat.key).await? {
        let has_been = guest.posted_at.unwrap_or(guest.added_at) < cx.now - KEPT;
        if has_been && matches!(guest.state, State::Declined | State::Over) {
            queries::remove(&cx.tx, guest.series).await?;
        }
    }
    Ok(())
}

/// Somebody is forgotten: her questions go, where they stand, too; and what says that she is the guest.
pub async fn forget(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    for series in guests::remove_of(&cx.tx, chat.key, user).await? {
        if let Some(guest) = guests::of_series(&cx.tx, series).await? {
            draw(cx, chat, &guest).await?;
        }
    }
    for guest in guests::of_chat(&cx.tx, chat.key).await?.into_iter().filter(|guest| guest.user == Some(user)) {
        let Some(one) = queries::by_id(&cx.tx, guest.series).await? else { continue };
        for plan in plans(cx, chat, &one, &posts::states(cx, chat.key, NAME).await?).await? {
            Box::pin(posts::remove(cx, chat.key, &plan)).await?;
        }
        items::erase(cx, chat.key, NAME, &one.id.to_string()).await?;
        let gone = line("series-taken-back").render(chat.language);
        let stands = [(guest.announced, guest.announced_at), (guest.message, guest.posted_at)];
        for (message, since) in stands.into_iter().filter_map(|(message, since)| message.zip(since)) {
            cx.send(match can_be_deleted(since, cx.now) {
                true => Request::delete(chat.id, message),
                false => Request::edit(chat.id, message, &gone),
            })
            .await?;
        }
        queries::remove(&cx.tx, one.id).await?;
    }
    Ok(())
}

/// What is known of her.
pub async fn known(cx: &Cx, chat: ChatKey, user: UserId) -> Result<Vec<Line>> {
    let (questions, votes) = guests::of_person(&cx.tx, chat, user).await?;
    let questions = questions.iter().map(|text| line("mydata-guest-question").text("text", text));
    let votes = (votes > 0).then(|| line("mydata-guest-votes").num("n", votes));
    let all = guests::of_chat(&cx.tx, chat).await?;
    let is_guest = all.iter().any(|guest| guest.user == Some(user)).then(|| line("mydata-guest"));
    Ok(questions.chain(votes).chain(is_guest).collect())
}
