//! Advice wanted: a member tells in private what she would like to be advised on, with her name or without; somebody who manages
//! the group looks at it; it is posted when the series comes, and three who can be asked are named in it. Replies to it are
//! counted. After a week she is asked once what came of it: those who were asked hear that, and, if she likes, the group.
//!
//! If nobody would like advice, nothing is posted, and that is said.

mod manage;
mod outcome;
mod panel;
mod rules;
mod write;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::rules::Adviser;
pub use self::{
    manage::{DECLINE, EDIT, ITEM, decide},
    outcome::{OUTCOME, ask as ask_what_came_of_it},
    panel::{Advice, command},
    write::DILEMMA,
};
use super::{
    Later, NAME,
    queries::{
        self, Series,
        dilemmas::{self, Dilemma, State},
    },
    rules::{Kind, State as SlotState, by_day},
    views,
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
    store::{ChatKey, chats::Chat, people},
    telegram::{
        MessageId, UserId,
        keyboard::{Key, Keyboard},
        marked::Marked,
        request::{Request, can_be_deleted},
    },
    words::{Lang, Line, escape, inert, isolate, line},
};

/// The kind of message by which those who were asked hear what came of it.
pub const NUDGE: &str = "advice";
/// She is asked what came of it so long after it was posted.
const A_WEEK: TimeDelta = TimeDelta::weeks(1);
/// Recorded when nobody would like advice (message `skip-CODE`).
const NO_DILEMMA: &str = "no-dilemma";

/// What is handed back with a post.
#[derive(Debug, Serialize, Deserialize)]
struct Memory {
    dilemma: i64,
    asked: Vec<UserId>,
}

/// Whether a group has such a series.
pub async fn is_here(cx: &Cx, chat: ChatKey) -> Result<bool> {
    Ok(queries::of_chat(&cx.tx, chat).await?.iter().any(|one| one.kind == Kind::Advice))
}

/// What is posted at its time: the oldest that may be.
pub async fn compose(cx: &Cx, chat: &Chat, again: Option<Again<'_>>) -> Result<Composed> {
    let memory = again.map(|again| Memory::deserialize(again.memory())).transpose()?;
    let found = match &memory {
        Some(memory) => dilemmas::by_id(&cx.tx, memory.dilemma).await?,
        None => dilemmas::next(&cx.tx, chat.key).await?,
    };
    let Some(dilemma) = found else { return Ok(Composed::Nothing(NO_DILEMMA)) };
    let asked = match memory {
        Some(memory) => memory.asked,
        None => advisers(cx, chat, &dilemma).await?,
    };
    // The same is not posted twice, whatever comes before its answer.
    dilemmas::set_state(&cx.tx, dilemma.id, State::Sent).await?;
    let request = request(cx, chat, &dilemma, &mentions(cx, chat, &asked).await?).await?;
    Ok(Composed::Say(Box::new(request), serde_json::to_value(Memory { dilemma: dilemma.id, asked })?))
}

/// Who is asked about it.
async fn advisers(cx: &Cx, chat: &Chat, dilemma: &Dilemma) -> Result<Vec<UserId>> {
    let mut all = Vec::new();
    for (user, asked_at) in dilemmas::advisers(&cx.tx, chat.key).await? {
        all.push(Adviser { user, asked_at, tags: onboarding::tags_of(cx, chat.key, user).await? });
    }
    let shared = match dilemma.is_named {
        true => onboarding::tags_of(cx, chat.key, dilemma.author).await?,
        false => Vec::new(),
    };
    Ok(rules::choose(&all, dilemma.author, dilemma.text.text(), &shared, cx.now))
}

/// Those of them who are in the group, so that they hear of it.
async fn mentions(cx: &Cx, chat: &Chat, users: &[UserId]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for user in users {
        let is_in = people::membership(&cx.tx, chat.key, *user).await?.is_some_and(|her| her.is_in);
        let name = views::name_of(cx, Some(*user)).await?;
        if is_in && !name.is_empty() {
            names.push(isolate(&format!("<a href=\"tg://user?id={}\">{}</a>", user.0, escape(&inert(&name)))));
        }
    }
    Ok(names)
}

