//! Several settings in one message, a line for each: as the desk shows them, to be pasted where they are to hold, too.

use super::{
    apply, own, rooms,
    rules::Change,
    set_goal, settings,
    typed::{self, Wish},
    unread,
};
use crate::{
    dispatch::{Ask, Cx, Result, rights::Need, whisper::Whisper},
    features::setup::{no_goal, read_goal},
    store::chats::Chat,
    words::Line,
};

/// More lines are no settings.
const MOST: usize = 60;

/// What a line asks for.
enum One {
    Room(rooms::Wish),
    Own(own::Wish),
    Basic(Change),
    Goal(Option<String>),
}

/// Sets them all, or, if one of them is not understood, none.
pub async fn set(cx: &Cx, ask: &Ask, chat: &Chat) -> Result {
    cx.must_have(ask, Need::Everything).await?;
    let lines = ask.command.body.lines().map(str::trim).filter(|line| !line.is_empty()).take(MOST);
    let all: Vec<One> = lines.map(|line| read(cx, chat, line)).collect::<std::result::Result<_, Line>>()?;
    let mut said = Vec::new();
    for one in all {
        said.push(make(cx, ask, chat, one).await?);
    }
    let words = |language| said.iter().map(|line: &Line| line.render(language)).collect::<Vec<_>>().join("\n");
    cx.whisper_what(ask, Whisper::new(&words)).await
}

fn read(cx: &Cx, chat: &Chat, line: &str) -> std::result::Result<One, Line> {
    match rooms::read(&cx.rooms, line) {
        Some(wish @ rooms::Wish::Switch(..)) => return Ok(One::Room(wish)),
        Some(rooms::Wish::Which(room) | rooms::Wish::Here(room)) => return Err(rooms::which(room)),
        Some(rooms::Wish::Show) | None => {}
    }
    if let Some(wish @ own::Wish::Set(..)) = own::read(&cx.rooms, line) {
        return Ok(One::Own(wish));
    }
    match typed::read(line, chat, cx.now).map_err(|problem| unread(cx, problem))? {
        Wish::Set(change) => Ok(One::Basic(change)),
        Wish::SetGoal(goal) => {
            if let Some(goal) = &goal {
                read_goal(goal).map_err(no_goal)?;
            }
            Ok(One::Goal(goal))
        }
        _ => Err(crate::words::line("settings-several-line").text("line", line)),
    }
}

async fn make(cx: &Cx, ask: &Ask, chat: &Chat, one: One) -> Result<Line> {
    match one {
        One::Room(rooms::Wish::Switch(room, on)) => rooms::switch(cx, chat, &ask.actor, room, on).await,
        One::Own(own::Wish::Set(spec, code)) => {
            settings::set(cx, chat.key, &ask.actor, spec.key, code).await?;
            Ok(own::worded("done", spec.key, code))
        }
        One::Basic(change) => apply(cx, chat, &ask.actor, change).await,
        One::Goal(goal) => set_goal(cx, chat, &ask.actor, goal.as_deref()).await,
        One::Room(_) | One::Own(_) => Err(crate::words::line("refuse-stale-button").into()),
    }
}
