//! Beside the result: who has not voted is reminded, a tie is decided, and the group hears what is done with it.

use std::collections::HashSet;

use async_trait::async_trait;
use chrono::TimeDelta;

use super::{
    FOLLOW, Later, NAME, NUDGE, SHOWN_OF_A_QUESTION, Telling as Said, WRITE,
    life::{number, send_result},
    panel::Action,
    queries::{self, Poll, plans},
    rules::{
        form::Trait,
        rounds::reminds_at,
        stage::{Handle, Stage},
        tally::Tally,
    },
    views,
};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
        items::{self, Button, Item, Urgency},
        nudge::Reason,
        panel,
    },
    features::{onboarding, recognition},
    schedule::recurrence::Rule,
    store::{chats::Chat, timers},
    telegram::{UserId, actor::Person, marked::Marked},
    words::{Lang, Line, clip, line},
};

/// Who said something in so many days is reminded, and so many of them at most.
const ACTIVE_DAYS: i64 = 14;
const MOST_REMINDED: usize = 20;
/// So long after a result it is asked what is done with it.
const FOLLOWS_AFTER: TimeDelta = TimeDelta::days(3);
/// Longest answer to that, in characters.
const LONGEST: usize = 1_000;
/// The answers' names.
const POLL: &str = "poll";
const WORDS: &str = "words";

fn remind_key(poll: &Poll) -> String {
    format!("remind:{}", poll.id)
}

/// Has who has not voted reminded, where that is wanted.
pub(super) async fn remind_in_time(cx: &Cx, poll: &Poll) -> Result {
    if !poll.form.is(Trait::Reminds) || poll.form.is(Trait::Anonymous) {
        return Ok(());
    }
    match reminds_at(cx.now, poll.open) {
        Some(at) => cx.set_timer(NAME, &remind_key(poll), Some(poll.chat), at, &Later::Remind { poll: poll.id }).await,
        None => Ok(()),
    }
}

/// Who said something lately and has not voted: number and name, by name.
pub(super) async fn not_voted(cx: &Cx, chat: &Chat, poll: &Poll) -> Result<Vec<(UserId, String)>> {
    let Some(number) = number(poll) else { return Ok(Vec::new()) };
    let voted: HashSet<UserId> = queries::voters(&cx.tx, number).await?.into_iter().map(|(user, ..)| user).collect();
    let mut lately = recognition::talked_within(cx, chat, ACTIVE_DAYS).await?;
    lately.retain(|(user, _)| !voted.contains(user));
    Ok(lately)
}

/// Before the end, who has not voted hears of it: once, in private, as far as they want to.
pub(super) async fn remind(cx: &Cx, poll: &Poll) -> Result {
    let Stage::Open(Handle { message, .. }) = &poll.stage else { return Ok(()) };
    let chat = cx.chat(poll.chat).await?;
    let link = message.and_then(|message| onboarding::message_link(chat.id, message));
    let until = poll.asked_at + poll.open;
    let mut reminded = 0;
    for (user, _) in not_voted(cx, &chat, poll).await? {
        if reminded == MOST_REMINDED {
            break;
        }
        if poll.asked_by == Some(user) {
            continue;
        }
        let words = |language| views::reminder(&chat, poll, link.as_deref(), language);
        let reason = Reason::Unasked { kind: NUDGE, until };
        reminded += usize::from(cx.nudge(user, Some(&*chat), reason, &words).await?);
    }
    Ok(())
}

/// A result is on its way: nobody is reminded any more, and later it is asked what is done with it. Of what is asked again and
/// again that would be asked too often.
pub(super) async fn is_told(cx: &Cx, poll: &Poll, tally: &Tally) -> Result {
    timers::cancel(&cx.tx, NAME, &remind_key(poll)).await?;
    let plan = match poll.plan {
        Some(plan) => plans::any_by_id(&cx.tx, plan).await?.and_then(|plan| plan.spec.rule),
        None => None,
    };
    if !tally.has_votes() || plan.is_some_and(|rule| !matches!(rule.rule, Rule::Once { .. })) {
        return Ok(());
    }
    let key = format!("follow:{}", poll.id);
    cx.set_timer(NAME, &key, Some(poll.chat), cx.now + FOLLOWS_AFTER, &Later::Follow { poll: poll.id }).await
}