/// As the group sees it; `by` is whose it is.
fn html(text: &Marked, by: Option<&Line>, names: &[String], lang: Lang) -> String {
    let asks = match names {
        [] => line("advice-anybody"),
        names => line("advice-asked").html("names", names.join(", ")),
    };
    let by = by.map(|by| by.render(lang));
    let parts =
        [Some(line("advice-title").render(lang)), Some(text.html()), by, Some(format!("\n{}", asks.render(lang)))];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Whose it is, as far as she likes that to be known.
async fn by(cx: &Cx, dilemma: &Dilemma) -> Result<Line> {
    let name = views::name_of(cx, Some(dilemma.author)).await?;
    Ok(match dilemma.is_named && !name.is_empty() {
        true => line("tips-by").text("name", &name),
        false => line("advice-by-nobody"),
    })
}

async fn request(cx: &Cx, chat: &Chat, dilemma: &Dilemma, names: &[String]) -> Result<Request> {
    let link = cx.link(NAME, &Advice::Overview, About::chat(chat.key).for_anybody()).await?;
    let door = Key::open(line("advice-button-door").render_plain(chat.language), link);
    let html = html(&dilemma.text, Some(&by(cx, dilemma).await?), names, chat.language);
    Ok(Request::message(chat.id, &html).keyboard(&Keyboard::new().row([door])))
}

/// What became of one of its times.
pub async fn settled(cx: &Cx, chat: &Chat, one: &Series, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
    let memory = Memory::deserialize(memory).ok();
    let stands = match (fate, memory) {
        (Fate::LeftTopic | Fate::PictureRefused(_) | Fate::Unsure, _) => return Ok(()),
        (Fate::Posted, Some(memory)) => {
            posted(cx, chat, one, &memory).await?;
            SlotState::Posted
        }
        (Fate::Posted | Fate::MayHaveBeen, _) => {
            // Which one it was nobody can tell any more: somebody looks.
            if let Some(dilemma) = dilemmas::next(&cx.tx, chat.key).await? {
                dilemmas::set_state(&cx.tx, dilemma.id, State::Waits).await?;
                manage::raise(cx, chat, &dilemma, "advice-item-again").await?;
            }
            SlotState::Posted
        }
        (Fate::Skipped(_), Some(memory)) => {
            // It comes the next time.
            dilemmas::set_state(&cx.tx, memory.dilemma, State::Ready).await?;
            SlotState::LeftOut
        }
        (Fate::Skipped(NO_DILEMMA), None) => SlotState::Nothing,
        (Fate::Skipped(_), None) => SlotState::LeftOut,
    };
    queries::open(&cx.tx, one, due.at, None).await?;
    Ok(queries::set_state(&cx.tx, one.id, due.at, stands).await?)
}

/// It stands in the group: she hears of it, and in a week she is asked.
async fn posted(cx: &Cx, chat: &Chat, one: &Series, memory: &Memory) -> Result {
    let Some(dilemma) = dilemmas::by_id(&cx.tx, memory.dilemma).await? else { return Ok(()) };
    let message = posts::just_posted(cx, chat.key, NAME, one.id).await?;
    dilemmas::stands(&cx.tx, dilemma.id, message, cx.now).await?;
    for user in &memory.asked {
        dilemmas::asked(&cx.tx, &dilemma, *user, cx.now).await?;
    }
    let words = line("advice-posted").text("group", &chat.title);
    cx.nudge(dilemma.author, Some(chat), Reason::Asked, &|lang| with_link(&words, chat, message, lang)).await?;
    let at = by_day(chat, cx.now + A_WEEK);
    cx.set_timer(NAME, &format!("outcome:{}", dilemma.id), Some(chat.key), at, &Later::Outcome { dilemma: dilemma.id })
        .await
}

/// Words with the message they are about below them.
pub fn with_link(words: &Line, chat: &Chat, message: Option<MessageId>, lang: Lang) -> String {
    let link = message.and_then(|message| onboarding::message_link(chat.id, message));
    [Some(words.render(lang)), link].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// People talked in groups: what answers a dilemma is counted.
pub async fn heard(cx: &Cx, messages: &[GroupMessage]) -> Result {
    let replies: Vec<_> =
        messages.iter().filter_map(|message| Some((message.chat.0, message.to?.0, message.author.0))).collect();
    match replies.is_empty() {
        true => Ok(()),
        false => Ok(dilemmas::heard(&cx.tx, &serde_json::to_string(&replies)?).await?),
    }
}

/// The room is off in a group: what waits there is over.
pub async fn end_all(cx: &Cx, chat: ChatKey) -> Result {
    Ok(dilemmas::drop_pending(&cx.tx, chat).await.map(drop)?)
}

/// She left: what of hers is not in the group yet makes room.
pub async fn left(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    for state in [State::Waits, State::Ready] {
        for dilemma in dilemmas::of_person(&cx.tx, (chat.key, user), state).await? {
            items::erase(cx, chat.key, NAME, &manage::reference(dilemma.id)).await?;
            dilemmas::remove(&cx.tx, dilemma.id).await?;
        }
    }
    Ok(())
}

/// She is forgotten: what of hers stands in the group goes, or says so where it cannot.
pub async fn forget(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    dilemmas::mention_no_more(&cx.tx, chat.key, user).await?;
    for dilemma in dilemmas::all_of(&cx.tx, chat.key, user).await? {
        items::erase(cx, chat.key, NAME, &manage::reference(dilemma.id)).await?;
        if let (Some(message), Some(since)) = (dilemma.message, dilemma.posted_at) {
            let gone = line("series-taken-back").render(chat.language);
            let request = match can_be_deleted(since, cx.now) {
                true => Request::delete(chat.id, message),
                false => Request::edit(chat.id, message, &gone),
            };
            cx.send(request).await?;
        }
    }
    Ok(())
}

/// What is known of her.
pub async fn known(cx: &Cx, chat: ChatKey, user: UserId) -> Result<Vec<Line>> {
    let hers = dilemmas::all_of(&cx.tx, chat, user).await?;
    let mut lines: Vec<Line> = hers.iter().map(|one| line("mydata-dilemma").text("text", one.text.text())).collect();
    if dilemmas::is_adviser(&cx.tx, chat, user).await? {
        lines.push(line("mydata-adviser"));
    }
    let (answered, asked) = dilemmas::answered_by(&cx.tx, chat, user).await?;
    if answered + asked > 0 {
        lines.push(line("mydata-advice").num("answered", answered).num("asked", asked));
    }
    Ok(lines)
}
