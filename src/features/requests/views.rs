//! Requests in words.

use super::{
    queries::{self, Request},
    rules::{LONGEST_REASON, Reason, State},
};
use crate::{
    dispatch::{Cx, Result},
    store::{chats::Chat, people},
    telegram::UserId,
    words::{Lang, Line, clip, clip_text, day_and_time, escape, inert, isolate, line},
};

/// Longest name, in graphemes.
const LONGEST_NAME: usize = 60;
/// Of an answer so much is shown in an item, and so much beside everything else about a request, in UTF-16 units.
const IN_ITEM: usize = 160;
const IN_FULL: usize = 400;
/// So much of what was said both ways is shown.
const SAID_SHOWN: i64 = 6;
const SAID: usize = 200;

/// Somebody's words as HTML, with nothing in them that could be pressed.
pub(super) fn quoted(words: &str, most: usize) -> String {
    isolate(&escape(&inert(&clip_text(words, most))))
}

/// The name of who asked.
pub(super) async fn name(cx: &Cx, request: &Request) -> Result<String> {
    name_of(cx, request.user).await
}

/// The same by the number of the request.
pub(super) async fn name_by_id(cx: &Cx, id: i64) -> Result<String> {
    match queries::by_id(&cx.tx, id).await? {
        Some(request) => name(cx, &request).await,
        None => Ok(String::new()),
    }
}

async fn name_of(cx: &Cx, user: UserId) -> Result<String> {
    Ok(people::known(&cx.tx, user).await?.map(|known| clip(&known.name, LONGEST_NAME)).unwrap_or_default())
}

/// Questions with what was answered.
pub(super) fn answers(told: &[(String, Option<String>)], lang: Lang) -> String {
    let one = |(question, answer): &(String, Option<String>)| {
        let answer = match answer {
            Some(answer) => quoted(answer, IN_FULL),
            None => line("requests-no-answer").render(lang),
        };
        line("requests-answer").html("question", quoted(question, IN_FULL)).html("answer", answer).render(lang)
    };
    told.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// Questions one below the other.
pub(super) fn questions(asked: &[String]) -> String {
    asked.iter().map(|question| quoted(question, IN_FULL)).collect::<Vec<_>>().join("\n")
}

/// What those who decide are told.
pub(super) async fn item(cx: &Cx, request: &Request) -> Result<Line> {
    let asked = queries::answers(&cx.tx, request.id).await?;
    let mut told: Vec<String> = asked.iter().filter_map(|(_, answer)| answer.clone()).collect();
    if let Some((by, words)) = queries::talk(&cx.tx, request.id, 1).await?.pop()
        && by == request.user
    {
        told = vec![words];
    }
    let words = match (request.is_reached, told.is_empty()) {
        (false, _) => line("requests-item-unreached"),
        (true, true) if asked.is_empty() => line("requests-item"),
        (true, true) => line("requests-item-silent"),
        (true, false) => {
            let told = told.iter().map(|answer| quoted(answer, IN_ITEM)).collect::<Vec<_>>().join("\n");
            line("requests-item-answered").html("answers", told)
        }
    };
    let words = words.text("name", &name(cx, request).await?);
    Ok(match &request.link {
        Some(link) => line("requests-item-link").line("words", words).text("link", link),
        None => words,
    })
}

/// A request on one line of the list.
pub(super) async fn entry(cx: &Cx, request: &Request, chat: &Chat) -> Result<Line> {
    Ok(line("requests-entry")
        .text("name", &name(cx, request).await?)
        .line("since", day_and_time(request.asked_at, chat.zone, cx.now))
        .line("state", standing(request)))
}

fn standing(request: &Request) -> Line {
    let state = match (request.state, request.is_reached) {
        (State::Waiting, false) => "unreached",
        (state, _) => state.code(),
    };
    line("requests-state").plain("state", state)
}

/// All there is about a request.
pub(super) async fn request(cx: &Cx, request: &Request, chat: &Chat, lang: Lang) -> Result<String> {
    let since = day_and_time(request.asked_at, chat.zone, cx.now);
    let profile =
        format!("<a href=\"tg://user?id={}\">{}</a>", request.user.0, isolate(&escape(&name(cx, request).await?)));
    let mut parts =
        vec![line("requests-look").html("name", profile).text("group", &chat.title).line("since", since).render(lang)];
    if let Some(link) = &request.link {
        parts.push(line("requests-look-link").text("link", link).render(lang));
    }
    if let Some(bio) = &request.bio {
        parts.push(line("requests-look-bio").html("bio", quoted(bio, IN_FULL)).render(lang));
    }
    let told = queries::answers(&cx.tx, request.id).await?;
    if !told.is_empty() {
        parts.push(answers(&told, lang));
    }
    let mut said = Vec::new();
    for (by, words) in queries::talk(&cx.tx, request.id, SAID_SHOWN).await? {
        let name = name_of(cx, by).await?;
        said.push(line("requests-said").text("name", &name).html("words", quoted(&words, SAID)).render(lang));
    }
    if !said.is_empty() {
        parts.push(said.join("\n"));
    }
    let stands = match request.state.is_open() {
        true => standing(request),
        false => outcome(cx, request).await?,
    };
    parts.push(line("requests-look-state").line("state", stands).render(lang));
    Ok(parts.join("\n\n"))
}

/// What became of a request, and who decided, if we know.
pub(super) async fn outcome(cx: &Cx, request: &Request) -> Result<Line> {
    let name = name(cx, request).await?;
    let lets_in = match request.state {
        State::Approved => true,
        State::Declined => false,
        State::Deciding => request.lets_in == Some(true),
        State::Gone | State::Over | State::Asking | State::Waiting => {
            return Ok(line("requests-outcome-gone").text("name", &name));
        }
    };
    let decision = if lets_in { "approved" } else { "declined" };
    Ok(match request.decided_by {
        Some(by) => line("requests-outcome")
            .plain("decision", decision)
            .text("manager", &name_of(cx, by).await?)
            .text("name", &name),
        None => line("requests-outcome-nobody").plain("decision", decision).text("name", &name),
    })
}

/// What she is told who is not let in; it is given the group's name.
pub(super) fn declined(reason: &Reason) -> Line {
    let words = line("requests-declined").plain("reason", reason.code());
    match reason {
        Reason::Own(own) => words.html("words", quoted(own, LONGEST_REASON)),
        _ => words.html("words", String::new()),
    }
}