/// The options that share the first place of a poll that is over, while nobody has decided.
pub(super) fn tied(poll: &Poll) -> Vec<usize> {
    let winners = poll.last_state.as_ref().map(Tally::winners).unwrap_or_default();
    let is_open = poll.stage == Stage::Told && poll.cast.is_none() && winners.len() > 1;
    if is_open { winners } else { Vec::new() }
}

/// The result stands in the group: of a tie, who asked may decide.
pub(super) async fn stands(cx: &Cx, poll: &Poll) -> Result {
    let Some(user) = poll.asked_by.filter(|_| !tied(poll).is_empty()) else { return Ok(()) };
    let (chat, person) = (cx.chat(poll.chat).await?, crate::dispatch::flow::person(cx, user).await?);
    panel::whisper_later(cx, &chat, &person, &Action::Tie { id: poll.id }).await
}

/// Decides a tie: written down as what it is, and told below the result.
pub(super) async fn cast(cx: &Cx, poll: &Poll, option: usize, person: &Person) -> Result {
    if !tied(poll).contains(&option) || !queries::cast(&cx.tx, poll.id, option, person.id).await? {
        return Err(line("poll-cast-already").into());
    }
    let name = poll.words.options.get(option).cloned().unwrap_or_default();
    let words = line("poll-cast").text("option", &name).text("name", &person.name);
    say_below(cx, poll, words.render(cx.chat(poll.chat).await?.language)).await
}

/// Says something about a result where that stands.
async fn say_below(cx: &Cx, poll: &Poll, html: String) -> Result {
    let (message, thread) = poll.result.map_or((None, poll.thread), |(message, thread)| (Some(message), thread));
    let said = Said { chat: poll.chat, html, thread, answers: message, has_votes: true, picture: None, poll: None };
    send_result(cx, said).await
}

/// Asks those who manage the group what is done with a result.
pub(super) async fn ask(cx: &Cx, poll: &Poll) -> Result {
    if poll.stage != Stage::Told || poll.words.question.is_empty() {
        return Ok(());
    }
    let new = items::New {
        room: NAME,
        section: None,
        kind: FOLLOW,
        reference: &poll.id.to_string(),
        urgency: Urgency::Daily,
        words: line("poll-follow").text("question", &clip(&poll.words.question, SHOWN_OF_A_QUESTION)),
        buttons: vec![Button::new("poll-follow-write", WRITE), Button::new("poll-follow-leave", "leave")],
    };
    items::raise(cx, poll.chat, new).await.map(drop)
}

/// She tells it, in private.
pub(super) async fn begin(cx: &Cx, item: &Item, person: &Person) -> Result<Line> {
    let chat = cx.chat(item.chat).await?;
    let mut told = Answers::default();
    told.set(POLL, item.reference.parse().ok().map(Answer::Number));
    Talk { flow: &Telling, chat: &chat, person }.begin(cx, told, None).await?;
    Ok(line("poll-follow-asked"))
}

/// What is done with a result.
#[derive(Debug)]
pub(super) struct Telling;

async fn poll_of(cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Poll> {
    let found = match answers.get(POLL) {
        Some(Answer::Number(id)) => queries::in_chat(&cx.tx, talk.chat.key, *id).await?,
        _ => None,
    };
    found.ok_or_else(|| line("refuse-stale-button").into())
}

#[async_trait]
impl Flow for Telling {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "follow"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(WORDS, "poll-follow-ask", Kind::Text(LONGEST))] }
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(POLL) == told.get(POLL)
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _language: Lang) -> Result<Preview> {
        let poll = poll_of(cx, talk, answers).await?;
        Ok(Preview { html: said(&poll, answers, talk.chat), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let poll = poll_of(cx, talk, answers).await?;
        say_below(cx, &poll, said(&poll, answers, talk.chat)).await?;
        items::finish(cx, poll.chat, NAME, FOLLOW, &poll.id.to_string(), talk.person.id).await?;
        Ok(line("poll-follow-told").text("group", &talk.chat.title).into())
    }
}

fn said(poll: &Poll, answers: &Answers, chat: &Chat) -> String {
    let words = answers.text(WORDS).map(Marked::html).unwrap_or_default();
    let question = clip(&poll.words.question, SHOWN_OF_A_QUESTION);
    line("poll-follow-said").text("question", &question).html("words", words).render(chat.language)
}
