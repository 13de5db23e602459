//! What people see.

use super::{Action, queries::State};
use crate::{
    store::chats::Chat,
    telegram::UserId,
    words::{Lang, Line, escape, inert, isolate, line},
};

/// So many lines to begin with are offered.
const OPENINGS: [&str; 3] = ["buddies-opening-1", "buddies-opening-2", "buddies-opening-3"];

/// A name that leads to its owner.
pub fn mention(user: UserId, name: &str) -> String {
    isolate(&format!("<a href=\"tg://user?id={}\">{}</a>", user.0, escape(&inert(name))))
}

/// Says in private what there is, with what leads to it.
pub fn call(page: &Action, chat: &Chat, link: &str, lang: Lang) -> String {
    let (call, door) = match page {
        Action::Asked(_) => ("buddies-call-asked", "buddies-call-asked-door"),
        Action::Wonder(_) => ("buddies-call-wonder", "buddies-call-wonder-door"),
        _ => ("buddies-call-found", "buddies-call-found-door"),
    };
    let door = format!("<a href=\"{}\">{}</a>", escape(link), line(door).render(lang));
    line(call).text("group", &chat.title).html("door", door).render(lang)
}

/// Lines to begin with, each to be copied.
pub fn openings(lang: Lang) -> String {
    let lines = OPENINGS.map(|id| format!("<code>{}</code>", line(id).render(lang)));
    lines.join("\n")
}

/// What somebody shares with somebody else, if anything.
pub fn shared(tags: &[String]) -> Line {
    let tags: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
    match tags.as_slice() {
        [] => line("buddies-nothing-shared"),
        tags => line("buddies-shared").text("tags", &tags.join(" ")),
    }
}

/// How it stands with a newcomer, for her.
pub fn stands(state: State) -> &'static str {
    match state {
        State::Seeks | State::Asked => "buddies-looking",
        State::Pair | State::Wonders => "buddies-found",
    }
}
